package imap

import (
	"errors"
	"fmt"
	"slices"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
	"baken/store/outside"
)

// Where a mail stands is said by folder, UIDVALIDITY and UID (RFC 9051, 2.3.1.1).
// Where that is not known any more, the mail is looked for and known by its id,
// which is reckoned from its header and its time as when it came. Never by its
// Message-ID: other mails, of other people, may bear the same.

// maxSearched is in how many folders a mail is looked for that is to be flagged.
const maxSearched = 100

// errElsewhere: a mail is not where the store has it, or is not to be acted on
// before all folders were looked at.
var errElsewhere = errors.New("the mail is not where it was")

// errUnsure: the server does not let us see whether a mail is there. What is to be
// done to it waits.
var errUnsure = errors.New("it cannot be said where the mail is")

// unsure is errUnsure with what the server answered.
func unsure(answer error) error { return fmt.Errorf("%w: %w", errUnsure, answer) }

// spot is where a mail stands on the server.
type spot struct {
	folder   string
	validity uint32
	uid      store.UID
}

// places are where the store has a mail.
func (w *work) places(id store.MailID) (all []spot, err error) {
	known, err := w.s.mirror.Location(id)
	if err != nil {
		return nil, err
	}
	for _, p := range known {
		f, _, err := w.known(p.Name.Unsafe())
		if err != nil {
			return nil, err
		}
		all = append(all, spot{f.name, f.UIDValidity, p.UID})
	}
	return all, nil
}

// at selects the folder of a spot. errElsewhere when the folder is gone or its
// UIDs mean something else by now.
func (w *work) at(p spot) error {
	if err := w.enter(p.folder, w.c.hold); err != nil {
		return err
	}
	if w.c.validity != p.validity {
		return errElsewhere
	}
	return nil
}

// enter selects a folder. errElsewhere when it is gone, errUnsure when it is there
// and the server does not let us in.
func (w *work) enter(folder string, how func(string) error) error {
	if !w.folders.names[folder] {
		return errElsewhere
	}
	err := how(folder)
	if !answered(err) {
		return err
	}
	if err := w.relist(); err != nil {
		return err
	}
	if !w.folders.names[folder] {
		return errElsewhere
	}
	return unsure(err)
}

// relist lists the folders now.
func (w *work) relist() error {
	w.listed = time.Time{}
	err := w.list()
	if answered(err) {
		err = unsure(err)
	}
	return err
}

// stands says whether a mail is at a spot; see [work.at] for its errors.
func (w *work) stands(p spot) (bool, error) {
	if err := w.at(p); err != nil {
		return false, err
	}
	now, err := w.flagsAt(oneUID(p.uid))
	_, there := now[p.uid]
	return there, err
}

// flagsAt are the flags of mails of the selected folder: of those that are there.
func (w *work) flagsAt(set uidSet) (map[store.UID]store.Flags, error) {
	now, err := w.c.flagsOf(set)
	if answered(err) {
		err = unsure(err)
	}
	return now, err
}

