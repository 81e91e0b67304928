package directory

// copies counts what a place or an organization weighs that is given to services. A few
// rows can say that it is to be given to very many.
type copies struct {
	bytes int64 // of it, once it is weighed
	given bool  // to a service already
}

// The bytes that things take beside their texts, about.
const (
	ruleBytes = 200
	restBytes = 64
)

// copy says that it is given to one service more. It is ErrTooLarge when the copies of
// all together, beyond the first of each, are more than all files may be.
func (j *joiner) copy(c *copies, weigh func() int64, m *made) error {
	if !c.given {
		c.given = true
		return nil
	}
	if c.bytes == 0 {
		c.bytes = weigh()
	}
	return j.charge(c.bytes, m)
}

func (j *joiner) charge(bytes int64, m *made) error {
	if j.copied += bytes; j.copied > j.limits.MaxBytes {
		return &FileError{Err: ErrTooLarge, File: j.report.Files[m.file].Name, Line: m.line, Limit: LimitBytes}
	}
	return nil
}

func (l *site) weigh() int64 {
	p := &l.place
	n := restBytes + p.Name.Len() + p.Description.Len() + p.Transport.Len()
	for _, a := range p.Addresses {
		n += restBytes + a.Postcode.Len() + a.City.Len() + a.Region.Len()
		for _, line := range a.Lines {
			n += restBytes + line.Len()
		}
	}
	for i := range p.Opens.Rules {
		r := &p.Opens.Rules[i]
		n += ruleBytes + r.Description.Len() + r.Notes.Len() + r.Link.Len() + r.Attending.Len()
	}
	return int64(n) + phoneBytes(p.Of) + moreBytes(l.more)
}

func (o *organization) weigh() int64 {
	return int64(restBytes+o.name.Len()) + phoneBytes(o.phones) + moreBytes(o.more)
}

func phoneBytes(all []Phone) (n int64) {
	for _, p := range all {
		n += int64(restBytes + p.Number.Len() + p.Extension.Len() + p.Label.Len())
	}
	return n
}

func moreBytes(all []More) (n int64) {
	for _, m := range all {
		n += int64(restBytes + m.Column.Len() + m.Value.Len())
	}
	return n
}

func termBytes(all []Term) (n int64) {
	for _, t := range all {
		n += int64(t.Code.Len() + t.Name.Len())
	}
	return n
}
