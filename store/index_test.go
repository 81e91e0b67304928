package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"baken/store/find"
	"baken/store/form"
	"baken/store/outside"
	"baken/store/vault"
)

// keeps has the index kept in step beside, until the end of the test or stop.
func (h *house) keeps() (stop func()) {
	ctx, end := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- h.KeepIndex(ctx) }()
	stop = sync.OnceFunc(func() {
		end()
		if err := <-done; err != nil {
			h.t.Error(err)
		}
	})
	h.t.Cleanup(stop)
	return stop
}

// awaits waits until the index is in step, and says which subjects are found.
func (h *house) awaits(query string, want ...string) {
	h.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	if err := h.AwaitIndex(ctx); err != nil {
		h.t.Fatal(err)
	}
	if got := h.subjectsOf(query); !slices.Equal(got, want) {
		h.t.Errorf("%s: %q, want %q", query, got, want)
	}
}

func (h *house) subjectsOf(query string) (all []string) {
	h.t.Helper()
	for _, x := range h.ask(query, SearchOptions{Limit: MaxHits}).Hits {
		all = append(all, string(x.Where)+" "+x.Subject.Unsafe())
	}
	return all
}

func (h *house) indexDo(f func(t *tx) error) {
	h.t.Helper()
	h.step(h.write(context.Background(), f))
}

// segments gives what the index has, and checks that no document is alive twice and
// that nothing of an unknown segment is kept.
func (h *house) segmentsOf() (all []segmentRecord) {
	h.t.Helper()
	h.step(h.read(func(t *tx) error {
		x, err := t.searchIndex()
		if err != nil {
			return err
		}
		living := map[find.Name]bool{}
		for _, o := range x.open {
			for n := range uint32(o.Len()) {
				if name := o.Doc(n).Name; !o.dead.Has(n) {
					if living[name] {
						h.t.Errorf("%x is alive twice", name.ID)
					}
					living[name] = true
				}
			}
		}
		all = x.Segments
		if some, err := t.orphans(); err != nil || len(some) > 0 {
			h.t.Errorf("%d segments that are not of the index: %v", len(some), err)
		}
		return nil
	}))
	return all
}

func (h *house) forgets(uids ...UID) {
	h.t.Helper()
	h.step(h.Mirror().Update(context.Background(), func(y *Sync) error { return y.Expunged(h.FolderID(inbox), uids) }))
}

// The index follows what happens.
func TestIndexFollows(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	s.keeps()
	s.awaits("hallo", "mail Vraag")
	id, d := s.note("de hamster")
	s.awaits("hamster", "note Vraag")
	_, err := s.ReviseNote(ctx, s.id, id, d.Event, outside.New("de cavia"))
	s.step(err)
	s.awaits("cavia", "note Vraag")
	s.awaits("hamster", "note Vraag") // the version before can be looked at
	undone, err := s.WriteSummary(ctx, s.id, outside.New("woont bij oma"))
	s.step(err)
	s.awaits("oma", "note Vraag")
	_, err = s.Undo(ctx, undone.Event, undone.Also...)
	s.step(err)
	s.awaits("oma")
	s.offers(s.els)
	s.awaits("verhuisd", "handoff Vraag")
	p := PersonID{1}
	s.registers(is("contact_type", "counselling"), Entry{Field: "summary", Answer: form.Words(outside.New("zij is verdwaald"))})
	s.awaits("verdwaald", "registration Vraag")
	r := s.registers(Entry{p, "role", form.Codes("victim")}, Entry{p, "theme", form.Codes("stalking")})
	s.awaits("hallo theme:stalking", "mail Vraag")
	_, err = s.Undo(ctx, r.Event, r.Also...)
	s.step(err)
	s.awaits("hallo theme:stalking")
	answers(s.scene)
	s.awaits("antwoord", "mail Vraag")
	recalls(s.scene)
	s.awaits("antwoord")
	s.mail(letter{from: "b@example.org", root: "weg@x", subject: "Weg", text: "verdwijnt"})
	s.awaits("verdwijnt", "mail Weg")
	s.forgets(s.uid)
	s.awaits("verdwijnt")
}

