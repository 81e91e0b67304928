package command

import (
	"bufio"
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
	return store.Options{Now: a.now, Log: a.log, Version: number, WaitingSince: c.Mail.WaitingSince.In(workplace), Hub: a.serves}
}

func (a *app) unlock(ctx context.Context, l *store.Locked, c Storing) (*store.Store, error) {
	for try := 1; ; try++ {
		ways, wipe, err := a.ways(ctx, c)
		if err != nil {
			return nil, err
		}
		s, err := l.Unlock(ways...)
		wipe()
		typed := c.Unlock == ByPassphrase && a.PassphraseFile == "" && !a.Recovery
		if err == nil || !typed || try == 3 || !errors.Is(err, vault.ErrWrongPassphrase) {
			return s, err
		}
		fmt.Fprintln(a.stderr, a.T(lang.PassphraseTryAgain))
	}
}

// ways are the ways in to try. Call wipe when they were tried: it wipes what a way may
// still have asked for.
func (a *app) ways(ctx context.Context, c Storing) (ways []vault.Way, wipe func(), err error) {
	wipe = func() {}
	var w vault.Way
	switch {
	case a.Recovery:
		var p []byte
		if p, err = a.recoveryWords(ctx); err == nil {
			w, err = vault.RecoveryWords(splitWords(p))
			clear(p)
		}
	case a.PassphraseFile != "" && c.Unlock == BySSHKey:
		return a.keyByPassphrase(ctx, c.SSHKey)
	case a.PassphraseFile != "", c.Unlock == ByPassphrase:
		var p []byte
		p, err = a.passphrase(ctx, lang.AskPassphrase)
		w = passphraseWay(p)
		clear(p)
	case c.Unlock == BySSHKey:
		w, err = a.sshKey(ctx, c.SSHKey)
	default:
		w, err = identityFrom(ctx, c.UnlockCommand)
	}
	return []vault.Way{w}, wipe, err
}

// keyByPassphrase are the ways in that a passphrase from a file can mean where an SSH
// key is configured: that of the key, if it has one, or of the vault.
func (a *app) keyByPassphrase(ctx context.Context, path string) (ways []vault.Way, wipe func(), err error) {
	locked, _ := a.protected(path) // one that cannot be read leaves the passphrase
	p, err := a.passphrase(ctx, lang.AskPassphrase)
	wipe = func() { clear(p) }
	ways = []vault.Way{passphraseWay(p)} // it copies p, which the key wipes
	if err != nil || !locked {
		wipe()
		return ways, wipe, err
	}
	w, err := a.sshKeyBy(path, func() ([]byte, error) { return p, nil })
	if err != nil {
		wipe()
	}
	return append([]vault.Way{w}, ways...), wipe, err
}

// recoveryWords are what is typed, or the first lines of the file that
// --passphrase-file names that hold as many words as there are: they may stand on as
// many lines as they were printed on. Of stdin what follows is left, as after a
// passphrase: it may be a text.
func (a *app) recoveryWords(ctx context.Context) ([]byte, error) {
	switch a.PassphraseFile {
	case "":
		return a.askHidden(ctx, lang.AskRecoveryWords)
	case "-":
		return recoveryLines(a.stdin)
	}
	b, err := wholeFile(a.PassphraseFile)
	if err != nil {
		return nil, err
	}
	defer clear(b)
	return recoveryLines(bufio.NewReader(bytes.NewReader(b)))
}

// recoveryLines reads whole lines until the words are all there, or to the end.
func recoveryLines(r *bufio.Reader) ([]byte, error) {
	words := make([]byte, 0, 1024) // large enough not to be copied, so that it can be wiped
	for len(splitWords(words)) < vault.RecoveryLength {
		line, err := r.ReadBytes('\n')
		words = append(words, line...)
		clear(line)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			clear(words)
			return nil, fail(lang.PassphraseFileUnread, err)
		}
	}
	return words, nil
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
