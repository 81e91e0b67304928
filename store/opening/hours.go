package opening

import (
	"fmt"
	"time"
	_ "time/tzdata" // the place must be known on every machine

	"baken/store/directory"
)

// Hours are when the helpline is open, by channel, with its holidays and exceptions: a
// setting of the team. A channel without rules is not open at all.
type Hours struct {
	Zone  string          `cbor:"1,keyasint"` // an IANA name
	Phone directory.Hours `cbor:"2,keyasint,omitzero"`
	Mail  directory.Hours `cbor:"3,keyasint,omitzero"`
	Chat  directory.Hours `cbor:"4,keyasint,omitzero"`
}

// Channel is a way to reach the helpline.
type Channel uint8

// The channels.
const (
	ByPhone Channel = iota + 1
	ByMail
	ByChat
)

// Channels are all of them.
var Channels = []Channel{ByPhone, ByMail, ByChat}

// channelWords are the channels as a file has them.
var channelWords = map[string]Channel{"phone": ByPhone, "mail": ByMail, "chat": ByChat}

// String is the channel as a file has it.
func (c Channel) String() string {
	for word, of := range channelWords {
		if of == c {
			return word
		}
	}
	return ""
}

// horizon is how far ahead the next opening is looked for.
const horizon = 370 * 24 * time.Hour

// Check says what is wrong with the hours: ErrHours, with what.
func (h Hours) Check() error {
	if h.Zone == "" {
		return fmt.Errorf("%w: no time zone is given", ErrHours)
	}
	if _, err := time.LoadLocation(h.Zone); err != nil {
		return fmt.Errorf("%w: the time zone is not known", ErrHours)
	}
	return nil
}

// place is the zone; that of UTC where Check has something to say.
func (h Hours) place() *time.Location {
	l, err := time.LoadLocation(h.Zone)
	if err != nil || h.Zone == "" {
		return time.UTC
	}
	return l
}

// Usual are the hours where nothing else is said: Monday to Friday, nine to five, in
// Brussels, on all channels. They know no holidays.
func Usual() Hours {
	h := Hours{Zone: usualZone}
	for _, c := range Channels {
		*h.on(c) = directory.Hours{Rules: []directory.Rule{Weekly(9*60, 17*60, workdays...)}}
	}
	return h
}

const usualZone = "Europe/Brussels"

var workdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}

func (h Hours) of(c Channel) directory.Hours {
	if of := h.on(c); of != nil {
		return *of
	}
	return directory.Hours{}
}

// on is where the hours of a channel stand; nil for one that there is not.
func (h *Hours) on(c Channel) *directory.Hours {
	switch c {
	case ByPhone:
		return &h.Phone
	case ByMail:
		return &h.Mail
	case ByChat:
		return &h.Chat
	}
	return nil
}

// Open says whether a channel is open, and until when; zero where nothing closes it
// within two weeks.
func (h Hours) Open(c Channel, t time.Time) (open bool, until time.Time) {
	s := h.of(c).At(t, h.place())
	if !s.Open {
		return false, time.Time{}
	}
	return true, s.Until
}

// Next is when a channel opens next: t itself where it is open. It reports false where
// that is not within a year.
func (h Hours) Next(c Channel, t time.Time) (time.Time, bool) {
	zone, end := h.place(), t.Add(horizon)
	hours := h.of(c)
	for t = t.In(zone); t.Before(end); {
		s := hours.At(t, zone)
		switch {
		case s.Open:
			return t, true
		case !s.Until.IsZero() && s.Until.After(t):
			t = s.Until
		default:
			t = t.Add(13 * 24 * time.Hour) // a change is seen 14 days ahead
		}
	}
	return time.Time{}, false
}

// Weekly is a rule for certain days of each week, in minutes since midnight.
func Weekly(from, to int, days ...time.Weekday) directory.Rule {
	r := directory.Rule{Freq: directory.Weekly, Opens: directory.Clock(from + 1), Closes: directory.Clock(to + 1)}
	for _, d := range days {
		r.Days |= 1 << d
	}
	return r
}

// Holiday is an exception: closed from one day to another, both included.
func Holiday(from, to directory.Date) directory.Rule {
	return directory.Rule{Kind: directory.Exception, From: from, To: to}
}

// Special is an exception: on one day it is open at these hours only, in minutes since
// midnight.
func Special(on directory.Date, from, to int) directory.Rule {
	return directory.Rule{Kind: directory.Exception, From: on, To: on,
		Opens: directory.Clock(from + 1), Closes: directory.Clock(to + 1)}
}