// What was joined has one registration, and what was said to either; parted, each has
// its own again.
func TestIndexFollowsJoined(t *testing.T) {
	ctx := context.Background()
	s, other := two(t)
	tell := func(id ContactID, words string) {
		s.later()
		_, err := s.Register(ctx, id, is("contact_type", "counselling"), Entry{Field: "summary", Answer: form.Words(outside.New(words))})
		s.step(err)
	}
	third := func() ContactID {
		s.mail(letter{from: "c@example.org", root: "c@x", subject: "Van de derde"})
		for _, c := range s.queue(FilterAll) {
			if c.ID != s.id && c.ID != other {
				return c.ID
			}
		}
		return ContactID{}
	}()
	// The one that they go by is not among those of the second join.
	set := []ContactID{s.id, other, third}
	slices.SortFunc(set, func(a, b ContactID) int { return bytes.Compare(a[:], b[:]) })
	tell(set[2], "giraffe")
	for i, word := range []string{"zebra", "leeuw", "tijger"} {
		_, _, err := s.Outbox().Answer(ctx, Answer{Draft: ReplyDraft{ID: NewOpID(), Contact: set[i], Text: outside.New(word)}, Mail: []byte("x"), MessageID: outside.New(word + "@x")})
		s.step(err)
	}
	found := func(word string, want int) {
		t.Helper()
		f := s.find(word, SearchOptions{})
		if len(f.Hits) != want || f.Total != want {
			t.Errorf("%s: %d found, of %d", word, len(f.Hits), f.Total)
		}
	}
	all := func() {
		t.Helper()
		for _, word := range []string{"giraffe", "zebra", "leeuw", "tijger"} {
			found(word, 1)
		}
	}
	all()
	s.later()
	s.must(s.Join(ctx, set[0], set[1]))
	all()
	s.later()
	d, err := s.Join(ctx, set[1], set[2])
	s.step(err)
	all()
	s.indexDo(func(t *tx) error { return t.resetIndex(time.Time{}) })
	all()
	s.must(s.Undo(ctx, d.Event, d.Also...))
	all()
	found("theme:stalking", 0)
}

// several has an index of more segments than one, with some of it taken out.
func several(t *testing.T) *scene {
	s := eraseScene(t)
	s.note("de hamster")
	s.step(s.CatchUpIndex(context.Background()))
	s.mail(letter{from: "c@example.org", root: "c@x", subject: "Nog een", text: "hond"})
	s.step(s.CatchUpIndex(context.Background()))
	s.mail(letter{from: "d@example.org", root: "d@x", subject: "Vier", text: strings.Repeat("kat ", 10)})
	s.indexDo(func(t *tx) error { // three in four of one segment live
		x, err := t.searchIndex()
		if err != nil {
			return err
		}
		for _, o := range x.open {
			if o.Len() > 2 {
				t.toIndex(docRef{o.Doc(0).Name, o.Doc(0).Ref})
				return t.outOfIndex(docRef{Name: o.Doc(0).Name})
			}
		}
		return errors.New("no segment has three documents")
	})
	return s
}

func (h *house) allOfSeveral() {
	h.t.Helper()
	h.finds("mes", "mail Vraag")
	h.finds("buurvrouw", "note Vraag")
	h.finds("hamster", "note Vraag")
	h.finds("blijft", "mail Iets anders")
	h.finds("hond", "mail Nog een")
	h.finds("kat", "mail Vier")
	h.segmentsOf()
}

