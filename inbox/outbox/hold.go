package outbox

import (
	"errors"
	"time"

	"baken/store"
	"baken/store/member"
)

// standing is what is known of a contact when its reply is about to go.
type standing struct {
	me       member.ID
	claimed  member.ID // who holds it; zero: nobody
	messages []store.Message
	// here says whether an operation is one of this workstation.
	here func(store.OpID) bool
}

// hold says why a reply must not go without a person's word, [store.ReasonNone]
// if it can. The draft was based on the message op.Newest of time op.Upto; what
// is newer than that nobody had in sight.
func hold(op store.Op, s standing, now time.Time, after time.Duration) store.OpReason {
	if op.Insist {
		return store.ReasonNone
	}
	seen := op.Upto
	if seen.IsZero() {
		seen = op.Since
	}
	var newer, answered, ours, flagged bool
	for _, m := range s.messages {
		switch {
		case m.Aside != "" || m.Op == op.ID && op.ID != (store.OpID{}):
			// What a machine wrote changes nothing; nor does this very reply.
		case m.Direction == store.In:
			newer = newer || m.At.After(seen) && m.Mail != op.Newest
			flagged = flagged || m.Mail == op.Newest && m.Flags&store.AnsweredFlag != 0
		case !m.At.Before(seen):
			mine := m.Op != (store.OpID{}) && s.here(m.Op)
			ours = ours || mine
			answered = answered || !mine
		}
	}
	switch {
	case newer:
		return store.ReasonNewer
	case answered, flagged && !ours && op.Newest != (store.MailID{}):
		return store.ReasonAnswered
	case s.claimed != (member.ID{}) && s.claimed != s.me:
		return store.ReasonClaimed
	case after > 0 && now.Sub(op.Since) > after:
		return store.ReasonOld
	}
	return store.ReasonNone
}

// standing asks the store how things stand with a contact. A contact that is
// not there any more has nobody who could be answered twice.
func (s *Sender) standing(op store.Op) (standing, error) {
	st := standing{me: s.store.Me(), here: func(id store.OpID) bool {
		_, err := s.outbox.Get(id)
		return err == nil
	}}
	c, err := s.store.Contact(op.Contact)
	if errors.Is(err, store.ErrUnknown) {
		return st, nil
	}
	if err != nil {
		return st, err
	}
	st.claimed = c.ClaimedBy
	st.messages, err = s.store.Conversation(op.Contact)
	return st, err
}
