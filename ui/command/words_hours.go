package command

import (
	"errors"

	"baken/store/opening"
	"baken/store/outside"
	"baken/ui/lang"
)

// hoursProblems are the words for what is wrong with a line of opening hours.
var hoursProblems = map[opening.Problem]lang.Key{
	opening.NoWord: lang.HoursNoWord, opening.NoZone: lang.HoursNoZone, opening.TwoZones: lang.HoursTwoZones, opening.NoDays: lang.HoursNoDays,
	opening.NoTimes: lang.HoursNoTimes, opening.NoDate: lang.HoursNoDate, opening.Backwards: lang.HoursBackwards, opening.NoChannel: lang.HoursNoChannel,
	opening.NeverOpen: lang.HoursNeverOpen, opening.Both: lang.HoursBoth, opening.TooMany: lang.HoursTooMany, opening.NothingYet: lang.HoursNothing,
}

// ofHours says which line of the opening hours is wrong, and why.
func (s speaker) ofHours(err error) (string, bool) {
	var e *opening.Error
	switch {
	case errors.As(err, &e):
		what := s.T(hoursProblems[e.Problem], outside.New(e.Word).Line().String())
		return s.T(lang.HoursWrong, e.Line, what), true
	case errors.Is(err, opening.ErrHours):
		return s.T(lang.HoursAreNone), true
	}
	return "", false
}
