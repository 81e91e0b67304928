package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baken/store/figures"
	"baken/store/form"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/record"
	"baken/store/vault"
)

// lines are those of a period, without those that are 0.
func (h *house) lines(q FiguresQuery) (all []figures.Line) {
	h.t.Helper()
	f, err := h.Figures(context.Background(), q)
	h.step(err)
	return slices.DeleteFunc(f.Lines, func(l figures.Line) bool { return l.Value == 0 })
}

func inPeriod(t testing.TB, s string) FiguresQuery {
	p, err := figures.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return FiguresQuery{Period: p}
}

var sameLines = cmpopts.IgnoreUnexported(figures.Key{})

// When a case is erased every figure stays: on the workstation that erased it, on one
// that followed it, and on one that can read nothing
// else of the case.
func TestFiguresOfAnErasedCase(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	live, late, first := s.replica(), s.replica(), s.events()
	writes(s)
	child, parent := NewPersonID(), NewPersonID()
	s.registers(is("contact_type", "counselling"), is("caller_role", "bystander"), is("caller_relation", "parent"), is("province", "VBR"), is("help_given", "referral"), is("caller_age", "35"),
		Entry{child, "role", form.Codes("victim")}, Entry{child, "age", form.Codes("~4")}, Entry{child, "theme", form.Codes("child_abuse", "bullying")}, Entry{child, "context", form.Codes("household")},
		Entry{parent, "role", form.Codes("victim")}, Entry{parent, "age", form.Codes("adult")}, Entry{parent, "theme", form.Codes("partner_violence")},
		Entry{Field: "summary", Answer: form.Words(outside.New("buurkind huilt"))})
	f, err := s.Figures(ctx, inPeriod(t, "2026"))
	if err != nil || f.Waiting != 1 || f.Lines[0].Value != 0 {
		t.Errorf("before it is counted: %d wait, %d contacts: %v", f.Waiting, f.Lines[0].Value, err)
	}
	countNow(s)
	s.registers(Entry{Person: parent}) // is taken away again
	countNow(s)
	before := s.lines(inPeriod(t, "2026"))
	if n := len(before); n < 10 || before[0].Value != 1 || s.victims(before) != 1 {
		t.Errorf("%d lines, %v", n, before)
	}
	for _, l := range before {
		if l.Name == figures.Unfinished {
			t.Error("a registration that has all that is counted, and words, is unfinished")
		}
	}
	upto := s.events()
	for seq := first + 1; seq <= upto; seq++ {
		live.take(s.house, seq)
		late.takeFigures(s.house, seq)
	}
	c, _ := s.Contact(s.id)
	s.later()
	s.erase(journal.Erased{Contacts: []ContactID{s.id}, Cases: []CaseID{c.Case}, Classes: allClasses})
	countNow(s)
	for seq := upto + 1; seq <= s.events(); seq++ {
		live.take(s.house, seq)
	}
	s.step(s.Rotate(ctx))
	s.reopen()
	if diff := gocmp.Diff(before, s.lines(inPeriod(t, "2026")), sameLines); diff != "" {
		t.Errorf("after it was erased: %s", diff)
	}
	for _, h := range []*house{live, late} {
		if diff := gocmp.Diff(before, h.lines(inPeriod(t, "2026")), sameLines); diff != "" {
			t.Errorf("on another workstation: %s", diff)
		}
	}
	if got := s.lines(inPeriod(t, "2025")); len(got) != 0 {
		t.Errorf("of another year: %v", got)
	}
}

// takeFigures is take where the keys of all but the figures were destroyed meanwhile:
// of the other events nothing can be read.
func (h *house) takeFigures(from *house, seq uint64) {
	h.t.Helper()
	h.step(from.read(func(theirs *tx) error {
		e, err := theirs.event(seq)
		if err != nil {
			return err
		}
		if _, is := e.Body.(journal.Counted); is {
			h.take(from, seq)
			return nil
		}
		env, err := journal.Read(theirs.raw(boxJournal, seqKey(seq)))
		if err != nil {
			return err
		}
		return h.write(context.Background(), func(t *tx) error {
			if _, err := t.keep(env); err != nil {
				return err
			}
			if err := t.putDesk("tip", tip{Counter: env.Header.Counter, Prev: env.Hash()}); err != nil {
				return err
			}
			m, err := journal.Means(e.Body, e.Member, theirs.eventByID)
			if err != nil {
				return err
			}
			return t.index(e, m) // and not folded
		})
	}))
}

