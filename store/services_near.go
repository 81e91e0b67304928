package store

import (
	"slices"
	"strconv"
	"strings"

	"baken/store/directory"
	"baken/store/form"
	"baken/store/member"
	"baken/store/outside"
)

// The fields of a registration that say which services could help.
const (
	roleField     = "role"
	ageField      = "age"
	provinceField = "province"
	languageField = "language"
	victimRole    = "victim"
)

// ServicesFor is what would be asked of the directory for a contact: by the
// theme and the age that are registered of its first victim, the province and the
// language of who contacted. What is
// only a guess is not asked.
func (s *Store) ServicesFor(id ContactID) (q ServiceQuery, err error) {
	err = s.reading(member.Read, func(t *tx) error {
		c, err := t.contact(id)
		if err != nil {
			return err
		}
		r, err := t.registration(c.ID)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(r.Sheet.Persons, func(p form.Answers) bool { return said(p, roleField) == victimRole }); i >= 0 {
			victim := r.Sheet.Persons[i]
			q.Theme = outside.New(said(victim, themeField))
			if age, err := strconv.Atoi(strings.TrimPrefix(said(victim, ageField), "~")); err == nil {
				q.Age = &age
			}
		}
		if land := directory.Land(said(r.Sheet.Contact, provinceField)); slices.Contains(directory.Provinces, land) {
			q.Land = land
		}
		q.Language = said(r.Sheet.Contact, languageField)
		return nil
	})
	return q, err
}

// said is what a field was answered with, first; empty for what says nothing.
func said(a form.Answers, field string) string {
	codes := a[field].Codes
	if len(codes) == 0 || slices.Contains([]string{"unknown", form.NotAsked}, codes[0]) {
		return ""
	}
	return codes[0]
}
