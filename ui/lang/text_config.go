package lang

// What can be wrong with the configuration. It is TOML, and what is to be
// written there stands in single quotes.
const (
	NoConfig              Key = "config.none"      // {0} file
	ConfigUnread          Key = "config.unread"    // {0} why
	ConfigWrong           Key = "config.wrong"     // {0} file, {1} why
	ConfigBareDate        Key = "config.bare-date" // {0} key, {1} table, {2} day
	ConfigLine            Key = "config.line"      // {0} line, {1} what
	ConfigType            Key = "config.type"      // {0} key, {1} is, {2} must be
	TypeText              Key = "config.type-text"
	TypeList              Key = "config.type-list"
	TypeNumber            Key = "config.type-number"
	TypeTable             Key = "config.type-table"
	TypeOther             Key = "config.type-other"
	UnknownTable          Key = "config.unknown-table"  // {0} name, {1} nearest
	UnknownKey            Key = "config.unknown-key"    // {0} name, {1} nearest
	UnknownKeyIn          Key = "config.unknown-key-in" // {0} name, {1} table, {2} nearest
	ConfigNoUnit          Key = "config.no-unit"        // {0} key
	ConfigNoSSHKey        Key = "config.no-ssh-key"
	ConfigNoUnlockCommand Key = "config.no-unlock-command"
	ConfigUnlock          Key = "config.unlock" // {0} value
	ConfigBell            Key = "config.bell"   // {0} value
	ConfigLockAfter       Key = "config.lock-after"
	ConfigValue           Key = "config.value"      // {0} key, {1} value, {2} wanted
	ConfigKey             Key = "config.key"        // {0} key, {1} wanted
	ConfigDuration        Key = "config.duration"   // {0} key
	ConfigOnlyValue       Key = "config.only-value" // {0} value, {1} wanted
	WantAddress           Key = "want.address"
	WantOneLine           Key = "want.one-line"
	WantAuth              Key = "want.auth"
	WantCommand           Key = "want.command"
	WantFile              Key = "want.file"
	WantPEM               Key = "want.pem"
	WantFolder            Key = "want.folder"
	WantCopy              Key = "want.copy"
	WantUndo              Key = "want.undo"
	WantLonger            Key = "want.longer"
	WantServer            Key = "want.server" // {0} scheme
	WantPort              Key = "want.port"
	WantNoSecret          Key = "want.no-secret"
	WantDate              Key = "want.date"
	WantAnswerTime        Key = "want.answer-time"

	KeysNoPlace   Key = "keys.no-place"  // {0} place, {1} nearest
	KeysNoAction  Key = "keys.no-action" // {0} place, {1} action, {2} nearest
	KeysNoKey     Key = "keys.no-key"    // {0} place, {1} action, {2} key, {3} nearest
	KeysSame      Key = "keys.same"      // {0} place, {1} action, {2} key, {3} other
	KeysNotSent   Key = "keys.not-sent"  // {0} place, {1} action, {2} key
	KeysShifted   Key = "keys.shifted"   // {0} place, {1} action, {2} key
	KeysTooMany   Key = "keys.too-many"  // {0} place, {1} action, {2} key
	KeysWrite     Key = "keys.write"     // {0} place, {1} action, {2} key
	KeysConflict  Key = "keys.conflict"  // {0} place, {1} key, {2} action, {3} other action
	KeysBeginning Key = "keys.beginning" // {0} place, {1} key, {2} action, {3} longer, {4} its action
)

