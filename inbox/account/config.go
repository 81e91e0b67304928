package account

import (
	"os"
	"strings"
	"time"
)

// Auth is the way to log in.
type Auth string

// The ways, as they stand in the configuration.
const (
	Password    Auth = "password"
	OAuthBearer Auth = "oauthbearer" // RFC 7628
	XOAuth2     Auth = "xoauth2"     // what Microsoft 365 offers
)

// SentCopy says who puts a copy of what we send into the Sent folder.
type SentCopy string

// The choices, as they stand in the configuration.
const (
	CopyAuto   SentCopy = "auto"   // the server if it is known to, else we
	CopyAppend SentCopy = "append" // we
	CopyServer SentCopy = "server" // the server, by itself
)

// Config is the [mail] table of the configuration. Decode it over [Default].
type Config struct {
	Address  string   `toml:"address"`
	FromName string   `toml:"from_name"` // what the writer sees
	Own      []string `toml:"own"`       // our other addresses
	Forms    []string `toml:"forms"`     // web forms: their writer is in Reply-To

	IMAP              string `toml:"imap"`
	SMTP              string `toml:"smtp"` // empty: reading only
	Auth              Auth   `toml:"auth"`
	SecretCommand     string `toml:"secret_command"`
	SMTPAuth          Auth   `toml:"smtp_auth"`           // empty: as for IMAP
	SMTPSecretCommand string `toml:"smtp_secret_command"` // empty: as for IMAP
	CAFile            string `toml:"ca_file"`

	Folders []string `toml:"folders"` // watched, beside Junk and Sent
	Sent    string   `toml:"sent"`    // empty: found by SPECIAL-USE or usual name; likewise the next
	Drafts  string   `toml:"drafts"`
	Archive string   `toml:"archive"`
	Junk    string   `toml:"junk"`

	SentCopy     SentCopy      `toml:"sent_copy"`
	WaitingSince Date          `toml:"waiting_since"`
	AnswerWithin Within        `toml:"answer_within"`
	Undo         time.Duration `toml:"undo"`
	HoldAfter    time.Duration `toml:"hold_after"`

	noted *Certificate // see Noting
}

// Default is what holds where the configuration says nothing.
func Default() Config {
	return Config{
		Auth: Password, Folders: []string{"INBOX"}, SentCopy: CopyAuto,
		AnswerWithin: Within{Days: 2}, Undo: 10 * time.Second, HoldAfter: 4 * time.Hour,
	}
}

// Validate says what cannot be used. Every error wraps [ErrConfig] and names
// the key.
func (c Config) Validate() error {
	if !isAddress(c.Address) {
		return &ConfigError{Key: "address", Value: c.Address, Want: WantAddress}
	}
	for _, list := range []struct {
		key   string
		value []string
	}{{"own", c.Own}, {"forms", c.Forms}} {
		for _, a := range list.value {
			if !isAddress(a) {
				return &ConfigError{Key: list.key, Value: a, Want: WantAddress}
			}
		}
	}
	if strings.ContainsAny(c.FromName, "\r\n") {
		return &ConfigError{Key: "from_name", Want: WantOneLine}
	}
	if _, err := c.IMAPServer(); err != nil {
		return err
	}
	if c.SMTP != "" {
		if _, err := c.SMTPServer(); err != nil {
			return err
		}
	}
	for key, a := range map[string]Auth{"auth": c.Auth, "smtp_auth": c.SMTPAuth} {
		switch a {
		case Password, OAuthBearer, XOAuth2:
		case "":
			if key == "smtp_auth" {
				continue
			}
			fallthrough
		default:
			return &ConfigError{Key: key, Value: string(a), Want: WantAuth}
		}
	}
	if strings.TrimSpace(c.SecretCommand) == "" {
		return &ConfigError{Key: "secret_command", Want: WantCommand}
	}
	if c.CAFile != "" {
		if _, err := os.Stat(c.CAFile); err != nil {
			return &ConfigError{Key: "ca_file", Value: c.CAFile, Want: WantFile}
		}
	}
	if len(c.Folders) == 0 {
		return &ConfigError{Key: "folders", Want: WantFolder}
	}
	switch c.SentCopy {
	case CopyAuto, CopyAppend, CopyServer:
	default:
		return &ConfigError{Key: "sent_copy", Value: string(c.SentCopy), Want: WantCopy}
	}
	if c.Undo < 0 || c.Undo > time.Hour {
		return &ConfigError{Key: "undo", Value: c.Undo.String(), Want: WantUndo}
	}
	if c.HoldAfter <= 0 {
		return &ConfigError{Key: "hold_after", Value: c.HoldAfter.String(), Want: WantLonger}
	}
	return nil
}

// ReadingOnly says whether there is no server to send through.
func (c Config) ReadingOnly() bool { return c.SMTP == "" }

// AppendsSent says whether we put a copy of what was sent into Sent ourselves.
// Before it is put there, Sent is searched for it all the same.
func (c Config) AppendsSent() bool {
	switch c.SentCopy {
	case CopyAppend:
		return true
	case CopyServer:
		return false
	}
	s, err := c.SMTPServer()
	return err != nil || !keepsSent(s.Host)
}

// keepsSent knows the providers whose submission servers keep the copy.
func keepsSent(host string) bool {
	host = strings.ToLower(host)
	for _, d := range []string{"gmail.com", "googlemail.com", "office365.com", "outlook.com", "hotmail.com", "yahoo.com", "yahoodns.net"} {
		if host == d || strings.HasSuffix(host, "."+d) {
			return true
		}
	}
	return false
}

// isAddress is a coarse look: one @ that splits two parts, and nothing that
// could end a header line.
func isAddress(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	return ok && local != "" && domain != "" && !strings.ContainsAny(s, " \t\r\n<>,;\"") && !strings.Contains(domain, "@")
}
