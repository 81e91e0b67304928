package store

import (
	"bytes"

	"baken/store/find"
)

// walk is how far all that is kept has been read for an index that is built.
type walk struct {
	Stage walkStage `cbor:"1,keyasint,omitzero"`
	After []byte    `cbor:"2,keyasint,omitempty"` // the key that was read last
}

type walkStage uint8

const (
	walkMails walkStage = iota
	walkCases
	walkContacts
	walkDone
)

// walkOn gives some n more documents, and how far it is then.
func (t *tx) walkOn(w walk, n int) (all []docRef, next walk, err error) {
	for w.Stage != walkDone && len(all) < n {
		b := map[walkStage]box{walkMails: boxMails, walkCases: boxCases, walkContacts: boxActs}[w.Stage]
		var keys [][]byte
		for k := range t.from(b, w.After) {
			if bytes.Equal(k, w.After) {
				continue
			}
			if err := b.whole(k); err != nil {
				return nil, w, err
			}
			if keys = append(keys, bytes.Clone(k)); len(keys) == n-len(all) {
				break
			}
		}
		if len(keys) == 0 {
			w = walk{Stage: w.Stage + 1}
			continue
		}
		w.After = keys[len(keys)-1]
		for _, k := range keys {
			some, err := t.docsOf(w.Stage, [16]byte(k))
			if ofRecord(err) {
				continue // what hangs on it is lost; the check of the store says where
			}
			if err != nil {
				return nil, w, err
			}
			all = append(all, some...)
		}
	}
	return all, w, nil
}

func (t *tx) docsOf(stage walkStage, id [16]byte) ([]docRef, error) {
	switch stage {
	case walkMails:
		return []docRef{mailDoc(id)}, nil
	case walkCases:
		f, err := t.file(CaseID(id))
		return docsInCase(id, f), err
	}
	return t.docsOfContact(ContactID(id))
}

// docsInCase are the documents of a case itself.
func docsInCase(id CaseID, f file) (all []docRef) {
	for _, n := range f.Notes {
		all = append(all, noteDoc(id, n.Note, n.Supervisors))
	}
	for _, h := range f.Handoffs {
		all = append(all, handoffDoc(id, h.ID))
	}
	return append(all, docRef{Name: find.Name{Kind: docSummary, ID: id}})
}

// docsOfContact are the documents of a contact that are no mails. What was said to
// one that it is joined with is that one's.
func (t *tx) docsOfContact(id ContactID) (all []docRef, err error) {
	a, err := t.acts(id)
	if err == nil && len(a.Joined) > 0 {
		a, err = t.foldActs(id)
	}
	for _, r := range a.Answers {
		all = append(all, saidDoc(id, r.Op))
	}
	if _, ok := a.ofChat(id); ok {
		all = append(all, chatDoc(id))
	}
	return append(all, registrationDoc(id)), err
}

func noteDoc(id CaseID, note NoteID, supervisors bool) docRef {
	kind := docNote
	if supervisors {
		kind = docSupervisorNote
	}
	return docRef{find.Name{Kind: kind, ID: note}, id}
}

func handoffDoc(id CaseID, h HandoffID) docRef {
	return docRef{find.Name{Kind: docHandoff, ID: h}, id}
}

func saidDoc(id ContactID, op OpID) docRef { return docRef{find.Name{Kind: docSaid, ID: op}, id} }

func registrationDoc(id ContactID) docRef {
	return docRef{Name: find.Name{Kind: docRegistration, ID: id}}
}

func chatDoc(id ContactID) docRef { return docRef{Name: find.Name{Kind: docChat, ID: id}} }
