package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/cases"

	"baken/store/member"
)

// errStop ends a walk early.
var errStop = errors.New("stop")

// Queue gives up to n contacts of a filter from position from on, in its order.
func (s *Store) Queue(f Filter, from, n int) (rows []Contact, err error) {
	err = s.reading(member.Read, func(t *tx) error { rows, err = t.queue(f, from, n); return err })
	return rows, err
}

func (t *tx) queue(f Filter, from, n int) ([]Contact, error) {
	l, err := t.ladder(string(f))
	if err != nil {
		return nil, err
	}
	steps, err := l.Window(from, n)
	if err != nil {
		return nil, err
	}
	return t.contacts(steps)
}

func (t *tx) contacts(steps []step) (rows []Contact, err error) {
	for _, step := range steps {
		c, err := t.contact(contactOf(step.key))
		if err != nil {
			return nil, err
		}
		rows = append(rows, c)
	}
	return rows, nil
}

// Position is where a contact stands in a filter's order; false when it is not
// in it.
func (s *Store) Position(f Filter, id ContactID) (at int, in bool, err error) {
	err = s.read(func(t *tx) error {
		id, err := t.canonical(id)
		if err != nil {
			return err
		}
		r, ok, err := t.row(id)
		if err != nil || !ok {
			return err
		}
		for _, step := range r.Steps {
			if step.List == string(f) {
				l, err := t.ladder(step.List)
				if err != nil {
					return err
				}
				in = true
				at, err = l.Index(step.Key)
				return err
			}
		}
		return nil
	})
	return at, in, err
}

// Contact gives one row. ErrUnknown when there is none. The id of a contact that
// was joined to another gives that other.
func (s *Store) Contact(id ContactID) (c Contact, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		c, err = t.contact(id)
		return err
	})
	return c, err
}

// minPrefix is how much of an id must be given at least.
const minPrefix = 4

// FindContact reads an id or a prefix of at least 4 digits that only one
// contact has: ErrUnknown, ErrAmbiguous.
func (s *Store) FindContact(prefix string) (id ContactID, err error) {
	found, err := s.findPrefix(boxContacts, prefix)
	if err != nil {
		return id, fmt.Errorf("contact %q: %w", printable(prefix), err)
	}
	return ContactID(found), nil
}

// FindCase reads a case's human number, or its id or a prefix as
// [Store.FindContact] does.
func (s *Store) FindCase(words string) (id CaseID, err error) {
	err = s.read(func(t *tx) error {
		p, err := t.get(boxNumbers, s.numberKey(strings.TrimSpace(words)))
		if err == nil && len(p) == 16 {
			id = CaseID(p)
		}
		return err
	})
	if err != nil || id != (CaseID{}) {
		return id, err
	}
	found, err := s.findPrefix(boxCases, words)
	if err != nil {
		return id, fmt.Errorf("case %q: %w", printable(words), err)
	}
	return CaseID(found), nil
}

// findPrefix finds the one 16-byte key of b whose hexadecimal digits begin with
// prefix.
func (s *Store) findPrefix(b box, prefix string) (found [16]byte, err error) {
	prefix = strings.ToLower(strings.TrimSpace(prefix))
	from, ok := prefixBytes(prefix)
	if !ok {
		return found, ErrUnknown
	}
	n := 0
	err = s.read(func(t *tx) error {
		for k := range t.from(b, from) {
			if !strings.HasPrefix(fmt.Sprintf("%x", k), prefix) {
				break
			}
			if n++; n > 1 {
				return nil
			}
			if err := b.whole(k); err != nil {
				return err
			}
			found = [16]byte(k)
		}
		return nil
	})
	switch {
	case err != nil:
		return found, err
	case n == 0:
		return found, ErrUnknown
	case n > 1:
		return found, ErrAmbiguous
	}
	return found, nil
}

// prefixBytes is the first key that a prefix of digits can stand for.
func prefixBytes(prefix string) ([]byte, bool) {
	if len(prefix) < minPrefix || len(prefix) > 32 {
		return nil, false
	}
	var b []byte
	for i, r := range prefix {
		v := strings.IndexRune("0123456789abcdef", r)
		if v < 0 {
			return nil, false
		}
		if i%2 == 0 {
			b = append(b, byte(v)<<4)
		} else {
			b[len(b)-1] |= byte(v)
		}
	}
	return b, true
}

