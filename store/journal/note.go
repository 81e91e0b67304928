package journal

import "baken/store/outside"

// Acts on the notes of a case, and on its summary.

// NotePinned: a note stands above the others, or no longer.
type NotePinned struct {
	Case        CaseID `cbor:"1,keyasint"`
	Note        NoteID `cbor:"2,keyasint"`
	Pinned      bool   `cbor:"3,keyasint"`
	Supervisors bool   `cbor:"4,keyasint,omitzero"` // it is one for supervisors
}

// SupervisorNoteWritten: a note that supervisors may read, and who wrote it. It is
// a kind of its own, so that a program that does not know it shows it to nobody.
type SupervisorNoteWritten NoteWritten

// SupervisorNoteRevised: such a note has a new text.
type SupervisorNoteRevised NoteRevised

// SummaryWritten: what a case is about, in short. The one of the latest clock
// stands, whatever its place in the journal; an empty text takes the summary away.
type SummaryWritten struct {
	Case    CaseID       `cbor:"1,keyasint"`
	Contact ContactID    `cbor:"2,keyasint,omitzero"` // the contact it was written at
	Text    outside.Text `cbor:"3,keyasint"`
}

func (NotePinned) Kind() Kind            { return "note.pinned" }
func (SupervisorNoteWritten) Kind() Kind { return "note.for-supervisors" }
func (SupervisorNoteRevised) Kind() Kind { return "note.for-supervisors-revised" }
func (SummaryWritten) Kind() Kind        { return "case.summary" }
