package inbox

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/inbox/mailtest"
	"baken/inbox/outbox"
	"baken/store"
	"baken/store/outside"
	"baken/store/vault"
)

// line is a helpline with its mail servers, both behind proxies.
type line struct {
	t      testing.TB
	store  *store.Store
	imap   *mailtest.Server
	smtp   *mailtest.Sink
	toIMAP *mailtest.Proxy
	toSMTP *mailtest.Proxy
	cfg    account.Config
	svc    *Service
	ended  chan error
	cancel context.CancelFunc
	path   string
}

func newLine(t testing.TB) *line {
	t.Helper()
	l := &line{t: t, imap: mailtest.Dovecot(t, mailtest.Options{}), smtp: mailtest.Submission(t, mailtest.SMTPOptions{})}
	l.toIMAP, l.toSMTP = mailtest.NewProxy(t, l.imap.IMAPS), mailtest.NewProxy(t, l.smtp.Addr)
	user := url.QueryEscape(l.imap.User)
	l.cfg = account.Default()
	l.cfg.Address, l.cfg.FromName, l.cfg.CAFile = l.imap.User, "Hulplijn", l.imap.CAFile
	l.cfg.IMAP, l.cfg.SMTP = "imaps://"+user+"@"+l.toIMAP.Addr, "smtps://"+user+"@"+l.toSMTP.Addr
	l.cfg.SecretCommand = "echo " + l.imap.Password
	if err := l.cfg.Validate(); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "baken")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	l.path = filepath.Join(dir, "baken.db")
	var err error
	l.store, err = store.Create(l.path, store.Founding{Name: outside.New("Noor"),
		Ways: []store.NamedWay{{Way: vault.PassphraseWork([]byte("zomer regen"), 2), Label: "passphrase"}}}, store.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.end)
	l.remake()
	return l
}

func (l *line) remake(with ...func(*Deps)) {
	l.t.Helper()
	d := Deps{
		IMAPPatience: 3 * time.Second, Poll: 300 * time.Millisecond,
		SMTPPatience: outbox.Patience{Step: 3 * time.Second, Answer: 3 * time.Second, Grace: 300 * time.Millisecond},
	}
	for _, f := range with {
		f(&d)
	}
	var err error
	l.svc, err = New(l.store, l.cfg, d)
	if err != nil {
		l.t.Fatal(err)
	}
}

// end checks the whole store and closes it.
func (l *line) end() {
	if l.cancel != nil {
		l.stop()
	}
	checks, err := l.store.Verify(context.Background(), nil)
	if err != nil {
		l.t.Errorf("verify: %v", err)
	}
	for _, c := range checks {
		for _, w := range c.Wrong {
			l.t.Errorf("verify: %s: %s: %s", c.What, w.Where, w.Why)
		}
	}
	if err := l.store.Close(); err != nil {
		l.t.Error(err)
	}
}

// run starts the service as the workstation does, and takes its events.
func (l *line) run(see ...func(Event)) {
	l.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	events, ended := make(chan Event), make(chan error, 1)
	l.cancel, l.ended = cancel, ended
	go func() { ended <- l.svc.Run(ctx, events); close(events) }()
	go func() {
		for e := range events {
			for _, f := range see {
				f(e)
			}
		}
	}()
}

func (l *line) stop() {
	l.t.Helper()
	l.svc.Stop()
	select {
	case err := <-l.ended:
		if err != nil {
			l.t.Errorf("run: %v", err)
		}
	case <-time.After(10 * time.Second):
		l.t.Fatal("run does not end")
	}
	l.cancel = nil
}

// until waits for something that must come.
func (l *line) until(what string, yes func() bool) {
	l.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if yes() {
			return
		}
	}
	l.t.Fatalf("it did not come that %s; status %+v", what, l.svc.Status())
}

func (l *line) online() bool { return l.svc.Status().Mail == imap.Online }

// question delivers a mail of a writer.
func (l *line) question(n int) {
	l.t.Helper()
	raw := fmt.Sprintf("From: Writer %d <writer%d@example.net>\r\nTo: %s\r\nSubject: Bang voor mijn buur\r\nMessage-ID: <q%d@example.net>\r\n\r\nIk ben bang.\r\n",
		n, n, l.imap.User, n)
	l.imap.Deliver("INBOX", []byte(raw), time.Now())
}

