package record

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

type some struct {
	Name string         `cbor:"1,keyasint,omitzero"`
	At   time.Time      `cbor:"2,keyasint,omitzero"`
	Of   map[string]int `cbor:"3,keyasint,omitempty"`
}

// What is equal is written the same, and comes back whole.
func TestDeterministic(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 123456789, time.UTC)
	one, err := Encode(some{"x", at, map[string]int{"a": 1, "b": 2, "c": 3}})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if again, _ := Encode(some{"x", at, map[string]int{"c": 3, "b": 2, "a": 1}}); !bytes.Equal(one, again) {
			t.Fatalf("%x and %x", one, again)
		}
	}
	var back some
	if err := Decode(one, &back); err != nil || !back.At.Equal(at) || back.Of["b"] != 2 {
		t.Errorf("%v: %v", back, err)
	}
}

// What is refused is not told.
func TestDecodeSaysNothing(t *testing.T) {
	p, _ := Encode(map[int]string{2: "geheim"})
	for name, b := range map[string][]byte{"another form": p, "cut": p[:len(p)-1], "more": append(bytes.Clone(p), 0), "nothing": nil} {
		var into some
		if err := Decode(b, &into); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
