package command_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// receives starts the hub of a line with a page for visitors that is always open, or
// never, at an address that stays the same over restarts.
func receives(t testing.TB, hours string) *hub {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	h := &hub{line: newLine(t, "--smtp", ""), web: "asked"}
	h.configure("\n[serve]\nssh = \"127.0.0.1:0\"\nweb = \"" + address + "\"\nweb_name = \"Lijn 1\"\nweb_exit = \"https://weer.example/\"\n")
	h.opensAt(hours)
	h.start()
	if h.web != "http://"+address+"/" {
		t.Fatalf("the page is said to be at %s", h.web)
	}
	return h
}

// opensAt sets the opening hours of the chat.
func (h *hub) opensAt(hours string) {
	h.t.Helper()
	file := filepath.Join(h.home, "hours.txt")
	if err := os.WriteFile(file, []byte(hours), 0o600); err != nil {
		h.t.Fatal(err)
	}
	h.baken("team", "set", "hours", file)
}

const (
	openAlways = "chat daily 00:00-24:00\nphone mon-fri 09:00-17:00\n"
	openNever  = "phone mon-fri 09:00-17:00\n"
)

// caller is a visitor's browser without a script, at an address of its own.
type caller struct {
	t   testing.TB
	h   *hub
	at  string
	web *http.Client
}

func (h *hub) caller(at string) *caller {
	h.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(at)}}
	tr := &http.Transport{DialContext: d.DialContext}
	h.t.Cleanup(tr.CloseIdleConnections)
	return &caller{h.t, h, at, &http.Client{Jar: jar, Transport: tr, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// tries asks for something, and looks at the headers that every answer has.
func (c *caller) tries(ctx context.Context, method, path string, form url.Values, script bool) (*http.Response, error) {
	c.t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(c.h.page(), "/")+path, strings.NewReader(form.Encode()))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Accept-Language", "nl")
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if script {
		r.Header.Set("Accept", "application/json")
	}
	a, err := c.web.Do(r)
	if err != nil {
		return nil, err
	}
	for name, want := range map[string]string{"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "Cross-Origin-Opener-Policy": "same-origin"} {
		if got := a.Header.Get(name); got != want {
			c.t.Errorf("%s %s: %s: %q", method, path, name, got)
		}
	}
	if csp := a.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none';") || strings.Contains(csp, "unsafe") {
		c.t.Errorf("%s %s: %q", method, path, csp)
	}
	for _, k := range a.Cookies() {
		if !k.HttpOnly || k.SameSite != http.SameSiteStrictMode || k.Path != "/" || !k.Expires.IsZero() || k.Domain != "" {
			c.t.Errorf("%s %s: a cookie %s", method, path, k)
		}
	}
	return a, nil
}

// asks asks for what must be answered with a status.
func (c *caller) asks(status int, method, path string, form url.Values) (*http.Response, string) {
	c.t.Helper()
	a, err := c.tries(context.Background(), method, path, form, false)
	if err != nil {
		c.t.Fatal(err)
	}
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil || a.StatusCode != status {
		c.t.Fatalf("%s %s %v: %d, want %d: %v\n%s", method, path, form, a.StatusCode, status, err, b)
	}
	return a, string(b)
}

func (c *caller) begins() {
	c.t.Helper()
	c.asks(200, "GET", "/", nil)
	c.asks(303, "POST", "/", url.Values{"do": {"go"}, "to": {"h"}})
	c.asks(303, "POST", "/", url.Values{"do": {"begin"}, "age": {"12-17"}})
}

var formKey = regexp.MustCompile(`name="key" value="([0-9a-f]{32})"`)

// says sends a line until it is taken, as somebody presses the button again, or as the
// script does.
func (c *caller) says(text string, script bool) {
	c.t.Helper()
	id := make([]byte, 16)
	rand.Read(id)
	key := hex.EncodeToString(id)
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		a, err := c.tries(context.Background(), "POST", "/", url.Values{"do": {"say"}, "key": {key}, "text": {text}}, script)
		if err != nil {
			continue // the hub is not there
		}
		_ = a.Body.Close()
		switch a.StatusCode {
		case 200, 303:
			return
		case 429, 503:
		default:
			c.t.Errorf("%q: %d", text, a.StatusCode)
			return
		}
	}
	c.t.Errorf("%q is not taken", text)
}

