package chat

import (
	"bytes"
	"context"
	"slices"
	"time"
)

// Summary is a chat as the queue shows it.
type Summary struct {
	ID       SessionID
	Language Language
	Began    time.Time
	Asked    time.Time // since when it waits
	Phase    Phase
	Presence Presence
	Place    int
	With     []Counselor
	For      string // to whom it was handed
	Entries  uint64
	Unread   int       // lines of the visitor that the desk has not seen
	LastLine time.Time // of the visitor
	Open     time.Time // the first line of the visitor that nobody has answered; zero: there is none
	Last     time.Time // when anything last happened
	Version  uint64
	Gone     bool // it was forgotten: take it out
}

// Present says that a counselor is at the desk, or no longer. Busy and open go by it.
func (r *Rooms) Present(who Counselor, here bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if here {
		r.present[who.ID] = who
	} else {
		delete(r.present, who.ID)
	}
}

// Watch gives the chats that have changed since a version, by the version to go on from,
// and waits if none has. From 0 it gives all, which may be none.
func (r *Rooms) Watch(ctx context.Context, since uint64) ([]Summary, uint64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for {
		var out []Summary
		for _, m := range r.rooms {
			if m.begun && (since == 0 || m.version > since) {
				out = append(out, m.summary())
			}
		}
		for _, g := range r.forgotten {
			if since > 0 && g.Version > since {
				out = append(out, g)
			}
		}
		if len(out) > 0 || since == 0 {
			slices.SortFunc(out, func(a, b Summary) int { return a.Asked.Compare(b.Asked) })
			return out, max(r.version, 1), nil
		}
		if err := r.until(ctx, r.changed); err != nil {
			return nil, since, err
		}
	}
}

// summary is the chat in short. Rooms.mu is held.
func (m *room) summary() Summary {
	s := Summary{ID: m.head.ID, Language: m.head.Language, Began: m.head.Began, Asked: m.head.Asked, Phase: m.head.Phase,
		Presence: m.head.Presence, Place: m.place, With: slices.Clone(m.head.With), For: m.head.For,
		Entries: uint64(len(m.entries)), Version: m.version}
	s.Last = s.Began
	for _, e := range m.entries {
		s.Last = e.At
		if e.Side == Desk && (e.Kind == Line || e.Kind == Services) {
			s.Open = time.Time{}
		}
		if e.Side == Visitor {
			s.LastLine = e.At
			if s.Open.IsZero() {
				s.Open = e.At
			}
			if e.N > m.ends[endDesk].seen {
				s.Unread++
			}
		}
	}
	return s
}

// Read gives a counselor, or a supervisor who reads along, what a chat has after since,
// and waits as Wait does. It tells all kinds of entries.
func (r *Rooms) Read(ctx context.Context, id SessionID, since Since) (View, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.find(id)
	if err != nil {
		return View{}, err
	}
	for !m.after(since) {
		if err := r.until(ctx, m.changed); err != nil {
			return View{}, err
		}
		if r.rooms[id] != m {
			return View{}, ErrGone
		}
	}
	return r.view(m, endVisitor, since, func(Kind) bool { return true }), nil
}

// Entries gives what a chat has after an entry, also what the visitor is not told, and
// waits for nothing. ErrGone.
func (r *Rooms) Entries(id SessionID, after uint64) ([]Entry, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.find(id)
	if err != nil {
		return nil, err
	}
	return slices.Clone(m.entries[min(after, uint64(len(m.entries))):]), nil
}

// Opened gives what a chat began with: its sealed key and answers. ErrGone.
func (r *Rooms) Opened(id SessionID) (Opening, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.find(id)
	if err != nil {
		return Opening{}, err
	}
	o := m.head.Opening
	o.Own = nil
	return o, nil
}

// MayRead says whether a counselor may read a chat without reading along: it waits, is
// over, or she is in it. ErrNotIn, ErrGone.
func (r *Rooms) MayRead(id SessionID, by string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.find(id)
	if err != nil {
		return err
	}
	if len(m.head.With) > 0 && m.head.Phase != Over && !has(m.head.With, by) {
		return ErrNotIn
	}
	return nil
}

// Of gives the chats that a counselor is in, those that are over left out.
func (r *Rooms) Of(by string) (all []SessionID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, m := range r.rooms {
		if m.begun && m.head.Phase != Over && has(m.head.With, by) {
			all = append(all, id)
		}
	}
	return all
}

// act does something to a chat for a counselor.
func (r *Rooms) act(ctx context.Context, id SessionID, e *Entry, change func(*Head) error) error {
	m, err := r.lock(id)
	if err != nil {
		return err
	}
	defer m.write.Unlock()
	return r.step(ctx, m, e, change)
}

// errSame says that there is nothing to do: it is so already.
type errSame struct{}

func (errSame) Error() string { return "it is so already" }

// same takes it for done.
func same(err error) error {
	if _, ok := err.(errSame); ok {
		return nil
	}
	return err
}

