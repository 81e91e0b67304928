package message

import (
	"encoding/hex"
	"strings"

	"baken/store/mail"
	"baken/store/outside"
)

// Root is what the mails of one thread share: the first of References, else
// of In-Reply-To, else the mail's own Message-ID, else a name made of the hash
// of its header. It is never empty.
func Root(h mail.Head) outside.Text {
	switch {
	case len(h.References) > 0:
		return h.References[0]
	case len(h.InReplyTo) > 0:
		return h.InReplyTo[0]
	case !h.MessageID.IsEmpty():
		return h.MessageID
	}
	return outside.New("hash:" + hex.EncodeToString(h.Hash[:]))
}

// messageIDs finds the Message-IDs in a field, without their brackets and in
// the order in which they stand; each once. Beyond limit the first and the
// last ones are given.
func messageIDs(s string, limit int) []outside.Text {
	var ids []string
	if strings.IndexByte(s, '<') < 0 {
		// Without brackets: the words that look like one.
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
			if strings.Contains(w, "@") {
				ids = append(ids, w)
			}
		}
	}
	for {
		_, after, ok := strings.Cut(s, "<")
		if !ok {
			break
		}
		id, rest, ok := strings.Cut(after, ">")
		if !ok {
			id, rest = after, ""
		}
		if i := strings.LastIndexByte(id, '<'); i >= 0 {
			id = id[i+1:]
		}
		ids = append(ids, id)
		s = rest
	}
	if len(ids) > limit {
		// The root first, then the nearest ancestors.
		ids = append(ids[:1:1], ids[len(ids)-limit+1:]...)
	}
	seen := make(map[string]bool, len(ids))
	var out []outside.Text
	for _, id := range ids {
		id = cleanID(id)
		if id == "" || seen[id] {
			continue
		}
		seen[id] = true
		out = append(out, outside.New(id))
	}
	return out
}

// messageID reads the field Message-ID; what has no brackets is taken whole.
func messageID(s string) outside.Text {
	if _, after, ok := strings.Cut(s, "<"); ok {
		s, _, _ = strings.Cut(after, ">")
	}
	return outside.New(cleanID(s))
}

// cleanID takes out the white space that folding left.
func cleanID(s string) string {
	if strings.ContainsAny(s, " \t\r\n") {
		s = strings.Join(strings.Fields(s), "")
	}
	return short(s, maxMessageID)
}
