package lang

// The screen of the figures.
const (
	FiguresScreen    Key = "figures.screen"
	FiguresLines     Key = "figures.tab-lines"
	FiguresMonths    Key = "figures.tab-months"
	FiguresHours     Key = "figures.tab-hours"
	FiguresTable     Key = "figures.tab-table"
	FiguresToday     Key = "figures.tab-today"
	FiguresQuarter   Key = "figures.quarter"       // {0} which, {1} year
	FiguresMonthOf   Key = "figures.month-of"      // {0} month, {1} year
	FiguresSpan      Key = "figures.span"          // {0} from, {1} to
	FiguresVersus    Key = "figures.versus"        // {0} period
	FiguresCounting  Key = "figures.counting"      // {0} period
	FiguresEmpty     Key = "figures.empty"         // nothing in the period
	FiguresNewest    Key = "figures.newest"        // {0} month
	FiguresHow       Key = "figures.how"           // {0} key
	FiguresNotDone   Key = "figures.not-done"      // {0} contacts
	FiguresOthers    Key = "figures.others"        // how many more notes there are
	FiguresWas       Key = "figures.was"           // {0} period, {1} number and share
	FiguresSays      Key = "figures.says"          // {0} what, {1} number and share
	FiguresAlone     Key = "figures.alone"         // {0} how many
	FiguresNumber    Key = "figures.number"        // {0} contacts or victims, {1} share
	FiguresByMonth   Key = "figures.by-month"      // {0} what, {1} from when to when
	FiguresByHour    Key = "figures.by-hour"       // {0} contacts
	FiguresShade     Key = "figures.shade"         // {0} from, {1} to
	FiguresCrossed   Key = "figures.crossed"       // {0} rows, {1} columns, {2} contacts or victims
	FiguresColumns   Key = "figures.columns"       // {0} first, {1} last, {2} of
	FiguresPickRows  Key = "figures.pick-rows"     //
	FiguresPickCols  Key = "figures.pick-cols"     // {0} rows
	FiguresOnlyRows  Key = "figures.only-rows"     //
	FiguresWeekday   Key = "figures.field-weekday" //
	FiguresHourOf    Key = "figures.field-hour"    //
	FiguresMonthWord Key = "figures.field-month"   //
	PickChannel      Key = "figures.pick-channel"

	BehindHead  Key = "figures.behind"       // {0} what, {1} contacts
	BehindHere  Key = "figures.behind-here"  // {0} how many are listed
	BehindFirst Key = "figures.behind-first" // {0} how many are listed, {1} of how many
	BehindGone  Key = "figures.behind-gone"  // {0} how many are not there
	BehindReads Key = "figures.behind-reads"

	TodayHead    Key = "figures.today-head" // {0} day, {1} time
	TodayWaiting Key = "figures.today-waiting"
	TodayLongest Key = "figures.today-longest"
	TodayDone    Key = "figures.today-done"
	TodayFirst   Key = "figures.today-first"
	TodayOf      Key = "figures.today-of" // {0} contacts
	TodayNote    Key = "figures.today-note"
	TodayAll     Key = "figures.today-all"

	WhyNobodyBehind Key = "figures.nobody"
	WhyReadsNone    Key = "figures.reads-none"
	WhyAllCounted   Key = "figures.all-counted"
	WhyFuture       Key = "figures.future"
	WhyOnlyTable    Key = "figures.only-table"
	WhyNotCounted   Key = "figures.not-counted"

	FigureHead1  Key = "figures.r1"
	FigureHead2  Key = "figures.r2"
	FigureHead3  Key = "figures.r3"
	FigureHead4  Key = "figures.r4"
	FigureHead5  Key = "figures.r5"
	FigureHead6  Key = "figures.r6"
	FigureHead7  Key = "figures.r7"
	FigureHead8  Key = "figures.r8"
	FigureHead9  Key = "figures.r9"
	FigureHead10 Key = "figures.r10"
	FigureHead11 Key = "figures.r11"
	FigureHead12 Key = "figures.r12"
	FigureHead13 Key = "figures.r13"
)

