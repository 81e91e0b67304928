package imap

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"baken/inbox/message"
	"baken/store"
	"baken/store/guard"
)

// seen is what one FETCH said of one mail.
type seen struct {
	uid      store.UID
	flags    store.Flags
	hasFlags bool
	internal time.Time
	size     int64
	hasSize  bool
	// text is the section that was asked for, nil if the server gave none. It
	// belongs to whoever gets the seen, and counts against the budget until
	// released.
	text *text
}

// What is asked for of a mail.
var (
	headSection = &goimap.FetchItemBodySection{Specifier: goimap.PartSpecifierHeader, HeaderFields: message.Fields, Peek: true}
	// headerSection is all of it: what tells apart mails that bear no Message-ID.
	headerSection = &goimap.FetchItemBodySection{Specifier: goimap.PartSpecifierHeader, Peek: true}
	allSection    = &goimap.FetchItemBodySection{Peek: true}
	// beginningSection is what says whether a mail can be read at all.
	beginningSection = &goimap.FetchItemBodySection{Peek: true, Partial: &goimap.SectionPartial{Size: 16}}
)

func wantFlags() *goimap.FetchOptions { return &goimap.FetchOptions{UID: true, Flags: true} }
func wantSizes() *goimap.FetchOptions { return &goimap.FetchOptions{UID: true, RFC822Size: true} }
func wantHeads() *goimap.FetchOptions {
	return &goimap.FetchOptions{UID: true, Flags: true, InternalDate: true, RFC822Size: true, BodySection: []*goimap.FetchItemBodySection{headSection}}
}
func wantHeaders() *goimap.FetchOptions {
	return &goimap.FetchOptions{UID: true, Flags: true, InternalDate: true, RFC822Size: true, BodySection: []*goimap.FetchItemBodySection{headerSection}}
}
func wantWhole() *goimap.FetchOptions {
	return &goimap.FetchOptions{UID: true, Flags: true, InternalDate: true, RFC822Size: true, BodySection: []*goimap.FetchItemBodySection{allSection}}
}
func wantBeginnings() *goimap.FetchOptions {
	return &goimap.FetchOptions{UID: true, BodySection: []*goimap.FetchItemBodySection{beginningSection}}
}
func wantBodies() *goimap.FetchOptions {
	return &goimap.FetchOptions{UID: true, BodySection: []*goimap.FetchItemBodySection{allSection}}
}

// request is a FETCH to be sent.
type request struct {
	set     uidSet
	options *goimap.FetchOptions
	most    func(store.UID) int64 // how much of a text is read; nil: as much as whole
	each    func(seen) error
	// done is called after the last answer, or with why it failed; errPassedOver
	// when another request did. May be nil.
	done func(error) error
}

// errPassedOver: the answer was not looked at, for another request had failed.
var errPassedOver = errors.New("passed over")

// inFlight is how many FETCHes wait for an answer at once: the server works at
// the next while we read one.
const inFlight = 2

// fetchAll sends the requests that next gives, until it gives none, and reads
// their answers. A server may answer two at once, mail by mail, so each has a
// reader of its own; their calls of each take turns, and done is called in the
// order of the requests. Room for texts is taken from b. An answer of NO ends
// it with that error; the connection stays usable.
func (c *conn) fetchAll(ctx context.Context, b *budget, next func() (request, bool)) error {
	type sent struct {
		request
		ended chan error
	}
	var queue []sent
	var turn sync.Mutex
	var stopped atomic.Bool
	more := true
	var failed error
	for {
		for more && failed == nil && len(queue) < inFlight {
			r, ok := next()
			if !ok {
				more = false
				break
			}
			s := sent{r, make(chan error, 1)}
			cmd := c.c.Fetch(r.set.set, r.options)
			go func() { s.ended <- c.answer(ctx, b, cmd, r, &turn, &stopped) }()
			queue = append(queue, s)
		}
		if len(queue) == 0 {
			return failed
		}
		q := queue[0]
		queue = queue[1:]
		err := <-q.ended
		if q.done != nil {
			why := err
			if why == nil && failed != nil {
				why = errPassedOver
			}
			// What done looks at, the next one's each may change.
			e := inTurn(&turn, func() error { return q.done(why) })
			if err == nil {
				err = e
			}
		}
		if err != nil && failed == nil {
			failed = err
			stopped.Store(true)
			if !answered(err) {
				c.close() // what else is under way is not worth reading
			}
		}
	}
}

