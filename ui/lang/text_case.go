package lang

// The case, its notes and its history.
const (
	CaseTitle      Key = "case.title" // {0} number
	CaseNone       Key = "case.none"
	CaseOpened     Key = "case.opened" // {0} who, {1} how long ago
	NotesHead      Key = "case.notes"
	NotesEmpty     Key = "case.notes-empty"
	NoteTitle      Key = "case.note-title" // {0} case number
	NoteWord       Key = "case.note-word"
	NoteStays      Key = "case.note-stays"
	NoteSaved      Key = "case.note-saved" // {0} time
	NoteRevised    Key = "case.note-revised"
	NoteVersions   Key = "case.note-versions" // {0} count
	NoteTitleFirst Key = "case.note-title-first"
	NoteUnsaved    Key = "case.note-unsaved"
	NoteRevising   Key = "case.note-revising"
	NoteOtherDraft Key = "case.note-other-draft"
	MissingNote    Key = "case.note-missing"
	NoteNotKept    Key = "case.note-not-kept" // {0} time
	ErasedWord     Key = "case.erased"
	HistoryUndone  Key = "case.history-undone" // {0} what
	DangerWord     Key = "case.danger"         // {0} which
	HistoryHead    Key = "case.history"
	ContactsHead   Key = "case.contacts"

	DidArrive     Key = "history.arrived"
	DidOpen       Key = "history.opened"    // {0} who
	DidClaim      Key = "history.claimed"   // {0} who
	DidRelease    Key = "history.released"  // {0} who
	DidTakeOver   Key = "history.took-over" // {0} who, {1} from whom
	DidAnswer     Key = "history.answered"  // {0} who
	DidNote       Key = "history.noted"     // {0} who
	DidRevise     Key = "history.revised"   // {0} who
	DidClose      Key = "history.closed"    // {0} who
	DidReopen     Key = "history.reopened"  // {0} who
	DidReturn     Key = "history.returned"
	DidFollowUp   Key = "history.follow-up"    // {0} who, {1} day
	DidUncover    Key = "history.uncovered"    // {0} who
	DidDanger     Key = "history.danger"       // {0} who, {1} which
	DidWait       Key = "history.made-wait"    // {0} who
	DidJoin       Key = "history.joined"       // {0} who
	DidSave       Key = "history.saved"        // {0} who, {1} path
	DidUndo       Key = "history.undone"       // {0} who, {1} what
	DidOpenCase   Key = "history.opened-case"  // {0} who, {1} number
	DidLink       Key = "history.linked"       // {0} who
	DidDangerOff  Key = "history.danger-off"   // {0} who
	DidFollowOff  Key = "history.follow-off"   // {0} who
	DidAskSafe    Key = "history.mail-safe"    // {0} who, {1} answer
	DidSettleSent Key = "history.settled-sent" // {0} who
	DidTakeBack   Key = "history.taken-back"   // {0} who
	DidPrint      Key = "history.printed"      // {0} who
	DidMark       Key = "history.marked"       // {0} who
	DidRegister   Key = "history.registered"   // {0} who
	DidSomething  Key = "history.unknown"      // {0} who
)

