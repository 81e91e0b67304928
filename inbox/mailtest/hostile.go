package mailtest

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"strings"
)

// Hostile is a mail that is made to deceive a reader or to act on her terminal.
type Hostile struct {
	Name string
	Raw  []byte
	// Shows are words that must be readable in what is made of it.
	Shows []string
	// Hides are texts that must be nowhere in it: not in what is shown, nor in names of
	// files.
	Hides []string
	// Flaws must be said, by their codes.
	Flaws []string
}

// sequences are what acts on a terminal, or deceives the eye, between two words.
var sequences = []struct{ name, text string }{
	{"CSI colour", "\x1b[31m"}, {"CSI clear", "\x1b[2J\x1b[1;1H"}, {"CSI report", "\x1b[6n"}, {"OSC 0", "\x1b]0;titel\x07"},
	{"OSC 52", "\x1b]52;c;cm0gLXJmIH4K\x07"}, {"OSC 8", "\x1b]8;;http://boos.example/\x1b\\"}, {"DCS", "\x1bP+q544e\x1b\\"}, {"APC", "\x1b_Gf=100;AAAA\x1b\\"},
	{"C1 CSI", "\u009b31m"}, {"C1 OSC", "\u009d52;c;AAAA\u009c"}, {"bidi override", "\u202e"}, {"bidi isolate", "\u2066\u2067"}, {"zero width", strings.Repeat("\u200b\u2060", 40)},
	{"combining", strings.Repeat("\u0335\u0489", 60)}, {"BEL and BS", "\x07\x08\x08"}, {"DEL", "\x7f"}, {"tags", "\U000e0041\U000e0042"}, {"line separators", "\u2028\u2029\u0085"},
}

// acts are the texts of sequences that must never come through.
var acts = []string{"\x1b", "\u009b", "\u009c", "\u009d", "\u202e", "\u2066", "\u2067", "\u200b", "\u2060", "\x07", "\x08", "\x7f", "\u2028", "\u2029", "\u0085", "\U000e0041"}

// places are where such a text can stand in a mail; what stands there is shown, or not.
var places = []struct {
	name  string
	shown bool
	mail  func(text string) string
}{
	{"subject", true, func(s string) string { return plainMail("Subject: "+s, "woorden") }},
	{"subject, encoded", true, func(s string) string { return plainMail("Subject: "+word(s), "woorden") }},
	{"name of the writer", true, func(s string) string { return "From: " + s + " <a@b.example>\r\n\r\nwoorden\r\n" }},
	{"name of the writer, encoded", true, func(s string) string { return "From: " + word(s) + " <a@b.example>\r\n\r\nwoorden\r\n" }},
	{"name of a file", true, func(s string) string { return fileMail(`Content-Disposition: attachment; filename="` + s + `.txt"`) }},
	{"name of a file, encoded", true, func(s string) string {
		return fileMail(`Content-Disposition: attachment; filename="` + word(s+".txt") + `"`)
	}},
	{"name of a file by RFC 2231", true, func(s string) string {
		return fileMail("Content-Disposition: attachment; filename*=utf-8''" + strings.ReplaceAll(url.QueryEscape(s+".txt"), "+", "%20"))
	}},
	{"text", true, func(s string) string { return plainMail("Subject: x", s) }},
	{"text in base64", true, func(s string) string {
		return "From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(s)) + "\r\n"
	}},
	{"HTML", true, func(s string) string {
		return "From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + s + "</p>\r\n"
	}},
	{"text of a link", true, func(s string) string {
		return "From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p><a href='http://b.example/'>" + s + "</a></p>\r\n"
	}},
	{"address of a link", false, func(s string) string {
		return "From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p><a href=\"http://b.example/" + s + "\">klik</a></p>\r\n"
	}},
	{"calendar", false, func(s string) string {
		return "From: a@b.example\r\nContent-Type: text/calendar; charset=utf-8\r\nContent-Disposition: inline\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:" + s + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	}},
	{"charset", false, func(s string) string {
		return "From: a@b.example\r\nContent-Type: text/plain; charset=\"" + s + "\"\r\n\r\nwoorden\r\n"
	}},
	{"boundary", false, func(s string) string {
		return "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=\"" + s + "\"\r\n\r\n--" + s + "\r\n\r\nwoorden\r\n--" + s + "--\r\n"
	}},
	{"type of a file", false, func(s string) string {
		return fileMail("Content-Disposition: attachment; filename=a.txt\r\nContent-Type: " + s + "/x")
	}},
	{"Message-ID", false, func(s string) string { return plainMail("Message-ID: <"+s+"@b.example>", "woorden") }},
	{"References", false, func(s string) string { return plainMail("References: <"+s+"@b.example> <c@b.example>", "woorden") }},
	{"address", false, func(s string) string { return "From: <" + s + "@b.example>\r\n\r\nwoorden\r\n" }},
	{"List-Id", false, func(s string) string { return plainMail("List-Id: "+s, "woorden") }},
}

