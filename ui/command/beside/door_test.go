package beside

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var silence = slog.New(slog.DiscardHandler)

// folder is one that only its owner may enter.
func folder(t *testing.T) string {
	t.Helper()
	f := t.TempDir()
	if err := os.Chmod(f, 0o700); err != nil {
		t.Fatal(err)
	}
	return f
}

// served is an unlocked door at a place, and what is done behind it.
func served(t *testing.T, answer func(context.Context, *Visit) int) (d *Door, place string) {
	t.Helper()
	place = filepath.Join(folder(t), "s.sock")
	d, err := Listen(silence, place)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	d.Unlock()
	go d.Serve(answer)
	return d, place
}

func called(t *testing.T, place string) *Call {
	t.Helper()
	c, err := Dial(place)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// Stdin is read as far as it is asked for, all streams and the status come as they were
// given, and what is handed over is what arrives.
func TestDo(t *testing.T) {
	long := strings.Repeat("héél lang ", 20_000)
	_, place := served(t, func(_ context.Context, v *Visit) int {
		b, err := io.ReadAll(v)
		fmt.Fprintf(v.Stdout(), "%d %v %q %s %s", len(b), err, v.Request.Arguments(), v.Request.Folder, v.Request.Getenv("LANG"))
		fmt.Fprint(v.Stderr(), string(b))
		return 3
	})
	var out, trouble bytes.Buffer
	status, err := called(t, place).Do(t.Context(), Request{Args: [][]byte{[]byte("list"), {0xff}}, Folder: "/x", Env: map[string]string{"LANG": "nl", "SECRET": "x"}},
		Ends{In: strings.NewReader(long), Out: &out, Err: &trouble})
	if want := fmt.Sprintf("%d <nil> [\"list\" \"\\xff\"] /x nl", len(long)); status != 3 || err != nil || out.String() != want || trouble.String() != long {
		t.Errorf("status %d, %v, %q, %d bytes on stderr", status, err, out.String(), trouble.Len())
	}
	in := strings.NewReader(long)
	_, place = served(t, func(context.Context, *Visit) int { return 0 })
	if status, err := called(t, place).Do(t.Context(), Request{}, Ends{In: in}); status != 0 || err != nil || in.Len() != len(long) {
		t.Errorf("a command that reads nothing: status %d, %v, %d bytes are left", status, err, in.Len())
	}
}

// A page is read leaf by leaf.
func TestShow(t *testing.T) {
	long := strings.Repeat("x", 3*piece+1)
	_, place := served(t, func(_ context.Context, v *Visit) int {
		err := v.Show(Leaves{Sizes: []int{1, 2, 3}, Words: error.Error, Read: func(n int) (string, error) {
			return []string{"a", "", long}[n], []error{nil, errors.New("stuk"), nil}[n]
		}})
		if err != nil {
			return 1
		}
		return 0
	})
	status, err := called(t, place).Do(t.Context(), Request{}, Ends{Page: func(_ context.Context, p Leaves) error {
		for n, want := range []string{"a", "", long} {
			got, err := p.Read(n)
			if got != want || (n == 1) != (err != nil && err.Error() == "stuk") {
				t.Errorf("leaf %d: %d bytes, %v", n, len(got), err)
			}
		}
		return nil
	}})
	if status != 0 || err != nil {
		t.Errorf("status %d, %v", status, err)
	}
	if _, err := called(t, place).Do(t.Context(), Request{}, Ends{Page: func(context.Context, Leaves) error { return io.ErrClosedPipe }}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a page that cannot be shown: %v", err)
	}
}

// Whoever goes, or asks for it, ends his command; so does the door that closes.
func TestEndsOfACommand(t *testing.T) {
	begun, cause := make(chan struct{}), make(chan error, 1)
	d, place := served(t, func(ctx context.Context, v *Visit) int {
		begun <- struct{}{}
		<-ctx.Done()
		cause <- context.Cause(ctx)
		return 1
	})
	ctx, stop := context.WithCancel(t.Context())
	go func() { <-begun; stop() }()
	if status, err := called(t, place).Do(ctx, Request{}, Ends{}); status != 1 || err != nil || errors.Is(<-cause, ErrLeaving) {
		t.Errorf("asked for: status %d, %v", status, err)
	}
	c := called(t, place)
	go func() { <-begun; _ = c.Close() }()
	if _, err := c.Do(t.Context(), Request{}, Ends{}); !errors.Is(err, ErrCut) || errors.Is(<-cause, ErrLeaving) {
		t.Errorf("gone: %v", err)
	}
	go func() { <-begun; d.Close() }()
	if status, err := called(t, place).Do(t.Context(), Request{}, Ends{}); status != 1 || err != nil || !errors.Is(<-cause, ErrLeaving) {
		t.Errorf("closed: status %d, %v", status, err)
	}
	if _, err := os.Lstat(place); !os.IsNotExist(err) {
		t.Errorf("the socket is still there: %v", err)
	}
	if _, err := Dial(place); !errors.Is(err, ErrNobody) {
		t.Errorf("after it: %v", err)
	}
}

// A door closes though a visitor does not read and a command does not end.
func TestCloseDoesNotWait(t *testing.T) {
	begun := make(chan struct{}, 1)
	d, place := served(t, func(_ context.Context, v *Visit) int {
		begun <- struct{}{}
		for {
			if _, err := v.Stdout().Write(make([]byte, piece)); err != nil {
				return 1
			}
		}
	})
	c := called(t, place)
	if err := writeFrame(c.conn, frame{request, []byte("{}")}); err != nil {
		t.Fatal(err)
	}
	<-begun
	start := time.Now()
	d.Close()
	if took := time.Since(start); took > 4*grace {
		t.Errorf("it took %v", took)
	}
}

// So many are let in, the next is told; and a locked door says so and nothing else.
func TestStanding(t *testing.T) {
	release := make(chan struct{})
	_, place := served(t, func(context.Context, *Visit) int { <-release; return 0 })
	var all sync.WaitGroup
	for range visitors {
		c := called(t, place)
		all.Go(func() {
			if status, err := c.Do(t.Context(), Request{}, Ends{}); status != 0 || err != nil {
				t.Errorf("status %d, %v", status, err)
			}
		})
	}
	if c := called(t, place); c.Greeting.Standing != Busy {
		t.Errorf("one more is %s", c.Greeting.Standing)
	}
	close(release)
	all.Wait()

	place = filepath.Join(folder(t), "s.sock")
	d, err := Listen(silence, place)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	go d.Serve(func(context.Context, *Visit) int { t.Error("a locked door lets somebody in"); return 0 })
	c := called(t, place)
	if c.Greeting.Standing != Locked || c.Greeting.PID != os.Getpid() {
		t.Errorf("%+v", c.Greeting)
	}
	if _, err := c.Do(t.Context(), Request{}, Ends{}); !errors.Is(err, ErrCut) {
		t.Errorf("it answers %v", err)
	}
}

// Who comes in the moment before a door is unlocked, where nobody has to type for it,
// waits for it; who comes to one that stays locked does not wait for long.
func TestSoon(t *testing.T) {
	place := filepath.Join(folder(t), "s.sock")
	d, err := Listen(silence, place)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	d.Soon()
	go d.Serve(func(context.Context, *Visit) int { return 0 })
	time.AfterFunc(300*time.Millisecond, d.Unlock)
	if c := called(t, place); c.Greeting.Standing != Open {
		t.Errorf("it is %s", c.Greeting.Standing)
	}
	place += "2"
	e, err := Listen(silence, place)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	e.Soon()
	go e.Serve(func(context.Context, *Visit) int { return 0 })
	if c := called(t, place); c.Greeting.Standing != Locked {
		t.Errorf("one that stays locked is %s", c.Greeting.Standing)
	}
}

// Who says nothing, or nonsense, is sent away, and holds nobody up.
func TestSlowAndMalicious(t *testing.T) {
	_, place := served(t, func(_ context.Context, v *Visit) int {
		_, _ = io.ReadAll(v)
		return 0
	})
	slow := called(t, place)
	for name, words := range map[string]string{
		"another kind first": "i\x00\x00\x00\x01a", "too much": "r\xff\xff\xff\xff", "not a request": "r\x00\x00\x00\x01[", "a negative width": "r\x00\x00\x00\x14" + `{"out":{"width":-1}}`,
		"stdin that nobody wants": "r\x00\x00\x00\x02{}" + strings.Repeat("i\x00\x00\x00\x01a", 50),
	} {
		c := called(t, place)
		if _, err := io.WriteString(c.conn, words); err != nil {
			continue // it has hung up already
		}
		_ = c.conn.SetReadDeadline(time.Now().Add(patience / 2))
		if _, err := io.Copy(io.Discard, c.conn); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: the connection stays", name)
		}
	}
	if status, err := called(t, place).Do(t.Context(), Request{}, Ends{In: strings.NewReader("")}); status != 0 || err != nil {
		t.Errorf("somebody else: status %d, %v", status, err)
	}
	_ = slow.conn.SetReadDeadline(time.Now().Add(2 * patience))
	if _, err := readFrame(slow.conn); !errors.Is(err, io.EOF) {
		t.Errorf("who says nothing: %v", err)
	}
}

