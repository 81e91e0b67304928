package store

import (
	"errors"
	"slices"
	"strings"
	"time"

	"baken/store/find"
	"baken/store/journal"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// content reads what of a document can be searched; false when there is nothing.
func (t *tx) content(d docRef) (doc find.Doc, x find.Texts, ok bool, err error) {
	switch d.Kind {
	case docMail:
		return t.mailContent(d)
	case docNote, docSupervisorNote:
		return t.noteContent(d)
	case docHandoff:
		return t.handoffContent(d)
	case docRegistration:
		return t.registrationContent(d)
	case docSummary:
		return t.summaryContent(d)
	case docSaid:
		return t.saidContent(d)
	case docChat:
		return t.chatContent(d)
	}
	return doc, x, false, nil // of a program that is yet to come
}

func (t *tx) mailContent(d docRef) (doc find.Doc, x find.Texts, ok bool, err error) {
	id := MailID(d.ID)
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return doc, x, false, err
	}
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok {
		return doc, x, false, err
	}
	h, err := t.head(id, f)
	if err != nil {
		return doc, x, false, err
	}
	b, _, err := t.body(id, f)
	if err := ignoreErased(err); err != nil {
		return doc, x, false, err
	}
	x.Set(find.Subject, h.Subject.Unsafe())
	own, quoted := mailText(b)
	x.Set(find.Text, own)
	x.Set(find.Quoted, quoted)
	x.Set(find.Files, fileNames(b))
	x.Set(find.From, addresses(h.From, h.Sender, h.ReplyTo))
	x.Set(find.To, addresses(h.To, h.Cc, h.Bcc))
	return find.NewDoc(d.Name, d.Ref, e.at(), len(b.Attachments) > 0), x, some(x), nil
}

func some(x find.Texts) bool {
	return len(x.Codes) > 0 || slices.ContainsFunc(x.Of[:], func(s string) bool { return s != "" })
}

// mailText is the text of a mail: the writer's own words, and all others.
func mailText(b mail.Body) (own, quoted string) {
	var mine, others []string
	for _, k := range b.Blocks {
		if k.Kind == mail.Own {
			mine = append(mine, k.Text.Unsafe())
		} else {
			others = append(others, k.Text.Unsafe())
		}
	}
	return strings.Join(mine, "\n"), strings.Join(others, "\n")
}

func fileNames(b mail.Body) string {
	var all []string
	for _, a := range b.Attachments {
		all = append(all, a.Name.Unsafe())
	}
	return strings.Join(all, "\n")
}

func addresses(of ...[]mail.Address) string {
	var all []string
	for _, as := range of {
		for _, a := range as {
			all = append(all, a.Name.Unsafe(), a.Addr.Unsafe())
		}
	}
	return strings.Trim(strings.Join(all, "\n"), "\n")
}

// wordsDoc is a document that has only words of colleagues.
func wordsDoc(d docRef, at time.Time, texts ...outside.Text) (doc find.Doc, x find.Texts, ok bool, err error) {
	var all []string
	for _, s := range texts {
		if !s.IsEmpty() {
			all = append(all, s.Unsafe())
		}
	}
	x.Set(find.Text, strings.Join(all, "\n"))
	return find.NewDoc(d.Name, d.Ref, at, false), x, some(x), nil
}

// noteIn finds a note in the file of its case, whoever may read it.
func (t *tx) noteIn(id CaseID, note NoteID, supervisors bool) (n noteTrail, ok bool, err error) {
	f, err := t.file(id)
	if err != nil {
		return n, false, err
	}
	i := slices.IndexFunc(f.Notes, func(n noteTrail) bool { return n.Note == note && n.Supervisors == supervisors })
	if i < 0 {
		return n, false, nil
	}
	return f.Notes[i], true, nil
}

func (t *tx) noteContent(d docRef) (doc find.Doc, x find.Texts, ok bool, err error) {
	n, ok, err := t.noteIn(CaseID(d.Ref), NoteID(d.ID), d.Kind == docSupervisorNote)
	if err != nil || !ok {
		return doc, x, false, err
	}
	note, err := t.note(n)
	if err != nil {
		return doc, x, false, err
	}
	return wordsDoc(d, note.Newest().At, noteTexts(note)...)
}

// noteTexts are all versions of a note that can be read.
func noteTexts(n Note) (all []outside.Text) {
	for _, r := range n.Revisions {
		all = append(all, r.Text)
	}
	return all
}

func (t *tx) handoffIn(id CaseID, handoff HandoffID) (h Handoff, ok bool, err error) {
	f, err := t.file(id)
	if err != nil {
		return h, false, err
	}
	trail := f.handoff(handoff)
	if trail == nil {
		return h, false, nil
	}
	h, err = t.shownHandoff(f, *trail)
	return h, err == nil, err
}

func (t *tx) handoffContent(d docRef) (doc find.Doc, x find.Texts, ok bool, err error) {
	h, ok, err := t.handoffIn(CaseID(d.Ref), HandoffID(d.ID))
	if err != nil || !ok {
		return doc, x, false, err
	}
	return wordsDoc(d, h.At, handoffTexts(h)...)
}

