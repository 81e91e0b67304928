package imap

import (
	"errors"
	"io"

	goimap "github.com/emersion/go-imap/v2"
)

// errCutOff: a literal broke off with the connection. Nothing more may be asked of
// the command that brought it, not even to be closed: the library has gone on
// reading by itself, and would read the rest of the literal at the same time.
var errCutOff = errors.New("cut off within a literal")

// literal is a string of the server, as it comes. Its end before its time is an
// error, which is errCutOff.
type literal struct {
	goimap.LiteralReader
	got int64
}

func (l *literal) Read(p []byte) (n int, err error) {
	n, err = l.LiteralReader.Read(p)
	l.got += int64(n)
	if err == io.EOF && l.got < l.Size() {
		err = io.ErrUnexpectedEOF
	}
	if err != nil && err != io.EOF {
		err = errors.Join(errCutOff, err)
	}
	return n, err
}
