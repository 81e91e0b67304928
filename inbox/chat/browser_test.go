package chat

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"baken/store/outside"
)

// browser is one Chromium for all tests; each test has a profile of its own in it.
var browser = sync.OnceValues(func() (context.Context, error) {
	dir, err := os.MkdirTemp("", "chromium")
	if err != nil {
		return nil, err
	}
	o := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("accept-lang", "nl-BE,nl"), chromedp.UserDataDir(filepath.Join(dir, "profile")), chromedp.Env("TMPDIR="+dir))
	ctx, endAll := chromedp.NewExecAllocator(context.Background(), o...)
	ctx, endOne := chromedp.NewContext(ctx)
	quit = func() {
		_ = chromedp.Cancel(ctx) // waits for its end
		endOne()
		endAll()
		for range 50 { // its children may write a little longer
			if os.RemoveAll(dir) == nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	return ctx, chromedp.Do(ctx)
})

var quit func()

func TestMain(m *testing.M) {
	code := m.Run()
	if quit != nil {
		quit()
	}
	os.Exit(code)
}

// deed is something done in a browser.
type deed = chromedp.Action[chromedp.Void]

// run runs a script and looks at nothing it gives.
func run(js string) deed { return chromedp.Evaluate[chromedp.Void](js) }

// tab is a page of a visitor.
type tab struct {
	t   testing.TB
	ctx context.Context
}

func newTab(t testing.TB, with ...deed) *tab {
	t.Helper()
	b, err := browser()
	if err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	ctx, cancel := chromedp.NewContext(b, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithTimeout(ctx, 40*time.Second)
	t.Cleanup(end)
	tb := &tab{t, ctx}
	tb.run(append([]deed{chromedp.EmulateViewport(320, 640)}, with...)...)
	return tb
}

func (b *tab) run(a ...deed) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, a...); err != nil {
		b.t.Fatalf("%v\n%.1500s", err, b.html())
	}
}

func (b *tab) eval(js string) string {
	b.t.Helper()
	s, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("String("+js+")"))
	if err != nil {
		b.t.Fatalf("%s: %v", js, err)
	}
	return s
}

func (b *tab) html() string {
	s, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("location.href+' '+document.documentElement.outerHTML"))
	return s
}

// until waits until something is true on the page.
func (b *tab) until(js string) {
	b.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		// A page that is about to go fails to answer.
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+js+")")); err == nil && ok {
			return
		}
	}
	b.t.Fatalf("did not come: %s\n%.3000s", js, b.html())
}

// press presses a button of a page that is there.
func (b *tab) press(selector string) {
	b.t.Helper()
	b.until("document.readyState === 'complete' && document.querySelector('" + selector + "')")
	var err error
	for range 5 { // the page before may just have gone
		if err = chromedp.Do(b.ctx, chromedp.Click(chromedp.CSS(selector))); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("%s: %v", selector, err)
}

func (b *tab) write(s string) {
	b.t.Helper()
	b.run(chromedp.SendKeys("#text", s), chromedp.Click("#say button"))
}

// enter goes from the first page into the chat.
func (b *tab) enter(h *hub) {
	b.t.Helper()
	b.run(chromedp.Navigate(h.url()))
	b.press("button[value=h]")
	b.until("document.querySelector('button[value=begin]')")
	b.press("button[value=begin]")
	b.until("document.getElementById('log')")
}

// shoot keeps a picture for people, where BAKEN_SHOTS names a folder.
func (b *tab) shoot(name string) {
	b.t.Helper()
	b.axe(name)
	dir := os.Getenv("BAKEN_SHOTS")
	if dir == "" {
		return
	}
	for _, size := range [][2]int64{{320, 640}, {1024, 768}} {
		b.run(chromedp.EmulateViewport(size[0], size[1]), chromedp.Sleep(150*time.Millisecond))
		png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			b.t.Fatal(err)
		}
		file := filepath.Join(dir, name+map[int64]string{320: "-320", 1024: "-1024"}[size[0]]+".png")
		if err := os.WriteFile(file, png, 0o600); err != nil {
			b.t.Fatal(err)
		}
	}
	b.run(chromedp.EmulateViewport(320, 640))
}