// follows reads lines as the page's script does, over any number of connections, until it
// has so many of the visitor's own, or ctx ends.
func (c *caller) follows(ctx context.Context, n int) (own []string) {
	c.t.Helper()
	last := ""
	for len(own) < n && ctx.Err() == nil {
		path := "/events"
		if last != "" {
			path += "?after=" + last
		}
		a, err := c.tries(ctx, "GET", path, nil, false)
		if err != nil {
			time.Sleep(50 * time.Millisecond)
			continue
		}
		if kind := a.Header.Get("Content-Type"); a.StatusCode == 200 && kind != "text/event-stream" {
			c.t.Errorf("events come as %q", kind)
		}
		lines := bufio.NewScanner(a.Body)
		event := ""
		for len(own) < n && lines.Scan() {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch name {
			case "id":
				last = value
			case "event":
				event = value
			case "data":
				var said struct{ Side, Text string }
				if event == "line" && json.Unmarshal([]byte(value), &said) == nil && said.Side == "me" {
					own = append(own, said.Text)
				}
			}
		}
		_ = a.Body.Close()
	}
	return own
}

// chats are the contacts by chat as the hub lists them, the oldest first.
func (h *hub) chats() (all []string) {
	h.t.Helper()
	for line := range strings.Lines(h.baken("list", "--filter", "all", "--format", "json")) {
		var row struct{ ID, Channel, First_at string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			h.t.Fatal(err)
		}
		if row.Channel == "chat" {
			all = append(all, row.ID)
		}
	}
	return all
}

// said is what came in in a contact, as `baken show` gives it.
func (h *hub) saidIn(contact string) (all []string) {
	h.t.Helper()
	var o struct {
		Conversation []struct{ Direction, Text string }
	}
	if err := json.Unmarshal([]byte(h.baken("show", contact, "--format", "json")), &o); err != nil {
		h.t.Fatal(err)
	}
	for _, m := range o.Conversation {
		if m.Direction == "in" {
			all = append(all, strings.TrimSpace(m.Text))
		}
	}
	return all
}

// kill kills the hub at once.
func (h *hub) kill() {
	h.t.Helper()
	if err := h.cmd.Process.Kill(); err != nil {
		h.t.Fatal(err)
	}
	_ = h.cmd.Wait()
}

// ends ends the hub by a signal, as whoever runs it does.
func (h *hub) ends() {
	h.t.Helper()
	if err := h.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		h.t.Fatal(err)
	}
	if err := h.cmd.Wait(); err != nil {
		h.t.Errorf("it ends with %v\n%s", err, h.said)
	}
}

// nowhere looks for something in every file of the hub's folder, and in what it said.
func (h *hub) nowhere(what ...string) {
	h.t.Helper()
	looked := 0
	if err := filepath.WalkDir(h.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		looked++
		for _, w := range what {
			if bytes.Contains(b, []byte(w)) {
				h.t.Errorf("%s has %q", path, w)
			}
		}
		return err
	}); err != nil {
		h.t.Fatal(err)
	}
	if looked < 4 {
		h.t.Errorf("%d files were looked through", looked)
	}
	for _, w := range what {
		if strings.Contains(h.said.String(), w) {
			h.t.Errorf("the hub said %q", w)
		}
	}
}