// inTurn runs f while nobody else has the turn.
func inTurn(turn *sync.Mutex, f func() error) error {
	turn.Lock()
	defer turn.Unlock()
	return f()
}

// fetch sends one FETCH and reads its answer.
func (c *conn) fetch(ctx context.Context, b *budget, set uidSet, o *goimap.FetchOptions, each func(seen) error) error {
	return c.fetchAll(ctx, b, once(request{set: set, options: o, each: each}))
}

// answer reads the answer to one FETCH; when stopped is set it is only read
// over.
func (c *conn) answer(ctx context.Context, b *budget, cmd *imapclient.FetchCommand, r request, turn *sync.Mutex, stopped *atomic.Bool) error {
	var ours error // not the connection's
	err := c.await("FETCH", func() error {
		for m := cmd.Next(); m != nil; m = cmd.Next() {
			if stopped.Load() || ours != nil {
				continue
			}
			// By a mistake of ours too the answer is read to its end, or its line
			// closed: else the library waits for ever.
			var s seen
			err := guard.Run(c.log, func() (err error) {
				s, err = readSeen(ctx, b, m, r.most)
				return err
			})
			if err != nil {
				// The rest of the text was not read. The library waits for that, and
				// whoever closes the connection for the library: with the line ended
				// there is a rest no more.
				_ = c.line.Close()
				if !errors.Is(err, errCutOff) {
					_ = cmd.Close()
				}
				return err
			}
			if s.uid == 0 {
				s.text.release()
				continue
			}
			ours = guard.Run(c.log, func() error {
				return inTurn(turn, func() error { return r.each(s) })
			})
			if ours != nil {
				stopped.Store(true)
			}
		}
		return cmd.Close()
	})
	if ours != nil {
		return ours
	}
	return err
}

func readSeen(ctx context.Context, b *budget, m *imapclient.FetchMessageData, most func(store.UID) int64) (s seen, err error) {
	for i := m.Next(); i != nil; i = m.Next() {
		switch i := i.(type) {
		case imapclient.FetchItemDataUID:
			s.uid = store.UID(i.UID)
		case imapclient.FetchItemDataFlags:
			s.flags, s.hasFlags = readFlags(i.Flags), true
		case imapclient.FetchItemDataInternalDate:
			s.internal = i.Time.UTC()
		case imapclient.FetchItemDataRFC822Size:
			s.size, s.hasSize = i.Size, true
		case imapclient.FetchItemDataBodySection:
			if i.Literal == nil || s.text != nil {
				continue
			}
			limit := int64(whole)
			if most != nil {
				limit = most(s.uid)
			}
			if s.text, err = b.read(ctx, &literal{LiteralReader: i.Literal}, i.Literal.Size(), limit); err != nil {
				return s, err
			}
		}
	}
	return s, nil
}

// part reads one stretch of a mail into w. It says how much came; less than
// asked is the end of the mail. given says whether anything was answered: of a
// mail that is gone nothing is. An error of w comes as it is, and the rest is
// read over.
func (c *conn) part(cmd *imapclient.FetchCommand, w io.Writer) (n int64, given bool, err error) {
	var ours error
	err = c.await("FETCH", func() error {
		for m := cmd.Next(); m != nil; m = cmd.Next() {
			for i := m.Next(); i != nil; i = m.Next() {
				s, ok := i.(imapclient.FetchItemDataBodySection)
				if !ok || s.Literal == nil || ours != nil {
					continue
				}
				given = true
				k, err := io.Copy(w, &literal{LiteralReader: s.Literal})
				if n += k; errors.Is(err, errCutOff) {
					return err
				}
				ours = err
			}
		}
		return cmd.Close()
	})
	if err == nil {
		err = ours
	}
	return n, given, err
}
