package store

import (
	"bytes"
	"context"
	"errors"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"baken/store/form"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// someEntries are changes of a registration, some of which do not go together.
func someEntries(persons []PersonID) []Entry {
	all := []Entry{
		{Field: "contact_type", Answer: form.Codes("counselling")}, {Field: "contact_type", Answer: form.Codes("hangup")},
		{Field: "province", Answer: form.Codes("BRU")}, {Field: "province"}, {Field: "summary", Answer: form.Words(outside.New("hij heeft een mes"))},
		{Field: "email_safe", Answer: form.Codes("no")}, {Field: "caller_age", Answer: form.Codes("35")},
	}
	for _, p := range persons {
		all = append(all, Entry{p, "role", form.Codes("victim")}, Entry{p, "theme", form.Codes("child_abuse", "stalking")}, Entry{Person: p})
	}
	return slices.DeleteFunc(all, func(e Entry) bool { return e.Person != (PersonID{}) && e.Field == "" }) // taken away: see below
}

// unfinished says whether the registration of a contact is begun and not finished.
func (h *house) unfinished(id ContactID) bool {
	h.t.Helper()
	r, err := h.Registration(id)
	h.step(err)
	return r.Begun && r.Progress.Unfinished()
}

func (s *scene) registers(entries ...Entry) Done {
	s.t.Helper()
	s.later()
	d, err := s.Register(context.Background(), s.id, entries...)
	s.must(d, err)
	return d
}

func is(field string, codes ...string) Entry {
	return Entry{Field: field, Answer: form.Codes(codes...)}
}

// written is a registration in one line: what was answered, in the order of the
// form.
func (s *scene) written() string {
	s.t.Helper()
	r, err := s.Registration(s.id)
	s.step(err)
	var b strings.Builder
	for _, p := range r.Form.Shown(r.Sheet) {
		answers := r.Sheet.Contact
		if p.Person > 0 {
			answers = r.Sheet.Persons[p.Person-1]
		}
		a := answers[p.Field]
		if _, filled := r.Filled[p.Field]; a.IsZero() || filled && p.Person == 0 {
			continue
		}
		b.WriteString(" " + p.String() + "=" + strings.Join(a.Codes, ",") + a.Text.Unsafe())
	}
	return strings.TrimSpace(b.String())
}

func TestRegister(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	r, err := s.Registration(s.id)
	if err != nil || r.Begun || r.Form != form.Default() || r.Progress.Of != 1 {
		t.Fatalf("before: %+v, %v", r.Progress, err)
	}
	if n := len(s.queue(FilterUnfinished)); n != 0 {
		t.Errorf("%d are unfinished before one is begun", n)
	}
	child, mother := NewPersonID(), NewPersonID()
	d := s.registers(is("contact_type", "counselling"), is("caller_role", "bystander"), Entry{child, "role", form.Codes("victim")},
		Entry{child, "theme", form.Codes("child_abuse", "bullying")}, Entry{Field: "summary", Answer: form.Words(outside.New("buurkind huilt"))})
	if d.CaseNumber != "26-0001" || d.State != Waiting || d.Contact != s.id {
		t.Errorf("a case begins: %+v", d)
	}
	s.registers(Entry{mother, "role", form.Codes("other")}, is("caller_age", "~35"))
	want := "contact_type=counselling caller_role=bystander summary=buurkind huilt caller_age=~35 person.1.role=victim person.1.theme=child_abuse,bullying person.2.role=other"
	if got := s.written(); got != want {
		t.Errorf("registered: %s", got)
	}
	if r, _ = s.Registration(s.id); !slices.Equal(r.Persons, []PersonID{child, mother}) || r.Progress.Done != 6 || r.Progress.Of != 10 {
		t.Errorf("persons %v, %d of %d", r.Persons, r.Progress.Done, r.Progress.Of)
	}
	if u := s.queue(FilterUnfinished); len(u) != 1 || u[0].ID != s.id {
		t.Errorf("%d are unfinished", len(u))
	}
	// Nothing is done where nothing changes, or where something cannot be set.
	events := s.events()
	for name, c := range map[string]struct {
		entries []Entry
		want    error
	}{
		"the same":                 {[]Entry{is("caller_role", "bystander")}, ErrNoChange},
		"nothing":                  {nil, ErrNoChange},
		"no such field":            {[]Entry{is("province", "BRU"), is("colour", "red")}, form.ErrField},
		"a person's field":         {[]Entry{is("theme", "stalking")}, form.ErrField},
		"no such code":             {[]Entry{is("province", "bru")}, form.ErrValue},
		"themes of no victim":      {[]Entry{{mother, "theme", form.Codes("stalking")}}, form.ErrHidden},
		"what the type leaves out": {[]Entry{is("contact_type", "hangup"), is("province", "BRU")}, form.ErrHidden},
		"nobody is taken away":     {[]Entry{{Person: NewPersonID()}}, ErrUnknown},
	} {
		if _, err := s.Register(ctx, s.id, c.entries...); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Register(ctx, ContactID{9}, is("province", "BRU")); !errors.Is(err, ErrUnknown) {
		t.Errorf("a contact that there is not: %v", err)
	}
	if s.events() != events {
		t.Error("something was written all the same")
	}
	// A person is taken away, and stays so.
	s.registers(Entry{Person: child})
	if _, err := s.Register(ctx, s.id, Entry{child, "age", form.Codes("7")}); !errors.Is(err, ErrUnknown) {
		t.Errorf("of a person who was taken away: %v", err)
	}
	if got := s.written(); !strings.HasSuffix(got, "caller_age=~35 person.1.role=other") {
		t.Errorf("without the child: %s", got)
	}
	// Another type leaves out what was asked; it is there again when the type is.
	s.registers(is("contact_type", "hangup"))
	if got := s.written(); got != "contact_type=hangup" || len(s.queue(FilterUnfinished)) != 0 {
		t.Errorf("hung up: %s", got)
	}
	s.registers(is("contact_type", "information"), Entry{Field: "summary"})
	if got := s.written(); got != "contact_type=information caller_role=bystander caller_age=~35 person.1.role=other" {
		t.Errorf("information: %s", got)
	}
}

// What the program knows it fills in; what it guesses counts for nothing until a
// person says so.
func TestRegistrationIsFilledIn(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	s.later()
	judges(SeriousDanger)(s)
	answers(s)
	s.later()
	closes(s)
	s.registers(is("contact_type", "counselling"))
	r, err := s.Registration(s.id)
	s.step(err)
	for field, want := range map[string]string{
		"channel": "mail", "direction": "inbound", "danger": "serious", "started_at": "2026-11-23T09:00:00Z",
		"first_reply_at": "2026-11-23T09:01:00Z", "ended_at": "2026-11-23T09:02:00Z", "language": "", "email_safe": "",
	} {
		if got := strings.Join(r.Sheet.Contact[field].Codes, ","); got != want {
			t.Errorf("%s: %q", field, got)
		}
		if !r.At(form.Place{Field: field}).IsZero() {
			t.Errorf("%s was answered by somebody", field)
		}
	}
	if !r.Guesses["language"].Equal(form.Codes("nl")) {
		t.Errorf("the language is guessed to be %v", r.Guesses["language"])
	}
	s.registers(is("language", "nl"), is("channel", "phone"), is("email_safe", "no"))
	if r, _ = s.Registration(s.id); len(r.Guesses) != 0 || !r.Sheet.Contact["channel"].Equal(form.Codes("phone")) || r.Filled["channel"].Codes != nil {
		t.Errorf("confirmed: %+v", r.Guesses)
	}
	if at := r.At(form.Place{Field: "email_safe"}); !at.Equal(s.clock) {
		t.Errorf("asked at %v", at)
	}
	// The composer goes by the answer, and the registration by one that it gave later.
	if c, _ := s.Contact(s.id); c.MailSafe != NotSafe {
		t.Errorf("mailing is safe: %q", c.MailSafe)
	}
	s.later()
	s.must(s.AskSafety(context.Background(), s.id, Safe))
	if r, _ = s.Registration(s.id); !r.Sheet.Contact["email_safe"].Equal(form.Codes("yes")) {
		t.Errorf("asked again: %v", r.Sheet.Contact["email_safe"])
	}
}

// An undo takes back all of the act, and nothing that came after it.
func TestUndoOfRegistering(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	first := s.registers(is("contact_type", "counselling"))
	before := s.written()
	p := NewPersonID()
	many := s.registers(is("province", "BRU"), is("email_safe", "no"), Entry{p, "role", form.Codes("victim")}, Entry{Field: "summary", Answer: form.Words(outside.New("x"))})
	s.must(s.Undo(ctx, many.Event))
	if got := s.written(); got != before {
		t.Errorf("undone: %s, before: %s", got, before)
	}
	if c, _ := s.Contact(s.id); c.MailSafe != NotAsked {
		t.Errorf("mailing is safe: %q", c.MailSafe)
	}
	province := s.registers(is("province", "BRU"))
	s.registers(is("help_given", "advice"))
	if _, err := s.Undo(ctx, many.Event); !errors.Is(err, ErrNoChange) {
		t.Errorf("undone twice: %v", err)
	}
	s.registers(is("province", "ANT"))
	if _, err := s.Undo(ctx, province.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("answered anew since: %v", err)
	}
	safe := s.registers(is("email_safe", "no"))
	s.must(s.AskSafety(ctx, s.id, Safe))
	if _, err := s.Undo(ctx, safe.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("asked again since: %v", err)
	}
	q := NewPersonID()
	added := s.registers(Entry{q, "role", form.Codes("victim")})
	aged := s.registers(Entry{q, "age", form.Codes("7")})
	if _, err := s.Undo(ctx, added.Event); !errors.Is(err, ErrDepends) {
		t.Errorf("a person of whom more was answered: %v", err)
	}
	s.must(s.Undo(ctx, aged.Event))
	s.must(s.Undo(ctx, added.Event))
	s.must(s.Undo(ctx, first.Event)) // nobody has answered that field again
	if got := s.written(); got != "" {
		t.Errorf("without a type: %s", got)
	}
}

// In whatever order the same events come, they add up to the same registration.
func TestRegistrationsComeInAnyOrder(t *testing.T) {
	fields, codes, people := []string{"province", "theme", "danger"}, []string{"a", "b", "c"}, []PersonID{{}, {1}, {2}}
	rapid.Check(t, func(r *rapid.T) {
		clock := journal.Clock(0)
		var events []journal.Event
		for seq := range rapid.IntRange(1, 12).Draw(r, "events") {
			if rapid.Bool().Draw(r, "later") { // else two happen at once
				clock = clock.Next(time.Unix(int64(seq), 0))
			}
			of := journal.FieldOf{Person: rapid.SampledFrom(people).Draw(r, "person"), Field: rapid.SampledFrom(fields).Draw(r, "field")}
			answer := journal.Answer{FieldOf: of, Codes: rapid.SliceOfN(rapid.SampledFrom(codes), 0, 2).Draw(r, "codes")}
			person := []PersonID{rapid.SampledFrom(people[1:]).Draw(r, "who")}
			b := rapid.SampledFrom([]journal.Body{
				journal.Registered{Form: "helpline", Version: 1 + seq%2, Figure: FigureID{byte(1 + seq%3)}, Answers: []journal.Answer{answer}},
				journal.Registered{Form: "helpline", Version: 1, Figure: FigureID{1}, Added: person}, journal.Registered{Form: "helpline", Version: 1, Figure: FigureID{1}, Gone: person},
				journal.RegisteredNames{Answers: []journal.Answer{answer}}, journal.RegisteredWords{Words: []journal.AnswerWords{{FieldOf: of}}},
			}).Draw(r, "body")
			events = append(events, journal.Event{ID: journal.NewEventID(clock), Seq: uint64(seq + 1), Body: b})
		}
		sum := func(all []journal.Event) (x registration) {
			for _, e := range all {
				x = x.apply(e)
			}
			return x
		}
		want := sum(events)
		other := slices.Clone(events)
		rand.New(rand.NewSource(int64(rapid.IntRange(0, 1<<30).Draw(r, "shuffle")))).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		x, _ := encode(want)
		y, _ := encode(sum(other))
		if !bytes.Equal(x, y) {
			r.Fatal(gocmp.Diff(want, sum(other)))
		}
	})
}

// What is told and what identifies can be taken away without the codes.
func TestRegistrationIsErasedByItsClasses(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	own := strings.NewReplacer("version = 1", "version = 2", "field = \"province\"\n", "field = \"province\"\npii = true\n").Replace(form.Default().Text())
	_, err := s.ReplaceForm(ctx, outside.New(own))
	s.step(err)
	s.registers(is("contact_type", "counselling"), is("province", "VBR"), Entry{Field: "summary", Answer: form.Words(outside.New("buurkind huilt"))})
	all := s.written()
	if all != "contact_type=counselling province=VBR summary=buurkind huilt" {
		t.Errorf("registered: %s", all)
	}
	s.later()
	s.erase(journal.Erased{Contacts: []ContactID{s.id}, Classes: []vault.Class{vault.Names}})
	if got := s.written(); got != "contact_type=counselling summary=buurkind huilt" {
		t.Errorf("without names: %s", got)
	}
	s.erase(journal.Erased{Contacts: []ContactID{s.id}, Classes: []vault.Class{vault.Words}})
	if got := s.written(); got != "contact_type=counselling" {
		t.Errorf("without words: %s", got)
	}
	if n := len(s.queue(FilterUnfinished)); n != 0 {
		t.Errorf("%d are to be finished that can't be", n)
	}
	if _, err := s.Register(ctx, s.id, is("danger", "none")); !errors.Is(err, ErrErased) {
		t.Errorf("registered after all: %v", err)
	}
}

// Counselors register; the form is the administrator's to replace.
func TestRightsOfRegistering(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	second := outside.New(strings.Replace(form.Default().Text(), "version = 1", "version = 2", 1))
	d := s.registers(is("contact_type", "counselling"))
	for _, role := range member.EveryRole() {
		s.step(s.write(ctx, func(t *tx) error {
			return t.putValue(boxMembers, s.me[:], person{Name: outside.New("Noor"), Roles: member.RolesOf(role)})
		}))
		events := s.events()
		_, registering := s.Register(ctx, s.id, is("channel", []string{"", "phone", "chat", "other"}[role]))
		_, undoing := s.Undo(ctx, d.Event)
		_, replacing := s.ReplaceForm(ctx, second)
		if (registering == nil) != (role == member.Counselor) || registering != nil && !errors.Is(registering, ErrNotAllowed) {
			t.Errorf("%s registers: %v", role, registering)
		}
		if (undoing == nil) != (role == member.Counselor) || undoing != nil && !errors.Is(undoing, ErrNotAllowed) && !errors.Is(undoing, ErrNoChange) {
			t.Errorf("%s undoes: %v", role, undoing)
		}
		if (replacing == nil) != (role == member.Administrator) || replacing != nil && !errors.Is(replacing, ErrNotAllowed) {
			t.Errorf("%s replaces the form: %v", role, replacing)
		}
		if role == member.Supervisor && s.events() != events {
			t.Error("a supervisor wrote something")
		}
	}
}
