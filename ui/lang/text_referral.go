package lang

// A service that somebody is referred to.
const (
	ReferralsHead  Key = "referral.head"
	ReferralTitle  Key = "referral.title"   // {0} pseudonym
	ReferralStays  Key = "referral.stays"   // below the title
	ReferralBy     Key = "referral.by"      // {0} who, {1} when
	ReferService   Key = "referral.service" // the fields
	ReferPhone     Key = "referral.phone"
	ReferWay       Key = "referral.way"
	ReferTarget    Key = "referral.target"
	ReferConsent   Key = "referral.consent"
	ReferWhy       Key = "referral.why"
	ReferOutcome   Key = "referral.outcome"
	ReferPrevious  Key = "referral.previous" // {0} service: what came of it
	ReferWhich     Key = "referral.which"
	ReferNew       Key = "referral.new"
	WayNamed       Key = "referral.named"
	WayWarm        Key = "referral.warm"
	WayFileOpened  Key = "referral.file-opened"
	TargetCAW      Key = "referral.caw"
	TargetVK       Key = "referral.vk"
	TargetPolice   Key = "referral.police"
	TargetCLB      Key = "referral.clb"
	TargetCGG      Key = "referral.cgg"
	TargetOCMW     Key = "referral.ocmw"
	TargetGP       Key = "referral.gp"
	TargetHospital Key = "referral.hospital"
	TargetZSG      Key = "referral.zsg"
	TargetLawyer   Key = "referral.lawyer"
	TargetHelpline Key = "referral.helpline"
	TargetOther    Key = "referral.other"
	TargetNotSaid  Key = "referral.no-target"

	OutcomeAccepted Key = "referral.accepted"
	OutcomeDeclined Key = "referral.declined"
	OutcomeNoRoom   Key = "referral.unavailable"
	OutcomeClient   Key = "referral.client"
	OutcomeUnknown  Key = "referral.unknown"
	OutcomeNotSaid  Key = "referral.not-said"

	ConsentGiven    Key = "consent.given"
	ConsentNeedless Key = "consent.not-needed"
	ConsentOver     Key = "consent.overridden"
	ConsentNotAsked Key = "consent.not-asked"

	LacksService Key = "lacks.service"
	LacksWay     Key = "lacks.way"
	LacksTarget  Key = "lacks.target"
	LacksOutcome Key = "lacks.outcome"
	LacksConsent Key = "lacks.consent"
	LacksWhy     Key = "lacks.consent-reason"

	DoneRefer   Key = "done.refer"   // {0} pseudonym
	DoneOutcome Key = "done.outcome" // {0} pseudonym
	DidRefer    Key = "history.referred"
	DidOutcome  Key = "history.referral-outcome" // {0} who, {1} outcome
)

