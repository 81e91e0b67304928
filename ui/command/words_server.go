package command

import (
	"errors"
	"strings"

	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/inbox/message"
	"baken/inbox/outbox"
	"baken/store/outside"
	"baken/ui/lang"
)

var flaws = map[account.Flaw]lang.Key{
	account.UnknownAuthority: lang.CertUnknown, account.WrongName: lang.CertName, account.Expired: lang.CertExpired,
	account.NotYetValid: lang.CertEarly, account.NotTLS: lang.CertNoTLS, account.OtherFlaw: lang.CertOther,
}

var networks = map[string]lang.Key{
	"refused": lang.NetRefused, "no such host": lang.NetNoHost, "timeout": lang.NetTimeout, "no network": lang.NetNone, "cut": lang.NetCut,
	"unreachable": lang.NetUnreachable,
}

func (s speaker) ofServer(err error) (string, bool) {
	var certificate *account.CertificateError
	var network *account.NetworkError
	var login *refusedLogin
	var missing *imap.MissingError
	var command *account.CommandError
	switch {
	case errors.As(err, &missing):
		names := make([]string, len(missing.Names))
		for i, n := range missing.Names {
			names[i] = "“" + outside.New(n).Line().String() + "”"
		}
		return s.T(lang.FoldersMissing, strings.Join(names, ", ")), true
	case errors.As(err, &login):
		return s.T(lang.RefusedFor, login.user, login.key), true
	case errors.As(err, &certificate) && flaws[certificate.Flaw] != "":
		return s.T(flaws[certificate.Flaw], certificate.Host), true
	case errors.As(err, &network) && networks[network.What] != "":
		return s.T(networks[network.What], network.Host), true
	case errors.As(err, &command):
		return s.command(command), true
	case errors.Is(err, account.ErrInsecure):
		return s.T(lang.ServerInsecure, err.Error()), true
	case errors.Is(err, account.ErrServer):
		return s.T(lang.ServerOdd, err.Error()), true
	}
	return s.first(err, []worded{
		{account.ErrRefused, lang.RefusedLogin}, {account.ErrBusy, lang.ServerBusy}, {imap.ErrOffline, lang.ServerAway},
		{account.ErrTimeout, lang.ServerAway}, {account.ErrUnreachable, lang.ServerAway}, {imap.ErrNoFolder, lang.ServerNoFolder},
		{outbox.ErrReadingOnly, lang.ReadingOnlyHere}, {outbox.ErrIncomplete, lang.NotComplete}, {message.ErrAddress, lang.NoMailAddress},
	})
}

// command says why a command of the configuration gave no secret.
func (s speaker) command(e *account.CommandError) string {
	switch e.Fault {
	case account.NoCommandGiven:
		return s.T(lang.CommandEmpty, e.Key)
	case account.NoSuchProgram:
		program := e.Program
		if program == "" {
			program = e.Ended
		}
		return s.T(lang.CommandNoProgram, e.Key, program)
	case account.TookTooLong:
		return s.T(lang.CommandLong, e.Key, e.Limit)
	case account.EndedBadly:
		return s.T(lang.CommandEnded, e.Key, e.Ended)
	case account.PrintedNothing:
		return s.T(lang.CommandSilent, e.Key)
	}
	return s.T(lang.CommandNotStarted, e.Key)
}
