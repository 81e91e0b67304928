package directory

import (
	"bufio"
	"context"
	"io"
	"path"
	"slices"
	"strings"

	"baken/store/outside"
)

// Options are how a directory is read. The zero value reads what HSDS is.
type Options struct {
	// Columns maps fields (see [Fields]) to the columns of one CSV that has a row for
	// each service. Without it such a file is not read.
	Columns map[string][]string

	MaxBytes    int64 // of all files together, unpacked, and of what several services have of them; 0 is 512 MiB
	MaxRows     int   // of one file, or of one table of a JSON; 0 is 3,000,000
	MaxServices int   // 0 is 200,000
	MaxCell     int   // bytes of one value; 0 is 64 KiB
}

func (o Options) withDefaults() Options {
	set := func(n *int, to int) {
		if *n <= 0 {
			*n = to
		}
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 512 << 20
	}
	set(&o.MaxRows, 3_000_000)
	set(&o.MaxServices, 200_000)
	set(&o.MaxCell, 64<<10)
	return o
}

// Import is what was read.
type Import struct {
	Services []Service // in the order of the bytes of their ids
	Report   Report
}

// Open reads a directory of services and tells by itself what a path is:
//
//   - a folder or a zip with the CSV files of HSDS, in it or in a folder of it: those
//     beside the uppermost file of services are read;
//   - a folder or a zip with JSON files and no CSV of services;
//   - a JSON file: services with all that belongs to them, in an array, under "services"
//     or "contents", or one a line; or an array for each table, as dumps of 1.1 and 2.x
//     have them;
//   - with [Options.Columns], one CSV with a row for each service.
//
// A row that cannot be used is reported and the others are read. What refuses the whole
// is a [FileError]; nothing is given then but, with ErrNothing, the report. Anything else
// is an error of the system, or that of the context.
func Open(ctx context.Context, path string, o Options) (*Import, error) {
	o = o.withDefaults()
	src, err := openSource(path, o.MaxBytes)
	if err != nil {
		return nil, err
	}
	defer src.close()
	return readSource(ctx, src, o)
}

// reading is one call of Open.
type reading struct {
	o      Options
	budget budget
	in     *Import
	join   *joiner
}

func readSource(ctx context.Context, src *source, o Options) (*Import, error) {
	rd := &reading{o: o, budget: budget{ctx: ctx, left: o.MaxBytes}, in: &Import{}}
	rd.join = newJoiner(o, &rd.in.Report)
	var err error
	switch {
	case src.alone:
		err = rd.file(src.entries[0])
	default:
		err = rd.files(src)
	}
	if err != nil {
		return nil, err
	}
	services, err := rd.join.finish()
	if err != nil {
		return rd.onlyReport(err)
	}
	rd.in.Services = services
	return rd.in, nil
}

// onlyReport gives the report when it says why there is no service.
func (rd *reading) onlyReport(err error) (*Import, error) {
	if len(rd.join.services) == 0 {
		return rd.in, err
	}
	return nil, err
}

// file reads a file that is given by itself.
func (rd *reading) file(e entry) error {
	return rd.text(e, func(text *bufio.Reader) error {
		first, err := firstSign(text)
		if err != nil {
			return err
		}
		switch {
		case first == '{' || first == '[':
			return rd.join.readJSON(text, e.name)
		case len(rd.o.Columns) > 0:
			return rd.join.readColumns(text, e.name, rd.o.Columns)
		}
		s, err := openSheet(text, e.name, rd.o)
		if err != nil {
			return err
		}
		return &FileError{Err: ErrNoMap, File: outside.New(e.name), There: asTexts(s.head)}
	})
}

// text opens a file and reads it as text.
func (rd *reading) text(e entry, read func(*bufio.Reader) error) error {
	f, err := e.open()
	if err != nil {
		return err
	}
	defer f.Close()
	text, err := textOf(f, &rd.budget, e.name)
	if err != nil {
		return err
	}
	return read(text)
}

// firstSign is the first byte of a text that is no space.
func firstSign(text *bufio.Reader) (byte, error) {
	head, err := text.Peek(4 << 10)
	if err != nil && err != io.EOF {
		return 0, err
	}
	for _, b := range head {
		if !strings.ContainsRune(" \t\r\n", rune(b)) {
			return b, nil
		}
	}
	return 0, nil
}

// piece is a file of a package and what it is.
type piece struct {
	entry
	of      table
	presets []preset
}

// files reads the files of a folder or a zip.
func (rd *reading) files(src *source) error {
	pieces, isJSON := rd.sort(src.entries)
	if len(pieces) == 0 {
		return &FileError{Err: ErrNoServices}
	}
	for _, p := range pieces {
		err := rd.text(p.entry, func(text *bufio.Reader) error {
			if isJSON {
				return rd.join.readJSON(text, p.name)
			}
			return rd.join.readTable(text, p.name, p.of, p.presets)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// sort finds the files that are read, in the order in which they are. The others are
// named in the report.
func (rd *reading) sort(entries []entry) (pieces []piece, isJSON bool) {
	slices.SortFunc(entries, func(a, b entry) int {
		if n := strings.Count(a.name, "/") - strings.Count(b.name, "/"); n != 0 {
			return n
		}
		return strings.Compare(a.name, b.name)
	})
	folder, found := "", false
	for _, want := range []string{"services", ".json"} {
		for _, e := range entries {
			of, known := tableOf(e.name)
			if !found && !e.closed && (want == "services" && known && of.of == services || want == ".json" && isJSONName(e.name)) {
				folder, found, isJSON = path.Dir(e.name), true, want == ".json"
			}
		}
	}
	hasTerms := false
	for _, e := range entries {
		beside := found && !e.closed && path.Dir(e.name) == folder
		of, known := tableOf(e.name)
		switch {
		case beside && isJSON && isJSONName(e.name):
			pieces = append(pieces, piece{entry: e})
		case beside && !isJSON && known:
			pieces = append(pieces, of)
			pieces[len(pieces)-1].entry = e
			hasTerms = hasTerms || stem(e.name) != "taxonomy" && of.of == taxonomyTerms
		case path.Base(e.name) != "datapackage.json":
			rd.in.Report.unread(e.name)
		}
	}
	for i := range pieces {
		if hasTerms && stem(pieces[i].name) == "taxonomy" { // of 3.0
			pieces[i].of = taxonomies
		}
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return int(a.of) - int(b.of) })
	return pieces, isJSON
}

// stem is the name of a file without its folder and its kind.
func stem(name string) string {
	base := path.Base(name)
	return plainName(strings.TrimSuffix(base, path.Ext(base)))
}

// tableOf says which table a CSV has, by its name.
func tableOf(name string) (piece, bool) {
	if ext := strings.ToLower(path.Ext(name)); ext != ".csv" && ext != ".tsv" {
		return piece{}, false
	}
	f, ok := files[stem(name)]
	return piece{of: f.of, presets: f.preset}, ok
}

func isJSONName(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return (ext == ".json" || ext == ".jsonl" || ext == ".ndjson") && path.Base(name) != "datapackage.json"
}