// Damage of the index is no damage of anything else: it is made anew.
func TestIndexDamaged(t *testing.T) {
	ctx := context.Background()
	which := map[string]func(t *tx) (box, []byte){
		"the state": func(t *tx) (box, []byte) { return boxIndex, t.s.indexKey() },
		"a record of what changed": func(t *tx) (box, []byte) {
			k, _ := first(t, boxChanged)
			return boxChanged, k
		},
	}
	for name, number := range map[string]uint32{"a head": segmentHead, "a block": 0, "a dead set": segmentDead} {
		which[name] = func(t *tx) (box, []byte) {
			x, err := t.searchIndex()
			if err != nil {
				return boxIndex, nil
			}
			for _, r := range x.Segments {
				if key := blockKey(r.ID, number); t.raw(boxIndex, key) != nil {
					return boxIndex, key
				}
			}
			return boxIndex, nil
		}
	}
	harms := map[string]func(k *bbolt.Bucket, at []byte) error{
		"changed": func(k *bbolt.Bucket, at []byte) error {
			v := bytes.Clone(k.Get(at))
			v[len(v)/2] ^= 1
			return k.Put(at, v)
		},
		"missing": func(k *bbolt.Bucket, at []byte) error { return k.Delete(at) },
		"cut short": func(k *bbolt.Bucket, at []byte) error {
			return k.Put(at, bytes.Clone(k.Get(at)[:vault.Overhead/2]))
		},
	}
	for what, of := range which {
		for how, harm := range harms {
			if how == "missing" && (what == "the state" || strings.HasPrefix(what, "a record")) {
				continue // nothing is there that could be seen to be damaged
			}
			for _, by := range []string{"search", "verify", "erase"} {
				t.Run(strings.Join([]string{what, how, by}, " "), func(t *testing.T) {
					s := several(t)
					s.step(s.db.Load().Update(func(b *bbolt.Tx) error {
						x := &tx{s: s.Store, b: b}
						in, key := of(x)
						if key == nil || x.raw(in, key) == nil {
							t.Fatal("nothing to be damaged")
						}
						return harm(raw(x, in), in.at(key))
					}))
					s.segments.Clear()
					switch by {
					case "search":
						s.ask("hond", SearchOptions{})
					case "verify":
						checks, err := s.Verify(ctx, nil)
						s.step(err)
						wrong := false
						for _, c := range checks {
							wrong = wrong || c.What == CheckIndex && len(c.Wrong) > 0
						}
						if !wrong {
							t.Error("the check says nothing of it")
						}
					case "erase":
						for _, c := range s.queue(FilterAll) {
							if c.Subject.Unsafe() == "Nog een" {
								_, err := s.Erase(ctx, Erasure{Contacts: []ContactID{c.ID}, Classes: AllOf()})
								s.step(err)
							}
						}
						s.finds("hond")
						s.mail(letter{from: "c@example.org", root: "c2@x", subject: "Nog een", text: "hond"})
					}
					s.allOfSeveral()
					if i, err := s.Index(); err != nil || i.Rebuilt.IsZero() || i.Building || i.Behind != 0 {
						t.Errorf("%+v: %v", i, err)
					}
				})
			}
		}
	}
}

// What was begun and never ended is swept, and found once when it is built.
func TestIndexInterrupted(t *testing.T) {
	h := newHouse(t)
	var all []letter
	for i := range 40 {
		all = append(all, letter{uid: UID(i + 1), from: fmt.Sprintf("a%d@example.org", i), subject: fmt.Sprint(i), text: "overal", at: h.clock.Add(-time.Duration(i) * time.Hour)})
	}
	h.arrive(all...)
	count := func() {
		t.Helper()
		if f := h.find("overal", SearchOptions{Limit: 1000}); len(f.Hits) != 40 || f.Total != 40 {
			t.Errorf("%d found, of %d", len(f.Hits), f.Total)
		}
		h.segmentsOf()
	}
	ctx, stop := context.WithCancel(context.Background())
	b := h.newBatch()
	_, err := b.gather(ctx)
	h.step(err)
	stop()
	if err := b.commit(ctx); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if f := h.ask("overal", SearchOptions{}); f.Total != 0 || f.Behind == 0 {
		t.Errorf("%d found, %d behind", f.Total, f.Behind)
	}
	h.reopen()
	w := h.newSegmentWriter(context.Background(), h.indexed.Load())
	for i := range uint32(2*blocksAtATx + 3) {
		h.step(w.sink(i, []byte("words")))
	}
	var keys int
	here := func() int {
		n := 0
		h.step(h.read(func(t *tx) error {
			return t.scan(boxKeys, w.id[:], func([]byte, []byte) error { n++; return nil })
		}))
		return n
	}
	if keys = here(); keys != 1 {
		t.Fatalf("%d keys", keys)
	}
	h.reopen()
	count()
	if keys = here(); keys != 0 {
		t.Errorf("%d keys of what was never ended", keys)
	}
	b = h.newBatch()
	b.bulk = true
	h.reopen()
	count()
	h.keeps()()
	count()
}

