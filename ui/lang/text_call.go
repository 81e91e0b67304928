package lang

// Telephone calls, and what else does not come by mail.
const (
	ChannelTel      Key = "channel.tel"
	CallGoing       Key = "call.going"
	OtherGoing      Key = "call.other-going"
	OtherGoesOn     Key = "call.other-goes-on" // {0} how long
	CallGoesOn      Key = "call.goes-on"       // {0} how long
	CallUnfinished  Key = "call.unfinished"    // {0} time of day
	OtherUnfinished Key = "call.other"         // {0} time of day
	CallFrom        Key = "call.from"          // {0} when, {1} until when, {2} how long
	CallSince       Key = "call.since"         // {0} when
	CallMissedAt    Key = "call.missed-at"     // {0} when
	CallSilentAt    Key = "call.silent-at"     // {0} when
	CallHowToEnd    Key = "call.how-to-end"    // {0} key of the end, {1} key of the note
	CallHowToClose  Key = "call.how-to-close"  // {0} key of the note, {1} key of closing
	CallBlanked     Key = "call.blanked"       // {0} key that locks
	CallRunsStill   Key = "call.runs"
	CallTimes       Key = "call.times"
	NotATime        Key = "call.not-a-time" // {0} what was typed
	NewTitle        Key = "call.new"
	QuitCall        Key = "call.quit"
	WhyCameNoMail   Key = "call.why-no-mail"
	WhyNoCall       Key = "call.why-no-call"
	WhyCallRuns     Key = "call.why-runs"
	DoneCall        Key = "done.call"        // {0} pseudonym
	DoneContact     Key = "done.contact"     // {0} pseudonym
	DoneCallEnd     Key = "done.call-end"    // {0} pseudonym, {1} how long
	DoneMissed      Key = "done.missed"      // {0} pseudonym
	DoneSilent      Key = "done.silent"      // {0} pseudonym
	DidCall         Key = "history.call"     // {0} who
	DidBegin        Key = "history.began"    // {0} who
	DidMiss         Key = "history.missed"   // {0} who
	DidSilent       Key = "history.silent"   // {0} who
	DidEndCall      Key = "history.call-end" // {0} who
)

var callTexts = []text{
	{ChannelTel, "phone", "tel.", "tél."},
	{CallGoing, "in a call", "in gesprek", "en ligne"},
	{OtherGoing, "going on", "bezig", "en cours"},
	{OtherGoesOn, "going on · {0}", "bezig · {0}", "en cours · {0}"},
	{CallGoesOn, "in a call · {0}", "in gesprek · {0}", "en ligne · {0}"},
	{CallUnfinished, "call of {0}, unfinished", "gesprek van {0}, niet afgewerkt", "appel de {0}, à finir"},
	{OtherUnfinished, "contact of {0}, unfinished", "oproep van {0}, niet afgewerkt", "contact de {0}, à finir"},
	{CallFrom, "{0} to {1} · {2}", "{0} tot {1} · {2}", "{0} à {1} · {2}"},
	{CallSince, "since {0}", "sinds {0}", "depuis {0}"},
	{CallMissedAt, "missed call · {0}", "gemiste oproep · {0}", "appel manqué · {0}"},
	{CallSilentAt, "silent call · {0}", "stille oproep · {0}", "appel silencieux · {0}"},
	{CallHowToEnd, "{0} ends the call, {1} writes a note.", "{0} beëindigt het gesprek, {1} schrijft een notitie.", "{0} termine l’appel, {1} écrit une note."},
	{CallHowToClose, "Unfinished: {0} writes a note, {1} closes it.", "Niet afgewerkt: {0} schrijft een notitie, {1} sluit af.", "À finir : {0} écrit une note, {1} clôture."},
	{CallBlanked, "A call goes on: the screen is only blank. {0} once more locks it.", "Er loopt een gesprek: het scherm is alleen leeg. Nog eens {0} vergrendelt.", "Un appel est en cours : l’écran est seulement masqué. {0} encore une fois le verrouille."},
	{CallRunsStill, "the call still goes on; nothing was closed: end it first, on the screen", "het gesprek loopt nog; er is niets afgesloten: beëindig het eerst, op het scherm", "l’appel est encore en cours ; rien n’a été clôturé : terminez-le d’abord, à l’écran"},
	{CallTimes, "a call ends after it began, and neither lies in the future; nothing was done", "een gesprek eindigt na het begin, en geen van beide ligt in de toekomst; er is niets gedaan", "un appel finit après son début, et aucun des deux n’est dans le futur ; rien n’a été fait"},
	{NotATime, "“{0}” is not a time; nothing was done: write 09:12, or 2026-11-23T09:12", "“{0}” is geen tijdstip; er is niets gedaan: schrijf 09:12, of 2026-11-23T09:12", "« {0} » n’est pas une heure ; rien n’a été fait : écrivez 09:12, ou 2026-11-23T09:12"},
	{NewTitle, "New", "Nieuw", "Nouveau"},
	{QuitCall, "A call goes on; its clock does too until somebody ends it.", "Er loopt een gesprek; de klok loopt door tot iemand het beëindigt.", "Un appel est en cours ; sa durée court jusqu’à ce que quelqu’un le termine."},
	{WhyCameNoMail, "There is no mail in this contact.", "In deze oproep zit geen mail.", "Il n’y a pas de mail dans ce contact."},
	{WhyNoCall, "No call goes on here.", "Hier loopt geen gesprek.", "Aucun appel en cours ici."},
	{WhyCallRuns, "The call still goes on: end it first.", "Het gesprek loopt nog: beëindig het eerst.", "L’appel est encore en cours : terminez-le d’abord."},
	{DoneCall, "Call with {0} begun.", "Gesprek met {0} begonnen.", "Appel avec {0} commencé."},
	{DoneContact, "Contact with {0} begun.", "Oproep van {0} begonnen.", "Contact avec {0} commencé."},
	{DoneCallEnd, "Conversation with {0} ended after {1}; it is yours until you close it.", "Gesprek met {0} beëindigd na {1}; het blijft bij u tot u afsluit.", "Entretien avec {0} terminé après {1} ; il reste à vous jusqu’à sa clôture."},
	{DoneMissed, "Missed call noted.", "Gemiste oproep genoteerd.", "Appel manqué noté."},
	{DoneSilent, "Silent call noted.", "Stille oproep genoteerd.", "Appel silencieux noté."},
	{DidCall, "{0} took a call", "{0} nam een telefoongesprek aan", "{0} a pris un appel"},
	{DidBegin, "{0} began it", "{0} opende de oproep", "{0} l’a commencé"},
	{DidMiss, "{0} noted a missed call", "{0} noteerde een gemiste oproep", "{0} a noté un appel manqué"},
	{DidSilent, "{0} noted a silent call", "{0} noteerde een stille oproep", "{0} a noté un appel silencieux"},
	{DidEndCall, "{0} ended the conversation", "{0} beëindigde het gesprek", "{0} a terminé l’entretien"},
}
