package command

import (
	"context"
	"net"
	"sync/atomic"

	"baken/inbox"
	"baken/inbox/account"
	"baken/store/outside"
)

// received counts what comes in from the mail server, as it is on the line, and
// shares it out among the folders.
type received struct {
	line    atomic.Int64
	taken   int64 // of it, what is in folders
	folders map[outside.Text]int64
}

func newReceived() *received { return &received{folders: map[outside.Text]int64{}} }

// dial is an account.Dialer whose connections are counted.
func (r *received) dial(ctx context.Context, addr string) (net.Conn, error) {
	c, err := account.Dial(ctx, addr)
	if err != nil {
		return nil, err
	}
	return counted{c, &r.line}, nil
}

type counted struct {
	net.Conn
	line *atomic.Int64
}

// Read counts what it reads.
func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.line.Add(int64(n))
	return n, err
}

// add takes what came since the last progress for the folder that it names.
func (r *received) add(g inbox.Progress) {
	if g.Folder.IsEmpty() {
		return
	}
	all := r.line.Load()
	r.folders[g.Folder] += all - r.taken
	r.taken = all
}

// settle shares what came and was for no folder by name among those with new
// mail, by their number. Where nothing is new, nothing came but talk.
func (r *received) settle(sum inbox.Summary) {
	fresh := int64(0)
	for _, row := range sum.Rows {
		fresh += int64(row.New)
	}
	left := r.line.Load() - r.taken
	for _, row := range sum.Rows {
		if row.New > 0 {
			r.folders[row.Folder] += left * int64(row.New) / fresh
		}
	}
}
