package account

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baken/inbox/message"
	"baken/store/outside"
)

const table = `
address = "hulplijn@example.org"
from_name = "Hulplijn"
own = ["info@example.org"]
forms = ["formulier@example.org"]
imap = "imaps://hulplijn%40example.org@mail.example.org"
smtp = "smtp://hulplijn@[::1]:2525"
auth = "xoauth2"
secret_command = "pass show mail/hulplijn"
waiting_since = "2026-10-24"
answer_within = "1 working day 4 working hours"
undo = "15s"
`

func TestConfig(t *testing.T) {
	c := Default()
	if _, err := toml.Decode(table, &c); err != nil {
		t.Fatal(err)
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	want := Default()
	want.Address, want.FromName, want.Own, want.Forms = "hulplijn@example.org", "Hulplijn", []string{"info@example.org"}, []string{"formulier@example.org"}
	want.IMAP, want.SMTP, want.Auth = "imaps://hulplijn%40example.org@mail.example.org", "smtp://hulplijn@[::1]:2525", XOAuth2
	want.SecretCommand, want.WaitingSince, want.AnswerWithin, want.Undo = "pass show mail/hulplijn", Date{2026, time.October, 24}, Within{1, 4}, 15*time.Second
	if d := cmp.Diff(want, c, cmpopts.IgnoreUnexported(Config{})); d != "" {
		t.Error(d)
	}
	imap, _ := c.IMAPServer()
	if d := cmp.Diff(Server{"mail.example.org", 993, "hulplijn@example.org", ImplicitTLS}, imap); d != "" {
		t.Error(d)
	}
	smtp, _ := c.SMTPServer()
	if d := cmp.Diff(Server{"::1", 2525, "hulplijn", StartTLS}, smtp); d != "" || !smtp.Loopback() || smtp.Addr() != "[::1]:2525" {
		t.Error(d, smtp.Addr())
	}
	if got := c.WaitingSince.In(time.UTC); !got.Equal(time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC)) {
		t.Error(got)
	}
	if got := c.AnswerWithin.String(); got != "1 working day 4 working hours" {
		t.Error(got)
	}
	a := c.Addresses()
	for addr, own := range map[string]bool{"Hulplijn@Example.org": true, "info@example.org": true, "noor@example.org": false, "formulier@example.org": false} {
		if a.Own(message.Fold(outside.New(addr))) != own {
			t.Errorf("%s: own should be %v", addr, own)
		}
	}
	if !a.Form(outside.New("FORMULIER@example.org")) || a.Form(outside.New("info@example.org")) {
		t.Error("forms are not told apart")
	}
}

// TestWrong: each value that cannot be used is an error that names its key, and
// never repeats a password.
func TestWrong(t *testing.T) {
	good := func() Config {
		c := Default()
		c.Address, c.IMAP, c.SMTP, c.SecretCommand = "h@example.org", "imaps://h@example.org", "smtps://h@example.org", "pass x"
		return c
	}
	if err := good().Validate(); err != nil {
		t.Fatal(err)
	}
	for key, change := range map[string]func(*Config){
		"address":        func(c *Config) { c.Address = "hulplijn" },
		"own":            func(c *Config) { c.Own = []string{"a b@example.org"} },
		"forms":          func(c *Config) { c.Forms = []string{"<x@example.org>"} },
		"from_name":      func(c *Config) { c.FromName = "a\r\nBcc: x@example.org" },
		"imap":           func(c *Config) { c.IMAP = "https://h@example.org" },
		"imap ":          func(c *Config) { c.IMAP = "imaps://example.org" },
		"imap  ":         func(c *Config) { c.IMAP = "imaps://h:geheim@example.org" },
		"imap   ":        func(c *Config) { c.IMAP = "imaps://h:geheim@example.org:x" },
		"imap    ":       func(c *Config) { c.IMAP = "imaps://h@example.org:0" },
		"imap     ":      func(c *Config) { c.IMAP = "imaps://h@example.org/INBOX" },
		"imap      ":     func(c *Config) { c.IMAP = "" },
		"smtp":           func(c *Config) { c.SMTP = "imaps://h@example.org" },
		"auth":           func(c *Config) { c.Auth = "kerberos" },
		"auth ":          func(c *Config) { c.Auth = "" },
		"smtp_auth":      func(c *Config) { c.SMTPAuth = "none" },
		"secret_command": func(c *Config) { c.SecretCommand = " " },
		"ca_file":        func(c *Config) { c.CAFile = "/nergens/ca.pem" },
		"folders":        func(c *Config) { c.Folders = nil },
		"sent_copy":      func(c *Config) { c.SentCopy = "soms" },
		"undo":           func(c *Config) { c.Undo = -time.Second },
		"hold_after":     func(c *Config) { c.HoldAfter = 0 },
	} {
		c := good()
		change(&c)
		err := c.Validate()
		if !errors.Is(err, ErrConfig) || !NeedsPerson(err) {
			t.Errorf("%s: %v", key, err)
			continue
		}
		if !strings.Contains(err.Error(), strings.TrimSpace(key)+" ") || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: the error is %q", key, err)
		}
	}
}

func TestWithin(t *testing.T) {
	for text, want := range map[string]Within{"2 working days": {2, 0}, "6 working hours": {0, 6}, "1 day": {1, 0}, "1 Working Day 2 hours": {1, 2}} {
		var w Within
		if err := w.UnmarshalText([]byte(text)); err != nil || w != want {
			t.Errorf("%q: %v, %v", text, w, err)
		}
		var again Within
		if err := again.UnmarshalText([]byte(w.String())); err != nil || again != w {
			t.Errorf("%q is not read back: %v", w, err)
		}
	}
	for _, text := range []string{"", "two days", "2", "2 weeks", "-1 days", "0 days", "2 working"} {
		var w Within
		if err := w.UnmarshalText([]byte(text)); !errors.Is(err, ErrConfig) {
			t.Errorf("%q: %v", text, err)
		}
	}
	var d Date
	if err := d.UnmarshalText([]byte("24-10-2026")); !errors.Is(err, ErrConfig) {
		t.Error(err)
	}
}

func TestAppendsSent(t *testing.T) {
	for _, c := range []struct {
		copy SentCopy
		smtp string
		want bool
	}{
		{CopyAuto, "smtps://h@mail.example.org", true}, {CopyAuto, "smtps://h@smtp.gmail.com", false},
		{CopyAuto, "smtp://h@smtp.office365.com", false}, {CopyAuto, "smtps://h@notgmail.com", true},
		{CopyAppend, "smtps://h@smtp.gmail.com", true}, {CopyServer, "smtps://h@mail.example.org", false},
	} {
		if got := (Config{SentCopy: c.copy, SMTP: c.smtp}).AppendsSent(); got != c.want {
			t.Errorf("%s %s: %v", c.copy, c.smtp, got)
		}
	}
}
