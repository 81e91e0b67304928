package command

import (
	"context"
	"strconv"
	"strings"
	"time"

	"baken/store"
	"baken/ui/lang"
)

type teamCommand struct {
	Show teamShowCommand `cmd:"" default:"1" hidden:""`
	Set  teamSetCommand  `cmd:""`
	Form teamFormCommand `cmd:""`

	Hours teamHoursCommand `cmd:""`

	Invite   teamInviteCommand   `cmd:""`
	Stations teamStationsCommand `cmd:""`
	Revoke   teamRevokeCommand   `cmd:""`
}

type teamShowCommand struct{}

type teamSetCommand struct {
	Setting string `arg:""`
	Value   string `arg:""`
}

// settingRow is something that the team decided for all.
type settingRow struct {
	Setting string `json:"setting"`
	Value   string `json:"value"`
}

// The settings of the team.
const (
	setNames   = "retention.names"
	setWords   = "retention.words"
	setHistory = "retention.history"
	setServer  = "retention.server"
	setForm    = "form"
	setHours   = "hours"
)

// Run shows what the team decided.
func (teamShowCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	return a.printTeam(s)
}

func (a *app) printTeam(s *lease) error {
	r, err := s.Retention()
	if err != nil {
		return err
	}
	server := "delete"
	if r.KeepOnServer {
		server = "keep"
	}
	f, err := s.Form()
	if err != nil {
		return err
	}
	rows := []settingRow{{setNames, days(r.Names)}, {setWords, days(r.Words)}, {setHistory, days(r.History)}, {setServer, server},
		{setForm, f.Name + " " + strconv.Itoa(f.Version)}}
	hours, err := a.hoursRows(s)
	if err != nil {
		return err
	}
	return newSheet(a, []lang.Key{lang.HeadSetting, lang.HeadValue}, func(r settingRow) []string { return []string{r.Setting, r.Value} }).print(append(rows, hours...)...)
}

// Run decides something for the team, and shows all of it.
func (c *teamSetCommand) Run(ctx context.Context, a *app) error {
	switch c.Setting {
	case setForm:
		return a.setForm(ctx, c.Value)
	case setHours:
		return a.setHours(ctx, c.Value)
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := s.Retention()
	if err != nil {
		return err
	}
	was := r
	period := map[string]*time.Duration{setNames: &r.Names, setWords: &r.Words, setHistory: &r.History}[c.Setting]
	switch {
	case period != nil:
		if *period, err = parseDays(c.Value); err != nil {
			return err
		}
	case c.Setting == setServer && (c.Value == "delete" || c.Value == "keep"):
		r.KeepOnServer = c.Value == "keep"
	case c.Setting == setServer:
		return misused(lang.TeamServerValue, c.Value)
	default:
		return misused(lang.TeamNoSetting, c.Setting)
	}
	if r == was {
		return store.ErrNoChange
	}
	if err := s.SetRetention(ctx, r); err != nil {
		return err
	}
	return a.printTeam(s)
}

const aDay = 24 * time.Hour

// lengths are the units of a period, in days.
var lengths = map[string]int{"d": 1, "w": 7, "y": 365}

// parseDays reads a period in whole days, weeks or years, such as 30d, 8w or 2y;
// forever is none.
func parseDays(s string) (time.Duration, error) {
	if s == forever {
		return 0, nil
	}
	for unit, n := range lengths {
		k, ok := strings.CutSuffix(s, unit)
		if !ok {
			continue
		}
		if v, err := strconv.ParseUint(k, 10, 16); err == nil && v > 0 && int(v)*n <= 100*365 {
			return time.Duration(v) * time.Duration(n) * aDay, nil
		}
	}
	return 0, misused(lang.TeamNoPeriod, s)
}

const forever = "forever"

func days(d time.Duration) string {
	if d == 0 {
		return forever
	}
	return strconv.Itoa(int(d/aDay)) + "d"
}
