package lang

// What the parts say by themselves.
const (
	ListPosition  Key = "part.position"     // {0} row, {1} of
	ProgressCount Key = "part.count"        // {0} done
	ProgressOf    Key = "part.of"           // {0} done, {1} of
	ProgressRate  Key = "part.rate"         // {0} a second
	ProgressLeft  Key = "part.left"         // {0} how long
	ReaderMore    Key = "part.more"         // {0} percent
	ReaderTop     Key = "part.top"          //
	ReaderEnd     Key = "part.end"          //
	EditorLines   Key = "part.editor-lines" // {0} line, {1} of
	FieldSecret   Key = "part.field-secret" //
	PickerNothing Key = "part.picker-nothing"
	PickerSome    Key = "part.picker-some" // {0} the first in sight, {1} the last, {2} how many
)

var partTexts = []text{
	{ListPosition, "{0} of {1}", "{0} van {1}", "{0} sur {1}"},
	{ProgressCount, "{0} done", "{0} klaar", "{0} faits"},
	{ProgressOf, "{0} of {1}", "{0} van {1}", "{0} sur {1}"},
	{ProgressRate, "{0} a second", "{0} per seconde", "{0} par seconde"},
	{ProgressLeft, "{0} left", "nog {0}", "encore {0}"},
	{ReaderMore, "{0}%", "{0}%", "{0} %"},
	{ReaderTop, "top", "begin", "début"},
	{ReaderEnd, "end", "einde", "fin"},
	{EditorLines, "line {0} of {1}", "regel {0} van {1}", "ligne {0} sur {1}"},
	{FieldSecret, "what you type is not shown", "wat u typt is niet zichtbaar", "ce que vous tapez n’est pas affiché"},
	{PickerSome, "{0}–{1} of {2}", "{0}–{1} van {2}", "{0}–{1} sur {2}"},
	{PickerNothing, "Nothing in the list has that name.", "Niets in de lijst heet zo.", "Rien de ce nom dans la liste."},
}
