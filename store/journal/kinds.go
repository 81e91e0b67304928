package journal

import (
	"reflect"
	"sort"
	"time"

	"github.com/fxamacker/cbor/v2"

	"baken/store/member"
	"baken/store/record"
	"baken/store/vault"
)

// table declares each kind of event, once: all that differs between kinds stands
// here, but for how their events are folded. What is not here does not exist. A
// kind that is about people is about a contact or a case first, whose key seals
// it; what must outlive them belongs to the team and names ids alone.
var table = []kind{
	declare(rule[TeamFounded]{version: 1, founds: true, class: vault.Team, stream: OnSystem}),
	declare(rule[MemberAdded]{version: 1, right: member.ManageMembers, class: vault.Team, stream: OnSystem}),
	declare(rule[MemberRoles]{version: 1, right: member.ManageMembers, class: vault.Team, stream: OnSystem}),
	declare(rule[MemberKeys]{version: 1, right: member.ManageMembers, class: vault.Team, stream: OnSystem}),
	declare(rule[WorkstationAdded]{version: 1, right: member.ManageMembers, class: vault.Team, stream: OnSystem}),
	declare(rule[WorkstationEnrolled]{version: 1, right: member.ManageMembers, class: vault.Team, stream: OnSystem}),
	declare(rule[WorkstationRevoked]{version: 1, right: member.ManageMembers, class: vault.Team, stream: OnSystem}),
	declare(rule[EpochBegun]{version: 1, right: member.Erase, class: vault.Team, stream: OnSystem}),
	declare(rule[Erased]{version: 1, right: member.Erase, class: vault.Team, stream: OnSystem,
		about: func(b Erased) (all []Thing) {
			for _, id := range b.Cases {
				all = append(all, inCase(id)...)
			}
			for _, id := range b.Rooms {
				all = append(all, inRoom(id)...)
			}
			return append(all, contacts(b.Contacts...)...)
		}}),

	declare(rule[RetentionSet]{version: 1, right: member.ManageTeam, class: vault.Team, stream: OnSystem}),

	declare(rule[HoursSet]{version: 1, right: member.ManageTeam, class: vault.Team, stream: OnSystem}),

	declare(rule[TemplateSet]{version: 1, right: member.Templates, class: vault.Team, stream: OnSystem}),
	declare(rule[TemplateRemoved]{version: 1, right: member.Templates, class: vault.Team, stream: OnSystem}),

	declare(rule[DirectoryImported]{version: 1, right: member.ImportDirectory, class: vault.Team, stream: OnSystem}),

	declare(rule[CaseOpened]{version: 1, right: member.Link, class: vault.History, stream: OnCase,
		about:  func(b CaseOpened) []Thing { return inCase(b.Case) },
		writes: func(b CaseOpened) []Part { return parts(b.Case, PartNumber) }}),
	declare(rule[ContactLinked]{version: 1, right: member.Link, class: vault.History, stream: OnCase, undo: true,
		about: func(b ContactLinked) []Thing {
			all := append(inCase(b.Case), contacts(b.Contact)...)
			if b.From != (CaseID{}) && b.From != b.Case {
				all = append(all, inCase(b.From)...)
			}
			return all
		},
		writes: func(b ContactLinked) []Part { return parts(b.Contact, PartInCase) }}),
	declare(rule[CasesMerged]{version: 1, right: member.Merge, class: vault.History, stream: OnCase, undo: true,
		about: func(b CasesMerged) []Thing { return append(inCase(b.Case), inCase(b.With)...) },
		writes: func(b CasesMerged) []Part {
			return append(parts(b.Case, PartTogether), parts(b.With, PartTogether)...)
		}}),
	declare(rule[CaseHeld]{version: 1, right: member.Retain, class: vault.History, stream: OnCase, undo: true,
		about:  func(b CaseHeld) []Thing { return inCase(b.Case) },
		writes: func(b CaseHeld) []Part { return parts(b.Case, PartHold) }}),
	declare(rule[NoteWritten]{version: 1, right: member.Note, class: vault.Words, stream: OnCase, undo: true,
		about:  func(b NoteWritten) []Thing { return inCase(b.Case) },
		writes: func(b NoteWritten) []Part { return parts(b.Note, PartNote, PartPin) }}),
	declare(rule[NoteRevised]{version: 1, right: member.Note, class: vault.Words, stream: OnCase, undo: true,
		about:  func(b NoteRevised) []Thing { return inCase(b.Case) },
		writes: func(b NoteRevised) []Part { return parts(b.Note, PartNote) }}),
	declare(rule[SupervisorNoteWritten]{version: 1, right: member.SupervisorNote, class: vault.Words, stream: OnCase, undo: true,
		about:  func(b SupervisorNoteWritten) []Thing { return inCase(b.Case) },
		writes: func(b SupervisorNoteWritten) []Part { return parts(b.Note, PartNote, PartPin) }}),
	declare(rule[SupervisorNoteRevised]{version: 1, right: member.SupervisorNote, class: vault.Words, stream: OnCase, undo: true,
		about:  func(b SupervisorNoteRevised) []Thing { return inCase(b.Case) },
		writes: func(b SupervisorNoteRevised) []Part { return parts(b.Note, PartNote) }}),
	declare(rule[NotePinned]{version: 1, class: vault.History, stream: OnCase, undo: true,
		rightOf: func(b NotePinned, _ member.ID, _ Named) (member.Right, error) {
			if b.Supervisors {
				return member.SupervisorNote, nil
			}
			return member.Note, nil
		},
		about:  func(b NotePinned) []Thing { return inCase(b.Case) },
		writes: func(b NotePinned) []Part { return parts(b.Note, PartPin) }}),
	declare(rule[SummaryWritten]{version: 1, right: member.Note, class: vault.Words, stream: OnCase, undo: true,
		about:  func(b SummaryWritten) []Thing { return inCase(b.Case) },
		writes: func(b SummaryWritten) []Part { return parts(b.Case, PartSummary) }}),

	// What colleagues say to each other goes with the words of the case, or of the day.
	declare(rule[RoomSaid]{version: 1, right: member.Talk, class: vault.Words, stream: OnRoom, undo: true,
		about:  func(b RoomSaid) []Thing { return inRoom(b.Room) },
		writes: func(b RoomSaid) []Part { return parts(b.Remark, PartRemark) }}),
	declare(rule[CaseSaid]{version: 1, right: member.Talk, class: vault.Words, stream: OnCase, undo: true,
		about:  func(b CaseSaid) []Thing { return inCase(b.Case) },
		writes: func(b CaseSaid) []Part { return parts(b.Remark, PartRemark) }}),

	declare(rule[ReferralSaid]{version: 1, right: member.Refer, class: vault.Words, stream: OnCase,
		about:  func(b ReferralSaid) []Thing { return inCase(b.Case) },
		writes: func(b ReferralSaid) []Part { return parts(b.Words, PartWords) }}),
	declare(rule[ReferralGiven]{version: 1, right: member.Refer, class: vault.History, stream: OnCase, undo: true,
		about:  func(b ReferralGiven) []Thing { return inCase(b.Case) },
		writes: func(b ReferralGiven) []Part { return parts(b.Referral, PartReferral) }}),
	declare(rule[ReferralTurned]{version: 1, right: member.Refer, class: vault.History, stream: OnCase, undo: true,
		about:  func(b ReferralTurned) []Thing { return inCase(b.Case) },
		writes: func(b ReferralTurned) []Part { return parts(b.Referral, PartReferral) }}),

	// A case is handed off once at a time, so that all of its handoffs are one part.
	declare(rule[HandoffTold]{version: 1, right: member.OfferHandoff, class: vault.Words, stream: OnCase,
		about:  func(b HandoffTold) []Thing { return inCase(b.Case) },
		writes: func(b HandoffTold) []Part { return parts(b.Words, PartWords) }}),
	declare(rule[HandoffCommented]{version: 1, class: vault.Words, stream: OnCase,
		rightOf: func(b HandoffCommented, _ member.ID, _ Named) (member.Right, error) {
			if b.On == OnAnswer {
				return member.AcceptHandoff, nil
			}
			return member.ReviewHandoff, nil
		},
		about:  func(b HandoffCommented) []Thing { return inCase(b.Case) },
		writes: func(b HandoffCommented) []Part { return parts(b.Words, PartWords) }}),
	declare(rule[HandoffOffered]{version: 1, right: member.OfferHandoff, class: vault.History, stream: OnHandoff, undo: true,
		about:  func(b HandoffOffered) []Thing { return inCase(b.Case) },
		writes: func(b HandoffOffered) []Part { return parts(b.Case, PartHandoff) }}),
	declare(rule[HandoffRevised]{version: 1, class: vault.History, stream: OnHandoff, undo: true,
		rightOf: func(b HandoffRevised, by member.ID, _ Named) (member.Right, error) { return ofItsOwn(b.From, by), nil },
		about:   func(b HandoffRevised) []Thing { return inCase(b.Case) },
		writes:  func(b HandoffRevised) []Part { return parts(b.Case, PartHandoff) }}),
	declare(rule[HandoffAccepted]{version: 1, class: vault.History, stream: OnHandoff, undo: true,
		rightOf: func(b HandoffAccepted, by member.ID, _ Named) (member.Right, error) {
			return ofItsReceiver(b.To, by), nil
		},
		about: func(b HandoffAccepted) []Thing { return append(inCase(b.Case), contacts(b.Contacts...)...) },
		writes: func(b HandoffAccepted) (all []Part) {
			for _, c := range b.Contacts {
				all = append(all, parts(c, PartClaim)...)
			}
			return append(all, parts(b.Case, PartHandoff)...)
		}}),
	declare(rule[HandoffRejected]{version: 1, class: vault.History, stream: OnHandoff, undo: true,
		rightOf: func(b HandoffRejected, by member.ID, _ Named) (member.Right, error) {
			return ofItsReceiver(b.To, by), nil
		},
		about:  func(b HandoffRejected) []Thing { return inCase(b.Case) },
		writes: func(b HandoffRejected) []Part { return parts(b.Case, PartHandoff) }}),
	declare(rule[HandoffRevoked]{version: 1, class: vault.History, stream: OnHandoff, undo: true,
		rightOf: func(b HandoffRevoked, by member.ID, _ Named) (member.Right, error) { return ofItsOwn(b.From, by), nil },
		about:   func(b HandoffRevoked) []Thing { return inCase(b.Case) },
		writes:  func(b HandoffRevoked) []Part { return parts(b.Case, PartHandoff) }}),
	declare(rule[HandoffDone]{version: 1, class: vault.History, stream: OnHandoff, undo: true,
		rightOf: func(b HandoffDone, by member.ID, _ Named) (member.Right, error) { return ofItsOwn(b.From, by), nil },
		about:   func(b HandoffDone) []Thing { return inCase(b.Case) },
		writes:  func(b HandoffDone) []Part { return parts(b.Case, PartHandoff) }}),
	declare(rule[HandoffReviewed]{version: 1, class: vault.History, stream: OnHandoff, undo: true,
		rightOf: func(b HandoffReviewed, by member.ID, _ Named) (member.Right, error) {
			if b.From == by {
				return member.ReviewOwn, nil
			}
			return member.ReviewHandoff, nil
		},
		about:  func(b HandoffReviewed) []Thing { return inCase(b.Case) },
		writes: func(b HandoffReviewed) []Part { return parts(b.Case, PartHandoff) }}),

	// A call is its taker's from its beginning, as a claim is; it needs no case.
	declare(rule[ContactBegun]{version: 1, right: member.OpenContact, class: vault.History, stream: OnClaim, undo: true,
		about:  func(b ContactBegun) []Thing { return contacts(b.Contact) },
		writes: func(b ContactBegun) []Part { return parts(b.Contact, PartBegun, PartCall, PartClaim, PartClosing) }}),
	declare(rule[ContactEnded]{version: 1, right: member.OpenContact, class: vault.History, stream: OnClaim, undo: true,
		about: func(b ContactEnded) []Thing { return contacts(b.Contact) },
		writes: func(b ContactEnded) []Part {
			if b.As == "" {
				return parts(b.Contact, PartCall)
			}
			return parts(b.Contact, PartCall, PartClaim, PartClosing)
		}}),

	// What the house keeps of a chat needs no case: it is there before anybody has done
	// anything. The house is whichever workstation serves the page.
	declare(rule[ChatBegun]{version: 1, right: member.Host, class: vault.History, stream: OnContact,
		about:  func(b ChatBegun) []Thing { return contacts(b.Contact) },
		writes: func(b ChatBegun) []Part { return parts(b.Contact, PartBegun, PartCall, PartChat, PartSafety) }}),
	declare(rule[ChatSaid]{version: 1, right: member.Host, class: vault.Words, stream: OnContact,
		about:  func(b ChatSaid) []Thing { return contacts(b.Contact) },
		writes: func(b ChatSaid) []Part { return parts(b.Contact, PartChat) }}),
	declare(rule[ChatEnded]{version: 1, right: member.Host, class: vault.History, stream: OnContact,
		about:  func(b ChatEnded) []Thing { return contacts(b.Contact) },
		writes: func(b ChatEnded) []Part { return parts(b.Contact, PartCall, PartChat) }}),
	declare(rule[AddressLeft]{version: 1, right: member.Host, class: vault.Names, stream: OnContact,
		about:  func(b AddressLeft) []Thing { return contacts(b.Contact) },
		writes: func(b AddressLeft) []Part { return parts(b.Contact, PartChat) }}),

	declare(rule[Claimed]{version: 1, class: vault.History, stream: OnClaim, undo: true,
		rightOf: func(b Claimed, _ member.ID, _ Named) (member.Right, error) {
			if b.From.IsZero() {
				return member.Claim, nil
			}
			return member.TakeOver, nil
		},
		about:  func(b Claimed) []Thing { return contacts(b.Contact) },
		writes: func(b Claimed) []Part { return parts(b.Contact, PartClaim) }}),
	declare(rule[Released]{version: 1, class: vault.History, stream: OnClaim, undo: true,
		rightOf: func(b Released, by member.ID, _ Named) (member.Right, error) {
			switch {
			case b.From == by:
				return member.Claim, nil
			case b.Left:
				return member.ManageMembers, nil
			}
			return member.Unclaim, nil
		},
		about:  func(b Released) []Thing { return contacts(b.Contact) },
		writes: func(b Released) []Part { return parts(b.Contact, PartClaim) }}),
	declare(rule[Closed]{version: 1, right: member.Close, class: vault.History, stream: OnCase, undo: true,
		about:  func(b Closed) []Thing { return contacts(b.Contact) },
		writes: func(b Closed) []Part { return parts(b.Contact, PartClosing, PartClaim, PartFollowUp) }}),
	declare(rule[Reopened]{version: 1, right: member.Close, class: vault.History, stream: OnCase, undo: true,
		about:  func(b Reopened) []Thing { return contacts(b.Contact) },
		writes: func(b Reopened) []Part { return parts(b.Contact, PartClosing) }}),
	declare(rule[FollowUpSet]{version: 1, right: member.Triage, class: vault.History, stream: OnCase, undo: true,
		about:  func(b FollowUpSet) []Thing { return contacts(b.Contact) },
		writes: func(b FollowUpSet) []Part { return parts(b.Contact, PartFollowUp) }}),
	declare(rule[DangerJudged]{version: 1, right: member.Triage, class: vault.History, stream: OnCase, undo: true,
		about:  func(b DangerJudged) []Thing { return contacts(b.Contact) },
		writes: func(b DangerJudged) []Part { return parts(b.Contact, PartDanger) }}),
	declare(rule[MadeWait]{version: 1, right: member.Triage, class: vault.History, stream: OnCase, undo: true,
		about:  func(b MadeWait) []Thing { return contacts(b.Contact) },
		writes: func(b MadeWait) []Part { return parts(b.Contact, PartWaits) }}),
	declare(rule[SafetyAsked]{version: 1, right: member.Triage, class: vault.History, stream: OnCase, undo: true,
		about:  func(b SafetyAsked) []Thing { return contacts(b.Contact) },
		writes: func(b SafetyAsked) []Part { return parts(b.Contact, PartSafety) }}),
	declare(rule[SeveralWrite]{version: 1, right: member.Triage, class: vault.History, stream: OnCase, undo: true,
		about:  func(b SeveralWrite) []Thing { return contacts(b.Contact) },
		writes: func(b SeveralWrite) []Part { return parts(b.Contact, PartSeveral) }}),
	declare(rule[Joined]{version: 1, right: member.Link, class: vault.History, stream: OnCase, undo: true,
		about:  func(b Joined) []Thing { return contacts(b.Contact, b.With) },
		writes: func(b Joined) []Part { return append(parts(b.Contact, PartTogether), parts(b.With, PartTogether)...) }}),
	// As long as there is the attachment there is the mark: both go with the words.
	declare(rule[AttachmentMarked]{version: 1, right: member.Triage, class: vault.Words, stream: OnCase, undo: true,
		about:  func(b AttachmentMarked) []Thing { return contacts(b.Contact) },
		writes: func(b AttachmentMarked) []Part { return []Part{{What: PartMark, Of: b.Mail, Number: b.Number}} }}),

	// What is coded is history; what identifies and what is told go with their own.
	declare(rule[RegisteredNames]{version: 1, right: member.Register, class: vault.Names, stream: OnCase, undo: true,
		about:  func(b RegisteredNames) []Thing { return contacts(b.Contact) },
		writes: RegisteredNames.writes}),
	declare(rule[RegisteredWords]{version: 1, right: member.Register, class: vault.Words, stream: OnCase, undo: true,
		about:  func(b RegisteredWords) []Thing { return contacts(b.Contact) },
		writes: RegisteredWords.writes}),
	declare(rule[Registered]{version: 1, right: member.Register, class: vault.History, stream: OnCase, undo: true,
		about:  func(b Registered) []Thing { return contacts(b.Contact) },
		writes: Registered.writes}),
	// It is made of what was registered, by whichever workstation comes to it, also
	// before an administrator erases.
	declare(rule[Counted]{version: 1, right: member.Figures, class: vault.Figures, stream: OnFigures}),
	declare(rule[FormReplaced]{version: 1, right: member.ManageTeam, class: vault.Team, stream: OnSystem}),

	// What was said cannot be undone: it is taken back from the outbox.
	declare(rule[Addressed]{version: 1, right: member.Reply, class: vault.Names, stream: OnCase,
		about:  func(b Addressed) []Thing { return contacts(b.Contact) },
		writes: func(b Addressed) []Part { return parts(b.Contact, PartAnswers) }}),
	declare(rule[Said]{version: 1, right: member.Reply, class: vault.Words, stream: OnCase,
		about:  func(b Said) []Thing { return contacts(b.Contact) },
		writes: func(b Said) []Part { return parts(b.Contact, PartAnswers) }}),
	declare(rule[AnsweredWith]{version: 1, right: member.Reply, class: vault.History, stream: OnCase,
		about:  func(b AnsweredWith) []Thing { return contacts(b.Contact) },
		writes: func(b AnsweredWith) []Part { return parts(b.Contact, PartAnswers, PartFollowUp) }}),
	declare(rule[AnswerSettled]{version: 1, right: member.Reply, class: vault.History, stream: OnCase,
		about:  func(b AnswerSettled) []Thing { return contacts(b.Contact) },
		writes: func(b AnswerSettled) []Part { return parts(b.Contact, PartAnswers, PartFollowUp) }}),

	// What was read was read. It stands on the workstation's own subject, which
	// nobody may purge, also of a contact that has a case.
	declare(rule[Opened]{version: 1, right: member.Read, class: vault.History, stream: OnAudit,
		about: func(b Opened) []Thing { return contacts(b.Contact) }}),
	declare(rule[Searched]{version: 1, right: member.Read, class: vault.Team, stream: OnAudit}),
	declare(rule[Printed]{version: 1, right: member.Read, class: vault.History, stream: OnAudit,
		about: func(b Printed) []Thing { return contacts(b.Contact) }}),
	declare(rule[Uncovered]{version: 1, right: member.Uncover, class: vault.History, stream: OnAudit,
		about: func(b Uncovered) []Thing { return contacts(b.Contact) }}),
	declare(rule[CaseExported]{version: 1, right: member.Export, class: vault.History, stream: OnAudit,
		about: func(b CaseExported) []Thing { return inCase(b.Case) }}),
	declare(rule[AttachmentSaved]{version: 1, right: member.Uncover, class: vault.Words, stream: OnAudit, // the file's name may tell
		about: func(b AttachmentSaved) []Thing { return contacts(b.Contact) }}),

	declare(rule[Undone]{version: 1, undoes: func(b Undone) EventID { return b.Event }}),
}

// kinds is the table by kind.
var kinds = map[Kind]kind{}

func init() { // what undoing means asks the table for what it undoes
	for _, k := range table {
		kinds[k.zero.Kind()] = k
	}
}

// as reads a body of version 1 of type B. Its times are in UTC, whatever the
// zone of this machine: what is folded from them is compared byte for byte.
func as[B Body](_ uint, raw cbor.RawMessage) (Body, error) {
	var b B
	if err := record.Decode(raw, &b); err != nil {
		return nil, err
	}
	fields := reflect.ValueOf(&b).Elem()
	for i := range fields.NumField() {
		if at, ok := fields.Field(i).Interface().(time.Time); ok {
			fields.Field(i).Set(reflect.ValueOf(at.UTC()))
		}
	}
	return b, nil
}

// Kinds lists all kinds of event that this program knows, in order.
func Kinds() []Kind {
	var all []Kind
	for k := range kinds {
		all = append(all, k)
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all
}

// Zero is an event's body of a kind with nothing in it; nil for a kind that is not
// known.
func Zero(k Kind) Body { return kinds[k].zero }
