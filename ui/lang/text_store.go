package lang

// What can be wrong with the store, the vault and an act, for the command line.
const (
	NoStoreThere  Key = "store.none"      // {0} file
	StoreExists   Key = "store.exists"    // {0} file
	StoreInUse    Key = "store.in-use"    // {0} file
	StoreInUseBy  Key = "store.in-use-by" // {0} process, {1} program, {2} file, {3} since
	StoreNewer    Key = "store.newer"     // {0} file
	StoreLoose    Key = "store.loose"     // {0} file
	StoreDamaged  Key = "store.damaged"   // {0} file, {1} what
	DiskFull      Key = "store.disk-full"
	DiskFailed    Key = "store.disk"
	StoreLostHead Key = "store.lost-head" // {0} file
	StoreReadOnly Key = "store.read-only" // {0} file or folder
	ProgramFault  Key = "store.fault"     // {0} what
	FaultInside   Key = "store.fault-inside"
	StoreClosed   Key = "store.closed"
	DraftMoved    Key = "store.draft-moved"
	NoSuchID      Key = "store.unknown"
	ManyIDs       Key = "store.ambiguous"
	ClaimedElse   Key = "store.claimed"
	NotClaimedYet Key = "store.not-claimed"
	NoChange      Key = "store.no-change"
	NotAllowed    Key = "store.not-allowed"
	NotInState    Key = "store.state"
	AllErased     Key = "store.erased"
	GivenAlready  Key = "store.given"
	TooLargeHere  Key = "store.too-large"
	MarkedImage   Key = "store.marked"
	NotKeptHere   Key = "store.not-kept"

	HeaderDamaged   Key = "vault.header-damaged"
	HeaderForged    Key = "vault.header-forged"
	HeaderNewer     Key = "vault.header-newer"
	WrongPassphrase Key = "vault.wrong-passphrase"
	WrongRecovery   Key = "vault.wrong-recovery"
	WrongKey        Key = "vault.wrong-key"
	NoSlotOfKind    Key = "vault.no-slot"
	KeyLocked       Key = "vault.key-locked"
	PublicOnly      Key = "vault.public-only"
	LastSlot        Key = "vault.last-slot"
	ManySlots       Key = "vault.many-slots"
	TooManySlots    Key = "vault.too-many"
	NotAKey         Key = "vault.not-a-key"
	NotAnIdentity   Key = "vault.not-an-identity"
	NotARecipient   Key = "vault.not-a-recipient"
	WordUnknown     Key = "vault.word-unknown"  // {0} which
	WordOther       Key = "vault.word-other"    // {0} which
	WordsSwapped    Key = "vault.words-swapped" // {0} which, {1} the next
	WordCount       Key = "vault.word-count"
	WordsWrong      Key = "vault.words-wrong"
)

