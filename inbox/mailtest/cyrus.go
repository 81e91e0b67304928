package mailtest

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// cyrusBin is where Debian has the programs of Cyrus. imapd may lie elsewhere, in the
// folder that BAKEN_TEST_CYRUS names: its package and Dovecot's shut each other out.
const cyrusBin = "/usr/lib/cyrus/bin/"

// Cyrus starts a Cyrus IMAP server with an empty mailbox, on a plain connection, where
// only the password counts. It fails the test when Cyrus is not installed.
func Cyrus(t testing.TB, o Options) *Server {
	t.Helper()
	imapd := filepath.Join(cmp.Or(os.Getenv("BAKEN_TEST_CYRUS"), cyrusBin), "imapd")
	for _, program := range []string{cyrusBin + "master", imapd} {
		if _, err := exec.LookPath(program); err != nil {
			t.Fatalf("mailtest: this test needs Cyrus, beside Dovecot (.ci/run gets it, and says how): %v", err)
		}
	}
	if o.User == "" {
		o.User = "hulplijn" // domains are another matter there
	}
	o.fill()
	s := &Server{t: t, binary: cyrusBin + "master", User: o.User, Password: o.Password, Token: o.Token, tokens: &tokens{user: o.User, valid: o.Token}}
	dir, err := os.MkdirTemp("", "mailtest-")
	if err != nil {
		t.Fatalf("mailtest: %v", err)
	}
	s.dir = dir
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	who, as := whoRuns(t, "cyrus")
	s.as = as
	port := freePort(t)
	s.IMAP = loopback(port)
	for _, sub := range []string{"conf/socket", "conf/db", "conf/log", "conf/msg", "conf/proc", "spool", "proc", "lock"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			t.Fatalf("mailtest: %v", err)
		}
	}
	config := filepath.Join(dir, "imapd.conf")
	for name, text := range map[string]string{
		"imapd.conf": strings.ReplaceAll(`configdirectory: DIR/conf
partition-default: DIR/spool
defaultpartition: default
proc_path: DIR/proc
mboxname_lockpath: DIR/lock
admins: nobody
cyrus_user: `+who.Username+`
sasl_mech_list: PLAIN
sasl_pwcheck_method: saslauthd
sasl_saslauthd_path: DIR/mux
allowplaintext: yes
unixhierarchysep: yes
altnamespace: yes
virtdomains: off
autocreate_quota: 0
specialusealways: yes
imapidlepoll: 1
`, "DIR", dir),
		"cyrus.conf": fmt.Sprintf("START {\n  recover cmd=\"%sctl_cyrusdb -C %s -r\"\n}\nSERVICES {\n  imap cmd=\"%s -C %s -U 30\" listen=\"127.0.0.1:%d\" proto=\"tcp4\" prefork=1\n}\n", cyrusBin, config, imapd, config, port),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatalf("mailtest: %v", err)
		}
	}
	s.passwords(filepath.Join(dir, "mux"))
	s.args = []string{"-C", config, "-M", filepath.Join(dir, "cyrus.conf"), "-p", filepath.Join(dir, "pid")}
	s.own(dir)
	t.Cleanup(s.Kill)
	s.Start()
	s.use(func(c *imapclient.Client) error {
		for _, f := range o.Folders {
			create := &imap.CreateOptions{}
			if f.Use != "" {
				create.SpecialUse = []imap.MailboxAttr{imap.MailboxAttr(f.Use)}
			}
			if err := c.Create(f.Name, create).Wait(); err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

// passwords answers in the place of saslauthd: four strings come, each with its length
// in two bytes, and the user and the password are the first two.
func (s *Server) passwords(path string) {
	l, err := net.Listen("unix", path)
	if err == nil {
		err = os.Chmod(path, 0o777)
	}
	if err != nil {
		s.t.Fatalf("mailtest: %v", err)
	}
	s.t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				var said [4]string
				for i := range said {
					var n [2]byte
					if _, err := io.ReadFull(c, n[:]); err != nil {
						return
					}
					b := make([]byte, binary.BigEndian.Uint16(n[:]))
					if _, err := io.ReadFull(c, b); err != nil {
						return
					}
					said[i] = string(b)
				}
				word := "NO"
				if said[0] == s.User && said[1] == s.Password {
					word = "OK"
				}
				_, _ = c.Write(append([]byte{0, 2}, word...))
			}()
		}
	}()
}
