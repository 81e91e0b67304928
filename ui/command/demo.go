package command

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"baken/inbox"
	"baken/inbox/account"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/command/demo"
	"baken/ui/lang"
)

type demoCommand struct {
	Language string `placeholder:"CODE"`
}

// Run shows the workstation as it is, in a process of its own, on an invented
// mailbox.
func (d *demoCommand) Run(ctx context.Context, a *app) error {
	if !a.inLines() && !onTerminal(a.stdout) {
		return misused(lang.DemoNoTerminal)
	}
	folder, err := memoryFolder(a.getenv("XDG_RUNTIME_DIR"))
	if err != nil {
		return fail(lang.DemoNoFolder, err)
	}
	defer os.RemoveAll(folder)
	// The time of the people outside is that of the helpline.
	now := func() time.Time { return a.now().In(workplace) }
	serving, stop := context.WithCancel(context.WithoutCancel(ctx))
	house, err := demo.Serve(serving, now)
	if err != nil {
		stop()
		return err
	}
	defer house.Wait()
	defer stop()
	conf, err := d.furnish(a, folder, house)
	if err != nil {
		return fail(lang.DemoNotSetUp, err)
	}
	if err := errors.Join(a.firstSync(ctx, conf), a.offerOne(ctx, conf)); err != nil {
		return fail(lang.DemoNotSetUp, err)
	}
	if conf.Serve.Web != "" && !a.inLines() { // where lines are heard it is said there, once
		a.speak(conf.Language)
		a.say(lang.DemoPage, "http://"+conf.Serve.Web+"/")
	}
	return a.runIn(ctx, folder)
}

// memoryFolder makes a folder for this user alone, in memory where the system
// has such a place.
func memoryFolder(runtime string) (string, error) {
	for _, base := range []string{runtime, "/dev/shm"} {
		if filepath.IsAbs(base) {
			if f, err := os.MkdirTemp(base, "baken-demo-"); err == nil {
				return f, nil
			}
		}
	}
	return os.MkdirTemp("", "baken-demo-")
}

// furnish writes the configuration and makes the vault.
func (d *demoCommand) furnish(a *app, folder string, house *demo.House) (Configuration, error) {
	conf := defaults()
	conf.Name = demo.Counselor
	conf.Language = a.fromEnv()
	if d.Language != "" {
		known, err := lang.Parse(d.Language)
		if err != nil {
			return conf, misused(lang.NotALanguage, d.Language)
		}
		conf.Language = known
	}
	key, secret := filepath.Join(folder, "identity"), filepath.Join(folder, "secret")
	file, _, err := vault.GenerateIdentity(a.now())
	if err != nil {
		return conf, err
	}
	user := "hulplijn%40example.org"
	conf.Store = Storing{Path: filepath.Join(folder, "baken.db"), Unlock: ByIdentity, UnlockCommand: "cat '" + key + "'", LockAfter: conf.Store.LockAfter}
	m := &conf.Mail
	m.Address, m.FromName, m.Forms = demo.Address, demo.FromName, []string{demo.FormAddress}
	m.IMAP, m.SMTP, m.SecretCommand = "imap://"+user+"@"+house.IMAP, "smtp://"+user+"@"+house.SMTP, "cat '"+secret+"'"
	since := a.now().AddDate(0, 0, -30)
	m.WaitingSince = account.Date{Year: since.Year(), Month: since.Month(), Day: since.Day()}
	conf.Serve.Web, conf.Serve.WebName = demoWeb(), demo.FromName
	for path, text := range map[string]string{key: file, secret: house.Password + "\n", filepath.Join(folder, "config.toml"): conf.text()} {
		if err := writeNew(path, text); err != nil {
			return conf, err
		}
	}
	way, err := vault.Identity(file)
	if err != nil {
		return conf, err
	}
	s, err := store.Create(conf.Store.Path, store.Founding{Name: outside.New(conf.Name), Ways: []store.NamedWay{{Way: way, Label: "demo"}}}, a.options(conf))
	if err != nil {
		return conf, err
	}
	for name, role := range map[string]member.Role{demo.Colleague: member.Counselor, demo.Supervisor: member.Supervisor} {
		_, merr := s.AddMember(context.Background(), outside.New(name), member.RolesOf(role))
		err = errors.Join(err, merr)
	}
	err = errors.Join(err, s.SetHours(context.Background(), alwaysOpen()))
	return conf, errors.Join(err, a.refersTo(context.Background(), folder, s), s.Close())
}

// firstSync fills the mailbox, so that the first screen is not empty.
func (a *app) firstSync(ctx context.Context, conf Configuration) error {
	l, err := store.Open(conf.Store.Path, a.options(conf))
	if err != nil {
		return err
	}
	s, err := a.unlock(ctx, l, conf.Store)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	v, err := inbox.New(s, conf.Mail, inbox.Deps{Now: a.now})
	if err == nil {
		if _, err = v.Once(ctx, nil); err == nil {
			err = s.CatchUpIndex(ctx)
		}
	}
	return errors.Join(err, s.Close())
}

// runIn runs the workstation on what stands in a folder, at this terminal, until
// it ends or ctx does.
func (a *app) runIn(ctx context.Context, folder string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	args := []string{"--config", filepath.Join(folder, "config.toml")}
	if a.Plain {
		args = append(args, "--plain")
	}
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second
	cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+folder, "BAKEN_CONFIG=", lockedVariable+"=", demoVariable+"=yes")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return nil // somebody ended it; nothing is lost that was real
	case errors.As(err, &exit):
		return errSilent // the workstation has said why
	}
	return err
}
