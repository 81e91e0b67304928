package services

import (
	"fmt"
	"strings"
	"time"
)

// service writes k in t with all that hangs on it.
func (w *writer) service(k kind, p province, t town) {
	n := w.services
	w.services++
	org, orgName := w.body(k, p, t, w.isLocal(k))
	// Every ninth was not looked at for over a year.
	assured := w.today.AddDate(0, 0, -10-(n*37)%300)
	if n%9 == 4 {
		assured = w.today.AddDate(-1, -2-n%7, 0)
	}
	status, alert := "active", ""
	switch n {
	case 57, 131:
		status, alert = "inactive", "Deze werking is gestopt."
	case 93:
		status, alert = "temporarily closed", "Tijdelijk gesloten wegens verbouwing."
	}
	web := slug(orgName) + ".example.org"
	id := w.row("services", org, k.name, k.what, "https://"+web, "onthaal@"+web, status, k.apply, k.fees, k.whom, k.min, k.max, assured.Format(time.DateOnly), alert)
	sal := ""
	if !k.hidden {
		sal = w.row("service_at_location", id, w.location(org, orgName, p, t, n), "")
	}
	number := func(i int) string {
		rest := fmt.Sprintf("00 %02d %02d", (n*7+i)%100, (n*13+i*5)%100)
		if len(t.zone) == 2 {
			rest = fmt.Sprintf("00%d %02d %02d", n%10, (n*7+i)%100, (n*13+i*5)%100)
		}
		return t.zone + " " + rest
	}
	w.row("phones", "", id, "", "", number(0), "voice", k.in("Onthaal"))
	if n%4 == 1 && sal != "" {
		w.row("phones", "", "", "", sal, number(1), "voice", "Rechtstreeks, "+t.name)
	}
	if k.hours == "office" && n%5 == 2 {
		w.row("phones", "", id, "", "", number(2), "voice", k.in("Alleen voor professionals"))
	}
	w.hours(id, k)
	switch k.area {
	case "province":
		name := p.name
		if p.code != "BRU" {
			name = "Provincie " + p.name
		}
		w.row("service_areas", id, name, "state")
	case "town":
		w.row("service_areas", id, t.name, "city")
	}
	for _, code := range strings.Fields(k.langs) {
		w.row("languages", id, tongues[code], code)
	}
	for _, theme := range k.themes {
		for i, known := range themes {
			if known[0] == theme {
				w.row("attributes", id, w.rows["taxonomy_terms"][i][0], "taxonomy_term", "service")
			}
		}
	}
}

func (w *writer) isLocal(k kind) bool {
	for _, l := range perTown {
		if l.body == k.body {
			return true
		}
	}
	return k.body == wait.body
}

// hours writes the week of a service, and the holidays it is closed on: a row
// for that day alone, without times.
func (w *writer) hours(id string, k kind) {
	if k.hours == "appointment" {
		w.row("schedules", id, "", "", "Europe/Brussels", "", "", "Alleen op afspraak", "", "", "")
		return
	}
	for _, s := range hours[k.hours] {
		w.row("schedules", id, "", "", "Europe/Brussels", "WEEKLY", s.days, "", s.opens, s.closes, k.in(s.note))
	}
	if onHolidays(k.hours) {
		return
	}
	for _, h := range holidays {
		on := h.next(w.today).Format(time.DateOnly)
		w.row("schedules", id, on, on, "Europe/Brussels", "", "", k.in("Gesloten")+": "+k.in(h.name), "", "", "")
	}
}

// location is where an organisation sits in t: one address for all that it
// offers there.
func (w *writer) location(org, name string, p province, t town, n int) string {
	if id, ok := w.locations[org+t.name]; ok {
		return id
	}
	id := w.row("locations", "physical", org, name+" – "+t.name)
	w.row("addresses", id, fmt.Sprintf("%s %d", streets[n%len(streets)], 1+n*3%90), t.name, p.name, t.post, "BE", "physical")
	w.locations[org+t.name] = id
	return id
}

// slug is a name as it can stand in a host.
func slug(name string) string {
	fold := strings.NewReplacer("é", "e", "É", "e", "’", "", " ", "-")
	return strings.ToLower(fold.Replace(name))
}
