package store

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/mail"
	"baken/store/outside"
)

// Message is one message of a conversation, as the screen shows it: who, when,
// what. It holds names and addresses; the screen shows the pseudonym instead
// until they are uncovered.
type Message struct {
	Mail      MailID // zero for what is not in the mirror yet
	Op        OpID   // the operation that sends or sent it, if it is a reply of ours
	At        time.Time
	Direction Direction
	Head      mail.Head
	Flags     Flags
	Folder    outside.Text // the first of the folders that it stands in
	Body      mail.Body
	HaveBody  bool
	Flaw      mail.Flaw // why there will be no body
	Erased    bool
	Gone      bool      // not on the server any more
	Pseudonym Pseudonym // of who wrote it, where that is another than the contact's: in joined contacts each keeps its own
	Urgency   Urgency
	Reasons   []Reason
	Aside     AsideReason
	Bounce    bool
	Marked    []int        // numbers of attachments that may be images of abuse
	By        outside.Text // of ours: the member who wrote it, when it was written here
	Send      OpState      // of ours: how its sending stands; empty when it is in the mirror
}

// Conversation gives the messages of a contact in order of time: what the mirror
// has, and our replies that are not in Sent yet. Bodies that are not here are
// missing with HaveBody false.
func (s *Store) Conversation(id ContactID) (all []Message, err error) {
	return s.messages(id, true)
}

// Heads is [Store.Conversation] without the bodies, which are not read: what
// there is, not what it says. HaveBody says whether a body is here; whether it
// was erased is not known.
func (s *Store) Heads(id ContactID) (all []Message, err error) {
	return s.messages(id, false)
}

func (s *Store) messages(id ContactID, bodies bool) (all []Message, err error) {
	err = s.read(func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		all, err = t.conversation(c.ID, bodies)
		return err
	})
	return all, err
}

func (t *tx) conversation(id ContactID, bodies bool) (all []Message, err error) {
	entries, err := t.entries(id)
	if err != nil {
		return nil, err
	}
	a, err := t.acts(id)
	if err != nil {
		return nil, err
	}
	inMirror := map[outside.Text]bool{}
	for _, e := range entries {
		m, err := t.message(e, bodies)
		if err != nil {
			return nil, err
		}
		for _, k := range a.Marked {
			if k.Mail == e.id {
				m.Marked = append(m.Marked, k.Number)
			}
		}
		if e.Dir == Out {
			inMirror[m.Head.MessageID] = true
		}
		all = append(all, m)
	}
	said, by, err := t.said(id, bodies)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if w, ok := by[all[i].Head.MessageID]; ok && all[i].Direction == Out {
			all[i].By, all[i].Op = w.By, w.Op
		}
	}
	for _, m := range said {
		if !inMirror[m.Head.MessageID] {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b Message) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Direction, b.Direction))
	})
	return all, nil
}

func (t *tx) message(e entry, bodies bool) (Message, error) {
	f, err := t.mustFacts(e.id)
	if err != nil {
		return Message{}, err
	}
	h, err := t.head(e.id, f)
	if err != nil {
		return Message{}, err
	}
	wrote := f.home()
	if e.Bounce {
		wrote = f.Owner
	}
	var came row
	if wrote != f.Contact {
		if came, _, err = t.row(wrote); err != nil {
			return Message{}, err
		}
	}
	w, err := t.headWords(e.id, f)
	if err != nil {
		return Message{}, err
	}
	have := t.raw(boxBodies, e.id[:]) != nil
	var b mail.Body
	if bodies {
		b, have, err = t.body(e.id, f)
	}
	m := Message{
		Pseudonym: came.Name, Mail: e.id, At: e.at(), Direction: e.Dir, Head: h, Flags: e.Flags, Body: b, HaveBody: have, Flaw: f.Flaw, Gone: e.Gone,
		Urgency: e.Level, Reasons: w.Reasons, Aside: e.Aside, Bounce: e.Bounce, Erased: errors.Is(err, ErrErased),
	}
	if err := ignoreErased(err); err != nil {
		return m, err
	}
	if len(f.Places) > 0 {
		k, err := t.keptFolder(f.Places[0].Folder)
		if err != nil {
			return m, err
		}
		m.Folder = k.Name
	}
	return m, nil
}

// said gives our replies to a contact that were not discarded, from the journal.
func (t *tx) said(id ContactID, bodies bool) (all []Message, by map[outside.Text]Message, err error) {
	a, err := t.acts(id)
	if err != nil || len(a.Answers) == 0 {
		return nil, nil, err
	}
	void := map[OpID]bool{}
	for _, r := range a.Answers {
		void[r.Op] = r.Void
	}
	by = map[outside.Text]Message{}
	set, err := t.together(id)
	if err != nil {
		return nil, nil, err
	}
	err = t.standingOf(set, func(e journal.Event) error {
		b, ok := e.Body.(journal.Said)
		if !ok || void[b.Op] {
			return nil
		}
		op, _, err := t.op(b.Op)
		if err != nil {
			return err
		}
		m := Message{Op: b.Op, At: e.At(), Direction: Out, By: t.name(e.Member), HaveBody: true, Send: op.State}
		m.Head.MessageID, m.Head.Subject = b.MessageID, b.Subject
		for _, to := range b.To {
			m.Head.To = append(m.Head.To, mail.Address{Addr: to})
		}
		if !bodies {
			all = append(all, m)
			by[b.MessageID] = m
			return nil
		}
		m.Body.Blocks = []mail.Block{{Kind: mail.Own, Text: b.Text}}
		for i, n := range b.Attachments {
			m.Body.Attachments = append(m.Body.Attachments, mail.Attachment{Number: i + 1, Name: n})
		}
		all = append(all, m)
		by[b.MessageID] = m
		return nil
	})
	return all, by, err
}

// names gives the outside addresses of a contact's mails, newest first.
func (t *tx) names(id ContactID) (n Names, err error) {
	entries, err := t.entries(id)
	if err != nil {
		return n, err
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(b.At, a.At) })
	seen := map[string]bool{}
	for _, e := range entries {
		f, err := t.mustFacts(e.id)
		if err != nil {
			return n, err
		}
		h, err := t.head(e.id, f)
		if err != nil {
			return n, err
		}
		who := h.From
		if e.Dir == Out {
			who = append(slices.Clone(h.To), h.Cc...)
		}
		for _, a := range append(slices.Clone(who), h.ReplyTo...) {
			if k := foldAddress(a.Addr); k != "" && !seen[k] && (e.Dir == In || len(n.Writers) == 0) {
				seen[k] = true
				n.Writers = append(n.Writers, a)
			}
		}
	}
	return n, nil
}
