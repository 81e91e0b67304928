package store

import "context"

// Check is what one kind of check found.
type Check struct {
	What    string
	Checked int
	Wrong   []Wrong
}

// Wrong is something that is not as it was written.
type Wrong struct{ Where, Why string }

// Verify checks.
func (s *Store) Verify(ctx context.Context, progress func(what string, n int)) ([]Check, error) {
	return nil, nil
}
