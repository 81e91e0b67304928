package command

import (
	"context"
	"errors"
	"io"

	"baken/store"
	"baken/store/outside"
)

type noteCommand struct{ contactArg }

func (noteCommand) Help() string {
	return example("echo 'Calls herself tomorrow.' | baken note 4f1c")
}

// Run writes a note. It has nothing to do with replies: no code that sends can
// read it.
func (n *noteCommand) Run(ctx context.Context, a *app) error {
	return a.with(ctx, n.Contact, func(_ Configuration, s *store.Store, id store.ContactID) error {
		text, err := a.text(store.MaxNote)
		if err != nil {
			return err
		}
		d, note, err := s.WriteNote(ctx, id, text)
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
	case err != nil:
		return outside.Text{}, errors.New("stdin could not be read; nothing was kept")
	case int64(len(b)) > most:
		return outside.Text{}, usagef("stdin holds more than %d bytes; nothing was kept", most)
	}
	t := outside.New(string(b))
	if t.Block().IsEmpty() {
		return t, usagef("stdin holds no text; nothing was kept")
	}
	return t, nil
}
