package directory

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"

	"baken/store/outside"
)

// Catalog has of each service of a directory what a choice goes by, in some forty
// bytes, so that all of them can be gone through at each key press. What many
// services have alike — hours, languages, where they are — stands in it once.
type Catalog struct {
	facts
	lands atlasOf
}

// facts is a catalog as it is kept: for each service one value in each column.
type facts struct {
	Blocks   []uint32   `cbor:"1,keyasint"`
	Within   []uint32   `cbor:"2,keyasint"` // which service of its block
	Status   []uint8    `cbor:"3,keyasint"` // index in Statuses
	Min      []int16    `cbor:"4,keyasint"` // -1 is not known
	Max      []int16    `cbor:"5,keyasint"`
	Assured  []Date     `cbor:"6,keyasint"`
	Themes   []uint32   `cbor:"7,keyasint"` // index in ThemeSets
	Speaks   []uint32   `cbor:"8,keyasint"`
	Lies     []uint32   `cbor:"9,keyasint"`
	Opens    []uint32   `cbor:"10,keyasint"`
	Ids      []uint64   `cbor:"11,keyasint"` // of each id a hash
	Terms    []Term     `cbor:"12,keyasint"`
	Tongues  []Language `cbor:"13,keyasint"`
	Towns    []town     `cbor:"14,keyasint"`
	TermSets [][]uint32 `cbor:"15,keyasint"` // index in Terms
	Spoken   [][]uint32 `cbor:"16,keyasint"`
	Where    []lying    `cbor:"17,keyasint"`
	Hours    [][]Hours  `cbor:"18,keyasint"`
}

// town is a municipality as it is written, and the province it lies in.
type town struct {
	Land Land         `cbor:"1,keyasint"`
	Name outside.Text `cbor:"2,keyasint"`
	In   Land         `cbor:"3,keyasint,omitzero"`
	Two  bool         `cbor:"4,keyasint,omitzero"` // there are two, in different provinces
}

// lying is what a service is for, and where it is.
type lying struct {
	For []Land `cbor:"1,keyasint,omitempty"` // empty is not known
	At  []Land `cbor:"2,keyasint,omitempty"` // municipalities and provinces
}

// OpenCatalog reads the one of a [Packed]. [ErrDamaged] when it is none.
func OpenCatalog(p []byte) (*Catalog, error) {
	c := &Catalog{lands: atlasOf{}}
	if err := decoding.Unmarshal(p, &c.facts); err != nil || !c.whole() {
		return nil, fmt.Errorf("%w: the catalog", ErrDamaged)
	}
	for _, t := range c.Towns {
		c.lands[t.Land] = t.In // also where it is none: two are called so
	}
	return c, nil
}

// whole says whether each column has a value for each service, and each of them is
// one that there is.
func (c *facts) whole() bool {
	n := len(c.Blocks)
	for _, l := range []int{len(c.Within), len(c.Status), len(c.Min), len(c.Max), len(c.Assured), len(c.Themes), len(c.Speaks), len(c.Lies), len(c.Opens), len(c.Ids)} {
		if l != n {
			return false
		}
	}
	for i := range n {
		if int(c.Status[i]) >= len(Statuses) || int(c.Themes[i]) >= len(c.TermSets) || int(c.Speaks[i]) >= len(c.Spoken) ||
			int(c.Lies[i]) >= len(c.Where) || int(c.Opens[i]) >= len(c.Hours) {
			return false
		}
	}
	within := func(sets [][]uint32, n int) bool {
		return !slices.ContainsFunc(sets, func(set []uint32) bool {
			return slices.ContainsFunc(set, func(i uint32) bool { return int(i) >= n })
		})
	}
	return within(c.TermSets, len(c.Terms)) && within(c.Spoken, len(c.Tongues))
}

// Len is how many services there are.
func (c *Catalog) Len() int { return len(c.Blocks) }

// At is where the n-th service stands: in which block of the [Packed], and as which
// of its services.
func (c *Catalog) At(n int) (block, in int) { return int(c.Blocks[n]), int(c.Within[n]) }

// PerBlock is how many services stand in each block, as far as the catalog knows.
func (c *Catalog) PerBlock() map[int]int {
	n := map[int]int{}
	for _, b := range c.Blocks {
		n[int(b)]++
	}
	return n
}

// ByID are the services that may be the one of an id: one, but for an accident.
func (c *Catalog) ByID(id ID) (all []int) {
	for h, i := hashed(id), 0; ; i++ {
		next := slices.Index(c.Ids[i:], h)
		if next < 0 {
			return all
		}
		i += next
		all = append(all, i)
	}
}