// Nobody sweeps a segment that is being written.
func TestIndexIsKeptByOne(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Een", text: "hallo", at: h.clock})
	h.indexing.Lock()
	w := h.newSegmentWriter(context.Background(), h.indexed.Load())
	for i := range uint32(blocksAtATx + 1) {
		h.step(w.sink(i, []byte("words")))
	}
	stop := h.keeps()
	time.Sleep(50 * time.Millisecond)
	h.step(h.read(func(t *tx) error {
		if all, err := t.orphans(); err != nil || len(all) != 1 {
			h.t.Errorf("%d are being written: %v", len(all), err)
		}
		return nil
	}))
	h.indexing.Unlock()
	h.awaits("hallo", "mail Een")
	stop()
	h.segmentsOf()
}

// A case that does not open is no damage of the index, and does not end it: what is
// whole is read, and that something cannot be found is told.
func TestKeepIndexBesideDamage(t *testing.T) {
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "a@example.org", subject: "Een", text: "hallo", at: h.clock})
	h.indexDo(func(t *tx) error { t.toIndex(noteDoc(CaseID{1}, NoteID{1}, false)); return nil })
	// A case that does not open is no damage of the index.
	var was []byte
	h.step(h.db.Load().Update(func(b *bbolt.Tx) error {
		x := &tx{s: h.Store, b: b}
		key := CaseID{1}
		was = raw(x, boxCases).Get(boxCases.at(key[:]))
		return puts(x, boxCases, key[:], bytes.Repeat([]byte{1}, 100))
	}))
	h.keeps()
	h.awaits("hallo", "mail Een")
	if i, err := h.Index(); err != nil || i.Unread != 1 || !i.Rebuilt.IsZero() || was != nil {
		t.Errorf("%+v, %v", i, err)
	}
	h.step(h.db.Load().Update(func(b *bbolt.Tx) error {
		x := &tx{s: h.Store, b: b}
		key := CaseID{1}
		return raw(x, boxCases).Delete(boxCases.at(key[:]))
	}))
}

// Many small segments become few, and what is taken out while that is done stays out.
func TestIndexMerges(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	one := func(i int) letter {
		return letter{uid: UID(i), from: fmt.Sprintf("a%d@example.org", i), subject: fmt.Sprint(i), text: fmt.Sprintf("overal nummer%d", i), at: h.clock.Add(time.Duration(i) * time.Second)}
	}
	const n = 2*mergeFrom + 5
	commit := func() {
		b := h.newBatch()
		_, err := b.gather(ctx)
		h.step(err)
		h.step(b.commit(ctx))
	}
	for i := range n {
		h.arrive(one(i + 1))
		commit()
	}
	if all := h.segmentsOf(); len(all) < n {
		t.Fatalf("%d segments", len(all))
	}
	h.forgets(1, 2)
	var went find.Name
	// The third is taken out after the parts were chosen, before they are replaced.
	h.step(h.read(func(t *tx) error {
		x, err := t.searchIndex()
		if err == nil {
			went = x.open[2].Doc(0).Name
		}
		return err
	}))
	var once sync.Once
	merging := &whenRead{Context: ctx, do: func() {
		once.Do(func() { h.indexDo(func(t *tx) error { return t.outOfIndex(docRef{Name: went}) }) })
	}}
	if _, err := h.mergeSome(merging); err != nil {
		t.Fatal(err)
	}
	all := h.segmentsOf()
	if len(all) >= mergeFrom {
		t.Errorf("%d segments", len(all))
	}
	h.step(h.read(func(t *tx) error {
		x, err := t.searchIndex()
		for _, o := range x.open {
			if n, ok := o.Find(went); ok && !o.dead.Has(n) {
				h.t.Error("what was taken out is in it again")
			}
		}
		return err
	}))
	h.indexDo(func(t *tx) error { t.toIndex(docRef{Name: went}); return nil })
	if f := h.find("overal", SearchOptions{Limit: 1000}); f.Total != n-2 || len(f.Hits) != n-2 {
		t.Errorf("%d found", f.Total)
	}
	for i := range n {
		want := 1
		if i < 2 {
			want = 0
		}
		if f := h.find(fmt.Sprintf("nummer%d", i+1), SearchOptions{}); f.Total != want {
			t.Errorf("nummer%d: %d found", i+1, f.Total)
		}
	}
	if f := h.ask("overal", SearchOptions{Limit: 3}); len(f.Hits) != 3 || f.Hits[0].Subject.Unsafe() != fmt.Sprint(n) || f.Total != n-2 {
		t.Errorf("%d of %d found", len(f.Hits), f.Total)
	}
	h.step(h.CatchUpIndex(ctx))
	known := map[segmentID]bool{}
	for _, r := range h.segmentsOf() {
		known[r.ID] = true
	}
	h.segments.Range(func(id, _ any) bool {
		if !known[id.(segmentID)] {
			t.Error("a segment that is gone is in memory")
		}
		return true
	})
}

