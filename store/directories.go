package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"time"

	"baken/store/directory"
	"baken/store/find"
	"baken/store/journal"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

// DirectoryID names a version of the directory; random.
type DirectoryID = journal.DirectoryID

// Directory is one version of the directory of services. All versions stay, so that
// what a referral named can be seen as it was.
type Directory struct {
	ID       DirectoryID
	Name     outside.Text // of the file or folder it was read from
	Services int
	At       time.Time // when it was imported
	By       outside.Text
	Here     bool // what is in it is in this store
}

// ErrNoDirectory: no directory was imported, or the one that is meant is not here.
var ErrNoDirectory = errors.New("there is no directory of services")

// directoryRecord is what the team knows of a version.
type directoryRecord struct {
	ID       DirectoryID     `cbor:"1,keyasint"`
	Event    journal.EventID `cbor:"2,keyasint"`
	Name     outside.Text    `cbor:"3,keyasint"`
	Services int             `cbor:"4,keyasint"`
	By       member.ID       `cbor:"5,keyasint"`
	At       time.Time       `cbor:"6,keyasint"`
	Sum      []byte          `cbor:"7,keyasint"`
}

// directoryHead is what is kept of what is in a version, beside its blocks, which it
// may share with others.
type directoryHead struct {
	Blocks []blockID `cbor:"1,keyasint"`
	Words  int       `cbor:"2,keyasint"` // how many blocks the index of its words has
	Head   []byte    `cbor:"3,keyasint"` // of that index
}

// blockID is where a block of services stands: a keyed hash of it.
type blockID [16]byte

// Beside its head a version has a catalog, and the blocks of the index of its words.
const (
	directoryAt      = 0
	directoryCatalog = 1
	directoryWords   = 2
)

func directoryKey(id DirectoryID, number uint32) []byte {
	return binary.BigEndian.AppendUint32(append(make([]byte, 0, 20), id[:]...), number)
}

// foldDirectory keeps what an event says of a version: the newest first.
func (t *tx) foldDirectory(e journal.Event, b journal.DirectoryImported) error {
	all, err := t.directories()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(r directoryRecord) bool { return r.ID == b.Directory }) {
		return nil
	}
	all = append(all, directoryRecord{b.Directory, e.ID, b.Name, b.Services, e.Member, e.At(), b.Sum})
	slices.SortFunc(all, func(a, b directoryRecord) int { return slices.Compare(b.Event[:], a.Event[:]) })
	t.change.Directory = true
	return t.putValue(boxTeam, t.s.teamKey("directories"), all)
}

func (t *tx) directories() (all []directoryRecord, err error) {
	_, err = t.value(boxTeam, t.s.teamKey("directories"), &all)
	return all, err
}

// Directories are all versions, the newest first.
func (s *Store) Directories() (all []Directory, err error) {
	err = s.read(func(t *tx) error {
		records, err := t.directories()
		for _, r := range records {
			all = append(all, t.directoryOf(r))
		}
		return err
	})
	return all, err
}

func (t *tx) directoryOf(r directoryRecord) Directory {
	return Directory{r.ID, r.Name, r.Services, r.At, t.name(r.By), t.hasDirectory(r.ID)}
}

func (t *tx) hasDirectory(id DirectoryID) bool {
	return t.raw(boxDirectory, directoryKey(id, directoryAt)) != nil
}

// ImportDirectory makes these services the directory from now on: all of them, or
// none when it fails. name is that of the file that they were read from. It asks for
// the right to import directories. ErrNoChange when the directory has the same
// services.
func (s *Store) ImportDirectory(ctx context.Context, name outside.Text, services []directory.Service) (d Directory, err error) {
	// Looked at first: making ready may take seconds.
	if err := s.read(func(t *tx) error { return t.allowed(member.ImportDirectory, "import a directory") }); err != nil {
		return d, err
	}
	p, err := directory.Pack(services)
	if err != nil {
		return d, err
	}
	sum := sha256.New()
	for _, b := range p.Blocks {
		sum.Write(b)
	}
	r := directoryRecord{Name: name, Services: len(services), Sum: sum.Sum(nil)}
	rand.Read(r.ID[:])
	err = s.write(ctx, func(t *tx) error {
		all, err := t.directories()
		if err != nil {
			return err
		}
		if len(all) > 0 && slices.Equal(all[0].Sum, r.Sum) && t.hasDirectory(all[0].ID) {
			err := t.intact(all[0])
			if err == nil {
				return ErrNoChange
			}
			if !errors.Is(err, errDirectory) {
				return err
			}
		}
		if err := t.keepDirectory(r.ID, p); err != nil {
			return err
		}
		events, err := t.append(journal.DirectoryImported{Directory: r.ID, Name: r.Name, Services: r.Services, Sum: r.Sum})
		if err != nil {
			return err
		}
		r.At, r.By = events[0].At(), events[0].Member
		d = t.directoryOf(r)
		return nil
	})
	if err != nil {
		return Directory{}, err
	}
	return d, nil
}

