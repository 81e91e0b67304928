package journal

import (
	"bytes"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
	"github.com/google/go-cmp/cmp"

	"baken/store/directory"
	"baken/store/member"
	"baken/store/opening"
	"baken/store/outside"
	"baken/store/record"
	"baken/store/template"
	"baken/store/vault"
)

var update = flag.Bool("update", false, "write golden files that are not there yet; those that are are never changed")

var sameText = cmp.Comparer(func(a, b outside.Text) bool { return a == b })

// examples has one event of each kind with every field set, as version 1 has it.
// A new version adds an entry under its own number; the old ones stay. What stands
// after a plus has fields that were added within a version.
var examples = map[string]Body{
	"team.founded.1":           TeamFounded{Team: TeamID{1, 2}, Name: outside.New("Noor"), Roles: member.AllRoles},
	"team.member-added.1":      MemberAdded{Member: member.ID{3}, Name: outside.New("Noor"), Roles: member.AllRoles},
	"team.member-roles.1":      MemberRoles{Member: member.ID{3}, Roles: member.RolesOf(member.Supervisor)},
	"team.member-keys.1":       MemberKeys{Member: member.ID{3}, Keys: []string{"ssh-ed25519 AAAA"}},
	"team.workstation-added.1": WorkstationAdded{Workstation: WorkstationID{4}, Member: member.ID{3}, Sign: bytes.Repeat([]byte{5}, 32), Box: bytes.Repeat([]byte{6}, 32), Letter: "A"},
	"team.erased.1":            Erased{Cases: []CaseID{{7}}, Contacts: []ContactID{{8}, {10}}, Classes: []vault.Class{vault.Names, vault.Words}},
	"team.erased.1+rooms":      Erased{Rooms: []RoomID{{20}}, Classes: []vault.Class{vault.Words}},
	"room.said.1":              RoomSaid{Room: RoomID{20}, Remark: RemarkID{21}, Text: outside.New("wie neemt over?")},
	"case.said.1":              CaseSaid{Case: CaseID{7}, Remark: RemarkID{21}, Text: outside.New("wie kent haar?")},
	"team.hours.1": HoursSet{opening.Hours{Zone: "Europe/Brussels", Phone: hours(opening.Weekly(540, 1020, time.Monday, time.Friday)), Mail: hours(opening.Weekly(540, 1020, time.Monday)),
		Chat: hours(opening.Weekly(1320, 120, time.Saturday), opening.Holiday(20000, 20003), opening.Special(20010, 540, 720))}},
	"team.workstation-enrolled.1":    WorkstationEnrolled{Workstation: WorkstationID{4}, Member: member.ID{3}, Sign: bytes.Repeat([]byte{5}, 32), Box: bytes.Repeat([]byte{6}, 32), Letter: "B", Hub: true},
	"team.workstation-revoked.1":     WorkstationRevoked{Workstation: WorkstationID{4}, Upto: 17},
	"team.epoch-begun.1":             EpochBegun{Epoch: vault.EpochID{5}, Number: 2, Check: bytes.Repeat([]byte{6}, 32)},
	"team.retention-set.1":           RetentionSet{Names: 30, Words: 60, History: 730, KeepOnServer: true},
	"team.template-set.1":            TemplateSet{template.Template{ID: template.ID{14}, Name: outside.New("ontvangen"), Language: "nl", For: template.Reply, Text: outside.New("Dank u.")}},
	"team.template-removed.1":        TemplateRemoved{template.ID{14}},
	"team.directory-imported.1":      DirectoryImported{Directory: DirectoryID{17}, Name: outside.New("sociale-kaart.zip"), Services: 238, Sum: bytes.Repeat([]byte{18}, 32)},
	"case.exported.1":                CaseExported{Case: CaseID{7}, Sealed: true, Uncovered: true, Page: true, To: []string{"age1x"}},
	"case.held.1":                    CaseHeld{Case: CaseID{7}, Held: true},
	"case.opened.1":                  CaseOpened{Case: CaseID{7}, Number: "26-0001"},
	"case.linked.1":                  ContactLinked{Case: CaseID{7}, Contact: ContactID{8}},
	"case.linked.1+chosen":           ContactLinked{Case: CaseID{7}, Contact: ContactID{8}, From: CaseID{11}, Chosen: true},
	"case.merged.1":                  CasesMerged{Case: CaseID{7}, With: CaseID{11}},
	"contact.begun.1":                ContactBegun{Contact: ContactID{8}, Channel: "phone", Started: when, Ended: when, As: CallSilent},
	"chat.begun.1":                   ChatBegun{Contact: ContactID{8}, At: when, Language: "nl", Age: "12-17", Region: "ANT", Gender: "f", Left: true, Answerable: true, Safe: "yes"},
	"chat.said.1":                    ChatSaid{Contact: ContactID{8}, Steps: []ChatStep{{N: 3, At: 1795000000000, Side: "desk", What: "services", Who: outside.New("Els"), Text: outside.New("dag"), Services: []ChatService{{outside.New("CAW"), outside.New("0800"), outside.New("https://caw.be"), outside.New("9-17")}}, Lost: true}}},
	"chat.ended.1":                   ChatEnded{Contact: ContactID{8}, At: when, How: ChatByExit},
	"chat.address-left.1":            AddressLeft{Contact: ContactID{8}, Address: outside.New("a@b.example"), MessageID: outside.New("1@page.invalid")},
	"contact.ended.1":                ContactEnded{Contact: ContactID{8}, At: when, As: CallSilent},
	"contact.closed.1+case":          Closed{Contact: ContactID{8}, Newest: MailID{9}, Upto: when, Act: ActID{12}},
	"contact.reopened.1+case":        Reopened{Contact: ContactID{8}, Act: ActID{12}},
	"contact.claimed.1":              Claimed{Contact: ContactID{8}, From: member.ID{3}},
	"contact.released.1":             Released{Contact: ContactID{8}, From: member.ID{3}},
	"contact.closed.1":               Closed{Contact: ContactID{8}, Newest: MailID{9}, Upto: when},
	"contact.reopened.1":             Reopened{Contact: ContactID{8}},
	"contact.follow-up.1":            FollowUpSet{Contact: ContactID{8}, On: when},
	"contact.danger.1":               DangerJudged{Contact: ContactID{8}, Danger: "acute", Upto: when},
	"contact.made-wait.1":            MadeWait{Contact: ContactID{8}},
	"contact.joined.1":               Joined{Contact: ContactID{8}, With: ContactID{10}},
	"contact.mail-safe.1":            SafetyAsked{Contact: ContactID{8}, Safe: "no"},
	"contact.several-write.1":        SeveralWrite{Contact: ContactID{8}, Several: true},
	"contact.answered.1":             AnsweredWith{Contact: ContactID{8}, Op: OpID{11}, Newest: MailID{9}, Upto: when},
	"contact.addressed.1":            Addressed{Contact: ContactID{8}, Op: OpID{11}, MessageID: outside.New("a@b"), To: []outside.Text{outside.New("c@d")}},
	"contact.said.1":                 Said{Contact: ContactID{8}, Op: OpID{11}, Subject: outside.New("Re"), Text: outside.New("dag"), Attachments: []outside.Text{outside.New("x.pdf")}, Reason: outside.New("gevraagd")},
	"contact.answer-settled.1":       AnswerSettled{Contact: ContactID{8}, Op: OpID{11}, As: SettledDiscarded},
	"contact.opened.1":               Opened{Contact: ContactID{8}},
	"contact.uncovered.1":            Uncovered{Contact: ContactID{8}},
	"contact.attachment-saved.1":     AttachmentSaved{Contact: ContactID{8}, Mail: MailID{9}, Number: 2, Path: outside.New("/tmp/x")},
	"contact.attachment-marked.1":    AttachmentMarked{Contact: ContactID{8}, Mail: MailID{9}, Number: 2},
	"contact.printed.1":              Printed{Contact: ContactID{8}},
	"member.searched.1":              Searched{},
	"note.written.1":                 NoteWritten{Case: CaseID{7}, Note: NoteID{12}, Contact: ContactID{8}, Text: outside.New("belt morgen")},
	"note.revised.1":                 NoteRevised{Case: CaseID{7}, Note: NoteID{12}, Parent: EventID{13}, Text: outside.New("belt overmorgen")},
	"registration.set.1":             Registered{Contact: ContactID{8}, Form: "helpline", Version: 1, Figure: FigureID{14}, Answers: []Answer{{FieldOf{PersonID{15}, "theme"}, []string{"child_abuse"}}}, Added: []PersonID{{15}}, Gone: []PersonID{{16}}, Also: []FieldOf{{PersonID{15}, "summary"}}, With: []EventID{{13}}},
	"registration.names.1":           RegisteredNames{Contact: ContactID{8}, Answers: []Answer{{FieldOf{PersonID{15}, "village"}, []string{"9000"}}}},
	"registration.words.1":           RegisteredWords{Contact: ContactID{8}, Words: []AnswerWords{{FieldOf{PersonID{15}, "summary"}, outside.New("buurvrouw")}}},
	"figure.counted.1":               Counted{Figure: FigureID{14}, Form: "helpline", Version: 1, Month: "2026-11", Hour: 9, Void: true, Answers: []Answer{{FieldOf{PersonID{15}, "theme"}, []string{"child_abuse"}}}},
	"team.form.1":                    FormReplaced{Form: "helpline", Version: 2, Definition: outside.New("form = 1")},
	"referral.said.1":                ReferralSaid{Case: CaseID{7}, Words: WordsID{14}, Service: outside.New("CAW"), Phone: outside.New("078 15 03 00"), Reason: outside.New("dringend")},
	"referral.said.1+directory":      ReferralSaid{Case: CaseID{7}, Words: WordsID{14}, Service: outside.New("CAW"), Phone: outside.New("078 15 03 00"), ID: outside.New("s-1"), Directory: DirectoryID{17}, Place: outside.New("l-1"), Where: outside.New("Lindelaan 1, Antwerpen")},
	"referral.given.1":               ReferralGiven{Case: CaseID{7}, Referral: ReferralID{15}, Contact: ContactID{8}, Way: "warm", Target: "caw", Consent: "given", Outcome: "accepted", Words: WordsID{14}},
	"referral.given.1+reply":         ReferralGiven{Case: CaseID{7}, Referral: ReferralID{15}, Contact: ContactID{8}, Way: "named", Target: "caw", Words: WordsID{14}, Op: OpID{11}},
	"referral.turned.1":              ReferralTurned{Case: CaseID{7}, Referral: ReferralID{15}, Outcome: "unavailable"},
	"handoff.told.1":                 HandoffTold{Case: CaseID{7}, Words: WordsID{14}, To: outside.New("Limburg"), Reason: outside.New("verhuisd"), Summary: outside.New("wat er was"), Note: outside.New("bel eerst"), Without: outside.New("gevaar")},
	"handoff.offered.1":              HandoffOffered{Case: CaseID{7}, Handoff: HandoffID{16}, Contact: ContactID{8}, To: member.ID{4}, Whom: "person", Mode: "warm", Consent: "given", Words: WordsID{14}},
	"handoff.revised.1":              HandoffRevised{Case: CaseID{7}, Handoff: HandoffID{16}, From: noor, Words: WordsID{14}},
	"handoff.accepted.1":             HandoffAccepted{Case: CaseID{7}, Handoff: HandoffID{16}, From: member.ID{4}, To: noor, Contacts: []ContactID{{8}, {10}}},
	"handoff.rejected.1":             HandoffRejected{Case: CaseID{7}, Handoff: HandoffID{16}, From: member.ID{4}, To: noor, Words: WordsID{14}},
	"handoff.revoked.1":              HandoffRevoked{Case: CaseID{7}, Handoff: HandoffID{16}, From: noor},
	"handoff.done.1":                 HandoffDone{Case: CaseID{7}, Handoff: HandoffID{16}, From: noor},
	"handoff.reviewed.1":             HandoffReviewed{Case: CaseID{7}, Handoff: HandoffID{16}, From: member.ID{4}, As: "returned", Words: WordsID{14}},
	"handoff.commented.1":            HandoffCommented{Case: CaseID{7}, Words: WordsID{14}, On: OnReview, Text: outside.New("zeg wie er belt")},
	"act.undone.1":                   Undone{Event: EventID{13}},
	"note.written.1+pinned":          NoteWritten{Case: CaseID{7}, Note: NoteID{12}, Contact: ContactID{8}, Text: outside.New("belt morgen"), Pinned: true},
	"note.pinned.1":                  NotePinned{Case: CaseID{7}, Note: NoteID{12}, Pinned: true, Supervisors: true},
	"note.for-supervisors.1":         SupervisorNoteWritten{Case: CaseID{7}, Note: NoteID{12}, Contact: ContactID{8}, Text: outside.New("graag overleg"), Pinned: true},
	"note.for-supervisors-revised.1": SupervisorNoteRevised{Case: CaseID{7}, Note: NoteID{12}, Parent: EventID{13}, Text: outside.New("overlegd")},
	"case.summary.1":                 SummaryWritten{Case: CaseID{7}, Contact: ContactID{8}, Text: outside.New("ruzie bij de buren")},
}

