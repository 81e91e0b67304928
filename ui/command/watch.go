package command

import (
	"context"
	"time"

	"baken/inbox"
	"baken/inbox/account"
	"baken/inbox/imap"
	"baken/store"
	"baken/ui/lang"
)

// watch keeps both sides in step until ctx ends. A row is printed when something
// came, went or was sent; how the connection stands is told on stderr.
func (a *app) watch(ctx context.Context, s *store.Store, v *inbox.Service, conf account.Config) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	events := make(chan inbox.Event)
	ended := make(chan error, 1)
	go func() { ended <- v.Run(ctx, events) }()
	out := newSheet(a, syncHeads, a.syncCells)
	last := time.Now()
	print := func(rows ...syncRow) error {
		for _, r := range rows {
			if !r.happened() {
				continue
			}
			r.Seconds, last = seconds(time.Since(last)), time.Now()
			if err := out.row(r); err != nil {
				return err
			}
		}
		if out.rows != nil {
			return out.flush()
		}
		if out.csv != nil {
			out.csv.Flush()
		}
		return nil
	}
	was := inbox.Status{}
	for {
		select {
		case err := <-ended:
			return err
		case e := <-events:
			switch e := e.(type) {
			case inbox.Sent:
				if err := print(syncRow{Sent: e.Sent, Failed: e.Failed + e.Held + e.Unclear}); err != nil {
					return err
				}
			case inbox.Worked:
				for _, r := range e.Rows {
					if err := print(rowOf(r)); err != nil {
						return err
					}
				}
			case inbox.Status:
				a.told(was, e, conf)
				if e.SyncedAt.After(was.SyncedAt) {
					if err := s.Tick(ctx); err != nil {
						return err
					}
				}
				was = e
			}
		}
	}
}

// troubles are short words for what is wrong with the mail server.
var troubles = map[imap.Problem]lang.Key{
	imap.Unreachable: lang.TroubleUnreachable, imap.Silent: lang.TroubleSilent, imap.Busy: lang.TroubleBusy, imap.Credentials: lang.ReasonLogin,
	imap.Certificate: lang.TroubleCertificate, imap.Insecure: lang.TroubleInsecure, imap.NoCommand: lang.TroubleCommand,
	imap.CommandFailed: lang.TroubleCommand, imap.Configuration: lang.TroubleConfig, imap.BadServer: lang.TroubleServer,
	imap.DiskFull: lang.TroubleDisk, imap.DiskReadOnly: lang.TroubleReadOnly, imap.DiskTrouble: lang.TroubleStore, imap.StoreTrouble: lang.TroubleStore,
	imap.ProgramFault: lang.TroubleFault, imap.OneConnection: lang.TroubleOne,
	imap.FolderMissing: lang.TroubleFolder, imap.FolderUnreadable: lang.TroubleFolder, imap.OperationsRejected: lang.TroubleRejected,
}

// told says how the connection stands, when it stands otherwise than before.
func (a *app) told(was, is inbox.Status, conf account.Config) {
	switch {
	case is.Mail != was.Mail && is.Mail == imap.Online:
		a.say(lang.SyncConnected)
	case is.Problem != was.Problem && is.Problem == imap.Credentials:
		a.line(a.words(refusedFor(conf, "imap", account.ErrRefused)))
	case is.Problem != was.Problem && is.Problem != imap.NoProblem && is.Mail == imap.Online:
		a.say(lang.SyncTrouble, troubles[is.Problem])
	case is.Problem != was.Problem && is.Problem != imap.NoProblem:
		a.say(lang.SyncNoConnection, troubles[is.Problem], is.Next.In(workplace).Format(time.TimeOnly))
	}
	if is.SendErr != nil && was.SendErr == nil {
		a.say(lang.SyncCannotSend, refusedFor(conf, "smtp", is.SendErr))
	}
}
