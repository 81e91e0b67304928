package message

import (
	"hash/crc32"
	"math/bits"
	"strings"
	"unicode"
)

// vocabulary is the words of a text, as bits of their hashes: small whatever the
// text, and rarely wrong about a word of a text of ordinary length.
type vocabulary [1 << 10]uint64

// unlike is how many words must be new for a text to say more than another: a
// picture's name and a line that the mail program adds are not a letter.
const unlike = 3

// add takes the words of a text. Addresses of the web are none: in HTML they
// stand behind a link.
func (v *vocabulary) add(text string) {
	for field := range strings.FieldsSeq(strings.ToLower(text)) {
		if strings.Contains(field, "://") || strings.HasPrefix(field, "www.") {
			continue
		}
		for word := range strings.FieldsFuncSeq(field, notLetter) {
			if len(word) > 1 {
				h := crc32.ChecksumIEEE([]byte(word))
				v[h>>6%uint32(len(v))] |= 1 << (h & 63)
			}
		}
	}
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// saysMore says whether v has words that other has not.
func (v *vocabulary) saysMore(other *vocabulary) bool {
	n := 0
	for i := range v {
		n += bits.OnesCount64(v[i] &^ other[i])
	}
	return n >= unlike
}
