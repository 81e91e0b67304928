package ui

import (
	"fmt"
	"testing"
	"testing/cryptotest"

	"baken/inbox/teamtest"
	"baken/store"
	"baken/store/member"
	"baken/store/vault"
	"baken/ui/lang"
	"baken/ui/screen"
)

// twoSeats are a counselor and a colleague, each with a replica and the same mailbox, who
// hear nothing of one another until they meet.
func twoSeats(t *testing.T) (hers, colleague *store.Store, meet func()) {
	t.Helper()
	hub := newStore(t)
	j := teamtest.Share(t, hub, true)
	joins := func(name string) *store.Store {
		s := j.Joins(hub, name, vault.PassphraseWork([]byte("x"), 1), storeOptions(), member.Counselor)
		fill(t, s, letters)
		return s
	}
	hers, colleague = joins("Els"), joins("Bo")
	t.Cleanup(func() {
		for _, s := range []*store.Store{hub, colleague} {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	})
	meet = func() { t.Helper(); j.Meet(hub, colleague, hers) }
	meet()
	return hers, colleague, meet
}

// What a counselor sees of her team: that she is apart from it and how much is not there
// yet, that her claim is unconfirmed, and, once they meet, that a colleague was first and
// said another date: each once, with both, and a key takes the other one.
func TestTeamFrames(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		for _, l := range []lang.Language{"en", "nl", "fr"} {
			name := func(what string) string { return fmt.Sprintf("team-%s-%dx%d-%s", what, size[0], size[1], l) }
			t.Run(name("day"), func(t *testing.T) {
				cryptotest.SetGlobalRandom(t, 1)
				hers, colleague, meet := twoSeats(t)
				links := make(chan screen.TeamStatus, 1)
				d := deps(t, hers, l)
				open := d.Open
				d.Open = func(p []byte) (screen.Opened, error) {
					o, err := open(p)
					o.Team = links
					return o, err
				}
				T := lang.For(l).T
				p := sitWith(t, hers, d, size[0], size[1])
				p.sees("Bang voor mijn buur", T(lang.JournalAway))
				first := func(s *store.Store) store.Contact {
					rows, err := s.Queue(store.FilterAll, 0, 9)
					if err != nil {
						t.Fatal(err)
					}
					for _, c := range rows {
						if c.Urgency == store.Acute {
							return c
						}
					}
					t.Fatal("no row")
					return store.Contact{}
				}
				id := first(hers).ID
				if _, err := colleague.Claim(t.Context(), id); err != nil {
					t.Fatal(err)
				}
				if _, err := colleague.FollowUp(t.Context(), id, monday.AddDate(0, 0, 2)); err != nil {
					t.Fatal(err)
				}
				if _, err := hers.Claim(t.Context(), id); err != nil {
					t.Fatal(err)
				}
				p.sees(T(lang.ClaimPending))
				compare(t, name("apart"), p.steady())
				if _, err := hers.FollowUp(t.Context(), id, monday.AddDate(0, 0, 3)); err != nil {
					t.Fatal(err)
				}
				p.until("her date", func() bool { return !first(hers).FollowUp.IsZero() })
				meet()
				links <- screen.TeamStatus{Link: screen.TeamHere}
				p.sees(T(lang.JournalCrossed, lang.N(3)))
				compare(t, name("met"), p.steady())
				for n := 3; n > 0; n-- { // the claim, the case that it opened, the date
					p.types("g c")
					p.sees(T(lang.ConflictsTitle), "Bo")
					if n == 3 {
						compare(t, name("crossed"), p.steady())
					}
					p.types("enter")
					p.steady()
					p.types("down enter")
					p.until("one less", func() bool { st, err := hers.Standing(); return err == nil && st.Conflicts < n })
				}
				if size[0] < twoPanes { // beside it stands the history, which goes on
					compare(t, name("settled"), p.steady())
				}
				if c := first(hers); !c.FollowUp.Equal(monday.AddDate(0, 0, 2)) {
					t.Errorf("the other date does not hold: %s", c.FollowUp)
				}
				links <- screen.TeamStatus{Link: screen.TeamStopped}
				p.sees(T(lang.JournalStopped))
				if size[0] < twoPanes {
					compare(t, name("stopped"), p.steady())
				}
			})
		}
	}
}

// Where the store is alone nothing is said of a team.
func TestAloneSaysNothing(t *testing.T) {
	s := newStore(t)
	fill(t, s, letters)
	p := sit(t, s, 140, 40, "en")
	p.sees("Bang voor mijn buur")
	p.types("c")
	p.until("the claim", func() bool { mine, err := s.Queue(store.FilterMine, 0, 1); return err == nil && len(mine) == 1 })
	p.steady()
	p.never("team offline", "with the team", "unconfirmed")
}
