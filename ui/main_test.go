package ui

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	status := m.Run()
	if dir, err := house(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(status)
}
