package command

import (
	"encoding"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"baken/inbox/account"
	"baken/keymap"
	"baken/ui"
	"baken/ui/lang"
	"baken/ui/remote"
	"baken/ui/watch"
)

// Configuration is the whole file. Each part belongs to the package that works
// by it.
type Configuration struct {
	Name     string         `toml:"name"`     // as colleagues see it; never leaves the house
	Language lang.Language  `toml:"language"` // en, nl, fr
	Store    Storing        `toml:"store"`
	Mail     account.Config `toml:"mail"`
	Hub      Hubbing        `toml:"hub"`
	Serve    remote.Config  `toml:"serve"`
	Chat     ui.Sounding    `toml:"chat"`
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
		Serve:    remote.Default(),
		Chat:     ui.DefaultSounding(),
	}
}

// noConfig says that there is no configuration yet.
type noConfig struct{ error }

// Unwrap gives its words.
func (n noConfig) Unwrap() error { return n.error }

// config reads the configuration and refuses what is loose, unknown or wrong.
// From then on the language is that which it says.
func (a *app) config() (Configuration, error) {
	path := a.configPath()
	c := defaults()
	if err := refuseLoose(path, filepath.Dir(path)); err != nil {
		return c, err
	}
	b, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c, noConfig{fail(lang.NoConfig, path)}
	case err != nil:
		return c, fail(lang.ConfigUnread, err)
	}
	c.Language = a.fromEnv()
	if err := c.decode(string(b)); err != nil {
		return c, fail(lang.ConfigWrong, path, err)
	}
	a.speak(c.Language)
	if err := c.validate(); err != nil {
		return c, fail(lang.ConfigWrong, path, err)
	}
	return c, a.openLog()
}

