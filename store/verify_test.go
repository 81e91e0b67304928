package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"baken/store/journal"
	"baken/store/outside"
	"baken/store/vault"
)

// raw is the bucket of a box as somebody sees it who can write the file and has no
// keys.
func raw(t *tx, b box) *bbolt.Bucket { return t.b.Bucket(b.bucket()) }

// first is the first record of a box, last the last.
func first(t *tx, b box) (key, value []byte) {
	k, v := t.first(b, nil)
	return bytes.Clone(k), bytes.Clone(v)
}

func last(t *tx, b box) (key, value []byte) {
	for k, v := range t.from(b, nil) {
		key, value = bytes.Clone(k), bytes.Clone(v)
	}
	return key, value
}

// puts puts a record where it stands, and nothing else.
func puts(t *tx, b box, key, value []byte) error { return raw(t, b).Put(b.at(key), value) }

func drops(b box) func(t *tx) error {
	return func(t *tx) error { k, _ := first(t, b); return raw(t, b).Delete(b.at(k)) }
}

func swaps(b box) func(t *tx) error {
	return func(t *tx) error {
		k1, v1 := first(t, b)
		k2, v2 := last(t, b)
		return errors.Join(puts(t, b, k1, v2), puts(t, b, k2, v1))
	}
}

func flipsOne(b box) func(t *tx) error {
	return func(t *tx) error {
		k, v := first(t, b)
		v[len(v)/2] ^= 1
		return puts(t, b, k, v)
	}
}

