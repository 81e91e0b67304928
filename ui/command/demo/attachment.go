package demo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"time"
)

// writeAttachment writes the part that a story orders with "kind name".
func writeAttachment(b *bytes.Buffer, order string, now time.Time) {
	kind, name, _ := strings.Cut(order, " ")
	var mediaType string
	var data []byte
	switch kind {
	case "jpeg":
		mediaType, data = "image/jpeg", photo(kind)
	case "png":
		mediaType, data = "image/png", photo(kind)
	case "pdf":
		mediaType, data = "application/pdf", pdf("Observaties van het zorgteam", "Datum, wat wij zagen, wie het zag.", "Geen namen in dit document.")
	case "ics":
		mediaType, data = "text/calendar; method=REQUEST; charset=utf-8", invitation(now)
	default:
		panic("demo: no attachment is made from " + order)
	}
	fmt.Fprintf(b, "Content-Type: %s\r\nContent-Disposition: attachment; filename=%q\r\n"+
		"Content-Transfer-Encoding: base64\r\n\r\n", mediaType, name)
	writeBase64(b, data)
}

// photo is a picture of a screen with messages on it, from afar.
func photo(kind string) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 180, 320))
	for y := range 320 {
		for x := range 180 {
			c := color.RGBA{236, 229, 221, 255}
			row, left := y/40, (y/40)%3 != 1
			if y%40 > 6 && y%40 < 34 && (left && x > 8 && x < 110+row*5 || !left && x > 60 && x < 172) {
				c = color.RGBA{255, 255, 255, 255}
				if !left {
					c = color.RGBA{220, 248, 198, 255}
				}
				if y%40 > 14 && y%40 < 18 && x > 70 && x < 100 {
					c = color.RGBA{120, 120, 120, 255}
				}
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	var err error
	if kind == "png" {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: 80})
	}
	if err != nil {
		panic(err)
	}
	return b.Bytes()
}

// pdf is a document of one page with these lines (ISO 32000-1, 7.5).
func pdf(lines ...string) []byte {
	var text strings.Builder
	text.WriteString("BT /F1 14 Tf 72 770 Td 20 TL\n")
	for _, l := range lines {
		fmt.Fprintf(&text, "(%s) Tj T*\n", l)
	}
	text.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", text.Len(), text.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var places []int
	for i, o := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

// invitation is to a meeting in ten days (RFC 5545).
func invitation(now time.Time) []byte {
	day := now.AddDate(0, 0, 10).Format("20060102")
	return []byte(crlf(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//invented//demo//NL
METHOD:REQUEST
BEGIN:VEVENT
UID:casusoverleg@ocmw.example
DTSTAMP:` + now.UTC().Format("20060102T150405Z") + `
DTSTART:` + day + `T130000
DTEND:` + day + `T150000
SUMMARY:Casusoverleg regio
LOCATION:Vergaderzaal 2
ORGANIZER;CN=Bart Smets:mailto:bart.smets@ocmw.example
END:VEVENT
END:VCALENDAR
`))
}
