package beside

import (
	"encoding/binary"
	"fmt"
	"io"
)

// kind is what a frame carries.
type kind byte

// From the workstation.
const (
	greeting kind = 'h' // a Greeting, first
	stdout   kind = 'o' // bytes
	stderr   kind = 'e' // bytes
	want     kind = 'w' // a piece of stdin is wanted
	page     kind = 'p' // a page: the sizes of its leaves
	leafPart kind = 'l' // a piece of the leaf that was asked for
	leafEnd  kind = 'm' // there is no more of it
	leafGone kind = 'f' // it could not be read: why, in words
	ended    kind = 's' // the exit status, four bytes, last
)

// From the visitor.
const (
	request  kind = 'r' // a Request, first
	stdin    kind = 'i' // the piece that was wanted
	stdinEnd kind = 'j' // there is no more; with a byte in it: it could not be read
	cancel   kind = 'c' // the command is to be stopped
	readLeaf kind = 'n' // a leaf is wanted: its number, four bytes
	pageEnd  kind = 'd' // nobody looks at the page any more
)

// piece is how many bytes of a stream go into one frame.
const piece = 32 << 10

// most is how many bytes a frame of each kind may hold; kinds that do not exist are
// not in it.
var most = map[kind]int{
	greeting: 4 << 10, stdout: piece, stderr: piece, want: 0, page: 1 << 20, leafPart: piece, leafEnd: 0, leafGone: 4 << 10, ended: 4,
	request: 512 << 10, stdin: piece, stdinEnd: 1, cancel: 0, readLeaf: 4, pageEnd: 0,
}

// frame is one of them.
type frame struct {
	kind kind
	body []byte
}

const head = 5

// readFrame reads one frame. Of one that is too large, or of a kind that is not, the
// body is not read: ErrProtocol. io.EOF is an end between two frames.
func readFrame(r io.Reader) (frame, error) {
	var h [head]byte
	if _, err := io.ReadFull(r, h[:]); err != nil {
		return frame{}, err
	}
	f := frame{kind: kind(h[0])}
	n, known := binary.BigEndian.Uint32(h[1:]), false
	limit := 0
	if limit, known = most[f.kind]; !known || uint64(n) > uint64(limit) {
		return frame{}, fmt.Errorf("%w: kind %q of %d bytes", ErrProtocol, h[0], n)
	}
	f.body = make([]byte, n)
	if _, err := io.ReadFull(r, f.body); err != nil {
		return frame{}, fmt.Errorf("%w: it ends in the middle of one", io.ErrUnexpectedEOF)
	}
	return f, nil
}

// writeFrame writes one frame in one write; the caller sees to it that its body is not
// too large.
func writeFrame(w io.Writer, f frame) error {
	b := make([]byte, head, head+len(f.body))
	b[0] = byte(f.kind)
	binary.BigEndian.PutUint32(b[1:], uint32(len(f.body)))
	_, err := w.Write(append(b, f.body...))
	return err
}

// number is the body of a frame that holds one.
func number(n int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(n)) }

// numberIn reads one; -1 when there is none.
func numberIn(body []byte) int {
	if len(body) != 4 {
		return -1
	}
	return int(int32(binary.BigEndian.Uint32(body)))
}
