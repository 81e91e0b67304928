package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/store/figures"
	"baken/store/find"
	"baken/store/form"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/template"
	"baken/store/vault"
)

// desk is what is done and read in every role: two contacts in a case each, with a
// note, a referral, a handoff that was rejected, and a call that goes on.
type desk struct {
	*team
	other, call ContactID
	in, with    CaseID
	mail        MailID
	note        NoteID
	written     EventID
	said        ReferralID
	op          OpID
	text        template.ID
}

func newDesk(t *testing.T) *desk {
	ctx := context.Background()
	s := &desk{team: newTeam(t), mail: MailID{}}
	s.mail = s.last
	s.attached(s.mail)
	s.scene.mail(letter{from: "b@example.org", root: "b", subject: "Nog een", text: "hallo"})
	for _, c := range s.queue(FilterAll) {
		if c.ID != s.id {
			s.other = c.ID
		}
	}
	s.must(s.Claim(ctx, s.other))
	s.in, s.with = s.caseOf(s.id), s.caseOf(s.other)
	d, note, err := s.WriteNote(ctx, s.id, outside.New("bel eerst"))
	s.must(d, err)
	s.note, s.written = note, d.Event
	d, s.said, err = s.Refer(ctx, s.id, Referral{Service: outside.New("CAW"), Way: "named"})
	s.must(d, err)
	s.registers(is("contact_type", "hangup"))
	d, err = s.NewContact(ctx, Phone, Call{StartedAt: s.clock})
	s.must(d, err)
	s.call = d.Contact
	s.text, err = s.SetTemplate(ctx, template.Template{Name: outside.New("groet"), Language: "nl", For: template.Reply, Text: outside.New("Beste")})
	s.step(err)
	s.later()
	return s
}

