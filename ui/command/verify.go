package command

import (
	"context"
	"strings"

	"baken/store"
	"baken/ui/lang"
)

type verifyCommand struct{}

type verifyRow struct {
	What    string     `json:"what"`
	Checked int        `json:"checked"`
	Wrong   []wrongRow `json:"wrong"`
}

type wrongRow struct {
	Where string `json:"where"`
	Why   string `json:"why"`
}

// Run checks the store and fails when something is not as it was written.
func (verifyCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, whole)
	if err != nil {
		return err
	}
	defer s.Close()
	p := a.progress()
	checks, err := s.Verify(ctx, func(what string, n int) { p.show(func() string { return a.T(lang.VerifyProgress, checked[what], n) }) })
	p.end()
	if err != nil {
		return err
	}
	wrong := 0
	out := newSheet(a, []lang.Key{lang.HeadWhat, lang.HeadChecked, lang.HeadWrong}, func(r verifyRow) []string {
		var all []string
		for _, w := range r.Wrong {
			all = append(all, w.Where+": "+w.Why)
		}
		if len(all) == 0 {
			all = []string{a.T(lang.NothingWrong)}
		}
		return []string{a.T(checked[r.What]), count(r.Checked), strings.Join(all, "; ")}
	})
	for _, c := range checks {
		if err := out.row(verifyRowOf(c)); err != nil {
			return err
		}
		wrong += len(c.Wrong)
	}
	if err := out.close(); err != nil {
		return err
	}
	if wrong > 0 {
		return fail(lang.StoreWrong, wrong)
	}
	return nil
}

// checked are what the checks are called.
var checked = map[string]lang.Key{
	store.CheckStructure: lang.CheckedStructure, store.CheckHead: lang.CheckedHead, store.CheckSeals: lang.CheckedSeals, store.CheckCounts: lang.CheckedCounts,
	store.CheckJournal: lang.CheckedJournal, store.CheckActs: lang.CheckedActs, store.CheckLists: lang.CheckedLists, store.CheckMails: lang.CheckedMails,
	store.CheckDirectory: lang.CheckedDirectory, store.CheckIndex: lang.CheckedIndex, store.CheckTeam: lang.CheckedTeam,
}

func verifyRowOf(c store.Check) verifyRow {
	r := verifyRow{What: c.What, Checked: c.Checked, Wrong: []wrongRow{}}
	for _, w := range c.Wrong {
		r.Wrong = append(r.Wrong, wrongRow{w.Where, w.Why})
	}
	return r
}
