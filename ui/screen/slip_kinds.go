package screen

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// choicesOf are codes as choices, each with its word; the code finds it too.
func choicesOf[C ~string](s *Session, all []C, word func(C) lang.Key) (choices []part.Choice) {
	for _, c := range all {
		choices = append(choices, part.Choice{ID: string(c), Label: s.T(word(c)), Also: string(c)})
	}
	return choices
}

// orNone puts before choices that nothing is said.
func orNone[C ~string](s *Session, word func(C) lang.Key, choices []part.Choice) []part.Choice {
	return append([]part.Choice{{Label: s.T(word(""))}}, choices...)
}

func overridden(s *Slip) bool { return s.field("consent").picked == string(store.ConsentOverridden) }

// NewReferral begins a referral in the case of a contact, or goes on with one that
// was begun. earlier are those that were made: what came of one can be said too. to is
// what is known already of a new one, out of the directory; zero: nothing.
func NewReferral(s *Session, c store.Contact, earlier []store.Referral, to store.Referral) (*Slip, tea.Cmd) {
	p := newSlip(s, c, store.ReferralSlip)
	p.word, p.title, p.stays, p.act = lang.SlipWord, s.T(lang.ReferralTitle, lang.Said(c.Pseudonym.In(s.Language()))), s.T(lang.ReferralStays), keymap.Refer
	fresh := func(p *Slip) bool { return len(earlier) == 0 || p.field("earlier").picked == "" }
	if len(earlier) > 0 {
		of := []part.Choice{{Label: s.T(lang.ReferNew)}}
		for i := len(earlier) - 1; i >= 0; i-- {
			name := earlier[i].Service.Line().String()
			if earlier[i].Erased {
				name = s.T(lang.ErasedWord)
			}
			of = append(of, part.Choice{ID: earlier[i].ID.String(), Label: s.T(lang.ReferPrevious, lang.Said(name))})
		}
		p.fields = append(p.fields, pick("earlier", lang.ReferWhich, of))
	}
	service, phone, why := p.lineField("service", lang.ReferService), p.lineField("phone", lang.ReferPhone), p.lineField("reason", lang.ReferWhy)
	way := pick("kind", lang.ReferWay, choicesOf(s, store.ReferralWays, WayWord))
	target := pick("target", lang.ReferTarget, orNone(s, TargetWord, choicesOf(s, store.ReferralTargets, TargetWord)))
	consent := pick("consent", lang.ReferConsent, orNone(s, ConsentWord, choicesOf(s, store.Consents, ConsentWord)))
	where := p.lineField("where", lang.ReferWhere)
	for _, f := range []*slipField{service, phone, way, target, consent} {
		f.when = fresh
	}
	where.when = func(p *Slip) bool { return fresh(p) && !p.hidden[slipService].IsEmpty() }
	why.when = func(p *Slip) bool { return fresh(p) && overridden(p) }
	outcome := pick("outcome", lang.ReferOutcome, orNone(s, OutcomeWord, choicesOf(s, store.ReferralOutcomes, OutcomeWord)))
	p.fields = append(p.fields, service, phone, where, way, target, consent, why, outcome)
	if len(earlier) > 0 {
		p.at = 1 // a new one is what is meant most often; back is the outcome of another
	}
	name := c.Pseudonym.In(s.Language())
	p.keepIn = func(ctx context.Context, v map[string]outside.Text) (Acted, error) {
		word := func(field string) string { return v[field].Line().String() }
		for _, r := range earlier {
			if r.ID.String() == word("earlier") {
				d, err := s.Store.TurnReferral(ctx, c.ID, r.ID, store.ReferralOutcome(word("outcome")))
				if err == nil {
					err = s.Store.DropSlip(ctx, c.ID, store.ReferralSlip)
				}
				return Acted{Key: lang.DoneOutcome, Name: name, Contact: d.Contact, Undo: d.Event}, err
			}
		}
		r := store.Referral{
			Service: v["service"], Phone: v["phone"], Where: v["where"], Reason: v["reason"], Way: store.ReferralWay(word("kind")), Target: store.ReferralTarget(word("target")),
			Consent: store.Consent(word("consent")), Outcome: store.ReferralOutcome(word("outcome")),
		}
		fromDirectory(&r, v)
		d, _, err := s.Store.Refer(ctx, c.ID, r)
		return Acted{Key: lang.DoneRefer, Name: name, Contact: d.Contact, Undo: d.Event}, err
	}
	p.referTo(to)
	p.focusField()
	return p, p.load()
}

