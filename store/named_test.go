package store

import (
	"context"
	"testing"

	"baken/store/outside"
)

// A reply that is sent refers to the services that it still names, once each; taken
// back it does not, and sent again it does.
func TestServicesNamedInAReply(t *testing.T) {
	h := newHouse(t)
	defer h.close()
	ctx := context.Background()
	d, err := h.ImportDirectory(ctx, text("een"), someServices())
	h.step(err)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	id := h.one(FilterAll).ID
	given := func() (ids []string) {
		c, err := h.Contact(id)
		h.step(err)
		f, err := h.CaseFile(c.Case)
		h.step(err)
		for _, r := range f.Referrals {
			ids = append(ids, r.ServiceID.Unsafe())
			if r.Way != "named" || r.Consent != NoConsentAsked || r.Directory != d.ID || r.Phone.IsEmpty() {
				t.Errorf("%+v", r)
			}
		}
		return ids
	}
	draft := NewReply(id)
	draft.Text = text("Beste,\nOnthaal (Organisatie s1)\nTelefoon: 016 00 00 01\nGroeten")
	for _, s := range []string{"s1", "s1", "s2"} { // the second twice; the third was taken out again
		v, of, err := h.Service(text(s), DirectoryID{})
		h.step(err)
		draft.Services = append(draft.Services, NamedIn(v, of.ID, -1))
	}
	h.step(h.SaveReply(ctx, draft))
	answer := func() OpID {
		d, ok, err := h.ReplyDraft(id)
		h.step(err)
		if !ok || len(d.Services) != 3 {
			t.Fatalf("the draft has %d services", len(d.Services))
		}
		_, op, err := h.Outbox().Answer(ctx, Answer{Draft: d, Mail: []byte("x"), MessageID: outside.New("m@example.org")})
		h.step(err)
		return op
	}
	op := answer()
	if got := given(); len(got) != 1 || got[0] != "s1" {
		t.Fatalf("sent: %v", got)
	}
	h.step(h.Outbox().Recall(ctx, op))
	if got := given(); len(got) != 0 {
		t.Fatalf("taken back: %v", got)
	}
	answer()
	if got := given(); len(got) != 1 || got[0] != "s1" {
		t.Fatalf("sent again: %v", got)
	}
}
