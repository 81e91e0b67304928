package ui

import (
	"context"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
	"baken/ui/screen"
)

// Terminal is where the plain mode speaks: one line a thing, and prompts that take one.
type Terminal struct {
	// Line reads a line, without its end. io.EOF: there is nobody any more. It is called
	// by one goroutine at a time and may block for ever.
	Line func() (string, error)
	// Secret is Line for what must not be shown as it is typed.
	Secret func() ([]byte, error)
	Out    io.Writer
	// Echoes says that what is typed does not appear by itself: it is read from a file or
	// a pipe. It is repeated behind the prompt then, so that what is written can be read.
	Echoes bool
	// Clear is written when the screen must be empty: it was locked, or is left. Empty
	// where a terminal knows no such thing.
	Clear string
}

// plain is the workstation in lines. It drives the same [App] as the screen does, so
// that what can be done, who may do it, what is kept and what is locked is the same;
// only nothing is drawn. Everything is done by one goroutine, [plain.run].
type plain struct {
	*App
	model *guarded
	term  Terminal
	keys  *keymap.Map // with the keys of whoever sits here

	results chan result
	lines   chan typedLine
	ended   bool
	done    chan struct{}

	said    []string // was said since the last prompt
	heard   string   // the scene that was told last
	force   bool     // it is told again, whatever it is
	below   string   // the scene under what is asked
	origin  spot     // where a text was begun, to which one comes back when it is done
	begun   bool     // one was
	back    bool     // one came back to where one was
	whole   bool     // and all of it
	written bool     // a text was just written: whom it goes to, and the text

	toldText string // the text that was told last

	lists   map[spot][]item
	writing *writing     // a text that is being written line by line; nil: none
	taught  *screen.Talk // the chat for which it was said last how to write
	news    news
}

// result is what a command led to; of is the line that began it, nil for none.
type result struct {
	msg tea.Msg
	of  *errand
}

// errand is what a line began: it has ended when nothing of it is under way.
type errand struct{ under int }

// typedLine is a line that was typed.
type typedLine struct {
	words  string
	secret []byte
	err    error
}

// Plain is the look with which everything is said in words: the catalog that is heard,
// and words in the place of keys.
func Plain(look part.Look) part.Look {
	look.Lang = look.Lang.Aloud()
	look.Keys = look.Keys.Named(func(ctx keymap.Context, a keymap.Action) string {
		word := look.Lang.Short(a)
		if ctx.Typing() {
			word = ":" + word
		}
		return word
	})
	return look
}

// RunPlain is [Run] without a screen: lines and prompts over the same actions, for who
// listens to a terminal or reads it with the fingers, and for terminals that can do
// nothing else. Nothing moves by itself and nothing is drawn: what arrives is said in
// one line before the next prompt.
func RunPlain(ctx context.Context, deps Deps, term Terminal) (Result, error) {
	keys := deps.Look.Keys
	deps.Plain, deps.Look = true, Plain(deps.Look)
	app := New(ctx, deps)
	defer app.release()
	p := &plain{
		App: app, model: guardedApp(app), term: term, keys: keys,
		results: make(chan result), lines: make(chan typedLine, 1), done: make(chan struct{}), lists: map[spot][]item{},
	}
	defer close(p.done)
	app.told = p.hears
	return p.run(ctx)
}

// The size that the screens are told: one pane stands at a time, so that nothing counts
// as read that was not told.
const (
	plainWidth  = 80
	plainHeight = 60
)

func (p *plain) run(ctx context.Context) (Result, error) {
	p.say(p.Lang.T(lang.PlainHello))
	p.wait(tea.Batch(p.model.Init(), func() tea.Msg { return tea.WindowSizeMsg{Width: plainWidth, Height: plainHeight} }))
	for !p.ended {
		p.changes()
		p.catchUp()
		p.tell()
		p.prompt()
		words, err := p.next(ctx)
		switch {
		case p.ended:
		case errors.Is(err, errEnds):
			if p.term.Echoes { // nobody has ended the line
				_, _ = io.WriteString(p.term.Out, "\n")
			}
			return p.result, nil // release saves and closes
		case err != nil:
			return p.result, err
		default:
			p.wait(p.line(words))
		}
	}
	p.clear()
	return p.result, nil
}

// errEnds says that nobody types any more, or that the process ends.
var errEnds = errors.New("it ends")

// next waits for the next line. What happens meanwhile is taken in, and not told.
func (p *plain) next(ctx context.Context) (typedLine, error) {
	secret := p.desk == nil && p.unlock != nil && p.deps.AskPassphrase
	go func() {
		var t typedLine
		if secret {
			t.secret, t.err = p.term.Secret()
		} else {
			t.words, t.err = p.term.Line()
		}
		select {
		case p.lines <- t:
		case <-p.done:
		}
	}()
	for !p.ended {
		var changed chan struct{}
		if p.desk != nil {
			changed = p.listener.C
		}
		select {
		case r := <-p.results:
			p.take(r)
		case _, open := <-changed:
			if open {
				p.change()
			} else {
				<-ctx.Done()
			}
		case t := <-p.lines:
			if errors.Is(t.err, io.EOF) {
				return t, errEnds
			}
			if p.term.Echoes && !secret {
				p.print("> " + t.words)
			}
			return t, t.err
		case <-ctx.Done():
			return typedLine{}, errEnds
		}
	}
	return typedLine{}, nil
}

