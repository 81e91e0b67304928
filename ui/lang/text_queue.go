package lang

// The queue.
const (
	QueueTitle        Key = "queue.title"
	QueueTab          Key = "queue.tab"      // the same, in a row of screens
	QueueWaiting      Key = "queue.waiting"  // {0} count
	QueueUrgent       Key = "queue.urgent"   // {0} count
	QueueMine         Key = "queue.mine"     // {0} count
	QueueAnswered     Key = "queue.answered" // {0} count
	QueueClosed       Key = "queue.closed"   // {0} count
	QueueAside        Key = "queue.aside"    // {0} count
	QueueAll          Key = "queue.all"      // {0} count
	QueueNarrowed     Key = "queue.narrowed" // {0} count, {1} of how many
	QueueEmpty        Key = "queue.empty"
	QueueUnfinished   Key = "queue.unfinished" // {0} count
	QueueFinished     Key = "queue.finished"
	QueueNone         Key = "queue.none"
	QueueNothingFound Key = "queue.nothing-found"
	QueueFirstSync    Key = "queue.first-sync"

	ChannelMail  Key = "channel.mail"
	ChannelChat  Key = "channel.chat"
	ChannelPhone Key = "channel.phone"
	ChannelOther Key = "channel.other"

	StateWaiting  Key = "state.waiting"
	StateAnswered Key = "state.answered"
	StateClosed   Key = "state.closed"
	StateAside    Key = "state.aside"

	AnswerUnsent  Key = "queue.answer-unsent"
	NoSubject     Key = "queue.no-subject"
	NotAssessed   Key = "queue.not-assessed"     // {0} why
	NoteDraftWord Key = "queue.note-draft"       // a note is being written
	DraftWord     Key = "queue.draft"            // a reply is being written
	WhyNoText     Key = "queue.why-no-text"      // why not assessed
	WhyNoLanguage Key = "queue.why-no-language"  // why not assessed
	WhyNotFetched Key = "queue.why-not-fetched"  // why not assessed
	WhyNotAll     Key = "queue.why-not-all"      // why not assessed
	WhyNoRules    Key = "queue.why-no-rules"     // why not assessed
	ClaimedBy     Key = "queue.claimed-by"       // {0} who
	ClaimedByMe   Key = "queue.claimed-by-me"    //
	ClaimLocal    Key = "queue.claim-local"      // no hub
	ClaimPending  Key = "queue.claim-pending"    // offline, with a hub
	DueAt         Key = "queue.due-at"           // {0} when
	DueToday      Key = "queue.due-today"        // {0} time of day
	Overdue       Key = "queue.overdue"          // {0} since how long
	FollowUpOn    Key = "queue.follow-up-on"     // {0} day
	SameThread    Key = "queue.same-thread"      // a contact of the same thread, other sender
	GoneOnServer  Key = "queue.gone-on-server"   //
	CoveredWords  Key = "queue.covered-words"    // names covered, words not
	AsideAuto     Key = "queue.aside-auto-reply" // why aside
	AnswerBounced Key = "queue.answer-bounced"   // a reason
	AsideBounce   Key = "queue.aside-bounce"     // why aside
	AsideList     Key = "queue.aside-list"       // why aside
	AsideJunk     Key = "queue.aside-junk"       // why aside
	AsideBefore   Key = "queue.aside-before"     // why aside: older than the date asked by init

	UrgencyAcute  Key = "urgency.acute"
	UrgencyMinor  Key = "urgency.minor"
	UrgencyRaised Key = "urgency.raised"
	UrgencyNone   Key = "urgency.none"

	LevelAcute  Key = "level.acute" // the same where there is little room, as the names of the rules begin
	LevelMinor  Key = "level.minor"
	LevelRaised Key = "level.raised"

	DangerNone    Key = "danger.none"
	DangerConcern Key = "danger.concern"
	DangerSerious Key = "danger.serious"
	DangerAcute   Key = "danger.acute"
	DangerSetBy   Key = "danger.set-by" // {0} who
)

