package figures

// view is a period of a tally, with what is withheld of it.
type view struct {
	t     *tally
	p     Period
	cover *cover // nil: everything is shown
}

// whole is a whole; false when it is withheld.
func (v view) whole(w whole) (int, bool) {
	return v.t.in(v.t.wholes[w], v.p), v.cover == nil || v.cover.wholes[w] >= v.p.span()
}

// sum adds up the codes of a dimension of which in says so; false when it is withheld.
// It can be added up where none of them is hidden, or all that are hidden are among
// them: then it is the whole without the others.
func (v view) sum(d dimension, in func(code string) bool) (n int, shown bool) {
	within, beside := false, false // something hidden is
	for code, s := range v.t.parts[d] {
		inside := in(code)
		if inside {
			n += v.t.in(s, v.p)
		}
		if v.cover != nil && v.cover.parts[d][code] < v.p.span() {
			within, beside = within || inside, beside || !inside
		}
	}
	if d == byCaller && v.cover != nil {
		return n, !within
	}
	if _, known := v.whole(d.of()); !known {
		return n, false
	}
	return n, !within || !beside
}

// code is one code of a dimension; false when it is withheld.
func (v view) code(d dimension, code string) (int, bool) {
	return v.sum(d, func(c string) bool { return c == code })
}
