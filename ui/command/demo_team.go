package command

import (
	"context"
	"errors"

	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/command/demo"
)

// offerOne has the colleague of the demo hand the case of the contact that waits
// last, of those that are nobody's, off to who sits before it.
func (a *app) offerOne(ctx context.Context, conf Configuration) error {
	var me, colleague member.ID
	if err := a.inDemo(ctx, conf, member.ID{}, func(s *store.Store) error {
		all, err := s.Members()
		for _, m := range all {
			if m.Name == outside.New(demo.Colleague) {
				colleague = m.ID
			}
		}
		me = s.Me()
		return err
	}); err != nil {
		return err
	}
	return a.inDemo(ctx, conf, colleague, func(s *store.Store) error { return offers(ctx, s, me) })
}

func offers(ctx context.Context, s *store.Store, to member.ID) error {
	n, err := s.Counts()
	if err != nil || n.Waiting == 0 {
		return err
	}
	rows, err := s.Queue(store.FilterWaiting, n.Waiting-1, 1)
	if err != nil || len(rows) == 0 {
		return err
	}
	o := demo.Offer
	o.Person = to
	_, _, err = s.OfferHandoff(ctx, rows[0].ID, o)
	return err
}

// inDemo opens the store of the demo for one of its people; zero is who sits before
// it.
func (a *app) inDemo(ctx context.Context, conf Configuration, as member.ID, do func(*store.Store) error) error {
	o := a.options(conf)
	o.As = as
	l, err := store.Open(conf.Store.Path, o)
	if err != nil {
		return err
	}
	s, err := a.unlock(ctx, l, conf.Store)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	return errors.Join(do(s), s.Close())
}
