package message

import (
	"strings"
	"testing"
)

func TestAlternative(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("a sentence of the mail ", 20))
	alt := func(parts ...string) string {
		return "Content-Type: multipart/alternative; boundary=b\n\n--b\n" + strings.Join(parts, "\n--b\n") + "\n--b--\n"
	}
	plain := func(s string) string { return "Content-Type: text/plain\n\n" + s }
	html := func(s string) string { return "Content-Type: text/html\n\n" + s }
	for _, c := range []struct{ name, mail, want string }{
		{"plain", alt(plain("a"), html("<p>b")), "a"},
		{"plain, long", alt(plain(long), html("<p>b")), long},
		{"the same in HTML", alt(plain(long+" https://helpline.example/een/twee/drie"), html("<p>"+long+" <a href=\"https://helpline.example/een/twee/drie\">hier</a> <img alt=\"teken\">")), long + " https://helpline.example/een/twee/drie"},
		{"HTML says more", alt(plain(long), html("<p>"+long+"<p>Help, hij slaat mij.")), long + "\n\nHelp, hij slaat mij."},
		{"HTML says something else", alt(plain(long), html("<p>Help, hij slaat mij.")), long + "\nHelp, hij slaat mij."},
		{"HTML says something else, behind", alt(html("<p>Help, hij slaat mij."), plain(long)), long + "\nHelp, hij slaat mij."},
		{"HTML in a charset of its own", alt(plain(long), html("<meta charset=\"windows-1251\"><p>\xef\xf0\xe8 \xef\xf0\xe8\xe8 \xef\xf0\xe8\xe8\xe8")), long + "\nпри прии приии"},
		{"plain behind", alt(html("<p>b"), plain("a")), "a"},
		{"plain is empty", alt(plain(" \n"), html("<p>b")), "b"},
		{"both are empty", alt(plain(""), html("<p>")), ""},
		{"see HTML", alt(plain("Deze mail is in HTML, bekijk hem in een ander programma."), html("<p>b")), "b"},
		{"see HTML, that is empty", alt(plain("This is an HTML mail, please enable it to view."), html("<p>")), "This is an HTML mail, please enable it to view."},
		{"next to nothing", alt(plain("Hi"), html("<p>"+long)), long},
		{"two plain texts", alt(plain("a"), plain("b"), plain("a")), "a\nb"},
		{"only HTML", alt(html("<p>a"), html("<p>b")), "b"},
		{"related within", alt(plain(""), "Content-Type: multipart/related; boundary=c\n\n--c\n"+html("<p>b")+"\n--c\nContent-Type: image/png\nContent-ID: <x>\n\nx\n--c--"), "b"},
		{"within mixed", "Content-Type: multipart/mixed; boundary=m\n\n--m\n" + alt(plain("a"), html("b")) + "\n--m\n" + plain("footer") + "\n--m--\n", "a\nfooter"},
		{"charset in the HTML", html("<meta charset=\"windows-1251\"><p>\xef\xf0\xe8"), "при"},
	} {
		_, body, err := Read(strings.NewReader(c.mail), Limits{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := body.OwnText().Unsafe(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
