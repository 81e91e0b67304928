package lang

// The registration: the form on the screen and on the command line. What its
// fields and codes are called stands in the form itself.
const (
	HeadField  Key = "form.head-field"
	HeadAnswer Key = "form.head-answer"
	HeadCodes  Key = "form.head-codes"

	RegisterFieldsSet    Key = "form.fields-set"
	RegisterNoEquals     Key = "form.no-equals"      // {0} what was typed
	RegisterTwice        Key = "form.twice"          // {0} field
	RegisterNoPerson     Key = "form.no-person"      // {0} place, {1} the next number
	RegisterNoPersonGone Key = "form.no-person-gone" // {0} place
	RegisterMissing      Key = "form.missing"        // {0} count, {1} fields
	RegisterWritten      Key = "form.written"
	RegisterGuess        Key = "form.guess" // {0} answer

	RegistrationHead Key = "form.title"
	RegistrationDone Key = "form.done" // {0} how many, {1} of how many

	RegistrationNone  Key = "form.none"     // {0} key
	RegistrationLacks Key = "form.lacks"    // {0} fields
	FormTitle         Key = "form.title-of" // {0} who
	FormPerson        Key = "form.person"   // {0} what persons are called, {1} number
	FormAnother       Key = "form.another"  // {0} what persons are called
	FormMissing       Key = "form.is-missing"
	FormSaid          Key = "form.said"     // {0} answer
	FormGuess         Key = "form.is-guess" // {0} answer
	FormChosen        Key = "form.chosen"
	FormMain          Key = "form.main"
	FormNarrow        Key = "form.narrow"
	FormWordsHint     Key = "form.words-hint" // {0} key that goes on, {1} key of a new line
	FormTimeHint      Key = "form.time-hint"
	FormNoFit         Key = "form.no-fit"
	FormPassed        Key = "form.passed"
	FormComplete      Key = "form.complete" // {0} key
	FormNotKept       Key = "form.not-kept"
	FailSaveForm      Key = "form.save-failed"
	DoneRegister      Key = "form.done-act" // {0} who, {1} field
	WhyOneOnly        Key = "form.why-one"
	WhyNoAnswer       Key = "form.why-no-answer"
	WhyNoPerson       Key = "form.why-no-person"

	FormNoField       Key = "form.unknown-field" // {0} what was typed, {1} nearest, {2} all
	FormNoCode        Key = "form.unknown-code"  // {0} field, {1} what was typed, {2} nearest, {3} all
	FormNoAge         Key = "form.no-age"        // {0} field, {1} what was typed, {2} all
	FormNoLanguage    Key = "form.no-language"   // {0} field, {1} what was typed, {2} all
	FormNoValue       Key = "form.no-value"      // {0} field, {1} what it wants
	FormHidden        Key = "form.hidden"        // {0} field, {1} the field that decides, {2} its codes
	FormNoPersons     Key = "form.no-persons"    // {0} field
	FormNoSuchField   Key = "form.no-such-field"
	FormNoSuchValue   Key = "form.no-such-value"
	FormNotAsked      Key = "form.not-asked"
	FormVersionThere  Key = "form.version-there"
	FormWrong         Key = "form.wrong" // {0} why
	FormWantsOne      Key = "form.wants-one"
	FormWantsSeveral  Key = "form.wants-several"
	FormWantsAge      Key = "form.wants-age"
	FormWantsLanguage Key = "form.wants-language"
	FormWantsTime     Key = "form.wants-time"
	FormWantsText     Key = "form.wants-text"
)

