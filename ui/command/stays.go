package command

import (
	"path/filepath"
	"reflect"
	"strings"

	"github.com/alecthomas/kong"
)

// staying are the commands that run where they are started, whoever has the store open.
// All others are done by an open workstation, where there is one; a new command is one
// of those, unless it is named here.
var staying = map[string]bool{
	// These want a terminal or a store of their own.
	"workstation": true, "demo": true, "init": true, "serve": true,
	// It looks at this terminal, too.
	"check": true,
	// It puts another file in the place of the store.
	"restore": true,
	// Whoever gets at the socket of an unlocked workstation must not be able to make
	// himself a way in that stays; and they may ask for a passphrase, which does not travel.
	"vault add": true, "vault remove": true, "vault rotate": true,
	// These need no store.
	"vault keygen": true, "completion": true, "man": true, "version": true,
}

// loner is a command that may want the store alone.
type loner interface{ alone() bool }

// stays says whether what was asked for runs here.
func stays(k *kong.Context) bool {
	n := k.Selected()
	if n == nil {
		return true
	}
	if n.Target.CanAddr() {
		if c, ok := n.Target.Addr().Interface().(loner); ok && c.alone() {
			return true
		}
	}
	return staying[commandName(n)]
}

// commandName is the whole name of a command, without the program's.
func commandName(n *kong.Node) string {
	var names []string
	for ; n.Parent != nil; n = n.Parent {
		names = append([]string{n.Name}, names...)
	}
	return strings.Join(names, " ")
}

// root makes the files among flags and arguments whole names: who runs the command may
// be in another folder than who asked for it, and what is said of a file is the same.
func (a *app) root(k *kong.Context) {
	for _, f := range k.Flags() {
		if takesFile(f) {
			a.rootValue(f.Target)
		}
	}
	if n := k.Selected(); n != nil {
		for _, p := range n.Positional {
			if p.Name == "file" {
				a.rootValue(p.Target)
			}
		}
	}
}

func (a *app) rootValue(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			a.rootValue(v.Index(i))
		}
	case reflect.String:
		v.SetString(a.file(v.String()))
	}
}

// file is the whole name of a file that an argument names. What is called FILE or file
// in the grammar has it already. "-" is stdin, and "~/" is taken for the home later.
func (a *app) file(name string) string {
	if name == "" || name == "-" || strings.HasPrefix(name, "~/") || filepath.IsAbs(name) || a.where == "" {
		return name
	}
	return filepath.Join(a.where, name)
}
