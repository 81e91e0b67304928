package chat

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"net/mail"
	"slices"
	"strconv"
	"strings"

	"baken/store/outside"
)

// post takes what a form, or the page's script, says. A form is answered with 303 to the
// same address, a script with a status and, where there is something to say, JSON.
func (g *Gateway) post(w http.ResponseWriter, r *http.Request) {
	if !ours(r) {
		g.refuse(w, r, http.StatusForbidden, "noother")
		return
	}
	read, ok := g.mayRead(r)
	if !ok {
		w.Header().Set("Retry-After", "5")
		g.refuse(w, r, http.StatusTooManyRequests, "slow")
		return
	}
	err := r.ParseForm()
	read()
	if err != nil {
		var big *http.MaxBytesError
		if errors.As(err, &big) {
			g.refuse(w, r, http.StatusRequestEntityTooLarge, "long")
			return
		}
		g.refuse(w, r, http.StatusBadRequest, "no")
		return
	}
	c, known := g.cookie(r)
	if !known {
		c.token = newToken()
	}
	switch r.PostForm.Get("do") {
	case "go":
		g.walk(w, r, c)
	case "begin":
		g.begin(w, r, c, known)
	case "say":
		g.say(w, r, c)
	case "mark":
		g.mark(w, r, c)
	case "leave":
		g.leave(w, r, c)
	case "message":
		g.message(w, r, c, known)
	default:
		g.refuse(w, r, http.StatusBadRequest, "no")
	}
}

// walk changes step or language. Nobody walks out of a chat that way.
func (g *Gateway) walk(w http.ResponseWriter, r *http.Request, c cookie) {
	if l, ok := parseLanguage(r.PostForm.Get("lang")); ok {
		c.lang = l
	}
	to := r.PostForm.Get("to")
	if c.step != stepChat && len(to) == 1 && strings.Contains("ish", to) {
		if c.step == stepBye || c.step == stepMessage {
			c.token = newToken()
		}
		c.step = step(to[0])
	}
	g.setCookie(w, r, c)
	g.again(w)
}

// again leads a form back to the page.
func (g *Gateway) again(w http.ResponseWriter) {
	w.Header().Set("Location", "/")
	w.WriteHeader(http.StatusSeeOther)
}

// begin begins a chat. It goes by the cookie's token, so that a form that is sent twice
// begins one.
func (g *Gateway) begin(w http.ResponseWriter, r *http.Request, c cookie, known bool) {
	if !known || c.step != stepHome {
		g.again(w)
		return
	}
	begun, ok := g.mayBegin(r)
	if !ok {
		g.refuse(w, r, http.StatusTooManyRequests, "nomany")
		return
	}
	defer begun()
	id := c.token.session()
	o, err := g.opening(id, c, r)
	if err == nil {
		err = g.o.House.Begin(r.Context(), o)
	}
	switch {
	case errors.Is(err, ErrClosed): // the page says so by itself
		g.again(w)
		return
	case errors.Is(err, ErrGone):
		c = cookie{lang: c.lang, step: stepHome, token: newToken()}
		g.setCookie(w, r, c)
		g.again(w)
		return
	case err != nil:
		g.fault("begin", err)
		status, text := answer(err)
		g.refuse(w, r, status, text)
		return
	}
	// Of two that begin at once the first one's key is the chat's; enter reads it.
	if _, _, err := g.enter(r, c); err != nil {
		g.fault("begin", err)
		status, text := answer(err)
		g.refuse(w, r, status, text)
		return
	}
	c.step = stepChat
	g.setCookie(w, r, c)
	g.again(w)
}

// opening makes a session's key and seals it for those who may have it.
func (g *Gateway) opening(id SessionID, c cookie, r *http.Request) (Opening, error) {
	one := func(field string, of []string) string {
		if v := r.PostForm.Get(field); slices.Contains(of, v) {
			return v
		}
		return ""
	}
	_, o, raw, err := g.o.Team.session(id, c.lang, Answers{one("age", Ages), one("region", Regions), one("gender", Genders)})
	defer clear(raw[:])
	if err != nil {
		return Opening{}, err
	}
	o.Own, err = g.own.wrap(c.token, raw[:])
	return o, err
}

// say takes a line.
func (g *Gateway) say(w http.ResponseWriter, r *http.Request, c cookie) {
	text, line := strings.TrimSpace(r.PostForm.Get("text")), lineOfForm(r)
	script := fromScript(r)
	if c.step != stepChat || (text == "" || line == LineID{}) {
		g.done(w, script, http.StatusBadRequest, c, "no", 0)
		return
	}
	id, l, err := g.enter(r, c)
	if err == nil && len(text) > g.o.Line {
		err = ErrTooLong
	}
	if err == nil && !g.maySay(l) {
		w.Header().Set("Retry-After", "2")
		g.turned(w, r, script, http.StatusTooManyRequests, c, "slow", text)
		return
	}
	var n uint64
	if err == nil {
		n, err = g.put(r, id, l, line, text)
	}
	if errors.Is(err, ErrGone) {
		g.done(w, script, http.StatusGone, c, "over", 0)
		return
	}
	if err != nil {
		g.fault("say", err)
		status, key := answer(err)
		g.turned(w, r, script, status, c, key, text)
		return
	}
	g.done(w, script, http.StatusOK, c, "", n)
}

