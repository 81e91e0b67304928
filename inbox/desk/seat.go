package desk

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
)

// Seat is the place of one member at the desk. Its methods may be called from anywhere;
// those with a context may wait for the disk, so that a screen calls them from a command.
// Errors are those of package chat and of package store.
type Seat struct {
	h  *House
	st *store.Store
	me member.ID

	mu    sync.Mutex
	along map[chat.SessionID]bool // chats of colleagues that she reads
	here  bool
	left  bool
}

// Seat gives a member a place. st is the store as it is before her: see [store.Store.As].
func (h *House) Seat(st *store.Store) *Seat {
	return &Seat{h: h, st: st, me: st.Me(), along: map[chat.SessionID]bool{}}
}

// Watch gives the chats that have changed since a version, with the version to go on
// from, and waits if none has. From 0 it gives all, which may be none.
func (s *Seat) Watch(ctx context.Context, since uint64) ([]Chat, uint64, error) {
	if err := allowed(s.st, member.Read); err != nil {
		return nil, since, err
	}
	all, version, err := s.h.rooms.Watch(ctx, since)
	if err != nil {
		return nil, since, err
	}
	out := make([]Chat, len(all))
	for i, r := range all {
		out[i] = s.h.chat(r)
	}
	return out, version, nil
}

// Read gives what a chat has after since, and waits if there is nothing. A chat that a
// colleague is in is read by who is in it too, or reads along: else chat.ErrNotIn.
func (s *Seat) Read(ctx context.Context, id store.ContactID, since chat.Since) (View, error) {
	if err := allowed(s.st, member.Read); err != nil {
		return View{}, err
	}
	session, err := s.h.session(id)
	if err != nil {
		return View{}, err
	}
	if err := s.mayRead(session); err != nil {
		return View{}, err
	}
	v, err := s.h.rooms.Read(ctx, session, since)
	if err != nil {
		return View{}, err
	}
	if err := s.mayRead(session); err != nil { // it may have waited for long
		return View{}, err
	}
	key, err := s.h.key(session)
	if err != nil && !errors.Is(err, chat.ErrSeal) {
		return View{}, err
	}
	out := View{Phase: v.Phase, Place: v.Place, Typing: v.Typing, Got: v.Got, Seen: v.Seen, Version: v.Version}
	for _, e := range v.Entries {
		out.Entries = append(out.Entries, opened(key, e))
	}
	return out, nil
}

// allowed refuses what the member's roles do not allow: store.ErrNotAllowed.
func allowed(st *store.Store, right member.Right) error {
	may, err := st.May(right)
	if err == nil && !may {
		err = fmt.Errorf("%w (%s)", store.ErrNotAllowed, right)
	}
	return err
}

func (s *Seat) mayRead(id chat.SessionID) error {
	s.mu.Lock()
	along := s.along[id]
	s.mu.Unlock()
	if along && allowed(s.st, member.ReadAlong) == nil { // it may have been taken from her meanwhile
		return nil
	}
	return s.h.rooms.MayRead(id, s.me.String())
}

// opened is an entry with its words. Without a key, or with one that does not fit, it is
// unreadable if it has any.
func opened(key *chat.Key, e chat.Entry) Entry {
	o := Entry{N: e.N, At: e.At, Side: e.Side, Kind: e.Kind, Line: e.Line, Who: outside.New(e.Who), How: e.How}
	if len(e.Sealed) == 0 {
		return o
	}
	if key == nil {
		o.Unreadable = true
		return o
	}
	var err error
	o.Words, err = key.Open(e)
	o.Unreadable = err != nil
	return o
}

// Accept takes a chat, and with it its contact. chat.ErrTaken, ErrMany, ErrGone.
func (s *Seat) Accept(ctx context.Context, id store.ContactID) error {
	session, me, err := s.acts(id, member.Reply)
	if err != nil {
		return err
	}
	return s.h.rooms.Accept(ctx, session, me)
}

// acts gives what a member needs to do something to a chat that asks for a right.
func (s *Seat) acts(id store.ContactID, right member.Right) (chat.SessionID, chat.Counselor, error) {
	if err := allowed(s.st, right); err != nil {
		return chat.SessionID{}, chat.Counselor{}, err
	}
	session, err := s.h.session(id)
	if err != nil {
		return chat.SessionID{}, chat.Counselor{}, err
	}
	me, err := s.h.counselor(s.me)
	return session, me, err
}

