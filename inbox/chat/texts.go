package chat

import (
	"fmt"
	"strings"
	"time"
)

// said is a text in the languages of the page, in their order.
type said [3]string

// texts are all words of the page. In them {0} and {1} stand for what is put in.
var texts = map[string]said{
	"title":    {"Welkom", "Bienvenue", "Welcome"},
	"exit":     {"Snel weg", "Quitter vite", "Leave fast"},
	"exitlong": {"Snel weg van deze pagina", "Quitter vite cette page", "Leave fast from this page"},
	"shift2":   {"Druk nog 2 keer op Shift om snel weg te gaan.", "Appuyez encore 2 fois sur Maj pour quitter vite.", "Press Shift 2 more times to leave fast."},
	"shift1":   {"Druk nog 1 keer op Shift om snel weg te gaan.", "Appuyez encore 1 fois sur Maj pour quitter vite.", "Press Shift 1 more time to leave fast."},
	"language": {"Taal", "Langue", "Language"},

	"hello":     {"Dag, fijn dat je er bent.", "Bonjour, c’est bien que tu sois là.", "Hello, good that you are here."},
	"hello1":    {"Hier kan je chatten met een hulpverlener. Het is gratis en je moet je naam niet zeggen.", "Ici, tu peux chatter avec un professionnel. C’est gratuit et tu ne dois pas dire ton nom.", "Here you can chat with a counselor. It is free and you do not have to say your name."},
	"secret":    {"Wat je vertelt, blijft bij ons. Alleen als iemand in groot gevaar is, kunnen we hulp halen. Dat bespreken we dan eerst met jou, als dat kan.", "Ce que tu racontes reste chez nous. Seulement si quelqu’un est en grand danger, nous pouvons chercher de l’aide. Si c’est possible, nous en parlons d’abord avec toi.", "What you tell stays with us. Only if somebody is in great danger can we get help. If we can, we talk about it with you first."},
	"urgent":    {"Ben je nu in gevaar? Wacht niet op de chat.", "Es-tu en danger maintenant ? N’attends pas le chat.", "Are you in danger now? Do not wait for the chat."},
	"police":    {"Bel 101 (politie)", "Appelle le 101 (police)", "Call 101 (police)"},
	"ambulance": {"Bel 112 (ziekenwagen)", "Appelle le 112 (ambulance)", "Call 112 (ambulance)"},
	"exithead":  {"Eerst dit: zo ben je snel weg", "D’abord ceci : comment quitter vite", "First this: how to leave fast"},
	"exit1":     {"Komt er iemand binnen? Tik bovenaan op Snel weg. De pagina is meteen leeg en er komt een gewone website.", "Quelqu’un entre ? Appuie en haut sur Quitter vite. La page est vide tout de suite et un site ordinaire s’ouvre.", "Is somebody coming in? Tap Leave fast at the top. The page is empty at once and an ordinary website comes."},
	"exit2":     {"Heb je een toetsenbord? Druk dan 3 keer op Shift.", "Tu as un clavier ? Appuie 3 fois sur Maj.", "Do you have a keyboard? Press Shift 3 times."},
	"exit3":     {"Let op: de knop wist je geschiedenis niet. Iemand kan nog zien dat je hier was.", "Attention : le bouton n’efface pas ton historique. Quelqu’un peut encore voir que tu es venu ici.", "Take care: the button does not erase your history. Somebody can still see that you were here."},
	"goon":      {"Verder", "Continuer", "Go on"},
	"back":      {"Terug", "Retour", "Back"},
	"safe":      {"Veilig op internet", "En sécurité sur internet", "Safe on the internet"},
	"safehead":  {"Zo blijft je bezoek geheim", "Pour garder ta visite secrète", "How to keep your visit secret"},
	"safe1":     {"Gebruik een toestel waar niemand anders in kijkt. Dat kan op school, in de bib of bij een vriend of vriendin.", "Utilise un appareil que personne d’autre ne regarde. Par exemple à l’école, à la bibliothèque ou chez quelqu’un de confiance.", "Use a device that nobody else looks into: at school, in a library, or with a friend."},
	"safe2":     {"Open een privévenster (incognito). Dan onthoudt het toestel deze pagina niet.", "Ouvre une fenêtre privée (incognito). L’appareil ne retient alors pas cette page.", "Open a private (incognito) window. Then the device does not remember this page."},
	"safe3":     {"Was je er al? Wis dan deze pagina uit je geschiedenis. Niet alles: een lege geschiedenis valt op.", "Tu es déjà venu ? Efface cette page de ton historique. Pas tout : un historique vide se remarque.", "Were you here before? Erase this page from your history. Not everything: an empty history is noticed."},
	"safe4":     {"Denk je dat iemand meekijkt op je toestel? Gebruik dan een ander toestel. Het kan een programma zijn dat je niet ziet.", "Tu penses que quelqu’un surveille ton appareil ? Utilises-en un autre. Il peut y avoir un programme que tu ne vois pas.", "Do you think somebody watches your device? Use another one. There may be a program that you cannot see."},
	"safe5":     {"Deze pagina bewaart zelf niets op je toestel en maakt geen geluid.", "Cette page ne garde rien sur ton appareil et ne fait pas de bruit.", "This page keeps nothing on your device and makes no sound."},

	"open":       {"We zijn er", "Nous sommes là", "We are here"},
	"open1":      {"Je kan nu met een hulpverlener chatten.", "Tu peux chatter maintenant avec un professionnel.", "You can chat with a counselor now."},
	"busy":       {"Het is nu druk", "Il y a du monde", "It is busy now"},
	"busy0":      {"Alle hulpverleners zijn in gesprek. Er wacht nog niemand voor jou.", "Tous les professionnels sont en conversation. Personne n’attend avant toi.", "All counselors are talking with somebody. Nobody waits before you."},
	"busy1":      {"Er wachten er nu {0} voor jou. Je mag mee wachten.", "Il y a {0} personne(s) avant toi. Tu peux attendre aussi.", "There are {0} waiting before you. You may wait too."},
	"closed":     {"De chat is nu dicht", "Le chat est fermé", "The chat is closed now"},
	"next":       {"We zijn er weer {0}.", "Nous serons de retour {0}.", "We are back {0}."},
	"nonext":     {"We weten nog niet wanneer we er weer zijn.", "Nous ne savons pas encore quand nous serons de retour.", "We do not know yet when we are back."},
	"keephead":   {"Wat bewaren we?", "Que gardons-nous ?", "What do we keep?"},
	"keep1":      {"De hulpverleners kunnen je gesprek nog {0} dagen lezen nadat ze het hebben afgesloten. Daarna wissen ze wat je schreef. We bewaren niet waar je chat of met welk toestel.", "Les professionnels peuvent encore lire ta conversation pendant {0} jours après l’avoir clôturée. Ensuite, ils effacent ce que tu as écrit. Nous ne gardons ni d’où tu chattes, ni avec quel appareil.", "The counselors can read your chat for {0} days after they have closed it. Then they erase what you wrote. We do not keep where you chat from or with which device."},
	"keepever":   {"De hulpverleners kunnen je gesprek ook later nog lezen. We bewaren niet waar je chat of met welk toestel.", "Les professionnels peuvent encore lire ta conversation plus tard. Nous ne gardons ni d’où tu chattes, ni avec quel appareil.", "The counselors can still read your chat later. We do not keep where you chat from or with which device."},
	"questions":  {"Drie vraagjes", "Trois petites questions", "Three small questions"},
	"questions1": {"Je moet niet antwoorden. Het helpt ons wel.", "Tu ne dois pas répondre. Mais cela nous aide.", "You do not have to answer. But it helps us."},
	"age":        {"Hoe oud ben je?", "Quel âge as-tu ?", "How old are you?"},
	"region":     {"Waar woon je?", "Où habites-tu ?", "Where do you live?"},
	"gender":     {"Ben je …", "Es-tu …", "Are you …"},
	"nothing":    {"Zeg ik liever niet", "Je préfère ne pas le dire", "I’d rather not say"},
	"begin":      {"Begin de chat", "Commencer le chat", "Begin the chat"},
	"beginwait":  {"Wacht op de chat", "Attendre le chat", "Wait for the chat"},

	"age.under_12": {"jonger dan 12", "moins de 12 ans", "younger than 12"},
	"age.12-17":    {"12 tot 17", "12 à 17 ans", "12 to 17"},
	"age.18-25":    {"18 tot 25", "18 à 25 ans", "18 to 25"},
	"age.26-59":    {"26 tot 59", "26 à 59 ans", "26 to 59"},
	"age.60-79":    {"60 tot 79", "60 à 79 ans", "60 to 79"},
	"age.80+":      {"80 of ouder", "80 ans ou plus", "80 or older"},
	"gender.f":     {"een meisje of vrouw", "une fille ou une femme", "a girl or a woman"},
	"gender.m":     {"een jongen of man", "un garçon ou un homme", "a boy or a man"},
	"gender.x":     {"anders", "autre", "neither"},
	"region.ANT":   {"Antwerpen", "Anvers", "Antwerp"},
	"region.LIM":   {"Limburg", "Limbourg", "Limburg"},
	"region.OVL":   {"Oost-Vlaanderen", "Flandre-Orientale", "East Flanders"},
	"region.VBR":   {"Vlaams-Brabant", "Brabant flamand", "Flemish Brabant"},
	"region.WVL":   {"West-Vlaanderen", "Flandre-Occidentale", "West Flanders"},
	"region.BRU":   {"Brussel", "Bruxelles", "Brussels"},
	"region.WAL":   {"Wallonië", "Wallonie", "Wallonia"},

	"chat":       {"Chat", "Chat", "Chat"},
	"log":        {"Gesprek", "Conversation", "Conversation"},
	"place":      {"Je bent nummer {0} in de rij. Je mag al schrijven.", "Tu es numéro {0} dans la file. Tu peux déjà écrire.", "You are number {0} in the queue. You may write already."},
	"talking":    {"Je praat met {0}.", "Tu parles avec {0}.", "You are talking with {0}."},
	"somebody":   {"een hulpverlener", "un professionnel", "a counselor"},
	"Somebody":   {"Hulpverlener", "Professionnel", "Counselor"},
	"paused":     {"Je hulpverlener is zo terug.", "Ton interlocuteur revient tout de suite.", "Your counselor will be right back."},
	"over":       {"De chat is afgelopen.", "Le chat est terminé.", "The chat is over."},
	"joined":     {"{0} is er nu voor jou.", "{0} est là pour toi maintenant.", "{0} is here for you now."},
	"joinedno":   {"Een hulpverlener is er nu voor jou.", "Un professionnel est là pour toi maintenant.", "A counselor is here for you now."},
	"away":       {"Je hulpverlener is zo terug.", "Ton interlocuteur revient tout de suite.", "Your counselor will be right back."},
	"return":     {"Je hulpverlener is terug.", "Ton interlocuteur est de retour.", "Your counselor is back."},
	"handed":     {"Je gaat verder met {0}. Even geduld.", "Tu continues avec {0}. Un instant.", "You go on with {0}. One moment."},
	"handedno":   {"Een andere hulpverlener neemt over. Even geduld.", "Un autre professionnel prend le relais. Un instant.", "Another counselor takes over. One moment."},
	"parting":    {"{0} is niet meer in deze chat.", "{0} n’est plus dans ce chat.", "{0} is no longer in this chat."},
	"partingno":  {"Eén hulpverlener is niet meer in deze chat.", "Un professionnel n’est plus dans ce chat.", "One counselor is no longer in this chat."},
	"requeued":   {"Je hulpverlener viel weg. Je staat vooraan in de rij voor iemand anders. Wat je schreef, is er nog.", "La connexion de ton interlocuteur est tombée. Tu es en tête de la file. Ce que tu as écrit est toujours là.", "Your counselor dropped out. You are at the head of the queue for somebody else. What you wrote is still there."},
	"closing":    {"Het is sluitingstijd. We doen ons best om je nog te helpen. Lukt het niet, dan zijn we er weer {0}.", "C’est l’heure de fermeture. Nous faisons de notre mieux pour encore t’aider. Sinon, nous serons de retour {0}.", "It is closing time. We do our best to still help you. If we cannot, we are back {0}."},
	"ended":      {"De hulpverlener heeft de chat afgesloten.", "Le professionnel a terminé le chat.", "The counselor has ended the chat."},
	"services":   {"Hier kan je ook terecht", "Tu peux aussi t’adresser ici", "They can help you too"},
	"copy":       {"Kopieer", "Copier", "Copy"},
	"copied":     {"Gekopieerd", "Copié", "Copied"},
	"you":        {"Jij", "Toi", "You"},
	"typing":     {"Er wordt geschreven …", "En train d’écrire …", "Writing …"},
	"write":      {"Schrijf hier je bericht", "Écris ici ton message", "Write your message here"},
	"send":       {"Verstuur", "Envoyer", "Send"},
	"sending":    {"wordt verstuurd", "envoi en cours", "being sent"},
	"sent":       {"verstuurd", "envoyé", "sent"},
	"read":       {"gelezen", "lu", "read"},
	"leave":      {"Stop de chat", "Arrêter le chat", "Stop the chat"},
	"leavewait":  {"Niet meer wachten", "Ne plus attendre", "Stop waiting"},
	"lost":       {"Even geen verbinding. Wat je schreef, is niet weg. We proberen opnieuw.", "Pas de connexion pour l’instant. Ce que tu as écrit n’est pas perdu. Nous réessayons.", "No connection just now. What you wrote is not gone. We are trying again."},
	"longlost":   {"Nog geen verbinding: er kan nu niemand antwoorden. Laat deze pagina open, dan gaat wat je schreef zodra het kan. Ben je in gevaar? Bel 112.", "Toujours pas de connexion : personne ne peut répondre maintenant. Laisse cette page ouverte, ce que tu as écrit partira dès que possible. Tu es en danger ? Appelle le 112.", "Still no connection: nobody can answer now. Leave this page open, and what you wrote goes as soon as it can. Are you in danger? Call 112."},
	"found":      {"De verbinding is er weer.", "La connexion est revenue.", "The connection is back."},
	"slow":       {"Dat ging heel snel. Wacht even en probeer het dan opnieuw.", "C’était très rapide. Attends un peu, puis réessaie.", "That was very fast. Wait a little and try again."},
	"long":       {"Dat is te lang voor één bericht. Maak er twee van.", "C’est trop long pour un seul message. Fais-en deux.", "That is too long for one message. Make two of it."},
	"refresh":    {"Kijk of er iets nieuws is", "Voir s’il y a du nouveau", "See if there is something new"},
	"aftertitle": {"Dank je voor je vertrouwen", "Merci pour ta confiance", "Thank you for your trust"},
	"after1":     {"Wil je nog eens praten? Je mag altijd terugkomen.", "Tu veux encore parler ? Tu peux toujours revenir.", "Do you want to talk again? You can always come back."},
	"after2":     {"Dit gesprek kan je hier straks niet meer lezen. Schrijf of kopieer eerst wat je wil houden.", "Tu ne pourras bientôt plus lire cette conversation ici. Note ou copie d’abord ce que tu veux garder.", "You will soon not be able to read this chat here. First write down or copy what you want to keep."},
	"bye":        {"De chat is gestopt", "Le chat est arrêté", "The chat has stopped"},
	"bye1":       {"Het gesprek staat niet meer op dit toestel. Wil je nog eens praten? Je mag altijd terugkomen.", "La conversation n’est plus sur cet appareil. Tu veux encore parler ? Tu peux toujours revenir.", "The chat is no longer on this device. Do you want to talk again? You can always come back."},
	"start":      {"Naar het begin", "Vers le début", "To the beginning"},

	"message":   {"Laat een bericht achter", "Laisse un message", "Leave a message"},
	"message1":  {"We lezen je bericht als we er weer zijn.", "Nous lisons ton message à notre retour.", "We read your message when we are back."},
	"mtext":     {"Je bericht", "Ton message", "Your message"},
	"mshared":   {"Kan iemand anders je mails lezen?", "Quelqu’un d’autre peut-il lire tes mails ?", "Can somebody else read your mail?"},
	"myes":      {"Ja", "Oui", "Yes"},
	"mno":       {"Nee", "Non", "No"},
	"munknown":  {"Ik weet het niet", "Je ne sais pas", "I do not know"},
	"maddress":  {"Je mailadres (moet niet)", "Ton adresse mail (facultatif)", "Your mail address (if you like)"},
	"maddress1": {"Kan iemand anders je mails lezen? Geef dan liever geen adres.", "Quelqu’un d’autre peut lire tes mails ? Ne donne alors pas d’adresse.", "Can somebody else read your mail? Then better give no address."},
	"mwithin":   {"Met een adres krijg je antwoord binnen {0} werkdagen.", "Avec une adresse, tu reçois une réponse dans les {0} jours ouvrables.", "With an address you get an answer within {0} working days."},
	"mwithout":  {"Zonder adres kunnen we dit lezen, maar je niet antwoorden.", "Sans adresse, nous pouvons lire ceci, mais pas te répondre.", "Without an address we can read this but cannot answer you."},
	"mdanger":   {"Ben je in gevaar? Bel 112.", "Tu es en danger ? Appelle le 112.", "Are you in danger? Call 112."},
	"msend":     {"Verstuur je bericht", "Envoyer ton message", "Send your message"},
	"mbad":      {"Dat mailadres klopt niet. Kijk het nog eens na.", "Cette adresse mail n’est pas correcte. Vérifie-la.", "That mail address is not right. Look at it again."},
	"mempty":    {"Er staat nog niets in je bericht.", "Ton message est encore vide.", "Your message is still empty."},
	"mdone":     {"Je bericht is bij ons", "Nous avons ton message", "We have your message"},
	"mdone1":    {"Dank je dat je het vertelde. We lezen het zo snel we kunnen.", "Merci de l’avoir raconté. Nous le lisons dès que possible.", "Thank you for telling us. We read it as soon as we can."},

	"no":      {"Dat lukt nu niet", "Ce n’est pas possible maintenant", "That is not possible now"},
	"nofull":  {"Er zijn nu te veel chats open. Dat ligt niet aan jou. Probeer het over een kwartier nog eens.", "Il y a trop de chats ouverts. Ce n’est pas ta faute. Réessaie dans un quart d’heure.", "Too many chats are open now. It is not because of you. Try again in a quarter of an hour."},
	"nomany":  {"Vanaf deze plek zijn er nu te veel chats open, bijvoorbeeld op één wifi. Probeer het straks nog eens, of met een ander netwerk.", "Trop de chats sont ouverts depuis cet endroit, par exemple sur un même wifi. Réessaie plus tard, ou avec un autre réseau.", "Too many chats are open from this place, on one Wi-Fi for example. Try again later, or with another network."},
	"nohouse": {"Er is een fout bij ons. Wat je schreef, is misschien niet aangekomen. Probeer het over een minuut opnieuw.", "Il y a une erreur chez nous. Ce que tu as écrit n’est peut-être pas arrivé. Réessaie dans une minute.", "There is a fault on our side. What you wrote may not have arrived. Try again in a minute."},
	"noother": {"Deze vraag kwam niet van onze pagina.", "Cette demande ne venait pas de notre page.", "This request did not come from our page."},
	"nopage":  {"Deze pagina is er niet.", "Cette page n’existe pas.", "There is no such page."},
	"again":   {"Probeer opnieuw", "Réessayer", "Try again"},
}

