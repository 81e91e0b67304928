package lang

// The opening hours of the line.
const (
	HoursUsual     Key = "hours.usual"
	HoursWrong     Key = "hours.wrong"    // {0} line, {1} why
	HoursAreNone   Key = "hours.are-none" // no file
	HoursNoWord    Key = "hours.no-word"
	HoursNoZone    Key = "hours.no-zone" // {0} what stands there
	HoursTwoZones  Key = "hours.two-zones"
	HoursNoDays    Key = "hours.no-days"  // {0} what stands there
	HoursNoTimes   Key = "hours.no-times" // {0} what stands there
	HoursNoDate    Key = "hours.no-date"  // {0} what stands there
	HoursBackwards Key = "hours.backwards"
	HoursNoChannel Key = "hours.no-channel" // {0} what stands there
	HoursNeverOpen Key = "hours.never-open" // {0} channel
	HoursBoth      Key = "hours.both"       // {0} the other line
	HoursTooMany   Key = "hours.too-many"
	HoursNothing   Key = "hours.nothing"
)

var hoursTexts = []text{
	{HoursUsual, "no opening hours were set: the line is open Monday to Friday from 9 to 17, without holidays; `baken team set hours FILE` sets them, `baken team hours` prints a file to begin with", "er werden geen openingsuren ingesteld: de lijn is open van maandag tot vrijdag van 9 tot 17 uur, zonder feestdagen; `baken team set hours FILE` stelt ze in, `baken team hours` toont een bestand om mee te beginnen", "aucune heure d’ouverture n’a été fixée : la ligne est ouverte du lundi au vendredi de 9 à 17 heures, sans jours fériés ; `baken team set hours FILE` les fixe, `baken team hours` donne un fichier pour commencer"},
	{HoursWrong, "line {0}: {1}; the opening hours stay as they were", "regel {0}: {1}; de openingsuren blijven zoals ze waren", "ligne {0} : {1} ; les heures d’ouverture restent comme elles étaient"},
	{HoursAreNone, "these opening hours cannot be read; they stay as they were", "deze openingsuren zijn niet te lezen; ze blijven zoals ze waren", "ces heures d’ouverture ne se lisent pas ; elles restent comme elles étaient"},
	{HoursNoWord, "“{0}” is no beginning of a line: zone, phone, mail, chat, closed or open is", "“{0}” is geen begin van een regel: zone, phone, mail, chat, closed of open wel", "« {0} » ne commence pas une ligne : c’est zone, phone, mail, chat, closed ou open"},
	{HoursNoZone, "“{0}” is no time zone; Europe/Brussels is one", "“{0}” is geen tijdzone; Europe/Brussels is er een", "« {0} » n’est pas un fuseau horaire ; Europe/Brussels en est un"},
	{HoursTwoZones, "the time zone stands in a line before it already", "de tijdzone staat al in een regel ervoor", "le fuseau horaire est déjà dans une ligne précédente"},
	{HoursNoDays, "days of the week are wanted, such as mon-fri, sat,sun or daily, not “{0}”", "hier horen dagen van de week, zoals mon-fri, sat,sun of daily, niet “{0}”", "il faut des jours de la semaine, comme mon-fri, sat,sun ou daily, et non « {0} »"},
	{HoursNoTimes, "times are wanted, such as 09:00-17:00, not “{0}”", "hier horen uren, zoals 09:00-17:00, niet “{0}”", "il faut des heures, comme 09:00-17:00, et non « {0} »"},
	{HoursNoDate, "a date is wanted, such as 2026-12-25 or 2026-12-24..2027-01-03, not “{0}”", "hier hoort een datum, zoals 2026-12-25 of 2026-12-24..2027-01-03, niet “{0}”", "il faut une date, comme 2026-12-25 ou 2026-12-24..2027-01-03, et non « {0} »"},
	{HoursBackwards, "the last day is before the first", "de laatste dag ligt voor de eerste", "le dernier jour précède le premier"},
	{HoursNoChannel, "a date or a channel (phone, mail, chat) is wanted, not “{0}”", "hier hoort een datum of een kanaal (phone, mail, chat), niet “{0}”", "il faut une date ou un canal (phone, mail, chat), et non « {0} »"},
	{HoursNeverOpen, "{0} has no usual hours, so that it has no exceptions either", "{0} heeft geen gewone uren, en dus ook geen uitzonderingen", "{0} n’a pas d’heures habituelles, donc pas d’exceptions"},
	{HoursBoth, "line {0} says something else of the same days", "regel {0} zegt iets anders over dezelfde dagen", "la ligne {0} dit autre chose des mêmes jours"},
	{HoursTooMany, "the file is too long", "het bestand is te lang", "le fichier est trop long"},
	{HoursNothing, "there are no hours of any channel", "er zijn geen uren van enig kanaal", "il n’y a d’heures pour aucun canal"},
}
