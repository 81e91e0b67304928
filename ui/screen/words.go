package screen

import (
	"baken/inbox/chat"
	"baken/store"
	"baken/store/mail"
	"baken/ui/lang"
)

// Words for what the store has as a code, for whoever shows it elsewhere than on
// a screen.

// StateWord is how a contact stands.
func StateWord(s store.State) lang.Key { return stateKey(s) }

// ChannelWord is how a contact came.
func ChannelWord(c store.Channel) lang.Key { return channelKey(c) }

// GoesOnWord says how long a contact goes on that did not come by mail.
func GoesOnWord(c store.Channel) lang.Key { return goesOnKey(c) }

// DangerWord is what a person has judged.
func DangerWord(d store.Danger) lang.Key { return dangerKey(d) }

// UrgencyWord is what the rules found.
func UrgencyWord(u store.Urgency) lang.Key {
	if u == store.NotAssessed {
		return lang.UrgencyNotAssessed
	}
	return urgencyKey(u)
}

// AsideWord is why a contact was set aside.
func AsideWord(r store.AsideReason) lang.Key { return asideKey(r) }

// ReasonWord is what is said of what a rule found: label gives the name of a rule,
// found is how urgent the message is.
func ReasonWord(l *lang.Catalog, label func(rule string) string, rule string, found store.Urgency) string {
	switch rule {
	case store.RuleUnsent:
		return l.T(lang.AnswerUnsent)
	case store.RuleBounced:
		return l.T(lang.AnswerBounced)
	case store.RuleExcused:
		return l.T(lang.UrgencyRaised)
	}
	if words := label(rule); words != "" {
		return words
	}
	return l.T(urgencyKey(found))
}

// SendWord is how an operation of the outbox stands.
func SendWord(s store.OpState) lang.Key { return sendKey(s) }

// StandsWord is how an operation of the outbox stands; one that is over was done, or
// discarded by a person.
func StandsWord(k store.OpKind, s store.OpState, why store.OpReason) lang.Key {
	switch {
	case s == store.OpDone && why == store.ReasonPersonDrop:
		return lang.OpDropped
	case s == store.OpDone && k != store.OpSend:
		return lang.OpOver
	}
	return sendKey(s)
}

// FlawWord says what is wrong with a mail; false where there is nothing to say.
func FlawWord(f mail.Flaw) (lang.Key, bool) { k, ok := flawKeys[f]; return k, ok }

// OpWord is what an operation of the outbox does.
func OpWord(k store.OpKind) lang.Key { return opKey(k) }

// GoneWord says how a visitor went.
func GoneWord(p chat.Presence) lang.Key { return goneKey(p) }
