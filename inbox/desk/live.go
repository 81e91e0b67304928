package desk

import (
	"strings"

	"baken/inbox/chat"
	"baken/inbox/imap"
	"baken/inbox/triage"
	"baken/store"
	"baken/store/outside"
)

// live is what is known in memory of a session that was not forgotten.
type live struct {
	key     *chat.Key // nil: it does not open
	answers chat.Answers
	page    chat.Language
	copied  uint64 // so many entries are in the journal
	said    string // what the visitor wrote, the end of it: see hears
}

// maxSaid is how much of what a visitor wrote the urgency rules look at, in bytes from
// its end: what is said in three lines may be one thing.
const maxSaid = 8 << 10

// opens takes note of a session, whose key it opens, once.
func (h *House) opens(o chat.Opening) *live {
	h.mu.Lock()
	defer h.mu.Unlock()
	l := h.live[o.ID]
	if l != nil {
		return l
	}
	l = &live{page: o.Language}
	h.live[o.ID], h.sessions[h.st.ChatContact(o.ID)] = l, o.ID
	if key, err := h.team.Session(o.ID, o.Team); err == nil {
		l.key = key
		l.answers, _ = key.Answers(o) // what does not open was not answered
	}
	return l
}

// forgets drops what is known of a session.
func (h *House) forgets(id chat.SessionID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.live, id)
	delete(h.sessions, h.st.ChatContact(id))
}

func (h *House) answers(id chat.SessionID) chat.Answers {
	h.mu.Lock()
	defer h.mu.Unlock()
	if l := h.live[id]; l != nil {
		return l.answers
	}
	return chat.Answers{}
}

// heard is what an entry is to the row of its contact; nil for nothing. It is called in
// the order of the entries of a session.
func (h *House) heard(id chat.SessionID, e chat.Entry) *store.Heard {
	switch {
	case e.Side == chat.Desk && (e.Kind == chat.Line || e.Kind == chat.Services):
		return &store.Heard{At: e.At, Desk: true}
	case e.Side != chat.Visitor:
		return nil
	}
	heard := &store.Heard{At: e.At, Found: store.Assessment{Urgency: store.NotAssessed}}
	key, err := h.key(id)
	if err != nil {
		return heard
	}
	w, err := key.Open(e)
	if err != nil {
		return heard // what nobody can read never looks calm
	}
	heard.Text, heard.Found = w.Text, assess(h.rules, outside.New(h.hears(id, w.Text)))
	h.asAnswered(id, &heard.Found)
	return heard
}

// minors are the ages of minors as they are answered before the chat, and how they are
// shown as a reason.
var minors = map[string]string{"under_12": "< 12", "12-17": "12-17"}

// asAnswered raises what was found in the words of who answered to be a minor: that is
// said as much as in a line.
func (h *House) asAnswered(id chat.SessionID, found *store.Assessment) {
	h.mu.Lock()
	defer h.mu.Unlock()
	l := h.live[id]
	if l == nil || minors[l.answers.Age] == "" {
		return
	}
	found.Urgency = max(found.Urgency, store.Minor)
	if rule := l.page.Code() + ".minor.age"; h.rules.Level(rule) != triage.NotAssessed {
		found.Reasons = append(found.Reasons, store.Reason{Rule: rule, Text: outside.New(minors[l.answers.Age])})
	}
}

// hears adds a line to what the visitor said, and gives the end of that.
func (h *House) hears(id chat.SessionID, line outside.Text) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	l := h.live[id]
	if l == nil {
		return line.Unsafe()
	}
	if l.said != "" {
		l.said += "\n"
	}
	l.said += line.Unsafe()
	if cut := len(l.said) - maxSaid; cut > 0 {
		l.said = strings.ToValidUTF8(l.said[cut:], "")
	}
	return l.said
}

// assess has the urgency rules look at what a visitor wrote.
func assess(rules *triage.Rules, text outside.Text) store.Assessment {
	found := rules.Assess(outside.Text{}, text)
	a := store.Assessment{Urgency: imap.Urgency(found.Level), Language: found.Language}
	if !found.Certain {
		a.Language = "" // that of the page is surer than a guess
	}
	for _, r := range found.Reasons {
		rule := r.Rule
		if rules.Level(rule).Above(r.Level) {
			rule = store.RuleExcused // its own name would say more than it found
		}
		a.Reasons = append(a.Reasons, store.Reason{Rule: rule, Text: r.Text})
	}
	return a
}
