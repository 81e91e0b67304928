package imap

import (
	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
)

// difference compares what the server has, from FilledTo on, with what is here:
// what is here only, and what is there only. Both are gone through once, in
// order.
func (w *work) difference(f folder, there goimap.UIDSet) (gone, holes []store.UID, err error) {
	var server cursor
	server.set = there
	next, more := server.next()
	err = w.s.mirror.UIDs(f.id, f.FilledTo, func(uid store.UID, _ store.MailID, _ store.Flags) error {
		for more && next < uid {
			holes = append(holes, next)
			next, more = server.next()
		}
		if more && next == uid {
			next, more = server.next()
		} else if uid < f.UIDNext {
			gone = append(gone, uid)
		}
		return nil
	})
	for ; more; next, more = server.next() {
		holes = append(holes, next)
	}
	return gone, holes, err
}

// cursor goes through a set upwards.
type cursor struct {
	set goimap.UIDSet
	at  store.UID // last given; 0: none of the first range
}

func (c *cursor) next() (store.UID, bool) {
	for len(c.set) > 0 {
		r := c.set[0]
		if c.at < store.UID(r.Start) {
			c.at = store.UID(r.Start)
			return c.at, true
		}
		if c.at < store.UID(r.Stop) {
			c.at++
			return c.at, true
		}
		c.set = c.set[1:]
	}
	return 0, false
}
