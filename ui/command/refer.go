package command

import (
	"context"
	"errors"
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
			var to store.Referral
			if to, err = r.to(s, id); err == nil {
				d, ref, err = s.Refer(ctx, id, to)
			}
			if err == nil {
				a.sayReferred(to)
			}
		}
		if err != nil {
			return err
		}
		return a.printAct(ref.String(), short, d)
	})
}

// to is the referral that the command records: to the service of the directory that
// has this id, or to what was typed.
func (r *referCommand) to(s *lease, id store.ContactID) (store.Referral, error) {
	to := store.Referral{Service: outside.New(r.Service)}
	v, d, err := s.Service(outside.New(r.Service), store.DirectoryID{})
	switch {
	case err == nil:
		q, err := s.ServicesFor(id)
		if err != nil {
			return to, err
		}
		to = store.ReferralTo(v, d.ID, screen.PlaceFor(&v, q))
	case !errors.Is(err, store.ErrUnknown) && !errors.Is(err, store.ErrNoDirectory):
		return to, err
	}
	to.Way, to.Consent, to.Outcome, to.Reason = store.ReferralWay(r.Kind), store.Consent(r.Consent), store.ReferralOutcome(r.Outcome), outside.New(r.Reason)
	if r.Phone != "" {
		to.Phone = outside.New(r.Phone)
	}
	if r.Target != "" {
		to.Target = store.ReferralTarget(r.Target)
	}
	return to, nil
}

// sayReferred says what was taken for what: words for a service of the directory, or what
// looks like the id of one for words.
func (a *app) sayReferred(to store.Referral) {
	words := to.Service.Line().String()
	switch {
	case !to.ServiceID.IsEmpty():
		a.say(lang.ReferredTo, to.Service.Line().Cut(80).String())
	case !strings.Contains(words, " ") && strings.ContainsAny(words, "0123456789"):
		a.say(lang.ReferredWords)
	}
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
		if known.Contact == c.ID && (known.Service == outside.New(r.Service) || !known.ServiceID.IsEmpty() && known.ServiceID == outside.New(r.Service)) {
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

	ServiceID outside.Safe `json:"service_id,omitzero"` // in the directory
	Where     outside.Safe `json:"where,omitzero"`
	Directory string       `json:"directory,omitzero"` // which version of it
}

func referralRowOf(r store.Referral) referralRow {
	row := referralRow{ID: r.ID.String(), At: utc(r.At), By: r.By.Line(), Contact: r.Contact.String(), Service: r.Service.Line(), Phone: r.Phone.Line(),
		Kind: string(r.Way), Target: string(r.Target), Consent: string(r.Consent), Reason: r.Reason.Line(), Outcome: string(r.Outcome),
		ServiceID: r.ServiceID.Line(), Where: r.Where.Line()}
	if r.Directory != (store.DirectoryID{}) {
		row.Directory = r.Directory.String()
	}
	return row
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
