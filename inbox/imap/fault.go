package imap

import "runtime/debug"

// guarded runs f, which reads what came from outside, and says whether it came
// to its end. A mail that brings the parser down is one mail that cannot be read;
// it must not bring down the program, which would meet it again at each start.
// What the panic says may be the mail's words, so it is dropped: the log gets the
// places in the program alone.
func (s *Syncer) guarded(f func()) (ended bool) {
	defer func() {
		if !ended {
			_ = recover()
			s.log.Error("a fault in the program: a mail could not be read", "at", string(debug.Stack()))
		}
	}()
	f()
	return true
}
