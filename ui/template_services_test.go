package ui

import (
	"context"
	"testing"

	"baken/store"
	"baken/store/form"
	"baken/store/outside"
	"baken/ui/lang"
)

// A template that wants services is filled in with those that fit what is registered,
// as they stand; they are referred to, and one undo takes that back.
func TestServicesIntoATemplate(t *testing.T) {
	p := withDirectory(t, 110, 50, lang.Dutch, someServices())
	rows, err := p.store.Queue(store.FilterWaiting, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	p.types("enter r")
	p.sees("buur@example.org")
	p.types("ctrl+t")
	p.writes("in de buurt")
	p.types("enter")
	p.sees("{voorzieningen}", "registreer eerst het thema")
	p.types("ctrl+z")
	victim := store.PersonID{1}
	if _, err := p.store.Register(context.Background(), rows[0].ID, store.Entry{Field: "contact_type", Answer: form.Codes("counselling")}, store.Entry{Field: "province", Answer: form.Codes("VBR")},
		store.Entry{Person: victim, Field: "role", Answer: form.Codes("victim")}, store.Entry{Person: victim, Field: "theme", Answer: form.Codes("partner_violence")}); err != nil {
		t.Fatal(err)
	}
	p.types("ctrl+t")
	p.writes("in de buurt")
	p.types("enter")
	p.sees("Bij deze diensten kunt u terecht", "Begeleiding bij partnergeweld (CAW Amberkade)", "Telefoon: 016 00 10 20", "ma, wo–vr 09:00–12:30", "Luisterlijn De Vuurtoren", "0800 00 016", "samen verder", "doorverwezen")
	p.never("{voorzieningen}")
	p.until("the referrals", func() bool { return len(p.referrals()) == 3 })
	if r := p.referrals()[0]; r.ServiceID != outside.New("s1") && r.ServiceID != outside.New("s3") || r.Way != "named" {
		t.Errorf("%+v", r)
	}
	p.types("esc u")
	p.until("no referral", func() bool { return len(p.referrals()) == 0 })
	p.sees("de doorverwijzingen zijn ingetrokken")
}
