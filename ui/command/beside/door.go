package beside

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"

	"baken/store/guard"
)

const (
	// visitors is how many may be inside at a time.
	visitors = 8
	// patience is how long a visitor may take to say what he wants, and to take the
	// greeting.
	patience = 5 * time.Second
	// grace is how long a command may take to end when the door closes.
	grace = time.Second
	// almost is how long unlocking takes where nothing is typed; less than who calls
	// waits for the greeting.
	almost = 2 * time.Second
)

// Door is a socket that is served. It begins locked. Its methods may be called from
// any goroutine.
type Door struct {
	listener *net.UnixListener
	log      *slog.Logger
	user     func(*net.UnixConn) (int, error)
	ctx      context.Context
	leave    context.CancelCauseFunc

	mu     sync.Mutex
	stands Standing
	until  time.Time     // it is about to be unlocked
	opened chan struct{} // closed when it is
	closed bool
	inside map[*net.UnixConn]bool
	gone   sync.WaitGroup
}

// Listen makes the socket at the first of the places at which it can stand. The caller
// has the store for which it is alone: a socket that is there already was left behind by
// a process that was killed, and is replaced. Call Serve, and Close before the store is
// let go.
func Listen(log *slog.Logger, places ...string) (*Door, error) {
	failed := fmt.Errorf("%w: no folder for it", ErrNobody)
	for _, place := range places {
		l, err := listenAt(place)
		if err == nil {
			d := &Door{listener: l, log: log, user: userOf, stands: Locked, opened: make(chan struct{}), inside: map[*net.UnixConn]bool{}}
			d.ctx, d.leave = context.WithCancelCause(context.Background())
			return d, nil
		}
		failed = errors.Join(failed, err)
	}
	return nil, failed
}

func listenAt(place string) (*net.UnixListener, error) {
	if err := private(place); err != nil {
		return nil, err
	}
	if err := vacate(place); err != nil {
		return nil, err
	}
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: place, Net: "unix"})
	if err != nil {
		return nil, err
	}
	// Until then the folder keeps others out.
	if err := os.Chmod(place, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// Serve lets visitors in until the door is closed. answer does what one wants and
// gives the exit status; it runs in a goroutine of its own for each visitor, and its
// context ends when the visitor goes or asks for it, or, with the cause ErrLeaving, when
// the door closes.
func (d *Door) Serve(answer func(context.Context, *Visit) int) {
	for {
		c, err := d.listener.AcceptUnix()
		switch {
		case errors.Is(err, net.ErrClosed):
			return
		case err != nil: // too many open files: it may pass
			time.Sleep(100 * time.Millisecond)
			continue
		}
		stands, in := d.enter(c)
		if !in {
			_ = c.Close() // the door is closed; nobody waits for a word
			return
		}
		go func() {
			defer d.out(c)
			_ = guard.Run(d.log, func() error { d.receive(c, stands, answer); return nil })
		}()
	}
}

// Unlock lets visitors have what they want from now on. It may be called twice.
func (d *Door) Unlock() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.stands == Locked {
		d.stands = Open
		close(d.opened)
	}
}

// Soon says that nobody has to type anything for the door to be unlocked: who comes
// within a moment waits for it.
func (d *Door) Soon() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.until = time.Now().Add(almost)
}

// await waits for a door that is about to be unlocked, and says how it stands then.
func (d *Door) await() Standing {
	d.mu.Lock()
	wait := time.Until(d.until)
	d.mu.Unlock()
	select {
	case <-d.opened:
		return Open
	case <-d.ctx.Done():
	case <-time.After(wait):
	}
	return Locked
}

// enter counts a visitor and says what he is told; false once the door is closed.
func (d *Door) enter(c *net.UnixConn) (Standing, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return "", false
	}
	stands := d.stands
	if len(d.inside) >= visitors {
		stands = Busy
	}
	d.inside[c] = true
	d.gone.Add(1)
	return stands, true
}

func (d *Door) out(c *net.UnixConn) {
	_ = c.Close()
	d.mu.Lock()
	delete(d.inside, c)
	d.mu.Unlock()
	d.gone.Done()
}

// receive greets a visitor, hears what he wants and has it done.
func (d *Door) receive(c *net.UnixConn, stands Standing, answer func(context.Context, *Visit) int) {
	if uid, err := d.user(c); err != nil || uid != os.Geteuid() {
		d.log.Warn("somebody else was at the socket", "uid", uid)
		return
	}
	if stands == Locked {
		stands = d.await()
	}
	if c.SetDeadline(time.Now().Add(patience)) != nil {
		return
	}
	body, err := json.Marshal(Greeting{Protocol: protocol, PID: os.Getpid(), Standing: stands})
	if err != nil || writeFrame(c, frame{greeting, body}) != nil || stands != Open {
		return
	}
	f, err := readFrame(c)
	if err != nil || f.kind != request {
		return
	}
	r, err := readRequest(f.body)
	if err != nil || c.SetDeadline(time.Time{}) != nil {
		return
	}
	ctx, stop := context.WithCancelCause(d.ctx)
	defer stop(nil)
	v := &Visit{Request: r, conn: c, ctx: ctx, heard: make(chan frame, 4)}
	go func() { _ = guard.Run(d.log, func() error { v.hear(stop); return nil }) }()
	_ = v.send(frame{ended, number(answer(ctx, v))}) // who has gone does not hear it
}

// Close takes the socket away, ends the commands of those who are inside, with a moment
// to say so, and returns when they have ended, or do not. It may be called twice.
func (d *Door) Close() {
	d.mu.Lock()
	was := d.closed
	d.closed = true
	d.mu.Unlock()
	if was {
		return
	}
	_ = d.listener.Close() // takes the socket away too
	d.leave(ErrLeaving)
	all := make(chan struct{})
	go func() { d.gone.Wait(); close(all) }()
	select {
	case <-all:
		return
	case <-time.After(grace):
	}
	d.mu.Lock()
	for c := range d.inside {
		_ = c.Close() // whoever does not read what he is told holds nobody up
	}
	d.mu.Unlock()
	select {
	case <-all:
	case <-time.After(grace):
	}
}
