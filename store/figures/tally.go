package figures

// series are the numbers of each month of what is looked at.
type series []int

// tally has the numbers of every code of every dimension, by month.
type tally struct {
	window Period
	wholes [wholes]series
	parts  [dimensions]map[string]series
}

func newTally(window Period) *tally {
	t := &tally{window: window}
	for i := range t.wholes {
		t.wholes[i] = make(series, window.months())
	}
	for d := range t.parts {
		t.parts[d] = map[string]series{}
	}
	return t
}

// add counts one contact, victim or other of a month.
func (t *tally) add(w whole, m Month, row *[dimensions]string) {
	at := int(m - t.window.From)
	t.wholes[w][at]++
	for d := range dimensions {
		if d.of() != w {
			continue
		}
		s := t.parts[d][row[d]]
		if s == nil {
			s = make(series, t.window.months())
			t.parts[d][row[d]] = s
		}
		s[at]++
	}
}

// in adds up the months of a period.
func (t *tally) in(s series, p Period) (n int) {
	if s == nil {
		return 0
	}
	for _, x := range s[p.From-t.window.From : p.To-t.window.From+1] {
		n += x
	}
	return n
}
