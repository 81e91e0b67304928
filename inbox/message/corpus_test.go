package message

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"baken/inbox/mailtest"
	"baken/store/mail"
	"baken/store/outside"
)

// shownOf is all that a screen can show of a mail, each text as it passed the gate, and
// the names under which its files are saved.
func shownOf(h mail.Head, b mail.Body) (texts []outside.Safe, names []string) {
	line := func(all ...outside.Text) {
		for _, t := range all {
			texts = append(texts, t.Line())
		}
	}
	line(h.Subject, h.MessageID, h.AutomaticBy)
	line(h.References...)
	line(h.InReplyTo...)
	for _, a := range slices.Concat(h.From, h.Sender, h.ReplyTo, h.To, h.Cc, h.Bcc) {
		line(a.Name, a.Addr)
	}
	for _, k := range b.Blocks {
		texts = append(texts, k.Text.Block())
	}
	for _, l := range b.Links {
		line(l.Text, l.URL)
	}
	for _, a := range b.Attachments {
		line(a.Name, a.Type)
		names = append(names, FileName(a))
	}
	return texts, names
}

// TestHostileCorpus: of each mail of the corpus what must be readable is, and nothing
// that acts on a terminal or deceives the eye comes through.
func TestHostileCorpus(t *testing.T) {
	corpus := mailtest.Hostiles()
	if len(corpus) < 150 {
		t.Fatalf("only %d mails", len(corpus))
	}
	for _, m := range corpus {
		t.Run(m.Name, func(t *testing.T) {
			start := time.Now()
			h, b, err := Read(bytes.NewReader(m.Raw), Limits{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
			texts, names := shownOf(h, b)
			var all strings.Builder
			for _, s := range texts {
				words := s.String()
				all.WriteString(words + "\n")
				if !utf8.ValidString(words) {
					t.Errorf("%q is not text", words)
				}
				for _, r := range words {
					if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
						t.Errorf("%q holds %U", words, r)
					}
				}
			}
			for _, n := range names {
				all.WriteString(n + "\n")
				if n == "" || len(n) > maxSafeName || strings.ContainsAny(n, "/\\\n\r\x00;|&$`~") && !strings.Contains(n, "~") || strings.HasPrefix(n, ".") || strings.HasPrefix(n, "-") {
					t.Errorf("a file is saved as %q", n)
				}
			}
			for _, w := range m.Shows {
				if !strings.Contains(all.String(), w) {
					t.Errorf("%q is not shown in\n%s", w, all.String())
				}
			}
			for _, w := range m.Hides {
				if strings.Contains(all.String(), w) {
					t.Errorf("%q is shown", w)
				}
			}
			for _, f := range m.Flaws {
				if !slices.Contains(b.Flaws, mail.Flaw(f)) {
					t.Errorf("flaw %s is not said: %v", f, b.Flaws)
				}
			}
		})
	}
	t.Logf("%d mails", len(corpus))
}
