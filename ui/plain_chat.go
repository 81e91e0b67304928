package ui

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/screen"
)

// A chat in lines. One line goes to the visitor by a dot, and can be taken back for some
// seconds; more than one, a template or services are told first. What the visitor writes is
// told before the next prompt.

// plainChat is what can be done with a chat, beside what can be done with its contact.
var plainChat = []keymap.Action{
	keymap.SendLine, keymap.TakeBack, keymap.WriteOn, keymap.WriteAnew, keymap.HandOverChat, keymap.Invite, keymap.ReadAlong, keymap.PutTemplate,
}

// talkHere is the chat where one is; nil for none.
func (p *plain) talkHere() *screen.Talk {
	if p.desk == nil || p.at != atConversation || p.places[p.at].over != nil {
		return nil
	}
	return p.places[p.at].talk
}

// catchUp takes in what has come of chats by now.
func (p *plain) catchUp() {
	if p.desk == nil || p.s.Chats == nil || !p.first {
		return
	}
	now, stop := context.WithCancel(p.s.Context)
	stop()
	if m := readChats(now, p.s, p.deps.Log, p.known); m.err == nil && len(m.chats) > 0 {
		p.wait(p.takeChats(m))
	}
	for _, t := range p.talksInOrder() {
		p.wait(t.CatchUp())
	}
}

// tellTalk says what has come in the chat where one is, and takes lines for it.
func (p *plain) tellTalk() {
	t := p.talkHere()
	if t == nil {
		if p.writing != nil && p.writing.talk != nil {
			p.writing = nil
		}
		return
	}
	p.say(t.News()...)
	p.wait(t.Looked())
	switch writes := t.Context() == keymap.Chat; {
	case writes && p.writing == nil:
		p.writing = &writing{talk: t}
		if p.taught != t {
			p.taught = t
			p.say(p.Lang.T(lang.PlainWriteChat))
		}
	case !writes && p.writing != nil && p.writing.talk != nil:
		p.writing = nil
	}
}

// chatLine takes a line for the visitor.
func (p *plain) chatLine(t *screen.Talk, words string) tea.Cmd {
	if strings.TrimSpace(words) == leaves {
		p.writing = nil
		switch {
		case strings.TrimSpace(t.Text()) == "":
			return p.endTalk(t)
		case t.Shows():
			cmd := p.endTalk(t)
			p.tellTyped(t)
			return cmd
		}
		return p.sendLine(t)
	}
	if line, ok := strings.CutPrefix(words, ":"); ok && begins(line) { // what is not understood is not for the visitor
		p.writing = nil
		return p.command(line)
	}
	if strings.HasPrefix(words, "..") { // a line of dots of one's own
		words = words[1:]
	}
	return t.Add(words)
}

// begins says whether a line begins with a letter: else it is a face.
func begins(line string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
	return unicode.IsLetter(r)
}

// endTalk takes no more lines for a chat; what is typed stays.
func (p *plain) endTalk(t *screen.Talk) tea.Cmd {
	cmd, _ := t.Do(keymap.Back)
	return cmd
}

// tellTyped says what would go, and what can be done with it.
func (p *plain) tellTyped(t *screen.Talk) {
	p.say(p.Lang.T(lang.PlainTextTo, lang.Said(t.Contact().Pseudonym.In(p.s.Language()))))
	p.say(screen.Paragraphs(t.Text())...)
	var does []string
	for _, a := range []keymap.Action{keymap.SendLine, keymap.WriteOn, keymap.WriteAnew, keymap.Back} {
		does = append(does, p.Lang.Short(a))
	}
	p.say(p.Lang.T(lang.PlainCan, lang.Said(strings.Join(does, ", "))))
}

// sendLine gives what is typed to the visitor.
func (p *plain) sendLine(t *screen.Talk) tea.Cmd {
	cmd := t.Send()
	if strings.TrimSpace(t.Text()) == "" {
		stops := p.Lang.Short(keymap.TakeBack)
		if first := firstWord(stops); len(p.read(first)) == 1 {
			stops = first
		}
		p.say(p.Lang.T(lang.PlainGoes, lang.Said(t.Contact().Pseudonym.In(p.s.Language())), lang.Said(stops)))
	}
	return cmd
}

// ofTalk does what is done with a chat otherwise in lines.
func (p *plain) ofTalk(m meant) (tea.Cmd, bool) {
	t := p.talkHere()
	if t == nil {
		return nil, false
	}
	switch m.action {
	case keymap.SendLine:
		return p.sendLine(t), true
	case keymap.WriteAnew, keymap.WriteOn, keymap.Reply:
		if why := t.WhyNot(); why != "" {
			p.said = append(p.said, why)
			return nil, true
		}
		t.Write()
		if m.action == keymap.WriteAnew {
			return t.Empty(), true
		}
		return nil, true
	}
	return nil, false
}
