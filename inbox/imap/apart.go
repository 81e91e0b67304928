package imap

import (
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
)

// A server may answer NO to a FETCH of many for one mail that it cannot read, or
// that somebody has expunged meanwhile (RFC 2180, 4.1). Then the others are asked
// for without that one.

// mostPutOff is how often a server is believed that it only can't give a mail at the
// moment, until what it did not give is asked for again: see [work.askNotGiven].
const mostPutOff = 3

// withheld says whether an error is the server's answer that it does not give what was
// asked for. One that can't at the moment ends the unit of work instead, a few times:
// it may be one mail alone that it says so of, which must not keep the others away.
func (w *work) withheld(err error) bool { return answered(err) && !w.putsOff(err) }

// putsOff says whether a server is still believed that it only can't at the moment.
func (w *work) putsOff(err error) bool { return notNow(err) && w.s.putOff < mostPutOff }

// believe counts how often a server was believed that; it is asked of the error with
// which a unit of work ends, once, and gives it back.
func (w *work) believe(err error) error {
	if w.putsOff(err) {
		w.s.putOff++
	}
	return err
}

// refusesAll asks for a few mails of the selected folder, one by one: some that were
// given before, if there are any, and some of those that the server says it can't give
// at the moment. When it gives none, it is not one of them that is the trouble. The
// options are of what was refused, and little of it: what comes is thrown away.
func (w *work) refusesAll(f folder, uids []store.UID, options *goimap.FetchOptions) (bool, error) {
	var some []store.UID // the two oldest that are known and the four newest
	err := w.s.mirror.UIDs(f.id, 0, func(u store.UID, _ store.MailID, _ store.Flags) error {
		switch {
		case slices.Contains(uids, u):
		case len(some) < 6:
			some = append(some, u)
		default:
			some = append(slices.Delete(some, 2, 3), u)
		}
		return nil
	})
	if err != nil {
		return false, err
	}
	// Others each time: four that all cannot be read must not keep the rest away for ever.
	for _, i := range rand.Perm(len(uids))[:min(len(uids), 4)] {
		some = append(some, uids[i])
	}
	refused := false
	for _, u := range some {
		given := false
		err := w.c.fetch(w.ctx, w.budget, oneUID(u), options, func(s seen) error {
			given = given || s.text != nil
			s.text.release()
			return nil
		})
		switch {
		case notNow(err):
			refused = true
		case answered(err), err == nil && given:
			return false, nil
		case err != nil:
			return false, err
		}
	}
	return refused, nil
}

// putOffAgain rests while folders are not read because the server can't at the moment;
// false when there are none, or it rested often enough.
func (w *work) putOffAgain() bool {
	for _, err := range w.unread {
		if notNow(err) {
			return w.rest()
		}
	}
	return false
}

// rest waits for a server that can't at the moment; false when it was waited for often
// enough.
func (w *work) rest() bool {
	if w.rests > mostPutOff {
		return false
	}
	w.rests++
	select {
	case <-time.After(min(w.s.poll, time.Second)):
	case <-w.ctx.Done():
		return false
	}
	return true
}

// gather brings windows of one folder by the requests that next gives, which fetch
// sends. Those that the server refuses are taken apart, and it goes on behind
// them.
func (w *work) gather(fetch func(next func() (request, bool)) error, next func() (*window, []request)) error {
	return w.believe(w.gatherAll(fetch, next))
}

func (w *work) gatherAll(fetch func(next func() (request, bool)) error, next func() (*window, []request)) error {
	for {
		var open []*window
		var pending []request
		refused := fetch(func() (request, bool) {
			for len(pending) == 0 {
				win, requests := next()
				if win == nil {
					return request{}, false
				}
				open = append(open, win)
				pending = requests
			}
			r := pending[0]
			pending = pending[1:]
			return r, true
		})
		if !w.withheld(refused) {
			return refused
		}
		for _, win := range open {
			if win.given {
				continue
			}
			if notNow(refused) {
				if all, err := w.refusesAll(win.f, win.uids, wantHeads()); err != nil || all {
					return errors.Join(err, refused)
				}
			}
			if err := w.apart(win, win.uids, win.filled, refused); err != nil {
				return err
			}
		}
	}
}

// apart brings the rows of mails of a window of which at least one is refused: in
// halves, the higher UIDs first, down to the very ones.
func (w *work) apart(of *window, uids []store.UID, filled store.UID, refused error) error {
	if len(uids) == 1 {
		return w.unreadable(of.f, uids[0], filled, refused)
	}
	for half := (len(uids) + 1) / 2; len(uids) > 0; half = len(uids) {
		win := w.window(of.f, uids[:half])
		win.last, win.bare = of.last, of.bare
		uids = uids[half:]
		if len(uids) == 0 {
			win.filled = filled
		} else if filled != 0 {
			win.filled = win.uids[half-1]
		}
		err := w.c.fetchAll(w.ctx, w.budget, once(win.heads()))
		if w.withheld(err) {
			err = w.apart(win, win.uids, win.filled, err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// unreadable keeps a row for a mail of which the server does not give the header:
// nobody can say that it does not matter. Where it does not give its time either,
// it does not give the mail at all, and there is no row; nor for a mail of ours.
// refused is what it answered.
func (w *work) unreadable(f folder, uid, filled store.UID, refused error) error {
	var a store.Arrival
	there := false
	err := w.c.fetch(w.ctx, w.budget, oneUID(uid), &goimap.FetchOptions{UID: true, Flags: true, InternalDate: true}, func(s seen) error {
		if s.uid == uid && s.hasFlags && !s.internal.IsZero() {
			a.UID, a.Flags, a.Internal, there = uid, s.flags, s.internal, true
		}
		return nil
	})
	if err != nil && !w.withheld(err) {
		return err
	}
	w.s.log.Warn("a mail cannot be read from the server", "folder", f.id, "there", there, "err", refused)
	a.Root, a.Head.Hash, a.Direction = outside.New(unreadableName(f, uid)), unreadableHash(f, uid), store.In
	if there = there && f.Role != store.Sent; there {
		w.tally.at(f.name).New++
	}
	return w.writer.add(job{mails: 1, apply: func(y *store.Sync) error {
		if there {
			id, wanted, err := y.Arrive(f.id, a)
			if err == nil && wanted {
				err = y.Unreadable(id, mail.NotGiven)
			}
			if err != nil {
				return err
			}
		}
		if filled != 0 {
			return setFilled(y, f, filled)
		}
		return nil
	}})
}
