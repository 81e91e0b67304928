package screen

import (
	"encoding/hex"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// What the slip of a referral keeps of a service of the directory and shows in no line:
// which one it is, at which place, in which version, and what it was called there.
const (
	slipService   = "service-id"
	slipPlace     = "place-id"
	slipDirectory = "directory"
	slipCalled    = "called"
)

// referTo fills in where to, out of the directory.
func (s *Slip) referTo(to store.Referral) {
	if to.ServiceID.IsEmpty() {
		return
	}
	s.given = &to
	s.hidden = map[string]outside.Text{
		slipService: to.ServiceID, slipPlace: to.Place, slipDirectory: outside.New(to.Directory.String()), slipCalled: to.Service,
	}
	s.field("service").set(to.Service)
	s.field("phone").set(to.Phone)
	s.field("where").set(to.Where)
	s.field("target").set(outside.New(string(to.Target)))
	for i, f := range s.fields {
		switch f.name {
		case "earlier":
			f.picked = "" // a new one
		case "kind":
			s.at = i // what the directory does not know
		}
	}
}

// hide takes over what a draft has that stands in no line.
func (s *Slip) hide(fields map[string]outside.Text) {
	for _, name := range []string{slipService, slipPlace, slipDirectory, slipCalled} {
		if v := fields[name]; !v.IsEmpty() {
			if s.hidden == nil {
				s.hidden = map[string]outside.Text{}
			}
			s.hidden[name] = v
		}
	}
}

// referAgain puts that in place of what the draft has, and says what that was. What was
// said of another service, or of an earlier referral, is not said of this one.
func (s *Slip) referAgain(draft map[string]outside.Text) {
	if s.given == nil {
		return
	}
	was, id := draft["service"], draft[slipService]
	s.referTo(*s.given)
	renamed := !was.IsEmpty() && was.Line() != s.field("service").value().Line()
	if renamed {
		s.notice = s.s.T(lang.ReferInstead, lang.Safe(was.Line()))
	}
	if !renamed && (id.IsEmpty() || id == s.given.ServiceID) && draft["earlier"].IsEmpty() {
		return
	}
	for _, f := range s.fields {
		switch f.name {
		case "kind", "consent", "reason", "outcome":
			f.clear()
		}
	}
}

// fromDirectory is which service of the directory a slip names; none where it was
// called otherwise since.
func fromDirectory(r *store.Referral, v map[string]outside.Text) {
	if v[slipService].IsEmpty() || v["service"].Line() != v[slipCalled].Line() {
		return
	}
	id, err := hex.DecodeString(v[slipDirectory].Line().String())
	if err != nil || len(id) != len(r.Directory) {
		return
	}
	copy(r.Directory[:], id)
	r.ServiceID, r.Place = v[slipService], v[slipPlace]
}
