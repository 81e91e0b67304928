// Package directory has the services that somebody can be referred to: what is known
// of one, when it is open, how it is read out of the files of others, and how those
// that are wanted are found among many.
//
// Files are read as Open Referral HSDS 3.1 (a folder or a zip of CSV, or JSON), with
// the names of 1.1 and 2.x taken for those of today, or as one CSV with a row for each
// service and a map of its columns. Everything in them is text from outside.
//
// What is not said is not known: no age limit is not "all ages", no service area not
// "everywhere", no opening hours not "closed".
//
// The package keeps nothing and seals nothing; the store does.
package directory
