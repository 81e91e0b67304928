package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"baken/store/journal"
	"baken/store/member"
	"baken/store/vault"
)

// Receive takes entries of the team's journal, in its order, in one transaction with
// the place up to which they are settled. What was received before is passed over, so
// that entries may be given again. What does not stand is kept aside, with an alarm:
// see [Store.Alarms]. What was erased by them is gone from the file when it returns.
func (s *Store) Receive(ctx context.Context, all []Delivered) (done Received, err error) {
	if s.shares.Load() == nil {
		return done, ErrNotShared
	}
	known, err := s.signers()
	if err != nil {
		return done, err
	}
	c := check(all, known)
	defer c.stop()
	var gone []vault.KeyID
	err = s.write(ctx, func(t *tx) error {
		r, err := newReceiver(t)
		if err != nil {
			return err
		}
		for i, d := range all {
			r.alarms = 0
			err := r.take(d, c.wait(i))
			if errors.Is(err, errWantsKey) {
				done.Wants = r.wants
				break
			}
			if err != nil {
				return err
			}
			done.Taken++
			done.Alarms += r.alarms
		}
		if err := r.finish(); err != nil {
			return err
		}
		gone = r.gone
		return nil
	})
	if err != nil {
		return Received{}, err
	}
	for _, id := range gone {
		s.vault.Forget(id)
	}
	return done, s.retireIfDue(ctx)
}

// errWantsKey ends a batch at an event that the next one begins with.
var errWantsKey = errors.New("a key is not here")

// signers are the keys of the workstations that the team's journal knows.
func (s *Store) signers() (all map[journal.WorkstationID]vault.PublicKey, err error) {
	all = map[journal.WorkstationID]vault.PublicKey{}
	err = s.read(func(t *tx) error {
		return t.eachStation(func(id journal.WorkstationID, w enrolled) error { all[id] = w.Sign; return nil })
	})
	return all, err
}

// checked are entries whose form and signature are looked at by several at once, in
// their order, while those before them are folded.
type checked struct {
	all   []checkedEntry
	parts []chan struct{} // closed when a part is done
	quit  chan struct{}
	wg    sync.WaitGroup
}

type checkedEntry struct {
	env    *journal.Envelope
	err    error // of its form
	by     vault.PublicKey
	signed bool // by the holder of by
}

// checkedAtOnce is how many entries are one part.
const checkedAtOnce = 32

func check(all []Delivered, known map[journal.WorkstationID]vault.PublicKey) *checked {
	c := &checked{all: make([]checkedEntry, len(all)), quit: make(chan struct{})}
	next := make(chan int)
	for from := 0; from < len(all); from += checkedAtOnce {
		c.parts = append(c.parts, make(chan struct{}))
	}
	c.wg.Go(func() {
		defer close(next)
		for i := range c.parts {
			select {
			case next <- i:
			case <-c.quit:
				return
			}
		}
	})
	for range min(runtime.GOMAXPROCS(0), len(c.parts)) {
		c.wg.Go(func() {
			for i := range next {
				for j := i * checkedAtOnce; j < min(len(all), (i+1)*checkedAtOnce); j++ {
					e := &c.all[j]
					if e.env, e.err = journal.Read(all[j].Envelope); e.err == nil {
						e.by = known[e.env.Header.Workstation]
						e.signed = e.env.Signed(e.by) == nil
					}
				}
				close(c.parts[i])
			}
		})
	}
	return c
}

func (c *checked) wait(i int) *checkedEntry {
	<-c.parts[i/checkedAtOnce]
	return &c.all[i]
}

func (c *checked) stop() {
	close(c.quit)
	c.wg.Wait()
}

// receiver takes entries in a transaction.
type receiver struct {
	t        *tx
	late     *late
	at       position
	overlay  bool // something is pending
	stations map[journal.WorkstationID]*enrolled
	links    map[journal.WorkstationID]link
	persons  map[member.ID]person
	lasts    map[journal.Subject]lastOf
	parked   map[journal.WorkstationID]map[uint64][]byte // counter → key of what waits for one before it
	several  bool                                        // workstations were enrolled: each speaks for its member
	wants    vault.KeyID
	alarms   int
	gone     []vault.KeyID // keys that were erased
}

