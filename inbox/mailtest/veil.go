package mailtest

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Hide makes the server one without these IMAP capabilities, for connections
// that are made from now on: they are taken out of all that it says, and a
// command that needs one is answered BAD. The connection must be a plain one.
//
// Known are CONDSTORE, IDLE, MOVE, UIDPLUS, ESEARCH, SPECIAL-USE, LITERAL+ and
// LITERAL-, ENABLE, LIST-STATUS, LIST-EXTENDED, BINARY, NAMESPACE, SASL-IR,
// QRESYNC, UNSELECT and, to leave a password only, AUTH=name; others are taken
// out of the list of capabilities and of nothing else.
func (p *Proxy) Hide(capabilities ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range capabilities {
		p.hidden[strings.ToUpper(c)] = true
		if strings.EqualFold(c, "CONDSTORE") {
			p.hidden["QRESYNC"] = true // which implies it
		}
	}
}

// Refused are the commands that were answered BAD because they need a hidden
// capability, "UID MOVE". A client that asks what there is has none.
func (p *Proxy) Refused() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.refused)
}

func (p *Proxy) hides(capability string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.hidden[capability]
}

// needs says which capability a command needs, by its first words.
var needs = map[string]string{
	"IDLE": "IDLE", "MOVE": "MOVE", "UID MOVE": "MOVE", "UID EXPUNGE": "UIDPLUS",
	"ENABLE": "ENABLE", "NAMESPACE": "NAMESPACE", "UNSELECT": "UNSELECT",
}

// veil puts the lines of both directions through the hiding.
func (p *Proxy) veil(client, server net.Conn) (up, down io.ReadCloser) {
	upR, upW := io.Pipe()
	downR, downW := io.Pipe()
	var mu sync.Mutex // lines to the client come from the server and from us
	say := func(b []byte) error {
		mu.Lock()
		defer mu.Unlock()
		_, err := downW.Write(b)
		return err
	}
	go func() {
		err := eachLine(client, func(line, literal []byte) error {
			tag, answer, before := p.strikes(line)
			if before != nil {
				before()
			}
			if answer == Nothing {
				return nil
			}
			if answer != "" {
				if answer != "BYE" {
					return say([]byte(tag + " " + answer + " struck\r\n"))
				}
				if err := say([]byte("* BYE struck\r\n")); err != nil {
					return err
				}
				return io.EOF
			}
			if bad := p.offends(line); bad != "" {
				p.mu.Lock()
				p.refused = append(p.refused, bad)
				p.mu.Unlock()
				tag, _, _ := bytes.Cut(line, []byte(" "))
				return say([]byte(string(tag) + " BAD this server does not know " + bad + "\r\n"))
			}
			_, err := upW.Write(append(line, literal...))
			return err
		})
		_ = upW.CloseWithError(err)
	}()
	go func() {
		err := eachLine(server, func(line, literal []byte) error {
			if line = p.rewrite(line); line == nil {
				return nil
			}
			return say(append(line, literal...))
		})
		_ = downW.CloseWithError(err)
	}()
	return upR, downR
}

// literalEnd is the announcement of a literal at the end of a line (RFC 9051,
// 4.3): {12}, {12+} or ~{12}.
var literalEnd = regexp.MustCompile(`\{(\d+)(\+|-)?\}\r\n$`)

// eachLine gives each line with its CRLF, and the literal that follows it if
// the line announces one. A synchronizing literal of a client comes after the
// server's word only, so it is given in a call of its own, without a line.
func eachLine(r io.Reader, f func(line, literal []byte) error) error {
	in := bufio.NewReaderSize(r, 64<<10)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return err
		}
		m := literalEnd.FindSubmatch(line)
		if err := f(line, nil); err != nil {
			return err
		}
		if m == nil {
			continue
		}
		n, err := strconv.ParseInt(string(m[1]), 10, 64)
		if err != nil {
			return err
		}
		for n > 0 {
			piece := make([]byte, min(n, 32<<10))
			if _, err := io.ReadFull(in, piece); err != nil {
				return err
			}
			n -= int64(len(piece))
			if err := f(nil, piece); err != nil {
				return err
			}
		}
	}
}

