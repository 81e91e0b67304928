package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"baken/inbox"
	"baken/inbox/account"
	"baken/inbox/outbox"
	"baken/store/vault"
	"baken/ui/lang"
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

// questions are the answers of flags, and a dialogue for those that are missing.
type questions struct {
	*initCommand
	app      *app
	dialogue *dialogue // nil: nothing is asked
}

// answer is that of a flag, else what is typed; usual is what stands in
// brackets, and what holds with --yes when it is not empty.
func (q *questions) answer(ctx context.Context, flag, given, question, usual string) (string, error) {
	switch {
	case given != "":
		return given, nil
	case q.dialogue != nil:
		return q.dialogue.line(ctx, question, usual)
	case usual != "":
		return usual, nil
	}
	return "", usagef("--%s is missing; nothing was written", flag)
}

// person asks who works here, and from when on.
func (q *questions) person(ctx context.Context, c *Configuration) (err error) {
	if c.Name, err = q.answer(ctx, "name", q.Name, "your name, as colleagues see it", ""); err != nil {
		return err
	}
	if strings.TrimSpace(c.Name) == "" {
		return usagef("a name is needed; nothing was written")
	}
	usual := lang.English
	for _, v := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if l, err := lang.Parse(q.app.getenv(v)); err == nil {
			usual = l
			break
		}
	}
	language, err := q.answer(ctx, "language", q.Language, "language of the screen (en, nl, fr)", string(usual))
	if err != nil {
		return err
	}
	if c.Language, err = lang.Parse(language); err != nil {
		return usagef("%w; nothing was written", err)
	}
	month := q.app.now().In(workplace).AddDate(0, 0, -30).Format(time.DateOnly)
	since, err := q.answer(ctx, "waiting-since", q.WaitingSince, "nothing older than this day waits", month)
	if err != nil {
		return err
	}
	if err := c.Mail.WaitingSince.UnmarshalText([]byte(since)); err != nil {
		return usagef("--waiting-since: %w; nothing was written", err)
	}
	return nil
}

// reading asks for the mailbox and logs in to it.
func (q *questions) reading(ctx context.Context, m *account.Config) error {
	var address, imap, auth, command = q.Address, q.IMAP, q.Auth, q.SecretCommand
	for {
		var err error
		if m.Address, err = q.answer(ctx, "address", address, "the helpline's mail address", m.Address); err != nil {
			return err
		}
		user, domain, _ := strings.Cut(m.Address, "@")
		usual := m.IMAP
		if usual == "" && q.dialogue != nil {
			usual = "imaps://" + user + "%40" + domain + "@mail." + domain
		}
		if m.IMAP, err = q.answer(ctx, "imap", imap, "IMAP server", usual); err != nil {
			return err
		}
		kind, err := q.answer(ctx, "auth", auth, "logging in by (password, oauthbearer, xoauth2)", string(m.Auth))
		if err != nil {
			return err
		}
		m.Auth = account.Auth(kind)
		if m.SecretCommand, err = q.answer(ctx, "secret-command", command, "a command that prints the password or token", m.SecretCommand); err != nil {
			return err
		}
		m.CAFile, m.FromName = q.app.fixed(q.CAFile), q.FromName
		alone := *m
		alone.SMTP = ""
		if err = alone.Validate(); err == nil {
			err = q.tryIMAP(ctx, alone)
		}
		if err == nil {
			return nil
		}
		if q.dialogue == nil {
			return fmt.Errorf("%w; nothing was written", err)
		}
		q.app.say("%s", words(err))
		address, imap, auth, command = "", "", "", "" // asked again, with what was said in brackets
	}
}

// sending asks for the submission server and logs in to it.
func (q *questions) sending(ctx context.Context, m *account.Config) error {
	m.SMTPAuth, m.SMTPSecretCommand = account.Auth(q.SMTPAuth), q.SMTPSecretCommand
	given := q.SMTP
	for {
		switch {
		case given != nil:
			m.SMTP = *given
		case q.dialogue == nil:
			return usagef("--smtp is missing (\"\" is reading only); nothing was written")
		default:
			usual := m.SMTP
			if usual == "" {
				usual = strings.Replace(m.IMAP, "imap", "smtp", 1)
			}
			typed, err := q.dialogue.line(ctx, "SMTP server, or none for reading only", usual)
			if err != nil {
				return err
			}
			if m.SMTP = typed; typed == "none" {
				m.SMTP = ""
			}
		}
		if m.SMTP == "" {
			return nil
		}
		err := m.Validate()
		if err == nil {
			err = q.trySMTP(ctx, *m)
		}
		if err == nil {
			return nil
		}
		if q.dialogue == nil {
			return fmt.Errorf("%w; nothing was written", err)
		}
		q.app.say("%s", words(err))
		given = nil
	}
}

// tryIMAP logs in to the mailbox, with a store that is thrown away.
func (q *questions) tryIMAP(ctx context.Context, m account.Config) error {
	s, remove, err := scratch()
	if err != nil {
		return err
	}
	defer remove()
	v, err := inbox.New(s, m, inbox.Deps{Now: q.app.now})
	if err != nil {
		return err
	}
	for _, l := range v.Check(ctx) {
		if l.Err != nil {
			return l.Err
		}
		if !l.ReadingOnly {
			q.app.say("%s: logged in to %s", l.What, l.Server)
		}
	}
	return nil
}

// trySMTP logs in to the submission server.
func (q *questions) trySMTP(ctx context.Context, m account.Config) error {
	secret := m.SMTPSecret()
	defer secret.Forget()
	if _, err := outbox.Check(ctx, outbox.Account{Config: m, Secret: secret}, outbox.Patience{}); err != nil {
		return err
	}
	server, err := m.SMTPServer()
	q.app.say("smtp: logged in to %s", server.Addr())
	return err
}
