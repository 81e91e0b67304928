package store

import (
	"bytes"
	"slices"

	"baken/store/mail"
	"baken/store/vault"
)

// What an erasure takes out of the view. The keys are destroyed all the same;
// what is taken out is not there for somebody who has kept them.

// strip takes what an erasure names out of a contact, and gives how many mails that
// were.
func (t *tx) strip(c ContactID, e Erasure, done *Erased) (mails int, err error) {
	ids, err := t.sealedBy(c)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if err := t.stripMail(id, e, done); err != nil {
			return 0, err
		}
	}
	if slices.Contains(e.Classes, vault.Words) {
		if err := t.unsend(c); err != nil {
			return 0, err
		}
		for _, kind := range append(append(draftKinds(), 'a'), roomKinds...) { // whoever wrote them, and their attachments
			if err := t.dropAll(boxDrafts, draftsAt(kind, c)); err != nil {
				return 0, err
			}
		}
	}
	r, ok, err := t.row(c)
	if err != nil || !ok || !slices.Contains(e.Classes, vault.Names) {
		return len(ids), err
	}
	if err := t.drop(boxWriters, pair(r.Writer, c)); err != nil {
		return 0, err
	}
	if err := t.noteSeveral(c, r.Writer, severalSaid{}); err != nil {
		return 0, err
	}
	r.Writer = [16]byte{}
	return len(ids), t.putValue(boxContacts, c[:], r)
}

// unsend ends what waits to be sent to a contact whose words go: there is nothing to send
// any more. There is something only in a file of before, to which an erasure is done
// again; else nothing is erased while words are on their way.
func (t *tx) unsend(c ContactID) error {
	pending, err := t.pendingOf(MailID(c)) // it has the contact's id for what speaks to it
	if err != nil {
		return err
	}
	for _, o := range pending {
		if !o.speaks() {
			continue
		}
		if err := t.dropHeld(o); err != nil {
			return err
		}
		if err := t.drop(boxParcels, o.Parcel[:]); err != nil {
			return err
		}
		o.State, o.Reason, o.Code = OpDone, ReasonGone, ""
		if err := t.finishOp(o); err != nil {
			return err
		}
	}
	return nil
}

// sealedBy gives the mails that stand in a contact's conversation, and those that
// its keys seal and that stand elsewhere.
func (t *tx) sealedBy(c ContactID) (ids []MailID, err error) {
	all, err := t.entries(c)
	if err != nil {
		return nil, err
	}
	for _, e := range all {
		ids = append(ids, e.id)
	}
	seals := t.sealsKey(c)
	err = t.scan(boxThreads, seals[:], func(k, _ []byte) error {
		if id := MailID(k[16:]); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		return nil
	})
	return ids, err
}

// stripMail leaves of a mail what tells the sync that it is known: where it stands
// on the server, and when it came.
func (t *tx) stripMail(id MailID, of Erasure, done *Erased) error {
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return err
	}
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok {
		return err
	}
	if err := t.outOfIndex(mailDoc(id)); err != nil {
		return err
	}
	t.toIndex(mailDoc(id)) // what is left of it
	if slices.Contains(of.Classes, vault.Names) {
		h, err := t.head(id, f)
		if err != nil {
			return err
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
		f.Names = nil
	}
	if slices.Contains(of.Classes, vault.Words) {
		if err := t.unwant(id, e); err != nil {
			return err
		}
		rests, err := t.ladder(listNotGiven)
		if err != nil {
			return err
		}
		if err := rests.Delete(id[:]); err != nil {
			return err
		}
		for _, b := range []box{boxBodies, boxAttachments, boxMarks} {
			if err := t.dropAll(b, bytes.Clone(id[:])); err != nil {
				return err
			}
		}
		f.Words, e.Read = nil, true
		if f.Flaw == mail.NotGiven {
			f.Flaw = ""
		}
	}
	if slices.Contains(of.Classes, vault.History) {
		e = entry{id: id, At: e.At, Dir: e.Dir, Flags: e.Flags, Read: e.Read, Gone: e.Gone, Bounce: e.Bounce}
	}
	if err := t.putFacts(id, f); err != nil {
		return err
	}
	if err := t.putEntry(f.Contact, e); err != nil {
		return err
	}
	if of.KeepOnServer || len(f.Places) == 0 || !slices.Contains(of.Classes, vault.Words) {
		return nil
	}
	pending, err := t.pendingOf(id)
	if err != nil || slices.ContainsFunc(pending, func(o Op) bool { return o.Kind == OpDelete }) {
		return err
	}
	op, err := t.newOp(Op{Kind: OpDelete, Contact: f.Contact, Mail: id})
	done.Server = append(done.Server, op.ID)
	return err
}

// stripCase takes what an erasure names out of a case.
func (t *tx) stripCase(id CaseID, classes []vault.Class) error {
	if slices.Contains(classes, vault.Words) { // whoever was typing beside it
		if err := t.dropAll(boxDrafts, draftsAt(remarkDrafts, ContactID(id))); err != nil {
			return err
		}
	}
	f, err := t.file(id)
	if err != nil || !slices.Contains(classes, vault.History) {
		return err
	}
	return t.drop(boxNumbers, t.s.numberKey(f.Number))
}

// newestAt is when the newest mail came that belongs to a contact itself, in
// milliseconds since 1970; 0 when there is none.
func (t *tx) newestAt(c ContactID) (at int64, err error) {
	shown, err := t.canonical(c)
	if err != nil {
		return at, err
	}
	all, err := t.entries(shown)
	for _, e := range all {
		f, ok, ferr := t.facts(e.id)
		if ferr != nil {
			return at, ferr
		}
		if ok && f.home() == c {
			at = max(at, e.At)
		}
	}
	return at, err
}

// hollow makes the row of a contact of which everything was erased one that is
// shown nowhere: it stays as long as its mails are known to the sync.
func (t *tx) hollow(id ContactID, old row) error {
	if err := t.moveSteps(old.Steps, nil); err != nil {
		return err
	}
	if old.Name != 0 {
		if err := t.dropPseudonym(old.Name); err != nil {
			return err
		}
	}
	return t.putValue(boxContacts, id[:], row{Version: old.Version + 1, Channel: old.Channel, Owner: id, Before: old.Before, Thread: old.Thread})
}