// find looks for mails in a folder, which it selects anew: what another program
// has just put there must be seen. ids are theirs, with when the server got them.
// A folder that is gone holds none.
func (w *work) find(folder string, ids map[store.MailID]time.Time) (found map[store.MailID][]spot, err error) {
	err = w.enter(folder, func(name string) error { _, err := w.c.choose(name); return err })
	if err == errElsewhere {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var set goimap.UIDSet
	for some := range slices.Chunk(daysOf(ids), maxSpans) {
		var part goimap.UIDSet
		if part, err = w.c.find(anyOf(some)); err != nil {
			break
		}
		set.AddSet(part)
	}
	if err == nil && len(set) > 0 {
		found, err = w.among(set, ids)
	}
	if answered(err) {
		err = unsure(err)
	}
	return found, err
}

// among gives those of the mails of a set that are meant.
func (w *work) among(set goimap.UIDSet, ids map[store.MailID]time.Time) (map[store.MailID][]spot, error) {
	seconds := map[int64]bool{}
	for _, t := range ids {
		seconds[t.Unix()] = true
	}
	var uids []store.UID
	err := w.c.fetch(w.ctx, w.budget, uidSet{set}, &goimap.FetchOptions{UID: true, InternalDate: true}, func(s seen) error {
		if seconds[s.internal.Unix()] {
			uids = append(uids, s.uid)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	found := map[store.MailID][]spot{}
	for len(uids) > 0 {
		some := uids[:min(len(uids), maxRows)]
		uids = uids[len(some):]
		err := w.identify(some, ids, found)
		if answered(err) && len(some) > 1 {
			// One of them cannot be read, or was expunged meanwhile.
			for _, u := range some {
				if err = w.identify([]store.UID{u}, ids, found); err != nil && !answered(err) {
					return nil, err
				}
			}
		} else if err != nil && !answered(err) {
			return nil, err
		}
	}
	return found, nil
}

// identify looks which mails of the selected folder are among those that are meant.
func (w *work) identify(uids []store.UID, ids map[store.MailID]time.Time, found map[store.MailID][]spot) error {
	return w.idsOf(uids, func(uid store.UID, id store.MailID) {
		if _, meant := ids[id]; meant {
			found[id] = append(found[id], spot{w.c.selected, w.c.validity, uid})
		}
	})
}

// idsOf reckons the ids of mails of the selected folder, from what is asked for when
// a mail comes.
func (w *work) idsOf(uids []store.UID, each func(store.UID, store.MailID)) error {
	for _, options := range []*goimap.FetchOptions{wantHeads(), wantHeaders()} {
		set, ok := someUIDs(uids)
		if !ok {
			return nil
		}
		uids = nil // those without a Message-ID
		err := w.c.fetch(w.ctx, w.budget, set, options, func(s seen) error {
			defer s.text.release()
			if s.text == nil {
				return nil
			}
			h := w.s.readHead(s.text.Bytes())
			if all := options.BodySection[0] == headerSection; h.MessageID.IsEmpty() && !all {
				uids = append(uids, s.uid)
				return nil
			}
			each(s.uid, w.s.mirror.MailID(h.Hash, s.internal))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// maxSpans is how many spans of days one SEARCH asks for: a line of a command may
// have 8000 octets (RFC 2683, 3.2.1.5), and a span takes some 45.
const maxSpans = 100

// span is some days, from the first until before the last.
type span struct{ from, to time.Time }

// daysOf are all days on which the server got some mails. Which day a time belongs
// to depends on the server's clock; the one before and the one after are among
// them.
func daysOf(ids map[store.MailID]time.Time) (all []span) {
	const day = 24 * time.Hour
	var days []time.Time
	for _, t := range ids {
		days = append(days, t.UTC().Truncate(day))
	}
	slices.SortFunc(days, time.Time.Compare)
	for len(days) > 0 {
		s := span{days[0].Add(-day), days[0].Add(2 * day)}
		for days = days[1:]; len(days) > 0 && !days[0].Add(-day).After(s.to); days = days[1:] {
			s.to = days[0].Add(2 * day)
		}
		all = append(all, s)
	}
	return all
}

// anyOf asks for the mails of spans, of which there is at least one.
func anyOf(spans []span) *goimap.SearchCriteria {
	var all *goimap.SearchCriteria
	for _, s := range spans {
		one := goimap.SearchCriteria{Since: s.from, Before: s.to}
		if all == nil {
			all = &one
		} else {
			all = &goimap.SearchCriteria{Or: [][2]goimap.SearchCriteria{{*all, one}}}
		}
	}
	return all
}

// seek looks for a mail in folders, one after the other, until it is found. doubt
// is errUnsure when it was not, and some could not be read.
func (w *work) seek(id store.MailID, folders []string) (found []spot, doubt, err error) {
	at, ok, err := w.s.mirror.Internal(id)
	if err != nil || !ok {
		return nil, nil, err
	}
	for _, name := range folders {
		all, err := w.find(name, map[store.MailID]time.Time{id: at})
		if errors.Is(err, errUnsure) {
			doubt = err
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		if len(all[id]) > 0 {
			return all[id], nil, nil
		}
	}
	return nil, doubt, nil
}

// everywhere are all folders, those first where programs put mail.
func (w *work) everywhere() (names []string) {
	for _, role := range []store.Role{store.Archive, store.Trash, store.Junk, store.Inbox} {
		if n := w.folders.role[role]; n != "" && w.folders.names[n] {
			names = append(names, n)
		}
	}
	var rest []string
	for n := range w.folders.names {
		if !slices.Contains(names, n) {
			rest = append(rest, n)
		}
	}
	slices.Sort(rest)
	return append(names, rest...)
}

// notThere keeps that mails are not in a folder any more. For a watched one the
// pass does that, when it has seen where they are instead.
func (w *work) notThere(folder string, uids ...store.UID) error {
	if len(uids) == 0 {
		return nil
	}
	id := w.s.store.FolderID(outside.New(folder))
	return w.writer.add(job{mails: len(uids), apply: func(y *store.Sync) error { return y.Expunged(id, uids) }})
}
