package command

import (
	"context"
	"errors"
	"mime"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baken/inbox/message"
	"baken/inbox/outbox"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
)

type replyCommand struct {
	contactArg
	Send        bool
	Delay       time.Duration `default:"0s"`
	KeepSubject bool
	Quote       bool
	Attach      []string `placeholder:"FILE" sep:"none"`
	Replace     bool
	Reason      string `placeholder:"TEXT"`
}

// maxReply is how long a reply may be, in bytes.
const maxReply = 1 << 20

// Run makes stdin the draft of a reply to the writer alone, and sends it if
// asked to.
func (r *replyCommand) Run(ctx context.Context, a *app) error {
	switch {
	case r.Delay < 0 || r.Delay > time.Hour:
		return misused(lang.DelayRange)
	case r.Delay > 0 && !r.Send:
		return misused(lang.DelayAlone)
	}
	return a.with(ctx, r.Contact, func(s *lease, id store.ContactID) error {
		if r.Send && s.conf.Mail.ReadingOnly() {
			return outbox.ErrReadingOnly
		}
		if s.BeingWritten(id) { // on the screen, over whose draft this would come
			return fail(lang.BesideWritten)
		}
		text, err := a.text(maxReply)
		if err != nil {
			return err
		}
		c, err := s.Contact(id)
		if err != nil {
			return err
		}
		d, err := r.draft(s, c)
		if err != nil {
			return err
		}
		if written := d.Text.Block(); !r.Replace && strings.TrimSpace(written.String()) != "" && d.Text != text {
			return fail(lang.DraftThere, short(c.ID.String()))
		}
		d.Text = text
		if err := s.SaveReply(ctx, d); err != nil {
			return err
		}
		if err := r.attach(ctx, s.Store, c.ID); err != nil {
			return halfDone(lang.NotAttached, err)
		}
		if !r.Send {
			return a.printAct(c.ID.String(), short, store.Done{Contact: c.ID, CaseNumber: c.CaseNumber, State: c.State})
		}
		return r.send(ctx, a, s, c.ID)
	})
}

// draft is the reply without its text: to whom, and under which subject. What
// was attached on the screen stays.
func (r *replyCommand) draft(s *lease, c store.Contact) (store.ReplyDraft, error) {
	d, drafting, err := s.ReplyDraft(c.ID)
	if err != nil {
		return d, err
	}
	if !drafting {
		d = store.NewReply(c.ID)
	}
	messages, err := s.Heads(c.ID)
	if err != nil {
		return d, err
	}
	m := outbox.Answered(messages)
	if m == nil || m.Bounce || m.Aside == store.AsideBounce {
		return d, fail(lang.NothingToAnswer)
	}
	switch {
	case drafting && len(d.To) > 0:
	case d.Choose:
		return d, fail(lang.ChooseOnScreen)
	case m.Direction == store.Out:
		d.To = m.Head.To
	default:
		ours := s.conf.Mail.Addresses()
		form := len(m.Head.From) > 0 && ours.Form(m.Head.From[0].Addr)
		d.To, _ = message.ReplyTo(m.Head, ours.Own, form)
	}
	if len(d.To) == 0 || c.Unanswerable {
		return d, fail(lang.WriterNoAddress)
	}
	d.Contact, d.Quote = c.ID, r.Quote
	outbox.See(&d, messages) // what is here was read before this was written
	if d.Subject.IsEmpty() || !drafting || r.KeepSubject {
		d.Subject = r.subject(s.conf, c, m.Head)
	}
	if r.Reason != "" {
		d.Reason = outside.New(r.Reason)
	}
	return d, nil
}

func (r *replyCommand) subject(conf Configuration, c store.Contact, h mail.Head) outside.Text {
	if base, _ := message.Subject(h.Subject); r.KeepSubject && !base.IsEmpty() {
		return outside.New("Re: " + base.Unsafe())
	}
	language := c.Language
	if language == "" {
		language = string(conf.Language)
	}
	return outside.New(outbox.Subject(language))
}

// attach attaches all of the files or none.
func (r *replyCommand) attach(ctx context.Context, s *store.Store, id store.ContactID) error {
	var done []int
	for _, path := range r.Attach {
		n, err := attachFile(ctx, s, id, path)
		if err != nil {
			for _, n := range done {
				err = errors.Join(err, s.Detach(ctx, id, n))
			}
			return err
		}
		done = append(done, n)
	}
	return nil
}

// attachFile attaches a file to the reply and gives its number there.
func attachFile(ctx context.Context, s *store.Store, id store.ContactID, path string) (number int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	kind := mime.TypeByExtension(filepath.Ext(path))
	if kind == "" {
		kind = "application/octet-stream"
	}
	kept, err := s.Attach(ctx, id, outside.New(filepath.Base(path)), outside.New(kind), f)
	return kept.Number, errors.Join(err, f.Close())
}

// send gives the draft to the outbox.
func (r *replyCommand) send(ctx context.Context, a *app, s *lease, id store.ContactID) error {
	c, err := s.Contact(id)
	if err != nil {
		return err
	}
	d, _, err := s.ReplyDraft(id)
	if err != nil {
		return err
	}
	for _, lack := range outbox.Missing(d, c.MailSafe) {
		switch lack {
		case outbox.NoReason:
			return fail(lang.UnsafeNoReason)
		case outbox.NoAttachment:
			a.say(lang.SpeaksOfAttachment)
		}
	}
	again, err := answeredSo(s.Store, d)
	if err != nil {
		return err
	}
	if again && !r.Replace {
		return fail(lang.SameAnswer)
	}
	answer, err := outbox.Reply(s.Store, s.conf.Mail, d, string(s.conf.Language), a.now(), r.Delay)
	if err != nil {
		return err
	}
	done, op, err := s.Outbox().Answer(ctx, answer)
	var held *store.ClaimedError
	switch {
	case errors.As(err, &held):
		return fail(lang.HeldDraftKept, held.By)
	case err != nil:
		return err
	}
	return a.printAct(op.String(), short, done)
}

// answeredSo says whether the last answer to a contact, after which nothing came in,
// has the words of a draft: whoever gives it again has most likely given it already.
func answeredSo(s *store.Store, d store.ReplyDraft) (bool, error) {
	messages, err := s.Heads(d.Contact)
	if err != nil || len(messages) == 0 {
		return false, err
	}
	last := messages[len(messages)-1]
	if last.Direction != store.Out {
		return false, nil
	}
	given, known, err := s.Given(last.Op)
	if err != nil {
		return false, err
	}
	text := given.Text
	if !known { // by another program
		if last, err = s.Words(last); err != nil {
			return false, err
		}
		text = last.Body.OwnText()
	}
	words := func(t outside.Text) string { // without a signature, and however its lines were broken
		own, _, _ := strings.Cut("\n"+t.Block().String()+"\n", "\n-- \n")
		return strings.Join(strings.Fields(own), " ")
	}
	return words(d.Text) != "" && words(text) == words(d.Text), nil
}
