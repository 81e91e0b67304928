package find

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baken/store/outside"
)

// shelf keeps the blocks of a segment in memory.
type shelf struct {
	head   []byte
	blocks [][]byte
}

func (s *shelf) sink(n uint32, block []byte) error {
	if int(n) != len(s.blocks) || len(block) == 0 || len(block) > BlockSize {
		return fmt.Errorf("block %d of %d bytes", n, len(block))
	}
	s.blocks = append(s.blocks, bytes.Clone(block))
	return nil
}

func (s *shelf) source(n uint32) ([]byte, error) {
	if int(n) >= len(s.blocks) {
		return nil, fmt.Errorf("no block %d", n)
	}
	return s.blocks[n], nil
}

// written is a document as the tests know it.
type written struct {
	doc   Doc
	texts Texts
}

// naive says whether a document has a term, by reading its texts.
func (d *written) has(t Term, fields Fields) bool {
	for f := range Field(Code) {
		if !fields.Has(f) || !t.Fields.Has(f) {
			continue
		}
		words := wordsOf(d.texts.Of[f])
		for i := range words {
			n := 0
			for n < len(t.Words) && i+n < len(words) && t.oneOf(n, words[i+n]) {
				n++
			}
			if n == len(t.Words) {
				return true
			}
		}
		joined := false
		Words(d.texts.Of[f], func(w Word) {
			joined = joined || slices.Contains(t.Joined, string(w.Text)) || len(t.Words) == 1 && w.Joined && t.oneOf(0, string(w.Text))
		})
		if joined {
			return true
		}
	}
	return false
}

func (t Term) oneOf(n int, word string) bool {
	if t.Prefix && n == len(t.Words)-1 && strings.HasPrefix(word, t.Words[n]) {
		return true
	}
	f := formsOf(t.Words[n], t.exact())
	return strings.HasPrefix(word, f.root) && f.has([]byte(word))
}

func (d *written) matches(q Query, fields Fields) bool {
	for _, t := range q.Terms {
		if d.has(t, fields) == t.Not {
			return false
		}
	}
	return q.Plan().then(&d.doc)
}

var vocabulary = []string{"huis", "huizen", "Vrouw", "vrouwen", "kind", "kinderen", "kinderopvang", "élève", "eleves", "threat", "threatens", "slaan", "jan@example.org",
	"0475/12.34.56", "+32 475 12 34 56", "1712", "-", "ŒUVRE", "我家", strings.Repeat("lang", 30), "de", "de"}

func drawText(t *rapid.T, most int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, most).Draw(t, "words"), " ")
}

func drawQuery(t *rapid.T) Query {
	part := rapid.Custom(func(t *rapid.T) string {
		words := strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 3).Draw(t, "asked"), " ")
		key := rapid.SampledFrom([]string{"", "", "", "from:", "to:", "subject:"}).Draw(t, "key")
		switch rapid.IntRange(0, 3).Draw(t, "how") {
		case 0:
			return key + `"` + words + `"`
		case 1:
			return key + `"` + words + `*"`
		case 2:
			return rapid.SampledFrom([]string{"has:attachment", "after:2026-01-03", "before:2026-01-05"}).Draw(t, "when")
		}
		return key + rapid.SampledFrom([]string{"huis", "vrouwen", "ki*", "kinder*", "eleve", "threat", "0475123456", "+32475123456", "jan@example.org", "zz", "我家", "de"}).Draw(t, "word")
	})
	var b strings.Builder
	for range rapid.IntRange(1, 3).Draw(t, "parts") {
		if rapid.IntRange(0, 4).Draw(t, "not") == 0 {
			b.WriteByte('-')
		}
		b.WriteString(part.Draw(t, "part") + " ")
	}
	q, err := Parse(outside.New(b.String()), noon)
	if err != nil {
		return Query{Terms: []Term{{Fields: Anywhere, Words: []string{"huis"}}}}
	}
	return q
}

