package directory

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"baken/store/outside"
)

// Fields are what the columns of one CSV with a row for each service can be mapped to. A
// field takes one column; phone, street, area, language and theme take several. In a cell
// of phone, area, language and theme several values stand with ";" or "|" between them.
//
// Where no column is mapped to id, a service is known by a hash of its organization, name,
// street, postcode and city: a change of any of them makes another service of it.
var Fields = []string{
	"id", "name", "organization", "description", "whom", "apply", "fees", "phone", "mail", "web",
	"street", "postcode", "city", "region", "area", "language", "theme", "min_age", "max_age",
	"assured", "status", "hours", "alert",
}

// listFields take several columns.
var listFields = []string{"phone", "street", "area", "language", "theme"}

// mappedTo are the columns of services that the fields are.
var mappedTo = map[string]column{
	"id": colID, "name": colName, "description": colDescription, "whom": colWhom, "apply": colApply, "fees": colFees,
	"mail": colMail, "web": colWeb, "min_age": colMinAge, "max_age": colMaxAge, "assured": colAssured, "status": colStatus, "alert": colAlert,
}

// mapping is a map of columns that fits a head.
type mapping struct {
	at     map[string][]int // of each field, which columns
	free   []int            // that no field takes
	called func(column) string
}

// fit finds the columns of a map in a head.
func fit(head []string, columns map[string][]string, name string) (*mapping, error) {
	m := &mapping{at: map[string][]int{}}
	taken := map[int]bool{}
	fields := make([]string, 0, len(columns))
	for f := range columns {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	for _, f := range fields {
		if !slices.Contains(Fields, f) || len(columns[f]) > 1 && !slices.Contains(listFields, f) {
			return nil, &FileError{Err: ErrField, Field: f, There: asTexts(Fields)}
		}
		for _, want := range columns[f] {
			i := slices.IndexFunc(head, func(c string) bool { return plainName(c) == plainName(want) })
			if i < 0 {
				return nil, &FileError{Err: ErrNoColumn, File: outside.New(name), Line: 1, Field: f, Column: outside.New(want), There: asTexts(head)}
			}
			m.at[f] = append(m.at[f], i)
			taken[i] = true
		}
	}
	if len(m.at["name"]) == 0 {
		return nil, &FileError{Err: ErrField, Field: "name", There: asTexts(Fields)}
	}
	for i, c := range head {
		if !taken[i] && strings.TrimSpace(c) != "" {
			m.free = append(m.free, i)
		}
	}
	m.called = func(col column) string {
		for f, c := range mappedTo {
			if c == col && len(m.at[f]) > 0 {
				return head[m.at[f][0]]
			}
		}
		return ""
	}
	return m, nil
}

// one is what stands in the column of a field.
func (m *mapping) one(cells []string, field string) string {
	for _, i := range m.at[field] {
		if strings.TrimSpace(cells[i]) != "" {
			return cells[i]
		}
	}
	return ""
}

// each gives what stands in the columns of a field, cut where several stand in one cell.
func (m *mapping) each(cells []string, field string, yield func(string)) {
	for _, i := range m.at[field] {
		for _, s := range strings.FieldsFunc(cells[i], func(r rune) bool { return r == ';' || r == '|' }) {
			if s = strings.TrimSpace(s); s != "" {
				yield(s)
			}
		}
	}
}

// readColumns adds the services of a CSV that has a row for each.
func (j *joiner) readColumns(text *bufio.Reader, name string, columns map[string][]string) error {
	s, err := openSheet(text, name, j.limits)
	if err != nil {
		return err
	}
	m, err := fit(s.head, columns, name)
	if err != nil {
		return err
	}
	file := j.report.file(name, services)
	for {
		cells, line, bad, err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		j.report.Files[file].Rows++
		r := &row{of: services, file: file, line: line, bad: bad, called: m.called}
		if bad == nil {
			cells = j.bounded(r, m, s.head, cells)
			m.fill(j, r, s.head, cells)
		}
		if err := j.add(r, true); err != nil {
			return err
		}
		if r.state == kept {
			m.hang(j, r, len(j.services)-1, s.head, cells)
		}
	}
}

// bounded leaves out the values that are far too long.
func (j *joiner) bounded(r *row, m *mapping, head, cells []string) []string {
	for i := range head {
		if len(cells[i]) > j.limits.MaxCell {
			j.report.note(r.file, Fault{Line: r.line, Why: TooLong, Column: outside.New(clip(head[i])), Value: outside.New(clip(cells[i]))})
			cells[i] = ""
			for _, f := range []string{"status", "min_age", "max_age"} {
				if slices.Contains(m.at[f], i) {
					cells[i] = "?" // that it is not there would say something
				}
			}
		}
	}
	return cells
}

// fill puts the cells into a row of services.
func (m *mapping) fill(j *joiner, r *row, head, cells []string) {
	for _, field := range Fields {
		if col, ok := mappedTo[field]; ok {
			j.put(r, columnOf{known: known{col: col, how: read}}, m.one(cells, field))
		}
	}
	if len(m.at["id"]) == 0 {
		r.set(colID, m.madeID(cells))
	}
	for _, i := range m.free {
		j.put(r, columnOf{known: known{how: more}, name: outside.New(head[i])}, cells[i])
	}
}

// madeID is the id of a service that the file gives none.
func (m *mapping) madeID(cells []string) string {
	h := sha256.New()
	for _, field := range []string{"organization", "name", "street", "postcode", "city"} {
		for _, i := range m.at[field] {
			io.WriteString(h, cells[i])
			h.Write([]byte{0})
		}
		h.Write([]byte{1})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// hang gives a service what is no column of its own in HSDS.
func (m *mapping) hang(j *joiner, r *row, service int, head, cells []string) {
	s := &j.services[service]
	text := func(s string) outside.Text { return outside.New(j.keep(s)) }
	name := func(field, s string) outside.Text { return text(j.short(r, s, head[m.at[field][0]])) }
	if v := m.one(cells, "organization"); v != "" {
		s.Organization = name("organization", v)
	}
	m.each(cells, "phone", func(v string) { s.Phones = append(s.Phones, Phone{Number: text(v)}) })
	m.each(cells, "area", func(v string) { s.Areas = append(s.Areas, Area{Name: name("area", v)}) })
	m.each(cells, "theme", func(v string) { s.Terms = append(s.Terms, Term{Name: name("theme", v)}) })
	m.each(cells, "language", func(v string) { s.Languages = append(s.Languages, j.language("", name("language", v).Unsafe())) })
	a := Address{Postcode: text(m.one(cells, "postcode")), Region: text(m.one(cells, "region"))}
	if v := m.one(cells, "city"); v != "" {
		a.City = name("city", v)
	}
	for _, i := range m.at["street"] {
		if strings.TrimSpace(cells[i]) != "" {
			a.Lines = append(a.Lines, text(cells[i]))
		}
	}
	if len(a.Lines) > 0 || !a.Postcode.IsEmpty() || !a.City.IsEmpty() || !a.Region.IsEmpty() {
		j.made[service].places = append(j.made[service].places, &site{place: Place{Addresses: []Address{a}}})
		s.Places = append(s.Places, Place{})
	}
	if hours := m.one(cells, "hours"); hours != "" {
		rule, err := j.rule(Written{Description: hours})
		if err != nil {
			j.report.note(r.file, Fault{Line: r.line, Why: BadSchedule, Value: outside.New(clip(hours))})
			return
		}
		s.Hours.Rules = append(s.Hours.Rules, rule)
	}
}
