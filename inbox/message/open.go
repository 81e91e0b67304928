package message

import (
	"strings"

	"baken/store/mail"
)

// open decides what becomes of a part when its header is complete.
func (w *walker) open() {
	h := &w.header
	top := &w.frames[len(w.frames)-1]
	if top.kind == wholeMail && !top.opened {
		top.opened = true
		head, f := h.head()
		w.head = head
		for _, x := range f {
			w.flaws.add(x)
		}
	} else if top.kind == attachedMail && !top.opened {
		top.opened = true
		head, _ := h.head()
		top.head = headLines(head)
		if w.inReport(len(w.frames) - 2) {
			w.addBounced(head.MessageID)
		}
	} else if h.count(fContentType) > 1 || h.broken {
		w.flaws.add(mail.BrokenMIME)
	}
	if h.cut {
		w.flaws.add(mail.Truncated)
	}

	typ, p := parseParams(h.get(fContentType))
	if typ == "" || !strings.Contains(typ, "/") {
		switch {
		case top.kind == digest && typ == "":
			typ = "message/rfc822"
		case typ == "html":
			typ = "text/html"
		default:
			typ = "text/plain"
		}
	}
	switch {
	case strings.HasPrefix(typ, "multipart/"):
		w.openMultipart(typ, p)
	case (typ == "message/rfc822" || typ == "message/global" || typ == "message/news") && transferOf(h.get(fEncoding)) == identity:
		w.openMail(typ, p)
	default:
		w.openLeaf(typ, p)
	}
}

func (w *walker) openMultipart(typ string, p params) {
	boundary := strings.TrimRight(p["boundary"], " \t")
	if boundary == "" || len(boundary) > 900 {
		w.flaws.add(mail.BrokenMIME)
		w.openLeaf("text/plain", nil)
		return
	}
	if len(w.frames) > w.lim.Depth {
		w.flaws.add(mail.Truncated)
		w.at = nowhere
		return
	}
	kind := mixed
	switch typ {
	case "multipart/alternative":
		kind = alternative
	case "multipart/digest":
		kind = digest
	case "multipart/report":
		kind = report
	case "multipart/encrypted":
		w.flaws.add(mail.Encrypted)
	}
	w.push(frame{kind: kind, boundary: boundary})
	// Should the boundary never come, this is all there is to read.
	w.leaf = w.newLeaf(identity, nil)
	w.leaf.text, w.leaf.node = true, node{kind: plainNode}
	w.start(inPassage)
}

// openMail opens an attached mail: read through, and kept as it is. What is
// attached within an attached mail is part of its copy.
func (w *walker) openMail(typ string, p params) {
	if len(w.frames) > w.lim.Depth {
		w.flaws.add(mail.Truncated)
		w.at = nowhere
		return
	}
	if w.copy == nil {
		l := w.newLeaf(identity, nil)
		if w.attach(&l, w.fileName(p), typ, false) {
			w.copy, w.copyFrame = &l, len(w.frames)
			w.copy.dec.out = w.copy.write
		}
	}
	w.push(frame{kind: attachedMail})
	w.header = header{limit: w.lim.Header}
	w.at = inHeader
}

func (w *walker) openLeaf(typ string, p params) {
	h := &w.header
	disposition, _ := parseParams(h.get(fDisposition))
	name := w.fileName(p)
	w.leaf = w.newLeaf(transferOf(h.get(fEncoding)), w.leaf.dec.buf)
	l := &w.leaf
	top := &w.frames[len(w.frames)-1]
	l.node = node{kind: textKind(typ), charset: p["charset"]}
	if l.node.kind == plainNode && strings.EqualFold(p["format"], "flowed") {
		l.node.flowed, l.node.delsp = true, strings.EqualFold(p["delsp"], "yes")
	}
	switch typ {
	case "application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime":
		w.flaws.add(mail.Encrypted)
	}
	if l.node.kind != noNode && disposition != "attachment" && (name == "" || len(top.parts) == 0 || top.kind == alternative) {
		l.text = true
		w.start(inPart)
		return
	}
	if typ == "text/calendar" && name == "" {
		name = "invite.ics"
	}
	if !w.attach(l, name, typ, disposition == "inline" || disposition == "" && h.has(fContentID)) {
		w.at = nowhere
		return
	}
	w.start(inPart)
}

// start begins to feed the leaf.
func (w *walker) start(at place) {
	w.leaf.dec.out = w.leaf.write
	w.at = at
}

// fileName is the name in Content-Disposition (RFC 2183), else the one in the
// parameters p of Content-Type, where old programs put it. Many write
// encoded-words in it, against RFC 2047, 5.
func (w *walker) fileName(p params) string {
	_, d := parseParams(w.header.get(fDisposition))
	name := d["filename"]
	if name == "" {
		name = p["name"]
	}
	name, _ = words(name)
	return strings.TrimSpace(name)
}

// textKind says how a type is shown; noNode: as an attachment.
func textKind(typ string) nodeKind {
	switch typ {
	case "text/plain", "text/markdown", "text/x-markdown":
		return plainNode
	case "text/html", "application/xhtml+xml", "text/enriched", "text/richtext":
		return htmlNode
	case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers":
		return headersNode
	case "message/delivery-status", "message/global-delivery-status", "message/disposition-notification", "message/feedback-report":
		return machineNode
	}
	return noNode
}

// headLines are the few lines shown of an attached mail's header. They bear
// the names of the fields, which are the same in every language.
func headLines(h mail.Head) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			b.WriteString(name + ": " + strings.Join(strings.Fields(value), " ") + "\n")
		}
	}
	line("From", addressLine(h.From))
	line("To", addressLine(h.To))
	line("Cc", addressLine(h.Cc))
	if !h.Date.IsZero() {
		line("Date", h.Date.Format("2006-01-02 15:04 -0700"))
	}
	line("Subject", h.Subject.Unsafe())
	return b.String()
}

func addressLine(list []mail.Address) string {
	var s []string
	for i, a := range list {
		if i == 10 {
			s = append(s, "…")
			break
		}
		t := a.Addr.Unsafe()
		if n := a.Name.Unsafe(); n != "" && n != t {
			t = n + " <" + t + ">"
		}
		s = append(s, t)
	}
	return strings.Join(s, ", ")
}