// put seals a line and hands it to the house.
func (g *Gateway) put(r *http.Request, id SessionID, l *live, line LineID, text string) (uint64, error) {
	sealed, err := l.key.Seal(Visitor, Line, line, Words{Text: outside.New(text)})
	if err != nil {
		return 0, err
	}
	n, err := g.o.House.Say(r.Context(), id, line, sealed)
	if errors.Is(err, ErrGone) {
		g.checkGone(r, id)
	}
	return n, err
}

// checkGone drops a session of which the house knows nothing more.
func (g *Gateway) checkGone(r *http.Request, id SessionID) {
	if _, err := g.o.House.Resume(r.Context(), id); errors.Is(err, ErrGone) {
		g.drop(id)
	}
}

// lineOfForm is the id that a form or the script gave its line; zero is none.
func lineOfForm(r *http.Request) (l LineID) {
	b, err := hex.DecodeString(r.PostForm.Get("key"))
	if err == nil && len(b) == len(l) {
		copy(l[:], b)
	}
	return l
}

// fromScript says whether the page's script asks.
func fromScript(r *http.Request) bool { return r.Header.Get("Accept") == "application/json" }

// done answers what has gone well, or for a form all that the page itself then shows.
func (g *Gateway) done(w http.ResponseWriter, script bool, status int, c cookie, text string, n uint64) {
	if !script {
		g.again(w)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	out := struct {
		N   uint64 `json:"n,omitempty"`
		Say string `json:"say,omitempty"`
	}{N: n}
	if text != "" {
		out.Say = c.lang.say(text)
	}
	_ = json.NewEncoder(w).Encode(out)
}

// turned answers a line that was not taken: a form is shown again, with the words in it.
func (g *Gateway) turned(w http.ResponseWriter, r *http.Request, script bool, status int, c cookie, key, text string) {
	if script {
		g.done(w, true, status, c, key, 0)
		return
	}
	g.page(w, r, status, c, filled{problem: key, text: text})
}

// mark takes what the script says beside lines: typing, seen.
func (g *Gateway) mark(w http.ResponseWriter, r *http.Request, c cookie) {
	if c.step != stepChat {
		w.WriteHeader(http.StatusGone)
		return
	}
	id, _, err := g.enter(r, c)
	if err == nil {
		seen, _ := strconv.ParseUint(r.PostForm.Get("seen"), 10, 64)
		err = g.o.House.Mark(r.Context(), id, Mark{Alive: true, Typing: r.PostForm.Get("typing") == "1", Seen: seen})
	}
	if err != nil {
		g.fault("mark", err)
		status, _ := answer(err)
		w.WriteHeader(status)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// leave ends the chat because the visitor says so.
func (g *Gateway) leave(w http.ResponseWriter, r *http.Request, c cookie) {
	if c.step == stepChat {
		id := c.token.session()
		if err := g.o.House.Leave(r.Context(), id, Parted); err != nil && !errors.Is(err, ErrGone) {
			g.fault("leave", err)
			g.refuse(w, r, http.StatusServiceUnavailable, "nohouse")
			return
		}
		g.drop(id)
		g.setCookie(w, r, cookie{lang: c.lang, step: stepBye, token: newToken()})
	}
	g.again(w)
}

// message takes a message that is left, once for each id of its form.
func (g *Gateway) message(w http.ResponseWriter, r *http.Request, c cookie, known bool) {
	f := filled{text: strings.TrimSpace(r.PostForm.Get("text")), address: strings.TrimSpace(r.PostForm.Get("address"))}
	if s := r.PostForm.Get("shared"); slices.Contains([]string{"yes", "no", "unknown"}, s) {
		f.shared = s
	}
	line := lineOfForm(r)
	switch {
	case !known || c.step != stepHome || line == LineID{}:
		g.again(w)
		return
	case f.text == "":
		f.problem = "mempty"
	case len(f.text) > maxMessage:
		f.problem = "long"
	case f.address != "" && !isAddress(f.address):
		f.problem = "mbad"
	}
	if f.problem != "" {
		g.page(w, r, http.StatusUnprocessableEntity, c, f)
		return
	}
	if !g.mayLeave(r) {
		f.problem = "slow"
		g.page(w, r, http.StatusTooManyRequests, c, f)
		return
	}
	sealed, err := g.o.Team.Left(Message{Text: outside.New(f.text), Address: outside.New(f.address), Shared: f.shared})
	if err == nil {
		err = g.o.House.Message(r.Context(), Left{ID: line, Language: c.lang, Sealed: sealed})
	}
	if err != nil {
		g.fault("message", err)
		_, f.problem = answer(err)
		g.page(w, r, http.StatusServiceUnavailable, c, f)
		return
	}
	c.step = stepMessage
	g.setCookie(w, r, c)
	g.again(w)
}

// isAddress says whether a mail can go to it: one bare address.
func isAddress(s string) bool {
	if len(s) > 254 || strings.ContainsAny(s, "\r\n") {
		return false
	}
	a, err := mail.ParseAddress(s)
	return err == nil && a.Name == "" && a.Address == s
}
