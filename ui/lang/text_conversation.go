package lang

// The conversation.
const (
	ConversationTitle  Key = "conversation.title"
	ConversationEmpty  Key = "conversation.empty"
	QuotedLines        Key = "conversation.quoted"     // {0} count of lines, folded
	SignatureLines     Key = "conversation.signature"  // {0} count of lines, folded
	ForwardedMail      Key = "conversation.forwarded"  //
	DeliveryReport     Key = "conversation.delivery"   // text of a mail system
	OurAnswer          Key = "conversation.our-answer" // {0} by whom
	ThreadElsewhere    Key = "conversation.elsewhere"  // {0} who, {1} state, {2} subject, {3} key
	SentDespite        Key = "conversation.despite"    // {0} why
	WentTo             Key = "conversation.went-to"    // {0} whom
	AlsoTo             Key = "conversation.also-to"    // {0} who
	LinksHead          Key = "conversation.links"      // {0} count
	AttachmentNotWhole Key = "conversation.attachment-cut"
	NotFound           Key = "conversation.not-found" // of words that one looks for
	BodyNotFetched     Key = "conversation.not-fetched"
	NamesCovered       Key = "conversation.covered"
	NamesUncovered     Key = "conversation.uncovered"

	FlawTruncated     Key = "flaw.truncated"
	FlawWrongCharset  Key = "flaw.wrong-charset"
	FlawNotGiven      Key = "flaw.not-given"
	FlawBrokenMIME    Key = "flaw.broken-mime"
	FlawHiddenText    Key = "flaw.hidden-text"
	FlawRemoteContent Key = "flaw.remote-content"
	FlawNameIsAddress Key = "flaw.name-is-address"
	FlawManyFroms     Key = "flaw.many-froms"
	FlawEncrypted     Key = "flaw.encrypted"
	FlawNoText        Key = "flaw.no-text"

	ReplyBegun       Key = "conversation.reply-begun" // {0} when, {1} key
	AboutMore        Key = "conversation.about-more"  // {0} count
	SaveLeavesVault  Key = "save.leaves-vault"
	SaveWhere        Key = "save.where"
	SavePossibleHarm Key = "save.possible-abuse-image"
)

var conversationTexts = []text{
	{ConversationTitle, "Conversation", "Gesprek", "Conversation"},
	{ConversationEmpty, "Choose a contact in the queue.", "Kies een oproep in de wachtrij.", "Choisissez un contact dans la file."},
	{QuotedLines, "quoted text, {0} {0|line|lines}", "geciteerde tekst, {0} {0|regel|regels}", "texte cité, {0} {0|ligne|lignes}"},
	{SignatureLines, "signature, {0} {0|line|lines}", "handtekening, {0} {0|regel|regels}", "signature, {0} {0|ligne|lignes}"},
	{ForwardedMail, "forwarded message", "doorgestuurd bericht", "message transféré"},
	{DeliveryReport, "written by a mail server", "geschreven door een mailserver", "écrit par un serveur de messagerie"},
	{ThreadElsewhere, "Another address has part in this thread: {0}, {1} (“{2}”). {3} asks whether they are one person.", "Een ander adres schreef mee in dit gesprek: {0}, {1} (“{2}”). {3} vraagt of ze één persoon zijn.", "Une autre adresse participe à ce fil : {0}, {1} (« {2} »). {3} demande si c’est une seule personne."},
	{SentDespite, "sent though mail was not safe: {0}", "verzonden hoewel mail niet veilig was: {0}", "envoyé alors que le mail n’était pas sûr : {0}"},
	{WentTo, "to {0}", "aan {0}", "à {0}"},
	{OurAnswer, "answer by {0}", "antwoord van {0}", "réponse de {0}"},
	{AlsoTo, "also to {0}", "ook aan {0}", "aussi à {0}"},
	{LinksHead, "{0} {0|link|links}, none followed", "{0} {0|link|links}, niet geopend", "{0} {0|lien|liens}, non {0|ouvert|ouverts}"},
	{AttachmentNotWhole, "not kept whole: too large", "niet volledig bewaard: te groot", "pas conservée en entier : trop grande"},
	{NotFound, "not found", "niet gevonden", "introuvable"},
	{BodyNotFetched, "This message has not been fetched yet; it will be when there is a network.", "Dit bericht is nog niet opgehaald; dat gebeurt zodra er netwerk is.", "Ce message n’a pas encore été récupéré ; il le sera dès qu’il y aura du réseau."},
	{NamesCovered, "names covered", "namen afgedekt", "noms masqués"},
	{NamesUncovered, "names shown", "namen zichtbaar", "noms visibles"},

	{FlawTruncated, "too long: only the first part is shown, the rest is on the server", "te lang: alleen het eerste deel staat hier, de rest staat op de server", "trop long : seul le début est affiché, le reste est sur le serveur"},
	{FlawWrongCharset, "some characters could not be read for certain", "sommige tekens konden niet zeker gelezen worden", "certains caractères n’ont pas pu être lus avec certitude"},
	{FlawNotGiven, "the mail server does not give this mail; it is asked for again every hour", "de mailserver geeft deze mail niet; hij wordt elk uur opnieuw gevraagd", "le serveur de mail ne donne pas ce mail ; il est redemandé toutes les heures"},
	{FlawBrokenMIME, "the mail is damaged; shown as well as can be", "de mail is beschadigd; zo goed mogelijk getoond", "le mail est endommagé ; affiché au mieux"},
	{FlawHiddenText, "the mail hid some of its text; it is shown here", "de mail verborg een deel van de tekst; hier staat alles", "le mail cachait une partie du texte ; tout est affiché ici"},
	{FlawRemoteContent, "pictures from the internet were not loaded", "beelden van het internet zijn niet geladen", "les images d’internet n’ont pas été chargées"},
	{FlawNameIsAddress, "the sender’s name shows another address than the real one", "de naam van de afzender toont een ander adres dan het echte", "le nom de l’expéditeur montre une autre adresse que la vraie"},
	{FlawManyFroms, "more than one sender", "meer dan één afzender", "plusieurs expéditeurs"},
	{FlawEncrypted, "encrypted; it cannot be read here", "versleuteld; kan hier niet gelezen worden", "chiffré ; illisible ici"},
	{FlawNoText, "nothing to read in this mail", "in deze mail staat geen tekst", "rien à lire dans ce mail"},

	{ReplyBegun, "reply begun {0}, not sent: {1} goes on", "antwoord begonnen {0}, niet verzonden: {1} gaat verder", "réponse commencée {0}, non envoyée : {1} la reprend"},
	{AboutMore, "{0} more", "nog {0}", "encore {0}"},
	{SaveLeavesVault, "This file leaves the vault: outside it is not sealed.", "Dit bestand verlaat de kluis: daarbuiten is het niet verzegeld.", "Ce fichier quitte le coffre : dehors, il n’est plus scellé."},
	{SaveWhere, "save as", "opslaan als", "enregistrer sous"},
	{SavePossibleHarm, "Marked as a possible image of abuse: it can’t be saved, sent or exported. Follow the helpline’s instruction.", "Gemarkeerd als mogelijk beeld van misbruik: opslaan, verzenden of exporteren kan niet. Volg de instructie van de hulplijn.", "Marqué comme possible image d’abus : impossible d’enregistrer, d’envoyer ou d’exporter. Suivez la consigne de la ligne d’aide."},
}
