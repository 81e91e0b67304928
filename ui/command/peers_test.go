package command_test

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"

	"baken/inbox/mailtest"
)

// BenchmarkPeers measures Baken beside the programs that a counselor would
// otherwise use, on one mailbox of one server on this machine, in one run, and
// prints a table. .ci/peers installs them, builds Baken and starts it:
//
//	BAKEN_PEERS_PROGRAM  the program
//	BAKEN_PEERS_MAILS    how many mails, 10000
//	BAKEN_PEERS_RUNS     of how many runs the median is taken, 3
func BenchmarkPeers(b *testing.B) {
	p := newPeers(b)
	for range b.N {
		p.measure()
	}
}

// peers is a mailbox and those who read it.
type peers struct {
	*testing.B
	server      *mailtest.Server
	program     string
	mails, runs int
	home        string // of all but Baken
	secret      string
	next        int        // the letter that comes next
	uids        []imap.UID // of INBOX
	table       strings.Builder
}

func newPeers(b *testing.B) *peers {
	number := func(name string, otherwise int) int {
		n, err := strconv.Atoi(os.Getenv(name))
		if err != nil {
			return otherwise
		}
		return n
	}
	p := &peers{B: b, program: os.Getenv("BAKEN_PEERS_PROGRAM"), mails: number("BAKEN_PEERS_MAILS", 10_000), runs: number("BAKEN_PEERS_RUNS", 3)}
	for _, name := range []string{p.program, "mbsync", "notmuch", "neomutt", "aerc"} {
		if _, err := exec.LookPath(name); err != nil {
			b.Fatalf("%q is not there: run .ci/peers, which installs what this needs", name)
		}
	}
	p.server = mailtest.Dovecot(b, mailtest.Options{})
	p.server.Fill("INBOX", p.mails, mailtest.Letter)
	p.next = p.mails
	for uid := range p.mails {
		p.uids = append(p.uids, imap.UID(uid+1))
	}
	p.home = b.TempDir()
	p.secret = filepath.Join(p.home, "secret")
	p.write("secret", p.server.Password)
	_, port, _ := strings.Cut(p.server.IMAPS, ":")
	const host = "localhost" // some want a name in the certificate, not an address
	user := strings.ReplaceAll(p.server.User, "@", "%40")
	p.write("mbsyncrc", fmt.Sprintf(`IMAPAccount a
Host %s
Port %s
User %s
PassCmd "cat %s"
SSLType IMAPS
CertificateFile %s

IMAPStore far
Account a

MaildirStore near
Path %s/mail/
Inbox %s/mail/INBOX

Channel all
Far :far:
Near :near:
Patterns INBOX
Create Near
Expunge Near
Remove Near
SyncState *
`, host, port, p.server.User, p.secret, p.server.CAFile, p.home, p.home))
	p.write("muttrc", fmt.Sprintf(`set folder="imaps://%s@%s/"
set spoolfile="+INBOX"
set imap_pass="%s"
set ssl_force_tls=yes
set certificate_file="%s"
set ssl_ca_certificates_file="%s"
set header_cache="%s/headers"
set sort=reverse-date-received
set quit=yes
set confirmappend=no
set mail_check=600
set timeout=600
set imap_check_subscribed=no
`, user, host+":"+port, p.server.Password, p.server.CAFile, p.server.CAFile, p.home))
	p.write(".config/aerc/accounts.conf", fmt.Sprintf("[a]\nsource = imaps://%s:%s@%s\ndefault = INBOX\nfrom = Hulplijn <%s>\ncache-headers = true\n",
		user, p.server.Password, host+":"+port, p.server.User))
	return p
}

func (p *peers) write(name, text string) {
	p.Helper()
	path := filepath.Join(p.home, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		p.Fatal(err)
	}
}

