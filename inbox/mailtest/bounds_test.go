package mailtest

import (
	"errors"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// put appends a letter and gives what the server answered.
func put(c *imapclient.Client, folder string) error {
	cmd := c.Append(folder, int64(len(letter(1))), nil)
	_, err := cmd.Write(letter(1))
	err = errors.Join(err, cmd.Close())
	_, werr := cmd.Wait()
	return errors.Join(err, werr)
}

// refusedAs says whether an error is a NO with that code.
func refusedAs(err error, code imap.ResponseCode) bool {
	var e *imap.Error
	return errors.As(err, &e) && e.Type == imap.StatusResponseTypeNo && e.Code == code
}

func TestDovecotQuota(t *testing.T) {
	for _, format := range []Format{Maildir, Sdbox} {
		s := Dovecot(t, Options{Format: format})
		s.Deliver("INBOX", letter(1), time.Now())
		s.SetQuota(int64(len(letter(1))) + 10)
		if err := put(s.Dial(), "Sent"); !refusedAs(err, imap.ResponseCodeOverQuota) {
			t.Errorf("%s: beyond the quota: %v", format, err)
		}
		if n := len(s.Messages("INBOX")); n != 1 {
			t.Errorf("%s: %d mails are left", format, n)
		}
		s.SetQuota(0)
		if err := put(s.Dial(), "Sent"); err != nil {
			t.Errorf("%s: without a quota: %v", format, err)
		}
	}
}

func TestDovecotRights(t *testing.T) {
	s := Dovecot(t, Options{})
	uid := s.Deliver("INBOX", letter(1), time.Now())
	s.SetRights("INBOX", "lr")
	s.AddFlags("INBOX", uid, imap.FlagFlagged)
	if all := s.Messages("INBOX"); len(all) != 1 || len(all[0].Flags) != 0 {
		t.Errorf("a folder that may only be read: %+v", all)
	}
	if err := put(s.Dial(), "INBOX"); !refusedAs(err, imap.ResponseCodeNoPerm) {
		t.Errorf("a mail for a folder that may only be read: %v", err)
	}
	s.SetRights("INBOX", "")
	s.AddFlags("INBOX", uid, imap.FlagFlagged)
	if all := s.Messages("INBOX"); len(all) != 1 || len(all[0].Flags) != 1 {
		t.Errorf("with all rights again: %+v", all)
	}
}
