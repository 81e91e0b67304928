package lang

// Notes that are pinned or for supervisors, and the summary of a case.
const (
	NotePinned       Key = "note.pinned"
	PinnedHead       Key = "note.pinned-head"
	NoteFew          Key = "note.for-supervisors"
	NoteStaysFew     Key = "note.stays-for-supervisors"
	NoteWillPin      Key = "note.will-pin"
	SummaryHead      Key = "note.summary"
	SummaryWord      Key = "note.summary-word"
	SummaryTitle     Key = "note.summary-title" // {0} case number
	SummaryFirst     Key = "note.summary-title-first"
	SummaryStays     Key = "note.summary-stays"
	DoneSummary      Key = "note.summary-kept" // {0} who
	DonePin          Key = "note.was-pinned"   // {0} who
	DoneUnpin        Key = "note.was-unpinned" // {0} who
	WhyNewNotesOnly  Key = "note.why-new-only" // {0} key
	WhyFewNotAllowed Key = "note.why-not-few"  //
	WhyAllNotAllowed Key = "note.why-not-all"  //
	SeveralHere      Key = "several.here"
	SeveralWarning   Key = "several.warning"
	DoneSeveral      Key = "several.said"          // {0} who
	DoneNotSeveral   Key = "several.unsaid"        // {0} who
	DidSeveral       Key = "history.several"       // {0} who
	DidNotSeveral    Key = "history.not-several"   // {0} who
	DidNoteFew       Key = "history.noted-few"     // {0} who
	DidReviseFew     Key = "history.revised-few"   // {0} who
	DidPin           Key = "history.pinned"        // {0} who
	DidUnpin         Key = "history.unpinned"      // {0} who
	DidSummary       Key = "history.summary"       // {0} who
	DidSummaryOff    Key = "history.summary-taken" // {0} who
)

var noteTexts = []text{
	{NotePinned, "pinned", "vastgezet", "épinglée"},
	{PinnedHead, "Pinned", "Vastgezet", "Épinglées"},
	{NoteFew, "for supervisors only", "alleen voor supervisoren", "pour les superviseurs seulement"},
	{NoteStaysFew, "for supervisors only, never sent", "alleen voor supervisoren, wordt nooit verzonden", "pour les superviseurs seulement, jamais envoyée"},
	{NoteWillPin, "will be pinned", "wordt vastgezet", "sera épinglée"},
	{SummaryHead, "Summary", "Samenvatting", "Résumé"},
	{SummaryWord, "SUMMARY", "SAMENVATTING", "RÉSUMÉ INTERNE"},
	{SummaryTitle, "Summary of case {0}", "Samenvatting van dossier {0}", "Résumé du dossier {0}"},
	{SummaryFirst, "Summary of a new case", "Samenvatting van een nieuw dossier", "Résumé d’un nouveau dossier"},
	{SummaryStays, "on top of the case, for colleagues only, never sent", "bovenaan het dossier, alleen voor collega’s, wordt nooit verzonden", "en tête du dossier, pour les collègues seulement, jamais envoyé"},
	{DoneSummary, "{0}: summary kept", "{0}: samenvatting bewaard", "{0} : résumé enregistré"},
	{DonePin, "{0}: note pinned", "{0}: notitie vastgezet", "{0} : note épinglée"},
	{DoneUnpin, "{0}: note no longer pinned", "{0}: notitie niet meer vastgezet", "{0} : note désépinglée"},
	{WhyNewNotesOnly, "this is decided when a note is new", "dat wordt bij een nieuwe notitie beslist", "cela se décide pour une nouvelle note"},
	{WhyFewNotAllowed, "your role writes no notes for supervisors", "uw rol schrijft geen notities voor supervisoren", "votre rôle n’écrit pas de notes pour les superviseurs"},
	{WhyAllNotAllowed, "your role writes notes for supervisors only", "uw rol schrijft alleen notities voor supervisoren", "votre rôle n’écrit que des notes pour les superviseurs"},
	{SeveralHere, "several people write from here", "hier schrijven meerdere mensen", "plusieurs personnes écrivent d’ici"},
	{SeveralWarning, "Several people write from this address: others may read what you send.", "Vanaf dit adres schrijven meerdere mensen: anderen lezen misschien wat u verzendt.", "Plusieurs personnes écrivent de cette adresse : d’autres liront peut-être ce que vous envoyez."},
	{DoneSeveral, "{0}: several people write from here", "{0}: hier schrijven meerdere mensen", "{0} : plusieurs personnes écrivent d’ici"},
	{DoneNotSeveral, "{0}: one person writes from here", "{0}: hier schrijft één iemand", "{0} : une seule personne écrit d’ici"},
	{DidSeveral, "{0} said that several people write from here", "{0} zei dat hier meerdere mensen schrijven", "{0} a dit que plusieurs personnes écrivent d’ici"},
	{DidNotSeveral, "{0} said that one person writes from here", "{0} zei dat hier één iemand schrijft", "{0} a dit qu’une seule personne écrit d’ici"},
	{DidNoteFew, "{0} wrote a note for supervisors", "{0} schreef een notitie voor supervisoren", "{0} a écrit une note pour les superviseurs"},
	{DidReviseFew, "{0} revised a note for supervisors", "{0} herzag een notitie voor supervisoren", "{0} a révisé une note pour les superviseurs"},
	{DidPin, "{0} pinned a note", "{0} zette een notitie vast", "{0} a épinglé une note"},
	{DidUnpin, "{0} unpinned a note", "{0} maakte een notitie los", "{0} a désépinglé une note"},
	{DidSummary, "{0} wrote the summary", "{0} schreef de samenvatting", "{0} a écrit le résumé"},
	{DidSummaryOff, "{0} took the summary away", "{0} haalde de samenvatting weg", "{0} a retiré le résumé"},
}
