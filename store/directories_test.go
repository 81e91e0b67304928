package store

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"baken/store/directory"
	"baken/store/find"
	"baken/store/form"
	"baken/store/member"
	"baken/store/outside"
	"baken/store/vault"
)

func text(s string) outside.Text { return outside.New(s) }

// service is one in a town, for a province, about a theme.
func service(id, name, town, post, area, theme string) directory.Service {
	s := directory.Service{
		ID: text(id), Name: text(name), Organization: text("Organisatie " + id), Description: text("Wij luisteren naar wie " + id + " belt."),
		Phones:    []directory.Phone{{Number: text("016 00 00 0" + id[len(id)-1:]), Type: "voice"}},
		Languages: []directory.Language{{Code: "nl", Name: text("Nederlands")}},
		Terms:     []directory.Term{{Code: text(theme), Name: text("naam van " + theme)}},
		Assured:   directory.On(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)),
	}
	if town != "" {
		s.Places = []directory.Place{{ID: text("l-" + id), Name: text("Huis " + town), Addresses: []directory.Address{{Lines: []outside.Text{text("Lindelaan 1")}, Postcode: text(post), City: text(town), Country: "BE"}}}}
	}
	if area != "" {
		s.Areas = []directory.Area{{Name: text(area), Extent: "state"}}
	}
	return s
}

func years(n int) *int { return &n }

func someServices() []directory.Service {
	leuven := service("s1", "Onthaal", "Leuven", "3000", "Provincie Vlaams-Brabant", "partner_violence")
	leuven.Ages = directory.Ages{Min: years(18)}
	kids := service("s2", "Kinderhulp", "Antwerpen", "2000", "Provincie Antwerpen", "child_abuse")
	kids.Ages = directory.Ages{Min: years(0), Max: years(17)}
	line := service("s3", "Luisterlijn", "", "", "Vlaanderen", "partner_violence")
	unsaid := service("s4", "Praatcafé", "Gent", "9000", "", "partner_violence")
	unsaid.Languages = nil
	gone := service("s5", "Onthaal van vroeger", "Leuven", "3000", "Provincie Vlaams-Brabant", "partner_violence")
	gone.Status = directory.Inactive
	return []directory.Service{leuven, kids, line, unsaid, gone}
}

func (h *house) findsServices(q ServiceQuery) (ids []string) {
	h.t.Helper()
	f, err := h.FindServices(q, h.clock, 0, 50)
	if err != nil {
		h.t.Fatal(err)
	}
	for i, v := range f.Services {
		id := v.ID.Unsafe()
		if v.Unknown != 0 {
			id += "?"
		}
		if (v.Unknown == 0) != (i < f.Sure) {
			h.t.Errorf("%s: %d are sure", id, f.Sure)
		}
		ids = append(ids, id)
	}
	return ids
}

