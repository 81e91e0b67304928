package outbox

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"baken/store"
	"baken/store/member"
)

// standing is what is known of a contact when its reply is about to go.
type standing struct {
	me       member.ID
	claimed  member.ID // who holds it; zero: nobody
	unsafe   bool      // mailing is not safe, and nobody has said why it goes nevertheless
	messages []store.Message
	// here says whether an operation is one of this workstation.
	here func(store.OpID) bool
	// apart says that the team's journal cannot be asked what others did.
	apart bool
}

// hold says why a reply must not go without a person's word, [store.ReasonNone]
// if it can: what came in or was answered since nobody had in sight when it was
// written (see [See]).
func hold(op store.Op, s standing, now time.Time, after time.Duration) store.OpReason {
	if op.Insist {
		return store.ReasonNone
	}
	var others []store.Message
	var flagged, known bool // \Answered is set; and that, or an answer that explains it, was known
	from := asked(op.Newest, op.Upto, s.messages)
	own := said(op.ID, s.messages)
	for _, m := range s.messages {
		seen := slices.Contains(op.Ours, nameOf(m))
		if m.Direction == store.In {
			others = append(others, m)
			if m.Mail == op.Newest {
				flagged, known = m.Flags&store.AnsweredFlag != 0, known || seen
			}
			continue
		}
		this := m.Op == op.ID && op.ID != (store.OpID{})
		mine := m.Op != (store.OpID{}) && s.here(m.Op)
		if !this && !mine && !(own != nil && own.SaidBefore(m)) {
			others = append(others, m)
		}
		known = known || (mine || seen) && !this && counts(m) && !m.At.Before(from)
	}
	if s.unsafe { // before all else: what else there is to say can wait
		return store.ReasonNotSafe
	}
	newer, answer := since(op.Newest, op.Upto, op.Ours, others)
	switch {
	case newer != nil:
		return store.ReasonNewer
	case answer != nil, flagged && !known:
		return store.ReasonAnswered
	case s.claimed != (member.ID{}) && s.claimed != s.me:
		return store.ReasonClaimed
	case after > 0 && now.Sub(op.Since) > after:
		return store.ReasonOld
	case s.apart:
		return store.ReasonApart
	}
	return store.ReasonNone
}

// said is the answer of an operation as the journal has it; nil: it has none. Of two
// answers that were given apart the first in the team's journal goes, and the other is
// held: all workstations find the same one first.
func said(op store.OpID, all []store.Message) *store.Message {
	for i := range all {
		if all[i].Op == op && op != (store.OpID{}) {
			return &all[i]
		}
	}
	return nil
}

// standing asks the store how things stand with a contact. A contact that is
// not there any more has nobody who could be answered twice.
func (s *Sender) standing(op store.Op) (standing, error) {
	st := standing{me: cmp.Or(op.By, s.store.Me()), here: func(id store.OpID) bool {
		_, err := s.outbox.Get(id)
		return err == nil
	}}
	c, messages, given, err := s.outbox.Before(op.ID, op.Contact)
	if errors.Is(err, store.ErrUnknown) {
		return st, nil
	}
	if err != nil {
		return st, err
	}
	st.claimed, st.messages = c.ClaimedBy, messages
	st.unsafe = c.MailSafe == store.NotSafe && given.Reason.IsEmpty()
	return st, nil
}
