package command

import "baken/ui/screen"

// ofHandoff has the words for what is wrong with a referral or a handoff.
func (s speaker) ofHandoff(err error) (string, bool) { return screen.HandoffFailure(s.Catalog, err) }
