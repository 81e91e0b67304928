package imap

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/inbox/mailtest"
	"baken/store"
	"baken/store/mail"
)

// refuser is a server with n small mails in INBOX, which answers NO to every
// FETCH of what it refuses of a mail: "head", "body" or "time". It is told of a body
// that was given whole: "given".
func refuser(t *testing.T, n int, refuses func(uid int, what string) bool) (addr string) {
	return refuserWith(t, "SERVERBUG", n, refuses)
}

// refuserWith is refuser with a response code of its NO.
func refuserWith(t *testing.T, code string, n int, refuses func(uid int, what string) bool) (addr string) {
	return mailtest.ScriptedAddr(t, func(s *mailtest.Script) {
		s.Hello("IMAP4rev1 ESEARCH")
		for {
			tag, rest := s.Expect("")
			verb := strings.Fields(rest)[0]
			switch {
			case verb == "LIST":
				s.Say(`* LIST () "/" INBOX`)
			case verb == "SELECT":
				s.Say("* %d EXISTS", n)
				s.Say("* OK [UIDVALIDITY 1] valid")
				s.Say("* OK [UIDNEXT %d] next", n+1)
			case strings.HasPrefix(rest, "UID SEARCH"):
				all := slices.DeleteFunc(uidsIn(rest[strings.LastIndex(rest, " ")+1:]), func(u int) bool { return u > n })
				if len(all) == 0 {
					s.Say(`* ESEARCH (TAG "%s") UID`, tag)
				} else {
					s.Say(`* ESEARCH (TAG "%s") UID ALL %d:%d`, tag, all[0], all[len(all)-1])
				}
			case strings.HasPrefix(rest, "UID FETCH"):
				uids := uidsIn(strings.Fields(rest)[2])
				var parts []string
				for word, what := range map[string]string{"HEADER.FIELDS": "head", "BODY.PEEK[]": "body", "INTERNALDATE": "time"} {
					if strings.Contains(rest, word) {
						parts = append(parts, what)
					}
				}
				if slices.ContainsFunc(uids, func(u int) bool {
					return slices.ContainsFunc(parts, func(what string) bool { return refuses(u, what) })
				}) {
					s.Say("%s NO [%s] broken", tag, code)
					continue
				}
				for _, u := range uids {
					if strings.Contains(rest, "BODY.PEEK[])") || strings.Contains(rest, "BODY.PEEK[] ") {
						_ = refuses(u, "given")
					}
					head := fmt.Sprintf("From: <w%d@example.net>\r\nSubject: vraag %d\r\nMessage-ID: <m%d@example.net>\r\n\r\n", u, u, u)
					line := fmt.Sprintf(`* %d FETCH (UID %d FLAGS () INTERNALDATE "20-Nov-2026 09:00:00 +0000" RFC822.SIZE %d`, u, u, len(head)+6)
					if slices.Contains(parts, "head") {
						line += fmt.Sprintf(" BODY[HEADER.FIELDS (%s)] {%d}\r\n%s", fieldList(), len(head), head)
					}
					if slices.Contains(parts, "body") {
						line += fmt.Sprintf(" BODY[] {%d}\r\n%sDag.\r\n", len(head)+6, head)
					}
					s.Say("%s)", line)
				}
			}
			s.Say("%s OK done", tag)
		}
	})
}

// uidsIn reads "1:3,7".
func uidsIn(set string) (all []int) {
	for part := range strings.SplitSeq(set, ",") {
		var from, to int
		if n, _ := fmt.Sscanf(part, "%d:%d", &from, &to); n == 1 {
			to = from
		}
		for u := from; u <= to; u++ {
			all = append(all, u)
		}
	}
	return all
}

// TestRefusedMail: one mail that the server cannot read hides no other, neither
// its row nor its body, and is never out of sight itself.
func TestRefusedMail(t *testing.T) {
	for _, c := range []struct {
		name    string
		mails   int
		uid     int
		refuses []string
		rows    int
		bodies  int
	}{
		{"the header of a new one", 20, 15, []string{"head", "body"}, 20, 19},
		{"the header of an old one", 300, 240, []string{"head", "body"}, 300, 299},
		{"the header of the oldest", 300, 1, []string{"head", "body"}, 300, 299},
		{"the body of the newest", 6, 6, []string{"body"}, 6, 5},
		{"the body of an old one", 300, 100, []string{"body"}, 300, 299},
		{"all of one", 120, 30, []string{"head", "body", "time"}, 119, 119},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouseAt(t, refuser(t, c.mails, func(uid int, what string) bool { return uid == c.uid && slices.Contains(c.refuses, what) }))
			for range 2 {
				h.once()
			}
			bodies, flawed := 0, 0
			rows := h.contacts()
			for _, row := range rows {
				for _, m := range h.conversation(row.ID) {
					if m.HaveBody {
						bodies++
					}
					if m.Flaw == mail.NotGiven {
						flawed++
						if row.Urgency != store.NotAssessed || row.State != store.Waiting {
							t.Errorf("the mail that cannot be read is %v, %v", row.State, row.Urgency)
						}
					}
				}
			}
			if len(rows) != c.rows || bodies != c.bodies || flawed != c.rows-c.bodies {
				t.Errorf("%d rows, %d bodies, %d that cannot be read; want %d, %d, %d", len(rows), bodies, flawed, c.rows, c.bodies, c.rows-c.bodies)
			}
		})
	}
}

