// Package form is the registration of a contact: which fields it has, what can be
// answered, which field shows when, which must be answered, and which can identify
// a person.
//
// A [Form] is data: a TOML file with a name and a version, which a helpline can
// replace. [Default] is the one that the program brings. A form never changes once
// it is in use: another version is another form, and what was registered under the
// old one is read with the old one.
//
// An empty box is not a no. A field without an [Answer] was not answered; that
// something was not asked is an answer of its own, [NotAsked], which every field
// that is coded can have.
//
// The package knows no file, no journal and no screen. What it is given it does
// not change, and all of it may be used from any goroutine. The words of a form
// come from outside; its names and codes are of few letters and safe anywhere.
package form
