package command

import (
	"context"
	"slices"
	"strings"
	"time"

	"baken/inbox/message"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
)

type showCommand struct {
	contactArg
	Print   bool `help:"Print on the terminal too; the history says so."`
	Uncover bool `help:"Show names and addresses; the history says so."`
}

func (showCommand) Help() string {
	return example("baken show 4f1c\n    baken show 4f1c --format json | jq .conversation")
}

// shownRow is a contact with all that belongs to it.
type shownRow struct {
	contactRow
	Conversation []messageRow `json:"conversation"`
	Notes        []noteRow    `json:"notes"`
	History      []lineRow    `json:"history"`
}

type messageRow struct {
	At          time.Time       `json:"at"`
	Direction   string          `json:"direction"` // in, out, draft
	From        string          `json:"from,omitzero"`
	To          []string        `json:"to"`
	Subject     outside.Safe    `json:"subject,omitzero"`
	Text        outside.Safe    `json:"text,omitzero"`
	Quoted      outside.Safe    `json:"quoted,omitzero"`
	Attachments []attachmentRow `json:"attachments"`
	MessageID   outside.Safe    `json:"message_id,omitzero"`
	Flags       []string        `json:"flags,omitzero"`
	Folder      outside.Safe    `json:"folder,omitzero"`
	Links       []outside.Safe  `json:"links,omitzero"`
	Sending     string          `json:"sending,omitzero"` // of ours that still waits: how it stands
	NotFetched  bool            `json:"not_fetched,omitzero"`
}

type attachmentRow struct {
	Name outside.Safe `json:"name,omitzero"`
	Type outside.Safe `json:"type,omitzero"`
	Size int64        `json:"size"`
}

type noteRow struct {
	At       time.Time    `json:"at"`
	By       outside.Safe `json:"by,omitzero"`
	Text     outside.Safe `json:"text,omitzero"`
	Revision int          `json:"revision"` // from 1
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
	return a.with(ctx, c.Contact, func(conf Configuration, s *store.Store, id store.ContactID) error {
		pages := onTerminal(a.stdout) && !c.Print
		record := s.RecordPrinted
		if pages {
			record = s.RecordOpened
		}
		names := covered
		if c.Uncover {
			if _, _, err := s.Uncover(ctx, id); err != nil {
				return err
			}
			names = uncovered
		}
		if err := record(ctx, id); err != nil {
			return err
		}
		r, err := a.shown(s, conf, id, names)
		if err != nil {
			return err
		}
		if pages {
			return a.page(ctx, conf, r.readable())
		}
		if a.Format == formatTable {
			_, err := a.stdout.Write([]byte(r.readable()))
			return err
		}
		return newSheet(a, nil, func(shownRow) []string { return nil }).print(r)
	})
}

// naming says how a person is called: by name and address, or covered.
type naming func(pseudonym string, own bool, addr mail.Address) string

// elsewhere stands for whoever is neither the writer nor we.
const elsewhere = "another address"

func covered(pseudonym string, own bool, addr mail.Address) string {
	switch {
	case own:
		return addr.Addr.Line().String()
	case pseudonym != "":
		return pseudonym
	}
	return elsewhere
}

func uncovered(_ string, _ bool, addr mail.Address) string {
	if addr.Name.IsEmpty() {
		return addr.Addr.Line().String()
	}
	return addr.Name.Line().String() + " <" + addr.Addr.Line().String() + ">"
}

// shown reads all of a contact.
func (a *app) shown(s *store.Store, conf Configuration, id store.ContactID, name naming) (r shownRow, err error) {
	c, err := s.Contact(id)
	if err != nil {
		return r, err
	}
	r.contactRow = a.contactRow(c, conf)
	r.Conversation, r.Notes, r.History = []messageRow{}, []noteRow{}, []lineRow{}
	messages, err := s.Conversation(c.ID)
	if err != nil {
		return r, err
	}
	people := peopleOf(messages, conf, r.Writer)
	for _, m := range messages {
		r.Conversation = append(r.Conversation, messageRowOf(m, people, name))
	}
	d, drafting, err := s.ReplyDraft(c.ID)
	if err != nil {
		return r, err
	}
	if drafting {
		r.Conversation = append(r.Conversation, draftRow(d, people, name))
	}
	if c.Case != (store.CaseID{}) {
		file, err := s.CaseFile(c.Case)
		if err != nil {
			return r, err
		}
		for _, n := range file.Notes {
			v := n.Newest()
			r.Notes = append(r.Notes, noteRow{utc(v.At), v.By.Line(), v.Text.Block(), len(n.Revisions)})
		}
	}
	lines, err := s.History(c.ID)
	for _, l := range lines {
		act := string(l.Act)
		if l.Erased {
			act = "erased"
		}
		r.History = append(r.History, lineRow{utc(l.At), l.By.Line(), act, l.Undone})
	}
	return r, err
}

