package team

import (
	"context"
	"errors"
	"time"
)

// State is how a workstation stands with the journal of its team.
type State uint8

// The states.
const (
	Away       State = iota // not connected; it is tried again
	CatchingUp              // connected, and what others did is coming
	Together                // connected, and all that others did is here
	Stopped                 // nothing is exchanged until somebody decides: see Status.Why
	Shut                    // this workstation is of the team no more
)

func (s State) String() string {
	return [...]string{"away", "catching up", "together", "stopped", "shut"}[s]
}

// Status is how things stand.
type Status struct {
	State   State
	Since   time.Time // of the state
	Pending int       // events made here that the journal does not have, as far as is known
	Behind  int       // entries of the journal that were not received, as far as is known
	Why     error     // of Away, Stopped and Shut: one of the errors of this package
}

// stateOf is the state after a connection ended with an error.
func stateOf(err error) State {
	switch {
	case errors.Is(err, ErrShut):
		return Shut
	case errors.Is(err, ErrShorter), errors.Is(err, ErrNoStream), errors.Is(err, ErrTooLarge), errors.Is(err, ErrRecord):
		return Stopped
	}
	return Away
}

// Status is how things stand now.
func (c *Carrier) Status() Status {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.status
}

// says changes the status, and tells who follows it.
func (c *Carrier) says(change func(*Status)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	was := c.status
	change(&c.status)
	if c.status.State != was.State || was.Since.IsZero() {
		c.status.Since = time.Now()
	}
	if c.status != was {
		close(c.changed)
		c.changed = make(chan struct{})
	}
}

// Follow gives each status, from that of now on, until ctx ends; what comes between two
// looks is left out.
func (c *Carrier) Follow(ctx context.Context) <-chan Status {
	out := make(chan Status)
	go func() {
		defer close(out)
		for {
			c.mu.Lock()
			now, changed := c.status, c.changed
			c.mu.Unlock()
			select {
			case out <- now:
			case <-ctx.Done():
				return
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
