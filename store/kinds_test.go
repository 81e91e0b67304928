package store

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// Every kind that is declared is folded wherever its events are found: nothing
// that somebody did is passed over in silence.
func TestEveryKindIsFolded(t *testing.T) {
	named := func(id EventID) (journal.Event, error) { return journal.Event{ID: id, Body: journal.Claimed{}}, nil }
	h := newHouse(t)
	for _, k := range journal.Kinds() {
		e := journal.Event{Body: journal.Zero(k)}
		if b, ok := e.Body.(journal.Erased); ok {
			b.Contacts, b.Cases, b.Rooms = []ContactID{{1}}, []CaseID{{2}}, []RoomID{{3}}
			e.Body = b
		}
		m, err := journal.Means(e.Body, h.me, named)
		if err != nil {
			t.Errorf("%s: %v", k, err)
		}
		for _, of := range m.About {
			if of.Room {
				continue // folded beside
			}
			if of.Case {
				_, err = file{}.apply(of.ID, e)
			} else {
				_, err = acts{}.apply(e)
			}
			if err != nil {
				t.Errorf("%s: %v", k, err)
			}
		}
		if k == (journal.Undone{}).Kind() {
			continue // folded by what it undoes
		}
		if err := h.write(context.Background(), func(t *tx) error { return errors.Join(t.foldBeside(e), errStop) }); errors.Is(err, errNotFolded) {
			t.Errorf("%s: %v", k, err)
		}
	}
	unknown := journal.Event{Body: journal.Unknown{Of: "contact.sung-to", Version: 1}}
	if err := h.write(context.Background(), func(t *tx) error { return t.foldBeside(unknown) }); !errors.Is(err, errNotFolded) {
		t.Errorf("a kind that there is not is folded: %v", err)
	}
	if a, err := (acts{}).apply(unknown); err != nil || !reflect.DeepEqual(a, acts{}) {
		t.Errorf("what a newer version wrote is folded to %+v: %v", a, err)
	}
}

// partOf is the part that a field of acts is of; empty for what is no one's: what
// was read, and what all acts together say.
var partOf = map[string]journal.What{
	"Case": journal.PartInCase, "Claim": journal.PartClaim, "Closings": journal.PartClosing, "Turns": journal.PartClosing, "Answers": journal.PartAnswers,
	"FollowUp": journal.PartFollowUp, "Danger": journal.PartDanger, "MadeWait": journal.PartWaits, "Safety": journal.PartSafety, "Several": journal.PartSeveral, "SafetyAt": journal.PartSafety,
	"Registration": journal.PartRegistration, "Joined": journal.PartTogether, "Call": journal.PartCall, "Chats": journal.PartChat, "Opened": "", "Any": "", "Erased": "",
}

// changed are the parts in which two acts differ.
func changed(t interface{ Fatalf(string, ...any) }, a, b acts) (parts []journal.Part) {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range x.NumField() {
		name := x.Type().Field(i).Name
		part, ok := partOf[name]
		if !ok {
			t.Fatalf("no part is named for %s", name)
		}
		if part == journal.PartRegistration {
			parts = append(parts, registeredOtherwise(a.Registration, b.Registration)...)
			continue
		}
		p := journal.Part{What: part}
		if part != "" && !reflect.DeepEqual(x.Field(i).Interface(), y.Field(i).Interface()) && !slices.Contains(parts, p) {
			parts = append(parts, p)
		}
	}
	return parts
}

// registeredOtherwise are the answers and persons in which two registrations
// differ, whoever said so and when.
func registeredOtherwise(a, b registration) (parts []journal.Part) {
	said := func(r registration) map[string]string {
		all := map[string]string{}
		for _, x := range r.Answers {
			at := "field."
			if x.Person != (PersonID{}) {
				at = "person." + x.Person.String() + "."
			}
			all[at+x.Field] = fmt.Sprint(x.Codes, x.Seq)
			if len(x.Codes) == 0 && x.Seq == 0 {
				delete(all, at+x.Field)
			}
		}
		for _, id := range r.persons() {
			all["person."+id.String()] = "is there"
		}
		return all
	}
	x, y := said(a), said(b)
	for _, all := range []map[string]string{x, y} {
		for field := range all {
			if p := (journal.Part{What: journal.PartRegistration, Field: field}); x[field] != y[field] && !slices.Contains(parts, p) {
				parts = append(parts, p)
			}
		}
	}
	return parts
}

