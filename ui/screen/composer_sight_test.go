package screen

import (
	"testing"
	"time"

	"baken/store"
	"baken/ui/lang"
)

// TestAnswerInSight: an answer that stood above the text is not somebody else's
// in the meantime, and what is kept of what was in sight is the server's time of
// what came in, however far our own clock is ahead.
func TestAnswerInSight(t *testing.T) {
	r := newRoom(t, lang.English)
	r.arrive(r.bang())
	press(r.answer(), r.Look, "Dag, U mag bellen.<ctrl+s>")
	theirs := r.bang()
	_, messages := r.contact()
	theirs.root, theirs.at, theirs.text, theirs.out = messages[0].Head.MessageID.Unsafe(), r.clock.Add(-time.Hour), "Antwoord van een collega.", true
	r.arrive(theirs)

	c := r.answer()
	press(c, r.Look, "En nog iets.")
	if c.notice != "" {
		t.Errorf("it says %q", c.notice)
	}
	d, ok := r.draft()
	if !ok || !d.Upto.Equal(r.bang().at) || len(d.Ours) != 2 {
		t.Errorf("in sight up to %v, with %d answers", d.Upto, len(d.Ours))
	}
	again := r.answer() // the draft goes on
	if again.notice != "" {
		t.Errorf("it says %q", again.notice)
	}
	said := press(again, r.Look, "<ctrl+s>")
	acted, ok := told[Acted](said)
	if !ok {
		t.Fatalf("it did not go: %q", again.notice)
	}
	op, err := r.Store.Outbox().Get(acted.Op)
	if err != nil || !op.Upto.Equal(r.bang().at) || op.Newest == (store.MailID{}) {
		t.Errorf("the operation is based on %v, %v", op.Upto, err)
	}
}
