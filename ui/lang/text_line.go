package lang

// The command line: what it says whatever the command, and what it asks.
const (
	ProgramIs      Key = "line.program"
	ProgramOpens   Key = "line.program-opens"
	ExampleWord    Key = "line.example"
	HelpUsage      Key = "line.usage"
	HelpArguments  Key = "line.arguments"
	HelpFlags      Key = "line.flags"
	HelpCommands   Key = "line.commands"
	HelpMore       Key = "line.more" // {0} command
	ManFiles       Key = "line.man-files"
	ManExit        Key = "line.man-exit"
	ManSeeAlso     Key = "line.man-see"
	ManName        Key = "line.man-name"
	ManDescription Key = "line.man-description"
	ManConfig      Key = "line.man-config"
	ManStore       Key = "line.man-store"
	ManLog         Key = "line.man-log"
	ManStatuses    Key = "line.man-statuses"

	Stopped              Key = "line.stopped"
	UsedWrongly          Key = "line.used-wrongly"      // {0} what, {1} command
	UnknownFlagNear      Key = "line.unknown-flag-near" // {0} flag, {1} names
	UnknownFlag          Key = "line.unknown-flag"      // {0} flag
	UnknownWordNear      Key = "line.unknown-word-near" // {0} word, {1} names
	UnknownWord          Key = "line.unknown-word"      // {0} word
	MissingFlags         Key = "line.missing-flags"     // {0} flags
	NotOneOf             Key = "line.not-one-of"        // {0} flag, {1} values, {2} value
	MissingValue         Key = "line.missing-value"     // {0} flag
	NotADuration         Key = "line.not-a-duration"    // {0} flag, {1} value
	NotYesOrNo           Key = "line.not-yes-or-no"     // {0} flag, {1} value
	MissingOneOf         Key = "line.missing-one-of"    // {0} words
	MissingArgument      Key = "line.missing-argument"  // {0} argument
	ListEmpty            Key = "line.list-empty"
	ListBare             Key = "line.list-bare"
	OwnWayRemoved        Key = "line.own-way-removed" // {0} slot, {1} kind
	WayStillConfigured   Key = "line.way-configured"  // {0} way in
	WordOr               Key = "line.or"
	Prompt               Key = "line.prompt"       // {0} question
	PromptUsual          Key = "line.prompt-usual" // {0} question, {1} usual answer
	NoTerminalToAsk      Key = "line.no-terminal"
	NobodyOpened         Key = "line.nobody-opened" // {0} why
	AskPassphrase        Key = "line.ask-passphrase"
	AskPassphraseOf      Key = "line.ask-passphrase-of" // {0} file
	AskNewPassphrase     Key = "line.ask-new-passphrase"
	AskOnceMore          Key = "line.ask-once-more"
	AskRecoveryWords     Key = "line.ask-recovery"
	PassphraseTryAgain   Key = "line.try-again"
	PassphraseShort      Key = "line.passphrase-short" // {0} characters, {1} at least
	PassphraseEmpty      Key = "line.passphrase-empty" // {0} at least
	PassphrasesDiffer    Key = "line.passphrases-differ"
	StdinNoPassphrase    Key = "line.stdin-no-passphrase"
	PassphraseFileUnread Key = "line.passphrase-file" // {0} why
	RecoveryIntro        Key = "line.recovery-intro"
	RecoveryWritten      Key = "line.recovery-written"
	RecoveryWord         Key = "line.recovery-word" // {0} which
	RecoveryNotIt        Key = "line.recovery-not-it"
)

