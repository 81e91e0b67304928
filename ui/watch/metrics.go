package watch

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"baken/inbox/imap"
	"baken/store"
)

// contentType is that of the text format (https://prometheus.io/docs/instrumenting/exposition_formats/).
const contentType = "text/plain; version=0.0.4; charset=utf-8"

func (w *Watch) serveMetrics(out http.ResponseWriter, r *http.Request) {
	g, err := w.deps.Gauges(r.Context())
	p := new(page)
	w.machine(p)
	w.mailMetrics(p)
	p.family("baken_store_up", "gauge", "Whether the store can be read.")
	p.number(truth(err == nil))
	if err == nil {
		w.house(p, g)
	}
	out.Header().Set("Content-Type", contentType)
	_, _ = out.Write([]byte(p.String())) // who asked has gone
}

// house writes the counts of the house.
func (w *Watch) house(p *page, g store.Gauges) {
	now := w.deps.Now()
	channels := []store.Channel{store.Phone, store.Chat, store.Mail, store.Other}
	p.family("baken_waiting_contacts", "gauge", "Contacts that wait, by channel and urgency.")
	for _, ch := range channels {
		for u := store.Acute; ; u-- {
			p.number(float64(g.Waiting[ch][u]), "channel", string(ch), "urgency", u.String())
			if u == store.Calm {
				break
			}
		}
	}
	p.family("baken_waiting_longest_seconds", "gauge", "How long the contact waits that waits longest; 0 when none does.")
	for _, ch := range channels {
		longest := time.Duration(0)
		if since := g.Longest[ch]; !since.IsZero() {
			longest = max(now.Sub(since), 0)
		}
		p.number(longest.Truncate(time.Second).Seconds(), "channel", string(ch))
	}
	p.family("baken_contacts", "gauge", "Contacts that do not wait, by state.")
	p.number(float64(g.Answered), "state", "answered")
	p.number(float64(g.Closed), "state", "closed")
	p.number(float64(g.Aside), "state", "aside")
	p.family("baken_mails_to_fetch", "gauge", "Mails of which only the header is here yet.")
	p.number(float64(g.ToFetch))
	p.family("baken_outbox_operations", "gauge", "What is to go out or to be done in the mailbox, by kind and state; unclear, failed and conflict wait for a person.")
	for _, kind := range []store.OpKind{store.OpSend, store.OpFlag, store.OpMove, store.OpAppend, store.OpDelete} {
		for _, state := range []store.OpState{store.OpWaiting, store.OpTrying, store.OpUnclear, store.OpFailed, store.OpConflict} {
			p.number(float64(g.Outbox[kind][state]), "kind", string(kind), "state", string(state))
		}
	}
	p.family("baken_journal_events_total", "counter", "Events of the journal.")
	p.number(float64(g.Events))
	p.family("baken_store_size_bytes", "gauge", "Size of the store's file.")
	p.number(float64(g.Size))
	p.family("baken_disk_wanted_bytes", "gauge", "How much of the disk should be free: erasing writes the store anew.")
	p.number(float64(Wanted(g.Size)))
}

// mailMetrics writes how the mailbox stands.
func (w *Watch) mailMetrics(p *page) {
	s := w.deps.Mail()
	p.family("baken_mail_online", "gauge", "Whether the mailbox is connected.")
	p.number(truth(s.Mail == imap.Online))
	p.family("baken_mail_refused", "gauge", "Whether the mail server is not tried again before somebody does something.")
	p.number(truth(s.Mail == imap.Refused))
	p.family("baken_mail_submission_failing", "gauge", "Whether the submission server takes nothing.")
	p.number(truth(s.SendErr != nil))
	if !s.SyncedAt.IsZero() {
		p.family("baken_mail_synced_seconds", "gauge", "How long ago store and server agreed.")
		p.number(max(w.deps.Now().Sub(s.SyncedAt), 0).Truncate(time.Second).Seconds())
	}
	w.mu.Lock()
	troubles := maps.Clone(w.troubles)
	w.mu.Unlock()
	if len(troubles) > 0 {
		p.family("baken_mail_errors_total", "counter", "How often the mailbox was found not in order, by problem.")
		for _, problem := range slices.Sorted(maps.Keys(troubles)) {
			p.number(float64(troubles[problem]), "problem", problem)
		}
	}
}

// machine writes what the program needs of the machine.
func (w *Watch) machine(p *page) {
	p.family("baken_build_info", "gauge", "The program; always 1.")
	p.number(1, "version", w.deps.Version, "commit", w.deps.Commit, "goversion", w.deps.Go, "schema", strconv.Itoa(store.Schema))
	p.family("process_start_time_seconds", "gauge", "When the hub began, in seconds since 1970.")
	p.number(float64(w.began.Unix()))
	sessions := w.deps.Sessions()
	p.family("baken_ssh_up", "gauge", "Whether the team can come in.")
	p.number(truth(sessions >= 0))
	p.family("baken_sessions", "gauge", "Sessions that are open.")
	p.number(float64(max(sessions, 0)))
	if free, total, err := w.deps.Space(); err == nil {
		p.family("baken_disk_free_bytes", "gauge", "What is free of the disk with the store.")
		p.number(float64(free))
		p.family("baken_disk_size_bytes", "gauge", "Size of the disk with the store.")
		p.number(float64(total))
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	p.family("go_memstats_sys_bytes", "gauge", "Memory that the program has from the system.")
	p.number(float64(m.Sys - m.HeapReleased))
	p.family("go_memstats_heap_alloc_bytes", "gauge", "Memory that is in use.")
	p.number(float64(m.HeapAlloc))
	if resident, ok := resident(); ok {
		p.family("process_resident_memory_bytes", "gauge", "Memory that the program takes of the machine.")
		p.number(float64(resident))
	}
	p.family("go_goroutines", "gauge", "Goroutines.")
	p.number(float64(runtime.NumGoroutine()))
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// page is a page of metrics that is being written.
type page struct {
	strings.Builder
	name string
}

// family begins a metric: what follows are its numbers.
func (p *page) family(name, kind, help string) {
	p.name = name
	fmt.Fprintf(p, "# HELP %s %s\n# TYPE %s %s\n", name, escape(help, false), name, kind)
}

// number writes one, with labels: a name and a value each.
func (p *page) number(v float64, labels ...string) {
	p.WriteString(p.name)
	for i := 0; i+1 < len(labels); i += 2 {
		p.WriteString(cmp.Or(map[bool]string{true: "{"}[i == 0], ","))
		fmt.Fprintf(p, `%s="%s"`, labels[i], escape(labels[i+1], true))
	}
	if len(labels) > 0 {
		p.WriteByte('}')
	}
	p.WriteByte(' ')
	p.WriteString(strconv.FormatFloat(v, 'f', -1, 64))
	p.WriteByte('\n')
}

// escape keeps a text on its line, and within its quotes.
func escape(s string, quoted bool) string {
	s = strings.NewReplacer(`\`, `\\`, "\n", `\n`).Replace(s)
	if quoted {
		s = strings.ReplaceAll(s, `"`, `\"`)
	}
	return s
}
