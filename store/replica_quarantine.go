package store

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"time"

	"baken/store/journal"
)

// Why says why an entry of the team's journal does not stand; the words are kept.
type Why string

// Why an entry has no place in the journal here: nothing of it is read.
const (
	Malformed      Why = "malformed"       // it is no envelope, or no event
	NewerEnvelope  Why = "newer-envelope"  // a newer version of the program made it
	OtherTeam      Why = "other-team"      // it was made for another team
	MovedSubject   Why = "moved"           // it was made for another subject than the one that it came on
	UnknownStation Why = "unknown-station" // nobody enrolled the workstation
	BadSignature   Why = "bad-signature"   // the workstation did not sign it
	RevokedStation Why = "revoked"         // the workstation was taken out of the team before
	Forked         Why = "forked"          // its number was used, or what it follows is not what was before
	Twice          Why = "twice"           // its id is another event's
	Missing        Why = "missing"         // one before it of its workstation has not come: it waits
)

// Why an event has its place in the journal and changes nothing.
const (
	NewerEvent       Why = "newer"       // a newer version of the program made it
	BadSeal          Why = "bad-seal"    // its key does not open it
	OtherKey         Why = "other-key"   // it is sealed with another's key, or enrols somebody else's workstation
	OtherSubject     Why = "subject"     // it stands on another subject than events of its kind
	NamesNothing     Why = "names"       // it names an event that is not before it
	SpeaksForAnother Why = "speaks-for"  // its workstation is another member's
	NotAllowed       Why = "not-allowed" // its member had not the right
)

// Ahead is of an event that stands: its clock is so far ahead that it is not followed.
const Ahead Why = "clock"

// unreadable is of an event whose key was erased. There is no alarm of it.
const unreadable Why = "erased"

// Alarm says of an entry of the team's journal that it does not stand, or that it stands
// with a wrong clock.
type Alarm struct {
	Why     Why
	Seq     uint64                // in the team's journal
	Station journal.WorkstationID // that it names; nobody else may have made it when the signature does not fit
	Event   EventID               // that it says it is
	At      time.Time             // by its own clock
}

// The kinds of records in boxQuarantine.
const (
	asideEntry  = 'q' // sequence → aside, of an entry that has no place in the journal
	asideParked = 'g' // sequence → aside, of one that waits for one before it
	asideVoid   = 'v' // number → aside, of an event that changes nothing
	asideClock  = 'c' // number → aside, of an event with a clock ahead
)

// aside is a record of boxQuarantine.
type aside struct {
	Why      Why                   `cbor:"1,keyasint"`
	Seq      uint64                `cbor:"2,keyasint,omitzero"`
	Station  journal.WorkstationID `cbor:"3,keyasint,omitzero"`
	Event    EventID               `cbor:"4,keyasint,omitzero"`
	Counter  uint64                `cbor:"5,keyasint,omitzero"`
	Subject  journal.Subject       `cbor:"6,keyasint,omitzero"`
	Envelope []byte                `cbor:"7,keyasint,omitempty"`
	NoKey    bool                  `cbor:"8,keyasint,omitzero"`
}

// maxAside is how much of an entry is kept that is no event of the team's, in bytes: a
// stranger must not fill the disk.
const maxAside = 4096

func asideKey(kind byte, n uint64) []byte { return append([]byte{kind}, seqKey(n)...) }

// setAside keeps an entry that has no place in the journal.
func (r *receiver) setAside(d Delivered, h journal.Header, why Why) error {
	r.alarms++
	if err := r.follows(d.Subject, EventID{}, d.Seq); err != nil {
		return err
	}
	return r.t.putValue(boxQuarantine, asideKey(asideEntry, d.Seq), aside{Why: why, Seq: d.Seq, Station: h.Workstation, Event: h.ID,
		Counter: h.Counter, Subject: d.Subject[:min(len(d.Subject), 256)], Envelope: d.Envelope[:min(len(d.Envelope), maxAside)]})
}

// park keeps an event whose workstation has made one before it that has not come. It is
// taken when that comes.
func (r *receiver) park(d Delivered, h journal.Header) error {
	row, err := r.t.get(boxKeyRows, h.Key[:])
	if err != nil {
		return err
	}
	if row == nil && !d.NoKey {
		r.wants = h.Key
		return errWantsKey
	}
	if err := r.follows(d.Subject, EventID{}, d.Seq); err != nil {
		return err
	}
	if _, has := r.parked[h.Workstation][h.Counter]; has {
		return r.setAside(d, h, Forked)
	}
	r.alarms++
	key := asideKey(asideParked, d.Seq)
	if r.parked[h.Workstation] == nil {
		r.parked[h.Workstation] = map[uint64][]byte{}
	}
	r.parked[h.Workstation][h.Counter] = key
	return r.t.putValue(boxQuarantine, key, aside{Why: Missing, Seq: d.Seq, Station: h.Workstation, Event: h.ID,
		Counter: h.Counter, Subject: d.Subject, Envelope: d.Envelope, NoKey: d.NoKey})
}

// parked are the events that wait for one before them, by workstation and counter.
func (t *tx) parked() (map[journal.WorkstationID]map[uint64][]byte, error) {
	all := map[journal.WorkstationID]map[uint64][]byte{}
	err := t.scan(boxQuarantine, []byte{asideParked}, func(key, _ []byte) error {
		var a aside
		if _, err := t.value(boxQuarantine, key, &a); err != nil {
			return err
		}
		if all[a.Station] == nil {
			all[a.Station] = map[uint64][]byte{}
		}
		all[a.Station][a.Counter] = bytes.Clone(key)
		return nil
	})
	return all, err
}

