package lang

// What is said in one line after an act, and what is asked before one. {0} is
// the pseudonym or the case number of what the act took, so that nobody has to
// guess which contact it was.
const (
	DoneClaimHere    Key = "act.claimed-here"
	DoneRelease      Key = "act.released"
	DoneTakeOver     Key = "act.took-over" // {1} from whom
	DoneClose        Key = "act.closed"
	DoneReopen       Key = "act.reopened"
	DoneFollowUp     Key = "act.follow-up" // {1} day
	DoneWait         Key = "act.waits"
	DoneJoin         Key = "act.joined"
	DoneDanger       Key = "act.danger" // {1} which
	DoneUncover      Key = "act.uncovered"
	DoneCover        Key = "act.covered"
	DoneNote         Key = "act.note-kept"
	DoneSendSoon     Key = "act.send-soon" // {1} seconds, {2} key
	DoneSend         Key = "act.sent"
	DoneMailSafe     Key = "act.mail-safe" // {1} which
	DoneSave         Key = "act.saved"     // {1} path
	AskBackup        Key = "ask.backup"
	BackupSealed     Key = "ask.backup-sealed"
	BackupBegun      Key = "act.backup-begun" // {0} path
	DoneBackup       Key = "act.backup"       // {0} path, {1} size
	SyncBegun        Key = "act.sync"
	WhyNoMail        Key = "why.no-mail"
	WhyRemote        Key = "why.remote"
	WhyNotRole       Key = "why.not-role"
	DoneClaim        Key = "done.claim"
	DoneMark         Key = "act.marked"
	DoneFile         Key = "act.filed"   // {1} how many mails
	DoneTrash        Key = "act.trashed" // {1} how many mails
	DoneDiscard      Key = "act.discarded"
	DoneSendBack     Key = "act.send-back"
	DoneDiscardOther Key = "act.discarded-other"
	DoneRetry        Key = "act.retried"
	DoneUndo         Key = "act.undone"  // {0} what
	NoUndo           Key = "act.no-undo" //
	UndoTooLate      Key = "act.undo-too-late"
	UndoSending      Key = "act.undo-sending"
	UndoHeld         Key = "act.undo-held"    // {0} key
	UndoFailed       Key = "act.undo-failed"  // {0} key
	UndoUnclear      Key = "act.undo-unclear" // {0} key
	UndoCannot       Key = "act.undo-cannot"  // {0} what
	DidThat          Key = "act.did-that"     // {0} whom or what it was done to, {1} what was done
	UndoDepends      Key = "act.undo-depends" // {0} on what
	LaterAct         Key = "act.later"        //

	AskTakeOver        Key = "ask.take-over" // {0} whose
	WordTakeOver       Key = "ask.word-take" //
	AskFollowUp        Key = "ask.follow-up" //
	DayForms           Key = "ask.day-forms"
	AskDanger          Key = "ask.danger"            //
	AskJoin            Key = "ask.join"              // {0}, {1} who, {2} the other's subject
	WordJoin           Key = "ask.word-join"         //
	AskCloseUrgent     Key = "ask.close-urgent"      // {0} who
	AskCloseCaseUrgent Key = "ask.close-case-urgent" // {0} number
	WordClose          Key = "ask.word-close"
	AskUndo            Key = "ask.undo" // {0} what was done
	WordUndo           Key = "ask.word-undo"

	AskTrash      Key = "ask.trash"           //
	WordTrash     Key = "ask.word-trash"      //
	StillUnsaved  Key = "act.still-unsaved"   // {0} count of texts
	NowSaved      Key = "act.now-saved"       // {0} count of texts
	QuitLoses     Key = "ask.quit-loses"      // {0} count of texts that are not saved
	QuitUnsent    Key = "quit.unsent"         // {0} count
	QuitTakesBack Key = "ask.quit-takes-back" // {0} count of replies not sent
	AskQuit       Key = "ask.quit"            //
	WordQuit      Key = "ask.word-quit"       //
	TypeTheWord   Key = "ask.type-word"       // {0} word, {1} key
	OnlyBack      Key = "ask.only-back"       // {0} key
	EnterTakesIt  Key = "ask.enter-word"      // {0} key
	NotTheWord    Key = "ask.not-word"        // {0} word

	WhyNoContact    Key = "why.no-contact"
	WhyAlreadyDone  Key = "why.already"
	WhyNotClosed    Key = "why.not-closed"
	WhyNoAttachment Key = "why.no-attachment"
	WhyWhichFile    Key = "why.which-file"
	WhyNoNote       Key = "why.no-note"
	WhyNothingSent  Key = "why.nothing-in-outbox"
	WhyBeingSent    Key = "why.being-sent"
	WhyByItself     Key = "why.by-itself"
	WhyOnlyAnswers  Key = "why.only-answers"
	WhyNotHere      Key = "why.not-here"
	WhyReadOnly     Key = "why.read-only"
	WhyTextOpen     Key = "why.text-open"
	WhyNoSameThread Key = "why.no-same-thread"
	WhyNothingUndo  Key = "why.nothing-to-undo"
	WhyNoNarrow     Key = "why.no-hits"
	WhyListMoved    Key = "why.list-moved"
	NoPaste         Key = "why.no-paste"
	KeysLost        Key = "why.keys-lost" // {0} count
)