// askedOf is what each method asks of who calls it: a right, and how it is called so
// that somebody who has it is not refused.
var askedOf = map[string]struct {
	right member.Right
	do    func(context.Context, *desk) error
}{
	"Queue": {member.Read, func(_ context.Context, s *desk) error { _, err := s.Queue(FilterAll, 0, 9); return err }},
	"Narrow": {member.Read, func(ctx context.Context, s *desk) error {
		return s.Narrow(ctx, FilterAll, "vraag", "nl", func([]Contact) error { return nil })
	}},
	"Contact": {member.Read, func(_ context.Context, s *desk) error { _, err := s.Contact(s.id); return err }},
	"Calls":   {member.Read, func(_ context.Context, s *desk) error { _, err := s.Calls(9); return err }},
	"Heads":   {member.Read, func(_ context.Context, s *desk) error { _, err := s.Heads(s.id); return err }},
	"Words":   {member.Read, func(_ context.Context, s *desk) error { _, err := s.Words(Message{Mail: s.mail}); return err }},
	"Conversation": {member.Read, func(_ context.Context, s *desk) error {
		for _, err := range s.Conversation(s.id) {
			return err
		}
		return errors.New("nothing")
	}},
	"Attachment": {member.Read, func(ctx context.Context, s *desk) error { return s.Attachment(ctx, s.mail, 1, io.Discard) }},
	"Given":      {member.Read, func(_ context.Context, s *desk) error { _, _, err := s.Given(s.op); return err }},
	"Cases":      {member.Read, func(_ context.Context, s *desk) error { _, err := s.Cases(CasesAll, 0, 9); return err }},
	"CaseRow":    {member.Read, func(_ context.Context, s *desk) error { _, err := s.CaseRow(s.in); return err }},
	"CaseFile":   {member.Read, func(_ context.Context, s *desk) error { _, err := s.CaseFile(s.in); return err }},
	"NarrowCases": {member.Read, func(ctx context.Context, s *desk) error {
		return s.NarrowCases(ctx, CasesAll, "", "nl", func([]CaseRow) error { return nil })
	}},
	"Suggestion":   {member.Read, func(_ context.Context, s *desk) error { _, _, err := s.Suggestion(s.id); return err }},
	"Registration": {member.Read, func(_ context.Context, s *desk) error { _, err := s.Registration(s.id); return err }},
	"ServicesFor":  {member.Read, func(_ context.Context, s *desk) error { _, err := s.ServicesFor(s.id); return err }},
	"ReplyDraft":   {member.Read, func(_ context.Context, s *desk) error { _, _, err := s.ReplyDraft(s.id); return err }},
	"NoteDraft":    {member.Read, func(_ context.Context, s *desk) error { _, _, err := s.NoteDraft(s.id); return err }},
	"FormDrafts":   {member.Read, func(_ context.Context, s *desk) error { _, err := s.FormDrafts(s.id); return err }},
	"Slip":         {member.Read, func(_ context.Context, s *desk) error { _, _, err := s.Slip(s.id, HandoffSlip); return err }},
	"DraftAttachment": {member.Read, func(ctx context.Context, s *desk) error {
		if f, err := s.Attach(ctx, s.id, outside.New("a"), outside.New("text/plain"), bytes.NewReader([]byte("b"))); err != nil || f.Number == 0 {
			return err
		}
		_, err := s.DraftAttachment(s.id, 1)
		return err
	}},
	"Search": {member.Read, func(ctx context.Context, s *desk) error {
		q, err := find.Parse(outside.New("vraag"), s.clock)
		s.step(err)
		_, err = s.Search(ctx, q, SearchOptions{})
		return err
	}},
	"Handoffs":    {member.Read, func(_ context.Context, s *desk) error { _, err := s.Handoffs(HandoffsAll, 0, 9); return err }},
	"History":     {member.ReadHistory, func(_ context.Context, s *desk) error { _, err := s.History(s.id); return err }},
	"CaseHistory": {member.ReadHistory, func(_ context.Context, s *desk) error { _, err := s.CaseHistory(s.in); return err }},
	"Figures":     {member.Figures, func(ctx context.Context, s *desk) error { _, err := s.Figures(ctx, inPeriod(s.t, "2026")); return err }},
	"SeveralFigures": {member.Figures, func(ctx context.Context, s *desk) error {
		_, err := s.SeveralFigures(ctx, inPeriod(s.t, "2026"), inPeriod(s.t, "2025"))
		return err
	}},
	"FigureContacts": {member.Read, func(ctx context.Context, s *desk) error {
		var line figures.Line
		s.asNoor(func() error {
			f, err := s.Figures(ctx, inPeriod(s.t, "2026"))
			if err == nil {
				line = f.Lines[0]
			}
			return err
		})
		_, err := s.FigureContacts(ctx, inPeriod(s.t, "2026"), line, 9)
		return err
	}},
	"Today": {member.FiguresByCounselor, func(ctx context.Context, s *desk) error { _, err := s.Today(ctx); return err }},
	"CountEarlier": {member.ManageTeam, func(ctx context.Context, s *desk) error {
		f, err := s.Form()
		s.step(err)
		r := figures.Record{Form: f, Month: figures.MonthOf(s.clock)}
		return s.CountEarlier(ctx, slices.Values([]figures.Record{r}))
	}},

	"RecordOpened":   {member.Read, func(ctx context.Context, s *desk) error { return s.RecordOpened(ctx, s.other) }},
	"RecordPrinted":  {member.Read, func(ctx context.Context, s *desk) error { return s.RecordPrinted(ctx, s.id) }},
	"RecordSearched": {member.Read, func(ctx context.Context, s *desk) error { return s.RecordSearched(ctx, s.id) }},
	"RecordSaved":    {member.Uncover, func(ctx context.Context, s *desk) error { return s.RecordSaved(ctx, s.id, s.mail, 1, outside.New("a")) }},
	"RecordExported": {member.Export, func(ctx context.Context, s *desk) error { return s.RecordExported(ctx, s.in, Exported{}) }},
	"Uncover":        {member.Uncover, func(ctx context.Context, s *desk) error { _, _, err := s.Uncover(ctx, s.id); return err }},

	"Claim":        {member.Claim, func(ctx context.Context, s *desk) error { _, err := s.Claim(ctx, s.free(ctx)); return err }},
	"Release":      {member.Claim, func(ctx context.Context, s *desk) error { _, err := s.Release(ctx, s.id); return err }},
	"TakeOver":     {member.TakeOver, func(ctx context.Context, s *desk) error { _, err := s.TakeOver(ctx, s.held(ctx), s.els); return err }},
	"CloseContact": {member.Close, func(ctx context.Context, s *desk) error { _, err := s.CloseContact(ctx, s.id, MailID{}); return err }},
	"Reopen": {member.Close, func(ctx context.Context, s *desk) error {
		s.asNoor(func() error { _, err := s.CloseContact(ctx, s.id, MailID{}); return err })
		_, err := s.Reopen(ctx, s.id)
		return err
	}},
	"CloseCase": {member.Close, func(ctx context.Context, s *desk) error { _, err := s.CloseCase(ctx, s.in, nil); return err }},
	"ReopenCase": {member.Close, func(ctx context.Context, s *desk) error {
		s.asNoor(func() error { _, err := s.CloseContact(ctx, s.id, MailID{}); return err })
		_, err := s.ReopenCase(ctx, s.in)
		return err
	}},
	"FollowUp": {member.Triage, func(ctx context.Context, s *desk) error {
		_, err := s.FollowUp(ctx, s.id, s.clock.Add(time.Hour))
		return err
	}},
	"Judge": {member.Triage, func(ctx context.Context, s *desk) error {
		_, err := s.Judge(ctx, s.id, "serious", MailID{})
		return err
	}},
	"AskSafety":      {member.Triage, func(ctx context.Context, s *desk) error { _, err := s.AskSafety(ctx, s.id, NotSafe); return err }},
	"SaySeveral":     {member.Triage, func(ctx context.Context, s *desk) error { _, err := s.SaySeveral(ctx, s.id, true); return err }},
	"MarkAttachment": {member.Triage, func(ctx context.Context, s *desk) error { _, err := s.MarkAttachment(ctx, s.id, s.mail, 1); return err }},
	"MakeWait": {member.Triage, func(ctx context.Context, s *desk) error {
		s.scene.mail(letter{from: "lijst@example.org", root: "lijst", subject: "Nieuws", aside: AsideList})
		var aside ContactID
		s.asNoor(func() error { aside = s.queue(FilterAside)[0].ID; return nil })
		_, err := s.MakeWait(ctx, aside)
		return err
	}},
	"Join": {member.Link, func(ctx context.Context, s *desk) error { _, err := s.Join(ctx, s.id, s.other); return err }},
	"Link": {member.Link, func(ctx context.Context, s *desk) error { _, err := s.Link(ctx, s.other, s.in); return err }},
	"Unlink": {member.Link, func(ctx context.Context, s *desk) error {
		s.asNoor(func() error { _, err := s.Link(ctx, s.other, s.in); return err })
		_, err := s.Unlink(ctx, s.other)
		return err
	}},
	"MergeCases": {member.Merge, func(ctx context.Context, s *desk) error { _, err := s.MergeCases(ctx, s.in, s.with); return err }},
	"NewContact": {member.OpenContact, func(ctx context.Context, s *desk) error {
		_, err := s.NewContact(ctx, Phone, Call{StartedAt: s.clock})
		return err
	}},
	"EndCall": {member.OpenContact, func(ctx context.Context, s *desk) error { _, err := s.EndCall(ctx, s.call, ""); return err }},
	"Register": {member.Register, func(ctx context.Context, s *desk) error {
		_, err := s.Register(ctx, s.id, is("contact_type", "thanks"))
		return err
	}},
	"Refer": {member.Refer, func(ctx context.Context, s *desk) error {
		_, _, err := s.Refer(ctx, s.id, Referral{Service: outside.New("CAW"), Way: "named"})
		return err
	}},
	"TurnReferral": {member.Refer, func(ctx context.Context, s *desk) error {
		_, err := s.TurnReferral(ctx, s.id, s.said, "accepted")
		return err
	}},
	"WriteNote": {member.Note, func(ctx context.Context, s *desk) error {
		_, _, err := s.WriteNote(ctx, s.id, outside.New("nog een"))
		return err
	}},
	"WriteNoteWith": {member.SupervisorNote, func(ctx context.Context, s *desk) error {
		_, _, err := s.WriteNoteWith(ctx, s.id, outside.New("voor Sam"), NoteOptions{Supervisors: true})
		return err
	}},
	"ReviseNote": {member.Note, func(ctx context.Context, s *desk) error {
		_, err := s.ReviseNote(ctx, s.id, s.note, s.written, outside.New("bel later"))
		return err
	}},
	"PinNote": {member.Note, func(ctx context.Context, s *desk) error { _, err := s.PinNote(ctx, s.id, s.note, true); return err }},
	"WriteSummary": {member.Note, func(ctx context.Context, s *desk) error {
		_, err := s.WriteSummary(ctx, s.id, outside.New("kort"))
		return err
	}},
	"SayToTeam": {member.Talk, func(ctx context.Context, s *desk) error {
		_, err := s.SayToTeam(ctx, outside.New("wie neemt over?"))
		return err
	}},
	"SayOnCase": {member.Talk, func(ctx context.Context, s *desk) error {
		_, err := s.SayOnCase(ctx, s.in, outside.New("wie kent haar?"))
		return err
	}},
	"RemarkDraft": {member.Talk, func(_ context.Context, s *desk) error { _, err := s.RemarkDraft(CaseID{}); return err }},
	"TeamRoom":    {member.Talk, func(_ context.Context, s *desk) error { _, err := s.TeamRoom(0, 9); return err }},
	"CaseRoom":    {member.Talk, func(_ context.Context, s *desk) error { _, err := s.CaseRoom(s.in, 0, 9); return err }},
	"OfferHandoff": {member.OfferHandoff, func(ctx context.Context, s *desk) error {
		_, _, err := s.OfferHandoff(ctx, s.id, offer(s.els))
		return err
	}},
	"Conflicts": {member.Read, func(_ context.Context, s *desk) error { _, err := s.Conflicts(); return err }},
	"Undo":      {member.Note, func(ctx context.Context, s *desk) error { _, err := s.Undo(ctx, s.written); return err }},

	"HoldCase": {member.ManageTeam, func(ctx context.Context, s *desk) error { _, err := s.HoldCase(ctx, s.in, true); return err }},
	"Erase": {member.Erase, func(ctx context.Context, s *desk) error {
		_, err := s.Erase(ctx, Erasure{Contacts: []ContactID{s.other}, Classes: []vault.Class{vault.Words}})
		return err
	}},
	"Due":          {member.Retain, func(ctx context.Context, s *desk) error { _, err := s.Due(ctx); return err }},
	"SetRetention": {member.ManageTeam, func(ctx context.Context, s *desk) error { return s.SetRetention(ctx, Retention{Names: aDay}) }},
	"SetHours":     {member.ManageTeam, func(ctx context.Context, s *desk) error { return s.SetHours(ctx, someHours()) }},
	"SetTemplate": {member.Templates, func(ctx context.Context, s *desk) error {
		_, err := s.SetTemplate(ctx, template.Template{Name: outside.New("slot"), Language: "nl", For: template.Reply, Text: outside.New("Dag")})
		return err
	}},
	"RemoveTemplate": {member.Templates, func(ctx context.Context, s *desk) error { return s.RemoveTemplate(ctx, s.text) }},
	"ImportDirectory": {member.ImportDirectory, func(ctx context.Context, s *desk) error {
		_, err := s.ImportDirectory(ctx, outside.New("kaart"), someServices())
		return err
	}},
	"ReplaceForm": {member.ManageTeam, func(ctx context.Context, s *desk) error {
		_, err := s.ReplaceForm(ctx, outside.New(strings.Replace(form.Default().Text(), "version = 1", "version = 2", 1)))
		return err
	}},
	"SetRoles": {member.ManageMembers, func(ctx context.Context, s *desk) error { return s.SetRoles(ctx, s.els, member.AllRoles) }},
	"SetMemberKeys": {member.ManageMembers, func(ctx context.Context, s *desk) error {
		return s.SetMemberKeys(ctx, s.els, []string{"ssh-ed25519 AAAA"})
	}},
	"RemoveMember": {member.ManageMembers, func(ctx context.Context, s *desk) error {
		s.asNoor(func() error { _, err := s.AddMember(ctx, outside.New("Bo"), member.AllRoles); return err }) // who stays
		_, err := s.RemoveMember(ctx, s.els)
		return err
	}},
	"AddMember": {member.ManageMembers, func(ctx context.Context, s *desk) error {
		_, err := s.AddMember(ctx, outside.New("Bo"), member.AllRoles)
		return err
	}},
}

