package ui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"baken/keymap"
	"baken/ui/part"
	"baken/ui/screen"
)

// A line is a word of an action, or its key, and what it is about: "claim 3",
// "search knife", "c 3".

// What can be done in plain mode. What is not here is not offered: moving a cursor,
// folding, and what has no words yet.
var (
	plainAnywhere = []keymap.Action{
		keymap.ReadAgain, keymap.ReadAll, keymap.More, keymap.News, keymap.Back, keymap.Undo, keymap.GoQueue, keymap.GoCases, keymap.GoHandoffs,
		keymap.GoDirectory, keymap.GoFigures, keymap.GoSearch, keymap.GoOutbox, keymap.GoLog, keymap.GoGuide, keymap.NewCall, keymap.NewMissed, keymap.NewSilent, keymap.NewContact,
		keymap.NewMail, keymap.Templates, keymap.SyncNow, keymap.Backup, keymap.ShowKeys, keymap.Lock, keymap.Quit,
	}
	plainContact = []keymap.Action{
		keymap.Claim, keymap.Reply, keymap.WriteNote, keymap.Register, keymap.Refer, keymap.HandOff, keymap.Close, keymap.Reopen, keymap.FollowUp,
		keymap.Wait, keymap.Danger, keymap.Uncover, keymap.EndCall, keymap.EndSilent, keymap.Link, keymap.AcceptCase, keymap.Join, keymap.Several,
		keymap.WriteSummary, keymap.File, keymap.Trash,
	}
	plainPlaces = map[spot][]keymap.Action{
		atQueue: slices.Concat([]keymap.Action{keymap.Open}, plainContact, []keymap.Action{keymap.FilterWaiting, keymap.FilterMine, keymap.FilterAnswered,
			keymap.FilterClosed, keymap.FilterAside, keymap.FilterAll, keymap.FilterUnfinished}),
		atConversation: slices.Concat([]keymap.Action{keymap.ReadCase, keymap.SaveAttachment, keymap.MarkAttachment}, plainContact),
		atCase:         slices.Concat([]keymap.Action{keymap.ReviseNote, keymap.PinNote}, plainContact),
		atCases:        {keymap.Open, keymap.Close, keymap.Reopen, keymap.MergeCases, keymap.FilterOpen, keymap.FilterMine, keymap.FilterClosed, keymap.FilterAll},
		atHandoffs: {keymap.Open, keymap.ApproveHandoff, keymap.ReturnHandoff, keymap.AcceptHandoff, keymap.RejectHandoff, keymap.ReviseHandoff, keymap.RevokeHandoff,
			keymap.FinishHandoff, keymap.FilterReview, keymap.FilterOffered, keymap.FilterReturned, keymap.FilterApproved, keymap.FilterOffers, keymap.FilterHandoffs},
		atFigures: {keymap.Open, keymap.EarlierPeriod, keymap.LaterPeriod, keymap.ByYear, keymap.ByQuarter, keymap.ByMonth, keymap.ByWeek, keymap.AnyPeriod,
			keymap.AgainstBefore, keymap.FilterTheme, keymap.FilterProvince, keymap.FilterChannel, keymap.FilterCounselor, keymap.AllFigures,
			keymap.CrossFields, keymap.NextPane},
		atSearch: {keymap.Open, keymap.SwitchOrder},
		atDirectory: {keymap.Open, keymap.Refer, keymap.Narrow, keymap.FilterTheme, keymap.FilterProvince, keymap.FilterTown, keymap.FilterAge, keymap.FilterLanguage,
			keymap.FilterOpenNow, keymap.FilterResting, keymap.ClearFilters},
		atOutbox: {keymap.Retry, keymap.MarkSent, keymap.Discard},
	}
	plainTexts = map[keymap.Context][]keymap.Action{
		keymap.Composer:     {keymap.Send, keymap.WriteOn, keymap.WriteAnew, keymap.Recipients, keymap.MailSafe, keymap.PutTemplate, keymap.FromDirectory, keymap.MakeTemplate, keymap.Attach, keymap.Quote},
		keymap.Note:         {keymap.KeepNote, keymap.WriteOn, keymap.WriteAnew, keymap.PinNote, keymap.ForSupervisors, keymap.PutTemplate, keymap.FromDirectory, keymap.MakeTemplate, keymap.EndCall, keymap.Beside},
		keymap.TemplateText: {keymap.KeepTemplate, keymap.WriteOn, keymap.WriteAnew},
		keymap.Form:         {keymap.GoField, keymap.NextField, keymap.PrevField, keymap.ClearAnswer, keymap.RemovePerson, keymap.EndCall, keymap.Beside},
		keymap.Slip:         {keymap.KeepSlip, keymap.GoField},
	}
	// In the directory while a text is written: what is chosen goes into that.
	plainGiving = []keymap.Action{keymap.LookService, keymap.PutService, keymap.Narrow, keymap.FilterTheme, keymap.FilterProvince, keymap.FilterTown, keymap.FilterAge,
		keymap.FilterLanguage, keymap.FilterOpenNow, keymap.FilterResting, keymap.ClearFilters}
	plainInText = []keymap.Action{keymap.ReadAgain, keymap.Back, keymap.Undo, keymap.News, keymap.ShowKeys, keymap.Lock, keymap.Quit}
)

