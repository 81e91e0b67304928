package inbox

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/store"
	"baken/store/vault"
)

const orderVariable = "BAKEN_TEST_ONCE"

// order is what a child process is to do: the test binary brings a store and
// its account into step once.
type order struct {
	Store  string
	Config account.Config
}

func TestMain(m *testing.M) {
	if s := os.Getenv(orderVariable); s != "" {
		os.Exit(child(s))
	}
	os.Exit(m.Run())
}

func child(s string) int {
	var o order
	err := json.Unmarshal([]byte(s), &o)
	if err == nil {
		err = once(o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println("done")
	return 0
}

func open(path string, o store.Options) (*store.Store, error) {
	l, err := store.Open(path, o)
	if err != nil {
		return nil, err
	}
	return l.Unlock(vault.PassphraseWork([]byte("zomer regen"), 2))
}

func once(o order) error {
	s, err := open(o.Store, store.Options{})
	if err != nil {
		return err
	}
	v, err := New(s, o.Config, Deps{})
	if err != nil {
		return err
	}
	fmt.Println("ready")
	if _, err := v.Once(context.Background(), nil); err != nil {
		return err
	}
	return s.Close()
}

// A program that is killed at random instants while it syncs, sends, files the
// copies and sets the flags. In the end every reply is at the receiver and in
// Sent once, unless it is listed as unclear.
func TestKilledAtRandomInstants(t *testing.T) {
	l := newLine(t)
	const writers = 25
	for n := range writers {
		l.question(n)
	}
	if _, err := l.svc.Once(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	var ops []store.Op
	for n := range writers {
		ops = append(ops, l.reply(n, 0))
	}
	if err := l.store.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(order{l.path, l.cfg})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	kills := 0
	for range 20 {
		var trouble bytes.Buffer
		c := exec.Command(os.Args[0], "-test.run=^$")
		c.Env = append(os.Environ(), orderVariable+"="+string(b))
		c.Stderr = &trouble
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		says := bufio.NewScanner(out)
		says.Scan()
		time.Sleep(time.Duration(random.Int64N(int64(90 * time.Millisecond))))
		_ = c.Process.Kill()
		done := says.Scan() && says.Text() == "done"
		_ = c.Wait() // it was killed
		if trouble.Len() > 0 {
			t.Fatalf("the child: %s", trouble.String())
		}
		if done {
			break
		}
		kills++
	}
	if l.store, err = open(l.path, store.Options{NoSync: true}); err != nil {
		t.Fatal(err)
	}
	l.remake()
	if _, err := l.svc.Once(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	unclear := 0
	for _, op := range ops {
		state, there := l.op(op.ID).State, l.smtp.Count(op.MessageID.Unsafe())
		switch {
		case state == store.OpDone && there == 1:
		case state == store.OpUnclear && there <= 1:
			// A person looks and decides, rightly.
			unclear++
			decide := l.store.Outbox().DecideRetry
			if there == 1 {
				// Nothing of it is in Sent, since the server keeps no copies.
				decide = l.store.Outbox().DecideSent
				l.imap.Deliver("Sent", l.smtp.Received()[l.at(op)].Raw, time.Now())
			}
			if err := decide(t.Context(), op.ID); err != nil {
				t.Fatal(err)
			}
		default:
			t.Errorf("a reply is %s and %d times at the receiver", state, there)
		}
	}
	for range 2 {
		if _, err := l.svc.Once(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
	l.settled(ops...)
	t.Logf("%d replies, %d kills, %d unclear", len(ops), kills, unclear)
}

// at is where the receiver has a reply.
func (l *line) at(op store.Op) int {
	for i, m := range l.smtp.Received() {
		if m.MessageID == op.MessageID.Unsafe() {
			return i
		}
	}
	return -1
}