// wait runs a command and all that it leads to.
func (p *plain) wait(cmd tea.Cmd) {
	e := &errand{}
	p.start(cmd, e)
	for e.under > 0 && !p.ended {
		p.take(<-p.results)
	}
}

func (p *plain) start(cmd tea.Cmd, of *errand) {
	if cmd == nil {
		return
	}
	if of != nil {
		of.under++
	}
	go func() {
		r := result{cmd(), of}
		select {
		case p.results <- r:
		case <-p.done:
		}
	}()
}

// take takes in what a command led to.
func (p *plain) take(r result) {
	if r.of != nil {
		r.of.under--
	}
	switch m := r.msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			p.start(c, r.of)
		}
	case tea.QuitMsg:
		p.ended = true
	case screen.Lasting:
		p.start(m.Cmd, nil)
	default:
		if m == tea.ClearScreen() {
			p.clear()
			return
		}
		_, cmd := p.model.Update(m)
		p.start(cmd, r.of)
	}
}

// changes takes in what changed in the store, until nothing has: what comes on and on,
// as a first sync, only for a while.
func (p *plain) changes() {
	for range 4 {
		if p.desk == nil || p.ended {
			return
		}
		select {
		case _, open := <-p.listener.C:
			if !open {
				return
			}
			p.change()
		default:
			return
		}
	}
}

func (p *plain) change() {
	c := p.listener.Take()
	p.news.changed(c)
	p.wait(func() tea.Msg { return screen.Changed{Change: c} })
}

// hears is told each line that the program says.
func (p *plain) hears(words string) { p.said = append(p.said, words) }

// print writes a line. It has passed the gate, and passes it again: nothing that a
// terminal could take for a command comes out here.
func (p *plain) print(words string) {
	_, _ = io.WriteString(p.term.Out, strings.TrimRight(outside.New(words).Line().String(), " ")+"\n") // nobody could be told
}

// say writes lines, each thing one.
func (p *plain) say(lines ...string) {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			p.print(l)
		}
	}
}

// upper makes the first letter a capital: the catalog writes small what stands within a
// line of the screen.
func upper(words string) string {
	if words == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[n:]
}

// stopped ends a line as a sentence, so that a voice stops there.
func stopped(words string) string {
	if words = upper(strings.TrimSpace(words)); words != "" && !strings.ContainsAny(words[len(words)-1:], ".?!:") {
		words += "."
	}
	return words
}

// clear empties the screen where that can be done.
func (p *plain) clear() {
	if p.term.Clear != "" {
		_, _ = io.WriteString(p.term.Out, p.term.Clear)
	}
}

// prompt says where one is, and that a line is waited for.
func (p *plain) prompt() {
	if p.ended || p.writing != nil && !p.asks() {
		if p.term.Echoes && !p.ended {
			_, _ = io.WriteString(p.term.Out, "|")
		}
		return
	}
	_, _ = io.WriteString(p.term.Out, p.place()+":")
	if !p.term.Echoes {
		_, _ = io.WriteString(p.term.Out, " ")
	}
}

// place is what the place is called where one is.
func (p *plain) place() string {
	switch {
	case p.desk == nil:
		return p.Lang.T(lang.UnlockPassphrase)
	case p.asks():
		return p.Lang.T(lang.PlainAnswer)
	}
	if t := p.talkHere(); t != nil {
		return t.Contact().Pseudonym.In(p.s.Language())
	}
	if w, ok := p.current().(screen.Writing); ok {
		if w, ok := w.(screen.Fields); ok {
			return w.Now().Name
		}
		return p.Lang.Context(w.Context())
	}
	if p.at == atConversation {
		if c, ok := p.conversation.Contact(); ok {
			return c.Pseudonym.In(p.s.Language())
		}
	}
	return p.Lang.Context(p.places[p.at].screen.Context())
}

// tell says what is to be said before the next prompt: what was done, where one is when
// that is another place, what is asked, and what has arrived.
func (p *plain) tell() {
	said := p.said
	p.said = nil
	if p.ended {
		return
	}
	for _, words := range said {
		p.say(stopped(words))
	}
	if p.desk == nil {
		p.tellLocked()
		return
	}
	p.comesBack()
	p.tellNotice()
	if scene := p.scene(); scene != p.heard || p.force {
		p.tellScene()
		p.heard = p.scene()
	}
	p.force, p.whole, p.written, p.back = false, false, false, false
	p.tellTalk()
	p.tellNews()
}

// tellLocked says why it is closed still.
func (p *plain) tellLocked() {
	if p.unlock == nil {
		return
	}
	p.say(p.unlock.Aloud()...)
}

// contactOf reads a contact as it is now.
func (p *plain) contactOf(id store.ContactID) (store.Contact, bool) {
	c, err := p.s.Store.Contact(id)
	if err != nil {
		if words := p.failed(screen.Failed{What: p.Lang.Action(keymap.Open), Err: err}); words != nil {
			p.wait(words)
		}
		return c, false
	}
	return c, true
}
