package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"baken/inbox"
	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

type syncCommand struct {
	Watch bool
}

// syncRow is what happened in one folder, or without a folder in the outbox.
type syncRow struct {
	Folder  outside.Safe `json:"folder,omitzero"`
	New     int          `json:"new"`
	Changed int          `json:"changed"`
	Gone    int          `json:"gone"`
	Sent    int          `json:"sent"`
	Failed  int          `json:"failed"`
	Bytes   int64        `json:"bytes"`
	Seconds float64      `json:"seconds"`
}

var syncHeads = []lang.Key{
	lang.HeadFolder, lang.HeadNew, lang.HeadChanged, lang.HeadGone, lang.HeadSent, lang.HeadFailed, lang.HeadBytes, lang.HeadSeconds,
}

func (a *app) syncCells(r syncRow) []string {
	name := r.Folder.String()
	if name == "" {
		name = a.T(lang.RowOutbox)
	}
	return []string{name, count(r.New), count(r.Changed), count(r.Gone), count(r.Sent), count(r.Failed), fmt.Sprint(r.Bytes), fmt.Sprintf("%.1f", r.Seconds)}
}

// Run brings both sides in step once, or until it is stopped.
func (y *syncCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	if a.guest != nil {
		return a.syncBy(ctx, s.Store, a.guest.service.Now, s.conf.Mail)
	}
	catchUp, err := a.catchesUpOnce(s.Store, s.conf.Hub)
	if err != nil {
		return err
	}
	v, err := inbox.New(s.Store, s.conf.Mail, inbox.Deps{Now: a.now, Log: a.log, CatchUp: func(ctx context.Context) error { return catchUp(ctx) }})
	if err != nil {
		return err
	}
	if y.Watch {
		a.keepIndex(ctx, s.Store)
		over := make(chan struct{})
		if dial, err := dialHub(s.Store, s.conf.Hub); err != nil {
			return err
		} else if dial != nil {
			carrying, stop := context.WithCancel(ctx)
			defer func() { stop(); <-over }()
			carrier := a.carries(carrying, s.Store, dial, over)
			catchUp = func(ctx context.Context) error { return caughtUp(ctx, s.Store, carrier) }
		}
		return a.watch(ctx, s.Store, v, s.conf.Mail)
	}
	if err := a.exchange(ctx, s); err != nil { // first what colleagues did: it says who has answered
		return err
	}
	finish := a.indexing(ctx, s.Store)
	err = a.syncBy(ctx, s.Store, v.Once, s.conf.Mail)
	if ctx.Err() != nil {
		return err
	}
	return errors.Join(err, a.exchange(ctx, s), finish())
}

// alone says whether it wants the store for as long as it runs: two who keep a mailbox
// in step would be in each other's way.
func (y *syncCommand) alone() bool { return y.Watch }

// syncBy brings both sides in step by whoever can.
func (a *app) syncBy(ctx context.Context, s *store.Store, once func(context.Context, func(inbox.Progress)) (inbox.Summary, error), conf account.Config) error {
	p := a.progress()
	begin := time.Now()
	sum, err := once(ctx, func(g inbox.Progress) {
		p.show(func() string { return a.progressWords(g, time.Since(begin)) })
	})
	p.end()
	rows, read := syncRows(s, sum)
	if err != nil && len(sum.Rows) == 0 {
		rows = nil // nothing could be tried
	} else if a.Format == formatTable {
		rows = append(rows, sumOf(a.T(lang.RowAll), rows, sum.Took))
	}
	if printed := newSheet(a, syncHeads, a.syncCells).print(rows...); printed != nil {
		return printed
	}
	if onlyMissing(err) {
		if err := a.unsent(s, sum); err != nil {
			a.line(a.words(err))
		}
		return halfDone(lang.SyncKept, err)
	}
	if err = refusedFor(conf, "", err); err != nil {
		return fail(lang.SyncKept, err)
	}
	if read != nil {
		return read
	}
	return a.unsent(s, sum)
}