var (
	when = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	noor = member.ID{3}
)

func hours(all ...directory.Rule) directory.Hours { return directory.Hours{Rules: all} }

func golden(name string) string { return filepath.Join("testdata", name+".hex") }

// Every kind and version that was ever written has a golden file, which is read
// to what it was.
func TestGolden(t *testing.T) {
	for name, want := range examples {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(golden(name))
			if errors.Is(err, os.ErrNotExist) && *update {
				p, err := Encode(noor, want)
				if err != nil {
					t.Fatal(err)
				}
				text = []byte(hex.EncodeToString(p) + "\n")
				if err := os.WriteFile(golden(name), text, 0o644); err != nil {
					t.Fatal(err)
				}
			} else if err != nil {
				t.Fatal(err)
			}
			p, err := hex.DecodeString(strings.TrimSpace(string(text)))
			if err != nil {
				t.Fatal(err)
			}
			by, got, err := Decode(p)
			if diff := cmp.Diff(want, got, sameText); err != nil || by != noor || diff != "" {
				t.Errorf("reads as another: %v %s", err, diff)
			}
			if again, err := Encode(noor, got); err != nil || kinds[got.Kind()].version == 1 && !bytes.Equal(again, p) {
				t.Errorf("is written as another: %v", err)
			}
		})
	}
}

