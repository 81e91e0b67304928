package screen

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"baken/keymap"
	"baken/store"
	"baken/store/figures"
	"baken/store/form"
	"baken/store/member"
	"baken/ui/lang"
)

// registered are invented contacts of two years, registered and counted: more of them in
// the second year, most on working days.
func (r *room) registered(n int) {
	r.t.Helper()
	now := r.clock
	ctx := context.Background()
	pick := func(i int, all ...string) form.Answer { return form.Codes(all[i%len(all)]) }
	for i := range n {
		back := time.Duration(i*i*37%(560*n)) * 24 * time.Hour / time.Duration(n)
		at := now.Add(-48*time.Hour - back).Truncate(24 * time.Hour).Add(time.Duration(8+i*5%10)*time.Hour + time.Duration(i)*time.Second)
		r.clock = at.Add(time.Hour)
		ch := store.Phone
		if i%7 == 0 {
			ch = store.Other
		}
		d, err := r.Store.NewContact(ctx, ch, store.Call{StartedAt: at, EndedAt: at.Add(20 * time.Minute)})
		if err != nil {
			r.t.Fatal(err)
		}
		victim := store.NewPersonID()
		entries := []store.Entry{
			{Field: "contact_type", Answer: pick(i, "counselling", "counselling", "counselling", "information", "hangup")},
			{Field: "caller_role", Answer: pick(i, "victim", "bystander", "professional")},
			{Field: "caller_gender", Answer: pick(i, "f", "f", "m", "unknown")},
			{Field: "caller_age", Answer: pick(i, "34", "15", "52")},
			{Field: "province", Answer: pick(i, "VBR", "ANT", "OVL", "VBR", "WVL")},
			{Field: "anonymous", Answer: pick(i, "yes", "yes", "no")},
			{Person: victim, Field: "role", Answer: form.Codes("victim")},
			{Person: victim, Field: "age", Answer: pick(i, "8", "31", "~70", "15")},
			{Person: victim, Field: "theme", Answer: pick(i, "child_abuse", "partner_violence", "child_abuse", "stalking", "elder_abuse")},
			{Person: victim, Field: "context", Answer: pick(i, "household", "school", "separated_household", "unknown")},
		}
		if i%5 == 4 { // of who hung up no more is asked
			entries = entries[:1]
		}
		if _, err := r.Store.Register(ctx, d.Contact, entries...); err != nil {
			r.t.Fatal(err)
		}
	}
	r.clock = now
	if err := r.Store.Tick(ctx); err != nil {
		r.t.Fatal(err)
	}
}

// figures is the screen, with what it shows counted.
func (r *room) figures(keys string) *Figures {
	f := NewFigures(r.Session)
	f.SetSize(80, 21)
	f.SetFocus(true)
	pump(f, f.Again())
	press(f, r.Look, keys)
	return f
}

// TestFiguresFrames draws each way to look at the figures, in three languages and sizes.
func TestFiguresFrames(t *testing.T) {
	for _, l := range lang.Languages() {
		r := newRoom(t, l)
		r.arrive(r.bang())
		empty := r.figures("")
		compare(t, fmt.Sprintf("figures-none-%s-80", l), empty.View(), 80, 21)
		r.registered(90)
		for _, x := range []struct{ name, keys string }{
			{"lines", "b"}, {"months", "<tab>"}, {"hours", "<tab><tab>"}, {"table", "<shift+tab><shift+tab>"}, {"today", "<shift+tab>"}, {"behind", "jjjj\n"},
			{"week", "whhb"}, {"week-behind", "whh\n"},
		} {
			f := r.figures(x.keys)
			for _, size := range []struct{ w, h int }{{80, 21}, {136, 35}, {44, 30}} {
				f.SetSize(size.w, size.h)
				pump(f, f.need())
				compare(t, fmt.Sprintf("figures-%s-%s-%d", x.name, l, size.w), f.View(), size.w, size.h)
			}
		}
	}
}

