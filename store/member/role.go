package member

import (
	"fmt"
	"strings"
)

// Role is one of the parts that somebody can have at the line. The numbers are
// kept in events; they do not change.
type Role uint8

// The roles. The zero Role is none.
const (
	Counselor     Role = 1 // answers people, and keeps their cases
	Supervisor    Role = 2 // reviews, and sees how the line stands
	Administrator Role = 3 // members, the team's settings, erasing; reads no cases
)

var roleNames = [...]string{Counselor: "counselor", Supervisor: "supervisor", Administrator: "administrator"}

// EveryRole gives the roles in their order.
func EveryRole() []Role { return []Role{Counselor, Supervisor, Administrator} }

// ParseRole reads what String wrote. Its error is ErrRole.
func ParseRole(s string) (Role, error) {
	for _, r := range EveryRole() {
		if s == r.String() {
			return r, nil
		}
	}
	return 0, fmt.Errorf("%w: %q (there are %s)", ErrRole, s, strings.ReplaceAll(AllRoles.String(), ",", ", "))
}

// String gives the role's name, as the command line takes it.
func (r Role) String() string {
	if r == 0 || int(r) >= len(roleNames) {
		return fmt.Sprintf("role %d", uint8(r))
	}
	return roleNames[r]
}

// May says whether the role gives right.
func (r Role) May(right Right) bool { return RolesOf(r).May(right) }

// Roles is a set of roles: bit 0 for Counselor, bit 1 for Supervisor, bit 2
// for Administrator. Bits of roles that are not known give nothing.
type Roles uint8

// AllRoles is what somebody has who works alone.
const AllRoles Roles = 1<<(Counselor-1) | 1<<(Supervisor-1) | 1<<(Administrator-1)

// RolesOf is the set of roles.
func RolesOf(roles ...Role) Roles {
	var set Roles
	for _, r := range roles {
		if r != 0 {
			set |= 1 << (r - 1)
		}
	}
	return set
}

// ParseRoles reads names separated by commas, at least one. Its error is
// ErrRole.
func ParseRoles(s string) (Roles, error) {
	var set Roles
	for name := range strings.SplitSeq(s, ",") {
		r, err := ParseRole(strings.TrimSpace(name))
		if err != nil {
			return 0, err
		}
		set |= RolesOf(r)
	}
	return set, nil
}

// String gives the names separated by commas, in the order of EveryRole.
func (s Roles) String() string {
	var names []string
	for _, r := range EveryRole() {
		if s.Has(r) {
			names = append(names, r.String())
		}
	}
	return strings.Join(names, ",")
}

// Has says whether r is in the set.
func (s Roles) Has(r Role) bool { return s&RolesOf(r) != 0 }

// May says whether one of the roles gives right. A right that does not exist
// is nobody's.
func (s Roles) May(right Right) bool { return s&right.Roles()&AllRoles != 0 }
