package message

import (
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"baken/store/mail"
	"baken/store/outside"
)

// addresses reads an address list of RFC 5322, 3.4, with everything that
// stands in real ones: groups, comments, routes, bare words, missing quotes,
// encoded-words in quotes. At most maxAddresses are kept.
func addresses(s string) (list []mail.Address, wrong bool) {
	for s != "" && len(list) < maxAddresses {
		var name, addr string
		name, addr, s = nextAddress(s)
		if name == "" && addr == "" {
			continue
		}
		text, w := words(name)
		wrong = wrong || w
		addr, w = raw(addr)
		wrong = wrong || w
		list = append(list, mail.Address{
			Name: outsideShort(strings.TrimSpace(text), maxName),
			Addr: outsideShort(addr, maxAddress),
		})
	}
	return list, wrong
}

// nextAddress reads up to the next comma outside of quotes, comments and
// brackets.
func nextAddress(s string) (name, addr, rest string) {
	var phrase, comment, spec strings.Builder
	inSpec, bare, seen, at := false, false, false, false // bare: an address without brackets whose local part is quoted
	depth, i, open := 0, 0, false                        // open: no quote closes any more; what escapes is the same from each on
scan:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case depth > 0:
			switch c {
			case '(':
				depth++
			case ')':
				depth--
			case '\\':
				if i+1 < len(s) {
					i++
					c = s[i]
				}
			}
			if depth > 0 {
				comment.WriteByte(c)
			}
		case c == '(':
			depth++
		case c == '"':
			e := -1
			if !open {
				e = quoted(s[i:])
			}
			if e < 0 {
				open = true
				phrase.WriteByte(c) // never closed: an ordinary sign
				continue
			}
			if inSpec || strings.HasPrefix(s[i+e:], "@") {
				// A quoted local part keeps its quotes.
				bare, seen = !inSpec, true
				spec.WriteString(s[i : i+e])
			} else {
				unquote(&phrase, s[i+1:i+e-1])
			}
			i += e - 1
		case inSpec && c == '>':
			inSpec = false
		case inSpec:
			if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
				spec.WriteByte(c)
			}
		case c == '<':
			inSpec, seen = true, true
			spec.Reset()
		case c == ',' || c == ';':
			i++
			break scan
		case c == ':' && !at:
			phrase.Reset() // the name of a group
		case bare && c != ' ':
			spec.WriteByte(c)
		default:
			bare = false
			at = at || c == '@'
			phrase.WriteByte(c)
		}
	}
	name, addr, rest = strings.TrimSpace(phrase.String()), spec.String(), s[i:]
	if !seen {
		// "a@b (Name)", "a@b", or a bare word.
		if strings.Contains(name, "@") && !strings.Contains(name, "=?") {
			fields := strings.Fields(name)
			for k, f := range fields {
				if strings.Contains(f, "@") {
					addr = f
					name = strings.Join(append(fields[:k:k], fields[k+1:]...), " ")
					break
				}
			}
		}
	} else if colon := strings.LastIndex(addr, ":"); colon >= 0 && strings.HasPrefix(addr, "@") {
		addr = addr[colon+1:] // a source route, RFC 5322, 4.4
	}
	if name == "" {
		name = strings.TrimSpace(comment.String())
	}
	return name, addr, rest
}

// quoted gives the length of the quoted-string at the beginning of s, -1 if
// it does not end within a sensible length.
func quoted(s string) int {
	s = s[:min(len(s), 4*maxName)]
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

func unquote(b *strings.Builder, s string) {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
}

// Fold brings an address into the form in which two are compared: trimmed,
// lower case, composed (NFC), the domain in ASCII (IDNA). What stands after a
// "+" and the dots of the local part are kept: to whom they matter is the
// receiving server's affair.
func Fold(addr outside.Text) string { return fold(addr.Unsafe()) }

func fold(s string) string {
	around := func(r rune) bool { return r == '<' || r == '>' || unicode.IsSpace(r) }
	s = strings.ToLower(strings.TrimFunc(s, around))
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return norm.NFC.String(s)
	}
	behind := func(r rune) bool { return r == '.' || around(r) }
	local, domain := s[:at], strings.TrimRightFunc(s[at+1:], behind)
	if n := len(local); n > 2 && local[0] == '"' && local[n-1] == '"' && !strings.ContainsFunc(local[1:n-1], needsQuotes) {
		local = local[1 : n-1]
	}
	if !isASCII([]byte(s)) {
		local, domain = norm.NFC.String(local), norm.NFC.String(domain)
		if a, err := idna.Lookup.ToASCII(domain); err == nil {
			domain = strings.TrimRightFunc(a, behind) // there are other full stops
		}
	}
	return local + "@" + domain
}

// needsQuotes says that a local part in which r stands is quoted (RFC 5322, 3.4.1).
func needsQuotes(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\"\\@,;:<>()[]", r)
}

// showsAnother says whether a display name holds an address that is not a's.
func showsAnother(a mail.Address) bool {
	name := a.Name.Unsafe()
	if !strings.ContainsAny(name, "@＠﹫") {
		return false
	}
	name = strings.NewReplacer("＠", "@", "﹫", "@").Replace(name)
	own := Fold(a.Addr)
	for _, w := range strings.FieldsFunc(name, notInAddress) {
		at := strings.IndexByte(w, '@')
		if at <= 0 || !strings.Contains(w[at+1:], ".") {
			continue
		}
		if fold(strings.Trim(w, ".'-")) != own {
			return true
		}
	}
	return false
}

// notInAddress says that r ends an address within a sentence.
func notInAddress(r rune) bool {
	return r <= ' ' || strings.ContainsRune("<>()[]\",;:|/\\", r) || r == '\u00a0'
}
