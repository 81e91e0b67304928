package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/store/journal"
	"baken/store/outside"
	"baken/store/vault"
)

// burglar has all files of a store's folder, and a way in. It knows of the records
// of some contacts and cases where they stood, how long they were and in which rows
// their keys were.
type burglar struct {
	t       testing.TB
	rows    []vault.Row
	own     []vault.Row // the store's
	records []stolen
	header  int // how long a header is
	magic   []byte
}

// stolen is a record; with inner it is sealed with the store's own key, and has parts
// in it that have seals of their own.
type stolen struct {
	box    box
	key    []byte
	length int
	inner  bool
}

// burglarOf looks at a store, before anything is erased, for what belongs to these.
func burglarOf(h *house, owners ...[16]byte) *burglar {
	h.t.Helper()
	g := &burglar{t: h.t}
	header := h.vault.Header().Bytes()
	g.header, g.magic = len(header), header[:6]
	h.step(h.read(func(t *tx) error {
		keys := map[vault.KeyID]bool{}
		x, err := t.searchIndex() // the index is searched through too, where it holds any of it
		if err != nil {
			return err
		}
		for _, o := range x.open {
			for n := range uint32(o.Len()) {
				d := o.Doc(n)
				of := [][16]byte{d.ID, d.Ref}
				if d.Kind == docMail {
					f, _, err := t.facts(MailID(d.ID))
					if err != nil {
						return err
					}
					of = append(of, f.Owner)
				}
				if slices.ContainsFunc(of, func(id [16]byte) bool { return slices.Contains(owners, id) }) {
					owners = append(owners[:len(owners):len(owners)], o.id)
					break
				}
			}
		}
		for _, o := range owners {
			if err := t.scan(boxKeys, o[:], func(k, _ []byte) error {
				r, err := readRow(k)
				g.rows, keys[r.ID] = append(g.rows, r), true
				return err
			}); err != nil {
				return err
			}
		}
		if err := t.scan(boxKeys, make([]byte, 16), func(k, _ []byte) error {
			r, err := readRow(k)
			g.own = append(g.own, r)
			return err
		}); err != nil {
			return err
		}
		for _, b := range t.s.boxes() {
			if err := t.scan(b, nil, func(k, v []byte) error {
				inner := b.name == boxMails.name || b.name == boxContacts.name
				if id, err := vault.SealedBy(v); err == nil && (keys[id] || inner) {
					g.records = append(g.records, stolen{b, bytes.Clone(k), len(v), inner})
				}
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	}))
	return g
}

// breaks gives how many keys open and how many records, with everything that can be
// unlocked in the folder, and what their words are.
func (g *burglar) breaks(h *house) (keys, records int, words string) {
	g.t.Helper()
	l, err := Open(h.path, h.options()) // unlocked anew: nothing is remembered
	if err != nil {
		g.t.Fatal(err)
	}
	vaults := []*vault.Vault{}
	if v, err := l.header.Unlock(h.way); err == nil {
		vaults = append(vaults, v)
	}
	l.Close()
	names, _ := filepath.Glob(filepath.Join(filepath.Dir(h.path), "*"))
	var files [][]byte
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			g.t.Fatal(err)
		}
		files = append(files, b)
		for at := bytes.Index(b, g.magic); at >= 0; {
			if at+g.header <= len(b) {
				if hd, err := vault.ReadHeader(bytes.Clone(b[at : at+g.header])); err == nil {
					if v, err := hd.Unlock(h.way); err == nil {
						vaults = append(vaults, v)
					}
				}
			}
			next := bytes.Index(b[at+1:], g.magic)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	open := map[vault.KeyID]*vault.Key{}
	for _, b := range files {
		for at := 0; at+vault.WrappedSize <= len(b); at++ {
			if b[at] != 1 {
				continue
			}
			for _, v := range vaults {
				for _, r := range append(g.own, g.rows...) {
					if open[r.ID] != nil {
						continue
					}
					if k, err := v.OpenKey(r, b[at:at+vault.WrappedSize]); err == nil {
						open[r.ID] = k
					}
				}
			}
		}
	}
	var said strings.Builder
	for _, b := range files {
		for id, k := range open {
			for at := 0; ; {
				next := bytes.Index(b[at:], id[:])
				if next < 0 {
					break
				}
				at += next
				for _, r := range g.records {
					if from := at - 1; from >= 0 && from+r.length <= len(b) {
						p, err := k.Open(nil, r.box.place(r.key), b[from:from+r.length])
						if err != nil {
							continue
						}
						if r.inner {
							records += g.within(r, p, open, &said)
							continue
						}
						records++
						said.Write(p)
						if u, err := unpack(p); err == nil {
							said.Write(u)
						}
					}
				}
				at++
			}
		}
	}
	for _, r := range g.rows {
		if open[r.ID] != nil {
			keys++
		}
	}
	return keys, records, said.String()
}

// within opens the parts of a record that have seals of their own.
func (g *burglar) within(r stolen, p []byte, open map[vault.KeyID]*vault.Key, said *strings.Builder) (records int) {
	var f facts
	var w row
	parts := map[string][]byte{}
	if r.box.name == boxMails.name && decode(r.box, p, &f) == nil {
		parts[partNames], parts[partWords] = f.Names, f.Words
	} else if decode(r.box, p, &w) == nil {
		parts[partWords] = w.Words
	}
	for part, sealed := range parts {
		id, err := vault.SealedBy(sealed)
		if err != nil || open[id] == nil || !slices.ContainsFunc(g.rows, func(r vault.Row) bool { return r.ID == id }) {
			continue
		}
		if p, err := open[id].Open(nil, vault.At(r.box.name+"/"+part, r.key), sealed); err == nil {
			records++
			said.Write(p)
		}
	}
	return records
}

// eraseScene is a case with mails, a note, a draft and an answer.
func eraseScene(t *testing.T) *scene {
	s := &scene{house: newHouse(t)}
	s.mail(letter{subject: "Vraag", text: "hij heeft een mes", level: Acute})
	claims(s)
	s.note("belt morgen, buurvrouw weet het niet")
	s.step(s.SaveNoteDraft(context.Background(), NoteDraft{Contact: s.id, Text: outside.New("half")}))
	s.mail(letter{from: "b@example.org", root: "other@example.org", subject: "Iets anders", text: "blijft staan"})
	s.later()
	s.step(s.CatchUpIndex(context.Background()))
	return s
}

// Before the erasure somebody with the files and a way in reads the case; after it
// nothing: not in the file, not in its free pages, not in what lies beside it.
func TestErasedOpensNoMore(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	c, err := s.Contact(s.id)
	s.step(err)
	g := burglarOf(s.house, s.id, c.Case)
	s.house.close()
	if keys, records, words := g.breaks(s.house); keys != len(g.rows) || records == 0 || !strings.Contains(words, "hij heeft een mes") || !strings.Contains(words, "uurvrouw\x01") || !strings.Contains(words, "Name of a@example.org") {
		t.Fatalf("before: %d of %d keys, %d records", keys, len(g.rows), records)
	}
	s.step(s.house.unlock(nil))
	all, err := s.WholeCase(c.Case)
	s.step(err)
	done, err := s.Erase(ctx, all)
	if err != nil || done.Contacts != 1 || done.Cases != 1 || done.Mails != 1 || len(done.Server) != 1 {
		t.Fatalf("%+v: %v", done, err)
	}
	s.house.close()
	if keys, records, _ := g.breaks(s.house); keys != 0 || records != 0 {
		t.Errorf("after: %d keys, %d records", keys, records)
	}
	defer func() {
		s.finds("mes")
		s.finds("buurvrouw")
		s.finds("blijft", "mail Iets anders")
	}()
	s.step(s.house.unlock(nil))
	if rows := s.queue(FilterAll); len(rows) != 1 || rows[0].Subject.Unsafe() != "Iets anders" {
		t.Errorf("%d contacts are left", len(rows))
	}
	if _, err := s.FindCase(c.CaseNumber); !errors.Is(err, ErrUnknown) {
		t.Errorf("the number is found still: %v", err)
	}
	// What was erased, when and by whom stays.
	if lines, err := s.History(s.id); err != nil || len(lines) == 0 || lines[len(lines)-1].Act != (journal.Erased{}).Kind() || lines[len(lines)-1].By.Unsafe() != "Noor" {
		t.Errorf("history: %+v %v", lines, err)
	}
}

// A crash after the commit and before the file is written anew: that is done when
// the store is next opened.
func TestErasureIsFinishedAtTheNextStart(t *testing.T) {
	s := eraseScene(t)
	c, err := s.Contact(s.id)
	s.step(err)
	g := burglarOf(s.house, s.id, c.Case)
	all, err := s.WholeCase(c.Case)
	s.step(err)
	s.slots.Lock()
	s.step(s.newEpoch(context.Background(), func(t *tx) error { _, err := t.eraseAll([]Erasure{all}, &Erased{}, false); return err }))
	s.slots.Unlock()
	s.house.close()
	if keys, _, _ := g.breaks(s.house); keys == 0 {
		t.Error("the test proves nothing: no key of before is in the file")
	}
	s.step(s.house.unlock(nil))
	if _, err := os.Stat(ErasedPath(s.path)); err != nil {
		t.Errorf("the list: %v", err)
	}
	s.house.close()
	if keys, records, _ := g.breaks(s.house); keys != 0 || records != 0 {
		t.Errorf("%d keys, %d records", keys, records)
	}
}

// A backup of before the erasure, put in the file's place, has it done again before
// anybody sees it; also where words were on their way then.
func TestRestoredBackupForgetsWhatWasErased(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	c, err := s.Contact(s.id)
	s.step(err)
	answers(s)
	old := s.backup()
	recalls(s)
	all, err := s.WholeCase(c.Case)
	s.step(err)
	_, err = s.Erase(ctx, all)
	s.step(err)
	s.house.close()
	s.step(os.Remove(s.path))
	s.step(Restore(ctx, old, s.path))
	s.step(s.house.unlock(nil))
	if rows := s.queue(FilterAll); len(rows) != 1 || rows[0].Subject.Unsafe() != "Iets anders" {
		t.Errorf("%d contacts", len(rows))
	}
	if p, err := s.Outbox().Pending(); err != nil || p.Send != 0 || p.Failed != 0 || p.Other != 0 {
		t.Errorf("it waits to be sent still: %+v, %v", p, err)
	}
	s.step(s.read(func(t *tx) error {
		return t.scan(boxParcels, nil, func(_, _ []byte) error { s.t.Error("a mail to be sent is left"); return errStop })
	}))
	// A line that nobody of this store wrote erases nothing.
	s.house.close()
	f, err := os.OpenFile(ErasedPath(s.path), os.O_APPEND|os.O_WRONLY, 0)
	s.step(err)
	_, err = f.WriteString("a0 00\nrubbish\n")
	s.step(errors.Join(err, f.Close()))
	s.step(s.house.unlock(nil))
	if n := len(s.queue(FilterAll)); n != 1 {
		t.Errorf("%d contacts", n)
	}
}

// What is held, or has words on their way, is not erased, and nothing of it is
// touched.
func TestWhatIsNotErased(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	c, err := s.Contact(s.id)
	s.step(err)
	all, err := s.WholeCase(c.Case)
	s.step(err)
	_, err = s.HoldCase(ctx, c.Case, true)
	s.step(err)
	var held *HeldError
	if _, err := s.Erase(ctx, all); !errors.As(err, &held) || held.Number != c.CaseNumber {
		t.Errorf("held: %v", err)
	}
	_, err = s.HoldCase(ctx, c.Case, false)
	s.step(err)
	answers(s)
	if _, err := s.Erase(ctx, all); !errors.Is(err, ErrOnItsWay) {
		t.Errorf("on its way: %v", err)
	}
	if m, err := talk(s.house, s.id); err != nil || m[0].Body.OwnText().Unsafe() != "hij heeft een mes" {
		t.Errorf("%d messages: %v", len(m), err)
	}
	recalls(s)
	if _, err := s.Erase(ctx, all); err != nil {
		t.Error(err)
	}
	if _, err := s.Erase(ctx, Erasure{Contacts: []ContactID{s.id}, Classes: []vault.Class{vault.Team}}); !errors.Is(err, ErrNoChange) {
		t.Errorf("the team's own keys: %v", err)
	}
}

// What comes after an erasure: an older mail of the contact stays away, a newer one
// is somebody's who must be seen; what was erased does not wait.
func TestMailAfterErasure(t *testing.T) {
	s := eraseScene(t)
	closes(s)
	came := s.clock
	s.later()
	c, err := s.Contact(s.id)
	s.step(err)
	all, err := s.WholeCase(c.Case)
	s.step(err)
	_, err = s.Erase(context.Background(), all)
	s.step(err)
	s.arrive(letter{uid: 90, id: "older@example.org", root: "root@example.org", from: "a@example.org", text: "ouder", at: came.Add(-24 * time.Hour)})
	if n := len(s.queue(FilterAll)); n != 1 {
		t.Errorf("%d contacts after an older mail", n)
	}
	s.later()
	s.arrive(letter{uid: 91, id: "newer@example.org", root: "root@example.org", from: "a@example.org", text: "nieuw", at: s.clock})
	if rows := s.queue(FilterWaiting); len(rows) != 2 {
		t.Errorf("%d wait after a newer mail", len(rows))
	}
	// Gone from the server, nothing is left of it here.
	s.sync(func(y *Sync) error { return y.Expunged(s.FolderID(inbox), []UID{1}) })
	s.step(s.read(func(t *tx) error {
		if r, ok, err := t.row(s.id); err != nil || ok && len(r.Steps) > 0 {
			return errors.Join(err, errors.New("a row is shown"))
		}
		return nil
	}))
}

// Somebody wrote before the erasure, and nobody had seen it yet: it is not erased
// unread. Our own copy of an answer that comes late stays away.
func TestUnseenMailIsNotErased(t *testing.T) {
	for _, classes := range [][]vault.Class{{vault.Names}, {vault.Words}, AllOf()} {
		ctx := context.Background()
		s := &scene{house: newHouse(t)}
		writes(s)
		answers(s)
		s.step(s.Outbox().Begin(ctx, s.op))
		s.step(s.Outbox().Sent(ctx, s.op, false, nil))
		closes(s)
		s.later()
		unseen := s.clock
		s.later()
		c, err := s.Contact(s.id)
		s.step(err)
		all, err := s.WholeCase(c.Case)
		s.step(err)
		all.Classes = classes
		_, err = s.Erase(ctx, all)
		s.step(err)
		s.arrive(letter{uid: 80, id: "unseen@example.org", root: "root@example.org", from: "a@example.org", text: "help", at: unseen})
		if rows := s.queue(FilterWaiting); len(rows) != 1 || rows[0].ID == s.id {
			t.Errorf("%v: %d wait", classes, len(rows))
		}
		s.arrive(letter{uid: 81, id: "ours@example.org", root: "root@example.org", from: "a@example.org", out: true, text: "antwoord", at: s.clock})
		for _, r := range s.queue(FilterAll) {
			m, err := talk(s.house, r.ID)
			s.step(err)
			for _, m := range m {
				if m.Body.OwnText().Unsafe() == "antwoord" && m.Mail != (MailID{}) {
					t.Errorf("%v: the late copy is kept", classes)
				}
			}
		}
	}
}

// Contacts that were joined are erased together, and each has its own mails then.
func TestJoinedAreErased(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.mail(letter{from: "b@example.org", subject: "Ook", text: "ik ook"})
	for _, r := range s.queue(FilterAll) {
		if r.ID != s.id {
			_, err := s.Join(ctx, s.id, r.ID)
			s.step(err)
		}
	}
	c := s.one(FilterAll)
	all, err := s.WholeCase(c.Case)
	s.step(err)
	done, err := s.Erase(ctx, all)
	if err != nil || done.Contacts != 2 || done.Mails != 2 || len(s.queue(FilterAll)) != 0 {
		t.Errorf("%+v: %v, %d are shown", done, err, len(s.queue(FilterAll)))
	}
}

// What is shown as one is erased as one, and held as one: each of two joined contacts
// may have a case of its own, with notes.
func TestJoinedWithTheirCases(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	_, _ = s.note("van a")
	s.mail(letter{from: "b@example.org", subject: "Ook", text: "ik ook"})
	var b ContactID
	for _, r := range s.queue(FilterAll) {
		if r.ID != s.id {
			b = r.ID
		}
	}
	_, _, err := s.WriteNote(ctx, b, outside.New("van b"))
	s.step(err)
	one, err := s.Contact(s.id)
	s.step(err)
	other, err := s.Contact(b)
	s.step(err)
	g := burglarOf(s.house, s.id, b, one.Case, other.Case)
	_, err = s.Join(ctx, s.id, b)
	s.step(err)
	all, err := s.WholeCase(one.Case)
	s.step(err)
	_, err = s.HoldCase(ctx, other.Case, true)
	s.step(err)
	if _, err := s.Erase(ctx, all); !errors.Is(err, ErrHeld) {
		t.Errorf("one of the two is held: %v", err)
	}
	_, err = s.HoldCase(ctx, other.Case, false)
	s.step(err)
	done, err := s.Erase(ctx, all)
	if err != nil || done.Contacts != 2 || done.Cases != 2 {
		t.Errorf("%+v: %v", done, err)
	}
	s.house.close()
	if keys, records, _ := g.breaks(s.house); keys != 0 || records != 0 {
		t.Errorf("%d keys, %d records", keys, records)
	}
	s.step(s.house.unlock(nil))
}

// Somebody who writes again after the words of a case were erased is noted in a new one.
func TestNoteAfterRetention(t *testing.T) {
	ctx := context.Background()
	s := &scene{house: newHouse(t)}
	writes(s)
	s.note("belt morgen")
	closes(s)
	was, err := s.Contact(s.id)
	s.step(err)
	s.clock = s.clock.Add(61 * aDay)
	d, err := s.Due(ctx)
	s.step(err)
	_, err = s.Erase(ctx, d.Erasures...)
	s.step(err)
	writes(s)
	c := s.one(FilterWaiting)
	done, _, err := s.WriteNote(ctx, c.ID, outside.New("belt weer"))
	if err != nil || done.Case == was.Case || c.ID == s.id {
		t.Errorf("in the case of before: %v, %v", done.Case == was.Case, err)
	}
}

// A list that a full disk cut short in a line is gone on with, and lists of two places
// are one.
func TestListCutShort(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	old := s.backup()
	c, err := s.Contact(s.id)
	s.step(err)
	all, err := s.WholeCase(c.Case)
	s.step(err)
	s.step(os.WriteFile(ErasedPath(s.path), []byte("a1b2"), 0o600))
	_, err = s.Erase(ctx, all)
	s.step(err)
	s.house.close()
	list, err := os.ReadFile(ErasedPath(s.path))
	s.step(err)
	// On another machine, where another list lies already.
	s.path = filepath.Join(t.TempDir(), "elsewhere", "baken.db")
	s.step(Restore(ctx, old, s.path))
	s.step(errors.Join(os.WriteFile(ErasedPath(s.path), []byte("c3d4 00\n"), 0o600), os.WriteFile(ErasedPath(old), list, 0o600), FollowErased(old, s.path)))
	s.step(s.house.unlock(nil))
	if rows := s.queue(FilterAll); len(rows) != 1 || rows[0].Subject.Unsafe() != "Iets anders" {
		t.Errorf("%d contacts", len(rows))
	}
}

// Retention goes by class: names first, then words, then all that is left.
func TestRetention(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	due := func() Due {
		t.Helper()
		d, err := s.Due(ctx)
		s.step(err)
		return d
	}
	run := func(want map[vault.Class]int) {
		t.Helper()
		d := due()
		for _, c := range AllOf() {
			if d.Contacts[c] != want[c] {
				t.Errorf("class %d is due of %d contacts, want %d", c, d.Contacts[c], want[c])
			}
		}
		if len(d.Erasures) > 0 {
			_, err := s.Erase(ctx, d.Erasures...)
			s.step(err)
		}
	}
	closes(s)
	s.clock = s.clock.Add(29 * aDay)
	run(nil)
	s.clock = s.clock.Add(2 * aDay)
	run(map[vault.Class]int{vault.Names: 1})
	m, err := talk(s.house, s.id)
	if err != nil || len(m) != 1 || len(m[0].Head.From) != 0 || m[0].Body.OwnText().Unsafe() != "hij heeft een mes" {
		t.Errorf("without names: %d messages, %v", len(m), err)
	}
	run(nil)
	s.clock = s.clock.Add(30 * aDay)
	run(map[vault.Class]int{vault.Words: 1})
	if c, err := s.Contact(s.id); err != nil || !c.Erased || c.State != Closed {
		t.Errorf("without words: %s: %v", c.State, err)
	}
	s.clock = s.clock.Add(90 * aDay)
	if d := due(); len(d.Untouched) != 1 || len(d.Erasures) != 0 {
		t.Errorf("untouched: %d, erasures: %d", len(d.Untouched), len(d.Erasures))
	}
	c, err := s.Contact(s.id)
	s.step(err)
	_, err = s.HoldCase(ctx, c.Case, true)
	s.step(err)
	s.clock = s.clock.Add(3 * 365 * aDay)
	if d := due(); d.Held != 1 || len(d.Erasures) != 0 {
		t.Errorf("held: %d, erasures %d", d.Held, len(d.Erasures))
	}
	_, err = s.HoldCase(ctx, c.Case, false)
	s.step(err)
	run(map[vault.Class]int{vault.Names: 1, vault.Words: 1, vault.History: 1})
	if n := len(s.queue(FilterAll)); n != 1 {
		t.Errorf("%d contacts are left", n)
	}
	s.step(s.SetRetention(ctx, Retention{Names: 7 * aDay}))
	if r, err := s.Retention(); err != nil || r != (Retention{Names: 7 * aDay}) {
		t.Errorf("%+v: %v", r, err)
	}
}

// A case of which no contact is left has its periods too, from what was done last.
func TestRetentionOfACaseAlone(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	c, err := s.Contact(s.id)
	s.step(err)
	s.later()
	_, err = s.Erase(ctx, Erasure{Contacts: []ContactID{s.id}, Classes: AllOf()})
	s.step(err)
	if f, err := s.CaseFile(c.Case); err != nil || len(f.Notes) == 0 {
		t.Fatalf("%d notes: %v", len(f.Notes), err)
	}
	for _, step := range []struct {
		days, due int
		classes   []vault.Class
	}{{29, 0, nil}, {32, 1, []vault.Class{vault.Words}}, {1, 0, nil}, {3 * 365, 1, AllOf()}, {1, 0, nil}} {
		s.clock = s.clock.Add(time.Duration(step.days) * aDay)
		d, err := s.Due(ctx)
		s.step(err)
		if d.Cases != step.due || step.due > 0 && !slices.Equal(d.Erasures[0].Classes, step.classes) {
			t.Fatalf("%d days on: %d cases, %+v", step.days, d.Cases, d.Erasures)
		}
		if step.due > 0 {
			_, err = s.Erase(ctx, d.Erasures...)
			s.step(err)
		}
	}
	if _, err := s.CaseFile(c.Case); !errors.Is(err, ErrUnknown) {
		t.Errorf("it is there still: %v", err)
	}
}

// Who reads while the file is written anew reads on; a backup under way is whole.
func TestReadingWhileErasing(t *testing.T) {
	ctx := context.Background()
	s := eraseScene(t)
	c, err := s.Contact(s.id)
	s.step(err)
	all, err := s.WholeCase(c.Case)
	s.step(err)
	stop := make(chan struct{})
	read := make(chan error, 1)
	go func() {
		for {
			select {
			case <-stop:
				read <- nil
				return
			default:
			}
			if _, err := s.Queue(FilterAll, 0, 10); err != nil {
				read <- err
				return
			}
			var b bytes.Buffer
			if _, err := s.Backup(ctx, &b); err != nil {
				read <- err
				return
			}
		}
	}()
	_, err = s.Erase(ctx, all)
	close(stop)
	if err := errors.Join(err, <-read); err != nil {
		t.Error(err)
	}
}
