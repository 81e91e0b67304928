package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"baken/store/form"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
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
	v.step(v.AppendRoom(context.Background(), RoomEntry{v.session, v.n, []byte("zegel " + text), &Heard{At: v.clock, Text: outside.New(text), Found: Assessment{Urgency: level, Reasons: reasons, Language: "nl"}}}))
}

func (v *visitor) answer(text string) {
	v.t.Helper()
	v.later()
	v.n++
	v.step(v.AppendRoom(context.Background(), RoomEntry{v.session, v.n, []byte("zegel " + text), &Heard{At: v.clock, Desk: true}}))
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
	if slices.ContainsFunc(c.Reasons, func(r Reason) bool { return !r.Text.IsEmpty() }) {
		t.Errorf("the visitor’s words are read over her shoulder: %+v", c.Reasons)
	}
	v.head.Beside = []member.ID{s.Me()}
	v.keeps()
	if c = v.row(); !slices.ContainsFunc(c.Reasons, func(r Reason) bool { return !r.Text.IsEmpty() }) {
		t.Errorf("who came along reads none of them: %+v", c.Reasons)
	}
	v.head.Beside = nil
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
	if err := s.AppendRoom(ctx, RoomEntry{v.session, 6, nil, nil}); !errors.Is(err, ErrUnknown) {
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

// conversation is what a contact shows of its chat.
func (v *visitor) conversation() (all []string) {
	v.t.Helper()
	for m, err := range v.Conversation(v.id) {
		v.step(err)
		all = append(all, fmt.Sprint(m.Chat.What, " ", map[Direction]string{In: "in", Out: "out"}[m.Direction], " ", m.By.Unsafe(), " ", m.Body.OwnText().Unsafe(), map[bool]string{true: " erased"}[m.Erased]))
	}
	return all
}

// A conversation is what was copied and what was not yet, for whoever has the chat. A
// colleague sees none of it while it goes on, nor in the row and in what is found.
func TestChatConversation(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	s.ReadRooms(func(session [16]byte, entries [][]byte) (all []journal.ChatStep) {
		for i, e := range entries {
			all = append(all, line(v.n-uint64(len(entries)-i-1), ByVisitor, string(e)))
		}
		return all
	})
	v.says("een", Calm)
	v.says("twee", Calm)
	one := []string{"line in  zegel een", "line in  zegel twee"}
	if got := v.conversation(); !slices.Equal(got, one) {
		t.Errorf("while it waits: %q", got)
	}
	joined := journal.ChatStep{N: 3, At: 1795000001000, Side: ByDesk, What: ChatJoined, Who: outside.New("Els")} // by a clock that was set back
	v.answer("")
	v.answer("")
	services := journal.ChatStep{N: 4, At: 1795000009000, Side: ByDesk, What: ChatServices, Who: outside.New("Els"), Text: outside.New("bel hen"), Services: []journal.ChatService{{Name: outside.New("CAW"), Phone: outside.New("0800 13 500")}, {Name: outside.New("Awel"), Web: outside.New("awel.be")}}}
	s.step(s.CopyRoom(ctx, v.session, []journal.ChatStep{line(1, ByVisitor, "een"), line(2, ByVisitor, "twee"), joined, services}))
	v.head.Holder = s.els
	v.keeps()
	v.says("drie", Raised, Reason{Rule: "fear", Text: outside.New("drie")})
	copied := []string{"line in  een", "line in  twee", "joined out Els ", "services out Els bel hen\nCAW · 0800 13 500\nAwel · awel.be"}
	history := func() (n int) {
		t.Helper()
		lines, err := s.History(v.id)
		s.step(err)
		for _, l := range lines {
			if b, ok := l.Body.(journal.ChatSaid); ok {
				n += len(b.Steps)
			}
		}
		return n
	}
	colleague := func(when string, want []string, subject string) {
		t.Helper()
		if n := history(); n != min(4, len(want)) {
			t.Errorf("a colleague has %d steps of the history %s", n, when)
		}
		s.step(s.CatchUpIndex(ctx))
		if got := v.conversation(); !slices.Equal(got, want) {
			t.Errorf("for a colleague %s: %q", when, got)
		}
		if c := v.row(); c.Subject.Unsafe() != subject || (len(c.Reasons) > 0 && !c.Reasons[0].Text.IsEmpty()) != (subject != "") {
			t.Errorf("the row of a colleague %s: %q %v", when, c.Subject.Unsafe(), c.Reasons)
		}
		if f := s.find("twee", SearchOptions{}); f.Total != min(1, len(want)) {
			t.Errorf("a colleague finds %d %s", f.Total, when)
		}
	}
	colleague("while it goes on", nil, "")
	s.step(s.by(s.els, func() error {
		if got := v.conversation(); !slices.Equal(got, append(slices.Clone(copied), "line in  zegel drie")) {
			t.Errorf("for who has it: %q", got)
		}
		if n := history(); n != 4 {
			t.Errorf("who has it has %d steps of the history", n)
		}
		if c := v.row(); c.Subject.Unsafe() != "drie" {
			t.Errorf("the row of who has it: %q", c.Subject.Unsafe())
		}
		return nil
	}))
	if c := v.row(); !c.Visitor.FirstReply.Equal(milli(services.At)) || !c.Unanswerable {
		t.Errorf("first reply %v, %v", c.Visitor.FirstReply, c.Unanswerable)
	}
	v.head.Ended = s.clock
	v.keeps()
	colleague("when it has ended", append(slices.Clone(copied), "line in  zegel drie"), "drie")
}

// A chat that has ended is found by what was said in it, and by its channel, until it is
// erased.
func TestChatIsFound(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	v.says("hij verstopt mijn paspoort", Calm)
	v.answer("we bekijken het samen")
	s.step(s.CopyRoom(ctx, v.session, []journal.ChatStep{line(1, ByVisitor, "hij verstopt mijn paspoort"), line(2, ByDesk, "we bekijken het samen")}))
	v.head.Ended = s.clock
	v.keeps()
	s.step(s.CatchUpIndex(ctx))
	for q, want := range map[string]int{"paspoort": 1, "samen": 1, "paspoort channel:chat": 1, "paspoort channel:mail": 0, "channel:chat": 1, "koffer": 0} {
		f := s.find(q, SearchOptions{})
		if f.Total != want {
			t.Errorf("%q: %d found", q, f.Total)
		}
		for _, h := range f.Hits {
			if h.Where != InChat || h.Contact != v.id || h.Channel != Chat {
				t.Errorf("%q is found in %s of %s", q, h.Where, h.Channel)
			}
		}
	}
	s.step(s.write(ctx, func(t *tx) error { return t.resetIndex(s.clock) }))
	s.step(s.CatchUpIndex(ctx))
	if f := s.find("paspoort", SearchOptions{}); f.Total != 1 {
		t.Errorf("built anew: %d found", f.Total)
	}
	_, err := s.Erase(ctx, Erasure{Contacts: []ContactID{v.id}, Classes: []vault.Class{vault.Words}})
	s.step(err)
	if f := s.find("paspoort", SearchOptions{}); f.Total != 0 {
		t.Errorf("erased, and %d found", f.Total)
	}
	if got := v.conversation(); !slices.Equal(got, []string{"line in   erased"}) {
		t.Errorf("erased, and it says %q", got)
	}
}

// After an erasure nobody who has all files and the vault finds anything of a chat: not of
// its room, nor of what was copied, nor of why it was urgent.
func TestChatIsErased(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	v.says("het geheime woord", Raised, Reason{"violence", outside.New("geheime")})
	v.says("het tweede woord", Calm)
	if _, err := s.Erase(ctx, Erasure{Contacts: []ContactID{v.id}, Classes: AllOf()}); !errors.Is(err, ErrCallRuns) {
		t.Errorf("erased while it goes on: %v", err)
	}
	s.step(s.CopyRoom(ctx, v.session, []journal.ChatStep{line(1, ByVisitor, "het geheime woord")}))
	left := LeftMessage{ID: [16]byte{9}, At: s.clock, Language: "nl", Text: outside.New("een geheim bericht"), Address: outside.New("kind@example.org"), Folded: "kind@example.org"}
	s.step(s.LeaveMessage(ctx, left))
	var other ContactID
	for _, c := range s.queue(FilterWaiting) {
		if c.Visitor.Left {
			other = c.ID
		}
	}
	s.step(s.CatchUpIndex(ctx))
	s.later()
	v.head.Ended = s.clock
	v.keeps()
	g := burglarOf(s.house, v.id, other)
	s.house.close()
	keys, records, words := g.breaks(s.house)
	if keys == 0 || records < 6 || !strings.Contains(words, "geheime woord") || !strings.Contains(words, "tweede woord") || !strings.Contains(words, "geheim bericht") {
		t.Fatalf("before: %d keys, %d records, %.300q", keys, records, words)
	}
	s.step(s.house.unlock(nil))
	_, err := s.Erase(ctx, Erasure{Contacts: []ContactID{v.id, other}, Classes: AllOf()})
	s.step(err)
	if err := s.KeepRoom(ctx, v.head); !errors.Is(err, ErrErased) {
		t.Errorf("it goes on: %v", err)
	}
	if err := s.AppendRoom(ctx, RoomEntry{v.session, 3, []byte("x"), nil}); !errors.Is(err, ErrErased) {
		t.Errorf("it goes on: %v", err)
	}
	if _, _, err := s.RoomStanding(v.session); !errors.Is(err, ErrUnknown) {
		t.Errorf("it is still there: %v", err)
	}
	s.step(s.ForgetRoom(ctx, v.session))
	s.house.close()
	keys, records, words = g.breaks(s.house)
	if keys != 0 || records != 0 || strings.Contains(words, "woord") || strings.Contains(words, "bericht") {
		t.Errorf("after: %d keys, %d records, %.300q", keys, records, words)
	}
	s.step(s.house.unlock(nil))
}

// Each class of a chat goes when its time is over.
func TestChatRetention(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	v.says("woorden", Calm)
	s.step(s.CopyRoom(ctx, v.session, []journal.ChatStep{line(1, ByVisitor, "woorden")}))
	v.head.Ended = s.clock
	v.keeps()
	s.step(s.ForgetRoom(ctx, v.session))
	s.must(s.CloseContact(ctx, v.id, MailID{}))
	s.clock = s.clock.Add(61 * aDay)
	due, err := s.Due(ctx)
	s.step(err)
	_, err = s.Erase(ctx, due.Erasures...)
	s.step(err)
	c := v.row()
	if !c.Erased || !c.Subject.IsEmpty() || (c.Visitor != Visitor{Age: "12-17", Region: "ANT"}) {
		t.Errorf("after its words were due: %+v", c)
	}
}

// A message that was left is answered by mail, and what the writer answers comes to it.
func TestLeftMessage(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	left := LeftMessage{ID: [16]byte{9}, At: s.clock, Language: "fr", Text: outside.New("il me frappe"), Address: outside.New("Kind@example.org"), Folded: "kind@example.org", Safe: NotSafe, Found: Assessment{Urgency: Raised, Reasons: []Reason{{"violence", outside.New("frappe")}}}}
	s.step(s.LeaveMessage(ctx, left))
	s.step(s.LeaveMessage(ctx, left))
	left.ID, left.Address, left.Folded = [16]byte{10}, outside.Text{}, ""
	s.step(s.LeaveMessage(ctx, left))
	var with, without Contact
	for _, c := range s.queue(FilterWaiting) {
		switch {
		case c.Visitor.Left && c.Unanswerable:
			without = c
		case c.Visitor.Left:
			with = c
		}
	}
	if with.ID == (ContactID{}) || without.ID == (ContactID{}) || with.MailSafe != NotSafe || with.Urgency != Raised || len(with.Reasons) != 1 || with.Language != "fr" || with.Subject != left.Text || with.Call.Running() {
		t.Fatalf("%+v\n%+v", with, without)
	}
	heads, err := s.Heads(with.ID)
	s.step(err)
	if len(heads) != 1 || heads[0].Direction != In || len(heads[0].Head.From) != 1 || heads[0].Head.From[0].Addr.Unsafe() != "Kind@example.org" || heads[0].Head.MessageID.IsEmpty() {
		t.Fatalf("%+v", heads)
	}
	n, _, err := s.Uncover(ctx, with.ID)
	s.step(err)
	if len(n.Writers) != 1 || n.Writers[0].Addr.Unsafe() != "Kind@example.org" {
		t.Errorf("%v", n)
	}
	// Our answer, as it comes back from Sent, and the writer's.
	root := heads[0].Head.MessageID.Unsafe()
	s.later()
	s.arrive(letter{uid: 70, id: "antwoord@ons", root: root, from: "kind@example.org", subject: "Antwoord", text: "dag", at: s.clock, out: true})
	if c, err := s.Contact(with.ID); err != nil || c.State != Answered || c.Messages != 1 {
		t.Errorf("answered: %+v, %v", c, err)
	}
	s.later()
	s.arrive(letter{uid: 71, id: "weer@hen", root: root, from: "kind@example.org", subject: "Re: Antwoord", text: "dank", at: s.clock})
	if c, err := s.Contact(with.ID); err != nil || c.State != Waiting || c.Messages != 2 || c.Unanswerable {
		t.Errorf("the writer answered: %+v, %v", c, err)
	}
	heads, err = s.Heads(with.ID)
	s.step(err)
	if len(heads) != 3 || heads[0].Chat.What != ChatLine || heads[2].Chat.What != "" {
		t.Errorf("%d messages", len(heads))
	}
	s.must(s.CloseContact(ctx, without.ID, MailID{}))
	if c, err := s.Contact(without.ID); err != nil || c.State != Closed {
		t.Errorf("closed: %+v, %v", c, err)
	}
}

// The form has what the visitor said, as said by the visitor, until somebody says better.
func TestChatFillsRegistration(t *testing.T) {
	s := newTeam(t)
	v := comes(s, 1)
	v.says("dag", Calm)
	s.step(s.CopyRoom(context.Background(), v.session, []journal.ChatStep{line(1, ByVisitor, "dag"), line(2, ByDesk, "dag")}))
	r, err := s.Registration(v.id)
	s.step(err)
	for field, want := range map[string]string{"channel": "chat", "caller_age": "12-17", "province": "ANT", "language": "nl"} {
		got := r.Filled[field]
		if field == "language" {
			got = r.Guesses[field]
		}
		if !got.Equal(form.Codes(want)) {
			t.Errorf("%s: %v", field, got)
		}
		if said := r.Form.Field(field).Source.Said(); said != (field == "caller_age" || field == "province") {
			t.Errorf("%s was said by the visitor: %v", field, said)
		}
	}
	if !r.Filled["caller_gender"].IsZero() {
		t.Error("a gender that nobody said")
	}
	if got := r.Filled["first_reply_at"]; !got.Equal(form.At(milli(line(2, "", "").At))) {
		t.Errorf("first answer: %v", got)
	}
	if r.Begun {
		t.Error("it is registered by itself")
	}
	_, err = s.Register(context.Background(), v.id, is("contact_type", "counselling"), Entry{Field: "province", Answer: form.Codes("LIM")})
	s.step(err)
	if r, err = s.Registration(v.id); err != nil || !r.Sheet.Contact["province"].Equal(form.Codes("LIM")) || !r.Filled["province"].IsZero() {
		t.Errorf("said better: %v, %v", r.Sheet.Contact["province"], err)
	}
}

// A browser that gives the message it leaves the id of its own chat takes nothing from
// either.
func TestLeftUnderTheIDOfAChat(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	v := comes(s, 1)
	s.step(s.LeaveMessage(ctx, LeftMessage{ID: v.session, At: s.clock, Language: "nl", Text: outside.New("een bericht")}))
	if c := v.row(); c.Visitor.Left {
		t.Error("the chat became a message that was left")
	}
	all, err := s.Queue(FilterAll, 0, 10)
	s.step(err)
	left := 0
	for _, c := range all {
		if c.Visitor.Left && c.Subject.Unsafe() == "een bericht" {
			left++
		}
	}
	if left != 1 {
		t.Errorf("%d messages arrived", left)
	}
}
