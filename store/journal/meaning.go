package journal

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"baken/store/member"
	"baken/store/vault"
)

// Meaning is what an event is to whoever seals, publishes, checks, folds, shows or
// undoes it. It follows from the event alone, and from an event that it names, so
// that every replica finds the same.
type Meaning struct {
	// Right is what the member must have; zero: nobody may do this.
	Right member.Right
	// Founds says that it is the first event of a journal, before there is anybody
	// who has a right. It is allowed there, and nowhere else.
	Founds bool

	// Class is the class of key that seals it; whose key it is says Owner.
	Class  vault.Class
	Stream Stream

	// About are the contacts and cases in whose trails it stands, and whose view it
	// changes.
	About []Thing
	// Writes are all parts of the view that it changes, for Undo.
	Writes []Part
	// Undo says that it can be undone, as long as nothing later depends on it.
	Undo bool
}

// Owner is whose key seals the event: the first that it is about, or the store's
// own (zero).
func (m Meaning) Owner() (owner [16]byte) {
	if len(m.About) == 0 || m.Class.OfStore() {
		return owner
	}
	return m.About[0].ID
}

// Named finds the event that another names.
type Named func(EventID) (Event, error)

// Means says what it means that by does b. ErrNewer for a kind that is not
// declared here: nothing may be done with such an event but to keep it. Else its
// error is that of named.
func Means(b Body, by member.ID, named Named) (Meaning, error) {
	k, ok := kinds[b.Kind()]
	if _, unread := b.(Unknown); !ok || unread {
		return Meaning{}, undeclared(b.Kind())
	}
	return k.means(b, by, named)
}

func undeclared(k Kind) error { return fmt.Errorf("%w: an event of kind %q", ErrNewer, k) }

// rule declares what is to be known of the events of one kind.
type rule[B Body] struct {
	// version is the newest. One beyond 1 wants a reading of its own in kind, that
	// brings older ones up to date.
	version uint

	// Who may: right, or if that depends on what is done to whom, rightOf. Both
	// missing: nobody.
	right   member.Right
	rightOf func(b B, by member.ID, named Named) (member.Right, error)
	founds  bool

	class  vault.Class
	stream Stream
	about  func(B) []Thing // nothing: it is about the team
	writes func(B) []Part
	undo   bool

	// undoes names the event that is undone: it means all that this one means.
	undoes func(B) EventID
}

// kind is a rule with its type forgotten.
type kind struct {
	zero    Body
	version uint
	read    func(version uint, b cbor.RawMessage) (Body, error)
	means   func(b Body, by member.ID, named Named) (Meaning, error)
}

func declare[B Body](r rule[B]) kind {
	var zero B
	return kind{zero, r.version, as[B], func(b Body, by member.ID, named Named) (Meaning, error) { return r.means(b.(B), by, named) }}
}

func (r rule[B]) means(b B, by member.ID, named Named) (m Meaning, err error) {
	if r.undoes != nil {
		return undoing(r.undoes(b), by, named)
	}
	m = Meaning{Right: r.right, Founds: r.founds, Class: r.class, Stream: r.stream, Undo: r.undo}
	if r.about != nil {
		m.About = r.about(b)
	}
	if r.writes != nil {
		m.Writes = r.writes(b)
	}
	if r.rightOf != nil {
		m.Right, err = r.rightOf(b, by, named)
	}
	return m, err
}

// undoing is what undoing an event means: the same, where it stands and who may.
// One's own acts alone are undone. It writes no part, since what depends on the
// one that is undone does not depend on this.
func undoing(id EventID, by member.ID, named Named) (Meaning, error) {
	e, err := named(id)
	if err != nil {
		return Meaning{}, err
	}
	m, err := Means(e.Body, e.Member, named)
	if err != nil {
		return Meaning{}, err
	}
	if !m.Undo || e.Member != by {
		m.Right = 0
	}
	m.Founds, m.Writes, m.Undo = false, nil, false
	return m, nil
}
