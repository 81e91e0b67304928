package chat

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baken/store/outside"
)

var here = os.DirFS(".")

// guest is a visitor without a browser.
type guest struct {
	t  testing.TB
	h  *hub
	c  *http.Client
	as map[string]string // headers of all requests
}

func (h *hub) guest(t testing.TB) *guest {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	tr := &http.Transport{MaxIdleConnsPerHost: 4}
	t.Cleanup(tr.CloseIdleConnections)
	return &guest{t: t, h: h, as: map[string]string{"Accept-Language": "nl"}, c: &http.Client{Jar: jar, Transport: tr,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

func (g *guest) ask(method, path string, form url.Values, as map[string]string) (*http.Response, string) {
	g.t.Helper()
	r, err := http.NewRequest(method, "http://"+g.h.addr+path, strings.NewReader(form.Encode()))
	if err != nil {
		g.t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, all := range []map[string]string{g.as, as} {
		for k, v := range all {
			r.Header.Set(k, v)
		}
	}
	a, err := g.c.Do(r)
	if err != nil {
		g.t.Fatal(err)
	}
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil {
		g.t.Fatal(err)
	}
	checkHeaders(g.t, method+" "+path, a.Header)
	return a, string(b)
}

func (g *guest) post(kv ...string) (*http.Response, string) {
	g.t.Helper()
	f := url.Values{}
	for i := 0; i < len(kv); i += 2 {
		f.Set(kv[i], kv[i+1])
	}
	return g.ask(http.MethodPost, "/", f, nil)
}

func (g *guest) get(path string) (*http.Response, string) {
	g.t.Helper()
	return g.ask(http.MethodGet, path, nil, nil)
}

// asks asks for a page on a connection of its own, which takes little at once, and reads
// nothing of it.
func (g *guest) asks(path string) net.Conn {
	g.t.Helper()
	u, err := url.Parse(g.h.url())
	if err != nil {
		g.t.Fatal(err)
	}
	conn, err := net.Dial("tcp", g.h.addr)
	if err != nil {
		g.t.Fatal(err)
	}
	g.t.Cleanup(func() { conn.Close() })
	if err := conn.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
		g.t.Fatal(err)
	}
	fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\n\r\n", path, g.h.addr, g.c.Jar.Cookies(u)[0])
	return conn
}

// enter begins a chat.
func (g *guest) enter() {
	g.t.Helper()
	g.post("do", "go", "to", "h")
	if a, body := g.post("do", "begin"); a.StatusCode != http.StatusSeeOther {
		g.t.Fatalf("%d %.300s", a.StatusCode, body)
	}
}

func (g *guest) say(key LineID, text string) int {
	g.t.Helper()
	a, _ := g.ask(http.MethodPost, "/", url.Values{"do": {"say"}, "key": {key.String()}, "text": {text}}, map[string]string{"Accept": "application/json"})
	return a.StatusCode
}

// checkHeaders says what an answer lacks that every answer has.
func checkHeaders(t testing.TB, what string, h http.Header) {
	t.Helper()
	for k, want := range map[string]string{"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"} {
		if h.Get(k) != want {
			t.Errorf("%s: %s is %q", what, k, h.Get(k))
		}
	}
	csp := h.Get("Content-Security-Policy")
	if !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "base-uri 'none'") || strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") {
		t.Errorf("%s: %q", what, csp)
	}
	if !strings.Contains(h.Get("Permissions-Policy"), "geolocation=()") || h.Get("X-Frame-Options") == "" {
		t.Errorf("%s: %v", what, h)
	}
	if l := h.Get("Location"); strings.ContainsAny(l, "?#") {
		t.Errorf("%s leads to %s", what, l)
	}
}

func TestAnswersAndCookie(t *testing.T) {
	h := newHub(t, nil)
	g := h.guest(t)
	for _, path := range []string{"/", "/c.css", "/n.css", "/c.js", "/i.svg", "/lines", "/events", "/nothing", "/exit"} {
		a, _ := g.get(path)
		want := map[string]int{"/nothing": 404, "/exit": 303, "/events": 204}[path]
		if want == 0 {
			want = 200
		}
		if a.StatusCode != want {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
		if path != "/exit" && a.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", path)
		}
	}
	a, _ := g.post("do", "go", "to", "h")
	c := a.Header.Get("Set-Cookie")
	for _, want := range []string{"s=nlh", "Path=/", "HttpOnly", "SameSite=Strict"} {
		if !strings.Contains(c, want) {
			t.Errorf("%q has no %s", c, want)
		}
	}
	if strings.Contains(c, "Expires") || strings.Contains(c, "Max-Age") || len(a.Header.Values("Set-Cookie")) != 1 {
		t.Errorf("%q", c)
	}
	g.post("do", "begin")
	a, _ = g.get("/exit")
	if a.Header.Get("Clear-Site-Data") == "" || a.Header.Get("Location") != h.neutral.URL+"/" || !strings.Contains(a.Header.Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("%v", a.Header)
	}
	h.only(func(s Summary) bool { return s.Presence == Exited })
}

// Behind a proxy that speaks HTTPS the cookie has its strict name.
func TestCookieBehindProxy(t *testing.T) {
	h := newHub(t, func(h *hub) { h.o.Proxy = true })
	g := h.guest(t)
	a, _ := g.ask(http.MethodPost, "/", url.Values{"do": {"go"}, "to": {"h"}}, map[string]string{"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"})
	c := a.Header.Get("Set-Cookie")
	if !strings.HasPrefix(c, "__Host-s=") || !strings.Contains(c, "Secure") || strings.Contains(c, "Domain") || a.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("%q", c)
	}
}

