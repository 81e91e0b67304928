package lang

// What can be wrong between us and a mail server, for the command line.
const (
	CertUnknown     Key = "server.cert-unknown" // {0} server
	CertName        Key = "server.cert-name"    // {0} server
	CertExpired     Key = "server.cert-expired" // {0} server
	CertEarly       Key = "server.cert-early"   // {0} server
	CertNoTLS       Key = "server.cert-no-tls"  // {0} server
	CertOther       Key = "server.cert-other"   // {0} server
	NetRefused      Key = "server.refused"      // {0} server
	NetNoHost       Key = "server.no-host"      // {0} server
	NetTimeout      Key = "server.timeout"      // {0} server
	NetNone         Key = "server.no-network"   // {0} server
	NetCut          Key = "server.cut"          // {0} server
	NetUnreachable  Key = "server.unreachable"  // {0} server
	RefusedFor      Key = "server.refused-for"  // {0} user, {1} key
	RefusedLogin    Key = "server.refused-login"
	ServerInsecure  Key = "server.insecure" // {0} what
	ServerBusy      Key = "server.busy"
	ServerOdd       Key = "server.odd" // {0} what
	ServerAway      Key = "server.away"
	ServerNoFolder  Key = "server.no-folder"
	FoldersMissing  Key = "server.folders-missing" // {0} names
	ReadingOnlyHere Key = "server.reading-only"
	NotComplete     Key = "server.not-complete"
	NoMailAddress   Key = "server.no-address"

	CommandEmpty      Key = "secret.empty"       // {0} key
	CommandNoProgram  Key = "secret.no-program"  // {0} key, {1} program
	CommandNotStarted Key = "secret.not-started" // {0} key
	CommandLong       Key = "secret.long"        // {0} key, {1} how long
	CommandEnded      Key = "secret.ended"       // {0} key, {1} how
	CommandSilent     Key = "secret.silent"      // {0} key
)

