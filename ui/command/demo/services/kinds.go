package services

// A kind is an entry of the map that stands in each province, or in each
// municipality, with the organisation that offers it.
type kind struct {
	body, name, what, whom string
	hours                  string   // a key of hours; empty: not known
	themes                 []string // codes of the registration; the first leads
	min, max               string   // empty: not known
	langs                  string
	area                   string // province, town, country; empty: not known
	apply, fees            string
	hidden                 bool // the address is not given
	named                  bool // body is its whole name
}

const (
	ask   = "Zonder afspraak tijdens de onthaaluren, daarna op afspraak."
	appt  = "Op afspraak. Bel of mail eerst."
	call  = "Bel, ook buiten de kantooruren."
	free  = "Gratis."
	small = "Tegemoetkoming volgens inkomen; niemand wordt geweigerd om geld."
)

var perProvince = []kind{
	{"CAW", "CAW – algemeen onthaal", "Eerste gesprek over geweld, relaties, geld of wonen. Een onthaalmedewerker luistert, zoekt mee uit wat kan en gaat zo nodig mee naar een andere dienst.", "Iedereen vanaf 18 jaar, ook familie en buren die zich zorgen maken.", "office", []string{"adult_violence", "partner_violence", "other"}, "18", "", "nl en fr", "province", ask, free, false, false},
	{"CAW", "Begeleiding bij partnergeweld", "Gesprekken met slachtoffer, partner of allebei, apart of samen als dat veilig is. Altijd eerst een inschatting van het risico en een veiligheidsplan.", "Koppels en ex-partners; er is aandacht voor de kinderen.", "evening", []string{"partner_violence", "stalking", "high_conflict_separation"}, "18", "", "nl en", "province", appt, free, false, false},
	{"CAW", "JAC – jongerenonthaal", "Praten over thuis, school, seks, geld of je slecht voelen. Niemand wordt verwittigd zonder dat jij het weet, behalve als je in gevaar bent.", "Jongeren van 12 tot en met 25 jaar.", "afternoon", []string{"child_abuse", "peer_minor", "bullying"}, "12", "25", "nl", "province", ask, free, false, false},
	{"CAW", "Slachtofferhulp", "Emotionele en praktische hulp na een misdrijf, een verkeersongeval of een plots overlijden: aangifte, verzekering, rechtszaak, verwerking.", "Slachtoffers, nabestaanden en getuigen.", "office", []string{"adult_violence", "stalking", "sexual_harassment"}, "", "", "nl fr", "province", appt, free, false, false},
	{"VK", "Vertrouwenscentrum – advies en melding", "Advies bij een vermoeden van mishandeling, verwaarlozing of seksueel misbruik van een kind. Wie belt, beslist samen met het centrum over de volgende stap.", "Iedereen die zich zorgen maakt om een kind; professionals ook anoniem.", "office", []string{"child_abuse", "high_conflict_separation"}, "0", "17", "nl", "province", "Bel tijdens de uren. Bij direct gevaar: 101 of 112.", free, false, false},
	{"VK", "Vertrouwenscentrum – gezinsbegeleiding", "Begeleiding van kind en gezin na een melding, met huisbezoek, gesprekken met het kind en afspraken over veiligheid thuis.", "Gezinnen met kinderen tot 18 jaar, na aanmelding bij het centrum.", "appointment", []string{"child_abuse"}, "0", "17", "nl fr", "province", "Alleen na aanmelding bij het centrum zelf.", free, false, false},
	{"Zorgcentrum", "Zorgcentrum na seksueel geweld", "Medische zorg, sporenonderzoek, opvang en desgewenst aangifte op één plaats. Sporen kunnen bewaard worden zonder aangifte. Kom liefst binnen 7 dagen; daarna blijft gesprek mogelijk.", "Slachtoffers van seksueel geweld van elke leeftijd, en wie hen steunt.", "always", []string{"sexual_harassment", "child_abuse", "past_abuse"}, "0", "", "nl fr en", "province", "Dag en nacht, ook zonder afspraak. Bel vooraf als het kan.", free, false, false},
	{"CGG", "CGG – traumaverwerking volwassenen", "Psychotherapie na ingrijpend geweld, ook als het lang geleden is. Na twee kennismakingsgesprekken wordt een plan gemaakt.", "Volwassenen, op verwijzing van huisarts, CAW of zorgcentrum.", "office", []string{"past_abuse", "adult_violence"}, "18", "", "nl", "province", "Verwijzing nodig. Wachttijd 3 tot 5 maanden.", small, false, false},
	{"CGG", "CGG – kinderen en jongeren", "Therapie voor kinderen die geweld meemaakten of zagen, en ondersteuning van de ouder die voor hen zorgt.", "Kinderen en jongeren tot 18 jaar.", "office", []string{"child_abuse", "past_abuse", "bullying"}, "4", "17", "nl", "province", "Verwijzing nodig. Wachttijd 4 maanden, korter bij crisis.", small, false, false},
	{"Justitiehuis", "Slachtofferonthaal", "Uitleg en bijstand in het strafonderzoek: het dossier inkijken, de zitting voorbereiden, vragen over de vrijlating van een veroordeelde.", "Slachtoffers met een dossier bij het parket, en hun naasten.", "office", []string{"adult_violence", "partner_violence", "stalking"}, "", "", "nl fr", "province", appt, free, false, false},
	{"Justitiehuis", "Eerstelijns juridisch advies", "Kort gesprek met een advocaat over scheiding, omgang met de kinderen, huurcontract na een breuk of een contactverbod.", "Iedereen.", "lawyer", []string{"high_conflict_separation", "partner_violence", "stalking"}, "", "", "nl", "province", ask, "Het eerste gesprek is gratis.", false, false},
	{"Vluchthuis", "Vluchthuis – crisisopvang na partnergeweld", "Veilige opvang op een geheim adres, met begeleiding voor ouder en kinderen. Opname na een telefonisch gesprek; vervoer kan geregeld worden.", "Vrouwen met of zonder kinderen; voor mannen wordt een andere plaats gezocht.", "always", []string{"partner_violence", "honour_related"}, "18", "", "nl fr en ar tr", "", call, "Dagprijs volgens inkomen.", true, false},
	{"Steunpunt", "Steunpunt ouderenmis(be)handeling", "Advies aan ouderen, mantelzorgers en zorgverleners bij geldmisbruik, dwang, verwaarlozing of slaan. Komt aan huis als dat veilig kan.", "Personen van 60 jaar en ouder en hun omgeving.", "office", []string{"elder_abuse"}, "60", "", "nl", "province", appt, free, false, false},
	{"Centrum", "Time-out – gesprek voor wie geweld gebruikt", "Leren stoppen voor het uit de hand loopt: gesprekken alleen en in groep. De partner krijgt een eigen contactpersoon.", "Wie zelf geweld gebruikt in partnerrelatie of gezin.", "evening", []string{"partner_violence", "child_to_parent"}, "18", "", "nl", "", appt, small, false, false},
	{"Bemiddeling", "Bemiddeling tussen ouders na scheiding", "Afspraken over verblijf en overdracht van de kinderen, met pendelgesprekken als samenzitten niet veilig is. Ook begeleide bezoekruimte op zaterdag.", "Ouders, grootouders en kinderen in een conflict over omgang.", "saturday", []string{"high_conflict_separation"}, "", "", "nl", "province", appt, small, false, false},
	{"Nachtlijn", "Regionale nachtopvang jongeren", "Een bed voor vanavond en een gesprek morgenvroeg, voor jongeren die niet naar huis durven.", "Jongeren van 14 tot en met 21 jaar.", "night", []string{"child_abuse", "child_to_parent"}, "14", "21", "nl en", "province", call, free, false, false},
}

