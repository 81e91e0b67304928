package lang

// A case that is handed off.
const (
	HandoffsTitle   Key = "handoff.title"
	HandoffsReview  Key = "handoff.list-review" // {0} count
	HandoffsToMe    Key = "handoff.list-to-me"
	HandoffsBack    Key = "handoff.list-returned"
	HandoffsPassed  Key = "handoff.list-approved"
	HandoffsMine    Key = "handoff.list-mine"
	HandoffsAll     Key = "handoff.list-all"
	HandoffsNone    Key = "handoff.none"
	HandoffsEmpty   Key = "handoff.empty"
	HandoffOf       Key = "handoff.of" // {0} case, {1} from, {2} to
	HandoffSlip     Key = "handoff.slip"
	HandoffAnew     Key = "handoff.anew"
	HandoffStays    Key = "handoff.stays"
	HandoffReturns  Key = "handoff.returns"
	HandoffRow      Key = "handoff.row" // {0} from, {1} to
	HandoffSummary  Key = "handoff.summary"
	HandoffReason   Key = "handoff.reason"
	HandoffConsent  Key = "handoff.consent"
	HandoffNote     Key = "handoff.note"
	HandoffComment  Key = "handoff.comment"
	HandoffAnswer   Key = "handoff.answer"
	HandoffWhom     Key = "handoff.whom"
	HandoffTo       Key = "handoff.to"
	HandoffMode     Key = "handoff.mode"
	FieldReason     Key = "handoff.field-reason"
	FieldSummary    Key = "handoff.field-summary"
	FieldNote       Key = "handoff.field-note"
	FieldComment    Key = "handoff.field-comment"
	ToAPerson       Key = "handoff.to-person"
	ToATeam         Key = "handoff.to-team"
	ToARegion       Key = "handoff.to-region"
	ModeWarm        Key = "handoff.warm"
	ModeCold        Key = "handoff.cold"
	HandoffOffered  Key = "handoff.in-progress"
	HandoffAccepted Key = "handoff.accepted"
	HandoffRejected Key = "handoff.rejected"
	HandoffRevoked  Key = "handoff.revoked"
	HandoffOver     Key = "handoff.done"
	ReviewWaits     Key = "handoff.review-requested"
	ReviewPassed    Key = "handoff.review-approved"
	ReviewBack      Key = "handoff.review-returned"
	ReviewedBy      Key = "handoff.reviewed-by" // {0} who, {1} when
	HandoffWants    Key = "handoff.wants"       // {0} count, in the status line
	HandoffCovered  Key = "handoff.covered"
	HandoffCase     Key = "handoff.case"
	HandoffTalk     Key = "handoff.conversation"
	HeldByColleague Key = "handoff.held-by" // {0} who has the case
	HeldByMe        Key = "handoff.held-by-me"

	LacksTo      Key = "lacks.to"
	LacksMode    Key = "lacks.mode"
	LacksReason  Key = "lacks.reason"
	LacksSummary Key = "lacks.summary"
	LacksComment Key = "lacks.comment"
	LacksReview  Key = "lacks.review"

	AtInProgress Key = "stands.in-progress"
	AtAccepted   Key = "stands.accepted"
	AtRejected   Key = "stands.rejected"
	AtRevoked    Key = "stands.revoked"
	AtOver       Key = "stands.done"
	AtReturned   Key = "stands.returned"
	AtReviewed   Key = "stands.reviewed"
	TakesNone    Key = "handoff.takes-none" // {0} who
	ReviewsOwn   Key = "handoff.reviews-own"
	OthersToDo   Key = "handoff.others-to-do"
	NoSuchMember Key = "handoff.no-member" // {0} name, {1} who there is

	WhyNoHandoff   Key = "why.no-handoff"
	WhyNotOffered  Key = "why.not-offered"
	WhyNotMine     Key = "why.not-mine"
	WhyReviewed    Key = "why.reviewed"
	WhyOwnHandoff  Key = "why.own-handoff"
	WhyNoReview    Key = "why.no-review"
	WhyNotAnswered Key = "why.not-answered"

	AskApprove  Key = "ask.approve" // {0} case, {1} from
	WordApprove Key = "word.approve"
	AskReturn   Key = "ask.return" // {0} case, {1} from
	WordReturn  Key = "word.return"
	AskReject   Key = "ask.reject" // {0} case
	RejectHint  Key = "ask.reject-hint"

	DoneOffer   Key = "done.offer" // {0} pseudonym, {1} to
	DoneAnew    Key = "done.anew"  // {0} case
	DoneAccept  Key = "done.accept"
	DoneReject  Key = "done.reject"
	DoneRevoke  Key = "done.revoke"
	DoneFinish  Key = "done.finish"
	DoneApprove Key = "done.approve"
	DoneReturn  Key = "done.return"
	NewsAnswer  Key = "handoff.news-answer" // {0} key
	NewsOffer   Key = "handoff.news-offer"  // {0} key
	FailSlip    Key = "fail.slip"
	SlipSaved   Key = "slip.saved" // {0} time
	SlipUnsaved Key = "slip.unsaved"
	SlipWord    Key = "slip.referral"
	SlipHandoff Key = "slip.handoff"
	SlipReview  Key = "slip.review"

	DidOffer       Key = "history.offered"         // {0} who
	DidReviseOffer Key = "history.offer-revised"   // {0} who
	DidAccept      Key = "history.accepted"        // {0} who
	DidAcceptAway  Key = "history.accepted-away"   // {0} who
	DidReject      Key = "history.rejected"        // {0} who
	DidRevoke      Key = "history.revoked"         // {0} who
	DidFinish      Key = "history.handoff-done"    // {0} who
	DidApprove     Key = "history.approved"        // {0} who
	DidReturnOffer Key = "history.offer-sent-back" // {0} who
)

