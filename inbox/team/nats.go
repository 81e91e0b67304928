package team

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"baken/store"
	"baken/store/journal"
)

// jets is an Engine: NATS JetStream, wherever it runs. The journal is one stream of all
// subjects of the team, the records are another that keeps the last message of each.
type jets struct {
	nc   *nats.Conn
	js   jetstream.JetStream
	team journal.TeamID
	// deletes says that it may take away the records of others. Who may not leaves that to
	// the hub, which is told of every erasure too.
	deletes bool

	mu   sync.Mutex
	kept jetstream.Stream // of the records, once it was asked for
}

// Identity by which somebody is let in: an nkey, which is an Ed25519 key, and how to sign
// what the server asks to be signed.
type Identity struct {
	Public string // as NATS writes it
	Sign   func(nonce []byte) ([]byte, error)
}

// patience is how long an answer of the engine is waited for. A cluster that chooses a
// leader anew gives none for seconds.
const patience = 15 * time.Second

// pieces is how many entries are taken or given at once.
const pieces = 256

func streamName(t journal.TeamID) string  { return "baken-" + t.String() }
func recordsName(t journal.TeamID) string { return "baken-keys-" + t.String() }

// subjects of the journal, and of the records.
func subjects(t journal.TeamID) string   { return "t." + t.String() + ".>" }
func recordsOf(t journal.TeamID) string  { return "k." + t.String() + ".>" }
func (j *jets) subjectOf(key Key) string { return "k." + j.team.String() + "." + string(key) }
func inboxOf(identity Identity) string   { return "_INBOX_" + identity.Public }

// codeTooLarge is how a server says that a message is larger than its stream takes.
const codeTooLarge jetstream.ErrorCode = 10054

func hasCode(err error, code jetstream.ErrorCode) bool {
	var api *jetstream.APIError
	return errors.As(err, &api) && api.ErrorCode == code
}

// newJets is the engine at the other end of a connection, which it closes.
func newJets(nc *nats.Conn, t journal.TeamID) (*jets, error) {
	js, err := jetstream.New(nc, jetstream.WithDefaultTimeout(patience), jetstream.WithPublishAsyncMaxPending(pieces))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAway, err)
	}
	return &jets{nc: nc, js: js, team: t}, nil
}

// metaID is under what the identity of a stream stands in it.
const metaID = "baken-stream"

// found makes the streams of a team, where there are none; replicas is on how many
// servers each entry is kept. It says whether the journal was made. What is asked for is
// answered by the leader alone: another server may not have it yet, and a key that is not
// there is taken for erased.
func (j *jets) found(ctx context.Context, replicas int) (made bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, 2*patience)
	defer cancel()
	_, err = j.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: recordsName(j.team), Subjects: []string{recordsOf(j.team)}, Storage: jetstream.FileStorage, Replicas: replicas,
		MaxMsgsPerSubject: 1, DenyPurge: true,
	})
	if err != nil {
		return false, j.wrong(err)
	}
	if _, err := j.js.Stream(ctx, streamName(j.team)); err == nil || !errors.Is(err, jetstream.ErrStreamNotFound) {
		return false, j.wrong(err)
	}
	id := make([]byte, 16)
	rand.Read(id)
	_, err = j.js.CreateStream(ctx, jetstream.StreamConfig{
		Name: streamName(j.team), Subjects: []string{subjects(j.team)}, Storage: jetstream.FileStorage, Replicas: replicas,
		DenyDelete: true, DenyPurge: true, Duplicates: 2 * time.Minute, MaxMsgSize: maxEntry,
		Metadata: map[string]string{metaID: hex.EncodeToString(id)},
	})
	return err == nil, j.wrong(err)
}

// destroy takes the journal away, to be made anew from a replica.
func (j *jets) destroy(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := j.js.DeleteStream(ctx, streamName(j.team))
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return nil
	}
	return j.wrong(err)
}

