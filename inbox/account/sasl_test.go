package account

import (
	"errors"
	"testing"
)

func TestLogin(t *testing.T) {
	s := Server{Host: "mail.example.org", Port: 993, User: "a,b=c"}
	for _, c := range []struct {
		name    string
		auth    Auth
		offered []string
		safe    bool
		mech    string
		initial string
		err     error
	}{
		{"plain", Password, []string{"PLAIN", "LOGIN"}, true, "PLAIN", "\x00a,b=c\x00geheim", nil},
		{"login", Password, []string{"login"}, true, "LOGIN", "a,b=c", nil},
		{"not said", Password, nil, true, "PLAIN", "\x00a,b=c\x00geheim", nil},
		{"no password", Password, []string{"XOAUTH2"}, true, "", "", ErrInsecure},
		{"no TLS", Password, []string{"PLAIN"}, false, "", "", ErrInsecure},
		{"token without TLS", XOAuth2, []string{"XOAUTH2"}, false, "", "", ErrInsecure},
		{"oauthbearer", OAuthBearer, []string{"OAUTHBEARER"}, true, "OAUTHBEARER",
			"n,a=a=2Cb=3Dc,\x01host=mail.example.org\x01port=993\x01auth=Bearer geheim\x01\x01", nil},
		{"xoauth2", XOAuth2, []string{"OAUTHBEARER", "XOAUTH2"}, true, "XOAUTH2", "user=a,b=c\x01auth=Bearer geheim\x01\x01", nil},
		{"no oauthbearer", OAuthBearer, []string{"XOAUTH2"}, true, "", "", ErrInsecure},
		{"no xoauth2", XOAuth2, []string{"PLAIN"}, true, "", "", ErrInsecure},
	} {
		a, err := Login(c.auth, s, "geheim", c.offered, c.safe)
		if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if err != nil {
			continue
		}
		mech, initial, err := a.Start()
		if mech != c.mech || string(initial) != c.initial || err != nil {
			t.Errorf("%s: %s %q %v", c.name, mech, initial, err)
		}
		if c.auth == Password {
			continue
		}
		if a.Refused() {
			t.Errorf("%s: refused before anything was said", c.name)
		}
		answer, err := a.Next([]byte(`{"status":"401"}`))
		if err != nil || answer == nil || len(answer) > 1 || !a.Refused() {
			t.Errorf("%s: the refusal is answered with %q, %v", c.name, answer, err)
		}
	}
}
