package journal

import "baken/store/outside"

// Acts on a case.

// CaseOpened: a case begins, with the number that people call it by.
type CaseOpened struct {
	Case   CaseID `cbor:"1,keyasint"`
	Number string `cbor:"2,keyasint"`
}

// ContactLinked: the contact belongs to the case from now on, and no more to From,
// zero if it was in none. Chosen says that a person put it there; else it is the
// case in which the act after it is done.
type ContactLinked struct {
	Case    CaseID    `cbor:"1,keyasint"`
	Contact ContactID `cbor:"2,keyasint"`
	From    CaseID    `cbor:"3,keyasint,omitzero"`
	Chosen  bool      `cbor:"4,keyasint,omitzero"`
}

// CasesMerged: the two are one case. Of their numbers the earlier one is what it
// goes by, and both find it.
type CasesMerged struct {
	Case CaseID `cbor:"1,keyasint"`
	With CaseID `cbor:"2,keyasint"`
}

// NoteWritten: a note for colleagues. It never leaves the house.
type NoteWritten struct {
	Case    CaseID       `cbor:"1,keyasint"`
	Note    NoteID       `cbor:"2,keyasint"`
	Contact ContactID    `cbor:"3,keyasint,omitzero"` // the contact it was written at
	Text    outside.Text `cbor:"4,keyasint"`
	Pinned  bool         `cbor:"5,keyasint,omitzero"` // it stands above the others
}

// NoteRevised: a note has a new text; Parent is the event whose text it
// revises, which stays readable.
type NoteRevised struct {
	Case   CaseID       `cbor:"1,keyasint"`
	Note   NoteID       `cbor:"2,keyasint"`
	Parent EventID      `cbor:"3,keyasint"`
	Text   outside.Text `cbor:"4,keyasint"`
}

// Undone: the event does not stand, as if it had never been, but for its line
// in the history. It is sealed, published and found as that event is, so that
// the two are erased together.
type Undone struct {
	Event EventID `cbor:"1,keyasint"`
}

// CaseHeld: nothing of a case is erased as long as it is held, because a court or a
// law wants it.
type CaseHeld struct {
	Case CaseID `cbor:"1,keyasint"`
	Held bool   `cbor:"2,keyasint"`
}

// CaseExported: the case left the house as a file. It stands in the audit of who did
// it, beside what was read.
type CaseExported struct {
	Case      CaseID   `cbor:"1,keyasint"`
	Sealed    bool     `cbor:"2,keyasint,omitzero"` // for To; else for nobody
	Uncovered bool     `cbor:"3,keyasint,omitzero"` // with names and addresses
	Page      bool     `cbor:"4,keyasint,omitzero"` // for people, else for programs
	To        []string `cbor:"5,keyasint,omitempty"`
}

func (CaseExported) Kind() Kind { return "case.exported" }

func (CaseHeld) Kind() Kind { return "case.held" }

func (CaseOpened) Kind() Kind    { return "case.opened" }
func (ContactLinked) Kind() Kind { return "case.linked" }
func (CasesMerged) Kind() Kind   { return "case.merged" }
func (NoteWritten) Kind() Kind   { return "note.written" }
func (NoteRevised) Kind() Kind   { return "note.revised" }
func (Undone) Kind() Kind        { return "act.undone" }
