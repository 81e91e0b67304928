package command

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"baken/store/outside"
)

// printRecovery shows the recovery words, this once.
func printRecovery(w io.Writer, words []string) error {
	var b strings.Builder
	b.WriteString("Recovery words. They open the vault when all other ways are lost. Write them\ndown, keep them where the organisation keeps such things; they are not shown again.\n\n")
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
			typed, err := d.line(ctx, fmt.Sprintf("word %d", n+1), "")
			if err != nil {
				return err
			}
			if strings.EqualFold(typed, words[n]) {
				break
			}
			fmt.Fprintln(a.stderr, "that is not the word; look at what you wrote down")
		}
	}
	return nil
}
