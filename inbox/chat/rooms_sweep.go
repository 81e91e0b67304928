package chat

import (
	"context"
	"time"

	"baken/store/opening"
)

// sweep does what time brings: visitors without a sign of life, counselors who stayed
// away, the end of the opening hours, chats that are old.
func (r *Rooms) sweep(ctx context.Context) {
	now := r.c.Now()
	closing := r.closing(now)
	r.mu.Lock()
	var due []*room
	for _, m := range r.rooms {
		if m.begun && m.due(now, closing) {
			due = append(due, m)
		}
		for i := range m.ends {
			if t := m.ends[i].typing; !t.IsZero() && !now.Before(t) {
				m.ends[i].typing = time.Time{}
				r.bump(m)
			}
		}
	}
	r.mu.Unlock()
	for _, m := range due {
		r.attend(ctx, m, now, closing)
	}
}

// closing says, once, that the opening hours have ended.
func (r *Rooms) closing(now time.Time) bool {
	open, _ := r.hours().Open(opening.ByChat, now)
	r.mu.Lock()
	defer r.mu.Unlock()
	was := r.open
	r.open = open
	return was && !open
}

func (m *room) due(now time.Time, closing bool) bool {
	return m.lost(now) || m.stayedAway(now) || m.old(now) || closing && m.place > 0
}

// lost says whether the visitor's side ends by itself.
func (m *room) lost(now time.Time) bool {
	if m.head.Presence != Here {
		return false
	}
	over := m.head.Phase == Over && now.Sub(m.head.Over) >= overFor
	return over || m.readers == 0 && now.Sub(m.alive) >= goneAfter
}

func (m *room) stayedAway(now time.Time) bool {
	return m.head.Phase == Paused && now.Sub(m.paused) >= pauseFor
}

func (m *room) old(now time.Time) bool {
	return m.head.Presence != Here && now.Sub(m.head.Began) >= lifetime && now.Sub(m.head.Over) >= lifetime
}

// attend does to one chat what is due. What the Keeper refuses is due again at the next
// sweep, but for the word of closing time.
func (r *Rooms) attend(ctx context.Context, m *room, now time.Time, closing bool) {
	r.mu.Lock()
	id := m.head.ID
	r.mu.Unlock()
	held, err := r.lock(id)
	if err != nil || held != m {
		return
	}
	r.mu.Lock()
	lost, away, old, waits := m.lost(now), m.stayedAway(now), m.old(now), m.place > 0
	r.mu.Unlock()
	if lost {
		_ = r.leave(ctx, m, Lost)
	}
	if away {
		e := Entry{Side: Nobody, Kind: Requeued}
		_ = r.step(ctx, m, &e, func(h *Head) error {
			if stay := r.stay(h.With[1:], ""); len(stay) > 0 { // a colleague is in it, and has it from here on
				h.With, h.Phase = stay, Talking
				e.Side, e.Kind, e.Who = Desk, Joined, stay[0].Name
				return nil
			}
			h.With, h.Phase, h.For, h.Asked = nil, Waiting, "", h.Began
			return nil
		})
	}
	if closing && waits && !lost {
		_ = r.step(ctx, m, &Entry{Side: Nobody, Kind: Closing}, nil)
	}
	m.write.Unlock()
	if old {
		_ = r.Forget(ctx, id)
	}
}