// wrong gives an error of the library one of ours. It says nothing of what was carried.
func (j *jets) wrong(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, jetstream.ErrStreamNotFound):
		return fmt.Errorf("%w: %w", ErrNoStream, err)
	case errors.Is(err, nats.ErrMaxPayload), hasCode(err, codeTooLarge):
		return fmt.Errorf("%w: %w", ErrTooLarge, err)
	}
	if last := j.nc.LastError(); errors.Is(last, nats.ErrAuthorization) || errors.Is(last, nats.ErrAuthExpired) || errors.Is(last, nats.ErrAuthRevoked) {
		return fmt.Errorf("%w: %w", ErrShut, last)
	}
	return fmt.Errorf("%w: %w", ErrAway, err)
}

func (j *jets) Stream(ctx context.Context) (id string, last uint64, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	s, err := j.js.Stream(ctx, streamName(j.team))
	if err != nil {
		return "", 0, j.wrong(err)
	}
	info := s.CachedInfo()
	return info.Config.Metadata[metaID], info.State.LastSeq, nil
}

// message is an event as it is published.
func message(o store.Outgoing) *nats.Msg {
	m := nats.NewMsg(string(o.Subject))
	m.Data = o.Envelope
	m.Header.Set(nats.MsgIdHdr, o.ID.String())
	if o.Expects {
		m.Header.Set(nats.ExpectedLastSubjSeqHdr, fmt.Sprint(o.Last))
	}
	return m
}

func (j *jets) Publish(ctx context.Context, all []store.Outgoing) (seqs []uint64, err error) {
	for len(all) > 0 {
		n := 0
		for n < len(all) && n < pieces && !all[n].Expects {
			n++
		}
		var some []uint64
		if n == 0 { // alone: what comes after it hangs on it
			n = 1
			var seq uint64
			if seq, err = j.expecting(ctx, all[0]); err == nil {
				some = []uint64{seq}
			}
		} else {
			some, err = j.together(ctx, all[:n])
		}
		if seqs = append(seqs, some...); err != nil {
			return seqs, err
		}
		all = all[n:]
	}
	return seqs, nil
}

// together publishes events of which none waits for another's answer.
func (j *jets) together(ctx context.Context, all []store.Outgoing) (seqs []uint64, err error) {
	var messages []*nats.Msg
	for _, o := range all {
		messages = append(messages, message(o))
	}
	return j.send(ctx, messages)
}

// send publishes messages, up to a piece of them, and waits for all answers.
func (j *jets) send(ctx context.Context, all []*nats.Msg) (seqs []uint64, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var acks []jetstream.PubAckFuture
	for _, m := range all {
		f, err := j.js.PublishMsgAsync(m, jetstream.WithRetryAttempts(0))
		if err != nil {
			return nil, j.wrong(err)
		}
		acks = append(acks, f)
	}
	for _, f := range acks {
		select {
		case a := <-f.Ok():
			seqs = append(seqs, a.Sequence)
		case err := <-f.Err():
			return seqs, j.wrong(err)
		case <-ctx.Done():
			return seqs, j.wrong(ctx.Err())
		}
	}
	return seqs, nil
}

// expecting publishes an event that may be refused. A server answers one that it has
// already as refused too: which of the two it is, says the last of its subject.
func (j *jets) expecting(ctx context.Context, o store.Outgoing) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	a, err := j.js.PublishMsg(ctx, message(o))
	if err == nil {
		return a.Sequence, nil
	}
	if !hasCode(err, jetstream.JSErrCodeStreamWrongLastSequence) {
		return 0, j.wrong(err)
	}
	s, err := j.js.Stream(ctx, streamName(j.team))
	if err != nil {
		return 0, j.wrong(err)
	}
	last, err := s.GetLastMsgForSubject(ctx, string(o.Subject))
	switch {
	case errors.Is(err, jetstream.ErrMsgNotFound):
		return 0, &WrongLast{ID: o.ID}
	case err != nil:
		return 0, j.wrong(err)
	case last.Header.Get(nats.MsgIdHdr) == o.ID.String():
		return last.Sequence, nil
	}
	return 0, &WrongLast{o.ID, last.Sequence}
}

