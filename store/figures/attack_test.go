package figures

import (
	"maps"
	"slices"
)

// An attacker has everything that is published of a year, as equations over cells: so
// many contacts of this month with this code. It looks for numbers from 1 to 4.

// atoms is a set of cells.
type atoms [4]uint64

const maxAtoms = 64 * 4

func (a *atoms) add(i int)     { a[i/64] |= 1 << (i % 64) }
func (a atoms) has(i int) bool { return a[i/64]&(1<<(i%64)) != 0 }
func (a atoms) without(b atoms) (c atoms) {
	for i := range a {
		c[i] = a[i] &^ b[i]
	}
	return c
}
func (a atoms) within(b atoms) bool { return a.without(b) == atoms{} }

// attack knows the sums of some sets of cells.
type attack struct {
	cells int
	known map[atoms]int
}

func newAttack(cells int) *attack {
	if cells > maxAtoms {
		panic("too many cells")
	}
	return &attack{cells, map[atoms]int{}}
}

func (k *attack) learn(of atoms, n int) {
	if of != (atoms{}) {
		k.known[of] = n
	}
}

// subtract takes every published number from every one that it is a part of, and so on
// with what is left, some rounds long. It gives a sum from 1 to 4 that it found.
func (k *attack) subtract(rounds int) (atoms, int, bool) {
	for range rounds {
		all := slices.Collect(maps.Keys(k.known))
		for _, a := range all {
			for _, b := range all {
				if a != b && a.within(b) {
					k.learn(b.without(a), k.known[b]-k.known[a])
				}
			}
		}
		if len(k.known) > 3000 {
			break
		}
	}
	for of, n := range k.known {
		if tooFew(n) {
			return of, n, true
		}
	}
	return atoms{}, 0, false
}

// bounds narrows what each cell can be until nothing changes: no number is below 0. It
// gives a cell of which it is sure that it is 1 to 4, or at most 4 and not 0.
func (k *attack) bounds() (cell int, found bool) {
	low, high := make([]int, k.cells), make([]int, k.cells)
	for i := range high {
		high[i] = 1 << 30
	}
	for changed := true; changed; {
		changed = false
		for of, n := range k.known {
			lows, highs := 0, 0
			for i := range k.cells {
				if of.has(i) {
					lows, highs = lows+low[i], min(highs+high[i], 1<<40)
				}
			}
			for i := range k.cells {
				if !of.has(i) {
					continue
				}
				if x := n - (lows - low[i]); x < high[i] {
					highs, high[i], changed = highs-high[i]+x, x, true
				}
				if x := n - (highs - high[i]); x > low[i] {
					lows, low[i], changed = lows-low[i]+x, x, true
				}
			}
		}
	}
	for i := range k.cells {
		if tooFew(high[i]) && low[i] > 0 {
			return i, true
		}
	}
	return 0, false
}

// prime is what linear equations are solved by.
const prime = 1<<31 - 1

// solve finds a set of which the equations together determine the sum, whatever it
// takes, and that is 1 to 4.
func (k *attack) solve(targets map[atoms]int) (atoms, bool) {
	var rows [][]uint64
	var lead []int
	reduce := func(of atoms) []uint64 {
		row := make([]uint64, k.cells)
		for i := range row {
			if of.has(i) {
				row[i] = 1
			}
		}
		for j, r := range rows {
			if f := row[lead[j]]; f != 0 {
				for i := range row {
					row[i] = (row[i] + (prime-f)*r[i]) % prime
				}
			}
		}
		return row
	}
	for of := range k.known {
		row := reduce(of)
		at := slices.IndexFunc(row, func(x uint64) bool { return x != 0 })
		if at < 0 {
			continue
		}
		inverse := power(row[at], prime-2)
		for i := range row {
			row[i] = row[i] * inverse % prime
		}
		rows, lead = append(rows, row), append(lead, at)
	}
	for of, n := range targets {
		if tooFew(n) && !slices.ContainsFunc(reduce(of), func(x uint64) bool { return x != 0 }) {
			return of, true
		}
	}
	return atoms{}, false
}

func power(x, e uint64) uint64 {
	y := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			y = y * x % prime
		}
		x = x * x % prime
	}
	return y
}
