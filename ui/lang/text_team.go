package lang

// The workstations of a team, and the journal that they share.
const (
	HeadCode             Key = "team.head-code"
	HeadUntil            Key = "team.head-until"
	HeadLetter           Key = "team.head-letter"
	StationHub           Key = "team.station-hub"
	StationHere          Key = "team.station-here"
	StationRevoked       Key = "team.station-revoked"
	TeamAlone            Key = "team.alone"
	TeamAway             Key = "team.away"
	TeamShut             Key = "team.shut"
	TeamStopped          Key = "team.stopped"
	TeamInvited          Key = "team.invited"
	TeamNoAddress        Key = "team.no-address"
	TeamNoCertificate    Key = "team.no-certificate"
	TeamNoJournal        Key = "team.no-journal"
	TeamNoPort           Key = "team.no-port"
	TeamNoStation        Key = "team.no-station"
	TeamNotHub           Key = "team.not-hub"
	TeamNotMayShare      Key = "team.not-may-share"
	TeamNotServed        Key = "team.not-served"
	JoinNoCode           Key = "team.join-no-code"
	JoinOver             Key = "team.join-over"
	JoinOther            Key = "team.join-other"
	JoinAway             Key = "team.join-away"
	ConfigHubAddress     Key = "team.config-hub-address"
	ConfigHubCertificate Key = "team.config-hub-certificate"
	ConfigServeJournal   Key = "team.config-serve-journal"
	ConfigServeTeam      Key = "team.config-serve-team"
)

