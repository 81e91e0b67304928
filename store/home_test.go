package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baken/store/journal"
	"baken/store/outside"
)

const day = 24 * time.Hour

// homes are the numbers of the contacts to which mails of those days belong.
func (s *scene) homes(days ...int) (numbers []uint32) {
	s.t.Helper()
	s.step(s.read(func(t *tx) error {
		for _, d := range days {
			h, err := t.homeOf(s.id, s.began().Add(time.Duration(d)*day))
			if err != nil {
				return err
			}
			numbers = append(numbers, h.number)
		}
		return nil
	}))
	return numbers
}

func (s *scene) began() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }

func TestNumberOfAContact(t *testing.T) {
	on := func(d int, h happening) happening {
		return func(s *scene) {
			s.clock = s.began().Add(time.Duration(d) * day)
			h(s)
		}
	}
	nextCloses := func(s *scene) {
		for _, c := range s.queue(FilterWaiting) {
			if c.ID != s.id {
				s.must(s.CloseContact(context.Background(), c.ID, MailID{}))
			}
		}
	}
	joins := func(s *scene) {
		for _, c := range s.queue(FilterAll) {
			if c.ID != s.id {
				s.must(s.Join(context.Background(), s.id, c.ID))
				return
			}
		}
	}
	for _, c := range []struct {
		name string
		what []happening
		days []int
		want []uint32
	}{
		{"never closed", nil, []int{0, 400}, []uint32{0, 0}},
		{"closed", []happening{on(1, closes)}, []int{0, 1, 31, 32}, []uint32{0, 0, 0, 1}},
		{"closed twice, the second counts", []happening{on(1, closes), on(20, writes), on(21, closes)}, []int{32, 51, 52}, []uint32{0, 0, 1}},
		{"reopened in time", []happening{on(1, closes), on(20, reopens)}, []int{32, 90}, []uint32{0, 0}},
		{"answered in time", []happening{on(1, closes), on(20, answers)}, []int{32, 90}, []uint32{0, 0}},
		{"an answer that was taken back", []happening{on(1, closes), on(20, answers), recalls}, []int{32, 90}, []uint32{1, 1}},
		{"reopened late: what came before that stays where it is", []happening{on(1, closes), on(40, reopens)}, []int{31, 35, 41}, []uint32{0, 1, 0}},
		{"reopened late and closed", []happening{on(1, closes), on(40, reopens), on(41, closes)}, []int{35, 41, 71, 72}, []uint32{1, 0, 0, 1}},
		{"the next was closed too", []happening{on(1, closes), on(40, writes), on(41, nextCloses)}, []int{31, 40, 71, 72}, []uint32{0, 1, 1, 2}},
		{"the first was closed again under the next", []happening{on(1, closes), on(40, writes), on(41, reopens), on(42, closes)}, []int{40, 42, 72, 73}, []uint32{1, 0, 0, 1}},
		{"both are one", []happening{on(1, closes), on(40, writes), on(41, joins)}, []int{31, 40, 90}, []uint32{0, 1, 1}},
		{"both are one, and closed", []happening{on(1, closes), on(40, writes), on(41, joins), on(42, closes)}, []int{31, 40, 72, 73}, []uint32{0, 1, 0, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			for _, w := range c.what {
				w(s)
			}
			if got := s.homes(c.days...); !gocmp.Equal(got, c.want) {
				t.Errorf("on the days %v: %v, want %v", c.days, got, c.want)
			}
		})
	}
}

// A mail that is fetched again comes back to the contact that it was in, though
// an earlier one was taken up and closed again meanwhile.
func TestFetchedAgainAtTheSameContact(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	closes(s)
	s.clock = s.clock.Add(31 * day)
	writes(s)
	next := s.one(FilterWaiting).ID
	l := letter{uid: s.uid, from: "a@example.org", root: "root@example.org", subject: "Vraag", text: "hallo", at: s.clock}
	s.clock = s.clock.Add(time.Hour)
	reopens(s)
	closes(s)
	s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{l.uid}) })
	if _, err := s.Contact(next); !errors.Is(err, ErrUnknown) {
		t.Errorf("a contact without mail and acts: %v", err)
	}
	s.arrive(l)
	if c, err := s.Contact(next); err != nil || c.Messages != 1 || c.State != Waiting || c.Case == (CaseID{}) {
		t.Errorf("%d messages, %s, in case %s: %v", c.Messages, c.State, c.Case, err)
	}
}

