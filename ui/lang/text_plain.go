package lang

// Words of the plain mode: lines and prompts, for who hears them.
const (
	PlainHello       Key = "plain.hello"
	PlainUrgent      Key = "plain.urgent"
	PlainWaits       Key = "plain.waits"        // {0} how long
	PlainReplyBegun  Key = "plain.reply-begun"  //
	PlainNoteBegun   Key = "plain.note-begun"   //
	PlainFiles       Key = "plain.files"        // {0} count
	PlainFromTo      Key = "plain.from-to"      // {0} who, {1} to whom
	PlainUnclaimed   Key = "plain.unclaimed"    //
	PlainEarlier     Key = "plain.earlier"      // {0} count
	PlainLink        Key = "plain.link"         // {0} number, {1} address
	PlainFile        Key = "plain.file"         // {0} number, {1} name, size
	PlainNote        Key = "plain.note"         // {0} number
	PlainThisOne     Key = "plain.this-one"     //
	PlainAttached    Key = "plain.attached"     // {0} name, {1} size
	PlainFilled      Key = "plain.filled"       // {0} answer
	PlainGuess       Key = "plain.guess"        // {0} answer
	PlainUnanswered  Key = "plain.unanswered"   //
	PlainAge         Key = "plain.age"          //
	PlainLanguage    Key = "plain.language"     //
	PlainAnswer      Key = "plain.answer"       //
	PlainMore        Key = "plain.more"         // {0} word
	PlainNoMore      Key = "plain.no-more"      //
	PlainChoicesMore Key = "plain.choices-more" // {0} count
	PlainPick        Key = "plain.pick"         //
	PlainTypeWord    Key = "plain.type-word"    // {0} word
	PlainNotWord     Key = "plain.not-word"     // {0} word
	PlainOnlyBack    Key = "plain.only-back"    //
	PlainUsual       Key = "plain.usual"        // {0} what stands there
	PlainNobody      Key = "plain.nobody"       //
	PlainNo          Key = "plain.no"           //
	PlainAddresses   Key = "plain.addresses"    //
	PlainLeft        Key = "plain.left"         //
	PlainWrite       Key = "plain.write"        //
	PlainWriteField  Key = "plain.write-field"  //
	PlainFieldHint   Key = "plain.field-hint"   // {0} word
	PlainText        Key = "plain.text"         //
	PlainTextTo      Key = "plain.text-to"      // {0} to whom
	PlainNoLonger    Key = "plain.no-longer"    // {0} what was so
	PlainCan         Key = "plain.can"          // {0} words
	PlainSeveral     Key = "plain.several"      //
	PlainSeveralFit  Key = "plain.several-fit"  //
	PlainKeepSlip    Key = "plain.keep-slip"    // {0} word, {1} word
	PlainSpoke       Key = "plain.spoke"        // {0} who, {1} words
	PlainWriteChat   Key = "plain.write-chat"
	PlainGoes        Key = "plain.goes"         // {0} pseudonym, {1} word that takes it back
	PlainArrived     Key = "plain.arrived"      // {0} row
	PlainArrivedMany Key = "plain.arrived-many" // {0} count, {1} urgent, {2} word
	PlainNothingNew  Key = "plain.nothing-new"  //
	PlainGone        Key = "plain.gone"         // {0} word
	PlainUnknown     Key = "plain.unknown"      // {0} what was typed, {1} word
	PlainWhich       Key = "plain.which"        // {0} names
	PlainWhichRow    Key = "plain.which-row"    // {0} word
	PlainNoNumber    Key = "plain.no-number"    // {0} number
	PlainNotYours    Key = "plain.not-yours"    //
	PlainEverywhere  Key = "plain.everywhere"   // {0} words
	PlainUnlock      Key = "plain.unlock"       //
	PlainHelp        Key = "plain.help"         //
	PlainNamed       Key = "plain.named"        // {0} what it is, {1} what it says
	PlainHour        Key = "plain.hour"         // {0} hour of the day, {1} count
	PlainFindHint    Key = "plain.find-hint"    //
	PlainFoundBy     Key = "plain.found-by"     // {0} words
	ReasonHeard      Key = "plain.reason"       // {0} what a rule says, {1} the words
)

