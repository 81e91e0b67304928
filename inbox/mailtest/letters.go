package mailtest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"mime/quotedprintable"
	"strings"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// lettersBegin is when the first of the letters was received.
var lettersBegin = time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)

// Letter makes the i-th mail of a helpline's mailbox: always the same, and when it
// was received. They are in Dutch, French and English, in the charsets and
// encodings that mail programs use; a third answers an earlier one, a quarter
// has HTML beside the text, one in thirteen a picture. The median is 4 KB, the
// mean 20 KB. Nothing in them was ever written by anybody. The subject ends in
// "nr", and i.
func Letter(i int) (raw []byte, at time.Time) {
	r := rand.New(rand.NewPCG(uint64(i), 1712))
	l := languages[r.IntN(len(languages))]
	var b bytes.Buffer
	field := func(name, value string) { b.WriteString(name + ": " + value + "\r\n") }
	at = lettersBegin.Add(time.Duration(i) * time.Minute)
	field("Return-Path", "<"+letterWriter(i)+">")
	field("Received", fmt.Sprintf("from mx%d.example.net by mail.example.org with ESMTPS id %08x; %s", r.IntN(9), i, at.Format(time.RFC1123Z)))
	field("From", fmt.Sprintf("\"Schrijver %d\" <%s>", i%4000, letterWriter(i)))
	field("To", "<hulplijn@example.org>")
	field("Date", at.Add(-time.Duration(r.IntN(90))*time.Second).Format(time.RFC1123Z))
	field("Message-ID", letterID(i))
	subject := l.subjects[r.IntN(len(l.subjects))]
	if i > 10 && r.IntN(3) == 0 {
		earlier := i - 1 - r.IntN(min(i-1, 500))
		field("In-Reply-To", letterID(earlier))
		field("References", letterID(earlier/2)+" "+letterID(earlier))
		subject = "Re: " + subject
	}
	field("Subject", fmt.Sprintf("%s nr %d", subject, i))
	field("MIME-Version", "1.0")
	field("X-Mailer", "Letters 1.0")
	text := l.text(r)
	switch kind := r.IntN(52); {
	case kind < 4:
		b.WriteString("Content-Type: multipart/mixed; boundary=\"mixed\"\r\n\r\n--mixed\r\n")
		letterText(&b, r, text)
		fmt.Fprintf(&b, "\r\n--mixed\r\nContent-Type: image/jpeg; name=\"foto %d.jpg\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"foto %d.jpg\"\r\n\r\n", i, i)
		picture := make([]byte, 60_000+r.IntN(200_000))
		for k := range picture {
			picture[k] = byte(r.Uint32())
		}
		wrap64(&b, picture)
		b.WriteString("--mixed--\r\n")
	case kind < 17:
		b.WriteString("Content-Type: multipart/alternative; boundary=\"alt\"\r\n\r\n--alt\r\n")
		letterText(&b, r, text)
		b.WriteString("\r\n--alt\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
		w := quotedprintable.NewWriter(&b)
		fmt.Fprintf(w, "<html><body><div style=\"font-family:sans-serif\"><p>%s</p></div></body></html>", strings.ReplaceAll(text, "\r\n\r\n", "</p><p>"))
		_ = w.Close()
		b.WriteString("\r\n--alt--\r\n")
	default:
		letterText(&b, r, text)
	}
	return b.Bytes(), at
}

func letterID(i int) string     { return fmt.Sprintf("<letter.%d@post%d.example.net>", i, i%7) }
func letterWriter(i int) string { return fmt.Sprintf("schrijver%d@post%d.example.net", i%4000, i%7) }

// letterText writes a text with the fields that say how it is written.
func letterText(b *bytes.Buffer, r *rand.Rand, text string) {
	head := func(charset, encoding string) {
		fmt.Fprintf(b, "Content-Type: text/plain; charset=%s\r\nContent-Transfer-Encoding: %s\r\n\r\n", charset, encoding)
	}
	printable := func(s string) {
		w := quotedprintable.NewWriter(b)
		_, _ = w.Write([]byte(s)) // a buffer takes all
		_ = w.Close()
	}
	narrow := func(m *charmap.Charmap) string {
		s, err := m.NewEncoder().String(text)
		if err != nil {
			panic(err) // the texts are ours
		}
		return s
	}
	switch r.IntN(5) {
	case 0:
		head("utf-8", "8bit")
		b.WriteString(text)
	case 1:
		head("utf-8", "quoted-printable")
		printable(text)
	case 2:
		head("utf-8", "base64")
		wrap64(b, []byte(text))
	case 3:
		head("iso-8859-1", "quoted-printable")
		printable(narrow(charmap.ISO8859_1))
	default:
		head("windows-1252", "8bit")
		b.WriteString(narrow(charmap.Windows1252))
	}
}

func wrap64(b *bytes.Buffer, data []byte) {
	s := base64.StdEncoding.EncodeToString(data)
	for len(s) > 76 {
		b.WriteString(s[:76] + "\r\n")
		s = s[76:]
	}
	b.WriteString(s + "\r\n")
}

// letterLanguage is what the letters of a language are made of.
type letterLanguage struct {
	subjects  []string
	greeting  string
	sentences []string
	farewell  string
}

// text is of some hundred to some thousand words.
func (l letterLanguage) text(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString(l.greeting + ",\r\n\r\n")
	for length := 400 + r.IntN(1200) + r.IntN(1200) + r.IntN(2000); b.Len() < length; {
		for range 2 + r.IntN(4) {
			b.WriteString(l.sentences[r.IntN(len(l.sentences))] + " ")
			if r.IntN(3) == 0 {
				b.WriteString("\r\n")
			}
		}
		b.WriteString("\r\n\r\n")
	}
	b.WriteString(l.farewell + "\r\n")
	return b.String()
}

var languages = []letterLanguage{
	{
		[]string{"Vraag over mijn buren", "Ik weet niet wat ik moet doen", "Afspraak", "Hulp gevraagd", "Mijn dochter", "Bezoekregeling"},
		"Beste hulplijn",
		[]string{
			"Ik schrijf u omdat ik me zorgen maak over een gezin in onze straat.", "Het gaat al enkele maanden zo en ik slaap er slecht van.",
			"Op school zeggen ze dat ze het dossier opvolgen, maar ik hoor daar niets meer van.", "Vorige week was er opnieuw ruzie en de kinderen stonden buiten in de kou.",
			"Mijn zus zegt dat ik me er niet mee moet bemoeien, maar dat kan ik niet.", "Kunt u mij zeggen bij welke dienst ik terechtkan?",
			"Ik werk zelf in de zorg en ik weet dat wachten zelden helpt.", "Hij belooft telkens beterschap en daarna begint het weer opnieuw.",
			"We wonen sinds twee jaar gescheiden en de regeling loopt moeizaam.", "Overdag ben ik te bereiken, 's avonds liever niet.",
			"De huisarts raadde me aan om u te schrijven.", "Ze is vijftien en ze zegt bijna niets meer tegen ons.",
		},
		"Met vriendelijke groeten",
	},
	{
		[]string{"Question sur la garde", "Que faire ?", "Rendez-vous", "Besoin d'un conseil", "Ma voisine", "Mon fils"},
		"Bonjour",
		[]string{
			"Je vous écris parce que je m'inquiète pour une famille de notre rue.", "Cela dure depuis plusieurs mois et je ne dors plus très bien.",
			"À l'école on me dit que le dossier est suivi, mais je n'ai plus de nouvelles.", "La semaine passée il y a eu une nouvelle dispute et les enfants étaient dehors.",
			"Mon frère dit que cela ne me regarde pas, mais je ne peux pas fermer les yeux.", "Pouvez-vous me dire à quel service je peux m'adresser ?",
			"Je travaille moi-même dans les soins et je sais qu'attendre aide rarement.", "Il promet chaque fois que cela ira mieux et puis tout recommence.",
			"Nous sommes séparés depuis deux ans et la garde se passe difficilement.", "On peut me joindre la journée, plutôt pas le soir.",
			"Mon médecin m'a conseillé de vous écrire.", "Elle a quinze ans et elle ne nous parle presque plus.",
		},
		"Bien à vous",
	},
	{
		[]string{"Question about my neighbours", "What can I do", "Appointment", "Asking for advice", "My daughter", "Visiting arrangements"},
		"Hello",
		[]string{
			"I am writing because I am worried about a family in our street.", "It has been going on for some months now and I sleep badly.",
			"At school they say that they are looking into it, but I hear nothing more.", "Last week there was another row and the children stood outside in the cold.",
			"My sister says that I should stay out of it, but I cannot.", "Could you tell me which service I can turn to?",
			"I work in care myself and I know that waiting rarely helps.", "He promises each time that it will get better and then it starts again.",
			"We have been separated for two years and the arrangement does not work well.", "You can reach me during the day, rather not in the evening.",
			"My doctor advised me to write to you.", "She is fifteen and she hardly speaks to us any more.",
		},
		"Kind regards",
	},
}
