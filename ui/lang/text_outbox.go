package lang

// The outbox.
const (
	OutboxTitle     Key = "outbox.title"
	OutboxEmpty     Key = "outbox.empty"
	SendWaiting     Key = "outbox.waiting"
	SendTrying      Key = "outbox.trying"
	SendUnclear     Key = "outbox.unclear"
	SendFailed      Key = "outbox.failed"
	SendConflict    Key = "outbox.conflict"
	SendDone        Key = "outbox.done"
	OpOver          Key = "outbox.over"
	OpDropped       Key = "outbox.dropped"
	SendIn          Key = "outbox.in"       // {0} seconds
	SendTries       Key = "outbox.tries"    // {0} count
	SendNextTry     Key = "outbox.next-try" // {0} how long
	UnclearExplain  Key = "outbox.unclear-explain"
	UnclearAdvice   Key = "outbox.unclear-advice"
	HeldNewer       Key = "outbox.held-newer"
	HeldAnswered    Key = "outbox.held-answered" // {0} by whom
	HeldNotSafe     Key = "outbox.held-not-safe"
	HeldLate        Key = "outbox.held-late"       // {0} hours
	FailedForGood   Key = "outbox.failed-for-good" // {0} key
	FailedForNow    Key = "outbox.failed-for-now"
	OpSend          Key = "outbox.op-send"
	OpFlag          Key = "outbox.op-flag"
	OpMove          Key = "outbox.op-move"
	OpAppend        Key = "outbox.op-append"
	OpDelete        Key = "outbox.op-delete"
	AskRetry        Key = "outbox.ask-retry"
	AskMarkSent     Key = "outbox.ask-mark-sent"
	AskDiscard      Key = "outbox.ask-discard"
	WordRetry       Key = "outbox.word-retry"
	WordSent        Key = "outbox.word-sent"
	WordDiscard     Key = "outbox.word-discard"
	AskRetryPlain   Key = "outbox.ask-retry-plain"
	AskSendHeld     Key = "outbox.ask-send-held"
	AskSendApart    Key = "outbox.ask-send-apart"
	OutboxApart     Key = "outbox.apart" // {0} key that sends
	AskPassed       Key = "outbox.ask-passed"
	AskDiscardOther Key = "outbox.ask-discard-other"
	HeldAdvice      Key = "outbox.held-advice" // {0} key that sends, {1} key that discards
	OutboxOffline   Key = "outbox.offline"
	OutboxRecipient Key = "outbox.recipient"
	OutboxTooLarge  Key = "outbox.too-large"
	OutboxGone      Key = "outbox.gone"
	OutboxNoFolder  Key = "outbox.no-folder"
	OutboxRemains   Key = "outbox.remains" // {0} folders
	OutboxUnread    Key = "outbox.unread"  // {0} folders
	OutboxUndo      Key = "outbox.undo"    // {0} key
	OutboxByItself  Key = "outbox.by-itself"
	OutboxCode      Key = "outbox.code" // {0} code
	ServerTrying    Key = "outbox.server-trying"
	OutboxFull      Key = "outbox.full"
	ActRefused      Key = "outbox.act-refused"  // {0} key that tries again, {1} key that discards
	CopyRefused     Key = "outbox.copy-refused" // {0} key that tries again, {1} key that discards
)

