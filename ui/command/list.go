package command

import (
	"context"

	"baken/store"
)

type listCommand struct {
	Filter string `enum:"waiting,mine,answered,closed,aside,all" default:"waiting"`
}

// listed is how many rows are read at a time.
const listed = 200

// Run prints the queue.
func (l *listCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Tick(ctx); err != nil {
		return err
	}
	out := newSheet(a, contactHeads, a.contactCells)
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
		if len(rows) < listed {
			break
		}
	}
	return out.close()
}
