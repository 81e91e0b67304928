package member

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/fxamacker/cbor/v2"
	"github.com/google/go-cmp/cmp"
)

// who is every role against every right: yes or no for counselor, supervisor
// and administrator.
var who = map[Right]string{
	Read: "cs-", Uncover: "cs-", OpenContact: "c--", Talk: "cs-", Claim: "c--", TakeOver: "c--", Unclaim: "-s-", Triage: "c--",
	Reply: "c--", ReadAlong: "-s-", Close: "c--", Register: "c--", Refer: "c--",
	Note: "c--", SupervisorNote: "cs-", ReadSupervisorNote: "-s-", Link: "c--", Merge: "c--", Export: "cs-",
	ReadHistory: "cs-", ReadAudit: "-sa", Erase: "--a", Retain: "--a",
	OfferHandoff: "c--", AcceptHandoff: "c--", ReviewHandoff: "-s-", ReviewOwn: "---",
	Figures: "csa", FiguresByCounselor: "-s-", Templates: "-sa", ImportDirectory: "-sa", ManageTeam: "--a", ManageMembers: "--a", Host: "csa",
}

func TestEveryRoleAndRight(t *testing.T) {
	if len(who) != len(EveryRight()) {
		t.Errorf("%d rights, %d here", len(EveryRight()), len(who))
	}
	names := map[string]bool{}
	for _, right := range EveryRight() {
		if right.String() == "" || names[right.String()] {
			t.Errorf("right %d has no name of its own: %q", uint8(right), right)
		}
		names[right.String()] = true
		for i, role := range EveryRole() {
			want := who[right][i] != '-'
			if got := role.May(right); got != want {
				t.Errorf("%s may %s: %v", role, right, got)
			}
		}
		// A set may what one of its roles may, and bits without a role nothing.
		for set := range 256 {
			set, want := Roles(set), false
			for _, role := range EveryRole() {
				want = want || set.Has(role) && role.May(right)
			}
			if got := set.May(right); got != want {
				t.Errorf("{%s} may %s: %v", set, right, got)
			}
		}
	}
	for _, right := range []Right{0, rights, 255} {
		if Roles(255).May(right) {
			t.Errorf("somebody may %s", right)
		}
	}
	for _, role := range []Role{0, 4, 255} {
		for _, right := range EveryRight() {
			if role.May(right) {
				t.Errorf("%s may %s", role, right)
			}
		}
	}
}

func TestParse(t *testing.T) {
	for _, r := range EveryRole() {
		if got, err := ParseRole(r.String()); got != r || err != nil {
			t.Errorf("%s: %s, %v", r, got, err)
		}
	}
	for set := Roles(1); set <= AllRoles; set++ {
		if got, err := ParseRoles(set.String()); got != set || err != nil {
			t.Errorf("%s: %s, %v", set, got, err)
		}
	}
	for _, bad := range []string{"", "Counselor", "admin", "counselor,", "role 4"} {
		if got, err := ParseRoles(bad); !errors.Is(err, ErrRole) || got != 0 {
			t.Errorf("%q: %s, %v", bad, got, err)
		}
	}
	id := NewID()
	if got, err := ParseID(id.String()); got != id || err != nil {
		t.Errorf("%s: %s, %v", id, got, err)
	}
	for _, bad := range []string{"", "00", id.String() + "00", "zz" + id.String()[2:]} {
		if got, err := ParseID(bad); !errors.Is(err, ErrID) || !got.IsZero() {
			t.Errorf("%q: %s, %v", bad, got, err)
		}
	}
}

func TestEncoding(t *testing.T) {
	id, roles := ID{1, 2, 15: 0xff}, AllRoles
	b, err := cbor.Marshal(map[string]any{"id": id, "roles": roles})
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		ID    ID    `cbor:"id"`
		Roles Roles `cbor:"roles"`
	}
	if err := cbor.Unmarshal(b, &back); err != nil || back.ID != id || back.Roles != roles {
		t.Errorf("%x came back otherwise: %v", b, err)
	}
	if len(b) > 32 {
		t.Errorf("%d bytes: %x", len(b), b)
	}
	j, err := json.Marshal(map[string]ID{"by": id})
	if d := cmp.Diff(`{"by":"010200000000000000000000000000ff"}`, string(j)); d != "" || err != nil {
		t.Error(d, err)
	}
	var by map[string]ID
	if err := json.Unmarshal(j, &by); err != nil || by["by"] != id {
		t.Errorf("%v, %v", by, err)
	}
}
