package directory

import (
	"errors"
	"fmt"

	"baken/store/outside"
)

// What refuses the whole of what is read, so that nothing of it may be used. Each comes
// as a [FileError], which says where.
var (
	// ErrEncoding: the file is not UTF-8 (nor UTF-16 that says so in its first bytes).
	ErrEncoding = errors.New("the file is not UTF-8")
	// ErrNoServices: there is no file of services.
	ErrNoServices = errors.New("there is no file of services")
	// ErrNoColumn: a column is not in the file. The error says which are.
	ErrNoColumn = errors.New("the file has no such column")
	// ErrNoMap: one CSV needs a map of its columns, [Options.Columns]. The error says
	// which columns are there.
	ErrNoMap = errors.New("the columns of the file are not mapped")
	// ErrField: the map of columns has a field that there is not, one with several
	// columns that takes one, or no name. The error says which there are.
	ErrField = errors.New("the map of columns has no such field")
	// ErrZip: the zip is cut, damaged, or not what it says it is.
	ErrZip = errors.New("the zip is damaged")
	// ErrPath: a file of the zip would lie outside the folder that it is unpacked in.
	ErrPath = errors.New("the zip has a file outside its folder")
	// ErrTooLarge: there is more than is read. The error says of what.
	ErrTooLarge = errors.New("the directory is too large")
	// ErrCircle: what has a parent is, by its parents, its own. The error has the ids.
	ErrCircle = errors.New("the parents go in a circle")
	// ErrNothing: no service was kept. The report says why.
	ErrNothing = errors.New("no service could be kept")
	// ErrJSON: the file is cut or is no JSON.
	ErrJSON = errors.New("the file is no whole JSON")
	// ErrQuote: a value in quotes does not end.
	ErrQuote = errors.New("a quote is not closed")
)

// FileError is what refuses the whole, and where. What stands in the files is not in its
// words.
type FileError struct {
	Err    error          // one of the sentinels
	File   outside.Text   // which file, as it is called in its folder or zip
	Line   int            // 0 is none
	Limit  Limit          // of ErrTooLarge: what there is too much of
	Field  string         // of ErrField, and of ErrNoColumn where a map of columns names it
	Column outside.Text   // of ErrNoColumn
	There  []outside.Text // of ErrNoColumn, ErrNoMap and ErrField: those that there are
	IDs    []ID           // of ErrCircle: around, from one to its parent, at most maxCircle
}

func (e *FileError) Error() string {
	s := e.Err.Error()
	if e.Limit != "" {
		s += ": " + string(e.Limit)
	}
	if e.Line > 0 {
		s = fmt.Sprintf("%s, line %d", s, e.Line)
	}
	return s
}

func (e *FileError) Unwrap() error { return e.Err }

// Limit is what there can be too much of.
type Limit string

// The limits.
const (
	LimitBytes    Limit = "bytes"    // of all files together, unpacked; or of places and organizations in all services that have them
	LimitRecord   Limit = "record"   // one row of a CSV, or one value of a JSON
	LimitRows     Limit = "rows"     // of one file
	LimitServices Limit = "services" // of all files
	LimitFiles    Limit = "files"    // in a folder or zip
	LimitDepth    Limit = "depth"    // of what is nested in a JSON
)
