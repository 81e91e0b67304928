package screen

import (
	"errors"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/keymap"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
)

// Context is the line's while keys are text, a field's while one looks for words, else
// the conversation's.
func (t *Talk) Context() keymap.Context {
	switch {
	case t.reader.Seeking():
		return keymap.Field
	case t.typing:
		return keymap.Chat
	}
	return keymap.Conversation
}

// SetFocus says whether keys go to the chat.
func (t *Talk) SetFocus(on bool) {
	if on && !t.focus {
		t.arrived()
	}
	t.focus = on
	t.refocus()
}

// arrived says that the keys came here.
func (t *Talk) arrived() { t.moved, t.fresh, t.chunk = t.s.Now(), true, time.Time{} }

func (t *Talk) refocus() {
	t.editor.SetFocus(t.focus && t.typing)
	t.reader.SetFocus(t.focus && !t.typing)
}

// write says whether keys are text from now on.
func (t *Talk) write(on bool) {
	if on == t.typing {
		return
	}
	t.typing, t.whole = on, false
	if on {
		t.arrived()
		t.reader.Do(keymap.Bottom)
		t.unread = 0
	}
	t.refocus()
}

// Write has keys be text, now or once the chat is ours.
func (t *Talk) Write() {
	if t.open() {
		t.write(true)
	} else {
		t.waits = true
	}
}

// say puts a notice above the line.
func (t *Talk) say(words string, grave bool) { t.notice, t.grave = words, grave }

// Do does an action that came by another way than typing.
func (t *Talk) Do(a keymap.Action) (tea.Cmd, bool) {
	switch a {
	case keymap.Reply:
		if why := t.whyNotSend(); why != "" {
			words := why
			return func() tea.Msg { return Said{Words: words} }, true
		}
		t.write(true)
		return nil, true
	case keymap.Open:
		if t.open() {
			t.write(true)
			return nil, true
		}
		return nil, true
	case keymap.SendLine:
		return t.enter(), true
	case keymap.TakeBack:
		return t.takeBack(), true
	case keymap.Back:
		if !t.typing {
			return nil, false
		}
		return t.back(), true
	}
	if t.typing {
		return nil, false
	}
	done := t.reader.Do(a)
	if t.atEnd() {
		t.unread = 0
	}
	return t.s.missed(t.reader, a), done
}

// back goes on writing, or ends it.
func (t *Talk) back() tea.Cmd {
	if t.notice = ""; t.whole {
		t.whole = false
		return nil
	}
	t.write(false)
	return t.save()
}

// chunkPause is how long after characters that came at once an Enter may still be of the
// same paste. On a slow line what is typed comes so too.
const chunkPause = time.Second

// Type takes a key.
func (t *Talk) Type(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	if t.reader.Seeking() {
		t.reader.Type(key, a)
		return t.s.missed(t.reader, a)
	}
	chunk := t.chunk
	t.chunk = time.Time{}
	if a == "" && key.Type == tea.KeyRunes && !key.Paste && len(key.Runes) > 3 {
		t.chunk = t.s.Now()
	}
	switch a {
	case keymap.SendLine:
		if t.s.Now().Sub(chunk) < chunkPause { // the end of a line of a paste that the terminal did not mark
			t.put = true
			return t.edit(key, keymap.NewLine)
		}
		return t.enter()
	case keymap.TakeBack, keymap.Back:
		cmd, _ := t.Do(a)
		return cmd
	case keymap.PageUp, keymap.PageDown:
		if !t.whole {
			t.reader.Do(a)
			if t.atEnd() {
				t.unread = 0
			}
			return nil
		}
	}
	if key.Paste && strings.ContainsAny(string(key.Runes), "\r\n") {
		t.put = true
		cmd := t.edit(key, a)
		t.showWhole()
		return cmd
	}
	return t.edit(key, a)
}

