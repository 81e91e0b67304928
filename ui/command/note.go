package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

type noteCommand struct {
	contactArg
	Pin        bool
	Supervisor bool
}

// Run writes a note. It has nothing to do with replies: no code that sends can
// read it.
func (n *noteCommand) Run(ctx context.Context, a *app) error {
	return a.with(ctx, n.Contact, func(s *lease, id store.ContactID) error {
		text, err := a.text(store.MaxNote)
		if err != nil {
			return err
		}
		d, note, err := s.WriteNoteWith(ctx, id, text, store.NoteOptions{Pinned: n.Pin, Supervisors: n.Supervisor})
		if err != nil {
			return err
		}
		return a.printAct(note.String(), short, d)
	})
}

// text reads stdin to its end.
func (a *app) text(most int64) (outside.Text, error) {
	b, err := io.ReadAll(io.LimitReader(a.stdin, most+1))
	defer clear(b)
	switch {
	case errors.Is(err, context.Canceled):
		return outside.Text{}, err
	case err != nil:
		return outside.Text{}, fail(lang.StdinUnread)
	case int64(len(b)) > most:
		return outside.Text{}, misused(lang.StdinLong, int(most))
	}
	if !utf8.Valid(b) {
		return outside.Text{}, misused(lang.StdinNotText)
	}
	t := outside.New(string(b))
	if bytes.ContainsFunc(b, func(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\n\r\t", r) }) {
		return outside.Text{}, misused(lang.StdinControls)
	}
	if t.Block().IsEmpty() {
		return t, misused(lang.StdinEmpty)
	}
	return t, nil
}
