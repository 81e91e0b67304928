package mailtest

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// echo is a server that says everything back.
func echo(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(c, c); _ = c.Close() }()
		}
	}()
	return l.Addr().String()
}

func connect(t *testing.T, p *Proxy) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", p.Addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(patience))
	return c
}

func TestProxyCutsAfterBytes(t *testing.T) {
	p := NewProxy(t, echo(t))
	for _, d := range []Direction{ToServer, ToClient} {
		for _, n := range []int64{0, 1, 9, 10} {
			c := connect(t, p)
			before := p.Passed(d)
			p.CutAfter(d, n)
			_, _ = c.Write([]byte("0123456789"))
			got, _ := io.ReadAll(c)
			if passed := p.Passed(d) - before; passed != n {
				t.Errorf("direction %d: %d bytes passed, want %d", d, passed, n)
			}
			if d == ToClient && int64(len(got)) != n {
				t.Errorf("the client got %d bytes, want %d", len(got), n)
			}
		}
	}
}

// An APPEND whose answer is lost is done nevertheless.
func TestProxyCutsBeforeText(t *testing.T) {
	s := Dovecot(t, Options{})
	p := NewProxy(t, s.IMAP)
	c, err := imapclient.DialInsecure(p.Addr, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Login(s.User, s.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	p.CutBefore(ToClient, "APPENDUID")
	cmd := c.Append("Sent", int64(len(letter(1))), nil)
	_, _ = cmd.Write(letter(1))
	_ = cmd.Close()
	if _, err := cmd.Wait(); err == nil {
		t.Error("the answer came through")
	}
	if n := len(s.Messages("Sent")); n != 1 {
		t.Errorf("%d messages in Sent, want 1", n)
	}
}

func TestProxyRefusesAndCuts(t *testing.T) {
	p := NewProxy(t, echo(t))
	c := connect(t, p)
	p.Down()
	if _, err := io.ReadAll(c); errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error("the connection outlived the network")
	}
	if c, err := net.Dial("tcp", p.Addr); err == nil {
		_ = c.Close()
		t.Error("a connection was made without a network")
	}
	p.Up()
	c = connect(t, p)
	_, _ = c.Write([]byte("x"))
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		t.Errorf("after Up: %v", err)
	}
	if n := p.Accepted(); n < 1 || n > 2 { // the first may have been cut before it was accepted
		t.Errorf("%d accepted", n)
	}
}

func TestProxySilence(t *testing.T) {
	p := NewProxy(t, echo(t))
	c := connect(t, p)
	p.Silence(true)
	_, _ = c.Write([]byte("x"))
	_ = c.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	if n, err := c.Read(make([]byte, 1)); n > 0 || err == nil {
		t.Fatal("a silent proxy spoke")
	}
	p.Silence(false)
	_ = c.SetReadDeadline(time.Now().Add(patience))
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		t.Errorf("what was kept back did not come: %v", err)
	}
}

func TestProxySlowness(t *testing.T) {
	p := NewProxy(t, echo(t))
	p.Latency(20 * time.Millisecond)
	p.Bandwidth(100_000)
	c := connect(t, p)
	start := time.Now()
	data := bytes.Repeat([]byte("x"), 10_000)
	go func() { _, _ = c.Write(data) }()
	if _, err := io.ReadFull(c, make([]byte, len(data))); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < 100*time.Millisecond {
		t.Errorf("10,000 bytes at 100,000 a second took %s", took)
	}
}