// An event changes nothing but what its kind is declared to write, whatever was
// before it.
func TestActsWriteWhatIsDeclared(t *testing.T) {
	id, people := ContactID{1}, []member.ID{{1}, {2}}
	rapid.Check(t, func(r *rapid.T) {
		at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
		clock, a := journal.Clock(0), acts{}
		someone := func() member.ID { return rapid.SampledFrom(append(people, member.ID{})).Draw(r, "from") }
		op := func() OpID { return OpID{byte(rapid.IntRange(1, 3).Draw(r, "op"))} }
		r.Repeat(map[string]func(*rapid.T){"event": func(r *rapid.T) {
			at = at.Add(time.Minute)
			b := rapid.SampledFrom([]journal.Body{
				journal.Claimed{Contact: id, From: someone()}, journal.Released{Contact: id, From: someone()}, journal.Closed{Contact: id, Upto: at}, journal.Reopened{Contact: id},
				journal.FollowUpSet{Contact: id, On: at}, journal.FollowUpSet{Contact: id}, journal.DangerJudged{Contact: id, Danger: "acute", Upto: at}, journal.MadeWait{Contact: id},
				journal.SafetyAsked{Contact: id, Safe: "no"}, journal.SeveralWrite{Contact: id, Several: true}, journal.Joined{Contact: id, With: ContactID{2}}, journal.AttachmentMarked{Contact: id},
				journal.Addressed{Contact: id, Op: op()}, journal.Said{Contact: id, Op: op()}, journal.AnsweredWith{Contact: id, Op: op(), Upto: at},
				journal.AnswerSettled{Contact: id, Op: op(), As: journal.SettledDiscarded}, journal.AnswerSettled{Contact: id, Op: op(), As: journal.SettledSent},
				journal.Opened{Contact: id}, journal.Printed{Contact: id}, journal.Uncovered{Contact: id}, journal.AttachmentSaved{Contact: id},
				journal.Registered{Contact: id, Form: "helpline", Version: 1, Figure: FigureID{1}, Answers: []journal.Answer{{FieldOf: journal.FieldOf{Field: "province"}, Codes: []string{"BRU"}}}},
				journal.Registered{Contact: id, Form: "helpline", Version: 1, Figure: FigureID{1}, Added: []PersonID{{4}}}, journal.Registered{Contact: id, Form: "helpline", Version: 1, Figure: FigureID{1}, Gone: []PersonID{{4}}},
				journal.RegisteredNames{Contact: id, Answers: []journal.Answer{{FieldOf: journal.FieldOf{Field: "village"}, Codes: []string{"x"}}}}, journal.RegisteredWords{Contact: id, Words: []journal.AnswerWords{{FieldOf: journal.FieldOf{Field: "summary"}}}},
				journal.ContactLinked{Case: CaseID{3}, Contact: id}, journal.ContactLinked{Case: CaseID{4}, Contact: id, From: CaseID{3}, Chosen: true},
				journal.ContactBegun{Contact: id, Channel: "phone", Started: at}, journal.ContactBegun{Contact: id, Channel: "phone", Started: at, Ended: at, As: journal.CallMissed},
				journal.ContactEnded{Contact: id, At: at}, journal.ContactEnded{Contact: id, At: at, As: journal.CallSilent}, journal.Erased{Contacts: []ContactID{id}},
				journal.ChatBegun{Contact: id, At: at, Language: "nl", Safe: "no"}, journal.ChatBegun{Contact: id, At: at, Left: true}, journal.ChatEnded{Contact: id, At: at, How: journal.ChatByExit},
				journal.ChatSaid{Contact: id, Steps: []journal.ChatStep{{N: 1, At: at.UnixMilli(), Side: "desk", What: "line"}, {N: 2, At: at.UnixMilli(), Side: "visitor", What: "line"}}}, journal.AddressLeft{Contact: id},
				journal.HandoffAccepted{From: someone(), Contacts: []ContactID{id}},
			}).Draw(r, "body")
			clock = clock.Next(at)
			e := journal.Event{ID: journal.NewEventID(clock), Member: rapid.SampledFrom(people).Draw(r, "by"), Body: b}
			m, err := journal.Means(b, e.Member, nil)
			if err != nil {
				r.Fatal(err)
			}
			next, err := a.apply(e)
			if err != nil {
				r.Fatal(err)
			}
			for _, what := range changed(r, a, next) {
				if !slices.ContainsFunc(m.Writes, func(p journal.Part) bool { return p.What == what.What && p.Field == what.Field && p.Of == id }) {
					r.Fatalf("%s changes %v, and is declared to write %v", b.Kind(), what, m.Writes)
				}
			}
			a = next
		}})
	})
}

