package team

import (
	"fmt"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nkeys"

	"baken/store"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
)

// maxEntry is how large an entry of the journal is at most, in bytes. What is larger, as an
// imported directory, is cut into pieces by the store.
const maxEntry = 8 << 20

// nkey is a public key as NATS writes it.
func nkey(p vault.PublicKey) (string, error) {
	b, err := nkeys.Encode(nkeys.PrefixByteUser, p[:])
	return string(b), err
}

// Guest is a workstation that the server lets in.
type Guest struct {
	Station journal.WorkstationID
	Sign    vault.PublicKey
	Hub     bool
	Roles   member.Roles
}

// Guests are the workstations that the team's journal knows, and what their members may.
func Guests(s *store.Store) (all []Guest, err error) {
	stations, err := s.Stations()
	if err != nil {
		return nil, err
	}
	members, err := s.Members()
	if err != nil {
		return nil, err
	}
	roles := map[member.ID]member.Roles{}
	for _, m := range members {
		roles[m.ID] = m.Roles
	}
	for _, w := range stations {
		r, there := roles[w.Member]
		if w.Revoked || w.Sign == (vault.PublicKey{}) || !there && !w.Hub || there && !w.Hub && r == 0 {
			continue
		}
		all = append(all, Guest{w.ID, w.Sign, w.Hub, r})
	}
	return all, nil
}

// allow is what a workstation may at the server. Nobody may purge, and to delete is for
// who may erase. What is published on the subjects of the team alone is for those who
// have more to do than a counselor. Whether an event stands is decided by every replica
// all the same: this only keeps harm from the engine.
func (g Guest) allow(t journal.TeamID, id Identity) *server.Permissions {
	if g.Hub {
		return &server.Permissions{Publish: &server.SubjectPermission{Allow: []string{">"}}, Subscribe: &server.SubjectPermission{Allow: []string{">"}}}
	}
	prefix := "t." + t.String() + "."
	publish := []string{
		prefix + "c.>", prefix + "claim.*", prefix + "in.*", prefix + "room.*", prefix + "fig", prefix + "audit." + g.Station.String(),
		recordsOf(t)[:len(recordsOf(t))-1] + "row.*", recordsOf(t)[:len(recordsOf(t))-1] + string(epochKey(g.Station)),
		"$JS.API.INFO",
		"$JS.API.STREAM.INFO." + streamName(t), "$JS.API.STREAM.INFO." + recordsName(t),
		"$JS.API.CONSUMER.CREATE." + streamName(t) + ".>", "$JS.API.CONSUMER.DELETE." + streamName(t) + ".*",
		"$JS.API.CONSUMER.INFO." + streamName(t) + ".*", "$JS.API.CONSUMER.MSG.NEXT." + streamName(t) + ".*",
		"$JS.API.STREAM.MSG.GET." + streamName(t), "$JS.API.STREAM.MSG.GET." + recordsName(t),
		"$JS.ACK." + streamName(t) + ".>",
	}
	if g.Roles.May(member.ManageMembers) || g.Roles.May(member.ManageTeam) || g.Roles.May(member.Erase) || g.Roles.May(member.Templates) || g.Roles.May(member.ImportDirectory) {
		publish = append(publish, prefix+"sys")
	}
	if g.Roles.May(member.Erase) {
		publish = append(publish, "$JS.API.STREAM.MSG.DELETE."+recordsName(t), recordsOf(t)[:len(recordsOf(t))-1]+"epoch.*")
	}
	return &server.Permissions{
		Publish:   &server.SubjectPermission{Allow: publish},
		Subscribe: &server.SubjectPermission{Allow: []string{inboxOf(id) + ".>"}},
	}
}

// users are those that the server lets in.
func users(t journal.TeamID, guests []Guest, invited []*Invitation, account *server.Account) (all []*server.NkeyUser, err error) {
	for _, g := range guests {
		public, err := nkey(g.Sign)
		if err != nil {
			return nil, fmt.Errorf("the key of workstation %s: %w", g.Station, err)
		}
		all = append(all, &server.NkeyUser{Nkey: public, Permissions: g.allow(t, Identity{Public: public}), Account: account})
	}
	for _, i := range invited {
		public := i.identity().Public
		all = append(all, &server.NkeyUser{Nkey: public, Account: account, Permissions: &server.Permissions{
			Publish:   &server.SubjectPermission{Allow: []string{joinSubject(public)}},
			Subscribe: &server.SubjectPermission{Allow: []string{inboxOf(i.identity()) + ".>"}},
		}})
	}
	return all, nil
}
