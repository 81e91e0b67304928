package message

import (
	"crypto/sha256"
	"encoding/binary"
	"io"
	"strings"

	"baken/store/mail"
)

// ReadHead reads a header, whole or the chosen [Fields] of it, up to an empty
// line or the end. Of a mail without a Message-ID it must be whole, for Head.Hash.
// It takes every mail and gives what can be read of it; the error is the reader's.
// It may have read beyond the header.
//
// Head.Bounced is left empty: it stands in the body.
func ReadHead(r io.Reader) (mail.Head, error) {
	l := newLines(r, DefaultLimits.Total)
	defer l.close()
	h := header{limit: DefaultLimits.Header}
	for {
		p, err := l.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return mail.Head{}, err
		}
		if end, _ := h.add(p); end {
			break
		}
	}
	head, _ := h.head()
	return head, nil
}

// head makes a Head of the fields, and says what is odd about them.
func (h *header) head() (mail.Head, flaws) {
	var f flaws
	var m mail.Head
	note := func(wrong bool) {
		if wrong {
			f.add(mail.WrongCharset)
		}
	}
	people := func(id field) []mail.Address {
		if !h.has(id) {
			return nil
		}
		list, wrong := addresses(h.all(id, ", "))
		note(wrong)
		return list
	}
	m.MessageID = messageID(h.get(fMessageID))
	m.InReplyTo = messageIDs(h.all(fInReplyTo, " "), 10)
	m.References = messageIDs(h.all(fReferences, " "), mail.MaxReferences)
	m.From, m.Sender, m.ReplyTo = people(fFrom), people(fSender), people(fReplyTo)
	m.To, m.Cc, m.Bcc = people(fTo), people(fCc), people(fBcc)
	subject, wrong := words(h.get(fSubject))
	note(wrong)
	m.Subject = outsideShort(strings.TrimSpace(subject), maxSubject)
	m.Date = parseDate(h.get(fDate))
	m.Automatic, m.AutomaticBy = automatic(h, &m)
	m.Hash = h.hash()

	if len(m.From) > 1 || h.count(fFrom) > 1 {
		f.add(mail.ManyFroms)
	}
	for _, a := range m.From {
		if showsAnother(a) {
			f.add(mail.NameIsAddress)
		}
	}
	if h.count(fContentType) > 1 || h.count(fEncoding) > 1 || h.broken {
		f.add(mail.BrokenMIME)
	}
	if h.cut {
		f.add(mail.Truncated)
	}
	return m, f
}

// hash is SHA-256 over the hashed fields: for each its number, and its values
// with their lengths, without line ends and white space around them.
func (h *header) hash() [32]byte {
	s := sha256.New()
	var n [9]byte
	list := hashed[:]
	if messageID(h.get(fMessageID)).IsEmpty() {
		list = append(list[:len(list):len(list)], fReceived)
	}
	for _, id := range list {
		for _, f := range h.fields {
			if f.id != id {
				continue
			}
			v := h.bytes(f)
			n[0] = byte(id)
			binary.BigEndian.PutUint64(n[1:], uint64(len(v)))
			s.Write(n[:])
			s.Write(v)
		}
	}
	return [32]byte(s.Sum(nil))
}
