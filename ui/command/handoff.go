package command

import (
	"context"
	"errors"
	"strings"
	"time"

	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

type handoffCommand struct {
	List    handoffListCommand    `cmd:"" default:"withargs" hidden:""`
	Show    handoffShowCommand    `cmd:""`
	Offer   handoffOfferCommand   `cmd:""`
	Revise  handoffReviseCommand  `cmd:""`
	Accept  handoffAcceptCommand  `cmd:""`
	Reject  handoffRejectCommand  `cmd:""`
	Revoke  handoffRevokeCommand  `cmd:""`
	Done    handoffDoneCommand    `cmd:""`
	Approve handoffApproveCommand `cmd:""`
	Return  handoffReturnCommand  `cmd:""`
}

// handoffRow is a handoff as the command line gives it.
type handoffRow struct {
	ID            string       `json:"id"`
	Case          string       `json:"case"`
	From          outside.Safe `json:"from"`
	To            outside.Safe `json:"to,omitzero"`
	Mode          string       `json:"mode"`
	State         string       `json:"state"`
	Review        string       `json:"review"`
	Reason        outside.Safe `json:"reason,omitzero"`
	Summary       outside.Safe `json:"summary,omitzero"`
	At            time.Time    `json:"at"`
	Contact       string       `json:"contact"`
	Whom          string       `json:"whom"` // person, team, region
	Consent       string       `json:"consent,omitzero"`
	ConsentReason outside.Safe `json:"consent_reason,omitzero"`
	Note          outside.Safe `json:"note,omitzero"` // for the team only
	AnsweredAt    time.Time    `json:"answered_at,omitzero"`
	AnsweredBy    outside.Safe `json:"answered_by,omitzero"`
	Answer        outside.Safe `json:"answer,omitzero"` // why it was rejected
	ReviewedAt    time.Time    `json:"reviewed_at,omitzero"`
	ReviewedBy    outside.Safe `json:"reviewed_by,omitzero"`
	Comment       outside.Safe `json:"comment,omitzero"` // of the supervisor
}

func handoffRowOf(h store.Handoff) handoffRow {
	return handoffRow{
		ID: h.ID.String(), Case: h.CaseNumber, From: h.From.Line(), To: h.To.Line(), Mode: string(h.Mode), State: string(h.State), Review: string(h.Review),
		Reason: h.Reason.Line(), Summary: h.Summary.Block(), At: utc(h.At), Contact: h.Contact.String(), Whom: string(h.Whom), Consent: string(h.Consent),
		ConsentReason: h.Without.Line(), Note: h.Note.Block(), AnsweredAt: utc(h.AnsweredAt), AnsweredBy: h.AnsweredBy.Line(), Answer: h.Answer.Block(),
		ReviewedAt: utc(h.ReviewedAt), ReviewedBy: h.ReviewedBy.Line(), Comment: h.Comment.Block(),
	}
}

// handoffArg is the handoff that a command is on.
type handoffArg struct {
	ID string `arg:"" name:"handoff"`
}

type (
	handoffAcceptCommand struct{ handoffArg }
	handoffRejectCommand struct {
		handoffArg
		Reason string
	}
	handoffRevokeCommand  struct{ handoffArg }
	handoffDoneCommand    struct{ handoffArg }
	handoffApproveCommand struct {
		handoffArg
		Comment string
	}
	handoffReturnCommand struct{ handoffArg }
	handoffReviseCommand struct {
		handoffArg
		Reason string
		Note   string
	}
	handoffOfferCommand struct {
		Case          string `arg:""`
		Person        string `xor:"to"`
		Team          string `xor:"to"`
		Region        string `xor:"to"`
		Mode          string `enum:"warm,cold" default:"warm"`
		Reason        string
		Consent       string `enum:",given,not_needed,overridden" default:""`
		ConsentReason string
		Note          string
	}
)

// Run offers the case; the summary is what stands on stdin.
func (h *handoffOfferCommand) Run(ctx context.Context, a *app) error {
	if err := longID(h.Case); err != nil {
		return err
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	contact, err := inCase(s, h.Case)
	if err != nil {
		return err
	}
	o := store.Offer{Mode: store.HandoffMode(h.Mode), Consent: store.Consent(h.Consent), Without: outside.New(h.ConsentReason),
		Reason: outside.New(h.Reason), Note: outside.New(h.Note), Whom: store.ToTeam, Name: outside.New(h.Team)}
	switch {
	case h.Person != "":
		o.Whom = store.ToPerson
		if o.Person, err = a.memberOf(s, h.Person); err != nil {
			return err
		}
	case h.Region != "":
		o.Whom, o.Name = store.ToRegion, outside.New(h.Region)
	}
	if o.Summary, err = a.text(store.MaxNote); err != nil {
		return err
	}
	_, id, err := s.OfferHandoff(ctx, contact, o)
	if err != nil {
		return err
	}
	return a.printHandoff(s, id)
}

// inCase is the newest contact of a case, which is given by its number or id; or a
// contact itself.
func inCase(s *lease, words string) (id store.ContactID, err error) {
	k, err := s.FindCase(words)
	if errors.Is(err, store.ErrUnknown) {
		return s.FindContact(words)
	}
	if err != nil {
		return id, err
	}
	f, err := s.CaseFile(k)
	if err == nil && len(f.Contacts) == 0 {
		err = store.ErrUnknown
	}
	if err != nil {
		return id, err
	}
	return f.Contacts[len(f.Contacts)-1].ID, nil
}

// memberOf finds a member by the name that colleagues see.
func (a *app) memberOf(s *lease, name string) (id member.ID, err error) {
	all, err := s.Members()
	if err != nil {
		return id, err
	}
	var names []string
	for _, m := range all {
		if strings.EqualFold(m.Name.Unsafe(), strings.TrimSpace(name)) {
			return m.ID, nil
		}
		names = append(names, m.Name.Line().String())
	}
	return id, fail(lang.NoSuchMember, outside.New(name).Line().String(), strings.Join(names, ", "))
}

// Run writes an offer anew; the summary is what stands on stdin. What no flag says
// stays as it was.
func (h *handoffReviseCommand) Run(ctx context.Context, a *app) error {
	return a.onHandoff(ctx, h.ID, func(s *lease, id store.HandoffID) (store.Done, error) {
		was, err := s.Handoff(id)
		if err != nil {
			return store.Done{}, err
		}
		reason, note := was.Reason, was.Note
		if h.Reason != "" {
			reason = outside.New(h.Reason)
		}
		if h.Note != "" {
			note = outside.New(h.Note)
		}
		summary, err := a.text(store.MaxNote)
		if err != nil {
			return store.Done{}, err
		}
		return s.ReviseHandoff(ctx, id, reason, summary, note)
	})
}

// Run takes the case over.
func (h *handoffAcceptCommand) Run(ctx context.Context, a *app) error {
	return a.onHandoff(ctx, h.ID, func(s *lease, id store.HandoffID) (store.Done, error) { return s.AcceptHandoff(ctx, id) })
}

// Run leaves the case where it is.
func (h *handoffRejectCommand) Run(ctx context.Context, a *app) error {
	return a.onHandoff(ctx, h.ID, func(s *lease, id store.HandoffID) (store.Done, error) {
		return s.RejectHandoff(ctx, id, outside.New(h.Reason))
	})
}

// Run takes the offer back.
func (h *handoffRevokeCommand) Run(ctx context.Context, a *app) error {
	return a.onHandoff(ctx, h.ID, func(s *lease, id store.HandoffID) (store.Done, error) { return s.RevokeHandoff(ctx, id) })
}

// Run says that the answer was seen.
func (h *handoffDoneCommand) Run(ctx context.Context, a *app) error {
	return a.onHandoff(ctx, h.ID, func(s *lease, id store.HandoffID) (store.Done, error) { return s.FinishHandoff(ctx, id) })
}

// Run approves.
func (h *handoffApproveCommand) Run(ctx context.Context, a *app) error {
	return a.onHandoff(ctx, h.ID, func(s *lease, id store.HandoffID) (store.Done, error) {
		return s.ReviewHandoff(ctx, id, store.Approved, outside.New(h.Comment))
	})
}

// Run sends it back, with the comment that stands on stdin.
func (h *handoffReturnCommand) Run(ctx context.Context, a *app) error {
	return a.onHandoff(ctx, h.ID, func(s *lease, id store.HandoffID) (store.Done, error) {
		comment, err := a.text(store.MaxNote)
		if err != nil {
			return store.Done{}, err
		}
		return s.ReviewHandoff(ctx, id, store.Returned, comment)
	})
}

// onHandoff does an act on a handoff and prints what came of it.
func (a *app) onHandoff(ctx context.Context, prefix string, do func(*lease, store.HandoffID) (store.Done, error)) error {
	if err := longID(prefix); err != nil {
		return err
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	id, err := s.FindHandoff(prefix)
	if err != nil {
		return err
	}
	if _, err := do(s, id); err != nil {
		return err
	}
	return a.printHandoff(s, id)
}

// printHandoff prints how a handoff stands after an act, as every act does.
func (a *app) printHandoff(s *lease, id store.HandoffID) error {
	h, err := s.Handoff(id)
	if err != nil {
		return err
	}
	return newSheet(a, []lang.Key{lang.HeadContact, lang.HeadCase, lang.HeadState, lang.HeadID}, func(r actRow) []string {
		return []string{short(r.Contact), r.Case, a.T(screen.HandoffWord(h.State)), short(r.ID)}
	}).print(actRow{ID: id.String(), Contact: h.Contact.String(), Case: h.CaseNumber, State: string(h.State)})
}