// A panic ends one visitor's command, and nothing else.
func TestPanic(t *testing.T) {
	_, place := served(t, func(_ context.Context, v *Visit) int {
		if len(v.Request.Args) > 0 {
			panic("een mes")
		}
		return 0
	})
	if _, err := called(t, place).Do(t.Context(), Request{Args: [][]byte{nil}}, Ends{}); !errors.Is(err, ErrCut) {
		t.Errorf("%v", err)
	}
	if status, err := called(t, place).Do(t.Context(), Request{}, Ends{}); status != 0 || err != nil {
		t.Errorf("status %d, %v", status, err)
	}
}

// Another user's process is not even greeted, nor one of which nobody knows whose it is.
func TestStranger(t *testing.T) {
	place := filepath.Join(folder(t), "s.sock")
	d, err := Listen(silence, place)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	var whose atomic.Int64 // how far from us
	d.user = func(c *net.UnixConn) (int, error) {
		uid, err := userOf(c)
		if whose.Load() < 0 {
			err = errors.New("not known")
		}
		return uid + int(whose.Load()), err
	}
	d.Unlock()
	go d.Serve(func(context.Context, *Visit) int { t.Error("a stranger is let in"); return 0 })
	for _, n := range []int64{1, -1} {
		whose.Store(n)
		if _, err := Dial(place); !errors.Is(err, ErrNobody) {
			t.Errorf("%d: %v", n, err)
		}
	}
	whose.Store(0)
	if c := called(t, place); c.Greeting.Standing != Open {
		t.Errorf("we are %s", c.Greeting.Standing)
	}
	// Nor is a socket used that somebody else could have put there.
	if err := os.Chmod(filepath.Dir(place), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Dial(place); !errors.Is(err, ErrNobody) {
		t.Errorf("in a folder of others: %v", err)
	}
}

// Where a socket is made: not where others may enter, not over something else, but over
// one that a killed process left.
func TestListen(t *testing.T) {
	f := folder(t)
	place := filepath.Join(f, "s.sock")
	dead, err := net.ListenUnix("unix", &net.UnixAddr{Name: place, Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	dead.SetUnlinkOnClose(false)
	if err := dead.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Dial(place); !errors.Is(err, ErrNobody) {
		t.Errorf("a dead one answers: %v", err)
	}
	d, err := Listen(silence, place)
	if err != nil {
		t.Fatalf("over a dead one: %v", err)
	}
	if i, err := os.Lstat(place); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", i, err)
	}
	d.Close()
	if err := os.WriteFile(place, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Listen(silence, place); !errors.Is(err, ErrOccupied) {
		t.Errorf("over a file: %v", err)
	}
	loose := folder(t)
	if err := os.Chmod(loose, 0o750); err != nil {
		t.Fatal(err)
	}
	if _, err := Listen(silence, filepath.Join(loose, "s.sock")); !errors.Is(err, ErrStranger) {
		t.Errorf("where others may enter: %v", err)
	}
	d, err = Listen(silence, filepath.Join(loose, "s.sock"), filepath.Join(f, "t.sock"))
	if err != nil {
		t.Fatalf("the next place: %v", err)
	}
	d.Close()
}

// Every name of a store leads to the same places, and of two stores to two.
func TestPlaces(t *testing.T) {
	f, run := folder(t), folder(t)
	for _, name := range []string{"a.db", "b.db"} {
		if err := os.WriteFile(filepath.Join(f, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(f, "a.db"), filepath.Join(run, "link.db")); err != nil {
		t.Fatal(err)
	}
	a, b, link := Places(filepath.Join(f, "a.db"), run, "relative", ""), Places(filepath.Join(f, "b.db"), run), Places(filepath.Join(run, "link.db"), run)
	if len(a) != 2 || filepath.Dir(a[0]) != run || filepath.Base(a[0]) != filepath.Base(a[1]) || a[0] == b[0] || fmt.Sprint(link) != fmt.Sprint(a) {
		t.Errorf("%v\n%v\n%v", a, b, link)
	}
	if none := Places(filepath.Join(f, "none.db"), run); none != nil {
		t.Errorf("of no store: %v", none)
	}
	if long := Places(filepath.Join(f, "a.db"), "/"+strings.Repeat("x", 100)); len(long) != 1 {
		t.Errorf("a name that is too long: %v", long)
	}
}
