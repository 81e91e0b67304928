package directory

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"baken/store/find"
)

// Land is a country, a region, a province or a municipality, by a key: that of the
// registration for provinces (ANT, LIM, …), "BE" and "VL" for what lies around them,
// and its folded name for any other.
type Land string

// Lands beyond the provinces.
const (
	Belgium  Land = "BE"
	Flanders Land = "VL"
)

// Provinces are those that somebody can be asked for, as the registration has them.
var Provinces = []Land{"ANT", "LIM", "OVL", "VBR", "WVL", "BRU", "WAL"}

//go:embed lands.txt
var landsText string

// atlas is what lands.txt says.
type atlas struct {
	in    map[Land]Land // what each lies in
	named map[string]Land
	posts []posts
}

type posts struct {
	from, to int
	land     Land
}

var lands = sync.OnceValue(func() *atlas {
	a := &atlas{in: map[Land]Land{}, named: map[string]Land{}}
	for line := range strings.Lines(landsText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Fields(line)
		key, in := Land(parts[0]), Land(parts[1])
		if in != "-" {
			a.in[key] = in
		}
		var names []string
		for _, p := range parts[2:] {
			from, to, ok := strings.Cut(p, "-")
			f, err := strconv.Atoi(from)
			t, err2 := strconv.Atoi(to)
			if !ok || err != nil || err2 != nil {
				names = append(names, p)
				continue
			}
			a.posts = append(a.posts, posts{f, t, key})
		}
		for name := range strings.SplitSeq(strings.Join(names, " "), ",") {
			a.named[strings.TrimSpace(name)] = key
		}
	}
	return a
})

// provincial are the words that say that a name is that of a province.
var provincial = []string{"provincie ", "province de ", "province d ", "province du ", "province of ", "prov "}

// Named is the land that a name is of, when it is one of a region or a province in
// any language, or a key; false for any other.
func Named(name string) (Land, bool) {
	if key := Land(strings.ToUpper(strings.TrimSpace(name))); slices.Contains(Provinces, key) {
		return key, true
	}
	folded := find.Folded(name)
	for _, p := range provincial {
		if rest, ok := strings.CutPrefix(folded, p); ok {
			folded = rest
			break
		}
	}
	l, ok := lands().named[folded]
	return l, ok
}

// Municipality is the land of a municipality's name; empty for no name. It is not one
// with the province that is called the same.
func Municipality(name string) Land {
	if f := find.Folded(name); f != "" {
		return Land("+" + f)
	}
	return ""
}

func (l Land) municipal() bool { return strings.HasPrefix(string(l), "+") }

// ofPostcode is the province of a Belgian postcode; empty when it is none.
func ofPostcode(code string) Land {
	code = strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(code)), "B-")
	n, err := strconv.Atoi(code)
	if err != nil || len(code) != 4 {
		return ""
	}
	for _, p := range lands().posts {
		if n >= p.from && n <= p.to {
			return p.land
		}
	}
	return ""
}

// of is the land of an area that a service is for. Extents are those of HSDS, as far
// as they say that a name is a municipality's.
func (a Area) land() Land {
	name := a.Name.Unsafe()
	if strings.EqualFold(a.Extent, "city") || strings.EqualFold(a.Extent, "town") || strings.EqualFold(a.Extent, "municipality") {
		return Municipality(name)
	}
	if l, ok := Named(name); ok {
		return l
	}
	return Municipality(name)
}

// lands are those of an address: its municipality, and the province as far as its
// postcode or its region says.
func (a Address) lands() (town, province Land) {
	town = Municipality(a.City.Unsafe())
	if a.Country == "" || strings.EqualFold(a.Country, "BE") {
		province = ofPostcode(a.Postcode.Unsafe())
	}
	if province == "" {
		province, _ = Named(a.Region.Unsafe())
	}
	return town, province
}

// atlasOf knows beside the lands of all those towns of which addresses say in which
// province they lie.
type atlasOf map[Land]Land

// within says whether a lies in b, or is b.
func (x atlasOf) within(a, b Land) bool {
	for range 4 {
		if a == b {
			return true
		}
		next, ok := x[a]
		if !ok {
			next = lands().in[a]
		}
		if next == "" {
			return false
		}
		a = next
	}
	return false
}