var figureScreenTexts = []text{
	{FiguresScreen, "Figures", "Cijfers", "Chiffres"},
	{FiguresLines, "Lines", "Lijst", "Liste"},
	{FiguresMonths, "Months", "Maanden", "Mois"},
	{FiguresHours, "Hours", "Uren", "Heures"},
	{FiguresTable, "Table", "Tabel", "Tableau"},
	{FiguresToday, "Today", "Vandaag", "Aujourd’hui"},
	{FiguresQuarter, "Q{0} {1}", "kwartaal {0} van {1}", "trimestre {0} de {1}"},
	{FiguresMonthOf, "{0} {1}", "{0} {1}", "{0} {1}"},
	{FiguresSpan, "{0} to {1}", "{0} tot {1}", "{0} à {1}"},
	{FiguresVersus, "against {0}", "tegenover {0}", "comparé à {0}"},
	{FiguresCounting, "counting {0}…", "{0} wordt geteld…", "{0} : comptage…"},
	{FiguresEmpty, "Nothing is counted in this period.", "In deze periode is niets geteld.", "Rien n’est compté pour cette période."},
	{FiguresNewest, "The last that is counted is of {0}.", "Het laatste dat geteld is, is van {0}.", "Le dernier comptage est de {0}."},
	{FiguresHow, "What is registered of a contact is counted a day later. {0} goes to the period before.", "Wat van een oproep geregistreerd is, wordt een dag later geteld. {0} gaat naar de periode ervoor.", "Ce qui est enregistré d’un contact compte un jour plus tard. {0} va à la période d’avant."},
	{FiguresNotDone, "{0} of them {0|is an unfinished registration|are unfinished registrations}: {0|it is|they are} counted too, as far as {0|it goes|they go}.", "{0} daarvan {0|is een onvolledige registratie|zijn onvolledige registraties}: {0|ze telt|ze tellen} mee, zover ingevuld.", "Dont {0} {0|enregistrement incomplet, compté|enregistrements incomplets, comptés} pour ce qui est rempli."},
	{FiguresOthers, "and {0} more", "en nog {0}", "et {0} de plus"},
	{FiguresWas, "in {0}: {1}", "in {0}: {1}", "en {0} : {1}"},
	{FiguresSays, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{FiguresAlone, "{0}%", "{0}%", "{0} %"},
	{FiguresNumber, "{0}, {1}", "{0}, {1}", "{0}, {1}"},
	{FiguresByMonth, "{0}, {1}", "{0}, {1}", "{0}, {1}"},
	{FiguresByHour, "{0} by weekday and hour", "{0} per weekdag en uur", "{0} par jour et heure"},
	{FiguresShade, "{0} to {1}", "{0} tot {1}", "{0} à {1}"},
	{FiguresCrossed, "{0} against {1}: {2}; shares are of each row", "{0} tegenover {1}: {2}; aandelen zijn van elke rij", "{0} par {1} : {2} ; parts de chaque ligne"},
	{FiguresColumns, "columns {0} to {1} of {2}", "kolommen {0} tot {1} van {2}", "colonnes {0} à {1} sur {2}"},
	{FiguresPickRows, "Which field in the rows?", "Welk veld in de rijen?", "Quel champ dans les lignes ?"},
	{FiguresPickCols, "{0} against which field?", "{0} tegenover welk veld?", "{0} par quel champ ?"},
	{FiguresOnlyRows, "no other field", "geen ander veld", "aucun autre champ"},
	{FiguresWeekday, "weekday", "weekdag", "jour de la semaine"},
	{FiguresHourOf, "hour", "uur", "heure"},
	{FiguresMonthWord, "month", "maand", "mois"},
	{PickChannel, "Which channel?", "Welk kanaal?", "Quel canal ?"},

	{BehindHead, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{BehindHere, "{0} listed", "{0} in de lijst", "{0} dans la liste"},
	{BehindFirst, "the newest {0} of {1} listed", "de nieuwste {0} van {1} in de lijst", "les {0} plus récents de {1} dans la liste"},
	{BehindGone, "{0} counted and not listed: erased, or not on this workstation", "{0} wel geteld, niet in de lijst: gewist, of niet op dit werkstation", "{0} {0|compté|comptés}, pas dans la liste : {0|effacé|effacés}, ou pas sur ce poste"},
	{BehindReads, "Looking for the contacts…", "De oproepen worden gezocht…", "Recherche des contacts…"},

	{TodayHead, "How the line stands, {0}, {1}", "Hoe de lijn ervoor staat, {0}, {1}", "Où en est la ligne, {0}, {1}"},
	{TodayWaiting, "waiting", "wachten", "en attente"},
	{TodayLongest, "longest", "langst", "le plus long"},
	{TodayDone, "answered", "beantwoord", "répondus"},
	{TodayFirst, "first reply, median", "eerste antwoord, mediaan", "première réponse, médiane"},
	{TodayOf, "of {0}", "van {0}", "de {0}"},
	{TodayNote, "Answered: contacts that an answer went to since midnight, and calls that were held. First reply: of those answered for the first time today, by the clock; calls are not in it.", "Beantwoord: oproepen waar sinds middernacht een antwoord naar ging, en gevoerde gesprekken. Eerste antwoord: van wie vandaag voor het eerst antwoord kreeg, volgens de klok; zonder telefoon.", "Répondus : les contacts à qui une réponse est partie depuis minuit, et les appels tenus. Première réponse : pour ceux qui en ont reçu une aujourd’hui, à la montre ; sans les appels."},
	{TodayAll, "all", "alle", "tous"},

	{WhyNobodyBehind, "nothing is counted here", "hier is niets geteld", "rien n’est compté ici"},
	{WhyReadsNone, "only counselors and supervisors see contacts", "alleen hulpverleners en supervisors zien oproepen", "seuls les écoutants et superviseurs voient les contacts"},
	{WhyAllCounted, "all contacts are counted already", "alle oproepen worden al geteld", "tous les contacts sont déjà comptés"},
	{WhyFuture, "that has not begun yet", "dat is nog niet begonnen", "cela n’a pas encore commencé"},
	{WhyOnlyTable, "the table has no columns there", "daar heeft de tabel geen kolommen", "le tableau n’a pas de colonnes là"},
	{WhyNotCounted, "it is still being counted", "er wordt nog geteld", "le comptage est en cours"},

	{FigureHead1, "Contacts", "Oproepen", "Contacts"},
	{FigureHead2, "Victims", "Slachtoffers", "Victimes"},
	{FigureHead3, "Channel", "Kanaal", "Canal"},
	{FigureHead4, "Theme", "Thema", "Thème"},
	{FigureHead5, "Context", "Context", "Contexte"},
	{FigureHead6, "Minors", "Minderjarigen", "Mineurs"},
	{FigureHead7, "Who makes contact", "Wie contact opneemt", "Qui prend contact"},
	{FigureHead8, "Gender", "Geslacht", "Genre"},
	{FigureHead9, "Anonymous", "Anoniem", "Anonymat"},
	{FigureHead10, "Referred on", "Doorverwezen", "Orientation"},
	{FigureHead11, "Sexual violence", "Seksueel geweld", "Violence sexuelle"},
	{FigureHead12, "From minors, by channel", "Van minderjarigen, per kanaal", "De mineurs, par canal"},
	{FigureHead13, "Province", "Provincie", "Province"},
}
