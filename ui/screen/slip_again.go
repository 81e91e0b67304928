package screen

import (
	"maps"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/store"
	"baken/store/outside"
	"baken/ui/lang"
)

// slipFields is where a keeper knows what stood in a slip when it was saved last.
type slipFields struct{}

// sawSlip notes the fields of a slip as the store had them last.
func (k *keeper) sawSlip(fields map[string]outside.Text) { k.fields.Store(slipFields{}, fields) }

// knownSlip are those fields; none at the beginning.
func (k *keeper) knownSlip() map[string]outside.Text {
	seen, _ := k.fields.Load(slipFields{})
	fields, _ := seen.(map[string]outside.Text)
	return fields
}

// saveSlip saves a slip over the one that is known here.
func (k *keeper) saveSlip(s *Session, d store.SlipDraft) error {
	err := s.Store.SaveSlipOver(s.saving(), d, k.knownSlip())
	if err == nil {
		k.sawSlip(maps.Clone(d.Fields))
	}
	return err
}

// reload reads the draft again, which another session has saved.
func (s *Slip) reload() tea.Cmd {
	st, keep, id, kind := s.s.Store, s.keep, s.draft.Contact, s.draft.Kind
	return s.s.read(func() tea.Msg {
		m := slipLoaded{of: keep, again: true}
		m.err = keep.alone(func() (err error) { // not while it is being saved
			m.draft, m.any, err = st.Slip(id, kind)
			return err
		})
		return m
	})
}

// retake goes on with what another session has filled in. What was chosen here stands;
// where something was written in both, both stay: theirs below, or behind.
func (s *Slip) retake(m slipLoaded) tea.Cmd {
	if m.err != nil || s.over || s.keeping {
		return nil // saving says what is wrong
	}
	seen := s.keep.knownSlip()
	if m.any {
		s.keep.sawSlip(maps.Clone(m.draft.Fields))
	}
	twice := false
	for _, f := range s.fields {
		theirs, ours := m.draft.Fields[f.name], f.value()
		here, there := ours.Block().String(), theirs.Block().String()
		switch {
		case !m.any || theirs == ours || theirs == seen[f.name]:
		case ours == seen[f.name] || ours.IsEmpty():
			f.set(theirs)
		case f.choices != nil: // what was chosen here stands
		case !strings.Contains(here, there):
			between := " "
			if f.text != nil {
				between = "\n\n"
			}
			f.set(outside.New(here + between + there))
			twice = true
		}
	}
	if twice {
		s.notice = s.s.T(lang.WrittenTwice)
	}
	s.changes++
	return s.save()
}
