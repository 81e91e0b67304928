package message

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"baken/store/mail"
	"baken/store/outside"
)

// Draft is a mail to be built. Written twice it gives the same bytes.
//
// Nothing of this machine or of the person before it goes into it: no host,
// no program, no time zone, no name but that of From.
type Draft struct {
	From        mail.Address
	ReplyTo     []mail.Address
	To, Cc, Bcc []mail.Address // Bcc is in the envelope alone
	Subject     string
	Text        string // paragraphs are one line each
	Attachments []File
	InReplyTo   []outside.Text // without brackets, see ReplyReferences
	References  []outside.Text
	MessageID   string // without brackets, from NewMessageID; one for all tries
	Date        time.Time
	Language    string // RFC 5646, "nl"; empty: not said
	Auto        bool   // a machine's answer: Auto-Submitted, RFC 3834
}

// File is an attachment of a draft. Open may be called again for a second try.
type File struct {
	Name string
	Type string // "image/jpeg"; empty: unknown
	Open func() (io.ReadCloser, error)
}

// Envelope is what the submission server is told.
type Envelope struct {
	From string
	To   []string // To, Cc and Bcc, each once
	UTF8 bool     // an address needs SMTPUTF8 (RFC 6531)
}

// NewMessageID makes a Message-ID of 128 random bits in the domain of the
// helpline's address, without brackets.
func NewMessageID(addressDomain string) string {
	var b [16]byte
	rand.Read(b[:])
	d := addressDomain
	if i := strings.LastIndexByte(d, '@'); i >= 0 {
		d = d[i+1:]
	}
	if a, err := idna.Lookup.ToASCII(d); err == nil && a != "" {
		d = a
	} else {
		d = "invalid"
	}
	return hex.EncodeToString(b[:]) + "@" + d
}

// Envelope checks the draft's addresses and gives them for sending.
func (d Draft) Envelope() (Envelope, error) {
	var e Envelope
	if d.MessageID == "" {
		return e, ErrNoMessageID
	}
	if d.From.Addr.IsEmpty() {
		return e, ErrNoSender
	}
	from, err := wire(d.From.Addr)
	if err != nil {
		return e, fmt.Errorf("sender: %w", err)
	}
	e.From, e.UTF8 = from, !isASCII([]byte(from))
	seen := map[string]bool{}
	for _, list := range [][]mail.Address{d.To, d.Cc, d.Bcc} {
		for _, a := range list {
			w, err := wire(a.Addr)
			if err != nil {
				return e, fmt.Errorf("recipient %d: %w", len(e.To)+1, err)
			}
			if f := fold(w); !seen[f] {
				seen[f] = true
				e.To = append(e.To, w)
				e.UTF8 = e.UTF8 || !isASCII([]byte(w))
			}
		}
	}
	if len(e.To) == 0 {
		return e, ErrNoRecipient
	}
	for _, a := range d.ReplyTo {
		if _, err := wire(a.Addr); err != nil {
			return e, fmt.Errorf("reply address: %w", err)
		}
	}
	return e, nil
}

// wire is an address as it stands in a header and in SMTP: the domain in
// ASCII, nothing in it that could end it.
func wire(t outside.Text) (string, error) {
	s := strings.TrimSpace(t.Unsafe())
	at := strings.LastIndexByte(s, '@')
	if at <= 0 || at == len(s)-1 || len(s) > 254 {
		return "", ErrAddress
	}
	local, domain := s[:at], s[at+1:]
	for _, r := range local {
		if r <= ' ' || r == 0x7f || strings.ContainsRune(`<>()[],;:\"@`, r) || r >= 0x80 && r < 0xa0 || r == 0xfffd {
			return "", ErrAddress
		}
	}
	if strings.HasPrefix(domain, "[") && strings.HasSuffix(domain, "]") && !strings.ContainsAny(domain[1:], "[ <>\r\n") {
		return s, nil // an address literal
	}
	a, err := idna.Lookup.ToASCII(domain)
	if err != nil || a == "" || strings.ContainsAny(a, " <>,;:\"()[]\\") || !isASCII([]byte(a)) {
		return "", ErrAddress
	}
	return local + "@" + a, nil
}

