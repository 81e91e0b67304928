package command

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
)

type directoryImportCommand struct {
	File   string   `arg:""`
	Column []string `placeholder:"FIELD=COLUMN" sep:"none"`
}

// importedRow is what became of one file. Of rows that were refused only the first
// are told one by one; Refused has all of those.
type importedRow struct {
	File    outside.Safe `json:"file"`
	Rows    int          `json:"rows"`
	Kept    int          `json:"kept"`
	Refused []faultRow   `json:"refused"`
	More    int          `json:"refused_more,omitzero"`
	Noted   []faultRow   `json:"noted,omitempty"`

	MoreNoted int `json:"noted_more,omitzero"`
}

// faultRow is what is wrong with a row.
type faultRow struct {
	File   outside.Safe `json:"file"`
	Line   int          `json:"line"`
	Why    string       `json:"why"`
	Column outside.Safe `json:"column,omitzero"`
	Value  outside.Safe `json:"value,omitzero"`
}

// readDirectory reads a directory as import and check do.
func (a *app) readDirectory(ctx context.Context, path string, columns []string) (*directory.Import, error) {
	o := directory.Options{}
	for _, c := range columns {
		field, column, ok := strings.Cut(c, "=")
		if !ok || field == "" || column == "" {
			return nil, misused(lang.DirectoryColumnWrong, c)
		}
		if o.Columns == nil {
			o.Columns = map[string][]string{}
		}
		o.Columns[field] = append(o.Columns[field], column)
	}
	return directory.Open(ctx, a.file(path), o)
}

// Run makes what a file says the directory.
func (c *directoryImportCommand) Run(ctx context.Context, a *app) error {
	in, err := a.readDirectory(ctx, c.File, c.Column) // before the store is opened: others may want it
	if in != nil {
		if e := a.printImport(in); e != nil {
			return e
		}
	}
	if err != nil {
		return err
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := s.ImportDirectory(ctx, outside.New(filepath.Base(c.File)), in.Services)
	if err != nil {
		return err
	}
	if lost := lostOf(in.Report); lost > 0 {
		return halfDone(lang.DirectoryImportedSome, d.Services, lost)
	}
	a.say(lang.DirectoryImported, d.Services)
	return nil
}

func lostOf(r directory.Report) (n int) {
	for i := range r.Files {
		n += r.Files[i].Lost()
	}
	return n
}

// saidFaults is how many faults of a file are said in words.
const saidFaults = 20

// printImport prints what became of each file; in words, what is wrong with which row
// beside it.
func (a *app) printImport(in *directory.Import) error {
	r := in.Report
	var rows []importedRow
	for _, f := range r.Files {
		row := importedRow{File: f.Name.Line(), Rows: f.Rows, Kept: f.Kept, Refused: []faultRow{}, More: f.MoreRefused, MoreNoted: f.MoreNoted}
		for _, x := range f.Refused {
			row.Refused = append(row.Refused, faultRowOf(f, x))
		}
		for _, x := range f.Noted {
			row.Noted = append(row.Noted, faultRowOf(f, x))
		}
		rows = append(rows, row)
	}
	if err := newSheet(a, []lang.Key{lang.HeadFile, lang.HeadRows, lang.HeadKept, lang.HeadRefused}, func(r importedRow) []string {
		return []string{r.File.String(), fmt.Sprint(r.Rows), fmt.Sprint(r.Kept), fmt.Sprint(len(r.Refused) + r.More)}
	}).print(rows...); err != nil || a.Format != formatTable {
		return err
	}
	for _, f := range r.Files {
		a.sayFaults(f, f.Refused, f.MoreRefused)
		a.sayFaults(f, f.Noted, f.MoreNoted)
	}
	for _, name := range r.Unread {
		a.say(lang.DirectoryUnread, name.Line().String())
	}
	phones, hours := 0, 0
	for i := range in.Services {
		row := serviceRowOf(in.Services[i], -1, a.now().In(workplace))
		if len(row.Phones) == 0 {
			phones++
		}
		if row.OpenNow == nil {
			hours++
		}
	}
	if phones+hours > 0 {
		a.say(lang.DirectoryLacks, len(in.Services), phones, hours)
	}
	return nil
}

func (a *app) sayFaults(f directory.FileReport, all []directory.Fault, more int) {
	for i, x := range all {
		if i == saidFaults {
			more += len(all) - i
			break
		}
		where := f.Name.Line().String()
		if x.Line > 0 {
			where = a.T(lang.DirectoryLine, where, x.Line)
		}
		why := a.T(faultWords[x.Why].key)
		if !x.Column.IsEmpty() {
			why += " (" + x.Column.Line().Cut(40).String() + ")"
		}
		if !x.Value.IsEmpty() {
			why += ": " + x.Value.Line().Cut(60).String()
		}
		a.line(where + ": " + why)
	}
	if more > 0 {
		a.say(lang.DirectoryMoreFaults, f.Name.Line().String(), more)
	}
}

func faultRowOf(f directory.FileReport, x directory.Fault) faultRow {
	return faultRow{f.Name.Line(), x.Line, faultWords[x.Why].word, x.Column.Line(), x.Value.Line()}
}
