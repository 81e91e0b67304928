package lang

// Setting up: init asks, tries and writes.
const (
	InitName          Key = "init.name"
	InitLanguage      Key = "init.language"
	InitSince         Key = "init.since"
	InitAddress       Key = "init.address"
	InitIMAP          Key = "init.imap"
	InitAuth          Key = "init.auth"
	InitSecret        Key = "init.secret"
	InitAuthority     Key = "init.authority"
	InitSMTP          Key = "init.smtp"
	InitSMTPSecret    Key = "init.smtp-secret"
	InitUnlock        Key = "init.unlock"
	InitSSHKey        Key = "init.ssh-key"
	InitUnlockCommand Key = "init.unlock-command"
	InitSetUp         Key = "init.set-up"
	WordYes           Key = "init.yes"

	InitNobody       Key = "init.nobody" // {0} why
	InitNoScreen     Key = "init.no-screen"
	InitThere        Key = "init.there" // {0} file
	InitDone         Key = "init.done"
	InitLoggedIn     Key = "init.logged-in"       // {0} what, {1} server
	FlagMissing      Key = "init.flag-missing"    // {0} flag
	FlagWrong        Key = "init.flag-wrong"      // {0} flag, {1} why
	NothingWritten   Key = "init.nothing-written" // {0} why
	NothingKept      Key = "init.nothing-kept"    // {0} why
	NeedName         Key = "init.need-name"
	NeedCommand      Key = "init.need-command"
	NeedAuthority    Key = "init.need-authority"
	NotALanguage     Key = "init.not-a-language" // {0} what was typed
	NotADay          Key = "init.not-a-day"      // {0} how, {1} what was typed
	DayToCome        Key = "init.day-to-come"    // {0} day
	NotAnAddress     Key = "init.not-an-address" // {0} what was typed
	NotAnAuth        Key = "init.not-an-auth"    // {0} what was typed
	NotAWay          Key = "init.not-a-way"      // what was typed may be a passphrase
	FromNameLine     Key = "init.from-name"
	SMTPMissing      Key = "init.smtp-missing"
	StoreNotMade     Key = "init.store-not-made"     // {0} why
	ConfigNotWritten Key = "init.config-not-written" // {0} why
	ReadingOnlyWord  Key = "init.reading-only"
)

