package lang

// The figures: what each is called, what it is a share of, and what cannot be counted.
const (
	HeadLine        Key = "figures.head-line"
	HeadFigure      Key = "figures.head-figure"
	HeadNumber      Key = "figures.head-number"
	HeadShare       Key = "figures.head-share"
	HeadBefore      Key = "figures.head-before"
	HeadShareBefore Key = "figures.head-share-before"

	FiguresHead          Key = "figures.head"           // {0} period, {1} when
	FiguresHeadPublished Key = "figures.head-published" // {0} period, {1} when
	FiguresAgainst       Key = "figures.against"        // {0} period
	FiguresOnlyRegion    Key = "figures.only-region"
	FiguresOnlyTheme     Key = "figures.only-theme"
	FiguresOnlyChannel   Key = "figures.only-channel"

	FiguresOnlyCounselor Key = "figures.only-counselor"
	FiguresLiving        Key = "figures.living"
	FiguresErased        Key = "figures.erased" // {0} contacts

	FiguresTitle        Key = "figures.title" // {0} period
	FiguresPartContacts Key = "figures.part-contacts"
	FiguresPartContext  Key = "figures.part-context"
	FiguresPartAges     Key = "figures.part-ages"
	FiguresPartShares   Key = "figures.part-shares"
	FiguresPartMinors   Key = "figures.part-minors"
	FiguresOverMonths   Key = "figures.over-months"
	FiguresOverHours    Key = "figures.over-hours"
	FiguresHoursOf      Key = "figures.hours-of"
	FiguresMonth        Key = "figures.month"
	FiguresHour         Key = "figures.hour"
	FiguresPercent      Key = "figures.percent"  // {0} percent
	FiguresShareOf      Key = "figures.share-of" // {0} of what
	FiguresHollow       Key = "figures.hollow"   // {0} period before
	FiguresDefined      Key = "figures.defined"
	OnlyFiguresAsPage   Key = "figures.only-as-page"
	FiguresHatched      Key = "figures.hatched"

	FiguresOneCode      Key = "figures.one-code"      // {0} field, {1} code
	FiguresShare        Key = "figures.share"         // {0} percent, {1} of what
	FiguresOfContacts   Key = "figures.of-contacts"   // {0} how many
	FiguresOfVictims    Key = "figures.of-victims"    // {0} how many
	FiguresOfRow        Key = "figures.of-row"        // {0} contacts or victims, {1} which
	FiguresGenderKnown  Key = "figures.gender-known"  // {0} contacts
	FiguresContextKnown Key = "figures.context-known" // {0} victims
	FiguresUnknown      Key = "figures.unknown"       //
	FiguresNotAnswered  Key = "figures.not-answered"  //
	FiguresWithheld     Key = "figures.withheld"      //
	FiguresLack         Key = "figures.lack"          // {0} form, {1} version, {2} field
	FiguresUnread       Key = "figures.unread"        //
	FiguresWaiting      Key = "figures.waiting"       // {0} contacts
	FiguresNoPeriod     Key = "figures.no-period"     // {0} written
	FiguresNoField      Key = "figures.no-field"      // {0} written, {1} nearest, {2} all
	FiguresNoCode       Key = "figures.no-code"       // {0} field, {1} written, {2} all
	FiguresNoCounselor  Key = "figures.no-counselor"  // {0} written, {1} all
	FiguresFields       Key = "figures.fields"        //
	FiguresNotPublished Key = "figures.not-published" //
	FiguresNotOver      Key = "figures.not-over"      //

	FigureContacts     Key = "figures.contacts"
	FigureUnique       Key = "figures.unique"
	FigureUnfinished   Key = "figures.unfinished"
	FigureOtherTypes   Key = "figures.other-types"
	FigureVictims      Key = "figures.victims"
	FigureFamily       Key = "figures.family"
	FigureHousehold    Key = "figures.household"
	FigureOutside      Key = "figures.outside"
	FigureNoContext    Key = "figures.no-context"
	FigureMinors       Key = "figures.minors"
	FigureUnderSix     Key = "figures.under-six"
	FigureNoAge        Key = "figures.no-age"
	FigureAnonymous    Key = "figures.anonymous"
	FigureNotAnonymous Key = "figures.not-anonymous"
	FigureNoAnswer     Key = "figures.no-answer"
	FigureReferred     Key = "figures.referred"
	FigureNoHelp       Key = "figures.no-help"
	FigureSexual       Key = "figures.sexual"
	FigureNoForm       Key = "figures.no-form"
	FigureByMinors     Key = "figures.by-minors"
)