func TestVerifyFinds(t *testing.T) {
	for name, c := range map[string]struct {
		harm func(t *tx) error
		by   string
	}{
		"a body is missing":         {drops(boxBodies), CheckCounts},
		"a body is changed":         {flipsOne(boxBodies), CheckSeals},
		"a body wants another key":  {func(t *tx) error { k, v := first(t, boxBodies); v[5] ^= 1; return puts(t, boxBodies, k, v) }, CheckCounts},
		"two bodies changed places": {swaps(boxBodies), CheckSeals},
		"two rows changed places":   {swaps(boxContacts), CheckSeals},
		"a key is changed":          {flipsOne(boxKeys), CheckSeals},
		"a key is missing":          {func(t *tx) error { k, _ := last(t, boxKeys); return raw(t, boxKeys).Delete(boxKeys.at(k)) }, CheckCounts},
		"an event is missing":       {func(t *tx) error { return raw(t, boxJournal).Delete(seqKey(4)) }, CheckJournal},
		"the last event is missing": {func(t *tx) error { k, _ := raw(t, boxJournal).Cursor().Last(); return raw(t, boxJournal).Delete(k) }, CheckJournal},
		"two events changed places": {swaps(boxJournal), CheckJournal},
		"an event is changed":       {flipsOne(boxJournal), CheckJournal},
		"an event lost its trail":   {drops(boxTrail), CheckJournal},
		"a mark is missing":         {drops(boxMarks), CheckJournal},
		"a mark that nobody made":   {func(t *tx) error { return t.putRaw(boxMarks, markKey(MailID{1}, 1, EventID{2}), nil) }, CheckJournal},
		"a mark by another event": {func(t *tx) error {
			k, _ := first(t, boxMarks)
			return t.putRaw(boxMarks, append(k[:17], append([]byte{k[17] + 1}, k[18:]...)...), nil)
		}, CheckJournal},
		"an undoing is missing": {drops(boxUndone), CheckJournal},
		"an undoing that nobody did": {func(t *tx) error {
			e, _ := first(t, boxEvents)
			return t.put(boxUndone, e, e)
		}, CheckJournal},
		"names of a draft under another's key": {func(t *tx) (err error) {
			k, _ := first(t, boxDrafts)
			k = draftsAt('r', ContactID(k[1:17]))
			d := keptDraft{ReplyDraft: ReplyDraft{ID: NewOpID(), Contact: ContactID(k[1:])}}
			if d.Names, err = t.inner(boxDrafts, k, partNames, Owner{1}, vault.Names, draftNames{}); err != nil {
				return err
			}
			return t.putValueFor(boxDrafts, k, Owner(k[1:]), vault.Words, d)
		}, CheckSeals},
		"an index of the threads": {drops(boxThreads), CheckCounts},
		"a record nobody wrote":   {func(t *tx) error { return raw(t, boxDesk).Put([]byte("0123456789abcdef"), []byte("x")) }, CheckSeals},
		"a record more":           {func(t *tx) error { return raw(t, boxThreads).Put(make([]byte, 32), []byte{}) }, CheckCounts},
		"a record of no box":      {func(t *tx) error { return raw(t, boxMails).Put(make([]byte, 17), []byte{}) }, CheckSeals},
		"a bucket nobody knows":   {func(t *tx) error { _, err := t.b.CreateBucket([]byte("more")); return err }, CheckHead},
		"the count is another's": {func(t *tx) error {
			v := t.b.Bucket([]byte(bucketSums)).Get([]byte("mails"))
			return t.b.Bucket([]byte(bucketSums)).Put([]byte("acts"), bytes.Clone(v))
		}, CheckCounts},
		"drafts lost with their count": {func(t *tx) error {
			return errors.Join(drops(boxDrafts)(t), t.b.Bucket([]byte(bucketSums)).Delete([]byte(boxDrafts.name)))
		}, CheckCounts},
		"a key in another's row":    {func(t *tx) error { k, v := first(t, boxKeys); k[0] ^= 1; return t.putRaw(boxKeys, k, v) }, CheckSeals},
		"a key in another class":    {func(t *tx) error { k, v := first(t, boxKeys); k[16] ^= 1; return t.putRaw(boxKeys, k, v) }, CheckSeals},
		"another header":            {func(t *tx) error { v, _ := vault.New(t.s.now()); return t.putVault(v.Header()) }, CheckHead},
		"a damaged header":          {func(t *tx) error { return t.b.Bucket([]byte(bucketHead)).Put(headVault, []byte("x")) }, CheckHead},
		"acts that no event made":   {func(t *tx) error { k, _ := first(t, boxActs); return t.putActs(ContactID(k), acts{Any: true}) }, CheckActs},
		"a case that no event made": {func(t *tx) error { k, _ := first(t, boxCases); return t.putFile(CaseID(k), file{Number: "26-9999"}) }, CheckActs},
		"a row in no list":          {func(t *tx) error { l, _ := t.ladder(string(FilterAll)); l.Clear(); return l.flush() }, CheckLists},
		"a list with more": {func(t *tx) error {
			l, _ := t.ladder(string(FilterAll))
			return errors.Join(l.Put(make([]byte, 24), nil), l.flush(), t.flushSums())
		}, CheckLists},
		"a list that nobody knows": {func(t *tx) error {
			l, _ := t.ladder("more")
			return errors.Join(l.Put([]byte("x"), nil), l.flush(), t.flushSums())
		}, CheckLists},
		"a mail without its entry":   {func(t *tx) error { k, _ := first(t, boxEntries); return t.drop(boxEntries, k) }, CheckMails},
		"a mail in no folder":        {func(t *tx) error { l, _ := t.ladder(uidList(t.s.FolderID(inbox))); l.Clear(); return l.flush() }, CheckMails},
		"an event of another's hand": {forges, CheckJournal},
	} {
		t.Run(name, func(t *testing.T) {
			s := &scene{house: newHouse(t)}
			writes(s)
			s.mail(letter{from: "b@example.org"})
			claims(s)
			_, d := s.note("belt morgen")
			s.must(s.Undo(context.Background(), d.Event))
			s.step(s.DropNoteDraft(context.Background(), s.id))
			s.note("belt overmorgen")
			s.must(s.MarkAttachment(context.Background(), s.id, s.one(FilterMine).Newest, 1))
			s.step(s.SaveNoteDraft(context.Background(), NoteDraft{Contact: s.id, Text: outside.New("half")}))
			s.step(s.write(context.Background(), func(t *tx) error { return errors.Join(c.harm(t), t.flushSums()) }))
			checks, err := s.Verify(context.Background(), nil)
			if err != nil {
				t.Fatal(err)
			}
			found := slices.ContainsFunc(checks, func(k Check) bool { return k.What == c.by && len(k.Wrong) > 0 })
			if !found {
				t.Errorf("%s does not find it: %+v", c.by, checks)
			}
			for _, k := range checks {
				for _, w := range k.Wrong {
					if bytes.Contains([]byte(w.Where+w.Why), []byte("example.org")) {
						t.Errorf("content in %q %q", w.Where, w.Why)
					}
				}
			}
			s.Store.Close() // and not checked again
		})
	}
}

