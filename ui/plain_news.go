package ui

import (
	"baken/keymap"
	"baken/store"
	"baken/ui/lang"
)

// news is what has arrived and was not told.
type news struct {
	known   map[store.ContactID]store.MailID // who waited until it was told last, and the newest message of each
	stale   bool                             // something changed since
	arrived []store.ContactID
}

func (n *news) changed(c store.Change) { n.stale = n.stale || c.All || len(c.Contacts) > 0 }

// mostWaiting is how many of those who wait are looked at for news: the first of the
// queue, in which what is urgent stands.
const mostWaiting = 500

// arrivals finds who waits that did not, or has written again, since it was told last.
func (p *plain) arrivals() (fresh []store.Contact) {
	if p.desk == nil || p.news.known != nil && !p.news.stale {
		return nil
	}
	var all []store.Contact
	if !p.reads(func() (err error) { all, err = p.s.Store.Queue(store.FilterWaiting, 0, mostWaiting); return err }) {
		return nil
	}
	first := p.news.known == nil
	if first {
		p.news.known = map[store.ContactID]store.MailID{}
	}
	for _, c := range all {
		if _, live := p.liveChat(c); live { // that is told as a chat
			p.news.known[c.ID] = c.Last
			continue
		}
		if last, was := p.news.known[c.ID]; !first && (!was && !p.holds(c) || was && last != c.Last) {
			fresh = append(fresh, c)
		}
		p.news.known[c.ID] = c.Last
	}
	p.news.stale = false
	return fresh
}

// holds says whether a contact is one's own already: that one has begun it is no news.
func (p *plain) holds(c store.Contact) bool {
	return c.Claim != store.Unclaimed && c.ClaimedBy == p.s.Store.Me()
}

// touches notes a contact that something is done with here: that it waits by that is no
// news.
func (p *plain) touches(c store.Contact) {
	if p.news.known != nil {
		p.news.known[c.ID] = c.Last
	}
}

// tellNews says in one line what has arrived.
func (p *plain) tellNews() {
	fresh := p.arrivals()
	for _, c := range fresh {
		p.news.arrived = append(p.news.arrived, c.ID)
	}
	switch {
	case len(fresh) == 0:
	case len(fresh) == 1:
		p.say(p.Lang.T(lang.PlainArrived, lang.Said(p.queue.Aloud(fresh[0]))))
	default:
		urgent := 0
		for _, c := range fresh {
			if c.Urgent() {
				urgent++
			}
		}
		p.say(p.Lang.T(lang.PlainArrivedMany, lang.N(len(fresh)), lang.N(urgent), lang.Said(p.Lang.Short(keymap.News))))
	}
}

// tellArrived says again what has arrived since it was asked for last, with numbers that
// open it.
func (p *plain) tellArrived() {
	p.catchUp()
	var all []item
	for _, k := range p.waitingChats() {
		all = append(all, p.contactRow(p.contacts[k.Contact]))
	}
	for _, id := range p.news.arrived {
		if c, err := p.s.Store.Contact(id); err == nil && c.State == store.Waiting {
			all = append(all, p.contactRow(c))
		}
	}
	p.news.arrived = nil
	for _, c := range p.arrivals() {
		all = append(all, p.contactRow(c))
	}
	if len(all) == 0 {
		p.say(p.Lang.T(lang.PlainNothingNew))
		return
	}
	p.list(p.at, all, 0)
}