// whenRead is a context that does something each time that somebody asks whether it
// has ended, but not under a transaction.
type whenRead struct {
	context.Context
	do func()
}

func (c *whenRead) Err() error { c.do(); return c.Context.Err() }

// An erasure beside makes what was begun begin again.
func TestEraseWhileIndexing(t *testing.T) {
	ctx := context.Background()
	begin := func(s *scene) Erasure {
		c, err := s.Contact(s.id)
		s.step(err)
		all, err := s.WholeCase(c.Case)
		s.step(err)
		return all
	}
	gone := func(s *scene) {
		t.Helper()
		s.finds("mes")
		s.finds("buurvrouw")
		s.finds("blijft", "mail Iets anders")
		s.segmentsOf()
	}
	s := eraseScene(t)
	all := begin(s)
	s.indexDo(func(t *tx) error { return t.resetIndex(time.Time{}) })
	b := s.newBatch()
	for more := true; more; {
		var err error
		more, err = b.gather(ctx)
		s.step(err)
	}
	_, err := s.Erase(ctx, all)
	s.step(err)
	if err := b.commit(ctx); !errors.Is(err, errStale) {
		t.Errorf("committed: %v", err)
	}
	gone(s)

	s = eraseScene(t)
	all = begin(s)
	for i := range mergeFrom {
		s.note(fmt.Sprint("nog ", i))
		s.step(s.newBatchOf(ctx))
	}
	var once sync.Once
	if _, err := s.mergeSome(&whenRead{ctx, func() {
		once.Do(func() { _, err := s.Erase(ctx, all); s.step(err) })
	}}); !errors.Is(err, errStale) {
		t.Errorf("merged: %v", err)
	}
	gone(s)
}

// What is begun while an erasure is being written, and read what was before, is not
// written: neither a batch nor a merging.
func TestIndexBegunWhileErasing(t *testing.T) {
	ctx := context.Background()
	for name, begins := range map[string]func(s *scene) func() error{
		"a batch": func(s *scene) func() error {
			b := s.newBatch()
			_, err := b.gather(ctx)
			s.step(err)
			return func() error { return b.commit(ctx) }
		},
		"merging": func(s *scene) func() error {
			read, merged := make(chan struct{}), make(chan error, 1)
			var once sync.Once
			go func() {
				_, err := s.mergeSome(&whenRead{ctx, func() { once.Do(func() { close(read) }) }})
				merged <- err
			}()
			<-read
			return func() error { return <-merged }
		},
	} {
		s := eraseScene(t)
		for i := range mergeFrom {
			s.note(fmt.Sprint("nog ", i))
			s.step(s.newBatchOf(ctx))
		}
		c, err := s.Contact(s.id)
		s.step(err)
		all, err := s.WholeCase(c.Case)
		s.step(err)
		var ends func() error
		s.slots.Lock()
		s.step(s.newEpoch(ctx, func(t *tx) error {
			_, err := t.eraseAll([]Erasure{all}, &Erased{}, false)
			ends = begins(s)
			return err
		}))
		s.slots.Unlock()
		if err := ends(); !errors.Is(err, errStale) {
			t.Errorf("%s: it was written: %v", name, err)
		}
		s.finds("mes")
		s.finds("blijft", "mail Iets anders")
		s.segmentsOf()
	}
}

