package command

import (
	"cmp"
	"errors"
	"strings"

	"baken/keymap"
	"baken/store"
	"baken/store/form"
	"baken/ui/lang"
)

// ofForm makes of what cannot be registered an error of whoever typed it.
func ofForm(err error) error {
	for _, e := range []error{form.ErrField, form.ErrValue, form.ErrHidden} {
		if errors.Is(err, e) {
			return usage{err}
		}
	}
	return err
}

// answeredWith are the words for what a field is answered with.
var answeredWith = map[form.Type]lang.Key{
	form.One: lang.FormWantsOne, form.Several: lang.FormWantsSeveral, form.YesNo: lang.FormWantsOne, form.Age: lang.FormWantsAge,
	form.Language: lang.FormWantsLanguage, form.Time: lang.FormWantsTime, form.Text: lang.FormWantsText,
}

// ofForms says why something cannot be registered.
func (s speaker) ofForms(err error) (string, bool) {
	var field *form.FieldError
	var code *form.CodeError
	var value *form.ValueError
	var hidden *form.HiddenError
	switch {
	case errors.As(err, &field):
		return s.T(lang.FormNoField, field.Written, keymap.Nearest(field.Written, field.There), strings.Join(field.There, ", ")), true
	case errors.As(err, &code):
		near, all := cmp.Or(code.Meant, keymap.Nearest(code.Written, code.There)), strings.Join(code.There, ", ")
		switch code.Type {
		case form.Age:
			return s.T(lang.FormNoAge, code.Field, code.Written, all), true
		case form.Language:
			return s.T(lang.FormNoLanguage, code.Field, code.Written, all), true
		}
		return s.T(lang.FormNoCode, code.Field, code.Written, near, all), true
	case errors.As(err, &value):
		return s.T(lang.FormNoValue, value.Field, s.T(answeredWith[value.Want])), true
	case errors.As(err, &hidden) && hidden.Until.Field != "":
		return s.T(lang.FormHidden, hidden.Field, hidden.Until.Field, strings.Join(hidden.Until.Codes, ", ")), true
	case errors.As(err, &hidden):
		return s.T(lang.FormNoPersons, hidden.Field), true
	case errors.Is(err, store.ErrFormVersion):
		return s.T(lang.FormVersionThere), true
	case errors.Is(err, form.ErrForm):
		return s.T(lang.FormWrong, err.Error()), true
	}
	return s.first(err, []worded{{form.ErrField, lang.FormNoSuchField}, {form.ErrValue, lang.FormNoSuchValue}, {form.ErrHidden, lang.FormNotAsked}})
}