// decode reads the text of the file over what is set already.
func (c *Configuration) decode(text string) error {
	meta, err := toml.Decode(text, c)
	if key, table, day := bareDate(text); err != nil && key != "" {
		return fail(lang.ConfigBareDate, key, table, day)
	}
	if err != nil {
		return misread(text, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return unknownKeys(meta, unknown)
	}
	for _, k := range meta.Keys() {
		if meta.Type(k...) == "Integer" {
			return fail(lang.ConfigNoUnit, k)
		}
	}
	return nil
}

// bareDate finds a date that TOML reads as one, where a text in quotes is wanted.
func bareDate(text string) (key, table, day string) {
	var tables map[string]any
	if _, err := toml.Decode(text, &tables); err != nil {
		return "", "", ""
	}
	for table, in := range tables {
		keys, ok := in.(map[string]any)
		if !ok {
			continue
		}
		for k, v := range keys {
			if at, ok := v.(time.Time); ok {
				return k, table, at.Format(time.DateOnly)
			}
		}
	}
	return "", "", ""
}

// mismatch is how the library says that a value is of another type than its key.
var mismatch = regexp.MustCompile(`^(?:toml: )?(?:line (\d+) )?\(last key "(.*)"\): incompatible types: TOML value has type (\S+); destination has type (\S+)$`)

// misread says where a file is not as it should be. Of the file's own words only
// those of a key's name are given. What the library says of a mistake in the
// writing stands there as it says it.
func misread(text string, err error) error {
	if m := mismatch.FindStringSubmatch(err.Error()); m != nil {
		wrong := fail(lang.ConfigType, m[2], typeWord(m[3]), typeWord(m[4]))
		if m[1] == "" {
			return wrong
		}
		return fail(lang.ConfigLine, m[1], wrong)
	}
	var p toml.ParseError
	if errors.As(err, &p) {
		if wrong := unfit(text, p.LastKey); wrong != nil {
			return fail(lang.ConfigLine, fmt.Sprint(p.Position.Line), wrong)
		}
		return fail(lang.ConfigLine, fmt.Sprint(p.Position.Line), strings.TrimPrefix(p.Message, "toml: "))
	}
	return errors.New(strings.TrimPrefix(err.Error(), "toml: "))
}

// durations are the keys whose values are times, as Go writes them.
var durations = []string{"mail.undo", "mail.hold_after", "store.lock_after"}

// unfit says of a value of [mail] that reads itself what it should be, as the parser
// gives no more than a text of it; nil for all others.
func unfit(text, key string) error {
	if slices.Contains(durations, key) {
		return fail(lang.ConfigDuration, key)
	}
	name, ok := strings.CutPrefix(key, "mail.")
	if !ok {
		return nil
	}
	var raw struct{ Mail map[string]any }
	if _, err := toml.Decode(text, &raw); err != nil {
		return nil
	}
	value, ok := raw.Mail[name].(string)
	if !ok {
		return nil
	}
	var into encoding.TextUnmarshaler
	switch name {
	case "answer_within":
		into = &account.Within{}
	case "waiting_since":
		into = &account.Date{}
	default:
		return nil
	}
	err := into.UnmarshalText([]byte(value))
	if c := (*account.ConfigError)(nil); errors.As(err, &c) {
		c.Key = name
	}
	return err
}

// typeWord is what a type is called by people.
func typeWord(kind string) lang.Key {
	switch kind {
	case "string":
		return lang.TypeText
	case "slice", "[]interface":
		return lang.TypeList
	case "int64", "integer", "float64", "float":
		return lang.TypeNumber
	case "map", "struct", "table":
		return lang.TypeTable
	}
	return lang.TypeOther
}

func (c Configuration) validate() error {
	s := c.Store
	switch s.Unlock {
	case ByPassphrase:
	case BySSHKey:
		if s.SSHKey == "" {
			return fail(lang.ConfigNoSSHKey)
		}
	case ByIdentity:
		if strings.TrimSpace(s.UnlockCommand) == "" {
			return fail(lang.ConfigNoUnlockCommand)
		}
	default:
		return fail(lang.ConfigUnlock, s.Unlock)
	}
	if s.LockAfter <= 0 {
		return fail(lang.ConfigLockAfter)
	}
	if !slices.Contains(ui.Bells, c.Chat.Bell) {
		return fail(lang.ConfigBell, c.Chat.Bell)
	}
	if _, err := keymap.New(c.Keys); err != nil {
		return err
	}
	if err := c.Hub.validate(); err != nil {
		return err
	}
	if err := c.Serve.Validate(); err != nil {
		return ofServe(c.Serve, err)
	}
	if c.Serve.Watch != "" && watch.Address(c.Serve.Watch) != nil {
		return fail(lang.ConfigServeWatch, c.Serve.Watch)
	}
	return c.Mail.Validate()
}

// unknownKeys names the keys that mean nothing, each with the nearest that does.
func unknownKeys(meta toml.MetaData, keys []toml.Key) error {
	var all []error
	for _, k := range keys {
		all = append(all, unknownKey(k, meta.Type(k...) == "Hash"))
	}
	// A table that is unknown makes all in it unknown: it is told once.
	return errors.Join(all...)
}

func unknownKey(k toml.Key, table bool) error {
	known := knownKeys(reflect.TypeFor[Configuration]())
	if _, ok := known[k[0]]; !ok && (len(k) > 1 || table) {
		tables := slices.DeleteFunc(slices.Sorted(maps.Keys(known)), func(s string) bool { return known[s] == nil })
		return fail(lang.UnknownTable, k[0], keymap.Nearest(k[0], tables))
	}
	if len(k) == 1 {
		return fail(lang.UnknownKey, k[0], keymap.Nearest(k[0], slices.Sorted(maps.Keys(known))))
	}
	return fail(lang.UnknownKeyIn, k[1], k[0], keymap.Nearest(k[1], slices.Sorted(maps.Keys(knownKeys(known[k[0]])))))
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
		if !f.IsExported() {
			continue
		}
		keys[f.Tag.Get("toml")] = nil
		if table := f.Type.Kind() == reflect.Map || f.Type == reflect.TypeFor[Storing]() || f.Type == reflect.TypeFor[account.Config]() || f.Type == reflect.TypeFor[remote.Config]() || f.Type == reflect.TypeFor[Hubbing]() || f.Type == reflect.TypeFor[ui.Sounding](); table {
			keys[f.Tag.Get("toml")] = f.Type
		}
	}
	return keys
}
