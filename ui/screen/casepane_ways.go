package screen

import (
	"baken/store"
	"baken/store/journal"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// What of a case went to others: referrals, and handoffs.

// ways are the passages of both.
func (p *CasePane) ways() (all []part.Passage) {
	if len(p.file.Referrals) > 0 {
		all = append(all, p.passage("referrals", 120*len(p.file.Referrals), p.referrals))
	}
	if len(p.file.Handoffs) > 0 {
		all = append(all, p.passage("handoffs", 120*len(p.file.Handoffs), p.handoffs))
	}
	return all
}

func (p *CasePane) referrals(sheet *paper) {
	s, ink := p.s, p.s.Style.Plain
	p.head(sheet, lang.ReferralsHead)
	for _, r := range p.file.Referrals {
		if r.Erased {
			sheet.add(s.T(lang.ErasedWord), ink.Muted.Render, "", "  ")
		} else {
			p.service(sheet, r)
		}
		if !r.Where.IsEmpty() && !r.Erased {
			sheet.add(r.Where.Line().String(), ink.Muted.Render, "  ", "  ")
		}
		words := []string{s.T(WayWord(r.Way))}
		if r.Target != "" {
			words = append(words, s.T(TargetWord(r.Target)))
		}
		if r.Consent != store.NoConsentAsked {
			words = append(words, s.T(ConsentWord(r.Consent)))
		}
		sheet.add(s.dotted(append(words, s.T(OutcomeWord(r.Outcome)))...), ink.Text.Render, "  ", "  ")
		if !r.Reason.IsEmpty() {
			sheet.add(r.Reason.Line().String(), ink.Text.Render, "  ", "  ")
		}
		sheet.add(s.T(lang.ReferralBy, lang.Safe(r.By.Line()), lang.Said(p.when(r.At))), ink.Muted.Render, "  ", "  ")
	}
	sheet.blank()
}

// service is whereto somebody was referred, and the number: whole, on a line of its own
// where the name leaves no room for it.
func (p *CasePane) service(sheet *paper, r store.Referral) {
	name, number := r.Service.Line().String(), r.Phone.Line().String()
	if line := p.s.dotted(name, number); number == "" || outside.Width(line) <= sheet.width {
		sheet.add(line, p.s.Style.Plain.Text.Render, "", "  ")
		return
	}
	sheet.add(name, p.s.Style.Plain.Text.Render, "", "  ")
	sheet.add(number, p.s.Style.Plain.Text.Render, "  ", "  ")
}

// handoffs are those of the case, the newest last, without their words: those stand
// where the handoffs do.
func (p *CasePane) handoffs(sheet *paper) {
	s, ink := p.s, p.s.Style.Plain
	p.head(sheet, lang.HandoffsTitle)
	for _, h := range p.file.Handoffs {
		sheet.add(s.T(lang.HandoffRow, lang.Safe(h.From.Line()), lang.Safe(h.To.Line())), ink.Text.Render, "", "  ")
		style := ink.Text.Render
		if h.Review == store.Returned && h.State == store.InProgress || h.State == store.Rejected {
			style = ink.Warn.Render
		}
		sheet.add(s.dotted(s.T(HandoffWord(h.State)), s.T(ReviewWord(h.Review)), p.when(h.At)), style, "  ", "  ")
	}
	sheet.blank()
}

// holder says whose the case is since it was handed over; empty before.
func (p *CasePane) holder() string {
	switch {
	case p.file.Holder.IsEmpty():
		return ""
	case p.file.HeldBy == p.s.Store.Me():
		return p.s.T(lang.HeldByMe)
	}
	return p.s.T(lang.HeldByColleague, lang.Safe(p.file.Holder.Line()))
}

// actOfWays puts a line of the history about a referral or a handoff into words;
// false for another one.
func (p *CasePane) actOfWays(l store.Line) (string, bool) {
	s, who := p.s, lang.Safe(l.By.Line())
	switch b := l.Body.(type) {
	case journal.ReferralSaid, journal.HandoffTold, journal.HandoffCommented:
		return "", true // the act that they belong to says it
	case journal.ReferralTurned:
		return s.T(lang.DidOutcome, who, lang.Said(s.T(OutcomeWord(store.ReferralOutcome(b.Outcome))))), true
	case journal.HandoffAccepted:
		for _, h := range p.file.Handoffs {
			if h.ID == b.Handoff && h.From == l.By && h.To != l.By {
				return s.T(lang.DidAcceptAway, who), true
			}
		}
		return s.T(lang.DidAccept, who), true
	case journal.HandoffReviewed:
		if store.Review(b.As) == store.Approved {
			return s.T(lang.DidApprove, who), true
		}
		return s.T(lang.DidReturnOffer, who), true
	}
	key, ok := map[journal.Kind]lang.Key{
		journal.ReferralGiven{}.Kind(): lang.DidRefer, journal.HandoffOffered{}.Kind(): lang.DidOffer, journal.HandoffRevised{}.Kind(): lang.DidReviseOffer,
		journal.HandoffRejected{}.Kind(): lang.DidReject, journal.HandoffRevoked{}.Kind(): lang.DidRevoke, journal.HandoffDone{}.Kind(): lang.DidFinish,
	}[l.Act]
	if !ok {
		return "", false
	}
	return s.T(key, who), true
}
