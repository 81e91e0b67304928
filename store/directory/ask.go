package directory

import (
	"container/heap"
	"encoding/binary"
	"slices"
	"strings"
	"time"

	"baken/store/find"
)

// Ask is what is asked of a directory. All of it must hold, as far as it is known:
// a service of which something is not known that is asked for comes behind those of
// which it is.
type Ask struct {
	Words    find.Query // of which the terms are looked at alone
	Themes   []Theme    // one of them will do; empty is any
	Land     Land       // somebody who lives there, or is looked for there
	Town     Land       // likewise, a municipality
	Age      *int       // of who is to go there, in years
	Language string     // ISO 639
	Open     bool       // at Now
	All      bool       // those too that are not at work
	Now      time.Time
	Zone     *time.Location // of times that say none
}

// Theme is a term to ask for: its code, or its name where it has none, folded.
type Theme string

// ThemeOf is the one of a code or a name.
func ThemeOf(code string) Theme { return Theme(strings.ReplaceAll(find.Folded(code), " ", "_")) }

func (t Term) is(x Theme) bool {
	return x == ThemeOf(t.Code.Unsafe()) && x != "" || x == ThemeOf(t.Name.Unsafe())
}

// Unknown is what is not known of a service, of what was asked.
type Unknown uint8

// What may not be known.
const (
	UnknownArea Unknown = 1 << iota
	UnknownAge
	UnknownLanguage
	UnknownHours
	UnknownTheme
)

// Hit is a service that was found.
type Hit struct {
	Number  int // in the catalog
	Unknown Unknown
	Near    Distance
}

// Distance is how near a service is to where somebody was looked for; less is nearer.
type Distance uint8

// How near. Without a place that was asked for all are the same.
const (
	Here    Distance = iota // in the municipality, or the land when none was asked for
	Close                   // in the same province
	Serving                 // it is for who lives there
	Nowhere                 // it is not known for whom it is, and it lies elsewhere
)

// HasTheme says whether a service has a term.
func (c *Catalog) HasTheme(x Theme) bool {
	return slices.ContainsFunc(c.Terms, func(t Term) bool { return t.is(x) })
}

// Found is what was found.
type Found struct {
	Hits  []Hit // from the first that was asked for on
	Sure  int   // how many there are of which all is known that was asked for
	Total int   // how many there are
}

// Searcher is a directory ready to be asked. It may be asked by several goroutines
// at once.
type Searcher struct {
	*Catalog
	Segment *find.Segment
}

// docOf is the n-th service as package find knows it.
func docOf(n int) find.Doc {
	var id [16]byte
	binary.BigEndian.PutUint64(id[8:], uint64(n))
	return find.NewDoc(find.Name{Kind: 1, ID: id}, [16]byte{}, time.UnixMilli(0), false)
}

