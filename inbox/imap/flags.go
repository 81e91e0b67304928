package imap

import (
	"strings"

	goimap "github.com/emersion/go-imap/v2"

	"baken/store"
)

// flagNames are the flags that are kept, as the server writes them.
var flagNames = []struct {
	flag store.Flags
	name goimap.Flag
}{
	{store.Seen, goimap.FlagSeen},
	{store.AnsweredFlag, goimap.FlagAnswered},
	{store.Flagged, goimap.FlagFlagged},
	{store.Deleted, goimap.FlagDeleted},
	{store.DraftFlag, goimap.FlagDraft},
	{store.Forwarded, goimap.FlagForwarded},
}

// readFlags takes what is kept of a server's list. Case does not matter.
func readFlags(list []goimap.Flag) (f store.Flags) {
	for _, l := range list {
		for _, n := range flagNames {
			if strings.EqualFold(string(l), string(n.name)) {
				f |= n.flag
			}
		}
	}
	return f
}

// writeFlags is the reverse.
func writeFlags(f store.Flags) (list []goimap.Flag) {
	for _, n := range flagNames {
		if f&n.flag != 0 {
			list = append(list, n.name)
		}
	}
	return list
}
