package lang

// The status line above and the words that the whole program uses.
const (
	Online        Key = "status.online"
	Offline       Key = "status.offline"
	Connecting    Key = "status.connecting"
	SyncedAt      Key = "status.synced"    // {0} time
	ZoneElse      Key = "status.zone"      // {0} the zone whose times are shown
	ZoneElseSaid  Key = "status.zone-said" // {0} the same
	FetchingTexts Key = "status.texts"     // the bodies of mails, being fetched
	StatusToSend  Key = "status.to-send"   // {0} count
	StatusUnclear Key = "status.unclear"   // {0} count
	StatusNewMail Key = "status.new-mail"  // {0} key
	StatusFailed  Key = "status.failed"    // {0} count
	StatusHeld    Key = "status.held"      // {0} count
	LoginRefused  Key = "status.login"     //
	WatchedScreen Key = "status.watched"   // {0} by what
	PendingKeys   Key = "status.pending"   // {0} keys
	TooSmall      Key = "status.too-small" // {0} columns, {1} rows
	LogTitle      Key = "log.title"        //
	LogTimes      Key = "log.times"        // {0} count
	LogEmpty      Key = "log.empty"        //
	You           Key = "word.you"         //
)

var statusTexts = []text{
	{Online, "online", "online", "en ligne"},
	{Offline, "offline", "offline", "hors ligne"},
	{Connecting, "connecting", "verbinding maken", "connexion"},
	{SyncedAt, "synced {0}", "bijgewerkt {0}", "à jour {0}"},
	{ZoneElse, "times: {0}", "tijden: {0}", "heures : {0}"},
	{ZoneElseSaid, "The times on this screen are those of {0}, not of this terminal.", "De tijden op dit scherm zijn die van {0}, niet die van deze terminal.", "Les heures à l’écran sont celles de {0}, pas celles de ce terminal."},
	{FetchingTexts, "texts of mails", "teksten van mails", "textes des mails"},
	{StatusToSend, "{0} to send", "{0} te verzenden", "{0} à envoyer"},
	{StatusUnclear, "{0} unclear", "{0} onduidelijk", "{0} {0|incertain|incertains}"},
	{StatusNewMail, "new mail begun: {0}", "nieuwe mail begonnen: {0}", "nouveau mail commencé : {0}"},
	{StatusFailed, "{0} failed", "{0} mislukt", "{0} {0|échec|échecs}"},
	{StatusHeld, "{0} held", "{0} vastgehouden", "{0} {0|retenu|retenus}"},
	{LoginRefused, "the mail server refuses the login; “baken check” says more", "de mailserver weigert de aanmelding; “baken check” zegt meer", "le serveur refuse la connexion ; « baken check » en dit plus"},
	{WatchedScreen, "Watch out: {0} records this screen.", "Let op: {0} neemt dit scherm op.", "Attention : {0} enregistre cet écran."},
	{PendingKeys, "{0} …", "{0} …", "{0} …"},
	{TooSmall, "The window is too small: {0} × {1} is needed.", "Het venster is te klein: {0} × {1} is nodig.", "La fenêtre est trop petite : il faut {0} × {1}."},
	{LogTitle, "Messages of the program", "Meldingen van het programma", "Messages du programme"},
	{LogTimes, "({0} times)", "({0} keer)", "({0} fois)"},
	{LogEmpty, "Nothing to tell.", "Niets te melden.", "Rien à signaler."},
	{You, "you", "u", "vous"},
}
