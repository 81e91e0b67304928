package command

import (
	"context"
	"errors"
	"fmt"
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
)

type replyCommand struct {
	contactArg
	Send        bool          `help:"Give it to the outbox; \"baken sync\" sends what is due."`
	Delay       time.Duration `help:"With --send: how long it can still be taken back (\"baken outbox discard\")." default:"0s"`
	KeepSubject bool          `help:"Keep the writer's subject; without it the subject says nothing (\"Your message\")."`
	Quote       bool          `help:"Put the writer's message below."`
	Attach      []string      `help:"Attach a file; may be given again." placeholder:"FILE" sep:"none"`
	Replace     bool          `help:"Write over a draft that says something else."`
	Reason      string        `help:"Why to mail although the writer said that it is not safe." placeholder:"TEXT"`
}

func (replyCommand) Help() string {
	return "The id that is printed is the operation's in the outbox; without --send the contact's, whose draft it is.\n\n" +
		example("baken reply 4f1c --send --delay 10s < answer.txt")
}

// maxReply is how long a reply may be, in bytes.
const maxReply = 1 << 20

// Run makes stdin the draft of a reply to the writer alone, and sends it if
// asked to.
func (r *replyCommand) Run(ctx context.Context, a *app) error {
	switch {
	case r.Delay < 0 || r.Delay > time.Hour:
		return usagef("--delay is from 0s to 1h")
	case r.Delay > 0 && !r.Send:
		return usagef("--delay goes with --send")
	}
	return a.with(ctx, r.Contact, func(conf Configuration, s *store.Store, id store.ContactID) error {
		if r.Send && conf.Mail.ReadingOnly() {
			return outbox.ErrReadingOnly
		}
		text, err := a.text(maxReply)
		if err != nil {
			return err
		}
		c, err := s.Contact(id)
		if err != nil {
			return err
		}
		d, err := r.draft(s, conf, c)
		if err != nil {
			return err
		}
		if written := d.Text.Block(); !r.Replace && strings.TrimSpace(written.String()) != "" && d.Text != text {
			return fmt.Errorf("there is a draft already that says something else; nothing was kept: `baken show %s` shows it, --replace writes over it", short(c.ID.String()))
		}
		d.Text = text
		if err := s.SaveReply(ctx, d); err != nil {
			return err
		}
		if err := r.attach(ctx, s, c.ID); err != nil {
			return partlyf("the text is kept as the draft, but %w", err)
		}
		if !r.Send {
			return a.printAct(c.ID.String(), short, store.Done{Contact: c.ID, CaseNumber: c.CaseNumber, State: c.State})
		}
		return r.send(ctx, a, s, conf, c.ID)
	})
}

// draft is the reply without its text: to whom, and under which subject. What
// was attached on the screen stays.
func (r *replyCommand) draft(s *store.Store, conf Configuration, c store.Contact) (store.ReplyDraft, error) {
	d, drafting, err := s.ReplyDraft(c.ID)
	if err != nil {
		return d, err
	}
	messages, err := s.Heads(c.ID)
	if err != nil {
		return d, err
	}
	m := outbox.Answered(messages)
	if m == nil || m.Bounce || m.Aside == store.AsideBounce {
		return d, errors.New("there is no message to answer; nothing was kept")
	}
	switch {
	case drafting && len(d.To) > 0:
	case m.Direction == store.Out:
		d.To = m.Head.To
	default:
		ours := conf.Mail.Addresses()
		form := len(m.Head.From) > 0 && ours.Form(m.Head.From[0].Addr)
		d.To, _ = message.ReplyTo(m.Head, ours.Own, form)
	}
	if len(d.To) == 0 || c.Unanswerable {
		return d, errors.New("the writer left no address; this cannot be answered by mail, nothing was kept")
	}
	d.Contact, d.Quote = c.ID, r.Quote
	outbox.See(&d, messages) // what is here was read before this was written
	if d.Subject.IsEmpty() || !drafting || r.KeepSubject {
		d.Subject = r.subject(conf, c, m.Head)
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

func (r *replyCommand) attach(ctx context.Context, s *store.Store, id store.ContactID) error {
	for _, path := range r.Attach {
		f, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("nothing was attached: %w", err)
		}
		kind := mime.TypeByExtension(filepath.Ext(path))
		if kind == "" {
			kind = "application/octet-stream"
		}
		_, err = s.Attach(ctx, id, outside.New(filepath.Base(path)), outside.New(kind), f)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// send gives the draft to the outbox.
func (r *replyCommand) send(ctx context.Context, a *app, s *store.Store, conf Configuration, id store.ContactID) error {
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
			return errors.New("mailing is not safe for this writer; nothing was sent, the text is kept as the draft: --reason says why it goes nevertheless")
		case outbox.NoAttachment:
			a.say("the text speaks of an attachment, and there is none; it goes all the same")
		}
	}
	answer, err := outbox.Reply(s, conf.Mail, d, string(conf.Language), a.now(), r.Delay)
	if err != nil {
		return err
	}
	done, op, err := s.Outbox().Answer(ctx, answer)
	var held *store.ClaimedError
	switch {
	case errors.As(err, &held):
		return fmt.Errorf("%s holds the contact; nothing was sent, the text is kept as the draft", held.By.Line())
	case err != nil:
		return err
	}
	return a.printAct(op.String(), short, done)
}