var figureTexts = []text{
	{HeadLine, "line", "regel", "ligne"},
	{HeadFigure, "figure", "cijfer", "chiffre"},
	{HeadNumber, "number", "aantal", "nombre"},
	{HeadShare, "share", "aandeel", "part"},
	{HeadBefore, "before", "ervoor", "avant"},
	{HeadShareBefore, "share before", "aandeel ervoor", "part avant"},

	{FiguresHead, "{0}, counted on {1}. Exact: for the house only.", "{0}, geteld op {1}. Exact: alleen voor intern gebruik.", "{0}, compté le {1}. Exact : à usage interne seulement."},
	{FiguresHeadPublished, "{0}, counted on {1}. 1 to 4, and what would give them away, is withheld.", "{0}, geteld op {1}. 1 tot 4, en wat die zou verraden, is weggelaten.", "{0}, compté le {1}. De 1 à 4, et ce qui les trahirait, n’est pas donné."},
	{FiguresAgainst, "Against {0}.", "Tegenover {0}.", "Comparé à {0}."},
	{FiguresOnlyRegion, "Province: {0} only.", "Provincie: alleen {0}.", "Province : {0} seulement."},
	{FiguresOnlyTheme, "Theme: {0} only.", "Thema: alleen {0}.", "Thème : {0} seulement."},
	{FiguresOnlyChannel, "Channel: {0} only.", "Kanaal: alleen {0}.", "Canal : {0} seulement."},

	{FiguresOnlyCounselor, "Registered by {0} only.", "Alleen geregistreerd door {0}.", "Seulement ceux enregistrés par {0}."},
	{FiguresLiving, "Counted from the contacts that are still there: of one that was erased neither the day nor who registered it is kept.", "Geteld uit de oproepen die er nog zijn: van wat gewist is, wordt de dag niet bewaard, en ook niet wie het registreerde.", "Compté à partir des contacts encore présents : de ceux qui sont effacés, on ne garde ni le jour ni qui les a enregistrés."},
	{FiguresErased, "{0} {0|contact|contacts} of the same months {0|was|were} erased since, and {0|is|are} not in these figures.", "{0} {0|oproep|oproepen} van dezelfde maanden {0|is|zijn} intussen gewist, en {0|zit|zitten} niet in deze cijfers.", "{0} {0|contact|contacts} des mêmes mois {0|a été effacé|ont été effacés} depuis, et ne {0|figure|figurent} pas dans ces chiffres."},

	{FiguresTitle, "Figures {0}", "Cijfers {0}", "Chiffres {0}"},
	{FiguresPartContacts, "Contacts and victims", "Oproepen en slachtoffers", "Contacts et victimes"},
	{FiguresPartContext, "Where it happens", "Waar het gebeurt", "Où cela se passe"},
	{FiguresPartAges, "Minors among the victims", "Minderjarigen onder de slachtoffers", "Mineurs parmi les victimes"},
	{FiguresPartShares, "Anonymous, referred on, sexual violence", "Anoniem, doorverwezen, seksueel geweld", "Anonymes, orientés, violence sexuelle"},
	{FiguresPartMinors, "Contacts from minors, by channel", "Oproepen van minderjarigen, per kanaal", "Contacts de mineurs, par canal"},
	{FiguresOverMonths, "Month by month", "Maand per maand", "Mois par mois"},
	{FiguresOverHours, "Hours and days of the week", "Uren en dagen van de week", "Heures et jours de la semaine"},
	{FiguresHoursOf, "Each cell has the number of contacts that began in that hour; the darker, the more.", "Elk vakje heeft het aantal oproepen die in dat uur begonnen; hoe donkerder, hoe meer.", "Chaque case donne le nombre de contacts commencés à cette heure ; plus c’est foncé, plus il y en a."},
	{FiguresMonth, "month", "maand", "mois"},
	{FiguresHour, "hour", "uur", "heure"},
	{FiguresPercent, "{0}%", "{0}%", "{0} %"},
	{FiguresShareOf, "Shares of {0}.", "Aandelen van {0}.", "Parts de {0}."},
	{FiguresHollow, "Hollow bars: {0}.", "Holle balken: {0}.", "Barres creuses : {0}."},
	{FiguresDefined, "A contact counts when its type is counselling or information. A victim is a person in the role of (possible) victim; a contact can be about several, or none. Of the themes of a victim the main one counts. Shares are of all, those of whom it is not known too, unless it says known.", "Een oproep telt als de soort hulpvraag of informatievraag is. Een slachtoffer is een betrokkene in de rol van (mogelijk) slachtoffer; een oproep kan over meer dan één slachtoffer gaan, of over geen. Van de thema’s van een slachtoffer telt het hoofdthema. Aandelen zijn van allen, ook van wie het niet bekend is, tenzij er bekend staat.", "Un contact compte si son type est demande d’aide ou d’information. Une victime est une personne concernée dans le rôle de victime (possible) ; un contact peut en concerner plusieurs, ou aucune. Des thèmes d’une victime, le principal compte. Les parts se rapportent à l’ensemble, inconnus compris, sauf mention « connu »."},
	{OnlyFiguresAsPage, "--format html is for figures; the other commands have table, json and csv.", "--format html is voor cijfers; de andere opdrachten hebben table, json en csv.", "--format html est pour les chiffres ; les autres commandes ont table, json et csv."},
	{FiguresHatched, "Withheld: a number from 1 to 4, or one from which such a number could be worked out. It is drawn hatched, and is not 0.", "Weggelaten: een aantal van 1 tot 4, of een waaruit zo’n aantal af te leiden is. Het is gearceerd getekend, en is niet 0.", "Pas donné : un nombre de 1 à 4, ou un nombre dont on pourrait en déduire un. Il est hachuré, et n’est pas 0."},

	{FiguresOneCode, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{FiguresShare, "{0}% of {1}", "{0}% van {1}", "{0} % de {1}"},
	{FiguresOfContacts, "{0} {0|contact|contacts}", "{0} {0|oproep|oproepen}", "{0} {0|contact|contacts}"},
	{FiguresOfVictims, "{0} {0|victim|victims}", "{0} {0|slachtoffer|slachtoffers}", "{0} {0|victime|victimes}"},
	{FiguresOfRow, "{0}, {1}", "{0}, {1}", "{0}, {1}"},
	{FiguresGenderKnown, "{0}, gender known", "{0}, geslacht bekend", "{0}, genre connu"},
	{FiguresContextKnown, "{0}, context known", "{0}, context bekend", "{0}, contexte connu"},
	{FiguresUnknown, "not known", "niet bekend", "pas connu"},
	{FiguresNotAnswered, "not answered", "niet beantwoord", "sans réponse"},
	{FiguresWithheld, "withheld", "weggelaten", "pas donné"},
	{FiguresLack, "Form {0}, version {1}, has no {2}, or does not count it: of its contacts that is not known.", "Formulier {0}, versie {1}, heeft geen {2}, of telt het niet: van die oproepen is dat niet bekend.", "Le formulaire {0}, version {1}, n’a pas de {2}, ou ne le compte pas : pour ses contacts, ce n’est pas connu."},
	{FiguresUnread, "Some contacts are not in these figures: they were registered with a form that only a newer version of Baken knows.", "Sommige oproepen zitten niet in deze cijfers: ze zijn geregistreerd met een formulier dat alleen een nieuwere versie van Baken kent.", "Certains contacts ne sont pas dans ces chiffres : ils ont été enregistrés avec un formulaire que seule une version plus récente de Baken connaît."},
	{FiguresWaiting, "{0} {0|contact was|contacts were} registered or corrected lately; that is counted a day later.", "{0} {0|oproep is|oproepen zijn} pas geregistreerd of verbeterd; dat wordt een dag later geteld.", "{0} {0|contact a|contacts ont} été enregistré ou corrigé récemment ; cela compte un jour plus tard."},
	{FiguresNoPeriod, "“{0}” is no period: give a year (2026), a quarter (2026-Q4), a month (2026-11), a week (2026-W48), a day (2026-11-26), or from one to another (2026-03..2026-05).", "“{0}” is geen periode: geef een jaar (2026), een kwartaal (2026-Q4), een maand (2026-11), een week (2026-W48), een dag (2026-11-26), of van de ene tot de andere (2026-03..2026-05).", "« {0} » n’est pas une période : donnez une année (2026), un trimestre (2026-Q4), un mois (2026-11), une semaine (2026-W48), un jour (2026-11-26), ou de l’un à l’autre (2026-03..2026-05)."},
	{FiguresNoField, "There is no field “{0}” that is counted: did you mean {1}? There are {2}.", "Er is geen veld “{0}” dat geteld wordt: bedoelde u {1}? Er zijn {2}.", "Il n’y a pas de champ « {0} » qui soit compté : vouliez-vous dire {1} ? Il y a {2}."},
	{FiguresNoCode, "{0} has no code “{1}”; there are {2}.", "{0} heeft geen code “{1}”; er zijn {2}.", "{0} n’a pas de code « {1} » ; il y a {2}."},
	{FiguresNoCounselor, "“{0}” is not the name of one colleague; there are {1}.", "“{0}” is niet de naam van één collega; er zijn {1}.", "« {0} » n’est pas le nom d’un seul collègue ; il y a {1}."},
	{FiguresFields, "--by takes one field, or two that differ, parted by a comma.", "--by wil één veld, of twee verschillende, gescheiden door een komma.", "--by attend un champ, ou deux différents, séparés par une virgule."},
	{FiguresNotPublished, "Published are R1 to R13 of a whole month, quarter or year, of all contacts: whoever subtracts could otherwise find out what is withheld. Leave out --by, --region, --theme, --channel, --counselor, weeks and days, or --published.", "Gepubliceerd worden R1 tot R13 van een hele maand, een heel kwartaal of jaar, van alle oproepen: wie aftrekt zou anders vinden wat weggelaten is. Laat --by, --region, --theme, --channel, --counselor, weken en dagen weg, of --published.", "On ne publie que R1 à R13, d’un mois, d’un trimestre ou d’une année entière et pour tous les contacts : sinon, une soustraction révélerait ce qui n’est pas donné. Laissez de côté --by, --region, --theme, --channel, --counselor, les semaines et les jours, ou bien --published."},
	{FiguresNotOver, "The period is not over yet, so that its figures are not published: what is counted later could be told from them.", "De periode is nog niet voorbij, dus worden haar cijfers niet gepubliceerd: wat later geteld wordt, zou eruit af te leiden zijn.", "La période n’est pas terminée : ses chiffres ne se publient pas encore, car on en déduirait ce qui sera compté plus tard."},

	{FigureContacts, "contacts", "oproepen", "contacts, en tout"},
	{FigureUnique, "unique: not known to be repeated", "uniek: niet bekend als herhaling", "uniques : pas connus comme répétés"},
	{FigureUnfinished, "registration unfinished", "registratie onvolledig", "enregistrement incomplet"},
	{FigureOtherTypes, "beside them, of other types", "daarnaast, van andere soorten", "en plus, d’autres types"},
	{FigureVictims, "(possible) victims", "(mogelijke) slachtoffers", "victimes (possibles)"},
	{FigureFamily, "in the family", "in de familie", "dans la famille"},
	{FigureHousehold, "of which in the household, separated or not", "waarvan in het gezin, gescheiden of niet", "dont dans le ménage, séparé ou non"},
	{FigureOutside, "outside the family", "buiten de familie", "hors de la famille"},
	{FigureNoContext, "context not known", "context niet bekend", "contexte pas connu"},
	{FigureMinors, "minors", "minderjarigen", "mineurs"},
	{FigureUnderSix, "of which unborn or under 6", "waarvan ongeboren of jonger dan 6", "dont à naître ou de moins de 6 ans"},
	{FigureNoAge, "not known whether a minor", "leeftijd niet bekend", "minorité pas connue"},
	{FigureAnonymous, "anonymous", "anoniem", "anonymes"},
	{FigureNotAnonymous, "not anonymous", "niet anoniem", "pas anonymes"},
	{FigureNoAnswer, "not known whether anonymous", "anonimiteit niet bekend", "anonymat pas connu"},
	{FigureReferred, "referred on: a referral, or a file opened", "doorverwezen of aangemeld", "orientés, ou dossier ouvert"},
	{FigureNoHelp, "help given not known", "gegeven hulp niet bekend", "aide donnée pas connue"},
	{FigureSexual, "main form sexual", "hoofdvorm seksueel", "forme principale sexuelle"},
	{FigureNoForm, "main form not known", "hoofdvorm niet bekend", "forme principale pas connue"},
	{FigureByMinors, "from minors", "van minderjarigen", "de mineurs"},
}