// TestMovedUnderTheBody: a large mail that is moved between the look and its body
// is whole where it stands then.
func TestMovedUnderTheBody(t *testing.T) {
	h := newHouse(t, mailtest.Options{})
	raw := "From: <a@example.net>\r\nTo: <hulplijn@example.org>\r\nSubject: groot\r\nMessage-ID: <groot@example.net>\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: text/plain\r\n\r\nIk ben bang voor hem.\r\n--xx\r\n" +
		"Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + strings.Repeat(strings.Repeat("QUJD", 19)+"\r\n", 20_000) + "--xx--\r\n"
	large := h.server.Deliver("INBOX", []byte(raw), day)
	h.deliver("INBOX", 80)
	moved := false
	if _, err := h.sync.Once(t.Context(), func(Progress) {
		if !moved {
			moved = true
			h.server.Move("INBOX", large, "Junk")
		}
	}); err != nil || !moved {
		t.Fatal(moved, err)
	}
	h.once()
	if m := h.conversation(h.contact("groot").ID)[0]; !m.HaveBody || m.Flaw != "" {
		t.Errorf("the body is here: %v, flaw %q", m.HaveBody, m.Flaw)
	}
}

// TestGoneBetweenStretches: a large mail of which the second stretch is not given
// any more is not taken for one that ends there.
func TestGoneBetweenStretches(t *testing.T) {
	h := newHouseAt(t, mailtest.ScriptedAddr(t, func(s *mailtest.Script) {
		s.Hello("IMAP4rev1")
		tag, _ := s.Expect("UID FETCH")
		s.Say("* 1 FETCH (UID 1 BODY[]<0> {%d}\r\n%s)", stretch, strings.Repeat("x", stretch))
		s.Say("%s OK done", tag)
		tag, _ = s.Expect("UID FETCH")
		s.Say("%s OK done", tag)
		s.Gone()
	}))
	c, err := h.sync.connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	w := &work{s: h.sync, c: c}
	var all strings.Builder
	if err := w.stretches(1, 10*stretch, &all); err != errNotGiven || all.Len() != stretch {
		t.Errorf("%d bytes, %v", all.Len(), err)
	}
}

// TestStopWhileTextsWait: a stop ends a FETCH of which a text waits for room.
func TestStopWhileTextsWait(t *testing.T) {
	h := newHouseAt(t, mailtest.ScriptedAddr(t, func(s *mailtest.Script) {
		s.Hello("IMAP4rev1")
		tag, _ := s.Expect("UID FETCH")
		for u := 1; u <= 3; u++ {
			s.Say("* %d FETCH (UID %d BODY[] {60}\r\n%s)", u, u, strings.Repeat("x", 60))
		}
		s.Say("%s OK done", tag)
		s.Gone()
	}))
	ctx, cancel := context.WithCancel(context.Background())
	c, err := h.sync.connect(ctx)
	if err != nil {
		t.Fatal(err)
	}
	set, _ := uidRange(1, 3)
	one, ended := make(chan struct{}, 3), make(chan error, 1)
	room := newBudget(100)
	go func() {
		ended <- c.fetch(ctx, room, set, wantBodies(), func(seen) error { one <- struct{}{}; return nil })
	}()
	<-one // its room is never given back
	for room.waiting() == 0 {
		time.Sleep(time.Millisecond)
	}
	cancel()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("it ended well")
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
}

// TestParserFault: a mail on which the program fails is one mail that cannot be
// read.
func TestParserFault(t *testing.T) {
	y := syncerWith(t, newStore(t), nil)
	ran := false
	if y.guarded(func() { ran = true; panic("geheim") }) || !ran {
		t.Error("a panic is taken for an end")
	}
	if !y.guarded(func() {}) {
		t.Error("an end is taken for a panic")
	}
}

// TestRefusedHeader: a mail without a Message-ID of which the server gives the chosen
// fields and not the whole header is there, as one that cannot be read.
func TestRefusedHeader(t *testing.T) {
	h := newHouseAt(t, mailtest.ScriptedAddr(t, func(s *mailtest.Script) {
		s.Hello("IMAP4rev1")
		for {
			tag, rest := s.Expect("")
			switch {
			case strings.HasPrefix(rest, "LIST"):
				s.Say(`* LIST () "/" INBOX`)
			case strings.HasPrefix(rest, "SELECT"):
				s.Say("* 1 EXISTS")
				s.Say("* OK [UIDVALIDITY 1] valid")
				s.Say("* OK [UIDNEXT 2] next")
			case strings.HasPrefix(rest, "UID SEARCH"):
				s.Say("* SEARCH 1")
			case strings.Contains(rest, "HEADER.FIELDS"):
				s.Say("* 1 FETCH (UID 1 FLAGS () INTERNALDATE \"20-Nov-2026 09:00:00 +0000\" RFC822.SIZE 100 BODY[HEADER.FIELDS (%s)] {13}\r\nFrom: a@b\r\n\r\n)", fieldList())
			case strings.Contains(rest, "BODY.PEEK[]"), strings.Contains(rest, "BODY.PEEK[HEADER]"):
				s.Say("%s NO [SERVERBUG] broken", tag)
				continue
			case strings.Contains(rest, "FETCH"):
				s.Say("* 1 FETCH (UID 1 FLAGS () INTERNALDATE \"20-Nov-2026 09:00:00 +0000\" RFC822.SIZE 100)")
			}
			s.Say("%s OK done", tag)
		}
	}))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if _, err := h.sync.Once(ctx, nil); err != nil {
		t.Fatal(err)
	}
	rows := h.contacts()
	if len(rows) != 1 || rows[0].State != store.Waiting || rows[0].Urgency != store.NotAssessed {
		t.Errorf("the rows are %+v", rows)
	}
}
