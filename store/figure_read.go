package store

import (
	"baken/store/figures"
)

// figureReader reads figures as figure was encoded, one after another and without
// making anything anew for each: a year of them is counted while somebody looks. What it
// gives is good until the next.
type figureReader struct {
	form     formName
	month    string
	void     bool
	unwanted bool           // its month is not wanted: the rest of it was not read
	rec      figures.Record // without its form and its month

	wants func(figures.Month) bool // nil: every month
	words *figureWords
	codes []string // of all answers of the figure
	in    cborReader
}

// figureWords are the words that were met. They belong to one goroutine.
type figureWords struct {
	all  map[string]string // a few hundred
	near [256]string       // some of them, found faster
}

// figure reads one. ErrDamaged when it is written otherwise than figures are.
func (r *figureReader) figure(p []byte) error {
	if r.words == nil {
		r.words = &figureWords{}
	}
	r.form, r.month, r.void, r.unwanted, r.codes = formName{}, "", false, false, r.codes[:0]
	r.rec.Hour, r.rec.Contact, r.rec.Persons = 0, r.rec.Contact[:0], r.rec.Persons[:0]
	r.in = cborReader{p: p}
	var of keysOf
	for range r.in.sized(cborMap) {
		switch of.next(&r.in) {
		case 1:
			var name keysOf
			for range r.in.sized(cborMap) {
				switch name.next(&r.in) {
				case 1:
					r.form.Name = r.word()
				case 2:
					r.form.Version = r.in.sized(cborUint)
				default:
					r.in.skip()
				}
			}
		case 2:
			r.month = r.word()
			if m, ok := figures.ParseMonth(r.month); ok && r.wants != nil && !r.wants(m) {
				r.unwanted = true // most are, of ten years: they are not read to their end
				return nil
			}
		case 3:
			r.rec.Hour = r.in.sized(cborUint)
		case 4:
			r.void = r.in.bool()
		case 6:
			r.answers()
		default:
			r.in.skip()
		}
	}
	if r.in.bad || len(r.in.p) > 0 {
		return damaged(boxFigures, errFigure)
	}
	return nil
}

// keysOf are the keys that came of one map, each a bit: none comes twice, or it would
// depend on who reads which of the two counts.
type keysOf uint64

// next reads the next key.
func (k *keysOf) next(in *cborReader) int {
	n := in.sized(cborUint)
	if n < 0 || n >= 64 { // nobody's that is known
		return n
	}
	if *k&(1<<n) != 0 {
		in.fail()
	}
	*k |= 1 << n
	return n
}

// answers reads them and sorts them by whom they are about. What was taken away is left
// out, and a person of whom nothing is left. Those of one person stand together.
func (r *figureReader) answers() {
	var last PersonID
	for range r.in.sized(cborArray) {
		var person PersonID
		var a figures.Answer
		var of keysOf
		for range r.in.sized(cborMap) {
			switch of.next(&r.in) {
			case 1:
				if copy(person[:], r.in.string(cborBytes)) != len(person) {
					r.in.fail()
				}
			case 2:
				a.Field = r.word()
			case 3:
				from := len(r.codes)
				for range r.in.sized(cborArray) {
					r.codes = append(r.codes, r.word())
				}
				a.Codes = r.codes[from:len(r.codes):len(r.codes)]
			default:
				r.in.skip()
			}
		}
		switch {
		case len(a.Codes) == 0:
		case person == PersonID{}:
			r.rec.Contact = append(r.rec.Contact, a)
		default:
			if person != last {
				last = person
				r.nextPerson()
			}
			p := &r.rec.Persons[len(r.rec.Persons)-1]
			*p = append(*p, a)
		}
	}
}

// nextPerson makes room for one more, in what was used before.
func (r *figureReader) nextPerson() {
	if n := len(r.rec.Persons); n < cap(r.rec.Persons) {
		r.rec.Persons = r.rec.Persons[:n+1]
		r.rec.Persons[n] = r.rec.Persons[n][:0]
		return
	}
	r.rec.Persons = append(r.rec.Persons, nil)
}

// word reads a text that stands in many figures.
func (r *figureReader) word() string { return r.words.of(r.in.string(cborText)) }

// of is a text that was met before, or is kept from now on.
func (w *figureWords) of(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	at := &w.near[byte(len(b)*31)^b[0]^b[len(b)-1]*7^b[len(b)/2]*13]
	if *at == string(b) {
		return *at
	}
	s, ok := w.all[string(b)]
	if !ok {
		if w.all == nil || len(w.all) == maxWords {
			w.all = map[string]string{}
		}
		s = string(b)
		w.all[s] = s
	}
	*at = s
	return s
}

// maxWords is how many are remembered.
const maxWords = 1 << 14