func newReceiver(t *tx) (*receiver, error) {
	l, err := newLate(t)
	if err != nil {
		return nil, err
	}
	r := &receiver{t: t, late: l, stations: map[journal.WorkstationID]*enrolled{}, links: map[journal.WorkstationID]link{},
		persons: map[member.ID]person{}, lasts: map[journal.Subject]lastOf{}}
	if r.at, err = t.position(); err != nil {
		return nil, err
	}
	if r.several, err = t.value(boxShared, t.s.sharedKey("several", nil), new(bool)); err != nil {
		return nil, err
	}
	for range t.from(boxJournal, seqKey(pendingFrom)) {
		r.overlay = true
		break
	}
	r.parked, err = t.parked()
	return r, err
}

// take settles one entry.
func (r *receiver) take(d Delivered, c *checkedEntry) error {
	if d.Seq <= r.at.Last {
		return nil
	}
	err := r.judge(d, c)
	if err == nil {
		r.at.Last = d.Seq
	}
	return err
}

// judge says what becomes of an entry that is new.
func (r *receiver) judge(d Delivered, c *checkedEntry) error {
	t := r.t
	if c.err != nil {
		why := Malformed
		if errors.Is(c.err, journal.ErrNewer) {
			why = NewerEnvelope
		}
		return r.setAside(d, journal.Header{}, why)
	}
	h := c.env.Header
	switch {
	case h.Team != t.s.team:
		return r.setAside(d, h, OtherTeam)
	case d.Subject != h.Subject:
		return r.setAside(d, h, MovedSubject)
	}
	w, err := r.station(h.Workstation)
	if err != nil {
		return err
	}
	switch {
	case w == nil:
		return r.setAside(d, h, UnknownStation)
	case c.by == w.Sign && !c.signed, c.by != w.Sign && c.env.Signed(w.Sign) != nil:
		return r.setAside(d, h, BadSignature)
	}
	number, err := t.numberOf(h.ID)
	known := err == nil
	if err := ignoreUnknown(err); err != nil {
		return err
	}
	if known {
		if !bytes.Equal(t.raw(boxJournal, seqKey(number)), d.Envelope) {
			return r.setAside(d, h, Twice)
		}
		if number <= r.at.Count { // it came before, on this stream or another
			return r.passes(h, number, d.Seq)
		}
	}
	if w.Revoked && h.Counter > w.Upto {
		return r.setAside(d, h, RevokedStation)
	}
	last, err := r.link(h.Workstation)
	if err != nil {
		return err
	}
	switch {
	case h.Counter == last.Counter+1 && h.Prev != last.Hash, h.Counter <= last.Counter:
		return r.setAside(d, h, Forked)
	case h.Counter > last.Counter+1:
		return r.park(d, h)
	}
	if err := r.accept(d, c.env, number, known); err != nil {
		return err
	}
	return r.unpark(h.Workstation)
}

// last is the last event of a subject.
func (r *receiver) last(subject journal.Subject) (l lastOf, err error) {
	if l, ok := r.lasts[subject]; ok {
		return l, nil
	}
	_, err = r.t.value(boxShared, r.t.s.sharedKey("last", []byte(subject)), &l)
	return l, err
}

// follows notes which event is the last of its subject; zero when it is one that
// changes nothing and only has a sequence.
func (r *receiver) follows(subject journal.Subject, id EventID, seq uint64) error {
	if !contested(subject) {
		return nil
	}
	l, err := r.last(subject)
	if id != (EventID{}) {
		l.Event = id
	}
	l.Seq = max(l.Seq, seq)
	r.lasts[subject] = l
	return err
}

