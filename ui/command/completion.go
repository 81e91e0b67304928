package command

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" `
}

// Run writes the script. It is made from the grammar and needs no program while
// one types: nothing of the store is offered.
func (c *completionCommand) Run(a *app, k *kong.Kong) error {
	places := placesOf(k.Model.Node, nil)
	switch c.Shell {
	case "fish":
		return fish(a.stdout, places)
	case "zsh":
		if _, err := io.WriteString(a.stdout, "#compdef baken\nautoload -U +X bashcompinit && bashcompinit\n"); err != nil {
			return err
		}
	}
	return bash(a.stdout, places)
}

// place is where one is on the command line, and what can come next.
type place struct {
	path     []string
	help     string
	commands []*kong.Node
	flags    []*kong.Flag
	files    bool     // a file is wanted
	words    []string // these are
}

// placesOf walks the grammar: the program itself, its commands, and theirs.
func placesOf(n *kong.Node, path []string) (all []place) {
	p := place{path: path, help: n.Help}
	for at := n; at != nil; at = at.Parent {
		for _, f := range at.Flags {
			if !f.Hidden {
				p.flags = append(p.flags, f)
			}
		}
	}
	for _, v := range n.Positional {
		p.files = p.files || v.Name == "file"
		if v.Enum != "" {
			p.words = strings.Split(v.Enum, ",")
		}
	}
	var below []place
	for _, c := range n.Children {
		if c.Hidden {
			if n.DefaultCmd == c {
				p.flags = append(p.flags, c.Flags...)
			}
			continue
		}
		p.commands = append(p.commands, c)
		below = append(below, placesOf(c, append(path[:len(path):len(path)], c.Name))...)
	}
	return append([]place{p}, below...)
}

// takesFile says whether a flag's value is a file.
func takesFile(f *kong.Flag) bool { return f.PlaceHolder == "FILE" }

func (p place) next() string {
	words := append([]string(nil), p.words...)
	for _, c := range p.commands {
		words = append(words, c.Name)
	}
	for _, f := range p.flags {
		words = append(words, "--"+f.Name)
	}
	return strings.Join(words, " ")
}

func bash(w io.Writer, places []place) error {
	var b strings.Builder
	b.WriteString("# Completion for baken.\n_baken() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= w\n")
	b.WriteString("  for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case \"$path $w\" in\n")
	for _, p := range places[1:] {
		fmt.Fprintf(&b, "      %q) path=%q ;;\n", " "+strings.Join(p.path, " "), " "+strings.Join(p.path, " "))
	}
	b.WriteString("    esac\n  done\n  case \"$prev\" in\n")
	files, values := map[string]bool{}, map[string]bool{}
	for _, p := range places {
		for _, f := range p.flags {
			switch {
			case takesFile(f):
				files["--"+f.Name] = true
			case f.Enum != "" && !values[f.Name]:
				values[f.Name] = true
				fmt.Fprintf(&b, "    --%s) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", f.Name, strings.ReplaceAll(f.Enum, ",", " "))
			}
		}
	}
	fmt.Fprintf(&b, "    %s) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n  esac\n  case \"$path\" in\n", strings.Join(sorted(files), "|"))
	for _, p := range places {
		path := strings.Join(p.path, " ")
		if path != "" {
			path = " " + path
		}
		more := ""
		if p.files {
			more = " COMPREPLY+=($(compgen -f -- \"$cur\"));"
		}
		fmt.Fprintf(&b, "    %q) COMPREPLY=($(compgen -W %q -- \"$cur\"));%s ;;\n", path, p.next(), more)
	}
	b.WriteString("  esac\n}\ncomplete -o filenames -F _baken baken\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func fish(w io.Writer, places []place) error {
	var b strings.Builder
	b.WriteString("# Completion for baken.\ncomplete -c baken -f\n")
	for _, p := range places {
		when := "__fish_use_subcommand"
		if len(p.path) > 0 {
			var seen []string
			for _, c := range p.path {
				seen = append(seen, "__fish_seen_subcommand_from "+c)
			}
			when = strings.Join(seen, "; and ")
		}
		for _, c := range p.commands {
			fmt.Fprintf(&b, "complete -c baken -n %s -a %s -d %s\n", single(when), c.Name, single(c.Help))
		}
		for _, v := range p.words {
			fmt.Fprintf(&b, "complete -c baken -n %s -a %s\n", single(when), v)
		}
		if p.files {
			fmt.Fprintf(&b, "complete -c baken -n %s -F\n", single(when))
		}
		for _, f := range p.flags {
			value := ""
			switch {
			case takesFile(f):
				value = " -r -F"
			case f.Enum != "":
				value = " -x -a " + single(strings.ReplaceAll(f.Enum, ",", " "))
			case !f.IsBool():
				value = " -x"
			}
			fmt.Fprintf(&b, "complete -c baken -n %s -l %s%s -d %s\n", single(when), f.Name, value, single(f.Help))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// single quotes for a shell.
func single(s string) string {
	return "'" + strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), "'", `\'`) + "'"
}
