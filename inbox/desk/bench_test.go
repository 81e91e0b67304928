package desk

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
)

// BenchmarkChats has 500 visitors write every five seconds, each to a counselor who
// answers at once, with the store that keeps it, on the disk. It says how long it took
// from a line to the answer on the visitor's page, and what memory it takes in all.
func BenchmarkChats(b *testing.B) {
	const visitors, each = 500, 4
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	h := newHub(b)
	h.step(h.st.Close())
	h.synced = true
	h.start()
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()
	wg.Go(func() { h.house.Run(ctx) })
	var all []*visitor
	for i := range visitors {
		v := h.visitor(chat.Answers{})
		h.step(h.house.Rooms().Begin(ctx, v.opening))
		all = append(all, v)
		if i%each == 0 {
			id, err := h.st.AddMember(ctx, outside.New("Ans"), member.RolesOf(member.Counselor))
			h.step(err)
			st, err := h.st.As(id)
			h.step(err)
			h.seats[id] = h.house.Seat(st)
			h.seats[id].Here(true)
		}
		for id, s := range h.seats {
			if id != h.sam && s.here && s.Accept(ctx, v.contact) == nil {
				wg.Go(func() { answers(ctx, s, v.contact) })
				break
			}
		}
	}
	var mu sync.Mutex
	var took []time.Duration
	b.ResetTimer()
	for range b.N {
		var round sync.WaitGroup
		for i, v := range all {
			round.Go(func() {
				time.Sleep(time.Duration(i) * 10 * time.Millisecond)
				before, err := h.house.Rooms().Wait(ctx, v.id, chat.Since{})
				h.step(err)
				start := time.Now()
				h.step(v.trySay(chat.NewLine(), "een regel van iemand"))
				since := chat.Since{Entry: before.Upto, Version: before.Version}
				for answered := false; !answered; {
					w, err := h.house.Rooms().Wait(ctx, v.id, since)
					h.step(err)
					since = chat.Since{Entry: w.Upto, Version: w.Version}
					answered = slices.ContainsFunc(w.Entries, func(e chat.Entry) bool { return e.Side == chat.Desk && e.Kind == chat.Line })
				}
				mu.Lock()
				defer mu.Unlock()
				took = append(took, time.Since(start))
			})
		}
		round.Wait()
	}
	b.StopTimer()
	slices.Sort(took)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(m.Sys)/(1<<20), "MB")
}

// answers answers each line of a visitor.
func answers(ctx context.Context, s *Seat, id store.ContactID) {
	var since chat.Since
	for ctx.Err() == nil {
		v, err := s.Read(ctx, id, since)
		if errors.Is(err, chat.ErrGone) || ctx.Err() != nil {
			return
		}
		since.Version = v.Version
		for _, e := range v.Entries {
			since.Entry = e.N
			if e.Side == chat.Visitor {
				_ = s.Send(ctx, id, chat.Line, chat.NewLine(), chat.Words{Text: outside.New(strings.ToUpper("een antwoord"))}, 0, nil)
			}
		}
	}
}
