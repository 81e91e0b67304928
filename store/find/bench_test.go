package find

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"baken/store/outside"
)

// invented makes texts whose words are as common and as rare as those of a
// language are (Zipf).
type invented struct {
	rand *rand.Rand
	zipf *rand.Zipf
}

func invent() *invented {
	r := rand.New(rand.NewPCG(1, 2))
	return &invented{r, rand.NewZipf(r, 1.08, 4, 300_000)}
}

func (v *invented) text(words int) string {
	var b strings.Builder
	for range words {
		n := v.zipf.Uint64()
		for n += 3; n > 0; n /= 70 {
			b.WriteByte("bcdfghjklmnprstvwz"[n%14])
			b.WriteByte("aeiou"[n/14%5])
		}
		b.WriteByte(' ')
	}
	return b.String()
}

const benchDocs = 100_000

// benchTexts are 100,000 documents of 1.1 KB.
func benchTexts() (all []Texts) {
	v := invent()
	for i := range benchDocs {
		var x Texts
		x.Set(Subject, v.text(6))
		x.Set(Text, v.text(150+v.rand.IntN(150)))
		x.Set(From, fmt.Sprintf("naam%d@example.org", i%30000))
		all = append(all, x)
	}
	return all
}

// benchIndex is those in segments, as the store has them.
func benchIndex(b *testing.B, texts []Texts) (all []*shelf, bytes int64) {
	build := NewBuilder()
	for i, x := range texts {
		bytes += int64(len(x.Of[Subject]) + len(x.Of[Text]) + len(x.Of[From]))
		build.Add(NewDoc(Name{1, [16]byte{byte(i), byte(i >> 8), byte(i >> 16)}}, [16]byte{}, noon.Add(-time.Duration(i)*time.Minute), i%9 == 0), x)
		if build.Size() > 24<<20 || i == benchDocs-1 {
			s := &shelf{}
			head, err := build.Write(s.sink)
			if err != nil {
				b.Fatal(err)
			}
			s.head = head
			all = append(all, s)
		}
	}
	return all, bytes
}

func BenchmarkBuild(b *testing.B) {
	texts := benchTexts()
	for b.Loop() {
		all, bytes := benchIndex(b, texts)
		size := 0
		for _, s := range all {
			for _, k := range s.blocks {
				size += len(k)
			}
		}
		b.ReportMetric(float64(bytes)/1e6, "text-MB")
		b.ReportMetric(float64(size)/1e6, "index-MB")
		b.ReportMetric(float64(len(all)), "segments")
	}
}

func BenchmarkMergeAndAsk(b *testing.B) {
	all, _ := benchIndex(b, benchTexts())
	var parts []Part
	for _, s := range all {
		seg, err := Open(s.head, s.source)
		if err != nil {
			b.Fatal(err)
		}
		parts = append(parts, Part{seg, s.source, nil})
	}
	s := &shelf{}
	b.Run("merge", func(b *testing.B) {
		for b.Loop() {
			*s = shelf{}
			head, err := Merge(parts, s.sink)
			if err != nil {
				b.Fatal(err)
			}
			s.head = head
		}
	})
	seg, err := Open(s.head, s.source)
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range map[string]string{"common": "ja", "rare": "recahaba", "phrase": `"ja ka"`, "prefix": "rec*", "short-prefix": "re*", "name": "naam17@example.org"} {
		q, err := Parse(outside.New(text), noon)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				l, err := q.Plan().Look(seg, s.source)
				if err != nil {
					b.Fatal(err)
				}
				m, err := l.Match(false)
				if err != nil {
					b.Fatal(err)
				}
				n = m.All.Count()
			}
			b.ReportMetric(float64(n), "found")
		})
	}
}
