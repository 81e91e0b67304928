package directory

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"

	"baken/store/outside"
)

const (
	maxDepth  = 64      // of what is nested
	maxNested = 100_000 // rows in one service
)

// document is a JSON that is read one service after the other. Each is taken apart into
// the rows of the tables, which know what they stood in.
type document struct {
	join  *joiner
	dec   *json.Decoder
	guard *valueGuard
	name  string

	into  table // what an object is where nothing says it
	depth int
	files [tables]int // of the report, plus one
	batch [tables][]*row
	size  int
	noted map[string]bool // columns that were reported
}

// readJSON adds the rows of a JSON.
func (j *joiner) readJSON(text *bufio.Reader, name string) error {
	d := &document{join: j, name: name, into: services, noted: map[string]bool{}}
	if f, ok := files[stem(name)]; ok {
		d.into = f.of
	}
	dump, err := isDump(text)
	if err != nil {
		return err
	}
	d.guard = &valueGuard{from: text, name: name, most: 16 * j.limits.MaxCell}
	d.dec = json.NewDecoder(d.guard)
	d.dec.UseNumber()
	for {
		tok, err := d.token()
		if err == io.EOF {
			break
		}
		switch {
		case err != nil:
		case tok == json.Delim('['):
			err = d.elements(d.into, nil)
		case tok == json.Delim('{') && dump:
			err = d.dump()
		case tok == json.Delim('{'):
			err = d.whole(d.into, nil)
		}
		if err != nil {
			return d.wrong(err)
		}
	}
	for t := range tables {
		if d.files[t] > 0 {
			return nil
		}
	}
	return &FileError{Err: ErrNoServices, File: outside.New(name)}
}

// wrong says where a JSON is broken.
func (d *document) wrong(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &FileError{Err: ErrJSON, File: outside.New(d.name), Line: d.line()}
	}
	return err
}

func (d *document) line() int { return d.guard.lineOf(d.dec.InputOffset()) }

// token is the next one of the file; io.EOF only between two values.
func (d *document) token() (json.Token, error) {
	tok, err := d.dec.Token()
	if err == io.EOF && d.depth > 0 {
		return nil, io.ErrUnexpectedEOF
	}
	switch tok {
	case json.Delim('{'), json.Delim('['):
		if d.depth++; d.depth > maxDepth {
			return nil, &FileError{Err: ErrTooLarge, File: outside.New(d.name), Line: d.line(), Limit: LimitDepth}
		}
	case json.Delim('}'), json.Delim(']'):
		d.depth--
	}
	return tok, err
}

// skip passes over what began with a token.
func (d *document) skip(tok json.Token) error {
	if tok != json.Delim('{') && tok != json.Delim('[') {
		return nil
	}
	for at := d.depth; d.depth >= at; {
		if _, err := d.token(); err != nil {
			return err
		}
	}
	return nil
}

// dump reads an object with arrays of services or of several tables.
func (d *document) dump() error {
	for d.dec.More() {
		key, err := d.token()
		if err != nil {
			return err
		}
		tok, err := d.token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		f, known := files[plainName(name)]
		if pages[name] {
			f.of, f.preset, known = d.into, nil, true
		}
		switch {
		case known && tok == json.Delim('['):
			err = d.elements(f.of, f.preset)
		default:
			if tok == json.Delim('[') || tok == json.Delim('{') {
				d.join.report.unread(d.name + "#" + name)
			}
			err = d.skip(tok)
		}
		if err != nil {
			return err
		}
	}
	_, err := d.token()
	return err
}

// pages are what an answer of an API has its rows under.
var pages = map[string]bool{"contents": true, "content": true, "data": true, "items": true, "results": true}

// elements reads the rows of an array that stands by itself.
func (d *document) elements(of table, presets []preset) error {
	for d.dec.More() {
		tok, err := d.token()
		switch {
		case err != nil:
		case tok == json.Delim('{'):
			err = d.whole(of, presets)
		default:
			err = d.skip(tok)
		}
		if err != nil {
			return err
		}
	}
	_, err := d.token()
	return err
}

