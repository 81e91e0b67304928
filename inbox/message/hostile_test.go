package message

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"baken/store/mail"
)

// hostile are mails that are made to break a program, each with the flaws
// that must be said.
var hostile = []struct {
	name  string
	mail  func() io.Reader
	flaws []mail.Flaw
}{
	{"nested 1,000 deep", func() io.Reader {
		var b strings.Builder
		b.WriteString("From: a@b.example\n")
		for i := range 1000 {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		}
		b.WriteString("Content-Type: text/plain\n\ndeep\n")
		return strings.NewReader(b.String())
	}, []mail.Flaw{mail.Truncated}},
	{"mails within mails", func() io.Reader {
		return io.MultiReader(strings.NewReader("From: a@b.example\n"), strings.NewReader(strings.Repeat("Content-Type: message/rfc822\n\n", 100_000)))
	}, []mail.Flaw{mail.Truncated}},
	{"mails within mails around 2 MB", func() io.Reader {
		return io.MultiReader(strings.NewReader(strings.Repeat("Content-Type: message/rfc822\n\n", 90)), strings.NewReader("Subject: in\n\n"), repeat("words of a mail\n", 1<<20))
	}, nil},
	{"alternatives within alternatives around 1 MB", func() io.Reader {
		var b strings.Builder
		for i := range 90 {
			fmt.Fprintf(&b, "Content-Type: multipart/alternative; boundary=b%d\n\n--b%d\n\nshort\n--b%d\n", i, i, i)
		}
		return io.MultiReader(strings.NewReader(b.String()), htmlMail("<p>words of a mail", 60_000))
	}, nil},
	{"100,000 parts", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: multipart/mixed; boundary=b\n\n"), strings.NewReader(strings.Repeat("--b\n\nx\n", 100_000)))
	}, []mail.Flaw{mail.Truncated}},
	{"100,000 attachments", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: multipart/mixed; boundary=b\n\n"), strings.NewReader(strings.Repeat("--b\nContent-Type: a/b\n\nx\n", 100_000)))
	}, []mail.Flaw{mail.Truncated}},
	{"one boundary for all", func() io.Reader {
		return strings.NewReader(strings.Repeat("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 100_000))
	}, []mail.Flaw{mail.Truncated}},
	{"header of 10 MB in one field", func() io.Reader {
		return io.MultiReader(strings.NewReader("Subject: "), repeat("long ", 10<<20), strings.NewReader("\n\ntext\n"))
	}, []mail.Flaw{mail.Truncated}},
	{"header of 10 MB in many fields", func() io.Reader {
		return io.MultiReader(repeat("To: a@b.example\n", 10<<20), strings.NewReader("\n\ntext\n"))
	}, []mail.Flaw{mail.Truncated}},
	{"header of 10 MB of other fields", func() io.Reader {
		return io.MultiReader(repeat("X-Thing: a@b.example\n", 10<<20), strings.NewReader("Subject: s\n\ntext\n"))
	}, nil},
	{"10,000 references", func() io.Reader {
		var b strings.Builder
		b.WriteString("References:")
		for i := range 10_000 {
			fmt.Fprintf(&b, " <%d@b.example>\n", i)
		}
		return strings.NewReader(b.String() + "\ntext\n")
	}, nil},
	{"line of 100 MB", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: text/plain\n\n"), repeat("x", 100<<20))
	}, []mail.Flaw{mail.Truncated}},
	{"quoted-printable line of 100 MB", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Transfer-Encoding: quoted-printable\n\n"), repeat("=41 ", 100<<20))
	}, []mail.Flaw{mail.Truncated}},
	{"base64 line of 100 MB", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n"), repeat("QUJD", 100<<20))
	}, []mail.Flaw{mail.Truncated}},
	{"base64 of a bad letter each", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n"), repeat("QU!JD", 10<<20))
	}, []mail.Flaw{mail.BrokenMIME}},
	{"100,000 nested tables", func() io.Reader {
		return htmlMail("<table><tr><td>", 100_000)
	}, nil},
	{"100,000 nested quotes", func() io.Reader { return htmlMail("<blockquote>a", 100_000) }, nil},
	{"100,000 open paragraphs and closing divs", func() io.Reader { return htmlMail("<p><b></div>a", 100_000) }, nil},
	{"closing tags that match nothing near", func() io.Reader {
		return io.MultiReader(htmlMail("<i>", 1), strings.NewReader(strings.Repeat("<b>", 510)+strings.Repeat("</td></i><i>", 100_000)))
	}, nil},
	{"a tag of 100,000 attributes", func() io.Reader {
		return io.MultiReader(htmlMail("<p ", 1), repeat("style='display:none' ", 2<<20))
	}, nil},
	{"a style of 2 MB", func() io.Reader {
		return io.MultiReader(htmlMail("<style>", 1), repeat(".a,.b{display:none}", 1<<20))
	}, nil},
	{"100,000 links", func() io.Reader { return htmlMail("<a href=http://a.example/>x</a><a href=javascript:x>y</a>", 30_000) }, nil},
	{"100,000 other links", func() io.Reader {
		var b strings.Builder
		b.WriteString("Content-Type: text/html\n\n")
		for i := range 50_000 {
			fmt.Fprintf(&b, "<a href=//a.example/%d>x</a>", i)
		}
		return strings.NewReader(b.String())
	}, []mail.Flaw{mail.Truncated}},
	{"HTML that never ends", func() io.Reader { return io.MultiReader(htmlMail("<", 1), repeat("<!--<a <b ", 4<<20)) }, []mail.Flaw{mail.Truncated}},
	{"entities", func() io.Reader { return htmlMail("&amp&#x41;&CounterClockwiseContourIntegral;", 40_000) }, nil},
	{"words that never end", func() io.Reader {
		return io.MultiReader(strings.NewReader("Subject: "), repeat("=?a?q?", 1<<20), strings.NewReader("\n\nx"))
	}, nil},
	{"words, and a tail without", func() io.Reader {
		return io.MultiReader(strings.NewReader("Subject: "), repeat("=?a?q?x?=", 500<<10), repeat("=?", 400<<10), strings.NewReader("\n\nx"))
	}, nil},
	{"a comment 1 MB deep", func() io.Reader {
		return io.MultiReader(strings.NewReader("From: "), repeat("(", 1<<20), strings.NewReader("\n\nx"))
	}, nil},
	{"quotes that never end", func() io.Reader {
		return io.MultiReader(strings.NewReader("From: "), repeat(`"\"`, 1<<20), strings.NewReader("\n\nx"))
	}, nil},
	{"colons and commas", func() io.Reader {
		return io.MultiReader(strings.NewReader("To: a@"), repeat(":,<", 1<<20), strings.NewReader("\n\nx"))
	}, nil},
	{"100,000 parameters", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: text/plain"), repeat(";a*0*=x", 1<<20), strings.NewReader("\n\nx"))
	}, nil},
	{"a million lines", func() io.Reader { return io.MultiReader(strings.NewReader("\n"), repeat("a\n", 2<<20)) }, []mail.Flaw{mail.Truncated}},
	{"a million empty lines", func() io.Reader {
		return io.MultiReader(strings.NewReader("\n"), repeat("\n", 1<<20), strings.NewReader("x"))
	}, nil},
	{"quote and answer by turns", func() io.Reader { return io.MultiReader(strings.NewReader("\n"), repeat("> a\nb\n", 1<<20)) }, nil},
	{"header blocks", func() io.Reader { return io.MultiReader(strings.NewReader("\n"), repeat("Van: a\nx\n\n", 1<<20)) }, []mail.Flaw{mail.Truncated}},
	{"introductions", func() io.Reader {
		return io.MultiReader(strings.NewReader("\n"), repeat("Op 3 maart\nschreef\n-- \n", 1<<20))
	}, nil},
	{"flowed without end", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: text/plain; format=flowed\n\n"), repeat("a \n", 1<<20))
	}, nil},
	{"zeros", func() io.Reader {
		return io.MultiReader(strings.NewReader("Subject: \x00\n\n"), repeat("a\x00", 1<<20))
	}, []mail.Flaw{mail.BrokenMIME}},
	{"utf-7 and utf-16 by turns", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: text/plain; charset=utf-16\n\n"), repeat("\xd8\x00", 1<<20))
	}, nil},
	{"quote and answer by turns in 990 parts", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: multipart/mixed; boundary=b\n\n"), strings.NewReader(strings.Repeat("--b\n\n"+strings.Repeat("a\n>b\n", 400), 990)))
	}, nil},
	{"end tags that reach out of a cell", func() io.Reader {
		return io.MultiReader(htmlMail("<b><table><td>", 1), strings.NewReader(strings.Repeat("<i>", 500)), repeat("</b>", 2<<20))
	}, nil},
	{"cells far below a table", func() io.Reader {
		return io.MultiReader(htmlMail("<b>", 505), repeat("<td>", 2<<20))
	}, nil},
	{"a quote that only escapes", func() io.Reader {
		return io.MultiReader(strings.NewReader("From: \""), repeat(`\"`, 1<<20), strings.NewReader("\n\nx"))
	}, nil},
	{"a million lines of pre", func() io.Reader { return io.MultiReader(htmlMail("<pre>", 1), repeat("a\n", 2<<20)) }, []mail.Flaw{mail.Truncated}},
	{"long alternatives within alternatives", func() io.Reader {
		var b strings.Builder
		for i := range 90 {
			fmt.Fprintf(&b, "Content-Type: multipart/alternative; boundary=b%d\n\n--b%d\n\n%s\n--b%d\n", i, i, strings.Repeat("other words ", 30), i)
		}
		return io.MultiReader(strings.NewReader(b.String()), htmlMail("<p>words of a mail", 60_000))
	}, nil},
	{"iso-2022-jp switched all the time", func() io.Reader {
		return io.MultiReader(strings.NewReader("Content-Type: text/plain; charset=iso-2022-jp\n\n"), repeat("\x1b$B\x1b(B", 1<<20))
	}, nil},
}