var queueTexts = []text{
	{QueueTitle, "Queue", "Wachtrij", "File d’attente"},
	{QueueTab, "Queue", "Wachtrij", "File"},
	{QueueWaiting, "waiting {0}", "wachtend {0}", "en attente {0}"},
	{QueueUrgent, "urgent {0}", "dringend {0}", "urgents {0}"},
	{QueueMine, "mine {0}", "van mij {0}", "à moi {0}"},
	{QueueAnswered, "answered {0}", "beantwoord {0}", "répondus {0}"},
	{QueueClosed, "closed {0}", "afgesloten {0}", "clôturés {0}"},
	{QueueAside, "aside {0}", "opzij {0}", "mis de côté {0}"},
	{QueueAll, "all {0}", "alle {0}", "tous {0}"},
	{QueueNarrowed, "{0} of {1}", "{0} van {1}", "{0} sur {1}"},
	{QueueUnfinished, "unfinished registrations {0}", "onvolledige registraties {0}", "enregistrements incomplets {0}"},
	{QueueFinished, "No registration is unfinished.", "Geen registratie is onvolledig.", "Aucun enregistrement n’est incomplet."},
	{QueueEmpty, "Nobody is waiting.", "Er wacht niemand.", "Personne n’attend."},
	{QueueNone, "There is no contact in this list.", "In deze lijst staat geen oproep.", "Il n’y a pas de contact dans cette liste."},
	{QueueNothingFound, "Nothing found.", "Niets gevonden.", "Rien trouvé."},
	{QueueFirstSync, "The mailbox is being fetched, newest first.", "De mailbox wordt opgehaald, het nieuwste eerst.", "La boîte est en cours de récupération, les plus récents d’abord."},

	{ChannelMail, "mail", "mail", "mail"},
	{ChannelChat, "chat", "chat", "chat"},
	{ChannelPhone, "phone", "telefoon", "tél."},
	{ChannelOther, "other", "ander", "autre"},

	{StateWaiting, "waiting", "wacht", "en attente"},
	{StateAnswered, "answered", "beantwoord", "répondu"},
	{StateClosed, "closed", "afgesloten", "clôturé"},
	{StateAside, "set aside", "opzijgezet", "mis de côté"},

	{AnswerUnsent, "your answer did not go: see the outbox", "uw antwoord is niet vertrokken: zie postvak uit", "votre réponse n’est pas partie : voir la boîte d’envoi"},
	{NoSubject, "(no subject)", "(geen onderwerp)", "(sans objet)"},
	{NotAssessed, "not assessed: {0}", "niet beoordeeld: {0}", "non évalué : {0}"},
	{NoteDraftWord, "note…", "notitie…", "note…"},
	{DraftWord, "draft", "concept", "brouillon"},
	{WhyNoText, "no text", "geen tekst", "pas de texte"},
	{WhyNoLanguage, "language not recognised", "taal niet herkend", "langue non reconnue"},
	{WhyNotFetched, "not fetched yet", "nog niet opgehaald", "pas encore récupéré"},
	{WhyNotAll, "not all of it could be read", "niet alles kon gelezen worden", "tout n’a pas pu être lu"},
	{WhyNoRules, "no rules for this language", "geen regels voor deze taal", "pas de règles pour cette langue"},
	{ClaimedBy, "claimed by {0}", "opgenomen door {0}", "pris en charge par {0}"},
	{ClaimedByMe, "claimed by you", "door u opgenomen", "pris en charge par vous"},
	{ClaimLocal, "on this machine only", "alleen op deze computer", "sur cet ordinateur seulement"},
	{ClaimPending, "unconfirmed", "nog niet bevestigd", "non confirmé"},
	{DueAt, "due {0}", "antwoord tegen {0}", "réponse pour {0}"},
	{DueToday, "due today {0}", "antwoord vandaag tegen {0}", "réponse aujourd’hui avant {0}"},
	{Overdue, "overdue by {0}", "{0} te laat", "en retard de {0}"},
	{FollowUpOn, "follow up on {0}", "opvolgen op {0}", "à suivre le {0}"},
	{SameThread, "same thread, other sender", "zelfde gesprek, andere afzender", "même fil, autre expéditeur"},
	{GoneOnServer, "no longer on the server", "niet meer op de server", "n’est plus sur le serveur"},
	{CoveredWords, "Names are covered; words in subject and text are not.", "Namen zijn afgedekt; woorden in onderwerp en tekst niet.", "Les noms sont masqués ; les mots de l’objet et du texte ne le sont pas."},
	{AsideAuto, "automatic reply", "automatisch antwoord", "réponse automatique"},
	{AsideBounce, "delivery notice", "bezorgbericht", "avis de distribution"},
	{AnswerBounced, "our answer did not arrive", "ons antwoord is niet aangekomen", "notre réponse n’est pas arrivée"},
	{AsideList, "mailing list", "mailinglijst", "liste de diffusion"},
	{AsideJunk, "in Junk", "in Ongewenst", "dans Indésirables"},
	{AsideBefore, "from before you started", "van voor uw startdatum", "d’avant votre date de départ"},

	{UrgencyAcute, "acute danger", "acuut gevaar", "danger immédiat"},
	{UrgencyMinor, "minor", "minderjarig", "mineur·e"},
	{UrgencyRaised, "needs attention", "vraagt aandacht", "à surveiller"},
	{UrgencyNone, "nothing found", "niets gevonden", "rien trouvé"},

	{LevelAcute, "acute", "acuut", "aigu"},
	{LevelMinor, "minor", "minderjarig", "mineur·e"},
	{LevelRaised, "raised", "verhoogd", "accru"},

	{DangerNone, "no danger", "geen gevaar", "pas de danger"},
	{DangerConcern, "concern", "bezorgdheid", "inquiétude"},
	{DangerSerious, "serious", "ernstig", "grave"},
	{DangerAcute, "acute", "acuut", "immédiat"},
	{DangerSetBy, "set by {0}", "ingesteld door {0}", "fixé par {0}"},
}
