package lang

// Exporting a case: what is asked, what is refused, and the words of the page.
const (
	ExportNoWay     Key = "export.no-way"
	ExportBothWays  Key = "export.both-ways"
	ExportRecipient Key = "export.recipient" // {0} what was given
	ExportAskPlain  Key = "export.ask-plain" // {0} path, {1} word
	ExportPlainWord Key = "export.plain-word"
	ExportNotAgreed Key = "export.not-agreed" // {0} word
	ExportFailed    Key = "export.failed"     // {0} path, {1} why
	ExportSealedFor Key = "export.sealed-for" // {0} how many
	ExportCovered   Key = "export.covered"
	ExportUncovered Key = "export.uncovered"
	ExportPlainly   Key = "export.plainly"
	ExportSealedly  Key = "export.sealedly"
	ExportMade      Key = "export.made" // {0} when, {1} who
	ExportWordsOpen Key = "export.words-open"
	ExportMarked    Key = "export.marked"
	ExportAttached  Key = "export.attached"
	ExportQuoted    Key = "export.quoted"
	ExportNothing   Key = "export.nothing"
	ExportState     Key = "export.state"
	DidExport       Key = "history.exported" // {0} who, {1} how
)

var exportTexts = []text{
	{ExportNoWay, "say for whom it is sealed: --to with an age recipient (age1…) or an SSH public key; --plain-file seals it for nobody", "zeg voor wie het verzegeld wordt: --to met een age-ontvanger (age1…) of een publieke SSH-sleutel; --plain-file verzegelt het voor niemand", "dites pour qui il est scellé : --to avec un destinataire age (age1…) ou une clé SSH publique ; --plain-file ne le scelle pour personne"},
	{ExportBothWays, "--plain-file and --to do not go together", "--plain-file en --to gaan niet samen", "--plain-file et --to ne vont pas ensemble"},
	{ExportRecipient, "“{0}” is no age recipient (age1…) and no SSH public key (ssh-ed25519, ssh-rsa); nothing was written", "“{0}” is geen age-ontvanger (age1…) en geen publieke SSH-sleutel (ssh-ed25519, ssh-rsa); er is niets geschreven", "« {0} » n’est ni un destinataire age (age1…) ni une clé SSH publique (ssh-ed25519, ssh-rsa) ; rien n’a été écrit"},
	{ExportAskPlain, "{0} will not be sealed: whoever gets the file reads the case. The history will say so. Type “{1}” to write it:", "{0} wordt niet verzegeld: wie het bestand krijgt, leest het dossier. De geschiedenis zal dat zeggen. Typ “{1}” om het te schrijven:", "{0} ne sera pas scellé : qui a le fichier lit le dossier. L’historique le dira. Tapez « {1} » pour l’écrire :"},
	{ExportPlainWord, "plain", "leesbaar", "lisible"},
	{ExportNotAgreed, "that is not “{0}”; nothing was written", "dat is niet “{0}”; er is niets geschreven", "ce n’est pas « {0} » ; rien n’a été écrit"},
	{ExportFailed, "the case was not exported to {0}: {1}; the file was removed", "het dossier is niet geëxporteerd naar {0}: {1}; het bestand is verwijderd", "le dossier n’a pas été exporté vers {0} : {1} ; le fichier a été supprimé"},
	{ExportSealedFor, "sealed for {0} {0|recipient|recipients}; open it with `age --decrypt`", "verzegeld voor {0} {0|ontvanger|ontvangers}; openen met `age --decrypt`", "scellé pour {0} {0|destinataire|destinataires} ; s’ouvre avec `age --decrypt`"},
	{ExportCovered, "names covered", "namen afgedekt", "noms masqués"},
	{ExportUncovered, "names shown", "namen zichtbaar", "noms affichés"},
	{ExportPlainly, "not sealed", "niet verzegeld", "non scellé"},
	{ExportSealedly, "sealed", "verzegeld", "scellé"},
	{ExportMade, "Exported on {0} by {1}", "Geëxporteerd op {0} door {1}", "Exporté le {0} par {1}"},
	{ExportWordsOpen, "Addresses and names of who wrote are covered by a pseudonym. What stands in subjects and texts is not.", "Adressen en namen van wie schreef zijn afgedekt door een pseudoniem. Wat in onderwerpen en teksten staat niet.", "Les adresses et noms de qui a écrit sont masqués par un pseudonyme. Ce qui est dans les objets et les textes ne l’est pas."},
	{ExportMarked, "possible image of abuse, not in this export", "mogelijk beeld van misbruik, niet in deze export", "possible image d’abus, absente de cet export"},
	{ExportAttached, "not in this export", "niet in deze export", "absente de cet export"},
	{ExportQuoted, "quoted", "geciteerd", "cité"},
	{ExportNothing, "Nothing.", "Niets.", "Rien."},
	{ExportState, "State", "Stand", "État"},
	{DidExport, "{0} exported the case: {1}", "{0} exporteerde het dossier: {1}", "{0} a exporté le dossier : {1}"},
}
