package command

import (
	"strings"

	"baken/ui/screen"
)

// readable writes a contact for people, with its history in words.
func (r shownRow) readable(past []screen.Told) string {
	var b strings.Builder
	put := func(parts ...string) { b.WriteString(strings.Join(parts, "")); b.WriteByte('\n') }
	put(r.Subject.String())
	put(r.Writer, " · ", r.Channel, " · ", r.State, " · urgency: ", r.Urgency)
	for _, why := range r.Reasons {
		put("  ‘", why.Text.String(), "’ (", why.Rule, ")")
	}
	if r.Case != "" {
		put("case ", r.Case)
	}
	if r.Claim != "" {
		put("claimed by ", r.ClaimedBy.String(), " (", r.Claim, ")")
	}
	if !r.DueAt.IsZero() {
		put("answer due ", local(r.DueAt))
	}
	for _, m := range r.Conversation {
		put()
		put("── ", m.Direction, " · ", local(m.At), " · ", m.From, " → ", strings.Join(m.To, ", "))
		if !m.Subject.IsEmpty() {
			put("   ", m.Subject.String())
		}
		put()
		if m.NotFetched {
			put("(the text was not fetched yet)")
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
			put("attached: ", f.Name.String(), " (", f.Type.String(), ", ", count(int(f.Size)), " bytes)")
		}
	}
	for _, n := range r.Notes {
		put()
		put("── note for colleagues · ", local(n.At), " · ", n.By.String(), " · version ", count(n.Revision))
		put(strings.TrimRight(n.Text.String(), "\n"))
	}
	put()
	put("── history")
	for _, l := range past {
		put(local(l.At), "  ", l.Words)
	}
	return b.String()
}
