package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"baken/store/journal"
	"baken/store/outside"
)

func (h *house) cases(f CaseFilter) []CaseRow {
	h.t.Helper()
	rows, err := h.Cases(f, 0, 1000)
	h.step(err)
	return rows
}

// anyCase picks one of the cases that are listed.
func (h *house) anyCase(r *rapid.T) (CaseID, bool) {
	rows := h.cases(CasesAll)
	if len(rows) == 0 {
		return CaseID{}, false
	}
	return rows[rapid.IntRange(0, len(rows)-1).Draw(r, "case")].ID, true
}

// checkCases compares every list of cases with the sorted rows, and each row with
// the case itself.
func (h *house) checkCases(t *rapid.T) {
	all := h.cases(CasesAll)
	counts, err := h.CaseCounts()
	h.step(err)
	for _, f := range CaseFilters {
		var want []CaseRow
		for _, c := range all {
			mine := slices.ContainsFunc(c.Contacts, func(k Contact) bool { return k.ClaimedBy == h.me && k.State != Closed })
			if f == CasesAll || f == CasesOpen && c.Open || f == CasesClosed && !c.Open || f == CasesMine && mine {
				want = append(want, c)
			}
		}
		slices.SortFunc(want, func(a, b CaseRow) int {
			return cmp.Or(b.LastAt.Compare(a.LastAt), slices.Compare(a.ID[:], b.ID[:]))
		})
		got := h.cases(f)
		if !slices.EqualFunc(got, want, func(a, b CaseRow) bool { return a.ID == b.ID }) || counts.Of(f) != len(got) {
			t.Fatalf("%s is not in order: %d rows, want %d, counted %d", f, len(got), len(want), counts.Of(f))
		}
		for i, c := range got {
			if at, in, err := h.CasePosition(f, c.ID); err != nil || !in || at != i {
				t.Fatalf("%s: row %d stands at %d (%v): %v", f, i, at, in, err)
			}
		}
	}
	for _, c := range all {
		k, err := h.CaseFile(c.ID)
		if err != nil || k.Number != c.Number || !slices.Equal(k.Also, c.Also) {
			t.Fatalf("%s is shown as %s: %v", c.Number, k.Number, err)
		}
		for _, one := range c.Contacts {
			if !slices.ContainsFunc(k.Contacts, func(o Contact) bool { return o.ID == one.ID }) {
				t.Fatalf("a contact of %s is not shown in it", c.Number)
			}
		}
		for _, number := range append(k.Also, k.Number) {
			id, err := h.FindCase(number)
			if err != nil {
				t.Fatal(err)
			}
			if row, err := h.CaseRow(id); err != nil || row.ID != c.ID {
				t.Fatalf("%s finds another case than %s: %v", number, c.Number, err)
			}
		}
	}
}

// writers has mails of two writers and a third, each claimed: three cases.
func writers(t testing.TB) (s *scene, ids []ContactID) {
	s = &scene{house: newHouse(t)}
	for i, from := range []string{"a@example.org", "b@example.org", "c@example.org"} {
		s.mail(letter{from: from, root: fmt.Sprint(i), subject: fmt.Sprint("Vraag ", i), text: "hallo"})
		s.later()
	}
	for i := range 3 {
		for _, c := range s.queue(FilterAll) {
			if c.Subject == outside.New(fmt.Sprint("Vraag ", i)) {
				ids = append(ids, c.ID)
				s.must(s.Claim(context.Background(), c.ID))
			}
		}
	}
	return s, ids
}

func (s *scene) caseOf(id ContactID) CaseID {
	s.t.Helper()
	c, err := s.Contact(id)
	s.step(err)
	return c.Case
}

func (s *scene) numbers(f CaseFilter) (all []string) {
	for _, c := range s.cases(f) {
		all = append(all, c.Number)
	}
	slices.Sort(all)
	return all
}

