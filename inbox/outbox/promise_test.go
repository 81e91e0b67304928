package outbox

import "testing"

func TestPromisesAttachment(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"In bijlage vind je de folder.", true},
		{"Ik stuur het formulier als bijlage mee.", true},
		{"De lijst is bijgevoegd.", true},
		{"Ik voeg een folder over het vluchthuis toe.", true},
		{"Bedankt voor je bijlage.", false},
		{"Deze mail heeft geen bijlage.", false},
		{"Bel ons gerust op een werkdag.", false},
		{"Please find attached the leaflet.", true},
		{"I am attaching the list.", true},
		{"The form is enclosed.", true},
		{"It is normal to feel attached to him.", false},
		{"I could not open your attachment.", false},
		{"Vous trouverez ci-joint la liste.", true},
		{"La pièce jointe vous aidera.", true},
		{"En annexe, le formulaire.", true},
		{"Je vous joins la brochure.", true},
		{"Je n'ai pas pu ouvrir votre pièce jointe.", false},
		{"Zie de folder in bijlage.", true},
		{"Als bijlage de lijst.", true},
		{"Bijgevoegd: de lijst.", true},
		{"See attached.", true},
		{"Enclosed, the list of shelters.", true},
		{"Voir le fichier joint.", true},
		{"Vous trouverez la liste en fichier joint.", true},
		{"Les fichiers joints sont des listes.", true},
		{"Le document joint vous aidera.", true},
		{"La brochure est en annexe.", true},
		{"Voyez la liste jointe.", true},
		{"Ci-annexé, le formulaire.", true},
		{"Les adresses ci-annexées.", true},
		{"Je n'ai pas pu ouvrir votre fichier joint.", false},
		{"> zie bijlage\nDank je wel.", false},
	} {
		if got := promisesAttachment(c.text); got != c.want {
			t.Errorf("promisesAttachment(%q) = %v", c.text, got)
		}
	}
}
