package demo

import (
	"baken/store"
	"baken/store/outside"
)

// Offer is what the colleague says of the case that she hands off; to whom is not in
// it.
var Offer = store.Offer{
	Whom: store.ToPerson, Mode: "warm", Consent: store.ConsentGiven,
	Reason:  outside.New("Ik ben er volgende week niet."),
	Summary: outside.New("Er wacht een vraag op antwoord. Er is nog niets beloofd of afgesproken; bellen kan alleen voor 17 uur."),
	Note:    outside.New("Bel mij gerust als er iets niet duidelijk is."),
}
