package lang

// The list of cases, and what is done with a case.
const (
	CasesTitle      Key = "cases.title"
	CasesOpen       Key = "cases.open"      // {0} count
	CasesClosed     Key = "cases.closed"    // {0} count
	CasesMine       Key = "cases.mine"      // {0} count
	CasesAll        Key = "cases.all"       // {0} count
	CasesEmpty      Key = "cases.empty"     //
	CasesNone       Key = "cases.none"      //
	CaseOpenWord    Key = "cases.open-word" //
	CaseClosedWord  Key = "cases.closed-word"
	CaseContacts    Key = "cases.contacts"  // {0} count
	CaseAlso        Key = "cases.also"      // {0} numbers
	CaseWaits       Key = "cases.waits"     // {0} count
	CaseSuggested   Key = "cases.suggested" // {0} number, {1} day, {2} key
	CaseSeveral     Key = "case.suggested.several"
	CaseSuggestion  Key = "cases.suggestion" // {0} day
	CaseOfItsOwn    Key = "cases.own"
	CasePick        Key = "cases.pick"       // {0} pseudonym
	CasePickMerge   Key = "cases.pick-merge" // {0} number
	CasePickHint    Key = "cases.pick-hint"
	AskMerge        Key = "cases.ask-merge" // {0} number, {1} the other, {2} the one that stays
	WordMerge       Key = "cases.word-merge"
	WhyOpenFirst    Key = "cases.why-open-first"
	WhyNoSuggestion Key = "cases.why-no-suggestion"
	WhyNoCase       Key = "cases.why-no-case"
	WhyCaseClosed   Key = "cases.why-closed"
	WhyCaseOpen     Key = "cases.why-open"
	WhyNoContactIn  Key = "cases.why-no-contact"
	DoneLink        Key = "done.link"             // {0} pseudonym, {1} number
	DoneUnlink      Key = "done.unlink"           // {0} pseudonym, {1} number
	DoneMerge       Key = "done.merge"            // {0} number, {1} number that both go by
	DoneCloseCase   Key = "done.close-case"       // {0} number
	DoneReopenCase  Key = "done.reopen-case"      // {0} number
	DidLinkTo       Key = "history.linked-to"     // {0} who, {1} number
	DidMerge        Key = "history.merged"        // {0} who, {1} number, {2} number
	DidCloseCase    Key = "history.closed-case"   // {0} who
	DidReopenCase   Key = "history.reopened-case" // {0} who
	ShowCaseOpened  Key = "show.case-opened"      // {0} when, {1} who
	ShowContacts    Key = "show.contacts"
)