var caseTexts = []text{
	{CaseTitle, "Case {0}", "Dossier {0}", "Dossier {0}"},
	{CaseNone, "No case yet: it begins with the first act on this contact.", "Nog geen dossier: het begint bij de eerste handeling op deze oproep.", "Pas encore de dossier : il commence au premier acte sur ce contact."},
	{CaseOpened, "{0} · opened {1} ago", "{0} · geopend {1} geleden", "{0} · ouvert il y a {1}"},
	{NotesHead, "Notes", "Notities", "Notes"},
	{NotesEmpty, "No notes yet.", "Nog geen notities.", "Pas encore de notes."},
	{NoteTitle, "Note in case {0}", "Notitie in dossier {0}", "Note dans le dossier {0}"},
	{NoteWord, "NOTE", "NOTITIE", "NOTE INTERNE"},
	{NoteStays, "for colleagues only, never sent", "alleen voor collega’s, wordt nooit verzonden", "pour les collègues seulement, jamais envoyée"},
	{NoteSaved, "note · saved {0}", "notitie · bewaard {0}", "note interne · enregistrée {0}"},
	{NoteRevised, "revised", "herzien", "révisée"},
	{NoteVersions, "{0} earlier {0|version|versions}", "{0} {0|eerdere versie|eerdere versies}", "{0} {0|version antérieure|versions antérieures}"},
	{NoteTitleFirst, "First note of a new case", "Eerste notitie van een nieuw dossier", "Première note d’un nouveau dossier"},
	{NoteUnsaved, "note · being saved", "notitie · wordt bewaard", "note interne · en cours d’enregistrement"},
	{NoteRevising, "revises a note", "herziet een notitie", "révise une note"},
	{NoteOtherDraft, "This note was begun before and is not kept yet: keep it first.", "Deze notitie was al begonnen en is nog niet bewaard: bewaar ze eerst.", "Cette note était déjà commencée et n’est pas encore gardée : gardez-la d’abord."},
	{MissingNote, "There is no text yet.", "Er staat nog geen tekst.", "Il n’y a pas encore de texte."},
	{NoteNotKept, "not kept yet · saved {0}", "nog niet bij het dossier · bewaard {0}", "pas encore gardée · enregistrée {0}"},
	{ErasedWord, "erased", "gewist", "effacé"},
	{HistoryUndone, "{0} (undone)", "{0} (ongedaan gemaakt)", "{0} (annulé)"},
	{DangerWord, "danger: {0}", "gevaar: {0}", "danger : {0}"},
	{HistoryHead, "History", "Geschiedenis", "Historique"},
	{ContactsHead, "Contacts", "Oproepen", "Contacts"},

	{DidArrive, "arrived", "binnengekomen", "arrivé"},
	{DidOpen, "{0} had it on the screen", "{0} had het op het scherm", "{0} l’a eu à l’écran"},
	{DidClaim, "{0} claimed it", "{0} nam de oproep op", "{0} l’a pris en charge"},
	{DidRelease, "{0} released it", "{0} gaf de oproep vrij", "{0} l’a libéré"},
	{DidTakeOver, "{0} took it over from {1}", "{0} nam de oproep over van {1}", "{0} l’a repris de {1}"},
	{DidAnswer, "{0} answered", "{0} antwoordde", "{0} a répondu"},
	{DidNote, "{0} wrote a note", "{0} schreef een notitie", "{0} a écrit une note"},
	{DidRevise, "{0} revised a note", "{0} herzag een notitie", "{0} a révisé une note"},
	{DidClose, "{0} closed it", "{0} sloot de oproep af", "{0} l’a clôturé"},
	{DidReopen, "{0} reopened it", "{0} heropende de oproep", "{0} l’a rouvert"},
	{DidReturn, "a new mail made it wait again", "een nieuwe mail zette de oproep weer in de wachtrij", "un nouveau mail l’a remis en attente"},
	{DidFollowUp, "{0} follows up on {1}", "{0} plande een opvolging op {1}", "{0} a prévu un suivi le {1}"},
	{DidUncover, "{0} uncovered the names", "{0} maakte de namen zichtbaar", "{0} a affiché les noms"},
	{DidDanger, "{0} set the danger: {1}", "{0} zette het gevaar op: {1}", "{0} a fixé le danger : {1}"},
	{DidWait, "{0} made it wait", "{0} zette de oproep in de wachtrij", "{0} l’a mis en attente"},
	{DidJoin, "{0} joined it with the same thread", "{0} voegde de oproep bij hetzelfde gesprek", "{0} l’a joint au même fil"},
	{DidSave, "{0} saved an attachment as {1}", "{0} sloeg een bijlage op als {1}", "{0} a enregistré une pièce jointe sous {1}"},
	{DidUndo, "{0} undid: {1}", "{0} maakte ongedaan: {1}", "{0} a annulé : {1}"},
	{DidOpenCase, "{0} opened case {1}", "{0} opende dossier {1}", "{0} a ouvert le dossier {1}"},
	{DidLink, "{0} put another contact in the case", "{0} voegde een oproep toe aan het dossier", "{0} a ajouté un contact au dossier"},
	{DidDangerOff, "{0} left the danger to the rules again", "{0} liet het gevaar weer aan de regels over", "{0} a laissé le danger aux règles"},
	{DidFollowOff, "{0} took the follow-up away", "{0} schrapte de opvolging", "{0} a retiré le suivi"},
	{DidAskSafe, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{DidSettleSent, "{0} said that the answer was sent", "{0} zei dat het antwoord verzonden is", "{0} a dit que la réponse est partie"},
	{DidTakeBack, "{0} took the answer back", "{0} haalde het antwoord terug", "{0} a rappelé la réponse"},
	{DidPrint, "{0} wrote the conversation out", "{0} schreef het gesprek uit", "{0} a exporté la conversation"},
	{DidMark, "{0} marked an attachment as a possible image of abuse", "{0} markeerde een bijlage als mogelijk beeld van misbruik", "{0} a marqué une pièce jointe comme possible image d’abus"},
	{DidRegister, "{0} registered", "{0} registreerde", "{0} a enregistré"},
	{DidSomething, "{0} did something that this version does not know", "{0} deed iets wat deze versie niet kent", "{0} a fait une chose inconnue de cette version"},
}
