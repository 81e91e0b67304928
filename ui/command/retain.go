package command

import (
	"context"
	"time"

	"baken/store/vault"
	"baken/ui/lang"
)

type retainCommand struct {
	DryRun       bool
	KeepOnServer bool
}

// retainRow is what was done, or is due, of how many.
type retainRow struct {
	What  string    `json:"what"` // names, words, history: contacts; server: mails; held, unsent, untouched: contacts
	Count int       `json:"count"`
	At    time.Time `json:"at"`
}

// retained are the words for what stands in a row.
var retained = map[string]lang.Key{
	"names": lang.RetainNames, "words": lang.RetainWords, "history": lang.RetainHistory, "server": lang.RetainServer,
	"held": lang.RetainHeld, "unsent": lang.RetainUnsent, "untouched": lang.RetainUntouched,
}

// Run erases what the retention periods say, or tells what it would erase.
func (r *retainCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, whole)
	if err != nil {
		return err
	}
	defer s.Close()
	rows := map[string]int{}
	p := a.progress()
	defer p.end()
	for first := true; ; first = false {
		d, err := s.Due(ctx)
		if err != nil {
			return err
		}
		if first || len(d.Erasures) > 0 {
			rows["held"], rows["unsent"], rows["untouched"] = d.Held, d.OnItsWay, len(d.Untouched)
			rows["names"] += d.Contacts[vault.Names]
			rows["words"] += d.Contacts[vault.Words]
			rows["history"] += d.Contacts[vault.History]
		}
		if len(d.Erasures) == 0 || r.DryRun {
			if d.More {
				a.say(lang.RetainMore)
			}
			break
		}
		p.show(func() string { return a.T(lang.RetainProgress, len(d.Erasures)) })
		for i := range d.Erasures {
			d.Erasures[i].KeepOnServer = d.Erasures[i].KeepOnServer || r.KeepOnServer
		}
		done, err := s.Erase(ctx, d.Erasures...)
		if err != nil {
			return err
		}
		rows["server"] += len(done.Server)
	}
	p.end()
	return a.printRetained(rows)
}

func (a *app) printRetained(rows map[string]int) error {
	out := newSheet(a, []lang.Key{lang.HeadWhat, lang.HeadCount}, func(r retainRow) []string {
		return []string{a.T(retained[r.What]), count(r.Count)}
	})
	for _, what := range []string{"names", "words", "history", "server", "held", "unsent", "untouched"} {
		if err := out.row(retainRow{what, rows[what], a.now().UTC()}); err != nil {
			return err
		}
	}
	if err := out.close(); err != nil {
		return err
	}
	if rows["server"] > 0 {
		a.say(lang.RetainOnServer, rows["server"])
	}
	return nil
}
