//go:build !race

package store

// raced says that the race detector is in this binary.
const raced = false