var formTexts = []text{
	{HeadField, "field", "veld", "champ"},
	{HeadAnswer, "answer", "antwoord", "réponse"},
	{HeadCodes, "codes", "codes", "codes"},

	{RegisterFieldsSet, "--fields prints what there is, --set changes it: give one of them", "--fields toont wat er is, --set wijzigt het: geef er één van", "--fields montre ce qu’il y a, --set le modifie : donnez l’un des deux"},
	{RegisterNoEquals, "“{0}” is no field=code; nothing was registered", "“{0}” is geen veld=code; er is niets geregistreerd", "« {0} » n’est pas champ=code ; rien n’a été enregistré"},
	{RegisterTwice, "{0} is set twice; nothing was registered", "{0} staat er twee keer; er is niets geregistreerd", "{0} est donné deux fois ; rien n’a été enregistré"},
	{RegisterNoPerson, "{0}: the next person has number {1}; nothing was registered", "{0}: de volgende betrokkene heeft nummer {1}; er is niets geregistreerd", "{0} : la personne suivante a le numéro {1} ; rien n’a été enregistré"},
	{RegisterNoPersonGone, "{0}= without a field takes a person away who is there; nothing was registered", "{0}= zonder veld neemt een betrokkene weg die er is; er is niets geregistreerd", "{0}= sans champ retire une personne qui y est ; rien n’a été enregistré"},
	{RegisterMissing, "{0} {0|field is|fields are} missing: {1}", "{0} {0|veld ontbreekt|velden ontbreken}: {1}", "{0} {0|champ manque|champs manquent} : {1}"},
	{RegisterWritten, "(written; --print shows it)", "(ingevuld; --print toont het)", "(rempli ; --print le montre)"},
	{RegisterGuess, "{0}? (a guess, not counted)", "{0}? (een gok, telt niet mee)", "{0} ? (supposé, pas compté)"},

	{RegistrationHead, "Registration", "Registratie", "Enregistrement"},
	{RegistrationDone, "{0} / {1}", "{0} / {1}", "{0} / {1}"},

	{RegistrationNone, "Nothing is registered yet: {0}.", "Nog niets geregistreerd: {0}.", "Rien n’est encore enregistré : {0}."},
	{RegistrationLacks, "missing: {0}", "ontbreekt: {0}", "manque : {0}"},
	{FormTitle, "Registration: {0}", "Registratie: {0}", "Enregistrement : {0}"},
	{FormPerson, "{0} {1}", "{0} {1}", "{0} {1}"},
	{FormAnother, "add a {0}", "een {0} toevoegen", "ajouter une {0}"},
	{FormMissing, "missing", "ontbreekt", "manque"},
	{FormSaid, "{0} · said by the visitor", "{0} · zei de chatter", "{0} · dit par la personne"},
	{FormGuess, "{0}?", "{0}?", "{0} ?"},
	{FormChosen, "chosen", "gekozen", "choisi"},
	{FormMain, "chosen, main", "gekozen, voornaamste", "choisi, principal"},
	{FormNarrow, "type to narrow", "typ om te zoeken", "tapez pour chercher"},
	{FormWordsHint, "{0} goes on, {1} new line", "{0} verder, {1} nieuwe regel", "{0} continue, {1} à la ligne"},
	{FormTimeHint, "Type 14:30, or 2026-11-23 14:30.", "Typ 14:30, of 2026-11-23 14:30.", "Tapez 14:30, ou 2026-11-23 14:30."},
	{FormPassed, "Not answered: type part of an answer, or choose with ↓.", "Niet beantwoord: typ een stuk van een antwoord, of kies met ↓.", "Sans réponse : tapez une partie d’une réponse, ou choisissez avec ↓."},
	{FormNoFit, "Nothing fits what was typed.", "Niets past bij wat getypt is.", "Rien ne correspond à ce qui est tapé."},
	{FormComplete, "All that must be answered is. {0} leaves.", "Alles wat moet, is beantwoord. {0} sluit.", "Tout ce qui est requis est répondu. {0} ferme."},
	{FormNotKept, "These words were begun and not registered yet.", "Deze woorden waren begonnen en nog niet geregistreerd.", "Ces mots étaient commencés et pas encore enregistrés."},
	{FailSaveForm, "The words of the registration could not be saved; they are still on the screen and are tried again.", "De woorden van de registratie konden niet bewaard worden; ze staan nog op het scherm en worden opnieuw geprobeerd.", "Les mots de l’enregistrement n’ont pas pu être gardés ; ils sont encore à l’écran et on réessaie."},
	{DoneRegister, "{0}, registered: {1}", "{0}, geregistreerd: {1}", "{0}, enregistré : {1}"},
	{WhyOneOnly, "This field takes one answer.", "Dit veld krijgt één antwoord.", "Ce champ prend une seule réponse."},
	{WhyNoAnswer, "Nobody has answered this field.", "Niemand heeft dit veld beantwoord.", "Personne n’a répondu à ce champ."},
	{WhyNoPerson, "The cursor stands on no person concerned.", "De cursor staat niet op een betrokkene.", "Le curseur n’est sur aucune personne concernée."},

	{FormNoField, "there is no field “{0}”; nothing was registered: did you mean {1}? There are {2}", "er is geen veld “{0}”; er is niets geregistreerd: bedoelde u {1}? Er zijn {2}", "il n’y a pas de champ « {0} » ; rien n’a été enregistré : vouliez-vous dire {1} ? Il y a {2}"},
	{FormNoCode, "{0} has no code “{1}”; nothing was registered: did you mean {2}? There are {3}", "{0} heeft geen code “{1}”; er is niets geregistreerd: bedoelde u {2}? Er zijn {3}", "{0} n’a pas de code « {1} » ; rien n’a été enregistré : vouliez-vous dire {2} ? Il y a {3}"},
	{FormNoAge, "{0}: “{1}” is no age; nothing was registered: give years (35, or ~35 for about 35), or one of {2}", "{0}: “{1}” is geen leeftijd; er is niets geregistreerd: geef jaren (35, of ~35 voor ongeveer 35), of een van {2}", "{0} : « {1} » n’est pas un âge ; rien n’a été enregistré : donnez des années (35, ou ~35 pour environ 35), ou l’un de {2}"},
	{FormNoLanguage, "{0}: “{1}” is no language; nothing was registered: give a code of ISO 639, such as one of {2}", "{0}: “{1}” is geen taal; er is niets geregistreerd: geef een code van ISO 639, zoals een van {2}", "{0} : « {1} » n’est pas une langue ; rien n’a été enregistré : donnez un code ISO 639, par exemple l’un de {2}"},
	{FormNoValue, "{0} is answered with {1}; nothing was registered", "{0} beantwoordt u met {1}; er is niets geregistreerd", "{0} attend {1} ; rien n’a été enregistré"},
	{FormHidden, "{0} is not asked as it stands; nothing was registered: it is when {1} is {2}", "{0} wordt zo niet gevraagd; er is niets geregistreerd: wel als {1} dit is: {2}", "{0} n’est pas demandé en l’état ; rien n’a été enregistré : il l’est quand {1} vaut {2}"},
	{FormNoPersons, "{0}: this form has no persons concerned; nothing was registered", "{0}: dit formulier heeft geen betrokkenen; er is niets geregistreerd", "{0} : ce formulaire n’a pas de personnes concernées ; rien n’a été enregistré"},
	{FormNoSuchField, "the form has no such field; nothing was registered", "het formulier heeft dat veld niet; er is niets geregistreerd", "le formulaire n’a pas ce champ ; rien n’a été enregistré"},
	{FormNoSuchValue, "the field cannot be answered so; nothing was registered", "zo kan het veld niet beantwoord worden; er is niets geregistreerd", "le champ ne peut pas avoir cette réponse ; rien n’a été enregistré"},
	{FormNotAsked, "the field is not asked as the registration stands; nothing was registered", "het veld wordt niet gevraagd zoals de registratie nu is; er is niets geregistreerd", "le champ n’est pas demandé dans l’état de l’enregistrement ; rien n’a été enregistré"},
	{FormVersionThere, "the form has that version already; nothing was changed: give the new one a higher number", "het formulier heeft die versie al; er is niets gewijzigd: geef het nieuwe een hoger nummer", "le formulaire a déjà cette version ; rien n’a été modifié : donnez au nouveau un numéro plus élevé"},
	{FormWrong, "{0}; nothing was changed", "{0}; er is niets gewijzigd", "{0} ; rien n’a été modifié"},
	{FormWantsOne, "one code", "één code", "un code"},
	{FormWantsSeveral, "codes parted by commas, each once, the main one first; not_asked stands alone", "codes met komma’s ertussen, elk één keer, de voornaamste eerst; not_asked staat alleen", "des codes séparés par des virgules, chacun une fois, le principal d’abord ; not_asked est seul"},
	{FormWantsAge, "years (35, or ~35 for about 35) or a class", "jaren (35, of ~35 voor ongeveer 35) of een klasse", "des années (35, ou ~35 pour environ 35) ou une classe"},
	{FormWantsLanguage, "a code of ISO 639, such as nl", "een code van ISO 639, zoals nl", "un code ISO 639, par exemple nl"},
	{FormWantsTime, "a moment such as 2026-11-23T10:00:00+01:00", "een moment zoals 2026-11-23T10:00:00+01:00", "un moment, par exemple 2026-11-23T10:00:00+01:00"},
	{FormWantsText, "text of up to 64 KB", "tekst tot 64 KB", "un texte de 64 Ko au plus"},
}
