package message

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"
)

// bufferSize is also the longest piece of a line that is seen at once.
const bufferSize = 32 << 10

var readers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, bufferSize) }}

// lines gives a mail line by line; a line longer than the buffer comes in
// pieces.
type lines struct {
	r    *bufio.Reader
	left int64 // bytes that may still be read
	cut  bool  // the limit was met
	mid  bool  // the next piece goes on with a line
}

// piece is a line or a part of one. Its bytes hold until the next call.
type piece struct {
	data  []byte // without the line end
	eol   []byte // "\r\n", "\n", or nothing where the line goes on or the mail ends
	start bool   // data begins a line
}

func newLines(r io.Reader, limit int64) *lines {
	b := readers.Get().(*bufio.Reader)
	b.Reset(r)
	return &lines{r: b, left: limit}
}

// close gives the buffer back.
func (l *lines) close() {
	l.r.Reset(nil)
	readers.Put(l.r)
	l.r = nil
}

// next gives the next piece. io.EOF: there is none, or the limit is met.
func (l *lines) next() (piece, error) {
	if l.left <= 0 {
		if _, err := l.r.Peek(1); err == nil {
			l.cut = true
		}
		return piece{}, io.EOF
	}
	data, err := l.r.ReadSlice('\n')
	if int64(len(data)) > l.left {
		data, l.cut = data[:l.left], true
	}
	l.left -= int64(len(data))
	switch {
	case err == nil, errors.Is(err, bufio.ErrBufferFull):
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		if len(data) == 0 {
			return piece{}, io.EOF
		}
	default:
		return piece{}, fmt.Errorf("reading a mail: %w", err)
	}
	p := piece{data: data, start: !l.mid}
	if n := len(data); n > 0 && data[n-1] == '\n' {
		n--
		if n > 0 && data[n-1] == '\r' {
			n--
		}
		p.data, p.eol = data[:n], data[n:]
	}
	l.mid = p.eol == nil
	return p, nil
}

// trimWhite cuts blanks, tabs and carriage returns from the end.
func trimWhite(b []byte) []byte { return bytes.TrimRight(b, " \t\r") }
