package command

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"baken/store"
	"baken/store/directory"
	"baken/store/find"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

// directoryCommand has what is done with the directory of services.
type directoryCommand struct {
	Find   directoryFindCommand   `cmd:""`
	Import directoryImportCommand `cmd:""`
	Check  directoryCheckCommand  `cmd:""`
}

type directoryFindCommand struct {
	Query  []string `arg:"" optional:""`
	Theme  string   `placeholder:"THEME"`
	Region string   `placeholder:"PROVINCE"`
	Town   string   `placeholder:"TOWN"`
	Age    *int     `placeholder:"YEARS"`
	Speaks string   `placeholder:"LANGUAGE"`
	Open   bool
	All    bool
	Limit  int `default:"50" placeholder:"N"`
}

// serviceRow is a service of the directory. What is not known is left out.
type serviceRow struct {
	ID           outside.Safe   `json:"id"`
	Name         outside.Safe   `json:"name"`
	Organization outside.Safe   `json:"organization,omitzero"`
	Description  outside.Safe   `json:"description,omitzero"`
	Phones       []outside.Safe `json:"phones,omitempty"`
	Addresses    []outside.Safe `json:"addresses,omitempty"`
	Area         []outside.Safe `json:"area,omitempty"`
	Languages    []outside.Safe `json:"languages,omitempty"`
	MinAge       *int           `json:"min_age,omitempty"`
	MaxAge       *int           `json:"max_age,omitempty"`
	OpenNow      *bool          `json:"open_now,omitempty"`
	Assured      string         `json:"assured,omitzero"`
	Status       string         `json:"status"`
	Alert        outside.Safe   `json:"alert,omitzero"`
	CheckFirst   bool           `json:"check_first,omitzero"`
	Unknown      []string       `json:"unknown,omitempty"` // of what was asked

	town string
}

// oldest is the highest age that somebody is asked for.
const oldest = 130

// maxServices is how many are printed at most.
const maxServices = 1000

// unknowns are what may not be known of a service, as the JSON has it.
var unknowns = []struct {
	directory.Unknown
	word string
}{
	{directory.UnknownArea, "area"}, {directory.UnknownAge, "age"}, {directory.UnknownLanguage, "language"},
	{directory.UnknownHours, "hours"}, {directory.UnknownTheme, "theme"},
}

// Run finds services.
func (f *directoryFindCommand) Run(ctx context.Context, a *app) error {
	if f.Limit < 1 || f.Limit > maxServices {
		return misused(lang.FindLimit, maxServices)
	}
	now := a.now().In(workplace)
	q, err := f.query(now)
	if err != nil {
		return err
	}
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	found, err := s.FindServices(q, now, 0, f.Limit)
	if _, ok := a.ofQuery(err); ok {
		return usage{err}
	}
	if err != nil {
		return err
	}
	if found.TownUnknown {
		defer a.say(lang.DirectoryTownUnknown, f.Town)
	}
	rows := make([]serviceRow, len(found.Services))
	for i, v := range found.Services {
		rows[i] = serviceRowOf(v.Service, screen.PlaceFor(&v.Service, q), now)
		for _, u := range unknowns {
			if v.Unknown&u.Unknown != 0 {
				rows[i].Unknown = append(rows[i].Unknown, u.word)
			}
		}
	}
	if a.Format != formatTable {
		return printSheet(a, rows...)
	}
	if _, err := fmt.Fprintln(a.stdout, a.T(lang.DirectoryFound, found.Total, found.Sure)); err != nil {
		return err
	}
	return newSheet(a, []lang.Key{lang.HeadID, lang.HeadService, lang.HeadTown, lang.HeadPhone, lang.HeadOpen}, a.serviceCells).print(rows...)
}

