package command

import (
	"testing"

	"github.com/BurntSushi/toml"
)

// What init writes is read as what was asked for, whatever stands in it.
func TestConfigurationIsReadAsWritten(t *testing.T) {
	for _, odd := range []string{"Noor", `a "quoted" \ name`, "é — ü", "line\nline", "tab\tand \x7f", ""} {
		c := defaults()
		c.Name, c.Store.UnlockCommand, c.Mail.SecretCommand, c.Mail.FromName = odd, odd, odd, odd
		c.Mail.Forms = []string{odd, "formulier@example.org"}
		got := defaults()
		meta, err := toml.Decode(c.text(), &got)
		if err != nil || len(meta.Undecoded()) > 0 {
			t.Errorf("%q: %v\n%s", odd, err, c.text())
			continue
		}
		if got.text() != c.text() || got.Name != odd || got.Mail.SecretCommand != odd {
			t.Errorf("%q is read as %q", odd, got.Name)
		}
	}
}
