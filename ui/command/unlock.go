package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/crypto/ssh"

	"baken/inbox/account"
	"baken/store"
	"baken/store/vault"
	"baken/ui/lang"
)

// options are what the store is opened with.
func (a *app) options(c Configuration) store.Options {
	return store.Options{Now: a.now, Log: a.log, Version: number, WaitingSince: c.Mail.WaitingSince.In(workplace)}
}

func (a *app) unlock(ctx context.Context, l *store.Locked, c Storing) (*store.Store, error) {
	for try := 1; ; try++ {
		ways, err := a.ways(ctx, c)
		if err != nil {
			return nil, err
		}
		s, err := l.Unlock(ways...)
		typed := c.Unlock == ByPassphrase && a.PassphraseFile == "" && !a.Recovery
		if err == nil || !typed || try == 3 || !errors.Is(err, vault.ErrWrongPassphrase) {
			return s, err
		}
		fmt.Fprintln(a.stderr, a.T(lang.PassphraseTryAgain))
	}
}

// ways are the ways in to try.
func (a *app) ways(ctx context.Context, c Storing) ([]vault.Way, error) {
	switch {
	case a.Recovery:
		p, err := a.recoveryWords(ctx)
		if err != nil {
			return nil, err
		}
		w, err := vault.RecoveryWords(splitWords(p))
		clear(p)
		return []vault.Way{w}, err
	case a.PassphraseFile != "" && c.Unlock == BySSHKey:
		return a.keyByPassphrase(ctx, c.SSHKey)
	case a.PassphraseFile != "", c.Unlock == ByPassphrase:
		p, err := a.passphrase(ctx, lang.AskPassphrase)
		defer clear(p)
		return []vault.Way{passphraseWay(p)}, err
	case c.Unlock == BySSHKey:
		w, err := a.sshKey(ctx, c.SSHKey)
		return []vault.Way{w}, err
	}
	w, err := identityFrom(ctx, c.UnlockCommand)
	return []vault.Way{w}, err
}

// keyByPassphrase are the ways in that a passphrase from a file can mean where an SSH
// key is configured: that of the key, if it has one, or of the vault.
func (a *app) keyByPassphrase(ctx context.Context, path string) ([]vault.Way, error) {
	locked, _ := a.protected(path) // one that cannot be read leaves the passphrase
	p, err := a.passphrase(ctx, lang.AskPassphrase)
	defer clear(p)
	if err != nil || !locked {
		return []vault.Way{passphraseWay(p)}, err
	}
	own := bytes.Clone(p) // the key asks for it when the store is unlocked
	w, err := a.sshKeyBy(path, func() ([]byte, error) { return own, nil })
	return []vault.Way{w, passphraseWay(p)}, err
}

// recoveryWords are those of a file, on as many lines as they were printed on, or what
// is typed.
func (a *app) recoveryWords(ctx context.Context) ([]byte, error) {
	if a.PassphraseFile == "" || a.PassphraseFile == "-" {
		return a.passphrase(ctx, lang.AskRecoveryWords)
	}
	return wholeFile(a.PassphraseFile)
}

// passphraseWay makes a way in of a passphrase. Tests make it cheap: by design it
// takes a second and 256 MB.
var passphraseWay = vault.Passphrase

func splitWords(p []byte) []string {
	words := strings.FieldsFunc(string(p), func(r rune) bool { return unicode.IsSpace(r) || r == '-' })
	return slices.DeleteFunc(words, func(w string) bool { // the numbers that were printed before them
		_, err := strconv.Atoi(strings.TrimRight(w, ".)"))
		return err == nil
	})
}

// passphrase is the first line of the file that --passphrase-file names, or
// what is typed.
func (a *app) passphrase(ctx context.Context, question lang.Key) ([]byte, error) {
	switch a.PassphraseFile {
	case "":
		return a.askHidden(ctx, question)
	case "-":
		line, err := a.stdin.ReadBytes('\n')
		if err != nil && !(errors.Is(err, io.EOF) && len(line) > 0) {
			return nil, fail(lang.StdinNoPassphrase)
		}
		return bytes.TrimRight(line, "\r\n"), nil
	}
	return firstLine(a.PassphraseFile)
}

// firstLine reads a passphrase from a file that only its owner may read.
func firstLine(path string) ([]byte, error) {
	b, err := wholeFile(path)
	if err != nil {
		return nil, err
	}
	line, rest, _ := bytes.Cut(b, []byte("\n"))
	clear(rest)
	return bytes.TrimRight(line, "\r"), nil
}

// wholeFile reads a secret from a file that only its owner may read.
func wholeFile(path string) ([]byte, error) {
	if i, err := os.Stat(path); err == nil && i.Mode().IsRegular() {
		if err := refuseLoose(path); err != nil {
			return nil, err
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fail(lang.PassphraseFileUnread, err)
	}
	return b, nil
}

// sshKey reads a private key. One that is protected asks for its passphrase on
// the terminal.
func (a *app) sshKey(ctx context.Context, path string) (vault.Way, error) {
	return a.sshKeyBy(path, func() ([]byte, error) { return a.askHidden(ctx, lang.AskPassphraseOf, path) })
}

func (a *app) sshKeyBy(path string, passphrase func() ([]byte, error)) (vault.Way, error) {
	pem, err := a.keyFile(path)
	if err != nil {
		return vault.Way{}, err
	}
	defer clear(pem)
	w, err := vault.SSHKey(pem, passphrase)
	if err != nil {
		return w, fail(lang.KeyFileWrong, path, err)
	}
	return w, nil
}

func (a *app) keyFile(path string) ([]byte, error) {
	pem, err := os.ReadFile(a.athome(path))
	if err != nil {
		return nil, fail(lang.KeyFileUnread, err)
	}
	return pem, nil
}

// protected says whether a private key has a passphrase.
func (a *app) protected(path string) (bool, error) {
	pem, err := a.keyFile(path)
	if err != nil {
		return false, err
	}
	defer clear(pem)
	_, err = ssh.ParseRawPrivateKey(pem)
	var missing *ssh.PassphraseMissingError
	return errors.As(err, &missing), nil
}

// athome puts the home folder in the place of a leading "~/".
func (a *app) athome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return a.getenv("HOME") + "/" + rest
	}
	return path
}

// identityFrom runs the command that prints an age identity.
func identityFrom(ctx context.Context, command string) (vault.Way, error) {
	out, err := account.Printed(ctx, "unlock_command", command)
	defer clear(out)
	switch {
	case errors.Is(err, context.Canceled):
		return vault.Way{}, err
	case err != nil:
		return vault.Way{}, fail(lang.IdentityCommandFailed, err)
	}
	w, err := vault.Identity(string(out))
	if err != nil {
		return w, fail(lang.IdentityPrintedWrong, err)
	}
	return w, nil
}