// One mail that is damaged takes nothing else with it: what is whole is found, and that
// one as far as it can be read.
func TestSearchBesideDamage(t *testing.T) {
	for _, before := range []bool{true, false} {
		h := newHouse(t)
		h.arrive(
			letter{uid: 1, from: "a@example.org", subject: "Heel", text: "hij heeft een mes", at: h.clock.Add(-2 * time.Hour)},
			letter{uid: 2, from: "b@example.org", root: "b@x", subject: "Stuk", text: "ook een mes", at: h.clock.Add(-time.Hour)},
		)
		if before {
			h.find("mes", SearchOptions{})
		}
		var id MailID
		for _, c := range h.queue(FilterAll) {
			if c.Subject.Unsafe() == "Stuk" {
				m, err := h.Heads(c.ID)
				h.step(err)
				id = m[0].Mail
			}
		}
		h.step(h.db.Load().Update(func(b *bbolt.Tx) error {
			k := raw(&tx{s: h.Store, b: b}, boxBodies)
			at := boxBodies.at(id[:])
			v := bytes.Clone(k.Get(at))
			v[len(v)/2] ^= 1
			return k.Put(at, v)
		}))
		f := h.find("mes", SearchOptions{})
		var got []string
		for _, x := range f.Hits {
			got = append(got, x.Subject.Unsafe())
		}
		want := []string{"Heel"}
		if before {
			want = []string{"Stuk", "Heel"}
		}
		if !slices.Equal(got, want) || f.Behind == 0 {
			t.Errorf("indexed before: %v: %q, %d cannot be read; want %q", before, got, f.Behind, want)
		}
		h.step(h.AwaitIndex(context.Background()))
		checks, err := h.Verify(context.Background(), nil)
		h.step(err)
		for _, k := range checks {
			if (k.What == CheckSeals) != (len(k.Wrong) > 0) {
				t.Errorf("%s: %v", k.What, k.Wrong)
			}
		}
		h.step(h.Store.Close())
	}
}

func (h *house) newBatchOf(ctx context.Context) error {
	b := h.newBatch()
	if _, err := b.gather(ctx); err != nil {
		return err
	}
	return b.commit(ctx)
}

// What was gone from the view before an erasure, and in the index still, has no key
// after it.
func TestEraseTakesWhatWasBehind(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	_, d := s.note("het geheime adres")
	s.mail(letter{from: "weg@example.org", root: "weg@x", subject: "Weg", text: "verdwijnt"})
	s.step(s.CatchUpIndex(ctx))
	s.must(s.Undo(ctx, d.Event, d.Also...))
	s.forgets(s.uid)
	var before []segmentID
	for _, r := range s.segmentsOf() {
		before = append(before, r.ID)
	}
	c, err := s.Contact(s.id)
	s.step(err)
	all, err := s.WholeCase(c.Case)
	s.step(err)
	_, err = s.Erase(ctx, all)
	s.step(err)
	s.step(s.read(func(t *tx) error {
		for _, word := range []string{"geheime", "verdwijnt"} {
			q, err := find.Parse(outside.New(word), s.now())
			if err != nil {
				return err
			}
			x, err := t.searchIndex()
			if err != nil {
				return err
			}
			plan := q.Plan()
			for _, o := range x.open {
				l, err := plan.Look(o.Segment, o.from)
				if err != nil {
					return err
				}
				if m, err := l.Match(false); err != nil || m.All.Count() > 0 {
					s.t.Errorf("%s stands in the index: %v", word, err)
				}
			}
		}
		return nil
	}))
	gone(s, before)
	s.finds("geheime")
}

func gone(s *scene, before []segmentID) {
	s.t.Helper()
	s.step(s.read(func(t *tx) error {
		for _, id := range before {
			for range t.beginning(boxKeys, id[:]) {
				s.t.Error("a key of a segment that had some of it is there")
			}
		}
		return nil
	}))
}

// Retention purges the index by class, and so does the list of what was erased.
func TestIndexFollowsRetention(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	_, _, err := s.Uncover(ctx, s.id)
	s.step(err)
	s.finds("a@example.org", "mail Vraag")
	closes(s)
	old := s.backup()
	run := func(d time.Duration) {
		s.clock = s.clock.Add(d)
		due, err := s.Due(ctx)
		s.step(err)
		var before []segmentID // that have anything but the mail that stays
		s.step(s.read(func(t *tx) error {
			x, err := t.searchIndex()
			for _, o := range x.open {
				if _, ok := o.Find(mailDoc(s.last).Name); o.Len() > 1 || !ok {
					before = append(before, o.id)
				}
			}
			return err
		}))
		_, err = s.Erase(ctx, due.Erasures...)
		s.step(err)
		gone(s, before)
	}
	run(31 * aDay)
	s.finds("a@example.org")
	s.finds("mes", "mail Vraag")
	run(30 * aDay)
	s.finds("mes")
	s.finds("buurvrouw")
	s.finds("blijft", "mail Iets anders")
	s.house.close()
	list, err := os.ReadFile(ErasedPath(s.path))
	s.step(err)
	s.path = filepath.Join(t.TempDir(), "elsewhere", "baken.db")
	s.step(Restore(ctx, old, s.path))
	s.step(errors.Join(os.WriteFile(ErasedPath(old), list, 0o600), FollowErased(old, s.path)))
	s.step(s.house.unlock(nil))
	if got := s.subjectsOf("mes"); len(got) > 0 {
		t.Errorf("%q after it was followed", got)
	}
	s.finds("mes")
	s.finds("buurvrouw")
	s.finds("a@example.org")
	s.finds("blijft", "mail Iets anders")
	s.segmentsOf()
}

