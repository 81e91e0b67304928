package store

import (
	"strings"

	"baken/store/directory"
	"baken/store/find"
	"baken/store/outside"
)

// ReferralTo is a referral to a service of a version of the directory, at one of its
// places or, with -1, at none: with what is known of it, for the person to complete.
func ReferralTo(v directory.Service, of DirectoryID, place int) Referral {
	r := Referral{Service: v.Name, Way: "named", Target: targetOf(v), ServiceID: v.ID, Directory: of}
	if !v.Organization.IsEmpty() && !strings.Contains(find.Folded(v.Name.Unsafe()), find.Folded(v.Organization.Unsafe())) {
		r.Service = outside.New(v.Name.Unsafe() + ", " + v.Organization.Unsafe())
	}
	for _, p := range v.PhonesAt(place) {
		if p.Speaks() {
			if r.Phone = p.Number; !p.Extension.IsEmpty() {
				r.Phone = outside.New(p.Number.Unsafe() + " x" + p.Extension.Unsafe())
			}
			break
		}
	}
	if place >= 0 && place < len(v.Places) {
		p := v.Places[place]
		r.Place, r.Where = p.ID, p.Name
		if len(p.Addresses) > 0 {
			r.Where = p.Addresses[0].Line()
		}
	}
	r.Service, r.Phone, r.Where = clipped(r.Service), clipped(r.Phone), clipped(r.Where)
	return r
}

// clipped is what of a text may stand on one line.
func clipped(t outside.Text) outside.Text {
	if t.Len() <= maxLine {
		return t
	}
	return outside.New(strings.ToValidUTF8(t.Unsafe()[:maxLine], ""))
}

// targets are the words by which a service of each sort is called.
var targets = []struct {
	target ReferralTarget
	words  []string
}{
	{"sexual_assault_centre", []string{"zorgcentrum na seksueel geweld", "centre de prise en charge des violences sexuelles", "zsg", "cpvs", "sexual assault"}},
	{"vk", []string{"vertrouwenscentrum", "kindermishandeling vk", "vk", "sos enfants"}},
	{"caw", []string{"caw", "centrum algemeen welzijnswerk"}},
	{"police", []string{"politie", "police", "politiezone", "zone de police"}},
	{"clb", []string{"clb", "centrum voor leerlingenbegeleiding"}},
	{"cgg", []string{"cgg", "centrum voor geestelijke gezondheidszorg"}},
	{"ocmw", []string{"ocmw", "cpas", "sociaal huis"}},
	{"gp", []string{"huisarts", "huisartsen", "huisartsenwacht", "medecin generaliste"}},
	{"hospital", []string{"ziekenhuis", "hopital", "hospital"}},
	{"lawyer", []string{"advocaat", "advocaten", "avocat", "justitiehuis", "juridisch advies", "aide juridique", "legal clinic"}},
	{"helpline", []string{"hulplijn", "telefonische hulplijn", "ligne d ecoute", "helpline"}},
}

// targetOf guesses what sort of service it is by what it is called; empty where that
// does not say.
func targetOf(v directory.Service) ReferralTarget {
	name := " " + find.Folded(v.Organization.Unsafe()+" / "+v.Name.Unsafe()) + " "
	for _, t := range targets {
		for _, w := range t.words {
			if strings.Contains(name, " "+w+" ") {
				return t.target
			}
		}
	}
	return ""
}
