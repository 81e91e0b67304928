package triage

// nearFrom is the length from which a word may have one wrong letter.
const nearFrom = 5

// near finds the words of a vocabulary that are one edit away: a letter wrong,
// missing, doubled or too many, or two swapped (Damerau's distance 1). Two
// words are that near only if they, or one letter less of either, are equal;
// so the hashes of all those are kept, behind a bit table that turns away
// nearly every word of a text without touching memory.
type near struct {
	words []string
	index map[uint64][]int32
	bits  [nearBits / 64]uint64
}

const nearBits = 1 << 18

func newNear() *near { return &near{index: map[uint64][]int32{}} }

func (n *near) add(word string, id int32) {
	for len(n.words) <= int(id) {
		n.words = append(n.words, "")
	}
	n.words[id] = word
	n.put(hashOf(word), id)
	eachDeletion(word, func(h uint64) { n.put(h, id) })
}

func (n *near) put(h uint64, id int32) {
	ids := n.index[h]
	if len(ids) > 0 && ids[len(ids)-1] == id {
		return
	}
	n.index[h] = append(ids, id)
	n.bits[h%nearBits/64] |= 1 << (h % 64)
}

// find calls take for each word that is one edit from s or s itself; a word
// may come twice.
func (n *near) find(s string, take func(id int32)) {
	try := func(h uint64) {
		if n.bits[h%nearBits/64]&(1<<(h%64)) == 0 {
			return
		}
		for _, id := range n.index[h] {
			if oneEdit(s, n.words[id]) {
				take(id)
			}
		}
	}
	try(hashOf(s))
	eachDeletion(s, try)
}

const hashBase = 0x9E3779B97F4A7C15

func hashOf(s string) (h uint64) {
	for i := 0; i < len(s); i++ {
		h = hashOn(h, s[i])
	}
	return mix(h)
}

// hashOn goes on with one more byte; mix ends it.
func hashOn(h uint64, c byte) uint64 { return h*hashBase + uint64(c) + 1 }

func mix(h uint64) uint64 { h ^= h >> 29; return h * 0xBF58476D1CE4E5B9 >> 7 }

// eachDeletion gives the hash of s without one byte, for each byte, in time
// linear in s.
func eachDeletion(s string, take func(uint64)) {
	var prefix [maxNear + 1]uint64
	if len(s) > maxNear {
		return
	}
	for i := 0; i < len(s); i++ {
		prefix[i+1] = hashOn(prefix[i], s[i])
	}
	suffix, power := uint64(0), uint64(1)
	for i := len(s) - 1; i >= 0; i-- {
		if i == len(s)-1 || s[i] != s[i+1] { // of equal neighbours one will do
			take(mix(prefix[i]*power + suffix))
		}
		suffix += (uint64(s[i]) + 1) * power
		power *= hashBase
	}
}

// maxNear is the length above which a word is no longer one.
const maxNear = 40

// oneEdit says whether a and b are equal or one edit apart.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) != len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) || a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
