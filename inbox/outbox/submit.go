package outbox

import (
	"context"
	"slices"
	"strings"

	"github.com/emersion/go-smtp"

	"baken/store"
)

// parcel is a mail in its envelope.
type parcel struct {
	from string
	to   []string
	mail []byte
}

// hand gives one mail to the server. begun is called when all of the mail but
// the final dot has been written and the server still listens; the dot goes
// only if it returns nil. After anything but taken the session is closed.
func (s *session) hand(ctx context.Context, p parcel, begun func() error) outcome {
	// Until the dot a stop closes the connection: nobody has the mail.
	stop := context.AfterFunc(ctx, func() { _ = s.conn.Close() })
	data, o := s.envelope(p)
	accepted := o.accepted
	if data != nil {
		o = s.text(p, data)
	}
	if o.verdict != going {
		stop()
		s.abort()
		if ctx.Err() != nil {
			return outcome{verdict: withheld, code: codeStopped}
		}
		return o
	}
	if err := begun(); err != nil {
		stop()
		s.abort()
		return outcome{verdict: withheld, code: codeStopped, err: err}
	}
	s.step(StepDataBegun)
	if !stop() {
		// It was closed while the record was being made: the dot cannot have
		// gone. That is certain, whatever the record says.
		s.abort()
		return outcome{verdict: withheld, code: codeStopped}
	}
	o = s.dot(ctx, data)
	o.accepted = accepted
	return o
}

// dot ends the mail and waits for the answer, after a stop only for the grace.
func (s *session) dot(ctx context.Context, data *smtp.DataCommand) outcome {
	stop := context.AfterFunc(ctx, func() { s.conn.within(s.patience.Grace) })
	defer stop()
	s.conn.within(s.patience.Answer)
	if ctx.Err() != nil {
		s.conn.within(s.patience.Grace)
	}
	_, err := data.CloseWithResponse()
	s.step(StepAnswered)
	o := ofDot(err)
	s.used = true
	if o.verdict != taken {
		s.abort()
	}
	return o
}

// envelope says MAIL, RCPT and DATA. The writer is nil when the server did not
// go along with all of it.
func (s *session) envelope(p parcel) (*smtp.DataCommand, outcome) {
	options := &smtp.MailOptions{Size: int64(len(p.mail))}
	if !ascii(p.from) || slices.ContainsFunc(p.to, func(a string) bool { return !ascii(a) }) {
		if ok, _ := s.client.Extension("SMTPUTF8"); !ok {
			return nil, outcome{verdict: never, code: codeAddress, why: store.ReasonRecipient}
		}
		options.UTF8 = true
	}
	if most, ok := s.client.MaxMessageSize(); ok && most > 0 && len(p.mail) > most {
		return nil, outcome{verdict: never, code: codeTooLarge, why: store.ReasonTooLarge}
	}
	s.conn.within(s.patience.Step)
	s.mailed = false
	if err := s.client.Mail(p.from, options); err != nil {
		return nil, ofMail(err)
	}
	s.mailed = true
	s.step(StepMail)
	accepted, o := s.recipients(p.to)
	if o.verdict != going {
		return nil, o
	}
	s.step(StepRcpt)
	s.conn.within(s.patience.Step)
	data, err := s.client.Data()
	if err != nil {
		return nil, ofMail(err)
	}
	s.step(StepData)
	return data, outcome{accepted: accepted}
}

// recipients says RCPT for each. A mail goes without recipients that the server
// will never take, but not without the first, who is the writer; and when one
// is only refused for now it goes to nobody yet. accepted is nil when all were
// taken.
func (s *session) recipients(all []string) (accepted []string, o outcome) {
	for i, to := range all {
		s.conn.within(s.patience.Step)
		err := s.client.Rcpt(to, nil)
		if err == nil {
			accepted = append(accepted, to)
			continue
		}
		o := ofMail(err)
		if o.verdict != never {
			return nil, o
		}
		if o.why == store.ReasonRefused {
			o.why = store.ReasonRecipient
		}
		if i == 0 {
			return nil, o
		}
	}
	if len(accepted) == len(all) {
		return nil, outcome{}
	}
	return accepted, outcome{}
}

// chunk is how much text is written under one deadline.
const chunk = 16 << 10

// text writes all of the mail but the final dot.
func (s *session) text(p parcel, data *smtp.DataCommand) outcome {
	for piece := range slices.Chunk(p.mail, chunk) {
		s.conn.within(s.patience.Step)
		if _, err := data.Write(piece); err != nil {
			return ofMail(err)
		}
	}
	s.step(StepText)
	if err := s.conn.silent(); err != nil {
		return ofMail(err)
	}
	return outcome{verdict: going}
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 126 || r < 32 })
}