// edit changes what is typed.
func (t *Talk) edit(key tea.KeyMsg, a keymap.Action) tea.Cmd {
	before := t.editor.Version()
	t.editor.Update(key, a)
	if t.editor.Version() == before {
		return nil
	}
	if t.notice = ""; t.editor.IsEmpty() {
		t.put = false
		t.whole = t.whole && len(t.given) > 0
	}
	return tea.Batch(t.touch(), t.tellTyping())
}

// showWhole shows all that would go, from its beginning, before it does. An Enter that
// was pressed twice does not send it.
func (t *Talk) showWhole() {
	t.whole = true
	t.editor.Do(keymap.Top)
	t.arrived()
}

// enter sends what is typed, or says why not.
func (t *Talk) enter() tea.Cmd {
	s := t.s
	if why := t.whyNotSend(); why != "" {
		t.say(why, false)
		return nil
	}
	if t.Stage() != Open {
		return nil
	}
	if fresh := t.fresh; fresh {
		t.fresh = false
		if s.Now().Sub(t.moved) < settleTyping {
			t.say(s.T(lang.ChatJustCame, s.firstKey(keymap.Chat, keymap.SendLine), lang.Said(t.name())), false)
			return nil
		}
	}
	text := strings.Trim(t.editor.Value(), "\n ")
	switch {
	case text == "" && len(t.given) == 0:
		t.say(s.T(lang.ChatNothingTyped), false)
		return nil
	case len(text) > longestLine:
		t.say(s.T(lang.ChatTooLong), true)
		return nil
	case !t.whole && (t.put || len(t.given) > 0 || strings.Contains(text, "\n")):
		t.showWhole()
		return nil
	}
	if t.below() > 0 { // it goes when all of it was in sight
		t.editor.Do(keymap.PageDown)
		t.arrived()
		return nil
	}
	if left := t.placeLeft(text); left != "" && !strings.Contains(t.notice, left) {
		t.say(left, false) // once more sends it as it is
		return nil
	}
	return t.send(text)
}

// lineSent says that a line waits to leave, or could not.
type lineSent struct {
	of   *Talk
	line chat.LineID
	err  error
}

// lineFailed says that a line that waited did not leave.
type lineFailed struct {
	of   *Talk
	line chat.LineID
	err  error
}

// send gives a line to the visitor; until it leaves it can be taken back, and until it is
// known to have left it is kept as a draft.
func (t *Talk) send(text string) tea.Cmd {
	h := &heldLine{id: chat.NewLine(), text: text, given: t.given, put: t.put, until: t.s.Now().Add(holdFor), asked: make(chan struct{})}
	t.held = append(t.held, h)
	if t.s.Waits {
		t.sent[h.id] = true
	}
	t.editor.SetValue("")
	t.given, t.put, t.whole, t.notice = nil, false, false, ""
	t.told = time.Time{}
	t.reader.Do(keymap.Bottom)
	t.draw()
	chats, ctx, id, log, failing := t.s.Chats, t.s.saving(), t.contact.ID, t.s.Log, t.failing
	kind, words := chat.Line, chat.Words{Text: outside.New(text)}
	for _, g := range h.given {
		kind = chat.Services
		words.Services = append(words.Services, g.shown)
	}
	failed := func(err error) {
		select {
		case failing <- lineFailed{t, h.id, err}:
		case <-t.ctx.Done(): // it is a draft still
		}
	}
	line, asked := h.id, h.asked
	return tea.Batch(t.touch(), t.beatSoon(), func() tea.Msg {
		defer close(asked)
		err := guard.Run(log, func() error { return chats.Send(ctx, id, kind, line, words, holdFor, failed) })
		return lineSent{t, line, err}
	})
}

// listenFailed waits for a line that did not leave.
func (t *Talk) listenFailed() tea.Cmd {
	return t.s.Lasts(func() tea.Msg {
		select {
		case m := <-t.failing:
			return m
		case <-t.ctx.Done():
			return nil
		}
	})
}

// heldBeat says that a second of a countdown is over.
type heldBeat struct{ of *Talk }

