package imap

import (
	"slices"
	"time"

	"baken/store/outside"
)

// Counts is what one run did, for one folder or all.
type Counts struct {
	New, Changed, Gone int   // mails
	Sent, Failed       int   // operations of counselors that the server took, and did not
	Bytes              int64 // received while the folder was selected; of all, on the connection
	Time               time.Duration
}

// FolderSummary is what one run did in a folder.
type FolderSummary struct {
	Folder outside.Text
	Counts
}

// Summary is what one run did.
type Summary struct {
	Folders []FolderSummary
	Bodies  int // fetched
	Total   Counts
}

// tally gathers a Summary.
type tally struct {
	order   []string
	folders map[string]*Counts
	nowhere Counts // acts that were done in no folder: on mails that are gone
	bodies  int
	bytes   int64 // received, in folders and else
}

func newTally() *tally { return &tally{folders: map[string]*Counts{}} }

func (t *tally) at(folder string) *Counts {
	c := t.folders[folder]
	if c == nil {
		c = &Counts{}
		t.folders[folder] = c
		t.order = append(t.order, folder)
	}
	return c
}

// acts is where the acts of counselors are counted that were done in a folder, or
// in none.
func (t *tally) acts(folder string) *Counts {
	if folder == "" {
		return &t.nowhere
	}
	return t.at(folder)
}

// receive counts what came over a connection since it last did.
func (t *tally) receive(c *conn) {
	c.credit()
	for name, n := range c.received {
		if t.folders[name] != nil {
			t.folders[name].Bytes += n
		}
		t.bytes += n
	}
	clear(c.received)
}

func (t *tally) summary(took time.Duration) Summary {
	s := Summary{Bodies: t.bodies, Total: t.nowhere}
	for _, name := range slices.Clone(t.order) {
		c := *t.folders[name]
		s.Folders = append(s.Folders, FolderSummary{outside.New(name), c})
		s.Total.New += c.New
		s.Total.Changed += c.Changed
		s.Total.Gone += c.Gone
		s.Total.Sent += c.Sent
		s.Total.Failed += c.Failed
	}
	s.Total.Bytes, s.Total.Time = t.bytes, took
	return s
}