var initTexts = []text{
	{InitName, "your name, as colleagues see it", "uw naam, zoals collega’s die zien", "votre nom, tel que les collègues le voient"},
	{InitLanguage, "language of the screen (en, nl, fr)", "taal van het scherm (en, nl, fr)", "langue de l’écran (en, nl, fr)"},
	{InitSince, "nothing older than this day waits", "niets van vóór deze dag wacht", "rien d’antérieur à ce jour n’attend"},
	{InitAddress, "the helpline’s mail address", "het mailadres van de hulplijn", "l’adresse mail de la ligne d’aide"},
	{InitIMAP, "IMAP server", "IMAP-server", "serveur IMAP"},
	{InitAuth, "logging in by (password, oauthbearer, xoauth2)", "aanmelden met (password, oauthbearer, xoauth2)", "connexion par (password, oauthbearer, xoauth2)"},
	{InitSecret, "a command that prints the password or token", "een opdracht die het wachtwoord of token afdrukt", "une commande qui affiche le mot de passe ou le jeton"},
	{InitAuthority, "the file of the organisation’s certificate authority (PEM), or none to name another server", "het bestand van de certificaatautoriteit van de organisatie (PEM), of none om een andere server te noemen", "le fichier de l’autorité de certification de l’organisation (PEM), ou none pour indiquer un autre serveur"},
	{InitSMTP, "SMTP server, or none for reading only", "SMTP-server, of none om alleen te lezen", "serveur SMTP, ou none pour lire seulement"},
	{InitSMTPSecret, "a command that prints the password or token for sending", "een opdracht die het wachtwoord of token voor het verzenden afdrukt", "une commande qui affiche le mot de passe ou le jeton pour l’envoi"},
	{InitUnlock, "unlocking by (passphrase, ssh-key, identity)", "openen met (passphrase, ssh-key, identity)", "ouverture par (passphrase, ssh-key, identity)"},
	{InitSSHKey, "the private key’s file", "het bestand van de private sleutel", "le fichier de la clé privée"},
	{InitUnlockCommand, "a command that prints the age identity (`baken vault keygen -o FILE` makes one)", "een opdracht die de age-identiteit afdrukt (`baken vault keygen -o FILE` maakt er een)", "une commande qui affiche l’identité age (`baken vault keygen -o FILE` en crée une)"},
	{InitSetUp, "set it up now? (yes, no)", "nu instellen? (ja, nee)", "configurer maintenant ? (oui, non)"},
	{WordYes, "yes", "ja", "oui"},

	{InitNobody, "{0}; nothing was written: --yes and the other flags answer everything", "{0}; er is niets geschreven: --yes en de andere opties beantwoorden alles", "{0} ; rien n’a été écrit : --yes et les autres options répondent à tout"},
	{InitNoScreen, "questions and recovery words are shown on stderr, which is no terminal; nothing was written: leave stderr to the terminal, or answer all with --yes and the other flags", "vragen en herstelwoorden verschijnen op stderr, en dat is geen terminal; er is niets geschreven: laat stderr aan de terminal, of beantwoord alles met --yes en de andere opties", "les questions et les mots de secours s’affichent sur stderr, qui n’est pas un terminal ; rien n’a été écrit : laissez stderr au terminal, ou répondez à tout avec --yes et les autres options"},
	{InitThere, "{0} is there already; nothing was changed: `baken check` tries what is set up, --config and --store name other files", "{0} is er al; er is niets gewijzigd: `baken check` probeert wat ingesteld is, --config en --store noemen andere bestanden", "{0} existe déjà ; rien n’a été modifié : `baken check` essaie ce qui est configuré, --config et --store désignent d’autres fichiers"},
	{InitDone, "all is set up; `baken sync` fetches the mail, `baken` opens the workstation", "alles is ingesteld; `baken sync` haalt de mail op, `baken` opent de werkpost", "tout est configuré ; `baken sync` récupère les mails, `baken` ouvre le poste de travail"},
	{InitLoggedIn, "{0}: logged in to {1}", "{0}: aangemeld bij {1}", "{0} : connecté à {1}"},
	{FlagMissing, "--{0} is missing; nothing was written", "--{0} ontbreekt; er is niets geschreven", "--{0} manque ; rien n’a été écrit"},
	{FlagWrong, "--{0}: {1}; nothing was written", "--{0}: {1}; er is niets geschreven", "--{0} : {1} ; rien n’a été écrit"},
	{NothingWritten, "{0}; nothing was written", "{0}; er is niets geschreven", "{0} ; rien n’a été écrit"},
	{NothingKept, "{0}; nothing was kept", "{0}; er is niets bewaard", "{0} ; rien n’a été conservé"},
	{NeedName, "a name is needed", "een naam is nodig", "il faut un nom"},
	{NeedCommand, "a command is needed, such as: pass show mail/hulplijn", "een opdracht is nodig, zoals: pass show mail/hulplijn", "il faut une commande, par exemple : pass show mail/hulplijn"},
	{NeedAuthority, "the server is not trusted without it; ask who runs the server for the file", "zonder dat bestand wordt de server niet vertrouwd; vraag het aan wie de server beheert", "sans lui, le serveur n’est pas reconnu ; demandez le fichier à qui gère le serveur"},
	{NotALanguage, "“{0}” is none of en, nl, fr", "“{0}” is niet een van en, nl, fr", "« {0} » n’est pas en, nl ou fr"},
	{NotADay, "a day is written {0}, not “{1}”", "een dag schrijft u als {0}, niet “{1}”", "un jour s’écrit {0}, pas « {1} »"},
	{DayToCome, "{0} is still to come: nothing would ever wait until then", "{0} moet nog komen: tot dan zou er nooit iets wachten", "{0} est encore à venir : d’ici là rien n’attendrait"},
	{NotAnAddress, "“{0}” is not a mail address; write it as hulplijn@example.org", "“{0}” is geen mailadres; schrijf het als hulplijn@example.org", "« {0} » n’est pas une adresse mail ; écrivez-la comme hulplijn@example.org"},
	{NotAnAuth, "“{0}” is none of password, oauthbearer, xoauth2", "“{0}” is niet een van password, oauthbearer, xoauth2", "« {0} » n’est pas password, oauthbearer ou xoauth2"},
	{NotAWay, "--unlock is passphrase, ssh-key or identity; nothing was written", "--unlock is passphrase, ssh-key of identity; er is niets geschreven", "--unlock est passphrase, ssh-key ou identity ; rien n’a été écrit"},
	{FromNameLine, "--from-name must be one line; nothing was written", "--from-name moet één regel zijn; er is niets geschreven", "--from-name doit tenir sur une ligne ; rien n’a été écrit"},
	{SMTPMissing, "--smtp is missing ('' is reading only); nothing was written", "--smtp ontbreekt ('' is alleen lezen); er is niets geschreven", "--smtp manque ('' : lecture seule) ; rien n’a été écrit"},
	{StoreNotMade, "the store cannot be made: {0}; nothing was kept", "de opslag kan niet gemaakt worden: {0}; er is niets bewaard", "les données ne peuvent pas être créées : {0} ; rien n’a été conservé"},
	{ConfigNotWritten, "the configuration cannot be written: {0}; nothing was kept", "de configuratie kan niet geschreven worden: {0}; er is niets bewaard", "la configuration ne peut pas être écrite : {0} ; rien n’a été conservé"},
	{ReadingOnlyWord, "reading only", "alleen lezen", "lecture seule"},
}
