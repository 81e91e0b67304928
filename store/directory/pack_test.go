package directory

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"baken/store/find"
	"baken/store/outside"
)

// many are invented services, the same each time.
func many(n int) (all []Service) {
	towns := []struct{ name, post string }{{"Leuven", "3000"}, {"Gent", "9000"}, {"Antwerpen", "2000"}, {"Brugge", "8000"}, {"Hasselt", "3500"}}
	kinds := []string{"onthaal", "begeleiding", "opvang", "advies", "bemiddeling", "therapie", "nachtopvang"}
	themes := []string{"partner_violence", "child_abuse", "elder_abuse", "stalking"}
	for i := range n {
		town := towns[i%len(towns)]
		low := i % 19
		s := Service{
			ID: outside.New(fmt.Sprintf("svc-%06d", i)), Name: outside.New(fmt.Sprintf("%s %s %d", strings.ToUpper(kinds[i%7][:1])+kinds[i%7][1:], town.name, i/35)),
			Organization: outside.New(fmt.Sprintf("Huis nummer%d", i%997)),
			Description:  outside.New("Gesprekken met wie geweld meemaakt, apart of samen als dat veilig is. Eerst een inschatting van het risico, dan een plan."),
			Phones:       []Phone{{Number: outside.New(fmt.Sprintf("016 %02d %02d %02d", i/10000%100, i/100%100, i%100)), Type: "voice"}},
			Places:       []Place{{Addresses: []Address{{Lines: []outside.Text{outside.New("Lindelaan 1")}, Postcode: outside.New(town.post), City: outside.New(town.name)}}}},
			Areas:        []Area{{Name: outside.New(town.name), Extent: "city"}},
			Languages:    []Language{{Code: []string{"nl", "fr", "en"}[i%3]}},
			Terms:        []Term{{Code: outside.New(themes[i%4])}},
			Ages:         Ages{Min: &low},
		}
		for d, day := range []string{"MO", "TU", "WE", "TH", "FR"} {
			r, err := Written{Freq: "WEEKLY", ByDay: day, OpensAt: fmt.Sprintf("%02d:%02d", 8+(i+d)%4, i%60), ClosesAt: "17:00", Zone: "Europe/Brussels"}.Rule()
			if err != nil {
				panic(err)
			}
			s.Hours.Rules = append(s.Hours.Rules, r)
		}
		all = append(all, s)
	}
	return all
}

// opened is a directory as the store has it, but for the seals.
func opened(t testing.TB, p Packed) (*Searcher, find.Source) {
	t.Helper()
	from := func(n uint32) ([]byte, error) { return p.Words[n], nil }
	c, err := OpenCatalog(p.Catalog)
	if err != nil {
		t.Fatal(err)
	}
	seg, err := find.Open(p.Head, from)
	if err != nil {
		t.Fatal(err)
	}
	return &Searcher{c, seg}, from
}

// All that goes in comes out, in order of the names, and where the catalog says.
func TestPacked(t *testing.T) {
	all := many(500)
	p, err := Pack(all)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := opened(t, p)
	if s.Len() != len(all) {
		t.Fatalf("%d services", s.Len())
	}
	byID := map[ID]Service{}
	for _, v := range all {
		byID[v.ID] = v
	}
	last := ""
	for n := range s.Len() {
		block, in := s.At(n)
		of, err := Unpack(p.Blocks[block])
		if err != nil {
			t.Fatal(err)
		}
		v := of[in]
		if diff := gocmp.Diff(byID[v.ID], v, sameText); diff != "" {
			t.Fatal(diff)
		}
		delete(byID, v.ID)
		if name := find.Folded(v.Name.Unsafe()); name < last {
			t.Fatalf("out of order")
		} else {
			last = name
		}
		if at := s.ByID(v.ID); !slices.Contains(at, n) {
			t.Fatalf("not found by its id: %v", at)
		}
	}
	if len(byID) > 0 {
		t.Errorf("%d services are missing", len(byID))
	}
}

// A directory of which little has changed has nearly the same blocks.
func TestBlocksStayWhereNothingChanged(t *testing.T) {
	all := many(1000)
	before, err := Pack(all)
	if err != nil {
		t.Fatal(err)
	}
	all[400].Phones = nil
	all = slices.Delete(all, 700, 701)
	after, err := Pack(all)
	if err != nil {
		t.Fatal(err)
	}
	added := 0
	for _, b := range after.Blocks {
		if !slices.ContainsFunc(before.Blocks, func(o []byte) bool { return bytes.Equal(o, b) }) {
			added++
		}
	}
	if len(before.Blocks) < 50 || added > 2 {
		t.Errorf("%d blocks of %d are new", added, len(after.Blocks))
	}
}

