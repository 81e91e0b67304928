package directory

import (
	"bufio"
	"io"
)

// isDump says whether a JSON begins with an object that has arrays of rows in it and is
// no row itself. A row has an id, which is looked for in the beginning of the
// file alone.
func isDump(text *bufio.Reader) (bool, error) {
	head, err := text.Peek(64 << 10)
	if err != nil && err != io.EOF {
		return false, err
	}
	depth, rows := 0, false
	for i := 0; i < len(head); i++ {
		switch head[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return rows, nil
			}
		case '"':
			start := i + 1
			for i++; i < len(head) && head[i] != '"'; i++ {
				if head[i] == '\\' {
					i++
				}
			}
			if depth != 1 || i >= len(head) {
				continue
			}
			key, next := string(head[start:i]), afterColon(head[i+1:])
			if key == "id" && next != 0 && next != '{' && next != '[' {
				return false, nil
			}
			_, known := files[plainName(key)]
			rows = rows || next == '[' && (known || pages[key])
		}
	}
	return rows, nil
}

// afterColon is the first byte behind a colon, 0 where no colon comes first.
func afterColon(b []byte) byte {
	colon := false
	for _, c := range b {
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case c == ':' && !colon:
			colon = true
		case colon:
			return c
		default:
			return 0
		}
	}
	return 0
}
