// Package opening has the hours in which a helpline is open: by phone, mail and chat, with
// its holidays and exceptions. They are a setting of the team, and a file of lines that a
// person writes:
//
//	zone Europe/Brussels
//
//	phone mon-fri 09:00-17:00
//	mail  mon-fri 09:00-17:00
//	chat  mon-thu 13:00-17:00 18:00-20:00
//	chat  fri     13:00-17:00
//
//	closed    2026-12-24..2027-01-03 between the years
//	closed chat    2026-07-21
//	open chat 2026-12-24 09:00-12:00 the morning before Christmas
//
// A channel has one or more lines with its days and hours; what is in no line of them is
// not open at all. An exception holds in place of the usual hours: of one channel, or,
// where none is named, of all that are ever open; the one of fewer days goes before the
// other. What stands behind it is what it is called. A line that begins with # says
// nothing. Hours are those of the clock on the wall: 00:00-24:00 is the whole day,
// 22:00-02:00 ends on the next.
//
// The package reads no clock and no configuration.
package opening