func htmlMail(s string, n int) io.Reader {
	return io.MultiReader(strings.NewReader("Content-Type: text/html\n\n"), strings.NewReader(strings.Repeat(s, n)))
}

// repeat gives n bytes of s over and over, without holding them.
func repeat(s string, n int) io.Reader {
	block := []byte(strings.Repeat(s, max(1, 64<<10/len(s))))
	return io.LimitReader(&repeater{block: block}, int64(n-n%len(s)))
}

type repeater struct {
	block []byte
	at    int
}

func (r *repeater) Read(p []byte) (int, error) {
	n := copy(p, r.block[r.at:])
	r.at = (r.at + n) % len(r.block)
	return n, nil
}

// TestHostile reads each hostile mail, and bounds what stays of it and what
// is allocated on the way.
func TestHostile(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			var before, after runtime.MemStats
			r := h.mail()
			runtime.ReadMemStats(&before)
			head, body, err := Read(r, Limits{}, nil)
			runtime.ReadMemStats(&after)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range h.flaws {
				if !has1(body.Flaws, want) {
					t.Errorf("flaws %v, want %s", body.Flaws, want)
				}
			}
			size := 0
			for _, b := range body.Blocks {
				size += b.Text.Len()
			}
			if size > 8<<20 || len(body.Links) > 500 || len(body.Attachments) > 500 || len(head.References) > mail.MaxReferences || len(head.To) > maxAddresses {
				t.Errorf("%d bytes of text, %d links, %d attachments", size, len(body.Links), len(body.Attachments))
			}
			if n := after.TotalAlloc - before.TotalAlloc; n > 64<<20 {
				t.Errorf("%d MB allocated", n>>20)
			}
			if _, err := ReadHead(h.mail()); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestHostileTime bounds the time of each by that of an ordinary text of the
// largest size that is read, in the same run. What grows with the square of the
// bytes takes hundreds of times as long.
func TestHostileTime(t *testing.T) {
	spent := func(mail func() io.Reader) time.Duration {
		start := time.Now()
		_, body, err := Read(mail(), Limits{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		body.OwnText()
		return time.Since(start)
	}
	ordinary := time.Duration(math.MaxInt64)
	for range 5 {
		ordinary = min(ordinary, spent(func() io.Reader {
			return io.MultiReader(strings.NewReader("\n"), repeat("words of a mail\n", 1<<20))
		}))
	}
	for _, h := range hostile {
		if d := spent(h.mail); d > 40*ordinary {
			t.Errorf("%s takes %v, an ordinary mail %v", h.name, d, ordinary)
		}
	}
}

func has1(list []mail.Flaw, f mail.Flaw) bool {
	for _, x := range list {
		if x == f {
			return true
		}
	}
	return false
}

func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		b.Run(strings.ReplaceAll(h.name, " ", "-"), func(b *testing.B) {
			all, _ := io.ReadAll(io.LimitReader(h.mail(), 101<<20))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Read(bytes.NewReader(all), Limits{}, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
