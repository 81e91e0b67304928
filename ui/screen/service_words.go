package screen

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"baken/store"
	"baken/store/directory"
	"baken/store/find"
	"baken/store/outside"
	"baken/ui/lang"
)

// statusKeys say that a service is not at work.
var statusKeys = map[directory.Status]lang.Key{directory.Inactive: lang.ServiceResting, directory.Defunct: lang.ServiceDefunct, directory.Paused: lang.ServicePaused}

// StatusWord says that a service is not at work, and how.
func StatusWord(s directory.Status) lang.Key { return statusKeys[s] }

// unknowns are what may not be known of what was asked, in the order in which it is
// said.
var unknowns = []struct {
	bit directory.Unknown
	key lang.Key
}{
	{directory.UnknownArea, lang.UnknownArea}, {directory.UnknownAge, lang.UnknownAge}, {directory.UnknownTheme, lang.UnknownTheme},
	{directory.UnknownLanguage, lang.UnknownLanguage}, {directory.UnknownHours, lang.DirectoryHoursUnknown},
}

// PlaceFor is which of its places a service is shown at to who asks: the only one, or
// the first in the municipality that is asked for, else in the province; -1 where it is
// none of several, or there is none.
func PlaceFor(v *directory.Service, q store.ServiceQuery) int {
	return placeOf(v, q, func(int) bool { return false })
}

// placeNow is PlaceFor at a moment: where it is asked what is open, one that is goes
// before the others.
func placeNow(v *directory.Service, q store.ServiceQuery, now time.Time) int {
	return placeOf(v, q, func(i int) bool { return q.Open && v.HoursAt(i).At(now, now.Location()).Open })
}

func placeOf(v *directory.Service, q store.ServiceQuery, better func(int) bool) int {
	if len(v.Places) == 1 {
		return 0
	}
	for _, l := range []directory.Land{q.Town, q.Land} {
		found := -1
		for i, p := range v.Places {
			if l == "" || !slices.ContainsFunc(p.Addresses, func(a directory.Address) bool { return a.In(l) }) {
				continue
			}
			if better(i) {
				return i
			}
			if found < 0 {
				found = i
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// town is where a service is: the municipality of one of its places, else the first
// area that it is for.
func town(v *directory.Service, place int) outside.Safe {
	if place >= 0 {
		for _, a := range v.Places[place].Addresses {
			if !a.City.IsEmpty() {
				return a.City.Line()
			}
		}
	}
	if len(v.Areas) > 0 {
		return v.Areas[0].Name.Line()
	}
	return outside.Safe{}
}

// best is the number under which one can talk best; false where there is none.
func best(v *directory.Service, place int) (directory.Phone, bool) {
	for _, p := range v.PhonesAt(place) {
		if p.Speaks() {
			return p, true
		}
	}
	return directory.Phone{}, false
}

// numberWords are a number with its extension.
func numberWords(l *lang.Catalog, p directory.Phone) string {
	words := p.Number.Line().String()
	if !p.Extension.IsEmpty() {
		words += ", " + l.T(lang.PhoneExtension, lang.Safe(p.Extension.Line()))
	}
	return words
}

var phoneKeys = map[string]lang.Key{
	"fax": lang.PhoneFax, "text": lang.PhoneText, "cell": lang.PhoneCell, "video": lang.PhoneVideo, "pager": lang.PhonePager, "textphone": lang.PhoneTextphone,
}

// AgesWords say for which ages a service is.
func AgesWords(l *lang.Catalog, a directory.Ages) string {
	years := func(n *int) lang.Arg { return lang.Said(strconv.Itoa(*n)) }
	switch {
	case a.Min != nil && a.Max != nil:
		return l.T(lang.AgesBetween, years(a.Min), years(a.Max))
	case a.Min != nil:
		return l.T(lang.AgesFrom, years(a.Min))
	case a.Max != nil:
		return l.T(lang.AgesTo, years(a.Max))
	}
	return l.T(lang.NotSaid)
}

// apart says that a name does not already have the organization's in it.
func apart(v *directory.Service) bool {
	organization := find.Folded(v.Organization.Line().String())
	return organization != "" && !strings.Contains(find.Folded(v.Name.Line().String()), organization)
}

// ServiceDoubt is what one must know before one gives a service to somebody: that it is
// not active, or that nobody has seen for long that this holds; empty for nothing.
func ServiceDoubt(l *lang.Catalog, v *directory.Service, now time.Time) string {
	if key, ok := statusKeys[v.Status]; ok {
		return l.T(key)
	}
	if v.CheckFirst(directory.On(now)) {
		return l.T(lang.DirectoryCheckFirst)
	}
	return ""
}

// ServiceText is a service as it is put into a text or copied: what one must know of it,
// what it is called, whose it is, under which number and when it is reached, and where
// there is more to read. One that is not active has no hours.
func ServiceText(l *lang.Catalog, v *directory.Service, place int, now time.Time) string {
	var lines []string
	add := func(line string) {
		if line != "" {
			lines = append(lines, line)
		}
	}
	add(v.Alert.Line().String())
	name := v.Name.Line().String()
	if apart(v) {
		name += " (" + v.Organization.Line().String() + ")"
	}
	add(name)
	if key, ok := textStatus[v.Status]; ok {
		add(l.T(key))
	}
	if p, ok := best(v, place); ok {
		add(l.T(lang.TextPhone, lang.Said(numberWords(l, p))))
	}
	if v.Status == directory.Active {
		add(hoursText(l, v.HoursAt(place).Week(directory.On(now), now.Location()), now))
	}
	add(v.Web.Line().String())
	return strings.Join(lines, "\n")
}

// textStatus is what a text says of a service that is not active.
var textStatus = map[directory.Status]lang.Key{directory.Paused: lang.TextPaused, directory.Inactive: lang.TextGone, directory.Defunct: lang.TextGone}

// hoursText are opening hours on one line: when it is open, what is said of that in
// words, and what is otherwise soon; empty when nothing is known.
func hoursText(l *lang.Catalog, w directory.Week, now time.Time) string {
	var all []string
	week, exceptions := weekTimes(l, w, now)
	if w.Always {
		week = week[1:]
	}
	for _, t := range week {
		if t.when == l.T(lang.ClosedWord) {
			continue
		}
		said := strings.TrimSpace(t.days + " " + t.when)
		if note := t.note.Line().String(); note != "" && said != "" {
			said += " (" + note + ")"
		} else if note != "" {
			said = note
		}
		all = append(all, said)
	}
	for _, t := range exceptions {
		all = append(all, t.days+" "+t.when)
	}
	if w.Always {
		all = append([]string{l.T(lang.TextAlways)}, all...)
	}
	if len(all) == 0 {
		return ""
	}
	words := all[0]
	for _, more := range all[1:] {
		words = l.T(lang.HoursAnd, lang.Said(words), lang.Said(more))
	}
	if w.Always {
		return words
	}
	return l.T(lang.TextHours, lang.Said(words))
}
