package outbox

import (
	"slices"
	"time"

	"baken/store"
)

// counts says whether a message is one that somebody must have seen before a
// reply goes. What a machine wrote of itself is none, unless the rules found
// something in it. What the server took for junk is one: it may be the writer's.
func counts(m store.Message) bool {
	switch m.Aside {
	case store.AsideAutoReply, store.AsideBounce, store.AsideList:
		return m.Urgency >= store.Raised
	}
	return !m.Bounce || m.Urgency >= store.Raised
}

// Answered picks the message that a reply answers: the newest from outside that
// counts, else our own newest, else the newest that a machine wrote. It is nil
// for a contact without messages only, so that an answer never begins another
// contact. Of ours that are not in the mailbox yet, none is picked without its
// Message-ID.
func Answered(all []store.Message) *store.Message {
	var in, out, machine, bounce *store.Message
	for i := range all {
		switch m := &all[i]; {
		case m.Direction == store.Out:
			if m.Aside == "" && !m.Head.MessageID.IsEmpty() {
				out = m
			}
		case m.Bounce || m.Aside == store.AsideBounce:
			bounce = m
		case counts(*m):
			in = m
		default:
			machine = m
		}
	}
	for _, m := range []*store.Message{in, out, machine, bounce} {
		if m != nil {
			return m
		}
	}
	return nil
}

// See takes all messages as read by whoever writes a draft. Its times are the
// server's, of what came from outside; our own answers are known by their ids,
// because our clock may be ahead.
func See(d *store.ReplyDraft, all []store.Message) {
	d.Newest, d.Upto, d.Ours = store.MailID{}, time.Time{}, nil
	if m := Answered(all); m != nil && m.Direction == store.In {
		d.Newest = m.Mail
	}
	for _, m := range all {
		switch {
		case m.Direction == store.Out:
			d.Ours = append(d.Ours, nameOf(m))
		case m.At.After(d.Upto):
			d.Upto = m.At
		}
		if m.Mail == d.Newest && m.Flags&store.AnsweredFlag != 0 {
			d.Ours = append(d.Ours, m.Mail) // that it was answered was to be seen too
		}
	}
	d.Ours = lately(d.Ours)
}

// Sighted says whether a draft says what was in sight when it was written.
func Sighted(d store.ReplyDraft) bool {
	return d.Newest != (store.MailID{}) || !d.Upto.IsZero() || len(d.Ours) > 0
}

// lately bounds what is kept: in a conversation of years only the last answers
// can be newer than the message that is answered.
func lately(ours [][16]byte) [][16]byte { return ours[max(0, len(ours)-maxOurs):] }

const maxOurs = 200

// nameOf is what an answer of ours goes by, here as soon as it is written, and
// also when it has come to stand in Sent.
func nameOf(m store.Message) [16]byte {
	if m.Op != (store.OpID{}) {
		return m.Op
	}
	return m.Mail
}

// Meanwhile gives what happened since a draft had all in sight: a newer message
// from outside, and an answer of ours; nil for none.
func Meanwhile(d store.ReplyDraft, all []store.Message) (newer, answer *store.Message) {
	return since(d.Newest, d.Upto, d.Ours, all)
}

// asked is when the message that is answered came: what is older is no answer
// to it.
func asked(newest store.MailID, upto time.Time, all []store.Message) time.Time {
	for _, m := range all {
		if m.Direction == store.In && m.Mail == newest && m.At.Before(upto) {
			return m.At
		}
	}
	return upto
}

func since(newest store.MailID, upto time.Time, ours [][16]byte, all []store.Message) (newer, answer *store.Message) {
	from := asked(newest, upto, all)
	for i := range all {
		switch m := &all[i]; {
		case !counts(*m):
		case m.Direction == store.In:
			if m.At.After(upto) && m.Mail != newest {
				newer = m
			}
		case !m.At.Before(from) && !slices.Contains(ours, nameOf(*m)):
			answer = m
		}
	}
	return newer, answer
}
