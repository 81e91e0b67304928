package demo

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
)

// mailbox knows all stories, so that a mail can name those before it.
type mailbox struct {
	now     time.Time
	order   []string
	stories map[string]story
}

func (m *mailbox) add(s story) {
	m.order = append(m.order, s.name)
	m.stories[s.name] = s
}

// ours says whether the helpline wrote it.
func (s story) ours() bool { return s.Get("Ours") != "" }

func (s story) folder() string {
	switch {
	case s.ours():
		return "Sent"
	case s.Get("Folder") != "":
		return s.Get("Folder")
	}
	return "INBOX"
}

// at is when it arrived.
func (m *mailbox) at(s story) time.Time {
	at, err := back(m.now, s.Get("At"))
	if err != nil {
		panic(fmt.Sprintf("demo: %s: %v", s.name, err))
	}
	return at
}

// back reckons back from now: "50m", or "2wd 09:12" for a time of day two
// working days ago.
func back(now time.Time, ago string) (time.Time, error) {
	if d, err := time.ParseDuration(ago); err == nil {
		return now.Add(-d).Truncate(time.Second), nil
	}
	var days, hour, minute int
	if _, err := fmt.Sscanf(ago, "%dwd %d:%d", &days, &hour, &minute); err != nil {
		return time.Time{}, fmt.Errorf("when is %q?", ago)
	}
	day := now
	for days > 0 {
		day = day.AddDate(0, 0, -1)
		if wd := day.Weekday(); wd != time.Saturday && wd != time.Sunday {
			days--
		}
	}
	return time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 17, 0, now.Location()), nil
}

// flags are those that another mail program has set: what was answered was
// read.
func (m *mailbox) flags(s story) []imap.Flag {
	if s.ours() {
		return []imap.Flag{imap.FlagSeen}
	}
	for _, name := range m.order {
		if other := m.stories[name]; other.ours() && other.Get("Reply") == s.name {
			return []imap.Flag{imap.FlagSeen, imap.FlagAnswered}
		}
	}
	return nil
}

// id is the Message-ID, without angle brackets.
func (s story) id() string {
	_, domain, ok := strings.Cut(strings.Trim(addrOf(s.from()), "<>"), "@")
	if !ok {
		panic("demo: " + s.name + " has no sender")
	}
	return s.name + "@" + domain
}

// from and to are as they stand in the archive.
func (s story) from() string {
	if s.ours() {
		return "Hulplijn <" + Address + ">"
	}
	return s.Get("From")
}

func (s story) to() string {
	if s.ours() {
		return s.Get("Ours")
	}
	return Address
}

// references are the Message-IDs of the mails before it, oldest first.
func (m *mailbox) references(s story) []string {
	parent, ok := m.stories[s.Get("Reply")]
	if !ok {
		if s.Get("Reply") != "" {
			panic("demo: " + s.name + " answers a mail that is not there")
		}
		return nil
	}
	return append(m.references(parent), parent.id())
}

// named stands for something of another mail: {{id nl-fout-2}}, {{date …}}.
var named = regexp.MustCompile(`\{\{(id|date) ([a-z0-9-]+)\}\}`)

// fill puts it in.
func (m *mailbox) fill(text string) string {
	return named.ReplaceAllStringFunc(text, func(s string) string {
		part := named.FindStringSubmatch(s)
		other, ok := m.stories[part[2]]
		if !ok {
			panic("demo: there is no mail " + part[2])
		}
		if part[1] == "id" {
			return "<" + other.id() + ">"
		}
		return m.at(other).Format(time.RFC1123Z)
	})
}
