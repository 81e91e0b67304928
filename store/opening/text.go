package opening

import (
	"slices"
	"strings"

	"baken/store/directory"
	"baken/store/outside"
)

// Text is the hours as a file that [Parse] reads to the same.
func (h Hours) Text() outside.Text {
	lines := []string{"zone " + h.Zone}
	for _, c := range Channels {
		for i, l := range h.Week(c) {
			if i == 0 {
				lines = append(lines, "")
			}
			lines = append(lines, c.String()+" "+l)
		}
	}
	if exceptions := h.Exceptions(); len(exceptions) > 0 {
		lines = append(append(lines, ""), exceptions...)
	}
	return outside.New(strings.Join(lines, "\n") + "\n")
}

// Week are the usual days and times of a channel as a file has them, a line for those of
// the same days; none for one that is never open.
func (h Hours) Week(c Channel) (lines []string) {
	days := ""
	for _, r := range h.of(c).Rules {
		if r.Kind != directory.Regular {
			continue
		}
		d := daysOf(r.Days)
		if d != days || len(lines) == 0 {
			lines = append(lines, d)
			days = d
		}
		lines[len(lines)-1] += " " + timesOf(r)
	}
	return lines
}

// Exceptions are those of all channels that are ever open, as a file has them: what all of
// them have alike stands once, without a channel.
func (h Hours) Exceptions() (lines []string) {
	var open []Channel
	of := map[Channel][]string{}
	for _, c := range Channels {
		if len(h.Week(c)) > 0 {
			open = append(open, c)
			of[c] = h.exceptionsOf(c)
		}
	}
	for _, c := range open {
		for _, l := range of[c] {
			word, rest, _ := strings.Cut(l, " ")
			all := !slices.ContainsFunc(open, func(o Channel) bool { return !slices.Contains(of[o], l) })
			switch {
			case !all:
				lines = append(lines, word+" "+c.String()+" "+rest)
			case c == open[0]:
				lines = append(lines, l)
			}
		}
	}
	return lines
}

// exceptionsOf are those of one channel, without its name.
func (h Hours) exceptionsOf(c Channel) (lines []string) {
	var last directory.Rule
	name := ""
	end := func() {
		if len(lines) > 0 && name != "" {
			lines[len(lines)-1] += " " + name
		}
		name = ""
	}
	for _, r := range h.of(c).Rules {
		if r.Kind != directory.Exception {
			continue
		}
		if len(lines) > 0 && r.Opens != 0 && last.Opens != 0 && r.From == last.From && r.To == last.To {
			lines[len(lines)-1] += " " + timesOf(r)
			continue
		}
		end()
		word, days := "closed", r.From.String()
		if r.To != r.From {
			days += ".." + r.To.String()
		}
		if r.Opens != 0 {
			word, days = "open", days+" "+timesOf(r)
		}
		lines, last, name = append(lines, word+" "+days), r, strings.Join(strings.Fields(r.Description.Unsafe()), " ")
	}
	end()
	return lines
}

func timesOf(r directory.Rule) string { return r.Opens.String() + "-" + r.Closes.String() }

// daysOf are days of the week as a file has them.
func daysOf(days directory.Weekdays) string {
	var parts []string
	for i := 0; i < len(dayWords); i++ {
		if !days.Has(dayOf(i)) {
			continue
		}
		from := i
		for i+1 < len(dayWords) && days.Has(dayOf(i+1)) {
			i++
		}
		if i > from {
			parts = append(parts, dayWords[from]+"-"+dayWords[i])
		} else {
			parts = append(parts, dayWords[i])
		}
	}
	return strings.Join(parts, ",")
}
