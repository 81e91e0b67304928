package outbox

import (
	"regexp"
	"strings"
)

// promises are the words by which a mail says that something is attached, in
// the three languages. A false alarm costs one key; so they err on that side.
var promises = regexp.MustCompile(`(?i)` + strings.Join([]string{
	// Dutch
	`\b(in|als|met)?\s?bijlagen?\b`, `\b(in|als)\s+bijl\.`, `\bbijgevoegde?\b`, `\bbestand(en)?\s+(hier)?bij\b`, `\bbijgesloten\b`, `\baangehechte?\b`, `\bvoeg(en)?\b[^.!?\n]{0,60}\b(bij|toe)\b`,
	// English
	`\battach(ed|ing|ment|ments)?\b`, `\benclos(e|ed|es|ing|ure|ures)\b`,
	// French
	`\bci-?\s?joint(e|s|es)?\b`, `\bpi[eè]ces?\s+jointes?\b`, `\b(fichier|document|dossier|formulaire|liste|brochure)s?\s+(ci-?\s?)?(joint|annexé)e?s?`,
	`\b(en|voir|cf\.?)\s+(l['’])?(annexes?|pj|p\.j\.)`, `annexée?s?([^\pL]|$)`, `\bje\s+(vous\s+|te\s+)?joins\b`,
}, `|`))

// noPromises are uses of the same words that promise nothing: what the writer
// had attached, what is said not to be there, and being attached to somebody.
var noPromises = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`\b(geen|zonder|je|jouw|uw|jullie|no|without|your|pas\s+de|sans|votre|vos|ta|tes)\s+(bijlagen?|attachments?|pi[eè]ces?\s+jointes?|(fichier|document)s?\s+joints?|annexes?)\b`,
	`\battach(ed|ment)\s+(to|with)\s+(her|him|them|you|me|each|one|someone|somebody|people|a\s|an\s|his|my|your)`,
	`\b(secure|insecure|anxious|avoidant|emotional|emotionally)\s+attach(ed|ment)\b`,
}, `|`))

// promisesAttachment says whether a text speaks of something attached to it.
// Lines quoted from another mail do not count.
func promisesAttachment(text string) bool {
	var own strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, ">") {
			own.WriteString(line)
		}
	}
	return promises.MatchString(noPromises.ReplaceAllString(own.String(), " "))
}
