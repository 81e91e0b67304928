package imap

import (
	"sync"
	"time"

	"baken/store"
	"baken/store/mail"
)

// window is some mails of one folder on their way into the store together.
type window struct {
	w      *work
	f      folder
	uids   []store.UID // highest first
	filled store.UID   // down to where the folder is filled with it; 0: not told
	left   int         // requests that are not answered yet
	whole  bool
	begun  time.Time
	last   bool // what is passed over now is gone
	bare   bool // of mails without a Message-ID: all of the header is asked for
	given  bool // it was answered whole, and handed to the writer
	taken  map[store.UID]bool

	parsing sync.WaitGroup
	mu      sync.Mutex
	ready   map[store.UID]*arrived
	failed  error
	room    int64
	asked   int64 // the bytes of the mails that are asked for whole
}

// arrived is a mail that was described, with its body if that came too.
type arrived struct {
	store.Arrival
	letter *letter
}

func (w *work) window(f folder, uids []store.UID) *window {
	w.s.prepare()
	return &window{w: w, f: f, uids: uids, left: 1, begun: time.Now(), ready: make(map[store.UID]*arrived, len(uids)), taken: make(map[store.UID]bool, len(uids))}
}

// requests are one for the small mails and one for the large ones.
func (n *window) requests(sizes map[store.UID]int64) (all []request) {
	var small, large []store.UID
	for _, u := range n.uids {
		if sizes[u] <= whole {
			small = append(small, u)
		} else {
			large = append(large, u)
		}
	}
	// A server may reckon a size roughly; what is much larger comes later.
	most := map[store.UID]int64{}
	for _, u := range small {
		most[u] = sizes[u] + sizes[u]/4 + 16<<10
		n.asked += sizes[u]
	}
	n.left, n.whole = 0, true
	if set, ok := someUIDs(small); ok {
		n.left++
		all = append(all, request{set: set, options: wantWhole(), most: func(u store.UID) int64 { return most[u] }, each: n.wholeMail, done: n.finish})
	}
	if set, ok := someUIDs(large); ok {
		n.left++
		all = append(all, request{set: set, options: wantHeads(), each: n.head, done: n.finish})
	}
	return all
}

// heads is a request for the headers.
func (n *window) heads() request {
	set, _ := someUIDs(n.uids)
	options := wantHeads()
	if n.bare {
		options = wantHeaders()
	}
	return request{set: set, options: options, each: n.head, done: n.finish}
}

// head takes a mail of which the header came.
func (n *window) head(s seen) error { return n.take(s, false) }

// wholeMail takes a mail that came whole.
func (n *window) wholeMail(s seen) error { return n.take(s, true) }

func (n *window) take(s seen, all bool) error {
	if s.text == nil || !s.hasFlags {
		// Flags that the server told by itself came in place of the answer, or
		// the mail is being expunged. It is asked for again when it is missed.
		s.text.release()
		return nil
	}
	n.taken[s.uid] = true
	var head mail.Head
	if !all {
		if head = n.w.s.readHead(s.text.Bytes()); head.MessageID.IsEmpty() && !n.bare {
			s.text.release()
			n.w.bare = append(n.w.bare, s.uid)
			return nil
		}
	}
	n.parsing.Add(1)
	n.w.crew.do(task{func() error { return n.parse(s, head, all) }, n.parsed})
	return nil
}

// parsed is told how parsing a mail went.
func (n *window) parsed(err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	defer n.parsing.Done()
	if err != nil {
		n.failed = err
	}
}

// parse runs beside the network.
func (n *window) parse(s seen, head mail.Head, all bool) error {
	y := n.w.s
	var a arrived
	var err error
	var room int64
	role := n.f.Role
	if all && !s.text.cut {
		// Whose it is depends on the head, which is known only then.
		a.letter = y.readLetter(s.text.Bytes(), func(h mail.Head) store.Direction {
			a.Arrival, err = y.describe(role, h)
			return a.Direction
		})
		room = s.text.hand()
	} else {
		a.Arrival, err = y.describe(role, head)
		s.text.release()
	}
	a.UID, a.Internal, a.Size, a.Flags = s.uid, s.internal, s.size, s.flags
	n.mu.Lock()
	defer n.mu.Unlock()
	n.room += room
	n.ready[s.uid] = &a
	return err
}

// finish hands the window to the writer when its last request is answered. With
// an error nothing of it is written.
func (n *window) finish(failed error) error {
	w := n.w
	if n.left--; failed != nil {
		n.parsing.Wait()
		w.budget.give(n.room)
		n.room = 0
		return nil
	}
	if n.left > 0 {
		return nil
	}
	n.given = true
	for _, uid := range n.uids {
		if !n.taken[uid] && !n.last {
			w.again = append(w.again, uid)
		}
	}
	if !n.bare { // those were counted when they were first seen
		w.tally.at(n.f.name).New += len(n.taken)
	}
	if n.whole {
		w.flow.took(time.Since(n.begun))
	} else {
		w.rows.took(len(n.uids))
	}
	return w.writer.add(job{
		wait: n.parsing.Wait, mails: len(n.uids), bytes: n.asked, apply: n.write,
		after: func(error) { w.budget.give(n.room) }, now: n.f.FilledTo == 0,
	})
}

func (n *window) write(y *store.Sync) error {
	if n.failed != nil {
		return n.failed
	}
	for _, uid := range n.uids {
		a := n.ready[uid]
		if a == nil {
			continue
		}
		id, wanted, err := y.Arrive(n.f.id, a.Arrival)
		if err != nil {
			return err
		}
		if a.letter != nil && wanted {
			n.w.bodied.Add(1)
			if err := writeLetter(y, a.letter, id); err != nil {
				return err
			}
		}
	}
	if n.filled != 0 {
		return setFilled(y, n.f, n.filled)
	}
	return nil
}
