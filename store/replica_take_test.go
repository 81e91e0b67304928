package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"baken/store/mail"
	"baken/store/member"
	"baken/store/outside"
)

// Two say another thing of one contact at once. Who came later hears of it once, with both
// values and names, and can take the other one: then it holds everywhere.
func TestTakeTheOther(t *testing.T) {
	ctx := context.Background()
	h, bo, els, id := twoApart(t)
	first, second := h.clock.Add(48*time.Hour), h.clock.Add(72*time.Hour)
	bo.must2(bo.FollowUp(ctx, id, first))
	els.must2(els.FollowUp(ctx, id, second))
	bo.must2(bo.WriteSummary(ctx, id, outside.New("van Bo")))
	els.must2(els.WriteSummary(ctx, id, outside.New("van Els")))
	meet(h, bo, els)
	all, err := els.Conflicts()
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	c := all[0]
	if c.Refused || !c.Takes() || c.Contact != id || c.FirstBy != outside.New("Bo") || c.MineBy != outside.New("Els") {
		t.Errorf("%+v", c)
	}
	if other, err := bo.Conflicts(); err != nil || len(other) != 0 {
		t.Errorf("the first is told too: %+v, %v", other, err)
	}
	_, err = els.AddMember(ctx, outside.New("Lea"), member.RolesOf(member.Administrator))
	if !errors.Is(err, ErrNotAllowed) {
		t.Fatalf("a counselor takes somebody into the team: %v", err)
	}
	lead, err := h.AddMember(ctx, outside.New("Lea"), member.RolesOf(member.Administrator))
	h.step(err)
	meet(h, els)
	hers, err := els.As(lead)
	els.step(err)
	if _, err := hers.TakeFirst(ctx, c.Mine.ID); err == nil {
		t.Error("taken by who has no right to it")
	}
	for _, c := range all {
		els.must2(els.TakeFirst(ctx, c.Mine.ID))
	}
	if _, err := els.TakeFirst(ctx, c.Mine.ID); !errors.Is(err, ErrUnknown) {
		t.Errorf("taken twice: %v", err)
	}
	meet(h, bo, els)
	equal(t, h, bo)
	equal(t, h, els)
	for _, s := range []*seat{h, bo, els} {
		row, err := s.Contact(id)
		s.step(err)
		if !row.FollowUp.Equal(first) {
			t.Errorf("%s: %s", s.name, row.FollowUp)
		}
		if file, err := s.CaseFile(row.Case); err != nil || file.Summary.Newest().Text != outside.New("van Bo") {
			t.Errorf("%s: %v, %v", s.name, file.Summary, err)
		}
		if left, err := s.Conflicts(); err != nil || len(left) != 0 {
			t.Errorf("%s is asked: %+v, %v", s.name, left, err)
		}
	}
}

// A claim that came second can be taken back by nobody's word, and seeing it settles it.
func TestRefusedIsNotTaken(t *testing.T) {
	ctx := context.Background()
	h, bo, els, id := twoApart(t)
	bo.must2(bo.Claim(ctx, id))
	els.must2(els.Claim(ctx, id))
	meet(h, bo, els)
	all, err := els.Conflicts()
	if err != nil || len(all) != 1 || !all[0].Refused || all[0].Takes() || all[0].Contact != id || all[0].MineBy != outside.New("Els") || all[0].FirstBy != outside.New("Bo") {
		t.Fatalf("%+v, %v", all, err)
	}
	if _, err := els.TakeFirst(ctx, all[0].Mine.ID); !errors.Is(err, ErrNoChange) {
		t.Errorf("%v", err)
	}
}

// sameMail has one mail come to the mailboxes of all.
func sameMail(all ...*seat) (id ContactID) {
	inbox := outside.New("INBOX")
	for _, s := range all {
		a := Arrival{UID: 1, Internal: s.clock, Size: 100, Root: outside.New("root"), Folded: "an@example.net"}
		a.Head = mail.Head{MessageID: a.Root, From: []mail.Address{{Addr: outside.New(a.Folded)}}, Subject: outside.New("Bang"), Hash: [32]byte{1}}
		a.With = a.Head.From[0]
		s.step(s.Mirror().Update(context.Background(), func(y *Sync) error {
			if err := y.SetFolder(Folder{Name: inbox, Role: Inbox, UIDValidity: 1}); err != nil {
				return err
			}
			_, _, err := y.Arrive(s.FolderID(inbox), a)
			return err
		}))
		rows, err := s.Queue(FilterAll, 0, 9)
		s.step(err)
		id = rows[0].ID
	}
	return id
}

// Two claim one contact that has no case, while neither hears of the other: each opens one.
// All replicas end with the same; whose came second is told once, and makes the two one.
func TestTwoCasesForOneContact(t *testing.T) {
	ctx := context.Background()
	h := newHub(t, true)
	bo, els := h.comes("Bo", member.Counselor), h.comes("Els", member.Counselor)
	meet(h, bo, els)
	id := sameMail(bo, els)
	_, _, err := bo.WriteNote(ctx, id, outside.New("van Bo"))
	bo.step(err)
	_, _, err = els.WriteNote(ctx, id, outside.New("van Els"))
	els.step(err)
	meet(h, bo, els)
	equal(t, h, bo)
	equal(t, h, els)
	for _, s := range []*seat{h, bo} {
		if all, err := s.Conflicts(); err != nil || len(all) != 0 {
			t.Errorf("%s: %+v, %v", s.name, all, err)
		}
	}
	all, err := els.Conflicts()
	if err != nil || len(all) != 1 || all[0].Contact != id || !all[0].Takes() {
		t.Fatalf("the second is not told, or more than once: %+v, %v", all, err)
	}
	els.must2(els.TakeFirst(ctx, all[0].Mine.ID))
	meet(h, bo, els)
	equal(t, h, bo)
	equal(t, h, els)
	for _, s := range []*seat{bo, els} {
		row, err := s.Contact(id)
		s.step(err)
		file, err := s.CaseFile(row.Case)
		if err != nil || len(file.Notes) != 2 || len(file.Also) != 1 || len(file.Contacts) != 1 {
			t.Errorf("%s: %d notes, also %v, %d contacts: %v", s.name, len(file.Notes), file.Also, len(file.Contacts), err)
		}
		if rows, err := s.Cases(CasesAll, 0, 9); err != nil || len(rows) != 1 {
			t.Errorf("%s: %d cases: %v", s.name, len(rows), err)
		}
	}
}
