package command_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The README's pages on keeping a store are tried as they stand there: the commands of
// each are, in their order, those of a script. A page's word may stand for the script's
// own (SLOT for its variable), and the script may say more behind it, such as where the
// passphrase is.
func TestKeepingPages(t *testing.T) {
	pages := keepingPages(t)
	for page, script := range map[string]string{
		"First install": "keeping-install",
		"Backup, and a restore onto a clean machine": "keeping-install",
		"A lost laptop":             "keeping-lost",
		"A lost passphrase":         "keeping-lost",
		"Upgrading, and going back": "keeping-upgrade",
		"A counselor leaves":        "keeping-team",
		"The disk fills":            "keeping-disk",
		"The mail provider changes": "keeping-provider",
	} {
		if len(pages[page]) == 0 {
			t.Errorf("README.md has no page %q with commands", page)
			continue
		}
		b, err := os.ReadFile(filepath.Join("testdata", "script", script+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		steps, _, _ := strings.Cut(string(b), "\n-- ")
		lines := strings.Split(steps, "\n")
		for _, command := range pages[page] {
			at := slices.IndexFunc(lines, func(line string) bool { return doesStep(line, command) })
			if at < 0 {
				t.Errorf("%s: %q is not tried after what stands before it in %s.txtar", page, command, script)
				continue
			}
			lines = lines[at+1:]
		}
		delete(pages, page)
	}
	for page, commands := range pages {
		if len(commands) > 0 {
			t.Errorf("README.md: no script tries the page %q", page)
		}
	}
}

// keepingPages are the commands of each page of the README's section.
func keepingPages(t *testing.T) map[string][]string {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(b), "\n## Keeping\n")
	section, _, end := strings.Cut(after, "\n## ")
	if !ok || !end {
		t.Fatal("README.md has no section Keeping")
	}
	pages := map[string][]string{}
	page := ""
	for line := range strings.Lines(section) {
		line = strings.TrimRight(line, "\n")
		if name, head := strings.CutPrefix(line, "### "); head {
			page = name
			pages[page] = nil
		}
		if command, is := strings.CutPrefix(line, "    "); is {
			command, _, _ = strings.Cut(command, "#")
			if command = strings.TrimSpace(command); command != "" {
				pages[page] = append(pages[page], command)
			}
		}
	}
	return pages
}

// doesStep says whether a line of a script runs a command of a page.
func doesStep(line, command string) bool {
	does, run := strings.CutPrefix(line, "exec ")
	if !run {
		return false
	}
	did, want := strings.Fields(does), strings.Fields(command)
	if len(did) < len(want) {
		return false
	}
	for i, word := range want {
		if did[i] != word && did[i] != "$"+word {
			return false
		}
	}
	return true
}
