package lang

// The outbox.
const (
	OutboxTitle    Key = "outbox.title"
	OutboxEmpty    Key = "outbox.empty"
	SendWaiting    Key = "outbox.waiting"
	SendTrying     Key = "outbox.trying"
	SendUnclear    Key = "outbox.unclear"
	SendFailed     Key = "outbox.failed"
	SendConflict   Key = "outbox.conflict"
	SendDone       Key = "outbox.done"
	SendIn         Key = "outbox.in"         // {0} seconds
	SendTries      Key = "outbox.tries"      // {0} count
	SendNextTry    Key = "outbox.next-try"   // {0} how long
	SendLastError  Key = "outbox.last-error" // {0} what the server said
	UnclearExplain Key = "outbox.unclear-explain"
	UnclearAdvice  Key = "outbox.unclear-advice"
	HeldNewer      Key = "outbox.held-newer"
	HeldAnswered   Key = "outbox.held-answered" // {0} by whom
	HeldLate       Key = "outbox.held-late"     // {0} hours
	FailedForGood  Key = "outbox.failed-for-good"
	FailedForNow   Key = "outbox.failed-for-now"
	OpSend         Key = "outbox.op-send"
	OpFlag         Key = "outbox.op-flag"
	OpMove         Key = "outbox.op-move"
	OpAppend       Key = "outbox.op-append"
	OpDelete       Key = "outbox.op-delete"
	AskRetry       Key = "outbox.ask-retry"
	AskMarkSent    Key = "outbox.ask-mark-sent"
	AskDiscard     Key = "outbox.ask-discard"
	WordRetry      Key = "outbox.word-retry"
	WordSent       Key = "outbox.word-sent"
	WordDiscard    Key = "outbox.word-discard"
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
	{SendIn, "goes in {0} s", "vertrekt over {0} s", "part dans {0} s"},
	{SendTries, "{0} {0|try|tries}", "{0} {0|poging|pogingen}", "{0} {0|essai|essais}"},
	{SendNextTry, "again in {0}", "opnieuw over {0}", "nouvel essai dans {0}"},
	{SendLastError, "the server said: {0}", "de server zei: {0}", "le serveur a dit : {0}"},
	{UnclearExplain, "The connection broke while the server took it. It may have been sent; it was not found in Sent or in the inbox.", "De verbinding viel weg terwijl de server het bericht aannam. Misschien is het vertrokken; in Verzonden en in de inbox is het niet gevonden.", "La connexion a été coupée pendant que le serveur prenait le message. Il est peut-être parti ; on ne le trouve ni dans Envoyés ni dans la boîte de réception."},
	{UnclearAdvice, "You decide: try again (it may arrive twice), it was sent, or discard it.", "U beslist: opnieuw proberen (het kan twee keer aankomen), het is verzonden, of weggooien.", "À vous de décider : réessayer (il pourrait arriver deux fois), il a été envoyé, ou l’abandonner."},
	{HeldNewer, "held: a newer message came in", "vastgehouden: er kwam een nieuwer bericht binnen", "retenu : un message plus récent est arrivé"},
	{HeldAnswered, "held: {0} has answered", "vastgehouden: {0} heeft al geantwoord", "retenu : {0} a déjà répondu"},
	{HeldLate, "held: send was pressed more than {0} {0|hour|hours} ago", "vastgehouden: u drukte meer dan {0} uur geleden op verzenden", "retenu : l’envoi date de plus de {0} {0|heure|heures}"},
	{FailedForGood, "The server refuses it; trying again will not help. The text is kept: open it, mend it and send it anew.", "De server weigert het; opnieuw proberen helpt niet. De tekst is bewaard: open hem, pas hem aan en verzend opnieuw.", "Le serveur le refuse ; réessayer n’y changera rien. Le texte est conservé : ouvrez-le, corrigez-le et renvoyez-le."},
	{FailedForNow, "The server can’t take it now; it is tried again by itself.", "De server kan het nu niet aannemen; het wordt vanzelf opnieuw geprobeerd.", "Le serveur ne peut pas le prendre maintenant ; un nouvel essai se fera tout seul."},
	{OpSend, "answer", "antwoord", "réponse"},
	{OpFlag, "mark on the server", "markering op de server", "marque sur le serveur"},
	{OpMove, "move on the server", "verplaatsing op de server", "déplacement sur le serveur"},
	{OpAppend, "copy in Sent", "kopie in Verzonden", "copie dans Envoyés"},
	{OpDelete, "deletion on the server", "verwijdering op de server", "suppression sur le serveur"},
	{AskRetry, "Try again? The writer may get it twice.", "Opnieuw proberen? De contactnemer krijgt het misschien twee keer.", "Réessayer ? La personne le recevra peut-être deux fois."},
	{AskMarkSent, "Was it sent? Then it leaves the outbox as answered.", "Is het verzonden? Dan verdwijnt het als beantwoord uit het postvak uit.", "A-t-il été envoyé ? Il quittera alors la boîte d’envoi comme répondu."},
	{AskDiscard, "Discard it? The text becomes a draft again, nothing is sent.", "Weggooien? De tekst wordt weer een concept, er wordt niets verzonden.", "L’abandonner ? Le texte redevient un brouillon, rien n’est envoyé."},
	{WordRetry, "again", "opnieuw", "encore"},
	{WordSent, "sent", "verzonden", "envoyé"},
	{WordDiscard, "discard", "weggooien", "abandonner"},
}
