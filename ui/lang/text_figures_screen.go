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
	FiguresSpan      Key = "figures.span"          // {0} from, {1} to: months, or years
	FiguresDay       Key = "figures.day"           // {0} weekday, {1} day
	FiguresDays      Key = "figures.days"          // {0} from, {1} to
	FiguresWeek      Key = "figures.week"          // {0} which, {1} its first day, {2} its last
	FiguresOfThere   Key = "figures.of-there"      //
	FiguresNotThere  Key = "figures.not-there"     // {0} contacts
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
	FiguresCrossed   Key = "figures.crossed"       // {0} rows, {1} columns, {2} contacts or victims
	FiguresColumns   Key = "figures.columns"       // {0} first, {1} last, {2} of
	FiguresPickRows  Key = "figures.pick-rows"     //
	FiguresPickCols  Key = "figures.pick-cols"     // {0} rows
	FiguresOnlyRows  Key = "figures.only-rows"     //
	FiguresWeekday   Key = "figures.field-weekday" //
	FiguresHourOf    Key = "figures.field-hour"    //
	FiguresMonthWord Key = "figures.field-month"   //
	PickChannel      Key = "figures.pick-channel"
	PickCounselor    Key = "figures.pick-counselor"
	PickPeriod       Key = "figures.pick-period"
	PeriodForms      Key = "figures.period-forms"
	PeriodNone       Key = "figures.period-none"

	PeriodThisWeek    Key = "figures.this-week"
	PeriodLastWeek    Key = "figures.last-week"
	PeriodThisMonth   Key = "figures.this-month"
	PeriodLastMonth   Key = "figures.last-month"
	PeriodThisQuarter Key = "figures.this-quarter"
	PeriodLastQuarter Key = "figures.last-quarter"
	PeriodThisYear    Key = "figures.this-year"
	PeriodLastYear    Key = "figures.last-year"
	PeriodMonths      Key = "figures.last-months"

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
	WhyNotOfOne     Key = "figures.not-of-one"
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
	{FiguresDay, "{0} {1}", "{0} {1}", "{0} {1}"},
	{FiguresDays, "{0} to {1}", "{0} tot {1}", "du {0} au {1}"},
	{FiguresWeek, "week {0}, {1}–{2}", "week {0}, {1}–{2}", "sem. {0}, {1}–{2}"},
	{FiguresOfThere, "Counted from the contacts that are still there.", "Geteld uit de oproepen die er nog zijn.", "Compté à partir des contacts encore là."},
	{FiguresNotThere, "{0} {0|contact|contacts} of the same months {0|is|are} not: erased, or not on this workstation.", "{0} {0|oproep|oproepen} van dezelfde maanden {0|is|zijn} er niet meer: gewist, of niet op dit werkstation.", "{0} {0|contact|contacts} des mêmes mois n’y {0|est|sont} plus : {0|effacé|effacés}, ou pas sur ce poste."},
	{FiguresVersus, "against {0}", "tegenover {0}", "comparé à {0}"},
	{FiguresCounting, "counting {0}…", "{0} wordt geteld…", "{0} : comptage…"},
	{FiguresEmpty, "Nothing is counted in this period.", "In deze periode is niets geteld.", "Rien n’est compté pour cette période."},
	{FiguresNewest, "The last that is counted is of {0}.", "Het laatste dat geteld is, is van {0}.", "Le dernier comptage : {0}."},
	{FiguresHow, "What is registered of a contact is counted a day later. {0} goes to the period before.", "Wat van een oproep geregistreerd is, wordt een dag later geteld. {0} gaat naar de periode ervoor.", "Ce qui est enregistré d’un contact compte un jour plus tard. {0} va à la période d’avant."},
	{FiguresNotDone, "{0} of them {0|is an unfinished registration|are unfinished registrations}: {0|it is|they are} counted too, as far as {0|it goes|they go}.", "{0} daarvan {0|is een onvolledige registratie|zijn onvolledige registraties}: {0|ze telt|ze tellen} mee, zover ingevuld.", "Dont {0} {0|enregistrement incomplet, compté|enregistrements incomplets, comptés} pour ce qui est rempli."},
	{FiguresOthers, "and {0} more", "en nog {0}", "et {0} de plus"},
	{FiguresWas, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{FiguresSays, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{FiguresAlone, "{0}%", "{0}%", "{0} %"},
	{FiguresNumber, "{0}, {1}", "{0}, {1}", "{0}, {1}"},
	{FiguresByMonth, "{0}, {1}", "{0}, {1}", "{0}, {1}"},
	{FiguresByHour, "{0} by weekday and hour", "{0} per weekdag en uur", "{0} par jour et heure"},
	{FiguresCrossed, "{0} against {1}: {2}; shares are of each row", "{0} tegenover {1}: {2}; aandelen zijn van elke rij", "{0} par {1} : {2} ; parts de chaque ligne"},
	{FiguresColumns, "columns {0} to {1} of {2}", "kolommen {0} tot {1} van {2}", "colonnes {0} à {1} sur {2}"},
	{FiguresPickRows, "Which field in the rows?", "Welk veld in de rijen?", "Quel champ dans les lignes ?"},
	{FiguresPickCols, "{0} against which field?", "{0} tegenover welk veld?", "{0} par quel champ ?"},
	{FiguresOnlyRows, "no other field", "geen ander veld", "aucun autre champ"},
	{FiguresWeekday, "weekday", "weekdag", "jour de la semaine"},
	{FiguresHourOf, "hour", "uur", "heure"},
	{FiguresMonthWord, "month", "maand", "mois"},
	{PickChannel, "Which channel?", "Welk kanaal?", "Quel canal ?"},
	{PickCounselor, "Registered by whom?", "Geregistreerd door wie?", "Enregistré par qui ?"},
	{PickPeriod, "Which period?", "Welke periode?", "Quelle période ?"},
	{PeriodForms, "or type: 2026-W48, 2026-11-01 2026-11-26", "of typ: 2026-W48, 2026-11-01 2026-11-26", "ou tapez : 2026-W48, 2026-11-01 2026-11-26"},
	{PeriodNone, "That is no period yet: a year (2026), a quarter (2026-Q4), a month (2026-11), a week (2026-W48), a day (2026-11-26), or two of them with a space between (2026-11-01 2026-11-26).", "Dat is nog geen periode: een jaar (2026), een kwartaal (2026-Q4), een maand (2026-11), een week (2026-W48), een dag (2026-11-26), of twee daarvan met een spatie ertussen (2026-11-01 2026-11-26).", "Ce n’est pas encore une période : une année (2026), un trimestre (2026-Q4), un mois (2026-11), une semaine (2026-W48), un jour (2026-11-26), ou deux d’entre eux séparés par un espace (2026-11-01 2026-11-26)."},
	{PeriodThisWeek, "this week", "deze week", "cette semaine"},
	{PeriodLastWeek, "last week", "vorige week", "semaine dernière"},
	{PeriodThisMonth, "this month", "deze maand", "ce mois"},
	{PeriodLastMonth, "last month", "vorige maand", "mois dernier"},
	{PeriodThisQuarter, "this quarter", "dit kwartaal", "ce trimestre"},
	{PeriodLastQuarter, "last quarter", "vorig kwartaal", "trimestre dernier"},
	{PeriodThisYear, "this year", "dit jaar", "cette année"},
	{PeriodLastYear, "last year", "vorig jaar", "année dernière"},
	{PeriodMonths, "the last twelve months", "de laatste twaalf maanden", "les douze derniers mois"},

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
	{WhyNotOfOne, "only supervisors see figures of one counselor", "alleen supervisors zien cijfers van één hulpverlener", "seuls les superviseurs voient les chiffres d’un écoutant"},
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
