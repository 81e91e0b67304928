package message

import "strings"

// What programs write above the mail that they quote or pass on, in English,
// Dutch, French and a few neighbours.

// originals and forwards stand between dashes.
var originals = []string{"original message", "original-message", "original appointment", "oorspronkelijk bericht", "oorspronkelijke bericht", "origineel bericht", "message d'origine", "message d’origine", "message original", "ursprüngliche nachricht", "original-nachricht", "originalnachricht", "mensaje original", "messaggio originale"}
var forwards = []string{"this is a copy of", "forwarded message", "forwarded by", "doorgestuurd bericht", "doorgezonden bericht", "message transféré", "message réexpédié", "transféré par", "weitergeleitete nachricht", "mensaje reenviado"}

// begins are whole lines, without dashes.
var begins = []string{"begin forwarded message:", "begin doorgestuurd bericht:", "start doorgestuurd bericht:", "début du message réexpédié :", "début du message réexpédié:", "début du message transféré :", "début du message transféré:", "anfang der weitergeleiteten nachricht:"}

// separator says whether, at s.at, a quoted or passed on mail begins that
// reaches to the end, and how many lines say so.
func (s *splitter) separator() (n int, forwarded, ok bool) {
	t := s.lines[s.at].text
	if len(t) > 300 {
		return 0, false, false
	}
	t = strings.TrimSpace(strings.ReplaceAll(t, "\u00a0", " "))
	if t == "" {
		return 0, false, false
	}
	if strings.HasPrefix(t, "--") || strings.HasPrefix(t, "__") {
		inner := strings.ToLower(strings.Trim(t, "-_ "))
		if inner == "" && len(t) >= 5 {
			next := s.afterBlanks(s.at + 1)
			if k, fields := s.headerBlock(next); k > 0 && (s.own || fields >= 4) {
				return next - s.at + k, false, true
			}
			return 0, false, false
		}
		if has(originals, inner) {
			return 1, false, true
		}
		if has(forwards, inner) {
			return 1, true, true
		}
		return 0, false, false
	}
	low := strings.ToLower(t)
	for _, b := range begins {
		if low == b {
			return 1, true, true
		}
	}
	// Without anything above it, the block may be what a web form writes:
	// only all four fields are then believed.
	if k, fields := s.headerBlock(s.at); k > 0 && (s.own || fields >= 4) {
		return k, false, true
	}
	return 0, false, false
}

func has(list []string, s string) bool {
	for _, x := range list {
		if strings.HasPrefix(s, x) && len(s) <= len(x)+60 {
			return true
		}
	}
	return false
}

// labels are the names of the header fields as Outlook and its like write
// them above a quoted mail.
var labels = map[string]byte{
	"from": 'f', "van": 'f', "de": 'f', "von": 'f', "expéditeur": 'f',
	"sent": 's', "date": 's', "verzonden": 's', "datum": 's', "envoyé": 's', "gesendet": 's', "date d'envoi": 's', "verzonden op": 's', "verstuurd": 's', "envoyé le": 's', "sent on": 's',
	"to": 't', "aan": 't', "à": 't', "pour": 't', "an": 't', "destinataire": 't', "a": 't',
	"subject": 'b', "onderwerp": 'b', "objet": 'b', "betreff": 'b', "sujet": 'b',
	"cc": 'c', "cci": 'c', "bcc": 'c', "reply-to": 'c', "antwoord aan": 'c', "beantwoorden": 'c', "répondre à": 'c', "importance": 'c', "urgentie": 'c', "attachments": 'c', "bijlagen": 'c', "pièces jointes": 'c', "organisation": 'c', "organisatie": 'c',
}

