package lang

// Erasing, retention, and what the team decided for all.
const (
	HeadCount    Key = "table.count"
	HeadSetting  Key = "table.setting"
	HeadValue    Key = "table.value"
	HeadContacts Key = "table.contacts"
	HeadCases    Key = "table.cases"
	HeadWho      Key = "table.who"
	HeadWhen     Key = "table.when"
	ClassNames   Key = "erase.names"
	ClassWords   Key = "erase.words"
	ClassHistory Key = "erase.history"
	HeadMails    Key = "table.mails"
	CaseErased   Key = "erase.done"
	CaseIsHeld   Key = "erase.held"
	CaseNotHeld  Key = "erase.not-held"

	RetainNames     Key = "retain.names"
	RetainWords     Key = "retain.words"
	RetainHistory   Key = "retain.history"
	RetainServer    Key = "retain.server"
	RetainCases     Key = "retain.cases"
	RetainHeld      Key = "retain.held"
	RetainUnsent    Key = "retain.unsent"
	RetainUntouched Key = "retain.untouched"
	RetainMore      Key = "retain.more"
	RetainProgress  Key = "retain.progress"  // {0} count
	RetainOnServer  Key = "retain.on-server" // {0} count

	TeamNoSetting   Key = "team.no-setting"   // {0} what was asked for
	TeamNoPeriod    Key = "team.no-period"    // {0} what was given
	TeamServerValue Key = "team.server-value" // {0} what was given

	CaseHeld      Key = "store.held"     // {0} number
	DidHold       Key = "history.held"   // {0} who
	DidLetGo      Key = "history.let-go" // {0} who
	CaseIsKept    Key = "case.kept"
	SomeHeld      Key = "store.some-held"
	WordsOnTheWay Key = "store.on-its-way"
	HalfErased    Key = "store.unfinished"
	EraseAsk      Key = "erase.ask"   // {0} number, {1} contacts
	EraseOther    Key = "erase.other" // {0} number
	EraseKept     Key = "erase.kept"  // {0} count
	EraseBackups  Key = "erase.backups"
	EraseAside    Key = "erase.aside" // {0} file
)

