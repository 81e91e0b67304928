package demo

import (
	"context"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// lookUntil fetches INBOX until a mail with that subject is there.
func lookUntil(t *testing.T, h *House, subject string) string {
	t.Helper()
	c, err := imapclient.DialInsecure(h.IMAP, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Login(h.User, h.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	for range 400 {
		if _, err := c.Select("INBOX", nil).Wait(); err != nil {
			t.Fatal(err)
		}
		found, err := c.UIDSearch(&imap.SearchCriteria{
			Header: []imap.SearchCriteriaHeaderField{{Key: "Subject", Value: subject}},
		}, nil).Wait()
		if err != nil {
			t.Fatal(err)
		}
		if uids := found.AllUIDs(); len(uids) > 0 {
			whole := &imap.FetchItemBodySection{Peek: true}
			got, err := c.Fetch(imap.UIDSetNum(uids...), &imap.FetchOptions{BodySection: []*imap.FetchItemBodySection{whole}}).Collect()
			if err != nil {
				t.Fatal(err)
			}
			return string(got[0].FindBodySection(whole))
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("no mail %q came", subject)
	return ""
}

func TestHouse(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	now := func() time.Time { return moments[0] }
	h, err := serve(ctx, now, pace{arrival: 10 * time.Millisecond, answer: 10 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()

	c, err := imapclient.DialInsecure(h.IMAP, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Login(h.User, h.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]uint32{"Sent": 8, "Junk": 1, "Drafts": 0, "Archive": 0, "Trash": 0} {
		data, err := c.Select(folder, nil).Wait()
		if err != nil || data.NumMessages != want {
			t.Errorf("%s: %+v, %v; want %d", folder, data, err, want)
		}
	}
	lookUntil(t, h, "Kan ik u iets vragen")

	reply := "From: hulplijn@example.org\r\nTo: Sofie <sofie.m@post.example>\r\nSubject: Uw bericht, 2\r\n" +
		"Message-ID: <ours-1@example.org>\r\nReferences: <nl-andere-1@post.example>\r\n\r\nDag Sofie\r\n"
	if err := submit(h, h.Password, reply); err != nil {
		t.Fatal(err)
	}
	answer := lookUntil(t, h, "Re: Uw bericht, 2")
	for _, want := range []string{
		"From: \"Sofie\" <sofie.m@post.example>\r\n", "In-Reply-To: <ours-1@example.org>\r\n",
		"References: <nl-andere-1@post.example>\r\n <ours-1@example.org>\r\n", "Dank u om zo snel te antwoorden",
	} {
		if !strings.Contains(answer, want) {
			t.Errorf("the answer does not hold %q:\n%s", want, answer)
		}
	}
	if sent := h.Sent(); len(sent) != 1 || string(sent[0].Raw) != reply {
		t.Errorf("sent: %d", len(sent))
	}
	if err := submit(h, "wrong", reply); err == nil {
		t.Error("a wrong password was taken")
	}

	stop()
	h.Wait()
	for _, addr := range []string{h.IMAP, h.SMTP} {
		if c, err := net.Dial("tcp", addr); err == nil {
			_ = c.Close()
			t.Errorf("%s is still open", addr)
		}
	}
}

func submit(h *House, password, raw string) error {
	c, err := smtp.Dial(h.SMTP)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.Auth(sasl.NewPlainClient("", h.User, password)); err != nil {
		return err
	}
	return c.SendMail(Address, []string{"sofie.m@post.example"}, strings.NewReader(raw))
}

// A context that is over at once leaves nothing behind.
func TestHouseEndsAtOnce(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	h, err := Serve(ctx, func() time.Time { return moments[0] })
	if err != nil {
		t.Fatal(err)
	}
	h.Wait()
}

func TestAnswersInTheLanguageOfTheThread(t *testing.T) {
	mails := Mails(moments[0])
	for addr, want := range map[string]string{
		"lies.vandamme@post.example": "nl", "zoe.martin@example.net": "fr", "grace.o@example.com": "en",
		"greet.w@example.com": "nl", "j.weiss@post.example": "en", "stranger@example.com": "en",
	} {
		if got := languageOf(addr, mails); got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}
