package imap

import (
	"slices"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
)

// uidSet is a set of UIDs for a command. It cannot be made empty: an empty one
// on the wire ends the connection.
type uidSet struct{ set goimap.UIDSet }

// someUIDs makes a set; false when there are none.
func someUIDs(uids []store.UID) (uidSet, bool) {
	var s goimap.UIDSet
	// In rising order each is added at the end.
	for _, u := range slices.Sorted(slices.Values(uids)) {
		if u != 0 {
			s.AddNum(goimap.UID(u))
		}
	}
	return uidSet{s}, len(s) > 0
}

func oneUID(u store.UID) uidSet { return uidSet{goimap.UIDSetNum(goimap.UID(u))} }

// uidRange is all from one UID to another; false when there are none.
func uidRange(from, to store.UID) (uidSet, bool) {
	if from == 0 {
		from = 1
	}
	if to < from {
		return uidSet{}, false
	}
	var s goimap.UIDSet
	s.AddRange(goimap.UID(from), goimap.UID(to))
	return uidSet{s}, true
}

// supply gives the UIDs of a server's set from the highest down, without making
// a list of all of them.
type supply struct {
	left goimap.UIDSet
	end  store.UID // next of the last range; 0: not begun
}

// take gives up to n UIDs, highest first.
func (s *supply) take(n int) (uids []store.UID) {
	for len(uids) < n && len(s.left) > 0 {
		r := s.left[len(s.left)-1]
		if s.end == 0 {
			s.end = store.UID(r.Stop)
		}
		for len(uids) < n && s.end >= store.UID(r.Start) && s.end != 0 {
			uids = append(uids, s.end)
			s.end--
		}
		if s.end < store.UID(r.Start) || s.end == 0 {
			s.left, s.end = s.left[:len(s.left)-1], 0
		}
	}
	return uids
}

// count is how many UIDs a server's set has.
func count(set goimap.UIDSet) (n int) {
	for _, r := range set {
		n += int(r.Stop-r.Start) + 1
	}
	return n
}
