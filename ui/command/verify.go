package command

import (
	"context"
	"fmt"
	"strings"

	"baken/store"
)

type verifyCommand struct{}

func (verifyCommand) Help() string { return example("baken verify") }

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
	conf, err := a.config()
	if err != nil {
		return err
	}
	s, err := a.open(ctx, conf)
	if err != nil {
		return err
	}
	defer s.Close()
	p := a.progress()
	checks, err := s.Verify(ctx, func(what string, n int) { p.show("%s %d", what, n) })
	p.end()
	if err != nil {
		return err
	}
	wrong := 0
	out := newSheet(a, []string{"what", "checked", "wrong"}, func(r verifyRow) []string {
		var all []string
		for _, w := range r.Wrong {
			all = append(all, w.Where+": "+w.Why)
		}
		if len(all) == 0 {
			all = []string{"nothing"}
		}
		return []string{r.What, count(r.Checked), strings.Join(all, "; ")}
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
		return fmt.Errorf("%w: %d places are not as they were written; nothing was changed: restore the last backup (`baken restore FILE`) and keep this file beside it", store.ErrDamaged, wrong)
	}
	return nil
}

func verifyRowOf(c store.Check) verifyRow {
	r := verifyRow{What: c.What, Checked: c.Checked, Wrong: []wrongRow{}}
	for _, w := range c.Wrong {
		r.Wrong = append(r.Wrong, wrongRow{w.Where, w.Why})
	}
	return r
}
