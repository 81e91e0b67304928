package directory

import (
	"slices"
	"strings"
)

// word is a value that is one of few, or of few letters. Any other is left out and noted.
func (j *joiner) word(r *row, col column, s string, is func(string) bool) string {
	if s == "" || is(s) {
		return j.keep(s)
	}
	j.note(r, BadCode, col)
	return ""
}

// phoneTypes are those that are written otherwise than in HSDS.
var phoneTypes = map[string]string{"sms": "text", "mobile": "cell", "tty": "textphone", "tdd": "textphone", "tel": "voice", "phone": "voice", "telephone": "voice", "hotline": "voice"}

func isPhoneType(s string) bool {
	return slices.Contains([]string{"voice", "fax", "text", "cell", "video", "pager", "textphone"}, s)
}

func isAddressType(s string) bool { return s == "physical" || s == "postal" || s == "virtual" }

func isCountry(s string) bool {
	return len(s) == 2 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// isExtent says whether what a service area is called may be printed as it is.
func isExtent(s string) bool {
	return len(s) <= 40 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- ") == ""
}