func TestLands(t *testing.T) {
	x := atlasOf{Municipality("Leuven"): "VBR"}
	area := func(name, extent string) Area { return Area{Name: outside.New(name), Extent: extent} }
	for _, c := range []struct {
		area Area
		want []Land
	}{
		{area("Provincie Antwerpen", "state"), []Land{"ANT"}},
		{area("Province d’Anvers", ""), []Land{"ANT"}},
		{area("Antwerpen", "state"), []Land{"ANT"}},
		{area("Antwerpen", ""), []Land{"~ANT"}},
		{area("antwerpen", "city"), []Land{"+antwerpen"}},
		{area("Oost-Vlaanderen", ""), []Land{"OVL"}},
		{area("Heel België", ""), []Land{Belgium}},
		{area("Vlaanderen en Brussel", ""), []Land{Flanders, "BRU"}},
		{area("Sint-Truiden", ""), []Land{"+sint truiden"}},
		{area("Saint-Trond", ""), []Land{"+sint truiden"}},
		{area("Stad Gent", ""), []Land{"+gent"}},
		{area("Ville de Louvain", ""), []Land{"+leuven"}},
		{area("Regio Kempen", ""), []Land{"+regio kempen"}},
		{area("Région de Bruxelles-Capitale", ""), []Land{"BRU"}},
		{Area{}, nil},
	} {
		if got := c.area.lands(); !slices.Equal(got, c.want) {
			t.Errorf("%v: %q, want %q", c.area.Name.Line(), got, c.want)
		}
	}
	for _, c := range []struct {
		post string
		want Land
	}{{"1000", "BRU"}, {"1299", "BRU"}, {"1300", "WAL"}, {"1500", "VBR"}, {"3000", "VBR"}, {"3500", "LIM"}, {"2000", "ANT"}, {"8000", "WVL"}, {"9000", "OVL"}, {"5000", "WAL"}, {"B-2800", "ANT"}, {"10000", ""}, {"0999", ""}, {"x", ""}} {
		if got := ofPostcode(c.post); got != c.want {
			t.Errorf("%s: %q, want %q", c.post, got, c.want)
		}
	}
	for _, c := range []struct {
		in, of Land
		want   bool
	}{{"+leuven", "VBR", true}, {"+leuven", Flanders, true}, {"+leuven", Belgium, true}, {"+leuven", "ANT", false}, {"WAL", Flanders, false}, {"BRU", Belgium, true}, {Belgium, "ANT", false}} {
		if got := x.within(c.in, c.of); got != c.want {
			t.Errorf("%s in %s: %v", c.in, c.of, got)
		}
	}
}

func TestChoices(t *testing.T) {
	all := many(20)
	all[0].Status = Defunct
	p, err := Pack(all)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := opened(t, p)
	c := s.Choices()
	if len(c.Themes) != 4 || len(c.Languages) != 3 || len(c.Towns) != 5 || len(c.Lands) != 5 {
		t.Errorf("%d themes, %d languages, %d towns, %d provinces", len(c.Themes), len(c.Languages), len(c.Towns), len(c.Lands))
	}
	for _, x := range c.Themes {
		want := 5
		if x.Key == "partner_violence" {
			want = 4
		}
		if x.Have != want {
			t.Errorf("%s: %d", x.Key, x.Have)
		}
	}
	for _, x := range c.Towns {
		if x.In == "" {
			t.Errorf("%s lies nowhere", x.Key)
		}
	}
}

// What is damaged is told, and never a panic.
func FuzzOpenCatalog(f *testing.F) {
	p, err := Pack(many(9))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(p.Catalog)
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := OpenCatalog(b)
		if err != nil {
			return
		}
		s := &Searcher{Catalog: c}
		s.Choices()
		age := 12
		if _, err := s.Find(Ask{Age: &age, Land: "VBR", Language: "nl", Open: true, Themes: []Theme{"x"}, Now: time.Unix(0, 0).UTC(), Zone: time.UTC}, nil, 0, 5); err != nil {
			t.Error(err)
		}
		for n := range c.Len() {
			c.At(n)
		}
	})
}

// BenchmarkFind is one question to 100,000 services.
func BenchmarkFind(b *testing.B) {
	p, err := Pack(many(100_000))
	if err != nil {
		b.Fatal(err)
	}
	s, from := opened(b, p)
	brussels, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		b.Fatal(err)
	}
	now := time.Date(2026, 11, 26, 12, 0, 0, 0, brussels)
	age := 14
	query := func(words string) find.Query {
		q, err := find.Parse(outside.New(words), now)
		if err != nil {
			b.Fatal(err)
		}
		return q
	}
	for _, c := range []struct {
		name string
		ask  Ask
	}{
		{"all", Ask{}},
		{"common", Ask{Words: query("gesprekken")}},
		{"rare", Ask{Words: query("nummer17")}},
		{"prefix", Ask{Words: query("numm*")}},
		{"two", Ask{Words: query("onthaal leuven")}},
		{"filters", Ask{Themes: []Theme{"partner_violence"}, Land: "VBR", Age: &age, Language: "nl"}},
		{"open", Ask{Open: true}},
	} {
		c.ask.Now, c.ask.Zone = now, brussels
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Find(c.ask, from, 0, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
