package imap

import (
	"errors"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"baken/inbox/account"
)

// patience is how long a command may go without a byte from the server, or to it.
const patience = 30 * time.Second

// What is written is not there yet: up to onItsWay bytes may still be waiting in
// this machine when the last of them is written. So long as a line that carries
// slowest bytes a second needs for them, the server owes nothing.
const (
	onItsWay = 64 << 10
	slowest  = 1 << 10
)

// line is a connection that is watched: it is closed when the server owes a
// byte and gives none for too long, and when the machine was suspended. The
// deadlines of the IMAP library are not used: they end a long answer on a slow
// line, and do not end silence.
type line struct {
	net.Conn
	patience time.Duration
	now      func() time.Time
	start    time.Time

	awaited atomic.Int32 // commands under way
	reading atomic.Int64 // since when a Read has waited, or a Write went on under it, in time since start; 0: none
	writing atomic.Int64
	bytes   atomic.Int64 // received
	unheard atomic.Int64 // written since a byte was received

	once   sync.Once
	ended  chan struct{}
	mu     sync.Mutex
	cause  error // why we closed it
	broken error // what Read or Write met
}

func newLine(c net.Conn, now func() time.Time, patience time.Duration) *line {
	if b, ok := c.(interface{ SetWriteBuffer(int) error }); ok {
		_ = b.SetWriteBuffer(onItsWay) // else nobody knows how much it is
	}
	l := &line{Conn: c, patience: patience, now: now, start: time.Now(), ended: make(chan struct{})}
	go l.watch()
	return l
}

func (l *line) Read(p []byte) (int, error) {
	l.reading.Store(l.tick())
	n, err := l.Conn.Read(p)
	l.reading.Store(0)
	l.bytes.Add(int64(n))
	l.unheard.Store(0)
	l.note(err)
	return n, err
}

// Write writes in stretches. Each that is taken shows that the line is alive, and
// that the server cannot have answered what it has not got.
func (l *line) Write(p []byte) (n int, err error) {
	for len(p) > 0 && err == nil {
		var k int
		l.writing.Store(l.tick())
		k, err = l.Conn.Write(p[:min(len(p), onItsWay/4)])
		l.writing.Store(0)
		l.unheard.Add(int64(k))
		l.pushOn()
		p, n = p[k:], n+k
	}
	l.note(err)
	return n, err
}

// pushOn has a Read that waits be waited for from now on.
func (l *line) pushOn() {
	if since := l.reading.Load(); since != 0 {
		l.reading.CompareAndSwap(since, l.tick())
	}
}

// SetDeadline and its like do nothing; see line.
func (l *line) SetDeadline(time.Time) error      { return nil }
func (l *line) SetReadDeadline(time.Time) error  { return nil }
func (l *line) SetWriteDeadline(time.Time) error { return nil }

// Close may be called by anybody, and again.
func (l *line) Close() error { return l.end(nil) }

func (l *line) end(cause error) (err error) {
	l.once.Do(func() {
		l.mu.Lock()
		l.cause = cause
		l.mu.Unlock()
		close(l.ended)
		err = l.Conn.Close()
	})
	return err
}

// await says that an answer is owed from now on; the returned function that it
// has come.
func (l *line) await() func() {
	l.pushOn()
	l.awaited.Add(1)
	return func() { l.awaited.Add(-1) }
}

// why is the reason of the end, nil if the line was not heard to break.
func (l *line) why() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cause != nil {
		return l.cause
	}
	return l.broken
}

func (l *line) note(err error) {
	if err == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.broken == nil {
		l.broken = err
	}
}

func (l *line) tick() int64 { return int64(time.Since(l.start)) + 1 }

// watch looks every second, or more often where patience is short.
func (l *line) watch() {
	every := min(time.Second, l.patience/4)
	t := time.NewTicker(every)
	defer t.Stop()
	var s sleepSense
	for {
		select {
		case <-l.ended:
			return
		case <-t.C:
		}
		if s.slept(l.now()) {
			_ = l.end(errSuspended)
			return
		}
		late := func(since int64, more time.Duration) bool {
			return since != 0 && time.Duration(l.tick()-since) > l.patience+more
		}
		carrying := time.Duration(min(l.unheard.Load(), onItsWay)) * time.Second / slowest
		if late(l.writing.Load(), 0) || l.awaited.Load() > 0 && late(l.reading.Load(), carrying) {
			_ = l.end(errSilent)
			return
		}
	}
}

var errSilent = errors.Join(account.ErrTimeout)

// sleepSense feels that the machine was suspended: the wall clock has gone on,
// the one that counts seconds has not.
type sleepSense struct {
	wall time.Time
	mono time.Time
}

func (s *sleepSense) slept(now time.Time) bool {
	wall, mono := now.Round(0), time.Now()
	defer func() { s.wall, s.mono = wall, mono }()
	if s.mono.IsZero() {
		return false
	}
	return wall.Sub(s.wall)-mono.Sub(s.mono) > 20*time.Second
}
