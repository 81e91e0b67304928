package command

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"baken/store"
	"baken/ui/lang"
)

type caseExportCommand struct {
	caseArg
	File      string   `arg:""`
	To        []string `sep:"none" placeholder:"RECIPIENT"`
	PlainFile bool
	Uncover   bool
	Page      bool
}

// Run writes a case into a new file that only its owner can read, sealed for its
// recipients on the way: nothing of it is written anywhere else. That it leaves the
// house stands in the history before it does.
func (c *caseExportCommand) Run(ctx context.Context, a *app) error {
	if err := longID(c.Case); err != nil {
		return err
	}
	to, err := readers(c.To)
	switch {
	case err != nil:
		return err
	case len(to) == 0 && !c.PlainFile:
		return misused(lang.ExportNoWay)
	case len(to) > 0 && c.PlainFile:
		return misused(lang.ExportBothWays)
	}
	path := absolute(c.File)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return fail(lang.FileThere, path)
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	id, err := s.FindCase(c.Case)
	if err != nil {
		return err
	}
	if c.PlainFile {
		if err := a.agreed(path); err != nil {
			return err
		}
	}
	e, err := a.exported(s, id, c.Uncover)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fail(lang.FileThere, path)
	}
	if err != nil {
		return err
	}
	n, err := c.write(ctx, s, f, id, e, to)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(path)
		return fail(lang.ExportFailed, path, err)
	}
	if len(to) > 0 {
		a.say(lang.ExportSealedFor, lang.N(len(to)))
	}
	return a.printFile(path, n)
}

// write records that the case leaves the house, and then writes it into f.
func (c *caseExportCommand) write(ctx context.Context, s *lease, f *os.File, id store.CaseID, e *export, to []reader) (int64, error) {
	how := store.Exported{Sealed: len(to) > 0, Uncovered: c.Uncover, Page: c.Page}
	for _, r := range to {
		how.To = append(how.To, r.name)
	}
	if c.Uncover { // first: who may not see names exports nothing
		for _, k := range e.file.Contacts {
			if _, _, err := s.Uncover(ctx, k.ID); err != nil {
				return 0, err
			}
		}
	}
	if err := s.RecordExported(ctx, id, how); err != nil {
		return 0, err
	}
	if err := e.readHistory(s, id); err != nil {
		return 0, err
	}
	count := &counted{w: f}
	w, done, err := sealedFor(count, to)
	if err != nil {
		return 0, err
	}
	buffered := bufio.NewWriterSize(w, 64<<10)
	if c.Page {
		err = e.page(buffered)
	} else {
		err = e.json(buffered)
	}
	if err := errors.Join(err, buffered.Flush(), done(), ctx.Err()); err != nil {
		return 0, err
	}
	return count.n, f.Sync()
}

// counted counts what is written.
type counted struct {
	w io.Writer
	n int64
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// agreed asks for a word before a case is written for whoever gets the file. A
// script gives it on stdin, in any of the program's languages.
func (a *app) agreed(path string) error {
	word := a.T(lang.ExportPlainWord)
	fmt.Fprint(a.stderr, a.T(lang.ExportAskPlain, path, word)+" ")
	line, err := bufio.NewReader(io.LimitReader(a.stdin, 1024)).ReadString('\n')
	if err != nil && err != io.EOF {
		return fail(lang.StdinUnread)
	}
	typed := strings.ToLower(strings.TrimSpace(line))
	for _, l := range lang.Languages() {
		if typed == lang.For(l).T(lang.ExportPlainWord) {
			return nil
		}
	}
	return fail(lang.ExportNotAgreed, word)
}