var actTexts = []text{
	{WhyNotRole, "that is not for your role", "dat is niet voor uw rol", "ce n’est pas pour votre rôle"},
	{DoneClaim, "{0}: claimed", "{0}: opgenomen", "{0} : pris en charge"},
	{DoneClaimHere, "{0}: claimed, on this machine only", "{0}: opgenomen, alleen op deze computer", "{0} : pris en charge, sur cet ordinateur seulement"},
	{DoneRelease, "{0}: released", "{0}: vrijgegeven", "{0} : libéré"},
	{DoneTakeOver, "{0}: taken over from {1}", "{0}: overgenomen van {1}", "{0} : repris de {1}"},
	{DoneClose, "{0}: closed", "{0}: afgesloten", "{0} : clôturé"},
	{DoneReopen, "{0}: reopened", "{0}: heropend", "{0} : rouvert"},
	{DoneFollowUp, "{0}: waits again on {1}", "{0}: wacht opnieuw op {1}", "{0} : de nouveau en attente le {1}"},
	{DoneWait, "{0}: waits", "{0}: staat in de wachtrij", "{0} : mis en attente"},
	{DoneJoin, "{0}: one with {1} now", "{0}: nu één met {1}", "{0} : ne fait plus qu’un avec {1}"},
	{DoneDanger, "{0}: danger set to {1}", "{0}: gevaar op {1} gezet", "{0} : danger fixé à {1}"},
	{DoneCover, "{0}: names covered again", "{0}: namen weer afgedekt", "{0} : noms masqués de nouveau"},
	{DoneUncover, "{0}: names shown; the history says so", "{0}: namen zichtbaar; dit staat in de geschiedenis", "{0} : noms affichés ; c’est dans l’historique"},
	{DoneNote, "{0}: note kept", "{0}: notitie bewaard", "{0} : note enregistrée"},
	{DoneSendSoon, "{0}: mail goes in {1} s · {2} takes it back", "{0}: mail vertrekt over {1} s · {2} haalt die terug", "{0} : le mail part dans {1} s · {2} le rappelle"},
	{DoneSend, "{0}: answer sent", "{0}: antwoord verzonden", "{0} : réponse envoyée"},
	{DoneMailSafe, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{AskBackup, "back up to", "reservekopie naar", "sauvegarder vers"},
	{BackupSealed, "A sealed copy; it opens with what opens this store. Keep it on another disk.", "Een verzegelde kopie; ze gaat open met wat deze opslag opent. Bewaar ze op een andere schijf.", "Une copie scellée ; elle s’ouvre avec ce qui ouvre ces données. Gardez-la sur un autre disque."},
	{BackupBegun, "writing the copy {0}; go on working", "de kopie {0} wordt geschreven; werk gerust verder", "la copie {0} s’écrit ; continuez à travailler"},
	{DoneBackup, "backed up to {0} ({1})", "reservekopie gemaakt in {0} ({1})", "sauvegardé dans {0} ({1})"},
	{SyncBegun, "looking at the mail server", "de mailserver wordt bekeken", "le serveur de mail est consulté"},
	{WhyRemote, "not over SSH: the files here are those of the hub", "niet via SSH: de bestanden hier zijn die van de hub", "pas par SSH : les fichiers ici sont ceux du hub"},
	{WhyNoMail, "no mail server is set up here", "er is hier geen mailserver ingesteld", "aucun serveur de mail n’est configuré ici"},
	{DoneSave, "{0}: saved as {1}", "{0}: opgeslagen als {1}", "{0} : enregistré sous {1}"},
	{DoneFile, "{0}: {1} {1|mail goes|mails go} to the archive", "{0}: {1} {1|mail gaat|mails gaan} naar het archief", "{0} : {1} {1|mail va|mails vont} aux archives"},
	{DoneTrash, "{0}: {1} {1|mail goes|mails go} to the trash", "{0}: {1} {1|mail gaat|mails gaan} naar de prullenbak", "{0} : {1} {1|mail va|mails vont} à la corbeille"},
	{DoneMark, "{0}: marked; it can’t be saved or sent", "{0}: gemarkeerd; opslaan of verzenden kan niet", "{0} : marqué ; impossible d’enregistrer ou d’envoyer"},
	{DoneDiscard, "{0}: discarded, the text is a draft again", "{0}: weggegooid, de tekst is weer een concept", "{0} : abandonné, le texte est de nouveau un brouillon"},
	{DoneDiscardOther, "{0}: discarded, nothing changed on the server", "{0}: weggegooid, op de server is niets veranderd", "{0} : abandonné, rien n’a changé sur le serveur"},
	{DoneRetry, "{0}: is tried again", "{0}: wordt opnieuw geprobeerd", "{0} : nouvel essai en cours"},
	{DoneSendBack, "{0}: answer taken back, it is a draft again", "{0}: antwoord teruggehaald, het is weer een concept", "{0} : réponse rappelée, c’est de nouveau un brouillon"},
	{UndoCannot, "can’t be undone: {0}", "kan niet ongedaan gemaakt worden: {0}", "ne peut pas être annulé : {0}"},
	{DidThat, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{DoneUndo, "undone: {0}", "ongedaan gemaakt: {0}", "annulé : {0}"},
	{NoUndo, "nothing to undo", "niets om ongedaan te maken", "rien à annuler"},
	{UndoTooLate, "too late to undo: it has been sent", "te laat om ongedaan te maken: het is verzonden", "trop tard pour annuler : le message est déjà envoyé"},
	{UndoDepends, "can’t be undone: {0} came after it", "kan niet ongedaan gemaakt worden: er volgde {0}", "impossible d’annuler : {0} est venu après"},
	{UndoSending, "too late to undo: it is being sent", "te laat om ongedaan te maken: het wordt verzonden", "trop tard pour annuler : l’envoi est en cours"},
	{UndoHeld, "not sent: it was held back. Discarded in the outbox ({0}) it is a draft again", "niet verzonden: het werd tegengehouden. Weggegooid in het postvak uit ({0}) is het weer een concept", "pas envoyé : il a été retenu. Abandonné dans la boîte d’envoi ({0}), il redevient un brouillon"},
	{UndoFailed, "not sent: the server refused it. Discarded in the outbox ({0}) it is a draft again", "niet verzonden: de server weigerde het. Weggegooid in het postvak uit ({0}) is het weer een concept", "pas envoyé : le serveur l’a refusé. Abandonné dans la boîte d’envoi ({0}), il redevient un brouillon"},
	{UndoUnclear, "it is unclear whether it was sent: the outbox ({0}) says what can be done", "het is onduidelijk of het verzonden is: het postvak uit ({0}) zegt wat er kan", "on ne sait pas s’il est parti : la boîte d’envoi ({0}) dit quoi faire"},
	{LaterAct, "a later act", "een latere handeling", "un acte ultérieur"},

	{AskTakeOver, "{0} holds this contact. Take it over?", "{0} heeft deze oproep opgenomen. Overnemen?", "{0} a pris ce contact en charge. Le reprendre ?"},
	{WordTakeOver, "take", "overnemen", "reprendre"},
	{AskFollowUp, "follow up on (day or date)", "opvolgen op (dag of datum)", "suivre le (jour ou date)"},
	{DayForms, "tomorrow · fri · 28/11 · +3 (days from now)", "morgen · vr · 28/11 · +3 (dagen vanaf nu)", "demain · ven · 28/11 · +3 (jours à partir d’aujourd’hui)"},
	{AskDanger, "how dangerous is it?", "hoe gevaarlijk is het?", "quel est le danger ?"},
	{AskJoin, "{0} and {1} (“{2}”) wrote from different addresses in the same thread: one may be reading the other’s mail. Are they one person, so that they become one contact?", "{0} en {1} (“{2}”) schreven van verschillende adressen in hetzelfde gesprek: misschien leest de een de mail van de ander. Is het één persoon, zodat ze één oproep worden?", "{0} et {1} (« {2} ») ont écrit d’adresses différentes dans le même fil : peut-être que l’un lit les mails de l’autre. Est-ce une seule personne, pour n’en faire qu’un contact ?"},
	{WordJoin, "join", "samen", "joindre"},
	{AskCloseUrgent, "{0} waits for an answer and may be in danger. Close it all the same? It then waits no more.", "{0} wacht op antwoord en is misschien in gevaar. Toch afsluiten? Er wacht dan niets meer.", "{0} attend une réponse et est peut-être en danger. Clôturer quand même ? Plus rien n’attendra alors."},
	{AskCloseCaseUrgent, "In case {0} somebody waits for an answer who may be in danger. Close it all the same?", "In dossier {0} wacht iemand op antwoord die misschien in gevaar is. Toch afsluiten?", "Dans le dossier {0}, une personne peut-être en danger attend une réponse. Clôturer quand même ?"},
	{WordClose, "close", "afsluiten", "clôturer"},
	{AskUndo, "Take this back, which was done elsewhere? {0}", "Dit terugnemen, dat elders gedaan is? {0}", "Annuler ceci, qui a été fait ailleurs ? {0}"},
	{WordUndo, "undo", "terug", "annuler"},
	{AskTrash, "Move the mails of this contact to the trash, on the server too? What was done on it stays here.", "De mails van deze oproep naar de prullenbak, ook op de server? Wat ermee gedaan is, blijft hier.", "Mettre les mails de ce contact à la corbeille, aussi sur le serveur ? Ce qui a été fait reste ici."},
	{WordTrash, "trash", "weg", "corbeille"},
	{StillUnsaved, "{0} {0|text|texts} from before it was locked still cannot be saved; make room on the disk. It is tried again.", "{0} {0|tekst|teksten} van voor het vergrendelen {0|kan|kunnen} nog niet bewaard worden; maak ruimte op de schijf. Het wordt opnieuw geprobeerd.", "{0} {0|texte|textes} d’avant le verrouillage ne {0|peut|peuvent} toujours pas être {0|enregistré|enregistrés} ; libérez de l’espace. Nouvel essai automatique."},
	{NowSaved, "{0} {0|text|texts} from before it was locked {0|is a draft again|are drafts again}", "{0} {0|tekst|teksten} van voor het vergrendelen {0|is weer een concept|zijn weer concepten}", "{0} {0|texte|textes} d’avant le verrouillage {0|est de nouveau un brouillon|sont de nouveau des brouillons}"},
	{QuitLoses, "{0} {0|text|texts} could not be saved and would be lost.", "{0} {0|tekst kon|teksten konden} niet bewaard worden en {0|zou|zouden} verloren gaan.", "{0} {0|texte n’a pas pu être enregistré et serait perdu|textes n’ont pas pu être enregistrés et seraient perdus}."},
	{QuitUnsent, "{0} {0|reply is|replies are} not sent yet and {0|goes|go} at the next start.", "{0} {0|antwoord is|antwoorden zijn} nog niet verzonden en {0|vertrekt|vertrekken} bij de volgende start.", "{0} {0|réponse n’est|réponses ne sont} pas encore {0|partie|parties} et {0|partira|partiront} au prochain démarrage."},
	{QuitTakesBack, "{0} {0|reply is|replies are} not yet sent and would become {0|a draft|drafts} again.", "{0} {0|antwoord is|antwoorden zijn} nog niet verzonden en {0|wordt weer een concept|worden weer concepten}.", "{0} {0|réponse n’est pas encore partie et redeviendrait un brouillon|réponses ne sont pas encore parties et redeviendraient des brouillons}."},
	{AskQuit, "Quit?", "Stoppen?", "Quitter ?"},
	{WordQuit, "quit", "stop", "quitter"},
	{TypeTheWord, "type {0} · {1} goes back", "typ {0} · {1} gaat terug", "tapez {0} · {1} pour revenir"},
	{OnlyBack, "{0} goes back", "{0} gaat terug", "{0} pour revenir"},
	{EnterTakesIt, "{0} does it", "{0} doet het", "{0} pour confirmer"},
	{NotTheWord, "that is not the word: {0}", "dat is niet het woord: {0}", "ce n’est pas le mot : {0}"},

	{WhyNoContact, "no contact is selected", "er is geen oproep gekozen", "aucun contact choisi"},
	{WhyAlreadyDone, "that is already so", "dat is al zo", "c’est déjà fait"},
	{WhyNotClosed, "it is not closed", "de oproep is niet afgesloten", "il n’est pas clôturé"},
	{WhyWhichFile, "put the cursor on the row of the attachment", "zet de cursor op de regel van de bijlage", "mettez le curseur sur la ligne de la pièce jointe"},
	{WhyNoAttachment, "there is no attachment here", "hier is geen bijlage", "pas de pièce jointe ici"},
	{WhyNoNote, "there is no note here", "hier is geen notitie", "pas de note ici"},
	{WhyNothingSent, "nothing in the outbox", "het postvak uit is leeg", "la boîte d’envoi est vide"},
	{WhyBeingSent, "it is being sent", "het wordt verzonden", "l’envoi est en cours"},
	{WhyByItself, "it goes by itself", "het gaat vanzelf", "cela se fait tout seul"},
	{WhyOnlyAnswers, "this is for answers only", "dit geldt alleen voor antwoorden", "cela ne vaut que pour les réponses"},
	{WhyNotHere, "not on this screen", "niet op dit scherm", "pas sur cet écran"},
	{WhyReadOnly, "no server for sending is configured", "er is geen server om te verzenden ingesteld", "aucun serveur d’envoi n’est configuré"},
	{WhyTextOpen, "a text for this contact is open: leave it first, it is kept", "er staat een tekst voor deze oproep open: verlaat die eerst, hij blijft bewaard", "un texte pour ce contact est ouvert : quittez-le d’abord, il est gardé"},
	{WhyNoSameThread, "no other contact in this thread", "geen andere oproep in dit gesprek", "pas d’autre contact dans ce fil"},
	{WhyNothingUndo, "nothing to undo", "niets om ongedaan te maken", "rien à annuler"},
	{KeysLost, "{0} {0|key|keys} pressed meanwhile did nothing.", "{0} {0|toets|toetsen} die intussen ingedrukt {0|werd|werden}, {0|deed|deden} niets.", "{0} {0|touche pressée|touches pressées} entre-temps {0|n’a|n’ont} rien fait."},
	{NoPaste, "many keys at once, or a paste, are not commands: press them one by one", "wie plakt of veel toetsen tegelijk indrukt, geeft geen opdracht: druk de toetsen één voor één in", "plusieurs touches à la fois, ou un collage, ne sont pas des commandes : une à la fois"},
	{WhyListMoved, "the list has just changed: look again, then press the key", "de lijst is net veranderd: kijk nog eens en druk dan op de toets", "la liste vient de changer : regardez encore, puis appuyez"},
	{WhyNoNarrow, "nothing is being looked for", "er wordt niets gezocht", "aucune recherche en cours"},
}
