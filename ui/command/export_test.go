package command

import (
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"golang.org/x/crypto/ssh"

	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/ui/lang"
)

// What is sealed for several is opened by each of them and by nobody else.
func TestSealedForEach(t *testing.T) {
	one, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	other, _ := age.GenerateX25519Identity()
	public, private, _ := ed25519.GenerateKey(nil)
	line, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	to, err := readers([]string{one.Recipient().String(), " " + string(ssh.MarshalAuthorizedKey(line)) + " lawyer@host"})
	if err != nil || len(to) != 2 || to[0].name != one.Recipient().String() || to[1].name != ssh.FingerprintSHA256(line) {
		t.Fatalf("%+v, %v", to, err)
	}
	var b bytes.Buffer
	w, done, err := sealedFor(&b, to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, "geheim"); err != nil {
		t.Fatal(err)
	}
	if err := done(); err != nil || strings.Contains(b.String(), "geheim") {
		t.Fatalf("%v, or it can be read", err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	key, err := agessh.ParseIdentity(pem.EncodeToMemory(block))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []age.Identity{one, key} {
		r, err := age.Decrypt(bytes.NewReader(b.Bytes()), id)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); string(got) != "geheim" || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
	if _, err := age.Decrypt(bytes.NewReader(b.Bytes()), other); err == nil {
		t.Error("anybody opens it")
	}
	for _, bad := range []string{"", "age1x", "lawyer@example.net", "ssh-ed25519 AAAA", one.String(), "ssh-rsa"} {
		if to, err := readers([]string{bad}); !errors.As(err, new(usage)) || len(to) > 0 {
			t.Errorf("%q is taken for %v", bad, to)
		}
	}
}

// An attachment that may be an image of abuse is said to be left out, in each
// language; no export holds the bytes of any.
func TestMarkedIsLeftOut(t *testing.T) {
	m := store.Message{Marked: []int{2}, HaveBody: true, Body: mail.Body{Attachments: []mail.Attachment{{Number: 1, Name: outside.New("brief.pdf")}, {Number: 2, Name: outside.New("foto.jpg")}}}}
	for _, l := range lang.Languages() {
		e := &export{app: &app{speaker: speaker{Catalog: lang.For(l)}}}
		row := messageRowOf(m, people{own: func(mail.Address) bool { return false }}, uncovered)
		if row.Attachments[0].Marked || !row.Attachments[1].Marked {
			t.Errorf("%+v", row.Attachments)
		}
		files := e.shownMessage(row)["Files"].([]string)
		if !strings.Contains(files[1], lang.For(l).T(lang.ExportMarked)) || strings.Contains(files[0], lang.For(l).T(lang.ExportMarked)) {
			t.Errorf("%s: %q", l, files)
		}
	}
}