// Build writes the mail into memory. Write streams it.
func (d Draft) Build() ([]byte, Envelope, error) {
	e, err := d.Envelope()
	if err != nil {
		return nil, e, err
	}
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		return nil, e, err
	}
	return b.Bytes(), e, nil
}

// Write writes the mail: RFC 5322 and MIME, lines of at most 998 bytes that
// end in CRLF. The error is the draft's (see Envelope), a file's or w's.
func (d Draft) Write(w io.Writer) error {
	if _, err := d.Envelope(); err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	d.writeHead(b)
	text, plain7 := flow(d.Text)
	if len(d.Attachments) == 0 {
		if err := writeText(b, text, plain7); err != nil {
			return err
		}
		return b.Flush()
	}
	sum := sha256.Sum256([]byte("boundary " + d.MessageID))
	boundary := "=_" + hex.EncodeToString(sum[:15]) // "=_" is in no base64 and no quoted-printable
	fmt.Fprintf(b, "Content-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n\r\n--%s\r\n", boundary, boundary)
	if err := writeText(b, text, plain7); err != nil {
		return err
	}
	for i, f := range d.Attachments {
		fmt.Fprintf(b, "\r\n--%s\r\n", boundary)
		if err := f.write(b, i+1); err != nil {
			return fmt.Errorf("attachment %d: %w", i+1, err)
		}
	}
	fmt.Fprintf(b, "\r\n--%s--\r\n", boundary)
	return b.Flush()
}

// writeText writes the text part with its header.
func writeText(b *bufio.Writer, text string, plain7 bool) error {
	if plain7 {
		b.WriteString("Content-Type: text/plain; charset=us-ascii; format=flowed\r\nContent-Transfer-Encoding: 7bit\r\n\r\n")
		_, err := b.WriteString(text)
		return err
	}
	b.WriteString("Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	q := quotedprintable.NewWriter(b)
	if _, err := io.WriteString(q, text); err != nil {
		return err
	}
	return q.Close()
}

// write writes an attachment with its header.
func (f File) write(b *bufio.Writer, number int) error {
	typ, _, err := mime.ParseMediaType(f.Type)
	if err != nil || !strings.Contains(typ, "/") || strings.HasPrefix(typ, "multipart/") || strings.HasPrefix(typ, "message/") {
		typ = "application/octet-stream"
	}
	name := SafeName(outside.New(f.Name), number)
	fmt.Fprintf(b, "Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment;%s\r\n\r\n", typ, fileNameParam(name))
	if f.Open == nil {
		return errors.New("it cannot be opened")
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	e := base64.NewEncoder(base64.StdEncoding, &wrapper{w: b})
	if _, err := io.Copy(e, r); err != nil {
		return err
	}
	return e.Close()
}

// fileNameParam writes a file name by RFC 2231, in pieces where it is long.
func fileNameParam(name string) string {
	if isASCII([]byte(name)) && len(name) < 60 && !strings.ContainsAny(name, `"\`) {
		return "\r\n filename=\"" + name + "\""
	}
	var b strings.Builder
	n, line := 0, "utf-8''"
	flush := func() {
		if n > 0 {
			b.WriteByte(';')
		}
		fmt.Fprintf(&b, "\r\n filename*%d*=%s", n, line)
		n, line = n+1, ""
	}
	for i := range len(name) {
		c := name[i]
		if isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '.' || c == '-' || c == '_' {
			line += string(rune(c))
		} else {
			line += fmt.Sprintf("%%%02X", c)
		}
		if len(line) > 55 {
			flush()
		}
	}
	if line != "" {
		flush()
	}
	return b.String()
}

// wrapper breaks base64 into lines of 76.
type wrapper struct {
	w   io.Writer
	col int
}

func (w *wrapper) Write(p []byte) (int, error) {
	for n := 0; n < len(p); {
		if w.col == 76 {
			if _, err := io.WriteString(w.w, "\r\n"); err != nil {
				return n, err
			}
			w.col = 0
		}
		k := min(76-w.col, len(p)-n)
		if _, err := w.w.Write(p[n : n+k]); err != nil {
			return n, err
		}
		w.col += k
		n += k
	}
	return len(p), nil
}
