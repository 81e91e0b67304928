package imap

import (
	"slices"
	"strings"

	goimap "github.com/emersion/go-imap/v2"

	"baken/inbox/account"
	"baken/store"
)

// usual are the names that folders of a role have where the server does not
// say what they are for (RFC 6154), in lower case.
var usual = map[store.Role][]string{
	store.Sent: {"sent", "sent items", "sent messages", "sent mail", "verzonden", "verzonden items", "verzonden berichten",
		"envoyés", "éléments envoyés", "messages envoyés", "objets envoyés", "courrier envoyé"},
	store.Drafts:  {"drafts", "draft", "concepten", "brouillons"},
	store.Junk:    {"junk", "spam", "junk e-mail", "junk email", "bulk mail", "ongewenste e-mail", "ongewenste mail", "ongewenst", "courrier indésirable", "indésirables", "pourriel"},
	store.Archive: {"archive", "archives", "archief", "archivé", "all mail"},
	store.Trash:   {"trash", "deleted items", "deleted messages", "bin", "prullenbak", "prullenmand", "verwijderde items", "corbeille", "éléments supprimés"},
}

var specialUse = map[store.Role]goimap.MailboxAttr{
	store.Sent: goimap.MailboxAttrSent, store.Drafts: goimap.MailboxAttrDrafts, store.Junk: goimap.MailboxAttrJunk,
	store.Archive: goimap.MailboxAttrArchive, store.Trash: goimap.MailboxAttrTrash,
}

// folders is what the server has.
type folders struct {
	names  map[string]bool
	role   map[store.Role]string
	prefix string // where new folders are made: "" or "INBOX."
}

// sortFolders finds out what is for what: what the configuration says holds,
// then SPECIAL-USE, then the usual names.
func sortFolders(list []*goimap.ListData, cfg account.Config) folders {
	f := folders{names: map[string]bool{}, role: map[store.Role]string{store.Inbox: "INBOX"}}
	for role, name := range map[store.Role]string{store.Sent: cfg.Sent, store.Drafts: cfg.Drafts, store.Junk: cfg.Junk, store.Archive: cfg.Archive} {
		if name != "" {
			f.role[role] = name
		}
	}
	var selectable []*goimap.ListData
	for _, d := range list {
		if hasAttr(d, goimap.MailboxAttrNoSelect) || hasAttr(d, goimap.MailboxAttrNonExistent) {
			continue
		}
		if strings.EqualFold(d.Mailbox, "INBOX") {
			d.Mailbox = "INBOX"
		}
		selectable = append(selectable, d)
		f.names[d.Mailbox] = true
	}
	for role, attr := range specialUse {
		for _, d := range selectable {
			if f.role[role] == "" && hasAttr(d, attr) {
				f.role[role] = d.Mailbox
			}
		}
	}
	for role, names := range usual {
		for _, name := range names {
			for _, d := range selectable {
				if f.role[role] == "" && d.Mailbox != "INBOX" && strings.ToLower(leaf(d)) == name {
					f.role[role] = d.Mailbox
				}
			}
		}
	}
	top := 0
	for _, d := range selectable {
		if d.Delim != 0 && strings.HasPrefix(d.Mailbox, "INBOX"+string(d.Delim)) {
			f.prefix = "INBOX" + string(d.Delim)
		} else if d.Mailbox != "INBOX" {
			top++
		}
	}
	if top > 0 {
		f.prefix = ""
	}
	return f
}

// leaf is the name of a folder at the top, or right under INBOX; that of a
// deeper one is its whole path.
func leaf(d *goimap.ListData) string {
	name := d.Mailbox
	if d.Delim == 0 {
		return name
	}
	delim := string(d.Delim)
	for _, above := range []string{"INBOX" + delim, "[Gmail]" + delim, "[Google Mail]" + delim} {
		if rest, ok := strings.CutPrefix(name, above); ok {
			name = rest
			break
		}
	}
	return name
}

func hasAttr(d *goimap.ListData, a goimap.MailboxAttr) bool {
	return slices.ContainsFunc(d.Attrs, func(b goimap.MailboxAttr) bool { return strings.EqualFold(string(a), string(b)) })
}

// watched are the folders that are kept in step, the most urgent first.
func (f folders) watched(cfg account.Config) (names []string) {
	add := func(name string) {
		if strings.EqualFold(name, "INBOX") {
			name = "INBOX"
		}
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for i, name := range cfg.Folders {
		add(name)
		if i == 0 {
			// What we answered is needed to know who waits.
			add(f.role[store.Sent])
		}
	}
	add(f.role[store.Junk])
	return names
}

// lacks are the folders of the configuration that the server has not. Those in which
// we put what we send or file are made when they are needed.
func (f folders) lacks(cfg account.Config) (names []string) {
	for _, name := range append(slices.Clone(cfg.Folders), cfg.Junk) {
		if name != "" && !strings.EqualFold(name, "INBOX") && !f.names[name] {
			names = append(names, name)
		}
	}
	return names
}

// roleOf is what a folder is for.
func (f folders) roleOf(name string) store.Role {
	for role, n := range f.role {
		if n == name {
			return role
		}
	}
	return store.Plain
}

// newName is what a folder of a role is called when it has to be made.
func (f folders) newName(role store.Role) string {
	switch role {
	case store.Sent:
		return f.prefix + "Sent"
	case store.Archive:
		return f.prefix + "Archive"
	case store.Trash:
		return f.prefix + "Trash"
	case store.Junk:
		return f.prefix + "Junk"
	}
	return ""
}
