package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/store/find"
	"baken/store/member"
	"baken/store/outside"
)

// find brings the index in step and searches.
func (h *house) find(query string, o SearchOptions) Found {
	h.t.Helper()
	if err := h.CatchUpIndex(context.Background()); err != nil {
		h.t.Fatal(err)
	}
	return h.ask(query, o)
}

func (h *house) ask(query string, o SearchOptions) Found {
	h.t.Helper()
	q, err := find.Parse(outside.New(query), h.now())
	if err != nil {
		h.t.Fatal(err)
	}
	f, err := h.Search(context.Background(), q, o)
	if err != nil {
		h.t.Fatalf("%s: %v", query, err)
	}
	return f
}

// finds says which subjects are found, in their order.
func (h *house) finds(query string, want ...string) {
	h.t.Helper()
	f := h.find(query, SearchOptions{})
	var got []string
	for _, x := range f.Hits {
		got = append(got, string(x.Where)+" "+x.Subject.Unsafe())
	}
	if !slices.Equal(got, want) || f.Total != len(want) || f.More || f.AtLeast || f.Behind != 0 {
		h.t.Errorf("%s: %q of %d, behind %d; want %q", query, got, f.Total, f.Behind, want)
	}
}

func marked(x Hit) string {
	var b strings.Builder
	for _, f := range x.Snippet {
		if f.Hit {
			b.WriteString("[" + f.Text.Unsafe() + "]")
		} else {
			b.WriteString(f.Text.Unsafe())
		}
	}
	return b.String()
}

func TestSearchFindsMails(t *testing.T) {
	h := newHouse(t)
	at := h.clock.Add(-48 * time.Hour)
	h.arrive(
		letter{uid: 1, from: "els@example.org", subject: "Vraag over de kinderen", text: "Hij slaat ons. Mijn huizen zijn niet veilig.", at: at},
		letter{uid: 2, from: "jan@example.org", subject: "Élève", text: "Bel mij op 0475/12.34.56", at: at.Add(time.Hour)},
		letter{uid: 3, from: "an@example.org", subject: "Niets", text: strings.Repeat("woorden ", 100) + "een huis", at: at.Add(2 * time.Hour)},
	)
	h.finds("huis", "mail Niets", "mail Vraag over de kinderen")
	h.finds(`"huis"`, "mail Niets")
	h.finds("eleve", "mail Élève")
	h.finds(`"slaat ons"`, "mail Vraag over de kinderen")
	h.finds(`"ons slaat"`)
	h.finds("kind*", "mail Vraag over de kinderen")
	h.finds("subject:huis")
	h.finds("+32475123456", "mail Élève")
	h.finds("huis -subject:niets", "mail Vraag over de kinderen")
	h.finds("is:waiting huis", "mail Niets", "mail Vraag over de kinderen")
	h.finds("is:closed huis")
	h.finds("channel:phone huis")
	h.finds("has:attachment")
	h.finds("after:1d")
	if f := h.find("huis", SearchOptions{Limit: 1}); len(f.Hits) != 1 || !f.More || f.Total != 2 {
		t.Errorf("%d hits of %d", len(f.Hits), f.Total)
	} else if got := marked(f.Hits[0]); !strings.HasSuffix(got, "een [huis]") {
		t.Errorf("snippet %q", got)
	}
	if f := h.find("kinderen huis", SearchOptions{Order: Best}); len(f.Hits) != 1 || len(f.Hits[0].SubjectHits) != 1 {
		t.Errorf("%d hits", len(f.Hits))
	}
}

// A name is found by whoever has uncovered it, and nothing tells that it is there.
func TestSearchKeepsNamesCovered(t *testing.T) {
	h := newHouse(t)
	h.arrive(
		letter{uid: 1, from: "els@example.org", subject: "Een", text: "hallo", at: h.clock.Add(-2 * time.Hour)},
		letter{uid: 2, from: "els@example.com", subject: "Twee", text: "hallo", at: h.clock.Add(-time.Hour)},
	)
	h.finds("els")
	h.finds("from:els")
	h.finds("hallo -from:els", "mail Twee", "mail Een")
	h.finds("hallo -els", "mail Twee", "mail Een")
	var first ContactID
	for _, c := range h.queue(FilterAll) {
		if c.Subject.Unsafe() == "Een" {
			first = c.ID
		}
	}
	if _, _, err := h.Uncover(context.Background(), first); err != nil {
		t.Fatal(err)
	}
	h.finds("els", "mail Een")
	h.finds("from:els@example.org", "mail Een")
	h.finds("from:els@example.com")
	h.finds("hallo -from:els", "mail Twee")
	h.colleague("Mo", func() { h.finds("els") })
}

// What a role may not read it does not find.
func TestSearchAsksTheRole(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	h.arrive(letter{uid: 1, from: "els@example.org", subject: "Een", text: "hallo", at: h.clock.Add(-2 * time.Hour)})
	c := h.one(FilterAll).ID
	if _, _, err := h.WriteNote(ctx, c, outside.New("voor iedereen")); err != nil {
		t.Fatal(err)
	}
	h.finds("iedereen", "note Een")
	h.role("Lea", member.Supervisor, func() {
		if _, _, err := h.WriteNoteWith(ctx, c, outside.New("alleen leidsters"), NoteOptions{Supervisors: true}); err != nil {
			t.Error(err)
		}
		h.finds("leidsters", "note Een")
	})
	h.role("Mo", member.Counselor, func() { h.finds("leidsters"); h.finds("iedereen", "note Een") })
	h.role("Ada", member.Administrator, func() {
		q, _ := find.Parse(outside.New("hallo"), h.now())
		if f, err := h.Search(ctx, q, SearchOptions{}); !errors.Is(err, ErrNotAllowed) || f.Total != 0 {
			t.Errorf("%d found, %v", f.Total, err)
		}
		if err := h.RecordSearched(ctx); !errors.Is(err, ErrNotAllowed) {
			t.Error(err)
		}
	})
	if err := h.RecordSearched(ctx); err != nil {
		t.Error(err)
	}
}