func (t *Talk) beatSoon() tea.Cmd {
	if t.beats {
		return nil
	}
	t.beats = true
	return t.s.Lasts(tea.Tick(time.Second, func(time.Time) tea.Msg { return heldBeat{t} }))
}

func (t *Talk) beat() tea.Cmd {
	t.beats = false
	t.draw()
	if t.holds() == nil {
		return nil
	}
	return t.beatSoon()
}

// holds is the line that is taken back first: the last one. Nil for none.
func (t *Talk) holds() *heldLine {
	for _, h := range slices.Backward(t.held) {
		if !h.left && !h.out {
			return h
		}
	}
	return nil
}

// lineTaken says whether a line came back.
type lineTaken struct {
	of   *Talk
	line chat.LineID
	err  error
}

// takeBack takes the last line back that has not left.
func (t *Talk) takeBack() tea.Cmd {
	h := t.holds()
	if h == nil {
		t.say(t.s.T(lang.ChatNothingHeld), false)
		return nil
	}
	chats, id, line, asked, log := t.s.Chats, t.contact.ID, h.id, h.asked, t.s.Log
	return func() tea.Msg {
		<-asked
		return lineTaken{t, line, guard.Run(log, func() error { return chats.TakeBack(id, line) })}
	}
}

func (t *Talk) taken(m lineTaken) tea.Cmd {
	switch {
	case m.err == nil:
		if !t.restore(m.line) {
			return nil
		}
		t.write(t.open())
		t.say(t.s.T(lang.ChatTakenBack), false)
		return t.touch()
	case errors.Is(m.err, chat.ErrLeft):
		t.say(t.s.T(lang.ChatHasLeft), false)
		return nil
	}
	return func() tea.Msg { return failed(t.s.Lang.Action(keymap.TakeBack), m.err) }
}

// cameBack takes a line that did not leave: it is typed again, and why is said.
func (t *Talk) cameBack(m lineFailed) tea.Cmd {
	if !t.restore(m.line) {
		return nil
	}
	words := t.s.T(lang.ChatDidNotLeave)
	switch {
	case errors.Is(m.err, chat.ErrAway):
		words = t.s.T(lang.ChatGoneKept)
	case errors.Is(m.err, chat.ErrGone):
		words = t.s.T(lang.ChatIsOver)
	case errors.Is(m.err, chat.ErrNotIn):
		words = t.s.T(lang.ChatNotIn)
	case errors.Is(m.err, chat.ErrTooLong):
		words = t.s.T(lang.ChatTooLong)
	}
	t.say(words, true)
	return tea.Batch(t.touch(), func() tea.Msg { return Said{Tone: warning, Words: words} })
}

// restore puts a line that did not leave before what is typed; false if it is none.
func (t *Talk) restore(line chat.LineID) bool {
	i := slices.IndexFunc(t.held, func(h *heldLine) bool { return h.id == line && !h.left })
	if i < 0 {
		return false
	}
	h := t.held[i]
	t.held = slices.Delete(t.held, i, i+1)
	text := h.text
	if typed := t.editor.Value(); strings.TrimSpace(typed) != "" {
		text = strings.TrimRight(text, "\n") + "\n" + typed
	}
	t.editor.SetValue(text)
	t.editor.Do(keymap.Bottom)
	t.given = append(h.given[:len(h.given):len(h.given)], t.given...)
	t.put = t.put || h.put
	t.draw()
	return true
}

// left takes in that a line has left, if it is one of ours; services that it named are
// recorded.
func (t *Talk) left(e deskEntry) tea.Cmd {
	if e.Side != chat.Desk {
		return nil
	}
	i := slices.IndexFunc(t.held, func(h *heldLine) bool { return h.id == e.Line })
	if i < 0 {
		return nil
	}
	h := t.held[i]
	if len(h.given) == 0 {
		t.held = slices.Delete(t.held, i, i+1)
		return t.touch()
	}
	h.left = true
	return tea.Batch(t.touch(), t.refer(h))
}
