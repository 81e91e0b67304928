package message_test

import (
	"fmt"
	"strings"

	"baken/inbox/message"
	"baken/store/mail"
)

func ExampleRead() {
	const m = `From: Lotte <lotte@voorbeeld.example>
Subject: Re: uw vraag
Message-ID: <a3@voorbeeld.example>
References: <a1@voorbeeld.example>

Ja, vanavond.

Op ma 23 nov 2026 om 12:04 schreef Hulplijn <hulp@lijn.example>:
> Kan je bellen?
`
	head, body, err := message.Read(strings.NewReader(m), message.DefaultLimits, nil)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(message.Root(head).Line())
	for _, b := range body.Blocks {
		fmt.Println(b.Kind == mail.Own, b.Text.Block())
	}
	// Output:
	// a1@voorbeeld.example
	// true Ja, vanavond.
	// false Op ma 23 nov 2026 om 12:04 schreef Hulplijn <hulp@lijn.example>:
	// > Kan je bellen?
}
