package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/member"
	"baken/store/outside"
)

// TestSeveralMembers has two counselors work in one open store, as over SSH.
func TestSeveralMembers(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	els, err := s.AddMember(ctx, outside.New("Els"), member.RolesOf(member.Counselor))
	s.step(err)
	if _, err := s.As(member.NewID()); !errors.Is(err, ErrUnknown) {
		t.Errorf("a stranger: %v", err)
	}
	hers, err := s.As(els)
	s.step(err)
	ears := hers.Listen()

	// Each has a draft of their own.
	s.step(s.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("van Noor")}))
	s.step(hers.SaveReply(ctx, ReplyDraft{ID: NewOpID(), Contact: s.id, Text: outside.New("van Els")}))
	s.step(hers.SaveNoteDraft(ctx, NoteDraft{Contact: s.id, Text: outside.New("nota van Els")}))
	for _, w := range []struct {
		by   *Store
		want string
	}{{s.Store, "van Noor"}, {hers, "van Els"}} {
		if d, ok, err := w.by.ReplyDraft(s.id); !ok || err != nil || d.Text != outside.New(w.want) {
			t.Errorf("%q, not %q: %v", d.Text.Unsafe(), w.want, err)
		}
		if ids, err := w.by.ReplyDrafts(); len(ids) != 1 || ids[0] != s.id || err != nil {
			t.Errorf("drafts of %s: %v, %v", w.want, ids, err)
		}
	}
	if _, ok, err := s.NoteDraft(s.id); ok || err != nil {
		t.Errorf("her note is another's: %v", err)
	}
	if c := ears.Take(); !c.Contacts[s.id] && !c.All {
		t.Error("she hears nothing of what was written")
	}

	// What she has sent is her own act, and comes back to her alone.
	d, _, _ := hers.ReplyDraft(s.id)
	done, op, err := hers.Outbox().Answer(ctx, Answer{Draft: d, Mail: []byte("x"), MessageID: outside.New("hers@example.org"), NotBefore: s.clock.Add(10 * time.Second)})
	s.step(err)
	s.step(s.read(func(t *tx) error {
		e, err := t.eventByID(done.Event)
		if e.Member != els {
			s.t.Errorf("answered by %s", e.Member)
		}
		return err
	}))
	if n, err := s.Outbox().RecallMine(ctx); n != 0 || err != nil {
		t.Errorf("a colleague took back %d: %v", n, err)
	}
	beside, err := s.As(els)
	s.step(err)
	defer beside.Close()
	if n, err := beside.Outbox().RecallMine(ctx); n != 0 || err != nil {
		t.Errorf("another session of hers took back %d: %v", n, err)
	}
	if n, err := s.Outbox().RecallAll(ctx); n != 1 || err != nil { // as when the hub stops
		t.Errorf("taken back: %d, %v", n, err)
	}
	if o, err := s.Outbox().Get(op); err == nil && o.State != OpDone {
		t.Errorf("it is %s", o.State)
	}
	if d, ok, err := hers.ReplyDraft(s.id); !ok || err != nil || d.Text != outside.New("van Els") {
		t.Errorf("hers is %q: %v", d.Text.Unsafe(), err)
	}
	if d, _, _ := s.ReplyDraft(s.id); d.Text != outside.New("van Noor") {
		t.Errorf("Noor's is %q", d.Text.Unsafe())
	}
	if n, err := s.Outbox().Recalled(ctx); n != 0 || err != nil {
		t.Errorf("Noor is told of %d: %v", n, err)
	}
	if n, err := hers.Outbox().Recalled(ctx); n != 1 || err != nil {
		t.Errorf("Els is told of %d: %v", n, err)
	}

	// Her roles hold for her, also while another has more.
	if _, err := hers.AddMember(ctx, outside.New("X"), member.AllRoles); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a counselor adds members: %v", err)
	}

	// When she leaves, the others go on.
	s.step(hers.Close())
	for range ears.C { // closed with it
	}
	if _, _, err := hers.ReplyDraft(s.id); !errors.Is(err, ErrClosed) {
		t.Errorf("after leaving: %v", err)
	}
	if err := hers.SaveReply(ctx, d); !errors.Is(err, ErrClosed) {
		t.Errorf("after leaving: %v", err)
	}
	again, err := s.As(els)
	s.step(err)
	if _, ok, err := again.NoteDraft(s.id); !ok || err != nil {
		t.Errorf("her note has gone: %v", err)
	}

	// Nothing of hers stays when it is erased.
	_, err = s.Erase(ctx, Erasure{Contacts: []ContactID{s.id}, Classes: AllOf()})
	s.step(err)
	for _, kind := range append(draftKinds(), 'a') {
		s.step(s.read(func(t *tx) error {
			if t.any(boxDrafts, draftsAt(kind, s.id)) {
				s.t.Errorf("a draft %q is left", kind)
			}
			return nil
		}))
	}
}

// TestKeyIsOnes: of two who are given one key at a time, one gets it.
func TestKeyIsOnes(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	var ids []member.ID
	for _, name := range []string{"Els", "Sam", "Bo", "An"} {
		id, err := s.AddMember(ctx, outside.New(name), member.RolesOf(member.Counselor))
		s.step(err)
		ids = append(ids, id)
	}
	got := make(chan error)
	for _, id := range ids {
		go func() { got <- s.SetMemberKeys(ctx, id, []string{"ssh-ed25519 AAAA"}) }()
	}
	taken := 0
	for range ids {
		if errors.Is(<-got, ErrKeyTaken) {
			taken++
		}
	}
	if taken != len(ids)-1 {
		t.Errorf("%d were refused", taken)
	}
}