var referralTexts = []text{
	{ReferralsHead, "Referrals", "Doorverwijzingen", "Orientations"},
	{ReferralTitle, "Refer {0}", "{0} doorverwijzen", "Orienter {0}"},
	{ReferralStays, "stands in the case; nothing is sent", "staat in het dossier; er wordt niets verzonden", "figure au dossier ; rien n’est envoyé"},
	{ReferralBy, "{0} · {1}", "{0} · {1}", "{0} · {1}"},
	{ReferService, "service", "voorziening", "service"},
	{ReferPhone, "telephone", "telefoon", "téléphone"},
	{ReferWay, "how", "hoe", "comment"},
	{ReferTarget, "sort", "soort", "type"},
	{ReferConsent, "consent", "toestemming", "accord"},
	{ReferWhy, "why without", "waarom zonder", "pourquoi sans"},
	{ReferOutcome, "outcome", "uitkomst", "résultat"},
	{ReferPrevious, "the outcome of: {0}", "de uitkomst van: {0}", "le résultat de : {0}"},
	{ReferWhich, "which", "welke", "laquelle"},
	{ReferNew, "a new referral", "een nieuwe doorverwijzing", "une nouvelle orientation"},
	{WayNamed, "named", "genoemd", "mentionné"},
	{WayWarm, "warm referral", "warm doorverwezen", "orientation accompagnée"},
	{WayFileOpened, "file opened", "aangemeld", "dossier ouvert"},
	{TargetCAW, "CAW", "CAW", "CAW"},
	{TargetVK, "VK (child abuse)", "VK (kindermishandeling)", "VK (maltraitance d’enfants)"},
	{TargetPolice, "police", "politie", "police"},
	{TargetCLB, "CLB (school)", "CLB (school)", "CLB (école)"},
	{TargetCGG, "CGG (mental health)", "CGG (geestelijke gezondheid)", "CGG (santé mentale)"},
	{TargetOCMW, "OCMW", "OCMW", "CPAS"},
	{TargetGP, "general practitioner", "huisarts", "médecin traitant"},
	{TargetHospital, "hospital", "ziekenhuis", "hôpital"},
	{TargetZSG, "sexual assault centre", "zorgcentrum na seksueel geweld", "centre de prise en charge des violences sexuelles"},
	{TargetLawyer, "lawyer", "advocaat", "avocat"},
	{TargetHelpline, "helpline", "hulplijn", "ligne d’aide"},
	{TargetOther, "another sort", "een andere soort", "autre type"},
	{TargetNotSaid, "sort not said", "soort niet gezegd", "type non précisé"},

	{OutcomeAccepted, "accepted", "aanvaard", "accepté"},
	{OutcomeDeclined, "declined by the caller", "geweigerd door de contactnemer", "refusé par la personne"},
	{OutcomeNoRoom, "not available", "niet beschikbaar", "indisponible"},
	{OutcomeClient, "gets help there already", "krijgt er al hulp", "y est déjà suivi"},
	{OutcomeUnknown, "outcome unknown", "uitkomst onbekend", "résultat inconnu"},
	{OutcomeNotSaid, "outcome not asked yet", "uitkomst nog niet gevraagd", "résultat pas encore demandé"},

	{ConsentGiven, "consent given", "toestemming gegeven", "accord donné"},
	{ConsentNeedless, "no consent needed", "geen toestemming nodig", "accord pas nécessaire"},
	{ConsentOver, "without consent", "zonder toestemming", "sans accord"},
	{ConsentNotAsked, "consent not asked", "toestemming niet gevraagd", "accord non demandé"},

	{LacksService, "Which service? Nothing was recorded yet.", "Welke voorziening? Er is nog niets vastgelegd.", "Quel service ? Rien n’est encore noté."},
	{LacksWay, "How was it referred: named, warm, or was a file opened? Nothing was recorded yet.", "Hoe is er doorverwezen: genoemd, warm of aangemeld? Er is nog niets vastgelegd.", "Comment : mentionné, accompagné ou dossier ouvert ? Rien n’est encore noté."},
	{LacksTarget, "There is no such sort of service. Nothing was recorded.", "Die soort voorziening bestaat niet. Er is niets vastgelegd.", "Ce type de service n’existe pas. Rien n’est noté."},
	{LacksOutcome, "There is no such outcome. Nothing was recorded.", "Die uitkomst bestaat niet. Er is niets vastgelegd.", "Ce résultat n’existe pas. Rien n’est noté."},
	{LacksConsent, "Something of the person is passed on: with which consent? Nothing was recorded yet.", "Er gaat iets van de persoon mee: met welke toestemming? Er is nog niets vastgelegd.", "Quelque chose de la personne est transmis : avec quel accord ? Rien n’est encore noté."},
	{LacksWhy, "Why without consent? Nothing was recorded yet.", "Waarom zonder toestemming? Er is nog niets vastgelegd.", "Pourquoi sans accord ? Rien n’est encore noté."},

	{DoneRefer, "{0} was referred", "{0} is doorverwezen", "{0} a été orienté"},
	{DoneOutcome, "{0}: the outcome of the referral stands in the case", "{0}: de uitkomst van de doorverwijzing staat in het dossier", "{0} : le résultat de l’orientation figure au dossier"},
	{DidRefer, "{0} referred to a service", "{0} verwees door", "{0} a orienté vers un service"},
	{DidOutcome, "{0} noted what came of a referral: {1}", "{0} noteerde de uitkomst van een doorverwijzing: {1}", "{0} a noté le résultat d’une orientation : {1}"},
}