// Names that are covered move nothing in the order of the best.
func TestBestKeepsNamesCovered(t *testing.T) {
	h := newHouse(t)
	text := "els " + strings.Repeat("woord ", 50)
	h.arrive(
		letter{uid: 1, from: "els@example.org", subject: "Een", text: text, at: h.clock.Add(-2 * time.Hour)},
		letter{uid: 2, from: "jan@example.org", subject: "Twee", text: text, at: h.clock.Add(-time.Hour)},
	)
	f := h.find("els", SearchOptions{Order: Best})
	if len(f.Hits) != 2 || f.Hits[0].Subject.Unsafe() != "Twee" {
		t.Errorf("%d found, the one with the name first", len(f.Hits))
	}
}

// Who reads while segments are merged reads on.
func TestSearchWhileMerging(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	for i := range mergeFrom {
		h.arrive(letter{uid: UID(i + 1), from: "a@example.org", subject: fmt.Sprint(i), text: "overal", at: h.clock})
		h.step(h.newBatchOf(ctx))
	}
	h.step(h.read(func(t *tx) error {
		x, err := t.searchIndex()
		if err != nil {
			return err
		}
		merged := make(chan error)
		go func() { _, err := h.mergeSome(ctx); merged <- err }()
		if err := <-merged; err != nil {
			return err
		}
		for _, o := range x.open {
			if _, err := t.block(o, 0); err != nil {
				return err
			}
		}
		return nil
	}))
	if n := len(h.segmentsOf()); n != 1 {
		t.Errorf("%d segments", n)
	}
}

// What only supervisors read changes nothing that a counselor is told.
func TestSearchHidesSupervisorNotes(t *testing.T) {
	ctx := context.Background()
	s := newTeam(t)
	s.step(s.by(s.sam, func() error {
		_, _, err := s.WriteNoteWith(ctx, s.id, outside.New("het geheim van hallo"), NoteOptions{Supervisors: true})
		return err
	}))
	s.step(s.by(s.els, func() error {
		for _, o := range []SearchOptions{{}, {Limit: 1}, {Order: Best}} {
			if f := s.find("hallo", o); f.Total != 1 || len(f.Hits) != 1 || f.More || f.AtLeast {
				t.Errorf("%+v: %d of %d", o, len(f.Hits), f.Total)
			}
			if f := s.find("geheim", o); f.Total != 0 || f.More || f.AtLeast {
				t.Errorf("%+v: %d", o, f.Total)
			}
		}
		return nil
	}))
	s.step(s.by(s.sam, func() error { s.finds("geheim", "note Vraag"); return nil }))
}