func TestOtherSitesAreRefused(t *testing.T) {
	h := newHub(t, nil)
	g := h.guest(t)
	g.enter()
	id := h.only(waiting).ID
	for _, as := range []map[string]string{{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"}} {
		a, _ := g.ask(http.MethodPost, "/", url.Values{"do": {"say"}, "key": {NewLine().String()}, "text": {"x"}}, as)
		if a.StatusCode != http.StatusForbidden {
			t.Errorf("%v: %d", as, a.StatusCode)
		}
		if a, _ := g.ask(http.MethodGet, "/exit", nil, as); a.Header.Get("Clear-Site-Data") != "" {
			t.Errorf("%v ends a chat", as)
		}
	}
	for i, as := range []map[string]string{{"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "null"}, {"Origin": "http://" + h.addr}} {
		g.ask(http.MethodPost, "/", url.Values{"do": {"say"}, "key": {NewLine().String()}, "text": {"x"}}, as)
		if got := len(h.said(id)); got != i+1 {
			t.Errorf("%v: %d lines", as, got)
		}
	}
	if h.only(waiting).ID != id {
		t.Error("the chat has gone")
	}
}

func TestResentLineIsNotDoubled(t *testing.T) {
	h := newHub(t, nil)
	g := h.guest(t)
	g.enter()
	id, key := h.only(waiting).ID, NewLine()
	for range 3 {
		if s := g.say(key, "eenmaal"); s != http.StatusOK {
			t.Errorf("%d", s)
		}
	}
	h.keeper.refuse(errors.New("the disk is full"))
	other := NewLine()
	if s := g.say(other, "nog iets"); s != http.StatusServiceUnavailable {
		t.Errorf("%d", s)
	}
	h.keeper.refuse(nil)
	h.stop()
	h.start()
	g.c.CloseIdleConnections() // of the one before
	for range 2 {
		if s := g.say(other, "nog iets"); s != http.StatusOK {
			t.Errorf("%d", s)
		}
	}
	if s := g.say(key, "eenmaal"); s != http.StatusOK {
		t.Errorf("%d", s)
	}
	if got := h.said(id); !slices.Equal(got, []string{"v eenmaal", "v nog iets"}) {
		t.Errorf("%q", got)
	}
	if strings.Contains(h.log.String(), "nog iets") || strings.Contains(h.log.String(), "disk") {
		t.Errorf("the log: %s", h.log.String())
	}
}

// A button that is pressed again and again begins one chat, whose lines the desk can read.
func TestBeginManyTimes(t *testing.T) {
	h := newHub(t, nil)
	g := h.guest(t)
	g.post("do", "go", "to", "h")
	u, _ := url.Parse(h.url())
	c := "s=" + g.c.Jar.Cookies(u)[0].Value
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			a, _ := h.guest(t).ask(http.MethodPost, "/", url.Values{"do": {"begin"}}, map[string]string{"Cookie": c})
			if a.StatusCode != http.StatusSeeOther || !strings.HasPrefix(a.Header.Get("Set-Cookie"), "s=nlc") {
				t.Errorf("%d %v", a.StatusCode, a.Header)
			}
		})
	}
	wg.Wait()
	g.post("do", "begin")
	if s := g.say(NewLine(), "een gesprek"); s != http.StatusOK {
		t.Errorf("%d", s)
	}
	all, _, _ := h.rooms.Watch(context.Background(), 0)
	if len(all) != 1 || !slices.Equal(h.said(all[0].ID), []string{"v een gesprek"}) {
		t.Errorf("%v", all)
	}
}

