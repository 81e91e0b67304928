package desk

import (
	"context"
	"errors"
	"sync"
	"testing"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/record"
)

// Entries that come at once are all kept, and one that cannot be takes none with it.
func TestGathering(t *testing.T) {
	ctx := context.Background()
	h := newHub(t)
	var all []*visitor
	for range 20 {
		all = append(all, h.comes())
	}
	var wg sync.WaitGroup
	var refused error
	wg.Go(func() {
		refused = h.house.lines.keep(ctx, store.RoomEntry{Session: [16]byte{1}, N: 1, Entry: []byte("x")})
	})
	for _, v := range all {
		wg.Go(func() {
			for range 5 {
				if err := v.trySay(chat.NewLine(), "een regel"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if !errors.Is(refused, store.ErrUnknown) {
		t.Errorf("of no room: %v", refused)
	}
	entry, err := record.Encode(chat.Entry{N: 1})
	h.step(err)
	together := []*entering{
		{store.RoomEntry{Session: [16]byte{1}, N: 1, Entry: []byte("x")}, make(chan error, 1)},
		{store.RoomEntry{Session: h.comes().id, N: 1, Entry: entry}, make(chan error, 1)},
	}
	h.house.lines.together(ctx, together)
	if bad, good := <-together[0].done, <-together[1].done; !errors.Is(bad, store.ErrUnknown) || good != nil {
		t.Errorf("with one of no room: %v, %v", bad, good)
	}
	late, cancel := context.WithCancel(ctx)
	cancel()
	if err := h.house.lines.keep(late, store.RoomEntry{Session: all[0].id, N: 6, Entry: []byte("x")}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	h.restarts()
	for _, v := range all {
		if got := v.sees(); len(got) != 5 {
			t.Errorf("%d of 5 lines are kept", len(got))
		}
	}
}
