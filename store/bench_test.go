package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// large makes a store with n contacts of one mail each, without their bodies,
// once for all benchmarks.
func large(b *testing.B, n int) string {
	b.Helper()
	made.Lock()
	defer made.Unlock()
	if path := made.at[n]; path != "" {
		return path
	}
	dir, err := os.MkdirTemp("", "store-bench-*")
	if err != nil {
		b.Fatal(err)
	}
	h := &house{t: b, path: filepath.Join(dir, "baken.db"), clock: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), way: identity(b)}
	if h.Store, err = Create(h.path, Founding{Name: outside.New("Noor"), Ways: []NamedWay{{h.way, "identity"}}}, h.options()); err != nil {
		b.Fatal(err)
	}
	for i := 0; i < n; i += 1000 {
		h.fill(i, min(n-i, 1000), "")
	}
	if err := h.Store.Close(); err != nil {
		b.Fatal(err)
	}
	made.at[n] = h.path
	return h.path
}

var made = struct {
	sync.Mutex
	at map[int]string
}{at: map[int]string{}}

var anIdentity = sync.OnceValues(func() (string, error) {
	file, _, err := vault.GenerateIdentity(time.Now())
	return file, err
})

func identity(b *testing.B) vault.Way {
	b.Helper()
	file, err := anIdentity()
	if err != nil {
		b.Fatal(err)
	}
	w, err := vault.Identity(file)
	if err != nil {
		b.Fatal(err)
	}
	return w
}

// fill keeps n mails in one transaction, with bodies if there is a text.
func (h *house) fill(from, n int, text string) {
	h.sync(func(y *Sync) error {
		if err := y.SetFolder(Folder{Name: inbox, Role: Inbox, UIDValidity: 1}); err != nil {
			return err
		}
		folder := h.FolderID(inbox)
		for i := from; i < from+n; i++ {
			l := letter{uid: UID(i + 1), from: fmt.Sprint(i, "@example.org"), subject: "Een vraag over mijn broer", at: h.clock.Add(-time.Duration(i) * time.Minute)}
			id, _, err := y.Arrive(folder, l.arrival())
			if err != nil {
				return err
			}
			if text == "" {
				continue
			}
			if err := y.Body(id, PackBody(mail.Body{Blocks: []mail.Block{{Text: outside.New(text)}}}), nil, Assessment{Language: "nl"}); err != nil {
				return err
			}
		}
		return nil
	})
}

func openLarge(b *testing.B, n int) *house {
	b.Helper()
	h := &house{t: b, path: large(b, n), clock: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), way: identity(b)}
	l, err := Open(h.path, h.options())
	if err != nil {
		b.Fatal(err)
	}
	if h.Store, err = l.Unlock(h.way); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { h.Store.Close() })
	return h
}

var sizes = []int{10_000, 100_000}

func BenchmarkQueueWindow(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			h := openLarge(b, n)
			b.ResetTimer()
			for i := range b.N {
				if rows, err := h.Queue(FilterWaiting, i*50%(n-50), 50); err != nil || len(rows) != 50 {
					b.Fatal(len(rows), err)
				}
			}
		})
	}
}

func BenchmarkConversation(b *testing.B) {
	s := &scene{house: newHouse(b)}
	for range 20 {
		s.mail(letter{subject: "Vraag", text: strings.Repeat("Ik weet niet wat ik moet doen. ", 130)})
		s.clock = s.clock.Add(time.Minute)
	}
	b.ResetTimer()
	for range b.N {
		if all, err := talk(s, s.id); err != nil || len(all) != 20 {
			b.Fatal(len(all), err)
		}
	}
}

// BenchmarkArrive keeps mails with bodies of 4 KB, 1,000 in a transaction.
func BenchmarkArrive(b *testing.B) {
	h := newHouse(b)
	text := strings.Repeat("Ik weet niet wat ik moet doen met mijn broer, hij is zo boos. ", 65)
	b.ResetTimer()
	for i := 0; i < b.N; i += 1000 {
		h.fill(i, min(b.N-i, 1000), text)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
	b.StopTimer()
	h.Store.Close()
}

func BenchmarkUnlockedToFirstRows(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path, way := large(b, n), identity(b)
			b.ResetTimer()
			for range b.N {
				l, err := Open(path, Options{NoSync: true})
				if err != nil {
					b.Fatal(err)
				}
				s, err := l.Unlock(way)
				if err != nil {
					b.Fatal(err)
				}
				if c, err := s.Counts(); err != nil || c.All != n {
					b.Fatal(c, err)
				}
				if rows, err := s.Queue(FilterWaiting, 0, 50); err != nil || len(rows) != 50 {
					b.Fatal(len(rows), err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	h := openLarge(b, 10_000)
	b.ResetTimer()
	for range b.N {
		if _, err := h.Verify(context.Background(), nil); err != nil {
			b.Fatal(err)
		}
	}
}
