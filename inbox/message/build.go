package message

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
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
