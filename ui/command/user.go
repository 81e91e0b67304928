package command

import (
	"context"
	"errors"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/remote"
)

type userCommand struct {
	List   userListCommand   `cmd:"" default:"1"`
	Add    userAddCommand    `cmd:""`
	Role   userRoleCommand   `cmd:""`
	Key    userKeyCommand    `cmd:""`
	Remove userRemoveCommand `cmd:""`
}

type (
	userListCommand struct{}
	userAddCommand  struct {
		Name string   `arg:""`
		Role string   `required:"" placeholder:"ROLES"`
		Key  []string `sep:"none" placeholder:"KEY"`
	}
	userRoleCommand struct {
		Name  string `arg:""`
		Roles string `arg:""`
	}
	userKeyCommand struct {
		Name   string `arg:""`
		Key    string `arg:""`
		Remove bool
	}
	userRemoveCommand struct {
		Name string `arg:""`
	}
)

// userRow is a member as the command line gives it.
type userRow struct {
	Name     outside.Safe `json:"name"`
	Role     string       `json:"role"`
	Keys     []string     `json:"keys"` // as in an authorized_keys file
	LastSeen time.Time    `json:"last_seen,omitzero"`
	Here     bool         `json:"here"` // at the hub, now
	ID       string       `json:"id"`
	Released *int         `json:"released,omitzero"` // contacts that wait again for others
}

func userRowOf(m store.Member) userRow {
	keys := m.Keys
	if keys == nil {
		keys = []string{}
	}
	return userRow{Name: m.Name.Line(), Role: m.Roles.String(), Keys: keys, LastSeen: utc(m.SeenAt), ID: m.ID.String()}
}

func (a *app) printUsers(rows ...userRow) error {
	return newSheet(a, []lang.Key{lang.HeadName, lang.HeadRole, lang.HeadKeys, lang.HeadLastSeen}, func(r userRow) []string {
		var prints []string
		for _, k := range r.Keys {
			prints = append(prints, remote.Fingerprint(k))
		}
		seen := local(r.LastSeen)
		if r.Here {
			seen = a.T(lang.UserHere)
		}
		return []string{r.Name.String(), a.roleWords(r.Role), strings.Join(prints, " "), seen}
	}).print(rows...)
}

// roleWords are the roles in the language of who reads.
func (a *app) roleWords(roles string) string {
	var all []string
	for _, r := range strings.Split(roles, ",") {
		all = append(all, a.T(roleKeys[r]))
	}
	return strings.Join(all, ", ")
}

var roleKeys = map[string]lang.Key{
	member.Counselor.String(): lang.RoleCounselor, member.Supervisor.String(): lang.RoleSupervisor, member.Administrator.String(): lang.RoleAdministrator,
}

// user finds a member by name, or by the beginning of the id.
func (a *app) user(s *lease, called string) (store.Member, error) {
	all, err := s.Members()
	if err != nil {
		return store.Member{}, err
	}
	called = strings.TrimSpace(called)
	is := func(m store.Member) bool { return strings.EqualFold(m.Name.Line().String(), called) }
	if !slices.ContainsFunc(all, is) && len(called) >= 4 {
		is = func(m store.Member) bool { return strings.HasPrefix(m.ID.String(), called) }
	}
	all = slices.DeleteFunc(all, func(m store.Member) bool { return !is(m) })
	if len(all) != 1 {
		return store.Member{}, fail(lang.UserNone, outside.New(called).Line())
	}
	return all[0], nil
}

// printUser prints a member as it is now.
func (a *app) printUser(s *lease, id member.ID) error {
	all, err := s.Members()
	if err != nil {
		return err
	}
	for _, m := range all {
		if m.ID == id {
			return a.printUsers(userRowOf(m))
		}
	}
	return nil
}

// Run lists who works at the line.
func (userListCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Members()
	if err != nil {
		return err
	}
	rows, here := make([]userRow, len(all)), a.guest.here()
	for i, m := range all {
		rows[i] = userRowOf(m)
		rows[i].Here = slices.Contains(here, m.ID)
	}
	return a.printUsers(rows...)
}

// Run takes somebody into the team. A key is looked at before anything is done.
func (c *userAddCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	roles, err := rolesOf(c.Role)
	if err != nil {
		return err
	}
	name := outside.New(strings.TrimSpace(c.Name))
	if name.Line().String() == "" {
		return misused(lang.UserNoName)
	}
	keys, err := a.publicKeys(c.Key)
	if err != nil {
		return err
	}
	all, err := s.Members()
	if err != nil {
		return err
	}
	for _, m := range all {
		if strings.EqualFold(m.Name.Line().String(), name.Line().String()) {
			return fail(lang.UserThere, m.Name.Line())
		}
		if slices.ContainsFunc(keys, func(k string) bool { return slices.Contains(m.Keys, k) }) {
			return store.ErrKeyTaken
		}
	}
	id, err := s.AddMember(ctx, name, roles)
	if err != nil {
		return err
	}
	if len(keys) > 0 {
		if err := s.SetMemberKeys(ctx, id, keys); err != nil {
			return err
		}
	}
	return a.printUser(s, id)
}

