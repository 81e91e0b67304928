package message

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"baken/store/mail"
	"baken/store/outside"
)

// seeds gives the invented mails to a fuzz target.
func seeds(f *testing.F) {
	files, _ := filepath.Glob("testdata/mail/*.eml")
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(b)
		}
	}
}

func FuzzHead(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := ReadHead(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if Root(h).IsEmpty() {
			t.Error("no root")
		}
		for _, list := range [][]mail.Address{h.From, h.To, h.Cc, h.ReplyTo} {
			for _, a := range list {
				valid(t, a.Name)
				valid(t, a.Addr)
				if once := Fold(a.Addr); Fold(outside.New(once)) != once {
					t.Errorf("folding %q twice gives %q", once, Fold(outside.New(once)))
				}
			}
		}
		valid(t, h.Subject)
		base, _ := Subject(h.Subject)
		if base.IsEmpty() != (strings.TrimSpace(h.Subject.Unsafe()) == "") {
			t.Errorf("base %q of %q", base.Unsafe(), h.Subject.Unsafe())
		}
	})
}

func valid(t *testing.T, s outside.Text) {
	t.Helper()
	if !utf8.ValidString(s.Unsafe()) {
		t.Errorf("not UTF-8: %q", s.Unsafe())
	}
}

func FuzzRead(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		kept := newKept()
		_, body, err := Read(bytes.NewReader(b), Limits{Text: 64 << 10, Parts: 100, Depth: 20, Attachments: 50, Links: 20}, kept.sink)
		if err != nil {
			t.Fatal(err)
		}
		if kept.open != 0 {
			t.Errorf("%d attachments are still open", kept.open)
		}
		if len(body.Attachments) != len(kept.files) || len(body.Links) > 20 {
			t.Errorf("%d attachments, %d came; %d links", len(body.Attachments), len(kept.files), len(body.Links))
		}
		for i, a := range body.Attachments {
			if a.Number != i+1 || a.Size < int64(kept.files[a.Number].Len()) {
				t.Errorf("attachment %d: number %d, size %d, %d came", i, a.Number, a.Size, kept.files[a.Number].Len())
			}
		}
		for _, k := range body.Blocks {
			valid(t, k.Text)
			if k.Text.IsEmpty() || k.Text.Len() > 1<<20 {
				t.Errorf("a block of %d bytes", k.Text.Len())
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add(`<p>a<a href="http://x">b</a><table><tr><td>c</table>`)
	f.Add(`<div style="display:none">a</div><style>.a{display:none}</style><p class=a>b`)
	f.Add(`<blockquote><ul><li>a<ol><li>b</blockquote><pre> c</pre><plaintext>d`)
	f.Fuzz(func(t *testing.T, s string) {
		r := renderHTML(s, nil, 10)
		if len(r.links) > 10 || len(r.lines) > maxLines {
			t.Errorf("%d links, %d lines", len(r.links), len(r.lines))
		}
		for _, l := range r.lines {
			if strings.Contains(l.text, "\n") || l.depth < 0 {
				t.Errorf("line %q", l.text)
			}
		}
		for _, l := range r.links {
			if !followable(l.URL.Unsafe()) {
				t.Errorf("link %q", l.URL.Unsafe())
			}
		}
	})
}

// FuzzText: quotes told apart or not, no word of a text is lost.
func FuzzText(f *testing.F) {
	f.Add("a\n> b\nOp 3 maart 2026 om 9:05 schreef <x@y>:\n> c\n-- \nd", true, false)
	f.Add("Van: a\nVerzonden: b\nAan: c\nOnderwerp: d\n\ne", false, true)
	f.Fuzz(func(t *testing.T, s string, flowed, forward bool) {
		s = strings.ToValidUTF8(s, "")
		lines := plain(s)
		if flowed {
			lines = unflow(s, false)
		}
		blocks := split(lines, forward, maxBlocks)
		var in, out strings.Builder
		in.WriteString(strings.ReplaceAll(s, ">", " "))
		for _, b := range blocks {
			valid(t, b.Text)
			out.WriteString(strings.ReplaceAll(b.Text.Unsafe(), ">", " ") + "\n")
		}
		fields := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		if got, want := fields(out.String()), fields(in.String()); got != want {
			t.Errorf("of %q was left %q", want, got)
		}
	})
}

// FuzzThread: roots and references of an answer agree with what it answers.
func FuzzThread(f *testing.F) {
	f.Add("<a@x> <b@x>", "<b@x>", "<c@x>")
	f.Add("<a@x", "junk a@x", "c")
	f.Fuzz(func(t *testing.T, references, inReplyTo, id string) {
		h := mail.Head{References: messageIDs(references, mail.MaxReferences), InReplyTo: messageIDs(inReplyTo, 10), MessageID: messageID(id)}
		in, refs := ReplyReferences(h)
		if len(refs) > maxReplyReferences+1 || len(h.References) > mail.MaxReferences {
			t.Errorf("%d references", len(refs))
		}
		seen := map[outside.Text]bool{}
		for _, r := range refs {
			if r.IsEmpty() || seen[r] {
				t.Errorf("reference %q empty or twice", r.Unsafe())
			}
			seen[r] = true
		}
		if len(refs) > 1 && h.MessageID != Root(h) && Root(mail.Head{References: refs, InReplyTo: in}) != Root(h) {
			t.Errorf("the answer left the thread")
		}
	})
}