// The history of a merge that was undone names both cases, in each of them.
func TestUndoneMergeNamesBoth(t *testing.T) {
	ctx := context.Background()
	s, ids := writers(t)
	one, other := s.caseOf(ids[0]), s.caseOf(ids[1])
	d, err := s.MergeCases(ctx, one, other)
	s.must(d, err)
	s.must(s.Undo(ctx, d.Event, d.Also...))
	for _, id := range []CaseID{one, other} {
		lines, err := s.CaseHistory(id)
		s.step(err)
		i := slices.IndexFunc(lines, func(l Line) bool { return l.Act == journal.CasesMerged{}.Kind() })
		if i < 0 || lines[i].Numbers[one] != "26-0001" || lines[i].Numbers[other] != "26-0002" {
			t.Errorf("%+v", lines)
		}
	}
}

func TestLink(t *testing.T) {
	ctx := context.Background()
	s, ids := writers(t)
	// Alone in its case, a contact brings that along: both numbers find the one.
	_, _, err := s.WriteNote(ctx, ids[1], outside.New("van de tweede"))
	s.step(err)
	link, err := s.Link(ctx, ids[1], s.caseOf(ids[0]))
	if err != nil || link.CaseNumber != "26-0001" || link.Contact != ids[1] {
		t.Fatalf("%+v, %v", link, err)
	}
	if _, err := s.Link(ctx, ids[1], s.caseOf(ids[0])); !errors.Is(err, ErrNoChange) {
		t.Errorf("again: %v", err)
	}
	k, err := s.CaseFile(s.caseOf(ids[1]))
	if err != nil || k.Number != "26-0001" || len(k.Contacts) != 2 || len(k.Notes) != 1 || !slices.Equal(k.Also, []string{"26-0002"}) {
		t.Fatalf("%+v, %v", k, err)
	}
	// Out again, it has a case of its own; the note stays where it was written.
	out, err := s.Unlink(ctx, ids[1])
	if err != nil || out.CaseNumber != "26-0004" {
		t.Fatalf("%+v, %v", out, err)
	}
	if _, err := s.Unlink(ctx, ids[1]); !errors.Is(err, ErrNoChange) {
		t.Errorf("alone already: %v", err)
	}
	if _, err := s.Undo(ctx, link.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("what somebody took out later is merged no more: %v", err)
	}
	s.must(s.Undo(ctx, out.Event, out.Also...))
	if n := s.numbers(CasesAll); !slices.Equal(n, []string{"26-0001", "26-0003"}) {
		t.Errorf("cases %v", n)
	}
	s.must(s.Undo(ctx, link.Event))
	if n := s.numbers(CasesAll); !slices.Equal(n, []string{"26-0001", "26-0002", "26-0003"}) {
		t.Errorf("cases %v", n)
	}
	// One of several moves alone.
	s.must(s.Link(ctx, ids[1], s.caseOf(ids[0])))
	move, err := s.Link(ctx, ids[0], s.caseOf(ids[2]))
	if err != nil || move.CaseNumber != "26-0003" {
		t.Fatalf("%+v, %v", move, err)
	}
	if n := s.numbers(CasesAll); !slices.Equal(n, []string{"26-0001", "26-0003"}) || s.caseOf(ids[0]) == s.caseOf(ids[1]) {
		t.Errorf("cases %v", n)
	}
	if _, err := s.Link(ctx, ids[0], CaseID{1}); !errors.Is(err, ErrUnknown) {
		t.Errorf("a case that there is not: %v", err)
	}
}

