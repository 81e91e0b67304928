package store

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"baken/store/journal"
	"baken/store/outside"
)

// errRolledBack ends a transaction of which nothing is to stay.
var errRolledBack = errors.New("rolled back")

// view is what the events of contacts and cases add up to, as it is kept.
func (h *house) view() (all map[string]string) {
	h.t.Helper()
	h.step(h.read(func(t *tx) (err error) { all, err = t.keptView(); return err }))
	return all
}

func (t *tx) keptView() (map[string]string, error) {
	all := map[string]string{}
	for _, b := range []box{boxActs, boxCases} {
		if err := t.scan(b, nil, func(key, _ []byte) error {
			p, err := t.get(b, key)
			all[fmt.Sprintf("%s %x", b.name, key)] = fmt.Sprintf("%x", p)
			return err
		}); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// another is the view of a replica that hears of the same events one after the other,
// in the journal's order, and knows of no later one.
func (h *house) another() (all map[string]string) {
	h.t.Helper()
	err := h.write(context.Background(), func(t *tx) error {
		for _, b := range []box{boxTrail, boxActs, boxCases, boxUndone, boxNumbers} {
			if err := t.dropAll(b, nil); err != nil {
				return err
			}
		}
		var seqs []uint64
		if err := t.scan(boxJournal, nil, func(key, _ []byte) error { seqs = append(seqs, seqOf(bytes.Clone(key))); return nil }); err != nil {
			return err
		}
		for _, seq := range seqs {
			e, err := t.event(seq)
			if err != nil {
				return err
			}
			m, err := journal.Means(e.Body, e.Member, t.eventByID)
			if err != nil {
				return err
			}
			if err := errors.Join(t.index(e, m), t.fold(e, m)); err != nil {
				return err
			}
		}
		var err error
		if all, err = t.keptView(); err != nil {
			return err
		}
		return errRolledBack
	})
	if !errors.Is(err, errRolledBack) {
		h.t.Fatal(err)
	}
	return all
}

// Whatever is done to cases and calls, and undone, by two members: a replica that
// hears of it one by one ends with the same.
func TestReplicasEndEqual(t *testing.T) {
	ctx := context.Background()
	checks := flag.Lookup("rapid.checks").Value.String()
	if checks == "100" { // unless more was asked for
		flag.Set("rapid.checks", "25")
		defer flag.Set("rapid.checks", checks)
	}
	rapid.Check(t, func(r *rapid.T) {
		s, ids := writers(t)
		defer s.close()
		var done []Done
		for range rapid.IntRange(1, 15).Draw(r, "acts") {
			id := rapid.SampledFrom(ids).Draw(r, "contact")
			k, _ := s.anyCase(r)
			var d Done
			var err error
			switch act := rapid.SampledFrom([]string{"note", "close", "link", "unlink", "merge", "close case", "reopen case", "call", "end", "join", "undo"}).Draw(r, "act"); act {
			case "note":
				d, _, err = s.WriteNote(ctx, id, outside.New("belt morgen"))
			case "close":
				d, err = s.CloseContact(ctx, id, MailID{})
			case "link":
				d, err = s.Link(ctx, id, k)
			case "unlink":
				d, err = s.Unlink(ctx, id)
			case "merge":
				other, _ := s.anyCase(r)
				d, err = s.MergeCases(ctx, k, other)
			case "close case":
				d, err = s.CloseCase(ctx, k, nil)
			case "reopen case":
				d, err = s.ReopenCase(ctx, k)
			case "call":
				if d, err = s.NewContact(ctx, Phone, Call{As: rapid.SampledFrom([]CallEnd{CallHeld, CallSilent}).Draw(r, "as")}); err == nil {
					ids = append(ids, d.Contact)
				}
			case "end":
				d, err = s.EndCall(ctx, id, CallHeld)
			case "join":
				d, err = s.Join(ctx, id, rapid.SampledFrom(ids).Draw(r, "with"))
			case "undo":
				if len(done) > 0 {
					was := rapid.SampledFrom(done).Draw(r, "done")
					_, err = s.Undo(ctx, was.Event, was.Also...)
				}
			}
			for _, may := range []error{ErrNoChange, ErrDepends, ErrCannotUndo, ErrUnknown, ErrCallRuns} {
				if errors.Is(err, may) {
					err = nil
				}
			}
			if err != nil {
				r.Fatal(err)
			}
			if d.Event != (EventID{}) {
				done = append(done, d)
			}
			s.later()
		}
		if diff := gocmp.Diff(s.view(), s.another()); diff != "" {
			r.Fatal(diff)
		}
	})
}