// accept gives an event the next number of the confirmed ones. With known it is one
// of ours, which stands at number.
func (r *receiver) accept(d Delivered, env *journal.Envelope, number uint64, known bool) error {
	t, h := r.t, env.Header
	e, m, why, err := r.reads(d, env)
	if err != nil {
		return err
	}
	readable := why == ""
	r.at.Count++
	e.Seq = r.at.Count
	r.links[h.Workstation] = link{h.Counter, env.Hash()}
	last := h.ID
	if !readable && !known {
		last = EventID{}
	}
	if err := r.follows(h.Subject, last, d.Seq); err != nil {
		return err
	}
	if known {
		err = r.confirm(e, m, why, number, d.Envelope)
	} else {
		err = errors.Join(t.putRaw(boxJournal, seqKey(e.Seq), d.Envelope), t.put(boxEvents, h.ID[:], seqKey(e.Seq)))
		if err == nil && readable {
			err = r.fold(e, m)
		}
	}
	if err != nil {
		return err
	}
	if readable {
		if err := r.enlist(e); err != nil {
			return err
		}
	} else if why != unreadable {
		if err := r.void(e, why); err != nil {
			return err
		}
	}
	if h.Workstation == t.s.station.id {
		return r.ours(h, known)
	}
	if err := r.sees(h); err != nil {
		return err
	}
	if readable && contested(h.Subject) {
		return r.beats(h)
	}
	return nil
}

// passes notes the sequence of an event that was received before.
func (r *receiver) passes(h journal.Header, number, seq uint64) error {
	last := h.ID
	if r.t.raw(boxQuarantine, asideKey(asideVoid, number)) != nil && h.Workstation != r.t.s.station.id {
		last = EventID{}
	}
	return r.follows(h.Subject, last, seq)
}

// ours brings this workstation's own chain in step with one of its events that it did
// not have: its file is one of before.
func (r *receiver) ours(h journal.Header, known bool) error {
	if known {
		return nil
	}
	t := r.t
	t.s.clock = max(t.s.clock, h.ID.Clock())
	r.late.seals = true
	return nil
}

// sees follows the clock of another workstation, unless it is too far ahead.
func (r *receiver) sees(h journal.Header) error {
	t := r.t
	clock, ok := t.s.clock.See(h.ID.Clock(), t.s.now())
	if !ok {
		return r.aheadOf(h)
	}
	t.s.clock = clock
	return nil
}

// beats refuses what of ours expects to be the first after another event than h on its
// subject.
func (r *receiver) beats(h journal.Header) error {
	if !r.overlay {
		return nil
	}
	if _, some, err := r.t.pendingOn(h.Subject); err != nil || !some {
		return err
	}
	all, err := r.t.outgoing()
	if err != nil {
		return err
	}
	for _, o := range all {
		if o.Subject == h.Subject && o.Claims && o.Seq == 0 {
			return r.late.refuse(o, h.ID) // with those that follow it
		}
	}
	return nil
}

// confirm moves an event of ours to its number in the team's journal, or takes it out of
// the view when it does not stand there.
func (r *receiver) confirm(e journal.Event, m journal.Meaning, why Why, number uint64, raw []byte) error {
	if why != "" && why != unreadable {
		was := e
		was.Seq = number
		if err := r.late.unfold(was, m); err != nil {
			return err
		}
	}
	if number != e.Seq {
		if err := r.late.move(number, e.Seq, raw); err != nil {
			return err
		}
	} else if err := r.t.drop(boxOutgoing, outKeyOf(outEvent, seqKey(number))); err != nil {
		return err
	}
	if why != "" {
		return nil
	}
	if _, ok := e.Body.(journal.EpochBegun); ok {
		sh := *r.t.sharing()
		sh.Begun = false
		if err := r.t.putSharing(sh); err != nil {
			return err
		}
	}
	r.t.touchAll(m)
	return r.t.decide(e)
}

// touchAll has the rows of contacts made anew: what they show may be confirmed now.
func (t *tx) touchAll(m journal.Meaning) {
	for _, of := range m.About {
		if !of.Case && !of.Room {
			t.touch(of.ID)
		}
	}
}

