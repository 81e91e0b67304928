package command

import (
	"context"
	"strings"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

type referCommand struct {
	contactArg
	Service string `arg:""`
	Phone   string
	Kind    string `enum:"named,warm,file_opened" default:"named"`
	Target  string `enum:",caw,vk,police,clb,cgg,ocmw,gp,hospital,sexual_assault_centre,lawyer,helpline,other" default:""`
	Consent string `enum:",given,not_needed,overridden" default:""`
	Reason  string
	Outcome string `enum:",accepted,declined_by_caller,unavailable,already_client,unknown" default:""`
}

// Run records a referral in the contact's case. Where the contact has one to the same
// service already and nothing but the outcome is given, it is that one's outcome.
func (r *referCommand) Run(ctx context.Context, a *app) error {
	return a.with(ctx, r.Contact, func(s *lease, id store.ContactID) error {
		ref, err := r.known(s, id)
		if err != nil {
			return err
		}
		var d store.Done
		if ref != (store.ReferralID{}) {
			d, err = s.TurnReferral(ctx, id, ref, store.ReferralOutcome(r.Outcome))
		} else {
			d, ref, err = s.Refer(ctx, id, store.Referral{
				Service: outside.New(r.Service), Phone: outside.New(r.Phone), Reason: outside.New(r.Reason), Way: store.ReferralWay(r.Kind),
				Target: store.ReferralTarget(r.Target), Consent: store.Consent(r.Consent), Outcome: store.ReferralOutcome(r.Outcome),
			})
		}
		if err != nil {
			return err
		}
		return a.printAct(ref.String(), short, d)
	})
}

// known is the newest referral of the contact to the same service, if the command
// says no more of it than what came of it.
func (r *referCommand) known(s *lease, id store.ContactID) (ref store.ReferralID, err error) {
	if r.Outcome == "" || r.Kind != "named" || r.Phone+r.Target+r.Consent+r.Reason != "" {
		return ref, nil
	}
	c, err := s.Contact(id)
	if err != nil || c.Case == (store.CaseID{}) {
		return ref, err
	}
	f, err := s.CaseFile(c.Case)
	for _, known := range f.Referrals {
		if known.Contact == c.ID && known.Service == outside.New(r.Service) {
			ref = known.ID
		}
	}
	return ref, err
}

// referralRow is a service that somebody was referred to.
type referralRow struct {
	ID      string       `json:"id"`
	At      time.Time    `json:"at"`
	By      outside.Safe `json:"by,omitzero"`
	Contact string       `json:"contact"`
	Service outside.Safe `json:"service,omitzero"`
	Phone   outside.Safe `json:"phone,omitzero"`
	Kind    string       `json:"kind"`
	Target  string       `json:"target,omitzero"`
	Consent string       `json:"consent,omitzero"`
	Reason  outside.Safe `json:"reason,omitzero"`
	Outcome string       `json:"outcome,omitzero"`
}

func referralRowOf(r store.Referral) referralRow {
	return referralRow{r.ID.String(), utc(r.At), r.By.Line(), r.Contact.String(), r.Service.Line(), r.Phone.Line(),
		string(r.Way), string(r.Target), string(r.Consent), r.Reason.Line(), string(r.Outcome)}
}

// referralWords is a referral on one line.
func (a *app) referralWords(r referralRow) string {
	words := []string{r.Service.String()}
	if r.Service.IsEmpty() {
		words[0] = a.T(lang.ErasedWord)
	}
	if !r.Phone.IsEmpty() {
		words = append(words, r.Phone.String())
	}
	words = append(words, a.T(screen.WayWord(store.ReferralWay(r.Kind))))
	if r.Target != "" {
		words = append(words, a.T(screen.TargetWord(store.ReferralTarget(r.Target))))
	}
	if r.Consent != "" {
		words = append(words, a.T(screen.ConsentWord(store.Consent(r.Consent))))
	}
	return strings.Join(append(words, a.T(screen.OutcomeWord(store.ReferralOutcome(r.Outcome)))), " · ")
}
