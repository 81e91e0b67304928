package command

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"baken/store/outside"
	"baken/ui/lang"
)

// The formats of output.
const (
	formatTable = "table"
	formatJSON  = "json"
	formatCSV   = "csv"
	formatHTML  = "html" // of figures alone
)

// sheet writes rows of one kind: as JSON, one object a line; as CSV, with the
// names of the JSON in the same order; or as a table for people, of the cells
// that are chosen for it.
type sheet[T any] struct {
	w      io.Writer
	format string
	width  int
	cells  func(T) []string
	rows   [][]string // of the table, until their widths are known
	widths []int
	csv    *csv.Writer
	json   *json.Encoder
}

// newSheet begins output. heads are the table's; the last column takes the room
// that is left.
func newSheet[T any](a *app, heads []lang.Key, cells func(T) []string) *sheet[T] {
	s := &sheet[T]{w: a.stdout, format: a.Format, width: width(a.stdout), cells: cells}
	switch s.format {
	case formatJSON:
		s.json = json.NewEncoder(s.w)
		s.json.SetEscapeHTML(false)
	case formatCSV:
		s.csv = csv.NewWriter(s.w)
		var row T
		_ = s.csv.Write(fieldNames(reflect.TypeOf(row))) // an error stays until close
	default:
		names := make([]string, len(heads))
		for i, h := range heads {
			names[i] = a.T(h)
		}
		s.rows = [][]string{names}
	}
	return s
}

// known is how many rows are looked at for the widths of the columns.
const known = 500

func (s *sheet[T]) row(r T) error {
	switch {
	case s.json != nil:
		return s.json.Encode(r)
	case s.csv != nil:
		return s.csv.Write(fieldValues(reflect.ValueOf(r)))
	}
	s.rows = append(s.rows, s.cells(r))
	if len(s.rows) > known {
		return s.flush()
	}
	return nil
}

// close writes what is left.
func (s *sheet[T]) close() error {
	if s.csv != nil {
		s.csv.Flush()
		return s.csv.Error()
	}
	if s.json != nil || s.widths == nil && len(s.rows) < 2 {
		return nil // a table without a row is nothing at all
	}
	return s.flush()
}

// print writes all rows.
func (s *sheet[T]) print(rows ...T) error {
	for _, r := range rows {
		if err := s.row(r); err != nil {
			return err
		}
	}
	return s.close()
}

func (s *sheet[T]) flush() error {
	if s.widths == nil {
		s.widths = make([]int, len(s.rows[0]))
		for _, r := range s.rows {
			for i, c := range r {
				s.widths[i] = max(s.widths[i], outside.New(c).Line().Width())
			}
		}
	}
	for _, r := range s.rows {
		var line strings.Builder
		used := 0
		for i, c := range r {
			cell, w := outside.New(c).Line(), s.widths[i]
			if i == len(r)-1 {
				line.WriteString(cell.Cut(max(s.width-used, 10)).String())
				break
			}
			line.WriteString(cell.Pad(w).String() + "  ")
			used += w + 2
		}
		if _, err := fmt.Fprintln(s.w, strings.TrimRight(line.String(), " ")); err != nil {
			return err
		}
	}
	s.rows = nil
	return nil
}

// fieldNames are the JSON names of a struct's fields, those of embedded structs
// among them.
func fieldNames(t reflect.Type) (names []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			names = append(names, fieldNames(f.Type)...)
			continue
		}
		if !f.IsExported() { // as in JSON
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

func fieldValues(v reflect.Value) (values []string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			values = append(values, fieldValues(v.Field(i))...)
			continue
		}
		if !f.IsExported() {
			continue
		}
		if strings.Contains(f.Tag.Get("json"), ",omit") && v.Field(i).IsZero() {
			values = append(values, "")
			continue
		}
		values = append(values, flat(v.Field(i)))
	}
	return values
}

// flat writes a value into one cell: lists joined by semicolons, what stands in
// them by spaces, from and to by a hyphen.
func flat(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case time.Time:
		return x.Format(time.RFC3339Nano)
	case fmt.Stringer:
		return x.String()
	case bool:
		return strconv.FormatBool(x)
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return flat(v.Elem())
	case reflect.Slice:
		var all []string
		for i := range v.Len() {
			all = append(all, flat(v.Index(i)))
		}
		return strings.Join(all, ";")
	case reflect.Array: // from and to
		var all []string
		for i := range v.Len() {
			all = append(all, flat(v.Index(i)))
		}
		return strings.Join(all, "-")
	case reflect.Struct:
		var all []string
		for _, s := range fieldValues(v) {
			if s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, " ")
	}
	return fmt.Sprint(v.Interface())
}
