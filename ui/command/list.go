package command

import (
	"context"

	"baken/store"
	"baken/ui/lang"
)

type listCommand struct {
	Filter string `enum:"waiting,mine,answered,closed,aside,all,unfinished" default:"waiting"`
	Print  bool
}

// listed is how many rows are read at a time.
const listed = 200

// Run prints the queue. On a terminal subjects and the writers' words are left out
// unless they are asked for: they would stay in its scrollback.
func (l *listCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Tick(ctx); err != nil {
		return err
	}
	bare := onTerminal(a.stdout) && !l.Print && a.Format == formatTable
	cells := a.contactCells
	if bare {
		cells = a.bareCells
	}
	out, n := newSheet(a, contactHeads, cells), 0
	for from := 0; ctx.Err() == nil; from += listed {
		rows, err := s.Queue(store.Filter(l.Filter), from, listed)
		if err != nil {
			return err
		}
		for _, c := range rows {
			if err := out.row(a.contactRow(c, s.conf)); err != nil {
				return err
			}
		}
		n += len(rows)
		if len(rows) < listed {
			break
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	switch {
	case n == 0 && a.Format == formatTable:
		a.say(lang.ListEmpty)
	case bare:
		a.say(lang.ListBare)
	}
	return nil
}
