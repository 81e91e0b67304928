// Package keymap is the one table of what a person can do and with which key.
//
// The table feeds everything that needs to know: dispatch (through a
// [Resolver]), the footer, the help, the palette, the README's table of keys
// and the tests. An [Action] is added by one line of the table in table.go.
//
// It promises that no two actions share a key where both could be meant, that
// no key is the beginning of another's sequence, that no default needs AltGr,
// that while a person types only keys that write nothing act, and that a user's
// own keys are held to the same rules.
//
// It imports nothing of the program, draws nothing and does nothing: what an
// action does is known where it is dispatched.
package keymap

import (
	"slices"
	"strings"
)

// Action is the name of one thing that a person can do, as it stands in the
// configuration file. Names are never reused for something else.
type Action string

// Context is where a person is: which keys mean what.
type Context string

// The contexts. Everywhere is no place of its own: its keys act in all others.
const (
	Everywhere   Context = "everywhere"
	Queue        Context = "queue"
	Beginning    Context = "new" // the second key of what begins
	Cases        Context = "cases"
	Conversation Context = "conversation"
	Composer     Context = "composer"
	Chat         Context = "chat" // where a line to a visitor is typed
	Room         Context = "room" // where one writes to colleagues
	Case         Context = "case"
	Note         Context = "note"
	Form         Context = "form"
	Slip         Context = "slip"
	Handoffs     Context = "handoffs"
	Directory    Context = "directory"
	Service      Context = "service" // the page of one of the directory
	Giving       Context = "give"    // the directory, for a text that is being written
	Figures      Context = "figures"
	Search       Context = "search"
	TemplateText Context = "template" // where a template is written
	Outbox       Context = "outbox"
	Log          Context = "log"
	Guide        Context = "guide" // for counselors, in the language of the screen
	Help         Context = "help"
	Palette      Context = "palette"
	Field        Context = "field"
	Confirm      Context = "confirm"
	Plain        Context = "plain" // lines and prompts: its actions have words and no keys
)

// Contexts lists all contexts in the order of help and README.
func Contexts() []Context {
	return []Context{Everywhere, Queue, Beginning, Cases, Conversation, Case, Composer, Chat, Note, Room, Slip, TemplateText, Form, Handoffs, Directory, Service, Giving, Figures, Search, Outbox, Log, Guide, Help, Palette, Field, Confirm, Plain}
}

// Typing says whether keys that write something are text here: then only keys
// that write nothing (ctrl, esc, tab, arrows) act.
func (c Context) Typing() bool {
	switch c {
	case Composer, Chat, Note, Room, Slip, TemplateText, Form, Palette, Field, Confirm, Plain:
		return true
	}
	return false
}

// Group is under which head an action stands in the help.
type Group string

// The groups, in the order of the help.
const (
	Moving  Group = "moving"
	Contact Group = "contact"
	Writing Group = "writing"
	Editing Group = "editing"
	Filters Group = "filters"
	Sending Group = "sending"
	General Group = "general"
)

// Groups lists all groups in the order of the help.
func Groups() []Group {
	return []Group{Contact, Writing, Sending, Moving, Filters, Editing, General}
}

// Entry is one line of the table: an action, where it can be done, and how.
// An action may have several entries with different contexts and keys.
type Entry struct {
	Action   Action
	Name     string // what it does, in English, imperative, lower case
	Group    Group
	Contexts []Context
	Keys     []string // the defaults, each as in the configuration: "c", "gg", "N p", "ctrl+s"

	// Commands are what the command line calls it, in English; more than one
	// where a key turns something on and off. They stand in one entry of it.
	Commands []Command

	Footer      bool // shown in the last line of its contexts
	Outward     bool // something leaves the house
	Destructive bool // something is lost or closed; undone for some seconds, or asked by a word
}

// Command is an action on the command line.
type Command struct {
	Name string // "claim", "outbox retry"
	Does string // what it does, in English: a sentence
}

// Commands lists the commands of all actions in the order of the table.
func Commands() []Command {
	var all []Command
	for _, e := range table {
		all = append(all, e.Commands...)
	}
	return all
}

// In says whether the entry holds in a context, Everywhere included.
func (e Entry) In(c Context) bool {
	return slices.Contains(e.Contexts, c) || slices.Contains(e.Contexts, Everywhere)
}

// Actions lists every action once, in the order of the table.
func Actions() []Action {
	var all []Action
	for _, e := range table {
		if !slices.Contains(all, e.Action) {
			all = append(all, e.Action)
		}
	}
	return all
}

// Table is a copy of the lines of the table.
func Table() []Entry { return slices.Clone(table) }

// Name is the English name of an action, empty for an unknown one.
func Name(a Action) string {
	for _, e := range table {
		if e.Action == a {
			return e.Name
		}
	}
	return ""
}

// Show writes bindings for a person: alternatives parted by a slash.
func Show(keys []string) string { return strings.Join(keys, "/") }
