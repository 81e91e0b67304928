package lang

// What the history and the conversation say of a chat with a visitor.
const (
	DidCome       Key = "history.chat"        // a visitor
	DidLeave      Key = "history.chat-left"   // a message
	DidEndChat    Key = "history.chat-ended"  // by us
	DidExit       Key = "history.chat-exited" // by the exit
	DidPart       Key = "history.chat-parted"
	DidVanish     Key = "history.chat-lost"
	ChatDidJoin   Key = "chat-did.joined" // {0} who
	ChatDidPause  Key = "chat-did.away"   // {0} who
	ChatDidReturn Key = "chat-did.back"   // {0} who
	ChatDidHand   Key = "chat-did.handed" // {0} to whom
	ChatDidFree   Key = "chat-did.freed"
	ChatDidQueue  Key = "chat-did.requeued"
	ChatDidClose  Key = "chat-did.closing"
	ChatDidPart   Key = "chat-did.parting" // {0} who
	ChatDidRead   Key = "chat-did.reading" // {0} who
	ChatLostWords Key = "chat-did.unreadable"
)

var chatPastTexts = []text{
	{DidCome, "a visitor began a chat", "een chatter begon een chat", "un visiteur a commencé un chat"},
	{DidLeave, "a visitor left a message", "een chatter liet een bericht achter", "un visiteur a laissé un message"},
	{DidEndChat, "the chat was ended", "de chat is beëindigd", "le chat a été terminé"},
	{DidExit, "the visitor left by the exit", "de chatter vertrok via de nooduitgang", "le visiteur a quitté par la sortie rapide"},
	{DidPart, "the visitor ended the chat", "de chatter beëindigde de chat", "le visiteur a terminé le chat"},
	{DidVanish, "the visitor’s page was heard no more", "van de pagina van de chatter kwam niets meer", "la page du visiteur n’a plus donné signe"},
	{ChatDidJoin, "{0} joined", "{0} kwam erbij", "{0} est arrivé"},
	{ChatDidPause, "the counselor was away for a moment", "de hulpverlener was even weg", "l’intervenant s’est absenté un instant"},
	{ChatDidReturn, "the counselor was back", "de hulpverlener was terug", "l’intervenant est revenu"},
	{ChatDidHand, "handed over to {0}", "overgedragen aan {0}", "transmis à {0}"},
	{ChatDidFree, "handed over to whoever was free", "overgedragen aan wie vrij was", "transmis à qui était libre"},
	{ChatDidQueue, "back in the queue", "terug in de wachtrij", "de retour dans la file"},
	{ChatDidClose, "it was closing time", "het was sluitingstijd", "c’était l’heure de fermeture"},
	{ChatDidPart, "{0} left the chat", "{0} ging uit de chat", "{0} a quitté le chat"},
	{ChatDidRead, "{0} read along", "{0} las mee", "{0} a lu en même temps"},
	{ChatLostWords, "these words cannot be read any more", "deze woorden kunnen niet meer gelezen worden", "ces mots ne peuvent plus être lus"},
}
