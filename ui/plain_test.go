package ui

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baken/inbox/chat"
	"baken/store"
	"baken/store/member"
	"baken/store/outside"
	"baken/ui/lang"
)

var updatePlain = flag.Lookup("update")

// listener is somebody who hears the plain mode and types lines, in a test. What is
// heard and what is typed stand in one transcript.
type listening struct {
	typed  []string
	heard  strings.Builder
	before func()           // looks before each line
	does   func(act string) // does what a line that begins with @ says: something happens elsewhere
	next   string           // who sits down there after the one who did
}

// Line gives the next line; what happens elsewhere happens before it.
func (l *listening) Line() (string, error) {
	l.before()
	for len(l.typed) > 0 {
		next := l.typed[0]
		l.typed = l.typed[1:]
		if act, ok := strings.CutPrefix(next, "@ "); ok {
			l.does(act)
			if l.next != "" {
				return "", io.EOF
			}
			continue
		}
		return next, nil
	}
	return "", io.EOF
}

// transcripts are read through as somebody hears them: each is a whole conversation with
// the program. The lines of a file that begin with "> " are typed, those with "@ "
// happen elsewhere; all others are heard.
func TestPlainTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/plain/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := string(raw)
			name := strings.TrimSuffix(filepath.Base(file), ".txt")
			l := lang.English
			for _, known := range lang.Languages() {
				if strings.HasSuffix(name, "-"+string(known)) {
					l = known
				}
			}
			got := transcript(t, name, l, want)
			if f := updatePlain; f != nil && f.Value.String() == "true" {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("the transcript of %s is another now:\n%s", file, got)
			}
		})
	}
}

// transcript runs the lines that are typed in one, and gives what came of them.
func transcript(t *testing.T, name string, l lang.Language, script string) string {
	var house *chatHouse
	now := func() time.Time { return monday }
	var s *store.Store
	switch {
	case strings.HasPrefix(name, "figures"):
		var at time.Time
		s, at = countedStore(t)
		now = func() time.Time { return at }
	case strings.Contains(script, "@ a visitor"):
		house = newChatHouse(t, func(now func() time.Time) *store.Store { return newStoreAt(t, now) })
		house.held(time.Millisecond)
		s, now = house.st, house.now
		fill(t, s, letters)
	default:
		s = newStore(t)
		fill(t, s, letters)
	}
	if err := s.CatchUpIndex(context.Background()); err != nil {
		t.Fatal(err)
	}
	h := &listening{}
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "@ "):
			h.typed = append(h.typed, line)
		case strings.HasPrefix(line, "|>"):
			h.typed = append(h.typed, strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(line, "|"), ">"), " "))
		case strings.HasPrefix(line, "> "):
			h.typed = append(h.typed, line[2:])
		case strings.Contains(line, ":> "):
			_, typed, _ := strings.Cut(line, ":> ")
			h.typed = append(h.typed, typed)
		}
	}
	var names []string
	members := map[string]member.ID{}
	h.before = func() { names = append(names, knownAs(t, s, l)...) }
	h.does = func(act string) {
		h.heard.WriteString("\n@ " + act + "\n")
		if who, ok := strings.CutSuffix(act, " sits down"); ok {
			all, err := s.Members()
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range all {
				members[m.Name.Line().String()] = m.ID
			}
			h.next = who
			return
		}
		if house == nil || !visits(house, act) {
			happens(t, s, act)
		}
	}
	for {
		d := deps(t, s, l)
		d.Config.Undo, d.Now = 10*time.Second, now
		if house != nil {
			d.Chats = func(st *store.Store) Chats { return house.seat(st) }
		}
		_, err := RunPlain(context.Background(), d, Terminal{Line: h.Line, Out: &h.heard, Echoes: true})
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if h.next == "" {
			return renamed(h.heard.String(), names)
		}
		s = (&line{t: t, path: s.Path()}).as(members[h.next])
		h.next = ""
	}
}

// invented are names for those whom a store gives other pseudonyms each time, by what
// they wrote.
var invented = map[string]string{
	"Bang voor mijn buur": "still linden", "kzit met iets": "clear brook", "Vraag over bezoekrecht": "early poppy", "": "old harbour",
	"Re: afspraak": "green iris", "Nieuwsbrief november": "warm reed", "Bang": "light ivy",
}

// knownAs are the pseudonyms of those in a store, in a language, and the invented ones.
func knownAs(t *testing.T, s *store.Store, l lang.Language) (names []string) {
	t.Helper()
	all, err := s.Queue(store.FilterAll, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		name := invented[c.Subject.Line().String()]
		switch {
		case c.Channel == store.Chat:
			name = "heldere beek"
		case !c.Call.StartedAt.IsZero():
			name = "quiet stone"
		}
		names = append(names, c.Pseudonym.In(string(l)), name)
	}
	return names
}

// renamed puts the invented names in the place of the pseudonyms.
func renamed(words string, names []string) string {
	var pairs []string
	for pair := range slices.Chunk(names, 2) {
		pairs = append(pairs, pair[0], pair[1], upper(pair[0]), upper(pair[1]))
	}
	return strings.NewReplacer(pairs...).Replace(words)
}

// visits does what a visitor does; false if it is none of that.
func visits(h *chatHouse, act string) bool {
	switch words, says := strings.CutPrefix(act, "the visitor says "); {
	case act == "a visitor comes":
		h.comes(chat.Answers{Age: "12-17", Region: "ANT"})
	case says:
		h.visitors[0].says(words)
	case act == "lines are held":
		h.held(time.Hour)
	case act == "lines leave at once":
		h.held(time.Millisecond)
	case act == "a line has left", act == "another line has left":
		n := map[string]int{"a line has left": 1, "another line has left": 2}[act]
		for end := time.Now().Add(10 * time.Second); len(h.visitors[0].heard()) < n && time.Now().Before(end); {
			time.Sleep(time.Millisecond)
		}
	case act == "the visitor leaves by the exit":
		h.visitors[0].leaves(chat.Exited)
	default:
		return false
	}
	return true
}

// happens does what somebody else does.
func happens(t *testing.T, s *store.Store, act string) {
	t.Helper()
	switch act {
	case "a supervisor joins":
		if _, err := s.AddMember(context.Background(), outside.New("Lies"), member.RolesOf(member.Supervisor)); err != nil {
			t.Fatal(err)
		}
	case "a mail comes":
		fillFrom(t, s, len(letters), []letter{{from: "nieuw@example.org", subject: "Bang", text: "hij heeft een mes", level: store.Acute, rule: "nl.knife", words: "hij heeft een mes"}})
	case "a mail of who wrote before comes":
		fillFrom(t, s, len(letters)+1, []letter{{from: "vader@example.org", subject: "Vraag over bezoekrecht", text: "Nog iets.", level: store.Calm}})
	case "the directory is imported":
		if _, err := s.ImportDirectory(context.Background(), outside.New("sociale-kaart.zip"), someServices()); err != nil {
			t.Fatal(err)
		}
	case "a colleague joins":
		if _, err := s.AddMember(context.Background(), outside.New("Karel"), member.RolesOf(member.Counselor)); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("nobody knows how to: %s", act)
	}
}
