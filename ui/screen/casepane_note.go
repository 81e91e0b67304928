package screen

import (
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/part"
)

// summary is what the case is about, if that is said, with what was said before
// folded below.
func (p *CasePane) summary() []part.Passage {
	s, ink, r := p.s, p.s.Style.Plain, p.file.Summary.Newest()
	if r.Text.IsEmpty() {
		return nil
	}
	words := p.passage("summary", r.Text.Len()+40, func(sheet *paper) {
		p.head(sheet, lang.SummaryHead)
		sheet.add(s.dotted(r.By.Line().String(), p.when(r.At)), ink.Note.Render, "", "")
		p.text(sheet, r.Text)
	})
	words.Bar = p.bar()
	all := []part.Passage{words}
	if len(p.file.Summary.Revisions) > 1 {
		all = append(all, p.versions("versions-summary", p.file.Summary.Revisions))
	}
	return append(all, p.passage("gap-summary", 1, (*paper).blank))
}

// pinned are the notes that stand above all else.
func (p *CasePane) pinned() (all []part.Passage) {
	for i, n := range p.file.Notes {
		if !n.Pinned {
			continue
		}
		if len(all) == 0 {
			all = append(all, p.passage("pinned", 10, func(sheet *paper) { p.head(sheet, lang.PinnedHead) }))
		}
		all = append(all, p.noteAt(i)...)
	}
	return all
}

// notes are the other notes of colleagues, the newest version of each, earlier ones
// folded; then the note that is being written.
func (p *CasePane) notes() []part.Passage {
	s, ink := p.s, p.s.Style.Plain
	all := []part.Passage{p.passage("notes", 10, func(sheet *paper) {
		if none := len(p.file.Notes) == 0 && !p.drafted; !none || !s.Lang.Heard() {
			p.head(sheet, lang.NotesHead)
		}
		if len(p.file.Notes) == 0 && !p.drafted {
			sheet.add(s.T(lang.NotesEmpty), ink.Muted.Render, "", "")
			sheet.blank()
		}
	})}
	for i, n := range p.file.Notes {
		if !n.Pinned {
			all = append(all, p.noteAt(i)...)
		}
	}
	if p.drafted {
		draft := p.passage("draft", p.draft.Text.Len()+40, func(sheet *paper) {
			at := s.Lang.Clock(p.draft.SavedAt.In(s.Zone))
			words := s.T(lang.NoteNotKept, lang.Said(at))
			switch {
			case p.draft.Summary:
				words = s.dotted(s.T(lang.SummaryHead), words)
			case p.draft.Options.Supervisors:
				words = s.dotted(s.T(lang.NoteFew), words)
			}
			sheet.add(words, ink.Warn.Render, "", "")
			p.text(sheet, p.draft.Text)
		})
		draft.Bar = p.bar()
		all = append(all, draft, p.passage("gap-draft", 1, (*paper).blank))
	}
	if len(all) == 1 && len(p.file.Notes) > 0 {
		return nil // all are pinned
	}
	return all
}

// noteAt is one of the case's notes with its earlier versions.
func (p *CasePane) noteAt(i int) []part.Passage {
	n := p.file.Notes[i]
	key := "note-" + n.ID.String()
	p.at[key] = i
	all := []part.Passage{p.note(key, n)}
	if len(n.Revisions) > 1 {
		v := p.versions("versions-"+key, n.Revisions)
		p.at[v.Key] = i
		all = append(all, v)
	}
	return append(all, p.passage("gap-"+key, 1, (*paper).blank))
}

// note is the newest version of one.
func (p *CasePane) note(key string, n store.Note) part.Passage {
	s, ink, r := p.s, p.s.Style.Plain, n.Newest()
	note := p.passage(key, r.Text.Len()+40, func(sheet *paper) {
		if len(n.Revisions) == 0 {
			sheet.add(s.T(lang.ErasedWord), ink.Muted.Render, "", "")
			return
		}
		words := s.dotted(r.By.Line().String(), p.when(r.At))
		if i, ok := p.at[key]; ok && s.Lang.Heard() {
			words = s.dotted(s.T(lang.PlainNote, lang.N(i+1)), words)
		}
		if len(n.Revisions) > 1 {
			words = s.dotted(words, s.T(lang.NoteRevised))
		}
		sheet.add(words, ink.Note.Render, "", "")
		if n.Supervisors {
			sheet.add(s.T(lang.NoteFew), ink.Warn.Render, "", "")
		}
		p.text(sheet, r.Text)
	})
	note.Bar = p.bar()
	return note
}

// bar stands before each line of a note.
func (p *CasePane) bar() string {
	return p.s.Style.Plain.Note.Render(p.s.Style.Mark.Thumb) + " "
}

// text is a note's, through the gate.
func (p *CasePane) text(sheet *paper, t outside.Text) {
	for _, l := range t.Block().Wrap(max(2, sheet.width)) {
		sheet.lines = append(sheet.lines, p.s.Style.Plain.Text.Render(l.String()))
	}
}

// versions are the earlier ones of a note or of the summary, newest first.
func (p *CasePane) versions(key string, all []store.Revision) part.Passage {
	s, ink := p.s, p.s.Style.Plain
	earlier := all[:len(all)-1]
	v := p.passage(key, 100*len(earlier), func(sheet *paper) {
		for j := len(earlier) - 1; j >= 0; j-- {
			r := earlier[j]
			sheet.add(s.dotted(r.By.Line().String(), p.when(r.At)), ink.Muted.Render, "", "")
			p.text(sheet, r.Text)
		}
	})
	v.Bar, v.Folds, v.Folded = p.bar(), true, true
	v.Head = ink.Muted.Render(s.T(lang.NoteVersions, lang.N(len(earlier))))
	return v
}
