package command

import (
	"context"
	"time"

	"baken/store"
	"baken/ui/lang"
)

// contactCommand has what is done with contacts that do not come by mail.
type contactCommand struct {
	New contactNewCommand `cmd:""`
}

type contactNewCommand struct {
	Channel string `enum:"phone,other" required:""`
	Started string `placeholder:"TIME"`
	Ended   string `placeholder:"TIME"`
	Missed  bool   `xor:"nothing"`
	Silent  bool   `xor:"nothing"`
}

// Run begins a contact, and prints what came of it: its id is the contact's.
func (c *contactNewCommand) Run(ctx context.Context, a *app) error {
	var call store.Call
	var err error
	if call.StartedAt, err = a.moment(c.Started); err != nil {
		return err
	}
	if call.EndedAt, err = a.moment(c.Ended); err != nil {
		return err
	}
	if now := a.now(); call.StartedAt.After(now) || call.EndedAt.After(now) || c.Ended != "" && call.EndedAt.Before(call.StartedAt) {
		return misused(lang.CallTimes)
	}
	switch {
	case c.Missed:
		call.As = store.CallMissed
	case c.Silent:
		call.As = store.CallSilent
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := s.NewContact(ctx, store.Channel(c.Channel), call)
	if err != nil {
		return err
	}
	return a.printAct(d.Contact.String(), short, d)
}

// moment reads a time as a person writes it: a time of today where the helpline is,
// a date and a time there, or RFC 3339. Nothing is the zero time.
func (a *app) moment(words string) (time.Time, error) {
	if words == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.RFC3339, words); err == nil {
		return t, nil
	}
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(form, words, workplace); err == nil {
			return t, nil
		}
	}
	if t, err := time.ParseInLocation("15:04", words, workplace); err == nil {
		y, m, d := a.now().In(workplace).Date()
		return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, workplace), nil
	}
	return time.Time{}, misused(lang.NotATime, words)
}
