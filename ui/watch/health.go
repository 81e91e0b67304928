package watch

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"baken/inbox/imap"
	"baken/store"
	"baken/ui/kind"
)

// health is what /health says.
type health struct {
	OK    bool            `json:"ok"`
	Parts map[string]part `json:"parts"`
}

// part is one part of the hub.
type part struct {
	OK       bool   `json:"ok"`
	State    string `json:"state"`               // a word of the program
	Synced   *int   `json:"synced_s,omitzero"`   // of mail: seconds since store and server agreed
	Free     uint64 `json:"free_bytes,omitzero"` // of the disk
	Wanted   uint64 `json:"wanted_bytes,omitzero"`
	Sessions *int   `json:"sessions,omitzero"`
}

// patience is how long the mailbox may be out of reach before the hub is not well: the
// team works on without it.
const patience = 15 * time.Minute

// spare is how much room a disk has left at least, in bytes, beside what writing the
// store anew takes.
const spare = 256 << 20

// Wanted is how much of the disk should be free, in bytes: erasing writes a store of
// that size anew before it lets the old one go.
func Wanted(size int64) uint64 { return uint64(max(size, 0)) + spare }

func (w *Watch) serveHealth(out http.ResponseWriter, r *http.Request) {
	h := w.health(r.Context())
	out.Header().Set("Content-Type", "application/json")
	if !h.OK {
		out.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(out).Encode(h) // who asked has gone
}

func (w *Watch) health(ctx context.Context) health {
	g, err := w.deps.Gauges(ctx)
	sessions := w.deps.Sessions()
	h := health{OK: true, Parts: map[string]part{
		"store": {OK: true, State: "open"},
		"disk":  w.disk(g),
		"mail":  w.mailbox(),
		"ssh":   {OK: sessions >= 0, State: "listening", Sessions: &sessions},
	}}
	if err != nil {
		h.Parts["store"] = part{State: kind.Of(err)}
	}
	if sessions < 0 {
		h.Parts["ssh"] = part{State: "closed"}
	}
	for _, p := range h.Parts {
		h.OK = h.OK && p.OK
	}
	return h
}

func (w *Watch) disk(g store.Gauges) part {
	free, _, err := w.deps.Space()
	p := part{OK: true, State: "room", Free: free, Wanted: Wanted(g.Size)}
	switch {
	case err != nil:
		p.State = "unknown"
	case free < p.Wanted:
		p.OK, p.State = false, "low"
	}
	return p
}

// mailbox is not well when somebody has to do something, or when it has not been in
// order for long.
func (w *Watch) mailbox() part {
	s, now := w.deps.Mail(), w.deps.Now()
	w.mu.Lock()
	m, since := w.mail, w.since
	w.mu.Unlock()
	p := part{OK: m.fine() || m.state != imap.Refused && now.Sub(since) < patience, State: string(m.state)}
	if m.problem != "" {
		p.State += ": " + m.problem
	}
	if !s.SyncedAt.IsZero() {
		ago := int(max(now.Sub(s.SyncedAt), 0).Seconds())
		p.Synced = &ago
	}
	return p
}

// Look writes into the log when the disk is filling, and when there is room again.
func (w *Watch) Look(ctx context.Context) {
	g, err := w.deps.Gauges(ctx)
	if err != nil {
		return // whoever needs the store says so
	}
	p := w.disk(g)
	w.mu.Lock()
	was := w.full
	w.full = !p.OK
	w.mu.Unlock()
	switch {
	case !p.OK:
		w.deps.Log.Warn("the disk is filling", "free", p.Free, "wanted", p.Wanted, "do", "make room on the disk with the store: erasing writes it anew")
	case was:
		w.deps.Log.Info("there is room on the disk again", "free", p.Free)
	}
}