// onlyMissing says whether nothing is wrong but folders that the server has not.
func onlyMissing(err error) bool {
	if err == nil {
		return false
	}
	for _, e := range apart(err) {
		if apart(e)[0] != e {
			if !onlyMissing(e) {
				return false
			}
			continue
		}
		if _, ok := e.(*imap.MissingError); !ok {
			return false
		}
	}
	return true
}

// syncRows gives a row to every folder that is kept in step, also where nothing
// happened, and one to the outbox when something was sent.
func syncRows(s *store.Store, sum inbox.Summary) (rows []syncRow, err error) {
	seen := map[outside.Text]bool{}
	for _, r := range sum.Rows {
		seen[r.Folder] = true
		rows = append(rows, rowOf(r))
	}
	folders, err := s.Mirror().Folders()
	for _, f := range folders {
		if !seen[f.Name] && !f.Missing {
			rows = append(rows, syncRow{Folder: f.Name.Line()})
		}
	}
	slices.SortStableFunc(rows, func(a, b syncRow) int {
		return cmp.Or(a.rank()-b.rank(), cmp.Compare(a.Folder.String(), b.Folder.String()))
	})
	return rows, err
}

// rank is the place of a row: INBOX first (RFC 9051, 5.1: in any case), then the
// other folders by name, the outbox last.
func (r syncRow) rank() int {
	switch name := r.Folder.String(); {
	case name == "":
		return 2
	case strings.EqualFold(name, "INBOX"):
		return 0
	}
	return 1
}

// rowOf is what is told of a row. Sent are replies: a copy for Sent and a flag are
// none. Bytes are what came in.
func rowOf(r inbox.Row) syncRow {
	row := syncRow{Folder: r.Folder.Line(), New: r.New, Changed: r.Change, Gone: r.Gone, Failed: r.Failed, Bytes: r.Bytes, Seconds: seconds(r.Took)}
	if r.Folder.IsEmpty() {
		row.Sent, row.Bytes = r.Sent, 0
	}
	return row
}

// happened says whether there is more to tell than that it was looked.
func (r syncRow) happened() bool { return r.New != 0 || r.Changed+r.Gone+r.Sent+r.Failed > 0 }

func sumOf(name string, rows []syncRow, took time.Duration) syncRow {
	all := syncRow{Folder: outside.New(name).Line(), Seconds: seconds(took)}
	for _, r := range rows {
		all.New, all.Changed, all.Gone = all.New+r.New, all.Changed+r.Changed, all.Gone+r.Gone
		all.Sent, all.Failed, all.Bytes = all.Sent+r.Sent, all.Failed+r.Failed, all.Bytes+r.Bytes
	}
	return all
}

// progressWords says how far a folder is, at what rate, and how long it still
// takes.
func (a *app) progressWords(g inbox.Progress, took time.Duration) string {
	words := a.T(lang.SyncProgress, g.Folder, g.Done, g.Total, g.Bodies)
	if took < time.Second || g.Done == 0 {
		return words
	}
	perSecond := float64(g.Done) / took.Seconds()
	words += ", " + a.T(lang.ProgressRate, int(perSecond))
	if left := g.Total - g.Done; left > 0 {
		words += ", " + a.T(lang.ProgressLeft, a.Running(time.Duration(float64(left)/perSecond*float64(time.Second))))
	}
	return words
}

// unsent says what of the outbox did not go, and fails when a person is needed.
func (a *app) unsent(s *store.Store, sum inbox.Summary) error {
	p, err := s.Outbox().Pending()
	if err != nil {
		return err
	}
	if p.Send > 0 {
		a.say(lang.SyncToSend, p.Send)
	}
	// What was done to the mailbox and still waits the server could not take.
	if sum.Incomplete() || p.Failed+p.Unclear+p.Held+p.Other > 0 {
		return halfDone(lang.SyncOutOfStep, p.Unclear, p.Failed, p.Held, p.Send+p.Other)
	}
	return nil
}

func seconds(d time.Duration) float64 {
	return float64(d.Round(10*time.Millisecond)) / float64(time.Second)
}
