package command

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"baken/store/outside"
	"baken/ui/lang"
)

// printRecovery shows the recovery words, this once.
func (a *app) printRecovery(w io.Writer, words []string) error {
	var b strings.Builder
	for _, l := range outside.New(a.T(lang.RecoveryIntro)).Block().Wrap(78) {
		b.WriteString(l.String() + "\n")
	}
	b.WriteByte('\n')
	for i, word := range words {
		b.WriteString(outside.New(fmt.Sprintf("%3d %s", i+1, word)).Line().Pad(16).String())
		if i%4 == 3 || i == len(words)-1 {
			b.WriteByte('\n')
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// askBack has two of the words typed again, so that nobody goes on who has not
// written them down.
func (a *app) askBack(ctx context.Context, d *dialogue, words []string) error {
	picked := rand.Perm(len(words))[:2]
	for _, n := range picked {
		for {
			typed, err := d.ask(ctx, "", lang.RecoveryWord, n+1)
			if err != nil {
				return err
			}
			if strings.EqualFold(typed, words[n]) {
				break
			}
			fmt.Fprintln(a.stderr, a.T(lang.RecoveryNotIt))
		}
	}
	return nil
}