// reply answers the contact of a writer and gives the operation.
func (l *line) reply(n int, undo time.Duration) store.Op {
	l.t.Helper()
	rows, err := l.store.Queue("all", 0, 1000)
	if err != nil {
		l.t.Fatal(err)
	}
	for _, c := range rows {
		all, err := l.store.Heads(c.ID)
		if err != nil {
			l.t.Fatal(err)
		}
		if all[0].Head.MessageID != outside.New(fmt.Sprintf("q%d@example.net", n)) {
			continue
		}
		d := store.ReplyDraft{ID: store.NewOpID(), Contact: c.ID, To: all[0].Head.From, Text: outside.New("Dank u voor uw bericht. We luisteren.")}
		a, err := outbox.Reply(l.store, l.cfg, d, "nl", time.Now(), undo)
		if err != nil {
			l.t.Fatal(err)
		}
		_, id, err := l.store.Outbox().Answer(context.Background(), a)
		if err != nil {
			l.t.Fatal(err)
		}
		return l.op(id)
	}
	l.t.Fatalf("no contact of writer %d", n)
	return store.Op{}
}

func (l *line) op(id store.OpID) store.Op {
	l.t.Helper()
	op, err := l.store.Outbox().Get(id)
	if err != nil {
		l.t.Fatal(err)
	}
	return op
}

// settled checks how it must stand in the end: the reply is at the receiver
// once, its copy is in Sent once, the question is marked as answered, and
// nothing waits.
func (l *line) settled(ops ...store.Op) {
	l.t.Helper()
	sent := map[string]int{}
	for _, m := range l.imap.Messages("Sent") {
		sent[m.MessageID]++
	}
	for _, op := range ops {
		id := op.MessageID.Unsafe()
		if n := l.smtp.Count(id); n != 1 {
			l.t.Errorf("the receiver has a reply %d times", n)
		}
		if sent[id] != 1 {
			l.t.Errorf("Sent has a reply %d times", sent[id])
		}
		c, err := l.store.Contact(op.Contact)
		if err != nil || c.State != store.Answered {
			l.t.Errorf("the contact is %s, %v", c.State, err)
		}
	}
	for _, m := range l.imap.Messages("INBOX") {
		if strings.HasPrefix(m.MessageID, "q") && !slices.Contains(m.Flags, goimap.FlagAnswered) {
			l.t.Error("a question is not marked as answered")
		}
	}
	if open, err := l.store.Outbox().List(false); err != nil || len(open) != 0 {
		l.t.Errorf("%d operations wait, %v", len(open), err)
	}
}

func TestOnce(t *testing.T) {
	l := newLine(t)
	l.question(1)
	s, err := l.svc.Once(t.Context(), nil)
	if err != nil || s.Incomplete() {
		t.Fatalf("%+v, %v", s, err)
	}
	if i := slices.IndexFunc(s.Rows, func(r Row) bool { return r.Folder == outside.New("INBOX") }); i < 0 || s.Rows[i].New != 1 {
		t.Errorf("rows %+v", s.Rows)
	}
	op := l.reply(1, 0)
	s, err = l.svc.Once(t.Context(), nil)
	if err != nil || s.Outbox.Sent != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	l.settled(op)
	if s, err = l.svc.Once(t.Context(), nil); err != nil || s.Outbox.Sent != 0 {
		t.Fatalf("%+v, %v", s, err)
	}
	l.settled(op)
}

