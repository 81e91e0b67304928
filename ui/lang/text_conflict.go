package lang

// What people see of a team that shares its journal.
const (
	JournalAway        Key = "crossed.away"
	JournalPending     Key = "crossed.pending" // {0} count
	JournalComing      Key = "crossed.coming"
	JournalHere        Key = "crossed.here"
	JournalStopped     Key = "crossed.stopped"
	JournalStoppedSaid Key = "crossed.stopped-said"
	JournalShut        Key = "crossed.shut"
	JournalShutSaid    Key = "crossed.shut-said"
	JournalCrossed     Key = "crossed.conflicts"   // {0} count
	JournalAlarms      Key = "crossed.alarms"      // {0} count
	JournalAlarmsSaid  Key = "crossed.alarms-said" // {0} count
	ConflictsTitle     Key = "crossed.conflicts-title"
	ConflictsNone      Key = "crossed.conflicts-none"
	ConflictSaid       Key = "crossed.conflict-said"    // {0} what it is about, {1} what was first, {2} mine
	ConflictRefused    Key = "crossed.conflict-refused" // {0} what it is about, {1} what was first, {2} mine
	ConflictStands     Key = "crossed.conflict-stands"  // {0} mine
	ConflictFell       Key = "crossed.conflict-fell"    // {0} mine
	ConflictTake       Key = "crossed.conflict-take"    // {0} what was first
	ConflictFirst      Key = "crossed.conflict-first"   // {0} what was first
	ConflictSeen       Key = "crossed.conflict-seen"    // {0} what it is about
	ConflictTaken      Key = "crossed.conflict-taken"   // {0} what it is about
	ConflictTwo        Key = "crossed.conflict-two"     // {0} mine
	ConflictMerge      Key = "crossed.conflict-merge"   // {0} what was first
	ClaimOpenSaid      Key = "crossed.claim-open"
)

var togetherTexts = []text{
	{JournalAway, "team offline", "team offline", "équipe hors ligne"},
	{JournalPending, "team offline — {0} not yet with the team", "team offline — {0} nog niet bij het team", "équipe hors ligne — {0} pas encore chez l’équipe"},
	{JournalComing, "catching up with the team", "bijwerken met het team", "mise à jour avec l’équipe"},
	{JournalHere, "with the team", "met het team", "avec l’équipe"},
	{JournalStopped, "team: stopped", "team: gestopt", "équipe : arrêt"},
	{JournalStoppedSaid, "Nothing is exchanged with the team; everything here is kept. Tell whoever runs the hub.", "Er wordt niets met het team uitgewisseld; alles hier blijft bewaard. Verwittig wie de hub beheert.", "Plus rien n’est échangé avec l’équipe ; tout est conservé ici. Prévenez la personne qui gère le hub."},
	{JournalShut, "no longer of the team", "niet meer van het team", "ne fait plus partie de l’équipe"},
	{JournalShutSaid, "This workstation is no longer of the team: nothing is exchanged. Ask whoever runs the hub.", "Deze computer is niet meer van het team: er wordt niets uitgewisseld. Vraag het aan wie de hub beheert.", "Cet ordinateur ne fait plus partie de l’équipe : rien n’est échangé. Demandez à la personne qui gère le hub."},
	{JournalCrossed, "{0} crossed", "{0} gekruist", "{0} {0|croisé|croisés}"},
	{JournalAlarms, "journal: {0} {0|alarm|alarms}", "logboek: {0} {0|alarm|alarmen}", "journal : {0} {0|alarme|alarmes}"},
	{JournalAlarmsSaid, "{0} {0|entry|entries} of the team’s journal {0|does|do} not stand; “baken verify” says which and why.", "{0} {0|regel|regels} van het logboek van het team {0|geldt|gelden} niet; “baken verify” zegt welke en waarom.", "{0} {0|entrée|entrées} du journal de l’équipe ne {0|tient|tiennent} pas ; « baken verify » dit lesquelles et pourquoi."},
	{ConflictsTitle, "what crossed in the team", "wat in het team kruiste", "ce qui s’est croisé dans l’équipe"},
	{ConflictsNone, "Nothing crossed.", "Er kruiste niets.", "Rien ne s’est croisé."},
	{ConflictSaid, "{0}: two said it at once. {1}; and {2}, which holds.", "{0}: twee zeiden het tegelijk. {1}; en {2}, en dat geldt.", "{0} : deux l’ont dit en même temps. {1} ; et {2}, qui vaut."},
	{ConflictRefused, "{0}: somebody was first. {1}. What you did does not stand ({2}); drafts and notes are kept.", "{0}: iemand was eerst. {1}. Wat u deed, geldt niet ({2}); concepten en notities blijven.", "{0} : quelqu’un était premier. {1}. Ce que vous avez fait ne vaut pas ({2}) ; brouillons et notes restent."},
	{ConflictStands, "keep: {0}", "houden: {0}", "garder : {0}"},
	{ConflictFell, "does not stand: {0}", "geldt niet: {0}", "ne vaut pas : {0}"},
	{ConflictTake, "take the other: {0}", "het andere nemen: {0}", "prendre l’autre : {0}"},
	{ConflictFirst, "the other: {0}", "het andere: {0}", "l’autre : {0}"},
	{ConflictSeen, "{0}: seen", "{0}: gezien", "{0} : vu"},
	{ConflictTaken, "{0}: the other one holds now", "{0}: het andere geldt nu", "{0} : l’autre vaut maintenant"},
	{ConflictTwo, "leave two cases: {0}", "twee dossiers laten: {0}", "laisser deux dossiers : {0}"},
	{ConflictMerge, "make them one: {0}", "er één van maken: {0}", "n’en faire qu’un : {0}"},
	{ClaimOpenSaid, "unconfirmed: the team’s journal does not have this claim yet; a colleague may have it too", "nog niet bevestigd: het logboek van het team kent dit nog niet; misschien heeft een collega deze oproep ook", "non confirmé : le journal de l’équipe ne l’a pas encore ; un collègue l’a peut-être aussi"},
}
