package message

import (
	"strings"

	"baken/store/mail"
	"baken/store/outside"
)

// ReplyTo says to whom an answer goes. to is the From address alone, or for a
// web form its Reply-To; it is empty where there is none, and then the mail
// cannot be answered as it is. others are the addresses that must each be
// chosen: another Reply-To, further Froms, To and Cc. Our own addresses are in
// neither, no address is there twice.
func ReplyTo(h mail.Head, own func(addr string) bool, form bool) (to, others []mail.Address) {
	seen := map[string]bool{}
	take := func(list []mail.Address, from []mail.Address, limit int) []mail.Address {
		for _, a := range from {
			f := Fold(a.Addr)
			if f == "" || !strings.Contains(f, "@") || seen[f] || own != nil && own(f) {
				continue
			}
			if limit > 0 && len(list) == limit {
				break
			}
			seen[f] = true
			list = append(list, a)
		}
		return list
	}
	if form {
		to = take(to, h.ReplyTo, 1)
		for _, a := range h.From {
			seen[Fold(a.Addr)] = true // the form itself reads nothing
		}
	} else {
		to = take(to, h.From, 1)
	}
	others = take(others, h.ReplyTo, 0)
	if !form {
		others = take(others, h.From, 0)
	}
	others = take(others, h.To, 0)
	others = take(others, h.Cc, 0)
	return to, others
}

// maxReplyReferences is how many Message-IDs an answer names.
const maxReplyReferences = 20

// ReplyReferences are In-Reply-To and References of an answer to h (RFC 5322,
// 3.6.4): the first and the latest of the thread, then h's own Message-ID.
func ReplyReferences(h mail.Head) (inReplyTo, references []outside.Text) {
	refs := h.References
	if len(refs) == 0 && len(h.InReplyTo) > 0 {
		refs = h.InReplyTo[:1] // the root, as Root takes it
	}
	if len(refs) >= maxReplyReferences {
		refs = append(refs[:1:1], refs[len(refs)-maxReplyReferences+2:]...)
	}
	references = append(references, refs...)
	if h.MessageID.IsEmpty() {
		return nil, references
	}
	for i, r := range references {
		if r == h.MessageID { // a mail that names itself
			references = append(references[:i], references[i+1:]...)
			break
		}
	}
	return []outside.Text{h.MessageID}, append(references, h.MessageID)
}

// QuoteFor is the writer's own text with "> " before each line, for a
// counselor who wants it under her answer. It is text from outside still.
func QuoteFor(b mail.Body) outside.Text {
	var s strings.Builder
	for _, k := range b.Blocks {
		if k.Kind != mail.Own {
			continue
		}
		if s.Len() > 0 {
			s.WriteString(">\n")
		}
		for l := range strings.SplitSeq(k.Text.Unsafe(), "\n") {
			if l == "" {
				s.WriteString(">\n")
			} else {
				s.WriteString("> " + l + "\n")
			}
		}
	}
	return outside.New(s.String())
}
