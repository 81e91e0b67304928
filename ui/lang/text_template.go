package lang

// Templates: texts that are kept ready for notes and replies.
const (
	TemplateReplies   Key = "template.replies"
	TemplateNotes     Key = "template.notes"
	TemplatePick      Key = "template.pick"
	TemplatesTitle    Key = "template.all"
	TemplateNewReply  Key = "template.new-reply"
	TemplateNewNote   Key = "template.new-note"
	TemplateEdit      Key = "template.edit"
	TemplateRename    Key = "template.rename"
	TemplateRemove    Key = "template.remove"
	TemplateLanguage  Key = "template.language"
	TemplateName      Key = "template.name"
	TemplateNameHint  Key = "template.name-hint"
	TemplateTakeOut   Key = "template.take-out"
	TemplateTitle     Key = "template.title"  // {0} name
	TemplatePlaces    Key = "template.places" // {0} which
	TemplateSaved     Key = "template.saved"  // {0} time
	TemplateUnsaved   Key = "template.unsaved"
	TemplateOther     Key = "template.other-draft"
	TemplatePlaceLeft Key = "template.place-left" // {0} place

	TemplateNoTheme     Key = "template.no-theme"
	TemplateNoServices  Key = "template.no-services"
	TemplateServicesOld Key = "template.services-old" // {0} names
	DoneTemplate        Key = "template.kept"         // {0} name
	DoneTemplateGone    Key = "template.removed"      // {0} name
	TemplateNoPlace     Key = "template.no-place"     // {0} place
	TemplateNotesOnly   Key = "template.notes-only"   // {0} place
	TemplateEmpty       Key = "template.empty"
	TemplateLong        Key = "template.long" // {0} characters of a name, {1} KB of a text
	TemplateNoSort      Key = "template.no-sort"
	TemplateNoLanguage  Key = "template.no-language"
	TemplateThere       Key = "template.there"
	TemplateNone        Key = "template.none" // {0} what was given
	HeadName            Key = "template.head-name"
	HeadLanguage        Key = "template.head-language"
)

var templateTexts = []text{
	{TemplateReplies, "replies", "antwoorden", "réponses"},
	{TemplateNotes, "notes", "notities", "notes internes"},
	{TemplatePick, "template", "sjabloon", "modèle"},
	{TemplatesTitle, "templates", "sjablonen", "modèles"},
	{TemplateNewReply, "new template for replies", "nieuw sjabloon voor antwoorden", "nouveau modèle de réponse"},
	{TemplateNewNote, "new template for notes", "nieuw sjabloon voor notities", "nouveau modèle de note"},
	{TemplateEdit, "change the text", "de tekst wijzigen", "modifier le texte"},
	{TemplateRename, "rename", "hernoemen", "renommer"},
	{TemplateRemove, "remove", "verwijderen", "supprimer"},
	{TemplateLanguage, "in which language", "in welke taal", "dans quelle langue"},
	{TemplateName, "name of the template", "naam van het sjabloon", "nom du modèle"},
	{TemplateNameHint, "Colleagues find it by this name.", "Collega’s vinden het onder deze naam.", "Les collègues le trouvent sous ce nom."},
	{TemplateTakeOut, "Colleagues find it by this name. Before you keep it, take out what tells whom the text was for.", "Collega’s vinden het onder deze naam. Haal voor u het bewaart alles weg wat zegt voor wie de tekst was.", "Les collègues le trouvent sous ce nom. Avant de le garder, retirez tout ce qui dit à qui le texte était destiné."},
	{TemplateTitle, "Template: {0}", "Sjabloon: {0}", "Modèle : {0}"},
	{TemplatePlaces, "filled in when it is used: {0}", "wordt ingevuld bij gebruik: {0}", "rempli à l’usage : {0}"},
	{TemplateSaved, "template · saved {0}", "sjabloon · bewaard {0}", "modèle · enregistré {0}"},
	{TemplateUnsaved, "template · being saved", "sjabloon · wordt bewaard", "modèle · en cours d’enregistrement"},
	{TemplateOther, "This template was begun before and is not kept yet: keep it first, or empty it.", "Dit sjabloon was al begonnen en is nog niet bewaard: bewaar het eerst, of maak het leeg.", "Ce modèle était déjà commencé et n’est pas encore gardé : gardez-le d’abord, ou videz-le."},
	{TemplateNoTheme, "No services were filled in: register the theme first, or choose them with the directory.", "Er zijn geen voorzieningen ingevuld: registreer eerst het thema, of kies ze in de sociale kaart.", "Aucun service n’a été rempli : enregistrez d’abord le thème, ou choisissez-les dans l’annuaire."},
	{TemplateNoServices, "No services were filled in: of none it is known that it fits. Choose them with the directory.", "Er zijn geen voorzieningen ingevuld: van geen enkele is bekend dat ze past. Kies ze in de sociale kaart.", "Aucun service n’a été rempli : on ne sait d’aucun s’il convient. Choisissez-les dans l’annuaire."},
	{TemplateServicesOld, "Not checked for a year, look before you send: {0}", "Langer dan een jaar niet nagekeken, kijk na voor u verzendt: {0}", "Pas vérifié depuis un an, à voir avant l’envoi : {0}"},
	{TemplatePlaceLeft, "{0} was not filled in.", "{0} is niet ingevuld.", "{0} n’a pas été rempli."},
	{DoneTemplate, "template kept: {0}", "sjabloon bewaard: {0}", "modèle gardé : {0}"},
	{DoneTemplateGone, "template removed: {0}", "sjabloon verwijderd: {0}", "modèle supprimé : {0}"},
	{TemplateNoPlace, "there is no {0} to be filled in", "{0} kan niet ingevuld worden", "{0} ne peut pas être rempli"},
	{TemplateNotesOnly, "{0} may stand in templates for notes only", "{0} mag alleen in sjablonen voor notities staan", "{0} n’est permis que dans les modèles de notes"},
	{TemplateEmpty, "a template needs a name and a text", "een sjabloon heeft een naam en een tekst nodig", "un modèle demande un nom et un texte"},
	{TemplateLong, "a template has a name of up to {0} characters and a text of up to {1} KB", "een sjabloon heeft een naam van hoogstens {0} tekens en een tekst van hoogstens {1} KB", "un modèle a un nom de {0} caractères au plus et un texte de {1} Ko au plus"},
	{TemplateNoSort, "a template is for a note or a reply", "een sjabloon is voor een notitie (note) of een antwoord (reply)", "un modèle est pour une note (note) ou une réponse (reply)"},
	{TemplateNoLanguage, "a template is in en, nl or fr", "een sjabloon is in en, nl of fr", "un modèle est en en, nl ou fr"},
	{TemplateThere, "there is a template of that name already", "er is al een sjabloon met die naam", "il y a déjà un modèle de ce nom"},
	{TemplateNone, "there is no one template “{0}”; `baken template` lists them", "er is niet één sjabloon “{0}”; `baken template` toont ze", "il n’y a pas un seul modèle « {0} » ; `baken template` les montre"},
	{HeadName, "name", "naam", "nom"},
	{HeadLanguage, "language", "taal", "langue"},
}
