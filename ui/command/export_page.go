package command

import (
	"cmp"
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

//go:embed export.html
var exportPage string

// page writes the case for people: one file that asks for nothing outside of it, to be
// read and printed. Every word is escaped where it stands.
func (e *export) page(w io.Writer) error {
	t, err := template.New("page").Parse(exportPage)
	if err != nil {
		return err
	}
	words := map[string]string{
		"State": e.T(lang.ExportState), "Open": e.T(lang.ExportWordsOpen), "Summary": e.T(lang.SummaryHead), "Missing": e.T(lang.ShowNotFetched),
		"Quoted": e.T(lang.ExportQuoted), "Notes": e.T(lang.NotesHead), "Nothing": e.T(lang.ExportNothing), "History": e.T(lang.HistoryHead), "Registration": e.T(lang.RegistrationHead),
		"Referrals": e.T(lang.ReferralsHead), "Handoffs": e.T(lang.HandoffsTitle),
	}
	put := func(what string, of map[string]any) error {
		of["W"] = words
		return t.ExecuteTemplate(w, what, of)
	}
	covered := lang.ExportCovered
	if e.open {
		covered = lang.ExportUncovered
	}
	if err := put("head", map[string]any{
		"Language": string(e.Language()), "Title": e.T(lang.CaseTitle, lang.Said(e.file.Number)), "Also": e.file.Also,
		"State": e.T(caseWords[caseState(e.file.Open)]), "Names": e.T(covered), "Covered": !e.open,
		"Opened": e.T(lang.ShowCaseOpened, local(e.file.OpenedAt), e.file.OpenedBy.Line()),
		"Made":   e.T(lang.ExportMade, local(e.at), lang.Said(e.by)), "Summary": e.file.Summary.Newest().Text.Block().String(),
	}); err != nil {
		return err
	}
	for _, k := range e.file.Contacts {
		c, err := e.contact(k)
		if err != nil {
			return err
		}
		if err := put("contact", map[string]any{
			"Title": c.Subject.String(), "Writer": e.writerWords(c.contactRow), "State": e.stateWords(c.contactRow), "At": local(c.FirstAt),
			"Channel": e.T(screen.ChannelWord(store.Channel(c.Channel))),
		}); err != nil {
			return err
		}
		for m, err := range c.messages {
			if err != nil {
				return err
			}
			if err := put("message", e.shownMessage(m)); err != nil {
				return err
			}
		}
		if err := put("end", map[string]any{}); err != nil {
			return err
		}
	}
	var notes []map[string]any
	for _, n := range e.notes() {
		var more []string
		if n.Pinned {
			more = append(more, e.T(lang.NotePinned))
		}
		if n.For != "" {
			more = append(more, e.T(lang.NoteFew))
		}
		notes = append(notes, map[string]any{"At": local(n.At), "By": n.By.String(), "Text": n.Text.String(), "More": strings.Join(more, ", ")})
	}
	var past []map[string]any
	for _, l := range e.past {
		past = append(past, map[string]any{"At": local(l.At), "Words": l.Words})
	}
	registered, err := e.registeredWords()
	if err != nil {
		return err
	}
	return put("foot", map[string]any{"Notes": notes, "Past": past, "Registered": registered, "Referred": e.referred(), "Handed": e.handed()})
}

// referred are the referrals as the page shows them.
func (e *export) referred() (all []map[string]any) {
	for _, r := range referralRows(e.file) {
		all = append(all, map[string]any{"At": local(r.At), "By": r.By.String(), "Words": e.referralWords(r)})
	}
	return all
}

// handed are the handoffs as the page shows them.
func (e *export) handed() (all []map[string]any) {
	for _, h := range e.handoffs() {
		all = append(all, map[string]any{
			"At": local(h.At), "From": h.From.String(), "To": h.To.String(), "Summary": h.Summary.String(), "Reason": h.Reason.String(),
			"State": e.T(screen.HandoffWord(store.HandoffState(h.State))),
		})
	}
	return all
}

// shownMessage is a message as the page shows it.
func (e *export) shownMessage(m messageRow) map[string]any {
	var files []string
	for _, f := range m.Attachments {
		words := e.T(lang.ShowAttached, f.Name, f.Type, e.Size(f.Size))
		if f.Marked {
			words += " — " + e.T(lang.ExportMarked)
		} else {
			words += " — " + e.T(lang.ExportAttached)
		}
		files = append(files, words)
	}
	return map[string]any{
		"Way": e.T(directions[m.Direction]), "In": m.Direction == "in", "At": local(m.At), "From": m.From, "To": strings.Join(m.To, ", "),
		"Subject": m.Subject.String(), "Text": strings.TrimRight(m.Text.String()+m.happened, "\n"), "Quoted": strings.TrimRight(m.Quoted.String(), "\n"),
		"Signature": strings.TrimRight(m.Signature.String(), "\n"), "Files": files, "Missing": m.NotFetched,
	}
}

// inTime are messages in order of time.
func inTime(all []store.Message) []store.Message {
	slices.SortStableFunc(all, func(a, b store.Message) int { return cmp.Compare(a.At.UnixNano(), b.At.UnixNano()) })
	return all
}
