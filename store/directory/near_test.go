package directory

import (
	"testing"
	"time"

	"baken/store/outside"
)

// lies is a service for some areas, in a town.
func lies(id, town, post string, areas ...Area) Service {
	s := Service{ID: outside.New(id), Name: outside.New(id), Areas: areas}
	if town != "" {
		s.Places = []Place{{Addresses: []Address{{City: outside.New(town), Postcode: outside.New(post)}}}}
	}
	return s
}

// A service is not left out because it is not known what its area means; nor is it
// taken for sure.
func TestAreasThatAreNotKnown(t *testing.T) {
	area := func(name, extent string) Area { return Area{Name: outside.New(name), Extent: extent} }
	all := []Service{
		lies("kempen", "Turnhout", "2300", area("Regio Kempen", "")),
		lies("stad", "Gent", "9000", area("Stad Gent", "")),
		lies("twee", "Brussel", "1000", area("Vlaanderen en Brussel", "")),
		lies("vaag", "Antwerpen", "2000", area("Antwerpen", "")),
		lies("n1", "Nieuwerkerken", "9320", area("Provincie Oost-Vlaanderen", "state")),
		lies("n2", "Nieuwerkerken", "3850", area("Provincie Limburg", "state")),
	}
	p, err := Pack(all)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := opened(t, p)
	for _, c := range []struct {
		land, town Land
		want       map[string]verdict
	}{
		{"ANT", "", map[string]verdict{"kempen": perhaps, "stad": no, "twee": yes, "vaag": yes, "n1": no, "n2": no}},
		{"", Municipality("Turnhout"), map[string]verdict{"kempen": perhaps, "twee": yes, "vaag": perhaps, "n1": no, "n2": no}},
		{"", Municipality("Antwerpen"), map[string]verdict{"vaag": yes, "twee": yes}},
		{"", Municipality("Gand"), map[string]verdict{"stad": yes, "twee": yes, "vaag": no, "n1": yes}},
		{"", Municipality("Ixelles"), map[string]verdict{"twee": yes, "stad": no}},
		{"", Municipality("Nieuwerkerken"), map[string]verdict{"n1": perhaps, "n2": perhaps, "twee": perhaps}},
		{"ANT", Municipality("Herselt"), map[string]verdict{"vaag": perhaps, "twee": perhaps, "n1": no}},
	} {
		found, err := s.Find(Ask{Land: c.land, Town: c.town, Now: time.Unix(0, 0), Zone: time.UTC}, nil, 0, 20)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]verdict{}
		for _, v := range all {
			got[v.ID.Unsafe()] = no
		}
		for _, h := range found.Hits {
			block, in := s.At(h.Number)
			of, err := Unpack(p.Blocks[block])
			if err != nil {
				t.Fatal(err)
			}
			got[of[in].ID.Unsafe()] = yes
			if h.Unknown != 0 {
				got[of[in].ID.Unsafe()] = perhaps
			}
		}
		for id, want := range c.want {
			if got[id] != want {
				t.Errorf("%s %s: %s is %d, want %d", c.land, c.town, id, got[id], want)
			}
		}
	}
	if !s.KnowsTown(Municipality("Elsene")) || s.KnowsTown(Municipality("Leuvven")) {
		t.Error("which municipalities there are")
	}
}