func (h *house) victims(all []figures.Line) (n int) {
	for _, l := range all {
		if l.Name == figures.Victims {
			n = l.Value
		}
	}
	return n
}

// Each contact is counted under the form with which it was registered. A field that
// one of them does not have is not known of its contacts, and that is said.
func TestFiguresByForm(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	s.registers(is("contact_type", "counselling"), is("province", "VBR"))
	_, err := s.ReplaceForm(ctx, outside.New(newerForm))
	s.step(err)
	d, err := s.Register(ctx, other, is("contact_type", "information"), is("region", "north"))
	s.must(d, err)
	countNow(s)
	lines := map[string]string{}
	f, err := s.Figures(ctx, inPeriod(t, "2026"))
	s.step(err)
	for _, l := range f.Lines {
		if l.R == 13 && l.Value > 0 {
			lines[l.By[0].Code] = fmt.Sprint(l.Value, " of ", l.Base)
		}
	}
	if diff := gocmp.Diff(map[string]string{"VBR": "1 of 2", "": "1 of 2"}, lines); diff != "" {
		t.Errorf("provinces: %s", diff)
	}
	if !slices.ContainsFunc(f.Lacks, func(l figures.Lack) bool { return l == figures.Lack{Form: "helpline", Version: 2, Field: "province"} }) {
		t.Errorf("what is lacking: %v", f.Lacks)
	}
	q := inPeriod(t, "2026")
	q.By = []string{"region", "contact_type"}
	var cells []string
	for _, l := range s.lines(q) {
		cell := fmt.Sprint(l.Value, " of ", l.Base)
		for _, k := range l.By {
			cell += " " + k.Field + "=" + k.Code
		}
		cells = append(cells, cell)
	}
	if want := []string{"1 of 2 region=north", "1 of 1 region=north contact_type=information", "1 of 2 region=", "1 of 1 region= contact_type=counselling"}; !slices.Equal(cells, want) {
		t.Errorf("the table: %q", cells)
	}
}

const newerForm = `
form = "helpline"
version = 2
[answers]
yes = { en = "yes", nl = "ja", fr = "oui" }
no = { en = "no", nl = "nee", fr = "non" }
not_asked = { en = "not asked", nl = "niet gevraagd", fr = "pas demandé" }
[persons]
label = { en = "person", nl = "persoon", fr = "personne" }
when = { contact_type = ["counselling"] }
[[contact]]
field = "contact_type"
label = { en = "type", nl = "soort", fr = "type" }
type = "one"
codes = [{ code = "counselling", en = "c", nl = "c", fr = "c" }, { code = "information", en = "i", nl = "i", fr = "i" }]
[[contact]]
field = "region"
label = { en = "region", nl = "regio", fr = "région" }
type = "one"
codes = [{ code = "north", en = "north", nl = "noord", fr = "nord" }]
[[person]]
field = "role"
label = { en = "role", nl = "rol", fr = "rôle" }
type = "one"
codes = [{ code = "victim", en = "victim", nl = "slachtoffer", fr = "victime" }]
`

