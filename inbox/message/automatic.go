package message

import (
	"strings"

	"baken/store/mail"
	"baken/store/outside"
)

// automatic says what kind of machine wrote a mail, and the field that says
// so. An empty return path alone says nothing: some programs of people leave
// it so.
func automatic(h *header, head *mail.Head) (mail.Automatic, outside.Text) {
	by := func(id field, value string) outside.Text {
		return outsideShort(fieldNames[id]+": "+value, 200)
	}
	submitted := strings.ToLower(h.get(fAutoSubmitted))
	submitted, _, _ = strings.Cut(submitted, ";")
	submitted = strings.TrimSpace(stripComment(submitted))
	path, hasPath := h.get(fReturnPath), h.has(fReturnPath)
	emptyPath := hasPath && strings.Trim(path, "<> ") == ""

	// Bounces, RFC 3464 and older habits.
	typ, p := parseParams(h.get(fContentType))
	if typ == "multipart/report" {
		switch strings.ToLower(p["report-type"]) {
		case "disposition-notification":
			return mail.AutoReply, by(fContentType, "multipart/report; report-type=disposition-notification")
		case "feedback-report":
			return mail.AutoReply, by(fContentType, "multipart/report; report-type=feedback-report")
		default:
			return mail.Bounce, by(fContentType, "multipart/report; report-type="+p["report-type"])
		}
	}
	if h.has(fXFailedRecipients) {
		return mail.Bounce, by(fXFailedRecipients, h.get(fXFailedRecipients))
	}
	daemon, postmaster := fromDaemon(head)
	machine := emptyPath || submitted != "" && submitted != "no"
	if daemon && (machine || !hasPath) || postmaster && machine {
		if emptyPath {
			return mail.Bounce, by(fReturnPath, "<>")
		}
		return mail.Bounce, by(fFrom, head.From[0].Addr.Unsafe())
	}

	// Answers of machines, RFC 3834 and older habits.
	if submitted != "" && submitted != "no" {
		return mail.AutoReply, by(fAutoSubmitted, submitted)
	}
	for _, id := range [...]field{fXAutoreply, fXAutorespond, fXExchangeSource} {
		if h.has(id) && !strings.EqualFold(h.get(id), "no") {
			return mail.AutoReply, by(id, h.get(id))
		}
	}
	precedence := strings.ToLower(h.get(fPrecedence))
	if precedence == "auto_reply" || precedence == "auto-reply" {
		return mail.AutoReply, by(fPrecedence, precedence)
	}
	if h.has(fXAutoResponseSuppress) && (emptyPath || saysAway(head.Subject.Unsafe())) {
		// Alone the field asks for silence only, and web forms send it too.
		return mail.AutoReply, by(fXAutoResponseSuppress, h.get(fXAutoResponseSuppress))
	}

	// Lists, RFC 2919, RFC 2369 and older habits.
	for _, id := range [...]field{fListID, fListPost, fListUnsubscribe} {
		if h.has(id) {
			return mail.List, by(id, h.get(id))
		}
	}
	switch precedence {
	case "list", "bulk", "junk":
		return mail.List, by(fPrecedence, precedence)
	}
	return mail.ByPerson, outside.Text{}
}

// fromDaemon says whether the mail system itself is the writer, or whoever
// keeps it, which may be a person.
func fromDaemon(head *mail.Head) (daemon, postmaster bool) {
	if len(head.From) == 0 {
		return false, false
	}
	local, _, _ := strings.Cut(fold(head.From[0].Addr.Unsafe()), "@")
	return local == "mailer-daemon" || local == "mail-daemon", local == "postmaster"
}

// away begins the subjects that programs give to answers of theirs.
var away = []string{
	"automatic reply", "automatisch antwoord", "réponse automatique", "out of office", "afwezig", "absence du bureau", "automatische antwort", "autoreply", "auto-reply",
}

func saysAway(subject string) bool {
	s := strings.ToLower(strings.TrimSpace(subject))
	for _, a := range away {
		if strings.HasPrefix(s, a) {
			return true
		}
	}
	return false
}