// TestVisitors has two visitors write, one without a script and one with, while the hub is
// killed and started again: each line is there once, for them and for the counselors; of
// where they came from nothing is kept, and no word stands open.
func TestVisitors(t *testing.T) {
	t.Parallel()
	h := receives(t, openAlways)
	plain, script := h.caller("127.0.0.77"), h.caller("127.0.0.78")
	plain.begins()
	script.begins()
	if _, page := plain.asks(200, "GET", "/", nil); !strings.Contains(page, "Lijn 1") || !formKey.MatchString(page) || !strings.Contains(page, "nummer 1") {
		t.Errorf("the page of who waits first:\n%s", page)
	}
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	const lines = 14
	var came []string
	var all sync.WaitGroup
	all.Go(func() { came = script.follows(ctx, lines) })
	half := make(chan bool, 2)
	for c, text := range map[*caller]string{plain: "pannenkoek %02d", script: "zwaluwstaart %02d"} {
		all.Go(func() {
			for i := range lines {
				c.says(fmt.Sprintf(text, i), c == script)
				if i == lines/3 {
					half <- true
				}
			}
		})
	}
	<-half
	h.kill() // while both write
	h.start()
	all.Wait()
	var ofPlain, ofScript []string
	for i := range lines {
		ofPlain, ofScript = append(ofPlain, fmt.Sprintf("pannenkoek %02d", i)), append(ofScript, fmt.Sprintf("zwaluwstaart %02d", i))
	}
	if !slices.Equal(came, ofScript) {
		t.Errorf("the page followed %q", came)
	}
	_, page := plain.asks(200, "GET", "/", nil)
	for _, line := range ofPlain {
		if n := strings.Count(page, ">"+line+"<"); n != 1 {
			t.Errorf("%q stands %d times on the page", line, n)
		}
	}
	// Killed once more, and nobody on the page: the counselors have all of it.
	h.kill()
	h.start()
	contacts := h.chats()
	if len(contacts) != 2 {
		t.Fatalf("%d chats are in the queue", len(contacts))
	}
	got := [][]string{h.saidIn(contacts[0]), h.saidIn(contacts[1])}
	slices.SortFunc(got, slices.Compare)
	if !slices.Equal(got[0], ofPlain) || !slices.Equal(got[1], ofScript) {
		t.Errorf("the counselors have %q", got)
	}
	// The exit ends it at once, for good.
	exit, _ := plain.asks(303, "GET", "/exit", nil)
	if to, clears := exit.Header.Get("Location"), exit.Header.Get("Clear-Site-Data"); to != "https://weer.example/" || !strings.Contains(clears, "cookies") {
		t.Errorf("the exit leads to %q and clears %q", to, clears)
	}
	if _, page := plain.asks(200, "GET", "/", nil); strings.Contains(page, "pannenkoek") {
		t.Error("the way back leads into the chat")
	}
	h.ends()
	h.nowhere("127.0.0.77", "127.0.0.78", "pannenkoek", "zwaluwstaart")
	h.baken("verify")
}

// TestClosed sets other hours while the hub runs: the page goes by them at once, and takes
// messages, which are contacts.
func TestClosed(t *testing.T) {
	t.Parallel()
	h := receives(t, openAlways)
	c := h.caller("127.0.0.79")
	c.asks(200, "GET", "/", nil)
	c.asks(303, "POST", "/", url.Values{"do": {"go"}, "to": {"h"}})
	if _, page := c.asks(200, "GET", "/", nil); !strings.Contains(page, `value="begin"`) {
		t.Fatalf("it is not open:\n%s", page)
	}
	h.opensAt(openNever)
	page := ""
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if _, page = c.asks(200, "GET", "/", nil); strings.Contains(page, `value="message"`) {
			break
		}
	}
	key := formKey.FindStringSubmatch(page)
	if key == nil {
		t.Fatalf("it does not close:\n%s", page)
	}
	c.asks(303, "POST", "/", url.Values{"do": {"message"}, "key": {key[1]}, "text": {"bel mij niet, kapstok"}})
	for _, id := range h.chats() {
		if said := h.saidIn(id); len(said) != 1 || said[0] != "bel mij niet, kapstok" {
			t.Errorf("the message is %q", said)
		}
	}
	if n := len(h.chats()); n != 1 {
		t.Errorf("%d messages were left", n)
	}
	h.ends()
	h.nowhere("127.0.0.79", "kapstok")
}

// certifies puts a certificate for a name into the hub's folder, which ends after so long.
func (h *hub) certifies(serial int64, ends time.Duration) {
	h.t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		h.t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "chat.example"}, DNSNames: []string{"chat.example"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(ends)}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		h.t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		h.t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{"chat.crt": {Type: "CERTIFICATE", Bytes: der}, "chat.key": {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(filepath.Join(h.home, name), pem.EncodeToMemory(block), 0o600); err != nil {
			h.t.Fatal(err)
		}
	}
}