// printable is what a person typed, safe in an error.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s[:min(len(s), 40)])
}

// narrowStep is how many rows are read in one transaction while narrowing.
const narrowStep = 500

// Narrow gives the contacts of a filter in whose subject, reasons, pseudonym in
// language, case number or claimer all words occur, case folded. They are given
// in the filter's order, some at a time, until found fails or ctx ends; a long
// list is walked in short transactions, so that nobody waits for it.
func (s *Store) Narrow(ctx context.Context, f Filter, words, language string, found func([]Contact) error) error {
	fold := cases.Fold()
	want := strings.Fields(fold.String(words))
	return narrow(ctx, s, string(f), (*tx).contacts, func(c Contact) bool { return c.matches(want, language, fold) }, found)
}

// narrow walks a list in short transactions and gives the rows that fit, some at a
// time.
func narrow[R any](ctx context.Context, s *Store, list string, read func(*tx, []step) ([]R, error), fits func(R) bool, found func([]R) error) error {
	var after []byte
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		var hits []R
		n := 0
		err := s.reading(member.Read, func(t *tx) error {
			l, err := t.ladder(list)
			if err != nil {
				return err
			}
			at := 0
			if after != nil {
				if at, err = l.Index(after); err != nil {
					return err
				}
			}
			steps, err := l.Window(at, narrowStep)
			if err != nil {
				return err
			}
			rows, err := read(t, steps)
			if err != nil {
				return err
			}
			if n = len(steps); n > 0 {
				after = append(append([]byte(nil), steps[n-1].key...), 0)
			}
			for _, r := range rows {
				if fits(r) {
					hits = append(hits, r)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if len(hits) > 0 {
			if err := found(hits); err != nil {
				return err
			}
		}
		if n < narrowStep {
			return nil
		}
	}
}

func (c Contact) matches(want []string, language string, fold cases.Caser) bool {
	var b strings.Builder
	for _, s := range []string{c.Subject.Unsafe(), c.Pseudonym.In(language), c.CaseNumber, c.Claimer.Unsafe(), string(c.Channel)} {
		b.WriteString(s)
		b.WriteByte('\n')
	}
	for _, r := range c.Reasons {
		b.WriteString(r.Text.Unsafe())
		b.WriteByte('\n')
	}
	text := fold.String(b.String())
	for _, w := range want {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// Tick makes those wait again whose follow-up date has come, and counts what was
// registered. Call it about once a minute.
func (s *Store) Tick(ctx context.Context) error {
	any := false
	if err := s.read(func(t *tx) error {
		ids, err := t.due(s.now())
		if err != nil {
			return err
		}
		uncounted, err := t.uncounted(s.now().Add(-countAfter))
		any = len(ids) > 0 || len(uncounted) > 0
		return err
	}); err != nil || !any {
		return err
	}
	return s.write(ctx, func(t *tx) error {
		ids, err := t.due(s.now())
		for _, id := range ids {
			t.touch(id)
		}
		if err != nil {
			return err
		}
		return t.countDue(s.now().Add(-countAfter))
	})
}

// refreshSince makes all rows anew when the date before which nothing waits is
// another than the last time.
func (s *Store) refreshSince() error {
	var last time.Time
	if err := s.read(func(t *tx) error { _, err := t.desk("waiting-since", &last); return err }); err != nil {
		return err
	}
	if last.Equal(s.opts.WaitingSince) {
		return nil
	}
	var after []byte
	for {
		n := 0
		err := s.write(context.Background(), func(t *tx) error {
			for k := range t.from(boxContacts, after) {
				if n == narrowStep {
					break
				}
				if err := boxContacts.whole(k); err != nil {
					return err
				}
				t.touch(ContactID(k))
				after = append(append(after[:0], k...), 0)
				n++
			}
			if n < narrowStep {
				return t.putDesk("waiting-since", s.opts.WaitingSince)
			}
			return nil
		})
		if err != nil || n < narrowStep {
			return err
		}
	}
}
