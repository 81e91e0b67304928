package directory

import (
	"slices"
	"strings"

	"baken/store/outside"
)

// addService takes a row of services. It is kept when it has an id and a name; what else
// cannot be read of it is left out.
func (j *joiner) addService(r *row) error {
	if r.up != nil && r.up.of == organizations {
		r.set(colOrganization, r.up.get(colID))
	}
	id := r.get(colID)
	if r.up != nil && r.up.of == serviceAtLocation {
		r.up.set(colService, id)
	}
	_, there := j.serviceAt[id]
	switch {
	case id == "":
		j.refuse(r, NoID, colID)
		return nil
	case there:
		j.twice(r, r.up != nil)
		return nil
	case r.get(colName) == "":
		j.refuse(r, NoName, colName)
		return nil
	case len(j.services) >= j.limits.MaxServices:
		return &FileError{Err: ErrTooLarge, File: j.report.Files[r.file].Name, Line: r.line, Limit: LimitServices}
	}
	s := Service{
		ID: outside.New(strings.Clone(id)), Name: j.name(r, colName), Alternate: j.name(r, colAlternate),
		Description: j.text(r, colDescription), Alert: j.text(r, colAlert), Web: j.text(r, colWeb), Mail: j.text(r, colMail),
		Whom: j.text(r, colWhom), Apply: j.text(r, colApply), Fees: j.text(r, colFees), Interpreters: j.text(r, colInterpreters),
		Status: j.status(r), Assured: j.assured(r), More: j.extra(r),
	}
	j.serviceAt[s.ID.Unsafe()] = len(j.services)
	j.services = append(j.services, s)
	m := made{organization: j.keep(r.get(colOrganization))}
	ages, ok := j.ages(r)
	j.services[len(j.services)-1].Ages, m.agesUnread = ages, !ok
	m.row = row{of: r.of, file: r.file, line: r.line, called: r.called}
	if m.organization != "" {
		m.cells = []cell{{colOrganization, m.organization}}
	}
	j.made = append(j.made, m)
	j.accept(r)
	return nil
}

// status reads whether a service is at work. What is none that is known is inactive: a
// service that may be closed is not offered as one that is open.
func (j *joiner) status(r *row) Status {
	written := strings.ReplaceAll(plainName(r.get(colStatus)), "_", " ")
	if written == "active" {
		return Active
	}
	if slices.Contains(Statuses, Status(written)) {
		return Status(written)
	}
	j.note(r, BadStatus, colStatus)
	return Inactive
}

func (j *joiner) assured(r *row) Date {
	s := strings.TrimSpace(r.get(colAssured))
	if s == "" {
		return 0
	}
	d, ok := ParseDate(s)
	if !ok {
		j.note(r, BadDate, colAssured)
	}
	return d
}