// keepDirectory keeps what is in a version. Blocks that another one has stand there
// already; one that is damaged is written anew.
func (t *tx) keepDirectory(id DirectoryID, p directory.Packed) error {
	head := directoryHead{Words: len(p.Words), Head: p.Head}
	for _, b := range p.Blocks {
		at := t.s.hash("services", b)
		head.Blocks = append(head.Blocks, at)
		if p, err := t.get(boxDirectory, at[:]); err == nil && p != nil {
			continue
		}
		if err := t.put(boxDirectory, at[:], pack(b)); err != nil {
			return err
		}
	}
	for n, b := range p.Words {
		if err := t.put(boxDirectory, directoryKey(id, uint32(directoryWords+n)), b); err != nil {
			return err
		}
	}
	if err := t.put(boxDirectory, directoryKey(id, directoryCatalog), pack(p.Catalog)); err != nil {
		return err
	}
	return t.putValue(boxDirectory, directoryKey(id, directoryAt), head)
}

// openDirectory is a version of which what a search goes by is in memory.
type openDirectory struct {
	directoryHead
	directory.Searcher
	id DirectoryID
}

// directory opens a version; zero is the newest that is here.
func (t *tx) directory(id DirectoryID) (o *openDirectory, r directoryRecord, err error) {
	all, err := t.directories()
	if err != nil {
		return nil, r, err
	}
	i := slices.IndexFunc(all, func(x directoryRecord) bool {
		return (x.ID == id || id == DirectoryID{}) && t.hasDirectory(x.ID)
	})
	if i < 0 {
		return nil, r, ErrNoDirectory
	}
	r = all[i]
	if o := t.s.services.Load(); o != nil && o.id == r.ID {
		return o, r, nil
	}
	if o, err = t.openDirectory(r); err != nil {
		return nil, r, err
	}
	if i == 0 { // the one that is asked, again and again
		t.s.services.Store(o)
	}
	return o, r, nil
}

// openDirectory reads of a version what a search goes by.
func (t *tx) openDirectory(r directoryRecord) (*openDirectory, error) {
	o := &openDirectory{id: r.ID}
	if _, err := t.value(boxDirectory, directoryKey(r.ID, directoryAt), &o.directoryHead); err != nil {
		return nil, ofDirectory(err)
	}
	p, err := t.get(boxDirectory, directoryKey(r.ID, directoryCatalog))
	if err == nil {
		p, err = unpack(p)
	}
	if err != nil {
		return nil, ofDirectory(err)
	}
	if o.Catalog, err = directory.OpenCatalog(p); err != nil {
		return nil, ofDirectory(err)
	}
	if o.Segment, err = find.Open(o.Head, t.wordsOf(r.ID)); err != nil {
		return nil, ofDirectory(err)
	}
	if o.Segment.Len() != o.Len() {
		return nil, ofDirectory(directory.ErrDamaged)
	}
	return o, nil
}

// intact reads a version to its end, and gives what of it cannot be.
func (t *tx) intact(r directoryRecord) error {
	o, err := t.openDirectory(r)
	if err != nil {
		return err
	}
	has := o.PerBlock()
	for b := range o.Blocks {
		all, err := t.servicesOf(o, b)
		if err == nil && has[b] != len(all) {
			err = ofDirectory(directory.ErrDamaged)
		}
		if err != nil {
			return err
		}
	}
	_, err = find.Merge([]find.Part{{Segment: o.Segment, From: t.wordsOf(r.ID), Dead: find.NewBits(o.Segment.Len())}}, func(uint32, []byte) error { return nil })
	return ofDirectory(err)
}

// errDirectory: a directory is not as it was written. Nothing else hangs on it: it is
// imported again.
var errDirectory = fmt.Errorf("%w: the directory of services; import it again", ErrDamaged)

func ofDirectory(err error) error {
	if errors.Is(err, directory.ErrDamaged) || errors.Is(err, find.ErrDamaged) || errors.Is(err, ErrDamaged) || errors.Is(err, vault.ErrSeal) {
		return fmt.Errorf("%w (%w)", errDirectory, err)
	}
	return err
}

// wordsOf gives the blocks of the index of a version's words.
func (t *tx) wordsOf(id DirectoryID) find.Source {
	return func(number uint32) ([]byte, error) {
		p, err := t.get(boxDirectory, directoryKey(id, directoryWords+number))
		if err == nil && p == nil {
			err = find.ErrDamaged
		}
		return p, err
	}
}

// servicesOf reads a block of a version.
func (t *tx) servicesOf(o *openDirectory, block int) ([]directory.Service, error) {
	if block >= len(o.Blocks) {
		return nil, ofDirectory(directory.ErrDamaged)
	}
	at := o.Blocks[block]
	p, err := t.get(boxDirectory, at[:])
	if err == nil && p == nil {
		err = directory.ErrDamaged
	}
	if err == nil {
		p, err = unpack(p)
	}
	if err != nil {
		return nil, ofDirectory(err)
	}
	all, err := directory.Unpack(p)
	return all, ofDirectory(err)
}

