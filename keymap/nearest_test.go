package keymap

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"address", "imap", "smtp", "secret_command", "ca_file"}
	for written, want := range map[string]string{
		"adress": "address", "imaps": "imap", "stmp": "smtp", "secret-command": "secret_command", "cafile": "ca_file",
	} {
		if got := Nearest(written, known); got != want {
			t.Errorf("%s: %s, want %s", written, got, want)
		}
	}
}
