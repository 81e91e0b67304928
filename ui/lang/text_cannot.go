package lang

// What a command could not do: what failed, what was kept, what to do.
const (
	ShortID               Key = "cannot.short-id"   // {0} what was typed
	HeldBy                Key = "cannot.held-by"    // {0} who
	HeldDraftKept         Key = "cannot.held-draft" // {0} who
	StdinUnread           Key = "cannot.stdin"
	StdinLong             Key = "cannot.stdin-long"         // {0} bytes
	RecoveryNotShown      Key = "cannot.recovery-not-shown" // {0} why
	RecoveryNotAdded      Key = "cannot.recovery-not-added" // {0} why
	ChooseOnScreen        Key = "cannot.choose"
	SameAnswer            Key = "cannot.same-answer"
	StdinNotText          Key = "cannot.stdin-not-text"
	StdinControls         Key = "cannot.stdin-controls"
	StdinEmpty            Key = "cannot.stdin-empty"
	DelayRange            Key = "cannot.delay-range"
	DelayAlone            Key = "cannot.delay-alone"
	DraftThere            Key = "cannot.draft-there" // {0} id
	NothingToAnswer       Key = "cannot.nothing-to-answer"
	WriterNoAddress       Key = "cannot.no-address"
	UnsafeNoReason        Key = "cannot.unsafe"
	SpeaksOfAttachment    Key = "cannot.no-attachment"
	NotAttached           Key = "cannot.not-attached"   // {0} why
	FileThere             Key = "cannot.file-there"     // {0} file
	BackupOnScreen        Key = "cannot.backup"         // {0} why, {1} key
	BackupNotDone         Key = "cannot.backup-done"    // {0} file, {1} why
	RestoreThere          Key = "cannot.restore-there"  // {0} file
	RestoredLocked        Key = "cannot.restore-locked" // {0} file, {1} why
	RestoreNoCopy         Key = "cannot.no-copy"        // {0} file
	KeptAside             Key = "cannot.kept-aside"     // {0} file
	AsideThere            Key = "cannot.aside-there"    // {0} file
	DemoNoTerminal        Key = "cannot.demo-terminal"
	DemoNoFolder          Key = "cannot.demo-folder" // {0} why
	DemoNotSetUp          Key = "cannot.demo"        // {0} why
	NeedsTerminal         Key = "cannot.terminal"
	IdentityNotKept       Key = "cannot.identity"         // {0} why
	KeyNotRead            Key = "cannot.key"              // {0} why
	KeyFileUnread         Key = "cannot.key-file"         // {0} why
	KeyFileWrong          Key = "cannot.key-wrong"        // {0} file, {1} why
	IdentityCommandFailed Key = "cannot.identity-command" // {0} why
	IdentityPrintedWrong  Key = "cannot.identity-printed" // {0} why
	VaultRotated          Key = "cannot.rotated"
	NoSuchSlot            Key = "cannot.no-slot"        // {0} id, {1} those there are
	StoreWrong            Key = "cannot.verify"         // {0} count
	LogFolderFails        Key = "cannot.log-folder"     // {0} why
	ForeignDisk           Key = "cannot.foreign-disk"   // {0} folder, {1} kind of disk
	StoreForeignDisk      Key = "cannot.store-foreign"  // {0} file
	SharedFolder          Key = "cannot.shared"         // {0} folder
	CopyNewer             Key = "cannot.copy-newer"     // {0} file
	CopyDamaged           Key = "cannot.copy-damaged"   // {0} file
	LooseFile             Key = "cannot.loose"          // {0} file, {1} mode, {2} command
	NotAgain              Key = "cannot.again"          // {0} why
	FileMissing           Key = "cannot.file-missing"   // {0} file
	FileDenied            Key = "cannot.file-denied"    // {0} file
	FileExists            Key = "cannot.file-exists"    // {0} file
	FileReadOnly          Key = "cannot.file-read-only" // {0} file
)

