package lang

// Tables of the command line: heads, and words for what stands as a code in
// JSON.
const (
	HeadID        Key = "table.id"
	HeadUrgency   Key = "table.urgency"
	HeadWaits     Key = "table.waits"
	HeadState     Key = "table.state"
	HeadClaimed   Key = "table.claimed"
	HeadWriter    Key = "table.writer"
	HeadCase      Key = "table.case"
	HeadSubject   Key = "table.subject"
	HeadContact   Key = "table.contact"
	HeadWhat      Key = "table.what"
	HeadHolds     Key = "table.holds"
	HeadDetail    Key = "table.detail"
	HeadFolder    Key = "table.folder"
	HeadNew       Key = "table.new"
	HeadChanged   Key = "table.changed"
	HeadGone      Key = "table.gone"
	HeadSent      Key = "table.sent"
	HeadFailed    Key = "table.failed"
	HeadBytes     Key = "table.bytes"
	HeadSeconds   Key = "table.seconds"
	HeadKind      Key = "table.kind"
	HeadReason    Key = "table.reason"
	HeadTries     Key = "table.tries"
	HeadLastError Key = "table.last-error"
	HeadSince     Key = "table.since"
	HeadFrom      Key = "table.from"
	HeadTo        Key = "table.to"
	HeadReview    Key = "table.review"
	HeadToDo      Key = "table.to-do"
	HeadChecked   Key = "table.checked"
	HeadWrong     Key = "table.wrong"
	HeadSlot      Key = "table.slot"
	HeadAdded     Key = "table.added"
	HeadLabel     Key = "table.label"
	HeadFile      Key = "table.file"
	HeadService   Key = "table.service"
	HeadTown      Key = "table.town"
	HeadPhone     Key = "table.phone"
	HeadOpen      Key = "table.open"
	HeadRows      Key = "table.rows"
	HeadKept      Key = "table.kept"
	HeadRefused   Key = "table.refused"
	HeadCheckedOn Key = "table.checked-on"
	HeadWhy       Key = "table.why"
	HeadVersion   Key = "table.version"
	HeadCommit    Key = "table.commit"
	HeadSchema    Key = "table.schema"
	HeadGo        Key = "table.go"

	UrgencyNotAssessed   Key = "urgency.not-assessed"
	RowOutbox            Key = "table.row-outbox"
	RowAll               Key = "table.row-all"
	NothingWrong         Key = "table.nothing-wrong"
	OpUnclearToDo        Key = "table.op-unclear" // {0} id
	OpFailedToDo         Key = "table.op-failed"  // {0} id
	OpActToDo            Key = "table.op-act"     // {0} id
	OpFullToDo           Key = "table.op-full"
	OpHeldToDo           Key = "table.op-held" // {0} id
	ReasonUndoTime       Key = "reason.undo"
	ReasonOfflineNow     Key = "reason.offline"
	ReasonLater          Key = "reason.temporary"
	ReasonNoRoom         Key = "reason.full"
	ReasonNever          Key = "reason.refused"
	ReasonNoRecipient    Key = "reason.recipient"
	ReasonLogin          Key = "reason.credentials"
	ReasonLarge          Key = "reason.too-large"
	ReasonNewerCame      Key = "reason.newer"
	ReasonOtherAnswered  Key = "reason.answered"
	ReasonColleague      Key = "reason.claimed"
	ReasonTeamAway       Key = "reason.apart"
	ReasonUnsafe         Key = "reason.not-safe"
	ReasonTooOld         Key = "reason.old"
	ReasonCut            Key = "reason.no-answer"
	ReasonNotThere       Key = "reason.gone"
	ReasonFolderNotThere Key = "reason.no-folder"
	ReasonRemainsThere   Key = "reason.remains"
	ReasonNotReadable    Key = "reason.unread"
	ReasonAgain          Key = "reason.retried"
	ReasonSaidSent       Key = "reason.said-sent"
	ReasonSaidDiscard    Key = "reason.said-discard"
	WayPassphrase        Key = "way.passphrase"
	WaySSHKey            Key = "way.ssh-key"
	WayIdentity          Key = "way.identity"
	WayRecovery          Key = "way.recovery"
	CheckedStructure     Key = "verify.structure"
	CheckedHead          Key = "verify.head"
	CheckedSeals         Key = "verify.seals"
	CheckedCounts        Key = "verify.counts"
	CheckedJournal       Key = "verify.journal"
	CheckedActs          Key = "verify.acts"
	CheckedLists         Key = "verify.lists"
	CheckedMails         Key = "verify.mails"
	CheckedDirectory     Key = "verify.directory"
	CheckedTeam          Key = "verify.team"
	CheckedIndex         Key = "verify.index"
)

