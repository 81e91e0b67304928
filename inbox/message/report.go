package message

import (
	"bytes"
	"slices"
	"strings"

	"baken/store/mail"
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

// bounced takes up what a part of a report says: the Message-IDs that it speaks of,
// and whether they failed.
func (w *walker) bounced(n node) {
	if n.kind != machineNode && n.kind != headersNode || !w.inReport(len(w.frames)-1) {
		return
	}
	for _, id := range idsOfReport(n.raw, n.kind == headersNode) {
		w.addBounced(id)
	}
	if n.kind == machineNode {
		w.actions(n.raw)
	}
}

// inReport says whether a frame is a report of this mail, and not of one that is
// attached to it.
func (w *walker) inReport(frame int) bool {
	for _, f := range w.frames[1 : frame+1] {
		if f.kind == attachedMail {
			return false
		}
	}
	return w.frames[frame].kind == report
}

// actions reads what became of a mail, one recipient after the other (RFC 3464,
// 2.3.3).
func (w *walker) actions(b []byte) {
	for len(b) > 0 {
		var l []byte
		l, b, _ = bytes.Cut(b, []byte("\n"))
		if len(l) > 200 {
			continue
		}
		name, value, _ := bytes.Cut(l, []byte(":"))
		if !strings.EqualFold(string(bytes.TrimSpace(name)), "Action") {
			continue
		}
		w.told = true
		did, _, _ := strings.Cut(stripComment(string(value)), ";")
		w.failed = w.failed || strings.EqualFold(strings.TrimSpace(did), "failed")
	}
}

// settleBounced leaves in the head only what did not arrive. Mails of people, read
// receipts and notices that a mail is late, was delivered or was passed on tell of
// no such thing.
func (w *walker) settleBounced() {
	if w.head.Automatic != mail.Bounce || w.told && !w.failed || !w.told && lateNotice(w.head.Subject.Unsafe()) {
		w.head.Bounced = nil
	}
}

// lateWords and failWords are those of the subjects of notices: that a mail is late and
// tried again, and that it failed. The subject of the mail itself may follow.
var (
	lateWords = []string{"warning:", "delay", "vertraag", "retard", "verzöger"}
	failWords = []string{"undeliver", "returned", "fail", "onbestelbaar", "niet bezorg", "non remis", "échec", "unzustell", "rejected"}
)

// lateNotice says whether the subject is that of older programs' word that a mail
// is late and tried again.
func lateNotice(subject string) bool {
	s := strings.ToLower(subject)
	has := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
	}
	return has(lateWords) && !has(failWords)
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
