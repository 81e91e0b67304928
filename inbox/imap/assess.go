package imap

import (
	"slices"

	"baken/inbox/triage"
	"baken/store"
	"baken/store/mail"
)

// urgencies translates the words of the rules into those of the store.
var urgencies = map[triage.Level]store.Urgency{
	triage.NotAssessed: store.NotAssessed,
	triage.None:        store.Calm,
	triage.Raised:      store.Raised,
	triage.Minor:       store.Minor,
	triage.Acute:       store.Acute,
}

// assess has the rules look at the writer's own words: the subject and the new
// text, never what is quoted, and never mail of ours. What could not all be
// read does not count as calm.
func (s *Syncer) assess(h mail.Head, b mail.Body, d store.Direction) store.Assessment {
	own := b.OwnText()
	if d == store.Out {
		language, _ := triage.Language(own)
		return store.Assessment{Language: language}
	}
	found := s.rules.Assess(h.Subject, own)
	a := store.Assessment{Urgency: urgencies[found.Level], Language: found.Language}
	for _, r := range found.Reasons {
		rule := r.Rule
		if s.rules.Level(rule).Above(r.Level) {
			rule = store.RuleExcused // its own name would say more than it found
		}
		a.Reasons = append(a.Reasons, store.Reason{Rule: rule, Text: r.Text})
	}
	unread := slices.Contains(b.Flaws, mail.Encrypted) || slices.Contains(b.Flaws, mail.Truncated) || own.IsEmpty()
	if a.Urgency == store.Calm && unread {
		a.Urgency = store.NotAssessed
	}
	return a
}
