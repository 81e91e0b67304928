package message

import (
	"bytes"

	"baken/store/outside"
)

// idsOfReport finds the Message-IDs named in a report: the fields
// Original-Message-ID, and Message-ID itself where a returned header stands.
func idsOfReport(b []byte, header bool) []outside.Text {
	var ids []outside.Text
	for len(b) > 0 && len(ids) < maxBounced {
		var l []byte
		l, b, _ = bytes.Cut(b, []byte("\n"))
		name, value, ok := bytes.Cut(l[:min(len(l), 2*maxMessageID)], []byte(":"))
		if !ok {
			continue
		}
		f, ok := lookup(bytes.Trim(name, " \t>"))
		if !ok || f != fOriginalID && f != fXOriginalID && !(header && f == fMessageID) {
			continue
		}
		v := bytes.TrimSpace(value)
		if len(v) == 0 && len(b) > 0 && (b[0] == ' ' || b[0] == '\t') {
			v, b, _ = bytes.Cut(b, []byte("\n")) // folded before the id
		}
		if id := messageID(string(bytes.TrimSpace(v))); !id.IsEmpty() {
			ids = append(ids, id)
		}
	}
	return ids
}

// bounced takes up the Message-IDs that a report speaks of.
func (w *walker) bounced(n node) {
	if n.kind != machineNode && n.kind != headersNode {
		return
	}
	for _, id := range idsOfReport(n.raw, n.kind == headersNode) {
		w.addBounced(id)
	}
}

func (w *walker) addBounced(id outside.Text) {
	if id.IsEmpty() || len(w.head.Bounced) >= maxBounced {
		return
	}
	for _, b := range w.head.Bounced {
		if b == id {
			return
		}
	}
	w.head.Bounced = append(w.head.Bounced, id)
}
