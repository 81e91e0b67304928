package screen

import (
	"strings"
	"testing"
	"time"

	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
)

// slip begins a referral in the case of the only contact.
func (r *room) slip() *Slip {
	r.t.Helper()
	to, _ := r.contact()
	p, cmd := NewReferral(r.Session, to, nil, store.Referral{})
	p.wait = time.Millisecond
	p.SetSize(78, 20)
	p.SetFocus(true)
	pump(p, cmd)
	return p
}

// What is typed into a list where nothing fits it does not vanish: that is said, the
// slip stays there and keeps nothing, until it is corrected.
func TestSlipSaysWhatFitsNothing(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	to, _ := r.contact()
	if _, err := r.Store.AddMember(r.Context, outside.New("Els"), member.RolesOf(member.Counselor)); err != nil {
		t.Fatal(err)
	}
	members, err := r.Store.Members()
	if err != nil {
		t.Fatal(err)
	}
	p, cmd := NewHandoff(r.Session, to, members)
	p.SetSize(78, 20)
	p.SetFocus(true)
	pump(p, cmd)
	for _, key := range []string{"<tab>", "\n", "<ctrl+o>"} {
		press(p, r.Look, "<ctrl+u>urgent: she moves"+key)
		if v := p.View(); p.at != 0 || !strings.Contains(v, "urgent: she moves") || !strings.Contains(v, r.T(lang.FormNoFit)) {
			t.Fatalf("after %q at field %d:\n%s", key, p.at, v)
		}
	}
	press(p, r.Look, "<ctrl+u>reg")
	if strings.Contains(p.View(), r.T(lang.FormNoFit)) {
		t.Error("it is said still")
	}
	press(p, r.Look, "<tab>")
	if p.at == 0 || p.field("whom").picked != "region" {
		t.Errorf("at field %d, to a %s", p.at, p.field("whom").picked)
	}
}
