package form

import (
	"errors"
	"fmt"
)

var (
	// ErrForm is wrapped by every error of [Parse]: the file is no form. The error
	// says in which line, and what may stand there.
	ErrForm = errors.New("the form cannot be used")
	// ErrField: there is no such field. Every [FieldError] is one.
	ErrField = errors.New("no such field")
	// ErrValue: a field cannot be answered so. Every [ValueError] and [CodeError] is
	// one.
	ErrValue = errors.New("not an answer to that field")
	// ErrHidden: the field does not show. Every [HiddenError] is one.
	ErrHidden = errors.New("the field does not show")
)

// FieldError says which fields there are.
type FieldError struct {
	Written string
	There   []string
}

func (e *FieldError) Error() string        { return ErrField.Error() }
func (e *FieldError) Is(target error) bool { return target == ErrField }

// CodeError says which codes there are. What was written is not in its words: it
// may be about a person.
type CodeError struct {
	Field   string
	Written string
	Meant   string // the code of which it is the label, or its beginning; empty when none is
	There   []string
	Type    Type
}

func (e *CodeError) Error() string        { return fmt.Sprintf("%v: %s", ErrValue, e.Field) }
func (e *CodeError) Is(target error) bool { return target == ErrValue }

// ValueError says what a field is answered with.
type ValueError struct {
	Field string
	Want  Type
}

func (e *ValueError) Error() string {
	return fmt.Sprintf("%v: %s, which is of type %s", ErrValue, e.Field, e.Want)
}
func (e *ValueError) Is(target error) bool { return target == ErrValue }

// HiddenError says what must be answered before the field shows.
type HiddenError struct {
	Field string
	Until Clause
}

func (e *HiddenError) Error() string        { return fmt.Sprintf("%v: %s", ErrHidden, e.Field) }
func (e *HiddenError) Is(target error) bool { return target == ErrHidden }