// Send sends words to the visitor once hold is over; see chat.Rooms.Send.
func (s *Seat) Send(ctx context.Context, id store.ContactID, kind chat.Kind, line chat.LineID, w chat.Words, hold time.Duration, failed func(error)) error {
	session, me, err := s.acts(id, member.Reply)
	if err != nil {
		return err
	}
	key, err := s.h.key(session)
	if err != nil {
		return err
	}
	sealed, err := key.Seal(chat.Desk, kind, line, w)
	if err != nil {
		return err
	}
	return s.h.rooms.Send(ctx, session, me.ID, kind, line, sealed, hold, failed)
}

// TakeBack takes a line back that has not left. chat.ErrLeft: it has.
func (s *Seat) TakeBack(id store.ContactID, line chat.LineID) error {
	session, err := s.h.session(id)
	if err != nil {
		return err
	}
	return s.h.rooms.TakeBack(session, line)
}

// Typing says that she types.
func (s *Seat) Typing(id store.ContactID, on bool) error {
	return s.mark(id, chat.Mark{Typing: on, Still: !on})
}

// Seen says that she has a chat on her screen up to an entry.
func (s *Seat) Seen(id store.ContactID, n uint64) error {
	return s.mark(id, chat.Mark{Seen: n})
}

func (s *Seat) mark(id store.ContactID, m chat.Mark) error {
	session, err := s.h.session(id)
	if err != nil {
		return err
	}
	return s.h.rooms.MarkDesk(session, s.me.String(), m)
}

// Pause says in all of her chats that she will be right back: her screen has locked. What
// could not be kept is in the error, and the others are paused.
func (s *Seat) Pause(ctx context.Context) error {
	return s.all(ctx, s.h.rooms.Pause)
}

// Return says in all of her chats that she is back. Those that went into the queue
// meanwhile are not hers any more, and no error.
func (s *Seat) Return(ctx context.Context) error {
	return s.all(ctx, s.h.rooms.Return)
}

func (s *Seat) all(ctx context.Context, f func(context.Context, chat.SessionID, string) error) (err error) {
	for _, id := range s.h.rooms.Of(s.me.String()) {
		if e := f(ctx, id, s.me.String()); !errors.Is(e, chat.ErrNotIn) && !errors.Is(e, chat.ErrGone) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// HandOver puts a chat at the head of the line again: for one colleague, or for whoever is
// free where to is zero.
func (s *Seat) HandOver(ctx context.Context, id store.ContactID, to member.ID) error {
	session, me, err := s.acts(id, member.Reply)
	if err != nil {
		return err
	}
	var who chat.Counselor
	if !to.IsZero() {
		if who, err = s.h.colleague(to, member.Reply); err != nil {
			return err
		}
	}
	return s.h.rooms.HandOver(ctx, session, me.ID, who)
}

// Invite brings a colleague into a chat.
func (s *Seat) Invite(ctx context.Context, id store.ContactID, who member.ID) error {
	session, me, err := s.acts(id, member.Reply)
	if err != nil {
		return err
	}
	with, err := s.h.colleague(who, member.Reply)
	if err != nil {
		return err
	}
	return s.h.rooms.Invite(ctx, session, me.ID, with)
}

// ReadAlong lets a supervisor read a colleague's chat, which is said to the colleague.
func (s *Seat) ReadAlong(ctx context.Context, id store.ContactID) error {
	session, me, err := s.acts(id, member.ReadAlong)
	if err != nil {
		return err
	}
	s.mu.Lock()
	along := s.along[session]
	s.mu.Unlock()
	if along {
		return nil
	}
	if err := s.h.rooms.ReadAlong(ctx, session, me); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.along[session] = true
	return nil
}

// End ends a chat for good.
func (s *Seat) End(ctx context.Context, id store.ContactID) error {
	session, me, err := s.acts(id, member.Reply)
	if err != nil {
		return err
	}
	return s.h.rooms.End(ctx, session, me.ID)
}

// Here says that she is at the desk, or no longer: whether the line is busy goes by it.
// Who may not answer does not count, and who has left the place is not there any more.
func (s *Seat) Here(on bool) {
	if on && allowed(s.st, member.Reply) != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.be(on && !s.left)
}

// be does so; s.mu is held.
func (s *Seat) be(on bool) {
	if s.here != on {
		s.here = on
		s.h.present(s.me, on)
	}
}

// Close leaves the place. Her chats stay hers: see [Seat.Pause].
func (s *Seat) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.left = true
	s.be(false)
}