// subjects are the subjects of the journal's events from the nth on.
func (h *house) subjects(from uint64) (all []string) {
	h.t.Helper()
	h.step(h.read(func(t *tx) error {
		for seq := from; t.raw(boxJournal, seqKey(seq)) != nil; seq++ {
			e, err := t.event(seq)
			if err != nil {
				return err
			}
			all = append(all, fmt.Sprint(e.Body.Kind(), " ", e.Subject))
		}
		return nil
	}))
	return all
}

// What was read stands on the workstation's own subject, with and without a case;
// what undoes stands where the undone does.
func TestSubjects(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	read := func() {
		s.later()
		s.clock = s.clock.Add(time.Hour)
		s.step(s.RecordOpened(ctx, s.id))
		s.step(s.RecordPrinted(ctx, s.id))
		s.step(s.RecordSaved(ctx, s.id, s.last, 1, outside.New("/tmp/x")))
		_, _, err := s.Uncover(ctx, s.id)
		s.step(err)
	}
	from := s.events() + 1
	read()
	audit := string(s.team.Audit(s.station.id))
	want := []string{"contact.opened " + audit, "contact.printed " + audit, "contact.attachment-saved " + audit, "contact.uncovered " + audit}
	if got := s.subjects(from); !slices.Equal(got, want) {
		t.Errorf("without a case: %v", got)
	}
	d, err := s.Claim(ctx, s.id)
	s.must(d, err)
	from = s.events() + 1
	read()
	if got := s.subjects(from); !slices.Equal(got, want) {
		t.Errorf("with a case: %v", got)
	}
	from = s.events() + 1
	s.must(s.Undo(ctx, d.Event))
	d, err = s.CloseContact(ctx, s.id, MailID{})
	s.must(d, err)
	s.must(s.Undo(ctx, d.Event))
	claim, ofCase := string(s.team.Claim(s.id)), string(s.team.Case(d.Case))
	want = []string{"act.undone " + claim, "contact.closed " + ofCase, "act.undone " + ofCase}
	if got := s.subjects(from); !slices.Equal(got, want) {
		t.Errorf("undone: %v", got)
	}
}

// Who founds a team needs no right, as nobody has one. Nobody founds it again,
// and who is not a member may nothing.
func TestFounding(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	me := h.me
	add := journal.MemberAdded{Member: member.ID{9}, Name: outside.New("Mallory"), Roles: member.AllRoles}
	for name, by := range map[string]member.ID{"the founder": me, "a stranger": {9}} {
		h.me = by
		for _, b := range []journal.Body{journal.TeamFounded{Team: h.team, Name: outside.New("Mallory"), Roles: member.AllRoles}, add, journal.Unknown{Of: "team.sung-to", Version: 1}} {
			if _, founder := b.(journal.MemberAdded); founder && by == me {
				continue
			}
			err := h.write(ctx, func(t *tx) error { _, err := t.append(b); return err })
			if !errors.Is(err, ErrNotAllowed) && !errors.Is(err, journal.ErrNewer) {
				t.Errorf("%s: %s: %v", name, b.Kind(), err)
			}
		}
	}
	h.me = me
	if n := h.events(); n != 2 {
		t.Errorf("%d events", n)
	}
	h.step(h.write(ctx, func(t *tx) error { _, err := t.append(add); return err }))
}

// Letting go of a colleague's claim is another right than letting go of one's own.
func TestRightsOfReleasing(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	claims(s)
	noor := s.me
	release := func(role member.Role, want error) {
		t.Helper()
		s.colleague("Els", func() {
			s.step(s.write(ctx, func(t *tx) error {
				return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Els"), Roles: member.RolesOf(role)})
			}))
			if err := s.write(ctx, func(t *tx) error {
				_, err := t.append(journal.Released{Contact: s.id, From: noor})
				return err
			}); !errors.Is(err, want) {
				t.Errorf("a %s: %v", role, err)
			}
		})
	}
	release(member.Counselor, ErrNotAllowed)
	if c, _ := s.Contact(s.id); c.ClaimedBy != noor {
		t.Error("what was not allowed was done")
	}
	release(member.Supervisor, nil)
	if c, _ := s.Contact(s.id); c.Claim != Unclaimed {
		t.Error("the claim was not let go of")
	}
	// What lets go of a claim that is another's by now lets go of nothing.
	s.colleague("Jef", func() { claims(s) })
	release(member.Supervisor, nil)
	if c, _ := s.Contact(s.id); c.Claimer != outside.New("Jef") {
		t.Errorf("claimed by %q", c.Claimer.Unsafe())
	}
}
