package store

import (
	"context"
	"encoding/binary"
	"fmt"

	"baken/store/form"
	"baken/store/journal"
	"baken/store/outside"
)

// Form is the form that contacts are registered with from now on.
func (s *Store) Form() (f *form.Form, err error) {
	err = s.read(func(t *tx) error { f, err = t.formInUse(); return err })
	return f, err
}

// ReplaceForm has the team register with another form from now on. What was
// registered before stays as it is, under the form that it was begun with.
// ErrNoChange when the form is in use already. An error wraps [form.ErrForm] when
// definition is no form, or [ErrFormVersion] when its version is not above those of
// the forms of that name before it.
func (s *Store) ReplaceForm(ctx context.Context, definition outside.Text) (d Done, err error) {
	f, err := form.Parse(definition.Unsafe())
	if err != nil {
		return Done{}, err
	}
	err = s.write(ctx, func(t *tx) error {
		now, err := t.formInUse()
		if err != nil {
			return err
		}
		if now.Text() == f.Text() {
			return ErrNoChange
		}
		newest, err := t.newestForm(f.Name)
		if err != nil {
			return err
		}
		if f.Version <= newest {
			return fmt.Errorf("%w: form %s has version %d already; give the new one a higher number", ErrFormVersion, f.Name, newest)
		}
		events, err := t.append(journal.FormReplaced{Form: f.Name, Version: f.Version, Definition: definition})
		if err != nil {
			return err
		}
		d = Done{Event: events[0].ID}
		return nil
	})
	if err != nil {
		return Done{}, err
	}
	return d, nil
}

// formInUse is the form that the team has chosen, or the one that the program
// brings.
func (t *tx) formInUse() (*form.Form, error) {
	var n formName
	key := t.s.hash("form in use")
	ok, err := t.value(boxTeam, key[:], &n)
	if err != nil || !ok {
		return form.Default(), err
	}
	return t.form(n)
}

// form gives one version of a form. ErrNewer when it is not known here.
func (t *tx) form(n formName) (*form.Form, error) {
	if f := form.Brought(n.Name, n.Version); f != nil {
		return f, nil
	}
	if f, ok := t.s.forms.Load(n); ok {
		return f.(*form.Form), nil
	}
	var text outside.Text
	ok, err := t.value(boxTeam, t.formNameKey(n), &text)
	if err == nil && !ok {
		err = fmt.Errorf("%w: a form that it does not have: %s, version %d", ErrNewer, n.Name, n.Version)
	}
	if err != nil {
		return nil, err
	}
	f, err := form.Parse(text.Unsafe())
	if err != nil { // it was read before it was kept
		return nil, fmt.Errorf("%w: a form (%w)", ErrNewer, err)
	}
	t.s.forms.Store(n, f)
	return f, nil
}

// newestForm is the highest version that there is of a form; 0 for none.
func (t *tx) newestForm(name string) (version int, err error) {
	for form.Brought(name, version+1) != nil {
		version++
	}
	newest, kept := t.s.hash("newest form", []byte(name)), 0
	_, err = t.value(boxTeam, newest[:], &kept)
	return max(version, kept), err
}

// keepForm keeps a form that was put in use. The last in the journal is.
func (t *tx) keepForm(b journal.FormReplaced) error {
	n := formName{b.Form, b.Version}
	if t.raw(boxTeam, t.formNameKey(n)) == nil { // what was registered under it stays readable as it was
		if err := t.putValue(boxTeam, t.formNameKey(n), b.Definition); err != nil {
			return err
		}
	}
	version, err := t.newestForm(b.Form)
	if err != nil {
		return err
	}
	inUse, newest := t.s.hash("form in use"), t.s.hash("newest form", []byte(b.Form))
	if err := t.putValue(boxTeam, inUse[:], n); err != nil {
		return err
	}
	return t.putValue(boxTeam, newest[:], max(version, b.Version))
}

func (t *tx) formNameKey(n formName) []byte {
	h := t.s.hash("form", []byte(n.Name), binary.BigEndian.AppendUint64(nil, uint64(n.Version)))
	return h[:]
}
