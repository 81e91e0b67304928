package lang

import "baken/keymap"

// Help and palette.
const (
	HelpTitle      Key = "help.title" // {0} where one is
	HelpTypingKeys Key = "help.typing"
	PaletteHint    Key = "palette.hint"
	PaletteNothing Key = "palette.nothing"
	PaletteCannot  Key = "palette.cannot" // {0} why
)

var helpTexts = []text{
	{HelpTitle, "Keys · {0}", "Toetsen · {0}", "Touches · {0}"},
	{HelpTypingKeys, "Where you type, only keys that write nothing act: ctrl and alt keys, esc, tab, arrows, f1.", "Waar u typt, werken alleen toetsen die niets schrijven: ctrl en alt, esc, tab, pijltjes, f1.", "Quand vous tapez, seules agissent les touches qui n’écrivent rien : ctrl et alt, esc, tab, flèches, f1."},
	{PaletteHint, "type part of a name", "typ een deel van een naam", "tapez une partie d’un nom"},
	{PaletteNothing, "No action has that name.", "Geen actie met die naam.", "Aucune action de ce nom."},
	{PaletteCannot, "not now: {0}", "nu niet: {0}", "pas maintenant : {0}"},
	{contextKey(keymap.Queue), "queue", "wachtrij", "file d’attente"},
	{contextKey(keymap.Beginning), "new", "nieuw", "nouveau"},
	{contextKey(keymap.Cases), "cases", "dossiers", "dossiers"},
	{contextKey(keymap.Conversation), "conversation", "gesprek", "conversation"},
	{contextKey(keymap.Composer), "answer", "antwoord", "réponse"},
	{contextKey(keymap.Chat), "chat", "chat", "chat"},
	{contextKey(keymap.Room), "colleagues", "collega’s", "collègues"},
	{contextKey(keymap.Case), "case", "dossier", "dossier"},
	{contextKey(keymap.Note), "note", "notitie", "note interne"},
	{contextKey(keymap.Form), "registration", "registratie", "enregistrement"},
	{contextKey(keymap.Slip), "slip", "strookje", "fiche"},
	{contextKey(keymap.Handoffs), "handoffs", "overdrachten", "transferts"},
	{contextKey(keymap.Directory), "directory", "sociale kaart", "annuaire"},
	{contextKey(keymap.Service), "service", "voorziening", "service"},
	{contextKey(keymap.Giving), "directory for a text", "sociale kaart voor een tekst", "annuaire pour un texte"},
	{contextKey(keymap.Figures), "figures", "cijfers", "chiffres"},
	{contextKey(keymap.Search), "search", "zoeken", "recherche"},
	{contextKey(keymap.TemplateText), "template", "sjabloon", "modèle"},
	{contextKey(keymap.Outbox), "outbox", "postvak uit", "boîte d’envoi"},
	{contextKey(keymap.Log), "messages", "meldingen", "messages"},
	{contextKey(keymap.Guide), "guide", "handleiding", "guide"},
	{contextKey(keymap.Help), "keys", "toetsen", "touches"},
	{contextKey(keymap.Palette), "command", "opdracht", "commande"},
	{contextKey(keymap.Field), "field", "veld", "champ"},
	{contextKey(keymap.Confirm), "question", "vraag", "question"},
	{contextKey(keymap.Plain), "plain mode", "in gewone regels", "en lignes simples"},
	{contextKey(keymap.Everywhere), "everywhere", "overal", "partout"},
}

func contextKey(c keymap.Context) Key { return Key("context." + string(c)) }

// Context is what a place is called.
func (c *Catalog) Context(ctx keymap.Context) string { return c.T(contextKey(ctx)) }
