// Package ui is the workstation: the screens put together, the keyboard, the
// clock, locking.
//
// [Run] opens it on a terminal and returns when it is left or locked. The app
// routes: a key becomes an action in the place where one is, an action goes to
// the screen in front or is an act on a contact, and an act is a command that
// reads or writes the store behind the drawing. State changes only in Update.
package ui