var plainTexts = []text{
	{PlainHello, "Baken. Type help to hear what can be done.", "Baken. Typ hulp om te horen wat kan.", "Baken. Tapez aide pour entendre ce qui est possible."},
	{PlainUrgent, "urgent", "dringend", "urgent"},
	{PlainWaits, "waiting for {0}", "wacht al {0}", "en attente depuis {0}"},
	{PlainReplyBegun, "reply begun, not sent", "antwoord begonnen, niet verzonden", "réponse commencée, non envoyée"},
	{PlainNoteBegun, "note begun, not kept", "notitie begonnen, niet bewaard", "note commencée, pas gardée"},
	{PlainFiles, "{0} {0|attachment|attachments}", "{0} {0|bijlage|bijlagen}", "{0} {0|pièce jointe|pièces jointes}"},
	{PlainFromTo, "from {0} to {1}", "van {0} aan {1}", "de {0} à {1}"},
	{PlainUnclaimed, "claimed by nobody", "door niemand opgenomen", "pris en charge par personne"},
	{PlainEarlier, "{0} earlier {0|message|messages} not read: type everything to hear them.", "{0} {0|eerder bericht|eerdere berichten} niet gelezen: typ alles om ze te horen.", "{0} {0|message antérieur non lu|messages antérieurs non lus} : tapez tout pour les entendre."},
	{PlainLink, "Link {0}: {1}", "Link {0}: {1}", "Lien {0} : {1}"},
	{PlainFile, "Attachment {0}: {1}", "Bijlage {0}: {1}", "Pièce jointe {0} : {1}"},
	{PlainNote, "Note {0}", "Notitie {0}", "Note {0}"},
	{PlainThisOne, "This one:", "Deze:", "Celui-ci :"},
	{PlainAttached, "attached: {0}, {1}", "bijgevoegd: {0}, {1}", "joint : {0}, {1}"},
	{PlainFilled, "{0}, filled in by the program", "{0}, ingevuld door het programma", "{0}, rempli par le programme"},
	{PlainGuess, "not answered; perhaps {0}", "niet beantwoord; misschien {0}", "sans réponse ; peut-être {0}"},
	{PlainUnanswered, "not answered", "niet beantwoord", "sans réponse"},
	{PlainAge, "Or type years: 35, or about 35 as ~35.", "Of typ jaren: 35, of ongeveer 35 als ~35.", "Ou tapez des années : 35, ou environ 35 par ~35."},
	{PlainLanguage, "Or type the code of another language, such as tr.", "Of typ de code van een andere taal, zoals tr.", "Ou tapez le code d’une autre langue, par exemple tr."},
	{PlainAnswer, "your choice", "uw keuze", "votre choix"},
	{PlainMore, "There are more: type {0}.", "Er zijn er nog: typ {0}.", "Il y en a d’autres : tapez {0}."},
	{PlainNoMore, "There are no more.", "Er zijn er niet meer.", "Il n’y en a pas d’autres."},
	{PlainChoicesMore, "And {0} more: type a part of a name.", "En nog {0}: typ een deel van een naam.", "Et {0} autres : tapez une partie d’un nom."},
	{PlainPick, "Type a number or a part of a name; a dot goes back.", "Typ een nummer of een deel van een naam; een punt gaat terug.", "Tapez un numéro ou une partie d’un nom ; un point pour revenir."},
	{PlainTypeWord, "Type the word {0} to do it; a dot goes back.", "Typ het woord {0} om het te doen; een punt gaat terug.", "Tapez le mot {0} pour le faire ; un point pour revenir."},
	{PlainNotWord, "That is not the word {0}; a dot goes back.", "Dat is niet het woord {0}; een punt gaat terug.", "Ce n’est pas le mot {0} ; un point pour revenir."},
	{PlainOnlyBack, "A dot goes back.", "Een punt gaat terug.", "Un point pour revenir."},
	{PlainUsual, "An empty line takes {0}; a dot goes back.", "Een lege regel neemt {0}; een punt gaat terug.", "Une ligne vide prend {0} ; un point pour revenir."},
	{PlainNobody, "empty", "leeg", "vide"},
	{PlainNo, "no", "nee", "non"},
	{PlainAddresses, "To change one, type its number and the new words; a choice by its number alone. A dot goes back.", "Typ een nummer en de nieuwe woorden om er een te wijzigen; een keuze met het nummer alleen. Een punt gaat terug.", "Pour en changer un, tapez son numéro et les nouveaux mots ; un choix par son numéro seul. Un point pour revenir."},
	{PlainLeft, "Nothing was done.", "Er is niets gedaan.", "Rien n’a été fait."},
	{PlainWrite, "Write line by line; a line with a single dot ends.", "Schrijf regel per regel; een regel met één punt sluit af.", "Écrivez ligne par ligne ; une ligne avec un seul point termine."},
	{PlainWriteField, "Write line by line; a line with a single dot ends. An empty first line goes on without an answer.", "Schrijf regel per regel; een regel met één punt sluit af. Een lege eerste regel gaat verder zonder antwoord.", "Écrivez ligne par ligne ; une ligne avec un seul point termine. Une première ligne vide passe sans réponse."},
	{PlainFieldHint, "A number or a part of a name answers; an empty line goes on, a dot leaves; a colon before a word does something, such as :{0}.", "Een nummer of een deel van een naam antwoordt; een lege regel gaat verder, een punt sluit; een dubbele punt voor een woord doet iets, zoals :{0}.", "Un numéro ou une partie d’un nom répond ; une ligne vide continue, un point ferme ; deux-points avant un mot fait quelque chose, par exemple :{0}."},
	{PlainText, "The text:", "De tekst:", "Le texte :"},
	{PlainTextTo, "The text, to {0}:", "De tekst, aan {0}:", "Le texte, à {0} :"},
	{PlainNoLonger, "no longer: {0}", "niet meer: {0}", "plus : {0}"},
	{PlainCan, "You can: {0}.", "U kunt: {0}.", "Vous pouvez : {0}."},
	{PlainSeveral, "Several can be chosen, the main one first: 2 5.", "Er kunnen er meerdere gekozen worden, de voornaamste eerst: 2 5.", "Plusieurs choix possibles, le principal d’abord : 2 5."},
	{PlainSeveralFit, "Which of these?", "Welke van deze?", "Lequel de ceux-ci ?"},
	{PlainKeepSlip, "Type :{0} to keep it, :{1} and a number to change something, a dot to leave it as a draft.", "Typ :{0} om het vast te leggen, :{1} en een nummer om iets te wijzigen, een punt om het als concept te laten.", "Tapez :{0} pour le garder, :{1} et un numéro pour changer quelque chose, un point pour le laisser en brouillon."},
	{PlainSpoke, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{PlainWriteChat, "Write to the visitor; a line with a single dot sends. A colon and a word, such as :read, does something else.", "Schrijf aan de chatter; een regel met één punt verstuurt. Een dubbelepunt en een woord, zoals :lees, doet iets anders.", "Écrivez au visiteur ; une ligne avec un seul point envoie. Deux-points et un mot, comme :lire, fait autre chose."},
	{PlainGoes, "Goes to {0} in three seconds; :{1} stops it.", "Gaat over drie seconden naar {0}; :{1} houdt het tegen.", "Part vers {0} dans trois secondes ; :{1} l’arrête."},
	{PlainArrived, "New: {0}", "Nieuw: {0}", "Nouveau : {0}"},
	{PlainArrivedMany, "New: {0} {0|contact|contacts}, {1} urgent. Type {2}.", "Nieuw: {0} {0|oproep|oproepen}, {1} dringend. Typ {2}.", "Nouveau : {0} {0|contact|contacts}, {1} {1|urgent|urgents}. Tapez {2}."},
	{PlainNothingNew, "Nothing new.", "Niets nieuws.", "Rien de nouveau."},
	{PlainGone, "That is not there any more. Type {0}.", "Dat staat er niet meer. Typ {0}.", "Ce n’est plus là. Tapez {0}."},
	{PlainUnknown, "“{0}” is not something that can be done here. Type {1}.", "“{0}” kan hier niet. Typ {1}.", "« {0} » n’est pas possible ici. Tapez {1}."},
	{PlainWhich, "Which: {0}?", "Welke: {0}?", "Lequel : {0} ?"},
	{PlainWhichRow, "Say which, by its number: {0} 1.", "Zeg welke, met het nummer: {0} 1.", "Dites lequel, par son numéro : {0} 1."},
	{PlainNoNumber, "There is no number {0} here.", "Er is hier geen nummer {0}.", "Il n’y a pas de numéro {0} ici."},
	{PlainNotYours, "You do not hold this contact.", "U hebt deze oproep niet opgenomen.", "Vous n’avez pas pris ce contact en charge."},
	{PlainEverywhere, "Everywhere: {0}.", "Overal: {0}.", "Partout : {0}."},
	{PlainUnlock, "Type Enter to go on.", "Druk op Enter om verder te gaan.", "Tapez Entrée pour continuer."},
	{PlainHelp, "A number opens; a word with a number acts on it, such as close 2. The beginning of a word is enough. Here you can:", "Een nummer opent; een woord met een nummer werkt erop, zoals afsluiten 2. Het begin van een woord volstaat. Hier kunt u:", "Un numéro ouvre ; un mot avec un numéro agit dessus, comme clôturer 2. Le début d’un mot suffit. Ici vous pouvez :"},
	{PlainNamed, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
	{PlainHour, "{1} from {0}", "{1} vanaf {0} uur", "{1} à partir de {0} h"},
	{PlainFindHint, "A word, a place, a number.", "Een woord, een plaats, een nummer.", "Un mot, un lieu, un numéro."},
	{PlainFoundBy, "by the words {0}", "met de woorden {0}", "avec les mots {0}"},
	{ReasonHeard, "{0}: {1}", "{0}: {1}", "{0} : {1}"},
}

// aloudTexts take the place of others where they are heard, see [Catalog.Aloud].
var aloudTexts = []text{
	{aloud + QueueWaiting, "{0} waiting", "{0} {0|wacht|wachten}", "{0} en attente"},
	{aloud + EnterAgeHint, "In years, of who would go there.", "In jaren, van wie ernaartoe zou gaan.", "En années, de la personne qui s’y rendrait."},
	{aloud + DirectoryFew, "Nothing was found. Type {0} to hear all services again.", "Niets gevonden. Typ {0} om weer alle voorzieningen te horen.", "Rien n’a été trouvé. Tapez {0} pour entendre de nouveau tous les services."},
	{aloud + QueueUrgent, "{0} urgent", "{0} dringend", "{0} {0|urgent|urgents}"},
	{aloud + QueueMine, "{0} of mine", "{0} van mij", "{0} à moi"},
	{aloud + QueueAnswered, "{0} answered", "{0} beantwoord", "{0} {0|répondu|répondus}"},
	{aloud + QueueClosed, "{0} closed", "{0} afgesloten", "{0} {0|clôturé|clôturés}"},
	{aloud + QueueAside, "{0} set aside", "{0} opzijgezet", "{0} mis de côté"},
	{aloud + QueueAll, "{0} in all", "{0} in totaal", "{0} en tout"},
	{aloud + QueueUnfinished, "{0} unfinished {0|registration|registrations}", "{0} onvolledige {0|registratie|registraties}", "{0} {0|enregistrement incomplet|enregistrements incomplets}"},
	{aloud + HandoffRow, "from {0} to {1}", "van {0} aan {1}", "de {0} à {1}"},
	{aloud + HandoffOf, "Case {0}: from {1} to {2}", "Dossier {0}: van {1} aan {2}", "Dossier {0} : de {1} à {2}"},
	{aloud + You, "yours", "van u", "à vous"},
	{aloud + NoSubject, "no subject", "geen onderwerp", "sans objet"},
	{aloud + DoneSendSoon, "{0}: mail goes in {1} {1|second|seconds}, {2} takes it back", "{0}: mail vertrekt over {1} {1|seconde|seconden}, {2} haalt die terug", "{0} : le mail part dans {1} {1|seconde|secondes}, {2} le rappelle"},
	{aloud + RegistrationDone, "{0} of {1} answered", "{0} van {1} beantwoord", "{0} sur {1} avec réponse"},
	{aloud + RegistrationNone, "Nothing is registered yet.", "Nog niets geregistreerd.", "Rien n’est encore enregistré."},
	{aloud + MailSafeNo, "mailing safe? no", "mailen veilig? nee", "mail sans risque ? non"},
	{aloud + ReplyWord, "our answer", "ons antwoord", "notre réponse"},
	{aloud + FormComplete, "All that must be answered is. A dot leaves.", "Alles wat moet, is beantwoord. Een punt sluit.", "Tout ce qui est requis est répondu. Un point ferme."},
	{aloud + FormPassed, "Not answered.", "Niet beantwoord.", "Sans réponse."},
	{aloud + WhyWhichFile, "say which attachment, by its number", "zeg welke bijlage, met het nummer", "dites quelle pièce jointe, par son numéro"},
	{aloud + ChannelPhone, "phone", "telefoon", "téléphone"},
	{aloud + WhyNoPerson, "This field is of no person concerned.", "Dit veld is niet van een betrokkene.", "Ce champ n’est pas d’une personne concernée."},
}
