package outbox

import (
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
)

// through is a sender whose way to the submission server leads through a proxy.
func (h *house) through(sink *mailtest.Sink, o mailtest.SMTPOptions, p Patience) (*mailtest.Proxy, *Sender) {
	h.t.Helper()
	proxy := mailtest.NewProxy(h.t, sink.Addr)
	a := handedIn(h.t, sink, o)
	scheme := "smtp"
	if o.Security == mailtest.ImplicitTLS {
		scheme = "smtps"
	}
	a.Config.SMTP = scheme + "://hulplijn%40example.org@" + proxy.Addr
	return proxy, NewSender(h.Store, Options{Account: a, Patience: p, Now: func() time.Time { return h.now }})
}

// ends brings a mail to its end: what waits goes by itself, what failed or is unclear
// by a person's word, and then it is there. It is there more than once only where a
// person had it tried again though it may have been sent.
func (h *house) ends(s *Sender, sink *mailtest.Sink, op store.Op) {
	h.t.Helper()
	before := sink.Count(op.MessageID.Unsafe())
	most := 1
	for range 3 {
		switch got := h.op(op.ID); got.State {
		case store.OpDone:
		case store.OpWaiting:
			if before != 0 {
				h.t.Errorf("it waits to be sent, and is there")
			}
		case store.OpUnclear, store.OpFailed:
			if got.State == store.OpUnclear {
				most = before + 1
			} else if before != 0 {
				h.t.Errorf("it failed, and is there")
			}
			if err := h.Outbox().DecideRetry(h.t.Context(), op.ID); err != nil {
				h.t.Fatal(err)
			}
		default:
			h.t.Fatalf("it is %s", got.State)
		}
		h.now = h.now.Add(time.Hour)
		if _, err := s.Send(h.t.Context()); err != nil {
			h.t.Fatal(err)
		}
	}
	if n := sink.Count(op.MessageID.Unsafe()); h.op(op.ID).State != store.OpDone || n < 1 || n > most {
		h.t.Errorf("in the end it is %s, and there %d times", h.op(op.ID).State, n)
	}
}

// TestAnyCommandStruck answers each command of a submission in turn with a refusal, for
// now or for good, with a farewell, or with nothing.
func TestAnyCommandStruck(t *testing.T) {
	for name, c := range map[string]struct {
		reply string
		dot   store.OpState // what a mail is whose final dot was answered so
	}{
		"farewell": {"421 4.3.2 geheim", store.OpWaiting},
		"for now":  {"451 4.3.0 geheim", store.OpWaiting},
		"for good": {"554 5.7.1 geheim", store.OpFailed},
		"nonsense": {"geheim", store.OpUnclear},
		"silence":  {"", store.OpUnclear},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			o := mailtest.SMTPOptions{Security: mailtest.Plain}
			sink := submission(t, o)
			p := quick
			if c.reply == "" {
				p = Patience{Step: time.Second, Answer: time.Second, Grace: 100 * time.Millisecond}
			}
			proxy, s := h.through(sink, o, p)
			var struck []string
			for at := 0; ; at++ {
				op := h.reply(at)
				proxy.StrikeSMTP(at, c.reply)
				_, _ = s.Send(t.Context()) // whether the server is the trouble depends on the command
				command := proxy.StruckSMTP()
				if command == "" {
					if h.op(op.ID).State != store.OpDone {
						t.Errorf("without a fault it is %s", h.op(op.ID).State)
					}
					break
				}
				struck = append(struck, command)
				if got := h.op(op.ID); command == "." && got.State != c.dot || command != "." && command != "QUIT" && got.DataBegun {
					t.Errorf("with %s struck it is %s, its dot on the way: %v", command, got.State, got.DataBegun)
				}
				h.ends(s, sink, op)
			}
			want := map[string]bool{"EHLO": true, "AUTH": true, "MAIL": true, "RCPT": true, "DATA": true, ".": true, "QUIT": true}
			for _, command := range struck {
				delete(want, command)
			}
			if len(want) > 0 {
				t.Errorf("struck were %v, and not %v", struck, want)
			}
		})
	}
}

// TestSpoiledSubmission changes one byte of a submission over TLS, at many places: what
// comes of it is an error, never another mail.
func TestSpoiledSubmission(t *testing.T) {
	h := newHouse(t)
	o := mailtest.SMTPOptions{}
	sink := submission(t, o)
	proxy, s := h.through(sink, o, quick)
	h.reply(0)
	if _, err := s.Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	whole := [2]int64{proxy.Passed(mailtest.ToServer), proxy.Passed(mailtest.ToClient)}
	n, failed := 1, 0
	for _, way := range []mailtest.Direction{mailtest.ToServer, mailtest.ToClient} {
		for at := int64(0); at < whole[way]; at += 1 + whole[way]/10 {
			op := h.reply(n)
			n++
			proxy.Spoil(way, at)
			_, _ = s.Send(t.Context())
			proxy.Spoil(way, -1)
			if h.op(op.ID).State != store.OpDone {
				failed++
			}
			h.ends(s, sink, op)
		}
	}
	if failed < n/2 {
		t.Errorf("%d of %d submissions failed", failed, n)
	}
	for _, m := range sink.Received() {
		if text := string(m.Raw); m.MessageID == "" || len(m.To) != 1 || len(text) == 0 {
			t.Errorf("a mail came that is none of ours: %+v", m)
		}
	}
}

// TestRestartedSubmission has the server end and come back at each step of sending.
func TestRestartedSubmission(t *testing.T) {
	for n, step := range []Step{StepBegun, StepConnected, StepGreeted, StepLoggedIn, StepMail, StepRcpt, StepData, StepText, StepDataBegun, StepAnswered} {
		t.Run(string(step), func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			o := mailtest.SMTPOptions{}
			sink := submission(t, o)
			_, s := h.through(sink, o, quick)
			op := h.reply(n)
			met := false
			s.step = func(at Step) {
				if at == step && !met {
					met = true
					sink.Stop()
					sink.Start()
				}
			}
			_, _ = s.Send(t.Context())
			if !met {
				t.Fatal("there is no such step")
			}
			h.ends(s, sink, op)
		})
	}
}

// TestSlowSubmission: a line of 10 kbit/s, and one on which each word takes a seventh of
// our patience, are enough.
func TestSlowSubmission(t *testing.T) {
	p := Patience{Step: 2 * time.Second, Answer: 2 * time.Second, Grace: 100 * time.Millisecond}
	for name, slow := range map[string]func(*mailtest.Proxy){
		"10 kbit/s": func(p *mailtest.Proxy) { p.Bandwidth(10_000 / 8) },
		"latency":   func(p *mailtest.Proxy) { p.Latency(150 * time.Millisecond) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t)
			o := mailtest.SMTPOptions{Security: mailtest.Plain}
			sink := submission(t, o)
			proxy, s := h.through(sink, o, p)
			op := h.reply(1)
			slow(proxy)
			if _, err := s.Send(t.Context()); err != nil {
				t.Error(err)
			}
			if n := sink.Count(op.MessageID.Unsafe()); n != 1 || h.op(op.ID).State != store.OpDone {
				t.Errorf("it is %s, and there %d times", h.op(op.ID).State, n)
			}
		})
	}
}
