package message

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"baken/store/mail"
	"baken/store/outside"
)

// maxSafeName is the most bytes that FileName gives.
const maxSafeName = 120

// reserved are the names that Windows gives to devices.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true, "clock$": true}

// FileName makes a name for saving an attachment out of the one it came with:
// one path element of letters, digits and a few signs, without a leading dot,
// a device's name or anything that lies on a terminal, at most 120 bytes of
// UTF-8. There is always a name, with an extension of its type: "attachment-2.jpg",
// or ".bin". All extensions stay as they are, so that "photo.jpg.exe" is seen to be
// a program.
func FileName(a mail.Attachment) string {
	return safeName(a.Name.Unsafe(), a.Number, extensionOf(a.Type.Unsafe()))
}

func safeName(s string, number int, ext string) string {
	s = norm.NFC.String(outside.New(short(s, 4*maxName)).Line().String())
	if i := strings.LastIndexAny(s, `/\`); i >= 0 {
		s = s[i+1:]
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) && !invisible(r), unicode.IsDigit(r), strings.ContainsRune("._-+,=@()[]'", r):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) && b.Len() > 0:
			// Composed letters are enough; marks can be heaped up.
		case r == ' ' || r == '\u00a0':
			b.WriteByte(' ')
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Cs, r):
			// Nothing is left of what cannot be seen.
		default:
			b.WriteByte('_')
		}
	}
	s = strings.TrimLeft(strings.Join(strings.Fields(b.String()), " "), ". -")
	s = strings.TrimRight(s, ". ")
	if strings.Trim(s, "._-+,=@()[]' ") == "" {
		return "attachment-" + strconv.Itoa(number) + ext
	}
	stem, _, _ := strings.Cut(s, ".")
	stem = strings.ToLower(strings.TrimSpace(stem))
	if reserved[stem] || len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && isDigit(stem[3]) {
		s = "attachment-" + s
	}
	return fit(s)
}

// fit shortens the middle, so that the beginning and the extensions are kept.
func fit(s string) string {
	if len(s) <= maxSafeName {
		return s
	}
	tail := len(s) - 40
	if i := strings.IndexByte(s[tail:], '.'); i >= 0 {
		tail += i
	}
	for tail < len(s) && !utf8.RuneStart(s[tail]) {
		tail++
	}
	head := short(s, maxSafeName-(len(s)-tail)-1)
	return head + "~" + s[tail:]
}

// invisible are letters that show nothing (Hangul fillers).
func invisible(r rune) bool {
	return r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0
}

// extensionOf gives the extension of a type that is often sent without a name.
func extensionOf(typ string) string {
	switch strings.ToLower(typ) {
	case "image/jpeg", "image/jpg":
		return ".jpg"
	case "image/png":
		return ".png"
	case "image/gif":
		return ".gif"
	case "image/heic":
		return ".heic"
	case "application/pdf":
		return ".pdf"
	case "message/rfc822", "message/global":
		return ".eml"
	case "text/calendar":
		return ".ics"
	case "text/plain":
		return ".txt"
	case "text/html":
		return ".html"
	case "text/vcard", "text/x-vcard":
		return ".vcf"
	case "application/pgp-signature":
		return ".asc"
	case "application/pkcs7-signature", "application/x-pkcs7-signature":
		return ".p7s"
	case "audio/mpeg":
		return ".mp3"
	case "audio/ogg":
		return ".ogg"
	case "video/mp4":
		return ".mp4"
	case "application/ms-tnef":
		return ".dat"
	}
	return ".bin"
}
