package message

import (
	"slices"
	"strings"
	"testing"

	"baken/store/mail"
)

func TestLimits(t *testing.T) {
	multi := func(parts ...string) string {
		return "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + strings.Join(parts, "\n--b\n") + "\n--b--\n"
	}
	for _, c := range []struct {
		name        string
		lim         Limits
		mail        string
		truncated   bool
		own         string
		attachments []string
	}{
		{"all", Limits{}, multi("\ntext", "Content-Type: a/b\n\ndata"), false, "text", []string{"data"}},
		{"total", Limits{Total: 60}, multi("\ntext that goes on", "Content-Type: a/b\n\ndata"), true, "text that go", nil},
		{"total, exactly", Limits{Total: int64(len(multi("\ntext")))}, multi("\ntext"), false, "text", nil},
		{"text", Limits{Text: 5}, multi("\ncafé\u20ac x", "Content-Type: a/b\n\ndata"), true, "café", []string{"data"}},
		{"text over parts", Limits{Text: 6}, multi("\ntext", "\nmore", "Content-Type: a/b\n\ndata"), true, "text\nmo", []string{"data"}},
		{"parts", Limits{Parts: 1}, multi("\ntext", "\nmore"), true, "text", nil},
		{"attachments", Limits{Attachments: 1}, multi("Content-Type: a/b\n\ndata", "Content-Type: a/b\n\nmore"), true, "", []string{"data"}},
		{"attachment", Limits{Attachment: 3}, multi("Content-Type: a/b\n\ndata", "\ntext"), true, "text", []string{"dat"}},
		{"depth", Limits{Depth: 1}, multi("Content-Type: multipart/mixed; boundary=c\n\n--c\n\nin\n--c--", "\ntext"), true, "text", nil},
		{"header", Limits{Header: 50}, "Content-Type: text/plain\nSubject: " + strings.Repeat("x", 100) + "\n\ntext", true, "text", nil},
		{"links", Limits{Links: 1}, "Content-Type: text/html\n\n<a href=//a>a</a> <a href=//b>b</a>", true, "a [1] b (//b)", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := newKept()
			_, body, err := Read(strings.NewReader(c.mail), c.lim, k.sink)
			if err != nil {
				t.Fatal(err)
			}
			if got := slices.Contains(body.Flaws, mail.Truncated); got != c.truncated {
				t.Errorf("flaws %v", body.Flaws)
			}
			if got := body.OwnText().Unsafe(); got != c.own {
				t.Errorf("text %q, want %q", got, c.own)
			}
			var files []string
			for _, a := range body.Attachments {
				files = append(files, k.files[a.Number].String())
				if a.Cut != (a.Size > int64(k.files[a.Number].Len())) {
					t.Errorf("attachment %d: cut %v, size %d, kept %d", a.Number, a.Cut, a.Size, k.files[a.Number].Len())
				}
			}
			if !slices.Equal(files, c.attachments) {
				t.Errorf("attachments %q, want %q", files, c.attachments)
			}
		})
	}
}

// TestTransfer: encodings, whole and broken.
func TestTransfer(t *testing.T) {
	for _, c := range []struct {
		encoding, in, want string
		broken             bool
	}{
		{"base64", "aGVs\nbG8=", "hello", false},
		{"base64", "aGVsbG8", "hello", true},
		{"base64", "aGVsb", "hel", true},
		{"base64", "aG!VsbG8=", "hello", true},
		{"base64", "aGU=bGxv", "hello", false},
		{"base64", " a G\tV\ns", "hel", false},
		{"Base64 (yes)", "aGVs", "hel", false},
		{"quoted-printable", "caf=C3=A9 =\nau lait  \n=e2=82=ac", "café au lait\n€", false},
		{"quoted-printable", "a =zz =", "a =zz ", true},
		{"quoted-printable", "a\n\n\nb\n", "a\n\n\nb", false},
		{"7bit", "a\n\nb\n", "a\n\nb", false},
		{"x-unknown", "a=41", "a=41", false},
	} {
		m := "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: a/b\nContent-Transfer-Encoding: " + c.encoding + "\n\n" + c.in + "\n--b--\n"
		k := newKept()
		_, body, err := Read(strings.NewReader(m), Limits{}, k.sink)
		if err != nil {
			t.Fatal(err)
		}
		got := k.files[1].String()
		if want := c.want; strings.TrimRight(got, "\n ") != strings.TrimRight(want, "\n ") {
			t.Errorf("%s %q: %q, want %q", c.encoding, c.in, got, want)
		}
		if broken := slices.Contains(body.Flaws, mail.BrokenMIME); broken != c.broken {
			t.Errorf("%s %q: broken %v", c.encoding, c.in, broken)
		}
	}
}

// TestTransferPieces: however a line is cut into pieces, the same comes out.
func TestTransferPieces(t *testing.T) {
	long := strings.Repeat("=C3=A9 x  y=\r\n", 10) + strings.Repeat("a=41 ", bufferSize) + "=E2=82=AC  \r\nend"
	all := func(step int) string {
		var out strings.Builder
		tr := transfer{kind: quotedPrintable, out: func(b []byte) { out.Write(b) }}
		for l := range strings.SplitSeq(long, "\r\n") {
			for len(l) > step {
				tr.piece(piece{data: []byte(l[:step])})
				l = l[step:]
			}
			tr.piece(piece{data: []byte(l), eol: crlf})
		}
		tr.close()
		return out.String()
	}
	want := all(1 << 30)
	for _, step := range []int{1, 2, 3, 7, 1000} {
		if got := all(step); got != want {
			t.Errorf("pieces of %d bytes give something else", step)
		}
	}
}
