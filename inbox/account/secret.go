package account

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"time"
)

// Secret is a password or an access token that a command prints. It is asked
// for when first needed, and again after it was refused. It may be used by
// many at once; they wait for one command.
type Secret struct {
	key     string // the key of the configuration, for errors
	command string
	limit   time.Duration

	mu    sync.Mutex
	value string
	have  bool
}

// IMAPSecret is what secret_command prints.
func (c Config) IMAPSecret() *Secret {
	return &Secret{key: "secret_command", command: c.SecretCommand, limit: printTime}
}

// SMTPSecret is what smtp_secret_command prints, or secret_command if that is
// not set. Where IMAP and SMTP share the command, share the Secret of
// [Config.IMAPSecret] instead of asking twice.
func (c Config) SMTPSecret() *Secret {
	if c.SMTPSecretCommand == "" {
		return c.IMAPSecret()
	}
	return &Secret{key: "smtp_secret_command", command: c.SMTPSecretCommand, limit: printTime}
}

// Get gives the secret, and runs the command if it is not known. The command
// has no terminal and no input, at most 30 seconds, and its output never
// stands in an error: only the first line of what it prints is used.
func (s *Secret) Get(ctx context.Context) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.have {
		return s.value, nil
	}
	v, err := s.run(ctx)
	if err != nil {
		return "", err
	}
	s.value, s.have = v, true
	return v, nil
}

// Refused forgets the secret that a server did not take, so that the next Get
// asks again. A newer one that somebody else has got meanwhile stays.
func (s *Secret) Refused(value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.have && s.value == value {
		s.value, s.have = "", false
	}
}

// Forget drops it from memory, when the store is locked.
func (s *Secret) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.value, s.have = "", false
}

func (s *Secret) run(ctx context.Context) (string, error) {
	out, err := printed(ctx, s.key, s.command, s.limit)
	defer clear(out)
	if err != nil {
		return "", err
	}
	line, _, _ := bytes.Cut(out, []byte("\n"))
	v := strings.TrimSpace(string(line))
	if v == "" {
		return "", &CommandError{Key: s.key, Fault: PrintedNothing, Program: program(s.command)}
	}
	return v, nil
}
