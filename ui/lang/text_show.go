package lang

// A contact, as show writes it for people, and what sync says on the way.
const (
	ShowUrgency    Key = "show.urgency" // {0} which
	ShowCase       Key = "show.case"    // {0} number
	ShowClaim      Key = "show.claim"   // {0} by whom, {1} how sure
	ClaimConfirmed Key = "show.claim-confirmed"
	ShowDue        Key = "show.due" // {0} when
	ShowIn         Key = "show.in"
	ShowOut        Key = "show.out"
	ShowDraft      Key = "show.draft"
	ShowNotFetched Key = "show.not-fetched"
	ShowAttached   Key = "show.attached" // {0} name, {1} type, {2} size
	ShowNote       Key = "show.note"
	ShowReferral   Key = "show.referral"
	ShowHandoff    Key = "show.handoff" // {0} id
	ShowVersion    Key = "show.version" // {0} number
	ShowHistory    Key = "show.history"
	AnotherAddress Key = "show.another"

	SyncProgress       Key = "sync.progress"    // {0} folder, {1} done, {2} of, {3} texts
	VerifyProgress     Key = "sync.verify"      // {0} what, {1} count
	SyncKept           Key = "sync.kept"        // {0} why
	SyncToSend         Key = "sync.to-send"     // {0} count
	SyncOutOfStep      Key = "sync.out-of-step" // {0} unclear, {1} failed, {2} held back, {3} later
	SyncConnected      Key = "sync.connected"
	SyncNoConnection   Key = "sync.no-connection" // {0} why, {1} when
	SyncTrouble        Key = "sync.trouble"       // {0} what
	SyncCannotSend     Key = "sync.cannot-send"   // {0} why
	TroubleUnreachable Key = "trouble.unreachable"
	TroubleSilent      Key = "trouble.silent"
	TroubleBusy        Key = "trouble.busy"
	TroubleCertificate Key = "trouble.certificate"
	TroubleInsecure    Key = "trouble.insecure"
	TroubleCommand     Key = "trouble.command"
	TroubleConfig      Key = "trouble.config"
	TroubleServer      Key = "trouble.server"
	TroubleDisk        Key = "trouble.disk"
	TroubleStore       Key = "trouble.store"
	TroubleReadOnly    Key = "trouble.read-only"
	TroubleFault       Key = "trouble.fault"
	TroubleOne         Key = "trouble.one-connection"
	TroubleFolder      Key = "trouble.folder"
	TroubleRejected    Key = "trouble.rejected"
)

var showTexts = []text{
	{ShowUrgency, "urgency: {0}", "dringendheid: {0}", "urgence : {0}"},
	{ShowCase, "case {0}", "dossier {0}", "dossier {0}"},
	{ShowClaim, "{0} ({1})", "{0} ({1})", "{0} ({1})"},
	{ClaimConfirmed, "confirmed", "bevestigd", "confirmé"},
	{ShowDue, "answer due {0}", "antwoord tegen {0}", "réponse pour le {0}"},
	{ShowIn, "in", "in", "reçu"},
	{ShowOut, "out", "uit", "envoyé"},
	{ShowDraft, "draft", "concept", "brouillon"},
	{ShowNotFetched, "the text was not fetched yet", "de tekst is nog niet opgehaald", "le texte n’a pas encore été récupéré"},
	{ShowAttached, "attached: {0} ({1}, {2})", "bijlage: {0} ({1}, {2})", "pièce jointe : {0} ({1}, {2})"},
	{ShowNote, "note for colleagues", "notitie voor collega’s", "note pour les collègues"},
	{ShowReferral, "referral", "doorverwijzing", "orientation"},
	{ShowHandoff, "handoff {0}", "overdracht {0}", "transfert {0}"},
	{ShowVersion, "version {0}", "versie {0}", "version {0}"},
	{ShowHistory, "history", "geschiedenis", "historique"},
	{AnotherAddress, "another address", "een ander adres", "une autre adresse"},

	{SyncProgress, "{0}: {1} of {2} mails, {3} texts", "{0}: {1} van {2} mails, {3} teksten", "{0} : {1} mails sur {2}, {3} textes"},
	{VerifyProgress, "{0} {1}", "{0} {1}", "{0} {1}"},
	{SyncKept, "{0}; what came and went before is kept", "{0}; wat al kwam en ging, blijft", "{0} ; ce qui est déjà arrivé et parti est conservé"},
	{SyncToSend, "{0} {0|waits|wait} to be sent; the next sync sends what is due", "{0} {0|wacht|wachten} om verzonden te worden; de volgende sync verzendt wat moet", "{0} {0|attend|attendent} d’être {0|envoyé|envoyés} ; le prochain sync envoie ce qui est dû"},
	{SyncOutOfStep, "all is in step but the outbox (unclear {0}, failed {1}, held back {2}, later {3}): `baken outbox` says what to do", "alles is bijgewerkt behalve het postvak uit (onduidelijk {0}, mislukt {1}, vastgehouden {2}, later {3}): `baken outbox` zegt wat te doen", "tout est à jour sauf la boîte d’envoi (incertains {0}, échecs {1}, retenus {2}, plus tard {3}) : `baken outbox` dit quoi faire"},
	{SyncConnected, "connected to the mail server", "verbonden met de mailserver", "connecté au serveur de messagerie"},
	{SyncNoConnection, "no connection to the mail server ({0}); tried again at {1}", "geen verbinding met de mailserver ({0}); opnieuw geprobeerd om {1}", "pas de connexion au serveur de messagerie ({0}) ; nouvel essai à {1}"},
	{SyncTrouble, "the mail server: {0}", "de mailserver: {0}", "le serveur de messagerie : {0}"},
	{SyncCannotSend, "nothing can be sent: {0}", "er kan niets verzonden worden: {0}", "rien ne peut être envoyé : {0}"},
	{TroubleUnreachable, "cannot be reached", "niet bereikbaar", "injoignable"},
	{TroubleSilent, "does not answer", "antwoordt niet", "ne répond pas"},
	{TroubleBusy, "busy", "bezet", "occupé"},
	{TroubleCertificate, "the certificate does not fit", "het certificaat klopt niet", "le certificat ne convient pas"},
	{TroubleInsecure, "no safe way to log in", "geen veilige manier om aan te melden", "pas de connexion sûre"},
	{TroubleCommand, "the command that prints the password fails", "de opdracht die het wachtwoord afdrukt, mislukt", "la commande qui affiche le mot de passe échoue"},
	{TroubleConfig, "the configuration", "de configuratie", "la configuration"},
	{TroubleServer, "answers what it should not", "antwoordt wat het niet mag", "répond ce qu’il ne doit pas"},
	{TroubleDisk, "no room on the disk", "geen plaats op de schijf", "plus de place sur le disque"},
	{TroubleReadOnly, "the disk can only be read", "de schijf kan alleen gelezen worden", "le disque ne peut qu’être lu"},
	{TroubleFault, "a fault in Baken", "een fout in Baken", "une erreur dans Baken"},
	{TroubleStore, "the store", "de opslag", "les données"},
	{TroubleOne, "it allows few connections", "weinig verbindingen toegelaten", "peu de connexions permises"},
	{TroubleFolder, "a folder is missing or cannot be read", "een map ontbreekt of is niet leesbaar", "un dossier manque ou est illisible"},
	{TroubleRejected, "refused something that was done here", "weigerde iets wat hier gedaan is", "a refusé quelque chose fait ici"},
}
