package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"time"

	"baken/inbox/team"
	"baken/store"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
	"baken/ui/lang"
	"baken/ui/remote"
)

// teamHub is the journal of a team at its hub: the server to which its workstations
// connect, and what keeps the hub's own store in step. Its methods may be called on none.
type teamHub struct {
	server  *team.Server
	carrier *team.Carrier
	stop    context.CancelFunc
	over    chan struct{}
}

// sharesJournal begins to serve the journal, and shares it when it was not; nil where
// [serve] journal is not set. anew makes the journal of the workstations anew, of what the
// hub has.
func (a *app) sharesJournal(ctx context.Context, s *store.Store, c remote.Config, anew bool) (*teamHub, error) {
	if c.Journal == "" {
		return nil, nil
	}
	if err := s.Share(ctx, true); errors.Is(err, store.ErrNotAllowed) {
		return nil, fail(lang.TeamNotMayShare)
	} else if err != nil && !errors.Is(err, store.ErrNoChange) {
		return nil, err
	}
	st, err := s.Standing()
	if err != nil {
		return nil, err
	}
	stations, err := s.Stations()
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(stations, func(w store.Station) bool { return w.ID == st.Station }); i >= 0 && !stations[i].Hub && st.Events > 0 {
		return nil, fail(lang.TeamNotHub)
	}
	cert, err := team.Certificate(team.CertificatePath(a.speaker.store))
	if err != nil {
		return nil, fail(lang.TeamNoCertificate, team.CertificatePath(a.speaker.store))
	}
	h := &teamHub{over: make(chan struct{})}
	h.server, err = team.Start(team.Settings{
		Listen: c.Team, Dir: team.JournalPath(a.speaker.store), Cert: cert, Team: st.Team, Store: s, Now: a.now,
		Enrol: func(ctx context.Context, r store.Request, of member.ID) (store.Welcome, error) {
			return s.Enrol(ctx, r, of, false)
		},
	})
	if errors.Is(err, team.ErrListen) {
		return nil, fail(lang.TeamNoPort, c.Team)
	}
	if err != nil {
		return nil, fail(lang.TeamNoJournal, team.JournalPath(a.speaker.store))
	}
	if anew {
		err = h.server.Reseed(ctx, s)
	} else {
		_, err = h.server.Found(ctx, s)
	}
	if err != nil {
		h.server.Close()
		return nil, fail(lang.TeamNoJournal, team.JournalPath(a.speaker.store))
	}
	working, stop := context.WithCancel(context.WithoutCancel(ctx))
	h.carrier, h.stop = a.carries(working, s, h.server.Dial, h.over), stop
	return h, nil
}

// carries keeps a store in step with the team's journal until ctx ends, which closes over.
// What stands still is told in the log.
func (a *app) carries(ctx context.Context, s *store.Store, dial team.Dial, over chan struct{}) *team.Carrier {
	c := team.New(s, dial)
	go func() {
		for st := range c.Follow(ctx) {
			if st.State == team.Stopped || st.State == team.Shut {
				a.log.Error("the team's journal is not exchanged", "state", st.State.String(), "type", fmt.Sprintf("%T", st.Why))
			}
		}
	}()
	go func() {
		defer close(over)
		c.Run(ctx)
	}()
	return c
}

func (h *teamHub) close() {
	if h == nil {
		return
	}
	h.stop()
	<-h.over
	h.server.Close()
}

// keeps is what keeps the hub's own store in step; nil on none.
func (h *teamHub) keeps() *team.Carrier {
	if h == nil {
		return nil
	}
	return h.carrier
}

// addr is where workstations connect.
func (h *teamHub) addr() string { return h.server.Addr() }

type (
	teamInviteCommand struct {
		Name    string `arg:""`
		Address string `placeholder:"HOST:PORT"`
	}
	teamStationsCommand struct{}
	teamRevokeCommand   struct {
		Station string `arg:""`
	}
)

// invitedRow is a code to join with.
type invitedRow struct {
	Code    string    `json:"code"`
	Until   time.Time `json:"until"`
	Address string    `json:"address"`
}