// fold folds an event of another workstation: on its own, or anew with what is pending
// where something is.
func (r *receiver) fold(e journal.Event, m journal.Meaning) error {
	t := r.t
	if err := t.index(e, m); err != nil {
		return err
	}
	if b, ok := e.Body.(journal.Erased); ok {
		gone, err := t.eraseElsewhere(e, m, b)
		r.gone = append(r.gone, gone...)
		r.overlay = true // what was not counted of it is
		return err
	}
	if r.overlay {
		if err := r.edits(e, m); err != nil {
			return err
		}
		some, err := t.before(m)
		if err != nil {
			return err
		}
		if some || len(m.About) == 0 || r.late.has(m) {
			r.late.about(e, m)
			return r.foldLate(e)
		}
	}
	return t.fold(e, m)
}

// has says whether something of what an event is about is folded anew at the end.
func (l *late) has(m journal.Meaning) bool {
	for _, of := range m.About {
		for _, id := range l.cases {
			if of.Case && of.ID == [16]byte(id) {
				return true
			}
		}
		for _, id := range l.contacts {
			if !of.Case && of.ID == [16]byte(id) {
				return true
			}
		}
	}
	return false
}

// foldLate keeps what an event changes beside contacts and cases, which are folded anew
// at the end.
func (r *receiver) foldLate(e journal.Event) error {
	t := r.t
	b, ok := e.Body.(journal.Undone)
	if !ok {
		if err := t.foldToIndex(e.Body); err != nil {
			return err
		}
		if _, ok := e.Body.(journal.Joined); ok {
			return nil // see settle
		}
		return t.foldBeside(e)
	}
	undone, err := t.markUndone(e, b)
	if err != nil {
		return err
	}
	switch u := undone.Body.(type) {
	case journal.AttachmentMarked:
		return t.drop(boxMarks, markKey(u.Mail, u.Number, undone.ID))
	case journal.RoomSaid:
		return t.unlistRemark(undone.Seq)
	}
	return nil
}

// enlist keeps what a confirmed event says of members and workstations: by this it is
// judged who may what.
func (r *receiver) enlist(e journal.Event) error {
	switch b := e.Body.(type) {
	case journal.TeamFounded:
		return r.putPerson(e.Member, person{Name: b.Name, Roles: b.Roles})
	case journal.MemberAdded:
		return r.putPerson(b.Member, person{Name: b.Name, Roles: b.Roles})
	case journal.MemberRoles:
		p, ok, err := r.person(b.Member)
		if err != nil || !ok {
			return err
		}
		p.Roles = b.Roles
		return r.putPerson(b.Member, p)
	case journal.WorkstationAdded:
		return r.putStation(b.Workstation, enrolled{Member: b.Member, Sign: vault.PublicKey(b.Sign), Box: vault.BoxKey(b.Box)})
	case journal.WorkstationEnrolled:
		r.several = true
		if err := r.t.putValue(boxShared, r.t.s.sharedKey("several", nil), true); err != nil {
			return err
		}
		return r.putStation(b.Workstation, enrolled{Member: b.Member, Sign: vault.PublicKey(b.Sign), Box: vault.BoxKey(b.Box), Any: b.Hub})
	case journal.WorkstationRevoked:
		w, err := r.station(b.Workstation)
		if err != nil || w == nil || w.Revoked {
			return err
		}
		w.Revoked, w.Upto = true, b.Upto
		return r.putStation(b.Workstation, *w)
	case journal.EpochBegun:
		return r.announce(b)
	}
	return nil
}

func (r *receiver) person(id member.ID) (p person, ok bool, err error) {
	if p, ok := r.persons[id]; ok {
		return p, true, nil
	}
	if ok, err = r.t.value(boxShared, r.t.s.sharedKey("member", id[:]), &p); ok {
		r.persons[id] = p
	}
	return p, ok, err
}

