package message

import (
	"fmt"
	"strings"

	"golang.org/x/net/idna"

	"baken/store/mail"
	"baken/store/outside"
)

// Envelope is what the submission server is told.
type Envelope struct {
	From string
	To   []string // To, Cc and Bcc, each once
	UTF8 bool     // an address needs SMTPUTF8 (RFC 6531)
}

// Envelope checks the draft's addresses and gives them for sending.
func (d Draft) Envelope() (Envelope, error) {
	var e Envelope
	if d.MessageID == "" {
		return e, ErrNoMessageID
	}
	if d.Date.IsZero() {
		return e, ErrNoDate
	}
	if d.From.Addr.IsEmpty() {
		return e, ErrNoSender
	}
	from, err := wire(d.From.Addr)
	if err != nil {
		return e, fmt.Errorf("sender: %w", err)
	}
	e.From, e.UTF8 = from, !isASCII([]byte(from))
	seen := map[string]bool{}
	for _, list := range [][]mail.Address{d.To, d.Cc, d.Bcc} {
		for _, a := range list {
			w, err := wire(a.Addr)
			if err != nil {
				return e, fmt.Errorf("recipient %d: %w", len(e.To)+1, err)
			}
			if f := fold(w); !seen[f] {
				seen[f] = true
				e.To = append(e.To, w)
				e.UTF8 = e.UTF8 || !isASCII([]byte(w))
			}
		}
	}
	if len(e.To) == 0 {
		return e, ErrNoRecipient
	}
	for _, a := range d.ReplyTo {
		if _, err := wire(a.Addr); err != nil {
			return e, fmt.Errorf("reply address: %w", err)
		}
	}
	return e, nil
}

// Sendable says whether a mail can go to an address: whether [Draft.Envelope]
// takes it.
func Sendable(addr outside.Text) bool {
	_, err := wire(addr)
	return err == nil
}

// wire is an address as it stands in a header and in SMTP: the domain in
// ASCII, nothing in it that could end it. A quoted local part (RFC 5321, 4.1.2)
// keeps its quotes; what could be taken for the end of the address is refused in
// quotes too.
func wire(t outside.Text) (string, error) {
	s := strings.TrimSpace(t.Unsafe())
	at := strings.LastIndexByte(s, '@')
	if at <= 0 || at == len(s)-1 || len(s) > 254 {
		return "", ErrAddress
	}
	local, domain := s[:at], s[at+1:]
	plain, barred := local, " <>()[],;:\\\"@"
	if n := len(local); n > 2 && local[0] == '"' && local[n-1] == '"' {
		plain, barred = local[1:n-1], "<>\\\""
	}
	if strings.Contains(plain, "  ") { // folding a header would make one of two
		return "", ErrAddress
	}
	for _, r := range plain {
		if r < ' ' || r == 0x7f || strings.ContainsRune(barred, r) || r >= 0x80 && r < 0xa0 || r == 0xfffd {
			return "", ErrAddress
		}
	}
	if strings.HasPrefix(domain, "[") && strings.HasSuffix(domain, "]") && !strings.ContainsAny(domain[1:], "[ <>\r\n") {
		return s, nil // an address literal
	}
	a, err := idna.Lookup.ToASCII(domain)
	if err != nil || a == "" || strings.ContainsAny(a, " <>,;:\"()[]\\") || !isASCII([]byte(a)) {
		return "", ErrAddress
	}
	return local + "@" + a, nil
}