func TestProxyHides(t *testing.T) {
	s := Dovecot(t, Options{})
	s.Deliver("INBOX", letter(1), time.Now())
	hidden := []string{"CONDSTORE", "IDLE", "MOVE", "UIDPLUS", "ESEARCH", "SPECIAL-USE", "LITERAL+"}
	for _, capability := range hidden {
		t.Run(capability, func(t *testing.T) {
			p := NewProxy(t, s.IMAP)
			p.Hide(capability)
			c, err := imapclient.DialInsecure(p.Addr, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if err := c.Login(s.User, s.Password).Wait(); err != nil {
				t.Fatal(err)
			}
			for _, other := range hidden {
				if c.Caps().Has(imap.Cap(other)) == (other == capability) {
					t.Errorf("%s offered: %v", other, c.Caps().Has(imap.Cap(other)))
				}
			}
			condstore := &imap.SelectOptions{CondStore: capability != "CONDSTORE"}
			in, err := c.Select("INBOX", condstore).Wait()
			if err != nil {
				t.Fatal(err)
			}
			if (in.HighestModSeq != 0) != condstore.CondStore {
				t.Errorf("HIGHESTMODSEQ %d", in.HighestModSeq)
			}
			cmd := c.Append("INBOX", int64(len(letter(2))), nil)
			_, _ = cmd.Write(letter(2))
			_ = cmd.Close()
			data, err := cmd.Wait()
			if err != nil || (data.UID == 0) != (capability == "UIDPLUS") {
				t.Errorf("APPEND: %+v, %v", data, err)
			}
			list, err := c.List("", "*", nil).Collect()
			if err != nil {
				t.Fatal(err)
			}
			marked := 0
			for _, f := range list {
				for _, a := range f.Attrs {
					if strings.EqualFold(string(a), `\Sent`) {
						marked++
					}
				}
			}
			if capability == "SPECIAL-USE" && marked > 0 {
				t.Error("LIST still tells the special uses")
			}
			uses := map[string]func() error{
				"IDLE":    func() error { _, err := c.Idle(); return err },
				"UIDPLUS": func() error { return c.UIDExpunge(imap.UIDSetNum(1)).Close() },
				"CONDSTORE": func() error {
					_, err := c.Select("INBOX", &imap.SelectOptions{CondStore: true}).Wait()
					return err
				},
				"ESEARCH": func() error {
					_, err := c.UIDSearch(&imap.SearchCriteria{}, &imap.SearchOptions{ReturnAll: true}).Wait()
					return err
				},
			}
			if use := uses[capability]; use != nil {
				if err := use(); err == nil || len(p.Refused()) != 1 {
					t.Errorf("a hidden command was let through: %v, %v", err, p.Refused())
				}
			} else if len(p.Refused()) != 0 {
				t.Errorf("refused: %v", p.Refused())
			}
		})
	}
}

// What stands in a mail is no line of the server's, whatever it looks like.
func TestProxyHidesNothingInMails(t *testing.T) {
	s := Dovecot(t, Options{})
	raw := []byte("Subject: x\r\n\r\n* CAPABILITY IDLE MOVE\r\n* OK [HIGHESTMODSEQ 1] x\r\na1 OK [APPENDUID 1 1] x\r\n{12}\r\n")
	p := NewProxy(t, s.IMAP)
	p.Hide("IDLE", "MOVE", "CONDSTORE", "UIDPLUS")
	c, err := imapclient.DialInsecure(p.Addr, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Login(s.User, s.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	cmd := c.Append("INBOX", int64(len(raw)), nil)
	_, _ = cmd.Write(raw)
	_ = cmd.Close()
	if _, err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if got := s.Messages("INBOX"); len(got) != 1 || string(got[0].Raw) != string(raw) {
		t.Fatalf("the server got %d messages, not as they were sent", len(got))
	}
	if _, err := c.Select("INBOX", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	whole := &imap.FetchItemBodySection{Peek: true}
	got, err := c.Fetch(imap.SeqSetNum(1), &imap.FetchOptions{BodySection: []*imap.FetchItemBodySection{whole}}).Collect()
	if err != nil || len(got) != 1 || string(got[0].FindBodySection(whole)) != string(raw) {
		t.Errorf("the client got %v, %v", got, err)
	}
}

func TestScripted(t *testing.T) {
	talk := func(s *Script) {
		s.Hello("IDLE")
		tag, name := s.Expect("SELECT")
		s.Say("%s NO [NONEXISTENT] no %s here", tag, name)
		s.Expect("NOOP")
		s.Say("* BYE going down")
	}
	pipe := imapclient.New(Scripted(t, talk), nil)
	dialled, err := imapclient.DialInsecure(ScriptedAddr(t, talk), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*imapclient.Client{pipe, dialled} {
		if err := c.Login("u", "p").Wait(); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Select("INBOX", nil).Wait(); err == nil || !strings.Contains(err.Error(), "NONEXISTENT") {
			t.Errorf("SELECT: %v", err)
		}
		if err := c.Noop().Wait(); err == nil {
			t.Error("NOOP was answered after BYE")
		}
		_ = c.Close()
	}
}