var configTexts = []text{
	{NoConfig, "there is no configuration at {0}; `baken init` makes one, `baken demo` needs none", "er is geen configuratie op {0}; `baken init` maakt er een, `baken demo` heeft er geen nodig", "il n’y a pas de configuration à {0} ; `baken init` en crée une, `baken demo` n’en a pas besoin"},
	{ConfigUnread, "the configuration cannot be read: {0}", "de configuratie kan niet gelezen worden: {0}", "la configuration ne peut pas être lue : {0}"},
	{ConfigWrong, "the configuration cannot be used: {0}: {1}; nothing was done", "de configuratie kan niet gebruikt worden: {0}: {1}; er is niets gedaan", "la configuration ne peut pas servir : {0} : {1} ; rien n’a été fait"},
	{ConfigBareDate, "the date of {0} in [{1}] stands without quotes; write it as '{2}'", "de datum van {0} in [{1}] staat zonder aanhalingstekens; schrijf hem als '{2}'", "la date de {0} dans [{1}] est sans guillemets ; écrivez-la '{2}'"},
	{ConfigLine, "line {0}: {1}", "regel {0}: {1}", "ligne {0} : {1}"},
	{ConfigType, "“{0}”: what stands there is {1}, and it must be {2}", "“{0}”: wat er staat is {1}, en het moet {2} zijn", "« {0} » : ce qui s’y trouve est {1}, et ce doit être {2}"},
	{TypeText, "a text in quotes", "een tekst tussen aanhalingstekens", "un texte entre guillemets"},
	{TypeList, "a list in brackets", "een lijst tussen vierkante haken", "une liste entre crochets"},
	{TypeNumber, "a number", "een getal", "un nombre"},
	{TypeTable, "a table", "een tabel", "une table"},
	{TypeOther, "something else", "iets anders", "autre chose"},
	{UnknownTable, "unknown table [{0}]; did you mean [{1}]?", "onbekende tabel [{0}]; bedoelt u [{1}]?", "table inconnue [{0}] ; vouliez-vous dire [{1}] ?"},
	{UnknownKey, "unknown key {0}; did you mean {1}?", "onbekende sleutel {0}; bedoelt u {1}?", "clé inconnue {0} ; vouliez-vous dire {1} ?"},
	{UnknownKeyIn, "unknown key {0} in [{1}]; did you mean {2}?", "onbekende sleutel {0} in [{1}]; bedoelt u {2}?", "clé inconnue {0} dans [{1}] ; vouliez-vous dire {2} ?"},
	{ConfigNoUnit, "{0} is a number without a unit; write it as '10s', '5m' or '4h'", "{0} is een getal zonder eenheid; schrijf het als '10s', '5m' of '4h'", "{0} est un nombre sans unité ; écrivez-le '10s', '5m' ou '4h'"},
	{ConfigNoSSHKey, "unlock in [store] is 'ssh-key' and ssh_key is empty; write the private key’s file", "unlock in [store] is 'ssh-key' en ssh_key is leeg; schrijf het bestand van de private sleutel", "unlock dans [store] est 'ssh-key' et ssh_key est vide ; écrivez le fichier de la clé privée"},
	{ConfigNoUnlockCommand, "unlock in [store] is 'identity' and unlock_command is empty; write a command that prints the age identity", "unlock in [store] is 'identity' en unlock_command is leeg; schrijf een opdracht die de age-identiteit afdrukt", "unlock dans [store] est 'identity' et unlock_command est vide ; écrivez une commande qui affiche l’identité age"},
	{ConfigUnlock, "unlock in [store] is '{0}'; it is one of passphrase, ssh-key, identity", "unlock in [store] is '{0}'; het is een van passphrase, ssh-key, identity", "unlock dans [store] est '{0}' ; c’est passphrase, ssh-key ou identity"},
	{ConfigBell, "bell in [chat] is '{0}'; it is one of all, new, none", "bell in [chat] is '{0}'; het is een van all, new, none", "bell dans [chat] est '{0}' ; c’est all, new ou none"},
	{ConfigLockAfter, "lock_after in [store] must be longer than nothing, such as '5m'", "lock_after in [store] moet langer dan niets zijn, zoals '5m'", "lock_after dans [store] doit durer un peu, par exemple '5m'"},
	{ConfigValue, "{0} in [mail] is '{1}'; {2}", "{0} in [mail] is '{1}'; {2}", "{0} dans [mail] est '{1}' ; {2}"},
	{ConfigKey, "{0} in [mail]: {1}", "{0} in [mail]: {1}", "{0} dans [mail] : {1}"},
	{ConfigDuration, "{0} must be a time such as '10s', '5m' or '12h'", "{0} moet een tijd zijn zoals '10s', '5m' of '12h'", "{0} doit être une durée comme '10s', '5m' ou '12h'"},
	{ConfigOnlyValue, "'{0}' cannot be used; {1}", "'{0}' is niet bruikbaar; {1}", "'{0}' ne peut pas servir ; {1}"},
	{WantAddress, "write a mail address, such as hulplijn@example.org", "schrijf een mailadres, zoals hulplijn@example.org", "écrivez une adresse mail, par exemple hulplijn@example.org"},
	{WantOneLine, "it must be one line", "het moet één regel zijn", "cela doit tenir sur une ligne"},
	{WantAuth, "it is one of password, oauthbearer, xoauth2", "het is een van password, oauthbearer, xoauth2", "c’est password, oauthbearer ou xoauth2"},
	{WantCommand, "write a command that prints the password, such as 'pass show mail/hulplijn'", "schrijf een opdracht die het wachtwoord afdrukt, zoals 'pass show mail/hulplijn'", "écrivez une commande qui affiche le mot de passe, par exemple 'pass show mail/hulplijn'"},
	{WantFile, "the file cannot be read", "het bestand kan niet gelezen worden", "le fichier ne peut pas être lu"},
	{WantPEM, "no certificate in PEM stands in it", "er staat geen certificaat in PEM in", "il ne contient pas de certificat en PEM"},
	{WantFolder, "name at least one, such as ['INBOX']", "noem er minstens een, zoals ['INBOX']", "indiquez-en au moins un, par exemple ['INBOX']"},
	{WantCopy, "it is one of auto, append, server", "het is een van auto, append, server", "c’est auto, append ou server"},
	{WantUndo, "it is from 0s to 1h", "het gaat van 0s tot 1h", "cela va de 0s à 1h"},
	{WantLonger, "it must be longer than nothing", "het moet langer dan niets zijn", "cela doit durer un peu"},
	{WantServer, "write {0}s://name@host, or {0}://name@host with STARTTLS; @ in the name is %40", "schrijf {0}s://name@host, of {0}://name@host met STARTTLS; @ in de naam is %40", "écrivez {0}s://name@host, ou {0}://name@host avec STARTTLS ; @ dans le nom devient %40"},
	{WantPort, "the port is a number from 1 to 65535", "de poort is een getal van 1 tot 65535", "le port est un nombre de 1 à 65535"},
	{WantNoSecret, "there is a password in it, and no secret stands in the file: use secret_command", "er staat een wachtwoord in, en er staat geen geheim in het bestand: gebruik secret_command", "il contient un mot de passe, et aucun secret ne reste dans le fichier : utilisez secret_command"},
	{WantDate, "a date is written 2026-10-24", "een datum schrijft u als 2026-10-24", "une date s’écrit 2026-10-24"},
	{WantAnswerTime, "write it as '2 working days' or '6 working hours'", "schrijf het als '2 working days' of '6 working hours'", "écrivez-le '2 working days' ou '6 working hours'"},

	{KeysNoPlace, "[keys.{0}]: there is no such place; did you mean “{1}”?", "[keys.{0}]: die plaats is er niet; bedoelt u “{1}”?", "[keys.{0}] : cet endroit n’existe pas ; vouliez-vous dire « {1} » ?"},
	{KeysNoAction, "[keys.{0}] {1}: did you mean “{2}”?", "[keys.{0}] {1}: bedoelt u “{2}”?", "[keys.{0}] {1} : vouliez-vous dire « {2} » ?"},
	{KeysNoKey, "[keys.{0}] {1}: there is no key “{2}”; did you mean “{3}”?", "[keys.{0}] {1}: er is geen toets “{2}”; bedoelt u “{3}”?", "[keys.{0}] {1} : il n’y a pas de touche « {2} » ; vouliez-vous dire « {3} » ?"},
	{KeysSame, "[keys.{0}] {1}: “{2}” is the same key as “{3}” in a terminal", "[keys.{0}] {1}: “{2}” is in een terminal dezelfde toets als “{3}”", "[keys.{0}] {1} : « {2} » est la même touche que « {3} » dans un terminal"},
	{KeysNotSent, "[keys.{0}] {1}: a terminal does not send “{2}”; take another key", "[keys.{0}] {1}: een terminal stuurt “{2}” niet; neem een andere toets", "[keys.{0}] {1} : un terminal n’envoie pas « {2} » ; prenez une autre touche"},
	{KeysShifted, "[keys.{0}] {1}: “{2}”: write the character that it gives", "[keys.{0}] {1}: “{2}”: schrijf het teken dat het geeft", "[keys.{0}] {1} : « {2} » : écrivez le caractère qu’elle donne"},
	{KeysTooMany, "[keys.{0}] {1}: “{2}” is not one, two or three keys", "[keys.{0}] {1}: “{2}” is niet een, twee of drie toetsen", "[keys.{0}] {1} : « {2} » ne fait pas une, deux ou trois touches"},
	{KeysWrite, "[keys.{0}] {1}: “{2}” writes text here; take a ctrl key", "[keys.{0}] {1}: “{2}” schrijft hier tekst; neem een ctrl-toets", "[keys.{0}] {1} : « {2} » écrit du texte ici ; prenez une touche ctrl"},
	{KeysConflict, "[keys.{0}] “{1}” is the key of {2} and of {3}: give one of them another", "[keys.{0}] “{1}” is de toets van {2} en van {3}: geef een van beide een andere", "[keys.{0}] « {1} » est la touche de {2} et de {3} : donnez-en une autre à l’une des deux"},
	{KeysBeginning, "[keys.{0}] “{1}” ({2}) is the beginning of “{3}” ({4}): one of them could never be reached", "[keys.{0}] “{1}” ({2}) is het begin van “{3}” ({4}): een van beide zou nooit werken", "[keys.{0}] « {1} » ({2}) est le début de « {3} » ({4}) : l’une des deux ne pourrait jamais servir"},
}