// Find finds services: the best of each first, of which all is known; limit of them
// from the number from on. An error is that of the words, of the segment's blocks,
// which from gives.
func (s *Searcher) Find(a Ask, blocks find.Source, from, limit int) (f Found, err error) {
	in, score, err := s.words(a, blocks)
	if err != nil {
		return f, err
	}
	judge := s.judge(a)
	best := &bestHits{most: from + limit}
	for n := range s.Len() {
		if in != nil && !in.Has(uint32(n)) {
			continue
		}
		h, ok := judge(n)
		if !ok {
			continue
		}
		f.Total++
		if h.Unknown == 0 {
			f.Sure++
		}
		k := ranked{Hit: h}
		if score != nil {
			k.score = score[n]
		}
		best.take(k)
	}
	slices.SortFunc(best.all, func(a, b ranked) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	for _, k := range best.all[min(from, len(best.all)):] {
		f.Hits = append(f.Hits, k.Hit)
	}
	return f, nil
}

// words are the services that have the words; nil when none are asked for.
func (s *Searcher) words(a Ask, blocks find.Source) (find.Bits, []float32, error) {
	if len(a.Words.Terms) == 0 {
		return nil, nil, nil
	}
	q := find.Query{Terms: a.Words.Terms}
	look, err := q.Plan().Look(s.Segment, blocks)
	if err != nil {
		return nil, nil, err
	}
	m, err := look.Match(true)
	return m.All, m.Score, err
}

// judge is whether a service is one that is asked for. What many have alike is judged
// once.
func (s *Searcher) judge(a Ask) func(n int) (Hit, bool) {
	themes := make([]verdict, len(s.TermSets))
	if len(a.Themes) > 0 {
		of := make([]bool, len(s.Terms))
		for i, t := range s.Terms {
			of[i] = slices.ContainsFunc(a.Themes, t.is)
		}
		judgeSets(themes, s.TermSets, of)
	}
	spoken := make([]verdict, len(s.Spoken))
	if a.Language != "" {
		of := make([]bool, len(s.Tongues))
		for i, l := range s.Tongues {
			of[i] = strings.EqualFold(l.Code, a.Language)
		}
		judgeSets(spoken, s.Spoken, of)
		for i, set := range s.Spoken { // a name that is none of a language that is known may be any
			if spoken[i] == no && slices.ContainsFunc(set, func(n uint32) bool { return s.Tongues[n].Code == "" }) {
				spoken[i] = perhaps
			}
		}
	}
	where := make([]nearness, len(s.Where))
	if a.Land != "" || a.Town != "" {
		for i, l := range s.Where {
			where[i] = s.near(l, a)
		}
	}
	open := make([]verdict, len(s.Hours))
	if a.Open {
		for i, all := range s.Hours {
			open[i] = openAt(all, a.Now, a.Zone)
		}
	}
	return func(n int) (h Hit, ok bool) {
		h.Number = n
		if s.Status[n] != 0 && (!a.All || a.Open) { // what is not at work is not open
			return h, false
		}
		age := yes
		if a.Age != nil {
			age = s.age(n, *a.Age)
		}
		w := where[s.Lies[n]]
		h.Near = w.near
		for _, v := range [...]struct {
			verdict
			unknown Unknown
		}{{themes[s.Themes[n]], UnknownTheme}, {spoken[s.Speaks[n]], UnknownLanguage}, {w.verdict, UnknownArea}, {open[s.Opens[n]], UnknownHours}, {age, UnknownAge}} {
			switch v.verdict {
			case no:
				return h, false
			case perhaps:
				h.Unknown |= v.unknown
			}
		}
		return h, true
	}
}

// verdict is whether something holds of a service.
type verdict uint8

const (
	yes verdict = iota
	perhaps
	no
)

// judgeSets says of each set whether it has one that is asked for; an empty one says
// nothing.
func judgeSets(out []verdict, sets [][]uint32, of []bool) {
	for i, set := range sets {
		switch {
		case len(set) == 0:
			out[i] = perhaps
		case !slices.ContainsFunc(set, func(n uint32) bool { return of[n] }):
			out[i] = no
		}
	}
}

func (s *Searcher) age(n, age int) verdict {
	low, high := int(s.Min[n]), int(s.Max[n])
	switch {
	case low < 0 && high < 0:
		return perhaps
	case low >= 0 && age < low, high >= 0 && age > high:
		return no
	}
	return yes
}

// openAt says whether one of several places is open; none is when all are known to be
// closed.
func openAt(all []Hours, now time.Time, zone *time.Location) verdict {
	v := no
	for _, h := range all {
		switch s := h.At(now, zone); {
		case s.Open:
			return yes
		case !s.Known:
			v = perhaps
		}
	}
	return v
}

type nearness struct {
	verdict
	near Distance
}

// near says whether a service is for somebody of a place, and how near it is. Where
// it is not known for whom it is, where it lies is only a hint.
func (s *Searcher) near(l lying, a Ask) (w nearness) {
	wanted, land := a.Town, a.Land
	if wanted == "" {
		wanted = a.Land
	}
	if land == "" {
		land = s.in(a.Town)
	}
	w.near = Nowhere
	switch {
	case slices.ContainsFunc(l.At, func(at Land) bool { return s.lands.within(at, wanted) }):
		w.near = Here
	case land != "" && slices.ContainsFunc(l.At, func(at Land) bool { return s.lands.within(at, land) }):
		w.near = Close
	}
	if len(l.For) == 0 {
		w.verdict = perhaps
		return w
	}
	w.verdict = no
	for _, x := range l.For {
		w.verdict = min(w.verdict, s.serves(x, wanted, land))
	}
	if w.verdict != yes {
		return w
	}
	w.near = min(w.near, Serving)
	return w
}

// serves says whether what is for a land is for who lives in the wanted one, which
// lies in another; empty where that is not known.
func (s *Searcher) serves(x, wanted, in Land) verdict {
	if l, ok := strings.CutPrefix(string(x), "~"); ok {
		x = Land(l)
		if town := lands().city[x]; wanted != town && wanted != x && s.lands.within(wanted, x) {
			return perhaps
		}
	}
	switch {
	case s.lands.within(wanted, x) || s.lands.within(x, wanted):
		return yes
	case x.municipal() && !s.knows(x): // it may be anything: a region of their own, a quarter
		return perhaps
	case !x.municipal() && wanted.municipal() && (in == "" || s.lands.within(in, x)): // where the municipality lies is not known
		return perhaps
	}
	return no
}

// in is the province of a municipality, as far as it is known.
func (s *Searcher) in(l Land) Land {
	if in, ok := s.lands[l]; ok {
		return in
	}
	return lands().in[l]
}

// knows says whether there is such a municipality, as far as the directory tells or
// everybody knows.
func (s *Searcher) knows(l Land) bool {
	_, here := s.lands[l]
	_, known := lands().in[l]
	return here || known
}

// KnowsTown says whether a municipality is one that an address of the directory has,
// or that is known anyway: another name may be written wrongly.
func (s *Searcher) KnowsTown(l Land) bool { return s.knows(l) }

// ranked is a hit with what it goes by.
type ranked struct {
	Hit
	score float32
}

func (a ranked) before(b ranked) bool {
	switch {
	case (a.Unknown == 0) != (b.Unknown == 0):
		return a.Unknown == 0
	case a.Near != b.Near:
		return a.Near < b.Near
	case a.score != b.score:
		return a.score > b.score
	}
	return a.Number < b.Number
}

// bestHits keeps so many of those that it is shown, the worst on top.
type bestHits struct {
	all  []ranked
	most int
}

func (b *bestHits) take(k ranked) {
	switch {
	case len(b.all) < b.most:
		heap.Push(b, k)
	case b.most > 0 && k.before(b.all[0]):
		b.all[0] = k
		heap.Fix(b, 0)
	}
}

func (b *bestHits) Len() int           { return len(b.all) }
func (b *bestHits) Less(i, j int) bool { return b.all[j].before(b.all[i]) }
func (b *bestHits) Swap(i, j int)      { b.all[i], b.all[j] = b.all[j], b.all[i] }
func (b *bestHits) Push(x any)         { b.all = append(b.all, x.(ranked)) }
func (b *bestHits) Pop() any {
	last := b.all[len(b.all)-1]
	b.all = b.all[:len(b.all)-1]
	return last
}
