package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/store/find"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// vocabulary makes texts of invented words, of which few are common and many rare.
type vocabulary struct {
	rand  *rand.Rand
	zipf  *rand.Zipf
	words []string
}

func invented() *vocabulary {
	r := rand.New(rand.NewPCG(1, 2))
	v := &vocabulary{rand: r, zipf: rand.NewZipf(r, 1.07, 4, 199_999)}
	var parts []string
	for _, c := range "bdfghjklmnprstvz" {
		for _, a := range "aeiou" {
			parts = append(parts, string(c)+string(a))
		}
	}
	for len(v.words) < 200_000 {
		w := ""
		for range 1 + r.IntN(5) {
			w += parts[r.IntN(len(parts))]
		}
		v.words = append(v.words, w)
	}
	return v
}

func (v *vocabulary) text(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(v.words[v.zipf.Uint64()] + " ")
	}
	return b.String()
}

// BenchmarkSearch builds the index of 100,000 mails, searches in it, and erases one of
// them.
func BenchmarkSearch(b *testing.B) {
	n := 100_000
	h := newHouse(b)
	v := invented()
	size := 0
	for at := 0; at < n; at += 1000 {
		h.sync(func(y *Sync) error {
			if err := y.SetFolder(Folder{Name: inbox, Role: Inbox, UIDValidity: 1}); err != nil {
				return err
			}
			for i := at; i < at+1000; i++ {
				l := letter{uid: UID(i + 1), from: fmt.Sprint("naam", i%30000, "@example.org"), subject: v.text(5), root: fmt.Sprint(i, "@example.org"), at: h.clock.Add(-time.Duration(i) * time.Minute)}
				id, _, err := y.Arrive(h.FolderID(inbox), l.arrival())
				if err != nil {
					return err
				}
				text := v.text(150 + v.rand.IntN(150))
				size += len(text)
				if err := y.Body(id, PackBody(mail.Body{Blocks: []mail.Block{{Text: outside.New(text)}}}), nil, Assessment{Language: "nl"}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	before := fileSize(b, h.path)
	runtime.GC()
	b.ResetTimer()
	start := time.Now()
	if err := h.CatchUpIndex(context.Background()); err != nil {
		b.Fatal(err)
	}
	took := time.Since(start)
	b.ReportMetric(float64(n)/took.Seconds(), "mails/s")
	b.ReportMetric(float64(size)/1e6, "text-MB")
	b.ReportMetric(float64(fileSize(b, h.path)-before)/1e6, "file-MB")
	b.ReportMetric(float64(anonymous(b))/1e6, "anon-MB")
	for name, text := range map[string]string{"common": v.words[3], "rare": v.words[150_000], "phrase": `"` + v.words[2] + " " + v.words[4] + `"`, "prefix": v.words[700][:2] + "*", "two": v.words[20] + " " + v.words[900]} {
		var all []time.Duration
		found := 0
		for i := range 300 {
			if i == 200 {
				runtime.GC()
			}
			q, err := find.Parse(outside.New(text), h.now())
			if err != nil {
				b.Fatal(err)
			}
			at := time.Now()
			f, err := h.Search(context.Background(), q, SearchOptions{})
			if err != nil {
				b.Fatal(err)
			}
			all, found = append(all, time.Since(at)), f.Total
		}
		slices.Sort(all)
		b.Logf("%s: %d found, median %v, 99th percentile %v", name, found, all[150], all[297])
	}
	rows := h.queue(FilterAll)
	e, err := Erasure{Contacts: []ContactID{rows[len(rows)/2].ID}, Classes: []vault.Class{vault.Names, vault.Words, vault.History}}, error(nil)
	if err != nil {
		b.Fatal(err)
	}
	at := time.Now()
	if _, err := h.Erase(context.Background(), e); err != nil {
		b.Fatal(err)
	}
	b.Logf("erasing one took %v", time.Since(at))
}

func fileSize(b *testing.B, path string) int64 {
	i, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	return i.Size()
}

// anonymous is the memory of the process that is no file's, in bytes.
func anonymous(b *testing.B) int64 {
	p, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0 // not on Linux
	}
	for l := range strings.Lines(string(p)) {
		var kb int64
		if n, _ := fmt.Sscanf(l, "RssAnon: %d kB", &kb); n == 1 {
			return kb << 10
		}
	}
	return 0
}
