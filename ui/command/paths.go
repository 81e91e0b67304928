package command

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baken/store"
)

// folder is an XDG base folder: that of the variable, else below the home.
func (a *app) folder(variable, home string) string {
	if f := a.getenv(variable); filepath.IsAbs(f) {
		return f // a relative one is to be ignored (XDG Base Directory Specification)
	}
	return filepath.Join(a.getenv("HOME"), home)
}

func (a *app) configPath() string { return a.configFrom(a.Config) }

// configFrom is the configuration when the flag says given.
func (a *app) configFrom(given string) string {
	switch {
	case given != "":
		return absolute(given)
	case a.getenv("BAKEN_CONFIG") != "":
		return absolute(a.getenv("BAKEN_CONFIG"))
	}
	return filepath.Join(a.folder("XDG_CONFIG_HOME", ".config"), "baken", "config.toml")
}

// storePath is where the store stands: as the flag says, as the configuration
// says, or in its usual place.
func (a *app) storePath(configured string) string {
	switch {
	case a.Store != "":
		return absolute(a.Store)
	case configured != "":
		return absolute(configured)
	}
	return filepath.Join(a.folder("XDG_DATA_HOME", ".local/share"), "baken", "baken.db")
}

func (a *app) logPath() string {
	return filepath.Join(a.folder("XDG_STATE_HOME", ".local/state"), "baken", "baken.log")
}

// fromHome is a file as it is told to a person: below the home as "~/".
func (a *app) fromHome(path string) string {
	if rest, ok := strings.CutPrefix(path, a.getenv("HOME")+"/"); ok {
		return "~/" + rest
	}
	return path
}

func absolute(path string) string {
	p, err := filepath.Abs(path)
	if err != nil {
		return path // the working folder is gone; opening it will say so
	}
	return p
}

// fixed is a file's name that holds wherever the program is started.
func (a *app) fixed(path string) string {
	if path == "" {
		return ""
	}
	return absolute(a.athome(path))
}

// refuseLoose refuses files and folders that others may look into. What is not
// there is not refused.
func refuseLoose(paths ...string) error {
	for _, p := range paths {
		i, err := os.Stat(p)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := store.Loose(p, i); err != nil {
			return err
		}
	}
	return nil
}
