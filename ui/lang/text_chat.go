package lang

// The visitors' chats, as a counselor sees them.
const (
	ChatTitle        Key = "chat.title"      // {0} pseudonym
	ChatToVisitor    Key = "chat.to-visitor" // {0} pseudonym
	ChatEmptyLine    Key = "chat.empty-line"
	ChatHowToWrite   Key = "chat.how-to-write" // {0} key
	ChatSince        Key = "chat.since"        // {0} time of day
	ChatWith         Key = "chat.with"         // {0} names
	ChatDesk         Key = "chat.desk"
	ChatSent         Key = "chat.sent"
	ChatDelivered    Key = "chat.delivered"
	ChatRead         Key = "chat.read"
	ChatTypes        Key = "chat.types" // {0} pseudonym
	ChatPaused       Key = "chat.paused"
	ChatBelow        Key = "chat.below"     // {0} count
	ChatLeavesIn     Key = "chat.leaves-in" // {0} seconds, {1} key
	ChatGoes         Key = "chat.goes"
	ChatWhole        Key = "chat.whole"      // {0} lines, {1} key that sends, {2} key that goes on writing
	ChatMoreBelow    Key = "chat.more-below" // {0} rows, {1} key
	ChatJustCame     Key = "chat.just-came"  // {0} key, {1} pseudonym
	ChatNothingTyped Key = "chat.nothing-typed"
	ChatNothingHeld  Key = "chat.nothing-held"
	ChatTooLong      Key = "chat.too-long"
	ChatTakenBack    Key = "chat.taken-back"
	ChatHasLeft      Key = "chat.has-left"
	ChatDidNotLeave  Key = "chat.did-not-leave"
	ChatGoneKept     Key = "chat.gone-kept"
	ChatIsOver       Key = "chat.is-over"
	ChatNotIn        Key = "chat.not-in"
	ChatUnread       Key = "chat.unread"
	ChatUnreadable   Key = "chat.unreadable"
	ChatOfOther      Key = "chat.of-other" // {0} names, {1} key
	ChatHeldBy       Key = "chat.held-by"  // {0} names
	ChatNothingYet   Key = "chat.nothing-yet"
	ChatOverHint     Key = "chat.over-hint"    // {0} key of the registration, {1} key of the note
	ChatLeftWaiting  Key = "chat.left-waiting" // {0} key that ends it
	ChatForOther     Key = "chat.for-other"
	ChatAcceptHint   Key = "chat.accept-hint"  // {0} place, {1} key
	ChatReferred     Key = "chat.referred"     // {0} count
	ChatNotReferred  Key = "chat.not-referred" // {0} key

	ChatsUnseen     Key = "chats.unseen"
	ChatsSeen       Key = "chats.seen"
	ChatsWait       Key = "chats.wait"         // {0} count, {1} how long
	ChatsUnread     Key = "chats.unread"       // {0} count
	ChatNew         Key = "chats.new"          // {0} count, {1} how long
	ChatOwed        Key = "chats.owed"         // {0} how long
	ChatCame        Key = "chats.came"         // {0} pseudonym, {1} key
	ChatForYou      Key = "chats.for-you"      // {0} pseudonym, {1} key
	ChatInvitedYou  Key = "chats.invited-you"  // {0} pseudonym, {1} key
	ChatYoursNow    Key = "chats.yours-now"    // {0} pseudonym, {1} key
	ChatWentBack    Key = "chats.went-back"    // {0} pseudonym
	ChatVisitorGone Key = "chats.visitor-gone" // {0} pseudonym, {1} how
	ChatUnanswered  Key = "chats.unanswered"   // {0} pseudonym, {1} how long, {2} key
	ChatNoOther     Key = "chats.no-other"
	ChatReturning   Key = "chats.returning"
	ChatPausing     Key = "chats.pausing"
	ChatBlanked     Key = "chats.blanked"  // {0} key
	QuitChats       Key = "chats.quit"     // {0} count
	ChatAccepted    Key = "chats.accepted" // {0} pseudonym
	ChatWhyMine     Key = "chats.why-mine"
	ChatWhyTaken    Key = "chats.why-taken"
	ChatWhyMany     Key = "chats.why-many"
	ChatWhyNone     Key = "chats.why-none"
	ChatWhyNobody   Key = "chats.why-nobody"
	ChatAskEnd      Key = "chats.ask-end"      // {0} pseudonym
	ChatAskEndGone  Key = "chats.ask-end-gone" // {0} pseudonym
	WordEnd         Key = "word.end"
	ChatEndedNow    Key = "chats.ended" // {0} pseudonym
	ChatHandTo      Key = "chats.hand-to"
	ChatWhoeverFree Key = "chats.whoever"
	ChatWhoHasIt    Key = "chats.who-has-it" // {0} who
	ChatLeft        Key = "chats.left"       // {0} pseudonym, {1} who
	ChatNoColleague Key = "chats.no-colleague"
	ChatHandedFree  Key = "chats.handed-free" // {0} pseudonym
	ChatHandedNow   Key = "chats.handed"      // {0} pseudonym, {1} who
	ChatInviteWhom  Key = "chats.invite-whom"
	ChatInvitedNow  Key = "chats.invited" // {0} pseudonym, {1} who
	ChatAlong       Key = "chats.along"   // {0} pseudonym
	GivenInChat     Key = "chats.given"   // {0} service

	ChatRowNew      Key = "chat.row-new" // {0} count
	ChatRowOwed     Key = "chats.row-owed"
	ChatRowMine     Key = "chat.row-mine"
	ChatRowOther    Key = "chat.row-other"
	ChatRowForMe    Key = "chat.row-for-me"
	ChatRowForOther Key = "chat.row-for-other"
	ChatRowPlace    Key = "chat.row-place" // {0} place

	RoomWord       Key = "room.word"
	RoomTeam       Key = "room.team"
	RoomCase       Key = "room.case" // {0} case number
	RoomStays      Key = "room.stays"
	RoomEmptyLine  Key = "room.empty-line"
	RoomNothingYet Key = "room.nothing-yet"
	RoomJustCame   Key = "room.just-came" // {0} key
	RoomNoCase     Key = "room.no-case"
	RoomSpoke      Key = "room.spoke" // {0} who, {1} key
	DoneSaid       Key = "done.said"  // {0} where

	ChatJoined      Key = "chat.joined" // {0} who
	ChatAway        Key = "chat.away"
	ChatBack        Key = "chat.back"
	ChatHandedOn    Key = "chat.handed-on"
	ChatHandedTo    Key = "chat.handed-to" // {0} who
	ChatRequeued    Key = "chat.requeued"
	ChatClosing     Key = "chat.closing"
	ChatEnded       Key = "chat.ended"
	ChatExited      Key = "chat.exited"
	ChatParted      Key = "chat.parted"
	ChatLost        Key = "chat.lost"
	ChatInvited     Key = "chat.invited" // {0} who
	ChatReads       Key = "chat.reads"   // {0} who
	ChatUnknownStep Key = "chat.unknown-step"
)

