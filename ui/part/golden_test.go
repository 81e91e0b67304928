package part

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/golden"
	"baken/ui/lang"
)

// compare compares a picture with the frame in testdata. The cursor is shown
// as ‸, which the real picture has not.
func compare(t *testing.T, name, view string) {
	t.Helper()
	got := strings.ReplaceAll(view, Here, "‸")
	var b strings.Builder
	for line := range strings.SplitSeq(got, "\n") {
		fmt.Fprintf(&b, "%s|\n", strings.ReplaceAll(line, "\x1b", "␛"))
	}
	golden.Compare(t, name+".golden", b.String())
}

// nasty is text as strangers write it.
var nasty = []string{
	"Bang voor mijn buur", "日本語の長い件名がここに続きます。とても長いです。", "שלום, אני צריכה עזרה עם אחי",
	"مرحبا، أحتاج إلى مساعدة", strings.Repeat("eindeloos", 30), "", "👍👍👍 dank u", "\x1b[2Jweg\u202eomgekeerd",
}

// rows is a source of invented rows.
type rows struct {
	look Look
	ids  []int
	tall bool // every third row has two lines
}

func numbered(look Look, n int) *rows {
	r := &rows{look: look}
	for i := range n {
		r.ids = append(r.ids, i)
	}
	return r
}

func (r *rows) Len() int               { return len(r.ids) }
func (r *rows) At(i int) (int, uint64) { return r.ids[i], 1 }

func (r *rows) Index(id int) (int, bool) {
	if id < len(r.ids) && r.ids[id] == id { // as they began
		return id, true
	}
	for i, v := range r.ids {
		if v == id {
			return i, true
		}
	}
	return 0, false
}

func (r *rows) Draw(i, width int, selected bool) string {
	ink := r.look.Style.Ink(selected)
	id := r.ids[i]
	s := outside.New(nasty[id%len(nasty)]).Line()
	line := ink.Muted.Render(fmt.Sprintf("%6d ", id)) + ink.Text.Render(s.Cut(max(0, width-7)).String())
	if r.tall && id%3 == 0 {
		line += "\n" + ink.Urgent.Render("  ‘ik ben 14’")
	}
	return line
}

func at(s string) func() time.Time {
	t, err := time.Parse("2006-01-02 15:04:05", s)
	if err != nil {
		panic(err)
	}
	return func() time.Time { return t }
}

func TestGolden(t *testing.T) {
	for _, width := range []int{24, 60, 100} {
		for _, l := range lang.Languages() {
			t.Run(fmt.Sprintf("%s-%d", l, width), func(t *testing.T) {
				lk := looks(termenv.Ascii, l)
				var frames []string
				add := func(view string, height int, focus bool) {
					checkPicture(t, view, width, height, focus)
					frames = append(frames, view)
				}
				status := NewStatusLine(lk)
				status.SetSize(width)
				status.Name = "Baken"
				status.Where = []string{lk.Lang.T(lang.QueueTitle), lk.Lang.T(lang.QueueWaiting, lang.N(1400))}
				status.Right = []Item{{"Noor", 0}, {lk.Lang.T(lang.SyncedAt, lang.Said("12:04")), 1}, {lk.Lang.T(lang.StatusToSend, lang.N(3)), 2}, {lk.Lang.T(lang.Online), 3}}
				add(status.View(), 1, false)

				list := NewList(lk, &rows{look: lk, ids: []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, tall: true})
				pane := NewPane(lk)
				pane.SetSize(width, 9)
				pane.Title, pane.Right, pane.Foot, pane.Focus = lk.Lang.T(lang.QueueTitle), list.Position(), lk.Lang.T(lang.QueueMine, lang.N(3)), true
				list.SetSize(pane.Inner())
				list.SetFocus(true)
				list.Do(keymap.Down)
				view := list.View()
				pane.Scroll = list.Scroll()
				add(pane.View(view), 9, true)

				editor := NewEditor(lk)
				editor.Bar = lk.Style.Mark.Insert
				editor.SetSize(width, 5)
				editor.SetFocus(true)
				editor.SetValue("Beste,\n\n日本語も書けますか。שלום en مرحبا. " + strings.Repeat("Zij weet nog niets. ", 4))
				editor.Do(keymap.Bottom)
				add(editor.View(), 5, true)

				field := NewField(lk)
				field.SetSize(width)
				field.SetFocus(true)
				field.Prompt, field.Empty = "/", lk.Lang.T(lang.PaletteHint)
				add(field.View(), 1, true)
				field.SetValue("een heel lange zoekterm 日本語 die niet past in een smal veld van het scherm, ook niet in een breed")
				add(field.View(), 1, true)
				field.Do(keymap.WordLeft)
				add(field.View(), 1, true)
				field.Do(keymap.LineStart)
				add(field.View(), 1, true)
				field.Secret = true
				add(field.View(), 1, true)

				ask := NewConfirm(lk)
				ask.SetSize(width)
				ask.Ask(lk.Lang.T(lang.AskRetry), lk.Lang.T(lang.WordRetry))
				v := ask.View()
				add(v, strings.Count(v, "\n")+1, true)

				palette := NewPalette(lk)
				palette.SetSize(width, 8)
				palette.Open(keymap.Queue, func(a keymap.Action) string {
					if a == keymap.Claim {
						return lk.Lang.T(lang.WhyNoContact)
					}
					return ""
				})
				add(palette.View(), 8, true)

				help := NewHelp(lk)
				help.SetSize(width, 30)
				help.Open(keymap.Queue)
				add(help.View(), 30, false)

				toast := NewToast(lk, at("2026-11-23 12:00:00"))
				toast.SetSize(width)
				for _, tone := range []Tone{Calm, Done, Warning, Alarm} {
					toast.Say(tone, lk.Lang.T(lang.DoneClaimHere, lang.Said("stille linde")), time.Second)
					add(toast.View(), 1, false)
				}
				for _, ctx := range keymap.Contexts()[1:] {
					foot := NewFooter(lk)
					foot.SetSize(width)
					if ctx.Typing() {
						foot.Before = lk.Lang.T(lang.Typing, lang.Said("esc"))
					}
					add(foot.View(ctx), 1, false)
				}
				compare(t, fmt.Sprintf("%s-%d", l, width), Above(frames...))
			})
		}
	}
}

