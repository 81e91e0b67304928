package command

import (
	"os"
	"strings"

	"github.com/BurntSushi/toml"

	"baken/ui/lang"
)

// tongue is the language in which the command line speaks before anything else is
// known: that of the configuration, as far as it can be read, else that of the
// environment. What is wrong with the configuration is found later.
func (a *app) tongue() lang.Language {
	var c struct {
		Language string `toml:"language"`
	}
	if b, err := os.ReadFile(a.configFrom(flagIn(a.args, "config"))); err == nil {
		_, _ = toml.Decode(string(b), &c)
	}
	if l, err := lang.Parse(c.Language); err == nil {
		return l
	}
	return a.fromEnv()
}

// fromEnv is the language of the environment; the first variable that is set
// decides (POSIX, 8.2), and English stands for those that we do not speak.
func (a *app) fromEnv() lang.Language {
	for _, v := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if said := a.getenv(v); said != "" {
			if l, err := lang.Parse(said); err == nil {
				return l
			}
			break
		}
	}
	return lang.English
}

// flagIn is the value of a flag among arguments that nobody has parsed yet.
func flagIn(args []string, name string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--"+name+"="); ok {
			return value
		}
		if arg == "--"+name && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// speak changes to a language.
func (a *app) speak(l lang.Language) { a.Catalog = lang.For(l) }
