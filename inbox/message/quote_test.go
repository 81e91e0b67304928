package message

import (
	"strings"
	"testing"

	"baken/store/mail"
)

// TestSplit: each line of the texts is marked with whose it is: o own,
// q quoted, s signature, f forwarded; a blank line has no mark.
func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name string
		text string
	}{
		{"bare", "o Hello\n\no again"},
		{"wrote, English", "o Yes.\n\nq On Mon, Nov 23, 2026 at 12:04 PM Line <help@lijn.example> wrote:\n\nq > How are you?"},
		{"wrote, in two lines", "o Yes.\nq On Mon, 23 Nov 2026 at 12:04, The Line of the Region and of the Towns\nq <help@lijn.example> wrote:\nq > How?"},
		{"schreef", "o Ja.\nq Op 23/11/2026 om 12:04 schreef Hulplijn:\nq > Hoe?\n\no Goed."},
		{"schreef, name first", "o Ja.\nq Hulplijn <hulp@lijn.example> schreef op 23 november 2026:\nq > Hoe?"},
		{"a écrit", "o Oui.\nq Le lun. 23 nov. 2026 à 12:04, Ligne <aide@lijn.example> a écrit :\nq > Comment ?"},
		{"a écrit, not marked by >", "o Oui.\nq Le lun. 23 nov. 2026 à 12:04, Ligne <aide@lijn.example> a écrit :\n\nq Comment ?"},
		{"own words that look like it", "o Op 3 maart schreef hij mij:\no ik maak je dood"},
		{"own words above quotes", "o He wrote:\nq > I will find you"},
		{"own line just above", "o Ik wil niet meer leven.\nq Op ma 23 nov 2026 om 12:04 schreef X <x@y.example>:\nq > Hoe?"},
		{"own dated line just above", "o Op 3 dec. heb ik het gedaan.\nq Op ma 23 nov 2026 om 12:04 schreef X <x@y.example>:\nq > Hoe?"},
		{"original message", "o Ja.\nq -----Original Message-----\nq From: a\nq Sent: b\n\nq How?"},
		{"message d'origine", "o Oui.\n\nq -----Message d'origine-----\nq De : a\n\nq Comment ?"},
		{"header block", "o Ja.\n\nq Van: Hulplijn <hulp@lijn.example>\nq Verzonden: maandag 23 november 2026 12:04\nq Aan: a\nq Onderwerp: b\n\nq Hoe?"},
		{"header block with stars", "o Ja.\n\nq *Van:* Hulplijn\nq *Verzonden:* maandag\nq *Onderwerp:* b\n\nq Hoe?"},
		{"header block in French", "o Oui.\nq De : Ligne\nq Envoyé : lundi\nq À : moi\nq Objet : b\nq Comment ?"},
		{"a form", "o Van: Noor\no Datum: 23/11/2026\no Onderwerp: thuis\no Bericht: help"},
		{"from and to are words too", "o Ik liep\no Van: het station\no Aan: de kerk\no en toen"},
		{"nothing of her own above", "f -----Oorspronkelijk bericht-----\nf Van: a\n\nf Hoe?"},
		{"forwarded", "o Zie dit.\n\nf ---------- Forwarded message ---------\nf From: a\n\nf Text"},
		{"forwarded by Apple", "o Zie.\n\nf Begin doorgestuurd bericht:\n\nf Van: a\nf > quoted"},
		{"signature", "o Dag\ns -- \ns Jo\ns 0470"},
		{"signature above a quote", "o Dag\ns -- \ns Jo\n\nq Op 23/11/2026 om 12:04 schreef Hulplijn:\nq > Hoe?\no Goed."},
		{"a mail below the sign", "o Dag\no -- \n" + strings.Repeat("o lang verhaal\n", 20)},
		{"telephone", "o Dag\ns Verzonden vanaf mijn iPhone"},
		{"not from a telephone either", "o Sent from my heart"},
		{"two dashes and a number", "o Dag\ns --\ns Jo\ns 0470 00 00 00"},
		{"two dashes", "o Dag\no --\no ik wil dood"},
		{"not from a telephone", "o Sent from my house. He is here!"},
		{"mbox", "o Dag\no >From here on"},
		{"answers between", "q > a\no b\nq > c\no d"},
		{"an old mail of Outlook", "o Dank u\nq Van: Hulplijn <hulplijn@example.org>\nq Verzonden: maandag 2 maart 2026 10:00\nq Aan: Lies\nq Onderwerp: Uw bericht\nq Bent u veilig?\nq nee, hij is hier"},
		{"answers in an old mail of Outlook", "o Dag, mijn antwoorden staan hieronder in het rood.\no Van: Hulplijn <hulplijn@example.org>\no Verzonden: maandag 2 maart 2026 10:00\no Aan: Lies\no Onderwerp: Uw bericht\no Bent u veilig?\no nee, hij is hier"},
		{"answers in an old mail, in French", "o Voir ci-dessous\no -----Message d'origine-----\no De : Ligne d'écoute <hulplijn@example.org>\no Êtes-vous en sécurité ?\no non"},
		{"below, in a long text", "o " + strings.Repeat("hieronder ", 120) + "\nq -----Original Message-----\nq From: Hulplijn\nq Bent u veilig?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var text, want strings.Builder
			for l := range strings.SplitSeq(strings.TrimRight(c.text, "\n"), "\n") {
				if l == "" {
					text.WriteString("\n")
					continue
				}
				text.WriteString(l[2:] + "\n")
				want.WriteString(l[:2] + strings.TrimSpace(strings.TrimPrefix(l[2:], ">")) + "\n")
			}
			var got strings.Builder
			for _, b := range split(plain(text.String()), false, maxBlocks) {
				for l := range strings.SplitSeq(b.Text.Unsafe(), "\n") {
					if strings.TrimSpace(l) != "" {
						got.WriteString(map[mail.BlockKind]string{mail.Own: "o", mail.Quoted: "q", mail.Signature: "s", mail.Forwarded: "f"}[b.Kind] + " " + strings.TrimSpace(strings.TrimPrefix(l, ">")) + "\n")
					}
				}
			}
			if got.String() != want.String() {
				t.Errorf("got\n%s\nwant\n%s", got.String(), want.String())
			}
		})
	}
}

func TestFlowed(t *testing.T) {
	for _, c := range []struct {
		in    string
		delsp bool
		want  string
	}{
		{"a \nb\nc", false, "a b\nc"},
		{"a \nb\nc", true, "ab\nc"},
		{"> a \n> b\n>> c \nd", false, "> a b\n>> c \nd"},
		{" From x\n  indented", false, "From x\n indented"},
		{"a \n-- \nsig", false, "a \n-- \nsig"},
		{"a ", false, "a "},
	} {
		if got := show(unflow(c.in, c.delsp)); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}