func TestGoldenColours(t *testing.T) {
	for name, p := range map[string]termenv.Profile{"truecolor": termenv.TrueColor, "256": termenv.ANSI256, "16": termenv.ANSI} {
		lk := looks(p, lang.Dutch)
		list := NewList(lk, numbered(lk, 9))
		pane := NewPane(lk)
		pane.SetSize(40, 6)
		pane.Title, pane.Focus = lk.Lang.T(lang.QueueTitle), true
		list.SetSize(pane.Inner())
		list.Do(keymap.Down)
		foot := NewFooter(lk)
		foot.SetSize(40)
		view := Above(pane.View(list.View()), foot.View(keymap.Queue))
		checkPicture(t, view, 40, 7, false)
		compare(t, "colour-"+name, view)
	}
}

func TestGoldenReader(t *testing.T) {
	lk := look()
	for _, width := range []int{30, 80} {
		r := NewReader(lk)
		r.SetSize(width, 16)
		r.SetFocus(true)
		r.SetPassages(letter(lk))
		view := r.View()
		checkPicture(t, view, width, 16, true)
		frames := []string{view}
		for _, a := range []keymap.Action{keymap.HalfDown, keymap.HalfDown, keymap.Bottom} {
			r.Do(a)
			frames = append(frames, r.View()+"\n"+Fit(r.Position(), width))
		}
		compare(t, fmt.Sprintf("reader-%d", width), Above(frames...))
	}
}

// letter is an invented conversation.
func letter(lk Look) []Passage {
	wrap := func(s string) func(int) []string {
		return func(w int) []string {
			var lines []string
			for _, l := range outside.New(s).Block().Wrap(w) {
				lines = append(lines, l.String())
			}
			return lines
		}
	}
	return []Passage{
		{Key: "head", Head: "stille linde · ma 23 nov 09:12"},
		{Key: "text", Size: 400, Lines: wrap("Hallo,\n\nIk hoor al weken geroep bij de buren. " + strings.Join(nasty, "\n") + "\nGroeten")},
		{Key: "quote", Head: lk.Lang.T(lang.QuotedLines, lang.N(12)), Folds: true, Folded: true, Lines: wrap(strings.Repeat("> eerder\n", 12))},
		{Key: "file", Head: "+ foto.jpg · 2,3 MB"},
		{Key: "answer", Size: 300, Head: lk.Lang.T(lang.OurAnswer, lang.Said("Noor")), Lines: wrap(strings.Repeat("Beste, wij lezen mee. ", 20))},
	}
}

// press types text into anything that takes keys.
func press(update func(tea.KeyMsg, keymap.Action) bool, s string) {
	for _, r := range s {
		update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}, "")
	}
}
