package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"

	"baken/store/figures"
	"baken/store/find"
	"baken/store/form"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// nationalCounselors are those of a national line, each with a workstation in the team.
const nationalCounselors = 300

// nationalWaiting is how many of the year's contacts wait still at its end.
const nationalWaiting = 500

// national is a team's year, measured at each step. Steps are written as they are done:
// "national CONTACTS WHAT VALUE UNIT", one a line.
type national struct {
	*testing.B
	contacts int
	words    *vocabulary
	rand     *rand.Rand
}

func (n *national) says(what string, value float64, unit string) {
	fmt.Printf("national\t%d\t%s\t%.4g\t%s\n", n.contacts, what, value, unit)
}

// took does f and says how long it took.
func (n *national) took(what string, f func()) time.Duration {
	at := time.Now()
	f()
	d := time.Since(at)
	n.says(what, d.Seconds(), "s")
	return d
}

// middle does f some times and says the median and the 99th percentile.
func (n *national) middle(what string, times int, f func()) {
	var all []time.Duration
	for range times {
		at := time.Now()
		f()
		all = append(all, time.Since(at))
	}
	slices.Sort(all)
	n.says(what+", median", all[len(all)/2].Seconds()*1e3, "ms")
	n.says(what+", 99th percentile", all[len(all)*99/100].Seconds()*1e3, "ms")
}

// BenchmarkNational makes the journal of a year of a national line, of as many contacts as
// BAKEN_NATIONAL says, carries it to a workstation that joins, and measures what that one
// can do then. It runs once: -benchtime 1x. See .ci/national.
func BenchmarkNational(b *testing.B) {
	contacts, err := strconv.Atoi(os.Getenv("BAKEN_NATIONAL"))
	if err != nil {
		contacts = 1000
	}
	for b.Loop() {
		n := &national{B: b, contacts: contacts, words: invented(), rand: rand.New(rand.NewPCG(3, 4))}
		n.year()
	}
}

func (n *national) year() {
	ctx := context.Background()
	h := newHub(n, true)
	for i := range nationalCounselors {
		id, err := h.AddMember(ctx, outside.New(fmt.Sprint("Counselor ", i)), member.RolesOf(member.Counselor))
		h.step(err)
		j, err := NewJoining()
		h.step(err)
		_, err = h.Enrol(ctx, j.Request(), id, false)
		h.step(err)
	}
	made := n.took("making the journal, one act after the other", func() { n.works(h) })
	bo := h.comes("Bo", member.Counselor, member.Administrator)
	n.took("publishing and confirming it at its maker", h.pour)
	events := len(h.wire.log)
	bytes := 0
	for _, d := range h.wire.log {
		bytes += len(d.Envelope)
	}
	n.says("events of the journal", float64(events), "events")
	n.says("the journal", float64(bytes)/1e6, "MB")
	n.says("acts", float64(events)/made.Seconds(), "events/s")
	wire := h.wire
	n.says("the file of its maker", float64(n.size(h.path))/1e6, "MB")
	h.step(h.Store.Close())

	n.joins(bo, wire)
	bo.wire, h.wire, wire = nil, nil, nil
	n.used(bo)
}

// works does the acts of the year: each contact is taken, noted, registered and closed but
// for those that wait at its end.
func (n *national) works(h *seat) {
	ctx := context.Background()
	year := 365 * 24 * time.Hour
	var f *form.Form
	var err error
	f, err = h.Form()
	h.step(err)
	one := func(name string) form.Answer {
		for _, all := range [][]form.Field{f.Contact, f.Person} {
			for i := range all {
				if all[i].Name == name {
					return form.Codes(all[i].Codes[n.rand.IntN(len(all[i].Codes))].Code)
				}
			}
		}
		n.Fatal("no field ", name)
		return form.Answer{}
	}
	for i := range n.contacts {
		h.clock = h.clock.Add(year / time.Duration(n.contacts))
		d, err := h.NewContact(ctx, Phone, Call{StartedAt: h.clock.Add(-10 * time.Minute), EndedAt: h.clock})
		h.step(err)
		_, _, err = h.WriteNote(ctx, d.Contact, outside.New(n.words.text(40+n.rand.IntN(60))))
		h.step(err)
		victim := NewPersonID()
		_, err = h.Register(ctx, d.Contact,
			Entry{Field: "contact_type", Answer: form.Codes("counselling")}, Entry{Field: "caller_role", Answer: one("caller_role")},
			Entry{Field: "province", Answer: one("province")}, Entry{Field: "help_given", Answer: one("help_given")},
			Entry{Person: victim, Field: "role", Answer: form.Codes("victim")}, Entry{Person: victim, Field: "theme", Answer: one("theme")})
		h.step(err)
		if i >= n.contacts-nationalWaiting {
			continue
		}
		_, err = h.CloseContact(ctx, d.Contact, MailID{})
		h.step(err)
	}
}

