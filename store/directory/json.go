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

	into  table       // what an object is where nothing says it
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
	how, err := formOf(text)
	if err != nil {
		return err
	}
	d.guard = &valueGuard{from: text, name: name, value: 16 * j.limits.MaxCell, element: 256 * j.limits.MaxCell, base: int(how)}
	d.dec = json.NewDecoder(d.guard)
	for {
		err := d.top(how)
		if err == io.EOF {
			break
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

// wrong says where a JSON is broken: where it cannot be read on, or at its end.
func (d *document) wrong(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return &FileError{Err: ErrJSON, File: outside.New(d.name), Line: d.guard.lineOf(syntax.Offset)}
	case errors.Is(err, errCut), errors.Is(err, io.ErrUnexpectedEOF):
		return &FileError{Err: ErrJSON, File: outside.New(d.name), Line: d.guard.last()}
	}
	return err
}

// errCut is the end of the file where there should be more.
var errCut = errors.New("cut")

func cut(err error) error {
	if err == io.EOF {
		return errCut
	}
	return err
}

// top reads what stands in the file by itself; io.EOF is that there is no more.
func (d *document) top(how form) error {
	if how == objects {
		return d.element(d.into, nil)
	}
	switch tok, err := d.dec.Token(); {
	case err != nil:
		return err
	case tok == json.Delim('['):
		return d.elements(d.into, nil)
	case tok == json.Delim('{'):
		return d.dump()
	}
	return nil
}

// dump reads an object with arrays of services or of several tables.
func (d *document) dump() error {
	for d.dec.More() {
		key, err := d.dec.Token()
		if err != nil {
			return cut(err)
		}
		tok, err := d.dec.Token()
		if err != nil {
			return cut(err)
		}
		name, _ := key.(string)
		f, known := files[plainName(name)]
		if pages[name] {
			f.of, f.preset, known = d.into, nil, true
		}
		switch {
		case known && tok == json.Delim('['):
			err = d.elements(f.of, f.preset)
		case tok == json.Delim('[') || tok == json.Delim('{'):
			d.join.report.unread(d.name + "#" + name)
			err = d.skip()
		}
		if err != nil {
			return err
		}
	}
	_, err := d.dec.Token()
	return cut(err)
}

// skip passes over what a brace or a bracket began.
func (d *document) skip() error {
	for depth := 1; depth > 0; {
		tok, err := d.dec.Token()
		switch {
		case err != nil:
			return cut(err)
		case tok == json.Delim('{') || tok == json.Delim('['):
			depth++
		case tok == json.Delim('}') || tok == json.Delim(']'):
			depth--
		}
	}
	return nil
}

// elements reads the rows of an array that stands by itself.
func (d *document) elements(of table, presets []preset) error {
	for d.dec.More() {
		if err := d.element(of, presets); err != nil {
			return cut(err)
		}
	}
	_, err := d.dec.Token()
	return cut(err)
}

// element reads one row with all that is in it, and adds it.
func (d *document) element(of table, presets []preset) error {
	var raw json.RawMessage
	if err := d.dec.Decode(&raw); err != nil {
		return err
	}
	if raw[0] != '{' {
		return nil
	}
	d.size = 0
	w := &walker{raw: raw, line: d.guard.lineOf(d.dec.InputOffset() - int64(len(raw)))}
	if err := d.object(w, of, nil, presets); err != nil {
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

// pages are what an answer of an API has its rows under.
var pages = map[string]bool{"contents": true, "content": true, "data": true, "items": true, "results": true}