var perTown = []kind{
	{"Sociaal Huis", "OCMW – sociale dienst", "Leefloon, voorschot, dringende huisvesting en budgethulp, ook als een partner of kind het geld afhoudt.", "Inwoners van de gemeente.", "morning", []string{"adult_violence", "elder_abuse", "other"}, "18", "", "nl", "town", ask, free, false, false},
	{"Politiezone", "Politie – slachtofferbejegening", "Een gespecialiseerde medewerker vangt op, helpt bij de aangifte en neemt later opnieuw contact op. Geen nooddienst: bij gevaar 101.", "Slachtoffers en getuigen, ook wie nog twijfelt over aangifte.", "office", []string{"partner_violence", "adult_violence", "stalking"}, "", "", "nl fr", "town", "Via het onthaal of telefonisch; na de uren via de wachtdienst.", free, false, false},
	{"CLB", "CLB – leerlingbegeleiding", "Gesprek met leerling of ouder over pesten, spijbelen, zorgen thuis of grensoverschrijdend gedrag op school. Werkt onder beroepsgeheim.", "Leerlingen, hun ouders en hun school.", "office", []string{"bullying", "peer_minor", "child_abuse"}, "2", "18", "nl", "town", appt, free, false, false},
	{"Huis van het Kind", "Opvoedingswinkel", "Opvoedingsvragen, ruzie in huis, een puber die slaat of dreigt. Een gesprek, een korte begeleiding of een groep voor ouders.", "Ouders en wie mee opvoedt.", "wednesday", []string{"child_to_parent", "high_conflict_separation", "child_abuse"}, "", "", "nl fr", "", ask, free, false, false},
}

