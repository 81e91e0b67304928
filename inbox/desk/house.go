package desk

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"baken/inbox/chat"
	"baken/inbox/triage"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
)

// Options are what a [House] is made with. The zero value of a number stands for what is
// usual: see chat.Config.
type Options struct {
	Hours  chat.Hours
	Rules  *triage.Rules // nil: those that come with the program
	Now    func() time.Time
	Open   int
	Each   int
	Within int
}

// House is the house of one process. Its methods may be called from anywhere.
type House struct {
	st    *store.Store
	team  *chat.TeamKey
	rules *triage.Rules
	now   func() time.Time
	rooms *chat.Rooms
	lines *gathering

	gateway [32]byte // the gateway's own secret

	mu       sync.Mutex
	sessions map[store.ContactID]chat.SessionID
	live     map[chat.SessionID]*live
	seats    map[member.ID]int // places at which somebody is present
}

// New makes a house with what st kept. st is the store as the hub itself has it: what the
// house keeps is in the name of its member. Run must run for what happens with time.
func New(ctx context.Context, st *store.Store, o Options) (*House, error) {
	return newHouse(ctx, st, o, func(k chat.Keeper) chat.Keeper { return k })
}

// newHouse is New with something between the rooms and the store.
func newHouse(ctx context.Context, st *store.Store, o Options, between func(chat.Keeper) chat.Keeper) (*House, error) {
	h := &House{
		st: st, lines: &gathering{st: st}, team: new(chat.TeamKey), rules: o.Rules, now: o.Now,
		sessions: map[store.ContactID]chat.SessionID{}, live: map[chat.SessionID]*live{}, seats: map[member.ID]int{},
	}
	if h.rules == nil {
		h.rules = triage.Default()
	}
	if h.now == nil {
		h.now = time.Now
	}
	team, gateway, err := st.ChatSecrets(ctx)
	if err != nil {
		return nil, err
	}
	if err := h.team.UnmarshalBinary(team[:]); err != nil {
		return nil, err
	}
	h.gateway = gateway
	h.rooms, err = chat.NewRooms(ctx, chat.Config{Keeper: between(keeper{h}), Hours: o.Hours, Now: h.now, Open: o.Open, Each: o.Each, Within: o.Within, Kept: h.kept})
	if err != nil {
		return nil, err
	}
	st.ReadRooms(h.read)
	return h, nil
}

// Gateway gives what a chat.Gateway needs of the house: the public half of the team's
// chat key, and the gateway's own secret.
func (h *House) Gateway() (team chat.TeamBox, own []byte) {
	return h.team.Box(), h.gateway[:]
}

// Rooms are the rooms, for a chat.Gateway.
func (h *House) Rooms() *chat.Rooms { return h.rooms }

// kept is for how many days after its closing what was said is kept, by what the team
// decided; 0 without end, and where that cannot be read.
func (h *House) kept() int {
	r, err := h.st.Retention()
	if err != nil {
		return 0
	}
	return int(r.Words / (24 * time.Hour))
}

// session is the one that a contact is; chat.ErrGone if it is not live.
func (h *House) session(id store.ContactID) (chat.SessionID, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	s, ok := h.sessions[id]
	if !ok {
		return s, chat.ErrGone
	}
	return s, nil
}

// key opens a session's words; chat.ErrSeal if it cannot be opened, chat.ErrGone.
func (h *House) key(id chat.SessionID) (*chat.Key, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	l := h.live[id]
	switch {
	case l == nil:
		return nil, chat.ErrGone
	case l.key == nil:
		return nil, chat.ErrSeal
	}
	return l.key, nil
}

// VisitorKey is the key of a session that was not forgotten, for a visitor who has no page:
// those of the demonstration. chat.ErrSeal if it cannot be opened, chat.ErrGone.
func (h *House) VisitorKey(id chat.SessionID) (*chat.Key, error) { return h.key(id) }

// chat is a chat as a seat shows it.
func (h *House) chat(r chat.Summary) Chat {
	c := Chat{
		Contact: h.st.ChatContact(r.ID), Language: r.Language.Code(), Began: r.Began, Asked: r.Asked, LastLine: r.LastLine, Open: r.Open,
		Phase: r.Phase, Presence: r.Presence, Place: r.Place, Unread: r.Unread, Entries: r.Entries, Gone: r.Gone,
	}
	c.For, _ = member.ParseID(r.For)
	for _, w := range r.With {
		if id, err := member.ParseID(w.ID); err == nil {
			c.With = append(c.With, Person{id, h.name(id)})
		}
	}
	if !r.Gone {
		c.Answers = h.answers(r.ID)
	}
	return c
}

// name is what colleagues see of a member.
func (h *House) name(id member.ID) outside.Text {
	m, err := h.st.Member(id)
	if err != nil {
		return outside.Text{}
	}
	return m.Name
}

// counselor is a member as Rooms know her. The visitor knows her by her first name.
func (h *House) counselor(id member.ID) (chat.Counselor, error) {
	m, err := h.st.Member(id)
	if err != nil {
		return chat.Counselor{}, err
	}
	name, _, _ := strings.Cut(strings.TrimSpace(m.Name.Unsafe()), " ")
	return chat.Counselor{ID: id.String(), Name: name}, nil
}

// colleague is somebody who has a right. store.ErrNotAllowed.
func (h *House) colleague(id member.ID, right member.Right) (chat.Counselor, error) {
	m, err := h.st.Member(id)
	if err != nil {
		return chat.Counselor{}, err
	}
	if !m.Roles.May(right) {
		return chat.Counselor{}, fmt.Errorf("%w (%s)", store.ErrNotAllowed, right)
	}
	return h.counselor(id)
}

// present counts at how many places somebody is.
func (h *House) present(id member.ID, on bool) {
	who, err := h.counselor(id) // before the lock, which a reader of the store may wait for
	if err != nil {
		who = chat.Counselor{ID: id.String()}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if on {
		h.seats[id]++
	} else {
		h.seats[id]--
	}
	h.rooms.Present(who, h.seats[id] > 0)
}

func (h *House) isPresent(id member.ID) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.seats[id] > 0
}