func TestEveryKindHasAGoldenFile(t *testing.T) {
	want := map[string]bool{}
	for kind, k := range kinds {
		for v := uint(1); v <= k.version; v++ {
			want[fmt.Sprintf("%s.%d", kind, v)] = true
		}
	}
	for name := range want {
		if examples[name] == nil {
			t.Errorf("%s has no example", name)
		}
	}
	files, err := filepath.Glob(golden("*"))
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, f := range files {
		name, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(f), ".hex"), "+")
		have[name] = true
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(have))); diff != "" {
		t.Errorf("golden files: %s", diff)
	}
	if len(Kinds()) != len(kinds) || !slices.IsSorted(Kinds()) {
		t.Error("Kinds does not list all, in order")
	}
}

// Each example sets each of its fields, else the golden file shows nothing.
func TestExamplesAreFull(t *testing.T) {
	for name, b := range examples {
		p, err := record.Encode(b)
		if err != nil {
			t.Fatal(err)
		}
		var fields map[int]cbor.RawMessage
		if err := record.Decode(p, &fields); err != nil {
			t.Fatal(err)
		}
		for n, v := range fields {
			var value any
			if err := record.Decode(v, &value); err != nil || value == nil || value == "" || value == uint64(0) {
				t.Errorf("%s: field %d is empty", name, n)
			}
		}
	}
}

