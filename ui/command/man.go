package command

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"baken/ui/lang"
)

type manCommand struct {
	Folder string `arg:"" optional:"" `
}

// Run writes the manual from the grammar.
func (m *manCommand) Run(a *app, k *kong.Kong) error {
	places := placesOf(k.Model.Node, nil)
	if m.Folder == "" {
		return a.manual(a.stdout, k, places, "baken", true)
	}
	if err := os.MkdirAll(m.Folder, 0o755); err != nil {
		return err
	}
	for i, p := range places {
		name := strings.Join(append([]string{"baken"}, p.path...), "-")
		part := places[i : i+1]
		if err := m.page(a, k, part, name); err != nil {
			return err
		}
		fmt.Fprintln(a.stdout, filepath.Join(m.Folder, name+".1"))
	}
	return nil
}

func (m *manCommand) page(a *app, k *kong.Kong, p []place, name string) error {
	f, err := os.Create(filepath.Join(m.Folder, name+".1"))
	if err != nil {
		return err
	}
	defer f.Close()
	return a.manual(f, k, p, name, false)
}

// manual writes places as one page (man(7)).
func (a *app) manual(w io.Writer, k *kong.Kong, places []place, name string, all bool) error {
	var b strings.Builder
	first := places[0]
	help := first.help
	if len(first.path) == 0 {
		help = a.T(lang.ProgramIs)
	}
	head := func(key lang.Key) { fmt.Fprintf(&b, ".SH %s\n", roff(strings.ToUpper(a.T(key)))) }
	fmt.Fprintf(&b, ".TH %s 1 %s \"baken %s\"\n", roff(strings.ToUpper(name)), a.manDate().Format(time.DateOnly), number)
	head(lang.ManName)
	fmt.Fprintf(&b, "%s \\- %s\n", roff(name), roff(strings.TrimSuffix(help, ".")))
	head(lang.HelpUsage)
	fmt.Fprintf(&b, ".B %s\n", roff(strings.ReplaceAll(name, "-", " ")))
	if len(first.path) == 0 {
		b.WriteString("[\\fICOMMAND\\fR] [\\fIFLAGS\\fR]\n")
		head(lang.ManDescription)
		b.WriteString(strings.TrimPrefix(paragraphs(k.Model.Help), ".PP\n"))
	} else {
		describe(&b, k, first)
	}
	options(&b, first)
	if all {
		head(lang.HelpCommands)
		for _, p := range places[1:] {
			fmt.Fprintf(&b, ".SS %s\n%s\n", roff("baken "+strings.Join(p.path, " ")), roff(p.help))
			describe(&b, k, p)
			own := place{flags: slices.DeleteFunc(slices.Clone(p.flags), func(f *kong.Flag) bool { return slices.Contains(first.flags, f) })}
			options(&b, own)
		}
	} else if len(first.commands) > 0 {
		head(lang.ManSeeAlso)
		for _, c := range first.commands {
			fmt.Fprintf(&b, ".BR %s (1)\n", roff(name+"-"+c.Name))
		}
	}
	head(lang.ManFiles)
	for _, file := range []struct {
		path string
		what lang.Key
	}{
		{"$XDG_CONFIG_HOME/baken/config.toml", lang.ManConfig}, {"$XDG_DATA_HOME/baken/baken.db", lang.ManStore}, {"$XDG_STATE_HOME/baken/baken.log", lang.ManLog},
	} {
		fmt.Fprintf(&b, ".TP\n%s\n%s\n", file.path, roff(a.T(file.what)))
	}
	head(lang.ManExit)
	b.WriteString(roff(a.T(lang.ManStatuses)) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// manDate is the day that stands on a page: today, or that of the build, for pages that
// are the same whenever they are made (https://reproducible-builds.org/specs/source-date-epoch/).
func (a *app) manDate() time.Time {
	if epoch, err := strconv.ParseInt(a.getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(epoch, 0).UTC()
	}
	return a.now()
}

// describe writes a command's arguments and what it says of itself.
func describe(b *strings.Builder, k *kong.Kong, p place) {
	n := k.Model.Node
	for _, name := range p.path {
		at := slices.IndexFunc(n.Children, func(c *kong.Node) bool { return c.Name == name })
		n = n.Children[at]
	}
	for _, v := range n.Positional {
		fmt.Fprintf(b, ".TP\n.I %s\n%s\n", roff(strings.ToUpper(v.Name)), roff(v.Help))
	}
	b.WriteString(paragraphs(n.Detail))
}

func options(b *strings.Builder, p place) {
	for _, f := range p.flags {
		value := ""
		if !f.IsBool() {
			value = " \\fI" + roff(f.FormatPlaceHolder()) + "\\fR"
		}
		fmt.Fprintf(b, ".TP\n\\fB%s\\fR%s\n%s\n", roff("--"+f.Name), value, roff(f.Help))
	}
}

// paragraphs writes text; indented lines are examples.
func paragraphs(s string) string {
	var b strings.Builder
	for _, part := range strings.Split(strings.TrimSpace(s), "\n\n") {
		switch {
		case part == "":
		case strings.HasPrefix(part, "    "):
			b.WriteString(".PP\n.nf\n.RS\n" + roff(strings.ReplaceAll(part, "    ", "")) + "\n.RE\n.fi\n")
		default:
			b.WriteString(".PP\n" + roff(part) + "\n")
		}
	}
	return b.String()
}

// roff keeps what is written from being read as a command of the typesetter.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
