package lang

// What colleagues say to each other: in the team's room, and beside a case.
const (
	DidTalk     Key = "history.talked" // {0} who
	HeadRooms   Key = "table.rooms"
	RetainRooms Key = "retain.rooms"
)

var roomTexts = []text{
	{DidTalk, "{0} said something to colleagues", "{0} zei iets tegen collega’s", "{0} a dit quelque chose aux collègues"},
	{HeadRooms, "days of the team’s room", "dagen van de teamkamer", "jours du salon d’équipe"},
	{RetainRooms, "days of which what was said in the team’s room goes", "dagen waarvan wat in de teamkamer gezegd werd gewist wordt", "jours dont ce qui s’est dit dans le salon d’équipe est effacé"},
}
