package command

import (
	"context"
	"io"
	"os"
	"strings"

	"baken/store/form"
	"baken/store/outside"
)

type teamFormCommand struct{}

type formRow struct {
	Form    string       `json:"form"`
	Version int          `json:"version"`
	File    outside.Safe `json:"file"`
}

// Run prints the file of the form that is in use, to make another one of.
func (teamFormCommand) Run(ctx context.Context, a *app) error {
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	f, err := s.Form()
	if err != nil {
		return err
	}
	row := formRow{f.Name, f.Version, outside.New(f.Text()).Block()}
	if a.Format != formatTable {
		return printSheet(a, row)
	}
	_, err = io.WriteString(a.stdout, strings.TrimRight(row.File.String(), "\n")+"\n")
	return err
}

// setForm has the team register with another form from now on, and shows what the
// team decided.
func (a *app) setForm(ctx context.Context, path string) error {
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	text, err := a.settingText(path, form.MaxFile)
	if err != nil {
		return err
	}
	if _, err := s.ReplaceForm(ctx, text); err != nil {
		return err
	}
	return a.printTeam(s)
}

// settingText reads the file of a setting, of so many bytes at most; "-" is stdin.
func (a *app) settingText(path string, most int64) (outside.Text, error) {
	if path == "-" {
		return a.text(most)
	}
	f, err := os.Open(a.file(path))
	if err != nil {
		return outside.Text{}, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1)) // one byte more is too long, and told as that
	return outside.New(string(b)), err
}
