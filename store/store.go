package store

import (
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
)

// Store is an unlocked case file, as one member has it before them: see [Store.As].
type Store struct {
	*core
	me    member.ID
	visit *visit // nil for the one that was opened
}

// core is what all who use an open case file share.
type core struct {
	path       string
	db         atomic.Pointer[bbolt.DB] // changed by compact
	vault      *vault.Vault
	keys       map[vault.Class]*vault.Key // the store's own
	now        func() time.Time
	log        *slog.Logger
	opts       Options
	layouts    []layout // of the schemas up to its own
	closed     atomic.Bool
	closing    chan struct{}         // closed with it
	broken     atomic.Pointer[error] // why nothing is done any more: see commit
	lostHead   bool
	writing    sync.Mutex // one writer; guards clock and committed
	clock      journal.Clock
	committed  journal.Clock
	slots      sync.Mutex   // one change of the ways in at a time, and none while verify opens keys
	epoch      sync.RWMutex // reads; a new epoch begins between them
	listeners  listeners
	writers    beingWritten
	replaced   sync.WaitGroup // files that others have taken the place of, and that are still read
	following  bool           // the list of what was erased is; under slots
	services   atomic.Pointer[openDirectory]
	segments   sync.Map                   // of the search index, that are open: *find.Segment by segmentID
	indexed    atomic.Uint64              // grows when the index is thrown away or something erased: what was begun before is given up
	indexing   sync.Mutex                 // one keeps the index in step
	wake       chan struct{}              // something is to be read for the index
	roomReader atomic.Pointer[RoomReader] // how entries of rooms are opened
	shares     atomic.Pointer[sharing]    // the team's journal, if there is one
	forms      sync.Map                   // forms of the team's own that were read, by formName

	team    journal.TeamID
	own     member.ID // whom the workstation was made for
	station station
}

// station is who signs.
type station struct {
	id   journal.WorkstationID
	keys *vault.Workstation
}

// Options are what a store is opened with. The zero value is good for tests.
type Options struct {
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Log gets what happens to the file, never content; nil is silence.
	Log *slog.Logger
	// Version is the program's, for the file that says who has the store open.
	Version string
	// WaitingSince is the time before which nothing waits.
	WaitingSince time.Time
	// Hub says that all of the team work in this store: a claim in it stands for everybody.
	Hub bool
	// NoSync leaves out the sync to the disk, for tests and benchmarks.
	NoSync bool
	// As is the member that acts, where more than one works at this workstation; zero
	// is the one that it was made for. ErrUnknown when the team has none of that id.
	As member.ID

	layouts []layout // of a program that is yet to come, for tests
}

func (o Options) known() []layout {
	if o.layouts != nil {
		return o.layouts
	}
	return layouts[:]
}

func (o Options) now() func() time.Time {
	if o.Now != nil {
		return o.Now
	}
	return time.Now
}

func (o Options) log() *slog.Logger {
	if o.Log != nil {
		return o.Log
	}
	return slog.New(slog.DiscardHandler)
}

func newStore(path string, db *bbolt.DB, v *vault.Vault, o Options) *Store {
	s := &Store{core: &core{path: path, vault: v, keys: map[vault.Class]*vault.Key{}, now: o.now(), log: o.log(), opts: o, layouts: o.known(), closing: make(chan struct{}), wake: make(chan struct{}, 1)}}
	s.db.Store(db)
	return s
}

// Path is where the file stands.
func (s *Store) Path() string { return s.path }

// Me is the member who acts.
func (s *Store) Me() member.ID { return s.me }

// Slots are the ways in.
func (s *Store) Slots() []vault.Slot { return s.vault.Header().Slots() }

// Close writes nothing more, closes the file and wipes the keys. Reads and
// writes under way end first; a backup and a check end at once, with ErrClosed.
// Calling it again does nothing. A store that [Store.As] gave is only left: the file
// stays open for the others.
func (s *Store) Close() error {
	if s.visit != nil {
		s.visit.leave(&s.listeners)
		return nil
	}
	if s.closed.Swap(true) {
		return nil
	}
	close(s.closing)
	s.writing.Lock()
	defer s.writing.Unlock()
	releaseOwner(s.path) // first, so as not to take away what the next one writes there
	err := s.db.Load().Close()
	s.replaced.Wait()
	s.wipe()
	s.segments.Clear()
	s.services.Store(nil)
	s.listeners.close()
	return err
}

// wipe zeroes the keys, those that sign too.
func (s *core) wipe() {
	s.vault.Wipe()
	if s.station.keys != nil {
		s.station.keys.Wipe()
	}
}
