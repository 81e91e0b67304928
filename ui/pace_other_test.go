//go:build !linux

package ui

import "time"

var began = time.Now()

// worked is the clock on the wall where a thread's own is not asked for.
func worked() time.Duration { return time.Since(began) }
