package message

import (
	"fmt"
	"strings"
	"testing"
)

// TestBounced: only what a report of the mail system says did not arrive is told
// so. What a person attaches to her mail says nothing of our answers.
func TestBounced(t *testing.T) {
	status := func(action string) string {
		return "--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; lotte@voorbeeld.example\r\n" + action + "\r\n"
	}
	const returned = "--B\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: hulp@lijn.example\r\nMessage-ID: <ours@lijn.example>\r\n"
	report := func(head, parts string) string {
		return head + "Message-ID: <d1@mx.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n" + parts + "--B--\r\n"
	}
	const daemon = "Return-Path: <>\r\nFrom: mailer-daemon@mx.example\r\nSubject: Mail delivery\r\n"
	whole := report(daemon, status("Action: failed")+returned)
	attached := func(from, part string) string {
		return from + "Message-ID: <v1@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=C\r\n\r\n--C\r\n\r\nKijk eens.\r\n" + part + "--C--\r\n"
	}
	const friend = "From: vriend@x.example\r\nSubject: kijk\r\n"
	old := func(subject string) string {
		return "Return-Path: <>\r\nFrom: mailer-daemon@mx.example\r\nSubject: " + subject + "\r\n\r\nA message is here:\r\n\r\nMessage-ID: <ours@lijn.example>\r\n"
	}
	for name, c := range map[string]struct {
		mail string
		want bool
	}{
		"failed":                {whole, true},
		"failed for one of two": {report(daemon, status("Action: delayed\r\n\r\nAction: Failed (bad address)")+returned), true},
		"no action is said":     {report(daemon, status("Status: 5.1.1")+returned), true},
		"late":                  {report(daemon, status("Action: delayed")+returned), false},
		"delivered":             {report(daemon, status("Action: delivered")+returned), false},
		"relayed":               {report(daemon, status("Action: relayed")+returned), false},
		"read":                  {strings.ReplaceAll(report(daemon, "--B\r\nContent-Type: message/disposition-notification\r\n\r\nOriginal-Message-ID: <ours@lijn.example>\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n"), "delivery-status", "disposition-notification"), false},
		"old program, failed":   {old("failure notice"), true},
		"old program, late":     {old("Warning: message 1abc delayed 24 hours"), false},
		"old program, failed, of a mail on a delay": {old("Returned mail: Re: mes règles ont du retard"), true},
		"old program, late, in Dutch":               {old("Vertraagde bezorging van uw bericht"), false},
		"a failure that names nothing":              {daemon + "X-Failed-Recipients: lotte@voorbeeld.example\r\nReferences: <first@lijn.example> <ours@lijn.example>\r\n\r\nDit is niet bezorgd.\r\n", true},
		"an answer of the postmaster":               {"Return-Path: <>\r\nFrom: postmaster@mx.example\r\nAuto-Submitted: auto-replied\r\nSubject: Uw bericht is ontvangen\r\nIn-Reply-To: <ours@lijn.example>\r\n\r\nDank u.\r\n", false},
		"a friend attaches a bounce":                {attached(friend, "--C\r\nContent-Type: message/rfc822\r\n\r\n"+whole), false},
		"a friend attaches headers":                 {attached(friend, strings.ReplaceAll(returned, "--B", "--C")), false},
		"a report within a report": {report(daemon, status("Action: failed")+"--B\r\nContent-Type: message/rfc822\r\n\r\n"+
			strings.ReplaceAll(strings.ReplaceAll(whole, "--B", "--D"), "boundary=B", "boundary=D")), false},
	} {
		h, _, err := Read(strings.NewReader(c.mail), Limits{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := false
		for _, id := range h.Bounced {
			got = got || id.Unsafe() == "ours@lijn.example"
		}
		if got != c.want {
			t.Errorf("%s: %v (%s)", name, got, fmt.Sprint(h.Bounced))
		}
	}
}
