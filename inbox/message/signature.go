package message

import "strings"

// maxSignature is how many lines a signature has at most. A longer one could
// be a mail that somebody put below "-- ".
const maxSignature = 15

// signature says how many lines from here on are one, 0 for none.
func (s *splitter) signature() int {
	t := s.lines[s.at].text
	if sentFrom(t) {
		return 1
	}
	if t != "-- " && t != "--" || s.looked > 100 {
		return 0
	}
	s.looked++
	contact := t == "-- "
	for n := 1; n <= maxSignature+1; n++ {
		if i := s.at + n; i >= len(s.lines) || s.endsSignature(i) {
			if !contact {
				return 0
			}
			return n
		}
		contact = contact || howToReach(s.lines[s.at+n].text)
	}
	return 0
}

// endsSignature says whether something else begins at line i.
func (s *splitter) endsSignature(i int) bool {
	if s.lines[i].depth > 0 || s.lines[i].mark != noMark {
		return true
	}
	was := s.at
	s.at = i
	defer func() { s.at = was }()
	if _, _, ok := s.separator(); ok {
		return true
	}
	n, _ := s.attribution()
	return n > 0
}

// howToReach says whether a line holds an address or a telephone number: two
// dashes without the blank of RFC 3676, 4.3, are a signature's only with one,
// for people draw lines too.
func howToReach(t string) bool {
	if strings.Contains(t, "@") || strings.Contains(t, "www.") || strings.Contains(t, "://") {
		return true
	}
	digits := 0
	for i := range len(t) {
		if isDigit(t[i]) {
			digits++
		}
	}
	return digits >= 8
}

// sent begins the lines that telephones and programs put below a mail.
var sent = []string{"sent from ", "sent via ", "sent with ", "verzonden vanaf ", "verzonden met ", "verstuurd vanaf ", "verstuurd met ", "envoyé de ", "envoyé depuis ", "envoyé à partir de ", "envoyé avec ", "get outlook for ", "outlook voor ", "download outlook", "télécharger outlook ", "obtenir outlook "}

// devices are what such a line speaks of.
var devices = []string{"iphone", "ipad", "android", "galaxy", "samsung", "huawei", "xiaomi", "outlook", "yahoo", "proton", "gmail", "smartphone", "phone", "mobile", "tablet", "telefoon", "gsm", "téléphone", "mail for windows", "mail voor windows", "courrier pour windows"}

// sentFrom knows "Sent from my iPhone" and its like. A line that speaks of
// anything else is the writer's.
func sentFrom(t string) bool {
	if len(t) > 80 {
		return false
	}
	t = strings.ToLower(strings.TrimSpace(t))
	for _, p := range sent {
		rest, ok := strings.CutPrefix(t, p)
		if !ok {
			continue
		}
		for _, d := range devices {
			if strings.Contains(rest, d) && len(strings.Fields(rest)) <= 6 && !strings.ContainsAny(rest, ",!?") {
				return true
			}
		}
	}
	return false
}
