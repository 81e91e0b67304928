package lang

// The composer of replies and new mails. None of its words is used for a note.
const (
	ReplyTitle        Key = "composer.reply-title" // {0} subject
	NewMailTitle      Key = "composer.new-mail-title"
	ReplyWord         Key = "composer.reply"
	MailWord          Key = "composer.mail"
	ToLine            Key = "composer.to"      // {0} address
	SubjectLine       Key = "composer.subject" // {0} subject
	FieldTo           Key = "composer.field-to"
	FieldCc           Key = "composer.field-cc"
	FieldBcc          Key = "composer.field-bcc"
	FieldSubject      Key = "composer.field-subject"
	KeepSubject       Key = "composer.keep-subject"
	DraftSaved        Key = "composer.draft-saved" // {0} time
	DraftUnsaved      Key = "composer.draft-unsaved"
	MailSafeYes       Key = "composer.mail-safe-yes"
	MailSafeNo        Key = "composer.mail-safe-no"
	MailSafeNotAsked  Key = "composer.mail-safe-not-asked"
	WhySendAnyway     Key = "composer.why-send-anyway"
	Typing            Key = "composer.typing"
	MissingText       Key = "composer.missing-text"
	MissingFile       Key = "composer.missing-file"
	MissingRecipient  Key = "composer.missing-recipient"
	BadAddress        Key = "composer.bad-address" // {0} address
	NoReplyAddress    Key = "composer.no-reply-address"
	NoAddress         Key = "composer.no-address"        // {0} key
	AnsweredMeantime  Key = "composer.answered-meantime" // {0} by whom
	WrittenTwice      Key = "composer.written-twice"
	NewerMessage      Key = "composer.newer-message"
	NotYourClaim      Key = "composer.not-your-claim" // {0} whose
	OtherRecipients   Key = "composer.other-recipients"
	ChooseWho         Key = "composer.choose-who"   // {0} key
	UnsentWaits       Key = "composer.unsent-waits" // {0} key
	ToStranger        Key = "composer.to-stranger"  // {0} addresses
	SeveralWrote      Key = "composer.several-wrote"
	AttachPath        Key = "composer.attach-path"
	AttachedFiles     Key = "composer.attached" // {0} count, {1} size
	AskMailSafe       Key = "composer.ask-mail-safe"
	SafeChoiceYes     Key = "composer.safe-yes"
	SafeChoiceNo      Key = "composer.safe-no"
	SafeChoiceUnasked Key = "composer.safe-not-asked"
	QuoteOn           Key = "composer.quote-on"
	QuoteNothing      Key = "composer.quote-nothing"
	SendAgain         Key = "composer.send-again" // {0} key
	SentBefore        Key = "composer.sent-before"
	SendNow           Key = "composer.sending"
	Somebody          Key = "composer.somebody"
	NotSaved          Key = "composer.not-saved"
	FormHint          Key = "composer.form-hint"    // {0} next, {1} choose, {2} done
	BackToText        Key = "composer.back-to-text" // {0} key
	ReasonWord        Key = "composer.reason"
	ReasonGiven       Key = "composer.reason-given" // {0} reason
	NobodyYet         Key = "composer.nobody-yet"
)