// A contact to which nothing was done is linked before it has a case, and is in none
// again when that is undone.
func TestLinkFirst(t *testing.T) {
	ctx := context.Background()
	s, ids := writers(t)
	s.mail(letter{from: "a@example.org", root: "again", subject: "Nog iets", text: "hallo"})
	var id ContactID
	for _, c := range s.queue(FilterAll) {
		if !slices.Contains(ids, c.ID) {
			id = c.ID
		}
	}
	g, ok, err := s.Suggestion(id)
	if err != nil || !ok || g.Number != "26-0001" || g.OpenedBy != outside.New("Noor") {
		t.Fatalf("%+v, %v, %v", g, ok, err)
	}
	if s.caseOf(id) != (CaseID{}) {
		t.Error("it joined by itself")
	}
	d, err := s.Link(ctx, id, g.Case)
	if err != nil || d.CaseNumber != "26-0001" {
		t.Fatal(err)
	}
	if _, ok, _ := s.Suggestion(id); ok {
		t.Error("suggested again")
	}
	c, err := s.CloseContact(ctx, id, MailID{})
	s.must(c, err)
	s.must(s.Undo(ctx, d.Event))
	if s.caseOf(id) != (CaseID{}) {
		t.Error("it is in a case still")
	}
	s.must(s.Undo(ctx, c.Event)) // where that was done, and not in a case of now
	if _, ok, _ := s.Suggestion(id); !ok {
		t.Error("not suggested again")
	}
	// Not of a case that is closed, and as long as it is alone in one of its own.
	s.must(s.Claim(ctx, id))
	if g, ok, _ := s.Suggestion(id); !ok || g.Number != "26-0001" {
		t.Error("not suggested once it has a case of its own")
	}
	s.must(s.CloseCase(ctx, g.Case, nil))
	if _, ok, _ := s.Suggestion(id); ok {
		t.Error("a closed case is suggested")
	}
}

// Two put a contact into two cases at once: the later in the journal stands, and it
// is shown in no other.
func TestLinkedAtOnce(t *testing.T) {
	s, ids := writers(t)
	from := s.caseOf(ids[0])
	for _, to := range []ContactID{ids[1], ids[2]} {
		k := s.caseOf(to)
		s.step(s.write(context.Background(), func(t *tx) error {
			_, err := t.append(journal.ContactLinked{Case: k, Contact: ids[0], From: from, Chosen: true})
			return err
		}))
	}
	for i, want := range map[int]int{1: 1, 2: 2} {
		k, err := s.CaseFile(s.caseOf(ids[i]))
		if err != nil || len(k.Contacts) != want {
			t.Errorf("case %s has %d contacts, want %d: %v", k.Number, len(k.Contacts), want, err)
		}
	}
	if n := s.numbers(CasesAll); len(n) != 2 {
		t.Errorf("cases %v", n)
	}
}

func TestCloseCase(t *testing.T) {
	ctx := context.Background()
	s, ids := writers(t)
	s.must(s.Link(ctx, ids[1], s.caseOf(ids[0])))
	s.must(s.CloseContact(ctx, ids[0], MailID{}))
	s.later()
	call, err := s.NewContact(ctx, Phone, Call{})
	s.must(call, err)
	s.must(s.Link(ctx, call.Contact, s.caseOf(ids[0])))
	id := s.caseOf(ids[0])
	if _, err := s.CloseCase(ctx, id, nil); !errors.Is(err, ErrCallRuns) || s.state(ids[1]) != Waiting {
		t.Errorf("while a call goes on: %v", err)
	}
	s.later()
	s.must(s.EndCall(ctx, call.Contact, CallHeld))
	d, err := s.CloseCase(ctx, id, nil)
	if err != nil || len(d.Also) != 1 {
		t.Fatalf("%+v, %v", d, err)
	}
	if n := s.numbers(CasesClosed); !slices.Equal(n, []string{"26-0001"}) {
		t.Errorf("closed are %v", n)
	}
	if _, err := s.CloseCase(ctx, id, nil); !errors.Is(err, ErrNoChange) {
		t.Errorf("again: %v", err)
	}
	s.later()
	back, err := s.ReopenCase(ctx, id) // what was closed with it, and not what was closed before
	if err != nil || len(back.Also) != 1 || s.state(ids[0]) != Closed || s.state(ids[1]) != Waiting || s.state(call.Contact) != Waiting {
		t.Fatalf("%+v, %v", back, err)
	}
	if _, err := s.ReopenCase(ctx, id); !errors.Is(err, ErrNoChange) {
		t.Errorf("again: %v", err)
	}
	s.must(s.Undo(ctx, back.Event, back.Also...))
	s.must(s.Undo(ctx, d.Event, d.Also...))
	if n := s.numbers(CasesOpen); len(n) != 2 {
		t.Errorf("open are %v", n)
	}
	if _, err := s.Undo(ctx, d.Event, d.Also...); !errors.Is(err, ErrNoChange) {
		t.Errorf("undone twice: %v", err)
	}
	// A contact that came in meanwhile is not closed unread.
	row, err := s.CaseRow(id)
	s.step(err)
	s.mail(letter{from: "c@example.org", root: "new", subject: "Intussen", text: "hallo"})
	meanwhile := s.queue(FilterWaiting)
	for _, c := range meanwhile {
		if c.Subject == outside.New("Intussen") {
			s.must(s.Link(ctx, c.ID, id))
			s.must(s.CloseCase(ctx, id, row.Contacts))
			if s.state(c.ID) != Waiting {
				t.Error("a contact was closed that nobody had in sight")
			}
		}
	}
}