func (j *jets) Replay(ctx context.Context, after uint64, take func([]store.Delivered) error) error {
	c, err := j.js.OrderedConsumer(ctx, streamName(j.team), jetstream.OrderedConsumerConfig{
		DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: after + 1, NamePrefix: "baken-" + hex.EncodeToString(randomBytes(8)),
	})
	if err != nil {
		return j.wrong(err)
	}
	messages, err := c.Messages(jetstream.PullMaxMessages(2 * pieces))
	if err != nil {
		return j.wrong(err)
	}
	defer messages.Stop()
	defer context.AfterFunc(ctx, messages.Stop)()
	entries := make(chan store.Delivered, pieces)
	failed := make(chan error, 1)
	go func() {
		defer close(entries)
		for {
			m, err := messages.Next()
			if err == nil {
				var meta *jetstream.MsgMetadata
				if meta, err = m.Metadata(); err == nil {
					entries <- store.Delivered{Seq: meta.Sequence.Stream, Subject: journal.Subject(m.Subject()), Envelope: m.Data()}
					continue
				}
			}
			failed <- err
			return
		}
	}()
	defer func() { // the other one ends
		messages.Stop()
		for range entries {
		}
	}()
	for {
		e, ok := <-entries
		if !ok {
			if err := <-failed; ctx.Err() == nil {
				return j.wrong(err)
			}
			return ctx.Err()
		}
		if err := take(gather(e, entries)); err != nil {
			return err
		}
	}
}

// gather takes what is there with the first one, up to a piece.
func gather(first store.Delivered, more <-chan store.Delivered) []store.Delivered {
	all := []store.Delivered{first}
	for len(all) < pieces {
		select {
		case e, ok := <-more:
			if !ok {
				return all
			}
			all = append(all, e)
		default:
			return all
		}
	}
	return all
}

func (j *jets) Put(ctx context.Context, all ...Record) error {
	for some := range slices.Chunk(all, pieces) {
		var messages []*nats.Msg
		for _, r := range some {
			m := nats.NewMsg(j.subjectOf(r.Key))
			m.Data = r.Value
			messages = append(messages, m)
		}
		if _, err := j.send(ctx, messages); err != nil {
			return err
		}
	}
	return nil
}

func (j *jets) Get(ctx context.Context, key Key) ([]byte, error) {
	m, err := j.get(ctx, key)
	if err != nil {
		return nil, err
	}
	return m.Data, nil
}

// records is the stream of the records.
func (j *jets) records(ctx context.Context) (jetstream.Stream, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.kept == nil {
		s, err := j.js.Stream(ctx, recordsName(j.team))
		if err != nil {
			return nil, j.wrong(err)
		}
		j.kept = s
	}
	return j.kept, nil
}

func (j *jets) get(ctx context.Context, key Key) (*jetstream.RawStreamMsg, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	s, err := j.records(ctx)
	if err != nil {
		return nil, err
	}
	m, err := s.GetLastMsgForSubject(ctx, j.subjectOf(key))
	switch {
	case errors.Is(err, jetstream.ErrMsgNotFound), err == nil && len(m.Data) == 0:
		return nil, ErrNoRecord
	case err != nil:
		return nil, j.wrong(err)
	}
	return m, nil
}

// Delete overwrites the record where that is allowed, which is to who may erase; for
// others, who have only used up what was theirs, an empty one stands in its place.
func (j *jets) Delete(ctx context.Context, key Key) error {
	if own := strings.HasPrefix(string(key), "epoch."); own {
		return j.Put(ctx, Record{Key: key})
	}
	if !j.deletes {
		return nil
	}
	m, err := j.get(ctx, key)
	if errors.Is(err, ErrNoRecord) {
		return nil
	}
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	s, err := j.records(ctx)
	if err != nil {
		return err
	}
	if err = s.SecureDeleteMsg(ctx, m.Sequence); errors.Is(err, jetstream.ErrMsgNotFound) || errors.Is(err, jetstream.ErrMsgDeleteUnsuccessful) {
		if _, again := j.get(ctx, key); errors.Is(again, ErrNoRecord) {
			return nil // somebody else has
		}
	}
	return j.wrong(err)
}

func (j *jets) Close() { j.nc.Close() }

func randomBytes(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}
