package imap

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/mailtest"
)

// servers are Dovecot as it is, and without each thing that may be missing.
var servers = []struct {
	name   string
	hidden []string
}{
	{"all", nil},
	{"no CONDSTORE", []string{"CONDSTORE", "QRESYNC"}},
	{"no IDLE", []string{"IDLE"}},
	{"no MOVE", []string{"MOVE"}},
	{"no UIDPLUS", []string{"UIDPLUS", "MOVE"}},
	{"no ESEARCH", []string{"ESEARCH"}},
	{"no SPECIAL-USE", []string{"SPECIAL-USE"}},
	{"no LIST-EXTENDED", []string{"LIST-EXTENDED", "LIST-STATUS"}},
	{"no LITERAL+", []string{"LITERAL+", "LITERAL-"}},
	{"no SASL-IR", []string{"SASL-IR"}},
	{"LOGIN only", []string{"AUTH=PLAIN", "AUTH=LOGIN", "AUTH=OAUTHBEARER", "AUTH=XOAUTH2"}},
	{"bare", []string{"CONDSTORE", "QRESYNC", "IDLE", "MOVE", "UIDPLUS", "ESEARCH", "SPECIAL-USE", "LIST-EXTENDED", "LIST-STATUS", "LITERAL+", "LITERAL-", "ENABLE", "NAMESPACE", "SASL-IR", "UNSELECT", "BINARY"}},
}

// TestChangesOnTheServer: what another program does to the mailbox is here
// after the next sync, on every kind of server.
func TestChangesOnTheServer(t *testing.T) {
	programs := map[string]func(testing.TB) *mailtest.Server{
		"Dovecot": func(t testing.TB) *mailtest.Server { return mailtest.Dovecot(t, mailtest.Options{}) },
		"Dovecot with sdbox": func(t testing.TB) *mailtest.Server {
			return mailtest.Dovecot(t, mailtest.Options{Format: mailtest.Sdbox})
		},
		"Cyrus": func(t testing.TB) *mailtest.Server { return mailtest.Cyrus(t, mailtest.Options{}) },
	}
	for program, start := range programs {
		for _, server := range servers {
			t.Run(program+", "+server.name, func(t *testing.T) {
				changes(t, houseOf(t, start(t), server.hidden...))
			})
		}
	}
}

// changes are made by another program, and are here after the next sync.
func changes(t *testing.T, h *house) {
	uids := h.deliver("INBOX", 12)
	h.once()
	h.agree("INBOX")

	h.server.AddFlags("INBOX", uids[1], goimap.FlagSeen, goimap.FlagAnswered)
	h.server.AddFlags("INBOX", uids[2], goimap.FlagFlagged, "$Forwarded", "eigen")
	h.server.Expunge("INBOX", uids[3], uids[11])
	h.server.Move("INBOX", uids[4], "Junk")
	h.server.Move("INBOX", uids[5], "Archive")
	h.server.Deliver("INBOX", letterFrom(100, "nieuw@example.net", "nieuw", "Een nieuwe vraag."), day.Add(time.Hour))
	sum := h.once()
	h.agree("INBOX")
	h.agree("Junk")
	if n := sum.Total; n.New != 3 || n.Gone != 4 || n.Changed < 2 {
		t.Errorf("new %d, gone %d, changed %d; want 3, 4, at least 2", n.New, n.Gone, n.Changed)
	}
	if sum.Bodies != 1 {
		t.Errorf("%d bodies fetched; the moved mail was here already, want 1", sum.Bodies)
	}
	h.server.RemoveFlags("INBOX", uids[1], goimap.FlagSeen)
	h.once()
	h.agree("INBOX")
	if bad := h.proxy.Refused(); len(bad) > 0 {
		t.Errorf("asked for what the server does not have: %s", strings.Join(bad, ", "))
	}
}

// TestUIDValidity: when a folder's UIDs mean nothing any more it is read anew,
// and no body that is here is fetched again.
func TestUIDValidity(t *testing.T) {
	for _, server := range []string{"", "CONDSTORE"} {
		h := newHouse(t, mailtest.Options{}, strings.Fields(server)...)
		uids := h.deliver("INBOX", 70)
		h.once()
		h.server.SetUIDValidity("INBOX", 77)
		h.server.Expunge("INBOX", h.server.Messages("INBOX")[0].UID)
		_ = uids
		sum := h.once()
		h.agree("INBOX")
		if sum.Bodies != 0 {
			t.Errorf("%d bodies were fetched again", sum.Bodies)
		}
		if n := len(h.contacts()); n != 69 {
			t.Errorf("%d contacts, want 69: the deleted one has gone", n)
		}
	}
}

// TestFolders: a folder that is renamed or deleted under us takes its mails
// along, unless something was done on them.
func TestFolders(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	h.server.Create("Vragen")
	h.cfg.Folders = []string{"INBOX", "Vragen"}
	h.remake()
	h.deliver("Vragen", 3)
	h.once()
	h.agree("Vragen")
	done := h.contact("vraag 1")
	if _, err := h.store.Claim(t.Context(), done.ID); err != nil {
		t.Fatal(err)
	}
	h.server.Delete("Vragen")
	var lacks *MissingError
	if _, err := h.sync.Once(t.Context(), nil); !errors.As(err, &lacks) || !slices.Equal(lacks.Names, []string{"Vragen"}) {
		t.Errorf("the error is %v", err)
	}
	if all := h.contacts(); len(all) != 1 || all[0].ID != done.ID || !all[0].Gone {
		t.Errorf("%d contacts are left, want the claimed one alone, marked as gone", len(all))
	}
	h.server.Create("Vragen")
	h.deliver("Vragen", 3)
	h.once()
	h.agree("Vragen")
	if c := h.contact("vraag 1"); c.ID != done.ID || c.Gone {
		t.Errorf("the mail is back, and not the contact that it was")
	}
}

// TestLargeMail: a mail beyond a megabyte comes in stretches, its attachment
// whole.
func TestLargeMail(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	line := strings.Repeat("QUJD", 19) + "\r\n"
	raw := "From: <a@example.net>\r\nTo: <hulplijn@example.org>\r\nSubject: groot\r\nMessage-ID: <groot@example.net>\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: text/plain\r\n\r\nIk ben bang voor hem.\r\n--xx\r\n" +
		"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + strings.Repeat(line, 60_000) + "--xx--\r\n"
	h.server.Deliver("INBOX", []byte(raw), day)
	h.once()
	m := h.conversation(h.contact("groot").ID)[0]
	if !m.HaveBody || len(m.Body.Attachments) != 1 || m.Body.Attachments[0].Size != 60_000*57 {
		t.Fatalf("body %v, attachments %+v", m.HaveBody, m.Body.Attachments)
	}
	var n counter
	if err := h.store.Attachment(t.Context(), m.Mail, 1, &n); err != nil || n != 60_000*57 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

type counter int64

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
