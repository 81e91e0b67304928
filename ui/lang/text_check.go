package lang

// What check finds, link by link.
const (
	LinkConfiguration Key = "check.configuration"
	LinkVault         Key = "check.vault"
	LinkStore         Key = "check.store"
	LinkIMAP          Key = "check.imap"
	LinkSMTP          Key = "check.smtp"
	LinkClock         Key = "check.clock"
	LinkTerminal      Key = "check.terminal"
	LinkOutbox        Key = "check.outbox"
	LinkDisk          Key = "check.disk"
	DiskHasRoom       Key = "check.disk-room"        // {0} free
	DiskFilling       Key = "check.disk-filling"     // {0} free, {1} wanted
	CertificateEnds   Key = "check.certificate-ends" // {0} server, {1} when, {2} days
	ClockAdrift       Key = "check.clock-adrift"     // {0} time
	Holds             Key = "check.ok"
	HoldsNot          Key = "check.not-ok"
	UnlockedBy        Key = "check.unlocked"     // {0} way, {1} count
	StoreHolds        Key = "check.store-holds"  // {0} file, {1} schema, {2} contacts, {3} waiting
	OutboxNeeds       Key = "check.outbox-needs" // {0} unclear, {1} failed, {2} held back
	ClockEarly        Key = "check.clock-early"  // {0} time
	ClockBehind       Key = "check.clock-behind" // {0} here, {1} there
	ServerReadingOnly Key = "check.reading-only"
	ServerLoggedIn    Key = "check.logged-in" // {0} server
	TerminalRecorded  Key = "check.recorded"  // {0} program
	TerminalNone      Key = "check.no-terminal"
	TerminalSmall     Key = "check.small" // {0} columns, {1} lines
	TerminalUnknown   Key = "check.unknown-terminal"
	TerminalIs        Key = "check.terminal-is" // {0} kind, {1} columns, {2} lines
)

var checkTexts = []text{
	{LinkConfiguration, "configuration", "configuratie", "configuration"},
	{LinkVault, "vault", "kluis", "coffre"},
	{LinkStore, "store", "opslag", "données"},
	{LinkIMAP, "imap", "imap", "imap"},
	{LinkSMTP, "smtp", "smtp", "smtp"},
	{LinkClock, "clock", "klok", "horloge"},
	{LinkTerminal, "terminal", "terminal", "terminal"},
	{LinkOutbox, "outbox", "postvak uit", "boîte d’envoi"},
	{LinkDisk, "disk", "schijf", "disque"},
	{DiskHasRoom, "{0} free", "{0} vrij", "{0} libres"},
	{DiskFilling, "{0} free, of {1} that erasing and sealing anew can take; make room, or put the store on a larger disk", "{0} vrij, van {1} die wissen en opnieuw verzegelen kunnen vragen; maak plaats, of zet de opslag op een grotere schijf", "{0} libres, sur {1} que l’effacement et le scellement peuvent demander ; faites de la place, ou placez les données sur un disque plus grand"},
	{CertificateEnds, "{0}, logged in, but its certificate ends on {1}, in {2} {2|day|days}; ask who runs the server to renew it, else nothing comes or goes from then on", "{0}, aangemeld, maar het certificaat eindigt op {1}, over {2} {2|dag|dagen}; vraag wie de server beheert het te vernieuwen, anders komt of gaat er vanaf dan niets meer", "{0}, connecté, mais son certificat finit le {1}, dans {2} {2|jour|jours} ; demandez à qui gère le serveur de le renouveler, sinon plus rien n’entre ni ne sort dès lors"},
	{ClockAdrift, "{0}; no time server keeps it in step, as far as the system knows", "{0}; geen tijdserver houdt ze gelijk, voor zover het systeem weet", "{0} ; aucun serveur de temps ne la règle, pour autant que le système le sache"},
	{Holds, "ok", "in orde", "ok"},
	{HoldsNot, "not ok", "niet in orde", "pas ok"},
	{UnlockedBy, "unlocked by {0}, {1} {1|way|ways} in", "geopend met {0}, {1} {1|toegang|toegangen}", "ouvert par {0}, {1} {1|accès|accès}"},
	{StoreHolds, "{0}, schema {1}, {2} {2|contact|contacts}, {3} waiting", "{0}, schema {1}, {2} {2|oproep|oproepen}, {3} wachtend", "{0}, schéma {1}, {2} {2|contact|contacts}, {3} en attente"},
	{OutboxNeeds, "{0} unclear, {1} failed, {2} held back; `baken outbox` says what to do", "{0} onduidelijk, {1} mislukt, {2} vastgehouden; `baken outbox` zegt wat te doen", "{0} {0|incertain|incertains}, {1} en échec, {2} {2|retenu|retenus} ; `baken outbox` dit quoi faire"},
	{ClockEarly, "this machine says {0}, which is before the program was made; set its date, or claims and sending will be in disorder", "deze computer zegt {0}, en dat is van vóór het programma gemaakt werd; zet de datum juist, of opnemen en verzenden lopen door elkaar", "cet ordinateur dit {0}, avant la création du programme ; réglez la date, sinon prises en charge et envois seront en désordre"},
	{ClockBehind, "this machine says {0}, and the mail server had a mail at {1}; set one of the two", "deze computer zegt {0}, en de mailserver had een mail om {1}; zet een van de twee juist", "cet ordinateur dit {0}, et le serveur avait un mail à {1} ; réglez l’un des deux"},
	{ServerReadingOnly, "not configured: reading only", "niet ingesteld: alleen lezen", "pas configuré : lecture seule"},
	{ServerLoggedIn, "{0}, logged in", "{0}, aangemeld", "{0}, connecté"},
	{TerminalRecorded, "{0} writes down what this terminal shows, contacts too; end it before you work", "{0} schrijft mee wat deze terminal toont, oproepen ook; sluit het af voor u werkt", "{0} note ce que ce terminal affiche, contacts compris ; arrêtez-le avant de travailler"},
	{TerminalNone, "none: output goes to a file or a program", "geen: de uitvoer gaat naar een bestand of een programma", "aucun : la sortie va vers un fichier ou un programme"},
	{TerminalSmall, "{0} columns, {1} lines; 80 and 24 are the smallest that are comfortable: make the window larger", "{0} kolommen, {1} regels; 80 en 24 is het kleinste dat vlot werkt: maak het venster groter", "{0} colonnes, {1} lignes ; 80 et 24 sont le minimum confortable : agrandissez la fenêtre"},
	{TerminalUnknown, "TERM does not say what the terminal can do; set it, such as to xterm-256color", "TERM zegt niet wat de terminal kan; stel het in, zoals op xterm-256color", "TERM ne dit pas ce que le terminal peut faire ; définissez-le, par exemple xterm-256color"},
	{TerminalIs, "{0}, {1} columns, {2} lines", "{0}, {1} kolommen, {2} regels", "{0}, {1} colonnes, {2} lignes"},
}
