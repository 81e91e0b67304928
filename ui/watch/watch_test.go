package watch

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/inbox"
	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/store"
)

var noon = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

// house is what is watched, as a test has it.
type house struct {
	gauges   store.Gauges
	fails    error
	mail     inbox.Status
	sessions int
	free     uint64
	now      time.Time
	log      strings.Builder
	*Watch
}

func newHouse() *house {
	h := &house{free: 10 << 30, now: noon, mail: inbox.Status{Mail: imap.Online, SyncedAt: noon}}
	h.Watch = New(Deps{
		Gauges:   func(context.Context) (store.Gauges, error) { return h.gauges, h.fails },
		Mail:     func() inbox.Status { return h.mail },
		Sessions: func() int { return h.sessions },
		Space:    func() (uint64, uint64, error) { return h.free, 20 << 30, nil },
		Now:      func() time.Time { return h.now },
		Log:      slog.New(slog.NewTextHandler(&h.log, nil)), Version: "1.2.3", Commit: "abc", Go: "go1",
	})
	h.Told(h.mail)
	return h
}

// get asks as a program on the machine does.
func (h *house) get(t *testing.T, method, path, host string) (int, string) {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	r.Host = host
	out := httptest.NewRecorder()
	h.handler().ServeHTTP(out, r)
	return out.Code, out.Body.String()
}