var wait = kind{"Wachtpost", "Huisartsenwacht", "Huisarts van wacht in het weekend, op feestdagen en ’s nachts. Stelt ook letsels vast en schrijft een medisch attest.", "Iedereen met een dringende medische vraag.", "weekend", []string{"other", "adult_violence"}, "", "", "nl fr en", "town", "Bel eerst; kom niet zonder afspraak.", "Gewoon tarief van de huisarts, derdebetaler mogelijk.", false, false}

var brussels = []kind{
	{"Centre Le Fanal d’Ambre", "Accueil violences conjugales", "Écoute, évaluation du danger et plan de sécurité. L’équipe accompagne au commissariat ou chez l’avocat si la personne le souhaite.", "Toute personne victime de violences conjugales, et ses proches.", "evening", []string{"partner_violence", "stalking"}, "18", "", "fr nl en", "province", "Sur rendez-vous ; accueil libre le mardi.", "Gratuit.", false, true},
	{"Centre Le Fanal d’Ambre", "Permanence téléphonique", "Une conseillère répond de jour comme de nuit. Ce n’est pas un service d’urgence : en cas de danger immédiat, le 112.", "Victimes, proches et professionnels.", "always", []string{"partner_violence", "adult_violence"}, "", "", "fr en", "", "Par téléphone.", "Gratuit.", false, true},
	{"Équipe La Petite Écluse", "Aide à l’enfance – avis et signalement", "Avis en cas de soupçon de maltraitance ou de négligence, évaluation avec la famille et suivi de l’enfant.", "Enfants jusqu’à 18 ans et adultes inquiets.", "office", []string{"child_abuse"}, "0", "17", "fr", "province", "Par téléphone ; rendez-vous dans la semaine.", "Gratuit.", false, true},
	{"Espace Marelle Bleue", "Planning familial – écoute des jeunes", "Consentement, sexualité, première relation violente : un entretien confidentiel, sans l’accord des parents.", "Jeunes de 12 à 25 ans.", "afternoon", []string{"sexual_harassment", "peer_minor"}, "12", "25", "fr en", "province", "Sans rendez-vous l’après-midi.", "Gratuit pour les moins de 25 ans.", false, true},
	{"Maison Tournesol d’Hiver", "Hébergement d’urgence – adresse secrète", "Mise à l’abri pour femmes et enfants, avec un suivi social et juridique pendant le séjour.", "Femmes, avec ou sans enfants.", "always", []string{"partner_violence", "honour_related"}, "18", "", "fr nl en ar", "", "Par téléphone, jour et nuit.", "Participation selon le revenu.", true, true},
	{"Lantern Row Support", "Support for survivors of abuse", "Counselling in English for people who live or work in Brussels: partner violence, stalking, harassment at work. Help with reporting to the police.", "Adults; no residence permit needed.", "evening", []string{"partner_violence", "stalking", "sexual_harassment"}, "18", "", "en fr", "province", "By appointment; the first call is within two working days.", "Free of charge.", false, true},
	{"Lantern Row Support", "Newcomers’ legal clinic", "What a separation or a complaint means for a residence permit, with an interpreter when needed.", "Adults without or with a dependent residence permit.", "lawyer", []string{"partner_violence", "honour_related"}, "18", "", "en fr ar uk", "", "Walk in, first come first served.", "Free of charge.", false, true},
}
