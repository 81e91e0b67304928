package lang

// What the command line says of the directory of services, and of the files that it is
// read from.
const (
	DirectoryFound        Key = "directory.found"
	DirectoryOpen         Key = "directory.open"
	DirectoryClosed       Key = "directory.closed"
	DirectoryHoursUnknown Key = "directory.hours-unknown"
	HoursUnread           Key = "directory.hours-unread"
	DirectoryCheckFirst   Key = "directory.check-first"
	DirectoryNoPhone      Key = "directory.no-phone"
	DirectoryNoArea       Key = "directory.no-area"
	DirectoryNoRegion     Key = "directory.no-region"
	DirectoryNoAge        Key = "directory.years"
	DirectoryNoLanguage   Key = "directory.no-language"
	DirectoryTownUnknown  Key = "directory.town-unknown"
	DirectoryLacks        Key = "directory.lacks"
	ReferredTo            Key = "refer.to"
	ReferredWords         Key = "refer.words"
	DirectoryNone         Key = "directory.none"
	DirectoryImported     Key = "directory.imported"
	DirectoryImportedSome Key = "directory.imported-some"
	DirectoryWouldKeep    Key = "directory.would-keep"
	DirectoryChecked      Key = "directory.checked"
	DirectoryUnread       Key = "directory.unread"
	DirectoryLine         Key = "directory.line"
	DirectoryMoreFaults   Key = "directory.more-faults"
	DirectoryColumnWrong  Key = "directory.column-wrong"
	DirectoryAsItWas      Key = "directory.as-it-was"
	DirectoryThere        Key = "directory.there"
	DirectoryAround       Key = "directory.around"

	DirectoryNotUTF8    Key = "directory.not-utf8"
	DirectoryNoServices Key = "directory.no-services"
	DirectoryNoColumn   Key = "directory.no-column"
	DirectoryNoMap      Key = "directory.no-map"
	DirectoryNoField    Key = "directory.no-field"
	DirectoryZip        Key = "directory.zip"
	DirectoryPath       Key = "directory.path"
	DirectoryTooLarge   Key = "directory.too-large"
	DirectoryCircle     Key = "directory.circle"
	DirectoryNothing    Key = "directory.nothing"
	DirectoryJSON       Key = "directory.json"
	DirectoryQuote      Key = "directory.quote"

	LimitBytes    Key = "directory.limit-bytes"
	LimitRecord   Key = "directory.limit-record"
	LimitRows     Key = "directory.limit-rows"
	LimitServices Key = "directory.limit-services"
	LimitFiles    Key = "directory.limit-files"
	LimitDepth    Key = "directory.limit-depth"

	FaultNoID           Key = "directory.fault-no-id"
	FaultTwice          Key = "directory.fault-twice"
	FaultNoName         Key = "directory.fault-no-name"
	FaultNoNumber       Key = "directory.fault-no-number"
	FaultNoLink         Key = "directory.fault-no-link"
	FaultDangling       Key = "directory.fault-dangling"
	FaultBadStatus      Key = "directory.fault-status"
	FaultBadAge         Key = "directory.fault-age"
	FaultAgesCross      Key = "directory.fault-ages-cross"
	FaultBadDate        Key = "directory.fault-date"
	FaultBadSchedule    Key = "directory.fault-schedule"
	FaultBadCode        Key = "directory.fault-code"
	FaultWrongColumns   Key = "directory.fault-columns"
	FaultBadQuotes      Key = "directory.fault-quotes"
	FaultTooLong        Key = "directory.fault-too-long"
	FaultNoParent       Key = "directory.fault-no-parent"
	FaultNoOrganization Key = "directory.fault-no-organization"
	FaultKeptColumn     Key = "directory.fault-kept-column"
	FaultUnusedColumn   Key = "directory.fault-unused-column"
	FaultAgesApart      Key = "directory.fault-ages-apart"
	FaultTooMany        Key = "directory.fault-too-many"
)