func hashed(id ID) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id.Unsafe()))
	return h.Sum64()
}

// catalogBuilder gathers a catalog.
type catalogBuilder struct {
	facts
	terms, tongues        interner[[2]string]
	themes, spoken, hours interner[string]
	lies                  interner[string]
	towns                 map[Land]int
}

// interner numbers what it is shown, the same with the same number.
type interner[K comparable] map[K]uint32

func (n interner[K]) number(k K) (at uint32, added bool) {
	if at, ok := n[k]; ok {
		return at, false
	}
	at = uint32(len(n))
	n[k] = at
	return at, true
}

func newCatalogBuilder() *catalogBuilder {
	return &catalogBuilder{
		terms: interner[[2]string]{}, tongues: interner[[2]string]{},
		themes: interner[string]{}, spoken: interner[string]{}, hours: interner[string]{}, lies: interner[string]{},
		towns: map[Land]int{},
	}
}

// set puts v into sets unless an equal one is there, and gives its number.
func set[V any](sets *[]V, known interner[string], v V) (uint32, error) {
	key, err := encoding.Marshal(v)
	if err != nil {
		return 0, err
	}
	at, added := known.number(string(key))
	if added {
		*sets = append(*sets, v)
	}
	return at, nil
}

func (b *catalogBuilder) add(s *Service, at standsAt) (err error) {
	b.Blocks, b.Within = append(b.Blocks, at.block), append(b.Within, at.in)
	b.Ids = append(b.Ids, hashed(s.ID))
	b.Status = append(b.Status, statusOf(s.Status))
	b.Min, b.Max = append(b.Min, limit(s.Ages.Min)), append(b.Max, limit(s.Ages.Max))
	b.Assured = append(b.Assured, s.Assured)
	var terms, spoken []uint32
	for _, t := range s.Terms {
		n, added := b.terms.number([2]string{t.Code.Unsafe(), t.Name.Unsafe()})
		if added {
			b.Terms = append(b.Terms, t)
		}
		terms = append(terms, n)
	}
	for _, l := range s.Languages {
		n, added := b.tongues.number([2]string{l.Code, l.Name.Unsafe()})
		if added {
			b.Tongues = append(b.Tongues, l)
		}
		spoken = append(spoken, n)
	}
	var numbers [4]uint32
	for i, put := range []func() (uint32, error){
		func() (uint32, error) { return set(&b.TermSets, b.themes, terms) },
		func() (uint32, error) { return set(&b.Spoken, b.spoken, spoken) },
		func() (uint32, error) { return set(&b.Where, b.lies, b.lying(s)) },
		func() (uint32, error) { return set(&b.Hours, b.hours, s.hours()) },
	} {
		if numbers[i], err = put(); err != nil {
			return err
		}
	}
	b.Themes, b.Speaks = append(b.Themes, numbers[0]), append(b.Speaks, numbers[1])
	b.Lies, b.Opens = append(b.Lies, numbers[2]), append(b.Opens, numbers[3])
	return nil
}

func limit(age *int) int16 {
	if age == nil {
		return -1
	}
	return int16(min(*age, 999))
}

// lying is where a service is and for whom; the municipalities that it lies in, and
// those that it says are some, are learned.
func (b *catalogBuilder) lying(s *Service) (l lying) {
	for _, a := range s.Areas {
		all := a.lands()
		l.For = append(l.For, all...)
		if len(all) == 1 && all[0].municipal() && a.Extent != "" {
			b.town(all[0], a.Name, "")
		}
	}
	for _, p := range s.Places {
		for _, a := range p.Addresses {
			town, province := a.lands()
			if town != "" {
				l.At = append(l.At, town)
				b.town(town, a.City, province)
			}
			if province != "" {
				l.At = append(l.At, province)
			}
		}
	}
	return l
}

func (b *catalogBuilder) town(land Land, name outside.Text, in Land) {
	i, ok := b.towns[land]
	if !ok {
		i = len(b.Towns)
		b.towns[land] = i
		b.Towns = append(b.Towns, town{Land: land, Name: name, In: cmp.Or(in, lands().in[land])})
	}
	switch t := &b.Towns[i]; {
	case t.Two || in == "" || t.In == in:
	case t.In == "":
		t.In = in
	default: // there are two of that name
		t.In, t.Two = "", true
	}
}

func (b *catalogBuilder) done() *facts { return &b.facts }

// statusOf is the number of a status; one that there is not is not active.
func statusOf(s Status) uint8 {
	if i := slices.Index(Statuses, s); i >= 0 {
		return uint8(i)
	}
	return uint8(slices.Index(Statuses, Inactive))
}