func handoffTexts(h Handoff) []outside.Text {
	return []outside.Text{h.Name, h.Reason, h.Summary, h.Note, h.Without, h.Answer, h.Comment}
}

func (t *tx) registrationContent(d docRef) (doc find.Doc, x find.Texts, ok bool, err error) {
	by, err := t.canonical(ContactID(d.ID))
	if err != nil || by != ContactID(d.ID) {
		return doc, x, false, err
	}
	a, err := t.acts(by)
	if err != nil || !a.Registration.begun() {
		return doc, x, false, err
	}
	texts, codes, at, err := t.registered(a)
	if err != nil {
		return doc, x, false, err
	}
	doc, x, _, err = wordsDoc(d, at, texts...)
	x.Codes = codes
	return doc, x, true, err // a call may have nothing else by which it is found
}

// registered are the words and the themes of a registration, and when something was
// last answered.
func (t *tx) registered(a acts) (texts []outside.Text, codes []string, at time.Time, err error) {
	for _, k := range a.Registration.Answers {
		answer, err := t.answer(k)
		if errors.Is(err, ErrErased) {
			continue
		}
		if err != nil {
			return nil, nil, at, err
		}
		at = later(at, k.Event.Clock().Time())
		if !answer.Text.IsEmpty() {
			texts = append(texts, answer.Text)
		}
		if k.Field == themeField {
			for _, c := range answer.Codes {
				if c := themeCode(c); !slices.Contains(codes, c) {
					codes = append(codes, c)
				}
			}
		}
	}
	return texts, codes, at, nil
}

// themeField is what the question after the theme is called in a form.
const themeField = "theme"

// themeCode is how a theme stands in the index. No word has a byte of zero.
func themeCode(code string) string { return themeField + "\x00" + code }

func (t *tx) summaryContent(d docRef) (doc find.Doc, x find.Texts, ok bool, err error) {
	f, err := t.file(CaseID(d.ID))
	if err != nil || len(f.Summaries) == 0 {
		return doc, x, false, err
	}
	s, err := t.summary([]CaseID{CaseID(d.ID)})
	if err != nil {
		return doc, x, false, err
	}
	return wordsDoc(d, s.Newest().At, s.Newest().Text)
}

// saidIn finds a reply of ours that has not come back as a mail, and was not
// discarded.
func (t *tx) saidIn(c ContactID, op OpID) (b journal.Said, at time.Time, ok bool, err error) {
	by, err := t.canonical(c)
	if err != nil {
		return b, at, false, err
	}
	a, err := t.acts(by)
	if err != nil || !a.gave(op) {
		return b, at, false, err
	}
	all, err := t.entries(by)
	if err != nil || slices.ContainsFunc(all, func(e entry) bool { return e.Dir == Out && e.Op == op }) {
		return b, at, false, err
	}
	err = t.standing(c, func(e journal.Event) error {
		if said, is := e.Body.(journal.Said); is && said.Op == op {
			b, at, ok = said, e.At(), true
		}
		return nil
	})
	return b, at, ok, err
}

func (t *tx) saidContent(d docRef) (doc find.Doc, x find.Texts, ok bool, err error) {
	b, at, ok, err := t.saidIn(ContactID(d.Ref), OpID(d.ID))
	if err != nil || !ok {
		return doc, x, false, err
	}
	doc, x, _, err = wordsDoc(d, at, b.Text)
	x.Set(find.Subject, b.Subject.Unsafe())
	var names []string
	for _, n := range b.Attachments {
		names = append(names, n.Unsafe())
	}
	x.Set(find.Files, strings.Join(names, "\n"))
	doc.Files = len(names) > 0
	return doc, x, some(x), err
}

// chatIn are the steps of a chat that has ended, and when the last one was. One that goes
// on is not searched: it is between the visitor and who is in it.
func (t *tx) chatIn(id ContactID) (all []Message, at time.Time, err error) {
	a, err := t.acts(id)
	if err != nil || a.Erased.has(Owner(id), vault.Words) {
		return nil, at, err
	}
	c, ok := a.ofChat(id)
	if !ok || c.goesOn() {
		return nil, at, nil
	}
	all, err = t.copiedOf(c)
	if len(all) > 0 {
		at = all[len(all)-1].At
	}
	return all, at, err
}

// chatTexts are the words of a chat: what the visitor wrote, and what we did.
func chatTexts(all []Message) (visitor, desk string) {
	var theirs, ours []string
	for _, m := range all {
		switch {
		case !m.Chat.Said():
		case m.Chat.By == ByVisitor:
			theirs = append(theirs, m.Chat.body().OwnText().Unsafe())
		default:
			ours = append(ours, m.Chat.body().OwnText().Unsafe())
		}
	}
	return strings.Join(theirs, "\n"), strings.Join(ours, "\n")
}

func (t *tx) chatContent(d docRef) (doc find.Doc, x find.Texts, ok bool, err error) {
	all, at, err := t.chatIn(ContactID(d.ID))
	if err != nil || len(all) == 0 {
		return doc, x, false, err
	}
	theirs, ours := chatTexts(all)
	x.Set(find.Text, theirs)
	x.Set(find.Quoted, ours)
	x.Set(find.From, addresses(all[0].Head.From))
	return find.NewDoc(d.Name, d.Ref, at, false), x, some(x), nil
}