var serviceTexts = []text{
	{DirectoryFound, "{0} {0|service|services}; of {1} all is known that was asked for", "{0} {0|voorziening|voorzieningen}; van {1} is alles bekend wat gevraagd werd", "{0} {0|service|services} ; pour {1}, tout ce qui est demandé est connu"},
	{DirectoryOpen, "open now", "nu open", "ouvert maintenant"},
	{DirectoryClosed, "closed now", "nu gesloten", "fermé maintenant"},
	{DirectoryHoursUnknown, "hours not known", "uren niet bekend", "horaires inconnus"},
	{HoursUnread, "not known: a row of the file could not be read", "niet bekend: een rij van het bestand kon niet gelezen worden", "inconnus : une ligne du fichier est illisible"},
	{DirectoryCheckFirst, "check first", "eerst nakijken", "à vérifier d’abord"},
	{DirectoryNoPhone, "no telephone number", "geen telefoonnummer", "pas de numéro de téléphone"},
	{DirectoryNoArea, "area not known", "werkingsgebied niet bekend", "zone desservie inconnue"},
	{DirectoryNoRegion, "There is no province “{0}”; there are: {1}.", "Er is geen provincie “{0}”; er zijn wel: {1}.", "Il n’y a pas de province « {0} » ; il y a : {1}."},
	{DirectoryNoAge, "--age is a number of years from 0 to {0}", "--age is een aantal jaren van 0 tot {0}", "--age est un nombre d’années de 0 à {0}"},
	{DirectoryNoLanguage, "There is no language “{0}”; say it by its code (nl, fr, ar, …) or its name.", "Er is geen taal “{0}”; noem ze met haar code (nl, fr, ar, …) of haar naam.", "Il n’y a pas de langue « {0} » ; donnez son code (nl, fr, ar, …) ou son nom."},
	{DirectoryTownUnknown, "No address of the directory lies in “{0}”, and it is not a municipality known here: is the name right?", "Geen adres van de sociale kaart ligt in “{0}”, en de gemeente is hier niet bekend: klopt de naam?", "Aucune adresse de l’annuaire n’est à « {0} », et cette commune n’est pas connue ici : le nom est-il juste ?"},
	{DirectoryLacks, "Of {0} {0|service|services} {1} {1|has|have} no telephone number, and of {2} the opening hours are not known.", "Van {0} {0|voorziening|voorzieningen} {1|heeft|hebben} er {1} geen telefoonnummer, en van {2} zijn de uren niet bekend.", "Sur {0} {0|service|services}, {1} {1|n’a|n’ont} pas de numéro de téléphone, et les horaires de {2} sont inconnus."},
	{ReferredTo, "Referred to {0}, of the directory.", "Doorverwezen naar {0}, uit de sociale kaart.", "Orienté vers {0}, de l’annuaire."},
	{ReferredWords, "Recorded as it was typed: no service of the directory has this id.", "Vastgelegd zoals getypt: geen voorziening van de sociale kaart heeft deze id.", "Noté tel que tapé : aucun service de l’annuaire n’a cet id."},
	{DirectoryNone, "There is no directory of services yet. A supervisor imports one: baken directory import FILE", "Er is nog geen sociale kaart. Een supervisor leest er een in: baken directory import BESTAND", "Il n’y a pas encore d’annuaire des services. Une superviseure en importe un : baken directory import FICHIER"},
	{DirectoryImported, "{0} {0|service is|services are} the directory from now on. Earlier versions are kept.", "De sociale kaart telt vanaf nu {0} {0|voorziening|voorzieningen}. Vroegere versies blijven bewaard.", "{0} {0|service forme|services forment} désormais l’annuaire. Les versions précédentes sont gardées."},
	{DirectoryImportedSome, "{0} {0|service is|services are} the directory from now on; {1} {1|row|rows} of the files {1|was|were} refused, as said above.", "De sociale kaart telt vanaf nu {0} {0|voorziening|voorzieningen}; {1} {1|rij|rijen} van de bestanden {1|is|zijn} geweigerd, zoals hierboven staat.", "{0} {0|service forme|services forment} désormais l’annuaire ; {1} {1|ligne des fichiers a été refusée|lignes des fichiers ont été refusées}, comme indiqué plus haut."},
	{DirectoryWouldKeep, "{0} {0|service|services} would be kept, {1} {1|row|rows} refused. Nothing was changed.", "{0} {0|voorziening zou|voorzieningen zouden} bewaard worden, {1} {1|rij|rijen} geweigerd. Er is niets veranderd.", "{0} {0|service serait gardé|services seraient gardés}, {1} {1|ligne refusée|lignes refusées}. Rien n’a été changé."},
	{DirectoryChecked, "{0} active {0|service|services}; {1} of them {1|needs|need} a check.", "{0} actieve {0|voorziening|voorzieningen}, waarvan {1} na te kijken.", "{0} {0|service actif|services actifs}, dont {1} à revoir."},
	{DirectoryUnread, "{0} is not read: it is none of the files of a directory.", "{0} is niet gelezen: het is geen bestand van een sociale kaart.", "{0} n’est pas lu : ce n’est pas un fichier d’annuaire."},
	{DirectoryLine, "{0}, line {1}", "{0}, regel {1}", "{0}, ligne {1}"},
	{DirectoryMoreFaults, "{0}: {1} more; --format json tells them.", "{0}: nog {1}; --format json noemt ze.", "{0} : encore {1} ; --format json les donne."},
	{DirectoryColumnWrong, "--column takes FIELD=COLUMN, such as name=Naam; this is not: {0}", "--column verwacht VELD=KOLOM, zoals name=Naam; dit klopt niet: {0}", "--column attend CHAMP=COLONNE, comme name=Nom ; ceci ne l’est pas : {0}"},
	{DirectoryAsItWas, "The directory is as it was.", "De sociale kaart is ongewijzigd.", "L’annuaire est inchangé."},
	{DirectoryThere, "What there is: {0}", "Wat er is: {0}", "Ce qu’il y a : {0}"},
	{DirectoryAround, "The circle: {0}", "De kring: {0}", "La boucle : {0}"},

	{DirectoryNotUTF8, "this is not UTF-8; save the file as UTF-8 and try again", "dit is geen UTF-8; bewaar het bestand als UTF-8 en probeer opnieuw", "ce n’est pas de l’UTF-8 ; enregistrez le fichier en UTF-8 et réessayez"},
	{DirectoryNoServices, "there is no file of services (services.csv, or a JSON)", "er is geen bestand met voorzieningen (services.csv, of een JSON)", "il n’y a pas de fichier de services (services.csv, ou un JSON)"},
	{DirectoryNoColumn, "a column that is needed is missing", "een kolom die nodig is, ontbreekt", "il manque une colonne nécessaire"},
	{DirectoryNoMap, "for a single CSV file --column says which column is what, at least name", "voor één los CSV-bestand zegt --column welke kolom wat is, minstens name", "pour un seul fichier CSV, --column dit quelle colonne est quoi, au moins name"},
	{DirectoryNoField, "--column names a field that does not exist, or one twice that may be there once only, or no name", "--column noemt een veld dat niet bestaat, of tweemaal een veld dat maar één keer mag, of geen name", "--column cite un champ qui n’existe pas, ou deux fois un champ admis une seule fois, ou pas de name"},
	{DirectoryZip, "the zip is incomplete or damaged; fetch it again", "de zip is onvolledig of beschadigd; haal hem opnieuw op", "le zip est incomplet ou abîmé ; récupérez-le de nouveau"},
	{DirectoryPath, "the zip has a file outside its own folder; it is not trusted", "de zip bevat een bestand buiten zijn eigen map; hij wordt niet vertrouwd", "le zip contient un fichier hors de son dossier ; il n’est pas digne de confiance"},
	{DirectoryTooLarge, "this is more than can be read", "dit is meer dan gelezen kan worden", "c’est plus que ce qui peut être lu"},
	{DirectoryCircle, "the parents refer to each other in a circle", "de bovenliggende termen verwijzen in een kring naar elkaar", "les éléments parents forment une boucle"},
	{DirectoryNothing, "no service of it could be kept", "geen enkele voorziening kon bewaard worden", "aucun service n’a pu être gardé"},
	{DirectoryJSON, "this is no whole JSON", "deze JSON is niet volledig", "ce JSON n’est pas complet"},
	{DirectoryQuote, "a quotation mark is not closed", "een aanhalingsteken is niet gesloten", "un guillemet n’est pas fermé"},

	{LimitBytes, "bytes in all", "bytes in totaal", "octets en tout"},
	{LimitRecord, "one value or row", "één waarde of rij", "une valeur ou ligne"},
	{LimitRows, "rows of one file", "rijen van één bestand", "lignes d’un fichier"},
	{LimitServices, "services", "voorzieningen", "services"},
	{LimitFiles, "files", "bestanden", "fichiers"},
	{LimitDepth, "levels of nesting", "niveaus diep genest", "niveaux d’imbrication"},

	{FaultNoID, "refused, no id", "geweigerd, geen id", "refusée, pas d’id"},
	{FaultTwice, "refused, this id stands there already", "geweigerd, deze id staat er al", "refusée, cet id y figure déjà"},
	{FaultNoName, "refused, no name", "geweigerd, geen naam", "refusée, pas de nom"},
	{FaultNoNumber, "refused, no number", "geweigerd, geen nummer", "refusée, pas de numéro"},
	{FaultNoLink, "refused, it does not say what it belongs to", "geweigerd, ze zegt niet waar ze bij hoort", "refusée, elle ne dit pas à quoi elle se rapporte"},
	{FaultDangling, "refused, what it belongs to is not there", "geweigerd, waar ze bij hoort is er niet", "refusée, ce à quoi elle se rapporte n’y est pas"},
	{FaultBadStatus, "no such status; kept as not active", "onbekende status; bewaard als niet actief", "statut inconnu ; gardé comme inactif"},
	{FaultBadAge, "no age; kept without it", "geen leeftijd; bewaard zonder dat gegeven", "pas un âge ; gardé sans cette donnée"},
	{FaultAgesCross, "the lowest age is above the highest; kept without them", "de laagste leeftijd ligt boven de hoogste; bewaard zonder die gegevens", "l’âge minimum dépasse le maximum ; gardé sans ces données"},
	{FaultBadDate, "no date; kept without it", "geen datum; bewaard zonder dat gegeven", "pas une date ; gardé sans cette donnée"},
	{FaultBadSchedule, "opening hours that cannot be read", "openingsuren die niet gelezen kunnen worden", "horaires illisibles"},
	{FaultBadCode, "not a word that may stand there; kept without it", "geen woord dat er mag staan; bewaard zonder dat gegeven", "pas un mot admis ; gardé sans cette donnée"},
	{FaultWrongColumns, "refused, more or fewer columns than the first line", "geweigerd, meer of minder kolommen dan de eerste regel", "refusée, plus ou moins de colonnes que la première ligne"},
	{FaultBadQuotes, "refused, a stray quotation mark", "geweigerd, een verdwaald aanhalingsteken", "refusée, un guillemet égaré"},
	{FaultTooLong, "far too long", "veel te lang", "beaucoup trop long"},
	{FaultNoParent, "the parent is not there; kept", "de bovenliggende term is er niet; bewaard", "l’élément parent n’y est pas ; gardé"},
	{FaultNoOrganization, "the organization is not there; kept without it", "de organisatie is er niet; bewaard zonder dat gegeven", "l’organisation n’y est pas ; gardé sans cette donnée"},
	{FaultKeptColumn, "not a column of the standard; kept and shown", "geen kolom van de standaard; bewaard en getoond", "pas une colonne de la norme ; gardée et montrée"},
	{FaultAgesApart, "ages that do not meet; kept without them", "leeftijden die niet op elkaar aansluiten; bewaard zonder dat gegeven", "âges qui ne se rejoignent pas ; gardé sans cette donnée"},
	{FaultTooMany, "refused, more opening hours of one service than are read", "geweigerd, meer openingsuren van één voorziening dan gelezen worden", "refusée, plus d’horaires d’un service qu’on n’en lit"},
	{FaultUnusedColumn, "not a column of the standard; not used", "geen kolom van de standaard; niet gebruikt", "pas une colonne de la norme ; non utilisée"},
}