// measure makes the table.
func (p *peers) measure() {
	fmt.Fprintln(&p.table, "MB: the most memory of its own, in brackets with what it has mapped of files")
	p.line("work", "peer", "Baken", "ratio")
	fetch := p.median(p.bareFetch)

	var workplace string
	mbsync := p.medianOf(func() used { return p.mbsync(true) })
	baken := p.medianOf(func() used { workplace = p.workplace(); return p.sync(workplace) })
	p.row(fmt.Sprintf("first full sync, %d mails, every body", p.mails), "mbsync", mbsync, baken)
	p.line("  the same bytes by a bare FETCH", fmt.Sprint(fetch.Round(time.Millisecond)), "", fmt.Sprintf("%.2f", float64(baken.time)/float64(fetch)))

	p.search(workplace, mbsync, baken)

	p.row("nothing changed", "mbsync", p.medianOf(func() used { return p.mbsync(false) }), p.medianOf(func() used { return p.sync(workplace) }))

	var theirs, ours []used
	for range p.runs {
		p.change()
		theirs, ours = append(theirs, p.mbsync(false)), append(ours, p.sync(workplace))
	}
	p.row("100 flags, 50 new, 20 gone", "mbsync", middle(theirs), middle(ours))

	rows := p.medianOf(func() used { return used{time: p.rows(p.baken(p.workplace()))} })
	for _, peer := range []struct {
		name  string
		start func() *exec.Cmd
	}{
		{"aerc", p.aerc},
		{"neomutt", func() *exec.Cmd { _ = os.RemoveAll(filepath.Join(p.home, "headers")); return p.neomutt() }},
	} {
		p.row("first rows on the screen, nothing local", peer.name, p.medianOf(func() used { return used{time: p.rows(peer.start())} }), rows)
	}
	_ = os.MkdirAll(filepath.Join(p.home, "headers"), 0o700)
	p.rows(p.neomutt()) // fills its cache of headers

	start := p.medianOf(func() used { return used{time: p.rows(p.baken(workplace))} })
	_, _, memory := p.keys(p.baken(workplace))
	for _, peer := range []struct {
		name  string
		start func() *exec.Cmd
	}{{"aerc", p.aerc}, {"neomutt, warm", p.neomutt}} {
		p.row("start to first screen, all in store", peer.name, p.medianOf(func() used { return used{time: p.rows(peer.start())} }), start)
	}
	half, most, _ := p.keys(p.baken(workplace))
	for _, peer := range []struct {
		name  string
		start func() *exec.Cmd
	}{{"aerc", p.aerc}, {"neomutt", p.neomutt}} {
		h, m, own := p.keys(peer.start())
		p.row("key to bytes, p50", peer.name, used{time: h}, used{time: half})
		p.row("key to bytes, p99", peer.name, used{time: m}, used{time: most})
		p.line("memory of its own, all open", fmt.Sprintf("%s %.0f MB", peer.name, own), fmt.Sprintf("%.0f MB", memory), fmt.Sprintf("%.2f", memory/own))
	}
	fmt.Printf("\n%s\n", p.table.String())
}

// used is what a run took.
type used struct {
	time   time.Duration
	own    int64 // the most memory of its own, in MB
	memory int64 // the most that was resident, mapped files too, in MB; 0: not looked at
}

func (u used) String() string {
	s := fmt.Sprint(u.time.Round(time.Millisecond))
	if u.memory > 0 {
		s += fmt.Sprintf(", %d (%d) MB", u.own, u.memory)
	}
	return s
}

func middle(all []used) used {
	slices.SortFunc(all, func(a, b used) int { return int(a.time - b.time) })
	return all[len(all)/2]
}

func (p *peers) medianOf(f func() used) used {
	var all []used
	for range p.runs {
		all = append(all, f())
	}
	return middle(all)
}

func (p *peers) median(f func() time.Duration) time.Duration {
	return p.medianOf(func() used { return used{time: f()} }).time
}

func (p *peers) line(work, peer, ours, ratio string) {
	fmt.Fprintf(&p.table, "%-48s %-28s %-20s %s\n", work, peer, ours, ratio)
}

func (p *peers) row(work, peer string, theirs, ours used) {
	p.line(work, peer+" "+theirs.String(), ours.String(), fmt.Sprintf("%.2f", float64(ours.time)/float64(theirs.time)))
	p.Logf("%s: %s %s, Baken %s", work, peer, theirs, ours)
}

