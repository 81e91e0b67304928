package lang

// The directory of services.
const (
	DirectoryTitle  Key = "directory.title"
	DirectoryHint   Key = "directory.hint" // {0} key
	ServicesNone    Key = "services.none"
	DirectoryHow    Key = "directory.how"
	DirectoryImport Key = "directory.import"
	DirectoryWho    Key = "directory.who"
	ServicesFound   Key = "services.found" // {0} how many
	ServicePlaces   Key = "service.places" // {0} how many
	ServiceGone     Key = "service.gone"
	WhyServiceGone  Key = "service.not-there"
	DirectoryBeside Key = "directory.beside" // {0} how many are sure, {1} how many are not
	ServicesPerhaps Key = "services.perhaps" // {0} how many
	DirectoryUnsure Key = "directory.unsure" // above those of which not all is known
	DirectoryFew    Key = "directory.few"    // what to do where nothing is found; {0} key
	DirectoryOf     Key = "directory.of"     // {0} file, {1} day
	DirectoryFor    Key = "directory.for"    // {0} pseudonym
	DirectoryGiving Key = "directory.giving"
	WhyNoService    Key = "directory.no-service"
	WhyAllShown     Key = "directory.all-shown"

	FilterRestingWord Key = "directory.resting"
	FilterThemeWord   Key = "directory.theme"  // {0} theme
	FilterAgeWord     Key = "directory.age"    // {0} years
	FilterSpeaks      Key = "directory.speaks" // {0} language
	FilterAny         Key = "directory.any"
	PickTheme         Key = "directory.pick-theme"
	PickProvince      Key = "directory.pick-province"
	PickTown          Key = "directory.pick-municipality"
	PickLanguage      Key = "directory.pick-language"
	EnterAge          Key = "directory.enter-age"
	EnterAgeHint      Key = "directory.enter-age-hint"
	WhyNoAge          Key = "directory.no-age"

	ServiceResting Key = "service.inactive"
	ServiceDefunct Key = "service.defunct"
	ServicePaused  Key = "service.paused"
	ServiceChecked Key = "service.checked-on" // {0} day
	ServiceNotSeen Key = "service.never-checked"

	UnknownArea     Key = "service.no-area"
	UnknownAge      Key = "service.no-age"
	UnknownLanguage Key = "service.no-language"
	UnknownTheme    Key = "service.no-theme"
	NotSaid         Key = "service.not-said"

	LabelWhom      Key = "service.whom"
	LabelAges      Key = "service.ages"
	LabelArea      Key = "service.area"
	LabelPhone     Key = "service.phone"
	LabelMail      Key = "service.mail"
	LabelWeb       Key = "service.web"
	LabelPlace     Key = "service.place"
	LabelTransport Key = "service.transport"
	LabelHours     Key = "service.hours"
	LabelLanguages Key = "service.languages"
	LabelInterpret Key = "service.interpreters"
	LabelApply     Key = "service.apply"
	LabelFees      Key = "service.fees"
	LabelThemes    Key = "service.themes"
	LabelChecked   Key = "service.checked"
	LabelMore      Key = "service.more"
	LabelAlso      Key = "service.also"

	AgesBetween Key = "service.ages-between" // {0} from, {1} to
	AgesFrom    Key = "service.ages-from"    // {0}
	AgesTo      Key = "service.ages-to"      // {0}

	PhoneFax       Key = "service.fax"
	PhoneText      Key = "service.text"
	PhoneCell      Key = "service.cell"
	PhoneVideo     Key = "service.video"
	PhonePager     Key = "service.pager"
	PhoneTextphone Key = "service.textphone"
	PhoneExtension Key = "service.extension" // {0} number

	OpenUntil   Key = "hours.open-until" // {0} when
	OpenNow     Key = "hours.open"
	OpenAlways  Key = "hours.always"
	HoursAnd    Key = "hours.and"          // {0} and what comes behind it, {1}
	ClosedUntil Key = "hours.closed-until" // {0} when
	ClosedNow   Key = "hours.closed"
	ClosedWord  Key = "hours.closed-day"
	HoursUntil  Key = "hours.until"      // {0} day
	HoursFrom   Key = "hours.from"       // {0} day
	HoursNext   Key = "hours.next"       // {0} day
	HoursDays   Key = "hours.days"       // {0} first day, {1} last
	EachWeeks   Key = "hours.each-weeks" // {0} how many, {1} days
	OfMonth     Key = "hours.of-month"   // {0} which
	DaysOfMonth Key = "hours.month-day"  // {0} which
	SomeDays    Key = "hours.some-days"
	NthFirst    Key = "hours.first"  // {0} day
	NthSecond   Key = "hours.second" // {0} day
	NthThird    Key = "hours.third"  // {0} day
	NthFourth   Key = "hours.fourth" // {0} day
	NthFifth    Key = "hours.fifth"  // {0} day
	NthLast     Key = "hours.last"   // {0} day
	LastDay     Key = "hours.last-day"

	CopiedService Key = "directory.copied"      // {0} service
	GivenInReply  Key = "directory.given-reply" // {0} service
	GivenOnly     Key = "directory.given"       // {0} service
	WhyTextGone   Key = "directory.text-gone"
	ReferWhere    Key = "referral.where"
	ReferInstead  Key = "referral.instead"     // {0} service that was filled in before
	TextPhone     Key = "directory.text-phone" // {0} numbers
	TextHours     Key = "directory.text-hours" // {0} hours
	TextAlways    Key = "directory.text-always"
	TextPaused    Key = "directory.text-paused"
	TextGone      Key = "directory.text-gone-for-good"
	GivenDoubt    Key = "directory.given-doubt"  // likewise
	CopiedDoubt   Key = "directory.copied-doubt" // {0} what is to be known of it, {1} service
)