// What a newer version wrote is kept and shown as such.
func TestNewerKindsAndVersions(t *testing.T) {
	for name, in := range map[string]payload{
		"kind":    {Kind: "contact.sung-to", Version: 1, Member: noor, Body: cbor.RawMessage{0xa0}},
		"version": {Kind: Claimed{}.Kind(), Version: 2, Member: noor, Body: cbor.RawMessage{0xa0}},
	} {
		p, err := record.Encode(in)
		if err != nil {
			t.Fatal(err)
		}
		by, b, err := Decode(p)
		u, ok := b.(Unknown)
		if !errors.Is(err, ErrNewer) || by != noor || !ok || u.Of != in.Kind || u.Version != in.Version || u.Kind() != in.Kind {
			t.Errorf("%s: %v, %v", name, b, err)
		}
	}
}

// A field that a newer program added to a version is no error.
func TestUnknownFieldsAreBorne(t *testing.T) {
	body, err := record.Encode(map[int]any{1: ContactID{8}, 99: "new"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := record.Encode(payload{Kind: Released{}.Kind(), Version: 1, Member: noor, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	if _, b, err := Decode(p); err != nil || b != (Released{Contact: ContactID{8}}) {
		t.Errorf("%v, %v", b, err)
	}
}

func TestMalformedPayloads(t *testing.T) {
	good, _ := Encode(noor, Claimed{Contact: ContactID{8}})
	short, _ := record.Encode(payload{Kind: Claimed{}.Kind(), Version: 1, Member: noor, Body: cbor.RawMessage{0x01}})
	for name, p := range map[string][]byte{"empty": nil, "garbage": []byte("garbage"), "cut": good[:len(good)-1], "more": append(bytes.Clone(good), 0), "body": short} {
		if _, b, err := Decode(p); !errors.Is(err, ErrMalformed) || b != nil {
			t.Errorf("%s: %v, %v", name, b, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, b := range examples {
		p, err := Encode(noor, b)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, p []byte) {
		by, b, err := Decode(p)
		if err != nil {
			return
		}
		again, err := Encode(by, b)
		if err != nil {
			t.Fatal(err)
		}
		if _, c, err := Decode(again); err != nil || !cmp.Equal(b, c, sameText) {
			t.Errorf("reads as another after it was written: %v", err)
		}
	})
}

// A time is read in UTC, also on a machine whose zone is the one that it was
// written in.
func TestTimesAreReadInUTC(t *testing.T) {
	local := time.Local
	defer func() { time.Local = local }()
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("CET", 3600), time.FixedZone("", -4*3600)} {
		time.Local = zone
		at := when.In(zone)
		for _, b := range []Body{Closed{Upto: at}, FollowUpSet{On: at}, DangerJudged{Upto: at}, AnsweredWith{Upto: at}, FollowUpSet{}} {
			p, err := Encode(noor, b)
			if err != nil {
				t.Fatal(err)
			}
			_, got, err := Decode(p)
			if err != nil {
				t.Fatal(err)
			}
			var read time.Time
			switch b := got.(type) {
			case Closed:
				read = b.Upto
			case FollowUpSet:
				read = b.On
			case DangerJudged:
				read = b.Upto
			case AnsweredWith:
				read = b.Upto
			}
			if b == (FollowUpSet{}) {
				if !read.IsZero() {
					t.Errorf("no time is read as %v", read)
				}
				continue
			}
			if read != when {
				t.Errorf("%s in %v: read as %v", b.Kind(), zone, read)
			}
		}
	}
}
