package directory

import (
	"bytes"
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"baken/store/find"
	"baken/store/outside"
)

// Packed is a directory made ready to be kept: its services in blocks, and what is
// needed to find them. How it is sealed is the business of who keeps it.
type Packed struct {
	// Blocks have some services each. Which they are goes by their ids, so that a
	// directory of which little has changed has nearly the same blocks as before.
	Blocks [][]byte
	// Catalog is what [OpenCatalog] reads.
	Catalog []byte
	// Head and Words are those of a segment of package find, in which the services
	// are documents in the order of the catalog.
	Head  []byte
	Words [][]byte
}

// Where one block of services ends is decided by the hash of an id alone, so that
// about so many are in one.
const (
	meanBlock = 8
	maxBlock  = 64
)

// Pack makes a directory ready. Its services are put in order of their names.
func Pack(all []Service) (p Packed, err error) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Service) int { return strings.Compare(a.ID.Unsafe(), b.ID.Unsafe()) })
	at := make([]standsAt, len(all))
	for first := 0; first < len(all); {
		end := first + 1
		for end < len(all) && end-first < maxBlock && !closes(all[end-1].ID) {
			end++
		}
		for i := first; i < end; i++ {
			at[i] = standsAt{uint32(len(p.Blocks)), uint32(i - first)}
		}
		block, err := encoding.Marshal(all[first:end])
		if err != nil {
			return p, err
		}
		p.Blocks = append(p.Blocks, block)
		first = end
	}
	order := make([]int, len(all))
	names := make([]string, len(all))
	for i := range all {
		order[i] = i
		names[i] = find.Folded(all[i].Name.Unsafe()) + "\x00" + find.Folded(all[i].Organization.Unsafe())
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(strings.Compare(names[a], names[b]), a-b) })
	cat := newCatalogBuilder()
	words := find.NewBuilder()
	for n, i := range order {
		s := &all[i]
		if err := cat.add(s, at[i]); err != nil {
			return p, err
		}
		words.Add(docOf(n), textsOf(s))
	}
	if p.Catalog, err = encoding.Marshal(cat.done()); err != nil {
		return p, err
	}
	p.Head, err = words.Write(func(_ uint32, block []byte) error {
		p.Words = append(p.Words, bytes.Clone(block))
		return nil
	})
	return p, err
}

// standsAt is where a service stands: in which block, and as which of its services.
type standsAt struct{ block, in uint32 }

// closes says whether a block ends with the service of an id.
func closes(id ID) bool {
	h := fnv.New32a()
	h.Write([]byte(id.Unsafe()))
	return h.Sum32()%meanBlock == 0
}

// Unpack reads a block.
func Unpack(block []byte) (all []Service, err error) {
	if err := decoding.Unmarshal(block, &all); err != nil {
		return nil, ErrDamaged
	}
	return all, nil
}

var (
	encoding = func() cbor.EncMode {
		m, err := cbor.CoreDetEncOptions().EncMode()
		if err != nil {
			panic(err)
		}
		return m
	}()
	decoding = func() cbor.DecMode {
		m, err := cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, MaxArrayElements: 1 << 21, MaxMapPairs: 1 << 20}.DecMode()
		if err != nil {
			panic(err)
		}
		return m
	}()
)

// textsOf are the words by which a service is found.
func textsOf(s *Service) (t find.Texts) {
	t.Set(find.Subject, joinedLines(s.Name, s.Alternate))
	t.Set(find.Files, joinedLines(s.Organization))
	rest := []ID{s.Description, s.Whom, s.Apply, s.Fees, s.Alert, s.Interpreters, s.Web, s.Mail}
	phones := func(all []Phone) {
		for _, p := range all {
			rest = append(rest, p.Number, p.Label)
		}
	}
	phones(s.Phones)
	phones(s.House)
	for _, p := range s.Places {
		rest = append(rest, p.Name, p.Description)
		for _, a := range p.Addresses {
			rest = append(append(append(rest, a.Lines...), a.Postcode, a.City, a.Region), alsoCalled(a.City)...)
		}
		phones(p.Phones)
		phones(p.Of)
	}
	for _, a := range s.Areas {
		rest = append(append(rest, a.Name), alsoCalled(a.Name)...)
	}
	for _, l := range s.Languages {
		rest = append(rest, l.Name)
	}
	for _, x := range s.Terms {
		rest = append(rest, x.Name)
	}
	t.Set(find.Text, joinedLines(rest...))
	var more []ID
	for _, m := range s.More {
		more = append(more, m.Value)
	}
	t.Set(find.Quoted, joinedLines(more...))
	return t
}

// alsoCalled are the names of a municipality in all languages.
func alsoCalled(town ID) (all []ID) {
	for _, name := range Municipality(town.Unsafe()).Names() {
		all = append(all, outside.New(name))
	}
	return all
}

func joinedLines(all ...ID) string {
	var b strings.Builder
	for _, t := range all {
		if !t.IsEmpty() {
			b.WriteString(t.Unsafe())
			b.WriteByte('\n')
		}
	}
	return b.String()
}