var serverTexts = []text{
	{CertUnknown, "the certificate of {0} is signed by an authority that this machine does not know; if it is the organisation’s own, name its file in ca_file", "het certificaat van {0} is getekend door een autoriteit die deze computer niet kent; is het die van de organisatie, noem dan het bestand in ca_file", "le certificat de {0} est signé par une autorité que cet ordinateur ne connaît pas ; si c’est celle de l’organisation, indiquez son fichier dans ca_file"},
	{CertName, "the certificate is not one for {0}; write the name that the mail provider gives, or ask who runs the server", "het certificaat is er geen voor {0}; schrijf de naam die de mailprovider geeft, of vraag het wie de server beheert", "le certificat n’est pas pour {0} ; écrivez le nom donné par le fournisseur, ou demandez à qui gère le serveur"},
	{CertExpired, "the certificate of {0} has expired; look at this machine’s date, else ask who runs the server", "het certificaat van {0} is verlopen; kijk naar de datum van deze computer, vraag het anders wie de server beheert", "le certificat de {0} a expiré ; vérifiez la date de cet ordinateur, sinon demandez à qui gère le serveur"},
	{CertEarly, "the certificate of {0} is not valid yet; look at this machine’s date", "het certificaat van {0} is nog niet geldig; kijk naar de datum van deze computer", "le certificat de {0} n’est pas encore valable ; vérifiez la date de cet ordinateur"},
	{CertNoTLS, "{0} does not speak TLS at this port; use the address with STARTTLS (imap://, smtp://) or another port", "{0} spreekt geen TLS op deze poort; gebruik het adres met STARTTLS (imap://, smtp://) of een andere poort", "{0} ne parle pas TLS sur ce port ; utilisez l’adresse avec STARTTLS (imap://, smtp://) ou un autre port"},
	{CertOther, "no safe connection to {0} could be made; ask who runs the server", "er kon geen veilige verbinding met {0} gemaakt worden; vraag het wie de server beheert", "aucune connexion sûre avec {0} n’a pu être établie ; demandez à qui gère le serveur"},
	{NetRefused, "{0} refuses the connection; nothing was lost: try again later", "{0} weigert de verbinding; er is niets verloren: probeer later opnieuw", "{0} refuse la connexion ; rien n’est perdu : réessayez plus tard"},
	{NetNoHost, "no server named {0} is known; look at the name and at the network", "er is geen server {0} bekend; kijk naar de naam en naar het netwerk", "aucun serveur {0} n’est connu ; vérifiez le nom et le réseau"},
	{NetTimeout, "{0} does not answer; nothing was lost: try again later", "{0} antwoordt niet; er is niets verloren: probeer later opnieuw", "{0} ne répond pas ; rien n’est perdu : réessayez plus tard"},
	{NetNone, "there is no way to {0}; look at the network", "er is geen weg naar {0}; kijk naar het netwerk", "aucun chemin vers {0} ; vérifiez le réseau"},
	{NetCut, "the connection to {0} was cut; nothing was lost: try again later", "de verbinding met {0} viel weg; er is niets verloren: probeer later opnieuw", "la connexion avec {0} a été coupée ; rien n’est perdu : réessayez plus tard"},
	{NetUnreachable, "{0} cannot be reached; nothing was lost: try again later", "{0} is niet bereikbaar; er is niets verloren: probeer later opnieuw", "{0} est injoignable ; rien n’est perdu : réessayez plus tard"},
	{RefusedFor, "the mail server does not take the password or token for {0}; check the secret command: run what stands at {1} in [mail] by hand and see whether it prints what belongs to this login", "de mailserver aanvaardt het wachtwoord of token voor {0} niet; kijk de opdracht na: voer zelf uit wat bij {1} in [mail] staat en zie of het afdrukt wat bij deze login hoort", "le serveur de messagerie n’accepte pas le mot de passe ou le jeton pour {0} ; vérifiez la commande : lancez vous-même ce qui est à {1} dans [mail] et voyez si elle affiche ce qui va avec cet utilisateur"},
	{RefusedLogin, "the server refuses the login; look at the login in the address and at the secret command", "de server weigert de aanmelding; kijk naar de login in het adres en naar de opdracht voor het wachtwoord", "le serveur refuse la connexion ; vérifiez l’utilisateur dans l’adresse et la commande du mot de passe"},
	{ServerInsecure, "the server offers no safe way to log in; nothing was sent: look at the port and at auth in [mail] ({0})", "de server biedt geen veilige manier om aan te melden; er is niets verzonden: kijk naar de poort en naar auth in [mail] ({0})", "le serveur n’offre pas de connexion sûre ; rien n’a été envoyé : regardez le port et auth dans [mail] ({0})"},
	{ServerBusy, "the server cannot take the connection now; nothing was lost: try again later", "de server kan de verbinding nu niet aannemen; er is niets verloren: probeer later opnieuw", "le serveur ne peut pas prendre la connexion maintenant ; rien n’est perdu : réessayez plus tard"},
	{ServerOdd, "the server gave an answer that cannot be used; nothing was lost: ask who runs the server ({0})", "de server gaf een antwoord dat niet bruikbaar is; er is niets verloren: vraag het wie de server beheert ({0})", "le serveur a donné une réponse inutilisable ; rien n’est perdu : demandez à qui gère le serveur ({0})"},
	{ServerAway, "not connected to the mail server; it is tried again by itself", "niet verbonden met de mailserver; er wordt vanzelf opnieuw geprobeerd", "pas connecté au serveur de messagerie ; un nouvel essai suivra de lui-même"},
	{ServerNoFolder, "the server has no such folder; name it in [mail]", "de server heeft die map niet; noem ze in [mail]", "le serveur n’a pas ce dossier ; indiquez-le dans [mail]"},
	{FoldersMissing, "the configuration names folders that are not on the server: {0}; what would come there is not seen: mend folders or junk in [mail]", "de configuratie noemt mappen die niet op de server staan: {0}; wat daar zou komen, is niet te zien: verbeter folders of junk in [mail]", "la configuration nomme des dossiers qui ne sont pas sur le serveur : {0} ; ce qui y arriverait ne se voit pas : corrigez folders ou junk dans [mail]"},
	{ReadingOnlyHere, "no submission server is configured; this workstation only reads: nothing was kept", "er is geen server om te verzenden ingesteld; deze werkpost leest alleen: er is niets bewaard", "aucun serveur d’envoi n’est configuré ; ce poste lit seulement : rien n’a été conservé"},
	{NotComplete, "the reply is not complete; nothing was sent, the draft is as it was", "het antwoord is niet volledig; er is niets verzonden, het concept is zoals het was", "la réponse n’est pas complète ; rien n’a été envoyé, le brouillon est comme avant"},
	{NoMailAddress, "a recipient is not a mail address; nothing was sent, the draft is as it was: mend it on the screen", "een ontvanger is geen mailadres; er is niets verzonden, het concept is zoals het was: verbeter het op het scherm", "un destinataire n’est pas une adresse mail ; rien n’a été envoyé, le brouillon est comme avant : corrigez-le à l’écran"},

	{CommandEmpty, "{0} is empty; write a command that prints the secret", "{0} is leeg; schrijf een opdracht die het geheim afdrukt", "{0} est vide ; écrivez une commande qui affiche le secret"},
	{CommandNoProgram, "{0}: the command’s program {1} is not there or cannot be run", "{0}: het programma {1} van de opdracht is er niet of kan niet gestart worden", "{0} : le programme {1} de la commande n’existe pas ou ne peut pas être lancé"},
	{CommandNotStarted, "{0}: the command cannot be started", "{0}: de opdracht kan niet gestart worden", "{0} : la commande ne peut pas être lancée"},
	{CommandLong, "{0}: the command had not ended after {1}; it must print without asking anybody", "{0}: de opdracht was na {1} niet klaar; ze moet afdrukken zonder iemand iets te vragen", "{0} : la commande n’avait pas fini après {1} ; elle doit afficher sans rien demander"},
	{CommandEnded, "{0}: the command ended with {1}; run it by hand to see why", "{0}: de opdracht eindigde met {1}; voer ze zelf uit om te zien waarom", "{0} : la commande s’est terminée avec {1} ; lancez-la vous-même pour voir pourquoi"},
	{CommandSilent, "{0}: the command printed nothing on its first line", "{0}: de opdracht drukte niets af op de eerste regel", "{0} : la commande n’a rien affiché sur la première ligne"},
}