func (r *receiver) putPerson(id member.ID, p person) error {
	r.persons[id] = p
	return r.t.putValue(boxShared, r.t.s.sharedKey("member", id[:]), p)
}

// station is a workstation as the confirmed journal says; nil for none.
func (r *receiver) station(id journal.WorkstationID) (*enrolled, error) {
	if w := r.stations[id]; w != nil {
		return w, nil
	}
	var w enrolled
	ok, err := r.t.value(boxShared, r.t.s.sharedKey("station", id[:]), &w)
	if err != nil || !ok {
		return nil, err
	}
	r.stations[id] = &w
	return &w, nil
}

func (r *receiver) putStation(id journal.WorkstationID, w enrolled) error {
	r.stations[id] = &w
	return r.t.putStation(id, w)
}

// putStation keeps a workstation, and lists it.
func (t *tx) putStation(id journal.WorkstationID, w enrolled) error {
	t.change.Members = true
	list, err := t.stationIDs()
	if err != nil {
		return err
	}
	if next := added(list, id); len(next) > len(list) {
		if err := t.putValue(boxShared, t.s.sharedKey("stations", nil), next); err != nil {
			return err
		}
	}
	return t.putValue(boxShared, t.s.sharedKey("station", id[:]), w)
}

func (t *tx) stationIDs() (all []journal.WorkstationID, err error) {
	_, err = t.value(boxShared, t.s.sharedKey("stations", nil), &all)
	return all, err
}

// eachStation gives the workstations of the team, those that were revoked too.
func (t *tx) eachStation(f func(journal.WorkstationID, enrolled) error) error {
	list, err := t.stationIDs()
	if err != nil {
		return err
	}
	for _, id := range list {
		var w enrolled
		if _, err := t.value(boxShared, t.s.sharedKey("station", id[:]), &w); err != nil {
			return err
		}
		if err := f(id, w); err != nil {
			return err
		}
	}
	return nil
}

func (r *receiver) link(id journal.WorkstationID) (l link, err error) {
	if l, ok := r.links[id]; ok {
		return l, nil
	}
	_, err = r.t.value(boxShared, r.t.s.sharedKey("link", id[:]), &l)
	return l, err
}

// finish keeps where the journal stands now, and folds anew what has to be.
func (r *receiver) finish() error {
	t := r.t
	for id, l := range r.links {
		if err := t.putValue(boxShared, t.s.sharedKey("link", id[:]), l); err != nil {
			return err
		}
	}
	for subject, l := range r.lasts {
		if err := t.putValue(boxShared, t.s.sharedKey("last", []byte(subject)), l); err != nil {
			return err
		}
	}
	if err := t.putPosition(r.at); err != nil {
		return err
	}
	var last tip
	if _, err := t.desk("tip", &last); err != nil {
		return err
	}
	last.Clock = max(last.Clock, t.s.clock)
	if err := t.putDesk("tip", last); err != nil {
		return err
	}
	if err := t.retireEpochs(); err != nil {
		return err
	}
	return r.late.settle()
}

func ignoreUnknown(err error) error {
	if errors.Is(err, ErrUnknown) {
		return nil
	}
	return err
}

// reads opens an event and says whether it stands: an empty Why if it does. The error
// is errWantsKey when the key that it was sealed with is not here.
func (r *receiver) reads(d Delivered, env *journal.Envelope) (e journal.Event, m journal.Meaning, why Why, err error) {
	t, h := r.t, env.Header
	e = journal.Event{ID: h.ID, Workstation: h.Workstation, Subject: h.Subject}
	row, err := t.get(boxKeyRows, h.Key[:])
	if err != nil {
		return e, m, "", err
	}
	if row == nil {
		if !d.NoKey {
			r.wants = h.Key
			return e, m, "", errWantsKey
		}
		return e, m, unreadable, nil
	}
	wrapped := t.raw(boxKeys, row)
	if wrapped == nil {
		return e, m, unreadable, nil
	}
	key, err := t.openKey(row, wrapped)
	if err != nil {
		return e, m, "", err
	}
	payload, err := env.Open(key)
	if err != nil {
		return e, m, BadSeal, nil
	}
	if e.Member, e.Body, err = journal.Decode(payload); err != nil {
		if errors.Is(err, journal.ErrNewer) {
			return e, m, NewerEvent, nil
		}
		return e, m, Malformed, nil
	}
	m, err = journal.Means(e.Body, e.Member, t.eventByID)
	switch {
	case errors.Is(err, ErrErased):
		return e, m, unreadable, nil
	case errors.Is(err, ErrUnknown), errors.Is(err, journal.ErrNewer):
		return e, m, NamesNothing, nil
	case err != nil:
		return e, m, "", err
	}
	why, err = r.stands(e, m, row)
	return e, m, why, err
}

