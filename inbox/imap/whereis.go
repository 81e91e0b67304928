package imap

import (
	"slices"

	"baken/store"
	"baken/store/outside"
)

// maxSearched is in how many folders a mail is looked for that is not where it
// was.
const maxSearched = 100

// spot is where a mail stands on the server.
type spot struct {
	folder string
	uid    store.UID
}

// places are where the store has a mail. With search, a mail that is in no
// folder that the store knows is looked for in the others, by its Message-ID.
func (w *work) places(id store.MailID, contact store.ContactID, search bool) (all []spot, err error) {
	if search {
		if err := w.writer.flush(); err != nil {
			return nil, err
		}
	}
	known, err := w.s.mirror.Location(id)
	if err != nil {
		return nil, err
	}
	for _, p := range known {
		all = append(all, spot{p.Name.Unsafe(), p.UID})
	}
	if len(all) > 0 || !search {
		return all, nil
	}
	messageID, err := w.messageID(id, contact)
	if err != nil || messageID.IsEmpty() {
		return nil, err
	}
	for _, name := range w.searchOrder() {
		uids, err := w.bearing(name, messageID)
		if answered(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, u := range uids {
			all = append(all, spot{name, u})
		}
		if len(all) > 0 {
			return all, nil
		}
	}
	return nil, nil
}

// searchOrder are all folders, those first where programs put mail.
func (w *work) searchOrder() (names []string) {
	for _, role := range []store.Role{store.Archive, store.Trash, store.Junk, store.Inbox} {
		if n := w.folders.role[role]; n != "" {
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
	names = append(names, rest...)
	return names[:min(len(names), maxSearched)]
}

// messageID is that of a mail of the store.
func (w *work) messageID(id store.MailID, contact store.ContactID) (outside.Text, error) {
	all, err := w.s.store.Heads(contact)
	if err != nil {
		return outside.Text{}, err
	}
	for _, m := range all {
		if m.Mail == id {
			return m.Head.MessageID, nil
		}
	}
	return outside.Text{}, nil
}

// at selects the folder of a spot. errElsewhere when the folder is gone or its
// UIDs mean something else by now.
func (w *work) at(p spot) error {
	if !w.folders.names[p.folder] {
		return errElsewhere
	}
	st, err := w.c.choose(p.folder)
	if answered(err) {
		w.listed = w.listed.Add(-listAgain)
		return errElsewhere
	}
	if err != nil {
		return err
	}
	f, ok, err := w.known(p.folder)
	if err == nil && ok && f.UIDValidity != st.validity {
		return errElsewhere
	}
	return err
}
