// Package template has the texts that a team keeps ready for notes and replies: what
// one is, the places in it that are filled in, and a set to begin with.
//
// Of a reply no place is filled with what stands for a person: not with the
// pseudonym of the writer, nor with the name that colleagues have for who answers.
// What is put in is a text that one can still change; nothing here sends.
package template

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"baken/store/outside"
)

// ID names a template in all its versions; random, or that of one of the default set.
type ID [16]byte

// Sort is what a template is for; the words are those of the JSON.
type Sort string

// The sorts.
const (
	Note  Sort = "note"
	Reply Sort = "reply"
)

// Sorts are all of them.
func Sorts() []Sort { return []Sort{Reply, Note} }

// Template is a text that is kept ready.
type Template struct {
	ID       ID           `cbor:"1,keyasint,omitzero"`
	Name     outside.Text `cbor:"2,keyasint,omitzero"`
	Language string       `cbor:"3,keyasint,omitzero"` // en, nl, fr
	For      Sort         `cbor:"4,keyasint,omitzero"`
	Text     outside.Text `cbor:"5,keyasint,omitzero"`
}

// Limits, in bytes.
const (
	MaxName = 80
	MaxText = 16 << 10
)

var (
	// ErrSort is a sort that there is not.
	ErrSort = errors.New("no such sort of template")
	// ErrLanguage is a language in which there are none.
	ErrLanguage = errors.New("no templates in that language")
	// ErrEmpty is a template without a name or a text.
	ErrEmpty = errors.New("a template without a name or a text")
	// ErrTooLong is a name or a text beyond its limit.
	ErrTooLong = errors.New("a template that is too long")
)

// PlaceError is a place that there is not, or that may not stand in a template of its
// sort.
type PlaceError struct {
	Place string // with its braces
	Notes bool   // it may stand in notes alone
}

func (e *PlaceError) Error() string {
	if e.Notes {
		return fmt.Sprintf("%s may stand in notes only", e.Place)
	}
	return fmt.Sprintf("there is no %s to be filled in", e.Place)
}

// languages are those in which there are templates.
var languages = []string{"en", "nl", "fr"}

// place is something that can be filled in.
type place struct {
	names []string // in English, Dutch and French
	notes bool     // in notes alone
	value func(Values) string
}

// Values are what is filled in. An empty one leaves its place as it stands, for the
// person to see.
type Values struct {
	Writer    string // the pseudonym of who wrote; in notes alone
	Counselor string // as colleagues see her; in notes alone
	Helpline  string // as writers see it
	Date      string
	Case      string // the case's number
	Services  string // those of the directory that fit what is registered
}

var servicesNames = []string{"services", "voorzieningen", "services"}

var places = []place{
	{[]string{"writer", "contactnemer", "personne"}, true, func(v Values) string { return v.Writer }},
	{[]string{"counselor", "hulpverlener", "intervenant"}, true, func(v Values) string { return v.Counselor }},
	{[]string{"helpline", "hulplijn", "ligne"}, false, func(v Values) string { return v.Helpline }},
	{[]string{"date", "datum", "date"}, false, func(v Values) string { return v.Date }},
	{[]string{"case", "dossier", "dossier"}, false, func(v Values) string { return v.Case }},
	{servicesNames, false, func(v Values) string { return v.Services }},
}

// Places are the names of what can be filled in in a template of a sort, in a
// language, with their braces.
func Places(of Sort, language string) (all []string) {
	for _, p := range places {
		if p.notes && of != Note {
			continue
		}
		all = append(all, "{"+p.names[max(0, slices.Index(languages, language))]+"}")
	}
	return all
}

// braced is a place, or what looks like one.
var braced = regexp.MustCompile(`\{[\pL-]+\}`)

// find gives the place that a braced word is; false when there is none.
func find(word string) (place, bool) {
	word = strings.ToLower(strings.Trim(word, "{}"))
	i := slices.IndexFunc(places, func(p place) bool { return slices.Contains(p.names, word) })
	if i < 0 {
		return place{}, false
	}
	return places[i], true
}

// Check says whether a template may be kept: ErrSort, ErrLanguage, ErrEmpty,
// ErrTooLong, or a [PlaceError].
func (t Template) Check() error {
	switch {
	case !slices.Contains(Sorts(), t.For):
		return ErrSort
	case !slices.Contains(languages, t.Language):
		return ErrLanguage
	case blank(t.Name.Line()) || blank(t.Text.Block()):
		return ErrEmpty
	case t.Name.Len() > MaxName || t.Text.Len() > MaxText:
		return ErrTooLong
	}
	for _, word := range braced.FindAllString(t.Text.Unsafe(), -1) {
		p, ok := find(word)
		if !ok {
			return &PlaceError{Place: outside.New(word).Line().String()}
		}
		if p.notes && t.For != Note {
			return &PlaceError{Place: outside.New(word).Line().String(), Notes: true}
		}
	}
	return nil
}

func blank(s outside.Safe) bool { return strings.TrimSpace(s.String()) == "" }

// Fill is the text, safe to show, with its places filled in; one that may not stand
// in a template of the sort, or has no value, stays as it is.
func (t Template) Fill(v Values) string {
	return braced.ReplaceAllStringFunc(strings.TrimRight(t.Text.Block().String(), "\n"), func(word string) string {
		p, ok := find(word)
		if !ok || p.notes && t.For != Note {
			return word
		}
		if value := p.value(v); value != "" {
			return value
		}
		return word
	})
}

// WantsServices says whether services of the directory are to be filled in.
func (t Template) WantsServices() bool {
	return slices.ContainsFunc(braced.FindAllString(t.Text.Unsafe(), -1), func(word string) bool {
		return slices.Contains(servicesNames, strings.ToLower(strings.Trim(word, "{}")))
	})
}

// Left is the first place in a text that was not filled in; empty when there is none.
func Left(text string) string {
	for _, word := range braced.FindAllString(text, -1) {
		if _, ok := find(word); ok {
			return word
		}
	}
	return ""
}
