package store

import (
	"context"
	"crypto/rand"
	"iter"

	"baken/store/figures"
	"baken/store/journal"
	"baken/store/member"
)

// earlierAtOnce is how many figures are written in one transaction: somebody may be at
// work beside it.
const earlierAtOnce = 100

// CountEarlier counts contacts that were never in this store: of years before it, of
// which no more is known than what is counted. They stand in the journal as all that is
// counted does. Form and month of each must be there; a day is not kept. What was
// written before an error stays. It asks for the right to manage the team.
func (s *Store) CountEarlier(ctx context.Context, all iter.Seq[figures.Record]) error {
	var bodies []journal.Body
	flush := func() error {
		err := s.write(ctx, func(t *tx) error {
			if err := t.allowed(member.ManageTeam, "earlier figures"); err != nil {
				return err
			}
			_, err := t.append(bodies...)
			return err
		})
		bodies = bodies[:0]
		return err
	}
	for r := range all {
		if bodies = append(bodies, earlierFigure(r)); len(bodies) == earlierAtOnce {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if len(bodies) == 0 {
		return nil
	}
	return flush()
}

func earlierFigure(r figures.Record) journal.Counted {
	b := journal.Counted{Figure: newFigureID(), Form: r.Form.Name, Version: r.Form.Version, Month: r.Month.String(), Hour: r.Hour}
	add := func(person PersonID, of figures.Answers) {
		for _, a := range of {
			b.Answers = append(b.Answers, journal.Answer{FieldOf: journal.FieldOf{Person: person, Field: a.Field}, Codes: a.Codes})
		}
	}
	add(PersonID{}, r.Contact)
	for _, p := range r.Persons {
		var id PersonID
		rand.Read(id[:])
		add(id, p)
	}
	return b
}