// axe is axe-core, which finds what keeps somebody out by the rules of WCAG.
var axe = sync.OnceValues(func() (string, error) {
	f, err := os.Open("testdata/axe/axe-4.14.1.min.js.gz")
	if err != nil {
		return "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(z)
	return string(b), err
})

// axe tells what is wrong with the page by WCAG 2.2 AA; in the dark it looks at contrast.
func (b *tab) axe(name string) {
	b.t.Helper()
	script, err := axe()
	if err != nil {
		b.t.Fatal(err)
	}
	if b.eval("typeof axe") == "undefined" {
		b.run(run(script))
	}
	rules := "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']"
	for scheme, only := range map[string]string{"dark": "['color-contrast']", "light": rules} {
		b.run(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
			_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
			return chromedp.Void{}, err
		})
		bad, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`axe.run({runOnly:`+only+`,resultTypes:['violations']}).then(r=>!r.passes.length?'axe looked at nothing':r.violations.map(v=>v.id+': '+v.nodes.map(n=>n.html.slice(0,160)+' '+n.failureSummary.slice(0,200)).join('; ')).join('\n'))`, chromedp.EvalAwaitPromise))
		if err != nil || bad != "" {
			b.t.Errorf("%s, %s: %s %v", name, scheme, bad, err)
		}
	}
}

func lines(b *tab) string {
	return b.eval("Array.from(document.querySelectorAll('#log .line:not(.note) p')).map(p=>p.textContent).join('|')")
}

