package form

import "slices"

// Condition says when something holds. The zero Condition never does.
type Condition struct {
	Always  bool
	Clauses []Clause // all of them must hold
}

// Clause holds when a field was answered with one of the codes.
type Clause struct {
	Field string
	Codes []string
}

// holds asks a condition; of gives what a field was answered with.
func (c Condition) holds(of func(field string) Answer) bool {
	if c.Always {
		return true
	}
	_, failing := c.failing(of)
	return len(c.Clauses) > 0 && !failing
}

// failing is the first clause that does not hold.
func (c Condition) failing(of func(field string) Answer) (Clause, bool) {
	for _, x := range c.Clauses {
		given := of(x.Field).Codes
		if !slices.ContainsFunc(given, func(code string) bool { return slices.Contains(x.Codes, code) }) {
			return x, true
		}
	}
	return Clause{}, false
}
