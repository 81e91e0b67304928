package chat

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"baken/store/outside"
)

// BenchmarkChats has 500 chats open at once over loopback, each with a page that follows,
// while somebody floods from elsewhere. One round is a line of each visitor, to a
// counselor and her answer back. It says how long that took and what memory it takes;
// the visitors are in the same process and counted with it.
func BenchmarkChats(b *testing.B) {
	const chats = 500
	h := newHub(b, func(h *hub) {
		h.o.Proxy, h.config.Each = true, chats
		h.o.Requests = 200
	})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var got sync.Map // of text to chan time.Time
	guests := make([]*guest, chats)
	for i := range guests {
		g := h.guest(b)
		g.as["X-Forwarded-For"] = fmt.Sprintf("10.%d.%d.1", i/250, i%250)
		g.enter()
		guests[i] = g
		go g.follow(ctx, "", func(_, event, data string) bool {
			if event == "line" && strings.Contains(data, `"side":"you"`) {
				_, rest, _ := strings.Cut(data, `"text":"`)
				text, _, _ := strings.Cut(rest, `"`)
				if c, ok := got.Load(text); ok {
					c.(chan time.Time) <- time.Now()
				}
			}
			return true
		})
	}
	go answerAll(ctx, h)
	time.Sleep(500 * time.Millisecond)
	go flood(ctx, h.guest(b))
	var took []time.Duration
	var mu sync.Mutex
	var failed atomic.Int64
	b.ResetTimer()
	for n := range b.N {
		var wg sync.WaitGroup
		for i, g := range guests {
			wg.Go(func() {
				time.Sleep(time.Duration(i) * 10 * time.Millisecond) // 100 lines a second: each writes every five
				text := fmt.Sprintf("regel %d van %d", n, i)
				back := make(chan time.Time, 1)
				got.Store(text, back)
				start := time.Now()
				if g.say(NewLine(), text) != http.StatusOK {
					failed.Add(1)
					return
				}
				select {
				case at := <-back:
					mu.Lock()
					took = append(took, at.Sub(start))
					mu.Unlock()
				case <-time.After(10 * time.Second):
					failed.Add(1)
				}
			})
		}
		wg.Wait()
	}
	b.StopTimer()
	if failed.Load() > 0 {
		b.Fatalf("%d lines were not answered", failed.Load())
	}
	slices.Sort(took)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(m.Sys)/(1<<20), "MB")
}

// answerAll is a counselor who says to everybody what they said.
func answerAll(ctx context.Context, h *hub) {
	var since uint64
	seen := map[SessionID]uint64{}
	for {
		all, next, err := h.rooms.Watch(ctx, since)
		if err != nil {
			return
		}
		since = next
		for _, s := range all {
			_ = h.rooms.Accept(ctx, s.ID, noor)
			v, err := h.rooms.Read(ctx, s.ID, Since{Entry: seen[s.ID]})
			if err != nil {
				continue
			}
			for _, e := range v.Entries {
				seen[s.ID] = e.N
				if e.Side != Visitor {
					continue
				}
				k := h.key(s.ID)
				w, err := k.Open(e)
				if err != nil {
					continue
				}
				line := NewLine()
				sealed, err := k.Seal(Desk, Line, line, Words{Text: outside.New(w.Text.Block().String())})
				if err == nil {
					_ = h.rooms.Send(ctx, s.ID, noor.ID, Line, line, sealed, 0, nil)
				}
			}
		}
	}
}

// flood asks as fast as one can.
func flood(ctx context.Context, g *guest) {
	for ctx.Err() == nil {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, g.h.url(), strings.NewReader(url.Values{"do": {"begin"}}.Encode()))
		if err != nil {
			return
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", "203.0.113.99")
		if a, err := g.c.Do(r); err == nil {
			a.Body.Close()
		}
	}
}
