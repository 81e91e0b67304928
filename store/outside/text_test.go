package outside

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"
)

func TestTextDoesNotPrint(t *testing.T) {
	secret := New("Bachstraat 12")
	for _, verb := range []string{"%s", "%v", "%+v", "%#v", "%q", "%x", "%d"} {
		for _, v := range []any{secret, &secret, []Text{secret}, map[int]Text{1: secret}, struct{ T Text }{secret}, struct{ T []Text }{[]Text{secret}}} {
			if got := fmt.Sprintf(verb, v); strings.Contains(got, "straat") || strings.Contains(got, fmt.Sprintf("%x", "straat")) {
				t.Errorf("%s of %T: %s", verb, v, got)
			}
		}
	}
	if b, err := json.Marshal(secret); err == nil {
		t.Errorf("JSON: %s", b)
	}
}

func TestTextInCBOR(t *testing.T) {
	type record struct {
		Subject Text   `cbor:"1,keyasint,omitzero"`
		Name    Text   `cbor:"2,keyasint"`
		Ids     []Text `cbor:"3,keyasint,omitempty"`
	}
	for _, c := range []struct {
		in   record
		size int
	}{
		{record{}, 3}, // a map, a key, an empty string
		{record{Subject: New("ab"), Name: New("\xff\x00")}, 9},
		{record{Ids: []Text{New("a"), New("")}}, 8},
	} {
		b, err := cbor.Marshal(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) != c.size {
			t.Errorf("%d bytes, want %d: %x", len(b), c.size, b)
		}
		var out record
		if err := cbor.Unmarshal(b, &out); err != nil {
			t.Fatal(err)
		}
		if out.Subject != c.in.Subject || out.Name != c.in.Name || len(out.Ids) != len(c.in.Ids) {
			t.Errorf("%x came back otherwise", b)
		}
		for i, id := range out.Ids {
			if id != c.in.Ids[i] {
				t.Errorf("%x: text %d came back otherwise", b, i)
			}
		}
	}
}
