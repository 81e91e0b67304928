package chat

import (
	"context"
	"embed"
	"errors"
	"html/template"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

//go:embed page
var pageFiles embed.FS

// files are what the page refers to, by name.
var files = map[string]file{
	"c.css": {"text/css; charset=utf-8", mustRead("page/c.css")},
	"n.css": {"text/css; charset=utf-8", mustRead("page/n.css")},
	"c.js":  {"text/javascript; charset=utf-8", mustRead("page/c.js")},
	"i.svg": {"image/svg+xml", mustRead("page/i.svg")},
}

func mustRead(name string) string {
	b, err := pageFiles.ReadFile(name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(b)
}

// pageTemplate is read when the first page is asked for: most programs serve none.
var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(pageFiles, "page/*.html"))
})

// page is what the template is given.
type page struct {
	L        Language
	Step     string
	Name     string
	Neutral  string
	Standing Standing
	Next     string // when it opens, in words
	Key      string // the id of the form's line
	Filled   filled
	Problem  string
	Line     int // bytes of a line of the chat
	Letters  int // of a message that is left

	State   string // where the chat is, in words
	Waiting bool
	Over    bool
	Typing  bool
	Shown   []shown
	Last    uint64
}

// T is a text of the page.
func (p page) T(key string, args ...any) string { return p.L.say(key, args...) }

// Code is the language's.
func (p page) Code() string { return p.L.Code() }

// Tongues are the languages, by their own names.
func (p page) Tongues() []option {
	return []option{{"nl", "Nederlands"}, {"fr", "Français"}, {"en", "English"}}
}

// pick is a question with its answers.
type pick struct {
	Field, Label, None string
	Options            []option
}

type option struct{ Code, Name string }

// Picks are the questions before the chat.
func (p page) Picks() []pick {
	var all []pick
	for _, q := range []struct {
		field string
		codes []string
	}{{"age", Ages}, {"region", Regions}, {"gender", Genders}} {
		one := pick{Field: q.field, Label: p.T(q.field), None: p.T("nothing")}
		for _, c := range q.codes {
			one.Options = append(one.Options, option{c, p.T(q.field + "." + c)})
		}
		all = append(all, one)
	}
	return all
}

// IsClosed says whether only a message can be left.
func (p page) IsClosed() bool { return p.Standing.State == Closed }

// IsBusy says whether one has to wait.
func (p page) IsBusy() bool { return p.Standing.State == Busy }

// filled is what stands in a form that was not taken.
type filled struct {
	problem, text, address, shared string
}

// Text, Address and Shared are for the template.
func (f filled) Text() string { return f.text }

// Address is what was given as one.
func (f filled) Address() string { return f.address }

// Shared is what was answered.
func (f filled) Shared() string { return f.shared }

// shown is an entry in words, for the template and for the script.
type shown struct {
	N        uint64         `json:"n"`
	Side     string         `json:"side"` // me, you, or note
	Who      string         `json:"who,omitempty"`
	Text     string         `json:"text,omitempty"`
	At       string         `json:"at"`
	Key      string         `json:"key,omitempty"`
	Mark     string         `json:"mark,omitempty"`
	Services []shownService `json:"services,omitempty"`
}

type shownService struct {
	Name  string `json:"name"`
	Phone string `json:"phone,omitempty"`
	Web   string `json:"web,omitempty"`
	Note  string `json:"note,omitempty"`
}

// Whole is the service as it is copied.
func (s shownService) Whole() string {
	var parts []string
	for _, p := range []string{s.Name, s.Phone, s.Web, s.Note} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "\n")
}

// show shows where the visitor is.
func (g *Gateway) show(w http.ResponseWriter, r *http.Request) {
	c, _ := g.cookie(r)
	g.page(w, r, http.StatusOK, c, filled{})
}

