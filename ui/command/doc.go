// Package command is the command line: it reads arguments and configuration,
// unlocks the store, and puts the other packages together for each command.
//
// What it promises: results go to stdout, all else to stderr. The exit status
// is 0 when all was done, 1 when it failed, 2 when the command was used wrongly,
// 3 when some of it failed. Text from outside reaches stdout only through the
// gate. An error says what failed, what was kept, and what to do, in the language of
// the configuration, else of the environment; names and codes in JSON and CSV are
// the same in all. Acts are those of the table of actions. No core dump
// is written, and the log holds nothing of a contact.
//
// A command that finds the store open in a workstation is done there, and is the same
// for whoever asked: see the package beside. A new command has nothing to do for it but
// to open the store first, to read and write by its app alone, and to call a flag or an
// argument that is a file FILE or file, or to ask its app for the file; those that run
// where they are started are in a list of their own.
//
// What it never does: print a secret that it was not asked to make, keep one in
// the configuration, or write a contact's words into a file, but for the sealed
// store.
package command
