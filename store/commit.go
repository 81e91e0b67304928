package store

import (
	"fmt"
	"os"
	"sync"

	"go.etcd.io/bbolt"
)

// disk is what this package must know of the file beneath bbolt: the file, and
// the errors of the machine, of which bbolt gives its caller the words alone and
// its log the error.
type disk struct {
	file *os.File
	mu   sync.Mutex
	last error
}

// open is how bbolt opens the file.
func (d *disk) open(name string, flag int, mode os.FileMode) (f *os.File, err error) {
	d.file, err = os.OpenFile(name, flag, mode)
	return d.file, err
}

// take gives the last error, and forgets it.
func (d *disk) take() (err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	err, d.last = d.last, nil
	return err
}

// Errorf hears an error. The words are left out: they may hold keys.
func (d *disk) Errorf(_ string, v ...any) {
	for _, a := range v {
		if err, ok := a.(error); ok {
			d.mu.Lock()
			if d.last == nil { // the first is the machine's own
				d.last = err
			}
			d.mu.Unlock()
		}
	}
}

func (d *disk) Error(v ...any)            { d.Errorf("", v...) }
func (d *disk) Debug(...any)              {}
func (d *disk) Debugf(string, ...any)     {}
func (d *disk) Info(...any)               {}
func (d *disk) Infof(string, ...any)      {}
func (d *disk) Warning(...any)            {}
func (d *disk) Warningf(string, ...any)   {}
func (d *disk) Fatal(v ...any)            { d.Panic(v...) }
func (d *disk) Fatalf(f string, v ...any) { d.Panicf(f, v...) }
func (d *disk) Panic(...any)              { panic("bbolt") }
func (d *disk) Panicf(string, ...any)     { panic("bbolt") }

// commit is one that is about to be made.
type commit struct {
	s    *Store
	disk *disk
	id   int   // of the transaction
	size int64 // of the file before
}

func (s *Store) beginCommit(b *bbolt.Tx) (*commit, error) {
	c := &commit{s: s, disk: s.db.Load().Logger().(*disk), id: b.ID()}
	c.disk.take()
	i, err := c.disk.file.Stat()
	if err != nil {
		return nil, err
	}
	c.size = i.Size()
	return c, nil
}

// failed says what became of a commit that ended with an error, and gives the
// disk back what it took. When the first page of the transaction was written
// before, nobody can say whether it stays written: the store then does nothing
// more, and what stands on the disk is seen when it is opened again.
func (c *commit) failed(err error) error {
	if cause := c.disk.take(); cause != nil {
		err = fault(cause)
	}
	now := 0
	looked := c.s.guard(func() error {
		return c.s.db.Load().View(func(b *bbolt.Tx) error { now = b.ID(); return nil })
	})
	if looked != nil || now >= c.id {
		broken := fmt.Errorf("%w: whether the last step was kept cannot be known, all before it is safe; nothing more is written: end the program, have the disk looked at and start again (%w)", ErrDisk, err)
		c.s.broken.Store(&broken)
		c.s.log.Error("a commit did not end", "type", fmt.Sprintf("%T", err))
		return broken
	}
	if i, serr := c.disk.file.Stat(); serr == nil && i.Size() > c.size {
		if terr := c.disk.file.Truncate(c.size); terr != nil {
			c.s.log.Warn("the file could not be made as small as it was")
		}
	}
	return err
}
