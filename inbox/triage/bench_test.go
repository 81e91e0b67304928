package triage

import (
	"io/fs"
	"runtime"
	"strings"
	"testing"

	"baken/store/outside"
)

// fourKB is calm text of many mails, of the size of a long one.
func fourKB(b *testing.B) string {
	_, calm := acuteAndCalm(b)
	var s strings.Builder
	for i := 0; s.Len() < 4096; i++ {
		s.WriteString(calm[i*7%len(calm)].own + "\n")
	}
	return s.String()[:4096]
}

func BenchmarkAssess4KB(b *testing.B) {
	r, own := Default(), outside.New(fourKB(b))
	b.ReportAllocs()
	for b.Loop() {
		r.Assess(outside.Text{}, own)
	}
}

func BenchmarkAssess1MB(b *testing.B) {
	r, own := Default(), outside.New(strings.Repeat(fourKB(b), 256))
	for b.Loop() {
		r.Assess(outside.Text{}, own)
	}
}

// BenchmarkAssessHostile is a text of nothing but the words of the rules.
func BenchmarkAssessHostile(b *testing.B) {
	r := Default()
	var s strings.Builder
	for _, w := range r.compiled()[len(r.compiled())-1].v.names {
		s.WriteString(w + " ")
	}
	own := outside.New(strings.Repeat(s.String(), 1+MaxText/s.Len()))
	for b.Loop() {
		r.Assess(outside.Text{}, own)
	}
}

func BenchmarkParse(b *testing.B) {
	files, err := fs.Sub(embedded, "rules")
	if err != nil {
		b.Fatal(err)
	}
	var before, after runtime.MemStats
	var keep *Rules
	runtime.GC()
	runtime.ReadMemStats(&before)
	for b.Loop() {
		if keep, err = Parse(files); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB-kept")
	runtime.KeepAlive(keep)
}
