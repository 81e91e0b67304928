package store

import "slices"

// lost settles a mail that may be in no folder any more.
func (t *tx) lost(id MailID) error {
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return err
	}
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok {
		return err
	}
	if len(f.Places) > 0 {
		if e, err = t.outOfJunk(id, f, e); err != nil || e.Read {
			return err
		}
		return t.want(id, e, f.Places[0], f.Size) // from there, since it may have been asked for from where it was
	}
	a, err := t.acts(f.Contact)
	if err != nil {
		return err
	}
	if err := t.unwant(id, e); err != nil {
		return err
	}
	kept := a.Any || t.acted(id)
	if !kept {
		if kept, err = t.beingAnswered(f.Contact); err != nil {
			return err
		}
	}
	if kept {
		e.Gone, e.Read = true, true // what was not fetched never will be
		return t.putEntry(f.Contact, e)
	}
	return t.forgetMail(id, f)
}

// acted says whether something was done to a mail that its server has not been
// told: until then it is known here what the mail is, and so where to look for it.
func (t *tx) acted(id MailID) bool { return t.any(boxPending, id[:]) }

// letGo lets a mail go that stayed only for what was to be done to it.
func (t *tx) letGo(id MailID) error {
	if t.acted(id) {
		return nil
	}
	f, ok, err := t.facts(id)
	if err != nil || !ok || len(f.Places) > 0 {
		return err
	}
	if e, ok, err := t.entry(f.Contact, id); err != nil || !ok || !e.Gone {
		return err
	}
	return t.lost(id)
}

// drafted says whether something is being written at a contact: a reply, a note, the
// words of a registration, a slip, by whomever.
func (t *tx) drafted(c ContactID) bool {
	return slices.ContainsFunc(draftKinds(), func(kind byte) bool { return t.any(boxDrafts, draftsAt(kind, c)) })
}

// beingAnswered says whether words to or about a contact are being written or
// are on their way: it must not vanish under them. What moves or deletes its
// mails on the server does not count here: see acted.
func (t *tx) beingAnswered(id ContactID) (bool, error) {
	set, err := t.together(id)
	if err != nil {
		return false, err
	}
	for _, c := range set {
		if t.s.writers.has(c) || t.drafted(c) || t.any(boxPending, c[:]) {
			return true, nil
		}
	}
	return false, nil
}

// outOfJunk looks again at a mail that was set aside because it stood in Junk,
// and stands there no more.
func (t *tx) outOfJunk(id MailID, f facts, e entry) (entry, error) {
	if e.Aside != AsideJunk {
		return e, nil
	}
	for _, p := range f.Places {
		k, err := t.keptFolder(p.Folder)
		if err != nil || k.Role == Junk {
			return e, err
		}
	}
	h, err := t.head(id, f)
	if err != nil {
		return e, err
	}
	e.Aside = AsideReason(h.Automatic)
	return e, t.putEntry(f.Contact, e)
}

// forgetMail takes a mail out of the mirror.
func (t *tx) forgetMail(id MailID, f facts) error {
	h, err := t.head(id, f)
	if err != nil {
		return err
	}
	t.toIndex(mailDoc(id))
	if to, op, ours, err := t.sent(h.MessageID); err != nil {
		return err
	} else if ours {
		t.toIndex(saidDoc(to, op))
	}
	if !h.MessageID.IsEmpty() {
		k := t.messageIDKey(h.MessageID)
		if err := t.drop(boxMessageIDs, append(k[:], id[:]...)); err != nil {
			return err
		}
	}
	if err := t.notBounced(id, &f); err != nil {
		return err
	}
	if err := t.dropAll(boxAttachments, id[:]); err != nil {
		return err
	}
	if err := t.drop(boxBodies, id[:]); err != nil {
		return err
	}
	if err := t.dropEntry(f.Contact, id); err != nil {
		return err
	}
	if err := t.drop(boxMails, id[:]); err != nil || f.home() == f.Owner {
		return err
	}
	if err := t.drop(boxThreads, pair(t.sealsKey(f.Owner), id)); err != nil {
		return err
	}
	return t.dropKeys(f.Owner)
}
