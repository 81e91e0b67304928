package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baken/inbox/account"
	"baken/store"
	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/lang"
)

// unlocking asks for the way in and tries it.
func (q *questions) unlocking(ctx context.Context, c *Storing) (vault.Way, error) {
	unlock, ssh, command := q.Unlock, q.SSHKey, q.UnlockCommand
	if unlock == "" && q.dialogue == nil {
		switch { // what else is given says which is meant
		case command != "":
			unlock = string(ByIdentity)
		case ssh != "":
			unlock = string(BySSHKey)
		}
	}
	for {
		kind, err := q.answer(ctx, "unlock", unlock, lang.InitUnlock, string(ByPassphrase))
		if err != nil {
			return vault.Way{}, err
		}
		c.Unlock = Unlocking(kind)
		w, err := q.way(ctx, c, ssh, command)
		if err == nil || q.dialogue == nil || q.app.PassphraseFile != "" {
			return w, err
		}
		if err := q.tell(ctx, err); err != nil {
			return w, err
		}
		unlock, ssh, command = "", "", ""
	}
}

func (q *questions) way(ctx context.Context, c *Storing, ssh, command string) (w vault.Way, err error) {
	switch c.Unlock {
	case ByPassphrase:
		var p []byte
		switch {
		case q.app.PassphraseFile != "":
			p, err = q.app.passphrase(ctx, lang.AskPassphrase)
		case q.dialogue == nil:
			return w, misused(lang.FlagMissing, "passphrase-file")
		default:
			p, err = q.chosen(ctx)
		}
		defer clear(p)
		if err == nil {
			err = longEnough(p)
		}
		if err != nil {
			return w, err
		}
		return passphraseWay(p), err
	case BySSHKey:
		if c.SSHKey, err = q.answer(ctx, "ssh-key", ssh, lang.InitSSHKey, c.SSHKey); err != nil {
			return w, err
		}
		c.SSHKey = q.app.fixed(c.SSHKey)
		return q.app.sshKey(ctx, c.SSHKey)
	case ByIdentity:
		if c.UnlockCommand, err = q.answer(ctx, "unlock-command", command, lang.InitUnlockCommand, c.UnlockCommand); err != nil {
			return w, err
		}
		return identityFrom(ctx, c.UnlockCommand)
	}
	return w, misused(lang.NotAWay)
}

// chosen asks for a new passphrase until it will do. What was typed never meets a
// question that shows it: whoever is refused one types the next at once.
func (q *questions) chosen(ctx context.Context) ([]byte, error) {
	for {
		p, err := q.app.newPassphrase(ctx)
		if refused := (*told)(nil); !errors.As(err, &refused) {
			return p, err // also when there is nobody any more
		}
		if err := q.tell(ctx, err); err != nil {
			return nil, err
		}
	}
}

// handOver shows the recovery words where they leave no trace, and asks two of
// them back.
func (a *app) handOver(ctx context.Context, d *dialogue, words []string) error {
	const alternate, ordinary = "\x1b[?1049h\x1b[H", "\x1b[2J\x1b[?1049l"
	fmt.Fprint(a.stderr, alternate)
	err := a.printRecovery(a.stderr, words)
	if err == nil {
		fmt.Fprintln(a.stderr)
		_, err = d.ask(ctx, "", lang.RecoveryWritten)
	}
	fmt.Fprint(a.stderr, ordinary)
	if err != nil {
		return err
	}
	return a.askBack(ctx, d, words)
}

// founding is what is written at the end of init.
type founding struct {
	app      *app
	conf     Configuration
	way      vault.Way
	recovery *vault.Way
	words    []string
	made     []string // folders, to be taken away again when something fails

	// make makes a store that is no new one; nil: it is.
	make func(ctx context.Context, path string, ways []store.NamedWay, o store.Options) (*store.Store, error)
}

