package mailtest

import (
	"bytes"
	"cmp"
	"errors"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// Message is one message as the server has it.
type Message struct {
	UID       imap.UID
	Flags     []imap.Flag // sorted, without \Recent
	MessageID string      // without angle brackets
	At        time.Time   // INTERNALDATE
	Raw       []byte
}

// Dial opens a further connection, logged in. The caller closes it. It is a
// plain one, so that it can be had whatever certificate the server shows.
func (s *Server) Dial() *imapclient.Client {
	s.t.Helper()
	c, err := imapclient.DialInsecure(s.IMAP, nil)
	if err == nil {
		err = c.Login(s.User, s.Password).Wait()
	}
	if err != nil {
		s.t.Fatalf("mailtest: cannot log in to dovecot: %v\n%s", err, s.Log())
	}
	return c
}

// use runs f with the test's own connection, which is opened when needed. Over a
// folder that was just made anew Dovecot stumbles once, for its index is another; f is
// run again then.
func (s *Server) use(f func(c *imapclient.Client) error) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.connected(f)
	var answer *imap.Error
	if errors.As(err, &answer) && answer.Code == imap.ResponseCodeServerBug {
		_ = s.client.Close()
		s.client = nil
		err = s.connected(f)
	}
	if err != nil {
		s.t.Fatalf("mailtest: %v\n%s", err, s.Log())
	}
}

// connected is use without a second time.
func (s *Server) connected(f func(c *imapclient.Client) error) error {
	s.t.Helper()
	if s.client != nil && s.client.Noop().Wait() != nil { // the server was gone meanwhile
		_ = s.client.Close()
		s.client = nil
	}
	if s.client == nil {
		s.client = s.Dial()
	}
	return f(s.client)
}

func (s *Server) hangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.client != nil {
		_ = s.client.Close()
		s.client = nil
	}
}

// within runs f with a folder selected.
func (s *Server) within(folder string, f func(c *imapclient.Client, in *imap.SelectData) error) {
	s.t.Helper()
	s.use(func(c *imapclient.Client) error {
		in, err := c.Select(folder, nil).Wait()
		if err != nil {
			return err
		}
		err = f(c, in)
		return cmp.Or(err, c.Unselect().Wait())
	})
}

// Deliver puts a message into a folder, as received at that time. It returns
// the UID that the message got.
func (s *Server) Deliver(folder string, raw []byte, at time.Time, flags ...imap.Flag) imap.UID {
	s.t.Helper()
	var uid imap.UID
	s.use(func(c *imapclient.Client) error {
		cmd := c.Append(folder, int64(len(raw)), &imap.AppendOptions{Time: at, Flags: flags})
		_, err := cmd.Write(raw)
		err = cmp.Or(err, cmd.Close())
		data, werr := cmd.Wait()
		if data != nil {
			uid = data.UID
		}
		return cmp.Or(err, werr)
	})
	return uid
}

// Fill puts n messages into a folder at once by writing files, which is much
// quicker than Deliver. Maildir only; the UIDs are in the order of i, from 0.
func (s *Server) Fill(folder string, n int, message func(i int) (raw []byte, at time.Time)) {
	s.t.Helper()
	dir := filepath.Join(s.maildir(folder), "new")
	s.within(folder, func(*imapclient.Client, *imap.SelectData) error { return nil }) // makes the folders
	for i := range n {
		raw, at := message(i)
		name := filepath.Join(dir, strconv.Itoa(1_000_000_000+i)+".M1P1.mailtest")
		if err := os.WriteFile(name, raw, 0o600); err != nil {
			s.t.Fatalf("mailtest: Fill wants the Maildir format: %v", err)
		}
		if err := os.Chtimes(name, at, at); err != nil {
			s.t.Fatalf("mailtest: %v", err)
		}
	}
	s.own(dir)
}

// Messages is all that a folder holds, by UID.
func (s *Server) Messages(folder string) []Message {
	s.t.Helper()
	var list []Message
	s.within(folder, func(c *imapclient.Client, in *imap.SelectData) error {
		whole := &imap.FetchItemBodySection{Peek: true}
		var all imap.SeqSet
		all.AddRange(1, 0)
		if list = nil; in.NumMessages == 0 {
			return nil
		}
		got, err := c.Fetch(all, &imap.FetchOptions{
			UID: true, Flags: true, InternalDate: true, BodySection: []*imap.FetchItemBodySection{whole},
		}).Collect()
		for _, m := range got {
			raw := m.FindBodySection(whole)
			list = append(list, Message{
				UID: m.UID, Flags: tidy(m.Flags), MessageID: messageID(raw), At: m.InternalDate, Raw: raw,
			})
		}
		return err
	})
	slices.SortFunc(list, func(a, b Message) int { return cmp.Compare(a.UID, b.UID) })
	return list
}

