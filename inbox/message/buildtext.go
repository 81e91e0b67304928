package message

import "strings"

// flow makes format=flowed (RFC 3676) of a text whose paragraphs are one line
// each. plain7 says that it can go as it is: ASCII in short lines.
func flow(text string) (flowed string, plain7 bool) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\x00", "")
	text = strings.TrimRight(text, "\n")
	var b strings.Builder
	plain7 = isASCII([]byte(text))
	for l := range strings.SplitSeq(text, "\n") {
		if l != "-- " {
			l = strings.TrimRight(l, " \t")
		}
		marks := ""
		if strings.HasPrefix(l, ">") {
			rest := strings.TrimLeft(l, ">")
			marks, l = l[:len(l)-len(rest)], strings.TrimPrefix(rest, " ")
		}
		for {
			head, rest := breakLine(l, softLine-4-len(marks))
			b.WriteString(marks)
			if marks != "" || strings.HasPrefix(head, " ") || strings.HasPrefix(head, "From ") || strings.HasPrefix(head, ">") {
				b.WriteByte(' ') // stuffed
			}
			b.WriteString(head)
			b.WriteString("\r\n")
			plain7 = plain7 && len(head)+len(marks) < 900
			if rest == "" {
				break
			}
			l = rest
		}
	}
	return b.String(), plain7
}

// breakLine cuts a line behind a blank, which stays at its end; rest is empty
// when there is nothing to cut.
func breakLine(l string, width int) (head, rest string) {
	if len(l) <= width || l == "-- " {
		return l, ""
	}
	i := strings.LastIndexByte(l[:max(width, 20)], ' ')
	if i <= 0 || strings.TrimLeft(l[:i], " ") == "" {
		// A long word stays whole.
		start := len(l) - len(strings.TrimLeft(l, " "))
		k := strings.IndexByte(l[start:], ' ')
		if k < 0 {
			return l, ""
		}
		i = start + k
	}
	if strings.TrimRight(l[i+1:], " ") == "" {
		return l, ""
	}
	return l[:i+1], l[i+1:]
}
