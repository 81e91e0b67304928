package demo

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// House is a mail server for the demo, with the invented mailbox in it. It
// speaks IMAP and SMTP without TLS, to the loopback interface only, and wants
// a login. What is submitted stays in memory and goes nowhere: the copy in
// Sent is the client's to make.
type House struct {
	IMAP, SMTP     string // host:port
	User, Password string

	now     func() time.Time
	user    *imapmemserver.User
	imap    *imapserver.Server
	smtp    *smtp.Server
	running sync.WaitGroup
	serving sync.WaitGroup // whoever comes in is let in by these two
	arrived chan Submitted

	mu   sync.Mutex
	sent []Submitted
}

// Submitted is a mail that was handed to the house to be sent.
type Submitted struct {
	From string
	To   []string
	Raw  []byte
	At   time.Time
}

// folders beside INBOX. The server knows no SPECIAL-USE; their names say what
// they are for.
var folders = []string{"Sent", "Drafts", "Junk", "Archive", "Trash"}

// capabilities are what the server's library can do.
var capabilities = imap.CapSet{
	imap.CapIMAP4rev1: {}, imap.CapNamespace: {}, imap.CapUIDPlus: {}, imap.CapESearch: {},
	imap.CapListExtended: {}, imap.CapListStatus: {}, imap.CapMove: {}, imap.CapStatusSize: {},
}

// Serve starts the servers, with the mails of this moment, and lets the rest
// of the story happen by itself: a mail arrives after a while, and the first
// reply that is sent is answered. All of it ends with ctx; Wait says when.
func Serve(ctx context.Context, now func() time.Time) (*House, error) {
	return serve(ctx, now, calm)
}

func serve(ctx context.Context, now func() time.Time, p pace) (*House, error) {
	h := &House{
		User: Address, Password: rand.Text(), now: now,
		arrived: make(chan Submitted, 64),
	}
	h.user = imapmemserver.NewUser(h.User, h.Password)
	for _, name := range append([]string{"INBOX"}, folders...) {
		if err := h.user.Create(name, nil); err != nil {
			return nil, fmt.Errorf("demo: folder %s: %w", name, err)
		}
	}
	mails := Mails(now())
	for _, m := range mails {
		if err := h.deliver(m.Folder, m.Raw, m.At, m.Flags); err != nil {
			return nil, err
		}
	}
	imapListener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("demo: mail server: %w", err)
	}
	smtpListener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("demo: mail server: %w", err), imapListener.Close())
	}
	h.IMAP, h.SMTP = imapListener.Addr().String(), smtpListener.Addr().String()
	h.start(imapListener, smtpListener)
	h.running.Go(func() { h.act(ctx, p, mails) })
	h.running.Go(func() {
		<-ctx.Done()
		// The listeners first: a server that has not begun yet would not know its own,
		// and one that begins adds to what its Close waits for.
		_, _ = imapListener.Close(), smtpListener.Close()
		h.serving.Wait()
		_, _ = h.imap.Close(), h.smtp.Close() // nothing is kept that could be lost
	})
	return h, nil
}

// start serves both listeners in goroutines.
func (h *House) start(imapListener, smtpListener net.Listener) {
	memory := imapmemserver.New()
	memory.AddUser(h.user)
	quiet := log.New(io.Discard, "", 0) // a log line would lie over the screen
	h.imap = imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return memory.NewSession(), nil, nil
		},
		Caps: capabilities, InsecureAuth: true, Logger: quiet,
	})
	h.smtp = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		return &submission{house: h}, nil
	}))
	h.smtp.Domain, h.smtp.AllowInsecureAuth, h.smtp.EnableSMTPUTF8 = "localhost", true, true
	h.smtp.MaxMessageBytes = 50 << 20
	h.smtp.ErrorLog = quiet
	h.serving.Go(func() { _ = h.imap.Serve(imapListener) }) // ends when nobody listens any more
	h.serving.Go(func() { _ = h.smtp.Serve(smtpListener) })
}

// Wait returns when everything has ended, after the context of Serve has.
func (h *House) Wait() { h.running.Wait() }

// Sent is what was submitted, in its order.
func (h *House) Sent() []Submitted {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]Submitted(nil), h.sent...)
}

// deliver puts a mail into a folder, as if it had come from outside.
func (h *House) deliver(folder string, raw []byte, at time.Time, flags []imap.Flag) error {
	_, err := h.user.Append(folder, literal{bytes.NewReader(raw)}, &imap.AppendOptions{Time: at, Flags: flags})
	if err != nil {
		return fmt.Errorf("demo: delivering to %s: %w", folder, err)
	}
	return nil
}

// literal is a mail as APPEND takes it.
type literal struct{ *bytes.Reader }

func (l literal) Size() int64 { return l.Reader.Size() }

// submission is one SMTP session.
type submission struct {
	house *House
	in    bool
	mail  Submitted
}

func (s *submission) Reset()                   { s.mail = Submitted{} }
func (s *submission) Logout() error            { return nil }
func (s *submission) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *submission) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != s.house.User || password != s.house.Password {
			return smtp.ErrAuthFailed
		}
		s.in = true
		return nil
	}), nil
}

func (s *submission) Mail(from string, _ *smtp.MailOptions) error {
	if !s.in {
		return smtp.ErrAuthRequired
	}
	s.mail.From = from
	return nil
}

func (s *submission) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.mail.To = append(s.mail.To, to)
	return nil
}

func (s *submission) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mail.Raw, s.mail.At = raw, s.house.now()
	s.house.mu.Lock()
	s.house.sent = append(s.house.sent, s.mail)
	s.house.mu.Unlock()
	select {
	case s.house.arrived <- s.mail:
	default: // whoever sends that much needs no answer
	}
	return nil
}