func TestLimits(t *testing.T) {
	c := &clock{t: monday}
	h := newHub(t, func(h *hub) {
		h.config.Now, h.o.Now = c.now, c.now
		h.o.Proxy, h.o.PerOrigin, h.o.Requests, h.o.Messages = true, 2, 40, 1
	})
	from := func(ip string) *guest {
		g := h.guest(t)
		g.as["X-Forwarded-For"] = "198.51.100.1, " + ip
		return g
	}
	for range 2 {
		from("203.0.113.7").enter()
	}
	third := from("203.0.113.7")
	third.post("do", "go", "to", "h")
	if a, body := third.post("do", "begin"); a.StatusCode != http.StatusTooManyRequests || !strings.Contains(body, "Vanaf deze plek") {
		t.Errorf("%d", a.StatusCode)
	}
	g := from("203.0.113.8")
	g.enter()
	if s := g.say(NewLine(), strings.Repeat("é", 2049)); s != http.StatusRequestEntityTooLarge {
		t.Errorf("a line that is too long: %d", s)
	}
	if s := g.say(NewLine(), strings.Repeat("é", 2048)); s != http.StatusOK {
		t.Errorf("the longest line: %d", s)
	}
	if a, _ := g.post("do", "say", "text", strings.Repeat("x", maxBody)); a.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a body that is too long: %d", a.StatusCode)
	}
	slow := 0
	for range 20 {
		if g.say(NewLine(), "snel") == http.StatusTooManyRequests {
			slow++
		}
	}
	if slow != 20-(linesBurst-1) {
		t.Errorf("%d of 20 were too fast", slow)
	}
	c.pass(2 * time.Second)
	if s := g.say(NewLine(), "rustig"); s != http.StatusOK {
		t.Errorf("after a while: %d", s)
	}
	// Requests: who floods is turned away, the exit is not, and nobody else is.
	flood := from("203.0.113.9")
	var last int
	for range 220 {
		a, _ := flood.get("/i.svg")
		last = a.StatusCode
	}
	if a, _ := flood.get("/exit"); last != http.StatusTooManyRequests || a.StatusCode != http.StatusSeeOther {
		t.Errorf("%d, exit %d", last, a.StatusCode)
	}
	if a, _ := g.get("/"); a.StatusCode != http.StatusOK {
		t.Errorf("another: %d", a.StatusCode)
	}
	// A day later the hashes are others.
	was := h.gateway.origin(req("203.0.113.7"))
	c.pass(24 * time.Hour)
	if h.gateway.origin(req("203.0.113.7")) == was {
		t.Error("the key has not changed")
	}
}

func req(ip string) *http.Request {
	return &http.Request{RemoteAddr: "127.0.0.1:1", Header: http.Header{"X-Forwarded-For": {ip}}}
}

func TestForwardedOnlyFromLoopback(t *testing.T) {
	g := &Gateway{o: Options{Proxy: true}}
	for _, c := range []struct{ remote, said, want string }{
		{"127.0.0.1:80", "203.0.113.1, 203.0.113.2", "203.0.113.2"},
		{"192.0.2.1:80", "203.0.113.2", "192.0.2.1"},
		{"[::1]:80", "2001:db8:1:2:3::4", "2001:db8:1:2::"},
		{"127.0.0.1:80", "nonsense", "::"},
	} {
		r := &http.Request{RemoteAddr: c.remote, Header: http.Header{"X-Forwarded-For": {c.said}}}
		if got := g.address(r).String(); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
	g.o.Proxy = false
	if got := g.address(&http.Request{RemoteAddr: "127.0.0.1:80", Header: http.Header{"X-Forwarded-For": {"203.0.113.2"}}}).String(); got != "127.0.0.1" {
		t.Error(got)
	}
}

// follow reads the events of a chat until it has a line with some words.
func (g *guest) follow(ctx context.Context, after string, each func(id, event, data string) bool) {
	g.t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+g.h.addr+"/events", nil)
	if err != nil {
		g.t.Fatal(err)
	}
	if after != "" {
		r.Header.Set("Last-Event-ID", after)
	}
	a, err := g.c.Do(r)
	if err != nil {
		g.t.Error(err)
		return
	}
	defer a.Body.Close()
	s := bufio.NewScanner(a.Body)
	s.Buffer(nil, 1<<20)
	var id, event, data string
	for s.Scan() {
		k, v, _ := strings.Cut(s.Text(), ": ")
		switch k {
		case "id":
			id = v
		case "event":
			event = v
		case "data":
			data = v
		case "":
			if event != "" && !each(id, event, data) {
				return
			}
			id, event, data = "", "", ""
		}
	}
}

