package message

import "strings"

// role is what an element of a mail program's HTML holds.
type role uint8

const (
	nothing role = iota
	quotes
	introduces
	restQuotes
	passesOn
	signs
)

// classes and ids are the marks that mail programs leave. A gmail_quote
// around a blockquote is none of them: answers stand between its parts.
var classes = map[string]role{
	"yahoo_quoted":                        quotes,
	"protonmail_quote":                    quotes,
	"tutanota_quote":                      quotes,
	"zmail_extra":                         quotes,
	"gmail_attr":                          introduces,
	"moz-cite-prefix":                     introduces,
	"moz-forward-container":               passesOn,
	"gmail_signature":                     signs,
	"moz-signature":                       signs,
	"protonmail_signature_block":          signs,
	"ms-outlook-mobile-reference-message": restQuotes,
	"outlookmessageheader":                restQuotes,
}

var ids = map[string]role{
	"divrplyfwdmsg": restQuotes,
	"mail-editor-reference-message-container": restQuotes,
	"olk_src_body_section":                    restQuotes,
	"replysplit":                              restQuotes,
	"signature":                               signs,
	"ms-outlook-mobile-signature":             signs,
	"applemailsignature":                      signs,
}

// container says what an element holds by its class and id.
func container(a *attributes) role {
	if a.class != "" {
		for _, c := range strings.Fields(short(a.class, 500)) {
			// The web Outlook puts "x_" before the names that it finds.
			if r := classes[strings.ToLower(unmark(c))]; r != nothing {
				return r
			}
		}
	}
	if a.id != "" && len(a.id) < 100 {
		return ids[strings.ToLower(unmark(a.id))]
	}
	return nothing
}

func unmark(s string) string {
	for strings.HasPrefix(s, "x_") {
		s = s[2:]
	}
	return s
}

// onlyIndents says whether a blockquote is what the indent button makes.
func onlyIndents(a *attributes) bool {
	if a.kind == "cite" || a.cite != "" || strings.Contains(a.class, "gmail_quote") {
		return false
	}
	return strings.Contains(a.class, "webkit-indent-blockquote") ||
		strings.Contains(strings.ReplaceAll(a.style, " ", ""), "border:none")
}
