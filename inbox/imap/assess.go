package imap

import (
	"slices"
	"strings"

	"baken/inbox/triage"
	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
)

// urgencies translates the words of the rules into those of the store.
var urgencies = map[triage.Level]store.Urgency{
	triage.NotAssessed: store.NotAssessed,
	triage.None:        store.Calm,
	triage.Raised:      store.Raised,
	triage.Minor:       store.Minor,
	triage.Acute:       store.Acute,
}

// Urgency is what a level of the rules is called in the store.
func Urgency(l triage.Level) store.Urgency { return urgencies[l] }

// prepare makes the rules ready while the first mails are on their way: it takes some
// milliseconds, which a pass that finds nothing new does not want.
func (s *Syncer) prepare() {
	s.prepared.Do(func() { go s.guarded(func() { s.rules().Prepare() }) })
}

// assess has the rules look at the writer's own words: the subject and the new
// text, never what is quoted, and never mail of ours. What could not all be
// read does not count as calm, nor does a note to a letter that is attached.
func (s *Syncer) assess(h mail.Head, b mail.Body, d store.Direction) store.Assessment {
	own := b.OwnText()
	if d == store.Out {
		language, _ := triage.Language(own)
		return store.Assessment{Language: language}
	}
	var found triage.Assessment // not assessed, should the rules fail
	s.guarded(func() { found = s.rules().Assess(h.Subject, own) })
	a := store.Assessment{Urgency: urgencies[found.Level], Language: found.Language}
	for _, r := range found.Reasons {
		rule := r.Rule
		if s.rules().Level(rule).Above(r.Level) {
			rule = store.RuleExcused // its own name would say more than it found
		}
		a.Reasons = append(a.Reasons, store.Reason{Rule: rule, Text: r.Text})
	}
	unread := slices.Contains(b.Flaws, mail.Encrypted) || slices.Contains(b.Flaws, mail.Truncated) || own.IsEmpty()
	if a.Urgency == store.Calm && (unread || sendsALetter(b, own)) {
		a.Urgency = store.NotAssessed
	}
	return a
}

// coverNote is how many words accompany a letter that is attached. Longer texts
// are the letter itself.
const coverNote = 60

// letterTypes are the types of what people write letters in. A picture may be of a
// written page, too.
var letterTypes = []string{"text/", "image/", "application/pdf", "application/msword", "application/rtf", "application/vnd.oasis.opendocument", "application/vnd.openxmlformats-officedocument.wordprocessingml", "application/vnd.apple.pages", "application/octet-stream"}

// sendsALetter says whether the words that could be read only accompany others
// that could not: "see attachment".
func sendsALetter(b mail.Body, own outside.Text) bool {
	return len(strings.Fields(own.Unsafe())) < coverNote && slices.ContainsFunc(b.Attachments, func(a mail.Attachment) bool {
		return !a.Inline && slices.ContainsFunc(letterTypes, func(kind string) bool { return strings.HasPrefix(strings.ToLower(a.Type.Unsafe()), kind) })
	})
}
