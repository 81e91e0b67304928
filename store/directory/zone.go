package directory

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// zones are those that were met. There are as many as IANA has, and fixed ones.
var zones sync.Map // of zoneKey to *time.Location

type zoneKey struct {
	name string
	team *time.Location
}

// location is the zone of a rule where the team is in another. An offset that the
// team's zone has in summer or winter is that zone: who wrote it meant the clock on the
// wall. A name that this machine does not know is taken for the team's.
func location(name string, team *time.Location) *time.Location {
	if name == "" || name == team.String() {
		return team
	}
	key := zoneKey{name, team}
	if l, ok := zones.Load(key); ok {
		return l.(*time.Location)
	}
	l := team
	if offset, ok := parseOffset(name); ok {
		if !keeps(team, offset) {
			l = time.FixedZone(name, offset*60)
		}
	} else if named, ok := loadZone(name); ok {
		l = named
	} else {
		return team
	}
	zones.Store(key, l)
	return l
}

// loadZone gives the zone of an IANA name.
func loadZone(name string) (*time.Location, bool) {
	if name == "" || len(name) > 64 || strings.EqualFold(name, "local") {
		return nil, false
	}
	l, err := time.LoadLocation(name)
	return l, err == nil
}

// keeps says whether a zone has an offset in minutes, in winter or in summer. The year is
// fixed so that the same file is always read in the same way.
func keeps(l *time.Location, offset int) bool {
	for _, month := range []time.Month{time.January, time.July} {
		if _, o := time.Date(2026, month, 15, 12, 0, 0, 0, l).Zone(); o == offset*60 {
			return true
		}
	}
	return false
}

var offsetForm = regexp.MustCompile(`^(?i:UTC|GMT)?([+-]?)(\d{1,2})(?::?([0-5]\d))?$`)

// parseOffset reads an offset from UTC in minutes: Z, +01:00, +0100, +1, UTC+01:00.
func parseOffset(s string) (int, bool) {
	switch strings.ToUpper(s) {
	case "Z", "UTC", "GMT":
		return 0, true
	}
	m := offsetForm.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi("0" + m[3])
	minutes += hours * 60
	if minutes > 14*60 {
		return 0, false
	}
	if m[1] == "-" {
		minutes = -minutes
	}
	return minutes, true
}

// offsetName is how an offset stands in a rule.
func offsetName(minutes int) string {
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

// wall turns the clock on the wall of a place into moments, in seconds since 1970.
type wall struct {
	zone     *time.Location
	offset   int64 // from UTC, in seconds
	from, to int64 // the moments between which it is that
}

// wallAt is the wall around a moment.
func wallAt(zone *time.Location, t time.Time) wall {
	t = t.In(zone)
	_, offset := t.Zone()
	w := wall{zone: zone, offset: int64(offset), from: -1 << 62, to: 1 << 62}
	from, to := t.ZoneBounds()
	if !from.IsZero() {
		w.from = from.Unix()
	}
	if !to.IsZero() {
		w.to = to.Unix()
	}
	return w
}

// moment is when it is so many minutes after the beginning of a day there. A time that is
// there twice is the first; one that is not there is when the clock skips it.
func (w *wall) moment(d Date, minutes int) int64 {
	u := (int64(d)-1)*daySeconds + int64(minutes)*60
	if m := u - w.offset; w.from+daySeconds <= m && m < w.to {
		return m
	}
	before, after := w.offsetAt(u-w.offset-daySeconds), w.offsetAt(u-w.offset+daySeconds)
	if m := u - before; before == after || w.offsetAt(m) == before {
		return m
	}
	m := u - after
	if w.offsetAt(m) == after {
		return m
	}
	_, end := time.Unix(m, 0).In(w.zone).ZoneBounds()
	return end.Unix()
}

func (w *wall) offsetAt(m int64) int64 {
	_, offset := time.Unix(m, 0).In(w.zone).Zone()
	return int64(offset)
}

// clock is the day there at a moment, and the minutes since it began on the wall.
func (w *wall) clock(m int64) (Date, int) {
	m += w.offsetAt(m)
	return dayOf(m), int(modulo(m, daySeconds) / 60)
}
