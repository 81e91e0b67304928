// Package triage finds in a writer's own words what says that somebody may be
// in danger, so that the queue puts that contact first and says why.
//
// It reads the subject and the writer's new text, nothing else: whoever calls
// leaves out quotes and our own words. The rules are data, one TOML file a
// language (see the rules directory); a team may bring its own with [Parse].
// Missing accents, chat spelling, drawn-out letters and one wrong letter in a
// long word are borne.
//
// What it promises: a rule only raises. Text added before or after a text never
// takes a hit away as long as it stands in sentences of its own. What has no text, is in
// a language without rules or is longer than [MaxText] is [NotAssessed] unless
// a rule hits; it never looks calm. Every hit comes with the writer's words
// and with a rule whose label exists in English, Dutch and French.
//
// What it does not promise: that who is not found is safe. It knows the words
// that it was given (testdata/labelled.md says how far that reaches).
//
// What it never does: decide. A person sets the danger of a contact; this only
// orders the queue. It logs nothing, keeps nothing and asks no network.
package triage

import "fmt"

// MaxText is how many bytes of a text are read, half of them from its end. A
// longer text that shows no danger so far is NotAssessed.
const MaxText = 256 << 10

// Level is how much danger the words of a writer speak of. The zero value is
// NotAssessed, so that what was forgotten does not look calm. The constants
// are not in the order of the queue: see [Level.Above].
type Level uint8

// The levels.
const (
	NotAssessed Level = iota // nothing that could be read, or not in a language with rules
	None                     // read, and no rule hit
	Raised                   // violence, abuse, fear, but not now
	Minor                    // a minor who writes about herself
	Acute                    // danger or suicide now
)

var levelWords = [...]string{"not assessed", "none", "raised", "minor", "acute"}

// String gives the word that stands in JSON.
func (l Level) String() string {
	if int(l) < len(levelWords) {
		return levelWords[l]
	}
	return fmt.Sprintf("Level(%d)", uint8(l))
}

// MarshalText gives the word of String; a Level that does not exist is an
// error.
func (l Level) MarshalText() ([]byte, error) {
	if int(l) >= len(levelWords) {
		return nil, fmt.Errorf("no such level of urgency: %d", uint8(l))
	}
	return []byte(levelWords[l]), nil
}

// UnmarshalText reads a word of String.
func (l *Level) UnmarshalText(b []byte) error {
	for i, w := range levelWords {
		if w == string(b) {
			*l = Level(i)
			return nil
		}
	}
	return fmt.Errorf("no such level of urgency: want one of %q", levelWords)
}

// Rank is the place in the queue, larger first: Acute, Minor, Raised,
// NotAssessed, None.
func (l Level) Rank() int {
	switch l {
	case None:
		return 0
	case NotAssessed:
		return 1
	}
	return int(l)
}

// Above says whether l stands before m in the queue.
func (l Level) Above(m Level) bool { return l.Rank() > m.Rank() }
