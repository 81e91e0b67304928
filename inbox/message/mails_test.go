package message

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baken/store/mail"
	"baken/store/outside"
)

var update = flag.Bool("update", false, "write what the mails of testdata come out as")

// TestMails reads every invented mail of testdata/mail and compares what is
// understood of it with the file beside it.
func TestMails(t *testing.T) {
	files, err := filepath.Glob("testdata/mail/*.eml")
	if err != nil || len(files) == 0 {
		t.Fatal("no mails", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(t, b)
			// The same with the line ends of the wire.
			if crlf := describe(t, toCRLF(b)); crlf != got {
				t.Errorf("with CRLF it comes out otherwise:\n%s", cmp.Diff(got, crlf))
			}
			want := strings.TrimSuffix(file, ".eml") + ".want"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			w, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(w), got); d != "" {
				t.Error(d)
			}
		})
	}
}

func toCRLF(b []byte) []byte {
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
}

// describe writes down all that is understood of a mail.
func describe(t *testing.T, b []byte) string {
	t.Helper()
	kept := newKept()
	head, body, err := Read(bytes.NewReader(b), Limits{}, kept.sink)
	if err != nil {
		t.Fatal(err)
	}
	only, err := ReadHead(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	whole := head
	whole.Bounced = nil
	if d := cmp.Diff(only, whole, cmp.Comparer(func(a, b outside.Text) bool { return a == b })); d != "" {
		t.Errorf("Read and ReadHead differ: %s", d)
	}
	var s strings.Builder
	field := func(name string, v any) {
		if x := fmt.Sprint(v); x != "" && x != "[]" {
			fmt.Fprintf(&s, "%s: %s\n", name, x)
		}
	}
	field("From", addressLine(head.From))
	field("To", addressLine(head.To))
	field("Cc", addressLine(head.Cc))
	field("Reply-To", addressLine(head.ReplyTo))
	field("Subject", head.Subject.Unsafe())
	if !head.Date.IsZero() {
		field("Date", head.Date.Format("2006-01-02 15:04:05 -0700"))
	}
	field("Message-ID", head.MessageID.Unsafe())
	if head.MessageID.IsEmpty() && len(head.References)+len(head.InReplyTo) == 0 {
		field("Root", Root(head).Unsafe()[:5]+"…")
	} else {
		field("Root", Root(head).Unsafe())
	}
	for _, id := range head.Bounced {
		field("Bounced", id.Unsafe())
	}
	if head.Automatic != mail.ByPerson {
		field("Automatic", string(head.Automatic)+" ("+head.AutomaticBy.Unsafe()+")")
	}
	field("Flaws", body.Flaws)
	for _, k := range body.Blocks {
		fmt.Fprintf(&s, "=== %s\n%s\n", []string{"own", "quoted", "signature", "forwarded", "machine"}[k.Kind], k.Text.Unsafe())
	}
	for i, l := range body.Links {
		fmt.Fprintf(&s, "=== link %d: %q %q\n", i+1, l.Text.Unsafe(), l.URL.Unsafe())
	}
	for _, a := range body.Attachments {
		data := kept.files[a.Number].String()
		if int64(len(data)) != a.Size {
			t.Errorf("attachment %d: size %d, %d bytes came", a.Number, a.Size, len(data))
		}
		fmt.Fprintf(&s, "=== attachment %d: %q %s, saved as %q, %d bytes, inline %v, cut %v\n",
			a.Number, a.Name.Unsafe(), a.Type.Unsafe(), FileName(a), len(strings.ReplaceAll(data, "\r", "")), a.Inline, a.Cut)
	}
	return s.String()
}

// kept is a sink that remembers.
type kept struct {
	files map[int]*bytes.Buffer
	open  int
}

func newKept() *kept { return &kept{files: map[int]*bytes.Buffer{}} }

func (k *kept) sink(a mail.Attachment) (io.WriteCloser, error) {
	b := &bytes.Buffer{}
	k.files[a.Number] = b
	k.open++
	return keptFile{b, k}, nil
}

type keptFile struct {
	*bytes.Buffer
	k *kept
}

func (f keptFile) Close() error { f.k.open--; return nil }
