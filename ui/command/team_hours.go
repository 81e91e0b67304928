package command

import (
	"context"
	"io"
	"strconv"
	"strings"

	"baken/store/opening"
	"baken/store/outside"
	"baken/ui/lang"
)

type teamHoursCommand struct{}

type hoursRow struct {
	Set  bool         `json:"set"` // false: the team never set any, and these are the usual ones
	File outside.Safe `json:"file"`
}

// Run prints the file of the opening hours, to make another one of.
func (teamHoursCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	h, set, err := s.Hours()
	if err != nil {
		return err
	}
	if !set {
		a.say(lang.HoursUsual)
	}
	row := hoursRow{set, h.Text().Block()}
	if a.Format != formatTable {
		return printSheet(a, row)
	}
	_, err = io.WriteString(a.stdout, strings.TrimRight(row.File.String(), "\n")+"\n")
	return err
}

// hoursRows are the opening hours among what the team decided.
func (a *app) hoursRows(s *lease) (rows []settingRow, err error) {
	h, set, err := s.Hours()
	if err != nil {
		return nil, err
	}
	if !set {
		a.say(lang.HoursUsual)
	}
	rows = append(rows, settingRow{setHours + ".zone", h.Zone})
	for _, c := range opening.Channels {
		week := strings.Join(h.Week(c), "; ")
		if week == "" {
			week = "closed"
		}
		rows = append(rows, settingRow{setHours + "." + c.String(), week})
	}
	return append(rows, settingRow{setHours + ".exceptions", strconv.Itoa(len(h.Exceptions()))}), nil
}

// setHours has the line be open at other hours from now on, and shows what the team
// decided.
func (a *app) setHours(ctx context.Context, path string) error {
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	text, err := a.settingText(path, opening.MaxFile)
	if err != nil {
		return err
	}
	h, err := opening.Parse(text)
	if err != nil {
		return err
	}
	if err := s.SetHours(ctx, h); err != nil {
		return err
	}
	return a.printTeam(s)
}
