package command

import (
	"regexp"
	"strings"

	"baken/ui/lang"
)

// misuses are the words that kong has for arguments that do not fit, and ours for
// them: it has no types for them. What stands in its words goes into ours in the
// order of the groups. Others stay as they are.
var misuses = []struct {
	kong *regexp.Regexp
	key  lang.Key
}{
	{regexp.MustCompile(`^unknown flag (\S+), did you mean (?:one of )?(.+)\?$`), lang.UnknownFlagNear},
	{regexp.MustCompile(`^unknown flag (\S+)$`), lang.UnknownFlag},
	{regexp.MustCompile(`^unexpected argument (.+), did you mean (?:one of )?(.+)\?$`), lang.UnknownWordNear},
	{regexp.MustCompile(`^unexpected argument (.+)$`), lang.UnknownWord},
	{regexp.MustCompile(`^missing flags: (.+)$`), lang.MissingFlags},
	{regexp.MustCompile(`^(--\S+) must be one of (.+) but got (.+)$`), lang.NotOneOf},
	{regexp.MustCompile(`^(--\S+): expected .* value but got "EOL"`), lang.MissingValue},
	{regexp.MustCompile(`^(--\S+): expected duration but got ("[^"]*")`), lang.NotADuration},
	{regexp.MustCompile(`^(--\S+): bool value must be .* but got (.+)$`), lang.NotYesOrNo},
	{regexp.MustCompile(`^expected one of (.+)$`), lang.MissingOneOf},
	{regexp.MustCompile(`^expected (.+)$`), lang.MissingArgument},
}

// misuse says what does not fit in arguments, in the language of the session.
func (s speaker) misuse(words string) string {
	words = strings.TrimSuffix(words, ".")
	for _, m := range misuses {
		found := m.kong.FindStringSubmatch(words)
		if found == nil {
			continue
		}
		var args []any
		for _, part := range found[1:] {
			args = append(args, strings.ReplaceAll(part, " or ", " "+s.T(lang.WordOr)+" "))
		}
		return s.T(m.key, args...)
	}
	return words
}