var outboxTexts = []text{
	{OutboxTitle, "Outbox", "Postvak uit", "Boîte d’envoi"},
	{OutboxEmpty, "Nothing waits to be sent.", "Er wacht niets om verzonden te worden.", "Rien n’attend d’être envoyé."},
	{SendWaiting, "waiting", "wacht", "en attente"},
	{SendTrying, "being sent", "wordt verzonden", "envoi en cours"},
	{SendUnclear, "unclear", "onduidelijk", "incertain"},
	{SendFailed, "failed", "mislukt", "échec"},
	{SendConflict, "held", "vastgehouden", "retenu"},
	{SendDone, "sent", "verzonden", "envoyé"},
	{OpOver, "done", "gedaan", "fait"},
	{OpDropped, "discarded", "weggegooid", "abandonné"},
	{SendIn, "goes in {0} s", "vertrekt over {0} s", "part dans {0} s"},
	{SendTries, "{0} {0|try|tries}", "{0} {0|poging|pogingen}", "{0} {0|essai|essais}"},
	{SendNextTry, "again in {0}", "opnieuw over {0}", "nouvel essai dans {0}"},
	{UnclearExplain, "The connection broke while the server took it. It may have been sent; it was not found in Sent or in the inbox.", "De verbinding viel weg terwijl de server het bericht aannam. Misschien is het vertrokken; in Verzonden en in de inbox is het niet gevonden.", "La connexion a été coupée pendant que le serveur prenait le message. Il est peut-être parti ; on ne le trouve ni dans Envoyés ni dans la boîte de réception."},
	{UnclearAdvice, "You decide: try again (it may arrive twice), it was sent, or discard it.", "U beslist: opnieuw proberen (het kan twee keer aankomen), het is verzonden, of weggooien.", "À vous de décider : réessayer (il pourrait arriver deux fois), il a été envoyé, ou l’abandonner."},
	{HeldNewer, "held: a newer message came in", "vastgehouden: er kwam een nieuwer bericht binnen", "retenu : un message plus récent est arrivé"},
	{HeldAnswered, "held: {0} has answered", "vastgehouden: {0} heeft al geantwoord", "retenu : {0} a déjà répondu"},
	{HeldNotSafe, "held: mail to this person is not safe, as was learnt after it was given", "vastgehouden: mail aan deze persoon is niet veilig, zo bleek nadat dit gegeven was", "retenu : un mail à cette personne n’est pas sûr, a-t-on appris après"},
	{HeldLate, "held: send was pressed more than {0} {0|hour|hours} ago", "vastgehouden: u drukte meer dan {0} uur geleden op verzenden", "retenu : l’envoi date de plus de {0} {0|heure|heures}"},
	{FailedForGood, "The server refuses it; trying again will not help. The text is kept: {0} makes it a draft again, to be mended and sent anew.", "De server weigert het; opnieuw proberen helpt niet. De tekst is bewaard: {0} maakt er weer een concept van, om aan te passen en opnieuw te verzenden.", "Le serveur le refuse ; réessayer n’y changera rien. Le texte est conservé : {0} en refait un brouillon, à corriger et à renvoyer."},
	{FailedForNow, "The server can’t take it now; it is tried again by itself.", "De server kan het nu niet aannemen; het wordt vanzelf opnieuw geprobeerd.", "Le serveur ne peut pas le prendre maintenant ; un nouvel essai se fera tout seul."},
	{OpSend, "outgoing mail", "uitgaande mail", "mail sortant"},
	{OpFlag, "mark on the server", "markering op de server", "marque sur le serveur"},
	{OpMove, "move on the server", "verplaatsing op de server", "déplacement sur le serveur"},
	{OpAppend, "copy in Sent", "kopie in Verzonden", "copie dans Envoyés"},
	{OpDelete, "deletion on the server", "verwijdering op de server", "suppression sur le serveur"},
	{AskRetry, "Try again? The writer may get it twice.", "Opnieuw proberen? De contactnemer krijgt het misschien twee keer.", "Réessayer ? La personne le recevra peut-être deux fois."},
	{AskMarkSent, "Was it sent? Then it leaves the outbox as answered.", "Is het verzonden? Dan verdwijnt het als beantwoord uit het postvak uit.", "A-t-il été envoyé ? Il quittera alors la boîte d’envoi comme répondu."},
	{AskDiscard, "Discard it? The text becomes a draft again, nothing is sent.", "Weggooien? De tekst wordt weer een concept, er wordt niets verzonden.", "L’abandonner ? Le texte redevient un brouillon, rien n’est envoyé."},
	{WordRetry, "again", "opnieuw", "réessayer"},
	{WordSent, "sent", "verzonden", "envoyé"},
	{WordDiscard, "discard", "weggooien", "abandonner"},
	{AskRetryPlain, "Try again?", "Opnieuw proberen?", "Réessayer ?"},
	{AskSendHeld, "Send it all the same? Read first what came in.", "Toch verzenden? Lees eerst wat er binnenkwam.", "L’envoyer quand même ? Lisez d’abord ce qui est arrivé."},
	{AskSendApart, "Nobody knows whether somebody else has answered. Send it all the same?", "Niemand weet of iemand anders al geantwoord heeft. Toch verzenden?", "Personne ne sait si quelqu’un d’autre a répondu. L’envoyer quand même ?"},
	{OutboxApart, "It waits for the team’s journal: somebody else may have answered meanwhile. It goes by itself when the journal is there; {0} sends it now all the same.", "Het wacht op het logboek van het team: misschien heeft iemand anders intussen geantwoord. Het gaat vanzelf zodra het logboek er is; {0} verzendt het nu toch.", "Cela attend le journal de l’équipe : quelqu’un d’autre a peut-être répondu entre-temps. Cela partira tout seul dès que le journal sera là ; {0} l’envoie maintenant quand même."},
	{AskPassed, "This has changed meanwhile, and nothing was decided.", "Dit is intussen veranderd, en er is niets beslist.", "Ceci a changé entre-temps, et rien n’a été décidé."},
	{AskDiscardOther, "Discard it? On the server everything stays as it is.", "Weggooien? Op de server blijft alles zoals het is.", "L’abandonner ? Rien ne change sur le serveur."},
	{HeldAdvice, "Read the conversation first. {0} sends it all the same, {1} makes it a draft again.", "Lees eerst het gesprek. {0} verzendt toch, {1} maakt er weer een concept van.", "Lisez d’abord la conversation. {0} l’envoie quand même, {1} en refait un brouillon."},
	{OutboxOffline, "There is no connection to the server. It goes by itself when there is.", "Er is geen verbinding met de server. Zodra die er is, gaat het vanzelf.", "Pas de connexion au serveur. Cela partira tout seul dès qu’il y en aura une."},
	{OutboxRecipient, "The server does not take the address. Discard it, mend the address in the draft and send it anew.", "De server aanvaardt het adres niet. Gooi het weg, verbeter het adres in het concept en verzend opnieuw.", "Le serveur refuse l’adresse. Abandonnez l’envoi, corrigez l’adresse dans le brouillon et renvoyez-le."},
	{OutboxTooLarge, "It is larger than the server takes. Discard it, leave an attachment out of the draft and send it anew.", "Het is groter dan de server aanneemt. Gooi het weg, laat een bijlage uit het concept weg en verzend opnieuw.", "C’est plus grand que ce que le serveur accepte. Abandonnez l’envoi, retirez une pièce jointe du brouillon et renvoyez-le."},
	{OutboxGone, "What it acts on is not on the server any more; there is nothing to do.", "Waar het over gaat, staat niet meer op de server; er is niets te doen.", "L’objet de cette opération n’est plus sur le serveur ; il n’y a rien à faire."},
	{OutboxNoFolder, "The folder is not on the server. Name it in the configuration, then try again.", "De map staat niet op de server. Noem ze in de configuratie en probeer opnieuw.", "Le dossier n’est pas sur le serveur. Nommez-le dans la configuration, puis réessayez."},
	{OutboxRemains, "It is marked as deleted and still on the server, in: {0}. It goes when a mail program empties the folder.", "Het is als verwijderd gemarkeerd en staat nog op de server, in: {0}. Het verdwijnt als een mailprogramma de map opruimt.", "Il est marqué comme supprimé et se trouve encore sur le serveur, dans : {0}. Il disparaîtra quand un logiciel de courrier videra le dossier."},
	{OutboxUnread, "It may still be on the server, in: {0}. That could not be looked into. Try again, or look there with another program.", "Het staat misschien nog op de server, in: {0}. Daar kon niet worden gekeken. Probeer opnieuw, of kijk er met een ander programma.", "Il est peut-être encore sur le serveur, dans : {0}, qu’il n’a pas été possible de lire. Réessayez, ou regardez avec un autre logiciel."},
	{OutboxUndo, "It has not left yet: {0} takes it back.", "Het is nog niet vertrokken: {0} haalt het terug.", "Ce n’est pas encore parti : {0} le rappelle."},
	{OutboxByItself, "It goes by itself; there is nothing to do.", "Het gaat vanzelf; er is niets te doen.", "Cela partira tout seul ; il n’y a rien à faire."},
	{OutboxCode, "code {0}", "code {0}", "code {0}"},
	{ServerTrying, "being done", "wordt uitgevoerd", "en cours"},
	{OutboxFull, "The mailbox on the server is full. Make room there; it is tried again by itself.", "De mailbox op de server is vol. Maak er plaats; het wordt vanzelf opnieuw geprobeerd.", "La boîte aux lettres sur le serveur est pleine. Faites-y de la place ; un nouvel essai se fera tout seul."},
	{ActRefused, "The server refuses it; perhaps we may not change that folder. {0} tries again when that is mended, {1} gives it up: then it is here as it is there.", "De server weigert het; misschien mogen we die map niet veranderen. {0} probeert opnieuw als dat verholpen is, {1} ziet ervan af: dan is het hier zoals daar.", "Le serveur le refuse ; peut-être n’avons-nous pas le droit de modifier ce dossier. {0} réessaie une fois que c’est réglé, {1} y renonce : ce sera alors ici comme là-bas."},
	{CopyRefused, "The mail was sent; the server refuses the copy for Sent. {0} tries again, {1} leaves the copy out.", "De mail is verzonden; de server weigert de kopie voor Verzonden. {0} probeert opnieuw, {1} laat de kopie weg.", "Le mail est parti ; le serveur refuse la copie pour Envoyés. {0} réessaie, {1} renonce à la copie."},
}