// When a closing is undone, what came later is at the first contact again; when
// it is closed as of then once more, it leaves.
func TestMailsMoveWithTheTurns(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.later()
	d, err := s.CloseContact(ctx, s.id, MailID{})
	s.must(d, err)
	s.clock = s.clock.Add(31 * day)
	writes(s)
	next := s.one(FilterWaiting)
	s.must(s.Undo(ctx, d.Event))
	if c := s.one(FilterAll); c.ID != s.id || c.Messages != 2 {
		t.Errorf("%d messages after the closing was undone", c.Messages)
	}
	if m, err := s.Heads(s.id); err != nil || m[1].Pseudonym != 0 {
		t.Errorf("the same writer goes by another name: %v", err)
	}
	s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{s.uid}) })
	s.step(s.read(func(t *tx) error {
		for _, id := range []ContactID{s.id, next.ID} {
			if of := t.any(boxKeys, id[:]); of != (id == s.id) {
				s.t.Errorf("contact %s has keys: %v", id, of)
			}
		}
		return nil
	}))
}

// replica is another workstation of the same team: the same keys, and nothing
// else yet.
func (h *house) replica() *house {
	h.t.Helper()
	to := filepath.Join(h.t.TempDir(), "replica", "baken.db")
	if err := Restore(context.Background(), h.backup(), to); err != nil {
		h.t.Fatal(err)
	}
	r := &house{t: h.t, path: to, clock: h.clock, way: h.way}
	l, err := Open(to, r.options())
	if err != nil {
		h.t.Fatal(err)
	}
	if r.Store, err = l.Unlock(h.way); err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(r.close)
	return r
}

// events is how many the journal has.
func (h *house) events() (n uint64) {
	h.t.Helper()
	if err := h.read(func(t *tx) error {
		if k, _ := t.bucket(boxJournal).Cursor().Last(); k != nil {
			n = seqOf(k)
		}
		return nil
	}); err != nil {
		h.t.Fatal(err)
	}
	return n
}

// take folds an event of another workstation's journal, as it will come from the
// team.
func (h *house) take(from *house, seq uint64) {
	h.t.Helper()
	if err := from.read(func(theirs *tx) error {
		env, err := journal.Read(theirs.raw(boxJournal, seqKey(seq)))
		if err != nil {
			return err
		}
		e, err := theirs.event(seq)
		if err != nil {
			return err
		}
		return h.write(context.Background(), func(t *tx) error {
			for _, b := range []box{boxKeys, boxKeyRows} {
				if err := theirs.scan(b, nil, func(k, v []byte) error {
					if t.raw(b, k) != nil {
						return nil
					}
					return t.putRaw(b, k, v)
				}); err != nil {
					return err
				}
			}
			if _, err := t.keep(env); err != nil {
				return err
			}
			if err := t.putDesk("tip", tip{Counter: env.Header.Counter, Prev: env.Hash()}); err != nil {
				return err
			}
			m, err := journal.Means(e.Body, e.Member, t.eventByID)
			if err != nil {
				return err
			}
			if err := t.index(e, m); err != nil {
				return err
			}
			return t.fold(e, m)
		})
	}); err != nil {
		h.t.Fatal(err)
	}
}

// belongs is where each mail belongs and stands.
func (h *house) belongs() map[MailID][2]ContactID {
	h.t.Helper()
	all := map[MailID][2]ContactID{}
	if err := h.read(func(t *tx) error {
		return t.scan(boxMails, nil, func(k, _ []byte) error {
			f, _, err := t.facts(MailID(k))
			all[MailID(k)] = [2]ContactID{f.home(), f.Contact}
			return err
		})
	}); err != nil {
		h.t.Fatal(err)
	}
	return all
}

