package message

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// mail4K is a mail of the size that most have, with everything that is usual.
func mail4K() []byte {
	var b strings.Builder
	b.WriteString("Return-Path: <lotte@voorbeeld.example>\r\n")
	for i := range 8 {
		fmt.Fprintf(&b, "Received: from mx%d.example by mx%d.example with ESMTPS id 4f3a9c0%d\r\n\tfor <hulp@lijn.example>; Mon, 23 Nov 2026 09:05:0%d +0100 (CET)\r\n", i, i+1, i, i)
	}
	b.WriteString("From: =?utf-8?q?Lotte_Peeters?= <lotte@voorbeeld.example>\r\nTo: Hulplijn <hulp@lijn.example>\r\nSubject: =?utf-8?q?Re=3A_uw_vraag_=E2=80=93_hulp?=\r\nDate: Mon, 23 Nov 2026 09:05:00 +0100 (CET)\r\nMessage-ID: <a3@voorbeeld.example>\r\nIn-Reply-To: <b2@lijn.example>\r\nReferences: <a1@voorbeeld.example>\r\n <b2@lijn.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"0000000000001\"\r\n\r\n--0000000000001\r\nContent-Type: text/plain; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	b.WriteString(strings.Repeat("Ik weet niet wat ik moet doen, en thuis kan ik er met niemand over =\r\nspreken. Caf=C3=A9.\r\n", 10))
	b.WriteString("\r\nOp ma 23 nov 2026 om 08:04 schreef Hulplijn <hulp@lijn.example>:\r\n\r\n> Dag Lotte,\r\n>\r\n> Hoe gaat het?\r\n\r\n--0000000000001\r\nContent-Type: text/html; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
	b.WriteString(strings.Repeat("<div>Ik weet niet wat ik moet doen, en thuis kan ik er met niemand over s=\r\npreken.<br></div>\r\n", 10))
	b.WriteString("--0000000000001--\r\n")
	return []byte(b.String())
}

func BenchmarkReadHead(b *testing.B) {
	m := mail4K()
	m = m[:bytes.Index(m, []byte("\r\n\r\n"))+4]
	b.SetBytes(int64(len(m)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadHead(bytes.NewReader(m)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead4K(b *testing.B) {
	m := mail4K()
	b.SetBytes(int64(len(m)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Read(bytes.NewReader(m), Limits{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadHTML1M(b *testing.B) {
	row := "<tr><td style=\"color:#333333;background:#ffffff\" class=\"cell\"><p>Een zin van een nieuwsbrief, met een <a href=\"https://voorbeeld.example/a?b=c\">link</a> erin.</p></td></tr>\r\n"
	m := []byte("Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><table>" + strings.Repeat(row, 1<<20/len(row)) + "</table></body></html>")
	b.SetBytes(int64(len(m)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Read(bytes.NewReader(m), Limits{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadAttachment10M(b *testing.B) {
	m := []byte("Content-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + strings.Repeat(strings.Repeat("QUJD", 19)+"\r\n", 10<<20/78))
	b.SetBytes(int64(len(m)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Read(bytes.NewReader(m), Limits{}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
