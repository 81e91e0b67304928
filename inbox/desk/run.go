package desk

import (
	"context"
	"errors"
	"time"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/record"
)

const (
	lull      = 20 * time.Second // in which nothing was said: what was is copied
	lookEvery = 2 * time.Second
	handedFor = time.Minute // before a chat handed to a colleague who is not there is for whoever is free
)

// Run does what happens with time, until the context ends: the rooms' own, copying at
// each lull, and forgetting what is over.
func (h *House) Run(ctx context.Context) {
	done := make(chan struct{})
	go func() { defer close(done); h.rooms.Run(ctx) }()
	defer func() { <-done }()
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			h.look(ctx)
		}
	}
}

// look copies what is to be copied, and forgets what is over. What fails is tried again
// at the next look.
func (h *House) look(ctx context.Context) {
	all, _, err := h.rooms.Watch(ctx, 0)
	if err != nil {
		return
	}
	for _, r := range all {
		if ctx.Err() != nil {
			return
		}
		h.attend(ctx, r)
	}
}

// attend does to one chat what is due.
func (h *House) attend(ctx context.Context, r chat.Summary) {
	closed, erased, err := h.st.RoomStanding(r.ID)
	switch {
	case errors.Is(err, store.ErrUnknown), err == nil && erased:
		_ = h.rooms.Forget(ctx, r.ID)
		return
	case err != nil:
		return
	}
	ended := r.Phase == chat.Over || r.Presence != chat.Here
	quiet := h.now().Sub(r.Last) >= lull
	if (ended || quiet) && h.copied(r.ID) < r.Entries {
		if h.copy(ctx, r.ID) != nil {
			return
		}
	}
	if r.Presence == chat.Here {
		h.tend(ctx, r)
		return
	}
	if r.Phase != chat.Over && closed { // somebody has seen to it
		by := ""
		if len(r.With) > 0 {
			by = r.With[0].ID
		}
		if h.rooms.End(ctx, r.ID, by) != nil || h.copy(ctx, r.ID) != nil {
			return
		}
		_ = h.rooms.Forget(ctx, r.ID)
		return
	}
	if r.Phase == chat.Over && h.copied(r.ID) >= r.Entries {
		_ = h.rooms.Forget(ctx, r.ID)
	}
}

// tend sees to it that nobody waits for a counselor who is not there: after a restart
// that she did not come back from, or when she left the team.
func (h *House) tend(ctx context.Context, r chat.Summary) {
	for i, c := range r.With {
		if i > 0 && !h.mayReply(c.ID) {
			_ = h.rooms.Part(ctx, r.ID, c.ID)
		}
	}
	switch {
	case r.Phase == chat.Talking && !h.attends(r.With[0].ID):
		_ = h.rooms.Pause(ctx, r.ID, r.With[0].ID) // after a minute a colleague who is in it has it, or the queue
	case r.Phase == chat.Waiting && r.For != "" && !h.attends(r.For) && h.now().Sub(r.Last) >= handedFor:
		_ = h.rooms.Offer(ctx, r.ID)
	}
}

// attends says whether a counselor is at the desk and may answer.
func (h *House) attends(counselor string) bool {
	id, err := member.ParseID(counselor)
	return err == nil && h.isPresent(id) && h.mayReply(counselor)
}

// mayReply says whether a counselor is of the team and may answer.
func (h *House) mayReply(counselor string) bool {
	id, err := member.ParseID(counselor)
	if err != nil {
		return false
	}
	m, err := h.st.Member(id)
	return err == nil && !m.Left() && m.Roles.May(member.Reply)
}

func (h *House) copied(id chat.SessionID) uint64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	if l := h.live[id]; l != nil {
		return l.copied
	}
	return 0
}

// copy copies into the journal what of a chat is not there yet.
func (h *House) copy(ctx context.Context, id chat.SessionID) error {
	from := h.copied(id)
	entries, err := h.rooms.Entries(id, from)
	if err != nil || len(entries) == 0 {
		return err
	}
	key, err := h.key(id)
	if err != nil && !errors.Is(err, chat.ErrSeal) {
		return err
	}
	steps := make([]journal.ChatStep, len(entries))
	for i, e := range entries {
		steps[i] = step(opened(key, e))
	}
	if err := h.st.CopyRoom(ctx, id, steps); err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if l := h.live[id]; l != nil {
		l.copied = max(l.copied, entries[len(entries)-1].N)
	}
	return nil
}

// words are the store's for the kinds of entries.
var words = map[chat.Kind]string{
	chat.Line: store.ChatLine, chat.Services: store.ChatServices, chat.Joined: store.ChatJoined, chat.Away: store.ChatAway, chat.Back: store.ChatBack,
	chat.Handed: store.ChatHanded, chat.Requeued: store.ChatRequeued, chat.Closing: store.ChatClosing, chat.Ended: store.ChatOver,
	chat.Invited: store.ChatInvited, chat.Reading: store.ChatReading, chat.Parting: store.ChatParting,
}

// step is an entry as the journal has it.
func step(e Entry) journal.ChatStep {
	s := journal.ChatStep{N: e.N, At: e.At.UnixMilli(), What: words[e.Kind], Who: outside.New(e.Who.Unsafe()), Text: e.Words.Text, Lost: e.Unreadable}
	switch e.Side {
	case chat.Visitor:
		s.Side = store.ByVisitor
	case chat.Desk:
		s.Side = store.ByDesk
	}
	if e.Kind == chat.Gone {
		s.What = presences[e.How]
	}
	for _, v := range e.Words.Services {
		s.Services = append(s.Services, journal.ChatService(v))
	}
	return s
}

// read opens what of a room was not copied yet, for the conversation of its contact.
func (h *House) read(session [16]byte, entries [][]byte) (all []journal.ChatStep) {
	key, err := h.key(session)
	if err != nil && !errors.Is(err, chat.ErrSeal) {
		return nil // forgotten meanwhile: it was copied
	}
	for _, b := range entries {
		var e chat.Entry
		if record.Decode(b, &e) != nil {
			return all
		}
		all = append(all, step(opened(key, e)))
	}
	return all
}