// Whatever happens, what is found is what can be read.
func TestIndexIsWhatIsKept(t *testing.T) {
	ctx := context.Background()
	words := []string{"appel", "peer", "kers", "pruim"}
	rapid.Check(t, func(r *rapid.T) {
		h := newHouse(t)
		defer h.close()
		stop, often := func() {}, 3
		if rapid.IntRange(0, 9).Draw(r, "beside") == 9 {
			stop, often = h.keeps(), 9 // each look waits for it
		}
		uid := UID(0)
		r.Repeat(map[string]func(*rapid.T){
			"mail": func(r *rapid.T) {
				uid++
				from := rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(r, "from")
				h.later()
				h.arrive(letter{uid: uid, from: from + "@example.org", root: from + "@x", subject: from, text: rapid.SampledFrom(words).Draw(r, "word"), at: h.clock})
			},
			"note": func(r *rapid.T) {
				rows := h.queue(FilterAll)
				if len(rows) == 0 {
					return
				}
				h.later()
				c := rapid.SampledFrom(rows).Draw(r, "contact")
				d, _, err := h.WriteNote(ctx, c.ID, outside.New(rapid.SampledFrom(words).Draw(r, "word")))
				if errors.Is(err, ErrErased) {
					return
				}
				if err != nil {
					r.Fatal(err)
				}
				if rapid.IntRange(0, 3).Draw(r, "undone") == 0 {
					if _, err := h.Undo(ctx, d.Event, d.Also...); err != nil {
						r.Fatal(err)
					}
				}
			},
			"erase": func(r *rapid.T) {
				rows := h.queue(FilterAll)
				if len(rows) == 0 || rapid.IntRange(0, 2).Draw(r, "really") > 0 {
					return
				}
				h.later()
				c := rapid.SampledFrom(rows).Draw(r, "contact")
				e := Erasure{Contacts: []ContactID{c.ID}, Classes: rapid.SampledFrom([][]vault.Class{AllOf(), {vault.Words}, {vault.Names}}).Draw(r, "classes")}
				if c.Case != (CaseID{}) {
					var err error
					classes := e.Classes
					if e, err = h.WholeCase(c.Case); err != nil {
						r.Fatal(err)
					}
					e.Classes = classes
				}
				if _, err := h.Erase(ctx, e); err != nil && !errors.Is(err, ErrNoChange) {
					r.Fatal(err)
				}
			},
			"forget": func(r *rapid.T) {
				if uid == 0 {
					return
				}
				h.forgets(UID(rapid.IntRange(1, int(uid)).Draw(r, "uid")))
			},
			"": func(r *rapid.T) {
				if rapid.IntRange(0, often).Draw(r, "look") < often {
					return
				}
				awaited, end := context.WithTimeout(ctx, 20*time.Second)
				defer end()
				if err := h.inStep(awaited); err != nil {
					r.Fatal(err)
				}
				for _, w := range words {
					if want, got := h.plain(r, w), h.subjectsOf(w); !slices.Equal(want, got) {
						r.Fatalf("%s: %q is found, %q is kept", w, got, want)
					}
				}
			},
		})
		stop()
		h.segmentsOf()
	})
}

// inStep waits for who keeps the index, or does it.
func (h *house) inStep(ctx context.Context) error {
	if h.indexing.TryLock() {
		h.indexing.Unlock()
		return h.CatchUpIndex(ctx)
	}
	return h.AwaitIndex(ctx)
}

// plain is what a search for a word is to find, by reading all.
func (h *house) plain(r *rapid.T, word string) (all []string) {
	type at struct {
		when time.Time
		name find.Name
		text string
	}
	var found []at
	if err := h.read(func(t *tx) error {
		for _, stage := range []walkStage{walkMails, walkCases} {
			refs, _, err := t.walkOn(walk{Stage: stage}, 1<<20)
			if err != nil {
				return err
			}
			for _, d := range refs {
				doc, x, ok, err := t.content(d)
				if err != nil {
					return err
				}
				if !ok || !strings.Contains(x.Of[find.Text], word) || slices.ContainsFunc(found, func(a at) bool { return a.name == d.Name }) {
					continue
				}
				a := asking{t: t, ctx: context.Background(), contacts: map[ContactID]*asked{}, uncovered: map[ContactID]bool{}}
				w, ok, err := a.read(&doc, true)
				if err != nil {
					return err
				}
				if !ok {
					continue
				}
				k, err := a.contact(w.contacts[0])
				if err != nil {
					return err
				}
				if k == nil {
					continue
				}
				subject := w.subject
				if w.mail == (MailID{}) && subject.IsEmpty() {
					subject = k.Subject
				}
				found = append(found, at{doc.At(), d.Name, string(w.where) + " " + subject.Unsafe()})
			}
		}
		return nil
	}); err != nil {
		r.Fatal(err)
	}
	slices.SortFunc(found, func(a, b at) int {
		if c := b.when.Compare(a.when); c != 0 {
			return c
		}
		return a.name.Compare(b.name)
	})
	for _, a := range found {
		all = append(all, a.text)
	}
	return all
}
