package store

import (
	"context"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"

	"go.etcd.io/bbolt"

	"baken/store/vault"
)

// Check is what one kind of check found.
type Check struct {
	What    string
	Checked int
	Wrong   []Wrong
}

// Wrong is something that is not as it was written: the bucket and the opaque
// key of it, or the page, and never anything of its content.
type Wrong struct{ Where, Why string }

// maxWrong is how many wrongs of one check are told.
const maxWrong = 100

// The checks, as they stand in the JSON field what.
const (
	CheckStructure = "structure" // the pages of the file
	CheckHead      = "head"      // schema, vault header, parts
	CheckSeals     = "seals"     // every record opens at its place
	CheckCounts    = "counts"    // no record is missing
	CheckJournal   = "journal"   // the chain: order, signatures
	CheckActs      = "acts"      // what is shown is what the journal adds up to
	CheckLists     = "lists"     // the ordered lists hold what they index
	CheckMails     = "mails"     // mails, contacts and folders fit one another
	CheckDirectory = "directory" // each version of the directory is whole
	CheckIndex     = "index"     // what can be searched is what is kept
	CheckTeam      = "team"      // all of the team's journal stands; where there is one
)

// Verify checks the whole file as it stands at the beginning, in a read
// transaction of its own. Nobody waits for it but who changes the ways in (AddSlot,
// RemoveSlot, Rotate) or calls Verify too. progress, if not nil, is told how
// many things were checked. It ends early, with the error of ctx or ErrClosed;
// what is found wrong is no error. When the pages do not hold together, nothing
// else is checked.
//
// A search index that is not as it was written is begun anew.
//
// After a clean check it deletes the copies of the file that migrations made,
// and pieces of attachments whose mail has no body and never will.
func (s *Store) Verify(ctx context.Context, progress func(what string, n int)) ([]Check, error) {
	if progress == nil {
		progress = func(string, int) {}
	}
	s.slots.Lock()
	defer s.slots.Unlock()
	v := &verifier{s: s, ctx: ctx, progress: progress, hold: heldBlocks}
	err := s.guard(v.begin)
	if v.tx != nil {
		defer v.b.Rollback()
	}
	if err != nil {
		return nil, err
	}
	if err := v.all(); err != nil {
		return v.checks, err
	}
	v.b.Rollback()
	if !v.clean() {
		if slices.ContainsFunc(v.checks, func(c Check) bool { return c.What == CheckIndex && len(c.Wrong) > 0 }) {
			return v.checks, s.write(ctx, func(t *tx) error { return t.indexAnew(errIndex) })
		}
		return v.checks, nil
	}
	for _, name := range migrationCopies(s.path) {
		if err := os.Remove(name); err != nil {
			return v.checks, fmt.Errorf("a copy that a migration made could not be deleted: %w", err)
		}
	}
	return v.checks, s.sweepPieces(ctx, v.pieces)
}

// verifier is one run of Verify.
type verifier struct {
	*tx
	s        *Store
	ctx      context.Context
	progress func(string, int)
	checks   []Check
	metas    []byte               // the first two pages, as they stood when the transaction began
	found    map[string]*sum      // what each bucket adds up to
	pieces   map[MailID]bool      // mails with pieces of attachments but no body
	parcels  map[OpID]Owner       // whose keys seal the mails that go out
	trails   map[uint64]int       // event → in how many trails it stands
	keys     map[vault.KeyID]bool // that are in the table, when something was erased
	hold     int                  // how many blocks of lists are held
}

// heldBlocks is how many blocks of lists are held while they are compared with
// records, whose order is another: a few megabytes, however long the lists are.
const heldBlocks = 512

// shed lets the blocks of lists go when they are many.
func (v *verifier) shed() {
	if v.loaded < v.hold {
		return
	}
	for _, l := range v.ladders {
		l.shed()
	}
	v.loaded = 0
}

