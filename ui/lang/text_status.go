package lang

// The status line above and the words that the whole program uses.
const (
	Online        Key = "status.online"
	Offline       Key = "status.offline"
	Connecting    Key = "status.connecting"
	SyncedAt      Key = "status.synced"     // {0} time
	NeverSynced   Key = "status.never"      //
	StatusToSend  Key = "status.to-send"    // {0} count
	StatusUnclear Key = "status.unclear"    // {0} count
	StatusHeld    Key = "status.held"       // {0} count
	StatusSync    Key = "status.syncing"    // {0} folder, {1} done, {2} of
	LoginRefused  Key = "status.login"      //
	WatchedScreen Key = "status.watched"    // {0} by what
	PendingKeys   Key = "status.pending"    // {0} keys
	TooSmall      Key = "status.too-small"  // {0} columns, {1} rows
	LogTitle      Key = "log.title"         //
	LogEmpty      Key = "log.empty"         //
	Yes           Key = "word.yes"          //
	No            Key = "word.no"           //
	You           Key = "word.you"          //
	Ago           Key = "word.ago"          // {0} how long
	Saved         Key = "word.saved"        // {0} time
	Today         Key = "word.today"        // {0} time
	Yesterday     Key = "word.yesterday"    // {0} time
	NotRecorded   Key = "word.not-recorded" //
)

var statusTexts = []text{
	{Online, "online", "online", "en ligne"},
	{Offline, "offline", "offline", "hors ligne"},
	{Connecting, "connecting", "verbinden", "connexion"},
	{SyncedAt, "synced {0}", "bijgewerkt {0}", "à jour {0}"},
	{NeverSynced, "not synced yet", "nog niet bijgewerkt", "pas encore à jour"},
	{StatusToSend, "{0} to send", "{0} te verzenden", "{0} à envoyer"},
	{StatusUnclear, "{0} unclear", "{0} onduidelijk", "{0} {0|incertain|incertains}"},
	{StatusHeld, "{0} held", "{0} vastgehouden", "{0} {0|retenu|retenus}"},
	{StatusSync, "{0}: {1} of {2}", "{0}: {1} van {2}", "{0} : {1} sur {2}"},
	{LoginRefused, "the mail server refuses the login; “baken check” says more", "de mailserver weigert de aanmelding; “baken check” zegt meer", "le serveur refuse la connexion ; « baken check » en dit plus"},
	{WatchedScreen, "Watch out: {0} records this screen.", "Let op: {0} neemt dit scherm op.", "Attention : {0} enregistre cet écran."},
	{PendingKeys, "{0} …", "{0} …", "{0} …"},
	{TooSmall, "The window is too small: {0} × {1} is needed.", "Het venster is te klein: {0} × {1} is nodig.", "La fenêtre est trop petite : il faut {0} × {1}."},
	{LogTitle, "Messages of the program", "Meldingen van het programma", "Messages du programme"},
	{LogEmpty, "Nothing to tell.", "Niets te melden.", "Rien à signaler."},
	{Yes, "yes", "ja", "oui"},
	{No, "no", "nee", "non"},
	{You, "you", "u", "vous"},
	{Ago, "{0} ago", "{0} geleden", "il y a {0}"},
	{Saved, "saved {0}", "bewaard {0}", "enregistré {0}"},
	{Today, "today {0}", "vandaag {0}", "aujourd’hui {0}"},
	{Yesterday, "yesterday {0}", "gisteren {0}", "hier {0}"},
	{NotRecorded, "unknown", "niet gekend", "inconnu"},
}
