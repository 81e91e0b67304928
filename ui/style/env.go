package style

import "strings"

// FromEnv reads from a session's environment what its terminal can do: NO_COLOR
// (set to anything), and a locale that says that it does not speak UTF-8. No
// locale at all is taken as UTF-8, as terminals are today.
func FromEnv(getenv func(string) string) Options {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = getenv(name); locale != "" {
			break
		}
	}
	folded := strings.ReplaceAll(strings.ToLower(locale), "-", "")
	return Options{
		NoColor: getenv("NO_COLOR") != "",
		ASCII:   locale != "" && !strings.Contains(folded, "utf8"),
	}
}