// listsCases fails where a case is not listed as it stands.
func (h *house) listsCases(r *rapid.T) {
	if err := h.read(func(t *tx) error {
		known, err := t.ladder(listCases)
		if err != nil {
			return err
		}
		return t.scan(boxCases, nil, func(key, _ []byte) error {
			now, listed, err := t.standingOfCase(CaseID(key))
			if err != nil {
				return err
			}
			p, had, err := known.Get(key)
			if err == nil && (listed != had || had && !bytes.Equal(p, now.encode())) {
				err = fmt.Errorf("a case is not listed as it stands: %+v, listed %v and %v", now, listed, had)
			}
			return err
		})
	}); err != nil {
		r.Fatal(err)
	}
}

// Two workstations with the same journal and the same mailbox show the same
// contacts with the same mails, in whatever order they learned of either.
func TestTwoWorkstationsAgree(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(r *rapid.T) {
		a := newHouse(t)
		b := a.replica()
		defer a.close()
		defer b.close()
		first := a.events()
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "order"), 0))
		var letters []letter
		for i := range rapid.IntRange(1, 8).Draw(r, "letters") {
			letters = append(letters, letter{
				uid: UID(i + 1), id: fmt.Sprint(i), root: "1", from: rapid.SampledFrom([]string{"a", "a", "b"}).Draw(r, "from") + "@example.org",
				at: a.clock.Add(time.Duration(rapid.IntRange(0, 200).Draw(r, "day")) * day), out: rapid.IntRange(0, 5).Draw(r, "out") == 0,
			})
		}
		rest := letters
		var events []EventID
		var ops []OpID
		for range rapid.IntRange(1, 25).Draw(r, "steps") {
			a.clock = a.clock.Add(time.Duration(rapid.IntRange(0, 25).Draw(r, "days"))*day + time.Minute)
			rows := a.queue(FilterAll)
			act := rapid.IntRange(0, 7).Draw(r, "act")
			if len(rows) == 0 || act == 0 {
				if len(rest) > 0 {
					a.arrive(rest[0])
					rest = rest[1:]
				}
				continue
			}
			pick := func() ContactID { return rows[rapid.IntRange(0, len(rows)-1).Draw(r, "row")].ID }
			var d Done
			var err error
			switch act {
			case 1, 2:
				d, err = a.CloseContact(ctx, pick(), MailID{})
			case 3:
				d, err = a.Reopen(ctx, pick())
			case 4:
				d, err = a.Join(ctx, pick(), pick())
			case 5:
				if len(events) > 0 {
					_, err = a.Undo(ctx, rapid.SampledFrom(events).Draw(r, "undone"))
				}
			case 6:
				var op OpID
				_, op, err = a.Outbox().Answer(ctx, Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: pick(), Text: outside.New("x")}, Mail: []byte("x"), MessageID: outside.New(fmt.Sprint("ours", len(ops)))})
				ops = append(ops, op)
			case 7:
				if len(ops) > 0 {
					err = a.Outbox().Recall(ctx, rapid.SampledFrom(ops).Draw(r, "recalled"))
				}
			}
			for _, may := range []error{ErrNoChange, ErrDepends, ErrState} {
				if errors.Is(err, may) {
					err = nil
				}
			}
			if err != nil {
				r.Fatal(err)
			}
			if d.Event != (EventID{}) {
				events = append(events, d.Event)
			}
		}
		a.arrive(rest...)
		for range len(letters) / 2 { // fetched again
			l := letters[random.IntN(len(letters))]
			a.sync(func(y *Sync) error { return y.Expunged(a.FolderID(inbox), []UID{l.uid}) })
			a.arrive(l)
		}

		random.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
		b.clock = a.clock
		for seq := first + 1; seq <= a.events(); {
			if len(letters) > 0 && random.IntN(2) == 0 {
				b.arrive(letters[0])
				b.listsCases(r)
				letters = letters[1:]
				continue
			}
			b.take(a, seq)
			b.listsCases(r)
			seq++
		}
		b.arrive(letters...)
		b.listsCases(r)
		if diff := gocmp.Diff(a.belongs(), b.belongs()); diff != "" {
			r.Fatalf("mails belong elsewhere: %s", diff)
		}
		local := cmpopts.IgnoreFields(Contact{}, "ReplyBegun", "NoteBegun", "Version", "Pseudonym", "OtherSender")
		if diff := gocmp.Diff(a.queue(FilterAll), b.queue(FilterAll), sameText, local); diff != "" {
			r.Fatal(diff)
		}
	})
}
