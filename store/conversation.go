package store

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"time"

	"baken/store/journal"
	"baken/store/mail"
	"baken/store/member"
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
	Size      int64     // bytes on the server; 0 when it is not in the mirror
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
	Despite   outside.Text // of ours: why it was sent though mailing was not safe
	Send      OpState      // of ours: how its sending stands; empty when it is in the mirror

	// Chat is what a step of a chat was; the zero value for a mail.
	Chat ChatPart

	// Read says that Body is what it says: see [Store.Words].
	Read bool

	said uint64 // where the journal says it, when it is not in the mirror
}

// SaidBefore says whether an answer of ours stands in the journal before another, and
// neither is in the mailbox. What the team's journal does not have yet stands after all that
// it has.
func (m Message) SaidBefore(other Message) bool { return m.said > 0 && m.said < other.said }

// headWindow is how many messages are read in one transaction.
const headWindow = 200

// Heads gives the messages of a contact in order of time: what the mirror has,
// and our replies that are not in Sent yet. It is what there is, not what it
// says: for that see [Store.Words]. HaveBody says whether a body is here; whether
// it was erased is not known. A long conversation is read in short transactions.
func (s *Store) Heads(id ContactID) ([]Message, error) {
	return heads(id, func(f func(*tx) error) error { return s.reading(member.Read, f) })
}

func heads(id ContactID, read func(func(*tx) error) error) (all []Message, err error) {
	var c *conversation
	for more := true; more; {
		if err := read(func(t *tx) (err error) {
			if c == nil {
				if _, err := t.contact(id); err != nil {
					return err
				}
				if c, err = t.conversation(id); err != nil {
					return err
				}
			}
			more, err = c.window(t, headWindow)
			return err
		}); err != nil {
			return nil, err
		}
	}
	return c.ordered(), nil
}

// conversation is one that is being read.
type conversation struct {
	entries  []entry // those that were not read yet, by time
	said     map[OpID]Message
	chats    []Message // what was said by the visitors' page
	inMirror map[OpID]bool
	all      []Message
}

func (t *tx) conversation(id ContactID) (*conversation, error) {
	id, err := t.canonical(id)
	if err != nil {
		return nil, err
	}
	c := &conversation{inMirror: map[OpID]bool{}}
	if c.entries, err = t.entries(id); err != nil {
		return nil, err
	}
	slices.SortFunc(c.entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.At, b.At), bytes.Compare(a.id[:], b.id[:])) })
	a, err := t.acts(id)
	if err != nil {
		return nil, err
	}
	if c.said, err = t.said(id, a); err != nil {
		return nil, err
	}
	c.chats, err = t.chats(id, a)
	return c, err
}

// window reads up to n more messages, and says whether there are others.
func (c *conversation) window(t *tx, n int) (more bool, err error) {
	n = min(n, len(c.entries))
	for _, e := range c.entries[:n] {
		m, err := t.message(e)
		if errors.Is(err, ErrUnknown) {
			continue // it went between two transactions
		}
		if err != nil {
			return false, err
		}
		if m.Marked, err = t.marksOf(e.id); err != nil {
			return false, err
		}
		if w, ok := c.said[e.Op]; ok && e.Dir == Out {
			c.inMirror[e.Op] = true
			m.By, m.Op, m.Despite = w.By, w.Op, w.Despite
		}
		c.all = append(c.all, m)
	}
	c.entries = c.entries[n:]
	return len(c.entries) > 0, nil
}

// ordered gives what was read, with what we said that is not in the mirror.
func (c *conversation) ordered() []Message {
	for op, m := range c.said {
		if !c.inMirror[op] {
			c.all = append(c.all, m)
		}
	}
	c.all = append(c.all, c.chats...)
	slices.SortStableFunc(c.all, func(a, b Message) int {
		return cmp.Or(a.At.Compare(b.At), bytes.Compare(a.Chat.of[:], b.Chat.of[:]), cmp.Compare(a.Chat.N, b.Chat.N), cmp.Compare(a.Direction, b.Direction), cmp.Compare(a.said, b.said))
	})
	return c.all
}

func (t *tx) message(e entry) (Message, error) {
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
	m := Message{
		Pseudonym: came.Name, Mail: e.id, At: e.at(), Direction: e.Dir, Head: h, Flags: e.Flags, HaveBody: t.raw(boxBodies, e.id[:]) != nil,
		Size: f.Size, Flaw: f.Flaw, Gone: e.Gone, Urgency: e.Level, Reasons: w.Reasons, Aside: e.Aside, Bounce: e.Bounce,
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

// Given is a reply of ours as it was given.
type Given struct {
	Text   outside.Text
	Reason outside.Text // why it was sent though mailing was not safe; empty: nobody was asked
}

// Given gives the words of a reply; false when they are not in the journal, or its
// operation was let go.
func (s *Store) Given(op OpID) (g Given, ok bool, err error) {
	err = s.reading(member.Read, func(t *tx) error { g, ok, err = t.given(op); return err })
	return g, ok, err
}

func (t *tx) given(op OpID) (g Given, ok bool, err error) {
	o, known, err := t.op(op)
	if err != nil || !known {
		return g, false, err
	}
	set, err := t.together(o.Contact)
	if err != nil {
		return g, false, err
	}
	err = t.standingOf(set, func(e journal.Event) error {
		if b, said := e.Body.(journal.Said); said && b.Op == op {
			g, ok = Given{b.Text, b.Reason}, true
		}
		return nil
	})
	return g, ok, ignoreErased(err)
}

// said gives our replies to a contact that were not discarded, from the journal.
// What they said and whom they went to stand there apart, and each can be missing.
func (t *tx) said(id ContactID, a acts) (by map[OpID]Message, err error) {
	if len(a.Answers) == 0 {
		return nil, nil
	}
	void := map[OpID]bool{}
	for _, r := range a.Answers {
		void[r.Op] = r.Void
	}
	by = map[OpID]Message{}
	set, err := t.together(id)
	if err != nil {
		return nil, err
	}
	err = t.standingOf(set, func(e journal.Event) error {
		var m Message
		switch b := e.Body.(type) {
		case journal.Addressed:
			m = by[b.Op]
			m.Op, m.Head.MessageID = b.Op, b.MessageID
			for _, to := range b.To {
				m.Head.To = append(m.Head.To, mail.Address{Addr: to})
			}
		case journal.Said:
			m = by[b.Op]
			m.Op, m.HaveBody, m.said, m.Head.Subject = b.Op, true, e.Seq, b.Subject
			m.Despite = b.Reason
		default:
			return nil
		}
		if void[m.Op] {
			return nil
		}
		op, _, err := t.op(m.Op)
		if err != nil {
			return err
		}
		m.At, m.Direction, m.By, m.Send = e.At(), Out, t.name(e.Member), op.State
		by[m.Op] = m
		return nil
	})
	return by, err
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
	left, err := t.addressesLeft(id)
	for _, a := range left {
		if k := foldAddress(a); !seen[k] {
			seen[k] = true
			n.Writers = append(n.Writers, mail.Address{Addr: a})
		}
	}
	return n, err
}
