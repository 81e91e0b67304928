package figures

import (
	"slices"

	"baken/store/form"
)

// dimension is one way in which the contacts or the victims fall apart: each of them
// has one code of it, the empty one where nothing is known.
type dimension int

const (
	byType       dimension = iota // counselling, information
	byRepeat                      // yes; empty: not that anybody knows
	byChannel                     //
	byRole                        //
	byRelation                    //
	byGender                      //
	byAnonymous                   // yes, no
	byReferred                    // yes, no
	bySexual                      // yes, no
	byProvince                    //
	byUnfinished                  // yes, no
	byCaller                      // minor, adult, of each channel: see callerOf
	byOtherType                   // the types that are not contacts
	byTheme                       // the main one
	byContext                     // household, wider, outside
	byAge                         // small, child, minor, adult

	dimensions
)

// whole is all that a dimension parts.
type whole int

const (
	contacts whole = iota
	others
	victims

	wholes
)

func (d dimension) of() whole {
	switch d {
	case byOtherType:
		return others
	case byTheme, byContext, byAge:
		return victims
	}
	return contacts
}

// The codes that are made out of those of the form.
const (
	yes = "yes"
	no  = "no"

	counselling = "counselling"
	information = "information"

	household = "household" // also where the parents live apart
	wider     = "wider"     // the rest of the family
	outside_  = "outside"   // the family

	small = "small" // unborn, or under 6
	child = "child" // 6 to 17
	minor = "minor" // under 18, nobody knows how old
	adult = "adult"
)

// callerOf is the code of byCaller, which knows the channel.
func callerOf(channel, age string) string { return channel + "/" + age }

// fieldsOfContact and fieldsOfPerson are those that the lines are counted from.
var (
	fieldsOfContact = []string{"contact_type", "repeat_contact", "channel", "caller_role", "caller_relation", "caller_gender", "anonymous", "help_given", "main_form", "caller_age", "province"}
	fieldsOfPerson  = []string{"role", "theme", "context", "age"}
)

// contactCodes puts a contact's codes into a row, by dimension.
func (r *reading) contactCodes(rec *Record, row *[dimensions]string) {
	c := rec.Contact
	row[byType] = c.main("contact_type")
	row[byRepeat] = ""
	if c.main("repeat_contact") == yes {
		row[byRepeat] = yes
	}
	row[byChannel] = c.known("channel")
	row[byRole] = c.known("caller_role")
	row[byRelation] = c.known("caller_relation")
	if row[byRelation] == "" && row[byRole] == "victim" {
		row[byRelation] = "self" // is not asked then
	}
	row[byGender] = c.known("caller_gender")
	row[byAnonymous] = c.known("anonymous")
	row[byReferred] = referred(c.of("help_given"))
	row[bySexual] = ""
	if f := c.known("main_form"); f != "" {
		row[bySexual] = answer(f == "sexual")
	}
	row[byProvince] = c.known("province")
	row[byCaller] = callerOf(row[byChannel], r.age(r.callerAges, c.known("caller_age"), true))
	row[byUnfinished] = answer(r.complete.unfinished(rec))
}

// victimCodes puts a victim's codes into a row.
func (r *reading) victimCodes(v Answers, row *[dimensions]string) {
	row[byTheme] = v.known("theme")
	switch c := v.known("context"); c {
	case "":
		row[byContext] = ""
	case "household", "separated_household":
		row[byContext] = household
	case "wider_family":
		row[byContext] = wider
	default:
		row[byContext] = outside_
	}
	row[byAge] = r.age(r.ages, v.known("age"), false)
}

func answer(b bool) string {
	if b {
		return yes
	}
	return no
}

// referred says whether somebody was referred on; empty when nobody knows.
func referred(help []string) string {
	if slices.Contains(help, "referral") || slices.Contains(help, "file_opened") {
		return yes
	}
	for _, code := range help {
		if code != unknown && code != form.NotAsked {
			return no
		}
	}
	return ""
}