// bareFetch takes what it costs to have the bytes sent, and nothing else.
func (p *peers) bareFetch() time.Duration {
	start := time.Now()
	c, err := tls.Dial("tcp", p.server.IMAPS, p.server.TLS)
	if err != nil {
		p.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "a LOGIN %q %q\r\nb SELECT INBOX\r\nc UID FETCH 1:* (BODY.PEEK[])\r\n", p.server.User, p.server.Password)
	in := bufio.NewReaderSize(c, 1<<20)
	for {
		line, err := in.ReadSlice('\n')
		switch {
		case err == bufio.ErrBufferFull:
		case err != nil:
			p.Fatal(err)
		case bytes.HasPrefix(line, []byte("c OK")):
			return time.Since(start)
		case bytes.HasSuffix(line, []byte("}\r\n")) && bytes.HasPrefix(line, []byte("* ")):
			n, err := strconv.Atoi(string(line[bytes.LastIndexByte(line, '{')+1 : len(line)-3]))
			if err == nil {
				_, err = io.CopyN(io.Discard, in, int64(n))
			}
			if err != nil {
				p.Fatal(err)
			}
		}
	}
}

func (p *peers) run(c *exec.Cmd) used {
	p.Helper()
	var trouble bytes.Buffer
	c.Stderr = &trouble
	start := time.Now()
	if err := c.Start(); err != nil {
		p.Fatal(err)
	}
	over, most := make(chan struct{}), make(chan float64)
	go func() { most <- mostOwned(c.Process.Pid, over) }()
	err := c.Wait()
	u := used{time: time.Since(start)}
	close(over)
	u.own = int64(<-most)
	if err != nil {
		p.Fatalf("%s: %v\n%s", c.Args[0], err, trouble.String())
	}
	if r, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.memory = int64(r.Maxrss) >> 10
	}
	return u
}

// mbsync brings the Maildir into step; afresh: from nothing.
func (p *peers) mbsync(afresh bool) used {
	if afresh {
		if err := os.RemoveAll(filepath.Join(p.home, "mail")); err != nil {
			p.Fatal(err)
		}
		if err := os.Mkdir(filepath.Join(p.home, "mail"), 0o700); err != nil {
			p.Fatal(err)
		}
	}
	c := exec.Command("mbsync", "-c", filepath.Join(p.home, "mbsyncrc"), "-q", "-a")
	c.Env = append(os.Environ(), "HOME="+p.home)
	return p.run(c)
}

// workplace sets Baken up in a new folder.
func (p *peers) workplace() string {
	home := p.TempDir()
	if err := os.Chmod(home, 0o700); err != nil {
		p.Fatal(err)
	}
	identity := filepath.Join(home, "identity")
	p.run(p.in(home, "vault", "keygen", "-o", identity))
	p.run(p.in(home, "init", "--yes", "--name", "Noor", "--language", "en", "--address", p.server.User, "--waiting-since", "2000-01-01",
		"--imap", "imaps://"+login(p.server.User)+"@"+p.server.IMAPS, "--smtp", "", "--secret-command", "cat "+p.secret, "--ca-file", p.server.CAFile,
		"--unlock-command", "cat "+identity, "--no-recovery"))
	return home
}

func (p *peers) in(home string, args ...string) *exec.Cmd {
	c := exec.Command(p.program, args...)
	c.Env, c.Dir = environment(home), home
	return c
}

func (p *peers) sync(home string) used { return p.run(p.in(home, "sync")) }

// change does what colleagues and writers do in a while.
func (p *peers) change() {
	last := len(p.uids) - 20
	for i := range 100 {
		p.server.AddFlags("INBOX", p.uids[(i*37+p.next)%last], imap.FlagFlagged, imap.Flag(fmt.Sprintf("k%d", p.next)))
	}
	p.server.Expunge("INBOX", p.uids[last:]...)
	p.uids = p.uids[:last]
	for range 50 {
		raw, at := mailtest.Letter(p.next)
		p.next++
		p.uids = append(p.uids, p.server.Deliver("INBOX", raw, at))
	}
}
