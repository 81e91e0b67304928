package command

import (
	"context"
	"time"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

type outboxCommand struct {
	List    outboxListCommand    `cmd:"" default:"withargs" hidden:""`
	Retry   outboxRetryCommand   `cmd:""`
	Sent    outboxSentCommand    `cmd:""`
	Discard outboxDiscardCommand `cmd:""`
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

var opHeads = []lang.Key{
	lang.HeadID, lang.HeadKind, lang.HeadState, lang.HeadReason, lang.HeadTries, lang.HeadLastError, lang.HeadSince, lang.HeadContact, lang.HeadToDo,
}

func (a *app) opCells(r opRow) []string {
	reason := r.Reason
	if key, ok := opReasons[store.OpReason(r.Reason)]; ok {
		reason = a.T(key)
	}
	return []string{
		short(r.ID), a.T(screen.OpWord(store.OpKind(r.Kind))), a.T(screen.StandsWord(store.OpKind(r.Kind), store.OpState(r.State), store.OpReason(r.Reason))), reason, count(r.Tries), r.LastError,
		local(r.Since), short(r.Contact), a.advice(r),
	}
}

// opReasons are short words for why an operation stands where it stands.
var opReasons = map[store.OpReason]lang.Key{
	store.ReasonUndo: lang.ReasonUndoTime, store.ReasonOffline: lang.ReasonOfflineNow, store.ReasonTemporary: lang.ReasonLater, store.ReasonFull: lang.ReasonNoRoom,
	store.ReasonRefused: lang.ReasonNever, store.ReasonRecipient: lang.ReasonNoRecipient, store.ReasonCredentials: lang.ReasonLogin,
	store.ReasonTooLarge: lang.ReasonLarge, store.ReasonNewer: lang.ReasonNewerCame, store.ReasonAnswered: lang.ReasonOtherAnswered,
	store.ReasonClaimed: lang.ReasonColleague, store.ReasonOld: lang.ReasonTooOld, store.ReasonNotSafe: lang.ReasonUnsafe, store.ReasonApart: lang.ReasonTeamAway, store.ReasonNoAnswer: lang.ReasonCut,
	store.ReasonGone: lang.ReasonNotThere, store.ReasonNoFolder: lang.ReasonFolderNotThere, store.ReasonRetried: lang.ReasonAgain,
	store.ReasonRemains: lang.ReasonRemainsThere, store.ReasonUnread: lang.ReasonNotReadable,
	store.ReasonPersonSent: lang.ReasonSaidSent, store.ReasonPersonDrop: lang.ReasonSaidDiscard,
}

// advice says what a person can do about an operation.
func (a *app) advice(r opRow) string {
	switch store.OpState(r.State) {
	case store.OpUnclear:
		return a.T(lang.OpUnclearToDo, short(r.ID))
	case store.OpFailed:
		if store.OpKind(r.Kind) != store.OpSend {
			return a.T(lang.OpActToDo, short(r.ID))
		}
		return a.T(lang.OpFailedToDo, short(r.ID))
	case store.OpWaiting:
		if store.OpReason(r.Reason) == store.ReasonFull {
			return a.T(lang.OpFullToDo)
		}
		if store.OpReason(r.Reason) == store.ReasonApart {
			return a.T(lang.OpHeldToDo, short(r.ID))
		}
	case store.OpConflict:
		return a.T(lang.OpHeldToDo, short(r.ID))
	}
	return ""
}

type outboxListCommand struct {
	All bool
}

// Run prints what waits.
func (l *outboxListCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	ops, err := s.Outbox().List(l.All)
	if err != nil {
		return err
	}
	out := newSheet(a, opHeads, a.opCells)
	for _, o := range ops {
		if err := out.row(opRowOf(o)); err != nil {
			return err
		}
	}
	return out.close()
}

type opArg struct {
	ID string `arg:"" name:"id"`
}

type (
	outboxRetryCommand   struct{ opArg }
	outboxSentCommand    struct{ opArg }
	outboxDiscardCommand struct{ opArg }
)

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
	s, err := a.open(ctx, toAct)
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
	return newSheet(a, opHeads, a.opCells).print(opRowOf(o))
}