func (s *scene) state(id ContactID) State {
	s.t.Helper()
	c, err := s.Contact(id)
	s.step(err)
	return c.State
}

// A mail long after the closing is a contact of the same case: it is shown there,
// and makes the case open again.
func TestCaseShowsWhatGoesOn(t *testing.T) {
	s := &scene{house: newHouse(t)}
	for _, f := range []happening{writes, claims, closes, long(40 * 24 * time.Hour), writes} {
		f(s)
		s.later()
	}
	rows := s.cases(CasesOpen)
	if len(rows) != 1 || len(rows[0].Contacts) != 2 {
		t.Fatalf("%+v", rows)
	}
	if n, ok := rows[0].Newest(); !ok || n.ID == s.id {
		t.Error("the newest is not the one that came last")
	}
	k, err := s.CaseFile(rows[0].ID)
	if err != nil || len(k.Contacts) != 2 || !k.Open {
		t.Errorf("%+v, %v", k, err)
	}
	s.must(s.CloseCase(context.Background(), rows[0].ID, nil))
	if len(s.cases(CasesOpen)) != 0 {
		t.Error("it is open still")
	}
}

func TestNarrowCases(t *testing.T) {
	ctx := context.Background()
	s, ids := writers(t)
	c, err := s.Contact(ids[1])
	s.step(err)
	s.must(s.MergeCases(ctx, s.caseOf(ids[0]), s.caseOf(ids[2])))
	for words, want := range map[string][]string{
		"26-0002": {"26-0002"}, "26-0003": {"26-0001"}, c.Pseudonym.In("nl"): {"26-0002"}, "VRAAG 0002": {"26-0002"}, "26": {"26-0001", "26-0002"}, "nobody": nil,
	} {
		var got []string
		s.step(s.NarrowCases(ctx, CasesAll, words, "nl", func(rows []CaseRow) error {
			for _, c := range rows {
				got = append(got, c.Number)
			}
			return nil
		}))
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", words, got, want)
		}
	}
}

func TestCaseHistoryIsOfAllItsContacts(t *testing.T) {
	ctx := context.Background()
	s, ids := writers(t)
	s.must(s.MergeCases(ctx, s.caseOf(ids[0]), s.caseOf(ids[1])))
	lines, err := s.CaseHistory(s.caseOf(ids[1]))
	acts := map[journal.Kind]int{}
	for _, l := range lines {
		acts[l.Act]++
	}
	want := map[journal.Kind]int{"case.opened": 2, "case.linked": 2, "contact.claimed": 2, "case.merged": 1}
	if diff := gocmp.Diff(want, acts); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}