// TestVisitorsByHTTPS serves the page with a certificate, which is renewed while the hub
// runs; one that ends is told.
func TestVisitorsByHTTPS(t *testing.T) {
	t.Parallel()
	h := &hub{line: newLine(t, "--smtp", ""), web: "asked"}
	h.certifies(1, 10*24*time.Hour)
	h.configure("\n[serve]\nssh = \"127.0.0.1:0\"\nweb = \"127.0.0.1:0\"\nweb_cert = \"" + filepath.Join(h.home, "chat.crt") + "\"\nweb_key = \"" + filepath.Join(h.home, "chat.key") + "\"\n")
	if out, said, status := h.says("check", "--format", "json"); status != 3 || !strings.Contains(out, `"what":"web","ok":false,"detail":"the certificate of the visitors’ page ends on `) {
		t.Errorf("checked, a certificate of ten days is (%d) %s%s", status, out, said)
	}
	h.start()
	if !strings.HasPrefix(h.web, "https://127.0.0.1:") || !strings.Contains(h.said.String(), "ends on") {
		t.Fatalf("at %s; %s", h.web, h.said)
	}
	serial := func() int64 {
		t.Helper()
		address := strings.TrimSuffix(strings.TrimPrefix(h.web, "https://"), "/")
		c, err := tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true}) // the certificate is looked at here
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		return c.ConnectionState().PeerCertificates[0].SerialNumber.Int64()
	}
	if n := serial(); n != 1 {
		t.Errorf("certificate %d", n)
	}
	c := h.caller("127.0.0.80")
	c.web.Transport.(*http.Transport).TLSClientConfig = &tls.Config{InsecureSkipVerify: true}
	c.web.Transport.(*http.Transport).ForceAttemptHTTP2 = true
	a, _ := c.asks(200, "GET", "/", nil)
	if a.ProtoMajor != 2 || a.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("HTTP/%d, %q", a.ProtoMajor, a.Header.Get("Strict-Transport-Security"))
	}
	a, _ = c.asks(303, "POST", "/", url.Values{"do": {"go"}, "to": {"h"}})
	if k := a.Cookies(); len(k) != 1 || k[0].Name != "__Host-s" || !k[0].Secure {
		t.Errorf("the cookie is %v", k)
	}
	h.certifies(2, 90*24*time.Hour)
	if n := serial(); n != 2 {
		t.Errorf("renewed, it is certificate %d still", n)
	}
	if err := os.WriteFile(filepath.Join(h.home, "chat.crt"), []byte("half of"), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := serial(); n != 2 {
		t.Errorf("with a broken file it is certificate %d", n)
	}
	h.certifies(3, 90*24*time.Hour)
	if n := serial(); n != 3 {
		t.Errorf("mended, it is certificate %d", n)
	}
	if out := h.baken("check", "--format", "json"); !strings.Contains(out, `"what":"web","ok":true,"detail":"the certificate is good until `) {
		t.Errorf("checked: %s", out)
	}
	h.ends()
	h.nowhere("127.0.0.80")
}

// TestDemoPage has the person before the demonstration be the visitor too: the page is
// where the screen says, at any hour, and somebody invented waits there before her.
func TestDemoPage(t *testing.T) {
	home := private(t)
	x := atTerminal(t, home, "demo", "--language", "en")
	x.sees("the visitors’ page is at http://127.0.0.1:")
	at := regexp.MustCompile(`http://127\.0\.0\.1:[0-9]+/`).FindString(x.all())
	h := &hub{line: &line{t: t, home: home}, web: at}
	for end := time.Now().Add(patience); ; time.Sleep(200 * time.Millisecond) {
		c := h.caller("127.0.0.81")
		c.begins()
		_, page := c.asks(200, "GET", "/", nil)
		if strings.Contains(page, "nummer 2") {
			break // somebody came before her
		}
		if time.Now().After(end) {
			t.Fatalf("nobody invented waits:\n%s", page)
		}
		c.asks(303, "GET", "/exit", nil)
	}
	x.press("\x11")
	if status := x.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	if _, err := net.DialTimeout("tcp", strings.Trim(strings.TrimPrefix(at, "http:"), "/"), time.Second); err == nil {
		t.Error("the page stays")
	}
}
