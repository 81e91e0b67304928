package outbox

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/outside"
)

// crashes is how many random crashes TestCrashesAtRandomInstants makes.
var crashes = flag.Int("crashes", 40, "how often the sending process is killed at a random instant")

// order is what a child process is to do: the test binary sends what waits in a
// store, and dies at a step if one is named.
type order struct {
	Store  string
	Config account.Config
	DieAt  Step
	Now    time.Time
}

const orderVariable = "BAKEN_TEST_SEND"

func TestMain(m *testing.M) {
	if s := os.Getenv(orderVariable); s != "" {
		os.Exit(child(s))
	}
	flag.Parse()
	os.Exit(m.Run())
}

// child sends everything; it says "ready" before and "done" after it.
func child(s string) int {
	var o order
	if err := json.Unmarshal([]byte(s), &o); err != nil {
		return fail(err)
	}
	now := func() time.Time { return o.Now }
	house, err := reopen(o.Store, store.Options{Now: now})
	if err != nil {
		return fail(err)
	}
	ctx := context.Background()
	if err := house.Outbox().Recover(ctx); err != nil {
		return fail(err)
	}
	secret := o.Config.SMTPSecret()
	if _, err := secret.Get(ctx); err != nil {
		return fail(err)
	}
	fmt.Println("ready")
	sender := NewSender(house, Options{Account: Account{Config: o.Config, Secret: secret}, Patience: quick, Now: now, Step: func(at Step) {
		if at == o.DieAt {
			if me, err := os.FindProcess(os.Getpid()); err == nil {
				_ = me.Kill()
			}
			select {}
		}
	}})
	if _, err := sender.Send(ctx); err != nil {
		return fail(err)
	}
	fmt.Println("done")
	if err := house.Close(); err != nil {
		return fail(err)
	}
	return 0
}

func fail(err error) int { fmt.Fprintln(os.Stderr, err); return 1 }

// running is a child process.
type running struct {
	cmd  *exec.Cmd
	says *bufio.Scanner
	err  bytes.Buffer
}

func start(t testing.TB, o order) *running {
	t.Helper()
	b, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	r := &running{cmd: exec.Command(os.Args[0], "-test.run=^$")}
	r.cmd.Env = append(os.Environ(), orderVariable+"="+string(b))
	r.cmd.Stderr = &r.err
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r.says = bufio.NewScanner(out)
	return r
}

// end waits for the child and says whether it came to its end.
func (r *running) end(t testing.TB) (done bool) {
	t.Helper()
	for r.says.Scan() {
		done = done || r.says.Text() == "done"
	}
	_ = r.cmd.Wait() // it was killed, or said on stderr what was wrong
	if r.err.Len() > 0 {
		t.Fatalf("the child: %s", r.err.String())
	}
	return done
}

// tally checks every mail against the receiver: there once, or listed as
// unclear with 0 or 1 there; none twice, none missing and done.
func (h *house) tally(sink *mailtest.Sink, ops []store.Op) (states map[store.OpState]int) {
	h.t.Helper()
	states = map[store.OpState]int{}
	for _, op := range ops {
		state := h.op(op.ID).State
		states[state]++
		n := sink.Count(op.MessageID.Unsafe())
		switch {
		case state == store.OpDone && n == 1, state == store.OpUnclear && n <= 1, state == store.OpWaiting && n == 0:
		default:
			h.t.Errorf("a mail is %s, and there %d times", state, n)
		}
	}
	return states
}

func TestCrashBetweenEveryTwoSteps(t *testing.T) {
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	a := handedIn(t, sink, o)
	h := newHouse(t)
	for n, at := range Steps {
		op := h.reply(n)
		h.close()
		if start(t, order{h.path, a.Config, at, h.now}).end(t) {
			t.Fatalf("%s: it did not die", at)
		}
		h.open()
		if err := h.Outbox().Recover(t.Context()); err != nil {
			t.Fatal(err)
		}
		want, there := store.OpWaiting, 0
		switch at {
		case StepDataBegun:
			want = store.OpUnclear
		case StepAnswered:
			want, there = store.OpUnclear, 1
		case StepRecorded:
			want, there = store.OpDone, 1
		}
		if got, n := h.op(op.ID).State, sink.Count(op.MessageID.Unsafe()); got != want || n != there {
			t.Errorf("killed at %q: it is %s, there %d times; want %s, %d", at, got, n, want, there)
		}
		// The next start: what waits goes; what is unclear and stands in Sent is sent.
		found := finds(there == 1)
		s := h.sender(a, found)
		if _, err := s.Settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Send(t.Context()); err != nil {
			t.Fatal(err)
		}
		h.tally(sink, []store.Op{op})
		if want == store.OpUnclear && there == 0 {
			if err := h.Outbox().DecideRetry(t.Context(), op.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Send(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if got, n := h.op(op.ID).State, sink.Count(op.MessageID.Unsafe()); got != store.OpDone || n != 1 {
			t.Errorf("killed at %q: in the end it is %s, there %d times", at, got, n)
		}
	}
}

func TestCrashesAtRandomInstants(t *testing.T) {
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	a := handedIn(t, sink, o)
	h := newHouse(t)
	var ops []store.Op // not known to be done yet; the store forgets the oldest that are
	made, sent := 0, map[outside.Text]bool{}
	settle := func() map[store.OpState]int {
		if err := h.Outbox().Recover(t.Context()); err != nil {
			t.Fatal(err)
		}
		states := h.tally(sink, ops)
		ops = slices.DeleteFunc(ops, func(op store.Op) bool {
			done := h.op(op.ID).State == store.OpDone
			if done {
				sent[op.MessageID] = true
			}
			return done
		})
		return states
	}
	restock := func() {
		settle()
		for range 60 {
			ops = append(ops, h.reply(made))
			made++
		}
	}
	restock()
	random := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for killed < *crashes {
		h.close()
		r := start(t, order{h.path, a.Config, "", h.now})
		if !r.says.Scan() || r.says.Text() != "ready" {
			r.end(t)
			t.Fatal("the child did not begin")
		}
		time.Sleep(time.Duration(random.Int64N(int64(40 * time.Millisecond))))
		_ = r.cmd.Process.Kill()
		done := r.end(t)
		h.open()
		if done {
			restock()
			continue
		}
		killed++
	}
	settle()
	if _, err := h.sender(a).Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	states := settle()
	if states[store.OpWaiting]+states[store.OpTrying] > 0 {
		t.Errorf("in the end %v", states)
	}
	twice := 0
	for _, m := range sink.Received() {
		if sink.Count(m.MessageID) != 1 {
			twice++
		}
	}
	if twice > 0 {
		t.Errorf("%d mails are there twice", twice)
	}
	lost := 0
	for id := range sent {
		if sink.Count(id.Unsafe()) != 1 {
			lost++
		}
	}
	if lost > 0 {
		t.Errorf("%d mails are done and not there", lost)
	}
	t.Logf("%d mails, %d crashes; %d sent, %d unclear; %d at the server", made, killed, len(sent), len(ops), len(sink.Received()))
}