// Run makes a code with which a workstation of a member joins the team.
func (c *teamInviteCommand) Run(ctx context.Context, a *app) error {
	if a.guest == nil || a.guest.host == nil || a.guest.host.team == nil {
		return fail(lang.TeamNotServed)
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	if may, err := s.May(member.ManageMembers); err != nil {
		return err
	} else if !may {
		return store.ErrNotAllowed
	}
	m, err := a.user(s, c.Name)
	if err != nil {
		return err
	}
	server := a.guest.host.team.server
	address := c.Address
	if address == "" {
		address = reachable(server.Addr())
	}
	if _, port, err := net.SplitHostPort(address); err != nil || port == "" {
		return misused(lang.TeamNoAddress, address)
	}
	i, err := server.Invite(m.ID, address)
	if err != nil {
		return err
	}
	err = newSheet(a, []lang.Key{lang.HeadCode, lang.HeadUntil}, func(r invitedRow) []string {
		return []string{r.Code, local(r.Until)}
	}).print(invitedRow{i.Code(), utc(i.Until), i.Address})
	if err == nil && a.Format == formatTable {
		a.say(lang.TeamInvited, m.Name.Line(), i.Address)
	}
	return err
}

// reachable is an address at which others reach what listens at one: that of this machine,
// where it listens at all of its addresses.
func reachable(listening string) string {
	host, port, err := net.SplitHostPort(listening)
	if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsUnspecified() {
		return listening
	}
	name, err := os.Hostname()
	if err != nil {
		return listening
	}
	return net.JoinHostPort(name, port)
}

// stationRow is a workstation of the team.
type stationRow struct {
	ID      string `json:"id"`
	Member  string `json:"member,omitzero"`
	Letter  string `json:"letter"`
	Hub     bool   `json:"hub"`
	Revoked bool   `json:"revoked"`
	Events  uint64 `json:"events"`
	Here    bool   `json:"here"` // this one
}

// Run lists the workstations of the team.
func (teamStationsCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	return a.printStations(s)
}

func (a *app) printStations(s *lease) error {
	st, err := s.Standing()
	if err != nil {
		return err
	}
	if !st.Shared {
		return fail(lang.TeamAlone)
	}
	all, err := s.Stations()
	if err != nil {
		return err
	}
	members, err := s.Members()
	if err != nil {
		return err
	}
	var rows []stationRow
	for _, w := range all {
		r := stationRow{ID: w.ID.String(), Letter: w.Letter, Hub: w.Hub, Revoked: w.Revoked, Events: w.Events, Here: w.ID == st.Station}
		if w.Sign == (vault.PublicKey{}) {
			continue
		}
		if i := slices.IndexFunc(members, func(m store.Member) bool { return m.ID == w.Member }); i >= 0 && !w.Hub {
			r.Member = members[i].Name.Line().String()
		}
		rows = append(rows, r)
	}
	return newSheet(a, []lang.Key{lang.HeadID, lang.HeadName, lang.HeadLetter, lang.HeadState}, func(r stationRow) []string {
		state := ""
		switch {
		case r.Revoked:
			state = a.T(lang.StationRevoked)
		case r.Here:
			state = a.T(lang.StationHere)
		}
		name := r.Member
		if r.Hub {
			name = a.T(lang.StationHub)
		}
		return []string{r.ID[:8], name, r.Letter, state}
	}).print(rows...)
}

// Run takes a workstation out of the team.
func (c *teamRevokeCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Stations()
	if err != nil {
		return err
	}
	var found []journal.WorkstationID
	for _, w := range all {
		if len(c.Station) >= 4 && len(c.Station) <= 32 && w.ID.String()[:len(c.Station)] == c.Station {
			found = append(found, w.ID)
		}
	}
	if len(found) != 1 {
		return fail(lang.TeamNoStation, c.Station)
	}
	if err := s.RevokeWorkstation(ctx, found[0]); err != nil {
		return err
	}
	return a.printStations(s)
}