// stands says why an event that was read does not stand; empty when it does.
func (r *receiver) stands(e journal.Event, m journal.Meaning, row []byte) (Why, error) {
	t := r.t
	key, err := readRow(row)
	if err != nil {
		return "", err
	}
	if key.Owner != m.Owner() || key.Class != m.Class {
		return OtherKey, nil
	}
	if !t.s.publishes(e, m) {
		return OtherSubject, nil
	}
	w, err := r.station(e.Workstation)
	if err != nil || w == nil {
		return UnknownStation, err
	}
	if m.Founds {
		if r.at.Count > 0 || e.Workstation != t.sharing().Root.Workstation {
			return NotAllowed, nil
		}
		return "", nil
	}
	if r.several && !w.Any && e.Member != w.Member {
		return SpeaksForAnother, nil
	}
	p, known, err := r.person(e.Member)
	if err != nil {
		return "", err
	}
	if !known || !p.Roles.May(m.Right) {
		return NotAllowed, nil
	}
	return r.fits(e)
}

// fits says why an event on the team's workstations does not stand.
func (r *receiver) fits(e journal.Event) (Why, error) {
	var id journal.WorkstationID
	var sign, box []byte
	switch b := e.Body.(type) {
	case journal.WorkstationAdded:
		id, sign, box = b.Workstation, b.Sign, b.Box
	case journal.WorkstationEnrolled:
		id, sign, box = b.Workstation, b.Sign, b.Box
	case journal.EpochBegun:
		if len(b.Check) != len(announced{}.Check) {
			return Malformed, nil
		}
		return "", nil
	default:
		return "", nil
	}
	if len(sign) != len(vault.PublicKey{}) || len(box) != len(vault.BoxKey{}) {
		return Malformed, nil
	}
	// Who has a key keeps it: a workstation is never another's.
	if w, err := r.station(id); err != nil || w != nil && w.Sign != vault.PublicKey(sign) {
		return OtherKey, err
	}
	return "", nil
}

// publishes says whether an event stands on a subject of what it is about: else it would
// not be found there, or not be the first of several.
func (s *Store) publishes(e journal.Event, m journal.Meaning) bool {
	switch m.Stream {
	case journal.OnSystem:
		return e.Subject == s.team.System()
	case journal.OnFigures:
		return e.Subject == s.team.Figures()
	case journal.OnAudit:
		return e.Subject == s.team.Audit(e.Workstation)
	case journal.OnClaim:
		return e.Subject == s.team.Claim(m.About[0].ID)
	case journal.OnRoom:
		return e.Subject == s.team.Room(m.About[0].ID)
	case journal.OnContact:
		return e.Subject == s.team.Contact(m.About[0].ID)
	case journal.OnCase, journal.OnHandoff: // before there was a team all was on the case's own
		if m.About[0].Case {
			id := CaseID(m.About[0].ID)
			return e.Subject == s.team.Case(id) || m.Stream == journal.OnHandoff && e.Subject == s.team.Handoff(id)
		}
		return s.team.OfCase(e.Subject)
	}
	return false
}

// String is for tests and logs; it says nothing of content.
func (d Delivered) String() string {
	return fmt.Sprintf("%d: %d bytes", d.Seq, len(d.Envelope))
}