// TestIndexFindsWhatIsThere: whatever is put in, taken out, merged and opened
// again, a search gives what reading all the texts gives.
func TestIndexFindsWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type kept struct {
			*shelf
			seg  *Segment
			dead Bits
		}
		var all []kept
		living := map[Name]*written{}
		open := func(s *shelf, head []byte, err error) kept {
			if err != nil {
				t.Fatal(err)
			}
			s.head = head
			seg, err := Open(head, s.source)
			if err != nil {
				t.Fatal(err)
			}
			return kept{s, seg, NewBits(seg.Len())}
		}
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			if len(all) > 1 && rapid.Bool().Draw(t, "merge") {
				from := rapid.IntRange(0, len(all)-1).Draw(t, "from")
				to := rapid.IntRange(from+1, len(all)).Draw(t, "to")
				var parts []Part
				for _, k := range all[from:to] {
					parts = append(parts, Part{k.seg, k.source, k.dead})
				}
				s := &shelf{}
				head, err := Merge(parts, s.sink)
				all = slices.Replace(all, from, to, open(s, head, err))
				continue
			}
			b := NewBuilder()
			for range rapid.IntRange(0, 8).Draw(t, "docs") {
				name := Name{Kind(rapid.IntRange(1, 2).Draw(t, "kind")), [16]byte{byte(rapid.IntRange(0, 12).Draw(t, "id"))}}
				if b.Has(name) {
					continue
				}
				for _, k := range all {
					if n, ok := k.seg.Find(name); ok {
						k.dead.Set(n)
					}
				}
				delete(living, name)
				if rapid.IntRange(0, 5).Draw(t, "gone") == 0 {
					continue
				}
				w := &written{doc: NewDoc(name, name.ID, time.Date(2026, 1, rapid.IntRange(1, 8).Draw(t, "day"), 0, 0, 0, 0, time.UTC), rapid.Bool().Draw(t, "files"))}
				for f := range Field(Code) {
					w.texts.Set(f, drawText(t, 6))
				}
				w.texts.Codes = []string{"theme\x00a"}
				b.Add(w.doc, w.texts)
				living[name] = w
			}
			s := &shelf{}
			head, err := b.Write(s.sink)
			all = append(all, open(s, head, err))
		}
		q := drawQuery(t)
		p := q.Plan()
		var looks []*Look
		for _, k := range all {
			l, err := p.Look(k.seg, k.source)
			if err != nil {
				t.Fatal(err)
			}
			looks = append(looks, l)
		}
		got, shown := map[Name]bool{}, map[Name]bool{}
		for i, k := range all {
			m, err := looks[i].Match(true)
			if err != nil {
				t.Fatal(err)
			}
			m.All.Without(k.dead)
			m.Shown.Without(k.dead)
			for n := range uint32(k.seg.Len()) {
				if m.All.Has(n) {
					got[k.seg.Doc(n).Name] = true
				}
				if m.Shown.Has(n) {
					shown[k.seg.Doc(n).Name] = true
				}
			}
		}
		for name, w := range living {
			if want := w.matches(q, Anywhere); got[name] != want {
				t.Fatalf("%v: %v, want %v: %+v in %+q", name, got[name], want, q.Terms, w.texts.Of)
			}
			if want := w.matches(q, Shown); shown[name] != want {
				t.Fatalf("%v without names: %v, want %v: %+v in %+q", name, shown[name], want, q.Terms, w.texts.Of)
			}
			delete(got, name)
			delete(shown, name)
		}
		if len(got)+len(shown) > 0 {
			t.Fatalf("found what is not there: %v %v", got, shown)
		}
	})
}

// sample is a segment of some documents.
func sample(t testing.TB) *shelf {
	b := NewBuilder()
	for i := range 40 {
		var x Texts
		x.Set(Subject, "Vraag over huis")
		x.Set(Text, strings.Repeat("Hij slaat haar en de kinderen. ", i%7)+vocabulary[i%len(vocabulary)])
		x.Set(From, "jan@example.org")
		b.Add(NewDoc(Name{1, [16]byte{byte(i)}}, [16]byte{}, noon.Add(time.Duration(i)*time.Hour), i%2 == 0), x)
	}
	s := &shelf{}
	var err error
	if s.head, err = b.Write(s.sink); err != nil {
		t.Fatal(err)
	}
	return s
}

// readAll reads all that a segment has, and gives the first error.
func readAll(s *shelf) error {
	seg, err := Open(s.head, s.source)
	if err != nil {
		return err
	}
	for _, text := range []string{"huis", `"hij slaat haar"`, "ki* -from:jan", "0475123456"} {
		q, err := Parse(outside.New(text), noon)
		if err != nil {
			return err
		}
		l, err := q.Plan().Look(seg, s.source)
		if err != nil {
			return err
		}
		if _, err := l.Match(true); err != nil {
			return err
		}
	}
	_, err = Merge([]Part{{seg, s.source, Bits{5}}}, (&shelf{}).sink)
	return err
}
