package store

import (
	"fmt"
	"strings"

	"baken/store/member"
	"baken/store/outside"
)

// IncompleteError says what is missing of a referral or a handoff, or is none of its
// codes, by the name of its field. It is ErrIncomplete; nothing was recorded.
type IncompleteError struct{ Field string }

func (e *IncompleteError) Error() string { return fmt.Sprintf("%v: %s", ErrIncomplete, e.Field) }

// Is says that it is ErrIncomplete.
func (e *IncompleteError) Is(target error) bool { return target == ErrIncomplete }

// HandoffError says where a handoff stands from which that does not follow. It is
// ErrState.
type HandoffError struct {
	State  HandoffState
	Review Review
}

func (e *HandoffError) Error() string {
	return fmt.Sprintf("%v: the handoff is %s, its review %s", ErrState, e.State, e.Review)
}

// Is says that it is ErrState.
func (e *HandoffError) Is(target error) bool { return target == ErrState }

// RoleError says that a member's roles do not let her take a case over. It is
// ErrNotAllowed.
type RoleError struct {
	Name  outside.Text
	Roles member.Roles
}

func (e *RoleError) Error() string {
	return fmt.Sprintf("%v: that member takes no cases over", ErrNotAllowed)
}

// Is says that it is ErrNotAllowed.
func (e *RoleError) Is(target error) bool { return target == ErrNotAllowed }

// blank says that nothing can be read in a text.
func blank(t outside.Text) bool { return strings.TrimSpace(t.Block().String()) == "" }