var directoryTexts = []text{
	{DirectoryTitle, "Directory", "Sociale kaart", "Annuaire"},
	{DirectoryHint, "a word, a place, a number; {0} for the filters", "een woord, een plaats, een nummer; {0} voor de filters", "un mot, un lieu, un numéro ; {0} pour les filtres"},
	{ServicesNone, "There is no directory of services here yet.", "Er is hier nog geen sociale kaart.", "Il n’y a pas encore d’annuaire des services ici."},
	{DirectoryHow, "It is imported from a file or a folder (Open Referral HSDS, or a table) by this command:", "Ze wordt ingelezen uit een bestand of een map (Open Referral HSDS, of een tabel) met deze opdracht:", "Il est importé depuis un fichier ou un dossier (Open Referral HSDS, ou un tableau) par cette commande :"},
	{DirectoryImport, "baken directory import FILE", "baken directory import BESTAND", "baken directory import FICHIER"},
	{DirectoryWho, "A supervisor or an administrator may do that.", "Dat mag een supervisor of een beheerder doen.", "Un superviseur ou un administrateur peut le faire."},
	{ServicesFound, "{0} {0|service|services}", "{0} {0|voorziening|voorzieningen}", "{0} {0|service|services}"},
	{ServicePlaces, "{0} {0|place|places}", "{0} {0|plaats|plaatsen}", "{0} {0|lieu|lieux}"},
	{ServiceGone, "The directory was replaced meanwhile, and this service is no longer in it.", "De sociale kaart is intussen vervangen, en deze voorziening staat er niet meer in.", "L’annuaire a été remplacé entre-temps, et ce service n’y figure plus."},
	{WhyServiceGone, "the directory was replaced, and this service is no longer in it", "de sociale kaart is vervangen, en deze voorziening staat er niet meer in", "l’annuaire a été remplacé, et ce service n’y figure plus"},
	{DirectoryBeside, "{0} {0|service|services}, and {1} that may fit", "{0} {0|voorziening|voorzieningen}, en {1} die misschien {1|past|passen}", "{0} {0|service|services}, et {1} qui {1|convient|conviennent} peut-être"},
	{ServicesPerhaps, "none for certain, and {0} that may fit", "geen die zeker past, en {0} die misschien {0|past|passen}", "aucun de façon certaine, et {0} qui {0|convient|conviennent} peut-être"},
	{DirectoryUnsure, "these too, but it is not known whether they fit", "ook deze, maar het is niet bekend of ze passen", "ceux-ci aussi, mais on ne sait pas s’ils conviennent"},
	{DirectoryFew, "Nothing was found. {0} shows all services again.", "Niets gevonden. {0} toont weer alle voorzieningen.", "Rien n’a été trouvé. {0} affiche de nouveau tous les services."},
	{DirectoryOf, "{0}, imported on {1}", "{0}, ingelezen op {1}", "{0}, importé le {1}"},
	{DirectoryFor, "for {0}", "voor {0}", "pour {0}"},
	{DirectoryGiving, "for the text", "voor de tekst", "pour le texte"},
	{WhyNoService, "there is no service here", "er staat hier geen voorziening", "il n’y a pas de service ici"},
	{WhyAllShown, "all services are shown already", "alle voorzieningen worden al getoond", "tous les services sont déjà affichés"},

	{FilterRestingWord, "also those not active", "ook niet-actieve", "aussi les inactifs"},
	{FilterThemeWord, "theme {0}", "thema {0}", "thème {0}"},
	{FilterAgeWord, "age {0}", "{0} jaar", "{0} ans"},
	{FilterSpeaks, "speaks {0}", "spreekt {0}", "parle {0}"},
	{FilterAny, "any", "maakt niet uit", "peu importe"},
	{PickTheme, "Which theme?", "Welk thema?", "Quel thème ?"},
	{PickProvince, "Which province?", "Welke provincie?", "Quelle province ?"},
	{PickTown, "Which municipality?", "Welke gemeente?", "Quelle commune ?"},
	{PickLanguage, "Which language?", "Welke taal?", "Quelle langue ?"},
	{EnterAge, "How old?", "Hoe oud?", "Quel âge ?"},
	{EnterAgeHint, "Age of who would go there; empty = any age", "Leeftijd van wie erheen gaat; leeg = maakt niet uit", "Âge de la personne qui irait ; vide : peu importe"},
	{WhyNoAge, "that is no age in years; nothing was changed", "dat is geen leeftijd in jaren; er is niets veranderd", "ce n’est pas un âge en années ; rien n’a changé"},

	{ServiceResting, "not active", "niet actief", "inactif"},
	{ServiceDefunct, "no longer exists", "bestaat niet meer", "n’existe plus"},
	{ServicePaused, "temporarily closed", "tijdelijk gesloten", "fermé temporairement"},
	{ServiceChecked, "on {0}", "op {0}", "le {0}"},
	{ServiceNotSeen, "not known when", "niet bekend wanneer", "date inconnue"},

	{UnknownArea, "area not known", "werkingsgebied niet bekend", "zone desservie inconnue"},
	{UnknownAge, "ages not said", "leeftijd niet vermeld", "âge non précisé"},
	{UnknownLanguage, "languages not said", "talen niet vermeld", "langues non précisées"},
	{UnknownTheme, "theme not said", "thema niet vermeld", "thème non précisé"},
	{NotSaid, "not said", "niet vermeld", "non précisé"},

	{LabelWhom, "for whom", "voor wie", "pour qui"},
	{LabelAges, "ages", "leeftijd", "âge"},
	{LabelArea, "area", "werkingsgebied", "zone desservie"},
	{LabelPhone, "telephone", "telefoon", "téléphone"},
	{LabelMail, "mail", "e-mail", "e-mail"},
	{LabelWeb, "web", "website", "site"},
	{LabelPlace, "address", "adres", "adresse"},
	{LabelTransport, "getting there", "bereikbaarheid", "accès"},
	{LabelHours, "hours", "uren", "horaires"},
	{LabelLanguages, "languages", "talen", "langues"},
	{LabelInterpret, "interpreters", "tolken", "interprètes"},
	{LabelApply, "how to apply", "aanmelding", "démarche"},
	{LabelFees, "cost", "kostprijs", "coût"},
	{LabelThemes, "themes", "thema’s", "thèmes"},
	{LabelChecked, "checked", "nagekeken", "vérifié"},
	{LabelMore, "also in the file", "verder in het bestand", "aussi dans le fichier"},
	{LabelAlso, "also called", "ook genoemd", "aussi appelé"},

	{AgesBetween, "{0} to {1}", "{0} tot en met {1} jaar", "de {0} à {1} ans"},
	{AgesFrom, "from {0}", "vanaf {0} jaar", "à partir de {0} ans"},
	{AgesTo, "up to {0}", "tot en met {0} jaar", "jusqu’à {0} ans"},

	{PhoneFax, "fax", "fax", "fax"},
	{PhoneText, "text messages", "sms", "SMS"},
	{PhoneCell, "mobile", "gsm", "GSM"},
	{PhoneVideo, "video", "video", "vidéo"},
	{PhonePager, "pager", "semafoon", "sémaphone"},
	{PhoneTextphone, "textphone", "teksttelefoon", "téléphone à texte"},
	{PhoneExtension, "extension {0}", "toestel {0}", "poste {0}"},

	{OpenUntil, "open until {0}", "open tot {0}", "ouvert jusqu’à {0}"},
	{OpenNow, "open", "open", "ouvert"},
	{OpenAlways, "open day and night", "dag en nacht open", "ouvert jour et nuit"},
	{HoursAnd, "{0}; {1}", "{0}; {1}", "{0} ; {1}"},
	{ClosedUntil, "closed until {0}", "gesloten tot {0}", "fermé jusqu’à {0}"},
	{ClosedNow, "closed", "gesloten", "fermé"},
	{ClosedWord, "closed", "gesloten", "fermé"},
	{HoursUntil, "until {0}", "tot en met {0}", "jusqu’au {0}"},
	{HoursFrom, "from {0}", "vanaf {0}", "à partir du {0}"},
	{HoursNext, "next {0}", "volgende keer {0}", "prochaine fois : {0}"},
	{HoursDays, "{0}–{1}", "{0}–{1}", "{0}–{1}"},
	{EachWeeks, "every {0} weeks: {1}", "om de {0} weken: {1}", "toutes les {0} semaines : {1}"},
	{OfMonth, "{0} of the month", "{0} van de maand", "{0} du mois"},
	{DaysOfMonth, "day {0}", "dag {0}", "jour {0}"},
	{SomeDays, "on some days", "op sommige dagen", "certains jours"},
	{NthFirst, "first {0}", "eerste {0}", "premier {0}"},
	{NthSecond, "second {0}", "tweede {0}", "deuxième {0}"},
	{NthThird, "third {0}", "derde {0}", "troisième {0}"},
	{NthFourth, "fourth {0}", "vierde {0}", "quatrième {0}"},
	{NthFifth, "fifth {0}", "vijfde {0}", "cinquième {0}"},
	{NthLast, "last {0}", "laatste {0}", "dernier {0}"},
	{LastDay, "last day", "laatste dag", "dernier jour"},

	{CopiedService, "copied, if the terminal allows it: {0}", "gekopieerd, als de terminal dat toelaat: {0}", "copié, si le terminal le permet : {0}"},
	{GivenInReply, "{0}: in the reply; a referral once it is sent", "{0}: in het antwoord; doorverwezen bij het verzenden", "{0} : dans la réponse ; orientation à l’envoi"},
	{GivenDoubt, "in the text; {0}: {1}", "in de tekst; {0}: {1}", "dans le texte ; {0} : {1}"},
	{CopiedDoubt, "copied; {0}: {1}", "gekopieerd; {0}: {1}", "copié ; {0} : {1}"},
	{GivenOnly, "{0} stands in the text", "{0} staat in de tekst", "{0} figure dans le texte"},
	{WhyTextGone, "the text that this was for is not open any more", "de tekst waarvoor dit was, is niet meer open", "le texte prévu n’est plus ouvert"},
	{ReferWhere, "place", "plaats", "lieu"},
	{ReferInstead, "In place of “{0}”, which was filled in before.", "In plaats van “{0}”, dat eerder ingevuld was.", "À la place de « {0} », indiqué auparavant."},
	{TextPhone, "Telephone: {0}", "Telefoon: {0}", "Téléphone : {0}"},
	{TextHours, "Open: {0}", "Open: {0}", "Ouvert : {0}"},
	{TextAlways, "Open day and night", "Dag en nacht open", "Ouvert jour et nuit"},
	{TextPaused, "Temporarily closed", "Tijdelijk gesloten", "Fermé temporairement"},
	{TextGone, "No longer active", "Niet meer actief", "N’est plus actif"},
}
