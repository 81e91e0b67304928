package account

import (
	"baken/inbox/message"
	"baken/store/outside"
)

// Addresses tells our own addresses and those of web forms from all others.
// It does not change and may be used by many at once.
type Addresses struct{ own, forms map[string]bool }

// Addresses gathers what address, own and forms of the configuration say.
func (c Config) Addresses() Addresses {
	a := Addresses{own: map[string]bool{}, forms: map[string]bool{}}
	for _, s := range append([]string{c.Address}, c.Own...) {
		a.own[message.Fold(outside.New(s))] = true
	}
	for _, s := range c.Forms {
		a.forms[message.Fold(outside.New(s))] = true
	}
	return a
}

// Own says whether an address, folded by [message.Fold], is ours.
func (a Addresses) Own(folded string) bool { return a.own[folded] }

// Form says whether mail from an address comes from a web form, whose writer
// is in Reply-To.
func (a Addresses) Form(addr outside.Text) bool {
	return len(a.forms) > 0 && a.forms[message.Fold(addr)]
}