// plainChats is what can be done everywhere where there are chats.
var plainChats = []keymap.Action{keymap.NextChat}

// offered is what can be done where one is.
func (p *plain) offered() []keymap.Action {
	if w := p.places[p.at].over; w != nil {
		return slices.Concat(plainTexts[w.Context()], plainInText)
	}
	here := plainPlaces[p.at]
	if p.at == atDirectory && p.giving != nil {
		here = plainGiving
	}
	switch {
	case p.talkHere() != nil:
		return slices.Concat(plainChat, here, plainAnywhere, plainChats)
	case p.desk != nil && p.s.Chats != nil:
		return slices.Concat(here, plainAnywhere, plainChats)
	}
	return slices.Concat(here, plainAnywhere)
}

// meant is an action that a line names.
type meant struct {
	action keymap.Action
	side   int    // which of the words of its name: "claim, release"
	rest   string // what it is about
	rank   int    // how well it fits, lower is better
}

// Ranks of what a line fits.
const (
	byKey = iota
	byName
	byBeginning
	byEnd  // the last words of the name: "queue" for "to the queue"
	byWord // a later word of the name: "danger" for "set the danger now"
	unfit
)

// wordsOf parts what was typed, folded, at what is no letter, digit or sign of a word.
func wordsOf(s string) []string {
	return strings.FieldsFunc(part.Folded(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("+-*/", r)
	})
}

// read finds what a line means: one action, or several that it may mean.
func (p *plain) read(line string) (all []meant) {
	line = strings.TrimSpace(line)
	best := unfit
	put := func(m meant) {
		if m.rank > best {
			return
		}
		if m.rank < best {
			best, all = m.rank, nil
		}
		if !slices.ContainsFunc(all, func(o meant) bool { return o.action == m.action }) {
			all = append(all, m)
		}
	}
	for _, a := range p.offered() {
		if rest, ok := p.keyed(a, line); ok {
			put(meant{action: a, side: -1, rest: rest, rank: byKey})
		}
		for side, name := range strings.Split(p.Lang.Action(a), ",") {
			rest, rank := fitsName(wordsOf(name), line)
			if rank != unfit && fitsRest(a, rest) {
				put(meant{a, side, rest, rank})
			}
		}
	}
	if len(all) == 0 {
		return p.readEnglish(line)
	}
	if i := slices.IndexFunc(all, goes); i >= 0 && best == byEnd && !slices.ContainsFunc(all[i+1:], goes) { // what a place is called goes there
		return all[i : i+1]
	}
	return all
}

// goes says whether an action goes to another place.
func goes(m meant) bool { return strings.HasPrefix(string(m.action), "goto-") }

// readEnglish finds the action whose English name was typed, or its last words: they stand
// in the README and the guides, whatever language one hears.
func (p *plain) readEnglish(line string) (all []meant) {
	best := byWord
	for _, a := range p.offered() {
		for side, name := range strings.Split(keymap.Name(a), ",") {
			rest, rank := fitsName(wordsOf(name), line)
			if (rank == byName || rank == byEnd) && rank < best && fitsRest(a, rest) {
				best, all = rank, []meant{{a, side, rest, rank}}
			}
		}
	}
	return all
}

