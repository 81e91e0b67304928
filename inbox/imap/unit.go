package imap

import (
	"time"

	"baken/store/outside"
)

// unitTime is how long work behind the screen may go on before others get
// their turn.
const unitTime = 5 * time.Second

// interrupted says whether somebody waits: then nothing more is asked for.
func (w *work) interrupted() bool {
	if w.ctx.Err() != nil {
		return true
	}
	if w.alone {
		return false
	}
	return w.s.asking.Load() > 0 || len(w.s.nudge) > 0 || len(w.c.pushed) > 0 || time.Since(w.since) > unitTime
}

// atOnce runs f without giving others their turn.
func (w *work) atOnce(f func() error) error {
	was := w.alone
	w.alone = true
	defer func() { w.alone = was }()
	return f()
}

// unit does some of what is to be done behind: filling folders and fetching
// bodies. On a quick line whole mails come, newest first; on a slow one rows
// and bodies in turn, so that neither waits for all of the other. It says
// whether there is more to do.
func (w *work) unit() (more bool, err error) {
	w.since = time.Now()
	slow := w.flow.slow()
	w.turn++
	if slow && w.turn%2 == 0 {
		asked, err := w.bodies(bodyBatch / 10)
		if err != nil || asked > 0 {
			return true, err
		}
	}
	for _, name := range w.folders.watched(w.s.cfg) {
		f, ok, err := w.known(name)
		if err != nil {
			return false, err
		}
		if !ok || f.FilledTo == 1 || f.Missing || !w.folders.names[name] || w.unread[name] != nil {
			continue
		}
		err = w.hold(f)
		if err == errAnew {
			continue // the next pass begins it anew
		}
		if err != nil {
			if answered(err) {
				if err = w.refused(name, err); err == nil {
					continue
				}
			}
			return false, err
		}
		n := 0
		if !w.alone || slow {
			n = sizeWindow
		}
		if err := w.fill(f, n, slow); err != nil {
			return false, err
		}
		if err := w.writer.flush(); err != nil {
			return false, err
		}
		if err := w.sweep(); err != nil {
			return false, err
		}
		w.progress(name)
		return true, nil
	}
	asked, err := w.bodies(bodyBatch)
	if err == nil && asked > 0 {
		err = w.writer.flush()
		w.progress("")
	}
	return asked > 0, err
}

// progress tells how far a folder is.
func (w *work) progress(name string) {
	p := Progress{Bodies: int(w.bodied.Load()), Bytes: w.c.line.bytes.Load()}
	if name != "" {
		if f, ok, err := w.known(name); err == nil && ok {
			p.Folder, p.Done, p.Total = outside.New(name), f.Have, f.Exists
		}
	}
	w.tell(p)
}