func TestAddress(t *testing.T) {
	for address, ok := range map[string]bool{
		"127.0.0.1:9712": true, "[::1]:9712": true, "localhost:9712": true, "127.0.0.2:0": true,
		":9712": false, "0.0.0.0:9712": false, "[::]:9712": false, "192.0.2.1:9712": false, "hub.example.org:9712": false, "127.0.0.1": false, "127.0.0.1:": false, "localhost.example.org:1": false,
	} {
		if err := Address(address); (err == nil) != ok {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// A page in a browser on the machine asks by a name of its own, which it had point to
// loopback.
func TestOnlyLoopbackIsAnswered(t *testing.T) {
	h := newHouse()
	for _, c := range []struct {
		method, path, host string
		want               int
	}{
		{"GET", "/health", "127.0.0.1:9712", http.StatusOK}, {"GET", "/metrics", "localhost", http.StatusOK}, {"HEAD", "/health", "[::1]:9712", http.StatusOK},
		{"GET", "/health", "evil.example", http.StatusForbidden}, {"GET", "/metrics", "127.0.0.1.evil.example:9712", http.StatusForbidden},
		{"POST", "/health", "127.0.0.1", http.StatusMethodNotAllowed}, {"GET", "/", "127.0.0.1", http.StatusNotFound}, {"GET", "/debug/pprof/", "127.0.0.1", http.StatusNotFound},
	} {
		if got, _ := h.get(t, c.method, c.path, c.host); got != c.want {
			t.Errorf("%s %s as %s: %d, want %d", c.method, c.path, c.host, got, c.want)
		}
	}
}

func TestHealth(t *testing.T) {
	online := inbox.Status{Mail: imap.Online, SyncedAt: noon}
	away := inbox.Status{Mail: imap.Offline, Problem: imap.Unreachable, SyncedAt: noon}
	for name, c := range map[string]struct {
		change func(*house)
		part   string // that is not well; empty: all are
		state  string
	}{
		"all is well":                {func(h *house) { h.Told(online) }, "", ""},
		"the store cannot be read":   {func(h *house) { h.fails = store.ErrDamaged }, "store", "store.ErrDamaged"},
		"a disk that is filling":     {func(h *house) { h.gauges.Size, h.free = 1<<30, 1<<30 }, "disk", "low"},
		"room for the store twice":   {func(h *house) { h.gauges.Size, h.free = 1<<30, 3<<30 }, "", ""},
		"away for a moment":          {func(h *house) { h.Told(away); h.now = noon.Add(5 * time.Minute) }, "", ""},
		"away for long":              {func(h *house) { h.Told(away); h.now = noon.Add(time.Hour) }, "mail", "offline: unreachable"},
		"back again":                 {func(h *house) { h.Told(away); h.now = noon.Add(time.Hour); h.Told(online) }, "", ""},
		"a password that is refused": {func(h *house) { h.Told(inbox.Status{Mail: imap.Refused, Problem: imap.Credentials}) }, "mail", "refused: credentials"},
		"nothing goes out for long": {func(h *house) {
			s := online
			s.SendErr = account.ErrRefused
			h.Told(s)
			h.now = noon.Add(time.Hour)
		}, "mail", "online: submission"},
		"nobody is let in": {func(h *house) { h.sessions = -1 }, "ssh", "closed"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse()
			c.change(h)
			status, body := h.get(t, "GET", "/health", "127.0.0.1")
			var got health
			if err := json.Unmarshal([]byte(body), &got); err != nil {
				t.Fatal(err)
			}
			if want := map[bool]int{true: http.StatusOK, false: http.StatusServiceUnavailable}[c.part == ""]; status != want || got.OK != (c.part == "") {
				t.Errorf("%d %s", status, body)
			}
			for name, p := range got.Parts {
				if p.OK == (name == c.part) || name == c.part && p.State != c.state {
					t.Errorf("%s: %+v", name, p)
				}
			}
		})
	}
}

// line is a line of the format: a comment of one of two kinds, or a number.
var line = regexp.MustCompile(`^(# (HELP [a-z_]+ .+|TYPE [a-z_]+ (gauge|counter))|([a-z_]+)(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? (-?[0-9.]+))$`)

func TestMetrics(t *testing.T) {
	h := newHouse()
	h.sessions, h.free, h.now = 3, 7<<30, noon.Add(90*time.Second)
	h.gauges = store.Gauges{
		Waiting: map[store.Channel]map[store.Urgency]int{store.Mail: {store.Acute: 2, store.Calm: 11}, store.Phone: {store.NotAssessed: 1}},
		Longest: map[store.Channel]time.Time{store.Mail: noon.Add(-time.Hour)},
		Closed:  40, Outbox: map[store.OpKind]map[store.OpState]int{store.OpSend: {store.OpUnclear: 1}}, Events: 12345, Size: 1 << 20,
	}
	h.Told(inbox.Status{Mail: imap.Refused, Problem: imap.Credentials})
	_, body := h.get(t, "GET", "/metrics", "localhost:9712")
	got := map[string]string{}
	typed := map[string]bool{}
	for _, l := range strings.Split(strings.TrimSuffix(body, "\n"), "\n") {
		m := line.FindStringSubmatch(l)
		if m == nil {
			t.Fatalf("not a line of the format: %q", l)
		}
		if rest, ok := strings.CutPrefix(l, "# TYPE "); ok {
			name, _, _ := strings.Cut(rest, " ")
			if typed[name] {
				t.Errorf("%s begins twice", name)
			}
			typed[name] = true
		}
		if m[4] == "" {
			continue
		}
		if !typed[m[4]] {
			t.Errorf("%s stands without its type", m[4])
		}
		if _, twice := got[m[4]+m[5]]; twice {
			t.Errorf("%s%s stands there twice", m[4], m[5])
		}
		got[m[4]+m[5]] = m[7]
	}
	want := map[string]string{
		`baken_waiting_contacts{channel="mail",urgency="acute"}`: "2", `baken_waiting_contacts{channel="mail",urgency="none"}`: "11", `baken_waiting_contacts{channel="phone",urgency="not assessed"}`: "1",
		`baken_waiting_contacts{channel="chat",urgency="minor"}`: "0", `baken_waiting_longest_seconds{channel="mail"}`: "3690", `baken_waiting_longest_seconds{channel="phone"}`: "0",
		`baken_contacts{state="closed"}`: "40", `baken_outbox_operations{kind="send",state="unclear"}`: "1", `baken_outbox_operations{kind="move",state="waiting"}`: "0",
		`baken_journal_events_total`: "12345", `baken_store_size_bytes`: "1048576", `baken_store_up`: "1", `baken_sessions`: "3", `baken_ssh_up`: "1", `baken_disk_free_bytes`: "7516192768",
		`baken_mail_errors_total{problem="credentials"}`: "1", `baken_mail_synced_seconds`: "90",
		`process_start_time_seconds`: "1795694400",
	}
	for name, v := range want {
		if got[name] != v {
			t.Errorf("%s is %q, want %q", name, got[name], v)
		}
	}
	h.fails = errors.New("Lies schrijft")
	if _, body := h.get(t, "GET", "/metrics", "localhost:9712"); !strings.Contains(body, "baken_store_up 0\n") || strings.Contains(body, "baken_waiting") || strings.Contains(body, "Lies") {
		t.Errorf("of a store that cannot be read:\n%s", body)
	}
}

// What happens to the mailbox and the disk stands in the log once, with what to do.
func TestLog(t *testing.T) {
	h := newHouse()
	h.log.Reset()
	refused := inbox.Status{Mail: imap.Refused, Problem: imap.Credentials}
	for _, s := range []inbox.Status{refused, refused, {Mail: imap.Connecting}, {Mail: imap.Online}, {Mail: imap.Online, Left: 3}} {
		h.Told(s)
	}
	h.Look(t.Context())
	h.free = 1 << 20
	h.Look(t.Context())
	h.free = 10 << 30
	h.Look(t.Context())
	h.Look(t.Context())
	var got []string
	for l := range strings.Lines(h.log.String()) {
		_, l, _ = strings.Cut(l, "level=")
		got = append(got, strings.TrimSpace(l))
	}
	want := []string{
		`WARN msg="the mailbox is not in order" state=refused problem=credentials do="the server refuses the password: look at what secret_command prints"`,
		`INFO msg="the mailbox is in order"`,
		`WARN msg="the disk is filling" free=1048576 wanted=268435456 do="make room on the disk with the store: erasing writes it anew"`,
		`INFO msg="there is room on the disk again" free=10737418240`,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// A fault in the program is answered, and said to nobody but the log.
func TestFault(t *testing.T) {
	h := newHouse()
	h.deps.Sessions = func() int { panic("Lies schrijft") }
	status, body := h.get(t, "GET", "/health", "127.0.0.1")
	if status != http.StatusInternalServerError || strings.Contains(body+h.log.String(), "Lies") {
		t.Errorf("%d %s\n%s", status, body, h.log.String())
	}
}
