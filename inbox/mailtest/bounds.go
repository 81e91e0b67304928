package mailtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// SetQuota bounds how many bytes of mail there may be in all folders together, 0 for
// no bound: what does not fit is refused with NO [OVERQUOTA]. Mail that is there
// already stays. The server is started anew for it. Dovecot only.
func (s *Server) SetQuota(bytes int64) {
	s.t.Helper()
	s.replan(func(p *plan) { p.quota = bytes })
}

// SetRights says what our user may do in a folder that is there, in the letters of RFC
// 4314: "lr" may look at it and do nothing else; empty is all. It holds for
// connections that are made from now on. The first time the server is started anew
// for it. Dovecot with Maildir only.
func (s *Server) SetRights(folder, letters string) {
	s.t.Helper()
	if !s.plan.rights {
		s.replan(func(p *plan) { p.rights = true })
	}
	if letters == "" {
		letters = "lrwstipekxa"
	}
	s.hangUp() // it may still have what was
	name, err := filepath.Rel(s.dir, filepath.Join(s.maildir(folder), "dovecot-acl"))
	if err != nil {
		s.t.Fatalf("mailtest: %v", err)
	}
	s.write(name, "owner "+letters+"\n")
}

// SetWritable says whether the server itself can write where a folder that is there
// keeps its mails, as when a disk was mounted for reading only. It holds at once.
// Dovecot with Maildir only.
func (s *Server) SetWritable(folder string, yes bool) {
	s.t.Helper()
	s.hangUp() // it may still have what was
	mode := os.FileMode(0o555)
	if yes {
		mode = 0o755
	}
	for _, sub := range []string{"cur", "new", "tmp", "."} {
		if err := os.Chmod(filepath.Join(s.maildir(folder), sub), mode); err != nil {
			s.t.Fatalf("mailtest: %v", err)
		}
	}
}

// replan starts the server anew with another configuration. It is killed for that: an
// end in order takes it seconds.
func (s *Server) replan(change func(*plan)) {
	s.t.Helper()
	s.Kill()
	change(&s.plan)
	s.configure()
	s.Start()
}

// maildir is where the mails of a folder lie.
func (s *Server) maildir(folder string) string {
	dir := filepath.Join(s.dir, "mail")
	if folder != "INBOX" {
		dir = filepath.Join(dir, "."+strings.ReplaceAll(folder, "/", "."))
	}
	return dir
}

// bounds23 are quota and rights for Dovecot 2.3.
func (p plan) bounds23() (list []setting) {
	var plugins []string
	var set []setting
	if p.quota > 0 {
		plugins = append(plugins, "quota")
		set = append(set, setting{name: "quota", value: "count:User quota"},
			setting{name: "quota_rule", value: fmt.Sprintf("*:bytes=%d", p.quota)},
			setting{name: "quota_grace", value: "0"}, setting{name: "quota_vsizes", value: "yes"})
	}
	if p.rights {
		plugins = append(plugins, "acl")
		set = append(set, setting{name: "acl", value: "vfile"})
	}
	if len(plugins) == 0 {
		return nil
	}
	return []setting{{name: "mail_plugins", value: strings.Join(plugins, " ")}, {name: "plugin", section: set}}
}

// bounds24 are quota and rights for Dovecot 2.4.
func (p plan) bounds24() (list []setting) {
	var plugins []setting
	if p.quota > 0 {
		plugins = append(plugins, setting{name: "quota", value: "yes"})
		list = append(list, setting{name: `quota "User quota"`, section: []setting{
			{name: "quota_driver", value: "count"}, {name: "quota_storage_size", value: fmt.Sprint(p.quota)},
			{name: "quota_storage_grace", value: "0"},
		}})
	}
	if p.rights {
		plugins = append(plugins, setting{name: "acl", value: "yes"})
		list = append(list, setting{name: "acl_driver", value: "vfile"})
	}
	if len(plugins) == 0 {
		return nil
	}
	return append(list, setting{name: "mail_plugins", section: plugins})
}
