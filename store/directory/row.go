package directory

import "baken/store/outside"

// row is one of a table, wherever it stood: a line of a CSV or an object of a JSON.
type row struct {
	of    table
	file  int // of the report
	line  int
	cells []cell
	more  []More
	bad   *Fault // the row cannot be used
	up    *row   // what it stood in, in a JSON
	state state

	called func(column) string // what columns are called here, when not as in HSDS
}

type cell struct {
	col column
	val string
}

// state is what became of a row.
type state uint8

const (
	fresh state = iota
	waits
	again // of a JSON: the same stood in another service already
	kept
	refused
)

// get is what stands in a column, empty where that is nothing.
func (r *row) get(col column) string {
	for i := range r.cells {
		if r.cells[i].col == col && r.cells[i].val != "" {
			return r.cells[i].val
		}
	}
	return ""
}

// set puts a value where there is none.
func (r *row) set(col column, val string) {
	if val != "" && r.get(col) == "" {
		r.cells = append(r.cells, cell{col, val})
	}
}

// drop takes a value out of the row.
func (r *row) drop(col column) {
	for i := range r.cells {
		if r.cells[i].col == col {
			r.cells[i].val = ""
		}
	}
}

// fault is one of this row.
func (r *row) fault(why Reason, col column, val string) Fault {
	name := ""
	if why == NoLink {
		val = ""
	} else {
		name = r.nameOf(col)
	}
	return Fault{Line: r.line, Why: why, Column: outside.New(name), Value: outside.New(clip(val))}
}

// nameOf is what a column is called where the row stood.
func (r *row) nameOf(col column) string {
	if r.called != nil {
		return r.called(col)
	}
	return r.of.nameOf(col)
}

// link is what a row says it hangs on: the nearest that it names. What is none of HSDS,
// or nothing that is kept, is tables; ok is false where the row names nothing.
func (r *row) link() (to table, id string, col column, ok bool) {
	for _, l := range links {
		if id := r.get(l.col); id != "" {
			return linksTo[l.col], id, l.col, true
		}
	}
	entity := r.get(colLinkEntity)
	if entity == "" {
		entity = r.get(colLinkType) // of 2.x
	}
	if id := r.get(colLinkID); id != "" && entity != "" {
		if f, ok := files[plainName(entity)]; ok {
			return f.of, id, colLinkID, true
		}
		return tables, id, colLinkID, true
	}
	return 0, "", 0, false
}

var linksTo = map[column]table{
	colAt: serviceAtLocation, colService: services, colLocation: locations,
	colOrganization: organizations, colContact: contacts, colPhone: phones,
}

// linkTo is the column that points at a table.
func linkTo(t table) column {
	for _, l := range links {
		if linksTo[l.col] == t {
			return l.col
		}
	}
	return colID
}
