package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"baken/store"
	"baken/store/vault"
	"baken/ui/lang"
)

type initCommand struct {
	Yes bool

	Name              string  `placeholder:"NAME"`
	Language          string  `placeholder:"CODE"`
	Address           string  `placeholder:"ADDRESS"`
	FromName          string  `placeholder:"NAME"`
	IMAP              string  `name:"imap" placeholder:"URL"`
	SMTP              *string `name:"smtp" placeholder:"URL"`
	Auth              string  `placeholder:"KIND"`
	SecretCommand     string  `placeholder:"COMMAND"`
	SMTPAuth          string  `name:"smtp-auth" placeholder:"KIND"`
	SMTPSecretCommand string  `name:"smtp-secret-command" placeholder:"COMMAND"`
	CAFile            string  `name:"ca-file" placeholder:"FILE"`
	WaitingSince      string  `placeholder:"DATE"`
	Unlock            string  `placeholder:"WAY"`
	SSHKey            string  `name:"ssh-key" placeholder:"FILE"`
	UnlockCommand     string  `placeholder:"COMMAND"`
	NoRecovery        bool

	// Of one that joins a team: where its hub is, and how its store is made.
	hub  Hubbing
	make func(ctx context.Context, path string, ways []store.NamedWay, o store.Options) (*store.Store, error)
}

type initRow struct {
	Config   string   `json:"config"`
	Store    string   `json:"store"`
	Recovery []string `json:"recovery,omitzero"`
}

// Run sets up: it asks, tries, and only then writes.
func (i *initCommand) Run(ctx context.Context, a *app) error {
	conf := defaults()
	conf.Store.Path, conf.Hub = a.storePath(""), i.hub
	for _, path := range []string{a.configPath(), conf.Store.Path} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return fail(lang.InitThere, path)
		}
	}
	q := &questions{initCommand: i, app: a}
	if !i.Yes {
		switch {
		case !onTerminal(os.Stdin):
			return misused(lang.InitNobody, errNobody)
		case !onTerminal(a.stderr): // the recovery words would stay where it goes
			return misused(lang.InitNoScreen)
		}
		q.dialogue = &dialogue{app: a, in: a.stdin, out: a.stderr}
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
	f := founding{app: a, conf: conf, way: way, make: i.make}
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
		if err := a.printRecovery(a.stdout, r.Recovery); err != nil {
			return err
		}
		fmt.Fprintln(a.stdout)
	}
	err := newSheet(a, []lang.Key{lang.LinkConfiguration, lang.LinkStore}, func(r initRow) []string { return []string{r.Config, r.Store} }).print(r)
	a.say(lang.InitDone)
	return err
}