// all runs the checks, one after the other, and only the first if the pages do
// not hold together.
func (v *verifier) all() error {
	type check struct {
		what string
		run  func() error
	}
	steps := []check{
		{CheckStructure, v.structure}, {CheckHead, v.head}, {CheckSeals, v.seals}, {CheckCounts, v.counts}, {CheckJournal, v.journal},
		{CheckActs, v.acts}, {CheckLists, v.lists}, {CheckMails, v.mails}, {CheckDirectory, v.directory}, {CheckIndex, v.index},
	}
	if v.tx.sharing() != nil {
		steps = append(steps, check{CheckTeam, v.team})
	}
	for _, step := range steps {
		v.checks = append(v.checks, Check{What: step.what})
		if err := v.run(step.run); err != nil {
			return err
		}
		if step.what == CheckStructure && !v.clean() {
			return nil
		}
	}
	return nil
}

// begin opens the transaction while nobody writes, so that the file's first
// pages are those of the transaction.
func (v *verifier) begin() error {
	v.s.writing.Lock()
	defer v.s.writing.Unlock()
	b, err := v.s.db.Load().Begin(false)
	if err != nil {
		return err
	}
	v.tx = &tx{s: v.s, b: b}
	f, err := os.Open(v.s.path)
	if err != nil {
		return err
	}
	defer f.Close()
	v.metas = make([]byte, 2*v.s.db.Load().Info().PageSize)
	_, err = f.ReadAt(v.metas, 0)
	return err
}

// run runs one check. What is damaged is wrong, not an error.
func (v *verifier) run(check func() error) error {
	err := v.s.guard(check)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrUnknown), errors.Is(err, ErrErased):
		v.wrong(v.checks[len(v.checks)-1].What, err.Error())
		return nil
	}
	return err
}

func (v *verifier) clean() bool {
	for _, c := range v.checks {
		if len(c.Wrong) > 0 {
			return false
		}
	}
	return true
}

// wrong notes what the check that is running has found.
func (v *verifier) wrong(where, why string) {
	c := &v.checks[len(v.checks)-1]
	switch {
	case len(c.Wrong) < maxWrong:
		c.Wrong = append(c.Wrong, Wrong{where, why})
	case len(c.Wrong) == maxWrong:
		c.Wrong = append(c.Wrong, Wrong{c.What, "there is more that is wrong"})
	}
}

func (v *verifier) wrongRecord(b box, key []byte, why string) {
	v.wrong(b.name+" "+hex.EncodeToString(key), why)
}

// checked counts one thing that was looked at, and says whether to go on.
func (v *verifier) checked() error {
	c := &v.checks[len(v.checks)-1]
	c.Checked++
	v.shed()
	if c.Checked%1000 == 0 {
		v.progress(c.What, c.Checked)
		if v.s.closed.Load() {
			return ErrClosed
		}
	}
	return v.ctx.Err()
}

// each looks at every record of a bucket.
func (v *verifier) each(b box, f func(key, raw []byte) error) error {
	return v.scan(b, nil, func(key, raw []byte) error {
		if err := f(key, raw); err != nil {
			return err
		}
		return v.checked()
	})
}

// head checks what is read before unlocking, and that all parts are there.
func (v *verifier) head() error {
	head := v.b.Bucket([]byte(bucketHead))
	if head == nil {
		v.wrong(bucketHead, "missing")
		return nil
	}
	if p := head.Get(headSchema); len(p) != 4 || binary.BigEndian.Uint32(p) != v.s.schema() {
		v.wrong("schema", "not the one that this program writes")
	}
	h, err := vault.ReadHeader(append([]byte(nil), head.Get(headVault)...))
	if err != nil {
		v.wrong("vault", err.Error())
		return v.checked()
	}
	id, _, _ := h.Epoch()
	if now, _, _ := v.s.vault.Header().Epoch(); id != now {
		v.wrong("vault", "its epoch is not the one that was unlocked")
	}
	known := map[string]bool{bucketHead: true, bucketSums: true}
	for _, b := range v.s.boxes() {
		known[string(b.bucket())] = true
		if v.b.Bucket(b.bucket()) == nil {
			v.wrong(b.name, "missing")
		}
	}
	return v.b.ForEach(func(name []byte, _ *bbolt.Bucket) error {
		if !known[string(name)] {
			v.wrong(hex.EncodeToString(name), "a part that nobody knows")
		}
		return v.checked()
	})
}
