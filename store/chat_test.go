package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// visit is one visitor's chat in a house of tests.
type visitor struct {
	*team
	session [16]byte
	id      ContactID
	n       uint64
	head    RoomHead
}

func comes(s *team, n byte) *visitor {
	v := &visitor{team: s, session: [16]byte{n, 7}}
	v.id = s.ChatContact(v.session)
	v.head = RoomHead{Session: v.session, Head: []byte("kop"), Began: s.clock, Asked: s.clock, Language: "nl", Age: "12-17", Region: "ANT"}
	v.keeps()
	return v
}

func (v *visitor) keeps() { v.t.Helper(); v.step(v.KeepRoom(context.Background(), v.head)) }

func (v *visitor) says(text string, level Urgency, reasons ...Reason) {
	v.t.Helper()
	v.later()
	v.n++
	v.step(v.AppendRoom(context.Background(), v.session, v.n, []byte("zegel "+text), &Heard{At: v.clock, Text: outside.New(text), Found: Assessment{Urgency: level, Reasons: reasons, Language: "nl"}}))
}

func (v *visitor) answer(text string) {
	v.t.Helper()
	v.later()
	v.n++
	v.step(v.AppendRoom(context.Background(), v.session, v.n, []byte("zegel "+text), &Heard{At: v.clock, Desk: true}))
}

func (v *visitor) row() Contact {
	v.t.Helper()
	c, err := v.Contact(v.id)
	v.step(err)
	return c
}

func line(n uint64, side, text string) journal.ChatStep {
	return journal.ChatStep{N: n, At: 1795000000000 + int64(n)*1000, Side: side, What: ChatLine, Text: outside.New(text)}
}

// A chat is a row of the queue from its beginning to its closing.
func TestChatInQueue(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	began := second(s.clock)
	c := v.row()
	if c.Channel != Chat || c.State != Waiting || !c.WaitingSince.Equal(milli(s.clock.UnixMilli())) || !c.Call.Running() || !c.Call.StartedAt.Equal(began) || c.Language != "nl" {
		t.Errorf("it began as %+v", c)
	}
	if (c.Visitor != Visitor{Age: "12-17", Region: "ANT"}) || c.Claim != Unclaimed || c.Case != (CaseID{}) {
		t.Errorf("it began with %+v", c)
	}
	v.says("mijn vader slaat me", Raised, Reason{"violence", outside.New("slaat me")})
	v.says("ik ben 12", Calm)
	c = v.row()
	if c.Urgency != Raised || len(c.Reasons) != 1 || c.Subject.Unsafe() != "ik ben 12" || c.Unread != 2 || c.WaitingSince.Equal(c.LastAt) {
		t.Errorf("after two lines %+v", c)
	}
	s.step(s.by(s.els, func() error {
		d, err := s.Judge(ctx, v.id, NoDanger, MailID{})
		s.must(d, err)
		return nil
	}))
	if c = v.row(); c.Rank() != Calm {
		t.Errorf("a judgement is not in force: %v", c.Rank())
	}
	v.says("hij komt nu met een mes", Acute)
	if c = v.row(); c.Rank() != Acute || !slices.ContainsFunc(s.queue(FilterWaiting), func(c Contact) bool { return c.ID == v.id }) {
		t.Errorf("after another line %v", c.Rank())
	}

	v.head.Holder = s.els
	v.keeps()
	if c = v.row(); c.ClaimedBy != s.els || c.CaseNumber == "" {
		t.Errorf("it was accepted: %+v", c)
	}
	v.answer("ik ben er")
	if c = v.row(); c.Unread != 0 || c.State != Waiting || !c.WaitingSince.Equal(c.LastAt) {
		t.Errorf("it was answered: %+v", c)
	}
	v.head.Holder = s.noor
	v.keeps()
	if c = v.row(); c.ClaimedBy != s.noor {
		t.Errorf("it was handed over: %+v", c)
	}
	v.head.Holder = member.ID{}
	v.keeps()
	if c = v.row(); c.Claim != Unclaimed {
		t.Errorf("it went back: %+v", c)
	}
	if _, err := s.CloseContact(ctx, v.id, MailID{}); !errors.Is(err, ErrCallRuns) {
		t.Errorf("it is closed while it goes on: %v", err)
	}
	s.later()
	v.head.Ended, v.head.How = s.clock, journal.ChatByExit
	v.keeps()
	v.keeps()
	if c = v.row(); c.Call.Running() || c.Visitor.Gone != journal.ChatByExit || c.State != Waiting || !c.Unfinished() {
		t.Errorf("the visitor left: %+v", c)
	}
	s.must(s.CloseContact(ctx, v.id, MailID{}))
	if c = v.row(); c.State != Closed {
		t.Errorf("it was closed: %+v", c)
	}
	v.checks()
}

