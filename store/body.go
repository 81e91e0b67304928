package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"baken/store/mail"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// MaxBody is how much readable text is kept of one mail, in bytes.
const MaxBody = 8 << 20

var (
	packer = func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(256<<10))
		if err != nil {
			panic(err)
		}
		return e
	}()
	unpacker = func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(64<<20), zstd.WithDecoderLowmem(true))
		if err != nil {
			panic(err)
		}
		return d
	}()
)

// rooms are where compressed bytes come to lie first, so that what is kept of them is
// as large as they are.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// pack compresses. Bodies and attachments are compressed before they are
// sealed, since sealed bytes do not compress.
func pack(p []byte) []byte {
	room := rooms.Get().(*[]byte)
	*room = packer.EncodeAll(p, (*room)[:0])
	out := bytes.Clone(*room)
	clear(*room)
	if cap(*room) <= 2*MaxPiece {
		rooms.Put(room)
	}
	return out
}

// PackedPiece is a [Piece] as it is sealed: compressed.
type PackedPiece struct {
	number, index int
	bytes         []byte
	large         bool // there were more than MaxPiece of them
}

// Pack compresses a piece, beside the writer. Its bytes are not needed afterwards.
func (p Piece) Pack() PackedPiece {
	if len(p.Bytes) > MaxPiece {
		return PackedPiece{number: p.Number, index: p.Index, large: true}
	}
	return PackedPiece{p.Number, p.Index, pack(p.Bytes), false}
}

// Len is how many bytes are kept.
func (p PackedPiece) Len() int { return len(p.bytes) }

// PackedBody is what can be read of a mail as it is sealed, and what its row needs of
// it.
type PackedBody struct {
	bytes []byte
	files int
	bare  bool // no words of the writer's own
	err   error
}

// PackBody encodes and compresses what can be read of a mail, beside the writer.
func PackBody(b mail.Body) PackedBody {
	k := PackedBody{files: len(b.Attachments), bare: strings.TrimSpace(b.OwnText().Unsafe()) == ""}
	p, err := encode(b)
	switch {
	case err != nil:
		k.err = err
	case len(p) > MaxBody:
		k.err = fmt.Errorf("%w: the text of a mail", ErrTooLarge)
	default:
		k.bytes = pack(p)
	}
	return k
}

// Len is how many bytes are kept.
func (b PackedBody) Len() int { return len(b.bytes) }

func unpack(p []byte) ([]byte, error) {
	out, err := unpacker.DecodeAll(p, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: compressed bytes", ErrDamaged)
	}
	return out, nil
}

// Body keeps what can be read of a mail, and what the rules found in it. bounced
// are the Message-IDs that it says did not arrive: one of ours raises the
// contact that it went to. Its attachments' pieces are kept before it.
func (y *Sync) Body(id MailID, b PackedBody, bounced []outside.Text, s Assessment) error {
	t := y.t
	if b.err != nil {
		return b.err
	}
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return err // it has gone meanwhile
	}
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok {
		return err
	}
	if f.Flaw == mail.NotGiven { // somebody asked for it, and now it came
		f.Flaw = ""
		if err := t.putFacts(id, f); err != nil {
			return err
		}
	}
	err = t.putFor(boxBodies, id[:], Owner(f.Owner), vault.Words, b.bytes)
	if errors.Is(err, ErrErased) {
		return y.Unreadable(id, f.Flaw)
	}
	if err != nil {
		return err
	}
	if len(s.Reasons) > 0 {
		h, err := t.head(id, f)
		if err != nil {
			return err
		}
		if err := t.sealHead(id, &f, h, s.Reasons); err != nil {
			return err
		}
		if err := t.putFacts(id, f); err != nil {
			return err
		}
	}
	e.Read, e.Files, e.Lang, e.Bare = true, b.files, s.Language, b.bare
	if e.Dir == In {
		e.Level = s.Urgency
	}
	if err := t.unwant(id, e); err != nil {
		return err
	}
	t.toIndex(mailDoc(id))
	return t.bounce(id, f, e, bounced)
}

// Unreadable says that the body of a mail is not here and why; it is not asked
// for again, and its contact is not assessed. What the server did not give
// ([mail.NotGiven]) is wanted again after [Sync.AskAgain].
func (y *Sync) Unreadable(id MailID, why mail.Flaw) error {
	t := y.t
	f, ok, err := t.facts(id)
	if err != nil || !ok {
		return err
	}
	f.Flaw = why
	if err := t.putFacts(id, f); err != nil {
		return err
	}
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok {
		return err
	}
	if e.Read = why != mail.NotGiven; !e.Read {
		if err := t.notGiven(id); err != nil {
			return err
		}
	}
	if e.Dir == In {
		e.Level = NotAssessed
	}
	t.toIndex(mailDoc(id))
	if err := t.unwant(id, e); err != nil {
		return err
	}
	return t.putEntry(f.Contact, e)
}

