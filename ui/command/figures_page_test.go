package command

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"baken/store"
	"baken/store/figures"
	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/command/demo"
	"baken/ui/lang"
)

var update = flag.Bool("update", false, "write the golden pages anew")

// pagesOf are pages of figures by their names, of 1,500 invented contacts.
func pagesOf(t *testing.T) map[string]string {
	t.Helper()
	ctx, now := context.Background(), time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	folder := filepath.Join(t.TempDir(), "store")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	file, _, err := vault.GenerateIdentity(now)
	if err != nil {
		t.Fatal(err)
	}
	way, err := vault.Identity(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Create(filepath.Join(folder, "baken.db"), store.Founding{Name: outside.New("Noor"), Ways: []store.NamedWay{{Way: way, Label: "test"}}}, store.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.CountEarlier(ctx, func(yield func(figures.Record) bool) {
		n := 0
		for r := range demo.Earlier(1) {
			if n++; n > 1500 || !yield(r) {
				return
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, language := range []lang.Language{lang.English, lang.Dutch, lang.French} {
		for name, f := range map[string]figuresCommand{
			"exact": {Period: "2022"}, "published": {Period: "2022-Q4", Published: true}, "before": {Period: "2022-Q3", AgainstBefore: true},
			"fields": {Period: "2022", By: []string{"theme", "channel"}}, "week": {Period: "2022-W48", Counselor: ""}, "years": {Period: "2019..2022"},
		} {
			var out bytes.Buffer
			a := newApp(nil, nil, &out, io.Discard, func(string) string { return "" })
			a.speak(language)
			q, err := f.query(now)
			if err != nil {
				t.Fatal(err)
			}
			counted, err := s.Figures(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			if err := (figurePage{figurePrinter{a, counted, q, now}, s}).write(ctx); err != nil {
				t.Fatal(err)
			}
			pages[string(language)+"-"+name] = out.String()
		}
	}
	return pages
}

// The page is as it was looked at; nothing in it names a place to fetch from, each table
// has its caption and its heads, and what is withheld is drawn so.
func TestFiguresPage(t *testing.T) {
	pages := pagesOf(t)
	for _, name := range []string{"nl-exact", "en-published"} {
		path := filepath.Join("testdata", "figures-"+name+".html")
		if *update {
			if err := os.WriteFile(path, []byte(pages[name]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(pages[name], "\n")); diff != "" {
			t.Errorf("%s (-update writes it anew):\n%s", name, diff)
		}
	}
	asks := regexp.MustCompile(`(?i)<script|<link|<img|<iframe|\bsrc=|href=|@import|url\([^#)]|\son\w+=`)
	for name, p := range pages {
		if found := asks.FindString(p); found != "" {
			t.Errorf("%s has %q", name, found)
		}
		tables := strings.Count(p, "<table")
		if drawn := strings.Count(p, "<section"); tables == 0 || tables != drawn || strings.Count(p, "<caption>") != tables || strings.Count(p, `<thead><tr><th scope="col">`) != tables {
			t.Errorf("%s: %d sections, %d tables, %d captions", name, drawn, tables, strings.Count(p, "<caption>"))
		}
		if charts := strings.Count(p, `<svg aria-hidden="true" height=`); charts != tables {
			t.Errorf("%s: %d charts that no screen reader reads, beside %d tables", name, charts, tables)
		}
		if !strings.Contains(p, `<html lang="`+name[:2]+`">`) {
			t.Errorf("%s is in another language", name)
		}
	}
	if p := pages["en-published"]; !strings.Contains(p, `<rect class="none"`) || !strings.Contains(p, "<td>withheld</td>") || strings.Contains(p, "Hours and days") {
		t.Error("published: what is withheld is not shown as that")
	}
	if p := pages["nl-week"]; !strings.Contains(p, "Geteld uit de oproepen die er nog zijn") || !strings.Contains(p, "intussen gewist") {
		t.Error("a week does not say what it is counted from")
	}
}

// browser is Chromium, whose every request comes here.
type browser struct {
	t     *testing.T
	proxy *httptest.Server
	mu    sync.Mutex
	asked []string
}

func newBrowser(t *testing.T, pages map[string]string) *browser {
	b := &browser{t: t}
	b.proxy = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.mu.Lock()
		b.asked = append(b.asked, r.Method+" "+r.Host+" "+r.URL.Path)
		b.mu.Unlock()
		p, ok := pages[strings.Trim(r.URL.Path, "/")]
		if r.URL.Host != "figures.test" || !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, p)
	}))
	t.Cleanup(b.proxy.Close)
	return b
}

// run opens a page, and gives what Chromium writes.
func (b *browser) run(page string, args ...string) string {
	b.t.Helper()
	cmd := exec.Command("chromium", append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--no-first-run", "--no-default-browser-check",
		"--user-data-dir=" + b.t.TempDir(), "--proxy-server=" + b.proxy.URL, "--proxy-bypass-list=<-loopback>",
	}, append(args, "http://figures.test/"+page)...)...)
	cmd.Env = append(os.Environ(), "HOME="+b.t.TempDir())
	out, err := cmd.Output()
	if err != nil {
		b.t.Fatalf("chromium: %v", err)
	}
	return string(out)
}

// measuring is a page that shows others 320 pixels wide and says how far what is in them
// reaches.
func measuring(names []string) string {
	var p strings.Builder
	p.WriteString("<!doctype html><body>")
	for _, n := range names {
		fmt.Fprintf(&p, `<iframe id=%q src="/%s" width="320" height="600" style="border:0"></iframe>`, n, n)
	}
	p.WriteString(`<script>window.onload = () => {
let said = ""
for (const f of document.querySelectorAll("iframe")) {
  const d = f.contentDocument
  let left = 0, right = 0, what = ""
  for (const e of d.querySelectorAll("body *")) {
    const r = e.getBoundingClientRect()
    if (r.width == 0) continue
    if (r.left < left || r.right > right) what = e.outerHTML.slice(0, 80).replace(/[<>]/g, "|")
    left = Math.min(left, r.left)
    right = Math.max(right, r.right)
  }
  const wide = f.contentWindow.innerWidth
  said += f.id + " " + (d.documentElement.scrollWidth <= wide && left >= 0 && right <= wide ? "fits" : "reaches from " + left + " to " + right + " of " + wide + ": " + what) + " with " + d.querySelectorAll("svg text").length + " words;"
}
document.body.innerHTML = "<pre>" + said + "</pre>"
}</script>`)
	return p.String()
}

// In a real browser the page fits 320 pixels in each language, asks for nothing, and
// prints on pages of A4.
func TestFiguresPageInABrowser(t *testing.T) {
	pages := pagesOf(t)
	var names []string
	for n := range pages {
		names = append(names, n)
	}
	slices.Sort(names)
	pages["measure"] = measuring(names)
	b := newBrowser(t, pages)
	said := b.run("measure", "--dump-dom")
	for _, n := range names {
		if !strings.Contains(said, n+" fits with ") || strings.Contains(said, n+" fits with 0 ") {
			_, rest, _ := strings.Cut(said, n+" ")
			rest, _, _ = strings.Cut(rest, ";")
			t.Errorf("at 320 pixels %s %s", n, rest)
		}
	}
	pdf := filepath.Join(t.TempDir(), "page.pdf")
	b.run("fr-exact", "--no-pdf-header-footer", "--print-to-pdf="+pdf)
	printed, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(regexp.MustCompile(`/Type /Page\b`).FindAll(printed, -1)); n < 5 || n > 14 {
		t.Errorf("printed on %d pages", n)
	}
	if a4 := regexp.MustCompile(`/MediaBox \[0 0 59[45][.0-9]* 84[12][.0-9]*\]`); !a4.Match(printed) {
		t.Error("not on A4")
	}
	own := regexp.MustCompile(`google|gstatic|gvt1`) // what Chromium asks by itself
	for _, a := range b.asked {
		place, _ := strings.CutPrefix(a, "GET figures.test /")
		if _, ok := pages[place]; !ok && place != "favicon.ico" && !own.MatchString(a) {
			t.Errorf("asked for %s", a)
		}
	}
}
