package outbox

import (
	"context"

	"baken/store"
	"baken/store/outside"
)

// Finder looks for a mail that may have been sent. found is certain; that it
// was not found proves nothing.
type Finder interface {
	Find(ctx context.Context, messageID outside.Text) (found bool, err error)
}

// InMirror is a Finder that looks at what was fetched of the server. Use it
// after a sync.
type InMirror struct{ Mirror *store.Mirror }

// Find says whether a mail with the Message-ID stands in a folder of the
// server, other than Drafts.
func (f InMirror) Find(_ context.Context, messageID outside.Text) (bool, error) {
	mails, err := f.Mirror.ByMessageID(messageID)
	if err != nil {
		return false, err
	}
	for _, m := range mails {
		places, err := f.Mirror.Location(m)
		if err != nil {
			return false, err
		}
		for _, p := range places {
			if p.Role != store.Drafts {
				return true, nil
			}
		}
	}
	return false, nil
}

// found asks all finders. One that cannot look now is passed over.
func (s *Sender) found(ctx context.Context, messageID outside.Text) bool {
	for _, f := range s.finders {
		if yes, err := f.Find(ctx, messageID); err == nil && yes {
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
		if err := s.outbox.Sent(ctx, op.ID, s.account.Config.AppendsSent(), nil); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
