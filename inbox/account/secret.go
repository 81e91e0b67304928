package account

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// secretTime is how long a command that prints a secret may take.
const secretTime = 30 * time.Second

// maxSecret is how much of its output is read.
const maxSecret = 64 << 10

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
	return &Secret{key: "secret_command", command: c.SecretCommand, limit: secretTime}
}

// SMTPSecret is what smtp_secret_command prints, or secret_command if that is
// not set. Where IMAP and SMTP share the command, share the Secret of
// [Config.IMAPSecret] instead of asking twice.
func (c Config) SMTPSecret() *Secret {
	if c.SMTPSecretCommand == "" {
		return c.IMAPSecret()
	}
	return &Secret{key: "smtp_secret_command", command: c.SMTPSecretCommand, limit: secretTime}
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
	if strings.TrimSpace(s.command) == "" {
		return "", fmt.Errorf("%w: %s in [mail] is empty", ErrNoCommand, s.key)
	}
	if p := program(s.command); p != "" {
		if _, err := exec.LookPath(p); err != nil {
			return "", fmt.Errorf("%w: %s in [mail] names %s, which is not there or cannot be run", ErrNoCommand, s.key, p)
		}
	}
	limited, cancel := context.WithTimeout(ctx, s.limit)
	defer cancel()
	cmd := shell(limited, s.command)
	var out bytes.Buffer
	cmd.Stdout = &bounded{w: &out, left: maxSecret}
	cmd.WaitDelay = time.Second // a child of it may hold the pipe
	err := cmd.Run()
	defer clear(out.Bytes())
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case limited.Err() != nil:
		return "", fmt.Errorf("%w: %s in [mail] had not ended after %v; it must print without asking anybody", ErrCommandFailed, s.key, s.limit)
	case errors.As(err, &exit) && (exit.ExitCode() == 127 || exit.ExitCode() == 126):
		return "", fmt.Errorf("%w: %s in [mail] names a program that is not there or cannot be run (exit status %d)", ErrNoCommand, s.key, exit.ExitCode())
	case errors.As(err, &exit):
		return "", fmt.Errorf("%w: %s in [mail] ended with %s; run it by hand to see why", ErrCommandFailed, s.key, exit.ProcessState)
	case err != nil && !errors.Is(err, exec.ErrWaitDelay):
		return "", fmt.Errorf("%w: %s in [mail] cannot be started", ErrNoCommand, s.key)
	}
	line, _, _ := bytes.Cut(out.Bytes(), []byte("\n"))
	v := strings.TrimSpace(string(line))
	if v == "" {
		return "", fmt.Errorf("%w: %s in [mail] printed nothing on its first line", ErrCommandFailed, s.key)
	}
	return v, nil
}

// program is the first word of a command that is plain enough to tell; "" when
// only the shell knows.
func program(command string) string {
	w := strings.Fields(command)
	if len(w) == 0 || strings.ContainsAny(w[0], "=$`\"'\\(){}[]<>|&;*?~#!") {
		return ""
	}
	switch w[0] {
	case "if", "for", "while", "case", "until", "set", "exec", "eval", "umask", "export", "trap", "ulimit", ":", ".":
		return ""
	}
	return w[0]
}

// bounded takes all and keeps the beginning.
type bounded struct {
	w    io.Writer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	n := min(len(p), b.left)
	b.left -= n
	_, err := b.w.Write(p[:n])
	return len(p), err
}
