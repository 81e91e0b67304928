package screen

import (
	"time"

	"github.com/charmbracelet/lipgloss"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// todayCell is how wide a column of the figures of today is at least.
const todayCell = 10

// drawToday draws how the line stands: all, and each channel.
func (f *Figures) drawToday(width, height int) string {
	s, ink := f.s, f.s.Style.Plain
	if f.today == nil {
		return part.Block(nil, width, height)
	}
	now := f.today.At
	lines := []string{"", " " + ink.Strong.Render(s.T(lang.TodayHead, lang.Said(s.Lang.Weekday(now.Weekday())+" "+s.Lang.Day(now, now)), lang.Said(s.Lang.Clock(now)))), ""}
	heads := []string{s.T(lang.TodayWaiting), s.T(lang.TodayLongest), s.T(lang.TodayDone), s.T(lang.TodayFirst)}
	label := 10
	cell := todayCell
	for _, h := range heads[:3] {
		cell = max(cell, outside.Width(h)+2)
	}
	last := max(outside.Width(heads[3])+2, 22)
	bar := max(0, min(30, width-label-3*cell-last-3))
	line := func(name string, cells []string, share float64, text lipgloss.Style) {
		row := " " + text.Render(part.Fit(name, label))
		for i, c := range cells {
			wide := cell
			if i == 3 {
				wide = last
			}
			row += text.Render(rightly(c, wide))
			if i == 0 && bar > 4 {
				row += " "
				if share >= 0 {
					row += s.Bar(share, bar, ink.Accent, ink.Muted)
				} else {
					row += part.Fit("", bar)
				}
			}
		}
		lines = append(lines, row)
	}
	line("", heads, -1, ink.Muted)
	line(s.T(lang.TodayAll), f.todayCells(f.today.All, now), 1, ink.Strong)
	lines = append(lines, "")
	for _, c := range f.today.Channels {
		share := 0.0
		if n := f.today.All.Waiting; n > 0 {
			share = float64(c.Waiting) / float64(n)
		}
		line(s.T(channelKey(c.Channel)), f.todayCells(c, now), share, ink.Text)
	}
	sheet := &paper{width: max(2, width-2)}
	sheet.blank()
	sheet.add(s.T(lang.TodayNote), ink.Muted.Render, " ", " ")
	return part.Block(append(lines, sheet.lines...), width, height)
}

// todayCells are the words of one row.
func (f *Figures) todayCells(c store.TodayOf, now time.Time) []string {
	s := f.s
	none := s.Style.Mark.Dot
	longest, first := none, none
	if !c.Longest.IsZero() {
		longest = s.lasted(now.Sub(c.Longest))
	}
	if c.First > 0 {
		first = s.lasted(c.Median) + " " + s.T(lang.TodayOf, lang.N(c.First))
	}
	return []string{s.Lang.Count(c.Waiting), longest, s.Lang.Count(c.Answered), first}
}

// lasted is how long something took, in two units below a day: "1 h 12 min".
func (s *Session) lasted(d time.Duration) string {
	if d >= time.Hour && d < 24*time.Hour && d%time.Hour >= time.Minute {
		return s.Lang.Waiting(d) + " " + s.Lang.Waiting(d%time.Hour)
	}
	return s.Lang.Waiting(d)
}