// TestFiguresBehind: from a line to its contacts, as many as it counts, and to one of
// them.
func TestFiguresBehind(t *testing.T) {
	r := newRoom(t, lang.English)
	r.registered(40)
	f := r.figures("")
	for {
		l, ok := f.under()
		if !ok {
			t.Fatal("there are no lines")
		}
		if _, any := f.Contact(); any || f.Why(keymap.Open) != "" && l.Value > 0 {
			t.Fatalf("before it is open: %q", f.Why(keymap.Open))
		}
		if l.Value > 0 {
			press(f, r.Look, "\n")
			c, ok := f.Contact()
			if got := f.behind.found; !ok || got.Here == 0 || l.Unit == "contact" && got.Here != l.Value || len(f.behind.rows.all) != got.Here || c.ID == (store.ContactID{}) {
				t.Errorf("R%d %s %v of %d: %+v", l.R, l.Name, l.By, l.Value, got.Here)
			}
			if _, took := f.Do(keymap.Open); took {
				t.Error("what is in the list is not for the app to open")
			}
			press(f, r.Look, "<esc>")
		} else if f.Why(keymap.Open) == "" {
			t.Error("nobody is behind it, and that is not said")
		}
		before := f.lines.Cursor()
		press(f, r.Look, "j")
		if f.lines.Cursor() == before {
			break
		}
	}
}

// TestFiguresPeriods: each key does what it says, filters count less, and the cursor
// holds to its line.
func TestFiguresPeriods(t *testing.T) {
	r := newRoom(t, lang.English)
	r.registered(60)
	f := r.figures("jjjjj")
	at, _ := f.lines.Selected()
	contacts := func() int { return f.scope[pieceLines].of.Lines[0].Value }
	year := contacts()
	sees := func(words ...string) {
		t.Helper()
		for _, w := range words {
			if v := f.View(); !strings.Contains(v, w) {
				t.Errorf("no %q in\n%s", w, v)
			}
		}
	}
	sees("2026")
	press(f, r.Look, "q")
	sees("Q4 2026")
	press(f, r.Look, "b")
	sees("against Q3 2026")
	if is, _ := f.lines.Selected(); is != at {
		t.Error("the cursor went elsewhere")
	}
	press(f, r.Look, "m")
	sees("November 2026")
	if f.Why(keymap.LaterPeriod) == "" {
		t.Error("December has begun")
	}
	press(f, r.Look, "h")
	sees("October 2026", "against September 2026")
	press(f, r.Look, "yb")
	if contacts() != year {
		t.Errorf("%d contacts, first %d", contacts(), year)
	}
	if f.Why(keymap.AllFigures) == "" {
		t.Error("all are counted, and it is not said")
	}
	for a, code := range map[keymap.Action]string{keymap.FilterTheme: "stalking", keymap.FilterProvince: "ANT", keymap.FilterChannel: "phone"} {
		found := false
		for _, c := range f.Codes(a) {
			found = found || c.ID == code
		}
		if !found {
			t.Errorf("%s cannot be chosen", code)
		}
		pump(f, f.Narrow(a, code))
		if n := contacts(); n == 0 || n >= year {
			t.Errorf("%d of %d with %s", n, year, code)
		}
		if len(f.filters()) != 1 || strings.Contains(f.Title(), "ANT") {
			t.Errorf("called %q", f.Title())
		}
		press(f, r.Look, "X")
		if contacts() != year {
			t.Errorf("%d of %d when all are counted", contacts(), year)
		}
	}
	if len(f.Fields("theme")) != len(f.Fields(""))-1 {
		t.Error("a field can be against itself")
	}
	pump(f, f.Cross("province", ""))
	sees("province: ")
	pump(f, f.Cross("caller_role", "month"))
	sees("Jan 2026", "columns 1 to")
	press(f, r.Look, ";;")
	if f.from != 2 {
		t.Errorf("from column %d", f.from)
	}
	for _, l := range f.cells.rows.lines {
		n := 0
		for _, c := range f.cells.rows.cells[l.By[0].Code] {
			n += c.Value
		}
		if n != l.Value {
			t.Errorf("%v has %d in its months of %d", l.By, n, l.Value)
		}
	}
}

