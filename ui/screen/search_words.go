package screen

import (
	"strings"

	"baken/store"
	"baken/store/find"
	"baken/store/outside"
	"baken/ui/lang"
)

// WhereWord says in what something was found.
func WhereWord(w store.Where) lang.Key {
	switch w {
	case store.InAttachment:
		return lang.WhereAttachment
	case store.InChat:
		return lang.WhereChat
	case store.InNote:
		return lang.WhereNote
	case store.InRegistration:
		return lang.WhereRegistration
	case store.InHandoff:
		return lang.WhereHandoff
	}
	return lang.WhereMail
}

// FoundWords say how many there are.
func FoundWords(l *lang.Catalog, f store.Found) string {
	shown, total := lang.N(len(f.Hits)), lang.N(f.Total)
	switch {
	case f.AtLeast:
		return l.T(lang.SearchAtLeast, shown, total)
	case f.More:
		return l.T(lang.SearchFirst, shown, total)
	}
	return l.T(lang.SearchFound, total)
}

// QueryWords say what of a query cannot be read, and what there is instead.
func QueryWords(l *lang.Catalog, e *find.QueryError) string {
	key, part, known := lang.Said(e.Key), lang.Safe(e.Part.Line()), lang.Said(strings.Join(e.Known, ", "))
	switch e.Wrong {
	case find.UnknownKey:
		return l.T(lang.QueryKey, part, known)
	case find.NoValue:
		if len(e.Known) == 0 {
			return l.T(lang.QueryWanting, key)
		}
		return l.T(lang.QueryNoValue, key, known)
	case find.UnknownWord:
		return l.T(lang.QueryValue, key, part, known)
	case find.NoDate:
		return l.T(lang.QueryDate, key, part)
	case find.OpenQuote:
		return l.T(lang.QueryOpen)
	case find.ShortPrefix:
		return l.T(lang.QueryShort, part)
	case find.TooLong:
		return l.T(lang.QueryLong)
	}
	return l.T(lang.QueryEmpty)
}

// Piece is a piece of a line that has passed the gate.
type Piece struct {
	Text outside.Safe
	Hit  bool // is what was asked for
}

// Pieces are the pieces of a snippet, or of a subject, in one line. No two spaces stand
// beside each other.
func Pieces(of []store.Fragment) (all []Piece) {
	space := true
	for _, f := range of {
		line := f.Text.Line()
		if space {
			line = outside.New(strings.TrimLeft(line.String(), " ")).Line()
		}
		if line.IsEmpty() {
			continue
		}
		space = strings.HasSuffix(line.String(), " ")
		all = append(all, Piece{line, f.Hit})
	}
	return all
}
