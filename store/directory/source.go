package directory

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// source is where files come from: a folder, a zip, or one file.
type source struct {
	entries []entry
	alone   bool // one file that was given itself
	close   func() error
}

// entry is a file of a source, by its path in it.
type entry struct {
	name   string
	closed bool // it is there and is not read: a link, a device
	open   func() (io.ReadCloser, error)
}

const (
	maxFiles  = 10_000
	maxFolder = 4 // folders in one another that are looked into
)

func openSource(name string, maxBytes int64) (*source, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return openFolder(name)
	case !info.Mode().IsRegular(): // opening a pipe would wait for who writes to it
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	var head [4]byte
	n, err := f.ReadAt(head[:], 0)
	if err != nil && err != io.EOF {
		f.Close()
		return nil, err
	}
	if bytes.HasPrefix(head[:n], []byte("PK\x03\x04")) || bytes.HasPrefix(head[:n], []byte("PK\x05\x06")) {
		s, err := zipSource(f, info.Size(), filepath.Base(name), maxBytes)
		if err != nil {
			f.Close()
			return nil, err
		}
		s.close = f.Close
		return s, nil
	}
	open := func() (io.ReadCloser, error) { return io.NopCloser(f), nil }
	return &source{entries: []entry{{name: filepath.Base(name), open: open}}, alone: true, close: f.Close}, nil
}

// openFolder lists a folder. Nothing is read that a link says lies outside of it.
func openFolder(name string) (*source, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	s := &source{close: root.Close}
	err = fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if strings.Count(p, "/") >= maxFolder || p != "." && strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		}
		if len(s.entries) >= maxFiles {
			return &FileError{Err: ErrTooLarge, Limit: LimitFiles}
		}
		info, err := root.Stat(p) // through a link, as far as it stays inside
		s.entries = append(s.entries, entry{
			name: p, closed: err != nil || !info.Mode().IsRegular(),
			open: func() (io.ReadCloser, error) { return root.Open(p) },
		})
		return nil
	})
	if err != nil {
		root.Close()
		return nil, err
	}
	return s, nil
}