var handoffTexts = []text{
	{HandoffsTitle, "Handoffs", "Overdrachten", "Transferts"},
	{HandoffsReview, "waiting for review {0}", "wachten op nazicht {0}", "à relire {0}"},
	{HandoffsToMe, "offered to me {0}", "aan mij aangeboden {0}", "proposés à moi {0}"},
	{HandoffsBack, "sent back {0}", "teruggestuurd {0}", "renvoyés {0}"},
	{HandoffsPassed, "approved {0}", "goedgekeurd {0}", "approuvés {0}"},
	{HandoffsMine, "mine {0}", "van mij {0}", "les miens {0}"},
	{HandoffsAll, "all {0}", "alle {0}", "tous {0}"},
	{HandoffsNone, "None here.", "Hier zijn er geen.", "Aucun ici."},
	{HandoffsEmpty, "No case was handed off yet.", "Er is nog geen dossier overgedragen.", "Aucun dossier n’a encore été transféré."},
	{HandoffOf, "Case {0}: {1} → {2}", "Dossier {0}: {1} → {2}", "Dossier {0} : {1} → {2}"},
	{HandoffSlip, "Hand off: {0}", "Overdragen: {0}", "Transférer : {0}"},
	{HandoffAnew, "Write the handoff of {0} anew", "De overdracht van {0} herschrijven", "Réécrire le transfert de {0}"},
	{HandoffStays, "the case stays here until it is accepted", "het dossier blijft hier tot het aanvaard is", "le dossier reste ici jusqu’à ce qu’il soit accepté"},
	{HandoffReturns, "goes back to {0}, with what you write here", "gaat terug naar {0}, met wat u hier schrijft", "retourne à {0}, avec ce que vous écrivez ici"},
	{HandoffRow, "{0} → {1}", "{0} → {1}", "{0} → {1}"},
	{HandoffSummary, "Summary", "Samenvatting", "Résumé"},
	{HandoffReason, "Reason", "Reden", "Raison"},
	{HandoffConsent, "Consent", "Toestemming", "Accord"},
	{HandoffNote, "For the team only", "Alleen voor het team", "Pour l’équipe seulement"},
	{HandoffComment, "Comment of the supervisor", "Opmerking van de supervisor", "Remarque de la supervision"},
	{HandoffAnswer, "Why not", "Waarom niet", "Pourquoi non"},
	{HandoffWhom, "to a", "aan een", "à une"},
	{HandoffTo, "to", "aan", "à"},
	{HandoffMode, "how", "hoe", "comment"},
	{FieldReason, "reason", "reden", "raison"},
	{FieldSummary, "summary", "samenvatting", "résumé"},
	{FieldNote, "team only", "enkel team", "équipe seule"},
	{FieldComment, "comment", "opmerking", "remarque"},
	{ToAPerson, "person", "persoon", "personne"},
	{ToATeam, "team", "team", "équipe"},
	{ToARegion, "region", "regio", "région"},
	{ModeWarm, "warm, we speak first", "warm, we spreken eerst", "accompagné, de vive voix"},
	{ModeCold, "cold, in writing", "koud, schriftelijk", "simple, par écrit"},
	{HandoffOffered, "offered", "aangeboden", "proposé"},
	{HandoffAccepted, "accepted", "aanvaard", "accepté"},
	{HandoffRejected, "rejected", "geweigerd", "refusé"},
	{HandoffRevoked, "taken back", "ingetrokken", "retiré"},
	{HandoffOver, "done", "afgehandeld", "terminé"},
	{ReviewWaits, "waits for review", "wacht op nazicht", "à relire"},
	{ReviewPassed, "approved", "goedgekeurd", "approuvé"},
	{ReviewBack, "sent back", "teruggestuurd", "renvoyé"},
	{ReviewedBy, "{0} · {1}", "{0} · {1}", "{0} · {1}"},
	{HandoffWants, "{0} {0|handoff|handoffs}", "{0} {0|overdracht|overdrachten}", "{0} {0|transfert|transferts}"},
	{HandoffCovered, "names covered; words are not", "namen afgedekt; woorden niet", "noms masqués ; les mots non"},
	{HandoffCase, "CASE", "DOSSIER", "DOSSIER"},
	{HandoffTalk, "CONVERSATION", "GESPREK", "CONVERSATION"},
	{HeldByColleague, "with {0}", "bij {0}", "chez {0}"},
	{HeldByMe, "with you", "bij u", "chez vous"},

	{LacksTo, "To whom? Nothing was offered yet.", "Aan wie? Er is nog niets aangeboden.", "À qui ? Rien n’est encore proposé."},
	{LacksMode, "Warm or cold? Nothing was offered yet.", "Warm of koud? Er is nog niets aangeboden.", "Accompagné ou simple ? Rien n’est encore proposé."},
	{LacksReason, "For which reason? Nothing was offered yet.", "Om welke reden? Er is nog niets aangeboden.", "Pour quelle raison ? Rien n’est encore proposé."},
	{LacksSummary, "The receiver needs a summary. Nothing was offered yet.", "De ontvanger heeft een samenvatting nodig. Er is nog niets aangeboden.", "Il faut un résumé pour qui reçoit. Rien n’est encore proposé."},
	{LacksComment, "What must change? Nothing was sent back yet.", "Wat moet er anders? Er is nog niets teruggestuurd.", "Que faut-il changer ? Rien n’est encore renvoyé."},
	{LacksReview, "A handoff is approved or sent back. Nothing was done.", "Een overdracht wordt goedgekeurd of teruggestuurd. Er is niets gedaan.", "Un transfert est approuvé ou renvoyé. Rien n’a été fait."},

	{AtInProgress, "This case is on its way already: it was offered and not answered. Nothing was done.", "Dit dossier is al onderweg: het is aangeboden en nog niet beantwoord. Er is niets gedaan.", "Ce dossier est déjà en route : proposé, sans réponse encore. Rien n’a été fait."},
	{AtAccepted, "This handoff was accepted. Nothing was done.", "Deze overdracht is al aanvaard. Er is niets gedaan.", "Ce transfert a déjà été accepté. Rien n’a été fait."},
	{AtRejected, "This handoff was rejected. Nothing was done.", "Deze overdracht is geweigerd. Er is niets gedaan.", "Ce transfert a été refusé. Rien n’a été fait."},
	{AtRevoked, "This handoff was taken back. Nothing was done.", "Deze overdracht is ingetrokken. Er is niets gedaan.", "Ce transfert a été retiré. Rien n’a été fait."},
	{AtOver, "This handoff is done. Nothing was changed.", "Deze overdracht is afgehandeld. Er is niets gewijzigd.", "Ce transfert est terminé. Rien n’a été changé."},
	{AtReturned, "A supervisor sent this handoff back; it is being written anew. Nothing was done.", "Een supervisor stuurde deze overdracht terug; ze wordt herschreven. Er is niets gedaan.", "La supervision a renvoyé ce transfert ; il est réécrit. Rien n’a été fait."},
	{AtReviewed, "This handoff was approved already. Nothing was done.", "Deze overdracht is al goedgekeurd. Er is niets gedaan.", "Ce transfert a déjà été approuvé. Rien n’a été fait."},
	{TakesNone, "{0} takes no cases over; nothing was offered.", "{0} neemt geen dossiers over; er is niets aangeboden.", "{0} ne reprend pas de dossiers ; rien n’est proposé."},
	{ReviewsOwn, "Nobody reviews a handoff of her own. Nothing was done.", "Niemand kijkt een eigen overdracht na. Er is niets gedaan.", "Personne ne relit son propre transfert. Rien n’a été fait."},
	{OthersToDo, "This is for somebody else to do: it was offered by, or to, a colleague. Nothing was done.", "Dit is aan iemand anders: het is door of aan een collega aangeboden. Er is niets gedaan.", "C’est à quelqu’un d’autre de le faire : proposé par, ou à, un collègue. Rien n’a été fait."},
	{NoSuchMember, "nobody here is called {0}; there are: {1}", "niemand heet hier {0}; er zijn: {1}", "personne ici ne s’appelle {0} ; il y a : {1}"},

	{WhyNoHandoff, "no handoff here", "geen overdracht hier", "aucun transfert ici"},
	{WhyNotOffered, "not offered to you", "niet aan u aangeboden", "pas proposé à vous"},
	{WhyNotMine, "not offered by you", "niet door u aangeboden", "pas proposé par vous"},
	{WhyReviewed, "waits for no review", "wacht niet op nazicht", "n’attend pas de relecture"},
	{WhyOwnHandoff, "nobody reviews her own", "niemand kijkt een eigen overdracht na", "personne ne relit le sien"},
	{WhyNoReview, "for a supervisor", "voor een supervisor", "pour la supervision"},
	{WhyNotAnswered, "not answered yet", "nog niet beantwoord", "pas encore de réponse"},

	{AskApprove, "Approve the handoff of case {0} by {1}?", "De overdracht van dossier {0} door {1} goedkeuren?", "Approuver le transfert du dossier {0} par {1} ?"},
	{WordApprove, "approve", "goed", "approuver"},
	{AskReturn, "Send the handoff of case {0} back to {1} with this comment?", "De overdracht van dossier {0} met deze opmerking terugsturen naar {1}?", "Renvoyer le transfert du dossier {0} à {1} avec cette remarque ?"},
	{WordReturn, "return", "terug", "renvoyer"},
	{AskReject, "Why is case {0} not taken over?", "Waarom wordt dossier {0} niet overgenomen?", "Pourquoi le dossier {0} n’est-il pas repris ?"},
	{RejectHint, "The case stays with who offered it; she reads this.", "Het dossier blijft bij wie het aanbood; die leest dit.", "Le dossier reste chez qui l’a proposé ; elle lit ceci."},

	{DoneOffer, "{0} was offered to {1}", "{0} is aangeboden aan {1}", "{0} a été proposé à {1}"},
	{DoneAnew, "the handoff of {0} was written anew and waits for review", "de overdracht van {0} is herschreven en wacht op nazicht", "le transfert de {0} est réécrit et attend la relecture"},
	{DoneAccept, "case {0} is taken over", "dossier {0} is overgenomen", "le dossier {0} est repris"},
	{DoneReject, "case {0} was not taken over", "dossier {0} is niet overgenomen", "le dossier {0} n’est pas repris"},
	{DoneRevoke, "the handoff of {0} was taken back", "de overdracht van {0} is ingetrokken", "le transfert de {0} est retiré"},
	{DoneFinish, "the handoff of {0} is done", "de overdracht van {0} is afgehandeld", "le transfert de {0} est terminé"},
	{DoneApprove, "the handoff of {0} is approved", "de overdracht van {0} is goedgekeurd", "le transfert de {0} est approuvé"},
	{DoneReturn, "the handoff of {0} was sent back", "de overdracht van {0} is teruggestuurd", "le transfert de {0} est renvoyé"},
	{NewsAnswer, "A handoff of yours was answered or sent back: {0} shows it.", "Een overdracht van u is beantwoord of teruggestuurd: {0} toont ze.", "Un de vos transferts a reçu une réponse ou est renvoyé : {0} le montre."},
	{NewsOffer, "A case was offered to you: {0} shows it.", "Er is u een dossier aangeboden: {0} toont het.", "Un dossier vous est proposé : {0} le montre."},
	{FailSlip, "This could not be saved; it stands on the screen alone. It is tried again at each pause.", "Dit kon niet bewaard worden; het staat alleen op het scherm. Bij elke pauze wordt opnieuw geprobeerd.", "Ceci n’a pas pu être enregistré ; c’est seulement à l’écran. Un nouvel essai suit à chaque pause."},
	{SlipSaved, "draft · saved {0}", "concept · bewaard {0}", "brouillon · enregistré {0}"},
	{SlipUnsaved, "draft · being saved", "concept · wordt bewaard", "brouillon · enregistrement"},
	{SlipWord, "REFERRAL", "DOORVERWIJZING", "ORIENTATION"},
	{SlipHandoff, "HANDOFF", "OVERDRACHT", "TRANSFERT"},
	{SlipReview, "REVIEW", "NAZICHT", "RELECTURE"},

	{DidOffer, "{0} offered the case to somebody else", "{0} bood het dossier aan iemand anders aan", "{0} a proposé le dossier à quelqu’un d’autre"},
	{DidReviseOffer, "{0} wrote the handoff anew", "{0} herschreef de overdracht", "{0} a réécrit le transfert"},
	{DidAccept, "{0} took the case over", "{0} nam het dossier over", "{0} a repris le dossier"},
	{DidAcceptAway, "{0} noted that the case was taken over elsewhere", "{0} noteerde dat het dossier elders overgenomen is", "{0} a noté que le dossier est repris ailleurs"},
	{DidReject, "{0} did not take the case over", "{0} nam het dossier niet over", "{0} n’a pas repris le dossier"},
	{DidRevoke, "{0} took the handoff back", "{0} trok de overdracht in", "{0} a retiré le transfert"},
	{DidFinish, "{0} saw the answer to the handoff", "{0} zag het antwoord op de overdracht", "{0} a vu la réponse au transfert"},
	{DidApprove, "{0} approved the handoff", "{0} keurde de overdracht goed", "{0} a approuvé le transfert"},
	{DidReturnOffer, "{0} sent the handoff back", "{0} stuurde de overdracht terug", "{0} a renvoyé le transfert"},
}
