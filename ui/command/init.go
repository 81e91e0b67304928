package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"baken/store/vault"
)

type initCommand struct {
	Yes bool `help:"Ask nothing; fail where an answer is missing."`

	Name              string  `help:"Your name as colleagues see it; it never leaves the house." placeholder:"NAME"`
	Language          string  `help:"en, nl or fr." placeholder:"CODE"`
	Address           string  `help:"The helpline's mail address." placeholder:"ADDRESS"`
	FromName          string  `help:"The sender's name that writers see." placeholder:"NAME"`
	IMAP              string  `name:"imap" help:"imaps://user@host, or imap://user@host with STARTTLS; @ in the user is %40." placeholder:"URL"`
	SMTP              *string `name:"smtp" help:"smtps://user@host, or smtp://user@host with STARTTLS; \"\" for reading only." placeholder:"URL"`
	Auth              string  `help:"password, oauthbearer or xoauth2." placeholder:"KIND"`
	SecretCommand     string  `help:"A command that prints the password or access token." placeholder:"COMMAND"`
	SMTPAuth          string  `name:"smtp-auth" help:"As --auth, where it differs for sending." placeholder:"KIND"`
	SMTPSecretCommand string  `name:"smtp-secret-command" help:"As --secret-command, where it differs for sending." placeholder:"COMMAND"`
	CAFile            string  `name:"ca-file" help:"A certificate authority of one's own (PEM)." placeholder:"FILE"`
	WaitingSince      string  `help:"Nothing older waits, such as 2026-10-24; 30 days ago when left out." placeholder:"DATE"`
	Unlock            string  `help:"passphrase, ssh-key or identity." placeholder:"WAY"`
	SSHKey            string  `name:"ssh-key" help:"With --unlock ssh-key: the private key's file." placeholder:"FILE"`
	UnlockCommand     string  `help:"With --unlock identity: a command that prints the age identity." placeholder:"COMMAND"`
	NoRecovery        bool    `help:"Make no recovery words."`
}

func (initCommand) Help() string {
	return "Without --yes it asks for what no flag answers. Each answer is tried before the next question; nothing is written before all hold.\n\n" +
		example("baken init\n    baken init --yes --name Noor --language nl --address hulplijn@example.org --imap imaps://hulplijn@mail.example.org --smtp smtps://hulplijn@mail.example.org --secret-command 'pass show mail/hulplijn' --unlock passphrase --passphrase-file -")
}

type initRow struct {
	Config   string   `json:"config"`
	Store    string   `json:"store"`
	Recovery []string `json:"recovery,omitzero"`
}

// Run sets up: it asks, tries, and only then writes.
func (i *initCommand) Run(ctx context.Context, a *app) error {
	conf := defaults()
	conf.Store.Path = a.storePath("")
	for _, path := range []string{a.configPath(), conf.Store.Path} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s is there already; nothing was changed: `baken check` tries what is set up, --config and --store name other files", path)
		}
	}
	q := &questions{initCommand: i, app: a}
	if !i.Yes {
		if !onTerminal(os.Stdin) {
			return usagef("%w; nothing was written: --yes and the other flags answer everything", errNobody)
		}
		q.dialogue = &dialogue{in: a.stdin, out: a.stderr}
	}
	if err := q.person(ctx, &conf); err != nil {
		return err
	}
	if err := q.reading(ctx, &conf.Mail); err != nil {
		return err
	}
	if err := q.sending(ctx, &conf.Mail); err != nil {
		return err
	}
	way, err := q.unlocking(ctx, &conf.Store)
	if err != nil {
		return err
	}
	if err := conf.validate(); err != nil {
		return err
	}
	f := founding{app: a, conf: conf, way: way}
	if !i.NoRecovery {
		var recovery vault.Way
		if f.words, recovery, err = vault.RecoveryKey(); err != nil {
			return err
		}
		f.recovery = &recovery
		if q.dialogue != nil {
			if err := a.handOver(ctx, q.dialogue, f.words); err != nil {
				return err
			}
		}
	}
	if err := f.write(ctx); err != nil {
		return err
	}
	return i.printed(a, initRow{a.configPath(), conf.Store.Path, f.words}, q.dialogue != nil)
}

// printed says what was made. Words that were shown on the terminal are not
// shown again.
func (i *initCommand) printed(a *app, r initRow, shown bool) error {
	if shown {
		r.Recovery = nil
	}
	if r.Recovery != nil && a.Format == formatTable {
		if err := printRecovery(a.stdout, r.Recovery); err != nil {
			return err
		}
		fmt.Fprintln(a.stdout)
	}
	err := newSheet(a, []string{"configuration", "store"}, func(r initRow) []string { return []string{r.Config, r.Store} }).print(r)
	a.say("all is set up; `baken sync` fetches the mail, `baken` opens the workstation")
	return err
}