// unpark takes what waited for the last event of a workstation, one after the other.
func (r *receiver) unpark(id journal.WorkstationID) error {
	for {
		last := r.links[id]
		key := r.parked[id][last.Counter+1]
		if key == nil {
			return nil
		}
		var a aside
		if _, err := r.t.value(boxQuarantine, key, &a); err != nil {
			return err
		}
		delete(r.parked[id], last.Counter+1)
		if err := r.t.drop(boxQuarantine, key); err != nil {
			return err
		}
		env, err := journal.Read(a.Envelope)
		if err != nil {
			return errors.Join(ErrDamaged, err)
		}
		d := Delivered{Seq: a.Seq, Subject: a.Subject, Envelope: a.Envelope, NoKey: a.NoKey}
		w, err := r.station(id)
		if err != nil {
			return err
		}
		number, err := r.t.numberOf(a.Event)
		known := err == nil
		if err := ignoreUnknown(err); err != nil {
			return err
		}
		switch {
		case w.Revoked && a.Counter > w.Upto:
			err = r.setAside(d, env.Header, RevokedStation)
		case env.Header.Prev != last.Hash, known && number <= r.at.Count:
			err = r.setAside(d, env.Header, Forked)
		default:
			err = r.accept(d, env, number, known)
		}
		if err != nil {
			return err
		}
	}
}

// void notes that an event has its place and changes nothing.
func (r *receiver) void(e journal.Event, why Why) error {
	r.alarms++
	return r.t.putValue(boxQuarantine, asideKey(asideVoid, e.Seq), aside{Why: why, Station: e.Workstation, Event: e.ID})
}

// aheadOf notes that the clock of a workstation is too far ahead to be followed.
func (r *receiver) aheadOf(h journal.Header) error {
	r.alarms++
	return r.t.putValue(boxQuarantine, asideKey(asideClock, r.at.Count), aside{Why: Ahead, Station: h.Workstation, Event: h.ID})
}

// Alarms are what of the team's journal does not stand, or has a clock ahead, up to n of
// them, those of the same kind together.
func (s *Store) Alarms(n int) (all []Alarm, err error) {
	err = s.read(func(t *tx) error {
		err := t.scan(boxQuarantine, nil, func(key, _ []byte) error {
			if len(all) == n {
				return errStop
			}
			var a aside
			if _, err := t.value(boxQuarantine, key, &a); err != nil {
				return err
			}
			all = append(all, Alarm{a.Why, a.Seq, a.Station, a.Event, a.Event.Clock().Time()})
			return nil
		})
		if err == errStop {
			err = nil
		}
		return err
	})
	return all, err
}

func (t *tx) countAlarms() (n int, err error) {
	err = t.scan(boxQuarantine, nil, func(_, _ []byte) error { n++; return nil })
	return n, err
}

// isVoid says whether an event has its place and changes nothing.
func (t *tx) isVoid(number uint64) bool {
	return t.raw(boxQuarantine, asideKey(asideVoid, number)) != nil
}

// Whys are all that an alarm can say.
func Whys() []Why { return slices.Sorted(maps.Keys(wordsOf)) }

// team tells what of the team's journal does not stand, and checks that what is kept of its
// workstations goes with the journal.
func (v *verifier) team() error {
	at, err := v.position()
	if err != nil {
		return err
	}
	links := map[journal.WorkstationID]link{}
	if err := v.each(boxJournal, func(key, raw []byte) error {
		if seqOf(key) > at.Count {
			return nil
		}
		env, err := journal.Read(raw)
		if err == nil {
			links[env.Header.Workstation] = link{env.Header.Counter, env.Hash()}
		}
		return nil
	}); err != nil {
		return err
	}
	if err := v.eachStation(func(id journal.WorkstationID, _ enrolled) error {
		var l link
		_, err := v.value(boxShared, v.tx.s.sharedKey("link", id[:]), &l)
		if l != links[id] {
			v.wrong("workstation "+id.String(), "its events go further, or less far, than was received")
		}
		return err
	}); err != nil {
		return err
	}
	return v.each(boxQuarantine, func(key, _ []byte) error {
		var a aside
		if _, err := v.value(boxQuarantine, key, &a); err != nil {
			return err
		}
		if a.Why == Ahead {
			return nil // it stands
		}
		v.wrong("workstation "+a.Station.String(), "event "+a.Event.String()+": "+a.Why.words())
		return nil
	})
}

// words are for the report of a check.
func (w Why) words() string { return wordsOf[w] }

var wordsOf = map[Why]string{
	Malformed:        "it is not an event",
	NewerEnvelope:    "a newer version made it",
	OtherTeam:        "it was made for another team",
	MovedSubject:     "it was moved",
	UnknownStation:   "nobody enrolled its workstation",
	BadSignature:     "its workstation did not sign it",
	RevokedStation:   "its workstation was taken out of the team",
	Forked:           "its number was used by another, or what it follows is not there",
	Twice:            "its id is another event's",
	Missing:          "one before it has not come",
	NewerEvent:       "a newer version made it",
	BadSeal:          "its key does not open it",
	OtherKey:         "it is sealed with another's key",
	OtherSubject:     "it stands where events of its kind do not",
	NamesNothing:     "it names an event that is not before it",
	SpeaksForAnother: "its workstation speaks for somebody else",
	NotAllowed:       "its member had not the right",
	Ahead:            "its clock is ahead",
}
