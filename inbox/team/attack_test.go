package team

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"baken/store"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
)

// thief is somebody who has a workstation's key and a program of his own.
type thief struct {
	*nats.Conn
	t     *testing.T
	inbox string
	told  chan error // by the server
}

func (h *house) steals(t *testing.T, s *seat) *thief {
	t.Helper()
	key := s.StationKey()
	public, err := nkey(key)
	h.step(err)
	th := &thief{t: t, told: make(chan error, 100)}
	p := h.place()
	nc, err := nats.Connect("tls://"+h.server.Addr(), nats.Nkey(public, s.SignNonce), nats.Secure(p.tls()), nats.TLSHandshakeFirst(), nats.NoReconnect(),
		nats.CustomInboxPrefix(inboxOf(Identity{Public: public})), nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			select {
			case th.told <- err:
			default:
			}
		}))
	h.step(err)
	t.Cleanup(nc.Close)
	th.Conn, th.inbox = nc, inboxOf(Identity{Public: public})
	return th
}

func (h *house) place() Place {
	return Place{Addresses: []string{h.server.Addr()}, Pin: PinOf(h.cert.Certificate[0])}
}

// may says whether the server lets it publish on a subject.
func (th *thief) may(subject string, body any) bool {
	th.t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		th.t.Fatal(err)
	}
	return th.lets(func() error { return th.PublishRequest(subject, th.inbox+".x", b) })
}

// hears says whether the server lets it subscribe.
func (th *thief) hears(subject string) bool {
	th.t.Helper()
	return th.lets(func() error { _, err := th.SubscribeSync(subject); return err })
}

func (th *thief) lets(do func() error) bool {
	th.t.Helper()
	for len(th.told) > 0 {
		<-th.told
	}
	if err := errors.Join(do(), th.FlushTimeout(20*time.Second)); err != nil {
		th.t.Fatal(err)
	}
	select {
	case err := <-th.told: // it is sent before the answer to the flush
		if !errors.Is(err, nats.ErrPermissionViolation) {
			th.t.Errorf("told %v", err)
		}
		return false
	case <-time.After(100 * time.Millisecond):
		return true
	}
}

// A counselor's key, in a program that somebody changed: it may do at the server what a
// counselor does, and nothing to what is there.
func TestCounselorsKeyAtTheServer(t *testing.T) {
	h := newHouse(t)
	els, sam := h.comes("Els", member.Counselor), h.comes("Sam", member.Supervisor)
	h.agree()
	st, err := els.Standing()
	h.step(err)
	theirs, err := sam.Standing()
	h.step(err)
	stream, keys := streamName(st.Team), recordsName(st.Team)
	k := "k." + st.Team.String() + "."
	th := h.steals(t, els)
	_, last := h.stream()
	for _, subject := range []string{
		"$JS.API.STREAM.PURGE." + stream, "$JS.API.STREAM.PURGE." + keys, "$JS.API.STREAM.DELETE." + stream, "$JS.API.STREAM.DELETE." + keys,
		"$JS.API.STREAM.MSG.DELETE." + stream, "$JS.API.STREAM.MSG.DELETE." + keys, "$JS.API.STREAM.UPDATE." + stream, "$JS.API.STREAM.UPDATE." + keys,
		"$JS.API.STREAM.CREATE.other", "$JS.API.STREAM.RESTORE." + stream, "$JS.API.STREAM.SNAPSHOT." + keys, "$JS.API.STREAM.LIST", "$JS.API.STREAM.NAMES",
		"$JS.API.CONSUMER.LIST." + stream, "$JS.API.CONSUMER.NAMES." + stream, "$JS.API.CONSUMER.DURABLE.CREATE." + stream + ".x", "$JS.API.CONSUMER.CREATE." + keys + ".x",
		"$JS.API.SERVER.REMOVE", "$JS.API.ACCOUNT.PURGE.$G", "$SYS.REQ.SERVER.PING",
		"chat." + st.Team.String() + ".v", string(st.Team.System()), string(st.Team.Audit(theirs.Station)), k + string(epochKey(theirs.Station)),
		string((journal.TeamID{1}).Case(journal.CaseID{1})), "join." + els.StationKey().String(), inboxOf(Identity{Public: "x"}) + ".y",
	} {
		if th.may(subject, map[string]any{"seq": 1, "name": "other", "stream_name": stream}) {
			t.Errorf("it may publish on %s", subject)
		}
	}
	for _, subject := range []string{">", "t.>", subjects(st.Team), recordsOf(st.Team), "join.*", "_INBOX_>", "$SYS.>", "$JS.EVENT.>", "$JS.API.>"} {
		if th.hears(subject) {
			t.Errorf("it may subscribe to %s", subject)
		}
	}
	if id, now := h.stream(); id == "" || now != last {
		t.Errorf("the journal went from %d to %d", last, now)
	}
	if !th.may(string(st.Team.Case(journal.CaseID{1})), "anything") {
		t.Error("it may not publish for a case")
	}
	until(t, "the alarm of what is no event", func() bool { s, err := sam.Standing(); return err == nil && s.Alarms > 0 })
	h.agree()
}

