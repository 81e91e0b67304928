package ui

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"baken/store"
	"baken/store/mail"
	"baken/store/outside"
	"baken/store/vault"
)

// A large mailbox is made once for all benchmarks of a run.

// house is a folder with the stores of a run, which TestMain takes away.
var house = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "baken-many-") })

// many is a store file with invented contacts, and the age identity that opens it.
type many struct {
	path     string
	identity string
	contacts int
}

var manyStores = map[int]func() (many, error){
	10_000:  sync.OnceValues(func() (many, error) { return makeMany(10_000) }),
	100_000: sync.OnceValues(func() (many, error) { return makeMany(100_000) }),
}

// manyOf gives the store file of n contacts.
func manyOf(t testing.TB, n int) many {
	t.Helper()
	m, err := manyStores[n]()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// sinceLongAgo is the date from which on all of the invented ones wait.
var sinceLongAgo = monday.AddDate(-1, 0, 0)

func (m many) options() store.Options {
	return store.Options{Now: func() time.Time { return monday }, NoSync: true, WaitingSince: sinceLongAgo}
}

// open opens the file by its identity.
func (m many) open() (*store.Store, error) {
	way, err := vault.Identity(m.identity)
	if err != nil {
		return nil, err
	}
	l, err := store.Open(m.path, m.options())
	if err != nil {
		return nil, err
	}
	return l.Unlock(way)
}

// perUpdate is how many mails come in one transaction: some hundred, as in a
// sync, so that the file is like one of a sync.
const perUpdate = 300

func makeMany(n int) (m many, err error) {
	base, err := house()
	if err != nil {
		return m, err
	}
	dir, err := os.MkdirTemp(base, "")
	if err != nil {
		return m, err
	}
	m = many{path: filepath.Join(dir, "baken.db"), contacts: n}
	if m.identity, _, err = vault.GenerateIdentity(monday); err != nil {
		return m, err
	}
	way, err := vault.Identity(m.identity)
	if err != nil {
		return m, err
	}
	s, err := store.Create(m.path, store.Founding{Name: outside.New("Noor"), Ways: []store.NamedWay{{Way: way, Label: "identity"}}}, m.options())
	if err != nil {
		return m, err
	}
	defer func() {
		err = errors.Join(err, s.Close())
		// Opened for the first time, every row is reckoned by the date from which
		// on all wait.
		if again, oerr := m.open(); oerr == nil {
			err = errors.Join(err, again.Close())
		} else {
			err = errors.Join(err, oerr)
		}
	}()
	inbox := outside.New("INBOX")
	for from := 0; from < n && err == nil; from += perUpdate {
		err = s.Mirror().Update(context.Background(), func(y *store.Sync) error {
			if err := y.SetFolder(store.Folder{Name: inbox, Role: store.Inbox, UIDValidity: 1}); err != nil {
				return err
			}
			for i := from; i < min(from+perUpdate, n); i++ {
				if err := arrive(y, s.FolderID(inbox), i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return m, err
}

// levels are how urgent the invented mails are, in turn.
var levels = []store.Urgency{store.Calm, store.Calm, store.Raised, store.Calm, store.Acute, store.Calm, store.Calm, store.Minor, store.Calm, store.Calm}

// sentences are what the invented mails are made of.
var sentences = []string{
	"Ik weet niet goed bij wie ik hiervoor terechtkan.", "Gisteren is het weer gebeurd, en ik durf er met niemand over te spreken.",
	"Mijn vraag gaat over de regeling voor het weekend.", "Kunt u mij zeggen wat ik moet doen?", "De buren hebben het ook gehoord.",
	"Sinds de zomer gaat het niet goed thuis.", "Ik heb al gebeld maar kreeg niemand aan de lijn.",
}

func arrive(y *store.Sync, folder store.FolderID, i int) error {
	from := fmt.Sprintf("writer%d@example.org", i)
	a := store.Arrival{
		UID: store.UID(i + 1), Internal: monday.Add(-time.Duration(i) * 3 * time.Minute), Size: 2000, Folded: from,
		Root: outside.New(fmt.Sprintf("%d@mail.example.org", i)), With: mail.Address{Name: outside.New("An Onbekend"), Addr: outside.New(from)},
	}
	a.Head = mail.Head{
		MessageID: a.Root, From: []mail.Address{a.With}, To: []mail.Address{{Addr: outside.New("hulplijn@example.org")}}, Date: a.Internal,
		Subject: outside.New(fmt.Sprintf("Vraag %d: %s", i, sentences[i%len(sentences)])),
	}
	binary.BigEndian.PutUint64(a.Head.Hash[:], uint64(i)+1)
	id, _, err := y.Arrive(folder, a)
	if err != nil {
		return err
	}
	found := store.Assessment{Urgency: levels[i%len(levels)], Language: "nl"}
	if found.Urgency >= store.Raised {
		found.Reasons = []store.Reason{{Rule: "nl.knife", Text: outside.New("hij heeft een mes")}}
	}
	var text strings.Builder
	for k := range 12 {
		text.WriteString(sentences[(i+k*3)%len(sentences)] + " ")
		if k%4 == 3 {
			text.WriteString("\n\n")
		}
	}
	return y.Body(id, store.PackBody(mail.Body{Blocks: []mail.Block{{Text: outside.New(text.String())}}}), nil, found)
}
