package screen

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/chat"
	"baken/inbox/desk"
	"baken/keymap"
	"baken/store/guard"
	"baken/ui/lang"
)

// A chat, in words for who hears it. Each line of it is told once; what the visitor is
// told was read is what was told here.

// aloudPast is how much of a chat is told of what was said before, where not all is asked for.
const aloudPast = 6

// Aloud is a chat in lines: whose it is and how it stands, then the last of what was said,
// or all of it.
func (t *Talk) Aloud(all bool) (lines []string) {
	s := t.s
	since := s.T(lang.ChatSince, lang.Said(s.Lang.Clock(t.live.Began.In(s.Zone))))
	lines = append(lines, s.sentences(t.Title(), since, s.Answers(t.live)))
	for _, l := range s.reasons(t.found()) {
		lines = append(lines, s.sentences(l.words+l.last))
	}
	if others := t.with(); others != "" && t.mine() {
		lines = append(lines, s.sentences(s.T(lang.ChatWith, lang.Said(others))))
	}
	if !t.open() {
		words, _ := t.standing()
		lines = append(lines, s.sentences(words))
	}
	from := max(0, len(t.entries)-aloudPast)
	if all {
		from = 0
	}
	if from > 0 {
		lines = append(lines, s.T(lang.PlainEarlier, lang.N(from)))
	}
	for _, e := range t.entries[from:] {
		lines = append(lines, t.aloud(e))
	}
	t.toldTo = len(t.entries)
	for _, h := range t.held {
		if !h.left {
			lines = append(lines, s.T(lang.PlainSpoke, lang.Said(strings.TrimSuffix(s.sentences(s.T(lang.ChatGoes)), ".")), lang.Said(strings.Join(Paragraphs(h.text), " "))))
		}
	}
	if text := strings.TrimSpace(t.Text()); text != "" {
		lines = append(lines, s.T(lang.PlainText))
		lines = append(lines, Paragraphs(text)...)
	}
	return lines
}

// News is what came that was not told; what left from here is no news.
func (t *Talk) News() (lines []string) {
	for _, e := range t.entries[min(t.toldTo, len(t.entries)):] {
		if e.Side == chat.Desk && t.sent[e.Line] || e.Kind == chat.Gone && t.mine() { // that was said
			continue
		}
		lines = append(lines, t.aloud(e))
	}
	t.toldTo = len(t.entries)
	return lines
}

// aloud is one entry as it is told.
func (t *Talk) aloud(e deskEntry) string {
	s := t.s
	who := t.name()
	switch {
	case e.Kind != chat.Line && e.Kind != chat.Services:
		return s.sentences(EventWords(s.Lang, e))
	case e.Side == chat.Desk:
		if who = e.Who.Line().String(); who == "" {
			who = s.T(lang.ChatDesk)
		}
	}
	words := strings.Join(Paragraphs(e.Words.Text.Block().String()), " ")
	if e.Unreadable {
		words = s.T(lang.ChatLostWords)
	}
	for _, v := range e.Words.Services {
		words += " " + s.sentences(v.Name.Line().String(), v.Phone.Line().String(), v.Web.Line().String())
	}
	return s.T(lang.PlainSpoke, lang.Said(strings.TrimSuffix(s.sentences(who), ".")), lang.Said(strings.TrimSpace(words)))
}

// CatchUp takes in what there is by now, and waits for nothing.
func (t *Talk) CatchUp() tea.Cmd {
	if t.shut != nil || !t.heard {
		return nil
	}
	now, stop := context.WithCancel(t.ctx)
	stop()
	var v desk.View
	err := guard.Run(t.s.Log, func() (err error) {
		v, err = t.s.Chats.Read(now, t.contact.ID, chat.Since{Entry: uint64(len(t.entries)), Version: t.view.Version})
		return err
	})
	if err != nil { // nothing has come, or who waits for it will be told why not
		return nil
	}
	return t.came(v)
}

// Looked tells the visitor that what was told was read.
func (t *Talk) Looked() tea.Cmd { return t.look() }

// WhyNot says why nothing can be written to the visitor; empty when it can.
func (t *Talk) WhyNot() string { return t.whyNotSend() }

// Add puts a line below what is typed, and saves it: a line that waits to leave goes all
// the same.
func (t *Talk) Add(line string) tea.Cmd {
	add(t.editor, line)
	t.notice = ""
	return tea.Batch(t.touch(), t.tellTyping(), t.save())
}

// Empty takes what is typed away.
func (t *Talk) Empty() tea.Cmd {
	empty(t.editor)
	t.given, t.put = nil, false
	return t.touch()
}

// Shows says whether what is typed is told before it goes: more than one line, a template,
// services.
func (t *Talk) Shows() bool {
	return t.put || len(t.given) > 0 || strings.Contains(strings.Trim(t.editor.Value(), "\n "), "\n")
}

// Send gives what is typed to the visitor, or says why not. It was told before.
func (t *Talk) Send() tea.Cmd {
	t.whole, t.fresh = true, false
	t.editor.Do(keymap.Bottom)
	return t.enter()
}

// Notice is what is said of what was done last.
func (t *Talk) Notice() string {
	words := t.notice
	t.notice = ""
	return words
}
