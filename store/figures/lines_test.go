package figures

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baken/store/form"
)

// say is a line in short: "3/5" is 3, a share of 5.
func say(l Line) string {
	s := fmt.Sprint(l.Value)
	if !l.NoShare {
		s += fmt.Sprint("/", l.Base)
	}
	return s
}

func some(t testing.TB) []Record {
	f, m := form.Default(), period(t, "2026-11").From
	victim := func(all ...string) Answers { return append(pairs("role", "victim"), pairs(all...)...) }
	return []Record{
		{Form: f, Month: m, Hour: 9, Contact: pairs("contact_type", counselling, "caller_role", "victim", "province", "VBR", "help_given", "listened", "help_given", "file_opened",
			"anonymous", "yes", "caller_gender", "f", "caller_age", "12-17", "main_form", "sexual", "repeat_contact", "yes", "channel", "chat"), Persons: []Answers{
			victim("age", "12-17", "theme", "child_abuse", "theme", "stalking", "context", "separated_household"), pairs("role", "perpetrator", "age", "26-59")}},
		{Form: f, Month: m, Hour: 33, Contact: pairs("contact_type", information, "caller_role", "bystander", "caller_relation", "parent", "province", "unknown", "help_given", "none",
			"anonymous", "not_asked", "caller_gender", "unknown", "caller_age", "under_12", "main_form", "physical", "repeat_contact", "not_asked", "channel", "chat"), Persons: []Answers{
			victim("age", "unborn", "theme", "child_abuse", "context", "wider_family"), victim("age", "3-5", "theme", "unknown", "context", "school"),
			victim("age", "minor", "theme", "stalking", "context", "unknown"), victim("age", "adult", "theme", "stalking")}},
		{Form: f, Month: m - 1, Hour: 9, Contact: pairs("contact_type", counselling, "caller_gender", "m", "anonymous", "no", "channel", "phone")},
		{Form: f, Month: m, Contact: pairs("contact_type", "hangup", "channel", "phone")},
		{Form: f, Month: m, Contact: pairs("channel", "mail")}, // begun, no more
		{Month: m, Contact: pairs("contact_type", counselling)},
	}
}

func TestLines(t *testing.T) {
	r := count(t, Query{Period: period(t, "2026-Q4"), Before: true}, some(t), form.Default())
	if r.Unread != 1 || r.Before.String() != "2026-Q3" || len(r.Lacks) != 0 {
		t.Errorf("%d unread, before it %s, lacking %v", r.Unread, r.Before, r.Lacks)
	}
	for _, c := range []struct {
		r    int
		name Name
		code string
		want string
	}{
		{1, Contacts, "", "3"}, {1, Unique, "", "2/3"}, {1, "", counselling, "2/3"}, {1, "", information, "1/3"}, {1, Unfinished, "", "1/3"},
		{1, OtherTypes, "", "2"}, {1, "", "hangup", "1"}, {1, "", "thanks", "0"}, {1, "", "", "1"},
		{2, Victims, "", "5"},
		{3, "", "chat", "2/3"}, {3, "", "phone", "1/3"}, {3, "", "mail", "0/3"}, {3, "", "", "0/3"},
		{4, "", "child_abuse", "2/5"}, {4, "", "stalking", "2/5"}, {4, "", "", "1/5"},
		{5, Family, "", "2/3"}, {5, Household, "", "1/3"}, {5, Outside, "", "1/3"}, {5, NoContext, "", "2/5"},
		{6, Minors, "", "4/5"}, {6, UnderSix, "", "2/5"}, {6, NoAge, "", "0/5"},
		{7, "", "bystander", "1/3"}, {7, "", "victim", "1/3"}, {7, "", "self", "1/3"}, {7, "", "parent", "1/3"},
		{8, "", "f", "1/2"}, {8, "", "m", "1/2"}, {8, "", "x", "0/2"},
		{9, Anonymous, "", "1/3"}, {9, NotSo, "", "1/3"}, {9, NoAnswer, "", "1/3"},
		{10, Referred, "", "1/3"}, {10, NoHelp, "", "1/3"},
		{11, Sexual, "", "1/3"}, {11, NoForm, "", "1/3"},
		{12, ByMinors, "chat", "2/2"}, {12, ByMinors, "phone", "0/1"}, {12, ByMinors, "mail", "0"},
		{13, "", "VBR", "1/3"}, {13, "", "", "2/3"},
	} {
		l := r.find(t, c.r, c.name, c.code)
		if got := say(l); got != c.want || l.Before == nil || l.Before.Value != 0 || l.Withheld {
			t.Errorf("R%d %s %s: %s, want %s", c.r, c.name, c.code, got, c.want)
		}
	}
	if l := count(t, Query{Period: period(t, "2026-11"), Before: true}, some(t), form.Default()).find(t, 3, "", "phone"); say(l) != "0/2" || l.Before.Value != 1 || l.Before.Base != 1 {
		t.Errorf("telephone in November %s, before it %+v", say(l), l.Before)
	}
}

