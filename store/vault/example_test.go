package vault_test

import (
	"fmt"
	"time"

	"baken/store/vault"
)

// The life of a case file's keys: made, locked, unlocked, and turned over after
// an erasure.
func Example() {
	now := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	way := vault.PassphraseWork([]byte("stille linde"), 1) // Passphrase, outside of tests

	v, _ := vault.New(now)
	v.AddSlot(way, "my laptop", now)
	contact := [16]byte{1}
	row, key, wrapped, _ := v.NewKey(contact, vault.Words)
	place := vault.At("bodies", []byte("17"))
	record := key.Seal(nil, place, []byte("Good evening."))
	kept := v.Header().Bytes()
	v.Wipe()

	h, _ := vault.ReadHeader(kept)
	_, err := h.Unlock(vault.PassphraseWork([]byte("stille eiche"), 1))
	fmt.Println(err)
	v, _ = h.Unlock(way)
	key, _ = v.OpenKey(row, wrapped)
	text, _ := key.Open(nil, place, record)
	fmt.Printf("%s\n", text)

	// Erased: the key is in no table any more when the next epoch begins.
	v.Forget(row.ID)
	r, _ := v.Rotate(now)
	defer r.Abort()
	// Here the living keys are wrapped anew by r.Rewrap and kept, with
	// r.Header().Bytes(), in one transaction.
	r.Commit()
	_, err = v.OpenKey(row, wrapped)
	fmt.Println(err)
	// Output:
	// wrong passphrase
	// Good evening.
	// this key is no longer in the vault
}