// forges puts an event into the journal that another key has signed.
func forges(t *tx) error {
	stranger, err := vault.NewWorkstation()
	if err != nil {
		return err
	}
	own := t.s.station.keys
	t.s.station.keys = stranger
	defer func() { t.s.station.keys = own }()
	_, err = t.append(journal.MemberAdded{Member: [16]byte{9}, Name: outside.New("Mallory")})
	return err
}

func TestVerifyCounts(t *testing.T) {
	s := &scene{house: newHouse(t)}
	writes(s)
	claims(s)
	if _, err := s.ImportDirectory(context.Background(), text("een"), someServices()); err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	checks, err := s.Verify(context.Background(), func(what string, n int) { told[what] = n })
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range checks {
		names = append(names, c.What)
		if c.Checked == 0 || len(c.Wrong) != 0 {
			t.Errorf("%s: %d checked, %d wrong", c.What, c.Checked, len(c.Wrong))
		}
	}
	if want := []string{CheckStructure, CheckHead, CheckSeals, CheckCounts, CheckJournal, CheckActs, CheckLists, CheckMails, CheckDirectory, CheckIndex}; !slices.Equal(names, want) {
		t.Errorf("checks: %v", names)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Verify(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	s.close()
	if _, err := s.Verify(context.Background(), nil); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}

// What is held while lists are compared with records does not grow with them.
func TestVerifyHoldsFewBlocks(t *testing.T) {
	h := newHouse(t)
	for i := range 10 {
		var all []letter
		for j := range 100 {
			all = append(all, letter{uid: UID(100*i + j + 1), from: fmt.Sprint(i, "-", j, "@example.org"), at: h.clock})
		}
		h.arrive(all...)
	}
	v := &verifier{s: h.Store, ctx: context.Background(), hold: 4}
	blocks, most := 0, 0
	v.progress = func(string, int) {
		blocks, most = 0, max(most, v.held())
		for _, l := range v.ladders {
			blocks += len(l.rungs)
		}
	}
	if err := h.guard(v.begin); err != nil {
		t.Fatal(err)
	}
	defer v.b.Rollback()
	if err := v.all(); err != nil || !v.clean() {
		t.Fatalf("%+v: %v", v.checks, err)
	}
	most = max(most, v.held())
	if most > 3*v.hold || blocks < 4*v.hold { // one record may ask for several
		t.Errorf("%d of %d blocks are held", most, blocks)
	}
}

// held is how many blocks of lists are in memory.
func (v *verifier) held() (n int) {
	for _, l := range v.ladders {
		for _, r := range l.rungs {
			if r.steps != nil {
				n++
			}
		}
	}
	return n
}

// While it checks, others read and write.
func TestVerifyWhileInUse(t *testing.T) {
	h := newHouse(t)
	for i := range 30 {
		h.arrive(letter{uid: UID(i + 1), from: string(rune('a'+i)) + "@example.org", text: "hallo", at: h.clock})
	}
	n := UID(100)
	for range 5 {
		checks, err := h.Verify(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan bool)
		go func() {
			defer close(done)
			for range 20 {
				n++
				h.arrive(letter{uid: n, from: "a@example.org", text: "hallo", at: h.clock})
			}
		}()
		again, err := h.Verify(context.Background(), nil)
		<-done
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range append(checks, again...) {
			for _, w := range c.Wrong {
				t.Errorf("%s: %s %s", c.What, w.Where, w.Why)
			}
		}
	}
}