var teamTexts = []text{
	{HeadCode, "code", "code", "code"},
	{HeadUntil, "until", "tot", "jusqu’à"},
	{HeadLetter, "letter", "letter", "lettre"},
	{StationHub, "the hub", "de hub", "le hub"},
	{StationHere, "this one", "dit werkstation", "ce poste-ci"},
	{StationRevoked, "revoked", "ingetrokken", "révoqué"},
	{TeamAlone, "this store is alone: no workstation has joined it; see [serve] journal", "deze opslag staat alleen: geen werkstation doet mee; zie [serve] journal", "ces données sont seules : aucun poste ne les a rejointes ; voyez [serve] journal"},
	{TeamAway, "the team’s hub at {0} cannot be reached; what was done here stays, and goes to the team another time", "de hub van het team op {0} is niet bereikbaar; wat hier gedaan is, blijft, en gaat een andere keer naar het team", "le hub de l’équipe à {0} est injoignable ; ce qui a été fait ici reste, et ira à l’équipe une autre fois"},
	{TeamShut, "the hub does not let this workstation in any more; what is here stays readable, ask the administrator", "de hub laat dit werkstation niet meer toe; wat hier is, blijft leesbaar, vraag het de beheerder", "le hub n’admet plus ce poste ; ce qui est ici reste lisible, demandez à l’administrateur"},
	{TeamStopped, "the team’s journal at the hub is not the one that was received before; nothing was sent or received, tell the administrator (`baken serve --reseed`)", "het journaal van het team bij de hub is niet dat wat eerder ontvangen werd; er is niets verzonden of ontvangen, zeg het de beheerder (`baken serve --reseed`)", "le journal de l’équipe au hub n’est pas celui qui fut reçu avant ; rien n’a été envoyé ni reçu, dites-le à l’administrateur (`baken serve --reseed`)"},
	{TeamInvited, "On {0}’s machine: `baken join CODE`. It holds once, for an hour, until the hub stops; the machine must reach {1}.", "Op de machine van {0}: `baken join CODE`. Het geldt één keer, een uur lang, tot de hub stopt; de machine moet {1} kunnen bereiken.", "Sur la machine de {0} : `baken join CODE`. Il vaut une fois, une heure, jusqu’à l’arrêt du hub ; la machine doit pouvoir atteindre {1}."},
	{TeamNoAddress, "“{0}” is no address; write HOST:PORT, as the other machine reaches this one", "“{0}” is geen adres; schrijf HOST:PORT, zoals de andere machine deze bereikt", "« {0} » n’est pas une adresse ; écrivez HOST:PORT, comme l’autre machine atteint celle-ci"},
	{TeamNoCertificate, "the certificate {0}, by which workstations know the hub, cannot be read or made", "het certificaat {0}, waaraan werkstations de hub herkennen, kan niet gelezen of gemaakt worden", "le certificat {0}, auquel les postes reconnaissent le hub, ne peut être lu ni créé"},
	{TeamNoJournal, "the team’s journal in {0} cannot be opened; nothing was changed. Free room on the disk, or make it anew from this store: `baken serve --reseed`", "het journaal van het team in {0} kan niet geopend worden; er is niets gewijzigd. Maak plaats op de schijf, of maak het opnieuw vanuit deze opslag: `baken serve --reseed`", "le journal de l’équipe dans {0} ne peut être ouvert ; rien n’a changé. Libérez de la place sur le disque, ou refaites-le depuis ces données : `baken serve --reseed`"},
	{TeamNoPort, "cannot listen on {0}; something else has it, or the system does not allow it: change [serve] team", "kan niet luisteren op {0}; iets anders gebruikt het, of het systeem laat het niet toe: wijzig [serve] team", "impossible d’écouter sur {0} ; autre chose l’occupe, ou le système ne le permet pas : changez [serve] team"},
	{TeamNoStation, "there is not one workstation “{0}”; `baken team stations` shows them", "er is niet één werkstation “{0}”; `baken team stations` toont ze", "il n’y a pas un seul poste « {0} » ; `baken team stations` les montre"},
	{TeamNotHub, "this store is a workstation of a team, whose journal another hub serves; take [serve] journal out", "deze opslag is een werkstation van een team waarvan een andere hub het journaal heeft; haal [serve] journal weg", "ces données sont un poste d’une équipe dont un autre hub sert le journal ; retirez [serve] journal"},
	{TeamNotMayShare, "only an administrator shares the journal with workstations", "alleen een beheerder deelt het journaal met werkstations", "seul un administrateur partage le journal avec des postes"},
	{TeamNotServed, "a code is made where `baken serve` runs with [serve] journal = embedded, beside it", "een code wordt gemaakt waar `baken serve` loopt met [serve] journal = embedded, ernaast", "un code se fait là où `baken serve` tourne avec [serve] journal = embedded, à côté"},
	{JoinNoCode, "that is no code, or not all of one; `baken team invite NAME` shows it at the hub", "dat is geen code, of niet de hele; `baken team invite NAAM` toont ze bij de hub", "ce n’est pas un code, ou pas en entier ; `baken team invite NOM` le montre au hub"},
	{JoinOver, "the code holds no more: it was used, is older than an hour, or the hub was started anew; ask for another. Nothing was made here.", "de code geldt niet meer: ze is gebruikt, ouder dan een uur, of de hub is opnieuw gestart; vraag een andere. Hier is niets gemaakt.", "le code ne vaut plus : il a servi, a plus d’une heure, ou le hub a redémarré ; demandez-en un autre. Rien n’a été créé ici."},
	{JoinOther, "at {0} another server answers than the one that made the code; tell the administrator. Nothing was made here.", "op {0} antwoordt een andere server dan die welke de code maakte; zeg het de beheerder. Hier is niets gemaakt.", "à {0} répond un autre serveur que celui qui a fait le code ; dites-le à l’administrateur. Rien n’a été créé ici."},
	{JoinAway, "the hub at {0} cannot be reached; look at the network, and whether `baken serve` runs there. Nothing was made here; the code may hold still.", "de hub op {0} is niet bereikbaar; kijk naar het netwerk, en of `baken serve` daar loopt. Hier is niets gemaakt; de code geldt misschien nog.", "le hub à {0} est injoignable ; voyez le réseau, et si `baken serve` y tourne. Rien n’a été créé ici ; le code vaut peut-être encore."},
	{ConfigHubAddress, "[hub] address = “{0}” is not an address; write HOST:PORT", "[hub] address = “{0}” is geen adres; schrijf HOST:PORT", "[hub] address = « {0} » n’est pas une adresse ; écrivez HOST:PORT"},
	{ConfigHubCertificate, "[hub] certificate = “{0}” is not what `baken join` wrote: 32 hexadecimal digits", "[hub] certificate = “{0}” is niet wat `baken join` schreef: 32 hexadecimale cijfers", "[hub] certificate = « {0} » n’est pas ce que `baken join` a écrit : 32 chiffres hexadécimaux"},
	{ConfigServeJournal, "[serve] journal = “{0}” is no journal; write embedded, or leave it out", "[serve] journal = “{0}” is geen journaal; schrijf embedded, of laat het weg", "[serve] journal = « {0} » n’est pas un journal ; écrivez embedded, ou rien"},
	{ConfigServeTeam, "[serve] team = “{0}” is not an address to listen on; write :4222", "[serve] team = “{0}” is geen adres om op te luisteren; schrijf :4222", "[serve] team = « {0} » n’est pas une adresse d’écoute ; écrivez :4222"},
}
