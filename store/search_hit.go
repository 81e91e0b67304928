package store

import (
	"errors"
	"slices"

	"baken/store/find"
	"baken/store/mail"
	"baken/store/outside"
)

// hit reads the document of a candidate; false when the member may not read it, when
// a condition does not hold, or when it has gone. Without words it only says whether.
func (a *asking) hit(c candidate, words bool) (h Hit, ok bool, err error) {
	w, ok, err := a.read(c.Doc, false) // what cannot be a hit is not opened
	if ofRecord(err) {
		a.unread++
		return h, false, nil
	}
	if err != nil || !ok {
		return h, false, err
	}
	var k *asked
	for _, id := range w.contacts {
		if k, err = a.contact(id); ofRecord(err) {
			a.unread++
			return h, false, nil
		} else if err != nil {
			return h, false, err
		}
		if k != nil && k.holds {
			break
		}
	}
	if k == nil || !k.holds {
		return h, false, nil
	}
	if c.covered {
		if names, err := a.uncoveredBy(k.ID); err != nil || names == c.without {
			return h, false, err
		}
	}
	if !words {
		return h, true, nil
	}
	if c.Kind == docMail {
		if w, ok, err = a.readMail(MailID(c.ID), true); err != nil || !ok {
			return h, false, err
		}
	}
	h = Hit{MessageID: w.messageID, Contact: k.ID, Case: k.Case, CaseNumber: k.CaseNumber, Pseudonym: k.Pseudonym, Channel: k.Channel, State: k.State,
		Where: w.where, Mail: w.mail, Note: w.note, Handoff: w.handoff, Op: w.op, At: c.At(), Subject: w.subject}
	if w.mail == (MailID{}) && w.subject.IsEmpty() {
		h.Subject = k.Subject
	} else {
		h.SubjectHits = a.marker.Marks(find.Subject, w.subject.Unsafe())
	}
	h.Snippet = a.snippet(w.texts)
	if len(h.Snippet) == 0 && len(h.SubjectHits) == 0 {
		if s := a.marker.Marks(find.Files, w.files); len(s) > 0 {
			h.Where, h.Snippet = InAttachment, fragments(w.files, s)
		}
	}
	if len(h.Snippet) == 0 {
		h.Snippet = beginning(w.texts)
	}
	return h, true, nil
}

// readDoc is a document as it is shown.
type readDoc struct {
	contacts  []ContactID // to which it belongs: a summary to all of its case
	where     Where
	mail      MailID
	note      NoteID
	handoff   HandoffID
	op        OpID
	messageID outside.Text
	subject   outside.Text
	texts     []fieldText
	files     string
}

type fieldText struct {
	field find.Field
	text  string
}

// read reads a document as it is kept now; false when it is not, or not for the member.
func (a *asking) read(d *find.Doc, words bool) (w readDoc, ok bool, err error) {
	t := a.t
	switch d.Kind {
	case docMail:
		return a.readMail(MailID(d.ID), words)
	case docNote, docSupervisorNote:
		n, ok, err := t.noteIn(CaseID(d.Ref), NoteID(d.ID), d.Kind == docSupervisorNote)
		if err != nil || !ok {
			return w, false, err
		}
		if ok, err = t.reads(n); err != nil || !ok {
			return w, false, err
		}
		note, err := t.note(n)
		w = readDoc{contacts: []ContactID{note.Contact}, where: InNote, note: note.ID}
		for _, x := range slices.Backward(noteTexts(note)) { // the newest first
			w.texts = append(w.texts, fieldText{find.Text, x.Unsafe()})
		}
		if err == nil && note.Contact == (ContactID{}) { // the first version was erased
			w.contacts, err = a.contactsOf(CaseID(d.Ref))
		}
		return w, len(w.texts) > 0, err
	case docHandoff:
		h, ok, err := t.handoffIn(CaseID(d.Ref), HandoffID(d.ID))
		w = readDoc{contacts: []ContactID{h.Contact}, where: InHandoff, handoff: h.ID}
		for _, x := range handoffTexts(h) {
			w.texts = append(w.texts, fieldText{find.Text, x.Unsafe()})
		}
		return w, ok && !h.Erased, err
	case docRegistration:
		acts, err := t.acts(ContactID(d.ID))
		if err != nil {
			return w, false, err
		}
		texts, _, _, err := t.registered(acts)
		w = readDoc{contacts: []ContactID{ContactID(d.ID)}, where: InRegistration}
		for _, x := range texts {
			w.texts = append(w.texts, fieldText{find.Text, x.Unsafe()})
		}
		return w, acts.Registration.begun(), err
	case docSummary:
		s, err := t.summary([]CaseID{CaseID(d.ID)})
		if err != nil || len(s.Revisions) == 0 {
			return w, false, err
		}
		w = readDoc{where: InNote, texts: []fieldText{{find.Text, s.Newest().Text.Unsafe()}}}
		w.contacts, err = a.contactsOf(CaseID(d.ID))
		return w, true, err
	case docSaid:
		b, _, ok, err := t.saidIn(ContactID(d.Ref), OpID(d.ID))
		w = readDoc{contacts: []ContactID{ContactID(d.Ref)}, where: InMail, op: OpID(d.ID), subject: b.Subject, texts: []fieldText{{find.Text, b.Text.Unsafe()}}}
		for _, n := range b.Attachments {
			w.files += n.Unsafe() + "\n"
		}
		return w, ok, err
	case docChat:
		all, _, err := t.chatIn(ContactID(d.ID))
		theirs, ours := chatTexts(all)
		w = readDoc{contacts: []ContactID{ContactID(d.ID)}, where: InChat, texts: []fieldText{{find.Text, theirs}, {find.Quoted, ours}}}
		return w, len(all) > 0, err
	}
	return w, false, nil
}

// contactsOf gives the contacts of a case.
func (a *asking) contactsOf(id CaseID) ([]ContactID, error) {
	f, err := a.t.file(id)
	if err != nil {
		return nil, err
	}
	return a.t.contactsIn(id, f)
}

func (a *asking) readMail(id MailID, words bool) (w readDoc, ok bool, err error) {
	f, ok, err := a.t.facts(id)
	if err != nil || !ok {
		return w, false, err
	}
	w = readDoc{contacts: []ContactID{f.Contact}, where: InMail, mail: id}
	if !words {
		return w, true, nil
	}
	h, err := a.t.head(id, f)
	if err != nil && !ofRecord(err) {
		return w, false, err
	}
	b, _, damage := a.t.body(id, f)
	if damage := ignoreErased(damage); damage != nil && !ofRecord(damage) {
		return w, false, damage
	}
	if ofRecord(err) || ofRecord(damage) { // it was found by what it said: it is shown, without its words
		a.unread++
	}
	w.subject, w.messageID = h.Subject, h.MessageID
	w.texts, w.files = mailFields(b), fileNames(b)
	return w, true, nil
}

func mailFields(b mail.Body) []fieldText {
	own, quoted := mailText(b)
	return []fieldText{{find.Text, own}, {find.Quoted, quoted}}
}

// contact reads a contact once in a search; nil when there is none any more.
func (a *asking) contact(id ContactID) (*asked, error) {
	if k, known := a.contacts[id]; known {
		return k, nil
	}
	c, err := a.t.contact(id)
	if errors.Is(err, ErrUnknown) {
		a.contacts[id] = nil
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	k := &asked{Contact: c, holds: true}
	for _, holds := range a.when {
		is, err := holds(c)
		if err != nil {
			return nil, err
		}
		k.holds = k.holds && is
	}
	a.contacts[id] = k
	return k, nil
}