// joins has a workstation take all of the journal, each thousand of it synced to the disk.
func (n *national) joins(bo *seat, wire *wire) {
	ctx := context.Background()
	bo.db.Load().NoSync = false
	rows := make([]KeyRow, 0, len(wire.rows))
	for _, r := range wire.rows {
		rows = append(rows, r)
	}
	before, most := n.anonymous(), int64(0)
	n.took("catching up, the keys", func() {
		for from := 0; from < len(rows); from += 1000 {
			bo.step(bo.ReceiveKeyRow(ctx, rows[from:min(len(rows), from+1000)]...))
		}
	})
	var took, tenth time.Duration
	part := max(1000, len(wire.log)/10/1000*1000)
	for from := 0; from < len(wire.log); from += 1000 {
		at := time.Now()
		bo.given(wire.log[from:min(len(wire.log), from+1000)])
		took, tenth = took+time.Since(at), tenth+time.Since(at)
		if (from+1000)%part == 0 {
			n.says(fmt.Sprintf("catching up, tenth %d", (from+1000)/part), float64(part)/tenth.Seconds(), "events/s")
			tenth, most = 0, max(most, n.anonymous())
		}
	}
	n.says("catching up, the journal", took.Seconds(), "s")
	n.says("catching up", float64(len(wire.log))/took.Seconds(), "events/s")
	n.says("memory that is kept while it catches up, at most", float64(most-before)/1e6, "MB")
	n.says("the file of a workstation", float64(n.size(bo.path))/1e6, "MB")
}

// used measures what is done at a workstation every day, and what is seldom done.
func (n *national) used(bo *seat) {
	ctx := context.Background()
	n.took("making the index for searching", func() { bo.step(bo.CatchUpIndex(ctx)) })
	n.says("the file with the index", float64(n.size(bo.path))/1e6, "MB")
	n.step(bo.Store.Close())
	bo.Store = nil
	empty := n.anonymous()
	n.took("opening it, to the first rows", func() {
		o := bo.options()
		o.NoSync = false
		l, err := Open(bo.path, o)
		n.step(err)
		bo.Store, err = l.Unlock(bo.way)
		n.step(err)
		if rows := bo.queue(FilterWaiting); len(rows) == 0 {
			n.Fatal("nobody waits")
		}
	})
	n.middle("a window of the queue", 200, func() {
		_, err := bo.Queue(FilterWaiting, 0, 50)
		n.step(err)
	})
	n.middle("a window of all contacts", 200, func() {
		_, err := bo.Queue(FilterAll, 0, 50)
		n.step(err)
	})
	for what, text := range map[string]string{"a common word": n.words.words[3], "a rare word": n.words.words[20_000], "two words": n.words.words[20] + " " + n.words.words[900]} {
		q, err := find.Parse(outside.New(text), bo.now())
		n.step(err)
		n.middle("searching "+what, 100, func() {
			_, err := bo.Search(ctx, q, SearchOptions{})
			n.step(err)
		})
	}
	p, err := figures.ParsePeriod("2026..2027")
	n.step(err)
	n.took("counting the figures of the year", func() {
		_, err := bo.Figures(ctx, FiguresQuery{Period: p})
		n.step(err)
	})
	all := bo.queue(FilterWaiting)
	n.middle("a note, synced to the disk", 50, func() {
		_, _, err := bo.WriteNote(ctx, all[0].ID, outside.New(n.words.text(60)))
		n.step(err)
	})
	n.says("memory when open and used", float64(n.anonymous()-empty)/1e6, "MB")
	n.took("a backup", func() { _, err := bo.BackupTo(ctx, filepath.Join(n.TempDir(), "backup")); n.step(err) })
	n.took("erasing one contact", func() {
		_, err := bo.Erase(ctx, Erasure{Contacts: []ContactID{all[len(all)-1].ID}, Classes: []vault.Class{vault.Names, vault.Words, vault.History}})
		n.step(err)
	})
	n.took("verifying all of it", func() { bo.close() })
}

func (n *national) size(path string) int64 { return fileSize(n.B, path) }

// anonymous is the memory that is in use, what is no longer used given back.
func (n *national) anonymous() int64 {
	debug.FreeOSMemory()
	return anonymous(n.B)
}

func (n *national) step(err error) {
	n.Helper()
	if err != nil {
		n.Fatal(err)
	}
}
