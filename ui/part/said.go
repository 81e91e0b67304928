package part

import "baken/store/outside"

// said wraps words of the program itself. They pass the gate like any other,
// which leaves them as they are and makes them wrap by the same rule.
func said(words string, width int) []string {
	var lines []string
	for _, l := range outside.New(words).Block().Wrap(width) {
		lines = append(lines, l.String())
	}
	return lines
}
