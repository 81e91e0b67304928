package chat

import (
	"context"
	"time"
)

// Keeper keeps what Rooms must not lose. All words it is given are sealed; it seals its
// records besides. What it has acknowledged is on the disk. Every method may be called
// again with the same arguments.
type Keeper interface {
	// Load gives everything that was kept and not forgotten, with the entries of each
	// session in their order.
	Load(ctx context.Context) ([]Kept, error)

	// Keep writes the head of a session in place of the one before. Where Own is empty,
	// nothing of an earlier one may be left.
	Keep(ctx context.Context, h Head) error

	// Append writes an entry of a session whose head is kept. One that stands there under
	// its number was never acknowledged, and gives way.
	Append(ctx context.Context, id SessionID, e Entry) error

	// Forget destroys a session with its keys.
	Forget(ctx context.Context, id SessionID) error

	// Message keeps a message that was left.
	Message(ctx context.Context, m Left) error
}

// Head is what a Keeper has of a session beside its entries.
type Head struct {
	Opening
	Presence Presence
	Phase    Phase
	With     []Counselor // who is in it, the one who answers first
	For      string      // the id of the counselor it was handed to; else whoever is free
	Asked    time.Time   // since when it waits
	Over     time.Time   // when it was ended; zero before
}

// Kept is a session as it was kept.
type Kept struct {
	Head    Head
	Entries []Entry
}

// Counselor is somebody at the desk.
type Counselor struct {
	ID   string
	Name string // by which the visitor knows her; may be empty
}
