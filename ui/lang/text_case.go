package lang

// The case, its notes and its history.
const (
	CaseTitle        Key = "case.title" // {0} number
	CaseNone         Key = "case.none"
	CaseOpened       Key = "case.opened" // {0} who, {1} how long ago
	NotesHead        Key = "case.notes"
	NotesEmpty       Key = "case.notes-empty"
	NoteTitle        Key = "case.note-title" // {0} case number
	NoteWord         Key = "case.note-word"
	NoteStays        Key = "case.note-stays"
	NoteSaved        Key = "case.note-saved" // {0} time
	NoteRevised      Key = "case.note-revised"
	NoteVersions     Key = "case.note-versions" // {0} count
	HistoryHead      Key = "case.history"
	RegistrationHead Key = "case.registration"
	ReferralsHead    Key = "case.referrals"
	ContactsHead     Key = "case.contacts"
	Pseudonym        Key = "case.pseudonym"

	DidArrive   Key = "history.arrived"
	DidOpen     Key = "history.opened"    // {0} who
	DidClaim    Key = "history.claimed"   // {0} who
	DidRelease  Key = "history.released"  // {0} who
	DidTakeOver Key = "history.took-over" // {0} who, {1} from whom
	DidAnswer   Key = "history.answered"  // {0} who
	DidNote     Key = "history.noted"     // {0} who
	DidRevise   Key = "history.revised"   // {0} who
	DidClose    Key = "history.closed"    // {0} who
	DidReopen   Key = "history.reopened"  // {0} who
	DidReturn   Key = "history.returned"
	DidFollowUp Key = "history.follow-up" // {0} who, {1} day
	DidUncover  Key = "history.uncovered" // {0} who
	DidDanger   Key = "history.danger"    // {0} who, {1} which
	DidAside    Key = "history.aside"     // {0} why
	DidWait     Key = "history.made-wait" // {0} who
	DidJoin     Key = "history.joined"    // {0} who
	DidSave     Key = "history.saved"     // {0} who, {1} path
	DidUndo     Key = "history.undone"    // {0} who, {1} what
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
	{HistoryHead, "History", "Geschiedenis", "Historique"},
	{RegistrationHead, "Registration", "Registratie", "Enregistrement"},
	{ReferralsHead, "Referrals", "Doorverwijzingen", "Orientations"},
	{ContactsHead, "Contacts", "Oproepen", "Contacts"},
	{Pseudonym, "covered name", "schuilnaam", "nom masqué"},

	{DidArrive, "arrived", "binnengekomen", "arrivé"},
	{DidOpen, "{0} opened it", "{0} opende de oproep", "{0} l’a ouvert"},
	{DidClaim, "{0} claimed it", "{0} nam de oproep op", "{0} l’a pris en charge"},
	{DidRelease, "{0} released it", "{0} gaf de oproep vrij", "{0} l’a libéré"},
	{DidTakeOver, "{0} took it over from {1}", "{0} nam de oproep over van {1}", "{0} l’a repris de {1}"},
	{DidAnswer, "{0} answered", "{0} antwoordde", "{0} a répondu"},
	{DidNote, "{0} wrote a note", "{0} schreef een notitie", "{0} a écrit une note"},
	{DidRevise, "{0} revised a note", "{0} herzag een notitie", "{0} a révisé une note"},
	{DidClose, "{0} closed it", "{0} sloot de oproep af", "{0} l’a clôturé"},
	{DidReopen, "{0} reopened it", "{0} heropende de oproep", "{0} l’a rouvert"},
	{DidReturn, "a new mail made it wait again", "een nieuwe mail zette de oproep weer in de wachtrij", "un nouveau mail l’a remis en attente"},
	{DidFollowUp, "{0} follows up on {1}", "{0} volgt op, op {1}", "{0} fera le suivi le {1}"},
	{DidUncover, "{0} uncovered the names", "{0} maakte de namen zichtbaar", "{0} a affiché les noms"},
	{DidDanger, "{0} set the danger: {1}", "{0} zette het gevaar op: {1}", "{0} a fixé le danger : {1}"},
	{DidAside, "set aside: {0}", "opzijgezet: {0}", "mis de côté : {0}"},
	{DidWait, "{0} made it wait", "{0} zette de oproep in de wachtrij", "{0} l’a mis en attente"},
	{DidJoin, "{0} joined it with the same thread", "{0} voegde de oproep bij hetzelfde gesprek", "{0} l’a joint au même fil"},
	{DidSave, "{0} saved an attachment as {1}", "{0} sloeg een bijlage op als {1}", "{0} a enregistré une pièce jointe sous {1}"},
	{DidUndo, "{0} undid: {1}", "{0} maakte ongedaan: {1}", "{0} a annulé : {1}"},
}