func TestWholeChat(t *testing.T) {
	h := newHub(t, nil)
	h.rooms.Present(noor, true)
	b := newTab(t)
	b.run(chromedp.Navigate(h.url()))
	b.shoot("1-first")
	b.wide()
	b.press("button[value=s]")
	b.until("document.body.classList.contains('step-s')")
	b.shoot("2-safe")
	b.wide()
	b.press("button[value=h]")
	b.until("document.body.classList.contains('step-h')")
	b.shoot("3-open")
	b.wide()
	b.run(chromedp.SetValue("#age", "12-17"))
	b.press("button[value=begin]")
	b.until("document.getElementById('state').textContent.includes('nummer 1')")
	b.shoot("4-waiting")
	id := h.only(waiting).ID
	b.write("mag ik iets vragen?")
	eventually(t, "the first line", func() bool { return len(h.said(id)) == 1 })
	ctx := context.Background()
	if err := h.rooms.Accept(ctx, id, noor); err != nil {
		t.Fatal(err)
	}
	h.send(id, "Natuurlijk. Vertel maar.\nIk luister.")
	b.until("document.querySelectorAll('.you').length === 1")
	h.words(id, Services, Words{Services: []Service{{Name: outside.New("JAC Gent"), Phone: outside.New("09 000 00 00"), Web: outside.New("jac.example"), Note: outside.New("elke woensdag van 13 tot 18 uur")}}})
	b.until("document.querySelector('.service button')")
	if err := h.rooms.MarkDesk(id, noor.ID, Mark{Seen: 1, Typing: true}); err != nil {
		t.Fatal(err)
	}
	b.until("document.querySelector('.me .mark').textContent === 'gelezen' && document.getElementById('typing').textContent")
	b.write("thuis is het niet leuk <b>&amp;")
	eventually(t, "the visitor's line", func() bool { return len(h.said(id)) == 3 })
	b.wide()
	b.shoot("5-talking")
	want := []string{"v mag ik iets vragen?", "d Natuurlijk. Vertel maar.\nIk luister.", "v thuis is het niet leuk <b>&amp;"}
	if got := h.said(id); !slices.Equal(got, want) {
		t.Errorf("the house has %q", got)
	}
	if a, err := h.key(id).Answers(must(h.rooms.Opened(id))); err != nil || a.Age != "12-17" {
		t.Errorf("answers: %v %v", a, err)
	}
	eventually(t, "seen by the visitor", func() bool {
		v, err := h.rooms.Read(ctx, id, Since{})
		return err == nil && v.Seen >= 5 && v.Got >= 5
	})
	if err := h.rooms.Pause(ctx, id, noor.ID); err != nil {
		t.Fatal(err)
	}
	b.until("document.getElementById('state').textContent.includes('zo terug')")
	if err := h.rooms.Return(ctx, id, noor.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.rooms.End(ctx, id, noor.ID); err != nil {
		t.Fatal(err)
	}
	b.until("document.getElementById('say').hidden && !document.querySelector('.after').hidden")
	b.shoot("6-over")
	b.wide()
	if got := b.eval("document.title + localStorage.length + sessionStorage.length + document.cookie"); got != "Welkom00" {
		t.Errorf("title and storage: %q", got)
	}
	b.press("#leave")
	b.until("document.body.classList.contains('step-b')")
	b.shoot("7-bye")
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// wide says when the page is wider than the screen, or a target smaller than it may be.
func (b *tab) wide() {
	b.t.Helper()
	if w := b.eval("document.documentElement.scrollWidth"); w != "320" {
		b.t.Errorf("the page is %s px wide", w)
	}
	small := b.eval(`Array.from(document.querySelectorAll('a,button,select,textarea,input:not([type=hidden]):not([type=radio])')).filter(e=>{const r=e.getBoundingClientRect();return r.width&&(r.height<43.5||r.width<43.5)}).map(e=>e.outerHTML).join()`)
	if small != "" {
		b.t.Errorf("too small for a finger: %s", small)
	}
	e := b.eval("(r=>r.top>=0&&r.bottom<=innerHeight&&r.height>=44&&r.width>=44)(document.getElementById('exit').getBoundingClientRect())")
	if e != "true" {
		b.t.Error("the exit is not in view")
	}
}

func TestClosedBusyAndTurnedAway(t *testing.T) {
	c := &clock{t: monday}
	h := newHub(t, func(h *hub) {
		h.config.Hours = weekly(9*60, 12*60, time.Monday, time.Wednesday)
		h.config.Now, h.o.Now = c.now, c.now
		h.config.Open = 1
	})
	b := newTab(t)
	b.run(chromedp.Navigate(h.url()))
	b.press("button[value=h]")
	b.until("document.querySelector('button[value=message]')")
	if got := b.eval("document.querySelector('.lead').textContent"); got != "We zijn er weer op woensdag 2 december om 9.00 uur." {
		t.Errorf("%q", got)
	}
	b.wide()
	b.shoot("8-closed")
	b.run(chromedp.ScrollIntoView("button[value=message]"))
	b.shoot("9-closed-below")
	b.run(chromedp.SendKeys("#text", "ik durf niet naar huis"), chromedp.SendKeys("#address", "mij@"))
	b.press("button[value=message]")
	b.until("document.querySelector('.problem')")
	b.run(chromedp.SetValue("#address", "mij@example.org"))
	b.press("input[value=no]")
	b.press("button[value=message]")
	b.until("document.body.classList.contains('step-m')")
	b.shoot("10-message-sent")
	left := h.keeper.messages()
	if len(left) != 1 {
		t.Fatalf("%d messages", len(left))
	}
	m, err := h.team.Left(left[0].Sealed)
	if err != nil || m.Text != outside.New("ik durf niet naar huis") || m.Address != outside.New("mij@example.org") || m.Shared != "no" {
		t.Errorf("%v %v", m, err)
	}
	// Open, nobody at the desk: busy, and one waits.
	c.pass(43 * time.Hour)
	b.press("button[value=i]")
	b.until("document.body.classList.contains('step-i')")
	b.press("button[value=h]")
	b.until("document.querySelector('button[value=begin]')")
	b.shoot("11-busy")
	b.press("button[value=begin]")
	b.until("document.getElementById('log')")
	other := newTab(t)
	other.run(chromedp.Navigate(h.url()))
	other.press("button[value=h]")
	other.until("document.querySelector('.lead').textContent.includes('wachten er nu 1')")
	other.press("button[value=begin]")
	other.until("document.body.classList.contains('step-x')")
	other.shoot("12-full")
	// Closing time: who waits is told, and stays.
	c.pass(4 * time.Hour)
	b.until("document.querySelector('#log .note').textContent.includes('sluitingstijd')")
	h.only(waiting)
}

func TestExit(t *testing.T) {
	for name, leave := range map[string]string{
		"link":  `document.getElementById('exit').click()`,
		"shift": `for(let i=0;i<3;i++)for(const k of ['keydown','keyup'])document.dispatchEvent(new KeyboardEvent(k,{key:'Shift',bubbles:true}))`,
	} {
		t.Run(name, func(t *testing.T) {
			h := newHub(t, nil)
			b := newTab(t)
			b.run(chromedp.Navigate(h.neutral.URL + "/before"))
			b.enter(h)
			b.write("er komt iemand")
			id := h.only(func(s Summary) bool { return s.Entries > 0 }).ID
			// What is on the page right after the press, before anything else runs.
			took, rest, _ := strings.Cut(b.eval("(()=>{const t=performance.now();"+leave+";return (performance.now()-t)+' '+document.documentElement.innerText.trim()+document.title})()"), " ")
			if d, err := time.ParseDuration(took + "ms"); err != nil || d > 100*time.Millisecond || rest != "" {
				t.Errorf("after %v the page had %q (%v)", took, rest, err)
			}
			b.until("location.href === '" + h.neutral.URL + "/'")
			s := h.only(func(s Summary) bool { return s.Presence == Exited })
			if s.ID != id || s.Phase == Over {
				t.Errorf("the desk sees %+v", s)
			}
			b.run(run("history.back()"))
			b.until("location.href === '" + h.neutral.URL + "/before'")
			// What is left behind opens only the first page.
			b.run(chromedp.Navigate(h.url()))
			if got := b.eval("document.body.className"); got != "step-i" {
				t.Errorf("the page is %q", got)
			}
		})
	}
}

func TestWithoutScript(t *testing.T) {
	h := newHub(t, nil)
	b := newTab(t, func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return chromedp.Void{}, err
	})
	b.run(chromedp.Navigate(h.neutral.URL + "/before"))
	b.run(chromedp.Navigate(h.url()), chromedp.Click("button[value=h]"), chromedp.WaitVisible("button[value=begin]"),
		chromedp.Click("button[value=begin]"), chromedp.WaitVisible("iframe"))
	id := h.only(waiting).ID
	b.write("zonder script")
	eventually(t, "the line", func() bool { return len(h.said(id)) == 1 })
	b.until("document.readyState === 'complete' && document.getElementById('text').value === ''")
	if err := h.rooms.Accept(context.Background(), id, noor); err != nil {
		t.Fatal(err)
	}
	h.send(id, "Ik lees je.")
	b.run(chromedp.Navigate(h.url()), chromedp.WaitVisible("#text"))
	b.run(chromedp.Navigate(h.url()+"lines"), chromedp.WaitVisible(".you"))
	text := b.eval("document.querySelector('main').innerText")
	if !strings.Contains(text, "zonder script") || !strings.Contains(text, "Ik lees je.") {
		t.Errorf("%q", text)
	}
	b.run(chromedp.Navigate(h.url()), chromedp.WaitVisible("#exit"), chromedp.Click("#exit"))
	h.only(func(s Summary) bool { return s.Presence == Exited })
	b.until("location.href === '" + h.neutral.URL + "/'")
	b.run(chromedp.Navigate(h.url()), chromedp.WaitVisible(".step-i"))
}

func TestLostConnection(t *testing.T) {
	h := newHub(t, nil)
	b := newTab(t)
	b.enter(h)
	id := h.only(waiting).ID
	if err := h.rooms.Accept(context.Background(), id, noor); err != nil {
		t.Fatal(err)
	}
	b.write("een")
	b.until("document.querySelectorAll('.me[data-n]').length === 1")
	b.run(run("document.getElementById('log').dataset.longer = 1000"))
	h.stop()
	b.until("document.getElementById('net').className === 'off'")
	b.until("document.getElementById('net').textContent.includes('112')")                                 // nobody can answer, and that is said
	b.until("document.getElementById('net').scrollHeight <= document.getElementById('net').clientHeight") // none of it is cut off
	b.write("twee")
	b.write("drie")
	b.shoot("14-lost")
	h.start()
	h.send(id, "vier")
	b.until("document.querySelectorAll('.line[data-n]').length >= 5 && document.getElementById('net').className === ''")
	eventually(t, "the lines", func() bool { return len(h.said(id)) == 4 })
	got := h.said(id)
	slices.Sort(got)
	if want := []string{"d vier", "v drie", "v een", "v twee"}; !slices.Equal(got, want) {
		t.Errorf("the house has %q", got)
	}
	onPage := strings.Split(lines(b), "|")
	slices.Sort(onPage)
	if want := []string{"drie", "een", "twee", "vier"}; !slices.Equal(onPage, want) {
		t.Errorf("the page has %q", onPage)
	}
}

func TestTwoTabs(t *testing.T) {
	h := newHub(t, nil)
	a := newTab(t)
	a.enter(h)
	id := h.only(waiting).ID
	ctx, cancel := chromedp.NewContext(a.ctx)
	t.Cleanup(cancel)
	b := &tab{t, ctx}
	b.run(chromedp.Navigate(h.url()))
	b.until("document.getElementById('log')")
	a.write("van de een")
	b.until("document.querySelectorAll('.me[data-n]').length === 1")
	b.write("van de ander")
	a.until("document.querySelectorAll('.me[data-n]').length === 2")
	if l, m := lines(a), lines(b); l != "van de een|van de ander" || m != l {
		t.Errorf("%q and %q", l, m)
	}
	if got := h.said(id); len(got) != 2 {
		t.Errorf("the house has %q", got)
	}
	a.press("#leave")
	b.until("document.body.classList.contains('step-b')")
}

// A reader of the screen hears what the page is made of.
func TestAccessibilityTree(t *testing.T) {
	h := newHub(t, nil)
	b := newTab(t)
	b.enter(h)
	b.write("hallo")
	b.until("document.querySelectorAll('.me[data-n]').length === 1")
	tree, err := chromedp.Run(b.ctx, func(ctx context.Context, t *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
		return cdp.Call(ctx, t, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	})
	if err != nil {
		t.Fatal(err)
	}
	var has []string
	for _, n := range tree.Nodes {
		if !n.Ignored && n.Role != nil && n.Name != nil {
			has = append(has, strings.Trim(string(n.Role.Value), `"`)+" "+strings.Trim(string(n.Name.Value), `"`))
		}
	}
	for _, want := range []string{"link Snel weg van deze pagina", "log Gesprek", "textbox Schrijf hier je bericht", "button Verstuur", "button Niet meer wachten", "heading Chat", "StaticText hallo"} {
		if !slices.Contains(has, want) {
			t.Errorf("there is no %q in %q", want, has)
		}
	}
	// What comes leaves the focus where it is, and the first thing that Tab reaches is the exit.
	b.run(run("document.getElementById('text').focus()"))
	id := h.only(waiting).ID
	if err := h.rooms.Accept(context.Background(), id, noor); err != nil {
		t.Fatal(err)
	}
	h.send(id, "dag")
	b.until("document.querySelectorAll('.you').length === 1")
	if got := b.eval("document.activeElement.id + document.querySelector('#log').lastElementChild.className"); got != "textline you" {
		t.Errorf("%q", got)
	}
	b.run(chromedp.Reload(), chromedp.KeyEvent(kb.Tab))
	if got := b.eval("document.activeElement.id"); got != "exit" {
		t.Errorf("the first stop is %q", got)
	}
}

// Only bare Shift counts, three times within five seconds of each other; how far one is
// is said.
func TestShift(t *testing.T) {
	h := newHub(t, nil)
	b := newTab(t)
	b.run(chromedp.Navigate(h.url()))
	b.until("document.readyState === 'complete'")
	key := func(kind, k string) string {
		return "document.dispatchEvent(new KeyboardEvent('key" + kind + "',{key:'" + k + "',bubbles:true}));"
	}
	shift := key("down", "Shift") + key("up", "Shift")
	letter := key("down", "Shift") + key("down", "A") + key("up", "A") + key("up", "Shift")
	b.run(run(shift + shift + letter + shift))
	if got := b.eval("document.getElementById('hint').textContent"); got != "Druk nog 2 keer op Shift om snel weg te gaan." {
		t.Errorf("%q", got)
	}
	b.run(run(shift))
	if got := b.eval("document.getElementById('hint').textContent"); got != "Druk nog 1 keer op Shift om snel weg te gaan." {
		t.Errorf("%q", got)
	}
	b.run(run(key("down", "Escape") + shift + shift))
	if got := b.eval("location.href"); got != h.url() {
		t.Errorf("it has left for %s", got)
	}
	b.run(run(shift))
	b.until("location.href === '" + h.neutral.URL + "/'")
}

// The three languages, and a long word, on the narrowest screen.
func TestLanguages(t *testing.T) {
	h := newHub(t, nil)
	b := newTab(t)
	b.run(chromedp.Navigate(h.url()))
	for _, l := range []string{"fr", "en", "nl"} {
		b.press("button[value=" + l + "]")
		b.until("document.documentElement.lang === '" + l + "' && document.readyState === 'complete'")
		b.wide()
		b.axe(l)
	}
	b.enter(h)
	b.write(strings.Repeat("a", 300))
	b.until("document.querySelectorAll('.me[data-n]').length === 1")
	b.wide()
	// With the keyboard up there is little room, and the exit and the field are in it.
	b.run(chromedp.EmulateViewport(320, 300))
	b.until("document.body.classList.contains('tight')")
	if got := b.eval("(r=>r.bottom<=innerHeight)(document.getElementById('text').getBoundingClientRect()) && (r=>r.top>=0&&r.height>=44)(document.getElementById('exit').getBoundingClientRect())"); got != "true" {
		t.Error("the exit or the field is not in view")
	}
	b.shoot("15-keyboard")
}