var lineTexts = []text{
	{ProgramIs, "A workstation in the terminal for the counselors of a helpline: its mail in one queue, beside a sealed case file.", "Een werkpost in de terminal voor de hulpverleners van een hulplijn: de mail in één wachtrij, naast een verzegeld dossier.", "Un poste de travail dans le terminal pour les intervenants d’une ligne d’aide : les mails dans une seule file, à côté d’un dossier scellé."},
	{ProgramOpens, "Without a command it opens the workstation. “baken demo” shows it on an invented mailbox; nothing to set up.", "Zonder opdracht opent de werkpost. “baken demo” toont die op een verzonnen mailbox; er is niets in te stellen.", "Sans commande, il ouvre le poste de travail. « baken demo » le montre sur une boîte inventée ; rien à configurer."},
	{ExampleWord, "Example", "Voorbeeld", "Exemple"},
	{HelpUsage, "Usage", "Gebruik", "Usage"},
	{HelpArguments, "Arguments", "Argumenten", "Arguments"},
	{HelpFlags, "Flags", "Opties", "Options"},
	{HelpCommands, "Commands", "Opdrachten", "Commandes"},
	{HelpMore, "`{0}` says more about a command.", "`{0}` zegt meer over een opdracht.", "`{0}` en dit plus sur une commande."},
	{ManFiles, "Files", "Bestanden", "Fichiers"},
	{ManExit, "Exit status", "Eindstatus", "Code de retour"},
	{ManSeeAlso, "See also", "Zie ook", "Voir aussi"},
	{ManName, "Name", "Naam", "Nom"},
	{ManDescription, "Description", "Beschrijving", "Description"},
	{ManConfig, "the configuration (BAKEN_CONFIG names another)", "de configuratie (BAKEN_CONFIG noemt een andere)", "la configuration (BAKEN_CONFIG en désigne une autre)"},
	{ManStore, "the sealed store", "de verzegelde opslag", "les données scellées"},
	{ManLog, "the log; it holds nothing of a contact", "het logbestand; er staat niets van een oproep in", "le journal technique ; il ne contient rien d’un contact"},
	{ManStatuses, "0 done, 1 failed, 2 used wrongly, 3 some of it failed (it says what).", "0 gedaan, 1 mislukt, 2 verkeerd gebruikt, 3 een deel is mislukt (er staat wat).", "0 fait, 1 échec, 2 mal utilisé, 3 échec partiel (il est dit de quoi)."},

	{Stopped, "stopped; what was done before is kept", "gestopt; wat al gedaan was, blijft", "arrêté ; ce qui était déjà fait est conservé"},
	{UnknownFlagNear, "there is no flag {0}; perhaps {1}", "er is geen optie {0}; misschien {1}", "il n’y a pas d’option {0} ; peut-être {1}"},
	{UnknownFlag, "there is no flag {0}", "er is geen optie {0}", "il n’y a pas d’option {0}"},
	{UnknownWordNear, "“{0}” does not belong here; perhaps {1}", "“{0}” hoort hier niet; misschien {1}", "« {0} » n’a pas sa place ici ; peut-être {1}"},
	{UnknownWord, "“{0}” does not belong here", "“{0}” hoort hier niet", "« {0} » n’a pas sa place ici"},
	{MissingFlags, "missing: {0}", "ontbreekt: {0}", "manque : {0}"},
	{NotOneOf, "{0} is one of {1}, not {2}", "{0} is een van {1}, niet {2}", "{0} est l’un de {1}, pas {2}"},
	{MissingValue, "{0} needs a value", "{0} vraagt een waarde", "{0} demande une valeur"},
	{NotADuration, "{0} is a time such as 10s or 5m, not {1}", "{0} is een duur zoals 10s of 5m, niet {1}", "{0} est une durée comme 10s ou 5m, pas {1}"},
	{NotYesOrNo, "{0} is true or false, not {1}", "{0} is true of false, niet {1}", "{0} est true ou false, pas {1}"},
	{MissingOneOf, "one of {0} is missing", "een van {0} ontbreekt", "il manque l’un de {0}"},
	{MissingArgument, "{0} is missing", "{0} ontbreekt", "il manque {0}"},
	{ListEmpty, "no contact is in this list", "er staat geen oproep in deze lijst", "aucun contact dans cette liste"},
	{ListBare, "subjects and the writers’ words are left out on a terminal, where they would stay: --print shows them", "onderwerpen en woorden van contactnemers zijn weggelaten op een terminal, waar ze zouden blijven staan: --print toont ze", "objets et mots des personnes sont omis dans un terminal, où ils resteraient : --print les montre"},
	{OwnWayRemoved, "{0} ({1}) is the way by which you came in just now: it opens nothing any more. Try another way in before you close this terminal", "{0} ({1}) is de toegang waarmee u net binnenkwam: die opent niets meer. Probeer een andere toegang voor u deze terminal sluit", "{0} ({1}) est l’accès par lequel vous venez d’entrer : il n’ouvre plus rien. Essayez un autre accès avant de fermer ce terminal"},
	{WayStillConfigured, "the configuration opens the store by {0}, and no such way is left: change unlock in [store] before you close this terminal", "de configuratie opent de opslag met {0}, en zo’n toegang is er niet meer: wijzig unlock in [store] voor u deze terminal sluit", "la configuration ouvre les données par {0}, et il n’y a plus d’accès de ce genre : changez unlock dans [store] avant de fermer ce terminal"},
	{WordOr, "or", "of", "ou"},
	{UsedWrongly, "{0}; `{1}` shows how it is used", "{0}; `{1}` toont hoe het moet", "{0} ; `{1}` montre comment s’en servir"},
	{Prompt, "{0}:", "{0}:", "{0} :"},
	{PromptUsual, "{0} [{1}]:", "{0} [{1}]:", "{0} [{1}] :"},
	{NoTerminalToAsk, "there is no terminal to ask at", "er is geen terminal om op te vragen", "il n’y a pas de terminal où poser la question"},
	{NobodyOpened, "{0}; nothing was opened: --passphrase-file FILE (or -) gives the passphrase", "{0}; er is niets geopend: --passphrase-file FILE (of -) geeft de wachtzin", "{0} ; rien n’a été ouvert : --passphrase-file FILE (ou -) donne la phrase de passe"},
	{AskPassphrase, "passphrase", "wachtzin", "phrase de passe"},
	{AskPassphraseOf, "passphrase of {0}", "wachtzin van {0}", "phrase de passe de {0}"},
	{AskNewPassphrase, "new passphrase", "nieuwe wachtzin", "nouvelle phrase de passe"},
	{AskOnceMore, "once more", "nog eens", "encore une fois"},
	{AskRecoveryWords, "recovery words", "herstelwoorden", "mots de secours"},
	{PassphraseTryAgain, "wrong passphrase; nothing was changed", "verkeerde wachtzin; er is niets gewijzigd", "mauvaise phrase de passe ; rien n’a été modifié"},
	{PassphraseShort, "the passphrase has {0} {0|character|characters}, and whoever gets a copy of the file can try all that are so short; nothing was changed: take {1} or more, such as four words that have nothing to do with one another", "de wachtzin heeft {0} {0|teken|tekens}, en wie een kopie van het bestand krijgt, kan alle zo korte proberen; er is niets gewijzigd: neem er {1} of meer, zoals vier woorden die niets met elkaar te maken hebben", "la phrase de passe a {0} {0|caractère|caractères}, et qui obtient une copie du fichier peut essayer toutes les phrases aussi courtes ; rien n’a été modifié : prenez-en {1} ou plus, par exemple quatre mots sans rapport entre eux"},
	{PassphraseEmpty, "a passphrase cannot be empty; nothing was changed: take {0} characters or more", "een wachtzin kan niet leeg zijn; er is niets gewijzigd: neem {0} tekens of meer", "une phrase de passe ne peut pas être vide ; rien n’a été modifié : prenez {0} caractères ou plus"},
	{PassphrasesDiffer, "the two are not the same; nothing was changed", "de twee zijn niet gelijk; er is niets gewijzigd", "les deux ne sont pas identiques ; rien n’a été modifié"},
	{StdinNoPassphrase, "stdin holds no passphrase; nothing was opened", "op stdin staat geen wachtzin; er is niets geopend", "stdin ne contient pas de phrase de passe ; rien n’a été ouvert"},
	{PassphraseFileUnread, "the file of the passphrase cannot be read: {0}; nothing was opened", "het bestand van de wachtzin kan niet gelezen worden: {0}; er is niets geopend", "le fichier de la phrase de passe ne peut pas être lu : {0} ; rien n’a été ouvert"},
	{RecoveryIntro, "Recovery words. They open the vault when all other ways are lost. Write them down, keep them where the organisation keeps such things; they are not shown again.", "Herstelwoorden. Ze openen de kluis als alle andere toegangen verloren zijn. Schrijf ze op en bewaar ze waar de organisatie zulke dingen bewaart; ze worden niet meer getoond.", "Mots de secours. Ils ouvrent le coffre quand tous les autres accès sont perdus. Notez-les et gardez-les là où l’organisation garde ce genre de choses ; ils ne seront plus affichés."},
	{RecoveryWritten, "Enter, when they are written down", "Enter, als ze opgeschreven zijn", "Enter, une fois notés"},
	{RecoveryWord, "word {0}", "woord {0}", "mot {0}"},
	{RecoveryNotIt, "that is not the word; look at what you wrote down", "dat is niet het woord; kijk naar wat u opschreef", "ce n’est pas le mot ; regardez ce que vous avez noté"},
}
