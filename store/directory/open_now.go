package directory

import "time"

// OpenAt says whether one can come or call at a moment: whether one of the service's
// places is open, or the service itself where it has none. It is not known when
// nothing is open and of one of them the hours are not known. The moment's zone is
// that of hours that say none.
func (s *Service) OpenAt(now time.Time) (open, known bool) {
	switch openAt(s.hours(), now, now.Location()) {
	case yes:
		return true, true
	case no:
		return false, true
	}
	return false, false
}

// hours are those of each of its places, or of itself where it has none.
func (s *Service) hours() (all []Hours) {
	for i := range s.Places {
		all = append(all, s.HoursAt(i))
	}
	if len(all) == 0 {
		all = append(all, s.HoursAt(-1))
	}
	return all
}
