package command

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"baken/inbox/account"
	"baken/keymap"
	"baken/ui/lang"
)

// Configuration is the whole file. Each part belongs to the package that works
// by it.
type Configuration struct {
	Name     string         `toml:"name"`     // as colleagues see it; never leaves the house
	Language lang.Language  `toml:"language"` // en, nl, fr
	Store    Storing        `toml:"store"`
	Mail     account.Config `toml:"mail"`
	Keys     keymap.Config  `toml:"keys"`
}

// Storing is the [store] part: where the store is and how it is unlocked.
type Storing struct {
	Path          string        `toml:"path"`
	Unlock        Unlocking     `toml:"unlock"`
	SSHKey        string        `toml:"ssh_key"`
	UnlockCommand string        `toml:"unlock_command"`
	LockAfter     time.Duration `toml:"lock_after"`
}

// Unlocking is the way in that is tried.
type Unlocking string

// The ways, as they stand in the configuration.
const (
	ByPassphrase Unlocking = "passphrase"
	BySSHKey     Unlocking = "ssh-key"
	ByIdentity   Unlocking = "identity"
)

func defaults() Configuration {
	return Configuration{
		Language: lang.English,
		Store:    Storing{Unlock: ByPassphrase, LockAfter: 5 * time.Minute},
		Mail:     account.Default(),
	}
}

var (
	// errNoConfig: there is no configuration yet.
	errNoConfig = errors.New("there is no configuration")
	// errConfig: it cannot be used.
	errConfig = errors.New("the configuration cannot be used")
)

// config reads the configuration and refuses what is loose, unknown or wrong.
func (a *app) config() (Configuration, error) {
	path := a.configPath()
	c := defaults()
	if err := refuseLoose(path, filepath.Dir(path)); err != nil {
		return c, fmt.Errorf("the configuration %w", err)
	}
	b, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c, fmt.Errorf("%w at %s; `baken init` makes one, `baken demo` needs none", errNoConfig, path)
	case err != nil:
		return c, fmt.Errorf("the configuration cannot be read: %w", err)
	}
	meta, err := toml.Decode(string(b), &c)
	if key, day := bareDate(string(b)); err != nil && key != "" {
		return c, fmt.Errorf("%w: %s: the date of %s stands without quotes; write it as \"%s\"; nothing was done", errConfig, path, key, day)
	}
	if err != nil {
		return c, fmt.Errorf("%w: %s: %s; nothing was done", errConfig, path, misread(err))
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return c, fmt.Errorf("%w: %s: %s; nothing was done", errConfig, path, unknownKeys(meta, unknown))
	}
	for _, k := range meta.Keys() {
		if meta.Type(k...) == "Integer" {
			return c, fmt.Errorf("%w: %s: %s is a number without a unit; write it as \"10s\", \"5m\" or \"4h\"; nothing was done", errConfig, path, k)
		}
	}
	if err := c.validate(); err != nil {
		return c, fmt.Errorf("%s: %w; nothing was done", path, err)
	}
	return c, a.openLog()
}

// bareDate finds a date that TOML reads as one, where a text in quotes is wanted.
func bareDate(text string) (key, day string) {
	var tables map[string]any
	if _, err := toml.Decode(text, &tables); err != nil {
		return "", ""
	}
	for table, in := range tables {
		keys, ok := in.(map[string]any)
		if !ok {
			continue
		}
		for k, v := range keys {
			if at, ok := v.(time.Time); ok {
				return k + " in [" + table + "]", at.Format(time.DateOnly)
			}
		}
	}
	return "", ""
}

// misread says where a file is not as it should be. Of the file's own words only
// those of a key's name are given.
func misread(err error) string {
	var p toml.ParseError
	if errors.As(err, &p) {
		return fmt.Sprintf("line %d: %s", p.Position.Line, strings.TrimPrefix(p.Message, "toml: "))
	}
	return kinds.Replace(strings.TrimPrefix(err.Error(), "toml: "))
}

// kinds says in words what the library calls by the names of a programmer.
var kinds = strings.NewReplacer(
	"(last key ", "(", "incompatible types: TOML value has type ", "what stands there is a ", "; destination has type ", ", and it must be a ",
	"slice", "list in brackets", "int64", "number", "string", "text in quotes", "map", "table", "struct", "table",
)

func (c Configuration) validate() error {
	s := c.Store
	switch s.Unlock {
	case ByPassphrase:
	case BySSHKey:
		if s.SSHKey == "" {
			return fmt.Errorf("%w: unlock in [store] is \"ssh-key\" and ssh_key is empty; write the private key's file", errConfig)
		}
	case ByIdentity:
		if strings.TrimSpace(s.UnlockCommand) == "" {
			return fmt.Errorf("%w: unlock in [store] is \"identity\" and unlock_command is empty; write a command that prints the age identity", errConfig)
		}
	default:
		return fmt.Errorf("%w: unlock in [store] is %q; it is one of passphrase, ssh-key, identity", errConfig, s.Unlock)
	}
	if s.LockAfter <= 0 {
		return fmt.Errorf("%w: lock_after in [store] must be longer than nothing, such as \"5m\"", errConfig)
	}
	if _, err := keymap.New(c.Keys); err != nil {
		return fmt.Errorf("%w: %w", errConfig, err)
	}
	return c.Mail.Validate()
}

// unknownKeys names the keys that mean nothing, each with the nearest that does.
func unknownKeys(meta toml.MetaData, keys []toml.Key) string {
	var all []string
	for _, k := range keys {
		all = append(all, unknownKey(k, meta.Type(k...) == "Hash"))
	}
	// A table that is unknown makes all in it unknown: the table alone is told.
	return strings.Join(slices.Compact(all), "; ")
}

func unknownKey(k toml.Key, table bool) string {
	known := knownKeys(reflect.TypeFor[Configuration]())
	if _, ok := known[k[0]]; !ok && (len(k) > 1 || table) {
		tables := slices.DeleteFunc(slices.Sorted(maps.Keys(known)), func(s string) bool { return known[s] == nil })
		return fmt.Sprintf("unknown table [%s]; did you mean [%s]?", k[0], keymap.Nearest(k[0], tables))
	}
	where, name, in := "", k[0], known
	if len(k) > 1 {
		where, name, in = " in ["+k[0]+"]", k[1], knownKeys(known[k[0]])
	}
	return fmt.Sprintf("unknown key %s%s; did you mean %s?", name, where, keymap.Nearest(name, slices.Sorted(maps.Keys(in))))
}

// knownKeys gives the keys of a table; with the type of those that are tables
// themselves.
func knownKeys(t reflect.Type) map[string]reflect.Type {
	keys := map[string]reflect.Type{}
	if t == nil || t.Kind() != reflect.Struct {
		return keys
	}
	for i := range t.NumField() {
		f := t.Field(i)
		keys[f.Tag.Get("toml")] = nil
		if table := f.Type.Kind() == reflect.Map || f.Type == reflect.TypeFor[Storing]() || f.Type == reflect.TypeFor[account.Config](); table {
			keys[f.Tag.Get("toml")] = f.Type
		}
	}
	return keys
}
