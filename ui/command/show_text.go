package command

import (
	"io"
	"strings"

	"baken/store/outside"
	"baken/ui/part"
	"baken/ui/screen"
)

// readable writes a contact for people, with its history in words.
func (r shownRow) readable(w io.Writer, past []screen.Told) error {
	if _, err := io.WriteString(w, r.opening()); err != nil {
		return err
	}
	for m, err := range r.conversation() {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, m.readable()); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, r.closing(past))
	return err
}

// passages are the same for a reader, which asks for the words of a message when
// it comes into sight.
func (r shownRow) passages(past []screen.Told) (all []part.Passage) {
	add := func(size int, text func() string) {
		all = append(all, part.Passage{Key: count(len(all)), Size: size, Lines: func(width int) (lines []string) {
			for _, l := range outside.New(strings.TrimSuffix(text(), "\n")).Block().Wrap(width) {
				lines = append(lines, l.String())
			}
			return lines
		}})
	}
	put := func(text string) { add(len(text), func() string { return text }) }
	put(r.opening())
	for _, m := range r.messages {
		add(int(m.Size), func() string {
			row, err := r.row(m)
			if err != nil {
				return "\n(" + err.Error() + ")"
			}
			return row.readable()
		})
	}
	if r.draft != nil {
		put(r.draft.readable())
	}
	put(r.closing(past))
	return all
}

// lines gathers lines of text.
type lines struct{ strings.Builder }

func (b *lines) put(parts ...string) { b.WriteString(strings.Join(parts, "")); b.WriteByte('\n') }

// opening is what is said of the contact itself.
func (r shownRow) opening() string {
	var b lines
	put := b.put
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
	return b.String()
}

func (m messageRow) readable() string {
	var b lines
	put := b.put
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
	return b.String()
}

// closing is what comes after the conversation.
func (r shownRow) closing(past []screen.Told) string {
	var b lines
	put := b.put
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