// free is a contact that nobody holds, held one that Els does.
func (s *desk) free(ctx context.Context) ContactID {
	s.asNoor(func() error { _, err := s.Release(ctx, s.id); return err })
	return s.id
}

func (s *desk) held(ctx context.Context) ContactID {
	s.asNoor(func() error { _, err := s.Release(ctx, s.id); return err })
	if err := s.by(s.els, func() error { _, err := s.Claim(ctx, s.id); return err }); !errors.Is(err, ErrNoChange) {
		s.step(err)
	}
	return s.id
}

// asNoor does something first, in all roles, for which nobody is refused.
func (s *desk) asNoor(f func() error) {
	p := s.roles()
	s.role(s.noor, member.AllRoles)
	if err := f(); err != nil && !errors.Is(err, ErrNoChange) && !errors.Is(err, ErrNotClaimed) && !errors.As(err, new(*ClaimedError)) {
		s.t.Fatal(err)
	}
	s.role(s.noor, p)
}

func (s *desk) roles() (r member.Roles) {
	s.step(s.read(func(t *tx) error { p, _, err := t.person(s.noor); r = p.Roles; return err }))
	return r
}

// Handoffs are tried by each of three people: see TestHandoffActsInEveryRole; what is
// done to the workstations of a team in TestWorkstationsInEveryRole; what crossed in it in
// TestTakeTheOther.
var triedElsewhere = []string{"TakeFirst", "Share", "Enrol", "RevokeWorkstation", "AcceptHandoff", "RejectHandoff", "RevokeHandoff", "FinishHandoff", "ReviewHandoff", "ReviseHandoff", "Handoff"}

