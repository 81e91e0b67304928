package mailtest

import "time"

// Stage is a place in a submission where a [Fault] can strike.
type Stage int

// The stages, in their order. Between AtDot and AfterStore lies the moment of
// RFC 1047: a client whose connection ends at either cannot know which it was.
const (
	AtHello    Stage = iota // instead of the answer to EHLO
	AtAuth                  // instead of the answer to AUTH
	AtMail                  // instead of the answer to MAIL FROM
	AtRcpt                  // instead of the answer to RCPT TO
	InData                  // while the text is being read, before the final dot
	AtDot                   // the final dot has come; nothing is stored
	AfterStore              // the mail is stored; its answer is not given yet
)

// Fault is something that goes wrong in a submission. It first waits, then
// closes the connection or refuses; a Fault that only waits goes on as usual.
type Fault struct {
	At    Stage
	Delay time.Duration // before the answer
	Cut   bool          // ends the connection without an answer
	Code  int           // the refusal, 4xx or 5xx; 0 refuses nothing
	Text  string        // of the refusal, "mailbox full"
	To    string        // AtRcpt only: this recipient alone; empty is any
	Times int           // how often it strikes; 0 is once, negative always
}

// Fault makes the next submissions fail so. Faults stand in a queue: of those
// for one stage the first that is not used up strikes.
func (s *Sink) Fault(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Times == 0 {
		f.Times = 1
	}
	s.faults = append(s.faults, f)
}

// Heal takes all faults away.
func (s *Sink) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// next is the fault that strikes now, if any, and counts it.
func (s *Sink) next(at Stage, to string) (Fault, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.faults {
		f := &s.faults[i]
		if f.At != at || f.Times == 0 || f.To != "" && f.To != to {
			continue
		}
		f.Times--
		return *f, true
	}
	return Fault{}, false
}
