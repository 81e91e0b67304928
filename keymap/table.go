package keymap

// The actions that have a meaning of their own. Their English names stand in
// the table below, the others in the message catalog.
const (
	Up       Action = "up"
	Down     Action = "down"
	Left     Action = "left"
	Right    Action = "right"
	PageUp   Action = "page-up"
	PageDown Action = "page-down"
	HalfUp   Action = "half-up"
	HalfDown Action = "half-down"
	Top      Action = "top"
	Bottom   Action = "bottom"
	NextPane Action = "next-pane"
	PrevPane Action = "prev-pane"
	Open     Action = "open"
	Accept   Action = "accept"
	Back     Action = "back"
	Narrow   Action = "narrow"
	NextHit  Action = "next-hit"

	SwitchOrder Action = "switch-order"

	GoDirectory    Action = "goto-directory"
	FromDirectory  Action = "service-from-directory"
	PutService     Action = "put-service"
	LookService    Action = "look-at-service"
	CopyService    Action = "copy-service"
	FilterTheme    Action = "filter-theme"
	FilterProvince Action = "filter-province"
	FilterTown     Action = "filter-municipality"
	FilterAge      Action = "filter-age"
	FilterLanguage Action = "filter-language"
	FilterOpenNow  Action = "filter-open-now"
	FilterResting  Action = "filter-not-at-work"
	ClearFilters   Action = "clear-filters"

	GoFigures       Action = "goto-figures"
	EarlierPeriod   Action = "earlier-period"
	LaterPeriod     Action = "later-period"
	ByYear          Action = "figures-by-year"
	ByQuarter       Action = "figures-by-quarter"
	ByMonth         Action = "figures-by-month"
	ByWeek          Action = "figures-by-week"
	AnyPeriod       Action = "any-period"
	AgainstBefore   Action = "against-before"
	FilterChannel   Action = "filter-channel"
	FilterCounselor Action = "filter-counselor"
	AllFigures      Action = "all-figures"
	CrossFields     Action = "cross-fields"
	EarlierColumn   Action = "columns-to-the-left"
	LaterColumn     Action = "columns-to-the-right"

	Claim          Action = "claim"
	Reply          Action = "reply"
	WriteNote      Action = "note"
	ReviseNote     Action = "revise-note"
	Register       Action = "register"
	PinNote        Action = "pin-note"
	PutTemplate    Action = "template"
	MakeTemplate   Action = "make-template"
	KeepTemplate   Action = "keep-template"
	Templates      Action = "templates"
	ForSupervisors Action = "for-supervisors"
	WriteSummary   Action = "summary"
	Several        Action = "several-write"
	Close          Action = "close"
	Reopen         Action = "reopen"
	FollowUp       Action = "follow-up"
	Wait           Action = "wait"
	Join           Action = "join"
	Danger         Action = "danger"
	Uncover        Action = "uncover"
	SaveAttachment Action = "save-attachment"
	MarkAttachment Action = "mark-attachment"
	File           Action = "file"
	Trash          Action = "trash"
	Fold           Action = "fold"
	NewMail        Action = "new-mail"
	Refer          Action = "refer"
	HandOff        Action = "hand-off"

	Begin      Action = "new"
	NewCall    Action = "new-call"
	NewMissed  Action = "new-missed-call"
	NewSilent  Action = "new-silent-call"
	NewContact Action = "new-contact"
	EndCall    Action = "end-call"
	EndSilent  Action = "end-silent-call"
	Beside     Action = "beside"

	Link       Action = "link"
	AcceptCase Action = "accept-case"
	MergeCases Action = "merge"

	FilterWaiting  Action = "filter-waiting"
	FilterMine     Action = "filter-mine"
	FilterAnswered Action = "filter-answered"
	FilterClosed   Action = "filter-closed"
	FilterAside    Action = "filter-aside"
	FilterAll      Action = "filter-all"
	FilterOpen     Action = "filter-open"

	FilterUnfinished Action = "filter-unfinished"

	NextField    Action = "next-field"
	PrevField    Action = "previous-field"
	AndMore      Action = "choose-more"
	ClearAnswer  Action = "clear-answer"
	RemovePerson Action = "remove-person"

	SendLine     Action = "send-line"
	TakeBack     Action = "take-back"
	NextChat     Action = "next-chat"
	HandOverChat Action = "hand-over-chat"
	Invite       Action = "invite"
	ReadAlong    Action = "read-along"
	TeamRoom     Action = "team-room"
	CaseRoom     Action = "case-room"
	SayToRoom    Action = "say-to-colleagues"

	Send       Action = "send"
	KeepNote   Action = "keep-note"
	Attach     Action = "attach"
	Recipients Action = "recipients"
	Quote      Action = "quote"
	MailSafe   Action = "mail-safe"

	GoHandoffs     Action = "goto-handoffs"
	AcceptHandoff  Action = "accept-handoff"
	RejectHandoff  Action = "reject-handoff"
	RevokeHandoff  Action = "revoke-handoff"
	FinishHandoff  Action = "finish-handoff"
	ReviseHandoff  Action = "revise-handoff"
	ApproveHandoff Action = "approve-handoff"
	ReturnHandoff  Action = "return-handoff"
	FilterReview   Action = "filter-review"
	FilterOffered  Action = "filter-offered"
	FilterReturned Action = "filter-returned"
	FilterApproved Action = "filter-approved"
	FilterOffers   Action = "filter-offers"
	FilterHandoffs Action = "filter-handoffs"
	KeepSlip       Action = "keep-slip"

	Retry    Action = "retry"
	MarkSent Action = "mark-sent"
	Discard  Action = "discard"

	GoQueue  Action = "goto-queue"
	GoCases  Action = "goto-cases"
	GoSearch Action = "search"
	GoOutbox Action = "outbox"
	GoLog    Action = "log"
	Crossed  Action = "crossed"
	GoGuide  Action = "guide"
	ShowKeys Action = "help"
	AllNames Action = "palette"
	SyncNow  Action = "sync"
	Backup   Action = "backup"
	Undo     Action = "undo"
	Blank    Action = "blank"
	Lock     Action = "lock"
	Quit     Action = "quit"

	WordLeft    Action = "word-left"
	WordRight   Action = "word-right"
	LineStart   Action = "line-start"
	LineEnd     Action = "line-end"
	DeleteLeft  Action = "delete-left"
	DeleteRight Action = "delete-right"
	DeleteWord  Action = "delete-word"
	DeleteHead  Action = "delete-to-start"
	DeleteTail  Action = "delete-to-end"
	EditUndo    Action = "undo-typing"
	EditRedo    Action = "redo-typing"
	NewLine     Action = "new-line"

	ReadAgain Action = "read"
	ReadAll   Action = "read-all"
	More      Action = "more"
	News      Action = "news"
	ReadCase  Action = "read-case"
	WriteOn   Action = "write-on"
	WriteAnew Action = "write-anew"
	GoField   Action = "go-to-field"
)

