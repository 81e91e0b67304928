package command

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"baken/ui/lang"
)

// words gives an error for a person: what failed, what was kept, what to do. Ours
// say it themselves; those of the packages below are known by their types and
// sentinels, never by their text.
func (s speaker) words(err error) string {
	if several := apart(err); len(several) > 1 {
		all := make([]string, len(several))
		for i, one := range several {
			all[i] = s.words(one)
		}
		return strings.Join(slices.Compact(all), "; ")
	}
	var t *told
	if errors.As(err, &t) {
		return s.T(t.key, t.args...)
	}
	for _, of := range []func(error) (string, bool){s.ofForms, s.ofHours, s.ofQuery, s.ofDirectory, s.ofFigures, s.ofTemplates, s.ofStore, s.ofVault, s.ofServer, s.ofConfig, s.ofKeys, s.ofFile} {
		if words, ok := of(err); ok {
			return words
		}
	}
	return err.Error()
}

// joined is the type of errors that were joined.
var joined = reflect.TypeOf(errors.Join(errors.ErrUnsupported))

// apart gives the errors that were joined; one that only wraps is itself.
func apart(err error) []error {
	if reflect.TypeOf(err) == joined {
		return err.(interface{ Unwrap() []error }).Unwrap()
	}
	return []error{err}
}

// worded is a sentinel with its words, which may name the file of the store.
type worded struct {
	err error
	key lang.Key
}

// first gives the words of the first sentinel that an error is.
func (s speaker) first(err error, of []worded) (string, bool) {
	for _, k := range of {
		if errors.Is(err, k.err) {
			return s.T(k.key), true
		}
	}
	return "", false
}
