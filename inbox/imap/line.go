package imap

import (
	"errors"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"baken/inbox/account"
)

// patience is how long a command may go without a byte from the server.
const patience = 30 * time.Second

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
	reading atomic.Int64 // since when a Read has waited, in time since start; 0: none
	writing atomic.Int64
	bytes   atomic.Int64 // received

	once   sync.Once
	ended  chan struct{}
	mu     sync.Mutex
	cause  error // why we closed it
	broken error // what Read or Write met
}

func newLine(c net.Conn, now func() time.Time, patience time.Duration) *line {
	l := &line{Conn: c, patience: patience, now: now, start: time.Now(), ended: make(chan struct{})}
	go l.watch()
	return l
}

func (l *line) Read(p []byte) (int, error) {
	l.reading.Store(l.tick())
	n, err := l.Conn.Read(p)
	l.reading.Store(0)
	l.bytes.Add(int64(n))
	l.note(err)
	return n, err
}

func (l *line) Write(p []byte) (int, error) {
	l.writing.Store(l.tick())
	n, err := l.Conn.Write(p)
	l.writing.Store(0)
	l.note(err)
	return n, err
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
	if since := l.reading.Load(); since != 0 {
		l.reading.CompareAndSwap(since, l.tick())
	}
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
		late := func(since int64) bool { return since != 0 && time.Duration(l.tick()-since) > l.patience }
		if late(l.writing.Load()) || l.awaited.Load() > 0 && late(l.reading.Load()) {
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
