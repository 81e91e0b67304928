//go:build !unix

package ui

import tea "github.com/charmbracelet/bubbletea"

// pauses does nothing where no shell stops programs.
func pauses(*tea.Program) (stop func()) { return func() {} }
