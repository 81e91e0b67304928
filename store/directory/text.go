package directory

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"baken/store/outside"
)

// budget is what may still be read, of all files together. It counts what really comes
// and believes no header.
type budget struct {
	ctx  context.Context
	left int64
}

// metered is a file that is read within a budget.
type metered struct {
	from io.Reader
	of   *budget
	name string
}

func (c *metered) Read(p []byte) (int, error) {
	if err := c.of.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(p)
	if c.of.left -= int64(n); c.of.left < 0 {
		return 0, &FileError{Err: ErrTooLarge, File: outside.New(c.name), Limit: LimitBytes}
	}
	return n, err
}

// textOf reads a file as UTF-8 without a mark at its beginning. What begins with the
// mark of UTF-16 is read as that. Anything else that is not UTF-8 is ErrEncoding.
func textOf(from io.Reader, of *budget, name string) (*bufio.Reader, error) {
	r := bufio.NewReaderSize(&metered{from, of, name}, 64<<10)
	head, err := r.Peek(3)
	if err != nil && err != io.EOF {
		return nil, err
	}
	var text io.Reader = r
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		if _, err := r.Discard(3); err != nil {
			return nil, err
		}
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("\xFE\xFF")):
		text = transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder())
	}
	return bufio.NewReaderSize(&checked{from: text, name: name, line: 1, buf: make([]byte, 64<<10)}, 64<<10), nil
}

// checked lets only UTF-8 through.
type checked struct {
	from io.Reader
	name string
	buf  []byte
	out  []byte
	good []byte // of out: what is still to be given
	rest int    // bytes that buf begins with: the beginning of a character
	line int    // where good ends
	err  error
}

func (c *checked) Read(p []byte) (int, error) {
	for len(c.good) == 0 {
		if c.err != nil {
			return 0, c.err
		}
		c.fill()
	}
	n := copy(p, c.good)
	c.good = c.good[n:]
	return n, nil
}

// fill reads on when all that is good was given.
func (c *checked) fill() {
	n, err := c.from.Read(c.buf[c.rest:])
	all := c.buf[:c.rest+n]
	whole := len(all)
	if !utf8.Valid(all) {
		for whole = 0; whole < len(all); {
			r, size := utf8.DecodeRune(all[whole:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			whole += size
		}
	}
	c.line += bytes.Count(all[:whole], []byte("\n"))
	rest := all[whole:]
	switch {
	case len(rest) > 0 && (err == io.EOF || utf8.FullRune(rest)):
		c.err = &FileError{Err: ErrEncoding, File: outside.New(c.name), Line: c.line}
	case err != nil:
		c.err = err
	}
	c.out = append(c.out[:0], all[:whole]...)
	c.good, c.rest = c.out, copy(c.buf, rest)
}
