package message

import "strings"

// Who answers a list of questions often writes between the lines of the mail
// that she answers, and says so above it. Below the header that Outlook puts
// before an old mail nothing else tells her lines from the old ones.
var below = []string{
	"hieronder", "tussen de regels", "tussen je ", "tussen jullie ", "tussen uw ", "onder je vra", "onder jullie vra", "onder uw vra",
	"in het rood", "in het blauw", "in het groen", "in het vet", "in rood", "in blauw", "in groen", "in kleur", "in een andere kleur",
	"in je mail", "in jullie mail", "in uw mail", "in de mail zelf", "bij elke vraag", "bij je vra", "bij uw vra",
	"below", "inline", "in line", "between the lines", "in between", "in red", "in blue", "in green", "in bold", "in colour", "in color",
	"in your mail", "in your email", "in your e-mail", "under each", "under your questions", "after each question",
	"ci-dessous", "plus bas", "ci-apres", "ci-après", "entre les lignes", "en rouge", "en bleu", "en vert", "en gras", "en couleur",
	"dans ton mail", "dans votre mail", "dans votre message", "sous chaque", "sous vos questions", "sous tes questions",
}

// maxBelow is how much of a writer's text is searched for such words: they stand
// in a short text, or nowhere.
const maxBelow = 1000

// saysBelow says whether a writer's own text sends its reader to what stands
// below it.
func saysBelow(own string) bool {
	if len(own) > maxBelow {
		return false
	}
	own = strings.ToLower(own)
	for _, words := range below {
		if strings.Contains(own, words) {
			return true
		}
	}
	return false
}
