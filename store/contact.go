package store

import (
	"time"

	"baken/store/mail"
	"baken/store/member"
	"baken/store/outside"
)

// Channel is how a contact came in; the words are those of the JSON.
type Channel string

// The channels.
const (
	Phone Channel = "phone"
	Mail  Channel = "mail"
	Chat  Channel = "chat"
	Other Channel = "other"
)

// State is where a contact stands; a claim stands beside it.
type State string

// The states.
const (
	Waiting  State = "waiting"  // it is our turn
	Answered State = "answered" // it is the writer's turn
	Closed   State = "closed"   // somebody closed it and nothing came since
	Aside    State = "aside"    // looks automatic; kept out of the queue, never out of sight
)

// Urgency is what the rules found in the writer's own words, in the order of
// the queue.
type Urgency uint8

// The levels, lowest first. NotAssessed stands above Calm: what nobody has
// read never looks calm.
const (
	Calm        Urgency = iota // read, and no rule hit
	NotAssessed                // not fetched, no text, or a language without rules
	Raised
	Minor
	Acute
)

var urgencies = [...]string{"none", "not assessed", "raised", "minor", "acute"}

func (u Urgency) String() string { return urgencies[min(int(u), len(urgencies)-1)] }

// Danger is what a person has judged; it decides the order until the writer's
// next message. The zero value is that nobody has.
type Danger string

// The judgements, as the registration has them.
const (
	NotJudged     Danger = ""
	NoDanger      Danger = "none"
	Concern       Danger = "concern"
	SeriousDanger Danger = "serious"
	AcuteDanger   Danger = "acute"
)

// Dangers are the judgements that can be given, lowest first.
var Dangers = []Danger{NoDanger, Concern, SeriousDanger, AcuteDanger}

// Reason is why a contact stands where it stands: the rule, and the writer's
// words that it found.
type Reason struct {
	Rule string       `cbor:"1,keyasint"`
	Text outside.Text `cbor:"2,keyasint,omitzero"`
}

// The rules that are not of the urgency lists.
const (
	RuleBounced = "bounced" // our answer did not arrive
	RuleExcused = "excused" // a rule's words in a context that takes from their weight
	RuleUnsent  = "unsent"  // our answer did not go, or it is unclear: the outbox waits for a person
)

// AsideReason says why a contact was set aside.
type AsideReason string

// The reasons, as they stand in the JSON field aside_reason.
const (
	AsideAutoReply AsideReason = AsideReason(mail.AutoReply)
	AsideBounce    AsideReason = AsideReason(mail.Bounce)
	AsideList      AsideReason = AsideReason(mail.List)
	AsideJunk      AsideReason = "junk"
	AsideOld       AsideReason = "before waiting_since"
)

// ClaimKind says how sure a claim is.
type ClaimKind string

// The kinds of claim.
const (
	Unclaimed   ClaimKind = ""
	LocalClaim  ClaimKind = "local"       // on this machine only: there is no hub
	Unconfirmed ClaimKind = "unconfirmed" // made here, not yet in the team's journal
	Confirmed   ClaimKind = "confirmed"
)

// Safety is the answer to "can somebody else read your mail?".
type Safety string

// The answers. Not asked is an answer of its own.
const (
	NotAsked Safety = ""
	Safe     Safety = "yes"
	NotSafe  Safety = "no"
)

// Contact is one row of the queue: what is known of one approach to the
// helpline. It holds no name and no address of the writer; [Store.Uncover]
// gives those and records it.
type Contact struct {
	ID      ContactID
	Version uint64 // grows with each change of the row
	Channel Channel
	State   State
	Aside   AsideReason // why, when State is Aside

	Case       CaseID // zero before the first act
	CaseNumber string

	Claim     ClaimKind
	ClaimedBy member.ID
	Claimer   outside.Text // the name of ClaimedBy as colleagues see it
	ClaimedAt time.Time

	Urgency  Urgency // the highest level found in what is unanswered
	Danger   Danger  // in force: the writer has not written since
	Reasons  []Reason
	FollowUp time.Time // zero: none

	ReplyBegun bool // a reply is being written here, and not given to the outbox
	NoteBegun  bool // a note is, and not kept

	Call Call // of what did not come by mail: when it began and ended

	Visitor Visitor // of what came by the visitors' page

	Pseudonym Pseudonym
	Subject   outside.Text // of Newest
	Language  string       // ISO 639-1, a guess; "" unknown
	NoWords   bool         // the writer wrote none in Newest

	FirstAt      time.Time // server's times (INTERNALDATE), UTC
	LastAt       time.Time
	WaitingSince time.Time // first message from outside that is unanswered; zero: does not wait

	Messages     int // 0 for what did not come by mail
	Unread       int
	Attachments  int
	Newest       MailID    // newest message from outside; a bounce only when there is no other
	Last         MailID    // the same; a bounce counts too: what an act says it was done in sight of
	Unanswerable bool      // a web form's writer left no address
	OtherSender  ContactID // a contact of the same thread, from another address; zero: none
	NotFetched   int       // messages of which only the header is here
	Gone         bool      // no message of it is on the server any more
	MailSafe     Safety
	SeveralWrite bool // from its address, as somebody said
	Erased       bool // its keys were destroyed
}

// Rank is the place in the queue that urgency and danger give: a person's
// judgement stands above what rules found. Higher comes first.
func (c Contact) Rank() Urgency {
	switch c.Danger {
	case AcuteDanger:
		return Acute
	case SeriousDanger:
		return Minor
	case Concern:
		return Raised
	case NoDanger:
		return Calm
	}
	return c.Urgency
}

// Urgent says whether the contact belongs to those who may be in danger.
func (c Contact) Urgent() bool { return c.Rank() >= Minor }
