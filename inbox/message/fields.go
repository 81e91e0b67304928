package message

import (
	"bytes"
	"strings"
)

// Fields are the header fields that a [mail.Head] is made of, for a FETCH of
// BODY.PEEK[HEADER.FIELDS (...)].
var Fields = fieldNames[:fieldsOfHead:fieldsOfHead]

// field names one header field that is kept.
type field int8

// The fields, in the order of fieldNames.
const (
	fMessageID field = iota
	fInReplyTo
	fReferences
	fFrom
	fSender
	fReplyTo
	fTo
	fCc
	fBcc
	fSubject
	fDate
	fAutoSubmitted
	fPrecedence
	fListID
	fListUnsubscribe
	fListPost
	fXAutoResponseSuppress
	fXAutoreply
	fXAutorespond
	fReturnPath
	fContentType
	fXFailedRecipients
	fXExchangeSource
	fEncoding
	fDisposition
	fContentID
	fOriginalID
	fXOriginalID
	fReceived
	fieldsOfHead = int(fEncoding) // those from here on are of parts, and fReceived
)

var fieldNames = []string{
	"Message-ID", "In-Reply-To", "References", "From", "Sender", "Reply-To", "To", "Cc", "Bcc",
	"Subject", "Date", "Auto-Submitted", "Precedence", "List-Id", "List-Unsubscribe", "List-Post",
	"X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "Return-Path", "Content-Type",
	"X-Failed-Recipients", "X-MS-Exchange-Generated-Message-Source",
	"Content-Transfer-Encoding", "Content-Disposition", "Content-ID",
	"Original-Message-ID", "X-Original-Message-ID", "Received",
}

// hashed are the fields that Head.Hash is made of. The list never changes:
// the hash is kept, and must come out the same from a whole header and from
// the chosen fields. Of a mail without a Message-ID the first Received is hashed
// too, which names this one delivery: two visitors of a web form may write in the
// same second, and all else is the form's. So [Fields] are not enough for such a
// mail; its whole header is.
var hashed = [...]field{fMessageID, fInReplyTo, fReferences, fFrom, fSender, fReplyTo, fTo, fCc, fSubject, fDate, fContentType}

var fieldByName = func() map[string]field {
	m := make(map[string]field, len(fieldNames))
	for i, n := range fieldNames {
		m[strings.ToLower(n)] = field(i)
	}
	return m
}()

// longestName is that of the longest name in fieldNames.
const longestName = 40

// lookup finds the field of a name, whatever its case.
func lookup(name []byte) (field, bool) {
	if len(name) > longestName {
		return 0, false
	}
	var low [longestName]byte
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	f, ok := fieldByName[string(low[:len(name)])]
	return f, ok
}

// header gathers the kept fields of one header, fed piece by piece.
type header struct {
	limit  int
	buf    []byte
	fields []span
	open   bool // the last field of fields is still being read
	any    bool // something of the header was seen
	cut    bool // a limit was met
	broken bool // a line that is no field
}

// span is a field's value in the buffer, folded as it came.
type span struct {
	id       field
	from, to int
}

// add takes a piece and says whether the header ends with it: at an empty
// line, or before a line that cannot belong to a header (then again is set,
// and the piece is the body's first).
func (h *header) add(p piece) (end, again bool) {
	if !p.start {
		if h.open {
			h.keep(p.data)
		}
		return false, false
	}
	if len(p.data) == 0 && p.eol != nil {
		return true, false
	}
	if len(p.data) > 0 && (p.data[0] == ' ' || p.data[0] == '\t') {
		if h.any && len(trimWhite(p.data)) == 0 {
			// A line of blanks alone: RFC 5322 forbids it within a
			// field, and many programs take it for the end.
			return true, false
		}
		if h.open {
			h.keep(p.data)
		}
		h.any = true
		return false, false
	}
	h.open = false
	colon := bytes.IndexByte(p.data, ':')
	if colon <= 0 || !isName(bytes.TrimRight(p.data[:max(colon, 0)], " \t")) {
		if bytes.HasPrefix(p.data, []byte("From ")) || bytes.HasPrefix(p.data, []byte(">From ")) {
			return false, false // the envelope line of an mbox
		}
		// What follows without an empty line is text, and must be seen.
		h.broken = h.any
		return true, true
	}
	h.any = true
	if len(h.buf) >= h.limit {
		h.cut = true
		return false, false
	}
	id, ok := lookup(bytes.TrimRight(p.data[:colon], " \t"))
	if !ok || id == fReceived && h.has(fReceived) {
		return false, false
	}
	h.fields = append(h.fields, span{id, len(h.buf), len(h.buf)})
	h.open = true
	h.keep(p.data[colon+1:])
	return false, false
}

// keep adds to the last field, within its limits.
func (h *header) keep(b []byte) {
	s := &h.fields[len(h.fields)-1]
	if room := min(maxField-(s.to-s.from), h.limit-len(h.buf)); len(b) > room {
		b, h.cut = b[:max(room, 0)], true
	}
	h.buf = append(h.buf, b...)
	s.to = len(h.buf)
}

// isName says whether b can be the name of a field.
func isName(b []byte) bool {
	for _, c := range b {
		if c <= ' ' || c >= 0x7f {
			return false
		}
	}
	return len(b) > 0
}

// get gives the first value of a field, unfolded and trimmed.
func (h *header) get(id field) string {
	for _, s := range h.fields {
		if s.id == id {
			return h.value(s)
		}
	}
	return ""
}

// has says whether a field is there, with or without a value.
func (h *header) has(id field) bool { return h.count(id) > 0 }

// count says how often a field is there.
func (h *header) count(id field) int {
	n := 0
	for _, s := range h.fields {
		if s.id == id {
			n++
		}
	}
	return n
}

// all joins the values of a field that may wrongly stand more than once.
func (h *header) all(id field, sep string) string {
	switch h.count(id) {
	case 0:
		return ""
	case 1:
		return h.get(id)
	}
	var b strings.Builder
	for _, s := range h.fields {
		if s.id == id {
			if b.Len() > 0 {
				b.WriteString(sep)
			}
			b.WriteString(h.value(s))
		}
	}
	return b.String()
}

// value unfolds: the line ends are gone already, tabs become blanks.
func (h *header) value(s span) string {
	b := h.bytes(s)
	if bytes.IndexByte(b, '\t') < 0 {
		return string(b)
	}
	return strings.ReplaceAll(string(b), "\t", " ")
}

// bytes is a field's value as it came, trimmed.
func (h *header) bytes(s span) []byte { return bytes.Trim(h.buf[s.from:s.to], " \t\r\n") }
