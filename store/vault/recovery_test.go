package vault

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestWordList(t *testing.T) {
	list := wordList()
	if len(list) != 1<<wordBits || !slices.IsSorted(list) {
		t.Fatalf("%d words, sorted: %v", len(list), slices.IsSorted(list))
	}
	seen := map[string]bool{}
	for _, w := range list {
		if len(w) < 4 || len(w) > 8 || seen[w[:4]] || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("%q is no word for the list", w)
		}
		seen[w[:4]] = true
	}
}

// near says whether one letter was left out, added or replaced.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return len(a) == len(b) && a[i+1:] == b[i+1:] || len(a)+1 == len(b) && a[i:] == b[i+1:]
}

func TestNoTwoWordsAreOneLetterApart(t *testing.T) {
	list := wordList()
	for i, a := range list {
		for _, b := range list[i+1:] {
			if near(a, b) {
				t.Errorf("%s and %s", a, b)
			}
		}
	}
}

func TestRecoveryWords(t *testing.T) {
	words, _, err := RecoveryKey()
	if err != nil {
		t.Fatal(err)
	}
	sloppy := slices.Clone(words)
	for i := range sloppy {
		sloppy[i] = " " + strings.ToUpper(sloppy[i][:4]) + "xy"
	}
	for _, w := range [][]string{words, sloppy} {
		if _, err := RecoveryWords(w); err != nil {
			t.Error(err)
		}
	}
	_, err = RecoveryWords(words[1:])
	wantErr(t, err, ErrWordCount)
	_, err = RecoveryWords(nil)
	wantErr(t, err, ErrWordCount)
}

func TestWrongRecoveryWord(t *testing.T) {
	words, _, _ := RecoveryKey()
	fault := func(words []string) *WrongWordError {
		t.Helper()
		_, err := RecoveryWords(words)
		var w *WrongWordError
		if !errors.As(err, &w) || !errors.Is(err, ErrWrongWord) {
			t.Fatalf("error %v", err)
		}
		return w
	}
	other := func(w string) string {
		if w == "zebra" {
			return "acid"
		}
		return "zebra"
	}
	for i := range words {
		bad := slices.Clone(words)
		bad[i] = other(words[i])
		if f := fault(bad); *f != (WrongWordError{Index: i}) {
			t.Errorf("word %d replaced: %v", i+1, f)
		}
		for _, typo := range []string{"", "xx", "zzzzz", "été", "1234"} {
			bad[i] = typo
			if f := fault(bad); *f != (WrongWordError{Index: i, Unknown: true}) {
				t.Errorf("word %d typed %q: %v", i+1, typo, f)
			} else if typo != "" && strings.Contains(f.Error(), typo) {
				t.Errorf("the error holds the word: %v", f)
			}
		}
	}
	for i := range len(words) - 1 {
		bad := slices.Clone(words)
		bad[i], bad[i+1] = bad[i+1], bad[i]
		if bad[i] == bad[i+1] {
			continue
		}
		if f := fault(bad); *f != (WrongWordError{Index: i, Swapped: true}) {
			t.Errorf("words %d and %d swapped: %v", i+1, i+2, f)
		}
	}
	bad := slices.Clone(words)
	bad[2], bad[9] = other(words[2]), other(words[9])
	_, err := RecoveryWords(bad)
	wantErr(t, err, ErrWrongWords)
}