// keyed says whether a line begins with the key of an action. Digits are the numbers of
// rows here.
func (p *plain) keyed(a keymap.Action, line string) (rest string, ok bool) {
	for _, ctx := range p.contexts() {
		for _, k := range p.keys.Keys(ctx, a) {
			after, begins := strings.CutPrefix(line, k)
			if !begins || unicode.IsDigit(rune(k[0])) || strings.Contains(k, "+") {
				continue
			}
			if after = strings.TrimSpace(after); fitsRest(a, after) && (after == "" || line[len(k)] == ' ' || unicode.IsDigit(rune(after[0]))) {
				return after, true
			}
		}
	}
	return "", false
}

// contexts are those whose keys hold where one is.
func (p *plain) contexts() []keymap.Context {
	ctx := p.current().Context()
	switch {
	case p.at.inRow() && p.places[p.at].over == nil:
		return []keymap.Context{ctx, keymap.Queue, keymap.Conversation, keymap.Case}
	}
	return []keymap.Context{ctx}
}

// fitsName says how well a line fits the words of a name, and what is left of it.
func fitsName(name []string, line string) (rest string, rank int) {
	typed := strings.Fields(line)
	if len(name) == 0 || len(typed) == 0 {
		return "", unfit
	}
	for from := range name {
		n := 0
		for n < len(typed) && from+n < len(name) && strings.HasPrefix(name[from+n], part.Folded(typed[n])) {
			n++
		}
		if n == 0 {
			continue
		}
		whole := true
		for i := range n {
			whole = whole && name[from+i] == part.Folded(typed[i])
		}
		rest = strings.Join(typed[n:], " ")
		switch {
		case from == 0 && n == len(name) && whole:
			return rest, byName
		case from == 0:
			return rest, byBeginning
		case from+n == len(name) && whole:
			return rest, byEnd
		}
		return rest, byWord
	}
	return "", unfit
}

// wordedActions are about words that are looked for.
var wordedActions = []keymap.Action{keymap.GoSearch, keymap.GoDirectory, keymap.FromDirectory, keymap.Narrow}

// fitsRest says whether an action is about such a thing: a number for most, words for
// what is searched.
func fitsRest(a keymap.Action, rest string) bool {
	if rest == "" || slices.Contains(wordedActions, a) {
		return true
	}
	_, err := strconv.Atoi(rest)
	return err == nil && slices.Contains(numberedActions, a)
}

// numberedActions are those that are about something with a number.
var numberedActions = slices.Concat(plainContact, []keymap.Action{
	keymap.Open, keymap.GoField, keymap.SaveAttachment, keymap.MarkAttachment, keymap.ReviseNote, keymap.PinNote, keymap.MergeCases,
	keymap.ApproveHandoff, keymap.ReturnHandoff, keymap.AcceptHandoff, keymap.RejectHandoff, keymap.ReviseHandoff, keymap.RevokeHandoff, keymap.FinishHandoff,
	keymap.Retry, keymap.MarkSent, keymap.Discard, keymap.LookService, keymap.PutService,
})

// callable are the offered actions by their words, for the help: those of the place, and
// those of all places. In a list what can be done depends on which row it is done to.
func (p *plain) callable() (here, everywhere []string) {
	rows := p.places[p.at].over == nil && p.at != atConversation && p.at != atCase
	for _, a := range p.offered() {
		if p.why(a) != "" && !(rows && slices.Contains(numberedActions, a)) {
			continue
		}
		if slices.Contains(plainAnywhere, a) {
			everywhere = append(everywhere, p.Lang.Short(a))
		} else {
			here = append(here, p.Lang.Action(a))
		}
	}
	return here, everywhere
}

// fieldsOpen is what is filled in where one is, if anything is.
func (p *plain) fieldsOpen() (screen.Fields, bool) {
	f, ok := p.places[p.at].over.(screen.Fields)
	return f, ok
}
