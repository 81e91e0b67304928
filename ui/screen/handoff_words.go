package screen

import (
	"errors"

	"baken/store"
	"baken/ui/lang"
)

var wayKeys = map[store.ReferralWay]lang.Key{"named": lang.WayNamed, "warm": lang.WayWarm, "file_opened": lang.WayFileOpened}

// WayWord is how far a referral went.
func WayWord(w store.ReferralWay) lang.Key { return wayKeys[w] }

var targetKeys = map[store.ReferralTarget]lang.Key{
	"": lang.TargetNotSaid, "caw": lang.TargetCAW, "vk": lang.TargetVK, "police": lang.TargetPolice, "clb": lang.TargetCLB, "cgg": lang.TargetCGG, "ocmw": lang.TargetOCMW,
	"gp": lang.TargetGP, "hospital": lang.TargetHospital, "sexual_assault_centre": lang.TargetZSG, "lawyer": lang.TargetLawyer, "helpline": lang.TargetHelpline,
	"other": lang.TargetOther,
}

// TargetWord is what sort of service it is.
func TargetWord(t store.ReferralTarget) lang.Key { return targetKeys[t] }

var outcomeKeys = map[store.ReferralOutcome]lang.Key{
	"": lang.OutcomeNotSaid, "accepted": lang.OutcomeAccepted, "declined_by_caller": lang.OutcomeDeclined, "unavailable": lang.OutcomeNoRoom,
	"already_client": lang.OutcomeClient, "unknown": lang.OutcomeUnknown,
}

// OutcomeWord is what came of a referral.
func OutcomeWord(o store.ReferralOutcome) lang.Key { return outcomeKeys[o] }

var consentKeys = map[store.Consent]lang.Key{
	store.NoConsentAsked: lang.ConsentNotAsked, store.ConsentGiven: lang.ConsentGiven, store.ConsentNotNeeded: lang.ConsentNeedless, store.ConsentOverridden: lang.ConsentOver,
}

// ConsentWord is whether who it is about agreed.
func ConsentWord(c store.Consent) lang.Key { return consentKeys[c] }

var receiverKeys = map[store.Receiver]lang.Key{store.ToPerson: lang.ToAPerson, store.ToTeam: lang.ToATeam, store.ToRegion: lang.ToARegion}

var modeKeys = map[store.HandoffMode]lang.Key{"warm": lang.ModeWarm, "cold": lang.ModeCold}

var handoffKeys = map[store.HandoffState]lang.Key{
	store.InProgress: lang.HandoffOffered, store.Accepted: lang.HandoffAccepted, store.Rejected: lang.HandoffRejected, store.Revoked: lang.HandoffRevoked,
	store.HandedOver: lang.HandoffOver,
}

// HandoffWord is where a handoff stands.
func HandoffWord(s store.HandoffState) lang.Key { return handoffKeys[s] }

var reviewKeys = map[store.Review]lang.Key{store.ReviewRequested: lang.ReviewWaits, store.Approved: lang.ReviewPassed, store.Returned: lang.ReviewBack}

// ReviewWord is where its review stands.
func ReviewWord(r store.Review) lang.Key { return reviewKeys[r] }

var lacks = map[string]lang.Key{
	"service": lang.LacksService, "kind": lang.LacksWay, "target": lang.LacksTarget, "outcome": lang.LacksOutcome, "consent": lang.LacksConsent,
	"consent-reason": lang.LacksWhy, "to": lang.LacksTo, "mode": lang.LacksMode, "reason": lang.LacksReason, "summary": lang.LacksSummary,
	"comment": lang.LacksComment, "review": lang.LacksReview,
}

// MissingWord says what is missing of a referral or a handoff.
func MissingWord(field string) lang.Key { return lacks[field] }

// StandsAt says from where a handoff does not go on.
func StandsAt(e *store.HandoffError) lang.Key {
	switch e.State {
	case store.Accepted:
		return lang.AtAccepted
	case store.Rejected:
		return lang.AtRejected
	case store.Revoked:
		return lang.AtRevoked
	case store.HandedOver:
		return lang.AtOver
	}
	switch e.Review {
	case store.Returned:
		return lang.AtReturned
	case store.Approved:
		return lang.AtReviewed
	}
	return lang.AtInProgress
}

// HandoffFailure says why an act on a referral or a handoff was not done; false where
// that is of another kind.
func HandoffFailure(l *lang.Catalog, err error) (string, bool) {
	var missing *store.IncompleteError
	var where *store.HandoffError
	var role *store.RoleError
	switch {
	case errors.As(err, &missing):
		return l.T(MissingWord(missing.Field)), true
	case errors.As(err, &where):
		return l.T(StandsAt(where)), true
	case errors.As(err, &role):
		return l.T(lang.TakesNone, lang.Safe(role.Name.Line())), true
	case errors.Is(err, store.ErrOwn):
		return l.T(lang.ReviewsOwn), true
	case errors.Is(err, store.ErrOthers):
		return l.T(lang.OthersToDo), true
	}
	return "", false
}
