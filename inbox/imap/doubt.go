package imap

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"

	"baken/inbox/account"
	"baken/store"
)

// A body goes into the store when its own header is that of the mail for which it
// was asked. UID and UIDVALIDITY say so already; but where they lie, or we are
// wrong about them, one person's words would be shown as another's.

// doubts are bodies that had another header, until it is looked again.
type doubts struct {
	mu   sync.Mutex
	list []doubted
	sure map[store.MailID]bool // looked at, and right: this server writes headers each time otherwise
}

type doubted struct {
	f folder
	m store.Wanted
}

func (d *doubts) add(f folder, m store.Wanted) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.list = append(d.list, doubted{f, m})
}

func (d *doubts) settle(id store.MailID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.sure == nil {
		d.sure = map[store.MailID]bool{}
	}
	d.sure[id] = true
}

func (d *doubts) settled(id store.MailID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.sure[id]
}

func (d *doubts) take() (all []doubted) {
	d.mu.Lock()
	defer d.mu.Unlock()
	all, d.list = d.list, nil
	return all
}

// writeBody puts a body into the store that was asked for by the UID of a mail in
// a folder, or has it looked at again.
func (w *work) writeBody(y *store.Sync, f folder, m store.Wanted, l *letter) error {
	is := w.doubts.settled(m.Mail)
	if !is {
		var err error
		if is, err = y.Is(m.Mail, l.head.Hash); err != nil {
			return err
		}
	}
	if !is {
		bare, err := y.Is(m.Mail, unreadableHash(f, m.UID))
		if err != nil {
			return err
		}
		if bare {
			return w.nowGiven(y, f, m, l)
		}
	}
	if !is {
		w.doubts.add(f, m)
		return nil
	}
	w.bodied.Add(1)
	return writeLetter(y, l, m.Mail)
}

// nowGiven puts a mail into the place of the row that stood for it while the server
// gave not even its header.
func (w *work) nowGiven(y *store.Sync, f folder, m store.Wanted, l *letter) error {
	a, err := w.s.describe(f.Role, l.head)
	if err != nil {
		return err
	}
	a.UID, a.Size = m.UID, m.Size
	if a.Internal, a.Flags, err = y.Came(m.Mail); err != nil {
		return err
	}
	id, wanted, err := y.Arrive(f.id, a)
	if err != nil || !wanted {
		return err
	}
	w.bodied.Add(1)
	return writeLetter(y, l, id)
}

// lookAgain asks for the headers of mails whose bodies had others, as when they
// came. What is another mail by now is not asked for there any more. All that was
// added must be written. It says whether there were any.
func (w *work) lookAgain() (any bool, err error) {
	for _, d := range w.doubts.take() {
		any = true
		err := w.hold(d.f)
		var id store.MailID
		if err == nil {
			err = w.idsOf([]store.UID{d.m.UID}, func(_ store.UID, found store.MailID) { id = found })
		}
		switch {
		case err == errAnew, answered(err):
			w.passedOver[d.m.Mail] = maxTries
		case err != nil:
			return true, err
		case id == d.m.Mail:
			w.doubts.settle(id)
		default:
			w.s.log.Warn("a mail is not where its folder has it", "folder", d.f.id, "err", errOther)
			w.passedOver[d.m.Mail], w.stale = maxTries, true
			if err := w.notThere(d.f.name, d.m.UID); err != nil {
				return true, err
			}
		}
	}
	return any, nil
}

var errOther = errors.Join(account.ErrServer, errors.New("another mail has its UID"))

// unreadableHash stands for the header of a mail that the server does not give.
func unreadableHash(f folder, uid store.UID) [32]byte {
	return sha256.Sum256([]byte(unreadableName(f, uid)))
}

func unreadableName(f folder, uid store.UID) string {
	return fmt.Sprintf("unreadable:%x:%d:%d", f.id, f.UIDValidity, uid)
}
