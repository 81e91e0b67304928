package directory

import (
	"unicode/utf8"

	"baken/store/outside"
)

// Report says what became of every row that was read.
type Report struct {
	Files  []FileReport
	Unread []outside.Text // files that are none that are read, the first maxUnread
	More   int            // files beyond those

	refused, noted int // that are told in full
}

// FileReport is what became of one file, or of one kind of rows of a JSON. Each row is
// kept or refused. Kept is also what says nothing of a service, such as the phone of an
// organization that has none.
type FileReport struct {
	Name        outside.Text
	Table       string // "services", "phones", …: as HSDS 3.1 has it
	Rows, Kept  int
	Refused     []Fault // rows that could not be used
	MoreRefused int     // beyond those that are told
	Noted       []Fault // of rows that were kept, and of columns
	MoreNoted   int
}

// Lost is how many rows were refused.
func (f *FileReport) Lost() int { return len(f.Refused) + f.MoreRefused }

// Fault is what is wrong with a row.
type Fault struct {
	Line   int
	Why    Reason
	Column outside.Text // empty where it is the row as a whole
	Value  outside.Text // what stands there, its first maxValue bytes
}

// Reason is what is wrong.
type Reason int

// The reasons for which a row is refused, or a service kept without one of its fields.
const (
	NoID           Reason = iota + 1 // the row has no id
	Twice                            // the id stands in the file already
	NoName                           // the row has no name
	NoNumber                         // the phone has no number
	NoLink                           // the row does not say what it belongs to
	Dangling                         // what the row belongs to is not there, or was refused
	BadStatus                        // there is no such status; the service is kept as inactive
	BadAge                           // an age that is no number; the service is kept without any limit
	AgesCross                        // the lowest age is above the highest; the service is kept without
	BadDate                          // a date that is none; the service is kept without
	BadSchedule                      // opening hours that cannot be read; whether it is open is not known then
	BadCode                          // a word that is none of those that may stand there; kept without
	WrongColumns                     // the row has more or fewer columns than the head
	BadQuotes                        // quotes within a value that are not doubled
	TooLong                          // a value that is far too long; of a name its beginning is kept
	NoParent                         // the parent is not there; the row is kept
	NoOrganization                   // the organization is not there; the service is kept
	KeptColumn                       // a column that HSDS does not have, kept in Service.More
	UnusedColumn                     // a column that HSDS does not have and that is not kept
	AgesApart                        // ages of one service that do not meet; the service is kept without
	TooMany                          // more opening hours of one service or place than are read
)

const (
	maxFaults = 1000 // told in full, of all files together
	maxUnread = 100
	maxValue  = 200
	maxCircle = 20
	maxName   = 512 // bytes of a name
)

// file begins the report of a file.
func (r *Report) file(name string, t table) int {
	r.Files = append(r.Files, FileReport{Name: outside.New(name), Table: t.String()})
	return len(r.Files) - 1
}

func (r *Report) unread(name string) {
	if len(r.Unread) < maxUnread {
		r.Unread = append(r.Unread, outside.New(clip(name)))
		return
	}
	r.More++
}

// refuse says that a row of a file is not used.
func (r *Report) refuse(file int, f Fault) {
	if r.refused++; r.refused > maxFaults {
		r.Files[file].MoreRefused++
		return
	}
	r.Files[file].Refused = append(r.Files[file].Refused, f)
}

// note says something of what is used.
func (r *Report) note(file int, f Fault) {
	if r.noted++; r.noted > maxFaults {
		r.Files[file].MoreNoted++
		return
	}
	r.Files[file].Noted = append(r.Files[file].Noted, f)
}

// clip is the beginning of a value, as its own bytes.
func clip(s string) string { return cutAt(s, maxValue) }

// cutAt is the beginning of a text, at most n bytes of it, as its own bytes.
func cutAt(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return string([]byte(s[:n]))
}
