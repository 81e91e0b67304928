package imap

import "baken/store/guard"

// guarded runs f, which reads what came from outside, and says whether it came
// to its end. A mail that brings the parser down is one mail that cannot be read;
// it must not bring down the program, which would meet it again at each start.
func (s *Syncer) guarded(f func()) (ended bool) {
	return guard.Run(s.log, func() error { f(); return nil }) == nil
}
