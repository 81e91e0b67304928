package figures

import "errors"

var (
	// ErrPeriod: it is no period. Every [PeriodError] is one.
	ErrPeriod = errors.New("not a period")
	// ErrField: no form has such a field, or it is not counted. Every [FieldError] is
	// one.
	ErrField = errors.New("no such field")
	// ErrCode: no form has such a code. Every [CodeError] is one.
	ErrCode = errors.New("no such code")
	// ErrFields: one field or two can be asked for, and not the same twice.
	ErrFields = errors.New("one field, or two")
	// ErrNotPublished: that would show more than is published. See the package.
	ErrNotPublished = errors.New("not published")
	// ErrNotOver: the period is not over, and so not published yet.
	ErrNotOver = errors.New("the period is not over")
)

// PeriodError says what was written.
type PeriodError struct{ Written string }

func (e *PeriodError) Error() string        { return ErrPeriod.Error() }
func (e *PeriodError) Is(target error) bool { return target == ErrPeriod }

// FieldError says which fields there are.
type FieldError struct {
	Written string
	There   []string
}

func (e *FieldError) Error() string        { return ErrField.Error() }
func (e *FieldError) Is(target error) bool { return target == ErrField }

// CodeError says which codes a field has.
type CodeError struct {
	Field   string
	Written string
	There   []string
}

func (e *CodeError) Error() string        { return ErrCode.Error() + ": " + e.Field }
func (e *CodeError) Is(target error) bool { return target == ErrCode }
