package store

import "sync"

// beingWritten are the contacts that somebody has begun to write to, before a word of it is
// kept: they stay though their mails go from the server meanwhile.
type beingWritten struct {
	mu  sync.Mutex
	all map[ContactID]int
}

// Hold keeps a contact from vanishing with its mails until release is called, once.
func (s *Store) Hold(id ContactID) (release func()) {
	h := &s.writers
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.all == nil {
		h.all = map[ContactID]int{}
	}
	h.all[id]++
	return sync.OnceFunc(func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		if h.all[id]--; h.all[id] == 0 {
			delete(h.all, id)
		}
	})
}

// BeingWritten says whether somebody writes to a contact at this moment: one who holds it.
func (s *Store) BeingWritten(id ContactID) bool { return s.writers.has(id) }

func (h *beingWritten) has(id ContactID) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.all[id] > 0
}
