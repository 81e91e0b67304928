package command

import (
	"errors"
	"strings"

	"baken/keymap"
	"baken/store/figures"
	"baken/ui/lang"
)

// figureNames are what the figures are called that are not one code of a field.
var figureNames = map[figures.Name]lang.Key{
	figures.Contacts: lang.FigureContacts, figures.Unique: lang.FigureUnique, figures.Unfinished: lang.FigureUnfinished, figures.OtherTypes: lang.FigureOtherTypes,
	figures.Victims: lang.FigureVictims, figures.Family: lang.FigureFamily, figures.Household: lang.FigureHousehold, figures.Outside: lang.FigureOutside,
	figures.NoContext: lang.FigureNoContext, figures.Minors: lang.FigureMinors, figures.UnderSix: lang.FigureUnderSix, figures.NoAge: lang.FigureNoAge,
	figures.Anonymous: lang.FigureAnonymous, figures.NotSo: lang.FigureNotAnonymous, figures.NoAnswer: lang.FigureNoAnswer,
	figures.Referred: lang.FigureReferred, figures.NoHelp: lang.FigureNoHelp, figures.Sexual: lang.FigureSexual, figures.NoForm: lang.FigureNoForm,
	figures.ByMinors: lang.FigureByMinors,
}

// figureUnits count contacts or victims in words.
var figureUnits = map[figures.Unit]lang.Key{figures.Contact: lang.FiguresOfContacts, figures.Victim: lang.FiguresOfVictims}

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
