package command_test

import (
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
)

// questions are what is asked of both, a word that many mails have first.
var questions = []struct{ name, words string }{
	{"a common word", "dossier"}, {"a rare word", "4711"}, {"a phrase", `"gescheiden en de regeling"`}, {"a prefix", "verg*"}, {"two words", "dossier garde"},
}

// search measures how long it takes until all can be searched, how large that is, and
// how long a program takes to answer.
func (p *peers) search(workplace string, fetched, synced used) {
	p.write("notmuchrc", fmt.Sprintf("[database]\npath=%s/mail\n[user]\nname=A\nprimary_email=%s\n[new]\ntags=new\n[search]\n", p.home, p.server.User))
	indexed := p.run(p.notmuch("new", "--quiet"))
	p.row("the same until all can be searched", "mbsync, notmuch", used{fetched.time + indexed.time, max(fetched.own, indexed.own), max(fetched.memory, indexed.memory)}, synced)
	mails, index := size(p, filepath.Join(p.home, "mail")), size(p, filepath.Join(p.home, "mail", ".notmuch"))
	ours := size(p, filepath.Join(workplace, ".local", "share", "baken"))
	p.line("on the disk: mails and index", fmt.Sprintf("notmuch %d MB, %d of it index", mails>>20, index>>20), fmt.Sprintf("%d MB", ours>>20), fmt.Sprintf("%.2f", float64(ours)/float64(mails)))
	for _, q := range questions {
		theirs := p.medianOf(func() used { return p.run(p.notmuch("search", "--output=summary", "--limit=50", q.words)) })
		p.row("find "+q.name+", as a program", "notmuch", theirs, p.medianOf(func() used { return p.run(p.in(workplace, "find", "--format", "json", "--limit", "50", q.words)) }))
	}
}

func (p *peers) notmuch(args ...string) *exec.Cmd {
	c := exec.Command("notmuch", args...)
	c.Env = append(environment(p.home), "NOTMUCH_CONFIG="+filepath.Join(p.home, "notmuchrc"))
	return c
}

// size is how many bytes the files of a folder have.
func size(p *peers, folder string) (n int64) {
	p.Helper()
	if err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".sock") {
			return err
		}
		i, err := d.Info()
		if err == nil {
			n += i.Size()
		}
		return err
	}); err != nil {
		p.Fatal(err)
	}
	return n
}
