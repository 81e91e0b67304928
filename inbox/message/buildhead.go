package message

import (
	"bufio"
	"mime"
	"strings"
	"unicode"

	"baken/store/mail"
	"baken/store/outside"
)

// softLine is the length at which lines of a header and of flowed text are
// broken.
const softLine = 76

// writeHead writes all fields but those of the content.
func (d Draft) writeHead(b *bufio.Writer) {
	addressField(b, "From", []mail.Address{d.From})
	addressField(b, "Reply-To", d.ReplyTo)
	addressField(b, "To", d.To)
	addressField(b, "Cc", d.Cc)
	if len(d.To)+len(d.Cc) == 0 {
		b.WriteString("To: undisclosed-recipients:;\r\n")
	}
	if s := oneLine(d.Subject); s != "" {
		foldField(b, "Subject", encodeWords(s, len("Subject: ")))
	}
	date := d.Date.UTC()
	b.WriteString("Date: " + date.Format("Mon, 02 Jan 2006 15:04:05 +0000") + "\r\n")
	idField(b, "Message-ID", []outside.Text{outside.New(d.MessageID)})
	idField(b, "In-Reply-To", d.InReplyTo)
	idField(b, "References", d.References)
	if l := d.Language; l != "" && strings.Trim(l, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == "" {
		b.WriteString("Content-Language: " + short(l, 35) + "\r\n")
	}
	if d.Auto {
		b.WriteString("Auto-Submitted: auto-replied\r\n")
	}
	b.WriteString("MIME-Version: 1.0\r\n")
}

// oneLine makes one line of s without anything that could end a field.
func oneLine(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.Map(func(r rune) rune {
		if r == '\ufeff' {
			return -1 // at the beginning it would be a byte order mark
		}
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// encodeWords encodes s by RFC 2047 if it needs it. used is what stands before
// it in its line.
func encodeWords(s string, used int) string {
	if isASCII([]byte(s)) && !strings.Contains(s, "=?") && longestWord(s) < 900 {
		return s
	}
	var words []string
	for s != "" {
		// 75 bytes at most for a word, and a line of at most 76.
		n := min(len(s), 39-min(used, 24)/4*3)
		chunk := short(s, max(n, 4))
		words = append(words, mime.BEncoding.Encode("utf-8", chunk))
		if isASCII([]byte(chunk)) {
			words[len(words)-1] = forcedQ(chunk)
		}
		s = s[len(chunk):]
		used = 0
	}
	return strings.Join(words, " ")
}

// forcedQ encodes ASCII that must not be taken for anything else.
func forcedQ(s string) string {
	var b strings.Builder
	b.WriteString("=?utf-8?q?")
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ' ':
			b.WriteByte('_')
		case isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			b.WriteByte(c)
		default:
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'=', digits[c>>4], digits[c&15]})
		}
	}
	b.WriteString("?=")
	return b.String()
}

func longestWord(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		n = max(n, len(w))
	}
	return n
}

// foldField writes a field, folded at blanks (RFC 5322, 2.2.3).
func foldField(b *bufio.Writer, name, value string) {
	b.WriteString(name + ":")
	col := len(name) + 1
	for _, w := range strings.Fields(value) {
		if col+1+len(w) > softLine && col > len(name)+1 {
			b.WriteString("\r\n")
			col = 0
		}
		b.WriteString(" " + w)
		col += 1 + len(w)
	}
	b.WriteString("\r\n")
}

// idField writes Message-IDs; what could not stand between brackets is left
// out.
func idField(b *bufio.Writer, name string, ids []outside.Text) {
	var list []string
	for _, t := range ids {
		id := t.Unsafe()
		if id == "" || len(id) > maxMessageID || strings.ContainsFunc(id, func(r rune) bool { return r <= ' ' || r > '~' || r == '<' || r == '>' }) {
			continue
		}
		list = append(list, "<"+id+">")
	}
	if len(list) > 0 {
		foldField(b, name, strings.Join(list, " "))
	}
}

// addressField writes an address list; the addresses have been checked.
func addressField(b *bufio.Writer, name string, list []mail.Address) {
	var parts []string
	for _, a := range list {
		addr, err := wire(a.Addr)
		if err != nil {
			continue
		}
		if n := oneLine(a.Name.Unsafe()); n != "" {
			parts = append(parts, phrase(short(n, maxName))+" <"+addr+">")
		} else {
			parts = append(parts, addr)
		}
	}
	if len(parts) > 0 {
		foldField(b, name, strings.Join(parts, ", "))
	}
}

// phrase writes a display name: as it is, quoted, or encoded.
func phrase(s string) string {
	if !isASCII([]byte(s)) || strings.Contains(s, "=?") || longestWord(s) > 200 {
		return encodeWords(s, 24)
	}
	for i := range len(s) {
		c := s[i]
		if !(isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || strings.IndexByte(" !#$%&'*+-/=?^_`{|}~", c) >= 0) {
			return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
		}
	}
	return s
}
