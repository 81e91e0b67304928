package member

import "fmt"

// Right is what somebody may do. It is not kept anywhere: an event's kind says
// which right it needs.
type Right uint8

// The rights. The zero Right is none: nobody has it. What undoes an act needs the
// right of the act.
const (
	_ Right = iota

	// People who approach the line.
	Read        // queue, contacts, cases, notes; names covered
	Uncover     // names, addresses and numbers of a case
	OpenContact // a contact that came by telephone
	Claim       // and release one's own
	TakeOver    // claim what a colleague holds
	Unclaim     // release a colleague's claim
	Triage      // danger, set aside, make wait, follow up
	Reply       // by mail or in a chat
	ReadAlong   // a colleague's chat
	Close       // and reopen
	Register    // the coded facts of a contact
	Refer       // a service given to somebody

	// Cases.
	Note               // write, and revise
	SupervisorNote     // write a note for supervisors only
	ReadSupervisorNote // of anybody
	Link               // contacts to a case, two contacts to one
	Merge              // two cases
	Export             // a case, names covered
	Talk               // to colleagues, in the team's room or beside a case; and read it
	ReadHistory        // who did what and when
	ReadAudit          // who opened, searched, uncovered and exported, over all cases
	Erase              // a case
	Retain             // all that its period is over

	// Handoffs.
	OfferHandoff
	AcceptHandoff // or reject it
	ReviewHandoff // approve, or return with a comment; of others
	ReviewOwn     // a handoff that one offered oneself

	// The line.
	Figures            // counts over a period
	FiguresByCounselor // the same, of each counselor
	Templates          // of text, for all
	ImportDirectory    // the services of the region
	ManageTeam         // forms, rules, opening hours, retention periods
	ManageMembers      // who works here, and in which role

	Host // keep what comes in by the visitors' page: whoever is the house

	rights // how many there are
)

// The sets that the table is written in.
const (
	c Roles = 1 << (Counselor - 1)
	s Roles = 1 << (Supervisor - 1)
	a Roles = 1 << (Administrator - 1)
)

// table says who may what. Counselors do all of the work with people.
// Supervisors read, review and let go of stale claims; they do not answer.
// Administrators keep the line going and read no cases.
var table = [rights]struct {
	name  string
	roles Roles
}{
	Read:        {"read", c | s},
	Uncover:     {"uncover", c | s},
	OpenContact: {"open-contact", c},
	Claim:       {"claim", c},
	TakeOver:    {"take-over", c},
	Unclaim:     {"unclaim", s},
	Triage:      {"triage", c},
	Reply:       {"reply", c},
	ReadAlong:   {"read-along", s},
	Close:       {"close", c},
	Register:    {"register", c},
	Refer:       {"refer", c},

	Note:               {"note", c},
	SupervisorNote:     {"supervisor-note", c | s},
	ReadSupervisorNote: {"read-supervisor-note", s},
	Link:               {"link", c},
	Merge:              {"merge", c},
	Export:             {"export", c | s},
	Talk:               {"talk", c | s},
	ReadHistory:        {"read-history", c | s},
	ReadAudit:          {"read-audit", s | a},
	Erase:              {"erase", a},
	Retain:             {"retain", a},

	OfferHandoff:  {"offer-handoff", c},
	AcceptHandoff: {"accept-handoff", c},
	ReviewHandoff: {"review-handoff", s},
	ReviewOwn:     {"review-own", 0}, // nobody, also not who works alone

	Figures:            {"figures", c | s | a},
	FiguresByCounselor: {"figures-by-counselor", s},
	Templates:          {"templates", s | a},
	ImportDirectory:    {"import-directory", s | a},
	ManageTeam:         {"manage-team", a},
	ManageMembers:      {"manage-members", a},
	Host:               {"host", c | s | a},
}

// EveryRight gives the rights in the order of the table.
func EveryRight() []Right {
	var all []Right
	for r := Right(1); r < rights; r++ {
		all = append(all, r)
	}
	return all
}

// String gives the right's name, for logs and for errors in English.
func (r Right) String() string {
	if r == 0 || r >= rights {
		return fmt.Sprintf("right %d", uint8(r))
	}
	return table[r].name
}

// Roles gives the roles that have the right, so that a refusal can say whom to
// ask.
func (r Right) Roles() Roles {
	if r >= rights {
		return 0
	}
	return table[r].roles
}
