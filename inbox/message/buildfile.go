package message

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	"baken/store/mail"
	"baken/store/outside"
)

// write writes an attachment with its header.
func (f File) write(b *bufio.Writer, number int) error {
	typ, _, err := mime.ParseMediaType(f.Type)
	if err != nil || !strings.Contains(typ, "/") || strings.HasPrefix(typ, "multipart/") || strings.HasPrefix(typ, "message/") {
		typ = "application/octet-stream"
	}
	name := FileName(mail.Attachment{Name: outside.New(f.Name), Type: outside.New(f.Type), Number: number})
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
