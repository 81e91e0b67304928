package directory

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"strings"

	"baken/store/outside"
)

// zipSource lists a zip.
func zipSource(from io.ReaderAt, size int64, name string, maxBytes int64) (*source, error) {
	wrong := func(err error, what Limit) (*source, error) {
		return nil, &FileError{Err: err, File: outside.New(name), Limit: what}
	}
	if size > maxBytes {
		return wrong(ErrTooLarge, LimitBytes)
	}
	if zipFiles(from, size) > maxFiles {
		return wrong(ErrTooLarge, LimitFiles)
	}
	list := &listReader{from: from, left: maxList}
	z, err := zip.NewReader(list, size)
	switch {
	case errors.Is(err, errList):
		return wrong(ErrTooLarge, LimitFiles)
	case errors.Is(err, zip.ErrInsecurePath):
		return wrong(ErrPath, "")
	case err != nil:
		return wrong(ErrZip, "")
	case len(z.File) > maxFiles:
		return wrong(ErrTooLarge, LimitFiles)
	}
	list.listed = true
	s := &source{close: func() error { return nil }}
	for _, f := range z.File {
		at := strings.ReplaceAll(f.Name, `\`, "/")
		if strings.HasPrefix(at, "/") || up(at) {
			return nil, &FileError{Err: ErrPath, File: outside.New(clip(f.Name))}
		}
		if strings.HasSuffix(at, "/") {
			continue
		}
		s.entries = append(s.entries, entry{name: path.Clean(at), closed: !f.Mode().IsRegular(), open: func() (io.ReadCloser, error) {
			r, err := f.Open()
			if err != nil {
				return nil, &FileError{Err: ErrZip, File: outside.New(at)}
			}
			return &zipped{r, at}, nil
		}})
	}
	return s, nil
}

// up says whether a path goes to the folder above.
func up(p string) bool {
	for part := range strings.SplitSeq(p, "/") {
		if part == ".." {
			return true
		}
	}
	return len(p) > 1 && p[1] == ':' // a drive
}

// zipped is a file of a zip. Whatever is wrong with it is ErrZip: its sums, its sizes,
// its end.
type zipped struct {
	io.ReadCloser
	name string
}

func (z *zipped) Read(p []byte) (int, error) {
	n, err := z.ReadCloser.Read(p)
	if err != nil && err != io.EOF {
		return 0, &FileError{Err: ErrZip, File: outside.New(z.name)}
	}
	return n, err
}

// zipFiles is how many files a zip says it has, in the record at its end; 0 where that is
// not found.
func zipFiles(from io.ReaderAt, size int64) uint64 {
	const (
		endBytes     = 22
		locatorBytes = 20
		end64Bytes   = 56
	)
	tail := make([]byte, min(size, endBytes+1<<16)) // a comment may follow
	if _, err := from.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return 0
	}
	at := bytes.LastIndex(tail[:max(0, len(tail)-endBytes+4)], []byte("PK\x05\x06"))
	if at < 0 {
		return 0
	}
	n := uint64(binary.LittleEndian.Uint16(tail[at+10:]))
	if at < locatorBytes || !bytes.HasPrefix(tail[at-locatorBytes:], []byte("PK\x06\x07")) {
		return n
	}
	where := binary.LittleEndian.Uint64(tail[at-locatorBytes+8:])
	var end64 [end64Bytes]byte
	if where > uint64(size) {
		return n
	}
	if got, _ := from.ReadAt(end64[:], int64(where)); got < end64Bytes || !bytes.HasPrefix(end64[:], []byte("PK\x06\x06")) {
		return n
	}
	return max(n, binary.LittleEndian.Uint64(end64[32:]))
}

// maxList is how many bytes the list of a zip's files may have. What it says at its end of
// how many there are need not be true.
const maxList = 2 << 20

// errList is a list that is longer.
var errList = errors.New("too many files")

// listReader reads a zip, and until it is listed no more than so many bytes.
type listReader struct {
	from   io.ReaderAt
	left   int
	listed bool
}

func (l *listReader) ReadAt(p []byte, at int64) (int, error) {
	if !l.listed {
		if l.left -= len(p); l.left < 0 {
			return 0, errList
		}
	}
	return l.from.ReadAt(p, at)
}