func plainMail(field, text string) string {
	return "From: Lies <a@b.example>\r\n" + field + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n"
}

func fileMail(fields string) string {
	return "From: Lies <a@b.example>\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nzie bijlage\r\n--B\r\n" + fields + "\r\n\r\ninhoud\r\n--B--\r\n"
}

// word is an encoded word (RFC 2047, 2) for each forty bytes.
func word(s string) string {
	var all []string
	for b := []byte(s); len(b) > 0; {
		n := min(40, len(b))
		for n < len(b) && b[n]&0xc0 == 0x80 {
			n++
		}
		all = append(all, "=?utf-8?b?"+base64.StdEncoding.EncodeToString(b[:n])+"?=")
		b = b[n:]
	}
	return strings.Join(all, " ")
}

// Hostiles are all of them: each sequence in each place, and what deceives in ways of
// its own.
func Hostiles() (all []Hostile) {
	for _, q := range sequences {
		for _, p := range places {
			h := Hostile{Name: q.name + " in " + p.name, Raw: []byte(p.mail("voor" + q.text + "achter")), Hides: acts}
			if p.shown {
				h.Shows = []string{"voor", "achter"}
			}
			all = append(all, h)
		}
	}
	html := func(name, body string, shows, hides []string, flaws ...string) {
		all = append(all, Hostile{name, []byte("From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body + "\r\n"), shows, append(hides, acts...), flaws})
	}
	html("text hidden by CSS", `<p>Zichtbaar</p><p style="display:none">verborgen woorden</p>`, []string{"Zichtbaar", "verborgen woorden"}, nil, "hidden-text")
	html("text of size 0", `<p>Zichtbaar</p><span style="font-size:0">verborgen woorden</span>`, []string{"Zichtbaar", "verborgen woorden"}, nil, "hidden-text")
	html("text in white on white", `<p>Zichtbaar</p><span style="color:#fff;background:#fff">verborgen woorden</span>`, []string{"Zichtbaar", "verborgen woorden"}, nil)
	html("a remote picture", `<p>Kijk</p><img src="http://spoor.example/1.gif">`, []string{"Kijk"}, nil, "remote-content")
	html("a form", `<p>Vul in</p><form action="http://boos.example/"><input name="wachtwoord"><button>Verzend</button></form>`, []string{"Vul in"}, nil)
	html("a script", `<p>Dag</p><script>alert("kwaad")</script>`, []string{"Dag"}, []string{"alert"})
	html("a link by javascript", `<p><a href="javascript:alert(1)">klik hier</a></p>`, []string{"klik hier"}, nil)
	html("a link by data", `<p><a href="data:text/html,<script>x</script>">klik hier</a></p>`, []string{"klik hier"}, nil)
	html("a link that shows another", `<p><a href="http://boos.example/">http://bank.example/</a></p>`, []string{"http://boos.example/"}, nil)
	html("an iframe", `<p>Dag</p><iframe src="http://boos.example/"></iframe>`, []string{"Dag"}, nil)
	html("entities of escapes", `<p>voor&#27;[31m&#x9b;31m&#8238;achter</p>`, []string{"voor", "achter"}, nil)

	raw := func(name, mail string, shows, hides []string, flaws ...string) {
		all = append(all, Hostile{name, []byte(strings.ReplaceAll(mail, "\n", "\r\n")), shows, append(hides, acts...), flaws})
	}
	raw("a name that shows another address", "From: \"hulp@lijn.example\" <dader@boos.example>\n\nDag\n", []string{"dader@boos.example"}, nil, "name-is-address")
	raw("a look-alike name", "From: =?utf-8?q?p=D0=B0ypal?= <a@boos.example>\n\nDag\n", []string{"a@boos.example"}, nil)
	raw("two Froms in one field", "From: a@b.example, c@d.example\n\nDag\n", []string{"a@b.example"}, nil, "many-froms")
	raw("two From fields", "From: a@b.example\nFrom: c@d.example\n\nDag\n", []string{"Dag"}, nil)
	raw("two Content-Types", "From: a@b.example\nContent-Type: text/html\nContent-Type: text/plain\n\n<b>Dag</b>\n", []string{"Dag"}, nil)
	for _, c := range []string{"utf-8", "us-ascii", "utf-16", "utf-7", "iso-2022-jp", "gb18030", "x-unknown", "windows-1252"} {
		raw("bytes that are not "+c, "From: a@b.example\nContent-Type: text/plain; charset="+c+"\n\nDag \xff\xfe\x80\x81 woorden\n", nil, nil)
	}
	raw("base64 cut off", "From: a@b.example\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nRGFnIGFsbGVtYW\n", []string{"Dag allema"}, nil)
	raw("base64 with rubbish", "From: a@b.example\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nRG!!FnIG=FsbGVt\n", nil, nil, "broken-mime")
	raw("a boundary that never comes", "From: a@b.example\nContent-Type: multipart/mixed; boundary=B\n\nalles staat hier\n", []string{"alles staat hier"}, nil)
	raw("no boundary at all", "From: a@b.example\nContent-Type: multipart/mixed\n\nalles staat hier\n", []string{"alles staat hier"}, nil, "broken-mime")
	raw("a boundary that is not closed", "From: a@b.example\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nalles staat hier\n", []string{"alles staat hier"}, nil)
	raw("zeros in the text", "From: a@b.example\n\nvoor\x00achter\n", []string{"voor", "achter"}, []string{"\x00"})
	raw("zeros in the header", "From: a@b.example\nSubject: voor\x00achter\n\nDag\n", []string{"voor", "achter"}, []string{"\x00"})
	for _, d := range []string{"Sat, 01 Jan 0000 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 +9999", "32 Foo 2026", "", strings.Repeat("1", 500)} {
		raw("the date "+d[:min(len(d), 24)], "From: a@b.example\nDate: "+d+"\n\nDag\n", []string{"Dag"}, nil)
	}
	for _, n := range []string{"../../.bashrc", `..\..\autoexec.bat`, "/etc/passwd", "~/.ssh/authorized_keys", "con", "NUL.txt", "com1", "lpt9.pdf", ".profile", "-rf", "a/b/c.txt", "foto.jpg.exe", "foto\u202egpj.exe", strings.Repeat("a", 4000) + ".txt", "   ", "...", "a\r\nX-Evil: 1.txt", "`id`.txt", "$(id).txt", "a;b|c&d.txt"} {
		all = append(all, Hostile{"a file called " + fmt.Sprintf("%.20q", n), []byte(fileMail("Content-Disposition: attachment; filename=\"" + strings.ReplaceAll(n, `\`, `\\`) + "\"")), []string{"zie bijlage"}, append([]string{"\r"}, acts...), nil})
	}
	raw("a Message-ID that is its own reference", "From: a@b.example\nMessage-ID: <lus@b.example>\nReferences: <lus@b.example>\nIn-Reply-To: <lus@b.example>\n\nDag\n", []string{"Dag"}, nil)
	raw("a reference loop, one half", "From: a@b.example\nMessage-ID: <een@b.example>\nReferences: <twee@b.example>\n\nDag\n", []string{"Dag"}, nil)
	raw("a reference loop, the other half", "From: a@b.example\nMessage-ID: <twee@b.example>\nReferences: <een@b.example>\n\nDag\n", []string{"Dag"}, nil)
	raw("a Message-ID used before", "From: c@d.example\nMessage-ID: <een@b.example>\n\nEen heel andere mail\n", []string{"Een heel andere mail"}, nil)
	raw("no From", "Subject: x\n\nDag\n", []string{"Dag"}, nil)
	raw("no header", "\nDag\n", []string{"Dag"}, nil)
	raw("nothing", "", nil, nil)
	raw("a header without end", "From: a@b.example\nSubject: "+strings.Repeat("lang ", 2000), nil, nil)
	raw("a From of spaces", "From:      \n\nDag\n", []string{"Dag"}, nil)
	raw("a group without members", "From: undisclosed-recipients:;\n\nDag\n", []string{"Dag"}, nil)
	raw("mbox lines", "From a@b.example Mon Jan  1 00:00:00 2026\nFrom: a@b.example\n\n>From hier\nDag\n", []string{"Dag"}, nil)
	return all
}
