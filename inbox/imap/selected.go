package imap

import (
	goimap "github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"baken/store"
)

// standing is what SELECT says of a folder.
type standing struct {
	validity uint32
	next     store.UID
	modSeq   uint64 // 0: no CONDSTORE, or not for this folder
	exists   int
}

// choose selects a folder and says how it stands. Selecting again asks anew.
func (c *conn) choose(name string) (st standing, err error) {
	c.leave()
	var d *goimap.SelectData
	err = c.await("SELECT", func() (err error) {
		d, err = c.c.Select(name, &goimap.SelectOptions{CondStore: c.has(goimap.CapCondStore)}).Wait()
		return err
	})
	if err != nil {
		return st, err
	}
	c.selected, c.validity = name, d.UIDValidity
	st = standing{validity: d.UIDValidity, next: store.UID(d.UIDNext), exists: int(d.NumMessages)}
	if c.has(goimap.CapCondStore) {
		st.modSeq = d.HighestModSeq
	}
	if st.next == 0 && st.exists > 0 {
		// RFC 2060 left it out; the highest UID tells.
		all, err := c.search(0, 0)
		if err != nil {
			return st, err
		}
		if len(all) > 0 {
			st.next = store.UID(all[len(all)-1].Stop) + 1
		}
	}
	return st, nil
}

// leave has the next hold select a folder anew.
func (c *conn) leave() {
	c.credit()
	c.selected = ""
}

// credit counts what has come for the selected folder.
func (c *conn) credit() {
	n := c.line.bytes.Load()
	if c.received == nil {
		c.received = map[string]int64{}
	}
	c.received[c.selected] += n - c.credited
	c.credited = n
}

// hold selects a folder unless it is selected already.
func (c *conn) hold(name string) error {
	if c.selected == name && c.selected != "" {
		return nil
	}
	_, err := c.choose(name)
	return err
}

// hold selects a folder, unless it is, for what the store knows of it. errAnew when
// its UIDs mean other mails by now: then nothing may be asked for by them, and the
// next pass comes soon.
func (w *work) hold(f folder) error {
	if err := w.c.hold(f.name); err != nil {
		return err
	}
	if w.c.validity != f.UIDValidity {
		w.stale = true
		return errAnew
	}
	return nil
}

// search gives the UIDs of the selected folder from one to another, both 0 for
// all. With ESEARCH the answer is as short as the ranges are few.
func (c *conn) search(from, to store.UID) (goimap.UIDSet, error) {
	criteria := &goimap.SearchCriteria{}
	if from != 0 || to != 0 {
		r, ok := uidRange(from, to)
		if !ok {
			return nil, nil
		}
		criteria.UID = []goimap.UIDSet{r.set}
	}
	return c.find(criteria)
}

// bearing gives the UIDs in the selected folder of the mails with a Message-ID.
func (c *conn) bearing(messageID string) (goimap.UIDSet, error) {
	return c.find(&goimap.SearchCriteria{Header: []goimap.SearchCriteriaHeaderField{{Key: "Message-ID", Value: "<" + messageID + ">"}}})
}

func (c *conn) find(criteria *goimap.SearchCriteria) (set goimap.UIDSet, err error) {
	var options *goimap.SearchOptions
	if c.has(goimap.CapESearch) {
		options = &goimap.SearchOptions{ReturnAll: true}
	}
	err = c.await("SEARCH", func() error {
		d, err := c.c.UIDSearch(criteria, options).Wait()
		if err == nil {
			set, _ = d.All.(goimap.UIDSet)
		}
		return err
	})
	return set, err
}

// store asks to change flags, and gives what the server tells of them; it need not
// tell of all. See [work.change].
func (c *conn) store(set uidSet, op goimap.StoreFlagsOp, flags store.Flags) (map[store.UID]store.Flags, error) {
	now := map[store.UID]store.Flags{}
	err := c.await("STORE", func() error {
		cmd := c.c.Store(set.set, &goimap.StoreFlags{Op: op, Flags: writeFlags(flags)}, nil)
		return drainFlags(cmd, now)
	})
	return now, err
}

// flagsOf asks for the flags of mails.
func (c *conn) flagsOf(set uidSet) (map[store.UID]store.Flags, error) {
	now := map[store.UID]store.Flags{}
	err := c.await("FETCH", func() error {
		return drainFlags(c.c.Fetch(set.set, &goimap.FetchOptions{UID: true, Flags: true}), now)
	})
	return now, err
}

func drainFlags(cmd *imapclient.FetchCommand, now map[store.UID]store.Flags) error {
	for m := cmd.Next(); m != nil; m = cmd.Next() {
		var uid store.UID
		var flags store.Flags
		told := false
		for i := m.Next(); i != nil; i = m.Next() {
			switch i := i.(type) {
			case imapclient.FetchItemDataUID:
				uid = store.UID(i.UID)
			case imapclient.FetchItemDataFlags:
				flags, told = readFlags(i.Flags), true
			}
		}
		if uid != 0 && told {
			now[uid] = flags
		}
	}
	return cmd.Close()
}
