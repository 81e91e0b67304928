package inbox

import (
	"context"
	"errors"
	"time"

	"baken/inbox/imap"
	"baken/inbox/outbox"
	"baken/store"
	"baken/store/outside"
)

// Row is what one run did in one folder, or with the outbox. Its fields are
// those of the JSON of `baken sync`.
type Row struct {
	Folder outside.Text // empty: the outbox
	New    int          // mails
	Change int
	Gone   int
	Sent   int // operations that the server took: in a folder acts on mails, in the outbox replies
	Failed int // operations that it did not take
	Bytes  int64
	Took   time.Duration
}

// Summary is what one run did.
type Summary struct {
	Rows   []Row
	Outbox outbox.Report
	Bodies int // fetched
	Took   time.Duration
}

// Incomplete says whether something is left for a person, or for another run.
func (s Summary) Incomplete() bool {
	o := s.Outbox
	return o.Failed+o.Held+o.Unclear+o.Later+o.Partly > 0
}

// Once brings mailbox and outbox into step and ends: what is on the server
// first, then what is due to be sent, then the copies and flags that this brought
// along. progress may be nil. What was done before an error is kept, and the
// summary says what it was. Nothing is sent when INBOX or Sent cannot be read.
func (v *Service) Once(ctx context.Context, progress func(Progress)) (s Summary, err error) {
	start := time.Now()
	defer func() { s.Took = time.Since(start) }()
	ctx, end, err := v.begin(ctx)
	if err != nil {
		return s, err
	}
	defer end()
	if err := v.outbox.Recover(ctx); err != nil {
		return s, err
	}
	defer v.forget()
	show := func(p imap.Progress) {
		if progress != nil {
			progress(Progress{p})
		}
	}
	first, unread := v.syncer.Once(ctx, show)
	s.add(first)
	var some *imap.UnreadError
	var lacks *imap.MissingError
	if unread != nil && !errors.As(unread, &some) && !errors.As(unread, &lacks) || some != nil && some.Behind || v.cfg.ReadingOnly() {
		return s, unread
	}
	if _, err := v.sender.Settle(ctx); err != nil {
		return s, err
	}
	sent, err := v.sender.Send(ctx)
	s.send(sent)
	if errors.Is(err, context.Canceled) {
		return s, err
	}
	p, e := v.count()
	if e == nil && p.Other > 0 {
		var second imap.Summary
		second, unread = v.syncer.Once(ctx, show)
		s.add(second)
	}
	return s, errors.Join(err, e, unread)
}

// add adds what a sync did, folder by folder.
func (s *Summary) add(o imap.Summary) {
	s.Bodies += o.Bodies
	for _, f := range o.Folders {
		r := s.row(f.Folder)
		r.New += f.New
		r.Change += f.Changed
		r.Gone += f.Gone
		r.Sent += f.Sent
		r.Failed += f.Failed
		r.Bytes += f.Bytes
		r.Took += f.Time
	}
}

// send adds what a run of the outbox did.
func (s *Summary) send(o outbox.Report) {
	t := &s.Outbox
	t.Sent, t.Partly, t.Failed, t.Held = t.Sent+o.Sent, t.Partly+o.Partly, t.Failed+o.Failed, t.Held+o.Held
	t.Unclear, t.Later, t.Bytes, t.Took = t.Unclear+o.Unclear, t.Later+o.Later, t.Bytes+o.Bytes, t.Took+o.Took
	if o.Sent+o.Failed+o.Held+o.Unclear+o.Later > 0 {
		r := s.row(outside.Text{})
		r.Sent, r.Failed, r.Bytes, r.Took = r.Sent+o.Sent, r.Failed+o.Failed, r.Bytes+o.Bytes, r.Took+o.Took
	}
}

// stands leaves out of what several runs of the outbox told what a later of them has
// settled: a reply that was put off and then taken waits no more.
func (s *Summary) stands(p store.Pending) {
	s.Outbox.Later = min(s.Outbox.Later, p.Send)
	s.Outbox.Unclear = min(s.Outbox.Unclear, p.Unclear)
}

func (s *Summary) row(folder outside.Text) *Row {
	for i := range s.Rows {
		if s.Rows[i].Folder == folder {
			return &s.Rows[i]
		}
	}
	s.Rows = append(s.Rows, Row{Folder: folder})
	return &s.Rows[len(s.Rows)-1]
}
