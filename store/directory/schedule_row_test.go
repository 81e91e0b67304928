package directory

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baken/store/outside"
)

// TestRefusedSchedule says that hours of which a row was refused are not known, whatever
// it hangs on and whatever else is there.
func TestRefusedSchedule(t *testing.T) {
	now := time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)
	head := "id,service_id,service_at_location_id,location_id,freq,byday,valid_from,valid_to,opens_at,closes_at,description\n"
	office := "0,s1,,,WEEKLY,\"MO,TU,WE,TH,FR\",,,09:00,17:00,\n"
	for name, c := range map[string]struct {
		row   string
		open  bool
		known bool
	}{
		"nothing":            {"", true, true},
		"of the service":     {"1,s1,,,WEEKLY,XX,,,09:00,17:00,\n", false, false},
		"of a place":         {"1,,,l1,WEEKLY,XX,,,09:00,17:00,\n", false, false},
		"at a place":         {"1,,a1,,WEEKLY,MO,,,09:00,9 uur,\n", false, false},
		"of nothing to nine": {"1,s1,,,WEEKLY,MO,,,00:00,00:00,\n", false, false},
		"over":               {"1,s1,,,DAILY,,2026-01-01,2026-01-31,9 uur,17:00,\n", true, true},
		"too long":           {"1,s1,,,WEEKLY,MO,,,09:00,17:00," + strings.Repeat("x", 2000) + "\n", false, false},
	} {
		in := open(t, folder(t, with("schedules.csv", head+office+c.row)), Options{MaxCell: 1000})
		isOpen, known := in.Services[0].OpenAt(now)
		if isOpen != c.open || known != c.known {
			t.Errorf("%s: open %v, known %v", name, isOpen, known)
		}
		if f := in.Report.Files[len(in.Report.Files)-1]; (c.row != "") != (f.Lost() == 1) {
			t.Errorf("%s: %d refused", name, f.Lost())
		}
	}
	in := open(t, folder(t, with("schedules.csv", head+"1,s1,,,elke week,,,,,,dinsdag na de middag\n")), Options{})
	if notes := in.Services[0].HoursAt(0).Week(On(now), nil).Notes; len(notes) != 1 || notes[0] != outside.New("dinsdag na de middag") {
		t.Errorf("%d notes of a row that cannot be read", len(notes))
	}
}

// TestManyRules says that no service has more rules than can be asked while one types.
func TestManyRules(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,service_id,freq,byday,opens_at,closes_at\n")
	for i := range 2_000 {
		fmt.Fprintf(&b, "%d,s1,MONTHLY,1MO,%02d:%02d,23:30\n", i, i/60%23, i%60)
	}
	in := open(t, folder(t, with("schedules.csv", b.String())), Options{})
	h := in.Services[0].HoursAt(0)
	if len(h.Rules) != maxRules+1 {
		t.Errorf("%d rules", len(h.Rules))
	}
	f := in.Report.Files[len(in.Report.Files)-1]
	if f.Lost() != 2_000-maxRules || f.Refused[0].Why != TooMany {
		t.Errorf("%d refused", f.Lost())
	}
	if s := h.At(time.Date(2026, 12, 7, 10, 0, 0, 0, time.UTC), nil); s.Known || s.Open {
		t.Errorf("hours of which most were left out: %s", standingSaid(s))
	}
}