// asksNobody are the methods that anybody may call who has unlocked the store, and why.
var asksNobody = map[string][]string{
	"it is about the file, the keys, or the work behind the screen": {"AddSlot", "RemoveSlot", "Rotate", "Slots", "CameInBy", "Backup", "BackupTo", "Close", "Path", "LostHead", "As", "SawMember",
		"Verify", "Listen", "Hold", "BeingWritten", "Mirror", "Outbox", "FolderID", "Tick", "Index", "KeepIndex", "CatchUpIndex", "AwaitIndex", "SealUnsaved", "TakeBack", "SealPlace", "OpenPlace", "ChatSecrets", "Rooms", "KeepRoom", "AppendRoom", "AppendRooms", "CopyRoom", "ForgetRoom", "RoomStanding", "LeaveMessage", "ReadRooms"},
	"it carries the team's journal, which is sealed and judged event by event": {"Follow", "Pending", "Acknowledged", "Refused", "Receive", "Republish", "KeyRows", "KeyRowsSent", "ReceiveKeyRow",
		"EpochKeys", "EpochKeySent", "ReceiveEpochKey", "SawConflict"},
	"it gives ids and numbers, and says nothing of anybody": {"Counts", "CaseCounts", "HandoffCounts", "HandoffLengths", "Position", "CasePosition", "FindContact", "ChatContact", "FindCase", "FindHandoff",
		"CaseNumber", "WholeCase", "ReplyDrafts", "Erasures", "Gauges", "Standing", "Alarms", "Fingerprint", "Stations", "SignNonce", "StationKey"},
	"it is what is the same for the whole team": {"May", "Me", "MyName", "Members", "Member", "MemberWith", "Retention", "Hours", "Form", "Templates", "Directories", "Service", "FindServices", "ServiceChoices"},
	"it keeps what this workstation is writing, and is no act": {"SaveReply", "DropReply", "SaveReplyOver", "DropReplyOver", "Attach", "Detach", "SaveNoteDraft", "DropNoteDraft", "SaveNoteDraftOver", "DropNoteDraftOver",
		"SaveFormDraft", "DropFormDraft", "SaveFormDraftOver", "DropFormDraftOver", "SaveSlip", "SaveSlipOver", "DropSlip",
		"SaveTemplateDraft", "DropTemplateDraft", "TemplateDraft", "SaveRemarkDraft"},
}