func (h *house) stream() (string, uint64) {
	h.t.Helper()
	e, err := h.server.Dial(context.Background())
	h.step(err)
	defer e.Close()
	id, last, err := e.Stream(context.Background())
	h.step(err)
	return id, last
}

// A member leaves while her workstation is connected: the connection is closed, no other
// is let in, what it makes is nowhere, and what she held waits for somebody else.
func TestLeaverWithAnOpenConnection(t *testing.T) {
	h := newHouse(t)
	els, sam := h.comes("Els", member.Counselor), h.comes("Sam", member.Counselor)
	h.agree()
	id := els.calls()
	h.agree()
	if c, err := sam.Contact(id); err != nil || c.ClaimedBy != els.Me() {
		t.Fatalf("held by %v: %v", c.ClaimedBy, err)
	}
	th := h.steals(t, els)
	n, err := h.hub.RemoveMember(context.Background(), els.Me())
	if h.step(err); n != 1 {
		t.Errorf("%d of her contacts are released", n)
	}
	until(t, "Els shut out", func() bool { return els.carrier.Status().State == Shut })
	until(t, "the stolen connection closed", th.IsClosed)
	if _, err := h.dial(els)(context.Background()); !errors.Is(err, ErrShut) {
		t.Errorf("let in: %v", err)
	}
	h.seats = h.seats[1:]
	defer func() { els.rests(); h.step(els.Close()) }()
	_, _, err = els.WriteNote(context.Background(), id, outside.New("niet gelezen"))
	h.agree()
	c, cerr := sam.Contact(id)
	if cerr != nil || c.Claim != store.Unclaimed {
		t.Errorf("at Sam's: %+v, %v; %v", c.Claim, cerr, err)
	}
	if _, err := sam.Claim(context.Background(), id); err != nil {
		t.Error(err)
	}
	h.agree()
}

// What was deleted of the records is overwritten on the disk.
func TestDeletedRecordIsGoneFromTheDisk(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	h.hub.rests()
	e, err := h.server.Dial(ctx)
	h.step(err)
	defer e.Close()
	mark := randomBytes(64)
	key := rowKey([16]byte{9})
	h.step(e.Put(ctx, Record{key, mark}))
	if n := h.holds(mark); n == 0 {
		t.Error("it is nowhere on the disk")
	}
	h.step(e.Delete(ctx, key))
	if n := h.holds(mark); n != 0 {
		t.Errorf("%d files hold what was deleted", n)
	}
}

// holds is how many files of the engine hold some bytes.
func (h *house) holds(mark []byte) (n int) {
	h.t.Helper()
	h.step(filepath.WalkDir(filepath.Join(h.dir, "journal"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Contains(b, mark) {
			n++
		}
		return err
	}))
	return n
}
