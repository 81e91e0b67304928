package command

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"baken/store"
	"baken/store/find"
	"baken/store/outside"
	"baken/ui/lang"
	"baken/ui/screen"
)

type findCommand struct {
	Query []string `arg:""`
	Limit int      `default:"50" placeholder:"N"`
	Best  bool
	Print bool
}

// foundRow is one thing that was found. Hits are where in the snippet the words
// stand, and SubjectHits where in the subject: from and to, in letters (code points).
type foundRow struct {
	Contact   string       `json:"contact"`
	MessageID outside.Safe `json:"message_id,omitzero"`
	At        time.Time    `json:"at"`
	Where     string       `json:"where"`
	Subject   outside.Safe `json:"subject,omitzero"`
	Snippet   outside.Safe `json:"snippet,omitzero"`
	Hits      [][2]int     `json:"hits"`

	SubjectHits [][2]int `json:"subject_hits,omitzero"`
	Case        string   `json:"case,omitzero"`
	Channel     string   `json:"channel"`
	State       string   `json:"state"`
	Writer      string   `json:"writer,omitzero"`
	Note        string   `json:"note,omitzero"`
	Handoff     string   `json:"handoff,omitzero"`
	Operation   string   `json:"operation,omitzero"` // of a reply of ours that has not come back as a mail
}

// patience is how long a search waits for what was changed just now.
const patience = time.Second

// Run searches. That it was searched stands in the history, without the words; and
// where what was found can stay, of which contacts it was printed.
func (f *findCommand) Run(ctx context.Context, a *app) error {
	if f.Limit < 1 || f.Limit > store.MaxHits {
		return misused(lang.FindLimit, store.MaxHits)
	}
	s, err := a.open(ctx, toAct)
	if err != nil {
		return err
	}
	defer s.Close()
	text := outside.New(strings.Join(f.Query, " "))
	if text.Unsafe() == "-" {
		if text, err = a.text(find.MaxQuery); err != nil {
			return err
		}
	}
	query, err := find.Parse(text, a.now().In(workplace))
	if err != nil {
		return usage{err}
	}
	if err := a.upToDate(ctx, s); err != nil {
		return err
	}
	o := store.SearchOptions{Limit: f.Limit}
	if f.Best {
		o.Order = store.Best
	}
	found, err := s.Search(ctx, query, o)
	if errors.Is(err, find.ErrQuery) {
		return usage{err}
	}
	if err != nil {
		return err
	}
	pages := onTerminal(a.stdout) && !f.Print
	var printed []store.ContactID
	if !pages {
		printed = contactsOf(found.Hits)
	}
	if err := s.RecordSearched(ctx, printed...); err != nil {
		return err
	}
	if found.Behind > 0 {
		defer a.say(lang.FindBehind, found.Behind)
	}
	rows := make([]foundRow, len(found.Hits))
	for i, h := range found.Hits {
		rows[i] = a.foundRow(h, s.conf)
	}
	if a.Format != formatTable && !pages {
		return printSheet(a, rows...)
	}
	head := screen.FoundWords(a.Catalog, found) + "\n"
	if pages {
		leaves := []leaf{{size: len(head), text: head}}
		for _, r := range rows {
			text := a.foundText(r)
			leaves = append(leaves, leaf{size: len(text), text: text})
		}
		return a.page(ctx, s.conf, leaves)
	}
	if _, err := a.stdout.Write([]byte(head)); err != nil {
		return err
	}
	return newSheet(a, []lang.Key{lang.HeadContact, lang.HeadAt, lang.HeadWhere, lang.HeadCase, lang.HeadSubject, lang.HeadFound}, a.foundCells).print(rows...)
}

// upToDate has what changed put into the index first; beside a workstation, which
// does that itself, it waits a moment.
func (a *app) upToDate(ctx context.Context, s *lease) error {
	if !s.shared {
		return s.CatchUpIndex(ctx)
	}
	waiting, stop := context.WithTimeout(ctx, patience)
	defer stop()
	if err := s.AwaitIndex(waiting); err != nil && (ctx.Err() != nil || waiting.Err() == nil) {
		return err
	}
	return nil // what is still missing is told
}

// contactsOf are the contacts of hits, each once.
func contactsOf(hits []store.Hit) (all []store.ContactID) {
	seen := map[store.ContactID]bool{}
	for _, h := range hits {
		if !seen[h.Contact] {
			seen[h.Contact] = true
			all = append(all, h.Contact)
		}
	}
	return all
}

func (a *app) foundRow(h store.Hit, conf Configuration) foundRow {
	r := foundRow{
		Contact: h.Contact.String(), MessageID: h.MessageID.Line(), At: utc(h.At), Where: string(h.Where), Subject: h.Subject.Line(), Hits: [][2]int{},
		Case: h.CaseNumber, Channel: string(h.Channel), State: string(h.State), Writer: h.Pseudonym.In(string(conf.Language)),
	}
	if h.Note != (store.NoteID{}) {
		r.Note = h.Note.String()
	}
	if h.Handoff != (store.HandoffID{}) {
		r.Handoff = h.Handoff.String()
	}
	if h.Op != (store.OpID{}) {
		r.Operation = h.Op.String()
	}
	r.Snippet, r.Hits = joinedPieces(h.Snippet)
	if _, hits := joinedPieces(h.SubjectPieces()); len(hits) > 0 {
		r.SubjectHits = hits
	}
	return r
}

// joinedPieces puts pieces together in one line, with where what was asked for stands
// in it.
func joinedPieces(pieces []store.Fragment) (line outside.Safe, hits [][2]int) {
	hits = [][2]int{}
	at := 0
	var all []outside.Safe
	for _, p := range screen.Pieces(pieces) {
		n := utf8.RuneCountInString(p.Text.String())
		if p.Hit {
			hits = append(hits, [2]int{at, at + n})
		}
		at += n
		all = append(all, p.Text)
	}
	return outside.Join("", all...), hits
}

// whereOf is in what of its kind something was found.
func (a *app) whereOf(r foundRow) string { return a.T(screen.WhereWord(store.Where(r.Where))) }

func (a *app) foundCells(r foundRow) []string {
	return []string{short(r.Contact), local(r.At), a.whereOf(r), r.Case, r.Subject.Cut(40).String(), r.Snippet.String()}
}

// foundText is what was found as a pager shows it.
func (a *app) foundText(r foundRow) string {
	var b lines
	b.put()
	parts := []string{local(r.At), a.whereOf(r), r.Writer, r.Case, short(r.Contact)}
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	b.put("── ", strings.Join(some, " · "))
	if !r.Subject.IsEmpty() {
		b.put(r.Subject.String())
	}
	if !r.Snippet.IsEmpty() {
		b.put("   ", r.Snippet.String())
	}
	return b.String()
}

// ofQuery are the words for what is wrong with a query.
func (s speaker) ofQuery(err error) (string, bool) {
	var wrong *find.QueryError
	if !errors.As(err, &wrong) {
		return "", false
	}
	return screen.QueryWords(s.Catalog, wrong), true
}
