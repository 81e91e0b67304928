package command

import "baken/store/vault"

// Passphrases cost nothing in tests: what they cost is tested where it is made,
// and under the race detector it is ten times as much.
func init() {
	passphraseWay = func(p []byte) vault.Way { return vault.PassphraseWork(p, 4) }
}
