package services

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"time"
)

// columns are those of each file that the entries fill.
var columns = map[string][]string{
	"organizations":       {"id", "name", "description", "email", "website"},
	"services":            {"id", "organization_id", "name", "description", "url", "email", "status", "application_process", "fees_description", "eligibility_description", "minimum_age", "maximum_age", "assured_date", "alert"},
	"service_at_location": {"id", "service_id", "location_id", "description"},
	"locations":           {"id", "location_type", "organization_id", "name"},
	"addresses":           {"id", "location_id", "address_1", "city", "state_province", "postal_code", "country", "address_type"},
	"phones":              {"id", "location_id", "service_id", "organization_id", "service_at_location_id", "number", "type", "description"},
	"schedules":           {"id", "service_id", "valid_from", "valid_to", "timezone", "freq", "byday", "description", "opens_at", "closes_at", "notes"},
	"service_areas":       {"id", "service_id", "name", "extent_type"},
	"languages":           {"id", "service_id", "name", "code"},
	"taxonomies":          {"id", "name", "description", "version"},
	"taxonomy_terms":      {"id", "code", "name", "taxonomy_id"},
	"attributes":          {"id", "link_id", "taxonomy_term_id", "link_type", "link_entity"},
}

// Files are the twelve files by name ("services.csv"), as they stand on the
// day of now. Dates of assuring and of holidays go by that day.
func Files(now time.Time) map[string][]byte {
	y, m, d := now.UTC().Date()
	w := &writer{today: time.Date(y, m, d, 0, 0, 0, 0, time.UTC), rows: map[string][][]string{}, bodies: map[string]string{}, locations: map[string]string{}}
	w.taxonomy()
	for _, p := range provinces {
		for i, k := range perProvince {
			w.service(k, p, p.towns[i%2])
		}
		for i, t := range p.towns {
			for _, k := range perTown {
				w.service(k, p, t)
			}
			if i < 4 {
				w.service(wait, p, t)
			}
		}
	}
	bru := provinces[len(provinces)-1]
	for i, k := range brussels {
		w.service(k, bru, bru.towns[i%len(bru.towns)])
	}
	files := make(map[string][]byte, len(columns))
	for name, head := range columns {
		var b bytes.Buffer
		c := csv.NewWriter(&b)
		// A buffer refuses nothing.
		_ = c.Write(head)
		_ = c.WriteAll(w.rows[name])
		files[name+".csv"] = b.Bytes()
	}
	return files
}

// Themes are the terms of the taxonomy: the codes of the registration, in the
// words of a social map.
var themes = [][2]string{
	{"child_abuse", "Kindermishandeling"}, {"partner_violence", "Partnergeweld"}, {"adult_violence", "Geweld tegen volwassenen"},
	{"high_conflict_separation", "Vechtscheiding"}, {"elder_abuse", "Ouderenmis(be)handeling"}, {"stalking", "Stalking"},
	{"sexual_harassment", "Seksueel geweld en intimidatie"}, {"bullying", "Pesten"}, {"child_to_parent", "Geweld tegen ouders"},
	{"peer_minor", "Geweld tussen minderjarigen"}, {"honour_related", "Eergerelateerd geweld"},
	{"past_abuse", "Verwerking van vroeger geweld"}, {"other", "Andere"},
}

var tongues = map[string]string{"nl": "Nederlands", "fr": "Français", "en": "English", "ar": "العربية", "tr": "Türkçe", "uk": "Українська"}

type writer struct {
	today     time.Time
	rows      map[string][][]string
	bodies    map[string]string // organisation → its id
	locations map[string]string // organisation and town → its id
	names     int
	services  int
}

// row adds a row with an id of its own and gives the id.
func (w *writer) row(file string, cells ...string) string {
	id := fmt.Sprintf("%s-%04d", file, len(w.rows[file])+1)
	w.rows[file] = append(w.rows[file], append([]string{id}, cells...))
	return id
}

func (w *writer) taxonomy() {
	id := w.row("taxonomies", "Thema’s van de registratie", "Verzonnen voorbeeld", "1")
	for _, t := range themes {
		w.row("taxonomy_terms", t[0], t[1], id)
	}
}

// body is the organisation that offers k in t: one of a kind in a province,
// or in a town where that is its area.
func (w *writer) body(k kind, p province, t town, local bool) (id, name string) {
	key := k.body + p.code
	if local {
		key += t.name
	}
	name = k.body
	if !k.named {
		if n, ok := w.bodies["name "+key]; ok {
			name = n
		} else {
			name = k.body + " " + firsts[w.names%len(firsts)] + seconds[w.names/len(firsts)%len(seconds)]
			w.names++
			w.bodies["name "+key] = name
		}
	}
	if id, ok := w.bodies[key]; ok {
		return id, name
	}
	id = w.row("organizations", name, "Verzonnen organisatie, alleen als voorbeeld.", "info@"+slug(name)+".example.org", "https://"+slug(name)+".example.org")
	w.bodies[key] = id
	return id, name
}
