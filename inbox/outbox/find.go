package outbox

import (
	"context"

	"baken/store"
	"baken/store/outside"
)

// Finder looks for a mail that may have been sent, and says in folders of which
// role it stands. One is proof that it was sent; none proves nothing. Another is
// imap.Syncer, which asks the server.
type Finder interface {
	Find(ctx context.Context, messageID outside.Text) ([]store.Role, error)
}

// InMirror is a Finder that looks at what was fetched of the server. Use it
// after a sync.
type InMirror struct{ Mirror *store.Mirror }

// Find gives the roles of all folders in which the mail stands, but Drafts.
func (f InMirror) Find(_ context.Context, messageID outside.Text) (roles []store.Role, err error) {
	mails, err := f.Mirror.ByMessageID(messageID)
	if err != nil {
		return nil, err
	}
	for _, m := range mails {
		places, err := f.Mirror.Location(m)
		if err != nil {
			return nil, err
		}
		for _, p := range places {
			if p.Role != store.Drafts {
				roles = append(roles, p.Role)
			}
		}
	}
	return roles, nil
}

// found asks all finders. One that cannot look now is passed over.
func (s *Sender) found(ctx context.Context, messageID outside.Text) bool {
	for _, f := range s.finders {
		if roles, err := f.Find(ctx, messageID); err == nil && len(roles) > 0 {
			return true
		}
	}
	return false
}

// Settle looks for each mail that is unclear, in Sent and INBOX, and records
// those that are found as sent. The others stay unclear: a mail that is not
// there yet may still come, and whether it goes again is for a person to say.
// It gives how many it settled.
func (s *Sender) Settle(ctx context.Context) (n int, err error) {
	all, err := s.outbox.List(false)
	if err != nil {
		return 0, err
	}
	for _, op := range all {
		if op.Kind != store.OpSend || op.State != store.OpUnclear || !s.found(ctx, op.MessageID) {
			continue
		}
		if err := passState(s.outbox.Sent(ctx, op.ID, s.account.Config.AppendsSent(), nil)); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