var composerTexts = []text{
	{ReplyTitle, "Answer to: {0}", "Antwoord op: {0}", "Réponse à : {0}"},
	{NewMailTitle, "New mail", "Nieuwe mail", "Nouveau mail"},
	{MailWord, "NEW MAIL", "NIEUWE MAIL", "NOUVEAU MAIL"},
	{ReplyWord, "ANSWER", "ANTWOORD", "RÉPONSE"},
	{ToLine, "to {0}", "aan {0}", "à {0}"},
	{SubjectLine, "subject: {0}", "onderwerp: {0}", "objet : {0}"},
	{FieldTo, "To", "Aan", "À"},
	{FieldCc, "Cc", "Cc", "Cc"},
	{FieldBcc, "Bcc", "Bcc", "Cci"},
	{FieldSubject, "Subject", "Onderwerp", "Objet"},
	{KeepSubject, "keep the writer’s subject", "onderwerp van de contactnemer houden", "garder l’objet d’origine"},
	{DraftSaved, "draft · saved {0}", "concept · bewaard {0}", "brouillon · enregistré {0}"},
	{DraftUnsaved, "draft · being saved", "concept · wordt bewaard", "brouillon · en cours d’enregistrement"},
	{MailSafeYes, "mailing safe? yes", "mailen veilig? ja", "mail sans risque ? oui"},
	{MailSafeNo, "mailing safe? NO", "mailen veilig? NEE", "mail sans risque ? NON"},
	{MailSafeNotAsked, "mailing safe? not asked", "mailen veilig? niet gevraagd", "mail sans risque ? pas demandé"},
	{WhySendAnyway, "Mailing is not safe for this writer. Why do you send it all the same?", "Mailen is niet veilig voor deze contactnemer. Waarom verzendt u toch?", "Le mail n’est pas sûr pour cette personne. Pourquoi l’envoyer quand même ?"},
	{Typing, "typing · {0} ends", "typen · {0} stopt", "saisie · {0} termine"},
	{MissingText, "There is no text yet.", "Er staat nog geen tekst.", "Il n’y a pas encore de texte."},
	{MissingFile, "The text speaks of an attachment, and there is none.", "De tekst spreekt over een bijlage, maar er is geen.", "Le texte parle d’une pièce jointe, mais il n’y en a pas."},
	{MissingRecipient, "There is nobody to send it to.", "Er is geen ontvanger.", "Il n’y a pas de destinataire."},
	{BadAddress, "{0} is not a mail address.", "{0} is geen mailadres.", "{0} n’est pas une adresse mail."},
	{NoReplyAddress, "This form left no address: it can’t be answered by mail.", "Dit formulier gaf geen adres: antwoorden per mail kan niet.", "Ce formulaire n’a pas laissé d’adresse : impossible de répondre par mail."},
	{NoAddress, "There is no address to answer to; {0} names one.", "Er is geen adres om naar te antwoorden; {0} om er een te kiezen.", "Il n’y a pas d’adresse à qui répondre ; {0} pour en indiquer une."},
	{WrittenTwice, "You are writing this in another session too; both texts are kept, that one below.", "U schrijft hieraan ook in een andere sessie; beide teksten zijn bewaard, die andere onderaan.", "Vous écrivez aussi ceci dans une autre session ; les deux textes sont gardés, l’autre en dessous."},
	{AnsweredMeantime, "{0} has answered in the meantime.", "{0} heeft intussen geantwoord.", "{0} a répondu entre-temps."},
	{NewerMessage, "A newer message has come in since you began.", "Er kwam een nieuwer bericht binnen sinds u begon.", "Un nouveau message est arrivé depuis que vous avez commencé."},
	{NotYourClaim, "{0} holds this contact.", "{0} heeft deze oproep opgenomen.", "{0} a pris ce contact en charge."},
	{ChooseWho, "Two texts that went to different people stand here now: choose whom this goes to ({0}).", "Hier staan nu twee teksten die naar verschillende mensen gingen: kies naar wie dit gaat ({0}).", "Deux textes destinés à des personnes différentes sont réunis ici : choisissez le destinataire ({0})."},
	{UnsentWaits, "An answer to this contact did not go: its words wait in the outbox ({0}).", "Een antwoord aan deze oproep is niet vertrokken: de woorden ervan wachten in het postvak uit ({0}).", "Une réponse à ce contact n’est pas partie : ses mots attendent dans la boîte d’envoi ({0})."},
	{ToStranger, "In this conversation nobody writes from {0}.", "In dit gesprek schrijft niemand van {0}.", "Dans cette conversation, personne n’écrit de {0}."},
	{SeveralWrote, "More than one address wrote here: look at whom this goes to.", "Meer dan één adres schreef hier: kijk naar wie dit gaat.", "Plus d’une adresse a écrit ici : regardez à qui ceci part."},
	{OtherRecipients, "Others were addressed too; each must be chosen.", "Er waren nog andere ontvangers; kies ze één voor één.", "D’autres personnes étaient destinataires ; choisissez-les une à une."},
	{AttachPath, "file to attach", "bestand om toe te voegen", "fichier à joindre"},
	{AskMailSafe, "Is it safe to mail: does nobody else read the writer’s mail?", "Is mailen veilig: leest niemand anders de mail van de contactnemer?", "Le mail est-il sûr : personne d’autre ne lit le courrier de cette personne ?"},
	{SafeChoiceYes, "yes, nobody else reads it", "ja, niemand anders leest mee", "oui, personne d’autre ne le lit"},
	{SafeChoiceNo, "no, somebody may read it", "nee, iemand kan meelezen", "non, quelqu’un peut le lire"},
	{SafeChoiceUnasked, "not asked yet", "nog niet gevraagd", "pas encore demandé"},
	{QuoteOn, "quotes the message", "citeert het bericht", "cite le message"},
	{QuoteNothing, "there is no message to quote", "er is geen bericht om te citeren", "il n’y a pas de message à citer"},
	{SentBefore, "This reply was given to the outbox in the meantime; what stands here would be a further mail.", "Dit antwoord is intussen aan het postvak uit gegeven; wat hier staat, zou een volgende mail zijn.", "Cette réponse a été confiée entre-temps à la boîte d’envoi ; ce qui est ici serait un autre mail."},
	{SendAgain, "{0} sends it all the same.", "{0} verzendt toch.", "{0} l’envoie quand même."},
	{SendNow, "to the outbox", "naar het postvak uit", "vers la boîte d’envoi"},
	{Somebody, "somebody", "iemand", "quelqu’un"},
	{NotSaved, "NOT SAVED", "NIET BEWAARD", "NON ENREGISTRÉ"},
	{FormHint, "{0} next · {1} chooses · {2} done", "{0} volgende · {1} kiest · {2} klaar", "{0} suivant · {1} choisit · {2} fini"},
	{BackToText, "{0}: back to the text", "{0}: terug naar de tekst", "{0} : retour au texte"},
	{ReasonWord, "why", "waarom", "pourquoi"},
	{ReasonGiven, "why: {0}", "waarom: {0}", "pourquoi : {0}"},
	{NobodyYet, "nobody yet", "nog niemand", "personne encore"},
	{AttachedFiles, "{0} {0|file|files}, {1}", "{0} {0|bestand|bestanden}, {1}", "{0} {0|fichier|fichiers}, {1}"},
}
