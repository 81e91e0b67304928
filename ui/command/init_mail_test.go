package command

import (
	"errors"
	"strings"
	"testing"

	"baken/inbox/account"
	"baken/ui/lang"
)

func TestAnAddress(t *testing.T) {
	for s, want := range map[string]bool{
		"hulplijn@example.org": true, "a.b+c@mail.example.org": true, "noor@localhost": true,
		"": false, "not an address": false, "hulplijn": false, "hulplijn@": false, "@example.org": false, "hulplijn@example": false,
		"a@b@example.org": false, "Noor <noor@example.org>": false, "a@example.org, b@example.org": false,
	} {
		if err := anAddress(s); (err == nil) != want {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// The server for sending is offered without the port of the one for reading.
func TestUsualSMTP(t *testing.T) {
	for imap, want := range map[string]string{
		"imaps://h%40example.org@mail.example.org:1993": "smtps://h%40example.org@mail.example.org",
		"imaps://h@imap.example.org":                    "smtps://h@smtp.example.org",
		"imap://h@mail.example.org:143":                 "smtp://h@mail.example.org",
		"imap://h%2Fx@[::1]:1143":                       "smtp://h%2Fx@[::1]",
	} {
		got := usualSMTP(account.Config{IMAP: imap})
		if got != want {
			t.Errorf("%s: %s, want %s", imap, got, want)
		}
		if _, err := (account.Config{SMTP: got}).SMTPServer(); err != nil {
			t.Errorf("%s: %v", got, err)
		}
	}
}

// Whom a refused login concerns is said, and which command prints the secret.
func TestRefusedFor(t *testing.T) {
	m := account.Config{IMAP: "imaps://in@mail.example.org", SMTP: "smtps://out@mail.example.org", SMTPSecretCommand: "pass show out"}
	for what, want := range map[string]string{"imap": "for in; check the secret command: run what stands at secret_command ", "smtp": "for out; check the secret command: run what stands at smtp_secret_command ", "": "for in;"} {
		err := refusedFor(m, what, account.ErrRefused)
		if !errors.Is(err, account.ErrRefused) || !strings.Contains(speaker{Catalog: lang.For(lang.English)}.words(err), want) {
			t.Errorf("%q: %v", what, err)
		}
	}
	if err := refusedFor(m, "imap", account.ErrBusy); err != account.ErrBusy {
		t.Error(err)
	}
}