// query is what the command asks for.
func (f *directoryFindCommand) query(now time.Time) (q store.ServiceQuery, err error) {
	if text := strings.Join(f.Query, " "); strings.TrimSpace(text) != "" {
		if q.Text, err = find.Parse(outside.New(text), now); err != nil {
			return q, usage{err}
		}
	}
	q.Theme, q.Age, q.Open, q.All = outside.New(f.Theme), f.Age, f.Open, f.All
	if f.Age != nil && (*f.Age < 0 || *f.Age > oldest) {
		return q, misused(lang.DirectoryNoAge, oldest)
	}
	if f.Speaks != "" {
		if q.Language = directory.LanguageCode(f.Speaks); q.Language == "" {
			return q, misused(lang.DirectoryNoLanguage, f.Speaks)
		}
	}
	if f.Region != "" {
		land, ok := directory.Named(f.Region)
		if !ok {
			return q, misused(lang.DirectoryNoRegion, f.Region, strings.Join(provinceCodes(), ", "))
		}
		q.Land = land
	}
	q.Town = directory.Municipality(f.Town)
	return q, nil
}

func provinceCodes() (all []string) {
	for _, l := range directory.Provinces {
		all = append(all, string(l))
	}
	return all
}

// serviceRowOf is a service as it is at one of its places, or with -1 wherever it is.
func serviceRowOf(v directory.Service, place int, now time.Time) serviceRow {
	r := serviceRow{
		ID: v.ID.Line(), Name: v.Name.Line(), Organization: v.Organization.Line(), Description: v.Description.Block(), Alert: v.Alert.Block(),
		MinAge: v.Ages.Min, MaxAge: v.Ages.Max, Status: string(v.Status), CheckFirst: v.CheckFirst(directory.On(now)),
	}
	if v.Status == directory.Active {
		r.Status = "active"
	}
	if v.Assured != 0 {
		r.Assured = v.Assured.String()
	}
	r.Phones = numbers(nil, v.PhonesAt(place))
	for i, p := range v.Places {
		for _, x := range p.Addresses {
			r.Addresses = append(r.Addresses, x.Line().Line())
			if r.town == "" && (i == place || place < 0) {
				r.town = x.City.Line().String()
			}
		}
		r.Phones = numbers(r.Phones, v.PhonesAt(i))
	}
	for _, x := range v.Areas {
		r.Area = append(r.Area, x.Name.Line())
	}
	for _, x := range v.Languages {
		name := x.Name.Line()
		if x.Code != "" {
			name = outside.New(x.Code).Line()
		}
		r.Languages = append(r.Languages, name)
	}
	open, known := v.OpenAt(now)
	if place >= 0 {
		at := v.HoursAt(place).At(now, now.Location())
		open, known = at.Open, at.Known
	}
	if known && v.Status == directory.Active {
		r.OpenNow = &open
	}
	return r
}

// numbers are those under which one can talk or write, after those that are there
// already, each once.
func numbers(all []outside.Safe, of []directory.Phone) []outside.Safe {
	for _, p := range of {
		n := p.Number.Line()
		if !p.Extension.IsEmpty() {
			n = outside.Join(" x", n, p.Extension.Line())
		}
		if p.Type != "fax" && p.Type != "pager" && !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}

func (a *app) serviceCells(r serviceRow) []string {
	name := r.Name.String()
	if !r.Organization.IsEmpty() {
		name += " · " + r.Organization.String()
	}
	phone := ""
	if len(r.Phones) > 0 {
		phone = r.Phones[0].String()
	}
	var state []string
	switch {
	case r.Status != "active":
		state = append(state, a.T(screen.StatusWord(directory.Status(r.Status))))
	case r.OpenNow == nil:
		state = append(state, a.T(lang.DirectoryHoursUnknown))
	case *r.OpenNow:
		state = append(state, a.T(lang.DirectoryOpen))
	default:
		state = append(state, a.T(lang.DirectoryClosed))
	}
	if r.CheckFirst {
		state = append(state, a.T(lang.DirectoryCheckFirst))
	}
	return []string{r.ID.String(), outside.New(name).Line().Cut(60).String(), r.town, phone, strings.Join(state, " · ")}
}
