package command

import (
	"context"
	"strings"
	"time"

	"baken/store/outside"
	"baken/store/vault"
	"baken/ui/lang"
)

type retainCommand struct {
	DryRun       bool
	Log          bool
	KeepOnServer bool
}

// retainRow is what was done, or is due, of how many.
type retainRow struct {
	What  string    `json:"what"` // names, words, history: contacts; cases: those without a contact; rooms: days of the team's room; server: mails; held, unsent, untouched: contacts
	Count int       `json:"count"`
	At    time.Time `json:"at"`
}

// retained are the words for what stands in a row.
var retained = map[string]lang.Key{
	"names": lang.RetainNames, "cases": lang.RetainCases, "rooms": lang.RetainRooms, "words": lang.RetainWords, "history": lang.RetainHistory, "server": lang.RetainServer,
	"held": lang.RetainHeld, "unsent": lang.RetainUnsent, "untouched": lang.RetainUntouched,
}

// Run erases what the retention periods say, or tells what it would erase.
func (r *retainCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, whole)
	if err != nil {
		return err
	}
	defer s.Close()
	if r.Log {
		return a.printErasures(s)
	}
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
			rows["cases"] += d.Cases
			rows["rooms"] += d.Rooms
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
	if rows["names"]+rows["words"]+rows["history"]+rows["cases"]+rows["rooms"] > 0 && !r.DryRun {
		a.sayAside()
	}
	return a.printRetained(rows)
}

// erasureRow is one erasure: what went, and by whom. The ids are all that is left.
type erasureRow struct {
	At       time.Time    `json:"at"`
	By       outside.Safe `json:"by"`
	Contacts []string     `json:"contacts"`
	Cases    []string     `json:"cases"`
	Rooms    int          `json:"rooms"`   // days of what was said in the team's room
	Classes  []string     `json:"classes"` // names, words, history
}

// printErasures prints what was erased, when and by whom.
func (a *app) printErasures(s *lease) error {
	all, err := s.Erasures()
	if err != nil {
		return err
	}
	out := newSheet(a, []lang.Key{lang.HeadWhen, lang.HeadWho, lang.HeadContacts, lang.HeadCases, lang.HeadRooms, lang.HeadWhat}, func(r erasureRow) []string {
		var what []string
		for _, c := range r.Classes {
			what = append(what, a.T(erasedClasses[c]))
		}
		return []string{local(r.At), r.By.String(), count(len(r.Contacts)), count(len(r.Cases)), count(r.Rooms), strings.Join(what, ", ")}
	})
	names := map[vault.Class]string{vault.Names: "names", vault.Words: "words", vault.History: "history"}
	for _, l := range all {
		r := erasureRow{At: utc(l.At), By: l.By.Line(), Contacts: []string{}, Cases: []string{}, Rooms: len(l.Rooms)}
		for _, c := range l.Contacts {
			r.Contacts = append(r.Contacts, c.String())
		}
		for _, c := range l.Cases {
			r.Cases = append(r.Cases, c.String())
		}
		for _, c := range l.Classes {
			r.Classes = append(r.Classes, names[c])
		}
		if err := out.row(r); err != nil {
			return err
		}
	}
	return out.close()
}

// erasedClasses are the words for what went.
var erasedClasses = map[string]lang.Key{"names": lang.ClassNames, "words": lang.ClassWords, "history": lang.ClassHistory}

func (a *app) printRetained(rows map[string]int) error {
	out := newSheet(a, []lang.Key{lang.HeadWhat, lang.HeadCount}, func(r retainRow) []string {
		return []string{a.T(retained[r.What]), count(r.Count)}
	})
	for _, what := range []string{"names", "words", "history", "cases", "rooms", "server", "held", "unsent", "untouched"} {
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
