package command

import (
	"errors"
	"strings"

	"baken/store"
	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
)

// faultWord is a reason as the JSON has it, and in words.
type faultWord struct {
	word string
	key  lang.Key
}

// faultWords are all reasons.
var faultWords = map[directory.Reason]faultWord{
	directory.NoID:           {"no_id", lang.FaultNoID},
	directory.Twice:          {"twice", lang.FaultTwice},
	directory.NoName:         {"no_name", lang.FaultNoName},
	directory.NoNumber:       {"no_number", lang.FaultNoNumber},
	directory.NoLink:         {"no_link", lang.FaultNoLink},
	directory.Dangling:       {"dangling", lang.FaultDangling},
	directory.BadStatus:      {"bad_status", lang.FaultBadStatus},
	directory.BadAge:         {"bad_age", lang.FaultBadAge},
	directory.AgesCross:      {"ages_cross", lang.FaultAgesCross},
	directory.BadDate:        {"bad_date", lang.FaultBadDate},
	directory.BadSchedule:    {"bad_schedule", lang.FaultBadSchedule},
	directory.BadCode:        {"bad_code", lang.FaultBadCode},
	directory.WrongColumns:   {"wrong_columns", lang.FaultWrongColumns},
	directory.BadQuotes:      {"bad_quotes", lang.FaultBadQuotes},
	directory.TooLong:        {"too_long", lang.FaultTooLong},
	directory.NoParent:       {"no_parent", lang.FaultNoParent},
	directory.NoOrganization: {"no_organization", lang.FaultNoOrganization},
	directory.KeptColumn:     {"kept_column", lang.FaultKeptColumn},
	directory.UnusedColumn:   {"unused_column", lang.FaultUnusedColumn},
	directory.AgesApart:      {"ages_apart", lang.FaultAgesApart},
	directory.TooMany:        {"too_many", lang.FaultTooMany},
}

// wholeWords are what refuses a directory as a whole.
var wholeWords = []worded{
	{directory.ErrEncoding, lang.DirectoryNotUTF8}, {directory.ErrNoServices, lang.DirectoryNoServices}, {directory.ErrNoColumn, lang.DirectoryNoColumn},
	{directory.ErrNoMap, lang.DirectoryNoMap}, {directory.ErrField, lang.DirectoryNoField}, {directory.ErrZip, lang.DirectoryZip}, {directory.ErrPath, lang.DirectoryPath},
	{directory.ErrTooLarge, lang.DirectoryTooLarge}, {directory.ErrCircle, lang.DirectoryCircle}, {directory.ErrNothing, lang.DirectoryNothing},
	{directory.ErrJSON, lang.DirectoryJSON}, {directory.ErrQuote, lang.DirectoryQuote},
}

var limitWords = map[directory.Limit]lang.Key{
	directory.LimitBytes: lang.LimitBytes, directory.LimitRecord: lang.LimitRecord, directory.LimitRows: lang.LimitRows,
	directory.LimitServices: lang.LimitServices, directory.LimitFiles: lang.LimitFiles, directory.LimitDepth: lang.LimitDepth,
}

// ofDirectory says why a directory cannot be read or asked.
func (s speaker) ofDirectory(err error) (string, bool) {
	var whole *directory.FileError
	switch {
	case errors.As(err, &whole):
		return s.wholeWords(whole), true
	case errors.Is(err, store.ErrNoDirectory):
		return s.T(lang.DirectoryNone), true
	}
	return "", false
}

func (s speaker) wholeWords(e *directory.FileError) string {
	words, _ := s.first(e.Err, wholeWords)
	var where []string
	if !e.File.IsEmpty() {
		where = append(where, e.File.Line().Cut(80).String())
	}
	said := ""
	if len(where) > 0 {
		said = where[0] + ": "
		if e.Line > 0 {
			said = s.T(lang.DirectoryLine, where[0], e.Line) + ": "
		}
	}
	said += words
	if e.Limit != "" {
		said += " (" + s.T(limitWords[e.Limit]) + ")"
	}
	if named := strings.TrimSpace(e.Field + " " + e.Column.Line().Cut(60).String()); named != "" {
		said += " (" + named + ")"
	}
	for _, of := range []struct {
		key lang.Key
		all []outside.Text
	}{{lang.DirectoryThere, e.There}, {lang.DirectoryAround, e.IDs}} {
		if len(of.all) == 0 {
			continue
		}
		var names []string
		for _, t := range of.all {
			names = append(names, t.Line().Cut(40).String())
		}
		said += ". " + s.T(of.key, strings.Join(names, ", "))
	}
	return said + ". " + s.T(lang.DirectoryAsItWas)
}