var chatTexts = []text{
	{ChatTitle, "Chat · {0}", "Chat · {0}", "Chat · {0}"},
	{ChatToVisitor, "to visitor {0}", "aan chatter {0}", "au visiteur {0}"},
	{ChatEmptyLine, "type here", "typ hier", "écrivez ici"},
	{ChatHowToWrite, "{0} writes", "{0} schrijft", "{0} pour écrire"},
	{ChatSince, "chat since {0}", "chat sinds {0}", "chat depuis {0}"},
	{ChatWith, "{0} is in this chat too", "{0} zit ook in deze chat", "{0} est aussi dans ce chat"},
	{ChatDesk, "a counselor", "een hulpverlener", "un intervenant"},
	{ChatSent, "sent", "verzonden", "envoyé"},
	{ChatDelivered, "delivered", "aangekomen", "arrivé"},
	{ChatRead, "read", "gelezen", "lu"},
	{ChatTypes, "{0} is typing …", "{0} is aan het typen …", "{0} écrit …"},
	{ChatPaused, "the visitor reads that you will be right back", "de chatter leest dat u zo terug bent", "le visiteur lit que vous revenez tout de suite"},
	{ChatBelow, "{0} new below", "{0} nieuw hieronder", "{0} en dessous"},
	{ChatLeavesIn, "leaves in {0} s · {1} takes it back", "vertrekt over {0} s · {1} haalt terug", "part dans {0} s · {1} reprend"},
	{ChatGoes, "is leaving", "vertrekt", "part"},
	{ChatWhole, "This goes to the visitor, {0} {0|line|lines}: {1} sends it, {2} goes on writing.", "Dit gaat naar de chatter, {0} {0|regel|regels}: {1} verzendt, {2} schrijft verder.", "Ceci part au visiteur, {0} {0|ligne|lignes} : {1} envoie, {2} continue d’écrire."},
	{ChatMoreBelow, "{0} more {0|row|rows} below: {1} shows them first.", "nog {0} {0|rij|rijen} hieronder: {1} toont ze eerst.", "encore {0} {0|ligne|lignes} en dessous : {1} les montre d’abord."},
	{ChatJustCame, "Not sent: you only just came here. {0} once more sends it to {1}.", "Niet verzonden: u bent hier nog maar net. Nog eens {0} verzendt het aan {1}.", "Pas envoyé : vous venez d’arriver ici. {0} encore une fois l’envoie à {1}."},
	{ChatNothingTyped, "There is nothing to send.", "Er is niets om te verzenden.", "Il n’y a rien à envoyer."},
	{ChatNothingHeld, "No line waits that could be taken back.", "Er wacht geen regel die teruggehaald kan worden.", "Aucune ligne n’attend qu’on puisse reprendre."},
	{ChatTooLong, "Too long for one message: nothing was sent; make it shorter.", "Te lang voor één bericht: er is niets verzonden; maak het korter.", "Trop long pour un seul message : rien n’est parti ; raccourcissez."},
	{ChatTakenBack, "Taken back: the visitor has seen nothing of it.", "Teruggehaald: de chatter heeft er niets van gezien.", "Repris : le visiteur n’en a rien vu."},
	{ChatHasLeft, "Too late: the visitor has it.", "Te laat: de chatter heeft het.", "Trop tard : le visiteur l’a reçu."},
	{ChatDidNotLeave, "The line did not leave; it stands here again.", "De regel is niet vertrokken; hij staat hier weer.", "La ligne n’est pas partie ; elle est de nouveau ici."},
	{ChatGoneKept, "The visitor is not there any more; what you typed stays here.", "De chatter is er niet meer; wat u typte blijft hier.", "Le visiteur n’est plus là ; ce que vous avez écrit reste ici."},
	{ChatIsOver, "This chat is over.", "Deze chat is voorbij.", "Ce chat est terminé."},
	{ChatNotIn, "You are not in this chat.", "U zit niet in deze chat.", "Vous n’êtes pas dans ce chat."},
	{ChatUnread, "The chat cannot be read at present; it is tried again.", "De chat kan nu niet gelezen worden; het wordt opnieuw geprobeerd.", "Le chat ne peut pas être lu pour le moment ; nouvel essai en cours."},
	{ChatUnreadable, "These words cannot be opened.", "Deze woorden kunnen niet geopend worden.", "Ces mots ne peuvent pas être ouverts."},
	{ChatOfOther, "{0} talks with this visitor. What is said is not shown here. A supervisor reads along with {1}; that is said in the chat.", "{0} praat met deze chatter. Wat er gezegd wordt staat hier niet. Een supervisor leest mee met {1}; dat wordt in de chat gezegd.", "{0} parle avec ce visiteur. Ce qui se dit n’est pas montré ici. Un superviseur lit en même temps avec {1} ; le chat le dit."},
	{ChatHeldBy, "This chat is with {0}.", "Deze chat is bij {0}.", "Ce chat est chez {0}."},
	{ChatNothingYet, "The visitor has written nothing yet.", "De chatter heeft nog niets geschreven.", "Le visiteur n’a encore rien écrit."},
	{ChatOverHint, "The chat is over. {0} registers it, {1} writes a note.", "De chat is voorbij. {0} registreert hem, {1} schrijft een notitie.", "Le chat est terminé. {0} l’enregistre, {1} écrit une note."},
	{ChatLeftWaiting, "The visitor left before anybody answered. {0} ends the chat.", "De chatter vertrok voor iemand antwoordde. {0} beëindigt de chat.", "Le visiteur est parti avant une réponse. {0} termine le chat."},
	{ChatForOther, "It was handed to a colleague, and waits for her.", "Hij is aan een collega doorgegeven en wacht op haar.", "Il a été passé à une collègue et l’attend."},
	{ChatAcceptHint, "Waits, at place {0} in line. {1} accepts the chat.", "Wacht, op plaats {0} in de rij. {1} neemt de chat op.", "Attend, à la place {0} dans la file. {1} prend le chat."},
	{ChatReferred, "{0} {0|service|services} with the visitor; in the case as {0|a referral|referrals}.", "{0} {0|voorziening|voorzieningen} bij de chatter; in het dossier als {0|doorverwijzing|doorverwijzingen}.", "{0} {0|service|services} chez le visiteur ; dans le dossier comme {0|orientation|orientations}."},
	{ChatNotReferred, "The service is with the visitor; the referral could not be recorded: {0} records it.", "De voorziening is bij de chatter; de doorverwijzing kon niet vastgelegd worden: {0} legt ze vast.", "Le service est chez le visiteur ; l’orientation n’a pas pu être notée : {0} la note."},

	{ChatsUnseen, "The chats cannot be seen at present; it is tried again. What is typed is kept.", "De chats zijn nu niet te zien; het wordt opnieuw geprobeerd. Wat getypt is blijft.", "Les chats ne sont pas visibles pour le moment ; nouvel essai en cours. Ce qui est écrit reste."},
	{ChatsSeen, "The chats can be seen again.", "De chats zijn weer te zien.", "Les chats sont de nouveau visibles."},
	{ChatsWait, "{0} {0|chat waits|chats wait} · {1}", "{0} {0|chat wacht|chats wachten} · {1}", "{0} {0|chat attend|chats attendent} · {1}"},
	{ChatsUnread, "{0} {0|chat|chats} to answer", "{0} {0|chat|chats} te beantwoorden", "{0} {0|chat|chats} à répondre"},
	{ChatOwed, "unanswered · {0}", "onbeantwoord · {0}", "sans réponse · {0}"},
	{ChatNew, "{0} new · {1}", "{0} nieuw · {1}", "{0} {0|nouveau|nouveaux} · {1}"},
	{ChatCame, "A chat waits: {0}. {1} goes there.", "Er wacht een chat: {0}. {1} gaat erheen.", "Un chat attend : {0}. {1} y va."},
	{ChatForYou, "The chat with {0} was handed to you. {1} goes there.", "De chat met {0} is aan u doorgegeven. {1} gaat erheen.", "Le chat avec {0} vous a été passé. {1} y va."},
	{ChatYoursNow, "The chat with {0} is yours from here on. {1} goes there.", "De chat met {0} is vanaf nu van u. {1} gaat erheen.", "Le chat avec {0} est à vous désormais. {1} y va."},
	{ChatInvitedYou, "You were invited into the chat with {0}. {1} goes there.", "U bent uitgenodigd in de chat met {0}. {1} gaat erheen.", "Vous êtes invité dans le chat avec {0}. {1} y va."},
	{ChatWentBack, "The chat with {0} is not yours any more: it waits in the queue.", "De chat met {0} is niet meer van u: hij wacht in de wachtrij.", "Le chat avec {0} n’est plus à vous : il attend dans la file."},
	{ChatVisitorGone, "{0}: {1}. The chat stays until you end it.", "{0}: {1}. De chat blijft tot u hem beëindigt.", "{0} : {1}. Le chat reste jusqu’à ce que vous le terminiez."},
	{ChatUnanswered, "{0} has waited {1} for a word. {2} goes there.", "{0} wacht al {1} op een woord. {2} gaat erheen.", "{0} attend un mot depuis {1}. {2} y va."},
	{ChatNoOther, "No other chat waits, and you are in no other.", "Er wacht geen andere chat, en u zit in geen andere.", "Aucun autre chat n’attend, et vous n’êtes dans aucun autre."},
	{ChatReturning, "being back in the chats", "terug zijn in de chats", "le retour dans les chats"},
	{ChatPausing, "telling the visitors", "het aan de chatters zeggen", "prévenir les visiteurs"},
	{ChatBlanked, "A chat is open: the screen is only blank, and the visitor reads that you will be right back; after a minute the chat goes back to the queue. {0} once more locks it.", "Er is een chat open: het scherm is alleen leeg, en de chatter leest dat u zo terug bent; na een minuut gaat de chat terug naar de wachtrij. Nog eens {0} vergrendelt.", "Un chat est ouvert : l’écran est seulement masqué, et le visiteur lit que vous revenez tout de suite ; après une minute le chat retourne dans la file. {0} encore une fois le verrouille."},
	{QuitChats, "{0} {0|chat is|chats are} open: the visitor reads that you will be right back, and after a minute waits for a colleague.", "{0} {0|chat is|chats zijn} open: de chatter leest dat u zo terug bent, en wacht na een minuut op een collega.", "{0} {0|chat est ouvert|chats sont ouverts} : le visiteur lit que vous revenez tout de suite, et après une minute attend un collègue."},
	{ChatAccepted, "The chat with {0} is yours; the visitor reads that you are there.", "De chat met {0} is van u; de chatter leest dat u er bent.", "Le chat avec {0} est à vous ; le visiteur lit que vous êtes là."},
	{ChatWhyMine, "This chat is yours; hand it over, or end it.", "Deze chat is van u; geef hem door, of beëindig hem.", "Ce chat est à vous ; passez-le, ou terminez-le."},
	{ChatWhyTaken, "Somebody else has this chat, or it is for somebody else.", "Iemand anders heeft deze chat, of hij is voor iemand anders.", "Quelqu’un d’autre a ce chat, ou il est pour quelqu’un d’autre."},
	{ChatWhyMany, "Four chats at once is the most; hand one over or end one first.", "Meer dan vier chats tegelijk kan niet; geef er eerst een door of beëindig er een.", "Quatre chats à la fois au plus ; passez-en un ou terminez-en un d’abord."},
	{ChatWhyNone, "No chat goes on here.", "Hier loopt geen chat.", "Aucun chat en cours ici."},
	{ChatWhyNobody, "Nobody is in this chat yet; it can be accepted.", "Er zit nog niemand in deze chat; hij kan opgenomen worden.", "Personne n’est encore dans ce chat ; il peut être pris."},
	{ChatAskEnd, "End the chat with {0}? The visitor reads that it is over, and nothing more can be said.", "De chat met {0} beëindigen? De chatter leest dat hij voorbij is, en er kan niets meer gezegd worden.", "Terminer le chat avec {0} ? Le visiteur lit que c’est fini, et plus rien ne peut être dit."},
	{ChatAskEndGone, "End the chat with {0}? The visitor is not there any more.", "De chat met {0} beëindigen? De chatter is er niet meer.", "Terminer le chat avec {0} ? Le visiteur n’est plus là."},
	{WordEnd, "end", "einde", "fin"},
	{ChatEndedNow, "The chat with {0} is over; what was said stays in the case.", "De chat met {0} is voorbij; wat gezegd is blijft in het dossier.", "Le chat avec {0} est terminé ; ce qui a été dit reste dans le dossier."},
	{ChatHandTo, "Hand the chat over to", "De chat doorgeven aan", "Passer le chat à"},
	{ChatWhoeverFree, "whoever is free", "wie vrij is", "qui est libre"},
	{ChatWhoHasIt, "{0}, who has it: you leave", "{0}, die hem heeft: u gaat eruit", "{0}, qui l’a : vous le quittez"},
	{ChatLeft, "You left the chat with {0}, which {1} has; the visitor was told.", "U bent uit de chat met {0}, die {1} heeft; de chatter weet het.", "Vous avez quitté le chat avec {0}, que {1} a ; le visiteur le sait."},
	{ChatNoColleague, "There is no colleague who may answer.", "Er is geen collega die mag antwoorden.", "Aucun collègue ne peut répondre."},
	{ChatHandedFree, "The chat with {0} goes to whoever is free; the visitor was told.", "De chat met {0} gaat naar wie vrij is; de chatter weet het.", "Le chat avec {0} va à qui est libre ; le visiteur le sait."},
	{ChatHandedNow, "The chat with {0} goes to {1}; the visitor was told.", "De chat met {0} gaat naar {1}; de chatter weet het.", "Le chat avec {0} va à {1} ; le visiteur le sait."},
	{ChatInviteWhom, "Invite into the chat", "In de chat uitnodigen", "Inviter dans le chat"},
	{ChatInvitedNow, "{1} is in the chat with {0} too; the visitor was told.", "{1} zit ook in de chat met {0}; de chatter weet het.", "{1} est aussi dans le chat avec {0} ; le visiteur le sait."},
	{ChatAlong, "You read the chat with {0} along; who has it was told.", "U leest de chat met {0} mee; wie hem heeft weet het.", "Vous lisez le chat avec {0} ; qui l’a le sait."},
	{GivenInChat, "“{0}” goes along with what you send, and becomes a referral.", "“{0}” gaat mee met wat u verzendt, en wordt een doorverwijzing.", "« {0} » part avec ce que vous envoyez, et devient une orientation."},

	{ChatRowNew, "{0} new", "{0} nieuw", "{0} {0|nouveau|nouveaux}"},
	{ChatRowOwed, "unanswered", "onbeantwoord", "sans réponse"},
	{ChatRowMine, "answered", "beantwoord", "répondu"},
	{ChatRowOther, "in a chat", "in gesprek", "en chat"},
	{ChatRowForMe, "handed to you", "aan u doorgegeven", "passé à vous"},
	{ChatRowForOther, "handed to a colleague", "aan een collega doorgegeven", "passé à une collègue"},
	{ChatRowPlace, "place {0}", "plaats {0}", "place {0}"},

	{RoomWord, "COLLEAGUES", "COLLEGA’S", "COLLÈGUES"},
	{RoomTeam, "team room", "teamkamer", "salon d’équipe"},
	{RoomCase, "colleagues on case {0}", "collega’s over dossier {0}", "collègues sur le dossier {0}"},
	{RoomStays, "among colleagues, never to a visitor", "onder collega’s, nooit aan een chatter", "entre collègues, jamais à un visiteur"},
	{RoomEmptyLine, "say it here", "zeg het hier", "dites-le ici"},
	{RoomNothingYet, "Nobody has said anything here yet.", "Hier heeft nog niemand iets gezegd.", "Personne n’a encore rien dit ici."},
	{RoomJustCame, "Not said: you only just came here. {0} once more says it.", "Niet gezegd: u bent hier nog maar net. Nog eens {0} zegt het.", "Pas dit : vous venez d’arriver ici. {0} encore une fois le dit."},
	{RoomNoCase, "There is no case yet to talk about; it begins with the first act.", "Er is nog geen dossier om over te praten; het begint met de eerste handeling.", "Il n’y a pas encore de dossier dont parler ; il commence avec le premier acte."},
	{RoomSpoke, "{0} said something in the team room. {1} goes there.", "{0} zei iets in de teamkamer. {1} gaat erheen.", "{0} a dit quelque chose dans le salon d’équipe. {1} y va."},
	{DoneSaid, "Said: {0}.", "Gezegd: {0}.", "Dit : {0}."},

	{ChatJoined, "{0} is there", "{0} is er", "{0} est là"},
	{ChatAway, "the visitor was told: right back", "aan de chatter gezegd: zo terug", "dit au visiteur : de retour tout de suite"},
	{ChatBack, "back", "terug", "de retour"},
	{ChatHandedOn, "handed over, to whoever is free", "doorgegeven, aan wie vrij is", "passé, à qui est libre"},
	{ChatHandedTo, "handed over, to {0}", "doorgegeven, aan {0}", "passé, à {0}"},
	{ChatRequeued, "back in the queue: nobody came back in time", "terug in de wachtrij: niemand was op tijd terug", "de nouveau dans la file : personne n’est revenu à temps"},
	{ChatClosing, "it is closing time; the visitor was told", "het is sluitingstijd; de chatter weet het", "c’est l’heure de fermeture ; le visiteur le sait"},
	{ChatEnded, "a counselor ended the chat", "een hulpverlener beëindigde de chat", "un intervenant a terminé le chat"},
	{ChatExited, "the visitor left by the exit: perhaps somebody came in", "de chatter vertrok via de nooduitgang: misschien kwam er iemand binnen", "le visiteur est parti par la sortie rapide : quelqu’un est peut-être entré"},
	{ChatParted, "the visitor ended the chat", "de chatter beëindigde de chat", "le visiteur a terminé le chat"},
	{ChatLost, "no sign of the visitor for two minutes", "twee minuten geen teken van de chatter", "aucun signe du visiteur depuis deux minutes"},
	{ChatInvited, "{0} was invited", "{0} is uitgenodigd", "{0} a été invité"},
	{ChatReads, "{0} reads along", "{0} leest mee", "{0} lit en même temps"},
	{ChatUnknownStep, "something that only a newer version knows", "iets wat alleen een nieuwere versie kent", "quelque chose que seule une version plus récente connaît"},
}
