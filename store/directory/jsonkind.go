package directory

import (
	"bufio"
	"io"
)

// form is how a JSON is built: in how many braces and brackets its rows stand.
type form int

const (
	objects form = iota // one row after the other
	array               // an array of rows
	dump                // an object with arrays of rows
)

// formOf finds out how a JSON is built. An object has arrays of rows in it when it is no
// row itself; a row has an id, which is looked for in the beginning of the file alone.
func formOf(text *bufio.Reader) (form, error) {
	head, err := text.Peek(64 << 10)
	if err != nil && err != io.EOF {
		return 0, err
	}
	switch first, err := firstSign(text); {
	case err != nil:
		return 0, err
	case first == '[':
		return array, nil
	}
	if isDump(head) {
		return dump, nil
	}
	return objects, nil
}

func isDump(head []byte) bool {
	depth, rows := 0, false
	for i := 0; i < len(head); i++ {
		switch head[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return rows
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
				return false
			}
			_, known := files[plainName(key)]
			rows = rows || next == '[' && (known || pages[key])
		}
	}
	return rows
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
