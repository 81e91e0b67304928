package screen

import (
	"errors"
	"slices"

	"baken/store"
	"baken/store/directory"
)

// heldService is a service that was shown when others took the place of its row: what
// one reads does not become another by itself.
type heldService struct {
	v     directory.Service
	place int
	of    store.DirectoryID
	gone  bool // it is no longer in the directory
}

// looked is the service that one looks at, to be held should its row go.
func (d *Directory) looked() *heldService {
	v, place, of, ok := d.shown()
	if !ok || d.typing {
		return nil
	}
	return &heldService{v: *v, place: place, of: of, gone: d.held != nil && d.held.gone}
}

// anew is what is held of a service after others were found: nothing where it is among
// them, it as it is by now where it is elsewhere in the directory, and as it was where it
// is no longer there.
func (h heldService) anew(st *store.Store, found store.FoundServices) (*heldService, error) {
	if slices.ContainsFunc(found.Services, func(f store.FoundService) bool { return f.ID == h.v.ID }) {
		return nil, nil
	}
	if h.of == found.Directory.ID {
		return &h, nil
	}
	v, of, err := st.Service(h.v.ID, store.DirectoryID{})
	switch {
	case errors.Is(err, store.ErrUnknown):
		h.gone = true
		return &h, nil
	case err != nil:
		return nil, err
	}
	if place := min(h.place, len(v.Places)-1); len(v.Places) != len(h.v.Places) || place < 0 || v.Places[place].ID != h.v.Places[place].ID {
		h.place = PlaceFor(&v, store.ServiceQuery{})
	}
	h.v, h.of = v, of.ID
	return &h, nil
}

// release ends that a service is held.
func (d *Directory) release() {
	if d.held != nil {
		d.held = nil
		d.draw()
	}
}
