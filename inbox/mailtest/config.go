package mailtest

import (
	"fmt"
	"strings"
)

// Folder is a folder that a new mailbox has. Use is its SPECIAL-USE attribute
// (RFC 6154, "\\Sent"), empty for none.
type Folder struct{ Name, Use string }

// UsualFolders are what a mailbox has when [Options] names none.
var UsualFolders = []Folder{
	{"Sent", `\Sent`}, {"Drafts", `\Drafts`}, {"Junk", `\Junk`},
	{"Archive", `\Archive`}, {"Trash", `\Trash`},
}

// setting is one line "name = value", or a section with more of them.
type setting struct {
	name, value string
	section     []setting
}

// writeSettings writes them in Dovecot's syntax, which has been the same since
// 2.0; what changed with 2.4 are the names.
func writeSettings(b *strings.Builder, list []setting, indent string) {
	for _, s := range list {
		if s.section == nil {
			fmt.Fprintf(b, "%s%s = %s\n", indent, s.name, s.value)
			continue
		}
		fmt.Fprintf(b, "%s%s {\n", indent, s.name)
		writeSettings(b, s.section, indent+"  ")
		fmt.Fprintf(b, "%s}\n", indent)
	}
}

// plan is what a configuration is written from.
type plan struct {
	version       string // of Dovecot
	dir           string // everything lies in it
	user, group   string // who Dovecot runs as
	imap, imaps   int    // ports
	introspection string // the URL that says whose a token is
	o             Options
	quota         int64 // bytes; 0: no bound
	rights        bool  // folders may have a list of who may do what
}

// common are the settings that have one name in 2.3 and 2.4. Everything runs
// as one user without a chroot, so that it needs no privilege; nothing waits
// for a disk or punishes a wrong password.
func (p plan) common() []setting {
	list := []setting{
		{name: "protocols", value: "imap"},
		{name: "listen", value: "127.0.0.1"},
		{name: "base_dir", value: p.dir + "/run"},
		{name: "state_dir", value: p.dir + "/state"},
		{name: "log_path", value: p.dir + "/log"},
		{name: "default_internal_user", value: p.user},
		{name: "default_login_user", value: p.user},
		{name: "default_internal_group", value: p.group},
		{name: "mail_uid", value: p.user},
		{name: "mail_gid", value: p.group},
		{name: "first_valid_uid", value: "1"},
		{name: "first_valid_gid", value: "1"},
		{name: "mail_fsync", value: "never"},
		{name: "auth_failure_delay", value: "0"},
		{name: "mail_max_userip_connections", value: fmt.Sprint(p.o.MaxConnections)},
		{name: "ssl", value: "yes"},
		{name: "service anvil", section: []setting{
			{name: "chroot"},
			// Without this socket nobody keeps count of wrong passwords.
			{name: "unix_listener anvil-auth-penalty", section: []setting{{name: "mode", value: "0"}}},
		}},
		{name: "service stats", section: []setting{{name: "chroot"}}},
		{name: "service imap-login", section: []setting{
			{name: "chroot"},
			{name: "inet_listener imap", section: []setting{{name: "port", value: fmt.Sprint(p.imap)}}},
			{name: "inet_listener imaps", section: []setting{
				{name: "port", value: fmt.Sprint(p.imaps)}, {name: "ssl", value: "yes"},
			}},
		}},
	}
	inbox := []setting{{name: "inbox", value: "yes"}, {name: "separator", value: "/"}}
	for _, f := range p.o.Folders {
		one := []setting{{name: "auto", value: "subscribe"}}
		if f.Use != "" {
			one = append(one, setting{name: "special_use", value: f.Use})
		}
		inbox = append(inbox, setting{name: fmt.Sprintf("mailbox %q", f.Name), section: one})
	}
	return append(list, setting{name: "namespace inbox", section: inbox})
}

// files are the configuration, by name.
func (p plan) files() map[string]string {
	if strings.HasPrefix(p.version, "2.4") {
		return p.files24()
	}
	return p.files23()
}

// files23 is for Dovecot 2.3 (Debian 12).
func (p plan) files23() map[string]string {
	list := append(p.common(),
		setting{name: "mail_location", value: string(p.o.Format) + ":" + p.dir + "/mail"},
		setting{name: "mail_home", value: p.dir + "/home"},
		setting{name: "disable_plaintext_auth", value: "no"},
		setting{name: "auth_mechanisms", value: "plain login oauthbearer xoauth2"},
		setting{name: "ssl_cert", value: "<" + p.dir + "/cert.pem"},
		setting{name: "ssl_key", value: "<" + p.dir + "/key.pem"},
		setting{name: "passdb", section: []setting{
			{name: "driver", value: "oauth2"},
			{name: "mechanisms", value: "xoauth2 oauthbearer"},
			{name: "args", value: p.dir + "/oauth2.conf.ext"},
		}},
		setting{name: "passdb", section: []setting{
			{name: "driver", value: "passwd-file"},
			{name: "args", value: p.dir + "/passwd"},
		}},
		setting{name: "userdb", section: []setting{
			{name: "driver", value: "static"},
			{name: "args", value: fmt.Sprintf("uid=%s gid=%s home=%s/home", p.user, p.group, p.dir)},
		}},
	)
	list = append(list, p.bounds23()...)
	var b, oauth strings.Builder
	writeSettings(&b, list, "")
	writeSettings(&oauth, p.introspect(), "")
	return map[string]string{"dovecot.conf": b.String(), "oauth2.conf.ext": oauth.String()}
}

// files24 is for Dovecot 2.4 (Debian 13).
func (p plan) files24() map[string]string {
	const version = "2.4.0" // which every later 2.4 accepts
	list := append([]setting{
		{name: "dovecot_config_version", value: version},
		{name: "dovecot_storage_version", value: version},
	}, p.common()...)
	list = append(list,
		setting{name: "mail_driver", value: string(p.o.Format)},
		setting{name: "mail_path", value: p.dir + "/mail"},
		setting{name: "mail_home", value: p.dir + "/home"},
		setting{name: "auth_allow_cleartext", value: "yes"},
		setting{name: "auth_mechanisms", value: "plain login oauthbearer xoauth2"},
		setting{name: "ssl_server_cert_file", value: p.dir + "/cert.pem"},
		setting{name: "ssl_server_key_file", value: p.dir + "/key.pem"},
		setting{name: "oauth2", section: p.introspect()},
		setting{name: "passdb passwd-file", section: []setting{
			{name: "passwd_file_path", value: p.dir + "/passwd"},
		}},
		setting{name: "userdb static", section: []setting{
			{name: "fields", section: []setting{
				{name: "uid", value: p.user}, {name: "gid", value: p.group},
				{name: "home", value: p.dir + "/home"},
			}},
		}},
	)
	list = append(list, p.bounds24()...)
	var b strings.Builder
	writeSettings(&b, list, "")
	return map[string]string{"dovecot.conf": b.String()}
}

// introspect asks the token server of this package (RFC 7662).
func (p plan) introspect() []setting {
	return []setting{
		{name: "introspection_mode", value: "get"},
		{name: "introspection_url", value: p.introspection},
		{name: "username_attribute", value: "username"},
		{name: "active_attribute", value: "active"},
		{name: "active_value", value: "true"},
	}
}
