package screen

import (
	netmail "net/mail"
	"strings"

	"baken/inbox/message"
	"baken/store/mail"
	"baken/store/outside"
)

// parse reads addresses that somebody typed: parted by commas or semicolons,
// each alone or behind a name in angle brackets. A comma before an address has
// come belongs to the name ("Peeters, Jan <jan@example.org>"). Nothing that was
// typed is dropped: what is no address is given as it stands, for isAddress to
// refuse.
func parse(typed string) (list []mail.Address) {
	for _, item := range parted(typed) {
		list = append(list, addressOf(item))
	}
	return list
}

// parted cuts at the commas and semicolons that end an address: those outside
// of quotes and brackets, after an "@".
func parted(typed string) (items []string) {
	from, at, quoted, inside := 0, false, false, false
	add := func(to int) {
		if item := strings.TrimSpace(typed[from:to]); item != "" {
			items = append(items, item)
		}
		from, at = to+1, false
	}
	for i := 0; i < len(typed); i++ {
		switch c := typed[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '<':
			inside = true
		case c == '>':
			inside = false
		case c == '@':
			at = true
		case (c == ',' || c == ';') && at && !inside:
			add(i)
		}
	}
	add(len(typed))
	return items
}

// addressOf reads one address; what is none becomes the address as it stands.
func addressOf(item string) mail.Address {
	as := func(a *netmail.Address, name string) mail.Address {
		written := netmail.Address{Address: a.Address} // quotes its local part where it must
		return mail.Address{Name: outside.New(name), Addr: outside.New(strings.Trim(written.String(), "<>"))}
	}
	trimmed := strings.TrimRight(item, " ,;")
	if a, err := netmail.ParseAddress(trimmed); err == nil {
		return as(a, a.Name)
	}
	// A name as people write it: with a comma, or a dot, and without quotes.
	if open := strings.LastIndexByte(trimmed, '<'); open > 0 {
		if a, err := netmail.ParseAddress(trimmed[open:]); err == nil {
			return as(a, strings.Trim(strings.TrimSpace(trimmed[:open]), `"`))
		}
	}
	return mail.Address{Addr: outside.New(item)}
}

// isAddress says whether a mail can go there.
func isAddress(a mail.Address) bool { return message.Sendable(a.Addr) }
