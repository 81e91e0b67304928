package journal

import (
	"errors"
	"slices"
	"testing"

	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// nothing is a journal in which no event is found.
func nothing(EventID) (Event, error) { return Event{}, ErrMalformed }

// holding is a journal with these bodies, done by noor, under the ids 1, 2, 3.
func holding(all ...Body) Named {
	return func(id EventID) (Event, error) {
		if n := int(id[0]); n >= 1 && n <= len(all) {
			return Event{ID: id, Member: noor, Body: all[n-1]}, nil
		}
		return Event{}, ErrMalformed
	}
}

// Each kind is declared whole, and what belongs to people is sealed with their
// keys.
func TestEveryKindIsDeclared(t *testing.T) {
	seen := map[Kind]bool{}
	for _, k := range table {
		if seen[k.zero.Kind()] {
			t.Errorf("%s is declared twice", k.zero.Kind())
		}
		seen[k.zero.Kind()] = true
	}
	for name, b := range examples {
		if _, undoes := b.(Undone); undoes {
			continue // what it undoes says what it means
		}
		m, err := Means(b, noor, nothing)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		own := m.Class.OfStore()
		switch {
		case kinds[b.Kind()].version == 0:
			t.Errorf("%s has no version", name)
		case m.Class == 0 || m.Stream == 0:
			t.Errorf("%s is sealed with class %d, on stream %d", name, m.Class, m.Stream)
		case m.Right == 0 && !m.Founds:
			t.Errorf("%s may be done by nobody", name)
		case m.Founds != (b == TeamFounded{Team: TeamID{1, 2}, Name: outside.New("Noor"), Roles: member.AllRoles}):
			t.Errorf("%s founds: %v", name, m.Founds)
		case own != (m.Stream == OnSystem || m.Stream == OnFigures) && b != Body(Searched{}), (m.Class == vault.Figures) != (m.Stream == OnFigures):
			t.Errorf("%s is the team's: %v, on stream %d", name, own, m.Stream)
		case !own && m.Owner() == [16]byte{}, own && m.Owner() != [16]byte{}:
			t.Errorf("%s is sealed with a key of %x", name, m.Owner())
		case m.Undo && len(m.Writes) == 0:
			t.Errorf("%s can be undone and writes nothing", name)
		case m.Stream == OnAudit && len(m.Writes) > 0:
			t.Errorf("%s is reading, and writes %v", name, m.Writes)
		}
	}
}

// What is sealed as names can be taken away without the words, and the other way
// round.
func TestClasses(t *testing.T) {
	for class, want := range map[vault.Class][]Kind{
		vault.Names:   {"chat.address-left", "contact.addressed", "registration.names"},
		vault.Words:   {"case.said", "case.summary", "chat.said", "contact.attachment-marked", "contact.attachment-saved", "contact.said", "handoff.commented", "handoff.told", "note.for-supervisors", "note.for-supervisors-revised", "note.revised", "note.written", "referral.said", "registration.words", "room.said"},
		vault.Team:    {"member.searched", "team.directory-imported", "team.epoch-begun", "team.erased", "team.form", "team.founded", "team.hours", "team.member-added", "team.member-keys", "team.member-roles", "team.retention-set", "team.template-removed", "team.template-set", "team.workstation-added", "team.workstation-enrolled", "team.workstation-revoked"},
		vault.Figures: {"figure.counted"},
	} {
		var got []Kind
		for _, k := range Kinds() {
			if k == (Undone{}).Kind() {
				continue
			}
			if m, err := Means(Zero(k), noor, nothing); err == nil && m.Class == class {
				got = append(got, k)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("class %d: %v", class, got)
		}
	}
}

func TestUnknownKindsMeanNothing(t *testing.T) {
	for _, b := range []Body{Unknown{Of: "contact.sung-to", Version: 1}, Unknown{Of: Claimed{}.Kind(), Version: 2}} {
		if m, err := Means(b, noor, nothing); !errors.Is(err, ErrNewer) || member.AllRoles.May(m.Right) {
			t.Errorf("%s: %v, %v", b.Kind(), m, err)
		}
		if _, err := Encode(noor, b); b.Kind() != (Claimed{}).Kind() && !errors.Is(err, ErrNewer) {
			t.Errorf("%s is written: %v", b.Kind(), err)
		}
	}
	if Zero("contact.sung-to") != nil {
		t.Error("a kind that there is not has a body")
	}
}

func TestRights(t *testing.T) {
	els := member.ID{4}
	for _, c := range []struct {
		b    Body
		by   member.ID
		want member.Right
	}{
		{Claimed{Contact: ContactID{8}}, noor, member.Claim},
		{Claimed{Contact: ContactID{8}, From: els}, noor, member.TakeOver},
		{Released{Contact: ContactID{8}, From: noor}, noor, member.Claim},
		{Released{Contact: ContactID{8}, From: els}, noor, member.Unclaim},
		{Released{Contact: ContactID{8}}, noor, member.Unclaim},
		// A handoff is gone on with by who offered it, answered by who it was offered to,
		// and reviewed by somebody else.
		{HandoffOffered{Case: CaseID{7}}, noor, member.OfferHandoff},
		{HandoffTold{Case: CaseID{7}}, noor, member.OfferHandoff},
		{HandoffRevised{Case: CaseID{7}, From: noor}, noor, member.OfferHandoff},
		{HandoffRevised{Case: CaseID{7}, From: noor}, els, 0},
		{HandoffRevoked{Case: CaseID{7}, From: noor}, noor, member.OfferHandoff},
		{HandoffRevoked{Case: CaseID{7}, From: noor}, els, 0},
		{HandoffDone{Case: CaseID{7}, From: noor}, noor, member.OfferHandoff},
		{HandoffDone{Case: CaseID{7}, From: noor}, els, 0},
		{HandoffAccepted{Case: CaseID{7}, From: noor, To: els}, els, member.AcceptHandoff},
		{HandoffAccepted{Case: CaseID{7}, From: noor, To: els}, noor, 0},
		{HandoffAccepted{Case: CaseID{7}, From: noor}, els, member.AcceptHandoff},
		{HandoffRejected{Case: CaseID{7}, From: noor, To: els}, els, member.AcceptHandoff},
		{HandoffRejected{Case: CaseID{7}, From: noor, To: els}, noor, 0},
		{HandoffReviewed{Case: CaseID{7}, From: noor}, els, member.ReviewHandoff},
		{HandoffReviewed{Case: CaseID{7}, From: noor}, noor, member.ReviewOwn},
		{HandoffCommented{Case: CaseID{7}, On: OnReview}, els, member.ReviewHandoff},
		{HandoffCommented{Case: CaseID{7}, On: OnAnswer}, els, member.AcceptHandoff},
		// What undoes an act needs the right of the act, and is of one's own.
		{Undone{Event: EventID{1}}, noor, member.Close},
		{Undone{Event: EventID{1}}, els, 0},
		{Undone{Event: EventID{2}}, noor, member.Unclaim},
		{Undone{Event: EventID{3}}, noor, 0}, // reading
		{Undone{Event: EventID{4}}, noor, 0}, // an undoing
	} {
		m, err := Means(c.b, c.by, holding(Closed{Contact: ContactID{8}}, Released{Contact: ContactID{8}, From: els}, Opened{Contact: ContactID{8}}, Undone{Event: EventID{1}}))
		if err != nil || m.Right != c.want {
			t.Errorf("%#v by %v: %s, want %s (%v)", c.b, c.by, m.Right, c.want, err)
		}
	}
	if _, err := Means(Undone{Event: EventID{9}}, noor, nothing); !errors.Is(err, ErrMalformed) {
		t.Errorf("undoing what is not there: %v", err)
	}
}

// What undoes stands where the undone stands, so that they go together.
func TestUndoingMeansTheSame(t *testing.T) {
	for name, b := range examples {
		m, err := Means(b, noor, holding(Closed{Contact: ContactID{8}}))
		if err != nil || !m.Undo {
			continue
		}
		u, err := Means(Undone{Event: EventID{1}}, noor, holding(b))
		if err != nil || u.Class != m.Class || u.Owner() != m.Owner() || u.Stream != m.Stream || !slices.Equal(u.About, m.About) || u.Undo || len(u.Writes) > 0 {
			t.Errorf("%s: %+v is undone by %+v (%v)", name, m, u, err)
		}
	}
}

func answers(c ContactID, p PersonID, field string) Registered {
	return Registered{Contact: c, Answers: []Answer{{FieldOf{p, field}, []string{"x"}}}}
}

func TestDependsOn(t *testing.T) {
	a, b, c := ContactID{1}, ContactID{2}, ContactID{3}
	joined := func(id [16]byte) [16]byte { // a and b are one
		if id == b {
			return a
		}
		return id
	}
	apart := func(id [16]byte) [16]byte { return id }
	for _, x := range []struct {
		name           string
		earlier, later Body
		same           func([16]byte) [16]byte
		want           bool
	}{
		{"a claim after a claim", Claimed{Contact: a}, Claimed{Contact: a}, apart, true},
		{"a claim after a closing, which let go", Closed{Contact: a}, Claimed{Contact: a}, apart, true},
		{"a date after a closing, which took it away", Closed{Contact: a}, FollowUpSet{Contact: a}, apart, true},
		{"a judgement after a closing", Closed{Contact: a}, DangerJudged{Contact: a}, apart, false},
		{"a claim of another", Claimed{Contact: a}, Claimed{Contact: b}, apart, false},
		{"a claim of another that is the same", Claimed{Contact: a}, Claimed{Contact: b}, joined, true},
		{"an answer to what was joined", Joined{Contact: a, With: b}, AnsweredWith{Contact: a}, joined, true},
		{"an answer to the other of what was joined", Joined{Contact: a, With: b}, AnsweredWith{Contact: b}, joined, true},
		{"an answer to a third", Joined{Contact: a, With: b}, AnsweredWith{Contact: c}, joined, false},
		{"a join with a third", Joined{Contact: a, With: b}, Joined{Contact: b, With: c}, joined, true},
		{"reading what was joined", Joined{Contact: a, With: b}, Opened{Contact: a}, joined, false},
		{"a join after a claim", Claimed{Contact: a}, Joined{Contact: a, With: b}, joined, false},
		{"a claim of a call that began", ContactBegun{Contact: a}, Claimed{Contact: a}, apart, true},
		{"a danger in a call that began", ContactBegun{Contact: a}, DangerJudged{Contact: a}, apart, true},
		{"a danger in a call that ended", ContactEnded{Contact: a}, DangerJudged{Contact: a}, apart, false},
		{"a closing of a call that ended", ContactEnded{Contact: a}, Closed{Contact: a}, apart, false},
		{"a closing of a silent call", ContactEnded{Contact: a, As: CallSilent}, Closed{Contact: a}, apart, true},
		{"another case after a case", ContactLinked{Case: CaseID{9}, Contact: a}, ContactLinked{Case: CaseID{8}, Contact: a}, apart, true},
		{"another contact in a case", ContactLinked{Case: CaseID{9}, Contact: a}, ContactLinked{Case: CaseID{9}, Contact: b}, apart, false},
		{"a note in what was merged", CasesMerged{Case: CaseID{8}, With: CaseID{9}}, NoteWritten{Case: CaseID{9}}, apart, true},
		{"a claim in what was merged", CasesMerged{Case: CaseID{8}, With: CaseID{9}}, Claimed{Contact: a}, apart, false},
		{"the same field after it was answered", answers(a, PersonID{}, "province"), answers(a, PersonID{}, "province"), apart, true},
		{"another field", answers(a, PersonID{}, "province"), answers(a, PersonID{}, "danger"), apart, false},
		{"the same field of a person", answers(a, PersonID{1}, "age"), answers(a, PersonID{}, "age"), apart, false},
		{"the same field of the other of what was joined", answers(a, PersonID{}, "age"), answers(b, PersonID{}, "age"), joined, true},
		{"a field of a person who was added", Registered{Contact: a, Added: []PersonID{{1}}}, answers(a, PersonID{1}, "age"), apart, true},
		{"a field of another person", Registered{Contact: a, Added: []PersonID{{1}}}, answers(a, PersonID{2}, "age"), apart, false},
		{"a person taken away", answers(a, PersonID{1}, "age"), Registered{Contact: a, Gone: []PersonID{{1}}}, apart, true},
		{"words of the same field", Registered{Contact: a, Also: []FieldOf{{Field: "summary"}}}, RegisteredWords{Contact: a, Words: []AnswerWords{{FieldOf: FieldOf{Field: "summary"}}}}, apart, true},
		{"a field whose name begins so", answers(a, PersonID{}, "form"), answers(a, PersonID{}, "form_of"), apart, false},
		{"a claim of what came with a case", HandoffAccepted{Case: CaseID{7}, Contacts: []ContactID{a}}, Claimed{Contact: a}, apart, true},
		{"an answer to an offer", HandoffOffered{Case: CaseID{7}}, HandoffAccepted{Case: CaseID{7}}, apart, true},
		{"an offer of another case", HandoffOffered{Case: CaseID{7}}, HandoffOffered{Case: CaseID{6}}, apart, false},
		{"an outcome of a referral", ReferralGiven{Case: CaseID{7}, Referral: ReferralID{5}}, ReferralTurned{Case: CaseID{7}, Referral: ReferralID{5}}, apart, true},
		{"another referral", ReferralGiven{Case: CaseID{7}, Referral: ReferralID{5}}, ReferralGiven{Case: CaseID{7}, Referral: ReferralID{6}}, apart, false},
		{"two marks on one attachment", AttachmentMarked{a, MailID{5}, 1}, AttachmentMarked{b, MailID{5}, 1}, apart, true},
		{"two marks on two attachments", AttachmentMarked{a, MailID{5}, 1}, AttachmentMarked{a, MailID{5}, 2}, apart, false},
	} {
		e, err1 := Means(x.earlier, noor, nothing)
		l, err2 := Means(x.later, noor, nothing)
		if got := l.DependsOn(e, x.same); got != x.want || err1 != nil || err2 != nil {
			t.Errorf("%s: %v", x.name, got)
		}
	}
}
