package mailtest

import (
	"bytes"
	"net/mail"
	"slices"
	"testing"
)

// The letters are of the sizes that they say, the same each time, and each a mail.
func TestLetters(t *testing.T) {
	var sizes []int
	sum := 0
	for i := range 3000 {
		raw, at := Letter(i)
		again, at2 := Letter(i)
		if !bytes.Equal(raw, again) || !at.Equal(at2) {
			t.Fatalf("letter %d is another the second time", i)
		}
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil || m.Header.Get("Message-ID") == "" {
			t.Fatalf("letter %d is no mail: %v", i, err)
		}
		sizes = append(sizes, len(raw))
		sum += len(raw)
	}
	slices.Sort(sizes)
	if median, mean := sizes[len(sizes)/2], sum/len(sizes); median < 3500 || median > 4500 || mean < 18_000 || mean > 22_000 {
		t.Errorf("the median is %d bytes, the mean %d", median, mean)
	}
}