func TestFiguresAskForTheRight(t *testing.T) {
	h := newHouse(t)
	h.step(h.write(context.Background(), func(t *tx) error {
		return t.putValue(boxMembers, t.s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf()})
	}))
	if _, err := h.Figures(context.Background(), inPeriod(t, "2026")); !errors.Is(err, ErrNotAllowed) {
		t.Errorf("without a role: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	q := inPeriod(t, "2026")
	q.By = []string{"nothing"}
	if _, err := newHouse(t).Figures(ctx, q); !errors.Is(err, figures.ErrField) {
		t.Errorf("a field that there is not: %v", err)
	}
}

// anyFigure makes one up.
func anyFigure(r *rand.Rand) (f figure) {
	word := func() string { return string(make([]byte, r.IntN(3)*15)) + fmt.Sprint(r.IntN(500)) }
	f = figure{Form: formName{word(), r.IntN(300)}, Month: "2026-11", Hour: r.IntN(168), Void: r.IntN(2) == 0, Event: EventID{1}}
	var given []journal.Answer
	for p := range r.IntN(4) {
		for range r.IntN(40) {
			a := journal.Answer{FieldOf: journal.FieldOf{Person: PersonID{byte(p)}, Field: word()}}
			for range r.IntN(3) {
				a.Codes = append(a.Codes, word())
			}
			given = append(given, a)
		}
	}
	f.Answers = answersAfter(nil, given, f.Event, uint64(r.IntN(1<<40)))
	return f
}

// What the figures are read with gives what the record has, one after another.
func TestFigureReader(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var read figureReader
	for range 200 {
		f := anyFigure(r)
		p, err := record.Encode(f)
		if err == nil {
			err = read.figure(p)
		}
		if err != nil || read.form != f.Form || read.month != f.Month || read.void != f.Void || read.rec.Hour != f.Hour {
			t.Fatalf("%+v: %v", read, err)
		}
		want, persons := figures.Record{}, map[PersonID]int{}
		for _, a := range f.Answers {
			if len(a.Codes) == 0 {
				continue
			}
			answer := figures.Answer{Field: a.Field, Codes: a.Codes}
			if a.Person == (PersonID{}) {
				want.Contact = append(want.Contact, answer)
				continue
			}
			i, ok := persons[a.Person]
			if !ok {
				i = len(want.Persons)
				persons[a.Person], want.Persons = i, append(want.Persons, nil)
			}
			want.Persons[i] = append(want.Persons[i], answer)
		}
		if diff := gocmp.Diff([]any{want.Contact, want.Persons}, []any{read.rec.Contact, read.rec.Persons}, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	}
}

// FuzzFigureReader: whatever stands there, it is read as the record is, or refused.
func FuzzFigureReader(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 5 {
		v := anyFigure(r)
		v.Answers = v.Answers[:min(len(v.Answers), 4)] // small ones are searched faster
		p, err := record.Encode(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(p)
		f.Add(p[:len(p)/2])
	}
	f.Fuzz(func(t *testing.T, p []byte) {
		var read figureReader
		if err := read.figure(p); err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Error(err)
			}
			return
		}
		var v figure
		if err := record.Decode(p, &v); err == nil && (v.Month != read.month || v.Form != read.form || v.Void != read.void) {
			t.Errorf("%+v is read as %+v", v, read)
		}
	})
}

// A figure that is cut short is damage, and said.
func TestFigureCutShort(t *testing.T) {
	h := newHouse(t)
	h.counts(3, 2026, 1)
	h.step(h.write(context.Background(), func(t *tx) error {
		id := FigureID{1}
		return t.putFor(boxFigures, id[:], Owner{}, vault.Figures, []byte{0xa2, 0x01})
	}))
	if _, err := h.Figures(context.Background(), inPeriod(t, "2026")); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
	h.step(h.write(context.Background(), func(t *tx) error { id := FigureID{1}; return t.drop(boxFigures, id[:]) }))
}

// Who writes is not held up by who counts: several writes begin and end while one count
// goes on.
func TestFiguresHoldNobodyUp(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.registers(is("contact_type", "counselling"))
	s.counts(5000, 2016, 10)
	q := inPeriod(t, "2016..2025")
	var counting, done atomic.Int64 // which count goes on, 0 between two
	failed := make(chan error, 1)
	go func() {
		for n := int64(1); done.Load() == 0; n++ {
			counting.Store(n)
			f, err := s.Figures(ctx, q)
			counting.Store(0)
			if err == nil && f.Lines[0].Value != 5000 {
				err = fmt.Errorf("%d contacts", f.Lines[0].Value)
			}
			if err != nil {
				failed <- err
				return
			}
		}
		failed <- nil
	}()
	within, n := 0, 0
	for until := time.Now().Add(time.Minute); within < 3 && time.Now().Before(until); n++ {
		before := counting.Load()
		_, err := s.Register(ctx, s.id, is("caller_age", fmt.Sprint(n%99))) // the clock of the test stands still
		s.step(err)
		if before != 0 && counting.Load() == before {
			within++
		}
	}
	done.Store(1)
	if err := <-failed; err != nil || within < 3 {
		t.Errorf("%d writes while one count went on: %v", within, err)
	}
}
