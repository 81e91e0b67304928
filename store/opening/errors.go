package opening

import (
	"errors"
	"fmt"
)

// ErrHours says that opening hours cannot be read, or make no sense.
var ErrHours = errors.New("these opening hours cannot be read")

// Problem is what is wrong with a line of a file.
type Problem string

// The problems.
const (
	NoWord     Problem = "a line begins with zone, phone, mail, chat, closed or open"
	NoZone     Problem = "not a time zone"
	TwoZones   Problem = "the time zone stands in another line already"
	NoDays     Problem = "not days of the week"
	NoTimes    Problem = "not times of the day"
	NoDate     Problem = "not a date"
	Backwards  Problem = "the last day is before the first"
	NoChannel  Problem = "not a channel"
	NeverOpen  Problem = "this channel has no usual hours"
	Both       Problem = "another line says something else of the same days"
	TooMany    Problem = "there are too many lines"
	NothingYet Problem = "no channel has hours"
)

// Error says which line of a file is wrong, and why. It is ErrHours.
type Error struct {
	Line    int // from 1; of NothingYet the last
	Problem Problem
	Word    string // what stands there; of Both the number of the other line
}

func (e *Error) Error() string {
	if e.Word == "" {
		return fmt.Sprintf("%v: line %d: %s", ErrHours, e.Line, e.Problem)
	}
	return fmt.Sprintf("%v: line %d: %s: %q", ErrHours, e.Line, e.Problem, e.Word)
}

// Is says that it is ErrHours.
func (e *Error) Is(target error) bool { return target == ErrHours }
