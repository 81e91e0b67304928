package command_test

import (
	"strings"
	"testing"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/member"
)

// ledger is what the program was asked to do and what it has said was done, kept where
// no kill reaches it.
type ledger struct {
	test    *testing.T
	notes   map[string]*promise
	replies map[string]*promise // drafts and answers, by their words
	answers map[string]bool     // those that were given to be sent: acknowledged
	acts    []string            // events, as they were printed
	mails   int                 // how many of the server's were here when a sync had ended
	sent    map[store.OpID]bool // those that were done once
}

// promise is how things stand with some words.
type promise struct {
	told bool // the program said that they are kept
	seen bool // they were found in the store
}

// due says whether they must be found.
func (p promise) due() bool { return p.told || p.seen }

func newLedger(t *testing.T) *ledger {
	return &ledger{test: t, notes: map[string]*promise{}, replies: map[string]*promise{}, answers: map[string]bool{}, sent: map[store.OpID]bool{}}
}

func (l *ledger) act(event string) { l.acts = append(l.acts, event) }
func (l *ledger) synced(mails int) { l.mails = max(l.mails, mails) }

func (l *ledger) note(text string, told bool) { l.notes[text] = &promise{told: told} }

func (l *ledger) reply(text string, told bool) { l.replies[text] = &promise{told: told} }

// answer is a reply that was given to be sent, or was to be.
func (l *ledger) answer(text string, told bool) {
	if told {
		l.reply(text, true)
		l.answers[text] = true
	}
}

// replaced says that a draft was to be replaced: it may be there, or not.
func (l *ledger) replaced(draft string) {
	for text, p := range l.replies {
		if strings.Contains(draft, text) {
			*p = promise{}
		}
	}
}

// sight is what a store holds.
type sight struct {
	me       member.ID
	contacts []store.Contact
	notes    []string
	drafts   map[store.ContactID]string
	events   map[string]bool
	mails    map[string]int // by Message-ID, those that can be read
	ops      []store.Op
	given    map[store.OpID]string
	slots    int // ways in
}

func see(s *store.Store) (g sight, err error) {
	g = sight{me: s.Me(), slots: len(s.Slots()), drafts: map[store.ContactID]string{}, events: map[string]bool{}, mails: map[string]int{}, given: map[store.OpID]string{}}
	if g.contacts, err = s.Queue(store.FilterAll, 0, 10000); err != nil {
		return g, err
	}
	cases := map[store.CaseID]bool{}
	for _, c := range g.contacts {
		heads, err := s.Heads(c.ID)
		if err != nil {
			return g, err
		}
		for _, m := range heads {
			if m.HaveBody {
				g.mails[m.Head.MessageID.Unsafe()]++
			}
		}
		lines, err := s.History(c.ID)
		if err != nil {
			return g, err
		}
		for _, l := range lines {
			g.events[l.Event.String()] = true
		}
		if d, ok, err := s.ReplyDraft(c.ID); err != nil {
			return g, err
		} else if ok {
			g.drafts[c.ID] = d.Text.Unsafe()
		}
		if c.Case == (store.CaseID{}) || cases[c.Case] {
			continue
		}
		cases[c.Case] = true
		k, err := s.CaseFile(c.Case)
		if err != nil {
			return g, err
		}
		for _, n := range k.Notes {
			g.notes = append(g.notes, n.Newest().Text.Unsafe())
		}
	}
	if g.ops, err = s.Outbox().List(true); err != nil {
		return g, err
	}
	for _, o := range g.ops {
		if o.Kind != store.OpSend {
			continue
		}
		words, _, err := s.Given(o.ID)
		if err != nil {
			return g, err
		}
		g.given[o.ID] = words.Text.Unsafe()
	}
	return g, nil
}

// compare says what of the ledger is not in the store, and what is there twice. It
// gives how many words were kept without the program having had the time to say so.
func (l *ledger) compare(g sight, smtp *mailtest.Sink) (untold int) {
	l.test.Helper()
	for text, p := range l.notes {
		untold += l.found("note", text, p, count(g.notes, text))
	}
	var drafts, given []string
	for _, d := range g.drafts {
		drafts = append(drafts, d)
	}
	for _, w := range g.given {
		given = append(given, w)
	}
	for text, p := range l.replies {
		untold += l.found("reply", text, p, count(drafts, text)+count(given, text))
	}
	for text := range l.answers {
		if count(given, text) != 1 {
			l.test.Errorf("an answer that was acknowledged is lost: %s", text)
		}
	}
	for _, id := range l.acts {
		if !g.events[id] {
			l.test.Errorf("an act that was acknowledged is lost: event %s", id)
		}
	}
	for n := 1; n <= l.mails; n++ {
		if got := g.mails[mailID(n)]; got != 1 {
			l.test.Errorf("mail %d, which a sync has fetched, is here %d times", n, got)
		}
	}
	l.atTheReceiver(g, smtp)
	return untold
}

// found takes down what was found of some words.
func (l *ledger) found(kind, text string, p *promise, times int) (untold int) {
	l.test.Helper()
	switch {
	case times > 1:
		l.test.Errorf("a %s is kept %d times: %s", kind, times, text)
	case times == 0 && p.due():
		l.test.Errorf("a %s that was acknowledged (%v), or was seen before (%v), is lost: %s", kind, p.told, p.seen, text)
	case times == 1 && !p.due():
		untold = 1
	}
	p.seen = p.seen || times > 0
	return untold
}

// atTheReceiver says which replies are there more often, or less, than the store knows.
func (l *ledger) atTheReceiver(g sight, smtp *mailtest.Sink) {
	l.test.Helper()
	for _, o := range g.ops {
		if o.Kind != store.OpSend {
			continue
		}
		n := smtp.Count(o.MessageID.Unsafe())
		switch {
		case o.State == store.OpDone && n == 1:
			l.sent[o.ID] = true
		case l.sent[o.ID]:
			l.test.Errorf("a reply that was sent is %s now", o.State)
		case o.State == store.OpUnclear && n <= 1, o.State == store.OpTrying && (n == 0 || n == 1 && o.DataBegun):
		case n == 0 && (o.State == store.OpWaiting || o.State == store.OpConflict || o.State == store.OpFailed):
		default:
			l.test.Errorf("a reply is %s, and %d times at the receiver", o.State, n)
		}
	}
}

// settled says which replies are not at the receiver once and in Sent once, now that
// nothing is left to do.
func (l *ledger) settled(g sight, smtp *mailtest.Sink, imap *mailtest.Server) {
	l.test.Helper()
	copies := map[string]int{}
	for _, m := range imap.Messages("Sent") {
		copies[m.MessageID]++
	}
	for _, o := range g.ops {
		if o.Kind != store.OpSend {
			continue
		}
		if n, c := smtp.Count(o.MessageID.Unsafe()), copies[o.MessageID.Unsafe()]; n != 1 || c != 1 {
			l.test.Errorf("in the end a reply is %d times at the receiver and %d times in Sent", n, c)
		}
	}
	if len(smtp.Received()) != len(g.given) {
		l.test.Errorf("%d mails are at the receiver, %d replies were given", len(smtp.Received()), len(g.given))
	}
}

func count(all []string, text string) (n int) {
	for _, s := range all {
		n += strings.Count(s, text)
	}
	return n
}