func (t *tx) serviceAt(o *openDirectory, n int, read map[int][]directory.Service) (s directory.Service, err error) {
	block, in := o.At(n)
	all, ok := read[block]
	if !ok {
		if all, err = t.servicesOf(o, block); err != nil {
			return s, err
		}
		if read != nil {
			read[block] = all
		}
	}
	if in >= len(all) {
		return s, ofDirectory(directory.ErrDamaged)
	}
	return all[in], nil
}

// Service gives a service as a version has it; of the zero version as it is now.
// ErrUnknown when there is none of that id, [ErrNoDirectory] when the version is not
// here.
func (s *Store) Service(id directory.ID, of DirectoryID) (v directory.Service, d Directory, err error) {
	err = s.read(func(t *tx) error {
		o, r, err := t.directory(of)
		if err != nil {
			return err
		}
		d = t.directoryOf(r)
		for _, n := range o.ByID(id) {
			if v, err = t.serviceAt(o, n, nil); err != nil || v.ID == id {
				return err
			}
		}
		return fmt.Errorf("%w: a service", ErrUnknown)
	})
	return v, d, err
}

// ServiceQuery is what is asked of the directory; the zero value is all services at
// work.
type ServiceQuery struct {
	Text     find.Query   // its words, and theme: as its only key
	Theme    outside.Text // a code or a label of the registration's themes, or a term of the directory
	Land     directory.Land
	Town     directory.Land
	Age      *int
	Language string
	Open     bool // now
	All      bool // those too that are not at work
}

// FoundService is a service that was found.
type FoundService struct {
	directory.Service
	Unknown directory.Unknown // what is not known of it, of what was asked
	Near    directory.Distance
}

// FoundServices are what was found.
type FoundServices struct {
	Directory Directory
	Services  []FoundService
	Sure      int // of which all is known that was asked for
	Total     int
	// TownUnknown: the municipality that is asked for is none that an address of the
	// directory has, nor one that is known anyway.
	TownUnknown bool
}

// FindServices finds services at a moment, whose zone is that of hours that say none:
// limit of them, from the number from on. [ErrNoDirectory] when none was imported; a
// [find.QueryError] for a key that the directory has not, or a theme that there is
// not.
func (s *Store) FindServices(q ServiceQuery, now time.Time, from, limit int) (f FoundServices, err error) {
	err = s.read(func(t *tx) error {
		o, r, err := t.directory(DirectoryID{})
		if err != nil {
			return err
		}
		f.Directory = t.directoryOf(r)
		a := directory.Ask{Words: q.Text, Land: q.Land, Town: q.Town, Age: q.Age, Language: q.Language, Open: q.Open, All: q.All, Now: now, Zone: now.Location()}
		if a.Themes, err = t.themesAsked(o, q); err != nil {
			return err
		}
		found, err := o.Find(a, t.wordsOf(r.ID), from, limit)
		if err != nil {
			return ofDirectory(err)
		}
		f.Sure, f.Total = found.Sure, found.Total
		f.TownUnknown = q.Town != "" && !o.KnowsTown(q.Town)
		read := map[int][]directory.Service{}
		for _, h := range found.Hits {
			v, err := t.serviceAt(o, h.Number, read)
			if err != nil {
				return err
			}
			f.Services = append(f.Services, FoundService{v, h.Unknown, h.Near})
		}
		return nil
	})
	return f, err
}

// themesAsked are the terms that are asked for: those of the directory, by their code
// or name, and those that the registration calls so.
func (t *tx) themesAsked(o *openDirectory, q ServiceQuery) (all []directory.Theme, err error) {
	var texts []outside.Text
	if !q.Theme.IsEmpty() {
		texts = append(texts, q.Theme)
	}
	for _, c := range q.Text.Conditions {
		if c.Key != find.KeyTheme || c.Not {
			return nil, &find.QueryError{Wrong: find.UnknownKey, Part: outside.New(c.Key), Known: []string{find.KeyTheme}}
		}
		texts = append(texts, c.Text)
	}
	for _, text := range texts {
		codes, known, err := t.themesCalled(text)
		if err != nil {
			return nil, err
		}
		themes := []directory.Theme{directory.ThemeOf(text.Unsafe())}
		for _, c := range codes {
			themes = append(themes, directory.ThemeOf(c))
		}
		if len(codes) == 0 && !o.HasTheme(themes[0]) {
			return nil, &find.QueryError{Wrong: find.UnknownWord, Key: find.KeyTheme, Part: text, Known: known}
		}
		all = append(all, themes...)
	}
	return all, nil
}

// ServiceChoices are what the directory can be asked for, beside words.
func (s *Store) ServiceChoices() (c directory.Choices, err error) {
	err = s.read(func(t *tx) error {
		o, _, err := t.directory(DirectoryID{})
		if err != nil {
			return err
		}
		c = o.Choices()
		return nil
	})
	return c, err
}