// whole reads one row with all that is in it, and adds it.
func (d *document) whole(of table, presets []preset) error {
	d.size = 0
	if err := d.object(of, nil, presets); err != nil {
		return err
	}
	for t := range tables {
		for i, r := range d.batch[t] {
			d.batch[t][i] = nil
			if err := d.join.add(r, false); err != nil {
				return err
			}
		}
		d.batch[t] = d.batch[t][:0]
	}
	return nil
}

// begin is a new row.
func (d *document) begin(of table, up *row, presets []preset) (*row, error) {
	if d.files[of] == 0 {
		d.files[of] = d.join.report.file(d.name, of) + 1
	}
	r := &row{of: of, file: d.files[of] - 1, line: d.line(), up: up}
	for _, p := range presets {
		r.set(p.col, p.value)
	}
	f := &d.join.report.Files[r.file]
	f.Rows++
	d.size++
	if f.Rows > d.join.limits.MaxRows || d.size > maxNested {
		return nil, &FileError{Err: ErrTooLarge, File: outside.New(d.name), Line: r.line, Limit: LimitRows}
	}
	d.batch[of] = append(d.batch[of], r)
	return r, nil
}

// object reads a row whose brace was read.
func (d *document) object(of table, up *row, presets []preset) error {
	r, err := d.begin(of, up, presets)
	if err != nil {
		return err
	}
	for d.dec.More() {
		key, err := d.token()
		if err != nil {
			return err
		}
		tok, err := d.token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		switch tok {
		case json.Delim('{'), json.Delim('['):
			err = d.nested(r, name, tok)
		default:
			d.value(r, name, tok)
		}
		if err != nil {
			return err
		}
	}
	_, err = d.token()
	return err
}

// nested reads what stands in a row: rows of another table, or what is not kept.
func (d *document) nested(r *row, name string, tok json.Token) error {
	f, known := files[plainName(name)]
	switch {
	case !known:
		if k := lookUp[r.of][plainName(name)]; k.how == unknown && !unkept[name] {
			d.noteOnce(r, name, UnusedColumn)
		}
		return d.skip(tok)
	case tok == json.Delim('{'):
		return d.object(f.of, r, f.preset)
	}
	for d.dec.More() {
		tok, err := d.token()
		switch {
		case err != nil:
		case tok == json.Delim('{'):
			err = d.object(f.of, r, f.preset)
		case tok == json.Delim('['):
			err = d.skip(tok)
		case shapes[f.of].plain != "" && tok != nil:
			var x *row
			if x, err = d.begin(f.of, r, f.preset); err == nil {
				d.value(x, shapes[f.of].plain, tok)
			}
		}
		if err != nil {
			return err
		}
	}
	_, err := d.token()
	return err
}

// unkept are tables of HSDS that say nothing that is kept.
var unkept = map[string]bool{
	"accessibility": true, "accessibility_for_disabilities": true, "additional_urls": true, "additional_websites": true, "capacities": true,
	"cost_options": true, "funding": true, "metadata": true, "organization_identifiers": true, "payments_accepted": true, "program": true,
	"programs": true, "required_documents": true, "taxonomy_detail": true, "unit": true, "urls": true,
}

// value puts a value that is no object and no array into a row.
func (d *document) value(r *row, name string, tok json.Token) {
	value := ""
	switch v := tok.(type) {
	case string:
		value = v
	case json.Number:
		value = v.String()
	case bool:
		value = "false"
		if v {
			value = "true"
		}
	}
	c := columnOf{known: lookUp[r.of][plainName(name)]}
	if c.how == unknown && value != "" {
		d.noteOnce(r, name, r.of.whyUnknown())
	}
	if c.how == read && c.older && r.get(c.col) != "" {
		c.how = more // the name of today goes first
	}
	if c.how != read {
		c.name = outside.New(r.of.String() + "." + name)
	} else if r.get(c.col) != "" {
		r.drop(c.col)
	}
	d.join.put(r, c, value)
}

// noteOnce says of a column what becomes of it.
func (d *document) noteOnce(r *row, name string, why Reason) {
	key := r.of.String() + "." + clip(name)
	if d.noted[key] || len(d.noted) > maxFaults {
		return
	}
	d.noted[key] = true
	d.join.report.note(r.file, Fault{Line: r.line, Why: why, Column: outside.New(clip(name))})
}