// NewHandoff begins to hand the case of a contact off, or goes on with what was
// begun. members are those of the team.
func NewHandoff(s *Session, c store.Contact, members []store.Member) (*Slip, tea.Cmd) {
	p := newSlip(s, c, store.HandoffSlip)
	p.word, p.stays, p.act = lang.SlipHandoff, s.T(lang.HandoffStays), keymap.HandOff
	p.title = s.T(lang.HandoffSlip, lang.Said(c.Pseudonym.In(s.Language())))
	var people []part.Choice
	for _, m := range members {
		if m.ID != s.Store.Me() && m.Roles.May(member.AcceptHandoff) {
			people = append(people, part.Choice{ID: m.ID.String(), Label: m.Name.Line().String()})
		}
	}
	kinds := choicesOf(s, store.Receivers, func(r store.Receiver) lang.Key { return receiverKeys[r] })
	if len(people) == 0 {
		kinds = kinds[1:]
	}
	whom := pick("whom", lang.HandoffWhom, kinds)
	p.fields = append(p.fields, whom)
	toPerson := func(*Slip) bool { return whom.picked == string(store.ToPerson) }
	if len(people) > 0 {
		person := pick("person", lang.HandoffTo, people)
		person.when = toPerson
		p.fields = append(p.fields, person)
	}
	to, why := p.lineField("to", lang.HandoffTo), p.lineField("without", lang.ReferWhy)
	to.when = func(p *Slip) bool { return !toPerson(p) }
	why.when = overridden
	p.fields = append(p.fields, to,
		pick("mode", lang.HandoffMode, choicesOf(s, store.HandoffModes, func(m store.HandoffMode) lang.Key { return modeKeys[m] })),
		pick("consent", lang.ReferConsent, orNone(s, ConsentWord, choicesOf(s, store.Consents, ConsentWord))), why,
		p.lineField("reason", lang.FieldReason), p.textField("summary", lang.FieldSummary), p.textField("note", lang.FieldNote))
	name := c.Pseudonym.In(s.Language())
	p.keepIn = func(ctx context.Context, v map[string]outside.Text) (Acted, error) {
		o := store.Offer{Whom: store.Receiver(v["whom"].Line().String()), Name: v["to"], Mode: store.HandoffMode(v["mode"].Line().String()), Consent: store.Consent(v["consent"].Line().String()),
			Without: v["without"], Reason: v["reason"], Summary: v["summary"], Note: v["note"]}
		receiver := o.Name
		for _, m := range members {
			if o.Whom == store.ToPerson && m.ID.String() == v["person"].Line().String() {
				o.Person, receiver = m.ID, m.Name
			}
		}
		d, _, err := s.Store.OfferHandoff(ctx, c.ID, o)
		return Acted{Key: lang.DoneOffer, Name: name, Args: []lang.Arg{lang.Safe(receiver.Line())}, Contact: d.Contact, Undo: d.Event}, err
	}
	p.focusField()
	return p, p.load()
}

// NewRevision writes the words of a handoff anew.
func NewRevision(s *Session, c store.Contact, h store.Handoff) (*Slip, tea.Cmd) {
	p := newSlip(s, c, store.HandoffSlip)
	p.word, p.title, p.stays, p.act = lang.SlipHandoff, s.T(lang.HandoffAnew, lang.Said(h.CaseNumber)), s.T(lang.HandoffStays), keymap.ReviseHandoff
	if !h.Comment.IsEmpty() {
		p.stays = h.Comment.Line().String() // what is asked for stays in sight
	}
	p.draft.Handoff = h.ID
	p.fields = []*slipField{p.lineField("reason", lang.FieldReason), p.textField("summary", lang.FieldSummary), p.textField("note", lang.FieldNote)}
	for name, v := range map[string]outside.Text{"reason": h.Reason, "summary": h.Summary, "note": h.Note} {
		p.field(name).set(v)
	}
	p.at = 1
	p.keepIn = func(ctx context.Context, v map[string]outside.Text) (Acted, error) {
		d, err := s.Store.ReviseHandoff(ctx, h.ID, v["reason"], v["summary"], v["note"])
		return Acted{Key: lang.DoneAnew, Name: h.CaseNumber, Undo: d.Event}, err
	}
	p.focusField()
	return p, p.load()
}

// NewReturn writes the comment with which a handoff goes back to who offered it.
func NewReturn(s *Session, c store.Contact, h store.Handoff) (*Slip, tea.Cmd) {
	p := newSlip(s, c, store.ReviewSlip)
	from := lang.Safe(h.From.Line())
	p.word, p.title, p.act = lang.SlipReview, s.T(lang.HandoffOf, lang.Said(h.CaseNumber), from, lang.Safe(h.To.Line())), keymap.ReturnHandoff
	p.stays = s.T(lang.HandoffReturns, from)
	p.fields = []*slipField{p.textField("comment", lang.FieldComment)}
	p.question = func() (string, string) {
		if p.fields[0].text.IsEmpty() {
			return s.T(lang.LacksComment), ""
		}
		return s.T(lang.AskReturn, lang.Said(h.CaseNumber), from), s.T(lang.WordReturn)
	}
	p.keepIn = func(ctx context.Context, v map[string]outside.Text) (Acted, error) {
		d, err := s.Store.ReviewHandoff(ctx, h.ID, store.Returned, v["comment"])
		return Acted{Key: lang.DoneReturn, Name: h.CaseNumber, Undo: d.Event}, err
	}
	p.focusField()
	return p, p.load()
}
