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
// as they stand, and alone with those; sent, they are referred to, and taken back, not.
func TestServicesIntoATemplate(t *testing.T) {
	p := withDirectory(t, 110, 50, lang.Dutch, someServices())
	rows, err := p.store.Queue(store.FilterWaiting, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	p.types("enter r")
	p.sees("buur@example.org")
	p.types("ctrl+t")
	p.sees("services nearby")
	p.writes("in de buurt")
	p.types("enter")
	p.sees("{voorzieningen}", "registreer eerst het thema")
	p.types("ctrl+z")
	victim := store.PersonID{1}
	if _, err := p.store.Register(context.Background(), rows[0].ID, store.Entry{Field: "contact_type", Answer: form.Codes("counselling")}, store.Entry{Field: "province", Answer: form.Codes("VBR")},
		store.Entry{Person: victim, Field: "role", Answer: form.Codes("victim")}, store.Entry{Person: victim, Field: "theme", Answer: form.Codes("partner_violence")},
		store.Entry{Person: victim, Field: "age", Answer: form.Codes("~35")}); err != nil {
		t.Fatal(err)
	}
	p.types("ctrl+t")
	p.sees("services nearby")
	p.writes("in de buurt")
	p.types("enter")
	p.sees("Bij deze diensten kunt u terecht", "Begeleiding bij partnergeweld (CAW Amberkade)", "Telefoon: 016 00 10 20", "ma, wo–vr 09:00–12:30", "Luisterlijn De Vuurtoren", "0800 00 016", "samen verder")
	p.never("{voorzieningen}", "Vluchthuis")
	p.types("ctrl+s")
	p.until("the referrals", func() bool { return len(p.referrals()) == 2 })
	for _, r := range p.referrals() {
		if r.ServiceID != outside.New("s1") && r.ServiceID != outside.New("s3") || r.Way != "named" {
			t.Errorf("%+v", r)
		}
	}
	p.types("u")
	p.until("no referral", func() bool { return len(p.referrals()) == 0 })
}
