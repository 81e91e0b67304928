package store

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// teamRoom is what is said in the team's room, and beside a case.
func (h *house) teamRoom() []string {
	h.t.Helper()
	all, err := h.TeamRoom(0, 99)
	h.step(err)
	return remarks(all)
}

func (h *house) caseRoom(id CaseID) []string {
	h.t.Helper()
	all, err := h.CaseRoom(id, 0, 99)
	h.step(err)
	return remarks(all)
}

func remarks(all []Remark) (said []string) {
	for _, r := range all {
		said = append(said, r.Name.Unsafe()+": "+r.Text.Unsafe())
	}
	return said
}

func (h *house) wants(what string, got []string, want ...string) {
	h.t.Helper()
	if !slices.Equal(got, want) {
		h.t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestColleaguesTalk(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	in := s.caseOf(s.id)
	l := s.Listen()
	defer l.Close()
	l.Take()
	s.must(s.SayToTeam(ctx, outside.New("goedemorgen")))
	if c := l.Take(); !c.Room || c.Cases || c.All || len(c.Contacts) > 0 {
		t.Errorf("said to the team, it is told %+v", c)
	}
	s.must(s.SayOnCase(ctx, in, outside.New("wie kent haar?")))
	if c := l.Take(); c.Room || !c.Cases || !c.Contacts[s.id] {
		t.Errorf("said beside a case, it is told %+v", c)
	}
	// A supervisor is one of them; what she says stands after it, by her name.
	var d Done
	s.step(s.by(s.sam, func() (err error) {
		if _, err = s.SayOnCase(ctx, in, outside.New("ik")); err != nil {
			return err
		}
		d, err = s.SayToTeam(ctx, outside.New("ik ben er"))
		return err
	}))
	s.must(s.SayToTeam(ctx, outside.New("fijn")))
	s.wants("the room", s.teamRoom(), "Noor: goedemorgen", "Sam: ik ben er", "Noor: fijn")
	s.wants("beside the case", s.caseRoom(in), "Noor: wie kent haar?", "Sam: ik")

	// In windows, from the newest back.
	all, err := s.TeamRoom(0, 2)
	s.step(err)
	s.wants("the newest two", remarks(all), "Sam: ik ben er", "Noor: fijn")
	all, err = s.TeamRoom(all[0].Seq, 2)
	s.step(err)
	s.wants("before them", remarks(all), "Noor: goedemorgen")
	if all, err = s.TeamRoom(all[0].Seq, 2); err != nil || len(all) > 0 {
		t.Errorf("before all: %v, %v", all, err)
	}
	all, err = s.CaseRoom(in, 0, 1)
	s.step(err)
	s.wants("the newest beside the case", remarks(all), "Sam: ik")
	all, err = s.CaseRoom(in, all[0].Seq, 9)
	s.step(err)
	s.wants("before it", remarks(all), "Noor: wie kent haar?")

	// It is taken back by who said it, and by nobody else.
	if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("a colleague took it back: %v", err)
	}
	s.step(s.by(s.sam, func() error { _, err := s.Undo(ctx, d.Event); return err }))
	s.wants("taken back", s.teamRoom(), "Noor: goedemorgen", "Noor: fijn")
	d, err = s.SayOnCase(ctx, in, outside.New("vergissing"))
	s.must(d, err)
	s.must(s.Undo(ctx, d.Event))
	s.wants("taken back", s.caseRoom(in), "Noor: wie kent haar?", "Sam: ik")

	for want, text := range map[error]string{ErrNoChange: "", ErrTooLarge: strings.Repeat("x", MaxRemark+1)} {
		if _, err := s.SayToTeam(ctx, outside.New(text)); !errors.Is(err, want) {
			t.Errorf("%d bytes: %v", len(text), err)
		}
		if _, err := s.SayOnCase(ctx, in, outside.New(text)); !errors.Is(err, want) {
			t.Errorf("%d bytes beside a case: %v", len(text), err)
		}
	}
	if _, err := s.SayOnCase(ctx, CaseID{9}, outside.New("x")); !errors.Is(err, ErrUnknown) {
		t.Errorf("beside no case: %v", err)
	}
	// The history says that it was said.
	lines, err := s.CaseHistory(in)
	s.step(err)
	if n := len(slices.DeleteFunc(lines, func(l Line) bool { return l.Act != (journal.CaseSaid{}).Kind() })); n != 3 {
		t.Errorf("the history has it %d times", n)
	}
}

// Who keeps the line going and reads no cases hears nothing of them here either.
func TestAdministratorsDoNotTalk(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	in := s.caseOf(s.id)
	s.must(s.SayToTeam(ctx, outside.New("over haar")))
	s.role(s.sam, member.RolesOf(member.Administrator))
	for name, f := range map[string]func() error{
		"says":           func() error { _, err := s.SayToTeam(ctx, outside.New("x")); return err },
		"says on a case": func() error { _, err := s.SayOnCase(ctx, in, outside.New("x")); return err },
		"reads":          func() error { _, err := s.TeamRoom(0, 9); return err },
		"reads a case":   func() error { _, err := s.CaseRoom(in, 0, 9); return err },
	} {
		if err := s.by(s.sam, f); !errors.Is(err, ErrNotAllowed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What was said beside cases that are one is read as one.
func TestTalkOfMergedCases(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	claims(s)
	s.must(s.Claim(ctx, other))
	a, b := s.caseOf(s.id), s.caseOf(other)
	s.must(s.SayOnCase(ctx, a, outside.New("een")))
	s.must(s.SayOnCase(ctx, b, outside.New("twee")))
	s.must(s.SayOnCase(ctx, a, outside.New("drie")))
	d, err := s.MergeCases(ctx, a, b)
	s.must(d, err)
	for _, id := range []CaseID{a, b} {
		s.wants("merged", s.caseRoom(id), "Noor: een", "Noor: twee", "Noor: drie")
	}
	later, err := s.SayOnCase(ctx, b, outside.New("vier"))
	s.must(later, err)
	s.wants("said on the other", s.caseRoom(a), "Noor: een", "Noor: twee", "Noor: drie", "Noor: vier")
	if _, err := s.Undo(ctx, d.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("what was said of both would be of one: %v", err)
	}
	s.must(s.Undo(ctx, later.Event))
	s.must(s.Undo(ctx, d.Event))
	s.wants("apart again", s.caseRoom(b), "Noor: twee")
}

// A replica that hears of all of it ends with the same.
func TestReplicasTalkAlike(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	in := s.caseOf(s.id)
	o, from := s.replica(), s.events()+1
	defer o.close()
	var undo []EventID
	for _, text := range []string{"een", "twee", "drie"} {
		d, err := s.SayToTeam(ctx, outside.New(text))
		s.must(d, err)
		undo = append(undo, d.Event)
		d, err = s.SayOnCase(ctx, in, outside.New("over haar: "+text))
		s.must(d, err)
		undo = append(undo, d.Event)
		s.clock = s.clock.Add(20 * time.Hour)
	}
	s.must(s.Undo(ctx, undo[2]))
	s.must(s.Undo(ctx, undo[3]))
	for seq := from; seq <= s.events(); seq++ {
		o.take(s.house, seq)
	}
	s.wants("the room there", o.teamRoom(), s.teamRoom()...)
	s.wants("beside the case there", o.caseRoom(in), s.caseRoom(in)...)
	s.wants("the room", s.teamRoom(), "Noor: een", "Noor: drie")
	s.wants("beside the case", s.caseRoom(in), "Noor: over haar: een", "Noor: over haar: drie")
}

// What was said beside a case goes with its words; nothing opens it again.
func TestTalkIsErasedWithItsCase(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	in := s.caseOf(s.id)
	s.must(s.SayOnCase(ctx, in, outside.New("de buurvrouw")))
	s.must(s.SayToTeam(ctx, outside.New("blijft")))
	g := burglarOf(s.house, s.id, in)
	_, err := s.Erase(ctx, Erasure{Cases: []CaseID{in}, Classes: []vault.Class{vault.Words}})
	s.step(err)
	s.wants("words erased", s.caseRoom(in))
	if _, err := s.SayOnCase(ctx, in, outside.New("nog iets")); !errors.Is(err, ErrErased) {
		t.Errorf("more is said: %v", err)
	}
	all, err := s.WholeCase(in)
	s.step(err)
	_, err = s.Erase(ctx, all)
	s.step(err)
	if _, err := s.CaseRoom(in, 0, 9); !errors.Is(err, ErrUnknown) {
		t.Errorf("a case that is not there: %v", err)
	}
	s.wants("the room", s.teamRoom(), "Noor: blijft")
	s.house.close()
	if keys, records, _ := g.breaks(s.house); keys != 0 || records != 0 {
		t.Errorf("%d keys, %d records", keys, records)
	}
	s.step(s.house.unlock(nil))
}

// The team's room goes day by day, when the words' period is over since the last of a
// day; what was taken back goes too. A backup of before has it erased again.
func TestTeamRoomIsRetained(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	s.step(s.SetRetention(ctx, Retention{Names: 30 * aDay, Words: 60 * aDay}))
	room := func() (id RoomID) {
		s.step(s.read(func(t *tx) (err error) { id, err = t.roomNow(); return err }))
		return id
	}
	first := room()
	s.must(s.SayToTeam(ctx, outside.New("ochtend")))
	d, err := s.SayToTeam(ctx, outside.New("vergissing met een naam"))
	s.must(d, err)
	s.must(s.Undo(ctx, d.Event))
	s.clock = s.clock.Add(aDay)
	second := room()
	d, err = s.SayToTeam(ctx, outside.New("alleen dit, en het is weg"))
	s.must(d, err)
	s.must(s.Undo(ctx, d.Event))
	s.clock = s.clock.Add(aDay)
	s.must(s.SayToTeam(ctx, outside.New("derde dag")))
	old := s.backup()
	due := func(want int) []Erasure {
		t.Helper()
		d, err := s.Due(ctx)
		s.step(err)
		var rooms []Erasure
		for _, e := range d.Erasures {
			if len(e.Rooms) > 0 {
				rooms = append(rooms, e)
			}
		}
		if d.Rooms != want || len(rooms) != want {
			t.Fatalf("%d days are due, %d erasures, want %d", d.Rooms, len(rooms), want)
		}
		return rooms
	}
	s.clock = s.clock.Add(58*aDay - time.Minute)
	due(0)
	s.clock = s.clock.Add(time.Minute)
	due(1)
	s.clock = s.clock.Add(aDay)
	all := due(2)
	g := burglarOf(s.house, first, second)
	l := s.Listen()
	defer l.Close()
	l.Take()
	_, err = s.Erase(ctx, all...)
	s.step(err)
	if !l.Take().Room {
		t.Error("nobody is told")
	}
	due(0)
	s.wants("after it", s.teamRoom(), "Noor: derde dag")
	if n := s.keysOf(first) + s.keysOf(second); n != 0 {
		t.Errorf("%d keys are left", n)
	}
	gone, err := s.Erasures()
	s.step(err)
	if n := len(gone); n != 2 || len(gone[0].Rooms) != 1 || len(gone[0].Contacts) != 0 {
		t.Errorf("the list of erasures: %+v", gone)
	}
	s.house.close()
	if keys, _, _ := g.breaks(s.house); keys != 0 {
		t.Errorf("%d keys open", keys)
	}
	s.step(os.Remove(s.path))
	s.step(Restore(ctx, old, s.path))
	s.step(s.house.unlock(nil))
	s.wants("restored", s.teamRoom(), "Noor: derde dag")
	s.step(s.SetRetention(ctx, Retention{}))
	s.clock = s.clock.Add(9999 * aDay)
	due(0)
}
