package command

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"baken/keymap"
	"baken/ui/lang"
)

// examples show how a command is used, by its name.
var examples = map[string]string{
	"demo":             "baken demo --language nl",
	"init":             "baken init\nbaken init --yes --name Noor --language nl --address hulplijn@example.org --imap imaps://hulplijn@mail.example.org --smtp smtps://hulplijn@mail.example.org --secret-command 'pass show mail/hulplijn' --unlock passphrase --passphrase-file -",
	"check":            "baken check\nbaken check --format json",
	"sync":             "baken sync\nbaken sync --watch --format json",
	"list":             "baken list --filter mine\nbaken list --format json | jq -r 'select(.urgency == \"acute\").id'",
	"show":             "baken show 4f1c\nbaken show 4f1c --format json | jq .conversation",
	"find":             "baken find 'huis is:waiting'\nbaken find 'theme:child_abuse after:30d -subject:test' --format json\nbaken find - < words.txt",
	"claim":            "baken claim 4f1c",
	"release":          "baken release 4f1c",
	"reply":            "baken reply 4f1c --send --delay 10s < answer.txt",
	"note":             "echo 'Calls herself tomorrow.' | baken note 4f1c\nbaken note 4f1c --pin --supervisor < note.txt",
	"register":         "baken register --fields\nbaken register 4f1c --set contact_type=counselling --set caller_role=bystander --set person.1.role=victim --set person.1.theme=child_abuse\nbaken register 4f1c --set summary=- < summary.txt\nbaken register 4f1c",
	"close":            "baken close 4f1c --format json",
	"reopen":           "baken reopen 4f1c",
	"case":             "baken case show 26-0417\nbaken case link 26-0417 4f1c",
	"case show":        "baken case show 26-0417\nbaken case show 26-0417 --format json | jq .notes",
	"case close":       "baken case close 26-0417",
	"case reopen":      "baken case reopen 26-0417",
	"case link":        "baken case link 26-0417 4f1c",
	"case unlink":      "baken case unlink 4f1c",
	"case merge":       "baken case merge 26-0417 26-0422",
	"contact":          "baken contact new --channel phone",
	"contact new":      "baken contact new --channel phone --started 09:12 --ended 09:40\nbaken contact new --channel phone --missed",
	"outbox":           "baken outbox\nbaken outbox sent 7d02",
	"outbox retry":     "baken outbox retry 7d02",
	"outbox sent":      "baken outbox sent 7d02",
	"outbox discard":   "baken outbox discard 7d02",
	"backup":           "baken backup /media/stick/baken-2026-11-23.db",
	"restore":          "baken restore /media/stick/baken-2026-11-23.db",
	"verify":           "baken verify",
	"case export":      "baken case export 26-0417 --to age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p case.json.age\nbaken case export 26-0417 --page --uncover --to \"$(cat lawyer.pub)\" case.html.age",
	"case summary":     "baken case summary 26-0417 < summary.txt\nbaken case summary 26-0417 --remove",
	"case hold":        "baken case hold 26-0417\nbaken case hold 26-0417 --end",
	"case erase":       "baken case erase 26-0417",
	"retain":           "baken retain --dry-run\nbaken retain",
	"team":             "baken team\nbaken team set retention.words 90d",
	"team set":         "baken team set retention.names 30d\nbaken team set retention.server keep\nbaken team set form form.toml\nbaken team set hours hours.txt",
	"vault":            "baken vault list\nbaken vault add --ssh-key ~/.ssh/id_ed25519.pub --label 'Noor, laptop'",
	"vault add":        "baken vault add --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p --label server\nbaken vault add --new-recovery",
	"vault remove":     "baken vault remove 3fa9",
	"vault list":       "baken vault list --format json",
	"vault rotate":     "baken vault rotate",
	"vault keygen":     "baken vault keygen -o ~/.config/baken/identity.txt",
	"team invite":      "baken team invite Els\nbaken team invite Els --address hub.example.org:4222",
	"team stations":    "baken team stations",
	"team revoke":      "baken team revoke 3fa9",
	"join":             "baken join a2c4e-…",
	"team hours":       "baken team hours > hours.txt",
	"team form":        "baken team form > form.toml",
	"completion":       "baken completion bash > ~/.local/share/bash-completion/completions/baken\nbaken completion zsh > ~/.zfunc/_baken\nbaken completion fish > ~/.config/fish/completions/baken.fish",
	"man":              "baken man | man -l -\nbaken man ~/.local/share/man/man1",
	"version":          "baken version --format json",
	"refer":            "baken refer 4f1c 'CAW Limburg' --phone '011 23 45 67' --kind warm --target caw --consent given\nbaken refer 4f1c 'CAW Limburg' --outcome accepted",
	"handoff":          "baken handoff\nbaken handoff list --filter to_me --format json",
	"handoff show":     "baken handoff show 9c20",
	"handoff offer":    "baken handoff offer 26-0417 --person Els --reason 'moves to her region' --consent given < summary.txt",
	"handoff revise":   "baken handoff revise 9c20 < summary.txt",
	"handoff accept":   "baken handoff accept 9c20",
	"handoff reject":   "baken handoff reject 9c20 --reason 'no room this week'",
	"handoff revoke":   "baken handoff revoke 9c20",
	"handoff done":     "baken handoff done 9c20",
	"handoff approve":  "baken handoff approve 9c20 --comment 'clear'",
	"handoff return":   "echo 'Say who calls back.' | baken handoff return 9c20",
	"serve":            "baken serve",
	"user":             "baken user list",
	"user list":        "baken user list --format json",
	"user add":         "baken user add Els --role counselor --key els.pub\nbaken user add Sam --role supervisor,administrator --key 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKe…'",
	"user role":        "baken user role Els counselor,supervisor",
	"user key":         "baken user key Els els-new.pub\nbaken user key Els SHA256:9Yp… --remove",
	"user remove":      "baken user remove Els",
	"figures":          "baken figures --period 2026\nbaken figures --period 2026-Q3 --against-before --channel chat\nbaken figures --period 2026 --by theme,channel --format csv\nbaken figures --period 2026-W48 --counselor Noor\nbaken figures --period 2025 --published --format html > 2025.html",
	"directory":        "baken directory import sociale-kaart.zip\nbaken directory find opvang --town Leuven",
	"directory find":   "baken directory find opvang --town Leuven --age 17 --open\nbaken directory find --theme partner_violence --region VBR --speaks fr --format json",
	"directory import": "baken directory import sociale-kaart.zip\nbaken directory import services.json\nbaken directory import lijst.csv --column name=Naam --column phone=Telefoon --column city=Gemeente",
	"directory check":  "baken directory check\nbaken directory check sociale-kaart.zip",
	"template":         "baken template list --kind reply --language nl",
	"template list":    "baken template list --format json",
	"template add":     "baken template add Bedankt --kind reply --language nl < bedankt.txt",
	"template remove":  "baken template remove Bedankt --language nl",
}