// people knows who of a conversation is who.
type people struct {
	own    func(addr mail.Address) bool
	writer map[string]string // folded address → pseudonym
}

// peopleOf takes those who wrote for the writer of the contact.
func peopleOf(messages []store.Message, conf Configuration, pseudonym string) people {
	ours := conf.Mail.Addresses()
	p := people{own: func(a mail.Address) bool { return ours.Own(message.Fold(a.Addr)) }, writer: map[string]string{}}
	for _, m := range messages {
		who := m.Head.From
		if m.Direction == store.Out {
			who = m.Head.To
		} else if len(who) > 0 && ours.Form(who[0].Addr) {
			who = m.Head.ReplyTo
		}
		for _, a := range who[:min(len(who), 1)] {
			if !p.own(a) {
				p.writer[message.Fold(a.Addr)] = pseudonym
			}
		}
	}
	return p
}

func (p people) call(name naming, all []mail.Address) []string {
	called := []string{}
	for _, a := range all {
		called = append(called, name(p.writer[message.Fold(a.Addr)], p.own(a), a))
	}
	return called
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
	if from := p.call(name, m.Head.From); r.From == "" && len(from) > 0 {
		r.From = from[0]
	}
	var own, quoted []outside.Safe
	for _, b := range m.Body.Blocks {
		if b.Kind == mail.Own || b.Kind == mail.Machine {
			own = append(own, b.Text.Block())
		} else {
			quoted = append(quoted, b.Text.Block())
		}
	}
	r.Text, r.Quoted = outside.Join("\n", own...), outside.Join("\n", quoted...)
	for _, l := range m.Body.Links {
		r.Links = append(r.Links, l.URL.Line())
	}
	r.Attachments = []attachmentRow{}
	for _, f := range m.Body.Attachments {
		r.Attachments = append(r.Attachments, attachmentRow{f.Name.Line(), f.Type.Line(), f.Size})
	}
	return r
}

func draftRow(d store.ReplyDraft, p people, name naming) messageRow {
	r := messageRow{At: utc(d.SavedAt), Direction: "draft", To: p.call(name, slices.Concat(d.To, d.Cc, d.Bcc)), Subject: d.Subject.Line(), Text: d.Text.Block(), Attachments: []attachmentRow{}}
	for _, f := range d.Attachments {
		r.Attachments = append(r.Attachments, attachmentRow{f.Name.Line(), f.Type.Line(), f.Size})
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

// readable writes a contact for people.
func (r shownRow) readable() string {
	var b strings.Builder
	put := func(parts ...string) { b.WriteString(strings.Join(parts, "")); b.WriteByte('\n') }
	put(r.Subject.String())
	put(r.Writer, " · ", r.Channel, " · ", r.State, " · urgency: ", r.Urgency)
	for _, why := range r.Reasons {
		put("  ‘", why.Text.String(), "’ (", why.Rule, ")")
	}
	if r.Case != "" {
		put("case ", r.Case)
	}
	if r.Claim != "" {
		put("claimed by ", r.ClaimedBy.String(), " (", r.Claim, ")")
	}
	if !r.DueAt.IsZero() {
		put("answer due ", local(r.DueAt))
	}
	for _, m := range r.Conversation {
		put()
		put("── ", m.Direction, " · ", local(m.At), " · ", m.From, " → ", strings.Join(m.To, ", "))
		if !m.Subject.IsEmpty() {
			put("   ", m.Subject.String())
		}
		put()
		if m.NotFetched {
			put("(the text was not fetched yet)")
		}
		put(strings.TrimRight(m.Text.String(), "\n"))
		if !m.Quoted.IsEmpty() {
			put()
			for _, l := range m.Quoted.Lines() {
				put("> ", l.String())
			}
		}
		for i, l := range m.Links {
			put("[", count(i+1), "] ", l.String())
		}
		for _, f := range m.Attachments {
			put("attached: ", f.Name.String(), " (", f.Type.String(), ", ", count(int(f.Size)), " bytes)")
		}
	}
	for _, n := range r.Notes {
		put()
		put("── note for colleagues · ", local(n.At), " · ", n.By.String(), " · version ", count(n.Revision))
		put(strings.TrimRight(n.Text.String(), "\n"))
	}
	put()
	put("── history")
	for _, l := range r.History {
		undone := ""
		if l.Undone {
			undone = " (undone)"
		}
		put(local(l.At), "  ", l.By.String(), "  ", l.Act, undone)
	}
	return b.String()
}