// commandLine is a client's line that begins a command: a tag and a word.
var commandLine = regexp.MustCompile(`^([A-Za-z0-9.]+) (?:UID )?([A-Za-z]+)`)

// strikes says how a client's line is answered in the server's place, and under which
// tag, and what happens before; with no answer it passes.
func (p *Proxy) strikes(line []byte) (tag, answer string, before func()) {
	m := commandLine.FindSubmatch(line)
	if m == nil {
		return "", "", nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	s := &p.strike
	s.seen++
	if !s.set || literalEnd.Match(line) {
		return "", "", nil
	}
	if s.left--; s.left >= 0 {
		return "", "", nil
	}
	s.set, s.command = false, string(m[2])
	return string(m[1]), s.answer, s.before
}

// offends says what a client's line asks for that is hidden.
func (p *Proxy) offends(line []byte) string {
	words := strings.Fields(strings.ToUpper(string(line)))
	if len(words) < 2 {
		return ""
	}
	for _, command := range []string{words[1], strings.Join(words[1:min(3, len(words))], " ")} {
		if c := needs[command]; c != "" && p.hides(c) {
			return command
		}
	}
	rest := strings.Join(words[1:], " ")
	for text, c := range map[string]string{
		"(CONDSTORE)": "CONDSTORE", "CHANGEDSINCE": "CONDSTORE", "UNCHANGEDSINCE": "CONDSTORE", "MODSEQ": "CONDSTORE",
		"SEARCH RETURN": "ESEARCH", "RETURN (SPECIAL-USE": "SPECIAL-USE",
	} {
		if p.hides(c) && strings.Contains(rest, text) && !strings.HasPrefix(rest, "APPEND") {
			return text
		}
	}
	if m := literalEnd.FindSubmatch(line); m != nil && len(m[2]) > 0 && p.hides("LITERAL+") {
		return "LITERAL+"
	}
	return ""
}

var (
	capabilityList = regexp.MustCompile(`(?i)(^\* CAPABILITY |\[CAPABILITY )([^\]\r\n]*)`)
	modseqCode     = regexp.MustCompile(`(?i)^\* OK \[HIGHESTMODSEQ `)
	modseqItem     = regexp.MustCompile(`(?i) ?MODSEQ \(\d+\)`)
	uidCode        = regexp.MustCompile(`(?i)\[(APPENDUID|COPYUID) [^\]]*\] ?`)
	specialUse     = regexp.MustCompile(`(?i) ?\\(Sent|Drafts|Junk|Archive|Trash|All|Flagged)\b`)
	listLine       = regexp.MustCompile(`(?i)^\* (LIST|LSUB) \([^)]*\)`)
)

// rewrite takes what is hidden out of a server's line; nil drops the line.
func (p *Proxy) rewrite(line []byte) []byte {
	if line == nil {
		return []byte{}
	}
	line = capabilityList.ReplaceAllFunc(line, func(list []byte) []byte {
		words := strings.Fields(string(list))
		words = slices.DeleteFunc(words, func(w string) bool { return p.hides(strings.ToUpper(w)) })
		return []byte(strings.Join(words, " "))
	})
	if p.hides("CONDSTORE") {
		if modseqCode.Match(line) {
			return nil
		}
		if bytes.Contains(line, []byte(" FETCH (")) {
			line = modseqItem.ReplaceAll(line, nil)
		}
	}
	if p.hides("UIDPLUS") {
		line = uidCode.ReplaceAll(line, nil)
	}
	if p.hides("SPECIAL-USE") {
		line = listLine.ReplaceAllFunc(line, func(head []byte) []byte {
			head = specialUse.ReplaceAll(head, nil)
			return bytes.Replace(head, []byte("( "), []byte("("), 1)
		})
	}
	return line
}