// page writes the page of a step.
func (g *Gateway) page(w http.ResponseWriter, r *http.Request, status int, c cookie, f filled) {
	p := g.bareOf(c)
	p.Filled = f
	if f.problem != "" {
		p.Problem = c.lang.say(f.problem)
	}
	switch c.step {
	case stepHome, stepMessage:
		p.Standing = g.o.House.Standing()
		p.Next = g.opens(c.lang, p.Standing)
	case stepChat:
		drawn, err := g.fill(r, c, &p)
		if err != nil {
			g.astray(w, r, c, err)
			return
		}
		drawn(g.write(w, status, "page.html", p))
		return
	}
	g.write(w, status, "page.html", p)
}

// bareOf is a page with what all have.
func (g *Gateway) bareOf(c cookie) page {
	return page{L: c.lang, Step: string(c.step), Name: g.o.Name, Neutral: g.neutral, Key: NewLine().String(), Line: g.o.Line, Letters: maxLetters}
}

// astray answers who has the cookie of a chat that cannot be shown. One that is over
// leaves only the first page.
func (g *Gateway) astray(w http.ResponseWriter, r *http.Request, c cookie, err error) {
	if errors.Is(err, errDrawn) {
		w.Header().Set("Retry-After", "5")
		g.refuse(w, r, http.StatusTooManyRequests, "slow")
		return
	}
	if !errors.Is(err, ErrGone) {
		g.fault("show", err)
		g.refuse(w, r, http.StatusServiceUnavailable, "nohouse")
		return
	}
	g.drop(c.token.session())
	g.forgetCookie(w, r)
	g.write(w, http.StatusOK, "page.html", g.bareOf(cookie{lang: c.lang, step: stepIntro}))
}

// errDrawn says that enough pages of a chat are on their way already.
var errDrawn = errors.New("too many pages of this chat at once")

// fill puts a chat into a page. drawn is told how long it was once it is on its way; it is
// nil with an error.
func (g *Gateway) fill(r *http.Request, c cookie, p *page) (drawn func(bytes int), err error) {
	id, l, err := g.enter(r, c)
	if err != nil {
		return nil, err
	}
	drawn, ok := g.mayDraw(l, r)
	if !ok {
		return nil, errDrawn
	}
	if err := g.filled(r, c, p, id, l.key); err != nil {
		drawn(0)
		return nil, err
	}
	return drawn, nil
}

func (g *Gateway) filled(r *http.Request, c cookie, p *page, id SessionID, key *Key) error {
	ctx, cancel := context.WithTimeout(r.Context(), askWithin)
	defer cancel()
	v, err := g.o.House.Wait(ctx, id, Since{})
	if err != nil {
		return err
	}
	for _, e := range v.Entries {
		s := g.shownOf(key, c.lang, e)
		if s.Side == "me" {
			s.Mark = markOf(c.lang, e.N, v.Seen)
		}
		p.Shown = append(p.Shown, s)
		p.Last = e.N
	}
	p.State, p.Waiting, p.Over, p.Typing = stateOf(c.lang, v), v.Phase == Waiting, v.Phase == Over, v.Typing
	return g.o.House.Mark(r.Context(), id, Mark{Alive: true, Got: p.Last})
}

// framesEvery is after how many seconds the frame loads itself again.
const framesEvery = "5"

// linesPage is the conversation alone, for a frame that loads itself again where there is
// no script.
func (g *Gateway) linesPage(w http.ResponseWriter, r *http.Request) {
	c, _ := g.cookie(r)
	p := g.bareOf(c)
	p.Over = true
	drawn := func(int) {}
	if c.step == stepChat {
		ready, err := g.fill(r, c, &p)
		switch {
		case err == nil:
			drawn = ready
		case errors.Is(err, errDrawn):
			g.astray(w, r, c, err)
			return
		case errors.Is(err, ErrGone):
			p.State = c.lang.say("over")
		default:
			g.fault("lines", err)
			p.State = c.lang.say("nohouse")
		}
	}
	if c.step == stepChat && !p.Over {
		w.Header().Set("Refresh", framesEvery)
	}
	drawn(g.write(w, http.StatusOK, "lines.html", p))
}

