package directory

// Written is a row of the schedules of HSDS 3.1 as it was written.
type Written struct {
	ValidFrom, ValidTo, Start, Until, Count, WeekStart, Freq, Interval string
	ByDay, ByWeekNo, ByMonthDay, ByYearDay                             string
	Zone, OpensAt, ClosesAt, Description, Notes, Link, Attending       string
}

// Rule reads the row. Its error is ErrHours.
func (w Written) Rule() (Rule, error) { return Rule{}, nil }
