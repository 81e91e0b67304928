package demo

import (
	"bytes"
	"context"
	"net/mail"
	"strings"
	"time"
)

// pace is how long the people outside take.
type pace struct {
	arrival time.Duration // from the start to the mail that arrives
	answer  time.Duration // from the first reply to its answer
}

// calm lets somebody look around first.
var calm = pace{arrival: 45 * time.Second, answer: 20 * time.Second}

// act plays the people outside until ctx ends: one mail arrives, and one reply
// is answered, once each.
func (h *House) act(ctx context.Context, p pace, known []Mail) {
	later := map[string]story{}
	for _, s := range read("later") {
		later[s.name] = s
	}
	arrival := time.After(p.arrival)
	var answer <-chan time.Time
	var reply Submitted
	answered := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-arrival:
			now := h.now()
			box := mailbox{now: now}
			// Delivering to memory fails only for a folder that the user has
			// deleted; then nothing arrives.
			_ = h.deliver("INBOX", box.compose(later["arrival"]), now, nil)
		case m := <-h.arrived:
			if answered || answer != nil || len(m.To) == 0 {
				continue
			}
			reply, answer = m, time.After(p.answer)
		case <-answer:
			answer, answered = nil, true
			now := h.now()
			lang := languageOf(reply.To[0], known)
			if raw, ok := respond(reply, later["answer-"+lang].text, now); ok {
				_ = h.deliver("INBOX", raw, now, nil)
			}
		}
	}
}

// languageOf is that of the mails which an address wrote: the first part of
// their names.
func languageOf(addr string, known []Mail) string {
	for _, m := range known {
		head, err := mail.ReadMessage(bytes.NewReader(m.Raw))
		if err != nil {
			continue
		}
		for _, name := range []string{"From", "Reply-To", "To"} {
			a, err := mail.ParseAddress(head.Header.Get(name))
			if err != nil || !strings.EqualFold(a.Address, addr) {
				continue
			}
			switch lang, _, _ := strings.Cut(m.Name, "-"); lang {
			case "nl", "fr":
				return lang
			}
			return "en"
		}
	}
	return "en"
}

// respond writes the recipient's answer to a reply, in its thread.
func respond(reply Submitted, text string, now time.Time) (raw []byte, ok bool) {
	m, err := mail.ReadMessage(bytes.NewReader(reply.Raw))
	id := ""
	if err == nil {
		id = strings.Trim(m.Header.Get("Message-Id"), "<> ")
	}
	if id == "" {
		return nil, false // nothing to answer to
	}
	from := reply.To[0]
	if list, err := m.Header.AddressList("To"); err == nil && len(list) > 0 {
		from = list[0].String()
	}
	subject := m.Header.Get("Subject")
	if !strings.HasPrefix(strings.ToLower(subject), "re:") {
		subject = "Re: " + subject
	}
	var b bytes.Buffer
	refs := strings.Join(append(strings.Fields(m.Header.Get("References")), "<"+id+">"), "\r\n ")
	local, _, _ := strings.Cut(id, "@")
	_, domain, _ := strings.Cut(reply.To[0], "@")
	for _, field := range [][2]string{
		{"From", from},
		{"To", Address},
		{"Subject", subject}, // as it came: encoded already
		{"Date", now.Format(time.RFC1123Z)},
		{"Message-ID", "<re." + local + "@" + domain + ">"},
		{"In-Reply-To", "<" + id + ">"},
		{"References", refs},
		{"MIME-Version", "1.0"},
	} {
		b.WriteString(field[0] + ": " + field[1] + "\r\n")
	}
	writeText(&b, story{name: "answer", text: text})
	return b.Bytes(), true
}
