package chat

import "baken/store/opening"

// Hours are when the helpline is open: a setting of the team.
type Hours = opening.Hours

// hours are those that the rooms go by now.
func (r *Rooms) hours() Hours {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.c.Hours
}

// SetHours has the rooms go by other hours from now on. [opening.ErrHours]: they are as
// they were.
func (r *Rooms) SetHours(h Hours) error {
	if err := h.Check(); err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.c.Hours = h
	return nil
}