// TestFiguresOfDays: a week, and any two dates, with the contacts behind their lines; h and
// l go on by as many days, and what is not there any more is said.
func TestFiguresOfDays(t *testing.T) {
	r := newRoom(t, lang.English)
	r.registered(60)
	f := r.figures("w")
	sees := func(words ...string) {
		t.Helper()
		for _, w := range words {
			if v := f.View(); !strings.Contains(v, w) {
				t.Errorf("no %q in\n%s", w, v)
			}
		}
	}
	if f.asks.Period != figures.WeekOf(f.day()) || f.Why(keymap.LaterPeriod) == "" {
		t.Errorf("w shows %s", f.asks.Period)
	}
	sees("week 48, 23–29 Nov 2026", "Counted from the contacts that are still there.")
	press(f, r.Look, "h")
	sees("week 47, 16–22 Nov 2026")
	press(f, r.Look, "m")
	sees("November 2026")
	press(f, r.Look, "h")
	press(f, r.Look, "w")
	sees("week 44, 26 Oct–1 Nov 2026") // the end of what was shown
	for typed, want := range map[string]string{
		"2026-W40": "2026-W40", " 2026-10-05  2026-10-25 ": "2026-10-05..2026-10-25", "2026-10-05..2026-W43": "2026-10-05..2026-10-25", "2024 2026": "2024..2026", "2026-q2": "2026-Q2",
		"": "", "2026-13": "", "yesterday": "", "2026-10-25 2026-10-05": "", "2024 2025 2026": "", "2026-W54": "",
	} {
		if c, ok := f.PeriodTyped(typed); c.ID != want || ok != (want != "") {
			t.Errorf("%q is %q", typed, c.ID)
		}
	}
	pump(f, f.Show("2026-09-07..2026-11-21"))
	sees("7 Sep to 21 Nov 2026")
	n := f.scope[pieceLines].of.Lines[0].Value
	press(f, r.Look, "\n")
	if c, ok := f.Contact(); n == 0 || !ok || f.behind.found.Here != n || c.FirstAt.Before(f.asks.Period.First.Time().Add(-2*time.Hour)) {
		t.Errorf("%d behind a line of %d", f.behind.found.Here, n)
	}
	sees("7 Sep to 21 Nov 2026 · R1 Contacts", "listed")
	press(f, r.Look, "<esc>b")
	sees("against 23 Jun to 6 Sep 2026")
	press(f, r.Look, "h")
	if !strings.Contains(f.Title(), "23 Jun to 6 Sep 2026") {
		t.Errorf("called %q", f.Title())
	}
	for _, c := range f.Periods() {
		if _, err := figures.ParsePeriod(c.ID); err != nil || c.Right == "" {
			t.Errorf("%s is %q, %q", c.Label, c.ID, c.Right)
		}
		pump(f, f.Show(c.ID))
		if f.asks.Period.String() != c.ID || f.scope[pieceLines].key.period != f.asks.Period {
			t.Errorf("%s shows %s", c.Label, f.asks.Period)
		}
	}
}

// TestFiguresOfACounselor: a supervisor sees them, with the contacts behind them; who is
// none any more sees no more of them.
func TestFiguresOfACounselor(t *testing.T) {
	r := newRoom(t, lang.English)
	r.registered(40)
	f := r.figures("")
	all := f.scope[pieceLines].of.Lines[0].Value
	if n := len(f.Counselors()); n != 1 || f.Why(keymap.FilterCounselor) != "" {
		t.Fatalf("%d counselors, %q", n, f.Why(keymap.FilterCounselor))
	}
	me := f.Counselors()[0]
	pump(f, f.Of(me))
	if n := f.scope[pieceLines].of.Lines[0].Value; n != all || !strings.Contains(f.Title(), me.Line().String()) || f.Why(keymap.AllFigures) != "" {
		t.Errorf("%d of %d, called %q", n, all, f.Title())
	}
	press(f, r.Look, "\n")
	if f.behind == nil || f.behind.found.Here != all {
		t.Errorf("behind them: %+v", f.behind)
	}
	press(f, r.Look, "<esc>")
	f.Update(figureAnswer{of: f, number: f.number, me: store.Member{ID: r.Store.Me(), Roles: member.RolesOf(member.Counselor)}, keys: []figureKey{{piece: pieceLines}}, err: store.ErrNotAllowed})
	if !f.asks.Counselor.IsEmpty() || f.scope[pieceLines].ready || f.lines.rows.Len() != 0 || f.Why(keymap.FilterCounselor) == "" {
		t.Errorf("who may not see it any more sees\n%s", f.View())
	}
}

