package imap

import (
	"cmp"
	"errors"
	"slices"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
)

// How much one FETCH asks for.
const (
	wholeWindow = 200
	windowBytes = 4 << 20
	sizeWindow  = 2000
)

var errEnough = errors.New("enough")

// fill goes on below what is here, newest first, with up to n mails; all at 0.
// With rows only headers are brought: on a slow line, and for a screen that
// waits.
func (w *work) fill(f folder, n int, rows bool) error {
	hi := f.UIDNext - 1
	if f.FilledTo > 1 {
		hi = f.FilledTo - 1
	}
	all, err := w.c.search(1, hi)
	if err != nil {
		return err
	}
	total := count(all)
	from := &supply{left: all}
	if n == 0 || n > total {
		n = total
	}
	if total == 0 {
		return w.mark(f, 1)
	}
	if rows {
		err = w.fillRows(f, from, n)
	} else {
		err = w.fillWhole(f, from, n)
	}
	if err != nil {
		return err
	}
	return w.askAgain(f)
}

// fillRows brings headers.
func (w *work) fillRows(f folder, from *supply, n int) error {
	w.rows.last = time.Now()
	return w.gather(w.fetched, func() (*window, []request) {
		if w.interrupted() {
			return nil, nil
		}
		uids := from.take(min(n, w.rows.n))
		n -= len(uids)
		if len(uids) == 0 {
			return nil, nil
		}
		win := w.window(f, uids)
		win.filled = fillMark(from, uids)
		return win, []request{win.heads()}
	})
}

// fetched is fetchAll for rows.
func (w *work) fetched(next func() (request, bool)) error {
	return w.c.fetchAll(w.ctx, w.budget, next)
}

// fillMark is down to where a folder is filled when uids are here.
func fillMark(from *supply, uids []store.UID) store.UID {
	if len(from.left) == 0 {
		return 1
	}
	return uids[len(uids)-1]
}

// fillWhole brings whole mails: header and body with one FETCH and in one
// transaction. It asks for the sizes first. Large mails get their header only,
// and their body later.
func (w *work) fillWhole(f folder, from *supply, n int) error {
	sizes := map[store.UID]int64{}
	var chunk []store.UID
	next := func() (*window, []request) {
		if len(chunk) == 0 || w.interrupted() {
			return nil, nil
		}
		win := w.window(f, chunk[:wholeLength(chunk, sizes, w.flow.window())])
		chunk = chunk[len(win.uids):]
		if len(chunk) == 0 {
			win.filled = fillMark(from, win.uids)
		} else {
			win.filled = win.uids[len(win.uids)-1]
		}
		return win, win.requests(sizes)
	}
	for n > 0 && !w.interrupted() {
		chunk = from.take(min(n, sizeWindow))
		n -= len(chunk)
		set, ok := someUIDs(chunk)
		if !ok {
			return nil
		}
		clear(sizes)
		err := w.c.fetch(w.ctx, w.budget, set, wantSizes(), func(s seen) error { sizes[s.uid] = s.size; return nil })
		if answered(err) {
			err = w.believe(w.apart(w.window(f, nil), chunk, fillMark(from, chunk), err))
			chunk = nil
		}
		if err != nil {
			return err
		}
		if err := w.gather(w.measured, next); err != nil {
			return err
		}
	}
	return nil
}

// wholeLength is how many mails go into the next window.
func wholeLength(uids []store.UID, sizes map[store.UID]int64, most int64) int {
	var sum int64
	for i, u := range uids {
		if size := sizes[u]; size <= whole {
			sum += size
		}
		if i > 0 && (i == wholeWindow || sum > most) {
			return i
		}
	}
	return len(uids)
}

// heads brings the rows of a set, newest first.
func (w *work) heads(f folder, set goimap.UIDSet) error {
	from := &supply{left: set}
	w.rows.last = time.Now()
	err := w.gather(w.fetched, func() (*window, []request) {
		uids := from.take(w.rows.n)
		if len(uids) == 0 {
			return nil, nil
		}
		win := w.window(f, uids)
		return win, []request{win.heads()}
	})
	if err != nil {
		return err
	}
	return w.askAgain(f)
}

// askAgain brings the rows of those mails that were passed over: in place of
// the answer the server may tell of their flags. Then those for which what was
// asked is not enough, since they bear no Message-ID.
func (w *work) askAgain(f folder) error {
	err := w.ask(f, &w.again, func(win *window) { win.last = true })
	if err == nil {
		err = w.ask(f, &w.bare, func(win *window) { win.last, win.bare = true, true })
	}
	return err
}

// ask takes UIDs out of a list and brings their rows.
func (w *work) ask(f folder, list *[]store.UID, how func(*window)) error {
	return w.gather(w.fetched, func() (*window, []request) {
		uids := *list
		if len(uids) == 0 {
			return nil, nil
		}
		slices.SortFunc(uids, func(a, b store.UID) int { return cmp.Compare(b, a) })
		n := min(len(uids), w.rows.n)
		win := w.window(f, uids[:n:n])
		*list = uids[n:]
		how(win)
		return win, []request{win.heads()}
	})
}

// once gives one request.
func once(r request) func() (request, bool) {
	given := false
	return func() (request, bool) {
		first := !given
		given = true
		return r, first
	}
}

// mark keeps down to where a folder is filled.
func (w *work) mark(f folder, to store.UID) error {
	return w.writer.add(job{apply: func(y *store.Sync) error { return setFilled(y, f, to) }})
}

func setFilled(y *store.Sync, f folder, to store.UID) error {
	now, ok, err := y.Folder(f.Name)
	if err != nil || !ok || now.UIDValidity != f.UIDValidity {
		return err
	}
	if now.FilledTo != 0 && now.FilledTo <= to {
		return nil
	}
	now.FilledTo = to
	return y.SetFolder(now)
}