// Every method of the store is tried in every role: what the role has no right to is
// refused and leaves nothing, what it has is not.
func TestEveryActInEveryRole(t *testing.T) {
	known := slices.Clone(triedElsewhere)
	for _, names := range asksNobody {
		known = append(known, names...)
	}
	for m := range reflect.TypeFor[*Store]().Methods() {
		if _, tried := askedOf[m.Name]; tried == slices.Contains(known, m.Name) {
			t.Errorf("%s: tried %v, and it is said elsewhere too, or nowhere, whom it asks", m.Name, tried)
		}
	}
	ctx := context.Background()
	for name, m := range askedOf {
		t.Run(name, func(t *testing.T) {
			s := newDesk(t)
			sets := []member.Roles{0, member.RolesOf(member.Counselor), member.RolesOf(member.Supervisor), member.RolesOf(member.Administrator)}
			slices.SortStableFunc(sets, func(a, b member.Roles) int { // those that may not, first
				return map[bool]int{true: 1}[a.May(m.right)] - map[bool]int{true: 1}[b.May(m.right)]
			})
			first := true
			for _, roles := range sets {
				s.role(s.noor, roles)
				before := s.events()
				err := m.do(ctx, s)
				switch {
				case !roles.May(m.right):
					if !errors.Is(err, ErrNotAllowed) {
						t.Errorf("%q may not, and is told %v", roles, err)
					}
					if n := s.events(); n != before && !slices.Contains([]string{"Claim", "TakeOver", "Reopen", "ReopenCase", "Unlink", "RemoveMember"}, name) {
						t.Errorf("%q left %d events", roles, n-before)
					}
				case errors.Is(err, ErrNotAllowed) || first && err != nil:
					t.Errorf("%q may, and is told %v", roles, err)
				default:
					first = false
				}
			}
			s.role(s.noor, member.AllRoles)
		})
	}
}