// TestFiguresTogether: what stands beside each other is counted in one reading; of several
// the one that cannot be counted is found, and the others are shown.
func TestFiguresTogether(t *testing.T) {
	r := newRoom(t, lang.English)
	r.registered(40)
	f := NewFigures(r.Session)
	f.SetSize(136, 35)
	f.SetFocus(true)
	cmd := f.Again()
	if len(f.asking) != 3 {
		t.Errorf("%d are counted in one reading", len(f.asking))
	}
	pump(f, cmd)
	f.by = [2]string{"none", ""}
	f.show(tabTable)
	f.changes.counted++
	said := pump(f, f.need())
	failed, ok := told[Failed](said)
	if !ok || !errors.Is(failed.Err, figures.ErrField) || len(said) != 1 || f.scope[pieceLines].key.round != f.changes.counted || f.need() != nil {
		t.Errorf("%v, lines of round %d", said, f.scope[pieceLines].key.round)
	}
	// One goes away from a list that is being looked for.
	f.show(tabLines)
	cmd, _ = f.Do(keymap.Open)
	f.Do(keymap.Back)
	pump(f, cmd)
	if f.behind != nil {
		t.Error("it came all the same")
	}
}

// TestFiguresStand: what was counted stands until the new comes, what comes too late is
// dropped, and what cannot be counted is said once.
func TestFiguresStand(t *testing.T) {
	r := newRoom(t, lang.English)
	r.registered(30)
	f := r.figures("")
	first := f.View()
	old, _ := f.Do(keymap.EarlierPeriod)
	if v := f.View(); !strings.Contains(v, "counting 2025…") || !strings.Contains(v, strings.Split(first, "\n")[4]) {
		t.Errorf("nothing stands:\n%s", v)
	}
	now, _ := f.Do(keymap.LaterPeriod)
	if now != nil {
		pump(f, now)
	}
	if m := old(); m.(figureAnswer).err == nil {
		f.Update(m)
	}
	if v := f.View(); v != first {
		t.Errorf("2025 came too late and is shown:\n%s", v)
	}
	whole := r.Store
	r.Store = nil // whatever is asked of it panics
	f.changes.counted++
	said := pump(f, f.need())
	r.Store = whole
	if _, ok := told[Failed](said); !ok || len(said) != 1 || f.need() != nil {
		t.Errorf("said %v", said)
	}
	if v := f.View(); v != first {
		t.Errorf("what was counted went:\n%s", v)
	}
	pump(f, f.Update(Changed{store.Change{Figures: true}}))
	if f.scope[pieceLines].key.round != f.changes.counted {
		t.Error("it is not counted anew")
	}
	f.Left()
	if cmd := f.Update(Changed{store.Change{Figures: true}}); cmd != nil {
		t.Error("it is counted though nobody looks")
	}
}

// TestFiguresAtAnySize: whatever is pressed at whatever size, a frame is a frame.
func TestFiguresAtAnySize(t *testing.T) {
	r := newRoom(t, lang.French)
	r.registered(30)
	f := r.figures("")
	for i, keys := range []string{"", "j", "<tab>", "b", "<tab>", "q", "<tab>", ";", "j", "\n", "<esc>", "<tab>", "j", "<tab>", "h", "G", "\n", "y"} {
		press(f, r.Look, keys)
		for w := 2; w < 160; w += 7 {
			for _, h := range []int{1, 2, 3, 5, 9, 14, 21, 40} {
				f.SetSize(w, h)
				picture(t, f.View(), w, h)
			}
		}
		if t.Failed() {
			t.Fatalf("after key %d", i)
		}
	}
}

// TestFiguresOfLongAgo: where this year has nothing, the newest year that has something is
// shown; who goes to an empty one all the same is told what there is.
func TestFiguresOfLongAgo(t *testing.T) {
	r := newRoom(t, lang.English)
	now := r.clock
	r.clock = now.AddDate(-3, 0, 0)
	r.registered(20)
	r.clock = now
	f := r.figures("")
	if v := f.View(); !strings.Contains(v, "R1 Contacts") || f.asks.Period.String() != "2023" {
		t.Errorf("%s:\n%s", f.asks.Period, v)
	}
	press(f, r.Look, "l")
	if v := f.View(); !strings.Contains(v, "Nothing is counted in this period.") || !strings.Contains(v, "The last that is counted is of November 2023.") {
		t.Errorf("2024:\n%s", v)
	}
}

// BenchmarkFiguresKey is a key to its frame where all stands beside each other.
func BenchmarkFiguresKey(b *testing.B) {
	r := newRoom(b, lang.Dutch)
	r.registered(60)
	f := r.figures("b")
	f.SetSize(136, 37)
	pump(f, f.need())
	keys := []keymap.Action{keymap.Down, keymap.Up}
	for i := 0; b.Loop(); i++ {
		f.Do(keys[i%2])
		f.View()
	}
}