// refuse says honestly what is not possible, in words, whatever was asked.
func (g *Gateway) refuse(w http.ResponseWriter, r *http.Request, status int, key string) {
	c, _ := g.cookie(r)
	if fromScript(r) {
		g.done(w, true, status, c, key, 0)
		return
	}
	if r.URL.Path == "/lines" {
		w.Header().Set("Refresh", framesEvery) // a frame that stood still would look like silence
	}
	p := g.bareOf(c)
	p.Step, p.Problem = "x", c.lang.say(key)
	g.write(w, status, "page.html", p)
}

// write gives how many bytes it was.
func (g *Gateway) write(w http.ResponseWriter, status int, name string, p page) int {
	var b strings.Builder
	if err := pageTemplate().ExecuteTemplate(&b, name, p); err != nil {
		g.o.Log.Error("the visitors' page", "failed", "drawing it")
		w.WriteHeader(http.StatusInternalServerError)
		return 0
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	n, _ := io.WriteString(w, b.String())
	return n
}

// opens says when the line opens next.
func (g *Gateway) opens(l Language, s Standing) string {
	if s.Next.IsZero() {
		return l.say("nonext")
	}
	return l.say("next", l.when(s.Next.In(g.o.Zone)))
}

// shownOf puts an entry into words. What the seal does not open stands there without
// them.
func (g *Gateway) shownOf(k *Key, l Language, e Entry) shown {
	s := shown{N: e.N, Side: "note", At: e.At.In(g.o.Zone).Format("15:04")}
	who := e.Who
	switch e.Kind {
	case Line, Services:
		w, err := k.Open(e)
		if err != nil {
			g.fault("open", err)
		}
		s.Text, s.Key, s.Side, s.Who = w.Text.Block().String(), e.Line.String(), "you", who
		if s.Who == "" {
			s.Who = l.say("Somebody")
		}
		if e.Side == Visitor {
			s.Side, s.Who = "me", l.say("you")
		}
		for _, v := range w.Services {
			s.Services = append(s.Services, shownService{v.Name.Line().String(), v.Phone.Line().String(), v.Web.Line().String(), v.Note.Line().String()})
		}
		if e.Kind == Services && s.Text == "" {
			s.Text = l.say("services")
		}
	case Joined:
		s.Text = named(l, "joined", who)
	case Handed:
		s.Text = named(l, "handed", who)
	case Parting:
		s.Text = named(l, "parting", who)
	case Away:
		s.Text = l.say("away")
	case Back:
		s.Text = l.say("return")
	case Requeued:
		s.Text = l.say("requeued")
	case Closing:
		s.Text = g.closing(l)
	case Ended:
		s.Text = l.say("ended")
	}
	return s
}

// closing says that it is closing time, and when it opens again.
func (g *Gateway) closing(l Language) string {
	next := g.o.House.Standing().Next
	if next.IsZero() {
		next = g.o.Now().Add(24 * time.Hour)
	}
	return l.say("closing", l.when(next.In(g.o.Zone)))
}

// named is the text with a name, or the one without.
func named(l Language, key, who string) string {
	if who == "" {
		return l.say(key + "no")
	}
	return l.say(key, who)
}

// stateOf says where a chat is.
func stateOf(l Language, v View) string {
	switch v.Phase {
	case Waiting:
		return l.say("place", max(v.Place, 1))
	case Talking:
		if v.Who == "" {
			return l.say("talking", l.say("somebody"))
		}
		return l.say("talking", v.Who)
	case Paused:
		return l.say("paused")
	}
	return l.say("over")
}

func markOf(l Language, n, seen uint64) string {
	if n <= seen {
		return l.say("read")
	}
	return l.say("sent")
}
