package store

import (
	"context"
	"errors"

	"baken/store/find"
)

// errNotBuilt: the index is not there yet.
var errNotBuilt = errors.New("search is not built yet")

// Search finds what q asks for, of what the member may read. It is answered from
// the index, which [Store.KeepIndex] or [Store.CatchUpIndex] keeps in step; what
// was erased is not found from that moment on, whatever the index says. Names and
// addresses are found only in contacts of which the member has uncovered them.
// ErrNotAllowed when the member may not read. The history is told by
// [Store.RecordSearched].
func (s *Store) Search(ctx context.Context, q find.Query, o SearchOptions) (Found, error) {
	return Found{}, errNotBuilt
}

// Index says how the search index stands. Each time that it changes a [Listener]
// hears Change.Index.
func (s *Store) Index() (IndexState, error) { return IndexState{}, errNotBuilt }

// KeepIndex keeps the index in step with what is kept, until ctx ends or the store
// is closed or locked. One for each open store; a second waits for the first. Only
// errors of the disk end it earlier.
func (s *Store) KeepIndex(ctx context.Context) error { return errNotBuilt }

// CatchUpIndex brings the index in step with what is kept now, and returns.
func (s *Store) CatchUpIndex(ctx context.Context) error { return errNotBuilt }

// RecordSearched writes into the history that the member searched, without a word
// of what for.
func (s *Store) RecordSearched(ctx context.Context) error { return errNotBuilt }
