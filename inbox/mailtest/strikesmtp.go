package mailtest

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"strings"
	"sync"
)

// smtpStrike is a line of a submission that the server does not get.
type smtpStrike struct {
	set     bool   // it is still to come
	reply   string // what the client gets instead; empty: nothing, ever
	left    int    // commands until then
	command string // the one that was struck
}

// StrikeSMTP answers the n-th command of a submission from now on, counted from 0 over
// all connections that are made from now on, with a reply ("451 4.3.0 not now"), or,
// where that is empty, with silence; the server does not get it. The final dot of a
// mail is a command, the lines of its text are none. After a reply of 421 the
// connection ends (RFC 5321, 3.8). It strikes once, and takes the place of a Strike;
// the connection must be a plain one.
func (p *Proxy) StrikeSMTP(n int, reply string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.smtp = smtpStrike{set: true, reply: reply, left: n}
}

// StruckSMTP is the command that was struck, "MAIL" or ".", "" if none was, and takes
// the order back.
func (p *Proxy) StruckSMTP() (command string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.smtp.set = false
	return p.smtp.command
}

// strikesSMTP says whether a command is struck, and with what.
func (p *Proxy) strikesSMTP(line []byte) (reply string, struck bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := &p.smtp
	if !s.set {
		return "", false
	}
	if s.left--; s.left >= 0 {
		return "", false
	}
	word, _, _ := strings.Cut(strings.TrimSpace(string(line)), " ")
	s.set, s.command = false, strings.ToUpper(word)
	return s.reply, true
}

// veilSMTP puts the commands of a client through the strike.
func (p *Proxy) veilSMTP(client, server net.Conn) (up, down io.ReadCloser) {
	upR, upW := io.Pipe()
	downR, downW := io.Pipe()
	var mu sync.Mutex // replies come from the server and from us
	say := func(b []byte) error {
		mu.Lock()
		defer mu.Unlock()
		_, err := downW.Write(b)
		return err
	}
	go func() { _ = upW.CloseWithError(p.commands(bufio.NewReader(client), upW, say)) }()
	go func() {
		buf := make([]byte, 16<<10)
		for {
			n, err := server.Read(buf)
			if n > 0 && say(buf[:n]) != nil {
				return
			}
			if err != nil {
				_ = downW.CloseWithError(err)
				return
			}
		}
	}()
	return upR, downR
}

// commands passes a client's lines on, but for one that is struck.
func (p *Proxy) commands(in *bufio.Reader, to io.Writer, say func([]byte) error) error {
	text := false // lines of a mail come
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return err
		}
		dot := text && bytes.Equal(line, []byte(".\r\n"))
		if !text || dot {
			reply, struck := p.strikesSMTP(line)
			if struck && reply != "" {
				err = say([]byte(reply + "\r\n"))
			}
			if strings.HasPrefix(reply, "421") {
				return io.EOF
			}
			if text = !dot && !struck && bytes.EqualFold(line, []byte("DATA\r\n")); struck {
				if err != nil {
					return err
				}
				continue
			}
		}
		if _, err := to.Write(line); err != nil {
			return err
		}
	}
}
