package command

import (
	"fmt"

	"baken/store/outside"
	"baken/ui/lang"
)

// told is an error in words of the catalog. In which language is settled when it
// is shown: it may be made before the configuration has been read. What is put
// into it may be an error, whose words then stand there.
type told struct {
	key  lang.Key
	args []any
}

// fail makes an error of the catalog. An argument is a [lang.Arg], a text of the
// catalog by its key, a number, an error, or words, which pass the gate.
func fail(key lang.Key, args ...any) error { return &told{key, args} }

// Error gives it in English: where it is shown to a person, words does that.
func (t *told) Error() string { return speaker{Catalog: lang.For(lang.English)}.words(t) }

// Unwrap gives the errors that are put into it.
func (t *told) Unwrap() (all []error) {
	for _, a := range t.args {
		if err, ok := a.(error); ok {
			all = append(all, err)
		}
	}
	return all
}

// speaker says things to a person in a language.
type speaker struct {
	*lang.Catalog
	store string // the file of the store, for errors about it
}

// T gives a text of the catalog with what is put into it, as fail takes it.
func (s speaker) T(key lang.Key, args ...any) string {
	filled := make([]lang.Arg, len(args))
	for i, a := range args {
		filled[i] = s.arg(a)
	}
	return s.Catalog.T(key, filled...)
}

func (s speaker) arg(a any) lang.Arg {
	switch a := a.(type) {
	case lang.Arg:
		return a
	case lang.Key:
		return lang.Said(s.Catalog.T(a))
	case int:
		return lang.N(a)
	case error:
		return lang.Said(s.words(a))
	case outside.Safe:
		return lang.Safe(a)
	case outside.Text:
		return lang.Safe(a.Line())
	}
	return lang.Safe(outside.New(fmt.Sprint(a)).Line())
}
