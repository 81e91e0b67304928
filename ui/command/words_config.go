package command

import (
	"errors"

	"baken/inbox/account"
	"baken/keymap"
	"baken/ui/lang"
	"baken/ui/remote"
)

var wants = map[account.Want]lang.Key{
	account.WantAddress: lang.WantAddress, account.WantOneLine: lang.WantOneLine, account.WantAuth: lang.WantAuth, account.WantCommand: lang.WantCommand,
	account.WantFile: lang.WantFile, account.WantPEM: lang.WantPEM, account.WantFolder: lang.WantFolder, account.WantCopy: lang.WantCopy,
	account.WantUndo: lang.WantUndo, account.WantLonger: lang.WantLonger, account.WantPort: lang.WantPort, account.WantNoSecret: lang.WantNoSecret,
	account.WantDate: lang.WantDate, account.WantAnswerTime: lang.WantAnswerTime,
}

func (s speaker) ofConfig(err error) (string, bool) {
	var c *account.ConfigError
	if !errors.As(err, &c) {
		return "", false
	}
	wanted := s.T(wants[c.Want])
	if c.Want == account.WantServer {
		wanted = s.T(lang.WantServer, c.Scheme)
	}
	switch {
	case c.Key == "":
		return s.T(lang.ConfigOnlyValue, c.Value, wanted), true
	case c.Value == "":
		return s.T(lang.ConfigKey, c.Key, wanted), true
	}
	return s.T(lang.ConfigValue, c.Key, c.Value, wanted), true
}

func (s speaker) ofKeys(err error) (string, bool) {
	var name *keymap.NameError
	var key *keymap.KeyError
	var two *keymap.Conflict
	switch {
	case errors.As(err, &name) && name.Action == "":
		return s.T(lang.KeysNoPlace, name.Context, name.Nearest), true
	case errors.As(err, &name):
		return s.T(lang.KeysNoAction, name.Context, name.Action, name.Nearest), true
	case errors.As(err, &key):
		switch key.Flaw {
		case keymap.NoSuchKey:
			return s.T(lang.KeysNoKey, key.Context, key.Action, key.Key, key.Instead), true
		case keymap.SameKey:
			return s.T(lang.KeysSame, key.Context, key.Action, key.Key, key.Instead), true
		case keymap.NotSent:
			return s.T(lang.KeysNotSent, key.Context, key.Action, key.Key), true
		case keymap.Shifted:
			return s.T(lang.KeysShifted, key.Context, key.Action, key.Key), true
		case keymap.Writes:
			return s.T(lang.KeysWrite, key.Context, key.Action, key.Key), true
		}
		return s.T(lang.KeysTooMany, key.Context, key.Action, key.Key), true
	case errors.As(err, &two) && two.Beginning:
		return s.T(lang.KeysBeginning, two.Context, two.KeyA, two.A, two.KeyB, two.B), true
	case errors.As(err, &two):
		return s.T(lang.KeysConflict, two.Context, two.KeyA, two.A, two.B), true
	}
	return "", false
}

// ofServe says what of [serve] cannot be served.
func ofServe(c remote.Config, err error) error {
	switch {
	case errors.Is(err, remote.ErrWeb):
		return fail(lang.ConfigServeWeb, c.Web)
	case errors.Is(err, remote.ErrPlain):
		return fail(lang.ConfigServePlain, c.Web)
	case errors.Is(err, remote.ErrHalf):
		return fail(lang.ConfigServeHalf)
	case errors.Is(err, remote.ErrExit):
		return fail(lang.ConfigServeExit, c.WebExit)
	}
	switch {
	case errors.Is(err, remote.ErrJournal):
		return fail(lang.ConfigServeJournal, c.Journal)
	case errors.Is(err, remote.ErrTeam):
		return fail(lang.ConfigServeTeam, c.Team)
	}
	return fail(lang.ConfigServeSSH, c.SSH)
}
