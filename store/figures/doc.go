// Package figures counts what was registered: the lines R1 to R13 of the year's
// figures, and any two fields against each other, over a period.
//
// It is given one [Record] for each contact that was registered, with nothing in it
// that names a contact: the month, the hour of the week, codes. Two units are counted.
// A contact is one whose type is counselling or information; the other types are told
// apart, under R1. A victim is a person concerned in the role of victim. Each figure
// says its unit, what it is a share of, and whether those of whom nothing is known are
// in that.
//
// Every record is read with the version of the form under which it was registered. A
// field that a form does not have is not known of its contacts, and the [Result] says
// so. The same records give the same figures, in whatever order they come.
//
// # What is published
//
// Inside the house figures are exact. What leaves the house ([Query.Published]) holds
// R1 to R13 of a calendar month, a quarter or a year that is over, of all contacts,
// and no number from 1 to 4. The rule is the same for each field, by the calendar
// year as far as it is over:
//
//   - A code is hidden in all months of the year when it has 1 to 4 in one of them; so
//     with the quarters, and with the year. What is hidden in the quarters is hidden in
//     the months, and what is hidden in the year is hidden in both.
//   - Where the hidden codes of a field are 1 to 4 together in one of those periods,
//     the code with the fewest beside them is hidden too, until they are none or 5 and
//     more together in each; and in the year until one of them can be 5 though none of
//     them is 0.
//   - The victim who makes contact stands in two fields, in the role and in the
//     relation. Where one of them hides her, the other shows nothing.
//   - Where a total is 1 to 4 in one month of the year, no month of the year shows it
//     or anything that is a part of it; so with quarters.
//   - A line of several codes is shown where it can be added up from what is shown. A
//     share is shown where the number and what it is a share of are.
//
// Promised: whoever has all that can be published of a year, counted at one time,
// cannot prove by any subtraction that a number that is not shown lies between 1 and
// 4. Of a field, what is hidden is a whole table, of periods by codes, of which only
// the totals of rows and columns are known, and each of those is 0 or 5 and more: each
// of its cells can be 0, or 5 and more, as far as anybody can know. Fields are never
// crossed (but for R12, whose parts are the channels' own), so that one says nothing of
// another. This is why filters, tables of fields and other spans of months are refused
// where figures are published: each would cross what is kept apart here.
//
// Not promised: that two publications of the same period, between which registrations
// were corrected or a further month has passed, do not tell the difference; that
// somebody who knows contacts from elsewhere learns nothing; that exact figures which
// somebody passes on are safe.
package figures
