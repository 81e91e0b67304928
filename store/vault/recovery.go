package vault

import (
	"crypto/rand"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/crypto/blake2b"
)

// RecoveryLength is how many words a recovery key has.
const RecoveryLength = 18

// A recovery key is 128 random bits and 52 bits of a checksum (BLAKE2b), written
// as 18 words of 10 bits each. The long checksum finds the one word that was
// copied wrongly. The words, joined by hyphens, are the passphrase of their age
// file, so that age itself can open it too.
const (
	recoverySecret = 16
	wordBits       = 10
	// recoveryWork may be low: nobody guesses 128 bits.
	recoveryWork = 12
)

// wordFile has 1024 English words of four to eight letters, sorted. The first
// four letters tell a word from all others, and no two are one letter apart. The
// list is kept for good: it is what words on paper stand for.
//
//go:embed words.txt
var wordFile string

var wordList = sync.OnceValue(func() []string { return strings.Fields(wordFile) })

// WrongWordError says which recovery word is wrong. It is ErrWrongWord, and
// never holds the word.
type WrongWordError struct {
	Index int // from 0
	// Unknown: the word is not in the list. Otherwise it is a word of the list,
	// and would have to be another one.
	Unknown bool
	// Swapped: this word and the next one have changed places.
	Swapped bool
}

func (e *WrongWordError) Error() string {
	switch {
	case e.Unknown:
		return fmt.Sprintf("recovery word %d is not a word that recovery words are made of", e.Index+1)
	case e.Swapped:
		return fmt.Sprintf("recovery words %d and %d have changed places", e.Index+1, e.Index+2)
	}
	return fmt.Sprintf("recovery word %d is another one than was written down", e.Index+1)
}

// Is makes every WrongWordError an ErrWrongWord.
func (e *WrongWordError) Is(target error) bool { return target == ErrWrongWord }

// RecoveryKey makes a fresh recovery key: 18 words to be shown once, and the way
// in that they are.
func RecoveryKey() (words []string, way Way, err error) {
	var secret [recoverySecret]byte
	rand.Read(secret[:])
	n := encodeRecovery(secret)
	words = make([]string, RecoveryLength)
	for i := range words {
		words[i] = wordList()[n[i]]
	}
	return words, recoveryWay(words), nil
}

// RecoveryWords reads the words back. Case and what follows the fourth letter do
// not matter. It fails with ErrWordCount, a [*WrongWordError] (one word, or two
// neighbours, are at fault) or ErrWrongWords (more are).
func RecoveryWords(words []string) (Way, error) {
	if len(words) != RecoveryLength {
		return Way{}, fmt.Errorf("%w: %d, and there must be %d", ErrWordCount, len(words), RecoveryLength)
	}
	var n [RecoveryLength]uint16
	for i, w := range words {
		at, ok := findWord(w)
		if !ok {
			return Way{}, &WrongWordError{Index: i, Unknown: true}
		}
		n[i] = at
	}
	if !checkRecovery(n) {
		return Way{}, faultIn(n)
	}
	full := make([]string, RecoveryLength)
	for i := range full {
		full[i] = wordList()[n[i]]
	}
	return recoveryWay(full), nil
}

func recoveryWay(words []string) Way {
	w := PassphraseWork([]byte(strings.Join(words, "-")), recoveryWork)
	w.kind = KindRecovery
	return w
}

// findWord finds the word that begins with the same four letters.
func findWord(w string) (uint16, bool) {
	w = strings.ToLower(strings.TrimSpace(w))
	if len(w) < 4 {
		return 0, false
	}
	list := wordList()
	i, _ := slices.BinarySearch(list, w[:4])
	if i == len(list) || list[i][:4] != w[:4] {
		return 0, false
	}
	return uint16(i), true
}

// faultIn looks for the one change that makes the words right.
func faultIn(n [RecoveryLength]uint16) error {
	for i := range RecoveryLength - 1 {
		m := n
		if m[i], m[i+1] = n[i+1], n[i]; checkRecovery(m) {
			return &WrongWordError{Index: i, Swapped: true}
		}
	}
	for i := range RecoveryLength {
		m := n
		for w := range uint16(1) << wordBits {
			if m[i] = w; checkRecovery(m) {
				return &WrongWordError{Index: i}
			}
		}
	}
	return ErrWrongWords
}

// recoveryBytes is secret and checksum: 180 bits, with four zero bits behind.
const recoveryBytes = (RecoveryLength*wordBits + 7) / 8

func encodeRecovery(secret [recoverySecret]byte) (n [RecoveryLength]uint16) {
	b := withChecksum(secret)
	for bit := range RecoveryLength * wordBits {
		n[bit/wordBits] = n[bit/wordBits]<<1 | uint16(b[bit/8]>>(7-bit%8)&1)
	}
	return n
}

func checkRecovery(n [RecoveryLength]uint16) bool {
	var b [recoveryBytes]byte
	for bit := range RecoveryLength * wordBits {
		b[bit/8] |= byte(n[bit/wordBits]>>(wordBits-1-bit%wordBits)&1) << (7 - bit%8)
	}
	return b == withChecksum([recoverySecret]byte(b[:recoverySecret]))
}

func withChecksum(secret [recoverySecret]byte) (b [recoveryBytes]byte) {
	sum := blake2b.Sum256(append([]byte("baken recovery key 1 "), secret[:]...))
	copy(b[:], secret[:])
	copy(b[recoverySecret:], sum[:])
	b[recoveryBytes-1] &= 0xf0
	return b
}