// Filters go by code or by what it is called, and leave out what does not fit.
func TestFilters(t *testing.T) {
	for _, c := range []struct {
		q       Query
		numbers string
	}{
		{Query{Region: "vbr"}, "1 1"}, {Query{Region: "Brabant flamand"}, "1 1"}, {Query{Region: "ANT"}, "0 0"}, {Query{Region: "unknown"}, "1 4"},
		{Query{Theme: "Stalking"}, "1 2"}, {Query{Theme: "kindermishandeling"}, "2 2"}, {Query{Channel: "telefoon"}, "1 0"},
		{Query{Channel: "chat", Theme: "child_abuse", Region: "VBR"}, "1 1"}, {Query{Channel: "phone", Theme: "child_abuse"}, "0 0"},
	} {
		c.q.Period = period(t, "2026")
		r := count(t, c.q, some(t), form.Default())
		if got := fmt.Sprint(r.find(t, 1, Contacts, "").Value, r.find(t, 2, Victims, "").Value); got != c.numbers {
			t.Errorf("%+v: %s contacts and victims, want %s", c.q, got, c.numbers)
		}
	}
	for _, q := range []Query{{Region: "Nergens"}, {Theme: "x"}, {Channel: "fax"}} {
		c, err := New(q, form.Default())
		if err != nil {
			t.Fatal(err)
		}
		var wrong *CodeError
		if _, err := c.Result(); !errors.Is(err, ErrCode) || !errors.As(err, &wrong) || len(wrong.There) < 4 {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

func TestTables(t *testing.T) {
	for _, c := range []struct {
		by   string
		unit Unit
		want string
	}{
		{"theme,channel", Victim, "child_abuse 2/5, child_abuse chat 2/2, stalking 2/5, stalking chat 2/2, unknown 1/5, unknown chat 1/1"},
		{"channel", Contact, "phone 1/3, chat 2/3"},
		{"channel,anonymous", Contact, "phone 1/3, phone yes 0/1, phone no 1/1, phone not_asked 0/1, chat 2/3, chat yes 1/2, chat no 0/2, chat not_asked 1/2"},
		{"help_given", Contact, "listened 1/3, file_opened 1/3, none 1/3,  1/3"},
		{"contact_type", Contact, "counselling 2/5, information 1/5, hangup 1/5,  1/5"},
		{"month", Contact, "2026-10 1/3, 2026-11 2/3"}, {"weekday", Contact, "1 2/3, 2 1/3"}, {"hour,weekday", Contact, "09 3/3, 09 1 2/3, 09 2 1/3"},
		{"person.theme,gender", Victim, "child_abuse 2/5, child_abuse  2/2, stalking 2/5, stalking  2/2, unknown 1/5, unknown  1/1"},
	} {
		r := count(t, Query{Period: period(t, "2026"), By: strings.Split(c.by, ",")}, some(t), form.Default())
		var all []string
		for _, l := range r.Lines {
			codes := make([]string, len(l.By))
			for i, k := range l.By {
				codes[i] = k.Code
			}
			all = append(all, strings.Join(codes, " ")+" "+say(l))
			if l.Unit != c.unit || l.R != 0 {
				t.Errorf("%s counts %ss", c.by, l.Unit)
			}
		}
		if got := strings.Join(all, ", "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.by, got, c.want)
		}
	}
	for by, want := range map[string]error{"nothing": ErrField, "summary": ErrField, "started_at": ErrField, "person.province": ErrField, "theme,theme": ErrFields, "theme,channel,province": ErrFields} {
		c, err := New(Query{By: strings.Split(by, ",")}, form.Default())
		if err == nil {
			_, err = c.Result()
		}
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", by, err, want)
		}
		var wrong *FieldError
		if errors.As(err, &wrong) && (!slices.Contains(wrong.There, "theme") || !slices.Contains(wrong.There, "hour") || slices.Contains(wrong.There, "summary")) {
			t.Errorf("%s: there are %v", by, wrong.There)
		}
	}
}

// The order in which the records come changes nothing.
func TestOrderDoesNotMatter(t *testing.T) {
	f, random := littleForm(t), rand.New(rand.NewPCG(1, 2))
	records := some(t)
	for i := range 500 {
		records = append(records, Record{Form: form.Default(), Month: period(t, "2018").From + Month(i%12), Hour: i % 168, Contact: pairs("contact_type", [2]string{counselling, information}[i%10/9],
			"channel", [3]string{"phone", "mail", "chat"}[i%3], "caller_age", [4]string{"12-17", "adult", "26-59", ""}[i%4], "province", "OVL", "help_given", "advice"),
			Persons: []Answers{pairs("role", "victim", "theme", [3]string{"stalking", "bullying", "child_abuse"}[i%3])}})
	}
	for i := range 300 {
		records = append(records, Record{Form: f, Month: records[0].Month, Contact: pairs("contact_type", counselling, "channel", []string{"phone", "fax", ""}[i%3])})
	}
	for _, q := range []Query{{Period: period(t, "2018..2026")}, {Period: period(t, "2026"), By: []string{"channel", "theme"}}} {
		want := count(t, q, records, form.Default())
		for range 5 {
			random.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
			if diff := cmp.Diff(want.Lines, count(t, q, records, form.Default()).Lines, cmpopts.IgnoreUnexported(Key{})); diff != "" {
				t.Fatal(diff)
			}
		}
	}
}
