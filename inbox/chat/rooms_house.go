package chat

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"baken/store/opening"
)

var _ House = (*Rooms)(nil)

// Standing is how the line stands now.
func (r *Rooms) Standing() Standing {
	now := r.c.Now()
	hours := r.hours()
	open, until := hours.Open(opening.ByChat, now)
	var next time.Time
	if !open {
		next, _ = hours.Next(opening.ByChat, now)
	}
	kept := 0
	if r.c.Kept != nil {
		kept = r.c.Kept()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	s := Standing{Ahead: len(r.queue), Within: r.c.Within, Kept: kept}
	if !open {
		s.Next = next
		return s
	}
	s.Until = until
	s.State = Busy
	if r.free() > len(r.queue) {
		s.State = Open
	}
	return s
}

// free is how many more chats those who are present can have. r.mu is held.
func (r *Rooms) free() int {
	n := len(r.present) * r.c.Each
	for _, m := range r.rooms {
		if m.head.Phase == Talking || m.head.Phase == Paused {
			n--
		}
	}
	return n
}

// Begin opens a session and puts it into the queue.
func (r *Rooms) Begin(ctx context.Context, o Opening) error {
	now := r.c.Now()
	if open, _ := r.hours().Open(opening.ByChat, now); !open {
		return ErrClosed
	}
	o.Began = now
	h := Head{Opening: o, Asked: now}
	r.mu.Lock()
	if m := r.rooms[o.ID]; m != nil {
		r.mu.Unlock()
		return r.begun(o.ID, m)
	}
	if r.count() >= r.c.Open {
		r.mu.Unlock()
		return ErrFull
	}
	m := newRoom(h, now)
	m.write.Lock()
	defer m.write.Unlock()
	r.rooms[o.ID] = m // holds its place while the Keeper writes
	r.mu.Unlock()

	err := r.c.Keeper.Keep(ctx, h)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil {
		delete(r.rooms, o.ID)
		return fmt.Errorf("keeping a chat: %w", err)
	}
	m.begun = true
	r.order()
	r.bump(m)
	return nil
}

// begun waits until a chat that begins elsewhere has begun.
func (r *Rooms) begun(id SessionID, m *room) error {
	m.write.Lock()
	defer m.write.Unlock()
	r.mu.Lock()
	defer r.mu.Unlock()
	_, err := r.here(id)
	return err
}

// count is how many visitors are there. r.mu is held.
func (r *Rooms) count() int {
	n := 0
	for _, m := range r.rooms {
		if m.head.Presence == Here {
			n++
		}
	}
	return n
}

// Resume gives what the gateway kept of a session for itself.
func (r *Rooms) Resume(_ context.Context, id SessionID) (Opening, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.here(id)
	if err != nil {
		return Opening{}, err
	}
	return m.head.Opening, nil
}

// Say takes a line of the visitor.
func (r *Rooms) Say(ctx context.Context, id SessionID, line LineID, sealed []byte) (uint64, error) {
	m, err := r.lock(id)
	if err != nil {
		return 0, err
	}
	defer m.write.Unlock()
	r.mu.Lock()
	n, again := m.lines[lineOf{Visitor, line}]
	switch {
	case m.head.Presence != Here || m.head.Phase == Over:
		err = ErrGone
	case m.full(len(sealed)):
		err = ErrTooLong
	}
	m.alive = r.c.Now()
	m.ends[endVisitor].typing = time.Time{}
	r.mu.Unlock()
	switch {
	case again:
		return n, nil
	case err != nil:
		return 0, err
	}
	e := Entry{Side: Visitor, Kind: Line, Line: line, Sealed: bytes.Clone(sealed)}
	if err := r.step(ctx, m, &e, nil); err != nil {
		return 0, err
	}
	return e.N, nil
}

// full says whether so many more bytes are too many. r.mu is held.
func (m *room) full(more int) bool { return len(m.entries) >= maxEntries || m.bytes+more > maxBytes }

// Mark says something about the visitor.
func (r *Rooms) Mark(_ context.Context, id SessionID, k Mark) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.here(id)
	if err != nil {
		return err
	}
	m.alive = r.c.Now()
	r.mark(m, endVisitor, k)
	return nil
}

// mark notes what one side does. r.mu is held.
func (r *Rooms) mark(m *room, which int, k Mark) {
	now, e := r.c.Now(), &m.ends[which]
	was := *e
	switch {
	case k.Typing:
		e.typing = now.Add(typingFor)
	case k.Still:
		e.typing = time.Time{}
	}
	last := uint64(len(m.entries))
	e.seen = max(e.seen, min(k.Seen, last))
	e.got = max(e.got, e.seen, min(k.Got, last))
	if e.seen != was.seen || e.got != was.got || k.Typing && !now.Before(was.typing) || k.Still && now.Before(was.typing) {
		r.bump(m)
	}
}

// Leave ends the visitor's side.
func (r *Rooms) Leave(ctx context.Context, id SessionID, how Presence) error {
	m, err := r.lock(id)
	if err != nil {
		return err
	}
	defer m.write.Unlock()
	return r.leave(ctx, m, how)
}

// leave does so; write is held.
func (r *Rooms) leave(ctx context.Context, m *room, how Presence) error {
	r.mu.Lock()
	gone := m.head.Presence != Here
	r.mu.Unlock()
	if gone {
		return nil
	}
	return r.step(ctx, m, &Entry{Side: Nobody, Kind: Gone, How: how}, func(h *Head) error {
		h.Presence, h.Own = how, nil
		return nil
	})
}

// Wait gives the visitor what there is after since.
func (r *Rooms) Wait(ctx context.Context, id SessionID, since Since) (View, error) {
	r.mu.Lock()
	m, err := r.here(id)
	if err != nil {
		r.mu.Unlock()
		return View{}, err
	}
	m.readers++
	defer func() {
		m.readers--
		m.alive = r.c.Now()
		r.mu.Unlock()
	}()
	for {
		if m.head.Presence != Here {
			return View{}, ErrGone
		}
		if m.after(since) {
			return r.view(m, endDesk, since, Kind.told), nil
		}
		if err := r.until(ctx, m.changed); err != nil {
			return View{}, err
		}
	}
}

// until waits with r.mu let go.
func (r *Rooms) until(ctx context.Context, changed <-chan struct{}) error {
	r.mu.Unlock()
	defer r.mu.Lock()
	select {
	case <-changed:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// after says whether there is something that somebody does not have. r.mu is held.
func (m *room) after(s Since) bool {
	return m.version > s.Version || uint64(len(m.entries)) > s.Entry
}

// view is what somebody is shown who has since; other is the side across. r.mu is held.
func (r *Rooms) view(m *room, other int, since Since, told func(Kind) bool) View {
	v := View{Phase: m.head.Phase, Place: m.place, Upto: uint64(len(m.entries)), Version: m.version,
		Typing: m.head.Phase != Over && r.c.Now().Before(m.ends[other].typing),
		Got:    m.ends[other].got, Seen: m.ends[other].seen}
	if len(m.head.With) > 0 {
		v.Who = m.head.With[0].Name
	}
	for _, e := range m.entries[min(since.Entry, uint64(len(m.entries))):] {
		if told(e.Kind) {
			v.Entries = append(v.Entries, e)
		}
	}
	return v
}

// Message takes a message that was left.
func (r *Rooms) Message(ctx context.Context, l Left) error {
	l.At = r.c.Now()
	if err := r.c.Keeper.Message(ctx, l); err != nil {
		return fmt.Errorf("keeping a message: %w", err)
	}
	return nil
}
