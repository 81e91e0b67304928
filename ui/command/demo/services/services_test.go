package services

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var day = time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC)

func read(t *testing.T, files map[string][]byte, name string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(files[name+".csv"])).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, c := range rows[0] {
			m[c] = row[i]
		}
		out = append(out, m)
	}
	return out
}

func TestEveryRowPointsAtARow(t *testing.T) {
	files := Files(day)
	if len(files) != 12 {
		t.Fatalf("%d files", len(files))
	}
	ids := map[string]map[string]bool{}
	for name := range columns {
		ids[name] = map[string]bool{}
		for _, r := range read(t, files, name) {
			if ids[name][r["id"]] {
				t.Errorf("%s: %s twice", name, r["id"])
			}
			ids[name][r["id"]] = true
		}
	}
	points := map[string]string{"organization_id": "organizations", "service_id": "services", "location_id": "locations",
		"service_at_location_id": "service_at_location", "taxonomy_id": "taxonomies", "taxonomy_term_id": "taxonomy_terms", "link_id": "services"}
	for name := range columns {
		for _, r := range read(t, files, name) {
			for column, to := range points {
				if v := r[column]; v != "" && !ids[to][v] {
					t.Errorf("%s %s: %s %q is not there", name, r["id"], column, v)
				}
			}
		}
	}
}

func TestWhatTheMapHolds(t *testing.T) {
	files := Files(day)
	status, stale, unknownAge := map[string]int{}, 0, 0
	seen := map[string]bool{}
	for _, r := range read(t, files, "services") {
		status[r["status"]]++
		if r["assured_date"] < day.AddDate(-1, 0, 0).Format(time.DateOnly) {
			stale++
		}
		if r["minimum_age"] == "" && r["maximum_age"] == "" {
			unknownAge++
		}
		if r["name"] == "" || r["description"] == "" || r["eligibility_description"] == "" {
			t.Errorf("%s says too little", r["id"])
		}
		if key := r["organization_id"] + r["name"]; seen[key] {
			t.Errorf("%s: %s twice of one organisation", r["id"], r["name"])
		} else {
			seen[key] = true
		}
	}
	if got := status["active"]; got < 200 || status["inactive"] != 2 || status["temporarily closed"] != 1 || len(status) != 3 {
		t.Errorf("states: %v", status)
	}
	if stale < 10 || unknownAge < 10 {
		t.Errorf("%d stale, %d of unknown age", stale, unknownAge)
	}
	with := map[string]bool{}
	for _, r := range read(t, files, "service_areas") {
		with[r["service_id"]] = true
	}
	if without := len(seen) - len(with); without < 10 || len(with) < 100 {
		t.Errorf("%d with an area, %d without", len(with), without)
	}
}

// Nobody can be rung or written to by an entry of the sample.
func TestNothingIsReal(t *testing.T) {
	files := Files(day)
	number := regexp.MustCompile(`^0[0-9]{1,2} 00[0-9]? [0-9]{2} [0-9]{2}$`)
	phones := map[string]bool{}
	for _, r := range read(t, files, "phones") {
		if !number.MatchString(r["number"]) {
			t.Errorf("%s could be given out", r["number"])
		}
		phones[r["service_id"]] = true
	}
	host := regexp.MustCompile(`^[a-z0-9-]+\.example\.org$`)
	names := map[string]bool{}
	for _, r := range read(t, files, "organizations") {
		if !host.MatchString(strings.TrimPrefix(r["website"], "https://")) {
			t.Errorf("%s is not of example.org", r["website"])
		}
		if names[r["name"]] {
			t.Errorf("%s twice", r["name"])
		}
		names[r["name"]] = true
	}
	for _, r := range read(t, files, "services") {
		if !phones[r["id"]] {
			t.Errorf("%s has no telephone", r["id"])
		}
	}
}

func TestTheSameDayGivesTheSame(t *testing.T) {
	if diff := cmp.Diff(Files(day), Files(day.Add(3*time.Hour))); diff != "" {
		t.Error(diff)
	}
}

// An entry in French or English says all of it in that language.
func TestAnEntrySpeaksOneLanguage(t *testing.T) {
	files := Files(day)
	first := map[string]string{}
	for _, r := range read(t, files, "languages") {
		if first[r["service_id"]] == "" {
			first[r["service_id"]] = r["code"]
		}
	}
	checked := 0
	for _, r := range read(t, files, "schedules") {
		if l := first[r["service_id"]]; l != "nl" && r["valid_from"] != "" {
			checked++
			if strings.Contains(r["description"], "Gesloten") {
				t.Errorf("%s: %s in an entry in %s", r["id"], r["description"], l)
			}
		}
	}
	for _, r := range read(t, files, "phones") {
		if l := first[r["service_id"]]; l != "" && l != "nl" && r["description"] == "Onthaal" {
			t.Errorf("%s: Dutch in an entry in %s", r["id"], l)
		}
	}
	if checked == 0 {
		t.Error("no entry in French or English has an exception")
	}
}

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{1954: "1954-04-18", 1981: "1981-04-19", 2000: "2000-04-23", 2024: "2024-03-31", 2025: "2025-04-20", 2026: "2026-04-05", 2027: "2027-03-28", 2049: "2049-04-18"} {
		if got := easter(year).Format(time.DateOnly); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}
