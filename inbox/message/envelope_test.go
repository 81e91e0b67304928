package message

import (
	"net/mail"
	"slices"
	"strings"
	"testing"

	box "baken/store/mail"
)

// TestQuotedLocalPart: who has such an address can be answered; it stands in the
// envelope and in the header as it came.
func TestQuotedLocalPart(t *testing.T) {
	for _, addr := range []string{`"jan peeters"@voorbeeld.example`, `"a,b;c:d(e)@f"@voorbeeld.example`, `"é"@voorbeeld.example`} {
		h := readHead(t, "From: Jan <"+addr+">\r\n")
		if len(h.From) != 1 || h.From[0].Addr.Unsafe() != addr {
			t.Fatalf("%s was not read as it is", addr)
		}
		d := draft()
		d.To, d.Bcc = []box.Address{h.From[0]}, nil
		built, e, err := d.Build()
		if err != nil || !slices.Equal(e.To, []string{addr}) || !Sendable(d.To[0].Addr) {
			t.Fatalf("%s: to %q, %v", addr, e.To, err)
		}
		m, err := mail.ReadMessage(strings.NewReader(string(built)))
		if err != nil {
			t.Fatal(err)
		}
		list, err := m.Header.AddressList("To")
		if err != nil || len(list) != 1 || list[0].Address != strings.ReplaceAll(addr, `"`, "") {
			t.Errorf("%s is written as %q, %v", addr, m.Header.Get("To"), err)
		}
	}
}