var (
	anywhere = []Context{Everywhere}
	lists    = []Context{Queue, Cases, Conversation, Case, Handoffs, Directory, Service, Giving, Figures, Search, Outbox, Log, Guide, Help}
	panes    = []Context{Queue, Conversation, Case}
	reading  = []Context{Queue, Cases, Conversation, Case}
	openable = []Context{Queue, Cases, Conversation, Case, Search, Directory}
	findable = []Context{Queue, Cases, Conversation, Case, Search, Directory, Guide}
	queues   = []Context{Queue, Cases}
	texts    = []Context{Composer, Note, Slip, TemplateText}
	written  = []Context{Composer, Note, Slip, TemplateText, Chat, Room}
	oneLine  = []Context{Palette, Field, Confirm, Form}
	typing   = []Context{Composer, Chat, Note, Room, Slip, TemplateText, Palette, Field, Confirm, Form}
	fields   = []Context{Composer, Note, Slip, TemplateText, Palette, Field, Confirm}
	handoffs = []Context{Handoffs}
	counts   = []Context{Figures}
	contact  = []Context{Queue, Conversation, Case}
	searched = []Context{Queue, Cases, Conversation, Case, Handoffs, Directory, Service, Figures, Search, Outbox, Log, Guide, Help, Field}
	services = []Context{Directory, Giving}
	service  = []Context{Directory, Service, Giving}
)

