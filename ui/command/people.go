package command

import (
	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
	"baken/ui/lang"
)

// naming says how a person is called: by name and address, or covered.
type naming func(pseudonym string, own bool, addr mail.Address) string

// covered calls whoever is neither the writer nor we another address.
func (a *app) covered(pseudonym string, own bool, addr mail.Address) string {
	switch {
	case own:
		return addr.Addr.Line().String()
	case pseudonym != "":
		return pseudonym
	}
	return a.T(lang.AnotherAddress)
}

func uncovered(_ string, _ bool, addr mail.Address) string {
	if addr.Name.IsEmpty() {
		return addr.Addr.Line().String()
	}
	return addr.Name.Line().String() + " <" + addr.Addr.Line().String() + ">"
}

// people knows who of a conversation is who.
type people struct {
	own    func(addr mail.Address) bool
	writer map[string]string // folded address → pseudonym
	first  mail.Address      // who wrote, if wrote says that somebody did
	wrote  bool
}

// peopleOf takes those who wrote for the writer of the contact.
func peopleOf(messages []store.Message, conf Configuration, pseudonym string) people {
	ours := conf.Mail.Addresses()
	p := people{own: func(a mail.Address) bool { return ours.Own(message.Fold(a.Addr)) }, writer: map[string]string{}}
	for _, m := range messages {
		who := m.Head.From
		if m.Direction == store.Out {
			who = m.Head.To
		} else if len(who) > 0 && ours.Form(who[0].Addr) {
			who = m.Head.ReplyTo
		}
		for _, a := range who[:min(len(who), 1)] {
			if p.own(a) {
				continue
			}
			p.writer[message.Fold(a.Addr)] = pseudonym
			if !p.wrote || p.first.Name.IsEmpty() && !a.Name.IsEmpty() && message.Fold(a.Addr) == message.Fold(p.first.Addr) {
				p.first, p.wrote = a, true
			}
		}
	}
	return p
}

func (p people) call(name naming, all []mail.Address) []string {
	called := []string{}
	for _, a := range all {
		called = append(called, name(p.writer[message.Fold(a.Addr)], p.own(a), a))
	}
	return called
}
