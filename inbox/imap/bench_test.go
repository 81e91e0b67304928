package imap

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"baken/inbox/mailtest"
)

// letters makes mails of about the sizes of real ones: most of 2 to 8 KB, some
// with an attachment; 20 KB on average.
func letters(i int) ([]byte, time.Time) {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	words := []string{"dag", "mijn", "man", "is", "weer", "boos", "en", "ik", "weet", "niet", "wat", "doen", "kan", "iemand", "mij", "helpen", "please", "bonjour", "merci"}
	var b strings.Builder
	for b.Len() < 1500+r.IntN(5000) {
		for range 12 {
			b.WriteString(words[r.IntN(len(words))] + " ")
		}
		b.WriteString("\r\n")
	}
	head := fmt.Sprintf("From: \"Schrijver %d\" <w%d@example.net>\r\nTo: <hulplijn@example.org>\r\nSubject: vraag %d\r\nMessage-ID: <b%d@example.net>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n", i, i%3000, i, i)
	at := day.Add(time.Duration(i) * time.Minute)
	if i%10 != 0 {
		return []byte(head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + b.String()), at
	}
	var raw strings.Builder
	for range 2000 {
		for range 76 {
			raw.WriteByte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789+/"[r.IntN(44)])
		}
		raw.WriteString("\r\n")
	}
	return []byte(head + "Content-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: text/plain\r\n\r\n" + b.String() +
		"\r\n--xx\r\nContent-Type: image/jpeg; name=foto.jpg\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n" + raw.String() + "--xx--\r\n"), at
}

// BenchmarkFirstSync brings 10,000 mails into an empty store, every body.
func BenchmarkFirstSync(b *testing.B) {
	for range b.N {
		b.StopTimer()
		h := newHouse(b, mailtest.Options{})
		h.server.Fill("INBOX", 10_000, letters)
		h.cfg.IMAP = "imaps://hulplijn%40example.org@" + h.server.IMAPS
		h.remake()
		b.StartTimer()
		sum := h.once()
		b.StopTimer()
		b.ReportMetric(float64(sum.Total.Bytes)/1e6, "MB")
		if sum.Bodies != 10_000 {
			b.Fatalf("%d bodies", sum.Bodies)
		}
	}
}

// BenchmarkNothingChanged looks at a mailbox of 10,000 in which nothing has
// changed.
func BenchmarkNothingChanged(b *testing.B) {
	h := newHouse(b, mailtest.Options{})
	h.server.Fill("INBOX", 10_000, letters)
	h.cfg.IMAP = "imaps://hulplijn%40example.org@" + h.server.IMAPS
	h.remake()
	h.once()
	for b.Loop() {
		h.once()
	}
}