// Accept takes a chat out of the queue. ErrTaken, ErrMany, ErrGone. Who has it already
// is told so by nothing.
func (r *Rooms) Accept(ctx context.Context, id SessionID, who Counselor) error {
	e := Entry{Side: Desk, Kind: Joined, Who: who.Name}
	return same(r.act(ctx, id, &e, func(h *Head) error {
		switch {
		case h.Phase == Over:
			return ErrGone
		case has(h.With, who.ID):
			return errSame{}
		case h.Phase != Waiting || h.For != "" && h.For != who.ID:
			return ErrTaken
		case r.load(who.ID) >= r.c.Each:
			return ErrMany
		}
		h.With, h.Phase, h.For = append(h.With, who), Talking, ""
		return nil
	}))
}

// load is how many chats a counselor is in. r.mu is held.
func (r *Rooms) load(who string) int {
	n := 0
	for _, m := range r.rooms {
		if m.head.Phase != Over && has(m.head.With, who) {
			n++
		}
	}
	return n
}

func has(all []Counselor, id string) bool {
	return slices.ContainsFunc(all, func(c Counselor) bool { return c.ID == id })
}

// Invite brings a colleague into a chat beside who is in it.
func (r *Rooms) Invite(ctx context.Context, id SessionID, by string, who Counselor) error {
	e := Entry{Side: Desk, Kind: Joined, Who: who.Name}
	return same(r.act(ctx, id, &e, func(h *Head) error {
		switch {
		case h.Phase != Talking || !has(h.With, by):
			return ErrNotIn
		case has(h.With, who.ID):
			return errSame{}
		case r.load(who.ID) >= r.c.Each:
			return ErrMany
		}
		h.With = append(h.With, who)
		return nil
	}))
}

// ReadAlong notes, for the counselor, that a supervisor reads along.
func (r *Rooms) ReadAlong(ctx context.Context, id SessionID, who Counselor) error {
	return r.act(ctx, id, &Entry{Side: Desk, Kind: Reading, Who: who.Name}, nil)
}

// Send sends words to the visitor once hold is over; until then they can be taken back.
// They are sealed by [Key.Seal] for the desk, the kind and the line. The line that was
// sent already is not sent again. ErrNotIn, ErrAway, ErrTooLong, ErrGone. With no hold
// they have been kept when it returns; with one, failed is told if they could not be.
func (r *Rooms) Send(ctx context.Context, id SessionID, by string, k Kind, line LineID, sealed []byte, hold time.Duration, failed func(error)) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.find(id)
	if err != nil {
		return err
	}
	if _, again := m.lines[lineOf{Desk, line}]; again || m.held[line] != nil {
		return nil
	}
	if err := m.mayGet(by, len(sealed)); err != nil {
		return err
	}
	e := Entry{Side: Desk, Kind: k, Line: line, Who: m.name(by), Sealed: bytes.Clone(sealed)}
	if hold <= 0 {
		r.mu.Unlock()
		defer r.mu.Lock()
		return r.goes(ctx, id, by, e)
	}
	ctx = context.WithoutCancel(ctx)
	m.held[line] = time.AfterFunc(hold, func() {
		r.mu.Lock()
		_, there := m.held[line]
		delete(m.held, line)
		r.mu.Unlock()
		if !there {
			return
		}
		if err := r.goes(ctx, id, by, e); err != nil && failed != nil {
			failed(err)
		}
	})
	return nil
}

// mayGet says whether a counselor can send so many bytes. r.mu is held.
func (m *room) mayGet(by string, n int) error {
	switch {
	case !has(m.head.With, by):
		return ErrNotIn
	case m.head.Phase == Over:
		return ErrGone
	case m.head.Presence != Here:
		return ErrAway
	case m.full(n):
		return ErrTooLong
	}
	return nil
}

func (m *room) name(id string) string {
	for _, c := range m.head.With {
		if c.ID == id {
			return c.Name
		}
	}
	return ""
}

// goes sends a line.
func (r *Rooms) goes(ctx context.Context, id SessionID, by string, e Entry) error {
	m, err := r.lock(id)
	if err != nil {
		return err
	}
	defer m.write.Unlock()
	r.mu.Lock()
	_, again := m.lines[lineOf{Desk, e.Line}]
	err = m.mayGet(by, len(e.Sealed))
	m.ends[endDesk].typing = time.Time{}
	r.mu.Unlock()
	if again {
		return nil
	}
	if err != nil {
		return err
	}
	return r.step(ctx, m, &e, nil)
}

// TakeBack takes a line back. ErrLeft: it has gone.
func (r *Rooms) TakeBack(id SessionID, line LineID) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.find(id)
	if err != nil {
		return err
	}
	t := m.held[line]
	if t == nil {
		return ErrLeft
	}
	t.Stop()
	delete(m.held, line)
	return nil
}

// MarkDesk says that a counselor types, or has read up to an entry. ErrNotIn.
func (r *Rooms) MarkDesk(id SessionID, by string, k Mark) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, err := r.find(id)
	if err != nil {
		return err
	}
	if !has(m.head.With, by) {
		return ErrNotIn
	}
	r.mark(m, endDesk, k)
	return nil
}

