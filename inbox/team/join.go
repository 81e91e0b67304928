package team

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"baken/store"
	"baken/store/journal"
	"baken/store/member"
)

// Enrol takes a workstation into the team, for a member.
type Enrol func(ctx context.Context, r store.Request, of member.ID) (store.Welcome, error)

// Invitation lets one workstation of a member join, once and for a time.
type Invitation struct {
	Member  member.ID
	Until   time.Time
	Address string // of the server, as others reach it
	Pin     Pin
	secret  [16]byte
	used    bool
}

// invitedFor is how long an invitation holds.
const invitedFor = time.Hour

// The parts of a code: version (1) ‖ secret (16) ‖ pin (16) ‖ address ‖ check (3), in
// base 32 with dashes.
const (
	codeVersion = 1
	codeFixed   = 1 + 16 + 16 + 3
)

// ErrCode: what was typed is no code, or not all of one.
var ErrCode = errors.New("not a code to join with")

// ErrInvitation: the code was used, is too old, or the hub was started anew since.
var ErrInvitation = errors.New("the code holds no more")

var letters = base32.NewEncoding("abcdefghijkmnpqrstuvwxyz23456789").WithPadding(base32.NoPadding)

// Code is the invitation as it is shown and typed.
func (i *Invitation) Code() string {
	b := append([]byte{codeVersion}, i.secret[:]...)
	b = append(append(b, i.Pin[:]...), i.Address...)
	sum := sha256.Sum256(b)
	text := letters.EncodeToString(append(b, sum[:3]...))
	var groups []string
	for part := range slices.Chunk([]byte(text), 5) {
		groups = append(groups, string(part))
	}
	return strings.Join(groups, "-")
}

// ReadCode reads a code; spaces, dashes and capitals do not matter.
func ReadCode(code string) (*Invitation, error) {
	text := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -\t\r\n", r) {
			return -1
		}
		return r
	}, strings.ToLower(code))
	b, err := letters.DecodeString(text)
	if err != nil || len(b) <= codeFixed || b[0] != codeVersion {
		return nil, ErrCode
	}
	body, check := b[:len(b)-3], b[len(b)-3:]
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:3], check) {
		return nil, ErrCode
	}
	return &Invitation{secret: [16]byte(body[1:17]), Pin: Pin(body[17:33]), Address: string(body[33:])}, nil
}

// identity is who joins with the invitation.
func (i *Invitation) identity() Identity {
	seed := sha256.Sum256(append([]byte("baken: joins a team "), i.secret[:]...))
	return seedIdentity(seed[:])
}

func joinSubject(public string) string { return "join." + public }

// What is answered to who wants to join: one of these, and the welcome.
const (
	answerWelcome = 'w'
	answerOver    = 'o'
	answerFailed  = 'f'
)

// Invite makes an invitation for a workstation of a member, at an address under which
// others reach this server.
func (s *Server) Invite(of member.ID, address string) (*Invitation, error) {
	i := &Invitation{Member: of, Until: s.Now().Add(invitedFor), Address: address, Pin: PinOf(s.Cert.Certificate[0])}
	rand.Read(i.secret[:])
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget()
	s.invited = append(s.invited, i)
	return i, s.reload()
}

// forget leaves out the invitations that hold no more.
func (s *Server) forget() {
	now := s.Now()
	s.invited = slices.DeleteFunc(s.invited, func(i *Invitation) bool { return i.used || now.After(i.Until) })
}

// opensDoor waits for those who join.
func (s *Server) opensDoor() (err error) {
	if s.doors, err = s.connect(); err != nil {
		return err
	}
	_, err = s.doors.Subscribe(joinSubject("*"), func(m *nats.Msg) { _ = m.Respond(s.admits(m)) })
	if err != nil {
		return err
	}
	return s.doors.Flush()
}

// admits is the answer to who knocks.
func (s *Server) admits(m *nats.Msg) []byte {
	i := s.invitation(strings.TrimPrefix(m.Subject, joinSubject("")))
	if i == nil {
		return []byte{answerOver}
	}
	var r store.Request
	if err := r.UnmarshalBinary(m.Data); err != nil {
		return []byte{answerFailed}
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	w, err := s.Enrol(ctx, r, i.Member)
	if err != nil {
		return []byte{answerFailed}
	}
	b, err := w.MarshalBinary()
	if err != nil || !s.awaits(ctx, r.Workstation) {
		return []byte{answerFailed}
	}
	return append([]byte{answerWelcome}, b...)
}

// awaits waits until the journal says that a workstation is of the team.
func (s *Server) awaits(ctx context.Context, w journal.WorkstationID) bool {
	for !s.knows(w) {
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return false
		}
	}
	return true
}

// invitation is the one of a key, which is used up by that; nil when none holds.
func (s *Server) invitation(public string) *Invitation {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, i := range s.invited {
		if i.identity().Public == public && !i.used && !s.Now().After(i.Until) {
			i.used = true
			return i
		}
	}
	return nil
}

// Join asks the server of an invitation to take a workstation into the team.
func (i *Invitation) Join(ctx context.Context, r store.Request) (w store.Welcome, err error) {
	nc, err := i.knock(ctx)
	if err != nil {
		return w, err
	}
	defer nc.Close()
	b, err := r.MarshalBinary()
	if err != nil {
		return w, err
	}
	ctx, cancel := context.WithTimeout(ctx, 2*patience)
	defer cancel()
	m, err := nc.RequestWithContext(ctx, joinSubject(i.identity().Public), b)
	if err != nil {
		return w, fmt.Errorf("%w: %w", ErrAway, err)
	}
	switch {
	case len(m.Data) > 1 && m.Data[0] == answerWelcome:
		return w, w.UnmarshalBinary(m.Data[1:])
	case len(m.Data) == 1 && m.Data[0] == answerOver:
		return w, ErrInvitation
	}
	return w, fmt.Errorf("%w: it could not be taken in", ErrAway)
}

// knock connects with the invitation. A server that is just being told of somebody else
// may turn away who connects meanwhile.
func (i *Invitation) knock(ctx context.Context) (*nats.Conn, error) {
	for n := 0; ; n++ {
		nc, err := i.Place().connectTo(ctx, i.identity())
		switch {
		case err == nil || errors.Is(err, ErrPin):
			return nc, err
		case n == turnedAway && errors.Is(err, ErrShut):
			return nil, ErrInvitation
		case n == turnedAway:
			return nil, err
		}
		select {
		case <-time.After(time.Duration(n+1) * 200 * time.Millisecond):
		case <-ctx.Done():
			return nil, fmt.Errorf("%w: %w", ErrAway, ctx.Err())
		}
	}
}

// turnedAway is how often in a row one is turned away before that is believed.
const turnedAway = 4

// Place is where its server is.
func (i *Invitation) Place() Place { return Place{Addresses: []string{i.Address}, Pin: i.Pin} }
