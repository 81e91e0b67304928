package command

import (
	"context"
	"errors"
	"net"
	"time"

	"baken/inbox/team"
	"baken/store"
	"baken/store/member"
	"baken/ui/lang"
)

// joinCommand sets a workstation up as init does, with the store of a team.
type joinCommand struct {
	Code string `arg:""`
	initCommand
}

// Hubbing is the [hub] part of the configuration: where the team's journal is.
type Hubbing struct {
	Address     string `toml:"address"`     // host:port; empty: alone on this machine
	Certificate string `toml:"certificate"` // its pin, in hexadecimal
}

func (h Hubbing) validate() error {
	if h.Address == "" {
		return nil
	}
	if _, port, err := net.SplitHostPort(h.Address); err != nil || port == "" {
		return fail(lang.ConfigHubAddress, h.Address)
	}
	if _, err := team.ParsePin(h.Certificate); err != nil {
		return fail(lang.ConfigHubCertificate, h.Certificate)
	}
	return nil
}

// Run joins a team.
func (j *joinCommand) Run(ctx context.Context, a *app) error {
	i, err := team.ReadCode(j.Code)
	if err != nil {
		return misused(lang.JoinNoCode)
	}
	j.hub = Hubbing{i.Address, i.Pin.String()}
	j.make = func(ctx context.Context, path string, ways []store.NamedWay, o store.Options) (*store.Store, error) {
		return a.joined(ctx, i, path, ways, o)
	}
	return j.initCommand.Run(ctx, a)
}

// joined makes the store of a workstation that is taken into a team.
func (a *app) joined(ctx context.Context, i *team.Invitation, path string, ways []store.NamedWay, o store.Options) (*store.Store, error) {
	own, err := store.NewJoining()
	if err != nil {
		return nil, err
	}
	w, err := i.Join(ctx, own.Request())
	switch {
	case errors.Is(err, team.ErrInvitation):
		return nil, fail(lang.JoinOver)
	case errors.Is(err, team.ErrPin):
		return nil, fail(lang.JoinOther, i.Address)
	case err != nil:
		return nil, fail(lang.JoinAway, i.Address)
	}
	s, err := store.CreateJoined(path, own, w, ways, o)
	if err != nil {
		return nil, err
	}
	// All that the team has comes now, if it can, and else when the workstation opens.
	first, stop := context.WithTimeout(ctx, firstJournal)
	defer stop()
	if c, err := a.carrierOf(s, Hubbing{i.Address, i.Pin.String()}); err == nil && c != nil {
		_ = c.Once(first)
	}
	return s, nil
}

// firstJournal is how long the first of the journal is waited for.
const firstJournal = 5 * time.Minute

// carrierOf keeps a workstation's store in step with its team's journal; nil where the
// store is alone.
func (a *app) carrierOf(s *store.Store, h Hubbing) (*team.Carrier, error) {
	dial, err := dialHub(s, h)
	if err != nil || dial == nil {
		return nil, err
	}
	return team.New(s, dial), nil
}

// exchanging is how long a command waits for the team's journal.
const exchanging = time.Minute

// exchange brings the store in step with the journal of its team once. Away from it, it
// says so, and goes on: what was done here goes another time.
func (a *app) exchange(ctx context.Context, s *lease) error {
	c, err := a.carrierOf(s.Store, s.conf.Hub)
	if err != nil || c == nil {
		return err
	}
	first, stop := context.WithTimeout(ctx, exchanging)
	defer stop()
	switch err := c.Once(first); {
	case err == nil:
	case errors.Is(err, team.ErrShut):
		a.say(lang.TeamShut)
	case errors.Is(err, team.ErrShorter), errors.Is(err, team.ErrRecord), errors.Is(err, team.ErrNoStream), errors.Is(err, team.ErrTooLarge):
		a.say(lang.TeamStopped)
	default:
		a.say(lang.TeamAway, s.conf.Hub.Address)
	}
	return ctx.Err()
}

// carry keeps the workstation's store in step with its team, until ctx ends or the store
// is closed; nil where there is no hub.
func (w *workstation) carry(ctx context.Context, s *store.Store) (*team.Carrier, error) {
	dial, err := dialHub(s, w.conf.Hub)
	if err != nil || dial == nil {
		return nil, err
	}
	return w.app.carries(ctx, s, dial, make(chan struct{})), nil
}

// dialHub connects to the hub; nil where there is none.
func dialHub(s *store.Store, h Hubbing) (team.Dial, error) {
	st, err := s.Standing()
	if err != nil || !st.Shared || h.Address == "" {
		return nil, err
	}
	pin, err := team.ParsePin(h.Certificate)
	if err != nil {
		return nil, fail(lang.ConfigHubCertificate, h.Certificate)
	}
	place := team.Place{Addresses: []string{h.Address}, Pin: pin}
	return func(ctx context.Context) (team.Engine, error) {
		erases, err := s.May(member.Erase) // it may have changed since
		if err != nil {
			return nil, err
		}
		return place.Connect(team.Workstation{Team: st.Team, Sign: s.SignNonce, Key: s.StationKey(), Deletes: erases})(ctx)
	}, nil
}