// Pause says that the screen of the counselor who has the chat has locked: she will be
// right back. After a minute a colleague who is in it and at the desk has it; where there
// is none it goes back into the queue.
func (r *Rooms) Pause(ctx context.Context, id SessionID, by string) error {
	return same(r.act(ctx, id, &Entry{Side: Desk, Kind: Away}, func(h *Head) error {
		switch {
		case !has(h.With, by):
			return ErrNotIn
		case h.Phase != Talking || h.With[0].ID != by:
			return errSame{}
		}
		h.Phase = Paused
		r.rooms[id].paused = r.c.Now()
		return nil
	}))
}

// Return says that she is back. ErrNotIn: the chat has gone to a colleague or to the queue
// meanwhile.
func (r *Rooms) Return(ctx context.Context, id SessionID, by string) error {
	return same(r.act(ctx, id, &Entry{Side: Desk, Kind: Back}, func(h *Head) error {
		switch {
		case !has(h.With, by):
			return ErrNotIn
		case h.Phase != Paused || h.With[0].ID != by:
			return errSame{}
		}
		h.Phase = Talking
		return nil
	}))
}

// HandOver has a chat go on with another: with to, or with whoever is free where to is
// zero. A colleague who is in it and at the desk has it at once; else it waits at the head
// of the queue. Who was invited into it leaves it to who has it, and to nobody else.
// ErrNotIn.
func (r *Rooms) HandOver(ctx context.Context, id SessionID, by string, to Counselor) error {
	e := Entry{Side: Desk, Kind: Handed, Who: to.Name}
	return r.act(ctx, id, &e, func(h *Head) error {
		switch {
		case !has(h.With, by) || h.Phase == Over:
			return ErrNotIn
		case h.With[0].ID != by:
			if to.ID != "" && to.ID != h.With[0].ID {
				return ErrNotIn
			}
			return parts(h, &e, by)
		}
		if stay := r.stay(h.With[1:], to.ID); len(stay) > 0 {
			h.With, h.Phase, e.Who = stay, Talking, stay[0].Name
			return nil
		}
		h.With, h.Phase, h.For, h.Asked = nil, Waiting, to.ID, h.Began
		return nil
	})
}

// stay gives who of those invited into a chat are at the desk and have it from here on:
// first to, where that is not empty. r.mu is held.
func (r *Rooms) stay(with []Counselor, to string) []Counselor {
	with = slices.DeleteFunc(slices.Clone(with), func(c Counselor) bool { _, here := r.present[c.ID]; return !here })
	at := slices.IndexFunc(with, func(c Counselor) bool { return c.ID == to })
	switch {
	case to == "":
		return with
	case at < 0:
		return nil
	}
	first := with[at]
	return slices.Insert(slices.Delete(with, at, at+1), 0, first)
}

// Part takes out who was invited into a chat and may not answer any more. ErrNotIn: she
// is not in it, or has it.
func (r *Rooms) Part(ctx context.Context, id SessionID, who string) error {
	e := Entry{Side: Desk}
	return r.act(ctx, id, &e, func(h *Head) error {
		if h.Phase == Over || !has(h.With, who) || h.With[0].ID == who {
			return ErrNotIn
		}
		return parts(h, &e, who)
	})
}

// parts takes out who was invited, and says so in e.
func parts(h *Head, e *Entry, who string) error {
	at := slices.IndexFunc(h.With, func(c Counselor) bool { return c.ID == who })
	e.Kind, e.Who = Parting, h.With[at].Name
	h.With = slices.Delete(h.With, at, at+1)
	return nil
}

// Offer has a chat that was handed to one colleague wait for whoever is free.
func (r *Rooms) Offer(ctx context.Context, id SessionID) error {
	return same(r.act(ctx, id, nil, func(h *Head) error {
		if h.Phase != Waiting || h.For == "" {
			return errSame{}
		}
		h.For = ""
		return nil
	}))
}

// End ends a chat for good. Where the visitor waits alone, anybody may.
func (r *Rooms) End(ctx context.Context, id SessionID, by string) error {
	return same(r.act(ctx, id, &Entry{Side: Desk, Kind: Ended}, func(h *Head) error {
		switch {
		case h.Phase == Over:
			return errSame{}
		case h.Phase != Waiting && !has(h.With, by):
			return ErrNotIn
		}
		h.Phase, h.Over, h.For = Over, r.c.Now(), ""
		return nil
	}))
}

// Forget destroys a chat that is over, with its keys: what belongs in a case has been
// copied into it.
func (r *Rooms) Forget(ctx context.Context, id SessionID) error {
	m, err := r.lock(id)
	if err != nil {
		return same(err)
	}
	defer m.write.Unlock()
	if err := r.c.Keeper.Forget(ctx, id); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	m.head.Presence, m.head.Phase = Lost, Over
	for _, t := range m.held {
		t.Stop()
	}
	delete(r.rooms, id)
	r.order()
	r.bump(m)
	if len(r.forgotten) == maxForgotten {
		r.forgotten = slices.Delete(r.forgotten, 0, maxForgotten/2)
	}
	r.forgotten = append(r.forgotten, Summary{ID: id, Version: m.version, Gone: true})
	return nil
}