// headerBlock says how many lines at i are the header of a quoted mail, and
// how many of sender, time, receiver and subject it has.
func (s *splitter) headerBlock(i int) (n, fields int) {
	if i >= len(s.lines) || label(s.lines[i].text) != 'f' {
		return 0, 0
	}
	seen := map[byte]bool{'f': true}
	n = 1
	for k := i + 1; k < len(s.lines) && k < i+12; k++ {
		t := s.lines[k].text
		b := label(t)
		switch {
		case b != 0:
			seen[b] = true
			n = k - i + 1
		case isBlank(t):
			if k > i+1 && label(s.lines[k-1].text) == 0 {
				k = len(s.lines)
			}
		case strings.HasPrefix(t, " ") || strings.HasPrefix(t, "\t") || strings.Contains(t, "@"):
			// A long list of receivers that was wrapped.
		default:
			k = len(s.lines)
		}
	}
	delete(seen, 'c')
	if seen['s'] && (seen['t'] || seen['b']) {
		return n, len(seen)
	}
	return 0, 0
}

// label gives the field that a line begins with, 0 for none.
func label(t string) byte {
	t = strings.TrimLeft(t[:min(len(t), 60)], " \t*|")
	name, _, ok := strings.Cut(t, ":")
	if !ok || len(name) > 30 {
		return 0
	}
	return labels[strings.ToLower(strings.Trim(name, " \u00a0*"))]
}

// verbs end the line that introduces a quote.
var verbs = []string{"wrote", "schreef", "a écrit", "a ecrit", "geschreven", "schrieb", "escribió", "ha scritto"}

// opens begins the introductions that tell a date first.
var opens = []string{"on ", "op ", "le ", "am ", "el ", "il ", "em "}

// attribution says how many lines at s.at introduce a quote ("On … wrote:",
// "Op … schreef …:", "Le … a écrit :"), 0 for none. It must name a date or an
// address, as programs do: "she wrote:" is the writer's own. strong: it names
// an address and a time of day.
func (s *splitter) attribution() (n int, strong bool) {
	joined := ""
	for n = 1; n <= 3 && s.at+n <= len(s.lines); n++ {
		l := s.lines[s.at+n-1]
		if l.depth > 0 || len(l.text) > 400 {
			return 0, false
		}
		t := strings.TrimSpace(l.text)
		if strings.Contains(t, "\u00a0") {
			t = strings.TrimSpace(strings.ReplaceAll(t, "\u00a0", " "))
		}
		dated := startsDated(t)
		switch {
		case t == "":
			return 0, false
		case n == 1:
			joined = t
		case dated || !startsDated(joined):
			return 0, false // the first lines are not part of it
		default:
			joined += " " + t
		}
		if !strings.HasSuffix(t, ":") {
			if n == 1 && !dated {
				return 0, false
			}
			continue
		}
		low := strings.ToLower(joined)
		at, clock := strings.Contains(low, "@"), hasClock(low)
		for _, v := range verbs {
			if i := strings.LastIndex(low, v); i >= 0 && wordAt(low, i, len(v)) && (at || startsDated(joined) && (clock || hasYear(low))) {
				return n, at && clock
			}
		}
		return 0, false
	}
	return 0, false
}

// startsDated says whether t begins like "On 3 March" or "Le lun. 3".
func startsDated(t string) bool {
	if len(t) < 4 || t[2] != ' ' {
		return false
	}
	low := strings.ToLower(t[:min(len(t), 40)])
	for _, o := range opens {
		if strings.HasPrefix(low, o) {
			return strings.ContainsAny(low, "0123456789")
		}
	}
	return false
}

// hasYear says whether s holds four digits together.
func hasYear(s string) bool {
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			n = 0
		} else if n++; n == 4 {
			return true
		}
	}
	return false
}

// wordAt says whether the n bytes at i stand by themselves.
func wordAt(s string, i, n int) bool {
	before := i == 0 || s[i-1] == ' ' || s[i-1] == '>' || s[i-1] == ','
	after := i+n == len(s) || strings.ContainsRune(" :", rune(s[i+n]))
	return before && after
}

// hasClock says whether s holds a time of day, "9:05" or "12h04".
func hasClock(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if (s[i] == ':' || s[i] == 'h') && isDigit(s[i-1]) && isDigit(s[i+1]) && isDigit(s[i+2]) {
			return true
		}
	}
	return false
}