var eraseTexts = []text{
	{HeadCount, "how many", "hoeveel", "combien"},
	{HeadSetting, "setting", "instelling", "réglage"},
	{HeadContacts, "contacts", "oproepen", "contacts"},
	{HeadCases, "cases", "dossiers", "dossiers"},
	{HeadWhen, "when", "wanneer", "quand"},
	{HeadWho, "by", "door", "par"},
	{ClassNames, "names", "namen", "noms"},
	{ClassWords, "words", "woorden", "mots"},
	{ClassHistory, "history", "geschiedenis", "historique"},
	{HeadMails, "mails", "mails", "mails"},
	{CaseErased, "erased", "gewist", "effacé"},
	{CaseIsHeld, "held", "bewaard", "conservé"},
	{CaseNotHeld, "not held", "niet bewaard", "non conservé"},
	{HeadValue, "value", "waarde", "valeur"},

	{RetainNames, "contacts whose names go", "oproepen waarvan de namen gewist worden", "contacts dont les noms sont effacés"},
	{RetainWords, "contacts whose words go", "oproepen waarvan de woorden gewist worden", "contacts dont les mots sont effacés"},
	{RetainHistory, "contacts of which all that is left goes", "oproepen waarvan alles wat rest gewist wordt", "contacts dont tout ce qui reste est effacé"},
	{RetainServer, "mails to be deleted on the server", "mails die van de server verdwijnen", "mails à supprimer sur le serveur"},
	{RetainCases, "cases without a contact whose period is over", "dossiers zonder oproep waarvan de termijn voorbij is", "dossiers sans contact dont le délai est passé"},
	{RetainHeld, "contacts left, because their case is held", "oproepen die blijven, omdat hun dossier bewaard moet worden", "contacts laissés, car leur dossier doit être conservé"},
	{RetainUnsent, "contacts left, because words to them wait to be sent", "oproepen die blijven, omdat er nog woorden aan hen moeten vertrekken", "contacts laissés, car des mots pour eux attendent d’être envoyés"},
	{RetainUntouched, "open contacts on which nothing happened for 90 days: look at them, and close them", "open oproepen waarop al 90 dagen niets gebeurde: bekijk ze, en sluit ze af", "contacts ouverts où rien ne s’est passé depuis 90 jours : regardez-les, et clôturez-les"},
	{RetainMore, "there is more than one run takes: run it again", "er is meer dan in één keer gaat: voer het opnieuw uit", "il y en a plus qu’une fois n’en prend : relancez la commande"},
	{RetainProgress, "erasing {0}", "{0} worden gewist", "effacement de {0}"},
	{RetainOnServer, "{0} {0|mail goes|mails go} from the server with the next sync; `baken outbox list --all` says what remains where", "{0} {0|mail verdwijnt|mails verdwijnen} van de server bij de volgende sync; `baken outbox list --all` zegt wat waar overblijft", "{0} {0|mail disparaît|mails disparaissent} du serveur au prochain sync ; `baken outbox list --all` dit ce qui reste où"},

	{TeamNoSetting, "there is no setting {0}; there are retention.names, retention.words, retention.history, retention.server, form and hours", "er is geen instelling {0}; er zijn retention.names, retention.words, retention.history, retention.server, form en hours", "il n’y a pas de réglage {0} ; il y a retention.names, retention.words, retention.history, retention.server, form et hours"},
	{TeamNoPeriod, "{0} is no period: give days, weeks or years, as 30d, 8w or 2y, or forever", "{0} is geen termijn: geef dagen, weken of jaren, zoals 30d, 8w of 2y, of forever", "{0} n’est pas un délai : donnez des jours, semaines ou années, comme 30d, 8w ou 2y, ou forever"},
	{TeamServerValue, "{0} is neither delete nor keep", "{0} is delete noch keep", "{0} n’est ni delete ni keep"},

	{CaseHeld, "case {0} is held for a court or a law; nothing was erased: `baken case hold {0} --end` lets it go", "dossier {0} moet bewaard worden voor een rechter of een wet; er werd niets gewist: `baken case hold {0} --end` geeft het vrij", "le dossier {0} est conservé pour la justice ou la loi ; rien n’a été effacé : `baken case hold {0} --end` le libère"},
	{DidHold, "{0} held the case for a court or a law", "{0} liet het dossier bewaren voor een rechter of een wet", "{0} a fait conserver le dossier pour la justice ou la loi"},
	{DidLetGo, "{0} let the case go: it may be erased again", "{0} gaf het dossier vrij: het mag weer gewist worden", "{0} a libéré le dossier : il peut de nouveau être effacé"},
	{CaseIsKept, "held for a court or a law: nothing of it is erased", "bewaard voor een rechter of een wet: er wordt niets van gewist", "conservé pour la justice ou la loi : rien n’en est effacé"},
	{SomeHeld, "a case is held for a court or a law; nothing was erased", "een dossier moet bewaard worden voor een rechter of een wet; er werd niets gewist", "un dossier est conservé pour la justice ou la loi ; rien n’a été effacé"},
	{WordsOnTheWay, "words to a contact wait to be sent; nothing was erased: send or discard them first (`baken outbox`)", "er wachten nog woorden aan een oproep om te vertrekken; er werd niets gewist: verzend of verwerp ze eerst (`baken outbox`)", "des mots pour un contact attendent d’être envoyés ; rien n’a été effacé : envoyez-les ou rejetez-les d’abord (`baken outbox`)"},
	{HalfErased, "it is erased and can be read by nobody here, but traces of it are still in the file or a copy beside it; they go when the store is next opened: look whether the disk has room", "het is gewist en niemand kan het hier nog lezen, maar er zijn nog sporen in het bestand of in een kopie ernaast; die verdwijnen als de opslag weer geopend wordt: kijk of de schijf plaats heeft", "c’est effacé et personne ne peut plus le lire ici, mais des traces restent dans le fichier ou dans une copie à côté ; elles partent à la prochaine ouverture : voyez si le disque a de la place"},
	{EraseAsk, "everything of case {0} goes for ever, with {1} {1|contact|contacts}. To do it, type its number:", "alles van dossier {0} verdwijnt voorgoed, met {1} {1|oproep|oproepen}. Typ het nummer om het te doen:", "tout le dossier {0} disparaît pour toujours, avec {1} {1|contact|contacts}. Pour le faire, tapez son numéro :"},
	{EraseOther, "that is not {0}; nothing was erased", "dat is niet {0}; er werd niets gewist", "ce n’est pas {0} ; rien n’a été effacé"},
	{EraseKept, "{0} {0|mail stays|mails stay} on the server", "{0} {0|mail blijft|mails blijven} op de server", "{0} {0|mail reste|mails restent} sur le serveur"},
	{EraseAside, "{0} is a store from before and may hold it still: destroy it too", "{0} is een opslag van ervoor en kan het nog hebben: vernietig die ook", "{0} est une base d’avant et peut l’avoir encore : détruisez-la aussi"},
	{EraseBackups, "backups of before hold it still: destroy them", "back-ups van ervoor hebben het nog: vernietig ze", "les sauvegardes d’avant l’ont encore : détruisez-les"},
}
