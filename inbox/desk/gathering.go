package desk

import (
	"context"
	"sync"

	"baken/store"
)

// gathering has entries that come while the disk is busy with others wait for it
// together, and be written at once: a disk takes as long for one as for fifty.
type gathering struct {
	st *store.Store

	mu     sync.Mutex
	next   []*entering
	writes bool
}

// entering is an entry that waits for the disk.
type entering struct {
	entry store.RoomEntry
	done  chan error // holds one
}

// keep keeps an entry, and waits until it is on the disk. Of one room only one may be
// under way. What has come so far is written, whatever becomes of ctx.
func (g *gathering) keep(ctx context.Context, entry store.RoomEntry) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	e := &entering{entry, make(chan error, 1)}
	g.mu.Lock()
	g.next = append(g.next, e)
	mine := !g.writes
	g.writes = true
	g.mu.Unlock()
	if mine {
		go g.write(context.WithoutCancel(ctx))
	}
	return <-e.done
}

// write writes what has come, until nothing more does.
func (g *gathering) write(ctx context.Context) {
	for {
		g.mu.Lock()
		all := g.next
		g.next = nil
		g.writes = len(all) > 0
		g.mu.Unlock()
		if len(all) == 0 {
			return
		}
		g.together(ctx, all)
	}
}

// together writes entries at once. Where one of them cannot be, each is on its own.
func (g *gathering) together(ctx context.Context, all []*entering) {
	entries := make([]store.RoomEntry, len(all))
	for i, e := range all {
		entries[i] = e.entry
	}
	if len(all) > 1 && g.st.AppendRooms(ctx, entries) == nil {
		for _, e := range all {
			e.done <- nil
		}
		return
	}
	for _, e := range all {
		e.done <- g.st.AppendRoom(ctx, e.entry)
	}
}