var storeTexts = []text{
	{NoStoreThere, "no store there: {0}; nothing was done: `baken init` makes one, --store names another", "er is daar geen opslag: {0}; er is niets gedaan: `baken init` maakt er een, --store noemt een andere", "pas de données à cet endroit : {0} ; rien n’a été fait : `baken init` les crée, --store en désigne d’autres"},
	{StoreExists, "a store is there already: {0}; it was left as it is: move it away first, if it is to be replaced", "er is al een opslag: {0}; ze is gelaten zoals ze is: verplaats ze eerst, als ze vervangen moet worden", "des données existent déjà : {0} ; elles sont restées telles quelles : déplacez-les d’abord si elles doivent être remplacées"},
	{StoreInUse, "the store is in use: another process has {0} open; close it first", "de opslag is in gebruik: een ander proces heeft {0} open; sluit dat eerst", "les données sont utilisées : un autre processus tient {0} ouvert ; fermez-le d’abord"},
	{StoreInUseBy, "the store is in use: process {0} ({1}) has {2} open since {3}; close it first", "de opslag is in gebruik: proces {0} ({1}) heeft {2} open sinds {3}; sluit dat eerst", "les données sont utilisées : le processus {0} ({1}) tient {2} ouvert depuis {3} ; fermez-le d’abord"},
	{StoreNewer, "the store was written by a newer version: {0}; nothing was changed: install the newer version", "de opslag is door een nieuwere versie geschreven: {0}; er is niets gewijzigd: installeer de nieuwere versie", "les données ont été écrites par une version plus récente : {0} ; rien n’a été modifié : installez la version récente"},
	{StoreLoose, "others may read the store: {0}; nothing was opened: `chmod 600` for the file, `chmod 700` for its folder", "anderen kunnen de opslag lezen: {0}; er is niets geopend: `chmod 600` voor het bestand, `chmod 700` voor de map", "d’autres peuvent lire les données : {0} ; rien n’a été ouvert : `chmod 600` pour le fichier, `chmod 700` pour son dossier"},
	{StoreDamaged, "the store is damaged: {0}; it was not changed: run `baken verify`, and restore the last backup (`baken restore FILE`) with this file kept beside it ({1})", "de opslag is beschadigd: {0}; er is niets gewijzigd: voer `baken verify` uit en zet de laatste back-up terug (`baken restore FILE`), met dit bestand ernaast bewaard ({1})", "les données sont endommagées : {0} ; rien n’a été modifié : lancez `baken verify` et restaurez la dernière sauvegarde (`baken restore FILE`), en gardant ce fichier à côté ({1})"},
	{DiskFull, "no room on the disk: nothing of this step was kept, all before it is safe; make room and do it again", "geen plaats op de schijf: van deze stap is niets bewaard, alles ervoor is veilig; maak plaats en doe het opnieuw", "plus de place sur le disque : rien de cette étape n’a été conservé, tout ce qui précède est sauf ; faites de la place et recommencez"},
	{StoreLostHead, "a first page of {0} is damaged: what was done last may be missing in what is shown; look whether it is there, and have the disk looked at", "een eerste bladzijde van {0} is beschadigd: wat het laatst gedaan werd, ontbreekt misschien in wat getoond wordt; kijk of het er is, en laat de schijf nakijken", "une première page de {0} est endommagée : ce qui a été fait en dernier manque peut-être dans ce qui s’affiche ; voyez si c’est là, et faites vérifier le disque"},
	{StoreReadOnly, "{0} can only be read; nothing was changed: look whose it is, and whether the disk lets itself be written", "{0} kan alleen gelezen worden; er is niets veranderd: kijk van wie het is, en of de schijf zich laat beschrijven", "{0} ne peut qu’être lu ; rien n’a été modifié : voyez à qui c’est, et si le disque accepte l’écriture"},
	{DiskFailed, "the disk did not say whether it has kept the last step; what was done before is safe: look at the disk, then run `baken verify`", "de schijf zei niet of ze de laatste stap bewaard heeft; wat al gedaan was, is veilig: kijk naar de schijf en voer dan `baken verify` uit", "le disque n’a pas dit s’il a gardé la dernière étape ; ce qui précède est sauf : vérifiez le disque, puis lancez `baken verify`"},
	{FaultInside, "a fault in the program stopped this; what was kept is safe. The log says where it was: tell who maintains it", "een fout in het programma hield dit tegen; wat bewaard was, is veilig. Het logbestand zegt waar: meld het aan wie het onderhoudt", "une erreur dans le programme a arrêté cela ; ce qui était conservé est sauf. Le journal dit où : signalez-le à qui le maintient"},
	{ProgramFault, "a fault in the program; nothing was changed, and nothing is known to be wrong with the store: tell who maintains it ({0})", "een fout in het programma; er is niets gewijzigd en voor zover bekend is de opslag in orde: meld het aan wie het onderhoudt ({0})", "une erreur dans le programme ; rien n’a été modifié, et rien n’indique un problème de données : signalez-le à qui le maintient ({0})"},
	{DraftMoved, "the draft was changed meanwhile in another session; nothing was written over it", "het concept is intussen in een andere sessie gewijzigd; er is niets overschreven", "le brouillon a été modifié entre-temps dans une autre session ; rien n’a été écrasé"},
	{StoreClosed, "the store was closed meanwhile; what was done before is kept", "de opslag is intussen gesloten; wat al gedaan was, blijft", "les données ont été fermées entre-temps ; ce qui était déjà fait est conservé"},
	{NoSuchID, "no such id; nothing was done: `baken list --filter all` and `baken outbox` show the ids", "die id bestaat niet; er is niets gedaan: `baken list --filter all` en `baken outbox` tonen de ids", "cet id n’existe pas ; rien n’a été fait : `baken list --filter all` et `baken outbox` montrent les ids"},
	{ManyIDs, "more than one begins like this (ambiguous); nothing was done: give more of its digits", "meer dan één begint zo; er is niets gedaan: geef meer tekens", "plusieurs commencent ainsi ; rien n’a été fait : donnez plus de chiffres"},
	{ClaimedElse, "claimed by a colleague; nothing was changed: ask the colleague, or take it over on the screen", "opgenomen door een collega; er is niets gewijzigd: vraag het de collega, of neem over op het scherm", "pris en charge par un collègue ; rien n’a été modifié : demandez au collègue, ou reprenez-le à l’écran"},
	{NotClaimedYet, "not claimed; nothing was changed", "niet opgenomen; er is niets gewijzigd", "pas pris en charge ; rien n’a été modifié"},
	{NoChange, "nothing to change; nothing was written", "er is niets te wijzigen; er is niets geschreven", "rien à modifier ; rien n’a été écrit"},
	{NotAllowed, "not allowed in this role; nothing was changed", "dat mag niet in deze rol; er is niets gewijzigd", "pas permis dans ce rôle ; rien n’a été modifié"},
	{NotInState, "not possible in this state; nothing was changed: `baken outbox` shows how it stands", "dat kan niet in deze toestand; er is niets gewijzigd: `baken outbox` toont hoe het ervoor staat", "impossible dans cet état ; rien n’a été modifié : `baken outbox` montre où cela en est"},
	{GivenAlready, "this reply is in the outbox already and was not given twice: `baken outbox` shows how it stands", "dit antwoord staat al in het postvak uit en is niet tweemaal gegeven: `baken outbox` toont hoe het ervoor staat", "cette réponse est déjà dans la boîte d’envoi et n’a pas été confiée deux fois : `baken outbox` montre où elle en est"},
	{AllErased, "erased; its keys were destroyed, nobody can read it", "gewist; de sleutels zijn vernietigd, niemand kan het lezen", "effacé ; les clés ont été détruites, personne ne peut le lire"},
	{TooLargeHere, "too large for what the program keeps; nothing was kept of it", "te groot voor wat het programma bewaart; er is niets van bewaard", "trop grand pour ce que le programme conserve ; rien n’en a été gardé"},
	{MarkedImage, "marked as a possible image of abuse: it does not leave the vault", "gemarkeerd als mogelijk beeld van misbruik: het verlaat de kluis niet", "marqué comme possible image d’abus : il ne quitte pas le coffre"},
	{NotKeptHere, "it was not fetched, or not all of it; `baken sync` fetches what is missing", "het is niet of niet helemaal opgehaald; `baken sync` haalt op wat ontbreekt", "il n’a pas été récupéré, ou pas en entier ; `baken sync` récupère ce qui manque"},

	{HeaderDamaged, "the vault’s header is damaged; nothing was touched: restore a backup (`baken restore FILE`)", "de hoofding van de kluis is beschadigd; er is niets aangeraakt: zet een back-up terug (`baken restore FILE`)", "l’en-tête du coffre est endommagé ; rien n’a été touché : restaurez une sauvegarde (`baken restore FILE`)"},
	{HeaderForged, "the vault’s header was changed without its keys; nothing was opened: restore a backup (`baken restore FILE`)", "de hoofding van de kluis is gewijzigd zonder de sleutels; er is niets geopend: zet een back-up terug (`baken restore FILE`)", "l’en-tête du coffre a été modifié sans ses clés ; rien n’a été ouvert : restaurez une sauvegarde (`baken restore FILE`)"},
	{HeaderNewer, "the vault was made by a newer version of the program; nothing was touched: install it", "de kluis is door een nieuwere versie van het programma gemaakt; er is niets aangeraakt: installeer die", "le coffre a été créé par une version plus récente du programme ; rien n’a été touché : installez-la"},
	{WrongPassphrase, "wrong passphrase: it does not open the vault; nothing was changed: try again, or unlock with the recovery words (--recovery)", "verkeerde wachtzin: de kluis gaat er niet mee open; er is niets gewijzigd: probeer opnieuw, of open met de herstelwoorden (--recovery)", "mauvaise phrase de passe : elle n’ouvre pas le coffre ; rien n’a été modifié : réessayez, ou ouvrez avec les mots de secours (--recovery)"},
	{WrongRecovery, "these recovery words do not open this vault; nothing was changed: look whether they were written down for this store", "deze herstelwoorden openen deze kluis niet; er is niets gewijzigd: kijk of ze voor deze opslag opgeschreven zijn", "ces mots de secours n’ouvrent pas ce coffre ; rien n’a été modifié : vérifiez s’ils ont été notés pour ces données"},
	{WrongKey, "the key does not open the vault; nothing was changed: name another key in [store], or unlock with the recovery words (--recovery)", "de sleutel opent de kluis niet; er is niets gewijzigd: noem een andere sleutel in [store], of open met de herstelwoorden (--recovery)", "la clé n’ouvre pas le coffre ; rien n’a été modifié : indiquez une autre clé dans [store], ou ouvrez avec les mots de secours (--recovery)"},
	{NoSlotOfKind, "the vault has no way in of this kind; nothing was changed: `baken vault list` shows which there are, unlock in [store] chooses one", "de kluis heeft geen toegang van deze soort; er is niets gewijzigd: `baken vault list` toont welke er zijn, unlock in [store] kiest er een", "le coffre n’a pas d’accès de ce type ; rien n’a été modifié : `baken vault list` montre lesquels existent, unlock dans [store] en choisit un"},
	{KeyLocked, "the SSH key is protected and its passphrase was not given or is wrong; nothing was changed: try again on a terminal", "de SSH-sleutel is beschermd en de wachtzin ervan is niet gegeven of verkeerd; er is niets gewijzigd: probeer opnieuw op een terminal", "la clé SSH est protégée et sa phrase de passe manque ou est fausse ; rien n’a été modifié : réessayez dans un terminal"},
	{PublicOnly, "this is a public key; it cannot unlock, its private half can; nothing was changed", "dit is een publieke sleutel; die opent niets, de private helft wel; er is niets gewijzigd", "c’est une clé publique ; elle n’ouvre rien, sa moitié privée oui ; rien n’a été modifié"},
	{LastSlot, "this is the vault’s last way in; it was not removed: add another one first (`baken vault add`)", "dit is de laatste toegang tot de kluis; ze is niet verwijderd: voeg eerst een andere toe (`baken vault add`)", "c’est le dernier accès au coffre ; il n’a pas été retiré : ajoutez-en d’abord un autre (`baken vault add`)"},
	{ManySlots, "more than one slot begins like this; nothing was removed: give more of its digits", "meer dan één toegang begint zo; er is niets verwijderd: geef meer tekens", "plusieurs accès commencent ainsi ; rien n’a été retiré : donnez plus de chiffres"},
	{TooManySlots, "the vault has as many ways in as it can hold; nothing was added: remove one first (`baken vault remove`)", "de kluis heeft zoveel toegangen als ze kan hebben; er is niets toegevoegd: verwijder er eerst een (`baken vault remove`)", "le coffre a autant d’accès qu’il peut en avoir ; rien n’a été ajouté : retirez-en un d’abord (`baken vault remove`)"},
	{NotAKey, "not an SSH key of a kind that can be used (ed25519, or RSA of 2048 bits and more)", "geen SSH-sleutel van een bruikbare soort (ed25519, of RSA van 2048 bits en meer)", "pas une clé SSH d’un type utilisable (ed25519, ou RSA de 2048 bits et plus)"},
	{NotAnIdentity, "not an age identity (a line that begins with AGE-SECRET-KEY-)", "geen age-identiteit (een regel die begint met AGE-SECRET-KEY-)", "pas une identité age (une ligne qui commence par AGE-SECRET-KEY-)"},
	{NotARecipient, "not an age recipient (a line that begins with age1); nothing was added", "geen age-ontvanger (een regel die begint met age1); er is niets toegevoegd", "pas un destinataire age (une ligne qui commence par age1) ; rien n’a été ajouté"},
	{WordUnknown, "recovery word {0} is not a word that recovery words are made of; nothing was changed: look at what was written down", "herstelwoord {0} is geen woord waaruit herstelwoorden bestaan; er is niets gewijzigd: kijk naar wat opgeschreven is", "le mot de secours {0} n’est pas un mot possible ; rien n’a été modifié : regardez ce qui a été noté"},
	{WordOther, "recovery word {0} is another one; nothing was changed: look at what was written down", "herstelwoord {0} is een ander; er is niets gewijzigd: kijk naar wat opgeschreven is", "le mot de secours {0} est un autre ; rien n’a été modifié : regardez ce qui a été noté"},
	{WordsSwapped, "recovery words {0} and {1} have changed places; nothing was changed", "herstelwoorden {0} en {1} zijn van plaats verwisseld; er is niets gewijzigd", "les mots de secours {0} et {1} sont inversés ; rien n’a été modifié"},
	{WordCount, "the number of recovery words is wrong; nothing was changed: type all of them", "het aantal herstelwoorden klopt niet; er is niets gewijzigd: typ ze allemaal", "le nombre de mots de secours est faux ; rien n’a été modifié : tapez-les tous"},
	{WordsWrong, "these are not recovery words of a vault: more than one of them is wrong; nothing was changed", "dit zijn geen herstelwoorden van een kluis: meer dan één is verkeerd; er is niets gewijzigd", "ce ne sont pas des mots de secours d’un coffre : plusieurs sont faux ; rien n’a été modifié"},
}
