package account

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/emersion/go-sasl"
)

// SMTPAuthKind is the way to log in for sending.
func (c Config) SMTPAuthKind() Auth {
	if c.SMTPAuth != "" {
		return c.SMTPAuth
	}
	return c.Auth
}

// Login makes what go-imap and go-smtp want for logging in: with a password
// PLAIN, or LOGIN where the server has only that; with a token the mechanism
// that was chosen. offered are the mechanisms that the server names, in any
// case; none at all is taken as "it does not say". It is used for one try.
//
// [ErrInsecure] when the connection is not safe enough for a secret (pass
// whether it is TLS or ends on this machine), or when the server has no
// mechanism that fits.
func Login(auth Auth, s Server, secret string, offered []string, safe bool) (*Attempt, error) {
	if !safe {
		return nil, fmt.Errorf("%w: the connection to %s has no TLS, and the secret is not sent without", ErrInsecure, s.Host)
	}
	has := func(mechanism string) bool {
		return len(offered) == 0 || slices.ContainsFunc(offered, func(o string) bool { return strings.EqualFold(o, mechanism) })
	}
	switch auth {
	case OAuthBearer:
		if !has("OAUTHBEARER") {
			return nil, fmt.Errorf("%w: %s does not offer OAUTHBEARER; auth in [mail] may want to be xoauth2 or password", ErrInsecure, s.Host)
		}
		return &Attempt{client: &token{"OAUTHBEARER", bearer(s, secret), "\x01"}}, nil
	case XOAuth2:
		if !has("XOAUTH2") {
			return nil, fmt.Errorf("%w: %s does not offer XOAUTH2; auth in [mail] may want to be oauthbearer or password", ErrInsecure, s.Host)
		}
		return &Attempt{client: &token{"XOAUTH2", "user=" + s.User + "\x01auth=Bearer " + secret + "\x01\x01", ""}}, nil
	}
	switch {
	case has("PLAIN"):
		return &Attempt{client: sasl.NewPlainClient("", s.User, secret)}, nil
	case has("LOGIN"):
		return &Attempt{client: sasl.NewLoginClient(s.User, secret)}, nil
	}
	return nil, fmt.Errorf("%w: %s takes no password here; auth in [mail] may want to be oauthbearer or xoauth2", ErrInsecure, s.Host)
}

// bearer is the initial response of RFC 7628, 3.1. The user's name has = and ,
// written as in RFC 5801.
func bearer(s Server, secret string) string {
	user := strings.NewReplacer("=", "=3D", ",", "=2C").Replace(s.User)
	return "n,a=" + user + ",\x01host=" + s.Host + "\x01port=" + strconv.Itoa(s.Port) + "\x01auth=Bearer " + secret + "\x01\x01"
}

// Attempt is one try to log in. It is a sasl.Client.
type Attempt struct {
	client  sasl.Client
	refused bool
}

var _ sasl.Client = (*Attempt)(nil)

// Start begins (see sasl.Client).
func (a *Attempt) Start() (mechanism string, initial []byte, err error) { return a.client.Start() }

// Next answers a challenge (see sasl.Client).
func (a *Attempt) Next(challenge []byte) ([]byte, error) {
	if _, ok := a.client.(*token); ok {
		// With a token the only challenge is the reason of a refusal.
		a.refused = true
	}
	return a.client.Next(challenge)
}

// Refused says that the server has explained why it does not take the token:
// however the attempt ends, it is [ErrRefused].
func (a *Attempt) Refused() bool { return a.refused }

// token is OAUTHBEARER or XOAUTH2: all is said at once, and the reason of a
// refusal, which is a challenge, is answered so that the server says NO.
type token struct{ mechanism, initial, end string }

func (t *token) Start() (string, []byte, error) { return t.mechanism, []byte(t.initial), nil }

func (t *token) Next([]byte) ([]byte, error) { return []byte(t.end), nil }
