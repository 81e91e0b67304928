package directory

import "baken/store/outside"

// begin is a new row.
func (d *document) begin(line int, of table, up *row, presets []preset) (*row, error) {
	if d.files[of] == 0 {
		d.files[of] = d.join.report.file(d.name, of) + 1
	}
	r := &row{of: of, file: d.files[of] - 1, line: line, up: up}
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

// object reads a row.
func (d *document) object(w *walker, of table, up *row, presets []preset) error {
	r, err := d.begin(w.line, of, up, presets)
	if err != nil {
		return err
	}
	for w.into('}') {
		name := w.key()
		switch w.sign() {
		case '{', '[':
			if err := d.nested(w, r, name); err != nil {
				return err
			}
		default:
			d.value(r, name, w.scalar())
		}
	}
	return nil
}

// nested reads what stands in a row: rows of another table, or what is not kept.
func (d *document) nested(w *walker, r *row, name string) error {
	f, known := files[plainName(name)]
	switch {
	case !known:
		if k := lookUp[r.of][plainName(name)]; k.how == unknown && !unkept[name] {
			d.noteOnce(r, name, UnusedColumn)
		}
		if k := lookUp[r.of][plainName(name)]; r.of == services && k.how == read && tells(k.col) {
			d.value(r, name, string(w.sign())) // which is none
		}
		w.skip()
		return nil
	case w.sign() == '{':
		return d.object(w, f.of, r, f.preset)
	}
	for w.into(']') {
		switch w.sign() {
		case '{':
			if err := d.object(w, f.of, r, f.preset); err != nil {
				return err
			}
		case '[':
			w.skip()
		default:
			value := w.scalar()
			if shapes[f.of].plain == "" || value == "" {
				continue
			}
			x, err := d.begin(w.line, f.of, r, f.preset)
			if err != nil {
				return err
			}
			d.value(x, shapes[f.of].plain, value)
		}
	}
	return nil
}

// unkept are tables of HSDS that say nothing that is kept.
var unkept = map[string]bool{
	"accessibility": true, "accessibility_for_disabilities": true, "additional_urls": true, "additional_websites": true, "capacities": true,
	"cost_options": true, "funding": true, "metadata": true, "organization_identifiers": true, "payments_accepted": true, "program": true,
	"programs": true, "required_documents": true, "taxonomy_detail": true, "unit": true, "urls": true,
}

// value puts a value that is no object and no array into a row.
func (d *document) value(r *row, name, value string) {
	c := columnOf{known: lookUp[r.of][plainName(name)]}
	if c.how == unknown && value != "" {
		d.noteOnce(r, name, r.of.whyUnknown())
	}
	if c.how == read && c.older && r.get(c.col) != "" {
		c.how = more // the name of today goes first
	}
	if c.how == read {
		r.drop(c.col)
	} else {
		c.name = outside.New(r.of.String() + "." + name)
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