var cannotTexts = []text{
	{ShortID, "“{0}” is too short for the beginning of an id; nothing was done: give four digits or more", "“{0}” is te kort als begin van een id; er is niets gedaan: geef vier tekens of meer", "« {0} » est trop court pour le début d’un id ; rien n’a été fait : donnez quatre chiffres ou plus"},
	{HeldBy, "{0} holds it; nothing was changed: ask the colleague, or take it over on the screen", "{0} heeft het opgenomen; er is niets gewijzigd: vraag het de collega, of neem over op het scherm", "{0} l’a pris en charge ; rien n’a été modifié : demandez au collègue, ou reprenez-le à l’écran"},
	{HeldDraftKept, "{0} holds the contact; nothing was sent, the text is kept as the draft", "{0} heeft de oproep opgenomen; er is niets verzonden, de tekst is bewaard als concept", "{0} a pris le contact en charge ; rien n’a été envoyé, le texte est gardé comme brouillon"},
	{StdinUnread, "stdin could not be read; nothing was kept", "stdin kon niet gelezen worden; er is niets bewaard", "stdin n’a pas pu être lu ; rien n’a été conservé"},
	{StdinLong, "stdin holds more than {0} bytes; nothing was kept", "op stdin staan meer dan {0} bytes; er is niets bewaard", "stdin contient plus de {0} octets ; rien n’a été conservé"},
	{RecoveryNotShown, "the recovery words could not be written out, so that nothing was added: {0}", "de herstelwoorden konden niet uitgeschreven worden, daarom is er niets toegevoegd: {0}", "les mots de secours n’ont pas pu être écrits, rien n’a donc été ajouté : {0}"},
	{RecoveryNotAdded, "the recovery words that were just shown open nothing: {0}; strike them out, and add others when that is mended", "de herstelwoorden die net getoond werden, openen niets: {0}; schrap ze, en voeg andere toe als dat verholpen is", "les mots de secours qui viennent d’être affichés n’ouvrent rien : {0} ; barrez-les, et ajoutez-en d’autres quand ce sera réparé"},
	{ChooseOnScreen, "the draft holds two texts that went to different people: choose on the screen to whom it goes; nothing was changed", "het concept bevat twee teksten die naar verschillende mensen gingen: kies op het scherm naar wie het gaat; er is niets gewijzigd", "le brouillon réunit deux textes destinés à des personnes différentes : choisissez le destinataire à l’écran ; rien n’a été modifié"},
	{SameAnswer, "the last answer to this contact has these very words; nothing was sent, the text is kept as the draft: `baken outbox` and `baken show` say how it stands, --replace sends it once more", "het laatste antwoord aan deze oproep bevat precies deze woorden; er is niets verzonden, de tekst is bewaard als concept: `baken outbox` en `baken show` zeggen hoe het ervoor staat, --replace verzendt het nog eens", "la dernière réponse à ce contact a exactement ces mots ; rien n’a été envoyé, le texte est gardé comme brouillon : `baken outbox` et `baken show` disent où elle en est, --replace l’envoie encore une fois"},
	{StdinNotText, "stdin is not text in UTF-8; nothing was kept: convert it first (`iconv -t UTF-8`)", "op stdin staat geen tekst in UTF-8; er is niets bewaard: zet hem eerst om (`iconv -t UTF-8`)", "stdin n’est pas du texte en UTF-8 ; rien n’a été conservé : convertissez-le d’abord (`iconv -t UTF-8`)"},
	{StdinControls, "the text on stdin holds control characters that nobody would see; nothing was kept: take them out", "de tekst op stdin bevat stuurtekens die niemand zou zien; er is niets bewaard: haal ze eruit", "le texte sur stdin contient des caractères de contrôle que personne ne verrait ; rien n’a été conservé : retirez-les"},
	{StdinEmpty, "stdin holds no text; nothing was kept", "op stdin staat geen tekst; er is niets bewaard", "stdin ne contient pas de texte ; rien n’a été conservé"},
	{DelayRange, "--delay is from 0s to 1h", "--delay gaat van 0s tot 1h", "--delay va de 0s à 1h"},
	{DelayAlone, "--delay goes with --send", "--delay hoort bij --send", "--delay va avec --send"},
	{DraftThere, "there is a draft already that says something else; nothing was kept: `baken show {0}` shows it, --replace writes over it", "er is al een concept met een andere tekst; er is niets bewaard: `baken show {0}` toont het, --replace schrijft eroverheen", "il y a déjà un brouillon qui dit autre chose ; rien n’a été conservé : `baken show {0}` le montre, --replace le remplace"},
	{NothingToAnswer, "there is no message to answer; nothing was kept", "er is geen bericht om te beantwoorden; er is niets bewaard", "il n’y a pas de message auquel répondre ; rien n’a été conservé"},
	{WriterNoAddress, "the writer left no address; this cannot be answered by mail, nothing was kept", "de contactnemer gaf geen adres; dit kan niet per mail beantwoord worden, er is niets bewaard", "la personne n’a pas laissé d’adresse ; impossible d’y répondre par mail, rien n’a été conservé"},
	{UnsafeNoReason, "mailing is not safe for this writer; nothing was sent, the text is kept as the draft: --reason says why it goes nevertheless", "mailen is niet veilig voor deze contactnemer; er is niets verzonden, de tekst is bewaard als concept: --reason zegt waarom het toch vertrekt", "le mail n’est pas sûr pour cette personne ; rien n’a été envoyé, le texte est gardé comme brouillon : --reason dit pourquoi l’envoyer quand même"},
	{SpeaksOfAttachment, "the text speaks of an attachment, and there is none; it goes all the same", "de tekst spreekt over een bijlage, maar er is geen; het vertrekt toch", "le texte parle d’une pièce jointe, mais il n’y en a pas ; il part quand même"},
	{NotAttached, "the text is kept as the draft, but nothing was attached: {0}", "de tekst is bewaard als concept, maar er is niets toegevoegd: {0}", "le texte est gardé comme brouillon, mais rien n’a été joint : {0}"},
	{FileThere, "{0} is there already; nothing was written: name another file", "{0} is er al; er is niets geschreven: noem een ander bestand", "{0} existe déjà ; rien n’a été écrit : indiquez un autre fichier"},
	{BackupOnScreen, "{0}. If it is the workstation, it makes the copy itself: the key {1} there", "{0}. Is het de werkpost, dan maakt die de kopie zelf: daar toets {1}", "{0}. Si c’est le poste de travail, il fait la copie lui-même : touche {1}"},
	{BackupNotDone, "the copy {0} could not be finished: {1}; nothing of it was kept, the store is as it was", "de kopie {0} kon niet afgemaakt worden: {1}; er is niets van bewaard, de opslag is zoals ze was", "la copie {0} n’a pas pu être terminée : {1} ; rien n’en a été gardé, les données sont comme avant"},
	{RestoreThere, "a store is there already: {0}; nothing was changed: --aside keeps it beside the restored one", "er is al een opslag: {0}; er is niets gewijzigd: --aside bewaart ze naast de teruggezette", "des données existent déjà : {0} ; rien n’a été modifié : --aside les garde à côté des données restaurées"},
	{RestoredLocked, "the copy stands at {0}, but it was not unlocked: {1}", "de kopie staat op {0}, maar ze is niet geopend: {1}", "la copie est à {0}, mais elle n’a pas été ouverte : {1}"},
	{RestoreNoCopy, "no copy there: {0}; nothing was restored", "er is daar geen kopie: {0}; er is niets teruggezet", "pas de copie à cet endroit : {0} ; rien n’a été restauré"},
	{KeptAside, "what stood there before is {0}", "wat er eerst stond, is {0}", "ce qui s’y trouvait avant est {0}"},
	{AsideThere, "{0} is there already; nothing was changed", "{0} is er al; er is niets gewijzigd", "{0} existe déjà ; rien n’a été modifié"},
	{DemoNoTerminal, "the demo needs a terminal", "de demo heeft een terminal nodig", "la démo a besoin d’un terminal"},
	{DemoNoFolder, "the demo needs a folder for a while: {0}", "de demo heeft even een map nodig: {0}", "la démo a besoin d’un dossier temporaire : {0}"},
	{DemoNotSetUp, "the demo cannot be set up: {0}", "de demo kan niet klaargezet worden: {0}", "la démo ne peut pas être préparée : {0}"},
	{NeedsTerminal, "the workstation needs a terminal; `baken --help` shows the commands that do without", "de werkpost heeft een terminal nodig; `baken --help` toont de opdrachten die zonder kunnen", "le poste de travail a besoin d’un terminal ; `baken --help` montre les commandes qui s’en passent"},
	{IdentityNotKept, "the identity was not kept: {0}", "de identiteit is niet bewaard: {0}", "l’identité n’a pas été conservée : {0}"},
	{KeyNotRead, "the key cannot be read: {0}; nothing was added", "de sleutel kan niet gelezen worden: {0}; er is niets toegevoegd", "la clé ne peut pas être lue : {0} ; rien n’a été ajouté"},
	{KeyFileUnread, "the key file cannot be read: {0}; nothing was opened: put it back, name another in ssh_key of [store], or unlock with the recovery words (--recovery)", "het sleutelbestand kan niet gelezen worden: {0}; er is niets geopend: zet het terug, noem een ander in ssh_key van [store], of open met de herstelwoorden (--recovery)", "le fichier de clé ne peut pas être lu : {0} ; rien n’a été ouvert : remettez-le, indiquez-en un autre dans ssh_key de [store], ou ouvrez avec les mots de secours (--recovery)"},
	{KeyFileWrong, "{0}: {1}; nothing was opened", "{0}: {1}; er is niets geopend", "{0} : {1} ; rien n’a été ouvert"},
	{IdentityCommandFailed, "{0}; nothing was opened: run it by hand to see why, or unlock with the recovery words (--recovery)", "{0}; er is niets geopend: voer de opdracht zelf uit om te zien waarom, of open met de herstelwoorden (--recovery)", "{0} ; rien n’a été ouvert : lancez la commande vous-même pour voir pourquoi, ou ouvrez avec les mots de secours (--recovery)"},
	{IdentityPrintedWrong, "unlock_command printed something else: {0}; nothing was opened", "unlock_command drukte iets anders af: {0}; er is niets geopend", "unlock_command a affiché autre chose : {0} ; rien n’a été ouvert"},
	{VaultRotated, "the vault is in a new epoch; backups made before still open with what opened them then", "de kluis heeft nieuwe sleutels; eerdere back-ups openen nog met wat ze toen opende", "le coffre a de nouvelles clés ; les sauvegardes d’avant s’ouvrent encore avec ce qui les ouvrait alors"},
	{NoSuchSlot, "no slot has the id “{0}”; nothing was removed: there are {1}", "geen toegang heeft de id “{0}”; er is niets verwijderd: er zijn {1}", "aucun accès n’a l’id « {0} » ; rien n’a été retiré : il y a {1}"},
	{StoreWrong, "{0} {0|place is not as it was|places are not as they were} written; nothing was changed: restore the last backup (`baken restore FILE`) and keep this file beside it", "{0} {0|plaats is|plaatsen zijn} niet zoals geschreven; er is niets gewijzigd: zet de laatste back-up terug (`baken restore FILE`) en bewaar dit bestand ernaast", "{0} {0|endroit n’est pas tel qu’il a été écrit|endroits ne sont pas tels qu’ils ont été écrits} ; rien n’a été modifié : restaurez la dernière sauvegarde (`baken restore FILE`) et gardez ce fichier à côté"},
	{LogFolderFails, "the folder of the log cannot be made: {0}; nothing was done: look at XDG_STATE_HOME", "de map van het logbestand kan niet gemaakt worden: {0}; er is niets gedaan: kijk naar XDG_STATE_HOME", "le dossier du journal technique ne peut pas être créé : {0} ; rien n’a été fait : regardez XDG_STATE_HOME"},
	{ForeignDisk, "{0} is on {1}, which keeps neither permissions nor locks: others could read the store, and two programs write it at once; nothing was opened: put it into a folder of this system’s own disk, such as ~/.local/share/baken, by [store] path or --store", "{0} staat op {1}, die geen rechten en geen vergrendeling bewaart: anderen zouden de opslag kunnen lezen, en twee programma’s er tegelijk in schrijven; er is niets geopend: zet ze in een map op de eigen schijf van dit systeem, zoals ~/.local/share/baken, met [store] path of --store", "{0} est sur {1}, qui ne garde ni droits ni verrous : d’autres pourraient lire les données, et deux programmes les écrire à la fois ; rien n’a été ouvert : mettez-les dans un dossier du disque propre de ce système, comme ~/.local/share/baken, par [store] path ou --store"},
	{StoreForeignDisk, "{0} is on a disk that keeps neither permissions nor locks; nothing was opened: put it on this system’s own disk, such as in ~/.local/share/baken", "{0} staat op een schijf die geen rechten en geen vergrendeling bewaart; er is niets geopend: zet ze op de eigen schijf van dit systeem, zoals in ~/.local/share/baken", "{0} est sur un disque qui ne garde ni droits ni verrous ; rien n’a été ouvert : mettez-le sur le disque propre de ce système, comme dans ~/.local/share/baken"},
	{SharedFolder, "{0} is a folder that others use too; nothing was read: put the file into a folder of your own that only you may open (mode 0700)", "{0} is een map die ook anderen gebruiken; er is niets gelezen: zet het bestand in een eigen map die alleen u kunt openen (modus 0700)", "{0} est un dossier que d’autres utilisent aussi ; rien n’a été lu : mettez le fichier dans un dossier à vous, que vous seul pouvez ouvrir (mode 0700)"},
	{CopyNewer, "the copy {0} was written by a newer version of Baken; nothing was restored, and what stands at the store’s place is as it was: install that version first", "de kopie {0} is door een nieuwere versie van Baken geschreven; er is niets teruggezet, en wat op de plaats van de opslag staat, is zoals het was: installeer eerst die versie", "la copie {0} a été écrite par une version plus récente de Baken ; rien n’a été restauré, et ce qui se trouve à la place des données est tel qu’avant : installez d’abord cette version"},
	{CopyDamaged, "the copy {0} is damaged or is no store; nothing was restored, and what stands at the store’s place is as it was: take another copy", "de kopie {0} is beschadigd of is geen opslag; er is niets teruggezet, en wat op de plaats van de opslag staat, is zoals het was: neem een andere kopie", "la copie {0} est endommagée ou n’est pas un coffre de Baken ; rien n’a été restauré, et ce qui se trouve à la place des données est tel qu’avant : prenez une autre copie"},
	{LooseFile, "{0} has mode {1}: others may look into it; nothing was read: `{2} {0}`", "{0} heeft modus {1}: anderen kunnen erin kijken; er is niets gelezen: `{2} {0}`", "{0} a le mode {1} : d’autres peuvent le lire ; rien n’a été lu : `{2} {0}`"},
	{NotAgain, "it is locked, and all is kept, but the program cannot be started anew: {0}; start it again", "het is vergrendeld en alles is bewaard, maar het programma kan niet opnieuw gestart worden: {0}; start het zelf", "c’est verrouillé et tout est conservé, mais le programme ne peut pas être relancé : {0} ; relancez-le vous-même"},
	{FileMissing, "{0} is not there", "{0} is er niet", "{0} n’existe pas"},
	{FileDenied, "{0} may not be opened", "{0} mag niet geopend worden", "{0} ne peut pas être ouvert"},
	{FileReadOnly, "{0} is on a disk that can only be read", "{0} staat op een schijf die alleen gelezen kan worden", "{0} est sur un disque qui ne peut qu’être lu"},
	{FileExists, "{0} is there already", "{0} is er al", "{0} existe déjà"},
}