func words(t *testing.T, s string) find.Query {
	t.Helper()
	q, err := find.Parse(text(s), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestServicesAreFound(t *testing.T) {
	h := newHouse(t)
	defer h.close()
	ctx := context.Background()
	if _, err := h.FindServices(ServiceQuery{}, h.clock, 0, 10); !errors.Is(err, ErrNoDirectory) {
		t.Errorf("without a directory: %v", err)
	}
	d, err := h.ImportDirectory(ctx, text("kaart.zip"), someServices())
	if err != nil || d.Services != 5 || !d.Here || d.Name != text("kaart.zip") {
		t.Fatalf("%v, %d services, here %v", err, d.Services, d.Here)
	}
	for _, c := range []struct {
		name string
		q    ServiceQuery
		want []string
	}{
		{"all at work, by name", ServiceQuery{}, []string{"s2", "s3", "s1", "s4"}},
		{"all", ServiceQuery{All: true}, []string{"s2", "s3", "s1", "s5", "s4"}},
		{"a word", ServiceQuery{Text: words(t, "onthaal")}, []string{"s1"}},
		{"a word without its accent", ServiceQuery{Text: words(t, "praatcafe")}, []string{"s4"}},
		{"a town, as a word", ServiceQuery{Text: words(t, "leuven")}, []string{"s1"}},
		{"a beginning", ServiceQuery{Text: words(t, "luister*")}, []string{"s3", "s4", "s2", "s1"}},
		{"a telephone number", ServiceQuery{Text: words(t, "016000002")}, []string{"s2"}},
		{"a theme by its code", ServiceQuery{Theme: text("child_abuse")}, []string{"s2"}},
		{"a theme by its label", ServiceQuery{Theme: text("violence conjugale")}, []string{"s3", "s1", "s4"}},
		{"a theme as a key", ServiceQuery{Text: words(t, "theme:partnergeweld")}, []string{"s3", "s1", "s4"}},
		{"a province, the nearest first", ServiceQuery{Land: "VBR"}, []string{"s1", "s3", "s4?"}},
		{"a municipality", ServiceQuery{Town: directory.Municipality("Leuven")}, []string{"s1", "s3", "s4?"}},
		{"in another language", ServiceQuery{Town: directory.Municipality("Louvain")}, []string{"s1", "s3", "s4?"}},
		{"a municipality that no address has", ServiceQuery{Town: directory.Municipality("Aarschot")}, []string{"s1", "s3", "s4?"}},
		{"one that is not known", ServiceQuery{Town: directory.Municipality("Herselt")}, []string{"s2?", "s3?", "s1?", "s4?"}},
		{"a word in another language", ServiceQuery{Text: words(t, "Louvain")}, []string{"s1"}},
		{"where somebody is of whom it is not known for whom", ServiceQuery{Land: "OVL"}, []string{"s3", "s4?"}},
		{"an age", ServiceQuery{Age: years(12)}, []string{"s2", "s3?", "s4?"}},
		{"at the limit", ServiceQuery{Age: years(18)}, []string{"s1", "s3?", "s4?"}},
		{"a language", ServiceQuery{Language: "nl"}, []string{"s2", "s3", "s1", "s4?"}},
		{"another language", ServiceQuery{Language: "fr"}, []string{"s4?"}},
		{"open, when nobody says", ServiceQuery{Open: true}, []string{"s2?", "s3?", "s1?", "s4?"}},
		{"all together", ServiceQuery{Theme: text("partner_violence"), Land: "VBR", Age: years(40), Language: "nl"}, []string{"s1", "s3?", "s4?"}},
	} {
		if got := h.findsServices(c.q); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	var wrong *find.QueryError
	if _, err := h.FindServices(ServiceQuery{Theme: text("vliegen")}, h.clock, 0, 10); !errors.As(err, &wrong) || wrong.Wrong != find.UnknownWord {
		t.Errorf("a theme that there is not: %v", err)
	}
	if _, err := h.FindServices(ServiceQuery{Text: words(t, "is:waiting")}, h.clock, 0, 10); !errors.As(err, &wrong) || wrong.Wrong != find.UnknownKey {
		t.Errorf("a key of contacts: %v", err)
	}
	f, err := h.FindServices(ServiceQuery{}, h.clock, 1, 2)
	if err != nil || f.Total != 4 || len(f.Services) != 2 || f.Services[0].ID != text("s3") || f.Services[1].ID != text("s1") {
		t.Errorf("a window: %v, %d of %d", err, len(f.Services), f.Total)
	}
}

// What a referral named is seen as it was, and as it is now; an import that fails or
// changes nothing leaves all as it was.
func TestVersionsOfTheDirectoryStay(t *testing.T) {
	h := newHouse(t)
	defer h.close()
	ctx := context.Background()
	first, err := h.ImportDirectory(ctx, text("een"), someServices())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.ImportDirectory(ctx, text("weer"), someServices()); !errors.Is(err, ErrNoChange) {
		t.Errorf("the same again: %v", err)
	}
	changed := someServices()[:4]
	changed[0].Phones = []directory.Phone{{Number: text("016 99 99 99")}}
	second, err := h.ImportDirectory(ctx, text("twee"), changed)
	if err != nil {
		t.Fatal(err)
	}
	all, err := h.Directories()
	if err != nil || len(all) != 2 || all[0].ID != second.ID || all[1].ID != first.ID {
		t.Fatalf("%v: %d versions", err, len(all))
	}
	for _, c := range []struct {
		of   DirectoryID
		want string
	}{{first.ID, "016 00 00 01"}, {second.ID, "016 99 99 99"}, {DirectoryID{}, "016 99 99 99"}} {
		v, d, err := h.Service(text("s1"), c.of)
		if err != nil || v.Phones[0].Number != text(c.want) || c.of != (DirectoryID{}) && d.ID != c.of {
			t.Errorf("%v: %v", c.want, err)
		}
	}
	if _, _, err := h.Service(text("s5"), DirectoryID{}); !errors.Is(err, ErrUnknown) {
		t.Errorf("a service that is no more: %v", err)
	}
	if v, _, err := h.Service(text("s5"), first.ID); err != nil || v.Status != directory.Inactive {
		t.Errorf("as it was: %v", err)
	}
	h.reopen()
	if got := h.findsServices(ServiceQuery{}); len(got) != 4 {
		t.Errorf("after opening again: %v", got)
	}

	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := h.ImportDirectory(ended, text("drie"), someServices()[:1]); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if got := h.findsServices(ServiceQuery{}); len(got) != 4 {
		t.Errorf("after an import that was given up: %v", got)
	}
}

func TestOnlyWhoMayImportsDirectories(t *testing.T) {
	h := newHouse(t)
	defer h.close()
	h.role("Anna", member.Counselor, func() {
		if _, err := h.ImportDirectory(context.Background(), text("een"), someServices()); !errors.Is(err, ErrNotAllowed) {
			t.Errorf("%v", err)
		}
	})
	if all, err := h.Directories(); err != nil || len(all) > 0 {
		t.Errorf("%d versions, %v", len(all), err)
	}
}

// A referral out of the directory keeps which service it was, at which place and of
// which version.
func TestReferralOutOfTheDirectory(t *testing.T) {
	h := newHouse(t)
	defer h.close()
	ctx := context.Background()
	d, err := h.ImportDirectory(ctx, text("een"), someServices())
	if err != nil {
		t.Fatal(err)
	}
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	c := h.one(FilterAll)
	v, _, err := h.Service(text("s1"), DirectoryID{})
	if err != nil {
		t.Fatal(err)
	}
	r := ReferralTo(v, d.ID, 0)
	if _, _, err := h.Refer(ctx, c.ID, r); err != nil {
		t.Fatal(err)
	}
	if _, err := h.ImportDirectory(ctx, text("twee"), someServices()[1:]); err != nil {
		t.Fatal(err)
	}
	f, err := h.CaseFile(h.one(FilterAll).Case)
	if err != nil || len(f.Referrals) != 1 {
		t.Fatalf("%v: %d referrals", err, len(f.Referrals))
	}
	got := f.Referrals[0]
	if got.Service != text("Onthaal, Organisatie s1") || got.Phone != text("016 00 00 01") || got.Where != text("Lindelaan 1, 3000 Leuven") ||
		got.ServiceID != text("s1") || got.Place != text("l-s1") || got.Directory != d.ID {
		t.Errorf("another referral: %s", gocmp.Diff(r, got, sameText))
	}
	if v, _, err := h.Service(got.ServiceID, got.Directory); err != nil || v.Name != text("Onthaal") {
		t.Errorf("what it named: %v", err)
	}
}

func TestServicesForAContact(t *testing.T) {
	h := newHouse(t)
	defer h.close()
	ctx := context.Background()
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	id := h.one(FilterAll).ID
	if q, err := h.ServicesFor(id); err != nil || q.Land != "" || !q.Theme.IsEmpty() || q.Age != nil || q.Language != "" {
		t.Errorf("of whom nothing is registered: %+v, %v", q, err)
	}
	victim, other := PersonID{2}, PersonID{1}
	if _, err := h.Register(ctx, id, is("contact_type", "counselling"), is("province", "VBR"), is("language", "nl"),
		Entry{other, "role", form.Codes("perpetrator")}, Entry{victim, "role", form.Codes("victim")},
		Entry{victim, "theme", form.Codes("partner_violence", "stalking")}, Entry{victim, "age", form.Codes("~35")}); err != nil {
		t.Fatal(err)
	}
	q, err := h.ServicesFor(id)
	if err != nil || q.Land != "VBR" || q.Theme != text("partner_violence") || q.Age == nil || *q.Age != 35 || q.Language != "nl" {
		t.Errorf("%+v, %v", q, err)
	}
	if _, err := h.ImportDirectory(ctx, text("een"), someServices()); err != nil {
		t.Fatal(err)
	}
	if got := h.findsServices(q); !slices.Equal(got, []string{"s1", "s3?", "s4?"}) {
		t.Errorf("%v", got)
	}
}

// What is damaged is said, and nothing else suffers.
func TestADamagedDirectory(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	d, err := h.ImportDirectory(ctx, text("een"), someServices())
	if err != nil {
		t.Fatal(err)
	}
	if err := h.write(ctx, func(t *tx) error { return t.put(boxDirectory, directoryKey(d.ID, directoryCatalog), []byte("x")) }); err != nil {
		t.Fatal(err)
	}
	h.services.Store(nil)
	if _, err := h.FindServices(ServiceQuery{}, h.clock, 0, 10); !errors.Is(err, errDirectory) {
		t.Errorf("%v", err)
	}
	checks, err := h.Verify(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(checks, func(c Check) bool { return c.What == CheckDirectory })
	if i < 0 || len(checks[i].Wrong) == 0 {
		t.Errorf("verify finds nothing wrong: %v", checks)
	}
	// Imported again it is whole.
	if _, err := h.ImportDirectory(ctx, text("een"), someServices()); err != nil {
		t.Errorf("imported again: %v", err)
	}
	if got := h.findsServices(ServiceQuery{}); len(got) != 4 {
		t.Errorf("found: %v", got)
	}
	// So is a block of it that does not open.
	var block []byte
	h.step(h.read(func(t *tx) error {
		return t.scan(boxDirectory, nil, func(k, _ []byte) error {
			if len(k) == len(blockID{}) {
				block = slices.Clone(k)
			}
			return nil
		})
	}))
	h.step(h.write(ctx, func(t *tx) error { return t.putRaw(boxDirectory, block, []byte("x")) }))
	if _, err := h.ImportDirectory(ctx, text("een"), someServices()); err != nil {
		t.Errorf("imported again: %v", err)
	}
	for _, s := range []string{"s1", "s2", "s3", "s4"} {
		if _, _, err := h.Service(text(s), DirectoryID{}); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	if err := h.Store.Close(); err != nil {
		t.Fatal(err)
	}
}

// A directory is there after all that a store goes through.
func TestADirectoryStays(t *testing.T) {
	h := newHouse(t)
	defer h.close()
	ctx := context.Background()
	_, err := h.ImportDirectory(ctx, text("een"), someServices())
	h.step(err)
	h.arrive(letter{uid: 1, from: "a@example.org", text: "hallo", at: h.clock})
	c := h.one(FilterAll)
	v, d, err := h.Service(text("s1"), DirectoryID{})
	h.step(err)
	_, _, err = h.Refer(ctx, c.ID, ReferralTo(v, d.ID, 0))
	h.step(err)
	_, err = h.Erase(ctx, Erasure{Contacts: []ContactID{c.ID}, Classes: []vault.Class{vault.Names, vault.Words, vault.History}})
	h.step(err)
	if got := h.findsServices(ServiceQuery{}); len(got) != 4 {
		t.Errorf("after erasing: %v", got)
	}
	h.step(h.Rotate(ctx))
	h.reopen()
	if got := h.findsServices(ServiceQuery{}); len(got) != 4 {
		t.Errorf("after rotating: %v", got)
	}
}