// onUser opens the store and does something about a member.
func (a *app) onUser(ctx context.Context, called string, do func(*lease, store.Member) error) error {
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	m, err := a.user(s, called)
	if err != nil {
		return err
	}
	return do(s, m)
}

// Run gives a member other roles.
func (c *userRoleCommand) Run(ctx context.Context, a *app) error {
	return a.onUser(ctx, c.Name, func(s *lease, m store.Member) error {
		roles, err := rolesOf(c.Roles)
		if err != nil {
			return err
		}
		if err := s.SetRoles(ctx, m.ID, roles); err != nil {
			return err
		}
		return a.printUser(s, m.ID)
	})
}

// Run adds a key by which a member signs in, or takes one away.
func (c *userKeyCommand) Run(ctx context.Context, a *app) error {
	return a.onUser(ctx, c.Name, func(s *lease, m store.Member) error {
		keys := slices.Clone(m.Keys)
		if c.Remove {
			keys = slices.DeleteFunc(keys, func(k string) bool { return k == c.Key || remote.Fingerprint(k) == c.Key })
		} else {
			more, err := a.publicKeys([]string{c.Key})
			if err != nil {
				return err
			}
			if !slices.Contains(keys, more[0]) {
				keys = append(keys, more[0])
			}
		}
		if err := s.SetMemberKeys(ctx, m.ID, keys); err != nil {
			return err
		}
		return a.printUser(s, m.ID)
	})
}

// Run takes somebody out of the team; what she held waits for others.
func (c *userRemoveCommand) Run(ctx context.Context, a *app) error {
	return a.onUser(ctx, c.Name, func(s *lease, m store.Member) error {
		n, err := s.RemoveMember(ctx, m.ID)
		if err != nil {
			return err
		}
		a.say(lang.UserLeft, m.Name.Line(), n)
		if a.Format == "table" {
			return nil
		}
		row := userRowOf(m)
		row.Role, row.Keys, row.Released = "", []string{}, &n
		return a.printUsers(row)
	})
}

// rolesOf reads roles, with commas between them.
func rolesOf(text string) (member.Roles, error) {
	roles, err := member.ParseRoles(strings.ReplaceAll(text, " ", ""))
	if err != nil || roles == 0 {
		return 0, misused(lang.UserNoRole, text)
	}
	return roles, nil
}

// publicKeys reads keys: each a line of an authorized_keys file, or a file of one.
func (a *app) publicKeys(all []string) (keys []string, err error) {
	for _, text := range all {
		key, err := remote.ParseKey(text)
		if errors.Is(err, remote.ErrKey) && a.permit == nil { // the files of the hub are none of a visitor's
			b, ferr := os.ReadFile(a.athome(a.file(text)))
			if ferr != nil {
				return nil, fail(lang.UserKeyUnread, text)
			}
			key, err = remote.ParseKey(string(b))
		}
		switch {
		case errors.Is(err, remote.ErrWeakKey):
			return nil, fail(lang.UserKeyWeak)
		case err != nil:
			return nil, fail(lang.UserKeyWrong)
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys, nil
}

// served are the commands that are there over SSH without a terminal. None of them reads
// or writes a file of the hub.
var served = map[string]bool{
	"list": true, "show": true, "find": true, "claim": true, "release": true, "note": true, "figures": true, "case show": true,
	"handoff list": true, "handoff show": true, "handoff offer": true, "handoff revise": true, "handoff accept": true, "handoff reject": true,
	"handoff revoke": true, "handoff done": true, "handoff approve": true, "handoff return": true,
	"user list": true, "user add": true, "user role": true, "user key": true, "user remove": true,
	"version": true,
}

// overSSH refuses what is not served, and what would name a file of the hub.
func overSSH(k *kong.Context) error {
	n := k.Selected()
	if n == nil || !served[commandName(n)] {
		return misused(lang.ServeNotServed, strings.Join(slices.Sorted(maps.Keys(served)), ", "))
	}
	for _, p := range k.Path {
		if f := p.Flag; f != nil && (takesFile(f) || f.Name == "recovery") {
			return misused(lang.ServeNoFlag, "--"+f.Name)
		}
	}
	return nil
}
