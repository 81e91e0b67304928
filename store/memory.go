package store

import (
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// memory is what a read transaction has opened and will want again: a case has hundreds
// of events under a handful of keys, by a handful of people. Nothing changes while it
// reads, so it stays true until its end. A write transaction has none.
type memory struct {
	keys  map[vault.KeyID]*vault.Key
	names map[member.ID]outside.Text
	file  file // of the case that was read last; its lists are copied before they are changed
	of    CaseID
}

// rememberedKeys is how many keys a transaction remembers at most.
const rememberedKeys = 64

// eventKey is the key that an envelope was sealed with. ErrErased when it is not there
// any more.
func (t *tx) eventKey(env *journal.Envelope) (*vault.Key, error) {
	id := env.Header.Key
	if t.memory != nil && t.memory.keys[id] != nil {
		return t.memory.keys[id], nil
	}
	row, err := t.get(boxKeyRows, id[:])
	if err != nil {
		return nil, err
	}
	wrapped := t.raw(boxKeys, row)
	if row == nil || wrapped == nil {
		return nil, ErrErased
	}
	k, err := t.openKey(row, wrapped)
	if err == nil && t.memory != nil {
		if t.memory.keys == nil || len(t.memory.keys) >= rememberedKeys {
			t.memory.keys = map[vault.KeyID]*vault.Key{}
		}
		t.memory.keys[id] = k
	}
	return k, err
}

// name is what colleagues see of a member.
func (t *tx) name(id member.ID) outside.Text {
	if t.memory != nil {
		if name, ok := t.memory.names[id]; ok {
			return name
		}
	}
	var p person
	if _, err := t.value(boxMembers, id[:], &p); err != nil {
		return outside.Text{}
	}
	if t.memory != nil {
		if t.memory.names == nil {
			t.memory.names = map[member.ID]outside.Text{}
		}
		t.memory.names[id] = p.Name
	}
	return p.Name
}

// file is what the events of a case add up to; zero where there are none.
func (t *tx) file(id CaseID) (f file, err error) {
	if t.memory != nil && t.memory.of == id {
		return t.memory.file, nil
	}
	_, err = t.value(boxCases, id[:], &f)
	if err == nil && t.memory != nil {
		t.memory.file, t.memory.of = f, id
	}
	return f, err
}
