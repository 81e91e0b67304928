package command

import (
	"io"
	"strings"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

// directions are the ways of a message, by their names in JSON.
var directions = map[string]lang.Key{"in": lang.ShowIn, "out": lang.ShowOut, "draft": lang.ShowDraft}

// claimWords say how sure a claim is.
var claimWords = map[store.ClaimKind]lang.Key{store.Confirmed: lang.ClaimConfirmed, store.Unconfirmed: lang.ClaimPending, store.LocalClaim: lang.ClaimLocal}

// readable writes a contact for people, with its history in words.
func (a *app) readable(w io.Writer, r shownRow, past []screen.Told) error {
	if _, err := io.WriteString(w, a.opening(r)); err != nil {
		return err
	}
	for m, err := range r.conversation() {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, a.message(m)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, a.closing(r, past))
	return err
}

// leaves are the same for a pager, which asks for the words of a message when it
// comes into sight.
func (a *app) leaves(r shownRow, past []screen.Told) (all []leaf) {
	put := func(text string) { all = append(all, leaf{size: len(text), text: text}) }
	put(a.opening(r))
	for _, m := range r.messages {
		all = append(all, leaf{size: int(m.Size), read: func() (string, error) {
			row, err := r.row(m)
			if err != nil {
				return "", err
			}
			return a.message(row), nil
		}})
	}
	if r.draft != nil {
		put(a.message(*r.draft))
	}
	put(a.closing(r, past))
	return all
}

// lines gathers lines of text.
type lines struct{ strings.Builder }

func (b *lines) put(parts ...string) { b.WriteString(strings.Join(parts, "")); b.WriteByte('\n') }

// opening is what is said of the contact itself.
func (a *app) opening(r shownRow) string {
	var b lines
	put := b.put
	if r.StartedAt.IsZero() {
		put(r.Subject.String())
	} else {
		put(a.callWords(r.contactRow))
	}
	state := a.stateWords(r.contactRow)
	put(r.Writer, " · ", a.T(screen.ChannelWord(store.Channel(r.Channel))), " · ", state, " · ", a.T(lang.ShowUrgency, screen.UrgencyWord(urgencyOf(r.Urgency))))
	if r.Danger != "" {
		put(a.T(lang.DangerWord, screen.DangerWord(store.Danger(r.Danger))))
	}
	for _, why := range r.Reasons {
		put("  ", a.reasonWords(why, r.Urgency))
	}
	if r.SeveralWrite {
		put(a.T(lang.SeveralHere))
	}
	if r.sameThread {
		put(a.T(lang.SameThread))
	}
	if r.Case != "" {
		put(a.T(lang.ShowCase, r.Case))
	}
	if r.Claim != "" {
		put(a.T(lang.ShowClaim, a.T(lang.ClaimedBy, r.ClaimedBy), claimWords[store.ClaimKind(r.Claim)]))
	}
	if !r.DueAt.IsZero() {
		put(a.T(lang.ShowDue, local(r.DueAt)))
	}
	return b.String()
}

// message is one message.
func (a *app) message(m messageRow) string {
	var b lines
	put := b.put
	put()
	if m.happened != "" {
		put("── ", local(m.At), " · ", m.happened)
		return b.String()
	}
	put("── ", a.T(directions[m.Direction]), " · ", local(m.At), " · ", m.From, " → ", strings.Join(m.To, ", "))
	if m.Sending != "" {
		put("   ", a.T(screen.SendWord(store.OpState(m.Sending))))
	}
	if !m.Subject.IsEmpty() {
		put("   ", m.Subject.String())
	}
	for _, f := range m.Flaws {
		if key, ok := screen.FlawWord(f); ok {
			put("   (", a.T(key), ")")
		}
	}
	put()
	if m.NotFetched {
		put("(", a.T(lang.ShowNotFetched), ")")
	}
	put(strings.TrimRight(m.Text.String(), "\n"))
	if !m.Quoted.IsEmpty() {
		put()
		for _, l := range m.Quoted.Lines() {
			if mark := l.String(); !strings.HasPrefix(mark, ">") { // what was marked as quoted is
				put("> ", mark)
			} else {
				put(mark)
			}
		}
	}
	if !m.Signature.IsEmpty() {
		put()
		put(strings.TrimRight(m.Signature.String(), "\n"))
	}
	for i, l := range m.Links {
		put("[", count(i+1), "] ", l.String())
	}
	for _, f := range m.Attachments {
		put(a.T(lang.ShowAttached, f.Name, f.Type, a.Size(f.Size)))
	}
	return b.String()
}

// closing is what comes after the conversation.
func (a *app) closing(r shownRow, past []screen.Told) string {
	return a.registration(r) + a.notesAndPast(r.shownRest, past)
}

// notesAndPast are the summary and the notes of a contact or a case, what of it went
// to others, and its history.
func (a *app) notesAndPast(r shownRest, past []screen.Told) string {
	var b lines
	put := b.put
	written := func(what lang.Key, n noteRow) {
		more := ""
		if n.Pinned {
			more += " · " + a.T(lang.NotePinned)
		}
		if n.For != "" {
			more += " · " + a.T(lang.NoteFew)
		}
		put()
		put("── ", a.T(what), " · ", local(n.At), " · ", n.By.String(), " · ", a.T(lang.ShowVersion, n.Revision), more)
		put(strings.TrimRight(n.Text.String(), "\n"))
	}
	if r.Summary != nil {
		written(lang.SummaryHead, *r.Summary)
	}
	for _, n := range r.Notes {
		written(lang.ShowNote, n)
	}
	for _, f := range r.Referrals {
		put()
		put("── ", a.T(lang.ShowReferral), " · ", local(f.At), " · ", f.By.String())
		put(a.referralWords(f))
	}
	for _, h := range r.Handoffs {
		put()
		put("── ", a.T(lang.ShowHandoff, short(h.ID)), " · ", local(h.At), " · ", h.From.String(), " → ", h.To.String())
		put(a.T(screen.HandoffWord(store.HandoffState(h.State))), " · ", a.T(screen.ReviewWord(store.Review(h.Review))))
	}
	put()
	put("── ", a.T(lang.ShowHistory))
	for _, l := range past {
		put(local(l.At), "  ", l.Words)
	}
	return b.String()
}

// registration is what is registered of the contact; empty where nothing is.
func (a *app) registration(r shownRow) string {
	if r.Registration == nil {
		return ""
	}
	return a.registered(r.registered)
}

// registered is a registration, under the words that say whose it is among several.
func (a *app) registered(r store.Registration, whose ...string) string {
	var b lines
	b.put()
	head := append([]string{a.T(lang.RegistrationHead)}, whose...)
	b.put("── ", strings.Join(append(head, a.T(lang.RegistrationDone, r.Progress.Done, r.Progress.Of)), " · "))
	for _, p := range r.Form.Shown(r.Sheet) {
		if words := a.answerWords(r, p, true); words != "" {
			b.put("  ", p.String(), ": ", words)
		}
	}
	return b.String()
}
