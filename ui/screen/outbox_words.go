package screen

import (
	"baken/keymap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// explain says in words why an operation stands where it stands and what can be
// done.
func (o *Outbox) explain(op store.Op) []string {
	s := o.s
	key := func(a keymap.Action) lang.Arg { return s.firstKey(keymap.Outbox, a) }
	decide := s.T(lang.HeldAdvice, key(keymap.Retry), key(keymap.Discard))
	switch op.Reason {
	case store.ReasonNewer:
		return []string{s.T(lang.HeldNewer), decide}
	case store.ReasonAnswered:
		return []string{s.T(lang.HeldAnswered, lang.Said(s.T(lang.Somebody))), decide}
	case store.ReasonClaimed:
		who := lang.Said(s.T(lang.Somebody))
		if c, ok := o.rows.contacts[op.Contact]; ok && !c.Claimer.IsEmpty() {
			who = lang.Safe(c.Claimer.Line())
		}
		return []string{s.T(lang.NotYourClaim, who), decide}
	case store.ReasonApart:
		return []string{s.T(lang.OutboxApart, key(keymap.Retry))}
	case store.ReasonNotSafe:
		return []string{s.T(lang.HeldNotSafe), decide}
	case store.ReasonOld:
		return []string{s.T(lang.HeldLate, lang.N(int(s.Config.HoldAfter.Hours()))), decide}
	case store.ReasonNoAnswer:
		return []string{s.T(lang.UnclearExplain), s.T(lang.UnclearAdvice)}
	case store.ReasonOffline:
		return []string{s.T(lang.OutboxOffline)}
	case store.ReasonTemporary:
		return []string{s.T(lang.FailedForNow)}
	case store.ReasonFull:
		return []string{s.T(lang.OutboxFull)}
	case store.ReasonRefused:
		return []string{o.refused(op)}
	case store.ReasonRecipient:
		return []string{s.T(lang.OutboxRecipient)}
	case store.ReasonCredentials:
		return []string{s.T(lang.LoginRefused)}
	case store.ReasonTooLarge:
		return []string{s.T(lang.OutboxTooLarge)}
	case store.ReasonGone:
		return []string{s.T(lang.OutboxGone)}
	case store.ReasonNoFolder:
		return []string{s.T(lang.OutboxNoFolder)}
	case store.ReasonRemains:
		return []string{s.T(lang.OutboxRemains, lang.Safe(folders(op.Remains)))}
	case store.ReasonUnread:
		return []string{s.T(lang.OutboxUnread, lang.Safe(folders(op.Remains)))}
	}
	switch op.State {
	case store.OpUnclear:
		return []string{s.T(lang.UnclearExplain), s.T(lang.UnclearAdvice)}
	case store.OpTrying:
		if op.Kind == store.OpSend {
			return []string{s.T(lang.SendTrying)}
		}
		return []string{s.T(lang.ServerTrying)}
	case store.OpFailed:
		return []string{o.refused(op)}
	}
	if op.Kind == store.OpSend && op.Tries == 0 && op.NotBefore.After(s.Now()) {
		return []string{s.T(lang.OutboxUndo, key(keymap.Undo))}
	}
	return []string{s.T(lang.OutboxByItself)}
}

// refused says what the server's refusal means: of a mail that was to be sent the text
// comes back, of an act on the mailbox there is none.
func (o *Outbox) refused(op store.Op) string {
	again, drop := o.s.firstKey(keymap.Outbox, keymap.Retry), o.s.firstKey(keymap.Outbox, keymap.Discard)
	switch op.Kind {
	case store.OpSend:
		return o.s.T(lang.FailedForGood, drop)
	case store.OpAppend:
		return o.s.T(lang.CopyRefused, again, drop)
	default:
		return o.s.T(lang.ActRefused, again, drop)
	}
}

// folders are the names of folders of the server, one after the other.
func folders(names []outside.Text) outside.Safe {
	var safe []outside.Safe
	for _, n := range names {
		safe = append(safe, n.Line())
	}
	return outside.Join(", ", safe...)
}
