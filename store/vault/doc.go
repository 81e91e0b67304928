// Package vault holds the keys of a case file: the ways in, the epochs, and the
// sealing and opening of records. It knows no file and no database; it works on
// bytes that its caller keeps.
//
// # How the keys hang together
//
// The [Header] stands unsealed at the head of a case file. It lists slots, one
// for each way in (a passphrase, an SSH key, an age identity, the recovery
// words). A slot is an age file that opens a key pair of that slot alone. The
// epoch key is sealed, in one more age file, to the public keys of all slots, so
// that a new epoch needs nobody's passphrase. The epoch key wraps the keys of
// the key table, and these seal the records.
//
//	way in → slot's key pair → epoch key → key of the table → record
//
// # What is promised
//
// The header opens nothing by itself. Damage to it is told from a wrong key.
// It bears a MAC under the epoch key: a slot that somebody slipped in without
// having the keys is noticed at unlocking and is never sealed to.
//
// A record opens only under its own key and at its own [Place]: none can be
// changed, moved or swapped unnoticed. That a record is missing, or is an older
// one of the same place, the sealing cannot tell; for that the store keeps
// counts and MACs (see [Key.MAC]).
//
// A [Rotation] makes a new epoch. After it the old epoch key is nowhere in the
// new header: neither the unlocked vault nor any way in gets it from there. A
// key that was left out of the table at a rotation is therefore gone, and with
// it what it sealed, even if the old wrapped key is still found on the disk.
//
// # What is not promised
//
// Whoever has kept an old header (a backup, a snapshot, a block that an SSD has
// not given up) and a way into it opens what that header opened; so old backups
// must be destroyed after an erasure. Whoever was in and copied keys has them.
// Removing a slot takes effect with the rotation after it.
//
// SSH keys and age identities have public halves, so somebody who can write the
// file can make a whole new vault for them that opens like the old one. It opens
// none of the old records: the store opens one of its own before it writes.
//
// [Vault.Wipe] zeroes the keys that the vault holds. Go and the libraries below
// may have left copies elsewhere in memory (passphrases as strings, stacks that
// have moved, working copies of a cipher), which nothing here can find. Whoever
// must be sure ends the process, or replaces its image, as the program does when
// it is locked.
package vault
