package command

import (
	"context"
	"time"

	"baken/store"
)

type outboxCommand struct {
	List    outboxListCommand    `cmd:"" default:"withargs" hidden:"" help:"What is not done."`
	Retry   outboxRetryCommand   `cmd:"" help:"Send it again, or all the same; you know that it did not arrive."`
	Sent    outboxSentCommand    `cmd:"" help:"It was sent: you have seen it arrive."`
	Discard outboxDiscardCommand `cmd:"" help:"Do not send it; its words become the draft again."`
}

func (outboxCommand) Help() string {
	return "An operation that is unclear may have been sent or not: nobody can know. You decide: retry, sent or discard.\n\n" +
		example("baken outbox\n    baken outbox sent 7d02")
}

type opRow struct {
	ID        string    `json:"id"`
	Kind      string    `json:"kind"`
	State     string    `json:"state"`
	Reason    string    `json:"reason,omitzero"`
	Tries     int       `json:"tries"`
	LastError string    `json:"last_error,omitzero"`
	Since     time.Time `json:"since"`
	MessageID string    `json:"message_id,omitzero"`
	Contact   string    `json:"contact,omitzero"`
	NotBefore time.Time `json:"not_before,omitzero"` // the end of the time to undo, or the next try
}

func opRowOf(o store.Op) opRow {
	r := opRow{
		ID: o.ID.String(), Kind: string(o.Kind), State: string(o.State), Reason: string(o.Reason), Tries: o.Tries, LastError: o.Code,
		Since: utc(o.Since), MessageID: o.MessageID.Line().String(), NotBefore: utc(o.NotBefore),
	}
	if o.Contact != (store.ContactID{}) {
		r.Contact = o.Contact.String()
	}
	if o.State == store.OpDone {
		r.NotBefore = time.Time{}
	}
	return r
}

var opHeads = []string{"id", "kind", "state", "reason", "tries", "last error", "since", "contact", "what to do"}

func opCells(r opRow) []string {
	return []string{short(r.ID), r.Kind, r.State, r.Reason, count(r.Tries), r.LastError, local(r.Since), short(r.Contact), advice(r)}
}

// advice says what a person can do about an operation.
func advice(r opRow) string {
	switch store.OpState(r.State) {
	case store.OpUnclear:
		return "it may have arrived or not: `baken outbox retry|sent|discard " + short(r.ID) + "`"
	case store.OpFailed:
		return "it did not arrive: `baken outbox retry|discard " + short(r.ID) + "`"
	case store.OpConflict:
		return "read the contact first, then `baken outbox retry|discard " + short(r.ID) + "`"
	}
	return ""
}

type outboxListCommand struct {
	All bool `help:"Also what was done lately."`
}

// Run prints what waits.
func (l *outboxListCommand) Run(ctx context.Context, a *app) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	s, err := a.open(ctx, conf)
	if err != nil {
		return err
	}
	defer s.Close()
	ops, err := s.Outbox().List(l.All)
	if err != nil {
		return err
	}
	out := newSheet(a, opHeads, opCells)
	for _, o := range ops {
		if err := out.row(opRowOf(o)); err != nil {
			return err
		}
	}
	return out.close()
}

type opArg struct {
	ID string `arg:"" name:"id" help:"The operation's id, or the beginning of it (4 digits or more)."`
}

type (
	outboxRetryCommand   struct{ opArg }
	outboxSentCommand    struct{ opArg }
	outboxDiscardCommand struct{ opArg }
)

func (outboxRetryCommand) Help() string   { return example("baken outbox retry 7d02") }
func (outboxSentCommand) Help() string    { return example("baken outbox sent 7d02") }
func (outboxDiscardCommand) Help() string { return example("baken outbox discard 7d02") }

// Run sends it again.
func (o *outboxRetryCommand) Run(ctx context.Context, a *app) error {
	return a.decide(ctx, o.ID, (*store.Outbox).DecideRetry)
}

// Run takes it for sent.
func (o *outboxSentCommand) Run(ctx context.Context, a *app) error {
	return a.decide(ctx, o.ID, (*store.Outbox).DecideSent)
}

// Run puts it back to draft.
func (o *outboxDiscardCommand) Run(ctx context.Context, a *app) error {
	return a.decide(ctx, o.ID, (*store.Outbox).DecideDiscard)
}

// decide is a person's word about an operation, and what came of it.
func (a *app) decide(ctx context.Context, prefix string, do func(*store.Outbox, context.Context, store.OpID) error) error {
	if err := longID(prefix); err != nil {
		return err
	}
	conf, err := a.config()
	if err != nil {
		return err
	}
	s, err := a.open(ctx, conf)
	if err != nil {
		return err
	}
	defer s.Close()
	id, err := s.Outbox().Find(prefix)
	if err != nil {
		return err
	}
	if err := do(s.Outbox(), ctx, id); err != nil {
		return err
	}
	o, err := s.Outbox().Get(id)
	if err != nil {
		return err
	}
	return newSheet(a, opHeads, opCells).print(opRowOf(o))
}
