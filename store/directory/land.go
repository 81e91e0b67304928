package directory

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"baken/store/find"
)

// Land is a country, a region, a province or a municipality, by a key: that of the
// registration for provinces (ANT, LIM, …), "BE" and "VL" for what lies around them,
// and for a municipality a plus and its folded name, whatever language it was written
// in. A name that may be that of a province and of its city has a tilde before the
// province.
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
	in      map[Land]Land // what each lies in
	named   map[string]Land
	towns   map[string]Land
	aliases map[Land][]string // of a municipality: all its names
	city    map[Land]Land     // of a province: the municipality that is called so
	posts   []posts
}

type posts struct {
	from, to int
	land     Land
}

var lands = sync.OnceValue(func() *atlas {
	a := &atlas{in: map[Land]Land{}, named: map[string]Land{}, towns: map[string]Land{}, aliases: map[Land][]string{}, city: map[Land]Land{}}
	for line := range strings.Lines(landsText) {
		parts := strings.Fields(line)
		if len(parts) < 2 || parts[0] == "#" {
			continue
		}
		key, in := Land(parts[0]), Land(parts[1])
		town := key
		if in != "-" && key != "+" {
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
		for i, name := range strings.Split(strings.Join(names, " "), ", ") {
			switch {
			case key != "+":
				a.named[name] = key
				continue
			case i == 0:
				town = Land("+" + name)
				a.in[town] = in
			}
			a.towns[name] = town
			a.aliases[town] = append(a.aliases[town], name)
		}
	}
	for name, l := range a.named {
		if town, ok := a.towns[name]; ok {
			a.city[l] = town
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

// ofTown are the words that say that a name is that of a municipality.
var ofTown = []string{"stad ", "gemeente ", "ville de ", "ville d ", "commune de ", "commune d ", "city of "}

// Municipality is the land of a municipality's name; empty for no name. It is not one
// with the province that is called the same.
func Municipality(name string) Land {
	folded := find.Folded(name)
	for _, w := range ofTown {
		folded = strings.TrimPrefix(folded, w)
	}
	if folded == "" {
		return ""
	}
	if l, ok := lands().towns[folded]; ok {
		return l
	}
	return Land("+" + folded)
}

// Names are all that a municipality is called, folded; nil where it has one name.
func (l Land) Names() []string { return lands().aliases[l] }

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

// lands are those of an area that a service is for, as far as its name says: those of
// regions and provinces, several of them ("Vlaanderen en Brussel"), or a municipality,
// of which it is found out later whether there is one. Extents are those of HSDS.
func (a Area) lands() []Land {
	name := a.Name.Unsafe()
	town := Municipality(name)
	switch extent := strings.ToLower(a.Extent); {
	case town == "":
		return nil
	case extent == "city" || extent == "town" || extent == "municipality":
		return []Land{town}
	}
	if l, ok := Named(name); ok {
		if _, city := lands().in[town]; city && a.Extent == "" && !provinces(name) {
			return []Land{"~" + l}
		}
		return []Land{l}
	}
	var all []Land
	for _, part := range listed.Split(name, -1) {
		l, ok := Named(part)
		if !ok {
			return []Land{town}
		}
		all = append(all, l)
	}
	return all
}

// listed is what stands between several names.
var listed = regexp.MustCompile(`(?i)\s*[,;&+/]\s*|\s+(?:en|et|and)\s+`)

// provinces says whether a name says itself that it is a province's.
func provinces(name string) bool {
	folded := find.Folded(name)
	return slices.ContainsFunc(provincial, func(p string) bool { return strings.HasPrefix(folded, p) })
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

// In says whether an address lies in a land, as far as it says.
func (a Address) In(l Land) bool {
	town, province := a.lands()
	return town == l || province != "" && atlasOf(nil).within(province, l)
}

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
