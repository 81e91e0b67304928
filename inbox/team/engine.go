package team

import (
	"context"
	"errors"
	"fmt"

	"baken/store"
	"baken/store/journal"
)

// Engine keeps the journal of one team in one order, and records beside it that can be
// deleted. Its methods may be called by several goroutines at once.
type Engine interface {
	// Stream says which stream the journal is, and the sequence of its last entry; 0 when
	// it has none.
	Stream(ctx context.Context) (id string, last uint64, err error)
	// Publish puts events at the end, in their order, and gives the sequences of those
	// that stand there; what was published before may stand there once or twice. A
	// [WrongLast] when the first that was not put there expects another last sequence of
	// its subject.
	Publish(ctx context.Context, all []store.Outgoing) (seqs []uint64, err error)
	// Replay gives the entries after a sequence, in their order and some at a time, and
	// those that come, until ctx ends or take fails.
	Replay(ctx context.Context, after uint64, take func([]store.Delivered) error) error
	// Put keeps records, each in place of what stands there. After an error some may be kept.
	Put(ctx context.Context, all ...Record) error
	// Get gives a record; ErrNoRecord when there is none.
	Get(ctx context.Context, key Key) ([]byte, error)
	// Delete takes a record away and overwrites it; one that is not there is passed over.
	Delete(ctx context.Context, key Key) error
	// Close ends the connection.
	Close()
}

// Key names a record: words and hexadecimal ids with dots between.
type Key string

// Record is a record of the team: sealed, like all.
type Record struct {
	Key   Key
	Value []byte
}

// rowKey is where the row of a key stands.
func rowKey(id [16]byte) Key { return Key(fmt.Sprintf("row.%x", id)) }

// epochKey is where the epoch key of the team stands that was sealed to a workstation.
func epochKey(w journal.WorkstationID) Key { return Key("epoch." + w.String()) }

var (
	// ErrNoRecord: there is no record of that name.
	ErrNoRecord = errors.New("no such record")
	// ErrAway: the engine cannot be reached.
	ErrAway = errors.New("the team's journal cannot be reached")
	// ErrShut: the engine knows this workstation not, or not any more.
	ErrShut = errors.New("the team's journal does not let this workstation in")
	// ErrShorter: the team's journal ends before what was received of it, as after its
	// backup was restored.
	ErrShorter = errors.New("the team's journal is shorter than it was")
	// ErrNoStream: the engine has no journal of this team.
	ErrNoStream = errors.New("there is no journal of this team")
	// ErrTooLarge: an event is larger than the engine takes.
	ErrTooLarge = errors.New("larger than the team's journal takes")
)

// WrongLast says that an event was not published since the last sequence of its subject
// is another than it expects.
type WrongLast struct {
	ID   store.EventID
	Last uint64 // of the subject; 0 when it has none
}

func (e *WrongLast) Error() string {
	return fmt.Sprintf("event %s expects another last sequence than %d", e.ID, e.Last)
}
