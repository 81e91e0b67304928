package demo

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// compose makes the mail that a story tells, as an ordinary mail program would
// write it, or as a bad one does where the story asks for it. It does not use
// the program's own writer of mails, which must not be tested by itself.
func (m *mailbox) compose(s story) []byte {
	var b bytes.Buffer
	charset := s.Get("Charset")
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", name, value)
		}
	}
	for _, h := range s.Values("Header") {
		if v, ok := strings.CutPrefix(h, "Return-Path:"); ok { // stands above all others
			field("Return-Path", strings.TrimSpace(v))
		}
	}
	field("From", address(s.from()))
	field("To", address(s.to()))
	field("Cc", address(s.Get("Cc")))
	field("Reply-To", address(s.Get("Reply-To")))
	field("Subject", word(s.Get("Subject"), charset))
	field("Date", m.at(s).Add(-4*time.Second).Format(time.RFC1123Z))
	field("Message-ID", "<"+s.id()+">")
	if refs := m.references(s); len(refs) > 0 {
		field("In-Reply-To", "<"+refs[len(refs)-1]+">")
		field("References", "<"+strings.Join(refs, ">\r\n <")+">")
	}
	for _, h := range s.Values("Header") {
		if !strings.HasPrefix(h, "Return-Path:") {
			fmt.Fprintf(&b, "%s\r\n", h)
		}
	}
	switch {
	case s.Get("Type") != "":
		field("MIME-Version", "1.0")
		field("Content-Type", s.Get("Type"))
		b.WriteString("\r\n" + crlf(m.fill(s.text)))
	case charset == "undeclared":
		b.WriteString("\r\n" + crlf(s.text))
	case s.Get("Attach") != "":
		field("MIME-Version", "1.0")
		boundary := "=_" + s.name
		field("Content-Type", `multipart/mixed; boundary="`+boundary+`"`)
		fmt.Fprintf(&b, "\r\n--%s\r\n", boundary)
		writeText(&b, s)
		for _, a := range s.Values("Attach") {
			fmt.Fprintf(&b, "\r\n--%s\r\n", boundary)
			writeAttachment(&b, a, m.now)
		}
		fmt.Fprintf(&b, "\r\n--%s--\r\n", boundary)
	default:
		field("MIME-Version", "1.0")
		writeText(&b, s)
	}
	return b.Bytes()
}

// writeText writes the text as one part: its own header fields, an empty line,
// the body.
func writeText(b *bytes.Buffer, s story) {
	kind, charset, text := "text/plain", s.Get("Charset"), s.text
	if charset == "" {
		charset = "utf-8"
	}
	if s.Get("Html") != "" {
		kind = "text/html"
	}
	more := ""
	if s.Get("Flowed") != "" {
		text, more = flowed(text), "; format=flowed"
	}
	fmt.Fprintf(b, "Content-Type: %s; charset=%s%s\r\n", kind, charset, more)
	raw := encode(crlf(text), charset)
	if foreign(text) {
		b.WriteString("Content-Transfer-Encoding: base64\r\n\r\n")
		writeBase64(b, raw)
		return
	}
	b.WriteString("Content-Transfer-Encoding: quoted-printable\r\n\r\n")
	w := quotedprintable.NewWriter(b)
	_, _ = w.Write(raw) // into memory
	_ = w.Close()
}

// foreign says whether more than a quarter of the text is no ASCII: then
// mail programs choose base64.
func foreign(s string) bool {
	return s != "" && 4*(len(s)-utf8.RuneCountInString(s)) > len(s)
}

// encode writes text in a charset.
func encode(s, charset string) []byte {
	e, err := htmlindex.Get(charset)
	if err != nil {
		panic(err)
	}
	raw, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(fmt.Sprintf("demo: text that %s does not have: %v", charset, err))
	}
	return raw
}

// word writes a header's text, encoded (RFC 2047) where it must be.
func word(s, charset string) string {
	switch charset {
	case "", "undeclared":
		return mime.QEncoding.Encode("utf-8", s)
	case "shift_jis":
		return mime.BEncoding.Encode(charset, string(encode(s, charset)))
	}
	return mime.QEncoding.Encode(charset, string(encode(s, charset)))
}

// address writes "Name <local@domain>" with its name encoded or quoted.
func address(s string) string {
	name := strings.TrimSpace(strings.TrimSuffix(s, addrOf(s)))
	if name == "" {
		return s
	}
	name = strings.Trim(name, `"`)
	// B: what Q leaves as it is, such as "[", may not stand in a name.
	if w := mime.BEncoding.Encode("utf-8", name); w != name {
		return w + " " + addrOf(s)
	}
	return `"` + name + `" ` + addrOf(s)
}

// addrOf is the part in angle brackets, with them, or all of it.
func addrOf(s string) string {
	if i := strings.LastIndexByte(s, '<'); i >= 0 {
		return s[i:]
	}
	return s
}

// flowed wraps long lines as RFC 3676 wants it; quoted lines stay.
func flowed(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, ">") || line == "" {
			b.WriteString(line + "\n")
			continue
		}
		width := 0
		for i, w := range strings.Fields(line) {
			if i > 0 && width+len(w) > 70 {
				b.WriteString(" \n")
				width = 0
			} else if i > 0 {
				b.WriteString(" ")
			}
			b.WriteString(w)
			width += len(w) + 1
		}
		b.WriteString("\n")
	}
	return b.String()
}

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

func writeBase64(b *bytes.Buffer, data []byte) {
	text := base64.StdEncoding.EncodeToString(data)
	for len(text) > 76 {
		b.WriteString(text[:76] + "\r\n")
		text = text[76:]
	}
	b.WriteString(text + "\r\n")
}