func TestEventsGoOnWhereTheyWere(t *testing.T) {
	h := newHub(t, nil)
	g := h.guest(t)
	g.enter()
	id := h.only(waiting).ID
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := h.rooms.Accept(ctx, id, noor); err != nil {
		t.Fatal(err)
	}
	for i := range 6 {
		h.send(id, fmt.Sprint("regel ", i))
	}
	var ids []string
	last := ""
	for len(ids) < 7 {
		g.follow(ctx, last, func(id, event, data string) bool {
			if event != "line" {
				return true
			}
			ids, last = append(ids, id), id
			return len(ids)%3 != 0 && len(ids) < 7
		})
		if ctx.Err() != nil {
			break
		}
	}
	if got := strings.Join(ids, " "); got != "1 2 3 4 5 6 7" {
		t.Errorf("%s", got)
	}
}

// A reader that takes nothing costs no memory and holds up nobody; and no address is in
// what is logged or kept, whatever goes wrong.
func TestSlowReaderAndNoAddress(t *testing.T) {
	h := newHub(t, func(h *hub) { h.o.Proxy, h.o.Patience, h.narrow = true, 300*time.Millisecond, true })
	g := h.guest(t)
	g.as["X-Forwarded-For"] = "203.0.113.77"
	g.enter()
	id := h.only(waiting).ID
	if err := h.rooms.Accept(context.Background(), id, noor); err != nil {
		t.Fatal(err)
	}
	g.asks("/events")
	readers := func() int {
		h.gateway.mu.Lock()
		defer h.gateway.mu.Unlock()
		return len(h.gateway.live[id].readers)
	}
	eventually(t, "the reader", func() bool { return readers() == 1 })
	long := strings.Repeat("woord ", 600) // and enough of it that no buffer between takes it all
	for range 240 {
		h.send(id, long)
	}
	eventually(t, "the slow reader's end", func() bool { return readers() == 0 })
	if s := g.say(NewLine(), "gaat nog"); s != http.StatusOK {
		t.Errorf("%d", s)
	}
	bad, err := net.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(bad, "\x16\x03\x01nonsense\r\n\r\n")
	_, _ = io.ReadAll(bad)
	bad.Close()
	h.keeper.refuse(fmt.Errorf("no room for 203.0.113.77"))
	g.say(NewLine(), "geheim woord")
	kept, err := os.ReadFile(h.keeper.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, never := range []string{"203.0.113", "127.0.0.1", "gaat nog", "geheim", "woord"} {
		if strings.Contains(h.log.String(), never) || bytes.Contains(kept, []byte(never)) {
			t.Errorf("%q is in the log or in what is kept", never)
		}
	}
	if !strings.Contains(h.log.String(), "failed=say") {
		t.Errorf("the log does not say what failed: %s", h.log.String())
	}
}

// What the server itself logs has its address taken out.
func TestQuiet(t *testing.T) {
	h := newHub(t, nil)
	srv := h.gateway.Server()
	srv.ErrorLog.Printf("http: TLS handshake error from 203.0.113.7:4711: EOF")
	srv.ErrorLog.Printf("http: panic serving 203.0.113.7:4711: geheim")
	if l := h.log.String(); strings.Contains(l, "203.0.113") || strings.Contains(l, "geheim") || !strings.Contains(l, "TLS handshake error") {
		t.Error(l)
	}
	if srv.ReadHeaderTimeout == 0 || srv.IdleTimeout == 0 || srv.MaxHeaderBytes == 0 {
		t.Error("a bound is missing")
	}
}

type broken struct{ House }

func (broken) Standing() Standing { panic(outside.New("geheim").Line().String() + " 203.0.113.7") }

func TestPanicTellsNothing(t *testing.T) {
	h := newHub(t, nil)
	h.gateway.o.House = broken{h.rooms}
	g := h.guest(t)
	g.post("do", "go", "to", "h")
	if a, _ := g.get("/"); a.StatusCode != http.StatusInternalServerError {
		t.Errorf("%d", a.StatusCode)
	}
	if l := h.log.String(); strings.Contains(l, "geheim") || !strings.Contains(l, "panic=string") || !strings.Contains(l, "Gateway") {
		t.Error(l)
	}
}

func FuzzGateway(f *testing.F) {
	h := newHub(f, func(h *hub) { h.o.Requests = 1 << 30 })
	g := h.guest(f)
	g.enter()
	u, _ := url.Parse(h.url())
	chat := g.c.Jar.Cookies(u)[0].Value
	for _, do := range []string{"go", "begin", "say", "mark", "message", "other"} {
		f.Add("POST", "/", "do="+do+"&to=h&key="+NewLine().String()+"&text=dag&typing=1&seen=3&address=a@b&lang=fr", chat, "application/json", "3")
		f.Add("POST", "/", "do="+do, "nlh"+chat[3:], "", "")
	}
	for _, path := range []string{"/", "/events", "/lines", "/exit", "/c.js", "//", "/..%2f"} {
		f.Add("GET", path, "", chat, "text/html", "18446744073709551615")
	}
	f.Fuzz(func(t *testing.T, method, path, body, cookie, accept, last string) {
		if !strings.HasPrefix(path, "/") {
			path = "/" + path
		}
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		defer cancel()
		r, err := http.NewRequestWithContext(ctx, method, "http://h"+path, strings.NewReader(body))
		if err != nil || r.URL.Path == "" {
			return
		}
		if r.URL.Path == "/exit" || strings.Contains(body, "leave") {
			cookie = "" // the chat of the seeds stays
		}
		r.RequestURI, r.RemoteAddr = path, "127.0.0.1:1"
		r.Header = http.Header{"Content-Type": {"application/x-www-form-urlencoded"}, "Cookie": {"s=" + cookie}, "Accept": {accept}, "Accept-Language": {accept}, "Last-Event-ID": {last}}
		w := &sink{head: http.Header{}}
		h.gateway.ServeHTTP(w, r)
		checkHeaders(t, method+" "+path, w.head)
		if w.status >= 500 && w.status != http.StatusServiceUnavailable {
			t.Fatalf("%d", w.status)
		}
		if strings.HasPrefix(w.head.Get("Content-Type"), "application/json") && !json.Valid(w.b.Bytes()) {
			t.Fatalf("%q is no JSON", w.b.String())
		}
		if text := w.b.String(); strings.HasPrefix(w.head.Get("Content-Type"), "text/html") && strings.Count(text, "<script") > 1 {
			t.Fatalf("what was sent became markup: %s", text)
		}
	})
}

// sink takes an answer.
type sink struct {
	head   http.Header
	status int
	b      bytes.Buffer
}

func (s *sink) Header() http.Header         { return s.head }
func (s *sink) WriteHeader(n int)           { s.status = n }
func (s *sink) Write(p []byte) (int, error) { return s.b.Write(p) }
func (s *sink) Flush()                      {}

func FuzzCookie(f *testing.F) {
	f.Add(cookie{lang: French, step: stepChat, token: newToken()}.String())
	f.Add("nlc")
	f.Fuzz(func(t *testing.T, s string) {
		if c, ok := parseCookie(s); ok && c.String() != s {
			t.Errorf("%q was read as %q", s, c)
		}
	})
}

func FuzzSealed(f *testing.F) {
	team, err := NewTeamKey()
	if err != nil {
		f.Fatal(err)
	}
	k, err := newKey(SessionID{1}, bytes.Repeat([]byte{1}, 32))
	if err != nil {
		f.Fatal(err)
	}
	whole, err := k.Seal(Desk, Line, LineID{2}, Words{Text: outside.New("dag")})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Fuzz(func(t *testing.T, b []byte) {
		e := Entry{Side: Desk, Kind: Line, Line: LineID{2}, Sealed: b}
		if w, err := k.Open(e); err == nil && len(b) > 0 && w.Text != outside.New("dag") {
			t.Error("something else opens")
		}
		e.Side, e.Sealed = Visitor, whole
		if _, err := k.Open(e); !errors.Is(err, ErrSeal) {
			t.Error("a line opens as the other side's")
		}
		if _, err := team.Session(SessionID{1}, b); err == nil {
			t.Error("it is no key")
		}
		var w Words
		_ = unpack(b, &w)
	})
}
