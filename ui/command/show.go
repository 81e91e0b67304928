package command

import (
	"context"
	"errors"
	"iter"
	"slices"
	"time"

	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/screen"
)

type showCommand struct {
	contactArg
	Print   bool
	Uncover bool
}

// shownRow is a contact with all that belongs to it but its conversation, which
// can be larger than the memory: see conversation.
type shownRow struct {
	contactRow
	shownRest

	messages []store.Message
	row      func(store.Message) (messageRow, error) // with its words
	draft    *messageRow

	registered store.Registration

	sameThread bool // another sender wrote in its thread
}

// shownRest is what comes after the conversation.
type shownRest struct {
	Summary      *noteRow         `json:"summary,omitzero"`
	Notes        []noteRow        `json:"notes"`
	Registration *registrationRow `json:"registration,omitzero"`

	Referrals []referralRow `json:"referrals"`
	Handoffs  []handoffRow  `json:"handoffs"`

	History []lineRow `json:"history"`
}

// conversation gives one message after the other, the draft last.
func (r shownRow) conversation() iter.Seq2[messageRow, error] {
	return func(yield func(messageRow, error) bool) {
		for _, m := range r.messages {
			row, err := r.row(m)
			if errors.Is(err, store.ErrUnknown) {
				continue // it has gone meanwhile
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
		if r.draft != nil {
			yield(*r.draft, nil)
		}
	}
}

type messageRow struct {
	At          time.Time       `json:"at"`
	Direction   string          `json:"direction"` // in, out, draft
	From        string          `json:"from,omitzero"`
	To          []string        `json:"to"`
	Subject     outside.Safe    `json:"subject,omitzero"`
	Text        outside.Safe    `json:"text,omitzero"`
	Quoted      outside.Safe    `json:"quoted,omitzero"`
	Signature   outside.Safe    `json:"signature,omitzero"`
	Attachments []attachmentRow `json:"attachments"`
	MessageID   outside.Safe    `json:"message_id,omitzero"`
	Flags       []string        `json:"flags,omitzero"`
	Folder      outside.Safe    `json:"folder,omitzero"`
	Links       []outside.Safe  `json:"links,omitzero"`
	Flaws       []mail.Flaw     `json:"flaws,omitzero"`   // what is wrong with it: "truncated", "broken-mime", …
	Sending     string          `json:"sending,omitzero"` // of ours that still waits: how it stands
	NotFetched  bool            `json:"not_fetched,omitzero"`
	Chat        string          `json:"chat,omitzero"` // of a step of a chat: line, services, joined, …
	happened    string          // the step in words, where it has none of its own
}

type attachmentRow struct {
	Name outside.Safe `json:"name,omitzero"`
	Type outside.Safe `json:"type,omitzero"`
	Size int64        `json:"size"`

	Marked bool `json:"marked,omitzero"` // it may be an image of abuse
}

type noteRow struct {
	At       time.Time    `json:"at"`
	By       outside.Safe `json:"by,omitzero"`
	Text     outside.Safe `json:"text,omitzero"`
	Revision int          `json:"revision"` // from 1
	Pinned   bool         `json:"pinned,omitzero"`
	For      string       `json:"for,omitzero"` // supervisors; else for all colleagues
}

type lineRow struct {
	At     time.Time    `json:"at"`
	By     outside.Safe `json:"by,omitzero"`
	Act    string       `json:"act"`
	Undone bool         `json:"undone,omitzero"`
}

// Run shows the contact. What is shown where it can stay (a pipe, a file, the
// scrollback) is written in the history as printed.
func (c *showCommand) Run(ctx context.Context, a *app) error {
	return a.with(ctx, c.Contact, func(s *lease, id store.ContactID) error {
		pages := onTerminal(a.stdout) && !c.Print
		record := s.RecordPrinted
		if pages {
			record = s.RecordOpened
		}
		names := a.covered
		if c.Uncover {
			if _, _, err := s.Uncover(ctx, id); err != nil {
				return err
			}
			names = uncovered
		}
		if err := record(ctx, id); err != nil {
			return err
		}
		r, err := a.shown(s, id, names)
		if err != nil {
			return err
		}
		if a.Format != formatTable && !pages {
			return a.printShown(r)
		}
		past, err := a.past(s, id)
		if err != nil {
			return err
		}
		if pages {
			return a.page(ctx, s.conf, a.leaves(r, past))
		}
		return a.readable(a.stdout, r, past)
	})
}

// shown reads all of a contact but the words of its conversation.
func (a *app) shown(s *lease, id store.ContactID, name naming) (r shownRow, err error) {
	c, err := s.Contact(id)
	if err != nil {
		return r, err
	}
	r.contactRow, r.sameThread = a.contactRow(c, s.conf), c.OtherSender != (store.ContactID{})
	r.Notes, r.Referrals, r.Handoffs = []noteRow{}, []referralRow{}, []handoffRow{}
	if r.messages, err = s.Heads(c.ID); err != nil {
		return r, err
	}
	people := peopleOf(r.messages, s.conf, r.Writer)
	if people.wrote {
		r.Writer = name(r.Writer, false, people.first)
	}
	r.row = func(m store.Message) (messageRow, error) {
		m, err := s.Words(m)
		return a.ofChat(messageRowOf(m, people, name), m, r.Writer), err
	}
	d, drafting, err := s.ReplyDraft(c.ID)
	if err != nil {
		return r, err
	}
	if drafting {
		draft := draftRow(d, people, name)
		r.draft = &draft
	}
	if c.Case != (store.CaseID{}) {
		file, err := s.CaseFile(c.Case)
		if err != nil {
			return r, err
		}
		r.Notes, r.Summary = noteRows(file), summaryRow(file)
		r.Referrals, r.Handoffs = referralRows(file), handoffRows(file)
	}
	if r.registered, err = s.Registration(c.ID); err != nil && !errors.Is(err, store.ErrNewer) { // under a form that only a newer version knows
		return r, err
	}
	if r.registered.Begun {
		row := registrationRowOf(r.registered, true)
		r.Registration = &row
	}
	lines, err := s.History(c.ID)
	r.History = lineRows(lines)
	return r, err
}

// noteRows are the notes of a case, each in its newest version.
func noteRows(file store.Case) []noteRow {
	rows := []noteRow{}
	for _, n := range file.Notes {
		v := n.Newest()
		row := noteRow{At: utc(v.At), By: v.By.Line(), Text: v.Text.Block(), Revision: len(n.Revisions), Pinned: n.Pinned}
		if n.Supervisors {
			row.For = forSupervisors
		}
		rows = append(rows, row)
	}
	return rows
}

// referralRows are the referrals of a case.
func referralRows(file store.Case) []referralRow {
	rows := []referralRow{}
	for _, r := range file.Referrals {
		rows = append(rows, referralRowOf(r))
	}
	return rows
}

// handoffRows are the handoffs of a case.
func handoffRows(file store.Case) []handoffRow {
	rows := []handoffRow{}
	for _, h := range file.Handoffs {
		rows = append(rows, handoffRowOf(h))
	}
	return rows
}

const forSupervisors = "supervisors"

// summaryRow is what a case is about; nil when nothing is said.
func summaryRow(file store.Case) *noteRow {
	v := file.Summary.Newest()
	if v.Text.IsEmpty() {
		return nil
	}
	return &noteRow{At: utc(v.At), By: v.By.Line(), Text: v.Text.Block(), Revision: len(file.Summary.Revisions)}
}

// lineRows are the lines of a history.
func lineRows(lines []store.Line) []lineRow {
	rows := []lineRow{}
	for _, l := range lines {
		act := string(l.Act)
		if l.Erased {
			act = "erased"
		}
		rows = append(rows, lineRow{utc(l.At), l.By.Line(), act, l.Undone})
	}
	return rows
}

// past is the history in words, for people.
func (a *app) past(s *lease, id store.ContactID) ([]screen.Told, error) {
	c, err := s.Contact(id)
	if err != nil {
		return nil, err
	}
	var file store.Case
	if c.Case != (store.CaseID{}) {
		if file, err = s.CaseFile(c.Case); err != nil {
			return nil, err
		}
	}
	lines, err := s.History(id)
	if err != nil {
		return nil, err
	}
	heads, err := s.Heads(id)
	return screen.Tell(a.Catalog, a.now(), workplace, file, lines, heads), err
}

func messageRowOf(m store.Message, p people, name naming) messageRow {
	r := messageRow{
		At: utc(m.At), Direction: "in", To: p.call(name, slices.Concat(m.Head.To, m.Head.Cc)), Subject: m.Head.Subject.Line(),
		MessageID: m.Head.MessageID.Line(), Flags: flagNames(m.Flags), Folder: m.Folder.Line(), NotFetched: !m.HaveBody,
	}
	if m.Direction == store.Out {
		r.Direction, r.From = "out", m.By.Line().String()
		if m.Send != "" && m.Send != store.OpDone {
			r.Sending = string(m.Send)
		}
	}
	if m.Bounce { // a mail server wrote it, nobody else
		r.From = ""
	} else if from := p.call(name, m.Head.From); r.From == "" && len(from) > 0 {
		r.From = from[0]
	}
	var own, quoted, signature []outside.Safe
	for _, b := range m.Body.Blocks {
		switch b.Kind {
		case mail.Own, mail.Machine:
			own = append(own, b.Text.Block())
		case mail.Signature:
			signature = append(signature, b.Text.Block())
		default:
			quoted = append(quoted, b.Text.Block())
		}
	}
	r.Text, r.Quoted, r.Signature = outside.Join("\n", own...), outside.Join("\n", quoted...), outside.Join("\n", signature...)
	for _, l := range m.Body.Links {
		r.Links = append(r.Links, l.URL.Line())
	}
	for _, f := range append([]mail.Flaw{m.Flaw}, m.Body.Flaws...) {
		if f != "" && !slices.Contains(r.Flaws, f) {
			r.Flaws = append(r.Flaws, f)
		}
	}
	r.Attachments = []attachmentRow{}
	for _, f := range m.Body.Attachments {
		r.Attachments = append(r.Attachments, attachmentRow{f.Name.Line(), f.Type.Line(), f.Size, slices.Contains(m.Marked, f.Number)})
	}
	return r
}

// ofChat is the row of a message with what is to be said of it if it is a step of a chat;
// writer is how the visitor is called.
func (a *app) ofChat(r messageRow, m store.Message, writer string) messageRow {
	if m.Chat.What == "" {
		return r
	}
	r.Chat = m.Chat.What
	if m.Direction == store.In && r.From == "" {
		r.From = writer
	}
	if r.happened = screen.ChatStepWords(a.Catalog, m.Chat); m.Chat.Lost {
		r.NotFetched = false // there is nothing to fetch
	}
	return r
}

func draftRow(d store.ReplyDraft, p people, name naming) messageRow {
	r := messageRow{At: utc(d.SavedAt), Direction: "draft", To: p.call(name, slices.Concat(d.To, d.Cc, d.Bcc)), Subject: d.Subject.Line(), Text: d.Text.Block(), Attachments: []attachmentRow{}}
	for _, f := range d.Attachments {
		r.Attachments = append(r.Attachments, attachmentRow{Name: f.Name.Line(), Type: f.Type.Line(), Size: f.Size})
	}
	return r
}

// flagNames are the names of RFC 9051, 2.3.2.
func flagNames(f store.Flags) (names []string) {
	for _, n := range []struct {
		flag store.Flags
		name string
	}{
		{store.Seen, `\Seen`}, {store.AnsweredFlag, `\Answered`}, {store.Flagged, `\Flagged`},
		{store.Deleted, `\Deleted`}, {store.DraftFlag, `\Draft`}, {store.Forwarded, `$Forwarded`},
	} {
		if f&n.flag != 0 {
			names = append(names, n.name)
		}
	}
	return names
}