var caseworkTexts = []text{
	{CasesTitle, "Cases", "Dossiers", "Dossiers"},
	{CasesOpen, "open {0}", "open {0}", "ouverts {0}"},
	{CasesClosed, "closed {0}", "afgesloten {0}", "clôturés {0}"},
	{CasesMine, "mine {0}", "van mij {0}", "à moi {0}"},
	{CasesAll, "all {0}", "alle {0}", "tous {0}"},
	{CasesEmpty, "There is no case yet: one begins with the first act on a contact.", "Er is nog geen dossier: het begint bij de eerste handeling op een oproep.", "Il n’y a pas encore de dossier : il commence au premier acte sur un contact."},
	{CasesNone, "There is no case in this list.", "In deze lijst staat geen dossier.", "Il n’y a pas de dossier dans cette liste."},
	{CaseOpenWord, "open", "open", "ouvert"},
	{CaseClosedWord, "closed", "afgesloten", "clôturé"},
	{CaseContacts, "{0} {0|contact|contacts}", "{0} {0|oproep|oproepen}", "{0} {0|contact|contacts}"},
	{CaseAlso, "also {0}", "ook {0}", "aussi {0}"},
	{CaseWaits, "{0} waiting", "{0} wachtend", "{0} en attente"},
	{CaseSeveral, "Several people write from this address: read first whether it is the same one.", "Meerdere mensen schrijven van dit adres: lees eerst of het dezelfde is.", "Plusieurs personnes écrivent de cette adresse : lisez d’abord si c’est la même."},
	{CaseSuggested, "Same address as case {0}, open since {1}: {2} puts it there.", "Zelfde adres als dossier {0}, open sinds {1}: {2} voegt het daarbij.", "Même adresse que le dossier {0}, ouvert depuis le {1} : {2} l’y ajoute."},
	{CaseSuggestion, "same address, open since {0}", "zelfde adres, open sinds {0}", "même adresse, ouvert depuis le {0}"},
	{CaseOfItsOwn, "a case of its own", "een eigen dossier", "un dossier à part"},
	{CasePick, "Case for {0}", "Dossier voor {0}", "Dossier pour {0}"},
	{CasePickMerge, "Merge case {0} with", "Dossier {0} samenvoegen met", "Fusionner le dossier {0} avec"},
	{CasePickHint, "number, pseudonym or subject", "nummer, schuilnaam of onderwerp", "numéro, pseudonyme ou objet"},
	{AskMerge, "Case {0} and case {1} become one, which goes by {2}; both numbers find it.", "Dossier {0} en dossier {1} worden één, onder nummer {2}; beide nummers blijven het vinden.", "Les dossiers {0} et {1} n’en font plus qu’un, sous le numéro {2} ; les deux numéros le retrouvent."},
	{WordMerge, "merge", "samenvoegen", "fusionner"},
	{WhyOpenFirst, "Open it first: what is suggested is said there.", "Open de oproep eerst: daar staat wat voorgesteld wordt.", "Ouvrez-le d’abord : ce qui est proposé s’y trouve."},
	{WhyNoSuggestion, "No open case has the same address.", "Geen open dossier heeft hetzelfde adres.", "Aucun dossier ouvert n’a la même adresse."},
	{WhyNoCase, "There is no case here.", "Hier is geen dossier.", "Il n’y a pas de dossier ici."},
	{WhyCaseClosed, "This case is closed already.", "Dit dossier is al afgesloten.", "Ce dossier est déjà clôturé."},
	{WhyCaseOpen, "This case is open.", "Dit dossier is open.", "Ce dossier est ouvert."},
	{WhyNoContactIn, "There is no contact in this case any more.", "In dit dossier zit geen oproep meer.", "Il n’y a plus de contact dans ce dossier."},
	{DoneLink, "{0} is in case {1}.", "{0} zit in dossier {1}.", "{0} est dans le dossier {1}."},
	{DoneUnlink, "{0} has a case of its own: {1}.", "{0} heeft een eigen dossier: {1}.", "{0} a son propre dossier : {1}."},
	{DoneMerge, "Case {0} merged: it is case {1} now.", "Dossier {0} samengevoegd: het is nu dossier {1}.", "Dossier {0} fusionné : c’est maintenant le dossier {1}."},
	{DoneCloseCase, "Case {0} closed.", "Dossier {0} afgesloten.", "Dossier {0} clôturé."},
	{DoneReopenCase, "Case {0} reopened.", "Dossier {0} heropend.", "Dossier {0} rouvert."},
	{DidLinkTo, "{0} put it in case {1}", "{0} voegde de oproep bij dossier {1}", "{0} l’a mis dans le dossier {1}"},
	{DidMerge, "{0} merged cases {1} and {2}", "{0} voegde dossiers {1} en {2} samen", "{0} a fusionné les dossiers {1} et {2}"},
	{DidCloseCase, "{0} closed the case", "{0} sloot het dossier af", "{0} a clôturé le dossier"},
	{DidReopenCase, "{0} reopened the case", "{0} heropende het dossier", "{0} a rouvert le dossier"},
	{ShowCaseOpened, "opened {0} by {1}", "geopend {0} door {1}", "ouvert {0} par {1}"},
	{ShowContacts, "contacts", "oproepen", "contacts"},
}
