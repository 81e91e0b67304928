package style

import "testing"

func TestFromEnv(t *testing.T) {
	for _, tt := range []struct {
		name string
		env  map[string]string
		want Options
	}{
		{"nothing said", nil, Options{}},
		{"Belgian", map[string]string{"LANG": "nl_BE.UTF-8"}, Options{}},
		{"without the hyphen", map[string]string{"LANG": "nl_BE.utf8"}, Options{}},
		{"C", map[string]string{"LC_ALL": "C", "LANG": "nl_BE.UTF-8"}, Options{ASCII: true}},
		{"Latin-1", map[string]string{"LC_CTYPE": "fr_BE.ISO-8859-1"}, Options{ASCII: true}},
		{"no colour", map[string]string{"NO_COLOR": "1", "LANG": "C.UTF-8"}, Options{NoColor: true}},
	} {
		if got := FromEnv(func(k string) string { return tt.env[k] }); got != tt.want {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
}
