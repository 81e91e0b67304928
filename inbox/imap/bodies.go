package imap

import (
	"errors"
	"sync"
	"time"

	"baken/store"
	"baken/store/mail"
)

// bodyBatch is of how many mails the bodies are asked for in one unit of work.
const bodyBatch = 500

// maxTries is how often a body that the server does not give is asked for.
const maxTries = 3

// bodies fetches up to n bodies that are not here, newest first, and says how
// many it asked for.
func (w *work) bodies(n int) (asked int, err error) {
	if err := w.writer.flush(); err != nil {
		return 0, err
	}
	if _, err := w.lookAgain(); err != nil {
		return 0, err
	}
	wanted, err := w.s.mirror.Wanted(n + len(w.passedOver))
	if err != nil {
		return 0, err
	}
	known, err := w.s.mirror.Folders()
	if err != nil {
		return 0, err
	}
	folders := map[store.FolderID]folder{}
	for _, f := range known {
		id := w.s.store.FolderID(f.Name)
		folders[id] = folder{f, id, f.Name.Unsafe()}
	}
	var order []store.FolderID
	groups := map[store.FolderID][]store.Wanted{}
	for _, m := range wanted {
		f, ok := folders[m.Folder]
		if !ok || f.Missing || !w.folders.names[f.name] || w.passedOver[m.Mail] >= maxTries || asked >= n {
			continue
		}
		if groups[m.Folder] == nil {
			order = append(order, m.Folder)
		}
		groups[m.Folder] = append(groups[m.Folder], m)
		asked++
	}
	for _, id := range order {
		f := folders[id]
		if err := w.hold(f); err != nil {
			if err != errAnew && !answered(err) {
				return asked, err
			}
			for _, m := range groups[id] {
				w.passedOver[m.Mail] = maxTries
			}
			continue
		}
		if err := w.bodiesOf(f, groups[id]); err != nil {
			return asked, err
		}
	}
	return asked, nil
}

// bodiesOf fetches bodies of the selected folder.
func (w *work) bodiesOf(f folder, list []store.Wanted) error {
	return w.believe(w.allBodiesOf(f, list))
}

func (w *work) allBodiesOf(f folder, list []store.Wanted) error {
	w.suspects = nil
	var small, large []store.Wanted
	for _, m := range list {
		if m.Size <= whole {
			small = append(small, m)
		} else {
			large = append(large, m)
		}
	}
	err := w.smallBodies(f, small, 0)
	if w.withheld(err) {
		if notNow(err) {
			uids := make([]store.UID, len(small))
			for i, m := range small {
				uids[i] = m.UID
			}
			if all, e := w.refusesAll(f, uids, wantBeginnings()); e != nil || all {
				return errors.Join(e, err)
			}
		}
		// One of them may be what the server cannot read.
		err = w.smallBodies(f, small, 1)
	}
	if err != nil {
		return err
	}
	large, w.late = append(large, w.late...), nil
	for _, m := range large {
		if w.interrupted() {
			break
		}
		if err := w.largeBody(f, m); err != nil {
			return err
		}
	}
	return w.doubtful()
}

// smallBodies fetches bodies with as many in one FETCH as the line carries; at
// most each at a time if that is not 0.
func (w *work) smallBodies(f folder, list []store.Wanted, each int) error {
	var failed error
	for len(list) > 0 && failed == nil && !w.interrupted() {
		err := w.measured(func() (request, bool) {
			if len(list) == 0 || w.interrupted() {
				return request{}, false
			}
			b := &bodyWindow{w: w, f: f, mails: map[store.UID]store.Wanted{}, ready: map[store.Wanted]*letter{}, begun: time.Now()}
			var uids []store.UID
			for len(list) > 0 && (len(uids) == 0 || b.asked < w.flow.window() && len(uids) < wholeWindow && each == 0) {
				m := list[0]
				list = list[1:]
				if w.passedOver[m.Mail] >= maxTries {
					continue
				}
				b.mails[m.UID] = m
				b.asked += m.Size
				uids = append(uids, m.UID)
			}
			set, ok := someUIDs(uids)
			if !ok {
				return request{}, false
			}
			return request{set: set, options: wantBodies(), most: b.most, each: b.take, done: b.finish}, true
		})
		if err != nil && each == 0 || err != nil && !w.withheld(err) {
			failed = err
		}
	}
	return failed
}

// measured is fetchAll for bodies; how quickly they come is kept in mind.
func (w *work) measured(next func() (request, bool)) error {
	start, before := time.Now(), w.c.line.bytes.Load()
	defer func() { w.flow.carried(w.c.line.bytes.Load()-before, time.Since(start)) }()
	return w.c.fetchAll(w.ctx, w.budget, next)
}

