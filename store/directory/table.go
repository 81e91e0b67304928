package directory

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"baken/store/outside"
)

// sheet is a CSV that is read row by row.
type sheet struct {
	csv   *csv.Reader
	guard *rowGuard
	name  string
	head  []string
	rows  int
	most  int
}

// openSheet reads the head of a CSV. What stands between its columns is found out: a
// comma, a semicolon or a tab.
func openSheet(text *bufio.Reader, name string, o Options) (*sheet, error) {
	comma, err := delimiter(text)
	if err != nil {
		return nil, err
	}
	s := &sheet{name: name, most: o.MaxRows, guard: &rowGuard{from: text, name: name, comma: comma, most: 256 * o.MaxCell}}
	s.csv = csv.NewReader(s.guard)
	s.csv.Comma, s.csv.FieldsPerRecord, s.csv.ReuseRecord = rune(comma), -1, true
	head, err := s.csv.Read()
	var wrong *csv.ParseError
	switch {
	case err == io.EOF:
		return s, nil
	case errors.As(err, &wrong): // without a head no row can be read
		return nil, &FileError{Err: ErrQuote, File: outside.New(name), Line: wrong.StartLine}
	case err != nil:
		return nil, err
	}
	for _, c := range head {
		s.head = append(s.head, strings.Clone(c))
	}
	return s, nil
}

// delimiter looks at the first line that says something.
func delimiter(text *bufio.Reader) (byte, error) {
	head, err := text.Peek(64 << 10)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return 0, err
	}
	line, _, _ := bytes.Cut(bytes.TrimLeft(head, "\r\n"), []byte("\n"))
	var count [256]int
	in := false
	for _, b := range line {
		if b == '"' {
			in = !in
		}
		if !in {
			count[b]++
		}
	}
	best := byte(',')
	for _, b := range []byte{';', '\t'} {
		if count[b] > count[best] {
			best = b
		}
	}
	return best, nil
}

// next is the next row. Its cells hold until the one after it. A fault is of a row that
// cannot be used; rows without anything in them are none.
func (s *sheet) next() (cells []string, line int, bad *Fault, err error) {
	for {
		cells, err = s.csv.Read()
		var wrong *csv.ParseError
		switch {
		case err == nil && empty(cells):
			continue
		case err == nil:
			line, _ = s.csv.FieldPos(0)
			if len(cells) < len(s.head) || !empty(cells[len(s.head):]) {
				bad = &Fault{Line: line, Why: WrongColumns}
			}
		case errors.As(err, &wrong):
			if s.guard.ended && s.guard.in == quoted && s.guard.line+1 == wrong.StartLine {
				return nil, 0, nil, &FileError{Err: ErrQuote, File: outside.New(s.name), Line: wrong.StartLine}
			}
			line, bad = wrong.StartLine, &Fault{Line: wrong.StartLine, Why: BadQuotes}
		default:
			return nil, 0, nil, err
		}
		if s.rows++; s.rows > s.most {
			return nil, 0, nil, &FileError{Err: ErrTooLarge, File: outside.New(s.name), Line: line, Limit: LimitRows}
		}
		return cells, line, bad, nil
	}
}

func empty(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// columnOf is how one column of a sheet is read.
type columnOf struct {
	known
	name outside.Text // in Service.More
}

// readTable adds the rows of one file of the tabular package.
func (j *joiner) readTable(text *bufio.Reader, name string, of table, presets []preset) error {
	s, err := openSheet(text, name, j.limits)
	if err != nil {
		return err
	}
	file := j.report.file(name, of)
	cols := j.columns(s.head, of, file)
	if of == services {
		for _, want := range []column{colID, colName} {
			if !hasColumn(cols, want) {
				return &FileError{Err: ErrNoColumn, File: outside.New(name), Line: 1, Column: outside.New(of.nameOf(want)), There: asTexts(s.head)}
			}
		}
	}
	r := &row{of: of, file: file}
	for {
		cells, line, bad, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		j.report.Files[file].Rows++
		*r = row{of: of, file: file, line: line, bad: bad, cells: r.cells[:0], more: r.more[:0]}
		for i := 0; bad == nil && i < len(cols); i++ {
			j.put(r, cols[i], cells[i])
		}
		for _, p := range presets {
			r.set(p.col, p.value)
		}
		if err := j.add(r, true); err != nil {
			return err
		}
	}
}

// put sets one value of a row. One that is far too long is left out of a service and
// refuses any other row.
func (j *joiner) put(r *row, c columnOf, value string) {
	if value == "" || c.how == idle || strings.TrimSpace(value) == "" {
		return
	}
	if len(value) > j.limits.MaxCell || c.col == colID && c.how == read && len(value) > maxID {
		fault := Fault{Line: r.line, Why: TooLong, Column: c.name, Value: outside.New(clip(value))}
		if c.how == read {
			fault = r.fault(TooLong, c.col, value)
		}
		if r.of == services && c.how == read && tells(c.col) {
			r.cells = append(r.cells, cell{c.col, clip(value)}) // and is found to be none
			return
		}
		if r.of == services && (c.how != read || c.col != colID && c.col != colName && c.col != colOrganization) {
			j.report.note(r.file, fault)
		} else if r.bad == nil {
			r.bad = &fault
		}
		return
	}
	if c.how == read {
		r.cells = append(r.cells, cell{c.col, value})
		return
	}
	r.more = append(r.more, More{c.name, outside.New(value)})
}

// tells says whether a column of services says something of a service when it is not
// there, so that what cannot be read must not look like that.
func tells(col column) bool { return col == colStatus || col == colMinAge || col == colMaxAge }

// maxID is how long an id may be.
const maxID = 1 << 10

// columns finds out what is read of each column. Of two that mean the same, the name of
// today goes first and the other is one that is not known.
func (j *joiner) columns(head []string, of table, file int) []columnOf {
	cols := make([]columnOf, len(head))
	taken := map[column]bool{}
	for _, older := range []bool{false, true} {
		for i, name := range head {
			k := lookUp[of][plainName(name)]
			if k.how == read && k.older == older && !taken[k.col] {
				taken[k.col] = true
				cols[i].known = k
			} else if k.how == idle || k.how == more {
				cols[i].known = k
			}
		}
	}
	for i, name := range head {
		c := &cols[i]
		c.name = outside.New(of.String() + "." + name)
		if c.how != unknown || strings.TrimSpace(name) == "" {
			continue
		}
		j.report.note(file, Fault{Line: 1, Why: of.whyUnknown(), Column: outside.New(clip(name))})
	}
	return cols
}

// whyUnknown says whether columns that HSDS does not have are kept: where the rows hang
// on services.
func (t table) whyUnknown() Reason {
	if t == taxonomies || t == taxonomyTerms {
		return UnusedColumn
	}
	return KeptColumn
}

func hasColumn(cols []columnOf, want column) bool {
	for _, c := range cols {
		if c.how == read && c.col == want {
			return true
		}
	}
	return false
}

func asTexts(s []string) []outside.Text {
	t := make([]outside.Text, len(s))
	for i := range s {
		t[i] = outside.New(s[i])
	}
	return t
}
