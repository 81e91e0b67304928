// Package demo is what `baken demo` shows: an invented mailbox, and the mail
// servers for it inside the program.
//
// Every mail, name and address in it is made up; addresses end in domains that
// RFC 2606 and RFC 6761 reserve, telephone numbers are from ranges kept for
// fiction. The servers listen on the loopback interface only, keep everything
// in memory and send nothing anywhere.
package demo

import (
	"embed"
	"fmt"
	"net/textproto"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
)

// Address is the helpline's own address, and the login of the servers.
const Address = "hulplijn@example.org"

// The people of the helpline: who works there, and how writers see it.
const (
	Counselor = "Noor"
	// The others of the team: a counselor, who offers Noor a case, and a supervisor.
	Colleague  = "Els"
	Supervisor = "Sam"
	FromName   = "Hulplijn"
)

// FormAddress is the sender of the web form's mails: their writer is in
// Reply-To. It belongs into [mail] forms.
const FormAddress = "formulier@example.org"

// Mail is one message of the invented mailbox.
type Mail struct {
	Name   string // "nl-buur-1": language, story, number; unique
	Folder string // "INBOX", "Sent" or "Junk"
	Raw    []byte // RFC 5322, with CRLF
	At     time.Time
	Flags  []imap.Flag
}

//go:embed mails/*.txtar
var archives embed.FS

// Mails are the 60 mails that came in and the helpline's answers to some of
// them, oldest first. All times are reckoned back from now, on working days in
// its time zone, so that the waiting looks real on any day. The same now gives
// the same mails.
func Mails(now time.Time) []Mail {
	var list []Mail
	box := mailbox{now: now, stories: map[string]story{}}
	for _, file := range []string{"nl-urgent", "nl-dag", "nl-machine", "fr", "en"} {
		for _, s := range read(file) {
			box.add(s)
		}
	}
	for _, name := range box.order {
		s := box.stories[name]
		list = append(list, Mail{
			Name: name, Folder: s.folder(), Raw: box.compose(s), At: box.at(s), Flags: box.flags(s),
		})
	}
	slices.SortStableFunc(list, func(a, b Mail) int { return a.At.Compare(b.At) })
	return list
}

// story is a mail as it is written in an archive: header fields of our own
// that say what to make, and the text.
type story struct {
	name string
	textproto.MIMEHeader
	text string
}

// read reads one archive: each mail begins with a line "-- name --"; what
// stands before the first is a comment. A damaged archive is a fault of the
// program, found by every test.
func read(file string) []story {
	data, err := archives.ReadFile("mails/" + file + ".txtar")
	if err != nil {
		panic(err)
	}
	var list []story
	marks := beginning.FindAllSubmatchIndex(data, -1)
	for i, m := range marks {
		end := len(data)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		list = append(list, parse(string(data[m[2]:m[3]]), string(data[m[1]:end])))
	}
	return list
}

var beginning = regexp.MustCompile(`(?m)^-- ([a-z0-9-]+) --\n`)

// parse splits a story into its header fields and its text.
func parse(name, all string) story {
	head, text, _ := strings.Cut("\n"+all, "\n\n") // without any field it begins with an empty line
	s := story{name: name, text: invisible.Replace(text), MIMEHeader: textproto.MIMEHeader{}}
	for line := range strings.Lines(strings.TrimPrefix(head, "\n")) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			panic(fmt.Sprintf("demo: %s: %q is no header field", name, line))
		}
		s.Add(key, invisible.Replace(strings.TrimSpace(value)))
	}
	return s
}

// invisible turns the signs that stand for characters which no editor shows
// into these characters.
var invisible = strings.NewReplacer(
	"␛", "\x1b", "␇", "\a",
	"⟪RLO⟫", "\u202e", "⟪PDF⟫", "\u202c", "⟪ZWSP⟫", "\u200b",
)
