package screen

import (
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

// PlaceFor is which of its places a service is shown at to who asks: one in the
// municipality that is asked for, else the first; -1 where it has none.
func PlaceFor(v *directory.Service, q store.ServiceQuery) int {
	if len(v.Places) == 0 {
		return -1
	}
	if q.Town != "" {
		for i, p := range v.Places {
			for _, a := range p.Addresses {
				if directory.Municipality(a.City.Line().String()) == q.Town {
					return i
				}
			}
		}
	}
	return 0
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
	return l.T(lang.UnknownAge)
}

// apart says that a name does not already have the organization's in it.
func apart(v *directory.Service) bool {
	organization := find.Folded(v.Organization.Line().String())
	return organization != "" && !strings.Contains(find.Folded(v.Name.Line().String()), organization)
}

// ServiceText is a service as it is put into a text or copied: what it is called, whose
// it is, under which number and when it is reached, and where there is more to read.
func ServiceText(l *lang.Catalog, v *directory.Service, place int, now time.Time) string {
	name := v.Name.Line().String()
	if apart(v) {
		name += " (" + v.Organization.Line().String() + ")"
	}
	lines := []string{name}
	if p, ok := best(v, place); ok {
		lines = append(lines, l.T(lang.TextPhone, lang.Said(numberWords(l, p))))
	}
	var open []string
	week, exceptions := weekTimes(l, v.HoursAt(place).Week(directory.On(now), now.Location()), now)
	for _, t := range week {
		if t.days != "" && t.when != l.T(lang.ClosedWord) {
			open = append(open, strings.TrimSpace(t.days+" "+t.when))
		}
	}
	for _, t := range exceptions {
		open = append(open, t.days+" "+t.when)
	}
	if len(open) > 0 {
		lines = append(lines, l.T(lang.TextHours, lang.Said(strings.Join(open, "; "))))
	}
	if !v.Web.IsEmpty() {
		lines = append(lines, v.Web.Line().String())
	}
	return strings.Join(lines, "\n")
}
