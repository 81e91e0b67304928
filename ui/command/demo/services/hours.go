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

type holiday struct {
	month time.Month
	day   int
	name  string
}

var holidays = []holiday{
	{time.January, 1, "Nieuwjaar"}, {time.May, 1, "Dag van de Arbeid"},
	{time.July, 11, "Feest van de Vlaamse Gemeenschap"}, {time.July, 21, "Nationale feestdag"},
	{time.August, 15, "O.L.V.-Hemelvaart"}, {time.November, 1, "Allerheiligen"},
	{time.November, 11, "Wapenstilstand"}, {time.December, 25, "Kerstmis"},
}

// next is the first time from today on that h comes round.
func (h holiday) next(today time.Time) time.Time {
	on := time.Date(today.Year(), h.month, h.day, 0, 0, 0, 0, time.UTC)
	if on.Before(today) {
		on = time.Date(today.Year()+1, h.month, h.day, 0, 0, 0, 0, time.UTC)
	}
	return on
}
