package command

import (
	"errors"
	"strings"

	"baken/keymap"
	"baken/store/figures"
	"baken/ui/lang"
)

// ofFigures makes of what cannot be counted an error of whoever typed it.
func ofFigures(err error) error {
	for _, e := range []error{figures.ErrField, figures.ErrCode, figures.ErrFields, figures.ErrNotPublished, figures.ErrNotOver} {
		if errors.Is(err, e) {
			return usage{err}
		}
	}
	return err
}

// ofFigures says why something cannot be counted, and what can.
func (s speaker) ofFigures(err error) (string, bool) {
	var period *figures.PeriodError
	var field *figures.FieldError
	var code *figures.CodeError
	switch {
	case errors.As(err, &period):
		return s.T(lang.FiguresNoPeriod, period.Written), true
	case errors.As(err, &field):
		return s.T(lang.FiguresNoField, field.Written, keymap.Nearest(field.Written, field.There), strings.Join(field.There, ", ")), true
	case errors.As(err, &code) && code.Field == "counselor":
		return s.T(lang.FiguresNoCounselor, code.Written, strings.Join(code.There, ", ")), true
	case errors.As(err, &code):
		return s.T(lang.FiguresNoCode, code.Field, code.Written, strings.Join(code.There, ", ")), true
	}
	return s.first(err, []worded{
		{figures.ErrFields, lang.FiguresFields}, {figures.ErrNotPublished, lang.FiguresNotPublished}, {figures.ErrNotOver, lang.FiguresNotOver},
	})
}
