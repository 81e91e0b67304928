package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/cryptotest"

	"baken/store"
	"baken/store/form"
	"baken/store/journal"
	"baken/store/outside"
	"baken/ui/lang"
)

// TestFormFrames registers the first of the queue with the keyboard alone, at the
// three sizes and in the three languages.
func TestFormFrames(t *testing.T) {
	keys := map[lang.Language]string{ // what is typed for each answer
		"en": "c enter b enter n enter f enter a enter",
		"nl": "h enter o enter b u enter v enter a enter",
		"fr": "d enter t enter v o enter b enter c enter",
	}
	for _, size := range [][2]int{{80, 24}, {100, 30}, {140, 40}} {
		for _, l := range lang.Languages() {
			name := func(what string) string { return fmt.Sprintf("%s-%dx%d-%s", what, size[0], size[1], l) }
			t.Run(name("form"), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1) // pseudonyms follow from keys
				s := newStore(t)
				fill(t, s, letters)
				c := lang.For(l)
				p := sit(t, s, size[0], size[1], l)
				p.sees("Bang voor mijn buur")
				if size[0] >= twoPanes {
					p.sees("Ik hoor al weken")
				}
				said := func(field string) { // what was registered last
					x := form.Default().Field(field)
					if x == nil {
						x = form.Default().OfPerson(field)
					}
					p.sees(c.T(lang.DoneRegister, lang.Said(""), lang.Safe(x.Label.In(string(l)).Line())))
				}
				p.types("R")
				p.sees(c.T(lang.RegistrationHead))
				compare(t, name("form"), p.steady())
				p.types(keys[l])
				p.until("the answers", func() bool {
					all, err := s.Queue(store.FilterUnfinished, 0, 1)
					if err != nil || len(all) != 1 {
						return false
					}
					r, err := s.Registration(all[0].ID)
					return err == nil && r.Progress.Done == 5
				})
				said("help_given")
				p.writes("Buurvrouw bang.")
				compare(t, name("form-words"), p.steady())
				p.types("enter down enter")
				p.until("the person", func() bool {
					all, err := s.Queue(store.FilterUnfinished, 0, 1)
					if err != nil || len(all) != 1 {
						return false
					}
					r, err := s.Registration(all[0].ID)
					return err == nil && len(r.Persons) == 1
				})
				said("role")
				compare(t, name("form-person"), p.steady())
				p.types("esc 1 i")       // what is missing stands in a list
				if size[0] >= twoPanes { // the frame does not go by how long it was on the screen
					p.until("that it was opened", func() bool {
						all, err := s.Queue(store.FilterUnfinished, 0, 1)
						if err != nil || len(all) != 1 {
							return false
						}
						lines, err := s.History(all[0].ID)
						return err == nil && slices.ContainsFunc(lines, func(l store.Line) bool { return l.Act == journal.Opened{}.Kind() })
					})
				}
				if size[0] >= threePanes { // and it stands in the case
					p.sees(map[lang.Language]string{"en": "had it on", "nl": "had het op", "fr": "l’a eu"}[l])
				}
				screen := p.steady()
				compare(t, name("unfinished"), screen)
				for i, line := range strings.Split(screen, "\n") {
					if w := outside.Width(line); w > size[0] {
						t.Errorf("line %d is %d cells wide", i, w)
					}
				}
				p.types("u")
				p.until("the undo", func() bool {
					all, err := s.Queue(store.FilterUnfinished, 0, 1)
					if err != nil || len(all) != 1 {
						return false
					}
					r, err := s.Registration(all[0].ID)
					return err == nil && len(r.Persons) == 0
				})
			})
		}
	}
}
