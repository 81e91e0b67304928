package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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

// FollowErased adds the list that lies beside a backup to the one beside the store that
// was made from it: on another machine it says what was erased since.
func FollowErased(backup, path string) error {
	b, err := os.ReadFile(ErasedPath(backup))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	there, err := os.ReadFile(ErasedPath(path))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var missing bytes.Buffer
	for line := range bytes.Lines(b) {
		if line = bytes.TrimSpace(line); len(line) > 0 && !bytes.Contains(there, line) {
			missing.Write(append(line, '\n'))
		}
	}
	return fault(addLines(ErasedPath(path), missing.Bytes()))
}

// addLines adds whole lines to the list, on the disk to their last byte. What was cut
// short by a full disk stays a line of its own.
func addLines(path string, lines []byte) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	i, err := f.Stat()
	if err != nil {
		return err
	}
	if n := i.Size(); n > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, n-1); err != nil {
			return err
		}
		if last[0] != '\n' {
			lines = append([]byte{'\n'}, lines...)
		}
	}
	if _, err := f.Write(lines); err != nil {
		return err
	}
	return f.Sync()
}

// listed is an erasure in the list.
type listed struct {
	Contacts []ContactID   `cbor:"1,keyasint,omitempty"`
	Cases    []CaseID      `cbor:"2,keyasint,omitempty"`
	Classes  []vault.Class `cbor:"3,keyasint"`
	At       time.Time     `cbor:"4,keyasint"`
	Rooms    []RoomID      `cbor:"5,keyasint,omitempty"`
}

// erasing is what is still to be done of erasures, and how far the list was
// followed.
type erasing struct {
	Unlisted []listed `cbor:"1,keyasint,omitempty"` // committed, and not in the list yet
	Before   *fileID  `cbor:"2,keyasint,omitempty"` // the file that has pages of before
	Followed [32]byte `cbor:"4,keyasint,omitzero"`  // the list that was, by its SHA-256
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
		if err := s.list(e); err != nil {
			return fmt.Errorf("%w: the list of what was erased could not be written: %w", ErrUnfinished, fault(err))
		}
		_, followed, err := readList(s.path)
		if err != nil {
			return err
		}
		e.Unlisted, e.Followed = nil, followed
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

// list adds what was erased to the list.
func (s *Store) list(e erasing) error {
	var b bytes.Buffer
	for _, l := range e.Unlisted {
		p, err := record.Encode(l)
		if err != nil {
			return err
		}
		mac := s.keys[vault.Hash].MAC([]byte("erased"), p)
		fmt.Fprintf(&b, "%x %x\n", p, mac)
	}
	return addLines(ErasedPath(s.path), b.Bytes())
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
	list, is, err := readList(s.path)
	if err == nil && is != e.Followed {
		err = s.follow(ctx, list)
	}
	if err != nil {
		return fmt.Errorf("what was erased before is not erased in this file, so it stays locked: %w", err)
	}
	if is != e.Followed {
		if err := s.read(func(t *tx) error { _, err := t.desk(deskErasing, &e); return err }); err != nil {
			return err
		}
		e.Followed = is
		if err := s.write(ctx, func(t *tx) error { return t.putDesk(deskErasing, e) }); err != nil {
			return err
		}
	}
	if err := s.finishErasing(ctx); err != nil {
		s.log.Error("an erasure could not be finished", "type", fmt.Sprintf("%T", err))
	}
	return nil
}

// readList reads the list beside a store, and says which it is; zero when there is none.
func readList(path string) (list []byte, is [32]byte, err error) {
	list, err = os.ReadFile(ErasedPath(path))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if len(list) > 0 {
		is = sha256.Sum256(list)
	}
	return list, is, err
}

// follow erases what the list says and this file has still. A line that is not ours,
// or is cut short, is passed over: it says nothing that can be known.
func (s *Store) follow(ctx context.Context, list []byte) error {
	var all []Erasure
	for line := range bytes.Lines(list) {
		if l, ok := s.readListed(string(line)); ok {
			all = append(all, Erasure{Contacts: l.Contacts, Cases: l.Cases, Rooms: l.Rooms, Classes: l.Classes, KeepOnServer: true})
		} else if len(bytes.TrimSpace(line)) > 0 {
			s.log.Warn("a line of the list of what was erased is not this store's")
		}
	}
	return s.eraseAgain(ctx, all)
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
	err := s.newEpoch(ctx, func(t *tx) (err error) {
		gone, err = t.eraseAll(all, &Erased{}, true)
		return err
	})
	if errors.Is(err, ErrNoChange) {
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
	rest.Contacts, rest.Cases, rest.Rooms = nil, nil, nil
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
	for _, r := range e.Rooms {
		if t.any(boxKeys, r[:]) {
			rest.Rooms = append(rest.Rooms, r)
		}
	}
	return rest, nil
}