// checks is that the file is whole.
func (v *visitor) checks() {
	v.t.Helper()
	checks, err := v.Verify(context.Background(), nil)
	v.step(err)
	for _, k := range checks {
		if len(k.Wrong) > 0 {
			v.t.Errorf("%s: %v", k.What, k.Wrong)
		}
	}
}

// A claim that somebody made in the queue gives way to who accepts the chat; of one that
// nobody has in the rooms nothing is changed.
func TestChatClaims(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	s.step(s.by(s.noor, func() error { _, err := s.Claim(ctx, v.id); return err }))
	v.keeps()
	if c := v.row(); c.ClaimedBy != s.noor {
		t.Errorf("held by %v", c.Claimer)
	}
	v.head.Holder = s.els
	v.keeps()
	if c := v.row(); c.ClaimedBy != s.els {
		t.Errorf("held by %v", c.Claimer)
	}
	s.role(s.els, member.RolesOf(member.Administrator)) // she can hold nothing any more, and it is not in the way
	v.head.Holder = member.ID{}
	v.keeps()
	v.head.Holder = s.els
	if err := v.KeepRoom(ctx, v.head); err != nil && !errors.Is(err, ErrNotAllowed) {
		t.Errorf("who may not takes it: %v", err)
	}
}

// Steps are copied once, whatever comes twice; a room goes when all of it was.
func TestChatCopiedOnce(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	for i := range 5 {
		v.says(fmt.Sprint("regel ", i), Calm)
	}
	var steps []journal.ChatStep
	for i := range 5 {
		steps = append(steps, line(uint64(i+1), ByVisitor, fmt.Sprint("regel ", i)))
	}
	if err := s.CopyRoom(ctx, v.session, steps[2:4]); !errors.Is(err, ErrState) {
		t.Errorf("a gap: %v", err)
	}
	s.step(s.CopyRoom(ctx, v.session, steps[:2]))
	s.step(s.CopyRoom(ctx, v.session, steps[:3]))
	if err := s.ForgetRoom(ctx, v.session); !errors.Is(err, ErrState) {
		t.Errorf("forgotten before all was copied: %v", err)
	}
	s.reopen()
	rooms, err := s.Rooms()
	s.step(err)
	if len(rooms) != 1 || rooms[0].Copied != 3 || len(rooms[0].Entries) != 5 || rooms[0].Session != v.session || !bytes.Equal(rooms[0].Head, []byte("kop")) || string(rooms[0].Entries[4]) != "zegel regel 4" {
		t.Fatalf("%+v", rooms)
	}
	s.step(s.CopyRoom(ctx, v.session, steps))
	s.step(s.CopyRoom(ctx, v.session, steps))
	s.step(s.ForgetRoom(ctx, v.session))
	s.step(s.ForgetRoom(ctx, v.session))
	var got []uint64
	s.step(s.read(func(t *tx) error {
		return t.standing(v.id, func(e journal.Event) error {
			if b, ok := e.Body.(journal.ChatSaid); ok {
				for _, x := range b.Steps {
					got = append(got, x.N)
				}
			}
			return nil
		})
	}))
	if !slices.Equal(got, []uint64{1, 2, 3, 4, 5}) {
		t.Errorf("copied %v", got)
	}
	if c := v.row(); c.Subject.Unsafe() != "regel 4" || c.Unread != 5 {
		t.Errorf("the row when the room is gone: %+v", c)
	}
	if err := s.AppendRoom(ctx, v.session, 6, nil, nil); !errors.Is(err, ErrUnknown) {
		t.Errorf("said in a room that is gone: %v", err)
	}
	v.checks()
}

// Long lines go into several events.
func TestChatCopiedInPieces(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	var steps []journal.ChatStep
	long := string(bytes.Repeat([]byte("a"), 4000))
	for i := range 100 {
		v.says("x", Calm)
		steps = append(steps, line(uint64(i+1), ByVisitor, long))
	}
	before := s.events()
	s.step(s.CopyRoom(ctx, v.session, steps))
	if n := s.events() - before; n < 3 || n > 5 {
		t.Errorf("%d events", n)
	}
	s.step(s.ForgetRoom(ctx, v.session))
}

func TestChatSecretsStay(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	a, b, err := s.ChatSecrets(ctx)
	s.step(err)
	s.reopen()
	c, d, err := s.ChatSecrets(ctx)
	s.step(err)
	if a != c || b != d || a == b || a == [32]byte{} || b == [32]byte{} {
		t.Error("the secrets changed, or are none")
	}
}

var _ = time.Second
