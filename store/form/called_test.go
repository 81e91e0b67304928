package form

import (
	"errors"
	"testing"
)

// What is no code, but what an answer is called in a language, or the beginning of that, is
// told as the code that is meant; nothing is told where nothing fits.
func TestCodeThatIsMeant(t *testing.T) {
	f := Default()
	for _, tt := range []struct{ field, written, meant string }{
		{"province", "antwerp", "ANT"}, {"province", "Antwerpen", "ANT"}, {"province", "Anvers", "ANT"}, {"province", "ant", "ANT"}, {"province", " limb", "LIM"},
		{"contact_type", "opgehangen", "hangup"}, {"contact_type", "Information", "information"}, {"caller_role", "SLACHTOFFER", "victim"},
		{"province", "", ""}, {"province", "Gelderland", ""}, {"province", "zantwerp", ""},
	} {
		x := f.Field(tt.field)
		if x == nil {
			t.Fatalf("the form has no %s", tt.field)
		}
		var wrong *CodeError
		if err := x.Check(Codes(tt.written)); !errors.As(err, &wrong) || wrong.Meant != tt.meant || wrong.Field != tt.field {
			t.Errorf("%s=%s: %v, meant %+v, want %q", tt.field, tt.written, err, wrong, tt.meant)
		}
	}
}