// bodyWindow is some bodies on their way into the store together.
type bodyWindow struct {
	w     *work
	f     folder
	mails map[store.UID]store.Wanted
	asked int64
	begun time.Time
	got   int64
	count int

	parsing sync.WaitGroup
	mu      sync.Mutex
	ready   map[store.Wanted]*letter
	room    int64
	failed  error
}

func (b *bodyWindow) most(u store.UID) int64 {
	size := b.mails[u].Size
	return size + size/4 + 16<<10
}

func (b *bodyWindow) take(s seen) error {
	m, ok := b.mails[s.uid]
	if s.text == nil || !ok {
		s.text.release()
		return nil
	}
	b.got += int64(s.text.Len())
	if s.text.cut {
		// Larger than the server said: in stretches, when its turn comes.
		s.text.release()
		delete(b.mails, s.uid)
		m.Size = whole + 1
		b.w.late = append(b.w.late, m)
		return nil
	}
	delete(b.mails, s.uid)
	b.count++
	b.parsing.Add(1)
	b.w.crew.do(task{func() error {
		l, err := b.w.s.readOf(b.f.Role, s.text.Bytes())
		room := s.text.hand()
		b.mu.Lock()
		defer b.mu.Unlock()
		b.ready[m], b.room = l, b.room+room
		return err
	}, b.parsed})
	return nil
}

// parsed is told how parsing a mail went.
func (b *bodyWindow) parsed(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.parsing.Done()
	if err != nil {
		b.failed = err
	}
}

// finish hands the bodies to the writer.
func (b *bodyWindow) finish(failed error) error {
	w := b.w
	if failed == nil || len(b.mails) == 1 && w.withheld(failed) {
		for _, m := range b.mails {
			w.notGiven(m)
		}
	}
	if failed == nil {
		w.flow.took(time.Since(b.begun))
	}
	return w.writer.add(job{
		wait: b.parsing.Wait, mails: b.count, bytes: b.got, apply: b.write,
		after: func(error) { w.budget.give(b.room) }, now: b.f.FilledTo != 1,
	})
}

func (b *bodyWindow) write(y *store.Sync) error {
	if b.failed != nil {
		return b.failed
	}
	for m, l := range b.ready {
		if err := b.w.writeBody(y, b.f, m, l); err != nil {
			return err
		}
	}
	return nil
}

// notGiven remembers that the server did not give a body. Until the next pass it
// is asked for [maxTries] times; see [work.doubtful] and [work.askNotGiven].
func (w *work) notGiven(m store.Wanted) {
	w.passedOver[m.Mail]++
	if w.passedOver[m.Mail] == maxTries {
		w.suspects = append(w.suspects, m)
	}
}

// doubtful looks whether the mails of the selected folder whose bodies were asked
// for in vain are still there. One that is cannot be read; one that is not may
// have moved, which the next pass finds.
func (w *work) doubtful() error {
	list := w.suspects
	w.suspects = nil
	for _, m := range list {
		there, err := w.c.flagsOf(oneUID(m.UID))
		if err != nil {
			return err
		}
		if _, ok := there[m.UID]; !ok {
			continue
		}
		if err := w.writer.add(job{mails: 1, apply: func(y *store.Sync) error { return y.Unreadable(m.Mail, mail.NotGiven) }}); err != nil {
			return err
		}
	}
	return nil
}

// readOf parses a whole mail of a folder of that role.
func (s *Syncer) readOf(role store.Role, raw []byte) (l *letter, err error) {
	l = s.readLetter(raw, func(h mail.Head) store.Direction {
		a, e := s.describe(role, h)
		err = e
		return a.Direction
	})
	return l, err
}

// writeLetter puts a body into the store; one that is beyond what the store
// keeps is marked so.
func writeLetter(y *store.Sync, l *letter, id store.MailID) error {
	err := l.write(y, id)
	if errors.Is(err, store.ErrTooLarge) {
		return y.Unreadable(id, mail.Truncated)
	}
	return err
}

// notGivenAgain is how long a mail that the server did not give rests before it is
// asked for again.
const notGivenAgain = time.Hour

// askNotGiven has the mails wanted again that the server did not give before, once
// in a while.
func (w *work) askNotGiven() error {
	now := time.Now()
	if !w.s.asked.IsZero() && now.Sub(w.s.asked) < notGivenAgain {
		return nil
	}
	w.s.asked, w.s.putOff = now, 0
	for more := true; more; {
		err := w.writer.add(job{now: true, apply: func(y *store.Sync) (err error) { more, err = y.AskAgain(); return err }})
		if err == nil {
			err = w.writer.flush() // more is set by then
		}
		if err != nil {
			return err
		}
	}
	return nil
}
