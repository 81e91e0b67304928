package journal

import (
	"reflect"
	"sort"
	"time"

	"github.com/fxamacker/cbor/v2"
)

// kind is how an event of one kind is read: the newest version, and the
// function that reads it and all before it.
type kind struct {
	version uint
	read    func(version uint, b cbor.RawMessage) (Body, error)
}

// as reads a body of version 1 of type B. Its times are in UTC, whatever the
// zone of this machine: what is folded from them is compared byte for byte.
func as[B Body](_ uint, raw cbor.RawMessage) (Body, error) {
	var b B
	if err := decoding.Unmarshal(raw, &b); err != nil {
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

// kinds are all the kinds there are. A new version of a kind gets a function of
// its own that brings older ones up to date.
var kinds = map[Kind]kind{
	TeamFounded{}.Kind():      {1, as[TeamFounded]},
	MemberAdded{}.Kind():      {1, as[MemberAdded]},
	WorkstationAdded{}.Kind(): {1, as[WorkstationAdded]},
	CaseOpened{}.Kind():       {1, as[CaseOpened]},
	ContactLinked{}.Kind():    {1, as[ContactLinked]},
	Claimed{}.Kind():          {1, as[Claimed]},
	Released{}.Kind():         {1, as[Released]},
	Closed{}.Kind():           {1, as[Closed]},
	Reopened{}.Kind():         {1, as[Reopened]},
	FollowUpSet{}.Kind():      {1, as[FollowUpSet]},
	DangerJudged{}.Kind():     {1, as[DangerJudged]},
	MadeWait{}.Kind():         {1, as[MadeWait]},
	Joined{}.Kind():           {1, as[Joined]},
	SafetyAsked{}.Kind():      {1, as[SafetyAsked]},
	AnsweredWith{}.Kind():     {1, as[AnsweredWith]},
	Said{}.Kind():             {1, as[Said]},
	AnswerSettled{}.Kind():    {1, as[AnswerSettled]},
	NoteWritten{}.Kind():      {1, as[NoteWritten]},
	NoteRevised{}.Kind():      {1, as[NoteRevised]},
	Opened{}.Kind():           {1, as[Opened]},
	Uncovered{}.Kind():        {1, as[Uncovered]},
	AttachmentMarked{}.Kind(): {1, as[AttachmentMarked]},
	AttachmentSaved{}.Kind():  {1, as[AttachmentSaved]},
	Printed{}.Kind():          {1, as[Printed]},
	Undone{}.Kind():           {1, as[Undone]},
}

// Kinds lists all kinds of event that this program can read, in order.
func Kinds() []Kind {
	var all []Kind
	for k := range kinds {
		all = append(all, k)
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all
}
