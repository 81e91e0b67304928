package chat

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/fxamacker/cbor/v2"
)

// folder is a Keeper in one file: records one after the other, so that a process that is
// killed leaves what it has acknowledged.
type folder struct {
	mu   sync.Mutex
	path string
	fail error // what is refused, while it is set
	mail []Left
}

type record struct {
	Head   *Head
	ID     SessionID
	Entry  *Entry
	Forget bool
	Left   *Left
}

func newFolder(t testing.TB) *folder {
	return &folder{path: filepath.Join(t.TempDir(), "chats")}
}

func (f *folder) write(r record) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fail != nil {
		return f.fail
	}
	b, err := cbor.Marshal(r)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(f.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(b)
	return errors.Join(err, file.Close())
}

func (f *folder) Load(context.Context) ([]Kept, error) {
	b, err := os.ReadFile(f.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	kept := map[SessionID]*Kept{}
	for len(b) > 0 {
		var r record
		if b, err = cbor.UnmarshalFirst(b, &r); err != nil {
			return nil, err
		}
		switch {
		case r.Forget:
			delete(kept, r.ID)
		case r.Head != nil && kept[r.Head.ID] == nil:
			kept[r.Head.ID] = &Kept{Head: *r.Head}
		case r.Head != nil:
			kept[r.Head.ID].Head = *r.Head
		case r.Entry != nil:
			k := kept[r.ID]
			k.Entries = append(k.Entries[:r.Entry.N-1], *r.Entry)
		}
	}
	var all []Kept
	for _, k := range kept {
		all = append(all, *k)
	}
	return all, nil
}

func (f *folder) Keep(_ context.Context, h Head) error { return f.write(record{Head: &h}) }
func (f *folder) Append(_ context.Context, id SessionID, e Entry) error {
	return f.write(record{ID: id, Entry: &e})
}
func (f *folder) Forget(_ context.Context, id SessionID) error {
	return f.write(record{ID: id, Forget: true})
}
func (f *folder) Message(_ context.Context, m Left) error {
	if err := f.write(record{Left: &m}); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.mail = append(f.mail, m)
	return nil
}

// refuse makes it fail, or not any more.
func (f *folder) refuse(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fail = err
}

// messages are those that were left.
func (f *folder) messages() []Left {
	f.mu.Lock()
	defer f.mu.Unlock()
	return append([]Left(nil), f.mail...)
}
