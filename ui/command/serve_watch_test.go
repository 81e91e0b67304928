package command_test

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// watched asks for a page of the watch.
func watched(t *testing.T, address, path string) (int, string) {
	t.Helper()
	r, err := http.Get("http://" + address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

// words are what somebody could be known by in a text: words of four letters and more.
var words = regexp.MustCompile(`[\pL\pN@._-]{4,}`)

// Who watches the hub learns how many wait and how the parts are, and no word that is
// in the store, no name of the team, no id.
func TestWatched(t *testing.T) {
	h := &hub{line: newLine(t, "--smtp", "")}
	h.imap.Deliver("INBOX", []byte("From: \"Lies Peeters\" <lies.peeters@post.example>\r\nTo: "+h.imap.User+"\r\nSubject: Geroep bij de buren\r\nMessage-ID: <een@post.example>\r\n\r\nIk hoor geroep bij de buren, en ik wil dood.\r\n"), time.Now().Add(-time.Hour))
	h.baken("sync")
	var row struct{ ID string }
	if err := json.Unmarshal([]byte(h.baken("list", "--format", "json")), &row); err != nil {
		t.Fatal(err)
	}
	id := row.ID
	h.baken("claim", id)
	h.configure("\n[serve]\nssh = \"127.0.0.1:0\"\nwatch = \"127.0.0.1:0\"\n")
	var secrets []string
	for _, c := range [][]string{{"list", "--filter", "all"}, {"show", id, "--print", "--uncover"}, {"user", "list"}, {"case", "show", "26-0001", "--print"}} {
		var all any
		for line := range strings.Lines(h.baken(append(c, "--format", "json")...)) {
			if err := json.Unmarshal([]byte(line), &all); err != nil {
				t.Fatal(err)
			}
			collect(all, &secrets)
		}
	}
	h.start()
	var at struct{ What, Address string }
	if line, err := h.prints.ReadString('\n'); err != nil || json.Unmarshal([]byte(line), &at) != nil || at.What != "watch" {
		t.Fatalf("%q, %v: it does not say where it is watched", line, err)
	}
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if _, b := watched(t, at.Address, "/metrics"); strings.Contains(b, "baken_mail_online 1\n") && strings.Contains(b, "baken_mail_synced_seconds") {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the mailbox is not brought into step")
		}
	}
	status, body := watched(t, at.Address, "/health")
	if status != http.StatusOK || !strings.Contains(body, `"mail":{"ok":true`) || !strings.Contains(body, `"ssh":{"ok":true`) {
		t.Errorf("%d %s", status, body)
	}
	_, metrics := watched(t, at.Address, "/metrics")
	for _, want := range []string{
		"baken_waiting_contacts{channel=\"mail\",urgency=\"acute\"} 1\n", "baken_store_up 1\n", "baken_ssh_up 1\n", "baken_sessions 0\n", "baken_build_info{version=\"0.2.0\"",
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("the metrics lack %q:\n%s", want, metrics)
		}
	}
	if strings.Contains(metrics, "baken_journal_events_total 0\n") {
		t.Error("the journal is empty")
	}
	// The program's own words for channels, states and urgency are no secrets.
	own := regexp.MustCompile(`^(mail|waiting|acute|none|open|admin.*|local|counselor|supervisor|INBOX|text|true|false)$`)
	looked := 0
	for _, text := range append(secrets, "Noor", h.home, h.imap.User) {
		for _, w := range words.FindAllString(text, -1) {
			if own.MatchString(w) {
				continue
			}
			looked++
			for _, page := range []string{body, metrics} {
				if regexp.MustCompile(`(?i)(^|[^\pL\pN])` + regexp.QuoteMeta(w) + `($|[^\pL\pN])`).MatchString(page) {
					t.Errorf("%q is told to who watches", w)
				}
			}
		}
	}
	if looked < 40 {
		t.Errorf("only %d words were looked for: %q", looked, secrets)
	}
	log, err := os.ReadFile(filepath.Join(h.home, ".local", "state", "baken", "baken.log"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"msg":"the hub is open"`, `"msg":"the mailbox is in order"`} {
		if !strings.Contains(string(log), want) {
			t.Errorf("the log lacks %s:\n%s", want, log)
		}
	}
}

// collect gathers the texts of a value.
func collect(v any, into *[]string) {
	switch v := v.(type) {
	case string:
		*into = append(*into, v)
	case []any:
		for _, e := range v {
			collect(e, into)
		}
	case map[string]any:
		for _, e := range v {
			collect(e, into)
		}
	}
}

// An address that others could ask is refused before anything is opened.
func TestWatchedByThisMachineOnly(t *testing.T) {
	l := newLine(t, "--smtp", "")
	l.configure("\n[serve]\nwatch = \":9712\"\n")
	_, said, status := l.says("serve")
	if status != 1 || !strings.Contains(said, "not an address of this machine alone") {
		t.Errorf("%d %s", status, said)
	}
}
