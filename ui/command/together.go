package command

import (
	"context"
	"time"

	"baken/inbox/team"
	"baken/store"
	"baken/ui/screen"
)

// waitsForTeam is how long a mail that is to go waits for the team's journal, before it
// stands in the outbox as waiting for it.
const waitsForTeam = 5 * time.Second

// caughtUp waits until all that was done in a store came back from the journal of its
// team: then all that others did before it is here too. c keeps the store in step; nil:
// nothing does.
func caughtUp(ctx context.Context, s *store.Store, c *team.Carrier) error {
	if c == nil {
		return team.ErrAway
	}
	ctx, stop := context.WithTimeout(ctx, waitsForTeam)
	defer stop()
	c.Try()
	for {
		switch state := c.Status().State; state {
		case team.Stopped, team.Shut:
			return team.ErrAway
		case team.Together:
			if st, err := s.Standing(); err != nil || st.Pending == 0 {
				return err
			}
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return team.ErrAway
		}
	}
}

// catchesUpOnce is caughtUp for a command that ends: it exchanges once.
func (a *app) catchesUpOnce(s *store.Store, h Hubbing) (func(context.Context) error, error) {
	c, err := a.carrierOf(s, h)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		if c == nil {
			return team.ErrAway
		}
		ctx, stop := context.WithTimeout(ctx, waitsForTeam)
		defer stop()
		return c.Once(ctx)
	}, nil
}

// teamLinks are the states of a carrier, as the screen says them.
var teamLinks = map[team.State]screen.TeamLink{
	team.Away: screen.TeamAway, team.CatchingUp: screen.TeamComing, team.Together: screen.TeamHere, team.Stopped: screen.TeamStopped, team.Shut: screen.TeamShut,
}

// teamStatus tells the screen how a carrier stands, until ctx ends; nil where there is none.
func teamStatus(ctx context.Context, c *team.Carrier) <-chan screen.TeamStatus {
	if c == nil {
		return nil
	}
	out := make(chan screen.TeamStatus)
	go func() {
		defer close(out)
		for st := range c.Follow(ctx) {
			select {
			case out <- screen.TeamStatus{Link: teamLinks[st.State]}:
			case <-ctx.Done():
			}
		}
	}()
	return out
}
