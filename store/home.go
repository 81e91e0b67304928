package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/outside"
)

// Contacts of one thread and one writer are numbered. A mail belongs to the first
// of them that was not over when the mail came: over is what was closed more than
// goesOn before, and not taken up again by then. That follows from the closings,
// reopenings and answers in the journal, by the clocks of who made them, and from
// the server's time of the mail alone, so that two workstations with the same
// journal and mailbox have each mail at the same contact, in whatever order they
// learned of either. What was taken up later than that changes nothing of what
// came in before: it stays with those who work on it. Once something of a contact was
// erased, what came after the last mail that it had then begins another, whether
// anybody had seen it or not: nobody's words are erased unread.

// goesOn is how long after its closing a mail still belongs to a contact; later
// ones begin a new contact in the same case.
const goesOn = 30 * 24 * time.Hour

// turn is a moment at which a contact was closed or taken up again.
type turn struct {
	Event  journal.EventID `cbor:"1,keyasint"`
	Closed bool            `cbor:"2,keyasint,omitzero"`
}

// moment is a turn by its time.
type moment struct {
	at     time.Time
	event  journal.EventID
	closed bool
}

// moments are the turns of a contact in the order of time. An answer takes a
// contact up too, as long as it is not taken back.
func (a acts) moments() []moment {
	all := make([]moment, 0, len(a.Turns)+len(a.Answers))
	for _, r := range a.Answers {
		if !r.Void {
			all = append(all, moment{at: r.At.UTC()})
		}
	}
	for _, c := range a.Turns {
		all = append(all, moment{c.Event.Clock().Time().UTC(), c.Event, c.Closed})
	}
	slices.SortFunc(all, func(x, y moment) int {
		return cmp.Or(x.at.Compare(y.at), bytes.Compare(x.event[:], y.event[:]))
	})
	return all
}

// over says whether a contact that began at from was over at a time.
func over(all []moment, from, at time.Time) bool {
	closed := time.Time{}
	for _, m := range all {
		switch {
		case m.at.After(at):
			return !closed.IsZero() && at.After(closed.Add(goesOn))
		case !m.at.After(from):
		case m.closed:
			closed = m.at
		default:
			closed = time.Time{}
		}
	}
	return !closed.IsZero() && at.After(closed.Add(goesOn))
}

// firstOver is when a contact that began at from was over for the first time:
// the next one began. It is asked of contacts that were.
func firstOver(all []moment, from time.Time) time.Time {
	for i, m := range all {
		end := m.at.Add(goesOn)
		if m.closed && m.at.After(from) && (i == len(all)-1 || all[i+1].at.After(end)) {
			return end
		}
	}
	return from
}

// changedFrom is the first time at which a and b have other turns; false when
// they have the same.
func changedFrom(a, b []moment) (from time.Time, changed bool) {
	for i := range max(len(a), len(b)) {
		switch {
		case i == len(a):
			return b[i].at, true
		case i == len(b):
			return a[i].at, true
		case a[i] != b[i]:
			if a[i].at.Before(b[i].at) {
				return a[i].at, true
			}
			return b[i].at, true
		}
	}
	return from, false
}

// home is the contact that a mail belongs to.
type home struct {
	first  ContactID // of its thread and writer: number 0
	number uint32
	id     ContactID
	before ContactID // the one that it goes on from; zero for the first
}

// firstContact is the first contact of a thread and a writer.
func (s *Store) firstContact(root outside.Text, folded string) ContactID {
	return ContactID(s.hash("contact", []byte(root.Unsafe()), []byte(folded), binary.BigEndian.AppendUint32(nil, 0)))
}

// numbered is the contact of that number.
func (s *Store) numbered(first ContactID, number uint32) ContactID {
	if number == 0 {
		return first
	}
	return ContactID(s.hash("contact", first[:], binary.BigEndian.AppendUint32(nil, number)))
}

// homeOf finds the contact of a thread and writer to which a mail of that time
// belongs. Where it stands, when contacts were joined, is said by canonical.
func (t *tx) homeOf(first ContactID, at time.Time) (h home, err error) {
	var from time.Time
	for h = (home{first: first, id: first}); ; h.number++ {
		h.id = t.s.numbered(first, h.number)
		goesBy, err := t.canonical(h.id)
		if err != nil {
			return h, err
		}
		a, err := t.acts(goesBy)
		if err != nil {
			return h, err
		}
		if upto, some := a.Erased.upto(Owner(h.id)); some {
			if !at.After(upto) {
				return h, nil
			}
			from, h.before = upto, h.id
			continue
		}
		all := a.moments()
		if !over(all, from, at) {
			return h, nil
		}
		from, h.before = firstOver(all, from), h.id
	}
}

// turned notes that the turns of a contact are others from a time on: mails that
// came after it may belong to another number now. See settleHomes.
func (t *tx) turned(id ContactID, from time.Time) error {
	first, err := t.firstOf(id)
	if err != nil {
		return err
	}
	if was, ok := t.homes[first]; ok && was.Before(from) {
		from = was
	}
	t.homes[first] = from
	return nil
}

// settleHomes moves the mails that belong to another contact since the turns
// changed.
func (t *tx) settleHomes() error {
	for len(t.homes) > 0 {
		homes := t.homes
		t.homes = map[ContactID]time.Time{}
		for first, from := range homes {
			if err := t.settleHome(first, from); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *tx) settleHome(first ContactID, from time.Time) error {
	ids, err := t.numbersOf(first)
	if err != nil {
		return err
	}
	var at []ContactID // where their mails stand
	for _, id := range ids {
		goesBy, err := t.canonical(id)
		if err != nil {
			return err
		}
		if !slices.Contains(at, goesBy) {
			at = append(at, goesBy)
		}
	}
	for _, c := range at {
		entries, err := t.entries(c)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if !e.at().After(from) || e.Bounce {
				continue
			}
			if err := t.settleMail(first, c, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// settleMail brings one mail of a thread and writer, which stands at c, to where
// it belongs.
func (t *tx) settleMail(first, c ContactID, e entry) error {
	f, err := t.mustFacts(e.id)
	if err != nil || f.first() != first {
		return err
	}
	h, err := t.homeOf(first, e.at())
	if err != nil || h.id == f.home() {
		return err
	}
	r, _, err := t.row(f.home())
	if err != nil {
		return err
	}
	if err := t.begin(h, r.Thread, r.Writer); err != nil {
		return err
	}
	f.Home = h.id
	to, err := t.canonical(h.id)
	if err != nil {
		return err
	}
	return t.moveMail(e, f, c, to)
}
