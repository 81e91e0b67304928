package directory

import (
	"cmp"
	"slices"
)

// finish gives the services with all that hangs on them, in the order of their ids.
func (j *joiner) finish() ([]Service, error) {
	if err := j.release(); err != nil {
		return nil, err
	}
	if err := j.circles(); err != nil {
		return nil, err
	}
	for i := range j.services {
		s, m := &j.services[i], &j.made[i]
		for n, l := range m.places {
			if err := j.copy(&l.copies, l.weigh, m); err != nil {
				return nil, err
			}
			p := &s.Places[n]
			description := p.Description
			if description.IsEmpty() {
				description = l.place.Description
			}
			p.ID, p.Name, p.Transport, p.Description = l.place.ID, l.place.Name, l.place.Transport, description
			p.Addresses, p.Of, p.Opens = l.place.Addresses, l.place.Of, l.place.Opens
			s.More = append(s.More, l.more...)
		}
		if err := j.organize(s, m); err != nil {
			return nil, err
		}
		j.uniteAges(s, m)
		s.Languages = once(s.Languages)
		s.Terms = once(s.Terms)
		s.More = once(s.More)
		if err := j.charge(termBytes(s.Terms), m); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(j.services, func(a, b Service) int { return cmp.Compare(a.ID.Unsafe(), b.ID.Unsafe()) })
	if len(j.services) == 0 {
		return nil, &FileError{Err: ErrNothing}
	}
	return j.services, nil
}

// organize gives a service what it has of its organization.
func (j *joiner) organize(s *Service, m *made) error {
	if m.organization == "" {
		return nil
	}
	o, ok := j.orgs[m.organization]
	if !ok {
		j.note(&m.row, NoOrganization, colOrganization)
		return nil
	}
	if err := j.copy(&o.copies, o.weigh, m); err != nil {
		return err
	}
	s.Organization = o.name
	s.More = append(s.More, o.more...)
	s.House = o.phones
	return nil
}

// once leaves out what stands in a list already.
func once[T comparable](list []T) []T {
	if len(list) < 2 {
		return list
	}
	seen := make(map[T]bool, len(list))
	return slices.DeleteFunc(list, func(x T) bool {
		was := seen[x]
		seen[x] = true
		return was
	})
}
