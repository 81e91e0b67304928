package imap

import (
	"testing"

	goimap "github.com/emersion/go-imap/v2"
	"github.com/google/go-cmp/cmp"

	"baken/inbox/account"
	"baken/store"
)

func TestRoles(t *testing.T) {
	type roles = map[store.Role]string
	box := func(name string, attrs ...goimap.MailboxAttr) *goimap.ListData {
		return &goimap.ListData{Mailbox: name, Delim: '/', Attrs: attrs}
	}
	dotted := func(names ...string) (all []*goimap.ListData) {
		for _, n := range names {
			all = append(all, &goimap.ListData{Mailbox: n, Delim: '.'})
		}
		return all
	}
	for _, c := range []struct {
		name   string
		list   []*goimap.ListData
		change func(*account.Config)
		roles  roles
		watch  []string
		fresh  string // what a new archive is called
	}{
		{"special use", []*goimap.ListData{box("INBOX"), box("Verstuurd", `\Sent`), box("Sent"), box("Rommel", `\junk`), box("Archief"), box("Prullenbak")}, nil,
			roles{store.Inbox: "INBOX", store.Sent: "Verstuurd", store.Junk: "Rommel", store.Archive: "Archief", store.Trash: "Prullenbak"},
			[]string{"INBOX", "Verstuurd", "Rommel"}, "Archive"},
		{"Dutch names", []*goimap.ListData{box("inbox"), box("Verzonden items"), box("Ongewenste e-mail"), box("Verwijderde items"), box("Concepten")}, nil,
			roles{store.Inbox: "INBOX", store.Sent: "Verzonden items", store.Junk: "Ongewenste e-mail", store.Trash: "Verwijderde items", store.Drafts: "Concepten"},
			[]string{"INBOX", "Verzonden items", "Ongewenste e-mail"}, "Archive"},
		{"French names", []*goimap.ListData{box("INBOX"), box("ÉLÉMENTS ENVOYÉS"), box("Courrier indésirable"), box("Corbeille"), box("Brouillons")}, nil,
			roles{store.Inbox: "INBOX", store.Sent: "ÉLÉMENTS ENVOYÉS", store.Junk: "Courrier indésirable", store.Trash: "Corbeille", store.Drafts: "Brouillons"},
			[]string{"INBOX", "ÉLÉMENTS ENVOYÉS", "Courrier indésirable"}, "Archive"},
		{"all under INBOX", dotted("INBOX", "INBOX.Sent", "INBOX.Spam", "INBOX.werk.Sent"), nil,
			roles{store.Inbox: "INBOX", store.Sent: "INBOX.Sent", store.Junk: "INBOX.Spam"}, []string{"INBOX", "INBOX.Sent", "INBOX.Spam"}, "INBOX.Archive"},
		{"Gmail", []*goimap.ListData{box("INBOX"), box("[Gmail]", `\Noselect`), box("[Gmail]/Sent Mail", `\Sent`), box("[Gmail]/Spam", `\Junk`), box("[Gmail]/All Mail", `\All`)}, nil,
			roles{store.Inbox: "INBOX", store.Sent: "[Gmail]/Sent Mail", store.Junk: "[Gmail]/Spam", store.Archive: "[Gmail]/All Mail"},
			[]string{"INBOX", "[Gmail]/Sent Mail", "[Gmail]/Spam"}, "Archive"},
		{"configured", []*goimap.ListData{box("INBOX"), box("Sent", `\Sent`), box("Uit"), box("Vragen"), box("Spam")},
			func(c *account.Config) { c.Sent, c.Folders = "Uit", []string{"inbox", "Vragen", "Weg"} },
			roles{store.Inbox: "INBOX", store.Sent: "Uit", store.Junk: "Spam"}, []string{"INBOX", "Uit", "Vragen", "Weg", "Spam"}, "Archive"},
		{"nothing but INBOX", []*goimap.ListData{box("INBOX")}, nil, roles{store.Inbox: "INBOX"}, []string{"INBOX"}, "Archive"},
	} {
		cfg := account.Default()
		if c.change != nil {
			c.change(&cfg)
		}
		f := sortFolders(c.list, cfg)
		if d := cmp.Diff(c.roles, f.role); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if d := cmp.Diff(c.watch, f.watched(cfg)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if got := f.newName(store.Archive); got != c.fresh {
			t.Errorf("%s: a new archive is %q", c.name, got)
		}
	}
}
