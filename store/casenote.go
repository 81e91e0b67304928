package store

import (
	"bytes"
	"errors"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// noteTrail is where the revisions of a note stand in the journal.
type noteTrail struct {
	Note        NoteID          `cbor:"1,keyasint"`
	Seqs        []uint64        `cbor:"2,keyasint"` // first version first
	Pinned      bool            `cbor:"3,keyasint,omitzero"`
	PinnedAt    journal.EventID `cbor:"4,keyasint,omitzero"` // the event that said so last, by its clock
	Supervisors bool            `cbor:"5,keyasint,omitzero"` // who has not the right may not read it, but By
	By          member.ID       `cbor:"6,keyasint,omitzero"` // of one for supervisors: who wrote it
}

// summaryAt is where a version of the summary stands in the journal.
type summaryAt struct {
	Event journal.EventID `cbor:"1,keyasint"`
	Seq   uint64          `cbor:"2,keyasint"`
}

// compareSummaries puts the one of the latest clock last: it stands.
func compareSummaries(a, b summaryAt) int { return bytes.Compare(a.Event[:], b.Event[:]) }

// written is the file with one more note.
func (f file) written(e journal.Event, b journal.NoteWritten, supervisors bool) file {
	n := noteTrail{Note: b.Note, Seqs: []uint64{e.Seq}, Supervisors: supervisors}
	if b.Pinned { // else it is kept as it was before notes could be pinned
		n.Pinned, n.PinnedAt = true, e.ID
	}
	if supervisors {
		n.By = e.Member
	}
	f.Notes = append(slices.Clone(f.Notes), n)
	return f
}

// changed is the file with a note of it changed; as it is when it has not that note.
func (f file) changed(note NoteID, change func(*noteTrail)) file {
	f.Notes = slices.Clone(f.Notes)
	for i := range f.Notes {
		if f.Notes[i].Note == note {
			change(&f.Notes[i])
		}
	}
	return f
}

// revised is the file with one more version of a note. What revises a note for
// supervisors is for supervisors.
func (f file) revised(e journal.Event, note NoteID, supervisors bool) file {
	return f.changed(note, func(n *noteTrail) {
		if n.Supervisors == supervisors {
			n.Seqs = append(slices.Clone(n.Seqs), e.Seq)
		}
	})
}

// pinned is the file with a note pinned, or no longer, unless a later event said
// otherwise already.
func (f file) pinned(e journal.Event, b journal.NotePinned) file {
	return f.changed(b.Note, func(n *noteTrail) {
		if n.Supervisors == b.Supervisors && bytes.Compare(e.ID[:], n.PinnedAt[:]) > 0 {
			n.Pinned, n.PinnedAt = b.Pinned, e.ID
		}
	})
}

// summed is the file with one more version of the summary.
func (f file) summed(e journal.Event) file {
	f.Summaries = append(slices.Clone(f.Summaries), summaryAt{e.ID, e.Seq})
	slices.SortFunc(f.Summaries, compareSummaries)
	return f
}

// Note is what a counselor wrote for colleagues. No code that sends can read it.
type Note struct {
	ID          NoteID
	Contact     ContactID // at which it was written
	Pinned      bool      // it stands above the others
	Supervisors bool      // only they may read it, and who wrote it
	Revisions   []Revision
	Erased      bool
}

// Summary is what a case is about, in short. It is for colleagues, as notes are.
type Summary struct {
	Revisions []Revision // by their clocks; the last is what stands, if it says something
	Erased    bool
}

// Newest is the version that stands, with an empty text where none does.
func (s Summary) Newest() Revision { return Note{Revisions: s.Revisions}.Newest() }

// Revision is one version of a note or a summary.
type Revision struct {
	Event journal.EventID
	At    time.Time
	By    outside.Text
	Text  outside.Text
}

// Newest is the version that stands.
func (n Note) Newest() Revision {
	if len(n.Revisions) == 0 {
		return Revision{}
	}
	return n.Revisions[len(n.Revisions)-1]
}

// writtenAt is when the first version was written; zero when it was erased.
func (n Note) writtenAt() (at time.Time) {
	if len(n.Revisions) > 0 {
		at = n.Revisions[0].At
	}
	return at
}

// notes are those of a file that the member may read.
func (t *tx) notes(f file) (all []Note, err error) {
	for _, n := range f.Notes {
		reads, err := t.reads(n)
		if err != nil {
			return nil, err
		}
		if !reads {
			continue
		}
		note, err := t.note(n)
		if err != nil {
			return nil, err
		}
		all = append(all, note)
	}
	return all, nil
}

// shared is how many notes all colleagues may read.
func (f file) shared() (n int) {
	for _, note := range f.Notes {
		if !note.Supervisors {
			n++
		}
	}
	return n
}

func (t *tx) note(n noteTrail) (Note, error) {
	note := Note{ID: n.Note, Pinned: n.Pinned, Supervisors: n.Supervisors}
	for i, seq := range n.Seqs {
		r, ok, err := t.revision(seq)
		if err != nil {
			return note, err
		}
		if !ok {
			note.Erased = true
			continue
		}
		note.Revisions = append(note.Revisions, r.Revision)
		if i == 0 {
			note.Contact = r.contact
		}
	}
	return note, nil
}

// revision reads one version of a note or a summary; false when it was erased.
func (t *tx) revision(seq uint64) (r revision, ok bool, err error) {
	e, err := t.event(seq)
	if errors.Is(err, ErrErased) {
		return r, false, nil
	}
	if err != nil {
		return r, false, err
	}
	r.Revision = Revision{Event: e.ID, At: e.At(), By: t.name(e.Member)}
	switch b := e.Body.(type) {
	case journal.NoteWritten:
		r.Text, r.contact = b.Text, b.Contact
	case journal.SupervisorNoteWritten:
		r.Text, r.contact = b.Text, b.Contact
	case journal.NoteRevised:
		r.Text = b.Text
	case journal.SupervisorNoteRevised:
		r.Text = b.Text
	case journal.SummaryWritten:
		r.Text, r.contact = b.Text, b.Contact
	}
	return r, true, nil
}

// revision is one version with the contact that it was written at.
type revision struct {
	Revision
	contact ContactID
}
