package command

import (
	"context"
	"io"
	"strings"

	"baken/store"
	"baken/ui/lang"
	"baken/ui/screen"
)

type handoffListCommand struct {
	Filter string `enum:"review,to_me,returned,approved,mine,all" default:"all"`
}

type handoffShowCommand struct {
	handoffArg
	Print bool
}

var handoffHeads = []lang.Key{lang.HeadID, lang.HeadCase, lang.HeadFrom, lang.HeadTo, lang.HeadState, lang.HeadReview, lang.HeadSince, lang.HeadReason}

func (a *app) handoffCells(r handoffRow) []string {
	return []string{short(r.ID), r.Case, r.From.String(), r.To.String(), a.T(screen.HandoffWord(store.HandoffState(r.State))),
		a.T(screen.ReviewWord(store.Review(r.Review))), local(r.At), r.Reason.String()}
}

// Run prints the handoffs, the newest first.
func (l *handoffListCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	out := newSheet(a, handoffHeads, a.handoffCells)
	for from := 0; ctx.Err() == nil; from += listed {
		rows, err := s.Handoffs(store.HandoffFilter(l.Filter), from, listed)
		if err != nil {
			return err
		}
		for _, h := range rows {
			if err := out.row(handoffRowOf(h)); err != nil {
				return err
			}
		}
		if len(rows) < listed {
			break
		}
	}
	return out.close()
}

// Run shows a handoff, and for people the contact at which it was offered below it,
// with the names covered. What is shown where it can stay is written in the history
// as printed.
func (h *handoffShowCommand) Run(ctx context.Context, a *app) error {
	if err := longID(h.ID); err != nil {
		return err
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	id, err := s.FindHandoff(h.ID)
	if err != nil {
		return err
	}
	v, err := s.Handoff(id)
	if err != nil {
		return err
	}
	pages := onTerminal(a.stdout) && !h.Print
	record := s.RecordPrinted
	if pages {
		record = s.RecordOpened
	}
	if err := record(ctx, v.Contact); err != nil {
		return err
	}
	if a.Format != formatTable && !pages {
		return printSheet(a, handoffRowOf(v))
	}
	r, err := a.shown(s, v.Contact, a.covered)
	if err != nil {
		return err
	}
	past, err := a.past(s, v.Contact)
	if err != nil {
		return err
	}
	top := a.handoffWords(v)
	if pages {
		return a.page(ctx, s.conf, append([]leaf{{size: len(top), text: top}}, a.leaves(r, past)...))
	}
	if _, err := io.WriteString(a.stdout, top); err != nil {
		return err
	}
	return a.readable(a.stdout, r, past)
}

// handoffWords is a handoff for people, the summary first.
func (a *app) handoffWords(h store.Handoff) string {
	var b lines
	put := func(key lang.Key, text string) {
		if text = strings.TrimRight(text, "\n"); text != "" {
			b.put()
			b.put("── ", a.T(key))
			b.put(text)
		}
	}
	b.put(a.T(lang.HandoffOf, h.CaseNumber, h.From.Line().String(), h.To.Line().String()))
	b.put(a.T(screen.HandoffWord(h.State)), " · ", a.T(screen.ReviewWord(h.Review)), " · ", local(h.At))
	if h.Erased {
		b.put(a.T(lang.ErasedWord))
	}
	put(lang.HandoffSummary, h.Summary.Block().String())
	put(lang.HandoffReason, h.Reason.Line().String())
	consent := a.T(screen.ConsentWord(h.Consent))
	if !h.Without.IsEmpty() {
		consent += ": " + h.Without.Line().String()
	}
	put(lang.HandoffConsent, consent)
	put(lang.HandoffNote, h.Note.Block().String())
	put(lang.HandoffComment, h.Comment.Block().String())
	put(lang.HandoffAnswer, h.Answer.Block().String())
	b.put()
	return b.String()
}
