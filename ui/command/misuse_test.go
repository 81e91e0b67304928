package command

import (
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// TestMisuseIsSaidInTheLanguage: what kong says of arguments that do not fit is not
// shown in English to who reads another language.
func TestMisuseIsSaidInTheLanguage(t *testing.T) {
	for _, args := range []string{
		"--bogus", "list --filtr all", "lst", "show 1 2", "outbox retr", "vault remov", "show", "outbox retry", "vault", "vault add",
		"list --filter nope", "list --filter", "reply 1234 --delay", "reply 1234 --delay x", "sync --watch=maybe", "--format xml list",
	} {
		for _, l := range []string{"nl", "fr"} {
			a, _ := speaking(t, l)
			k, err := newParser(a, kong.BindFor(t.Context()))
			if err != nil {
				t.Fatal(err)
			}
			_, err = k.Parse(strings.Fields(args))
			if err == nil {
				t.Fatalf("%s is accepted", args)
			}
			said := a.misuse(err.Error())
			for _, english := range []string{"unknown", "unexpected", "expected", "missing", "must", "did you", " or "} {
				if strings.Contains(said, english) {
					t.Errorf("%s, %s: %q", args, l, said)
				}
			}
		}
	}
}