var tableTexts = []text{
	{HeadID, "id", "id", "id"},
	{HeadUrgency, "!", "!", "!"},
	{HeadWaits, "waits", "wacht", "attend"},
	{HeadState, "state", "toestand", "état"},
	{HeadClaimed, "claimed", "opgenomen", "pris par"},
	{HeadWriter, "writer", "contactnemer", "auteur"},
	{HeadCase, "case", "dossier", "dossier"},
	{HeadSubject, "subject", "onderwerp", "objet"},
	{HeadContact, "contact", "oproep", "contact"},
	{HeadWhat, "what", "wat", "quoi"},
	{HeadHolds, "holds", "toestand", "état"},
	{HeadDetail, "detail", "uitleg", "détail"},
	{HeadFolder, "folder", "map", "dossier"},
	{HeadNew, "new", "nieuw", "nouveaux"},
	{HeadChanged, "changed", "gewijzigd", "modifiés"},
	{HeadGone, "gone", "weg", "disparus"},
	{HeadSent, "sent", "verzonden", "envoyés"},
	{HeadFailed, "failed", "mislukt", "échecs"},
	{HeadBytes, "bytes", "bytes", "octets"},
	{HeadSeconds, "seconds", "seconden", "secondes"},
	{HeadKind, "kind", "soort", "type"},
	{HeadReason, "reason", "reden", "raison"},
	{HeadTries, "tries", "pogingen", "essais"},
	{HeadLastError, "last error", "laatste fout", "dernière erreur"},
	{HeadSince, "since", "sinds", "depuis"},
	{HeadFrom, "from", "van", "de"},
	{HeadTo, "to", "aan", "à"},
	{HeadReview, "review", "nazicht", "relecture"},
	{HeadToDo, "what to do", "wat te doen", "que faire"},
	{HeadChecked, "checked", "nagekeken", "vérifiés"},
	{HeadWrong, "wrong", "fout", "erreurs"},
	{HeadSlot, "slot", "toegang", "accès"},
	{HeadAdded, "added", "toegevoegd", "ajouté"},
	{HeadLabel, "label", "naam", "nom"},
	{HeadFile, "file", "bestand", "fichier"},
	{HeadService, "service", "voorziening", "service"},
	{HeadTown, "town", "gemeente", "commune"},
	{HeadPhone, "phone", "telefoon", "téléphone"},
	{HeadOpen, "open", "open", "ouvert"},
	{HeadRows, "rows", "rijen", "lignes"},
	{HeadKept, "kept", "bewaard", "gardées"},
	{HeadRefused, "refused", "geweigerd", "refusées"},
	{HeadCheckedOn, "checked on", "nagekeken op", "vérifié le"},
	{HeadWhy, "why", "waarom", "pourquoi"},
	{HeadVersion, "version", "versie", "version"},
	{HeadCommit, "commit", "commit", "commit"},
	{HeadSchema, "store schema", "schema van de opslag", "schéma des données"},
	{HeadGo, "go", "go", "go"},

	{UrgencyNotAssessed, "not assessed", "niet beoordeeld", "non évalué"},
	{RowOutbox, "(outbox)", "(postvak uit)", "(boîte d’envoi)"},
	{RowAll, "(all)", "(alle)", "(tous)"},
	{NothingWrong, "nothing", "niets", "rien"},
	{OpUnclearToDo, "it may have arrived or not: `baken outbox retry|sent|discard {0}`", "misschien is het aangekomen: `baken outbox retry|sent|discard {0}`", "il est peut-être arrivé : `baken outbox retry|sent|discard {0}`"},
	{OpFailedToDo, "it did not arrive: `baken outbox retry|discard {0}`", "het is niet aangekomen: `baken outbox retry|discard {0}`", "il n’est pas arrivé : `baken outbox retry|discard {0}`"},
	{OpActToDo, "it is not so on the server: `baken outbox retry|discard {0}`", "op de server is het niet zo: `baken outbox retry|discard {0}`", "ce n’est pas ainsi sur le serveur : `baken outbox retry|discard {0}`"},
	{OpFullToDo, "make room in the mailbox on the server", "maak plaats in de mailbox op de server", "faites de la place dans la boîte aux lettres sur le serveur"},
	{OpHeldToDo, "read the contact first, then `baken outbox retry|discard {0}`", "lees eerst de oproep, dan `baken outbox retry|discard {0}`", "lisez d’abord le contact, puis `baken outbox retry|discard {0}`"},
	{ReasonUndoTime, "time to undo", "nog terug te halen", "encore annulable"},
	{ReasonOfflineNow, "no connection", "geen verbinding", "pas de connexion"},
	{ReasonLater, "later, says the server", "later, zegt de server", "plus tard, dit le serveur"},
	{ReasonNoRoom, "mailbox full", "mailbox vol", "boîte pleine"},
	{ReasonNever, "refused", "geweigerd", "refusé"},
	{ReasonNoRecipient, "address refused", "adres geweigerd", "adresse refusée"},
	{ReasonLogin, "login refused", "aanmelding geweigerd", "connexion refusée"},
	{ReasonLarge, "too large", "te groot", "trop grand"},
	{ReasonNewerCame, "newer message", "nieuwer bericht", "message plus récent"},
	{ReasonOtherAnswered, "answered meanwhile", "intussen beantwoord", "répondu entre-temps"},
	{ReasonTeamAway, "waits for the team", "wacht op het team", "attend l’équipe"},
	{ReasonColleague, "claimed by a colleague", "opgenomen door een collega", "pris par un collègue"},
	{ReasonUnsafe, "mail is not safe", "mail is niet veilig", "mail pas sûr"},
	{ReasonTooOld, "sent too long ago", "te lang geleden verzonden", "envoi trop ancien"},
	{ReasonCut, "no answer after the mail", "geen antwoord na de mail", "pas de réponse après le mail"},
	{ReasonNotThere, "not on the server", "niet op de server", "pas sur le serveur"},
	{ReasonFolderNotThere, "no such folder", "map bestaat niet", "dossier inexistant"},
	{ReasonRemainsThere, "marked deleted, still there", "gemarkeerd, staat er nog", "marqué, encore là"},
	{ReasonNotReadable, "a folder cannot be read", "een map is niet leesbaar", "un dossier est illisible"},
	{ReasonAgain, "tried again", "opnieuw geprobeerd", "nouvel essai"},
	{ReasonSaidSent, "sent, somebody said", "verzonden, zei iemand", "envoyé, a dit quelqu’un"},
	{ReasonSaidDiscard, "discarded", "weggegooid", "abandonné"},
	{WayPassphrase, "passphrase", "wachtzin", "phrase de passe"},
	{WaySSHKey, "SSH key", "SSH-sleutel", "clé SSH"},
	{WayIdentity, "age identity", "age-identiteit", "identité age"},
	{WayRecovery, "recovery words", "herstelwoorden", "mots de secours"},
	{CheckedStructure, "structure", "structuur", "structure"},
	{CheckedHead, "head", "hoofding", "en-tête"},
	{CheckedSeals, "seals", "zegels", "sceaux"},
	{CheckedCounts, "counts", "tellingen", "comptes"},
	{CheckedJournal, "journal", "logboek", "journal"},
	{CheckedActs, "acts", "handelingen", "actes"},
	{CheckedLists, "lists", "lijsten", "listes"},
	{CheckedMails, "mails", "mails", "mails"},
	{CheckedDirectory, "directory", "sociale kaart", "annuaire"},
	{CheckedTeam, "the team’s journal", "logboek van het team", "journal de l’équipe"},
	{CheckedIndex, "search index", "zoekindex", "index de recherche"},
}
