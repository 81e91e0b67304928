package ui

import (
	"context"
	"fmt"
	"os"
	"syscall"
	"testing"
	"time"

	"baken/inbox/account"
	"baken/inbox/outbox"
	"baken/store"
	"baken/store/vault"
	"baken/ui/lang"
	"baken/ui/screen"
)

// A test that needs the workstation in a process of its own, on a terminal,
// starts this binary again with the store's path in sitVariable and the identity
// that opens it in keyVariable.
const (
	sitVariable = "BAKEN_TEST_SIT"
	keyVariable = "BAKEN_TEST_KEY"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(sitVariable); path != "" {
		if err := sitAt(path, os.Getenv(keyVariable)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		syscall.Exit(0) // at once: what the race detector does at an end takes longer than the test
	}
	status := m.Run()
	if dir, err := house(); err == nil {
		_ = os.RemoveAll(dir)
	}
	os.Exit(status)
}

// sitAt is the workstation on this terminal, with no mail server behind it.
func sitAt(path, identity string) error {
	way, err := vault.Identity(identity)
	if err != nil {
		return err
	}
	l, err := store.Open(path, many{}.options())
	if err != nil {
		return err
	}
	zone, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		return err
	}
	config := account.Config{Address: "hulplijn@example.org", FromName: "Hulplijn"}
	d := depsIn(zone, plainLook(lang.English), config)
	d.Open = func([]byte) (screen.Opened, error) {
		s, err := l.Unlock(way)
		return screen.Opened{Store: s, Compose: func(w outbox.Writing) (store.Answer, error) { return outbox.Compose(config, w) }}, err
	}
	_, err = Run(context.Background(), d)
	return err
}