func tidy(flags []imap.Flag) []imap.Flag {
	flags = slices.DeleteFunc(slices.Clone(flags), func(f imap.Flag) bool { return f == `\Recent` })
	slices.Sort(flags)
	return flags
}

// messageID reads the field Message-ID, without angle brackets; empty when
// there is none.
func messageID(raw []byte) string {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return ""
	}
	return strings.Trim(strings.TrimSpace(m.Header.Get("Message-Id")), "<>")
}

// AddFlags and RemoveFlags change a message as another mail program would.
func (s *Server) AddFlags(folder string, uid imap.UID, flags ...imap.Flag) {
	s.t.Helper()
	s.store(folder, uid, imap.StoreFlagsAdd, flags)
}

// RemoveFlags takes flags off a message.
func (s *Server) RemoveFlags(folder string, uid imap.UID, flags ...imap.Flag) {
	s.t.Helper()
	s.store(folder, uid, imap.StoreFlagsDel, flags)
}

func (s *Server) store(folder string, uid imap.UID, op imap.StoreFlagsOp, flags []imap.Flag) {
	s.t.Helper()
	s.within(folder, func(c *imapclient.Client, _ *imap.SelectData) error {
		return c.Store(imap.UIDSetNum(uid), &imap.StoreFlags{Op: op, Silent: true, Flags: flags}, nil).Close()
	})
}

// Move moves a message to another folder.
func (s *Server) Move(folder string, uid imap.UID, to string) {
	s.t.Helper()
	s.within(folder, func(c *imapclient.Client, _ *imap.SelectData) error {
		_, err := c.Move(imap.UIDSetNum(uid), to).Wait()
		return err
	})
}

// Expunge deletes messages for good.
func (s *Server) Expunge(folder string, uids ...imap.UID) {
	s.t.Helper()
	s.within(folder, func(c *imapclient.Client, _ *imap.SelectData) error {
		set := imap.UIDSetNum(uids...)
		deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}
		err := c.Store(set, deleted, nil).Close()
		return cmp.Or(err, c.UIDExpunge(set).Close())
	})
}

// Create makes a folder.
func (s *Server) Create(folder string) {
	s.t.Helper()
	s.use(func(c *imapclient.Client) error { return c.Create(folder, nil).Wait() })
}

// Rename gives a folder another name.
func (s *Server) Rename(folder, to string) {
	s.t.Helper()
	s.use(func(c *imapclient.Client) error { return c.Rename(folder, to, nil).Wait() })
}

// Delete removes a folder with all that is in it.
func (s *Server) Delete(folder string) {
	s.t.Helper()
	s.use(func(c *imapclient.Client) error { return c.Delete(folder).Wait() })
}

// Folders are the names of all folders, sorted.
func (s *Server) Folders() []string {
	s.t.Helper()
	var names []string
	s.use(func(c *imapclient.Client) error {
		list, err := c.List("", "*", nil).Collect()
		for _, f := range list {
			names = append(names, f.Mailbox)
		}
		return err
	})
	slices.Sort(names)
	return names
}

// UIDValidity is that of a folder.
func (s *Server) UIDValidity(folder string) uint32 {
	s.t.Helper()
	var v uint32
	s.use(func(c *imapclient.Client) error {
		data, err := c.Status(folder, &imap.StatusOptions{UIDValidity: true}).Wait()
		if err == nil {
			v = data.UIDValidity
		}
		return err
	})
	return v
}

// SetUIDValidity gives a folder another UIDVALIDITY, after which no UID that a
// client knows means anything. Open connections to the folder are ended by the
// server.
func (s *Server) SetUIDValidity(folder string, v uint32) {
	s.t.Helper()
	s.hangUp()
	cmd := exec.Command(filepath.Join("/usr/bin", "doveadm"), "-c", filepath.Join(s.dir, "dovecot.conf"),
		"mailbox", "update", "-u", s.User, "--uid-validity", strconv.FormatUint(uint64(v), 10), folder)
	cmd.Dir = s.dir
	cmd.SysProcAttr = apart(s.as)
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("mailtest: doveadm: %v: %s\n%s", err, out, s.Log())
	}
}
