package screen

import (
	"errors"
	"io/fs"
	"mime"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// fileAttached says whether a file was read into the vault.
type fileAttached struct {
	removed bool
	of      *keeper
	path    string
	size    int64
	files   []store.DraftFile
	err     error
}

// attach reads a file into the vault, or takes one out of the draft.
func (c *Composer) attach(path string) tea.Cmd {
	s, keep, id := c.s, c.keep, c.draft.Contact
	return func() tea.Msg {
		m := fileAttached{of: keep, path: path}
		if rest, ok := strings.CutPrefix(path, "~/"); ok {
			if home, err := os.UserHomeDir(); err == nil {
				path = filepath.Join(home, rest)
			}
		}
		m.err = keep.alone(func() error {
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			defer f.Close()
			info, err := f.Stat()
			if err != nil {
				return err
			}
			if !info.Mode().IsRegular() {
				return fs.ErrInvalid
			}
			if m.size = info.Size(); m.size > store.MaxAttachment {
				return store.ErrTooLarge
			}
			kind := mime.TypeByExtension(filepath.Ext(path))
			if kind == "" {
				kind = "application/octet-stream"
			}
			file, err := s.Store.Attach(s.saving(), id, outside.New(filepath.Base(path)), outside.New(kind), f)
			if err == nil {
				keep.files = append(slices.Clone(keep.files), file)
			}
			m.files = keep.files
			return err
		})
		return m
	}
}

// detach takes a file out of the draft.
func (c *Composer) detach(number int) tea.Cmd {
	s, keep, id := c.s, c.keep, c.draft.Contact
	return func() tea.Msg {
		m := fileAttached{of: keep, removed: true}
		m.err = keep.alone(func() error {
			err := s.Store.Detach(s.saving(), id, number)
			if err == nil {
				keep.files = slices.DeleteFunc(slices.Clone(keep.files), func(f store.DraftFile) bool { return f.Number == number })
			}
			m.files = keep.files
			return err
		})
		return m
	}
}

// attached takes in what the draft has now.
func (c *Composer) attached(m fileAttached) tea.Cmd {
	l := c.s.Lang
	if m.removed {
		c.removing--
	}
	if m.err != nil && m.path != "" && c.panel == noPanel {
		c.askFile(m.path) // it is mended, and nothing of it lands in the letter
	}
	switch {
	case errors.Is(m.err, store.ErrTooLarge):
		c.say(l.T(lang.FailTooLarge, lang.Said(l.Size(m.size)), lang.Said(l.Size(store.MaxAttachment))), false)
	case errors.Is(m.err, store.ErrDiskFull):
		c.say(l.T(lang.FailDiskFull), false)
	case m.err != nil:
		c.say(l.T(lang.FailAttach, lang.Safe(outside.New(m.path).Line())), false)
	default:
		c.draft.Attachments = m.files
		if c.form != nil {
			c.form.files(m.files)
		}
		if c.sendNext && c.removing == 0 {
			c.sendNext = false
			return tea.Batch(c.touch(), c.send())
		}
		return c.touch()
	}
	c.sendNext = false
	return nil
}
