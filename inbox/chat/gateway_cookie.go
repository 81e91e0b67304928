package chat

import (
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"strings"
)

// step is where the visitor is on the page.
type step byte

// The steps. They stand in the cookie, so that all of them have one address.
const (
	stepIntro   step = 'i' // how to leave fast
	stepSafe    step = 's' // safe on the internet
	stepHome    step = 'h' // open, busy or closed
	stepChat    step = 'c'
	stepBye     step = 'b' // the visitor ended the chat
	stepMessage step = 'm' // a message was left
)

const steps = "ishcbm"

// cookie is the one that there is: a language, a step, and the token by which a chat is
// known. Nothing in it says who somebody is.
type cookie struct {
	lang  Language
	step  step
	token token
}

// cookieName is a plain one on loopback, where there is no HTTPS.
func (g *Gateway) cookieName(r *http.Request) string {
	if g.secure(r) {
		return "__Host-s"
	}
	return "s"
}

// cookie reads it. It reports false where there is none that can be read.
func (g *Gateway) cookie(r *http.Request) (cookie, bool) {
	k, err := r.Cookie(g.cookieName(r))
	if err != nil {
		return cookie{lang: preferred(r.Header.Get("Accept-Language")), step: stepIntro}, false
	}
	c, ok := parseCookie(k.Value)
	if !ok {
		return cookie{lang: preferred(r.Header.Get("Accept-Language")), step: stepIntro}, false
	}
	return c, true
}

func parseCookie(s string) (cookie, bool) {
	if len(s) != 3+43 || strings.IndexByte(steps, s[2]) < 0 {
		return cookie{}, false
	}
	lang, ok := parseLanguage(s[:2])
	if !ok {
		return cookie{}, false
	}
	c := cookie{lang: lang, step: step(s[2])}
	b, err := base64.RawURLEncoding.Strict().DecodeString(s[3:])
	if err != nil || len(b) != len(c.token) {
		return cookie{}, false
	}
	copy(c.token[:], b)
	return c, true
}

func (c cookie) String() string {
	return c.lang.Code() + string(c.step) + base64.RawURLEncoding.EncodeToString(c.token[:])
}

func newToken() (t token) {
	rand.Read(t[:])
	return t
}

func (g *Gateway) setCookie(w http.ResponseWriter, r *http.Request, c cookie) {
	http.SetCookie(w, g.bare(r, c.String(), 0))
}

func (g *Gateway) forgetCookie(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, g.bare(r, "", -1))
}

func (g *Gateway) bare(r *http.Request, value string, age int) *http.Cookie {
	return &http.Cookie{Name: g.cookieName(r), Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: g.secure(r), SameSite: http.SameSiteStrictMode}
}
