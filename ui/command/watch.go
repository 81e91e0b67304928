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
	have := map[store.FolderID]int{}
	if _, err := a.cameAndWent(s, have); err != nil {
		return err
	}
	print := func(rows ...syncRow) error {
		for _, r := range rows {
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
			case inbox.Status:
				a.told(was, e, conf)
				if e.SyncedAt.After(was.SyncedAt) {
					rows, err := a.cameAndWent(s, have)
					if err == nil {
						err = print(rows...)
					}
					if err == nil {
						err = s.Tick(ctx)
					}
					if err != nil {
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
	imap.DiskFull: lang.TroubleDisk, imap.StoreTrouble: lang.TroubleStore, imap.OneConnection: lang.TroubleOne,
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

// cameAndWent compares how many mails each folder has with the last time.
func (a *app) cameAndWent(s *store.Store, have map[store.FolderID]int) (rows []syncRow, err error) {
	folders, err := s.Mirror().Folders()
	for _, f := range folders {
		id := s.FolderID(f.Name)
		before, known := have[id]
		have[id] = f.Have
		if known && f.Have != before {
			rows = append(rows, syncRow{Folder: f.Name.Line(), New: max(0, f.Have-before), Gone: max(0, before-f.Have)})
		}
	}
	return rows, err
}