// say gives a text with what is put in.
func (l Language) say(key string, args ...any) string {
	t, ok := texts[key]
	if !ok {
		return key
	}
	out := t[min(int(l), len(t)-1)]
	for i, a := range args {
		out = strings.ReplaceAll(out, fmt.Sprintf("{%d}", i), fmt.Sprint(a))
	}
	return out
}

var weekdays = [7]said{
	{"zondag", "dimanche", "Sunday"}, {"maandag", "lundi", "Monday"}, {"dinsdag", "mardi", "Tuesday"},
	{"woensdag", "mercredi", "Wednesday"}, {"donderdag", "jeudi", "Thursday"}, {"vrijdag", "vendredi", "Friday"},
	{"zaterdag", "samedi", "Saturday"},
}

var months = [12]said{
	{"januari", "janvier", "January"}, {"februari", "février", "February"}, {"maart", "mars", "March"},
	{"april", "avril", "April"}, {"mei", "mai", "May"}, {"juni", "juin", "June"}, {"juli", "juillet", "July"},
	{"augustus", "août", "August"}, {"september", "septembre", "September"}, {"oktober", "octobre", "October"},
	{"november", "novembre", "November"}, {"december", "décembre", "December"},
}

// when says a moment that lies ahead as one says it: "maandag 30 november om 9.00 uur".
func (l Language) when(t time.Time) string {
	day, month := weekdays[t.Weekday()][l], months[t.Month()-1][l]
	switch l {
	case French:
		return fmt.Sprintf("le %s %d %s à %d h %02d", day, t.Day(), month, t.Hour(), t.Minute())
	case English:
		return fmt.Sprintf("on %s %d %s at %d:%02d", day, t.Day(), month, t.Hour(), t.Minute())
	}
	return fmt.Sprintf("op %s %d %s om %d.%02d uur", day, t.Day(), month, t.Hour(), t.Minute())
}
