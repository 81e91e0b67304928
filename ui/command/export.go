package command

import (
	"errors"
	"io"
	"iter"
	"slices"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/ui/screen"
)

// export is a case that leaves the house. Its messages are read one at a time: a case
// can be larger than the memory.
type export struct {
	*app
	s     *lease
	file  store.Case
	names naming
	open  bool // names are shown

	by      string
	at      time.Time
	history []store.Line
	past    []screen.Told
}

// exported reads a case, with names or without.
func (a *app) exported(s *lease, id store.CaseID, uncover bool) (*export, error) {
	file, err := s.CaseFile(id)
	if err != nil {
		return nil, err
	}
	by, err := s.MyName()
	if err != nil {
		return nil, err
	}
	e := &export{app: a, s: s, file: file, names: a.covered, open: uncover, by: by, at: a.now()}
	if uncover {
		e.names = uncovered
	}
	return e, nil
}

// readHistory reads who did what, the export itself too.
func (e *export) readHistory(s *lease, id store.CaseID) (err error) {
	if e.history, err = s.CaseHistory(id); err != nil {
		return err
	}
	var came []store.Message
	for _, k := range e.file.Contacts {
		heads, err := s.Heads(k.ID)
		if err != nil {
			return err
		}
		came = append(came, heads...)
	}
	e.past = screen.Tell(e.Catalog, e.at, workplace, e.file, e.history, inTime(came))
	return nil
}

// exportedContact is one contact of a case.
type exportedContact struct {
	contactRow
	messages iter.Seq2[messageRow, error]
}

// contact is one with its messages. A Message-ID can name who sent it: it goes with
// the names.
func (e *export) contact(k store.Contact) (c exportedContact, err error) {
	c.contactRow = e.contactRow(k, e.s.conf)
	heads, err := e.s.Heads(k.ID)
	if err != nil {
		return c, err
	}
	people := peopleOf(heads, e.s.conf, c.Writer)
	if people.wrote {
		c.Writer = e.names(c.Writer, false, people.first)
	}
	c.messages = func(yield func(messageRow, error) bool) {
		for _, m := range heads {
			m, err := e.s.Words(m)
			if errors.Is(err, store.ErrUnknown) {
				continue // it has gone meanwhile
			}
			row := e.ofChat(messageRowOf(m, people, e.names), m, c.Writer)
			if row.Folder, row.Flags = (outside.Safe{}), nil; !e.open {
				row.MessageID = outside.Safe{}
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
	return c, nil
}

// exportHead and exportRest are what stands before and behind the contacts in JSON.
type exportHead struct {
	Case  string `json:"case"`
	State string `json:"state"` // open, closed
}

type exportRest struct {
	Notes []noteRow `json:"notes"`

	Registrations []registrationRow `json:"registrations"`
	Referrals     []referralRow     `json:"referrals"`
	Handoffs      []handoffRow      `json:"handoffs"`

	History    []lineRow    `json:"history"`
	Summary    *noteRow     `json:"summary,omitzero"`
	Also       []string     `json:"also,omitzero"` // numbers of what was merged into it
	Names      string       `json:"names"`         // covered, uncovered
	ExportedAt time.Time    `json:"exported_at"`
	ExportedBy outside.Safe `json:"exported_by"`
}

// json writes the case as one object.
func (e *export) json(w io.Writer) error {
	names := "covered"
	if e.open {
		names = "uncovered"
	}
	head, err := object(exportHead{e.file.Number, caseState(e.file.Open)})
	if err != nil {
		return err
	}
	registrations, err := e.registrationRows()
	if err != nil {
		return err
	}
	rest, err := object(exportRest{
		Notes: e.notes(), Registrations: registrations, Referrals: referralRows(e.file), Handoffs: e.handoffs(), History: lineRows(e.history), Summary: summaryRow(e.file), Also: e.file.Also,
		Names: names, ExportedAt: utc(e.at), ExportedBy: outside.New(e.by).Line(),
	})
	if err != nil {
		return err
	}
	if err := pieces(w, head[:len(head)-1], []byte(`,"contacts":[`)); err != nil {
		return err
	}
	for i, k := range e.file.Contacts {
		c, err := e.contact(k)
		if err != nil {
			return err
		}
		row, err := object(c.contactRow)
		if err != nil {
			return err
		}
		if err := pieces(w, comma(i), row[:len(row)-1], []byte(`,"conversation":[`)); err != nil {
			return err
		}
		n := 0
		for m, err := range c.messages {
			if err != nil {
				return err
			}
			message, err := object(m)
			if err != nil {
				return err
			}
			if err := pieces(w, comma(n), message); err != nil {
				return err
			}
			n++
		}
		if err := pieces(w, []byte("]}")); err != nil {
			return err
		}
	}
	return pieces(w, []byte("],"), rest[1:], []byte("\n"))
}

// notes are those of the case that are not for supervisors alone: these leave the house
// by nobody's hand.
func (e *export) notes() []noteRow {
	return slices.DeleteFunc(noteRows(e.file), func(n noteRow) bool { return n.For == forSupervisors })
}

// handoffs are those of the case, without what was for the team alone.
func (e *export) handoffs() []handoffRow {
	rows := handoffRows(e.file)
	for i := range rows {
		rows[i].Note, rows[i].Comment = outside.Safe{}, outside.Safe{}
	}
	return rows
}

// comma stands before all but the first.
func comma(i int) []byte {
	if i == 0 {
		return nil
	}
	return []byte{','}
}

func pieces(w io.Writer, all ...[]byte) error {
	for _, p := range all {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}
