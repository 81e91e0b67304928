package inbox

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/inbox/outbox"
	"baken/inbox/triage"
	"baken/store"
)

// Deps is what a [Service] works with beside the store. The zero value is good.
type Deps struct {
	Now   func() time.Time // nil: time.Now
	Log   *slog.Logger     // nil: silence. It never gets content
	Rules *triage.Rules    // nil: those that come with the program
	// DialIMAP and DialSMTP make the connections; nil: TCP.
	DialIMAP, DialSMTP account.Dialer
	// CatchUp brings a store that shares its team's journal in step with it before a mail
	// goes: see outbox.Options.
	CatchUp func(context.Context) error
	// SMTPPatience bounds the steps of sending; zero: the defaults.
	SMTPPatience outbox.Patience
	// IMAPPatience and Poll: see imap.Deps.
	IMAPPatience, Poll time.Duration
}

// Service keeps the store in step with the mail account, in both directions.
// All methods may be called from any goroutine.
type Service struct {
	store  *store.Store
	outbox *store.Outbox
	cfg    account.Config
	syncer *imap.Syncer
	sender *outbox.Sender
	out    outbox.Account
	deps   Deps
	now    func() time.Time
	log    *slog.Logger
	secret *account.Secret
	nudge  chan struct{}
	shown  struct{ imap, smtp account.Certificate } // by the servers

	mu     sync.Mutex
	status Status
	stop   context.CancelFunc // ends Run or Once; nil when neither runs
	ended  chan struct{}      // closed when it has

	followers map[*follower]bool // of Run
}

// New makes a Service. It connects to nothing yet. The configuration must have
// passed [account.Config.Validate].
func New(s *store.Store, cfg account.Config, d Deps) (*Service, error) {
	v := &Service{
		store: s, outbox: s.Outbox(), cfg: cfg, deps: d, now: d.Now, log: d.Log, secret: cfg.IMAPSecret(),
		nudge: make(chan struct{}, 1),
	}
	if v.now == nil {
		v.now = time.Now
	}
	if v.log == nil {
		v.log = slog.New(slog.DiscardHandler)
	}
	var err error
	v.syncer, err = imap.New(s, cfg.Noting(&v.shown.imap), imap.Deps{
		Now: d.Now, Log: d.Log, Rules: d.Rules, Secret: v.secret, Dial: d.DialIMAP, Patience: d.IMAPPatience, Poll: d.Poll,
	})
	if err != nil {
		return nil, err
	}
	v.out = outbox.Account{Config: cfg.Noting(&v.shown.smtp), Secret: v.secret, Dial: d.DialSMTP}
	if cfg.SMTPSecretCommand != "" {
		v.out.Secret = cfg.SMTPSecret()
	}
	v.sender = outbox.NewSender(s, outbox.Options{
		Account: v.out, Finders: []outbox.Finder{outbox.InMirror{Mirror: s.Mirror()}, v.syncer},
		Patience: d.SMTPPatience, CatchUp: d.CatchUp, Now: d.Now, Log: d.Log,
	})
	v.status = Status{Mail: imap.Offline, ReadingOnly: cfg.ReadingOnly()}
	v.count()
	return v, nil
}

// Nudge has Run look and send now, and connect now if it waits for its next
// try. It does not wait.
func (v *Service) Nudge() {
	v.syncer.Nudge()
	select {
	case v.nudge <- struct{}{}:
	default:
	}
}

// Fetch brings the body of one mail now: somebody looks at it. See
// [imap.Syncer.Fetch].
func (v *Service) Fetch(ctx context.Context, id store.MailID) error { return v.syncer.Fetch(ctx, id) }

// Stop ends Run and waits until it has ended: for the answer to a final dot
// that has gone two seconds, else no longer than a moment. Replies within their
// time to undo are drafts again. The secrets are forgotten. Call it before the
// store is locked or closed. It does nothing when nothing runs.
func (v *Service) Stop() {
	v.mu.Lock()
	stop, ended := v.stop, v.ended
	v.mu.Unlock()
	if stop == nil {
		return
	}
	stop()
	<-ended
}
