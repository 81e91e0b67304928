package account

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSecret(t *testing.T) {
	for _, c := range []struct {
		name, command, want string
		err                 error
		says                string
	}{
		{"a line", "echo geheim", "geheim", nil, ""},
		{"the first line", "printf 'geheim  \\r\\nuitleg\\n'", "geheim", nil, ""},
		{"no end of line", "printf geheim", "geheim", nil, ""},
		{"no input", "cat; echo geheim", "geheim", nil, ""},
		{"no terminal", "if (: > /dev/tty) 2>/dev/null; then exit 3; fi; echo geheim", "geheim", nil, ""},
		{"its own session", `test "$(ps -o sid= -p $$ | tr -d ' ')" = $$ && echo geheim`, "geheim", nil, ""},
		{"much output", "head -c 10000000 /dev/zero | tr '\\0' x", strings.Repeat("x", maxPrinted), nil, ""},
		{"fails", "echo geheim; echo geheim >&2; exit 7", "", ErrCommandFailed, "exit status 7"},
		{"nothing", "true", "", ErrCommandFailed, "nothing"},
		{"an empty line", "echo; echo geheim", "", ErrCommandFailed, "nothing"},
		{"not there", "geen-zo-programma mail", "", ErrNoCommand, "geen-zo-programma"},
		{"not there, behind a pipe", "(geen-zo-programma)", "", ErrNoCommand, "127"},
		{"empty", "  ", "", ErrNoCommand, "empty"},
		{"too long", "sleep 20", "", ErrCommandFailed, "300ms"},
		{"a child that stays", "(sleep 20 &) ; echo geheim", "geheim", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := Config{SecretCommand: c.command}.IMAPSecret()
			s.limit = 10 * time.Second
			if c.name == "too long" {
				s.limit = 300 * time.Millisecond
			}
			start := time.Now()
			got, err := s.Get(t.Context())
			if got != c.want || !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
				t.Fatalf("%d bytes, %v", len(got), err)
			}
			if time.Since(start) > 9*time.Second {
				t.Error("it waited for what it should not")
			}
			if err != nil && (!strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "geheim") || !strings.Contains(err.Error(), "secret_command")) {
				t.Errorf("the error is %q", err)
			}
		})
	}
}

// TestSecretIsKept: the command runs once, and again after a refusal.
func TestSecretIsKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "n")
	s := Config{SecretCommand: "echo x >> " + file + "; wc -l < " + file}.IMAPSecret()
	for _, want := range []string{"1", "1", "1"} {
		if got, err := s.Get(t.Context()); got != want || err != nil {
			t.Fatal(got, err)
		}
	}
	s.Refused("0") // somebody else's, and old
	if got, _ := s.Get(t.Context()); got != "1" {
		t.Error("a good secret was forgotten")
	}
	s.Refused("1")
	if got, _ := s.Get(t.Context()); got != "2" {
		t.Error("a refused secret was not asked for again")
	}
	s.Forget()
	if got, _ := s.Get(t.Context()); got != "3" {
		t.Error("a forgotten secret is still there")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.Forget()
	if _, err := s.Get(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}
