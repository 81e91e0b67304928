package part

import (
	"strings"
	"time"
)

// Tone is how a toast speaks.
type Tone int

// The tones. An Alarm stays when its time is over, until something else is said or
// a key is pressed.
const (
	Calm Tone = iota
	Done
	Warning
	Alarm
)

// Toast says each act in one line at a fixed place. It expires by the clock
// that it is given; somebody has to draw after [Toast.Until].
type Toast struct {
	look  Look
	clock func() time.Time
	width int

	words string
	tone  Tone
	until time.Time
}

// NewToast says nothing yet.
func NewToast(look Look, clock func() time.Time) *Toast { return &Toast{look: look, clock: clock} }

// SetSize sets the width in cells; the height is one line.
func (t *Toast) SetSize(width int) { t.width = width }

// Say shows words for a while; an Alarm for at least that long.
func (t *Toast) Say(tone Tone, words string, lasting time.Duration) {
	t.tone, t.words, t.until = tone, words, t.clock().Add(lasting)
}

// Clear takes the words away.
func (t *Toast) Clear() { t.words = "" }

// Fresh says whether words were said so lately that others must not take their
// place unasked.
func (t *Toast) Fresh() bool { return t.words != "" && t.clock().Before(t.until) }

// Says says whether these words stand there.
func (t *Toast) Says(words string) bool { return t.Speaking() && t.words == words }

// Pressed says that a key was pressed: an Alarm that has stood its time goes.
func (t *Toast) Pressed() {
	if !t.Fresh() {
		t.Clear()
	}
}

// Until is when the words go, and false if there are none that go by themselves.
func (t *Toast) Until() (time.Time, bool) {
	return t.until, t.words != "" && t.tone != Alarm
}

// Speaking says whether there are words to show now.
func (t *Toast) Speaking() bool {
	return t.words != "" && (t.tone == Alarm || t.Fresh())
}

// View gives the line. What does not fit is in Rest.
func (t *Toast) View() string {
	if !t.Speaking() {
		return Fit("", t.width)
	}
	return t.lines()[0]
}

// Rest is a second line for words that one does not hold, empty when it does.
func (t *Toast) Rest() string {
	if !t.Speaking() {
		return ""
	}
	if lines := t.lines(); len(lines) > 1 {
		return lines[1]
	}
	return ""
}

// lines are the words on one line or two.
func (t *Toast) lines() []string {
	st := t.look.Style
	style, mark := st.Plain.Text, st.Mark.Dot
	switch t.tone {
	case Done:
		style = st.Plain.Good
	case Warning:
		style, mark = st.Plain.Warn, st.Mark.Urgent
	case Alarm:
		style, mark = st.Alarm, st.Mark.Urgent+st.Mark.Urgent
	}
	words := said(t.words, max(2, t.width-4))
	out := []string{Fit(" "+style.Render(mark+" "+words[0]), t.width)}
	if len(words) > 1 {
		rest := strings.Join(words[1:], " ")
		out = append(out, Fit("   "+style.Render(rest), t.width))
	}
	return out
}