func TestRunSendsAndFiles(t *testing.T) {
	l := newLine(t)
	l.run()
	l.until("it is online", l.online)
	l.question(1)
	l.until("the question is here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 1 })
	op := l.reply(1, 300*time.Millisecond)
	l.until("all is done", func() bool {
		open, err := l.store.Outbox().List(false)
		return err == nil && len(open) == 0 && l.op(op.ID).State == store.OpDone
	})
	l.stop()
	l.settled(op)
}

// A network that goes in the middle and comes back.
func TestOfflineAndBack(t *testing.T) {
	l := newLine(t)
	for n := range 3 {
		l.question(n)
	}
	l.run()
	l.until("the questions are here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 3 })
	l.toIMAP.Down()
	l.toSMTP.Down()
	l.until("it is offline", func() bool { return !l.online() })
	ops := []store.Op{l.reply(0, 0), l.reply(1, 0), l.reply(2, 0)}
	// Meanwhile the last writer writes again.
	l.imap.Deliver("INBOX", []byte("From: writer2@example.net\r\nTo: "+l.imap.User+
		"\r\nSubject: Nog iets\r\nMessage-ID: <q2b@example.net>\r\nIn-Reply-To: <q2@example.net>\r\nReferences: <q2@example.net>\r\n\r\nHij staat voor de deur.\r\n"), time.Now().Add(2*time.Second))
	time.Sleep(100 * time.Millisecond)
	if n := len(l.smtp.Received()); n != 0 {
		t.Fatalf("%d mails were sent offline", n)
	}
	l.toIMAP.Up()
	l.toSMTP.Up()
	l.svc.Nudge()
	l.until("one is held and the others are sent", func() bool {
		p, err := l.store.Outbox().Pending()
		return err == nil && p.Held == 1 && p.Send == 0 && p.Other == 0
	})
	if op := l.op(ops[2].ID); op.State != store.OpConflict || op.Reason != store.ReasonNewer {
		t.Errorf("the reply that came too late is %s, %s", op.State, op.Reason)
	}
	if n := l.smtp.Count(ops[2].MessageID.Unsafe()); n != 0 {
		t.Errorf("it was sent %d times", n)
	}
	if s := l.svc.Status(); s.Held != 1 || s.ToSend != 0 {
		t.Errorf("status %+v", s)
	}
	l.stop()
	for _, op := range ops[:2] {
		if n := l.smtp.Count(op.MessageID.Unsafe()); n != 1 {
			t.Errorf("a reply was sent %d times", n)
		}
	}
}

// A cut after the final dot, and a server that had put its copy into Sent.
func TestUnclearIsFoundInSent(t *testing.T) {
	l := newLine(t)
	l.question(1)
	if _, err := l.svc.Once(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	op := l.reply(1, 0)
	l.smtp.Fault(mailtest.Fault{At: mailtest.AfterStore, Cut: true})
	s, err := l.svc.Once(t.Context(), nil)
	if err != nil || s.Outbox.Unclear != 1 || !s.Incomplete() {
		t.Fatalf("%+v, %v", s, err)
	}
	l.run()
	l.until("it is online", func() bool { s := l.svc.Status(); return l.online() && s.Unclear == 1 && !s.SyncedAt.IsZero() })
	l.stop()
	if got := l.op(op.ID).State; got != store.OpUnclear {
		t.Errorf("it is %s", got)
	}
	l.imap.Deliver("Sent", l.smtp.Received()[0].Raw, time.Now())
	l.remake()
	l.run()
	l.until("it was found", func() bool {
		open, err := l.store.Outbox().List(false)
		return err == nil && len(open) == 0
	})
	l.stop()
	l.settled(op)
}

func TestStopWithinTheTimeToUndo(t *testing.T) {
	l := newLine(t)
	l.question(1)
	l.run()
	l.until("the question is here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 1 })
	op := l.reply(1, time.Hour)
	l.stop()
	if _, ok, err := l.store.ReplyDraft(op.Contact); err != nil || !ok {
		t.Errorf("no draft, %v", err)
	}
	if c, err := l.store.Contact(op.Contact); err != nil || c.State != store.Waiting {
		t.Errorf("the contact is %s, %v", c.State, err)
	}
}

func TestStopWithADotInFlight(t *testing.T) {
	l := newLine(t)
	l.question(1)
	l.run()
	l.until("the question is here", func() bool { c, _ := l.store.Counts(); return c.Waiting == 1 })
	l.smtp.Fault(mailtest.Fault{At: mailtest.AfterStore, Delay: 5 * time.Second})
	op := l.reply(1, 0)
	l.until("the server has all of it", func() bool { return l.op(op.ID).DataBegun && len(l.smtp.Received()) > 0 })
	l.stop()
	if got := l.op(op.ID).State; got != store.OpUnclear {
		t.Errorf("it is %s", got)
	}
}

func TestCheck(t *testing.T) {
	l := newLine(t)
	for _, k := range l.svc.Check(t.Context()) {
		if !k.OK || k.Err != nil {
			t.Errorf("%s: %v", k.What, k.Err)
		}
	}
	l.cfg.SecretCommand = "echo wrong"
	l.remake()
	for _, k := range l.svc.Check(t.Context()) {
		if k.OK || !account.NeedsPerson(k.Err) {
			t.Errorf("%s with a wrong password: %v", k.What, k.Err)
		}
	}
}
