package services

import "strings"

// What the entries have in common, in the language that an entry is written
// in: the first of those it speaks.
var shared = map[string]map[string]string{
	"fr": {
		"Onthaal": "Accueil", "Dag en nacht": "Jour et nuit", "Nummers vanaf 17.15 uur": "Numéros dès 17 h 15", "Alleen voor professionals": "Réservé aux professionnels",
		"Gesloten": "Fermé", "Nieuwjaar": "Nouvel An", "Dag van de Arbeid": "Fête du Travail", "Feest van de Vlaamse Gemeenschap": "Fête de la Communauté flamande", "Nationale feestdag": "Fête nationale",
		"O.L.V.-Hemelvaart": "Assomption", "Allerheiligen": "Toussaint", "Wapenstilstand": "Armistice", "Kerstmis": "Noël",
		"Paasmaandag": "Lundi de Pâques", "O.L.H.-Hemelvaart": "Ascension", "Pinkstermaandag": "Lundi de Pentecôte",
	},
	"en": {
		"Onthaal": "Reception", "Dag en nacht": "Day and night", "Nummers vanaf 17.15 uur": "Tickets from 17:15", "Alleen voor professionals": "Professionals only",
		"Gesloten": "Closed", "Nieuwjaar": "New Year’s Day", "Dag van de Arbeid": "Labour Day", "Feest van de Vlaamse Gemeenschap": "Day of the Flemish Community", "Nationale feestdag": "National Day",
		"O.L.V.-Hemelvaart": "Assumption", "Allerheiligen": "All Saints", "Wapenstilstand": "Armistice Day", "Kerstmis": "Christmas Day",
		"Paasmaandag": "Easter Monday", "O.L.H.-Hemelvaart": "Ascension Day", "Pinkstermaandag": "Whit Monday",
	},
}

// in gives a Dutch word of the map in the language of k.
func (k kind) in(word string) string {
	first, _, _ := strings.Cut(k.langs, " ")
	if said, ok := shared[first][word]; ok {
		return said
	}
	return word
}
