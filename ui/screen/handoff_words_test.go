package screen

import (
	"testing"

	"baken/store"
	"baken/ui/lang"
)

// Each code of a referral and a handoff has its word, in every language.
func TestEveryCodeHasAWord(t *testing.T) {
	words := map[string]lang.Key{}
	for _, c := range store.ReferralWays {
		words["way "+string(c)] = WayWord(c)
	}
	for _, c := range append(store.ReferralTargets, "") {
		words["target "+string(c)] = TargetWord(c)
	}
	for _, c := range append(store.ReferralOutcomes, "") {
		words["outcome "+string(c)] = OutcomeWord(c)
	}
	for _, c := range append(store.Consents, store.NoConsentAsked) {
		words["consent "+string(c)] = ConsentWord(c)
	}
	for _, c := range store.Receivers {
		words["receiver "+string(c)] = receiverKeys[c]
	}
	for _, c := range store.HandoffModes {
		words["mode "+string(c)] = modeKeys[c]
	}
	for _, c := range store.HandoffFilters {
		words["filter "+string(c)] = handoffLists[c]
	}
	for _, s := range []store.HandoffState{store.InProgress, store.Accepted, store.Rejected, store.Revoked, store.HandedOver} {
		words["state "+string(s)] = HandoffWord(s)
		for _, r := range []store.Review{store.ReviewRequested, store.Approved, store.Returned} {
			words["review "+string(r)] = ReviewWord(r)
			words["at "+string(s)+" "+string(r)] = StandsAt(&store.HandoffError{State: s, Review: r})
		}
	}
	for _, field := range []string{"service", "kind", "target", "outcome", "consent", "consent-reason", "to", "mode", "reason", "summary", "comment", "review"} {
		words["lacks "+field] = MissingWord(field)
	}
	for code, key := range words {
		for _, l := range lang.Languages() {
			if w := lang.For(l).T(key); key == "" || w == "" || w == string(key) {
				t.Errorf("%s in %s: %q", code, l, w)
			}
		}
	}
}
