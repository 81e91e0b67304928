package command

import (
	"context"

	"baken/store"
)

type listCommand struct {
	Filter string `help:"Which contacts: waiting, mine, answered, closed, aside or all." enum:"waiting,mine,answered,closed,aside,all" default:"waiting"`
}

func (listCommand) Help() string {
	return example("baken list --filter mine\n    baken list --format json | jq -r 'select(.urgency == \"acute\").id'")
}

// listed is how many rows are read at a time.
const listed = 200

// Run prints the queue.
func (l *listCommand) Run(ctx context.Context, a *app) error {
	conf, err := a.config()
	if err != nil {
		return err
	}
	s, err := a.open(ctx, conf)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Tick(ctx); err != nil {
		return err
	}
	out := newSheet(a, contactHeads, a.contactCells(conf))
	for from := 0; ctx.Err() == nil; from += listed {
		rows, err := s.Queue(store.Filter(l.Filter), from, listed)
		if err != nil {
			return err
		}
		for _, c := range rows {
			if err := out.row(a.contactRow(c, conf)); err != nil {
				return err
			}
		}
		if len(rows) < listed {
			break
		}
	}
	return out.close()
}
