package figures

import "maps"

// table counts fields against each other.
type table struct {
	axes   []axis
	unit   Unit
	whole  [2]int // of the period, and of that before
	rows   map[string]*[2]int
	cells  map[[2]string]*[2]int
	window [2]Period
}

func newTable(axes []axis, q Query) *table {
	t := &table{axes: axes, unit: Contact, rows: map[string]*[2]int{}, cells: map[[2]string]*[2]int{}, window: [2]Period{q.Period, q.Period.Before()}}
	for _, a := range axes {
		if a.person {
			t.unit = Victim
		}
	}
	return t
}

// add counts a contact, or a victim of it.
func (t *table) add(rec *Record, victim Answers) {
	for i, p := range t.window {
		if !p.includes(rec) {
			continue
		}
		t.whole[i]++
		for _, row := range t.axes[0].codes(rec, victim) {
			one(t.rows, row)[i]++
			if len(t.axes) == 2 {
				for _, column := range t.axes[1].codes(rec, victim) {
					one(t.cells, [2]string{row, column})[i]++
				}
			}
		}
	}
}

func one[K comparable](all map[K]*[2]int, key K) *[2]int {
	n := all[key]
	if n == nil {
		n = new([2]int)
		all[key] = n
	}
	return n
}

// lines are the rows, each with its cells behind it. A row or a column without any is
// left out.
func (t *table) lines(c *Count, before bool) (all []Line) {
	line := func(l Line, n, base *[2]int) {
		l.Unit, l.Unknown = t.unit, true
		number := func(i int) Number { return of(n[i], true, base[i], true) }
		l.Number = number(0)
		if before {
			b := number(1)
			l.Before = &b
		}
		all = append(all, l)
	}
	key := func(a axis, code string) Key { return Key{Field: a.name, Code: code, Person: a.person, time: a.time} }
	whole := OfContacts
	if t.unit == Victim {
		whole = OfVictims
	}
	var columns []string
	if len(t.axes) == 2 {
		there := map[string]bool{}
		for k := range t.cells {
			there[k[1]] = true
		}
		columns = c.ordered(t.axes[1], maps.Keys(there))
	}
	for _, row := range c.ordered(t.axes[0], maps.Keys(t.rows)) {
		first := key(t.axes[0], row)
		line(Line{By: []Key{first}, Of: whole}, t.rows[row], &t.whole)
		for _, column := range columns {
			n := t.cells[[2]string{row, column}]
			if n == nil {
				n = new([2]int)
			}
			line(Line{By: []Key{first, key(t.axes[1], column)}, Of: OfRow}, n, t.rows[row])
		}
	}
	return all
}
