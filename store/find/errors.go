package find

import (
	"errors"
	"fmt"

	"baken/store/outside"
)

// ErrDamaged: a block is not as it was written.
var ErrDamaged = errors.New("the search index is damaged")

// ErrQuery: what was asked for cannot be read; see [QueryError].
var ErrQuery = errors.New("the query cannot be read")

// Wrong is what is wrong with a query.
type Wrong string

// What can be wrong.
const (
	Empty       Wrong = "empty"        // nothing is asked for
	UnknownKey  Wrong = "key"          // Part stands before a colon and is none of Known
	NoValue     Wrong = "no value"     // nothing stands after the colon of Part
	UnknownWord Wrong = "value"        // Part is none of Known, which can stand after Key
	NoDate      Wrong = "date"         // Part, after Key, is no day
	OpenQuote   Wrong = "open quote"   // a quotation mark is not closed
	ShortPrefix Wrong = "short prefix" // a prefix of fewer than MinPrefix letters: Part
	TooLong     Wrong = "too long"     // more than MaxTerms words, or MaxQuery bytes
)

// QueryError says what of a query cannot be read, and what there is instead. It is
// ErrQuery.
type QueryError struct {
	Wrong Wrong
	Key   string       // one of Keys; empty where no key is concerned
	Part  outside.Text // what was written
	Known []string     // what could stand there
}

// Error says what is wrong, without what was written.
func (e *QueryError) Error() string {
	if e.Key != "" {
		return fmt.Sprintf("%v: %s (%s:)", ErrQuery, e.Wrong, e.Key)
	}
	return fmt.Sprintf("%v: %s", ErrQuery, e.Wrong)
}

// Is says that it is ErrQuery.
func (e *QueryError) Is(target error) bool { return target == ErrQuery }
