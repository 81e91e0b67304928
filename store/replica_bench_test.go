package store

import (
	"context"
	"strings"
	"testing"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// fullHub is a hub whose journal has n events of about a kilobyte, in as many cases as
// there is one to twenty events.
func fullHub(b *testing.B, n int) *seat {
	ctx := context.Background()
	h := newHub(b, true)
	text := outside.New(strings.Repeat("belt morgen. ", 50))
	for done := 0; done < n; {
		h.step(h.write(ctx, func(t *tx) error {
			for range 50 {
				id := ContactID(newNoteID())
				k := CaseID(newNoteID())
				bodies := []journal.Body{journal.ContactBegun{Contact: id, Channel: string(Phone), Started: h.clock}, journal.CaseOpened{Case: k, Number: "26-" + k.String()[:8]}, journal.ContactLinked{Case: k, Contact: id}, journal.Claimed{Contact: id}}
				for range 16 {
					bodies = append(bodies, journal.NoteWritten{Case: k, Note: newNoteID(), Contact: id, Text: text})
				}
				if _, err := t.append(bodies...); err != nil {
					return err
				}
				done += len(bodies)
			}
			return nil
		}))
	}
	return h
}

// pour publishes all that is pending at once.
func (h *seat) pour() {
	h.sendRecords()
	at, err := h.Standing()
	h.step(err)
	for rows := 1; rows > 0; {
		all, err := h.KeyRows(context.Background(), 5000)
		h.step(err)
		for _, r := range all {
			h.wire.rows[r.ID] = r
		}
		h.step(h.KeyRowsSent(context.Background(), all...))
		rows = len(all)
	}
	h.step(h.read(func(t *tx) error {
		return t.scan(boxJournal, nil, func(key, raw []byte) error {
			env, err := journal.Read(raw)
			if err == nil && seqOf(key) > at.Events {
				h.wire.put(env.Header.Subject, raw, env.Header.ID)
			}
			return err
		})
	}))
	for h.receive(1000).Taken > 0 {
	}
}

// BenchmarkFreshReplica is how fast a workstation that joins takes the team's journal, each
// batch synced to the disk: events a second.
func BenchmarkFreshReplica(b *testing.B) {
	h := fullHub(b, 20_000)
	h.pour()
	ctx := context.Background()
	for b.Loop() {
		b.StopTimer()
		bo := h.comes("Bo", member.Counselor)
		bo.db.Load().NoSync = false
		h.pour()
		var rows []KeyRow
		for _, r := range h.wire.rows {
			rows = append(rows, r)
		}
		b.StartTimer()
		for len(rows) > 0 {
			n := min(1000, len(rows))
			bo.step(bo.ReceiveKeyRow(ctx, rows[:n]...))
			rows = rows[n:]
		}
		for from := 0; from < len(h.wire.log); from += 1000 {
			bo.given(h.wire.log[from:min(len(h.wire.log), from+1000)])
		}
		b.StopTimer()
		bo.Store.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(len(h.wire.log)*b.N)/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkPending is what a change costs at a workstation with 5,000 events that are
// pending, and what it costs to hear of one of another's.
func BenchmarkPending(b *testing.B) {
	ctx := context.Background()
	h := newHub(b, true)
	id := h.calls()
	bo := h.comes("Bo", member.Counselor)
	meet(h, bo)
	text := outside.New("belt morgen")
	_, _, err := bo.WriteNote(ctx, id, text)
	bo.step(err)
	meet(h, bo)
	bo.step(bo.write(ctx, func(t *tx) error {
		for range 5000 {
			if _, err := t.append(journal.NoteWritten{Case: CaseID(newNoteID()), Note: newNoteID(), Text: text}); err != nil {
				return err
			}
		}
		return nil
	}))
	for b.Loop() {
		_, _, err := h.WriteNote(ctx, id, text)
		h.step(err)
		h.send(9, nil)
		h.receive(9)
		bo.receive(9)
		_, _, err = bo.WriteNote(ctx, id, text)
		bo.step(err)
	}
}
