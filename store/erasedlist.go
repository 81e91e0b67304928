package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"baken/store/record"
	"baken/store/vault"
)

// Beside the file stands a list of what was erased from it: ids alone, a line an
// erasure, each with a MAC under the store's key for hashes. A backup that is older
// than an erasure holds what was erased; when one is put in the file's place, what
// the list says is done to it before anybody sees it.

// ErasedPath is the list beside a store.
func ErasedPath(path string) string { return path + ".erased" }

// FollowErased puts the list that lies beside a backup beside the store that was made
// from it, when none is there: on another machine it says what was erased since.
func FollowErased(backup, path string) error {
	b, err := os.ReadFile(ErasedPath(backup))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	f, err := os.OpenFile(ErasedPath(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return fault(err)
	}
	_, err = f.Write(b)
	return errors.Join(fault(err), f.Close())
}

// listed is an erasure in the list.
type listed struct {
	Contacts []ContactID   `cbor:"1,keyasint,omitempty"`
	Cases    []CaseID      `cbor:"2,keyasint,omitempty"`
	Classes  []vault.Class `cbor:"3,keyasint"`
	At       time.Time     `cbor:"4,keyasint"`
}

// erasing is what is still to be done of erasures, and how far the list was
// followed.
type erasing struct {
	Unlisted []listed `cbor:"1,keyasint,omitempty"` // committed, and not in the list yet
	Before   *fileID  `cbor:"2,keyasint,omitempty"` // the file that has pages of before
	Listed   int64    `cbor:"3,keyasint,omitzero"`  // the bytes of the list that were followed
}

const deskErasing = "erasing"

// noteErased notes in the transaction of an erasure what is to be done after it.
func (t *tx) noteErased(l listed) error {
	var e erasing
	if _, err := t.desk(deskErasing, &e); err != nil {
		return err
	}
	id := fileOf(t.b)
	e.Before = &id
	if !t.s.following {
		e.Unlisted = append(e.Unlisted, l)
	}
	return t.putDesk(deskErasing, e)
}

// finishErasing writes the list, deletes the copies of the file that migrations
// made, and writes the file anew. s.slots is held.
func (s *Store) finishErasing(ctx context.Context) error {
	var e erasing
	if err := s.read(func(t *tx) error { _, err := t.desk(deskErasing, &e); return err }); err != nil {
		return err
	}
	if len(e.Unlisted) > 0 {
		size, err := s.list(e)
		if err != nil {
			return fmt.Errorf("%w: the list of what was erased could not be written: %w", ErrUnfinished, fault(err))
		}
		e.Unlisted, e.Listed = nil, size
		if err := s.write(ctx, func(t *tx) error { return t.putDesk(deskErasing, e) }); err != nil {
			return err
		}
	}
	var id fileID
	if err := s.read(func(t *tx) error { id = fileOf(t.b); return nil }); err != nil || e.Before == nil || *e.Before != id {
		return err
	}
	for _, name := range migrationCopies(s.path) {
		if err := os.Remove(name); err != nil {
			return fmt.Errorf("%w: a copy of the file from before cannot be deleted: %w", ErrUnfinished, err)
		}
	}
	if err := s.compact(ctx); err != nil {
		return fmt.Errorf("%w: %w", ErrUnfinished, err)
	}
	return nil
}

// list adds what was erased to the list, and gives how long that is now.
func (s *Store) list(e erasing) (size int64, err error) {
	var b bytes.Buffer
	for _, l := range e.Unlisted {
		p, err := record.Encode(l)
		if err != nil {
			return 0, err
		}
		mac := s.keys[vault.Hash].MAC([]byte("erased"), p)
		fmt.Fprintf(&b, "%x %x\n", p, mac)
	}
	f, err := os.OpenFile(ErasedPath(s.path), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	if _, err := f.Write(b.Bytes()); err != nil {
		return 0, err
	}
	if err := f.Sync(); err != nil {
		return 0, err
	}
	i, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return i.Size(), nil
}

// resumeErasing finishes what was begun before the program ended, and erases what
// the list says that this file does not know of: it is one of before.
func (s *Store) resumeErasing() error {
	s.slots.Lock()
	defer s.slots.Unlock()
	ctx := context.Background()
	var e erasing
	if err := s.read(func(t *tx) error { _, err := t.desk(deskErasing, &e); return err }); err != nil {
		return err
	}
	size, err := s.follow(ctx, e.Listed)
	if err != nil {
		return fmt.Errorf("what was erased before is not erased in this file, so it stays locked: %w", err)
	}
	if size != e.Listed {
		if err := s.read(func(t *tx) error { _, err := t.desk(deskErasing, &e); return err }); err != nil {
			return err
		}
		e.Listed = size
		if err := s.write(ctx, func(t *tx) error { return t.putDesk(deskErasing, e) }); err != nil {
			return err
		}
	}
	if err := s.finishErasing(ctx); err != nil {
		s.log.Error("an erasure could not be finished", "type", fmt.Sprintf("%T", err))
	}
	return nil
}

// follow erases what the list says from an offset on, and gives how long it is. A
// line that is not ours, or is cut short, is passed over: it says nothing that can
// be known.
func (s *Store) follow(ctx context.Context, from int64) (size int64, err error) {
	f, err := os.Open(ErasedPath(s.path))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer f.Close()
	i, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if i.Size() < from {
		from = 0 // another list
	}
	if _, err := f.Seek(from, io.SeekStart); err != nil || i.Size() == from {
		return i.Size(), err
	}
	var all []Erasure
	for r := bufio.NewReader(f); ; {
		line, err := r.ReadString('\n')
		if err != nil && err != io.EOF {
			return 0, err
		}
		if l, ok := s.readListed(strings.TrimSuffix(line, "\n")); ok {
			all = append(all, Erasure{Contacts: l.Contacts, Cases: l.Cases, Classes: l.Classes, KeepOnServer: true})
		} else if strings.TrimSpace(line) != "" {
			s.log.Warn("a line of the list of what was erased is not this store's")
		}
		if err == io.EOF {
			break
		}
	}
	return i.Size(), s.eraseAgain(ctx, all)
}

func (s *Store) readListed(line string) (l listed, ok bool) {
	words := strings.Fields(line)
	if len(words) != 2 {
		return l, false
	}
	p, err := hex.DecodeString(words[0])
	mac := s.keys[vault.Hash].MAC([]byte("erased"), p)
	if err != nil || hex.EncodeToString(mac[:]) != words[1] {
		return l, false
	}
	return l, record.Decode(p, &l) == nil
}

// eraseAgain erases what is not erased in this file. s.slots is held.
func (s *Store) eraseAgain(ctx context.Context, all []Erasure) error {
	s.following = true
	defer func() { s.following = false }()
	var gone []vault.KeyID
	some := false
	err := s.newEpoch(ctx, func(t *tx) error {
		for _, e := range all {
			rest, err := t.notErased(e)
			if err != nil {
				return err
			}
			if len(rest.owners()) == 0 {
				continue
			}
			if !some { // as in Erase
				if err := t.countDue(s.now()); err != nil {
					return err
				}
			}
			some = true
			keys, err := t.erase(rest, &Erased{})
			if err != nil {
				return err
			}
			gone = append(gone, keys...)
		}
		if !some {
			return ErrNoChange
		}
		return nil
	})
	if !some && errors.Is(err, ErrNoChange) {
		return nil
	}
	for _, id := range gone {
		s.vault.Forget(id)
	}
	return err
}

// notErased is what of an erasure is still to be done.
func (t *tx) notErased(e Erasure) (rest Erasure, err error) {
	rest = e
	rest.Contacts, rest.Cases = nil, nil
	missing := func(o Owner) (bool, error) {
		for _, c := range e.Classes {
			if gone, err := t.erased(o, c); err != nil || !gone {
				return true, err
			}
		}
		return false, nil
	}
	for _, c := range e.Contacts {
		if is, err := missing(Owner(c)); err != nil {
			return rest, err
		} else if is {
			rest.Contacts = append(rest.Contacts, c)
		}
	}
	for _, c := range e.Cases {
		if is, err := missing(Owner(c)); err != nil {
			return rest, err
		} else if is {
			rest.Cases = append(rest.Cases, c)
		}
	}
	return rest, nil
}
