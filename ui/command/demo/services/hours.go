package services

import "time"

// A span is one row of a schedule that comes back each week. One that closes
// before it opens goes over midnight.
type span struct{ days, opens, closes, note string }

const allDays = "MO,TU,WE,TH,FR,SA,SU"

var hours = map[string][]span{
	"office":    {{"MO,TU,WE,TH,FR", "09:00", "12:30", ""}, {"MO,TU,TH", "13:30", "17:00", ""}},
	"morning":   {{"MO,TU,WE,TH,FR", "09:00", "12:00", ""}, {"TH", "16:00", "19:00", "Avondzitting"}},
	"afternoon": {{"MO,TU,TH,FR", "13:00", "18:00", ""}, {"WE", "12:00", "19:00", ""}},
	"wednesday": {{"WE", "12:30", "17:30", ""}, {"FR", "09:00", "12:00", ""}},
	"evening":   {{"MO,WE,FR", "09:00", "17:00", ""}, {"TU,TH", "13:00", "21:00", ""}},
	"lawyer":    {{"TU", "17:30", "19:30", "Nummers vanaf 17.15 uur"}, {"SA", "10:00", "12:00", ""}},
	"saturday":  {{"TU,TH", "10:00", "20:00", ""}, {"SA", "09:30", "17:00", "Bezoekruimte"}},
	"night":     {{allDays, "20:00", "08:30", ""}},
	"weekend":   {{"MO,TU,WE,TH,FR", "19:00", "08:00", ""}, {"SA,SU", "08:00", "20:00", ""}, {"SA,SU", "20:00", "08:00", ""}},
	"always":    {{allDays, "00:00", "23:59", "Dag en nacht"}},
}

// Who is open at night is open on holidays too.
func onHolidays(key string) bool { return key == "night" || key == "weekend" || key == "always" }

// A holiday is on a day of the year or, with no month, so many days after Easter.
type holiday struct {
	month time.Month
	day   int
	name  string
}

var holidays = []holiday{
	{time.January, 1, "Nieuwjaar"}, {0, 1, "Paasmaandag"}, {time.May, 1, "Dag van de Arbeid"}, {0, 39, "O.L.H.-Hemelvaart"}, {0, 50, "Pinkstermaandag"},
	{time.July, 11, "Feest van de Vlaamse Gemeenschap"}, {time.July, 21, "Nationale feestdag"},
	{time.August, 15, "O.L.V.-Hemelvaart"}, {time.November, 1, "Allerheiligen"},
	{time.November, 11, "Wapenstilstand"}, {time.December, 25, "Kerstmis"},
}

// next is the first time from today on that h comes round.
func (h holiday) next(today time.Time) time.Time {
	on := h.in(today.Year())
	if on.Before(today) {
		on = h.in(today.Year() + 1)
	}
	return on
}

func (h holiday) in(year int) time.Time {
	if h.month == 0 {
		return easter(year).AddDate(0, 0, h.day)
	}
	return time.Date(year, h.month, h.day, 0, 0, 0, 0, time.UTC)
}

// easter is Easter Sunday of a year of the Gregorian calendar, by Gauss with
// the two exceptions.
func easter(year int) time.Time {
	century := year / 100
	m := (15 - (13+8*century)/25 + century - century/4) % 30
	n := (4 + century - century/4) % 7
	d := (19*(year%19) + m) % 30
	e := (2*(year%4) + 4*(year%7) + 6*d + n) % 7
	day := 22 + d + e
	if d == 29 && e == 6 || d == 28 && e == 6 && (11*m+11)%30 < 19 {
		day -= 7
	}
	return time.Date(year, time.March, day, 0, 0, 0, 0, time.UTC)
}