var table = []Entry{
	{Action: Open, Name: "open", Group: Moving, Contexts: openable, Keys: []string{"enter"}, Footer: true, Commands: []Command{
		{"show", "A contact: conversation, case, history."},
	}},
	{Action: Accept, Name: "choose", Group: Moving, Contexts: oneLine, Keys: []string{"enter"}, Footer: true},
	{Action: Claim, Name: "claim, release", Group: Contact, Contexts: contact, Keys: []string{"c"}, Footer: true, Commands: []Command{
		{"claim", "Hold a contact, so that no two answer it."},
		{"release", "Let a contact go."},
	}},
	{Action: Reply, Name: "reply", Group: Contact, Contexts: contact, Keys: []string{"r"}, Footer: true, Commands: []Command{
		{"reply", "Write a reply from stdin; --send gives it to the outbox."},
	}},
	{Action: WriteNote, Name: "note", Group: Contact, Contexts: contact, Keys: []string{"e"}, Footer: true, Commands: []Command{
		{"note", "Write a note for colleagues from stdin."},
	}},
	{Action: Refer, Name: "refer to a service", Group: Contact, Contexts: contact, Keys: []string{"v"}, Commands: []Command{
		{"refer", "Record a referral to a service, or what came of it."},
	}},
	{Action: PutService, Name: "put in the text", Group: Writing, Contexts: []Context{Giving}, Keys: []string{"enter"}, Footer: true},
	{Action: HandOff, Name: "hand off", Group: Contact, Contexts: contact, Keys: []string{"H"}, Footer: true, Commands: []Command{
		{"handoff offer", "Offer a case to a person, team or region; the summary comes from stdin."},
	}},
	{Action: Close, Name: "close", Group: Contact, Contexts: reading, Keys: []string{"x"}, Footer: true, Destructive: true, Commands: []Command{
		{"close", "Say that nothing more is to be done."},
		{"case close", "Close what of a case is open."},
	}},
	{Action: Reopen, Name: "reopen", Group: Contact, Contexts: reading, Keys: []string{"o"}, Commands: []Command{
		{"reopen", "Take the last closing back."},
		{"case reopen", "Take the last closing of a case back."},
	}},
	{Action: EndCall, Name: "end, hang up", Group: Contact, Contexts: contact, Keys: []string{"b"}, Footer: true},
	{Action: EndSilent, Name: "end as silent", Group: Contact, Contexts: contact, Keys: []string{"z"}},
	{Action: Link, Name: "put in a case", Group: Contact, Contexts: contact, Keys: []string{"K"}, Commands: []Command{
		{"case link", "Put a contact into a case."},
		{"case unlink", "Take a contact out of its case, into one of its own."},
	}},
	{Action: AcceptCase, Name: "to the suggested case", Group: Contact, Contexts: contact, Keys: []string{"y"}},
	{Action: MergeCases, Name: "merge", Group: Contact, Contexts: []Context{Cases}, Keys: []string{"J"}, Footer: true, Commands: []Command{
		{"case merge", "Make two cases one; both numbers find it."},
	}},
	{Action: FollowUp, Name: "follow up on a date", Group: Contact, Contexts: contact, Keys: []string{"f"}},
	{Action: Wait, Name: "make it wait", Group: Contact, Contexts: contact, Keys: []string{"W"}},
	{Action: Join, Name: "join with the same thread", Group: Contact, Contexts: contact, Keys: []string{"J"}},
	{Action: Danger, Name: "set the danger", Group: Contact, Contexts: contact, Keys: []string{"D"}},
	{Action: Uncover, Name: "uncover names", Group: Contact, Contexts: contact, Keys: []string{"U"}},
	{Action: File, Name: "file in the archive", Group: Contact, Contexts: contact, Keys: []string{"F"}},
	{Action: Trash, Name: "move to the trash", Group: Contact, Contexts: contact, Keys: []string{"T"}, Destructive: true},
	{Action: SaveAttachment, Name: "save attachment", Group: Contact, Contexts: []Context{Conversation}, Keys: []string{"s"}, Outward: true},
	{Action: MarkAttachment, Name: "mark as a possible image of abuse", Group: Contact, Contexts: []Context{Conversation}, Keys: []string{"I"}},
	{Action: Fold, Name: "fold, unfold", Group: Moving, Contexts: []Context{Conversation, Case}, Keys: []string{"space"}},
	{Action: ReviseNote, Name: "revise note", Group: Writing, Contexts: []Context{Case}, Keys: []string{"E"}},
	{Action: PinNote, Name: "pin the note, unpin", Group: Writing, Contexts: []Context{Case}, Keys: []string{"p"}},
	{Action: PinNote, Name: "pin the note, unpin", Group: Writing, Contexts: []Context{Note}, Keys: []string{"ctrl+p"}},
	{Action: ForSupervisors, Name: "for supervisors only", Group: Writing, Contexts: []Context{Note}, Keys: []string{"ctrl+r"}},
	{Action: Templates, Name: "templates", Group: Writing, Contexts: contact, Keys: []string{"t"}},
	{Action: Several, Name: "several people write from here", Group: Contact, Contexts: contact, Keys: []string{"P"}},
	{Action: WriteSummary, Name: "summary of the case", Group: Writing, Contexts: []Context{Case}, Keys: []string{"s"}},
	{Action: NewMail, Name: "new mail", Group: Writing, Contexts: []Context{Queue}, Keys: []string{"M"}},
	{Action: NewCall, Name: "phone call", Group: Contact, Contexts: []Context{Beginning}, Keys: []string{"p"}},
	{Action: NewMissed, Name: "missed call", Group: Contact, Contexts: []Context{Beginning}, Keys: []string{"g"}},
	{Action: NewSilent, Name: "silent call", Group: Contact, Contexts: []Context{Beginning}, Keys: []string{"s"}},
	{Action: NewContact, Name: "other contact", Group: Contact, Contexts: []Context{Beginning}, Keys: []string{"o"}, Commands: []Command{
		{"contact", "Contacts that do not come by mail."},
		{"contact new", "Begin a contact that does not come by mail; prints its id."},
	}},
	{Action: NewMail, Name: "new mail", Group: Writing, Contexts: []Context{Beginning}, Keys: []string{"m"}},

	{Action: FilterWaiting, Name: "show waiting", Group: Filters, Contexts: []Context{Queue}, Keys: []string{"w"}},
	{Action: FilterOpen, Name: "show open", Group: Filters, Contexts: []Context{Cases}, Keys: []string{"w"}},
	{Action: FilterMine, Name: "show mine", Group: Filters, Contexts: queues, Keys: []string{"m"}},
	{Action: FilterAnswered, Name: "show answered", Group: Filters, Contexts: []Context{Queue}, Keys: []string{"a"}},
	{Action: FilterClosed, Name: "show closed", Group: Filters, Contexts: queues, Keys: []string{"X"}},
	{Action: FilterAside, Name: "show set aside", Group: Filters, Contexts: []Context{Queue}, Keys: []string{"s"}},
	{Action: FilterAll, Name: "show all", Group: Filters, Contexts: queues, Keys: []string{"A"}},
	{Action: FilterUnfinished, Name: "show unfinished registrations", Group: Filters, Contexts: []Context{Queue}, Keys: []string{"i"}},
	{Action: LookService, Name: "look at the service", Group: Moving, Contexts: []Context{Giving}, Keys: []string{"space"}, Footer: true},
	{Action: ClearFilters, Name: "all services", Group: Filters, Contexts: services, Keys: []string{"X", "backspace"}, Footer: true},
	{Action: FilterTheme, Name: "theme", Group: Filters, Contexts: services, Keys: []string{"t"}, Footer: true},
	{Action: FilterProvince, Name: "province", Group: Filters, Contexts: services, Keys: []string{"p"}, Footer: true},
	{Action: FilterTown, Name: "municipality", Group: Filters, Contexts: services, Keys: []string{"m"}, Footer: true},
	{Action: FilterAge, Name: "age", Group: Filters, Contexts: services, Keys: []string{"a"}, Footer: true},
	{Action: FilterOpenNow, Name: "open now", Group: Filters, Contexts: services, Keys: []string{"o"}, Footer: true},
	{Action: FilterLanguage, Name: "language, spoken", Group: Filters, Contexts: services, Keys: []string{"s"}, Footer: true},
	{Action: FilterResting, Name: "also those not active", Group: Filters, Contexts: services, Keys: []string{"A"}},
	{Action: Narrow, Name: "find", Group: Filters, Contexts: []Context{Service, Giving}, Keys: []string{"/"}, Footer: true},
	{Action: Refer, Name: "refer to a service", Group: Contact, Contexts: []Context{Directory, Service}, Keys: []string{"v"}, Footer: true},
	{Action: CopyService, Name: "copy the service", Group: Writing, Contexts: service, Keys: []string{"y"}, Footer: true},
	{Action: Open, Name: "open", Group: Moving, Contexts: counts, Keys: []string{"enter"}, Footer: true},
	{Action: NextPane, Name: "next pane", Group: Moving, Contexts: counts, Keys: []string{"tab"}, Footer: true},
	{Action: PrevPane, Name: "previous pane", Group: Moving, Contexts: counts, Keys: []string{"shift+tab"}},
	{Action: EarlierPeriod, Name: "period before", Group: Filters, Contexts: counts, Keys: []string{"h", "left"}, Footer: true},
	{Action: LaterPeriod, Name: "period after", Group: Filters, Contexts: counts, Keys: []string{"l", "right"}, Footer: true},
	{Action: ByYear, Name: "year", Group: Filters, Contexts: counts, Keys: []string{"y"}, Footer: true},
	{Action: ByQuarter, Name: "quarter", Group: Filters, Contexts: counts, Keys: []string{"q"}, Footer: true},
	{Action: ByMonth, Name: "month", Group: Filters, Contexts: counts, Keys: []string{"m"}, Footer: true},
	{Action: ByWeek, Name: "week", Group: Filters, Contexts: counts, Keys: []string{"w"}, Footer: true},
	{Action: AnyPeriod, Name: "another period, two dates", Group: Filters, Contexts: counts, Keys: []string{"d"}, Footer: true},
	{Action: AgainstBefore, Name: "against the period before", Group: Filters, Contexts: counts, Keys: []string{"b"}, Footer: true},
	{Action: FilterTheme, Name: "theme", Group: Filters, Contexts: counts, Keys: []string{"t"}},
	{Action: FilterProvince, Name: "province", Group: Filters, Contexts: counts, Keys: []string{"p"}},
	{Action: FilterChannel, Name: "channel", Group: Filters, Contexts: counts, Keys: []string{"c"}},
	{Action: FilterCounselor, Name: "counselor", Group: Filters, Contexts: counts, Keys: []string{"v"}},
	{Action: AllFigures, Name: "all contacts", Group: Filters, Contexts: counts, Keys: []string{"X", "backspace"}},
	{Action: CrossFields, Name: "two fields against each other", Group: Filters, Contexts: counts, Keys: []string{"f"}, Footer: true},
	{Action: EarlierColumn, Name: "columns to the left", Group: Moving, Contexts: counts, Keys: []string{","}},
	{Action: LaterColumn, Name: "columns to the right", Group: Moving, Contexts: counts, Keys: []string{";"}},
	{Action: Narrow, Name: "find", Group: Filters, Contexts: findable, Keys: []string{"/"}, Footer: true},
	{Action: Register, Name: "register", Group: Contact, Contexts: contact, Keys: []string{"R"}, Footer: true, Commands: []Command{
		{"register", "What is registered of a contact; --set answers its fields."},
	}},
	{Action: SwitchOrder, Name: "newest or best first", Group: Filters, Contexts: []Context{Search}, Keys: []string{"b"}, Footer: true},
	{Action: NextHit, Name: "next hit", Group: Filters, Contexts: []Context{Queue, Cases, Conversation, Case, Guide}, Keys: []string{"n"}},
	{Action: Begin, Name: "new, previous hit", Group: Contact, Contexts: []Context{Queue}, Keys: []string{"N"}, Footer: true},
	{Action: Begin, Name: "new, previous hit", Group: Contact, Contexts: []Context{Cases, Conversation, Case, Handoffs, Directory, Service, Figures, Search, Outbox, Log, Guide}, Keys: []string{"N"}},

	{Action: SendLine, Name: "send to the visitor", Group: Writing, Contexts: []Context{Chat}, Keys: []string{"enter"}, Footer: true, Outward: true},
	{Action: TakeBack, Name: "take the line back", Group: Writing, Contexts: []Context{Chat}, Keys: []string{"ctrl+r"}, Footer: true},
	{Action: NextChat, Name: "next chat, that waits longest", Group: Moving, Contexts: []Context{Chat}, Keys: []string{"ctrl+n"}, Footer: true},
	{Action: NextChat, Name: "next chat, that waits longest", Group: Moving, Contexts: lists, Keys: []string{"C"}},
	{Action: PutTemplate, Name: "template", Group: Writing, Contexts: []Context{Chat}, Keys: []string{"ctrl+t"}, Footer: true},
	{Action: FromDirectory, Name: "directory", Group: Writing, Contexts: []Context{Chat}, Keys: []string{"ctrl+d"}, Footer: true},
	{Action: EndCall, Name: "end, hang up", Group: Contact, Contexts: []Context{Chat}, Keys: []string{"ctrl+g"}},
	{Action: HandOverChat, Name: "hand the chat over", Group: Contact, Contexts: []Context{Chat}, Keys: []string{"ctrl+o"}},
	{Action: HandOverChat, Name: "hand the chat over", Group: Contact, Contexts: contact, Keys: []string{"go"}},
	{Action: Invite, Name: "invite a colleague into the chat", Group: Contact, Contexts: []Context{Chat}, Keys: []string{"ctrl+p"}},
	{Action: Invite, Name: "invite a colleague into the chat", Group: Contact, Contexts: contact, Keys: []string{"gi"}},
	{Action: ReadAlong, Name: "read along, a colleague’s chat", Group: Contact, Contexts: contact, Keys: []string{"gl"}},
	{Action: CaseRoom, Name: "side conversation on the case", Group: Writing, Contexts: contact, Keys: []string{"gs"}},
	{Action: TeamRoom, Name: "team room", Group: Writing, Contexts: lists, Keys: []string{"gt"}},
	{Action: SayToRoom, Name: "say it to colleagues", Group: Writing, Contexts: []Context{Room}, Keys: []string{"enter"}, Footer: true},

	{Action: Send, Name: "send", Group: Writing, Contexts: []Context{Composer}, Keys: []string{"ctrl+s"}, Footer: true, Outward: true},
	{Action: KeepNote, Name: "keep, the note", Group: Writing, Contexts: []Context{Note}, Keys: []string{"ctrl+o"}, Footer: true},
	{Action: EndCall, Name: "end, hang up", Group: Contact, Contexts: []Context{Note}, Keys: []string{"ctrl+g"}, Footer: true},
	{Action: Beside, Name: "beside, note or form", Group: Writing, Contexts: []Context{Note}, Keys: []string{"ctrl+f"}, Footer: true},
	{Action: PutTemplate, Name: "template", Group: Writing, Contexts: []Context{Composer, Note}, Keys: []string{"ctrl+t"}, Footer: true},
	{Action: FromDirectory, Name: "directory", Group: Writing, Contexts: []Context{Composer, Note}, Keys: []string{"ctrl+d"}, Footer: true},
	{Action: MakeTemplate, Name: "make a template of this text", Group: Writing, Contexts: []Context{Composer, Note}},
	{Action: KeepTemplate, Name: "keep the template", Group: Writing, Contexts: []Context{TemplateText}, Keys: []string{"ctrl+o"}, Footer: true},
	{Action: Recipients, Name: "recipients", Group: Writing, Contexts: []Context{Composer}, Keys: []string{"ctrl+r"}, Footer: true},
	{Action: Attach, Name: "attach a file", Group: Writing, Contexts: []Context{Composer}, Keys: []string{"ctrl+f"}},
	{Action: Quote, Name: "quote the message", Group: Writing, Contexts: []Context{Composer}, Keys: []string{"ctrl+p"}},
	{Action: MailSafe, Name: "mailing safe?", Group: Writing, Contexts: []Context{Composer}, Keys: []string{"ctrl+g"}, Footer: true},

	{Action: EndCall, Name: "end, hang up", Group: Contact, Contexts: []Context{Form}, Keys: []string{"ctrl+g"}, Footer: true},
	{Action: Beside, Name: "beside, note or form", Group: Writing, Contexts: []Context{Form}, Keys: []string{"ctrl+f"}, Footer: true},
	{Action: NextField, Name: "next field", Group: Moving, Contexts: []Context{Form}, Keys: []string{"tab"}, Footer: true},
	{Action: PrevField, Name: "previous field", Group: Moving, Contexts: []Context{Form}, Keys: []string{"shift+tab"}},
	{Action: AndMore, Name: "add to the answer", Group: Writing, Contexts: []Context{Form}, Keys: []string{"ctrl+t"}, Footer: true},
	{Action: ClearAnswer, Name: "take the answer away", Group: Writing, Contexts: []Context{Form}, Keys: []string{"ctrl+d"}, Footer: true},
	{Action: RemovePerson, Name: "take the person away", Group: Writing, Contexts: []Context{Form}, Keys: []string{"ctrl+r"}},
	{Action: KeepSlip, Name: "keep what is filled in", Group: Writing, Contexts: []Context{Slip}, Keys: []string{"ctrl+o"}, Footer: true},
	{Action: Open, Name: "open", Group: Moving, Contexts: handoffs, Keys: []string{"enter"}, Footer: true},
	{Action: ApproveHandoff, Name: "approve", Group: Contact, Contexts: handoffs, Keys: []string{"p"}, Footer: true, Commands: []Command{
		{"handoff approve", "Approve a handoff of somebody else."},
	}},
	{Action: ReturnHandoff, Name: "send back", Group: Contact, Contexts: handoffs, Keys: []string{"b"}, Footer: true, Commands: []Command{
		{"handoff return", "Send a handoff back, with a comment from stdin."},
	}},
	{Action: AcceptHandoff, Name: "take over", Group: Contact, Contexts: handoffs, Keys: []string{"a"}, Footer: true, Commands: []Command{
		{"handoff accept", "Take a case over that was offered."},
	}},
	{Action: RejectHandoff, Name: "do not take over", Group: Contact, Contexts: handoffs, Keys: []string{"d"}, Footer: true, Commands: []Command{
		{"handoff reject", "Do not take it over; the case stays where it is."},
	}},
	{Action: ReviseHandoff, Name: "write it anew", Group: Contact, Contexts: handoffs, Keys: []string{"e"}, Footer: true, Commands: []Command{
		{"handoff revise", "Write the summary of an offer anew, from stdin; it is reviewed again."},
	}},
	{Action: RevokeHandoff, Name: "take the offer back", Group: Contact, Contexts: handoffs, Keys: []string{"t"}, Footer: true, Commands: []Command{
		{"handoff revoke", "Take an offer back that was not answered."},
	}},
	{Action: FinishHandoff, Name: "seen, done", Group: Contact, Contexts: handoffs, Keys: []string{"x"}, Footer: true, Commands: []Command{
		{"handoff done", "Say that the answer to an offer was seen."},
	}},
	{Action: FilterReview, Name: "show those that wait for review", Group: Filters, Contexts: handoffs, Keys: []string{"w"}},
	{Action: FilterOffered, Name: "show those offered to me", Group: Filters, Contexts: handoffs, Keys: []string{"o"}},
	{Action: FilterReturned, Name: "show those sent back", Group: Filters, Contexts: handoffs, Keys: []string{"s"}},
	{Action: FilterApproved, Name: "show approved", Group: Filters, Contexts: handoffs, Keys: []string{"v"}},
	{Action: FilterOffers, Name: "show my own", Group: Filters, Contexts: handoffs, Keys: []string{"m"}},
	{Action: FilterHandoffs, Name: "show all handoffs", Group: Filters, Contexts: handoffs, Keys: []string{"A"}},
	{Action: NextPane, Name: "next pane", Group: Moving, Contexts: handoffs, Keys: []string{"tab"}, Footer: true},
	{Action: PrevPane, Name: "previous pane", Group: Moving, Contexts: handoffs, Keys: []string{"shift+tab"}},

	{Action: Retry, Name: "try again", Group: Sending, Contexts: []Context{Outbox}, Keys: []string{"t"}, Footer: true, Outward: true, Commands: []Command{
		{"outbox retry", "Send it again, or all the same; you know that it did not arrive."},
	}},
	{Action: MarkSent, Name: "it was sent", Group: Sending, Contexts: []Context{Outbox}, Keys: []string{"S"}, Footer: true, Commands: []Command{
		{"outbox sent", "It was sent: you have seen it arrive."},
	}},
	{Action: Discard, Name: "discard", Group: Sending, Contexts: []Context{Outbox}, Keys: []string{"X"}, Footer: true, Destructive: true, Commands: []Command{
		{"outbox discard", "Do not send it; its words become the draft again."},
	}},

	{Action: Down, Name: "down", Group: Moving, Contexts: lists, Keys: []string{"j", "down"}},
	{Action: Up, Name: "up", Group: Moving, Contexts: lists, Keys: []string{"k", "up"}},
	{Action: Left, Name: "to the left", Group: Moving, Contexts: panes, Keys: []string{"h", "left"}},
	{Action: Right, Name: "to the right", Group: Moving, Contexts: panes, Keys: []string{"l", "right"}},
	{Action: HalfDown, Name: "half a page down", Group: Moving, Contexts: lists, Keys: []string{"ctrl+d"}},
	{Action: HalfUp, Name: "half a page up", Group: Moving, Contexts: lists, Keys: []string{"ctrl+u"}},
	{Action: PageDown, Name: "page down", Group: Moving, Contexts: lists, Keys: []string{"pgdown"}},
	{Action: PageUp, Name: "page up", Group: Moving, Contexts: lists, Keys: []string{"pgup"}},
	{Action: Top, Name: "to the top", Group: Moving, Contexts: lists, Keys: []string{"gg", "home"}},
	{Action: Bottom, Name: "to the bottom", Group: Moving, Contexts: lists, Keys: []string{"G", "end"}},
	{Action: NextPane, Name: "next pane", Group: Moving, Contexts: panes, Keys: []string{"tab"}},
	{Action: PrevPane, Name: "previous pane", Group: Moving, Contexts: panes, Keys: []string{"shift+tab"}},

	{Action: Down, Name: "down", Group: Editing, Contexts: written, Keys: []string{"down"}},
	{Action: Up, Name: "up", Group: Editing, Contexts: written, Keys: []string{"up"}},
	{Action: Down, Name: "down", Group: Moving, Contexts: oneLine, Keys: []string{"down", "ctrl+n"}},
	{Action: Up, Name: "up", Group: Moving, Contexts: oneLine, Keys: []string{"up", "ctrl+p"}},
	{Action: PageDown, Name: "page down", Group: Editing, Contexts: typing, Keys: []string{"pgdown"}},
	{Action: PageUp, Name: "page up", Group: Editing, Contexts: typing, Keys: []string{"pgup"}},
	{Action: Top, Name: "to the top", Group: Editing, Contexts: written, Keys: []string{"ctrl+home"}},
	{Action: Bottom, Name: "to the bottom", Group: Editing, Contexts: written, Keys: []string{"ctrl+end"}},
	{Action: NextPane, Name: "next pane", Group: Moving, Contexts: fields, Keys: []string{"tab"}},
	{Action: PrevPane, Name: "previous pane", Group: Moving, Contexts: fields, Keys: []string{"shift+tab"}},
	{Action: NewLine, Name: "new line", Group: Editing, Contexts: texts, Keys: []string{"enter", "ctrl+j"}},
	{Action: NewLine, Name: "new line", Group: Editing, Contexts: []Context{Form, Chat, Room}, Keys: []string{"ctrl+j"}},
	{Action: Left, Name: "to the left", Group: Editing, Contexts: typing, Keys: []string{"left"}},
	{Action: Right, Name: "to the right", Group: Editing, Contexts: typing, Keys: []string{"right"}},
	{Action: WordLeft, Name: "word to the left", Group: Editing, Contexts: typing, Keys: []string{"ctrl+left", "alt+left"}},
	{Action: WordRight, Name: "word to the right", Group: Editing, Contexts: typing, Keys: []string{"ctrl+right", "alt+right"}},
	{Action: LineStart, Name: "start of the line", Group: Editing, Contexts: typing, Keys: []string{"home", "ctrl+a"}},
	{Action: LineEnd, Name: "end of the line", Group: Editing, Contexts: typing, Keys: []string{"end", "ctrl+e"}},
	{Action: DeleteLeft, Name: "delete to the left", Group: Editing, Contexts: typing, Keys: []string{"backspace"}},
	{Action: DeleteRight, Name: "delete to the right", Group: Editing, Contexts: typing, Keys: []string{"delete"}},
	{Action: DeleteWord, Name: "delete the word", Group: Editing, Contexts: typing, Keys: []string{"ctrl+w", "alt+backspace"}},
	{Action: DeleteHead, Name: "delete to the start of the line", Group: Editing, Contexts: typing, Keys: []string{"ctrl+u"}},
	{Action: DeleteTail, Name: "delete to the end of the line", Group: Editing, Contexts: typing, Keys: []string{"ctrl+k"}},
	{Action: EditUndo, Name: "undo typing", Group: Editing, Contexts: written, Keys: []string{"ctrl+z"}},
	{Action: EditRedo, Name: "redo typing", Group: Editing, Contexts: written, Keys: []string{"ctrl+y"}},

	{Action: ReadAgain, Name: "read", Group: Moving, Contexts: []Context{Plain}},
	{Action: ReadAll, Name: "everything", Group: Moving, Contexts: []Context{Plain}},
	{Action: More, Name: "more", Group: Moving, Contexts: []Context{Plain}},
	{Action: News, Name: "what is new", Group: Moving, Contexts: []Context{Plain}},
	{Action: ReadCase, Name: "case", Group: Moving, Contexts: []Context{Plain}},
	{Action: WriteOn, Name: "write on", Group: Writing, Contexts: []Context{Plain}},
	{Action: WriteAnew, Name: "write anew", Group: Writing, Contexts: []Context{Plain}},
	{Action: GoField, Name: "field", Group: Moving, Contexts: []Context{Plain}},

	{Action: Back, Name: "back", Group: General, Contexts: anywhere, Keys: []string{"esc"}},
	{Action: Undo, Name: "undo", Group: General, Contexts: anywhere, Keys: []string{"u"}},
	{Action: GoQueue, Name: "to the queue", Group: General, Contexts: anywhere, Keys: []string{"1"}, Commands: []Command{
		{"list", "The queue."},
	}},
	{Action: GoCases, Name: "to the cases", Group: General, Contexts: anywhere, Keys: []string{"2"}, Commands: []Command{
		{"case", "The cases."},
		{"case show", "A case: its contacts, notes and history."},
	}},
	{Action: GoHandoffs, Name: "to the handoffs", Group: General, Contexts: anywhere, Keys: []string{"3"}, Commands: []Command{
		{"handoff", "Cases that are handed off: what waits, what was offered, what was answered."},
		{"handoff show", "A handoff: summary, case, conversation."},
	}},
	{Action: GoDirectory, Name: "to the directory", Group: General, Contexts: anywhere, Keys: []string{"4"}, Commands: []Command{
		{"directory", "The services that somebody can be referred to."},
		{"directory find", "Find services. Those of which something is not known come last."},
	}},
	{Action: GoFigures, Name: "to the figures", Group: General, Contexts: anywhere, Keys: []string{"5"}},
	{Action: GoSearch, Name: "search everywhere", Group: General, Contexts: searched, Keys: []string{"ctrl+f"}, Commands: []Command{
		{"find", "Search in mails, notes, registrations and handoffs."},
	}},
	{Action: GoSearch, Name: "search everywhere", Group: General, Contexts: []Context{Composer, Note, Slip, TemplateText, Form}},
	{Action: GoOutbox, Name: "outbox", Group: General, Contexts: anywhere, Keys: []string{"O"}, Commands: []Command{
		{"outbox", "What waits to be sent, and why."},
	}},
	{Action: GoLog, Name: "messages of the program", Group: General, Contexts: anywhere, Keys: []string{"L"}},
	{Action: Crossed, Name: "what crossed in the team", Group: General, Contexts: lists, Keys: []string{"gc"}},
	{Action: GoGuide, Name: "guide", Group: General, Contexts: anywhere, Keys: []string{"f2"}},
	{Action: SyncNow, Name: "fetch and send now", Group: General, Contexts: contact, Keys: []string{"S"}, Commands: []Command{
		{"sync", "Bring mailbox and outbox in step with the server."},
	}},
	{Action: Backup, Name: "back up", Group: General, Contexts: contact, Keys: []string{"B"}, Commands: []Command{
		{"backup", "Write a sealed copy of the store."},
	}},
	{Action: AllNames, Name: "command", Group: General, Contexts: anywhere, Keys: []string{":"}, Footer: true},
	{Action: ShowKeys, Name: "help", Group: General, Contexts: anywhere, Keys: []string{"?", "f1"}, Footer: true},
	{Action: Blank, Name: "blank the screen", Group: General, Contexts: anywhere, Keys: []string{"ctrl+x"}},
	{Action: Lock, Name: "lock", Group: General, Contexts: anywhere, Keys: []string{"ctrl+l"}},
	{Action: Quit, Name: "quit", Group: General, Contexts: anywhere, Keys: []string{"ctrl+q", "ctrl+c"}},
}