// commands are the options of kong for the commands that are actions.
func (a *app) commands() (all []kong.Option) {
	for _, c := range keymap.Commands() {
		if do := a.acts.of(c.Name); do != nil {
			all = append(all, kong.DynamicCommand(c.Name, "", "", do))
		}
	}
	return all
}

// explain puts the words of the catalog to every command, flag and argument, and
// the actions between what sets up and what keeps the store.
func (a *app) explain(k *kong.Kong) error {
	top := k.Model.Node
	acts := slices.DeleteFunc(slices.Clone(top.Children), func(n *kong.Node) bool { return a.acts.of(n.Name) == nil })
	rest := slices.DeleteFunc(top.Children, func(n *kong.Node) bool { return a.acts.of(n.Name) != nil })
	before := slices.IndexFunc(rest, func(n *kong.Node) bool { return n.Name == "check" }) + 1
	top.Children = slices.Insert(rest, before, acts...)
	top.Help = a.T(lang.ProgramIs) + "\n\n" + a.T(lang.ProgramOpens)
	a.explainNode(top, "")
	return nil
}

func (a *app) explainNode(n *kong.Node, name string) {
	if name != "" {
		n.Help, _ = a.Command(name)
		more, _ := a.Command(name + " ...")
		if e := examples[name]; e != "" {
			shown := a.T(lang.Prompt, lang.ExampleWord)
			more = strings.TrimPrefix(more+"\n\n"+shown+"\n\n    "+strings.ReplaceAll(e, "\n", "\n    "), "\n\n")
		}
		n.Detail = more
	}
	for _, f := range n.Flags {
		f.Help = a.of(name, "--"+f.Name)
	}
	for _, p := range n.Positional {
		p.Help = a.of(name, "<"+p.Name+">")
	}
	for _, c := range n.Children {
		a.explainNode(c, strings.TrimSpace(name+" "+c.Name))
	}
}

// of is what is said of a flag or an argument of a command, or of whichever.
func (a *app) of(command, name string) string {
	if words, ok := a.Command(command + " " + name); ok {
		return words
	}
	words, _ := a.Command(name)
	return words
}

// heads are the words that kong has of its own in what it prints for --help.
var heads = regexp.MustCompile("(?m)^(Usage|Arguments|Flags|Commands):|^Run \"(.*)\" for more information on a command\\.$")

// printHelp prints help as kong does, with its own words in the language too.
func (a *app) printHelp(o kong.HelpOptions, c *kong.Context) error {
	var page bytes.Buffer
	out := c.Stdout
	c.Stdout = &page
	err := kong.DefaultHelpPrinter(o, c)
	c.Stdout = out
	if err != nil {
		return err
	}
	words := map[string]lang.Key{"Usage": lang.HelpUsage, "Arguments": lang.HelpArguments, "Flags": lang.HelpFlags, "Commands": lang.HelpCommands}
	_, err = out.Write(heads.ReplaceAllFunc(page.Bytes(), func(found []byte) []byte {
		m := heads.FindSubmatch(found)
		if key := words[string(m[1])]; key != "" {
			return []byte(a.T(lang.Prompt, key))
		}
		return []byte(a.T(lang.HelpMore, string(m[2])))
	}))
	return err
}
