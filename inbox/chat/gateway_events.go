package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// now is where a chat is, for the script.
type now struct {
	State   string `json:"state"`
	Waiting bool   `json:"waiting"`
	Over    bool   `json:"over"`
	Typing  string `json:"typing"`
	Seen    uint64 `json:"seen"`
}

// events follows a chat, as server-sent events (WHATWG HTML 9.2): "line" with the entry's
// number as its id, "now" without one, and "gone". It goes on after Last-Event-ID, or
// after ?after=. A reader that does not take what it is given in time is dropped, and goes on where it was when it comes again.
func (g *Gateway) events(w http.ResponseWriter, r *http.Request) {
	c, _ := g.cookie(r)
	if c.step != stepChat {
		w.WriteHeader(http.StatusNoContent) // the browser then stays away
		return
	}
	id, l, err := g.enter(r, c)
	switch {
	case errors.Is(err, ErrGone):
		g.drop(id)
		g.forgetCookie(w, r)
		w.WriteHeader(http.StatusNoContent)
		return
	case err != nil:
		g.fault("events", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	ctx, cut := context.WithCancel(r.Context())
	defer cut()
	f := &follower{g: g, w: w, c: http.NewResponseController(w), id: id, live: l, lang: c.lang, cut: cut}
	g.follow(f)
	defer g.unfollow(f)
	f.since.Entry = lastEvent(r)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no")
	f.out.WriteString("retry: 1500\n\n")
	f.run(ctx)
}

// lastEvent is the entry that a page has already; 0 is none.
func lastEvent(r *http.Request) uint64 {
	for _, s := range []string{r.Header.Get("Last-Event-ID"), r.URL.Query().Get("after")} {
		if n, err := strconv.ParseUint(s, 10, 64); err == nil {
			return n
		}
	}
	return 0
}

// follower is one page that follows a chat.
type follower struct {
	g     *Gateway
	w     http.ResponseWriter
	c     *http.ResponseController
	id    SessionID
	live  *live
	lang  Language
	cut   context.CancelFunc
	since Since
	out   bytes.Buffer
	was   now
	begun bool
}

func (f *follower) run(ctx context.Context) {
	_ = f.c.SetReadDeadline(time.Time{}) // the request is read; from here on only writing is timed
	for {
		beat, cancel := context.WithTimeout(ctx, beatEvery)
		v, err := f.g.o.House.Wait(beat, f.id, f.since)
		cancel()
		switch {
		case ctx.Err() != nil:
			return
		case errors.Is(err, context.DeadlineExceeded):
			f.out.WriteString(": \n\n")
		case errors.Is(err, ErrGone):
			f.out.WriteString("event: gone\ndata: \n\n")
			_ = f.flush()
			f.g.drop(f.id)
			return
		case err != nil:
			f.g.fault("wait", err)
			return
		case f.put(v) != nil:
			return
		}
		if f.flush() != nil {
			return
		}
		if n := len(v.Entries); err == nil && n > 0 {
			_ = f.g.o.House.Mark(ctx, f.id, Mark{Alive: true, Got: v.Entries[n-1].N})
		}
	}
}

// put writes what has come, and hands it on as far as it is much.
func (f *follower) put(v View) error {
	for _, e := range v.Entries {
		f.event(fmt.Sprintf("id: %d\nevent: line\n", e.N), f.g.shownOf(f.live.key, f.lang, e))
		if f.out.Len() > muchAtOnce {
			if err := f.flush(); err != nil {
				return err
			}
		}
	}
	f.since = Since{Entry: v.Upto, Version: v.Version}
	is := now{State: stateOf(f.lang, v), Waiting: v.Phase == Waiting, Over: v.Phase == Over, Seen: v.Seen}
	if v.Typing {
		is.Typing = f.lang.say("typing")
	}
	if is != f.was || !f.begun {
		f.event("event: now\n", is)
		f.was, f.begun = is, true
	}
	return nil
}

// muchAtOnce is how many bytes for a page are in memory before they are handed on.
const muchAtOnce = 32 << 10

func (f *follower) event(head string, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		return
	}
	f.out.WriteString(head)
	f.out.WriteString("data: ")
	f.out.Write(b)
	f.out.WriteString("\n\n")
}

// flush hands on what was written, in time.
func (f *follower) flush() error {
	_ = f.c.SetWriteDeadline(time.Now().Add(f.g.o.Patience))
	if f.out.Len() > 0 {
		if _, err := f.w.Write(f.out.Bytes()); err != nil {
			return err
		}
		f.out.Reset()
	}
	return f.c.Flush()
}
