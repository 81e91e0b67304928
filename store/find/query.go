package find

import (
	"slices"
	"time"

	"baken/store/outside"
)

// Field is which part of a document a word stands in.
type Field uint8

// The fields of documents, in the order in which they stand in one.
const (
	Subject Field = iota
	Text          // the writer's own words; of what colleagues wrote, theirs
	Quoted        // words of an earlier mail, of a signature, or of a machine
	Files         // names of attachments
	From          // names and addresses: covered
	To            // likewise, Cc and Bcc too
	Code          // codes of a registration, not words
	fields
)

// Fields is a set of fields.
type Fields uint8

// The sets that queries ask for.
const (
	Covered  = Fields(1<<From | 1<<To)
	Shown    = Fields(1<<Subject | 1<<Text | 1<<Quoted | 1<<Files)
	Anywhere = Shown | Covered
)

// Of is the set of one field.
func (f Field) Of() Fields { return 1 << f }

// Has says whether a field is in the set.
func (s Fields) Has(f Field) bool { return s&f.Of() != 0 }

// Term is one word, or several in a row, that a document must have or must not have.
type Term struct {
	Not    bool
	Fields Fields
	Words  []string // folded; more than one stand in this order without others between them
	Exact  bool     // these words, not other forms of them
	Prefix bool     // the last one is how a word begins
	Joined []string // the telephone numbers that the words are: one of them will do
}

// Condition is something else that must hold of a document, or must not.
type Condition struct {
	Not  bool
	Key  string       // theme, channel, before, after, has, is
	Word string       // of channel, has and is: one of ValuesOf(Key)
	Text outside.Text // of theme: a code or a label, in any language
	At   time.Time    // of before: the first moment that is too late; of after: the first that is not too early
}

// Query is what is asked for. All of it must hold.
type Query struct {
	Terms      []Term
	Conditions []Condition
	typed      int // of which term the last letter of the text belongs to, from 1; 0: of none
}

// Typing is the query while its last word is being typed: that may go on.
func (q Query) Typing() Query {
	if q.typed == 0 {
		return q
	}
	q.Terms = slices.Clone(q.Terms)
	t := &q.Terms[q.typed-1]
	t.Prefix = len([]rune(t.Words[len(t.Words)-1])) >= MinPrefix
	return q
}

// The keys, and what can stand after those of a few values.
const (
	KeyFrom    = "from"
	KeyTo      = "to"
	KeySubject = "subject"
	KeyTheme   = "theme"
	KeyChannel = "channel"
	KeyBefore  = "before"
	KeyAfter   = "after"
	KeyHas     = "has"
	KeyIs      = "is"
)

// Keys are all keys, in the order in which they are told.
var Keys = []string{KeyFrom, KeyTo, KeySubject, KeyTheme, KeyChannel, KeyBefore, KeyAfter, KeyHas, KeyIs}

// The values of is.
const (
	IsWaiting  = "waiting"
	IsAnswered = "answered"
	IsClosed   = "closed"
	IsAside    = "aside"
	IsMine     = "mine"
	IsClaimed  = "claimed"
	IsUnread   = "unread"
)

// HasAttachment is the value of has.
const HasAttachment = "attachment"

var values = map[string][]string{
	KeyChannel: {"phone", "mail", "chat", "other"},
	KeyHas:     {HasAttachment},
	KeyIs:      {IsWaiting, IsAnswered, IsClosed, IsAside, IsMine, IsClaimed, IsUnread},
}

// ValuesOf are all values of a key that has only a few; nil for another.
func ValuesOf(key string) []string { return slices.Clone(values[key]) }
