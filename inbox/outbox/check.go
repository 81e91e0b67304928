package outbox

import (
	"context"
	"crypto/tls"
)

// Found is what a look at the submission server showed.
type Found struct {
	TLS    string // "TLS 1.3"; empty: none, to this very machine
	Logins string // the mechanisms that it offers, as it names them
	Size   int64  // the largest mail that it takes, in bytes; 0: it does not say
}

// Check connects and logs in, and sends nothing. Its error is one of
// inbox/account, and says what to do.
func Check(ctx context.Context, a Account, p Patience) (f Found, err error) {
	if a.Config.ReadingOnly() {
		return f, ErrReadingOnly
	}
	if a.Secret == nil {
		a.Secret = a.Config.SMTPSecret()
	}
	s, err := open(ctx, a, p.filled(), func(Step) {})
	if err != nil {
		return f, err
	}
	defer s.close()
	if state, ok := s.client.TLSConnectionState(); ok {
		f.TLS = tls.VersionName(state.Version)
	}
	_, f.Logins = s.client.Extension("AUTH")
	if size, ok := s.client.MaxMessageSize(); ok {
		f.Size = int64(size)
	}
	return f, nil
}
