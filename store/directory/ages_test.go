package directory

import (
	"fmt"
	"testing"
)

func agesSaid(a Ages) string {
	said := func(n *int) string {
		if n == nil {
			return "?"
		}
		return fmt.Sprint(*n)
	}
	return said(a.Min) + "-" + said(a.Max)
}

func TestAges(t *testing.T) {
	for _, test := range []struct{ low, high, want string }{
		{"", "", "?-?"}, {"18", "", "18-?"}, {"", "12", "?-12"}, {"18", "25", "18-25"}, {"0.5", "17,9", "0-17"},
		{"12 jaar", "18 ans", "12-18"}, {"12+", "", "12-?"}, {"12 years", "", "12-?"},
		{"achttien", "65", "?-?"}, {"5", "twaalf", "?-?"}, {"18", "12", "?-?"}, {"5", "12+", "?-?"}, {"6 maanden", "12", "?-?"},
		{"12-18", "", "?-?"}, {"1e1", "", "?-?"}, {"0x10", "", "?-?"}, {"-1", "65", "?-?"}, {"vanaf 12", "65", "?-?"},
	} {
		in := open(t, folder(t, with("services.csv", fmt.Sprintf("id,name,minimum_age,maximum_age\ns1,a,%q,%q\n", test.low, test.high))), Options{})
		if got := agesSaid(in.Services[0].Ages); got != test.want {
			t.Errorf("%q to %q: %s, want %s", test.low, test.high, got, test.want)
		}
		in = open(t, folder(t, with("eligibility.csv", fmt.Sprintf("id,service_id,minimum_age,maximum_age\n1,s1,%q,%q\n", test.low, test.high))), Options{})
		if got := agesSaid(in.Services[0].Ages); got != test.want {
			t.Errorf("eligibility %q to %q: %s, want %s", test.low, test.high, got, test.want)
		}
	}
	long := fmt.Sprintf("id,name,minimum_age,maximum_age\ns1,a,%0600d,65\n", 18)
	if got := agesSaid(open(t, folder(t, with("services.csv", long)), Options{MaxCell: 500}).Services[0].Ages); got != "?-?" {
		t.Errorf("a limit that is too long: %s", got)
	}
}

// TestAgesTogether has several rows of eligibility of one service.
func TestAgesTogether(t *testing.T) {
	for _, test := range []struct{ own, rows, want, noted string }{
		{",", "1,s1,0,12\n2,s1,13,18\n", "0-18", ""},
		{",", "1,s1,13,18\n2,s1,0,15\n", "0-18", ""},
		{",", "1,s1,0,12\n2,s1,60,\n3,s1,10,59\n", "0-?", ""},
		{",", "1,s1,0,12\n2,s1,60,\n", "?-?", telling("eligibility", 3, AgesApart, "", "")},
		{",", "1,s1,0,12\n2,s1,14,\n", "?-?", telling("eligibility", 3, AgesApart, "", "")},
		{"14,", "1,s1,0,12\n", "?-?", telling("eligibility", 2, AgesApart, "", "")},
		{"13,", "1,s1,,12\n", "0-?", ""},
		{"13,20", "1,s1,,12\n", "?-20", ""},
		{"18,", "1,s1,,\n", "18-?", ""},
		{"0,12", "1,s1,zestig,\n", "?-?", telling("eligibility", 2, BadAge, "minimum_age", "zestig")},
		{"zestig,", "1,s1,0,12\n", "?-?", telling("services", 2, BadAge, "minimum_age", "zestig")},
	} {
		files := with("services.csv", "id,name,minimum_age,maximum_age\ns1,a,"+test.own+"\n")
		files["eligibility.csv"] = "id,service_id,minimum_age,maximum_age\n" + test.rows
		in := open(t, folder(t, files), Options{})
		if got := agesSaid(in.Services[0].Ages); got != test.want {
			t.Errorf("%q, %q: %s, want %s", test.own, test.rows, got, test.want)
		}
		if _, noted := told(in.Report); test.noted == "" && len(noted) > 0 || test.noted != "" && (len(noted) != 1 || noted[0] != test.noted) {
			t.Errorf("%q, %q: noted %q", test.own, test.rows, noted)
		}
	}
}
