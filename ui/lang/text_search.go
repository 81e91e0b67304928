package lang

// Searching everywhere.
const (
	SearchTitle    Key = "search.title"
	SearchHint     Key = "search.hint"
	SearchKeys     Key = "search.keys"
	SearchCovered  Key = "search.covered"
	SearchNewest   Key = "search.newest"
	SearchBest     Key = "search.best"
	SearchFound    Key = "search.found"    // {0} how many
	SearchFirst    Key = "search.first"    // {0} how many are shown, {1} of how many
	SearchAtLeast  Key = "search.at-least" // {0} how many are shown, {1} of how many at least
	SearchBehind   Key = "search.behind"   // {0} how many are still to be read
	SearchRebuilds Key = "search.rebuilds"
	SearchFurther  Key = "search.further" // {0} key
	WhyNothingHit  Key = "search.no-hit"

	WhereMail         Key = "search.in-mail"
	WhereAttachment   Key = "search.in-attachment"
	WhereChat         Key = "search.in-chat"
	WhereNote         Key = "search.in-note"
	WhereRegistration Key = "search.in-registration"
	WhereHandoff      Key = "search.in-handoff"

	QueryEmpty   Key = "query.empty"
	QueryKey     Key = "query.key"      // {0} what was written, {1} what there is
	QueryNoValue Key = "query.no-value" // {0} the key, {1} what can follow
	QueryWanting Key = "query.wanting"  // {0} the key
	QueryValue   Key = "query.value"    // {0} the key, {1} what was written, {2} what there is
	QueryDate    Key = "query.date"     // {0} the key, {1} what was written
	QueryOpen    Key = "query.open"
	QueryShort   Key = "query.short" // {0} what was written
	QueryLong    Key = "query.long"

	FindLimit  Key = "find.limit"  // {0} the most
	FindBehind Key = "find.behind" // {0} how many
	HeadAt     Key = "find.at"
	HeadWhere  Key = "find.where"
	HeadFound  Key = "find.found"
)

var searchTexts = []text{
	{SearchTitle, "Search", "Zoeken", "Recherche"},
	{SearchHint, "Words, “phrases”, and beginnings of words (kind*); all must be there, and a minus before one leaves it out.", "Woorden, “woorden samen”, en beginnen van woorden (kind*); alles moet er staan, en een minteken ervoor sluit uit.", "Des mots, des « mots ensemble », et des débuts de mots (enfan*) ; tout doit y être, et un moins devant exclut."},
	{SearchKeys, "Narrow with from: to: subject: theme: channel: before: after: is: has:attachment", "Verfijnen met from: to: subject: theme: channel: before: after: is: has:attachment", "Préciser avec from: to: subject: theme: channel: before: after: is: has:attachment"},
	{SearchCovered, "Names and addresses are found only where you have uncovered them.", "Namen en adressen worden alleen gevonden waar u ze onthuld hebt.", "Noms et adresses ne sont trouvés que là où vous les avez découverts."},
	{SearchNewest, "newest first", "nieuwste eerst", "plus récents d’abord"},
	{SearchBest, "best first", "beste eerst", "meilleurs d’abord"},
	{SearchFound, "{0} found", "{0} gevonden", "{0} {0|trouvé|trouvés}"},
	{SearchFirst, "the first {0} of {1}", "de eerste {0} van {1}", "les {0} premiers sur {1}"},
	{SearchAtLeast, "the first {0} of {1} or more", "de eerste {0} van {1} of meer", "les {0} premiers sur {1} ou plus"},
	{SearchBehind, "still being read for searching: {0}", "nog te lezen om te doorzoeken: {0}", "encore à lire pour la recherche : {0}"},
	{SearchRebuilds, "the search index was damaged and is built anew; not all is found yet", "de zoekindex was beschadigd en wordt opnieuw opgebouwd; nog niet alles wordt gevonden", "l’index de recherche était endommagé et est reconstruit ; tout n’est pas encore trouvé"},
	{SearchFurther, "{0} searches everywhere", "{0} zoekt overal", "{0} cherche partout"},
	{WhyNothingHit, "nothing is found that could be opened", "er is niets gevonden om te openen", "rien de trouvé à ouvrir"},
	{WhereMail, "mail", "mail", "mail"},
	{WhereAttachment, "attachment", "bijlage", "pièce jointe"},
	{WhereChat, "chat", "chat", "chat"},
	{WhereNote, "note", "notitie", "note interne"},
	{WhereRegistration, "registration", "registratie", "enregistrement"},
	{WhereHandoff, "handoff", "overdracht", "transfert"},
	{QueryEmpty, "nothing to search for was given", "zeg waarnaar er gezocht moet worden", "dites ce qu’il faut chercher"},
	{QueryKey, "“{0}:” is not known; there are: {1}. With quotation marks around it, it is searched for as words", "“{0}:” is niet gekend; er zijn: {1}. Tussen aanhalingstekens wordt het als woorden gezocht", "« {0}: » n’est pas connu ; il y a : {1}. Entre guillemets, il est cherché comme des mots"},
	{QueryNoValue, "after “{0}:” one of these follows: {1}", "na “{0}:” volgt een van deze: {1}", "après « {0}: » vient l’un de ceux-ci : {1}"},
	{QueryWanting, "after “{0}:” something is missing", "na “{0}:” ontbreekt iets", "il manque quelque chose après « {0}: »"},
	{QueryValue, "“{0}:{1}” is not known; there are: {2}", "“{0}:{1}” is niet gekend; er zijn: {2}", "« {0}:{1} » n’est pas connu ; il y a : {2}"},
	{QueryDate, "“{0}:{1}” is no day; write 2026-11-23, 2026-11, 2026, or how long ago: 30d", "“{0}:{1}” is geen dag; schrijf 2026-11-23, 2026-11, 2026, of hoelang geleden: 30d", "« {0}:{1} » n’est pas un jour ; écrivez 2026-11-23, 2026-11, 2026, ou depuis combien de temps : 30d"},
	{QueryOpen, "a quotation mark is not closed", "een aanhalingsteken is niet gesloten", "un guillemet n’est pas fermé"},
	{QueryShort, "“{0}*” is too short; write two letters or more before the *", "“{0}*” is te kort; schrijf twee letters of meer voor de *", "« {0}* » est trop court ; écrivez deux lettres ou plus avant *"},
	{QueryLong, "too much is asked for at once; leave some of it out", "er wordt te veel tegelijk gevraagd; laat iets weg", "trop de choses sont demandées à la fois ; retirez-en"},
	{FindLimit, "--limit is a number from 1 to {0}", "--limit is een getal van 1 tot {0}", "--limit est un nombre de 1 à {0}"},
	{FindBehind, "not all can be found yet; still to be read for searching: {0}", "nog niet alles wordt gevonden; nog te lezen om te doorzoeken: {0}", "tout n’est pas encore trouvé ; encore à lire pour la recherche : {0}"},
	{HeadAt, "when", "wanneer", "quand"},
	{HeadWhere, "in", "in", "dans"},
	{HeadFound, "found", "gevonden", "trouvé"},
}
