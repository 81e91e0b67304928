package store

import (
	"strings"

	"baken/store/find"
	"baken/store/form"
	"baken/store/outside"
)

// conditions makes those ready that depend on how a contact stands.
func (a *asking) conditions(x *indexTx) error {
	for _, c := range a.q.Conditions {
		var holds func(Contact) (bool, error)
		switch c.Key {
		case find.KeyChannel:
			holds = func(k Contact) (bool, error) { return string(k.Channel) == c.Word, nil }
		case find.KeyIs:
			holds = a.is(c.Word)
		case find.KeyTheme:
			with, err := a.withTheme(x, c.Text)
			if err != nil {
				return err
			}
			holds = func(k Contact) (bool, error) { return with[k.ID], nil }
			if !c.Not {
				a.themes = append(a.themes, with)
			}
		default:
			continue
		}
		a.when = append(a.when, func(k Contact) (bool, error) {
			is, err := holds(k)
			return is != c.Not, err
		})
	}
	return nil
}

func (a *asking) is(word string) func(Contact) (bool, error) {
	me := a.t.s.me
	return func(k Contact) (bool, error) {
		switch word {
		case find.IsMine:
			return k.ClaimedBy == me && k.State != Closed, nil
		case find.IsClaimed:
			return !k.ClaimedBy.IsZero(), nil
		case find.IsUnread:
			return k.Unread > 0, nil
		}
		return string(k.State) == word, nil
	}
}

// listOf is the list that has all contacts of which a condition holds, if there is one.
var listOf = map[string]Filter{find.IsWaiting: FilterWaiting, find.IsAnswered: FilterAnswered, find.IsClosed: FilterClosed, find.IsAside: FilterAside, find.IsMine: FilterMine}

// fewContacts is up to how many contacts their documents are gathered rather than
// the contact of each document looked up.
const fewContacts = 2000

// only gives the documents of the few contacts of which a condition holds, and all
// that are no mails; nil when there is no such condition.
func (a *asking) only(x *indexTx) ([]find.Bits, error) {
	var few map[ContactID]bool
	take := func(some map[ContactID]bool) {
		if few == nil || len(some) < len(few) {
			few = some
		}
	}
	for _, with := range a.themes {
		take(with)
	}
	for _, c := range a.q.Conditions {
		list, ok := listOf[c.Word]
		if c.Key != find.KeyIs || c.Not || !ok {
			continue
		}
		l, err := a.t.ladder(string(list))
		if err != nil {
			return nil, err
		}
		if l.Len() > fewContacts {
			continue
		}
		some := map[ContactID]bool{}
		if err := l.Each(nil, func(key, _ []byte) error { some[contactOf(key)] = true; return nil }); err != nil {
			return nil, err
		}
		take(some)
	}
	if few == nil {
		return nil, nil
	}
	return a.documentsOf(x, few)
}

func (a *asking) documentsOf(x *indexTx, few map[ContactID]bool) (only []find.Bits, err error) {
	for _, o := range x.open {
		b := find.NewBits(o.Len())
		for n := range uint32(o.Len()) {
			if o.Doc(n).Kind != docMail {
				b.Set(n)
			}
		}
		only = append(only, b)
	}
	for id := range few {
		all, err := a.t.entries(id)
		if err != nil {
			return nil, err
		}
		for _, e := range all {
			for i, o := range x.open {
				if n, ok := o.Find(mailDoc(e.id).Name); ok {
					only[i].Set(n)
				}
			}
		}
	}
	return only, nil
}

// withTheme gives the contacts of which a theme is registered, by its code or by
// what it is called in one of the languages.
func (a *asking) withTheme(x *indexTx, text outside.Text) (map[ContactID]bool, error) {
	codes, known, err := a.t.themesCalled(text)
	if err != nil {
		return nil, err
	}
	if len(codes) == 0 {
		return nil, &find.QueryError{Wrong: find.UnknownWord, Key: find.KeyTheme, Part: text, Known: known}
	}
	with := map[ContactID]bool{}
	for _, code := range codes {
		q := find.Query{Terms: []find.Term{{Fields: find.Code.Of(), Words: []string{themeCode(code)}, Exact: true}}}
		plan := q.Plan()
		for _, o := range x.open {
			l, err := plan.Look(o.Segment, o.from)
			if err != nil {
				return nil, ofIndex(err)
			}
			m, err := l.Match(false)
			if err != nil {
				return nil, ofIndex(err)
			}
			m.All.Without(o.dead)
			for n := range uint32(o.Len()) {
				if m.All.Has(n) && o.Doc(n).Kind == docRegistration {
					by, err := a.t.canonical(o.Doc(n).ID)
					if err != nil {
						return nil, err
					}
					with[by] = true
				}
			}
		}
	}
	return with, nil
}

// themesCalled gives the codes of themes that a text names, and all codes.
func (t *tx) themesCalled(text outside.Text) (codes, known []string, err error) {
	f, err := t.formInUse()
	if err != nil {
		return nil, nil, err
	}
	asked := find.Folded(text.Unsafe())
	for _, fields := range [][]form.Field{f.Contact, f.Person} {
		for _, x := range fields {
			if x.Name != themeField {
				continue
			}
			for _, c := range x.Codes {
				known = append(known, c.Code)
				names := []string{c.Code}
				for _, language := range []string{"en", "nl", "fr"} {
					names = append(names, c.Label.In(language).Unsafe())
				}
				for _, n := range names {
					if n = find.Folded(n); n == asked || asked != "" && strings.HasPrefix(n, asked+" ") {
						codes = added(codes, c.Code)
					}
				}
			}
		}
	}
	return codes, known, nil
}