// write makes the store and the configuration, or leaves nothing. The configuration
// is on the disk, under another name, before the store is begun, so that whoever
// ends the program in between leaves no store without one.
func (f *founding) write(ctx context.Context) (err error) {
	config, path := f.app.configPath(), f.conf.Store.Path
	defer func() {
		if err == nil {
			return
		}
		for i := len(f.made) - 1; i >= 0; i-- {
			_ = os.Remove(f.made[i]) // only what is empty goes
		}
	}()
	for _, folder := range []string{filepath.Dir(config), filepath.Dir(path)} {
		if err := f.folder(folder); err != nil {
			return fail(lang.NothingKept, err)
		}
	}
	ways := []store.NamedWay{{Way: f.way, Label: f.conf.Name}}
	if f.recovery != nil {
		ways = append(ways, store.NamedWay{Way: *f.recovery, Label: f.app.T(lang.WayRecovery)})
	}
	part := config + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a run that was ended
		return fail(lang.ConfigNotWritten, err)
	}
	if err := writeNew(part, f.conf.text()); err != nil {
		return fail(lang.ConfigNotWritten, err)
	}
	defer os.Remove(part)
	s, err := f.store(ctx, path, ways)
	if err != nil {
		return err
	}
	err = ctx.Err()
	if err == nil {
		err = inPlace(part, config)
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return errors.Join(fail(lang.ConfigNotWritten, err), os.Remove(path))
	}
	return nil
}

// store makes the store.
func (f *founding) store(ctx context.Context, path string, ways []store.NamedWay) (*store.Store, error) {
	o := f.app.options(f.conf)
	if f.make != nil {
		return f.make(ctx, path, ways, o)
	}
	s, err := store.Create(path, store.Founding{Name: outside.New(f.conf.Name), Ways: ways}, o)
	if err != nil {
		return nil, fail(lang.StoreNotMade, err)
	}
	return s, nil
}

// inPlace gives a file its name, never over one that is there.
func inPlace(part, path string) error {
	err := os.Link(part, path)
	if _, there := os.Lstat(path); err != nil && errors.Is(there, fs.ErrNotExist) {
		return os.Rename(part, path) // a file system without links
	}
	return err
}

// folder makes a folder with those above it, and remembers which it made.
func (f *founding) folder(path string) error {
	if _, err := os.Stat(path); err == nil {
		return refuseLoose(path)
	}
	if parent := filepath.Dir(path); parent != path {
		if _, err := os.Stat(parent); err != nil {
			if err := f.folder(parent); err != nil {
				return err
			}
		}
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		return err
	}
	f.made = append(f.made, path)
	return nil
}

// writeNew writes a file that was not there, for its owner alone; nothing of it
// stays when that fails.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// text writes the configuration as a file: what init asked for, and nothing that
// is as usual.
func (c Configuration) text() string {
	var b strings.Builder
	put := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, quoted(value))
		}
	}
	put("name", c.Name)
	put("language", string(c.Language))
	b.WriteString("\n[store]\n")
	put("path", c.Store.Path)
	put("unlock", string(c.Store.Unlock))
	put("ssh_key", c.Store.SSHKey)
	put("unlock_command", c.Store.UnlockCommand)
	b.WriteString("\n[mail]\n")
	m := c.Mail
	put("address", m.Address)
	put("from_name", m.FromName)
	if len(m.Forms) > 0 {
		all := make([]string, len(m.Forms))
		for i, f := range m.Forms {
			all[i] = quoted(f)
		}
		fmt.Fprintf(&b, "forms = [%s]\n", strings.Join(all, ", "))
	}
	put("imap", m.IMAP)
	if m.SMTP == "" {
		fmt.Fprintf(&b, "smtp = \"\" # %s\n", lang.For(c.Language).T(lang.ReadingOnlyWord))
	}
	put("smtp", m.SMTP)
	if m.Auth != account.Password {
		put("auth", string(m.Auth))
	}
	put("secret_command", m.SecretCommand)
	put("smtp_auth", string(m.SMTPAuth))
	put("smtp_secret_command", m.SMTPSecretCommand)
	put("ca_file", m.CAFile)
	if since, err := m.WaitingSince.MarshalText(); err == nil {
		put("waiting_since", string(since))
	}
	if c.Hub.Address != "" {
		b.WriteString("\n[hub]\n")
		put("address", c.Hub.Address)
		put("certificate", c.Hub.Certificate)
	}
	if c.Serve.Web != "" { // init asks nothing of the hub: it is the demonstration's
		b.WriteString("\n[serve]\n")
		put("web", c.Serve.Web)
		put("web_name", c.Serve.WebName)
	}
	return b.String()
}

// quoted writes a basic string of TOML, whose escapes are among those of JSON.
func quoted(s string) string {
	b, err := json.Marshal(strings.ToValidUTF8(s, "?"))
	if err != nil {
		panic(err) // a string is always written
	}
	return strings.ReplaceAll(string(b), "\x7f", `\u007f`)
}