// listNotGiven has the mails that the server did not give.
const listNotGiven = "not-given"

// askAtOnce is of how many of them the bodies are wanted again in one transaction.
const askAtOnce = 1000

func (t *tx) notGiven(id MailID) error {
	l, err := t.ladder(listNotGiven)
	if err != nil {
		return err
	}
	return l.Put(id[:], nil)
}

// AskAgain has bodies wanted again that the server did not give, and says whether
// there are more.
func (y *Sync) AskAgain() (more bool, err error) {
	t := y.t
	l, err := t.ladder(listNotGiven)
	if err != nil {
		return false, err
	}
	var some []MailID
	err = l.Each(nil, func(k, _ []byte) error {
		if more = len(some) == askAtOnce; more {
			return errStop
		}
		some = append(some, MailID(k))
		return nil
	})
	if err != nil && err != errStop {
		return false, err
	}
	for _, id := range some {
		if err := errors.Join(l.Delete(id[:]), t.askAgain(id)); err != nil {
			return false, err
		}
	}
	return more, nil
}

// askAgain has the body of one wanted again, where it can be had.
func (t *tx) askAgain(id MailID) error {
	f, ok, err := t.facts(id)
	if err != nil || !ok || f.Flaw != mail.NotGiven || len(f.Places) == 0 {
		return err
	}
	e, ok, err := t.entry(f.Contact, id)
	if err != nil || !ok || e.Read {
		return err
	}
	f.Flaw = ""
	if err := t.putFacts(id, f); err != nil {
		return err
	}
	return t.want(id, e, f.Places[0], f.Size)
}

// pieceKey is mail, attachment, piece.
func pieceKey(id MailID, number, index int) []byte {
	k := binary.BigEndian.AppendUint16(append(make([]byte, 0, 22), id[:]...), uint16(number))
	return binary.BigEndian.AppendUint32(k, uint32(index))
}

// Piece keeps a piece of an attachment. Pieces of a mail that never gets its
// Body are swept by verify.
func (y *Sync) Piece(id MailID, p PackedPiece) error {
	if p.large || p.number < 1 || p.number > maxNumber || p.index < 0 {
		return fmt.Errorf("%w: a piece of an attachment", ErrTooLarge)
	}
	f, ok, err := y.t.facts(id)
	if err != nil || !ok {
		return err
	}
	return ignoreErased(y.t.putFor(boxAttachments, pieceKey(id, p.number, p.index), Owner(f.Owner), vault.Words, p.bytes))
}

// Attachment writes the decoded bytes of an attachment to w, piece by piece.
// ErrNotKept when there are none, ErrErased when their key was destroyed,
// ErrMarked when it may be an image of abuse.
func (s *Store) Attachment(ctx context.Context, id MailID, number int, w io.Writer) error {
	if number < 1 || number > maxNumber {
		return fmt.Errorf("%w: attachment %d", ErrNotKept, number)
	}
	for i := 0; ; i++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var piece []byte
		err := s.reading(member.Read, func(t *tx) error {
			f, err := t.mustFacts(id)
			if err != nil {
				return err
			}
			if t.marked(id, number) {
				return ErrMarked
			}
			p, err := t.getFrom(boxAttachments, pieceKey(id, number, i), Owner(f.Owner), vault.Words)
			if err != nil || p == nil {
				return err
			}
			piece, err = unpack(p)
			return err
		})
		if err != nil {
			return err
		}
		if piece == nil {
			if i == 0 {
				return fmt.Errorf("%w: attachment %d", ErrNotKept, number)
			}
			return nil
		}
		if _, err := w.Write(piece); err != nil {
			return err
		}
		if len(piece) < MaxPiece {
			return nil
		}
	}
}

// body reads what can be read of a mail; false when it is not here.
func (t *tx) body(id MailID, f facts) (b mail.Body, have bool, err error) {
	p, err := t.getFrom(boxBodies, id[:], Owner(f.Owner), vault.Words)
	if err != nil || p == nil {
		return b, false, err
	}
	if p, err = unpack(p); err != nil {
		return b, false, err
	}
	return b, true, decode(boxBodies, p, &b)
}
