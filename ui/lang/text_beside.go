package lang

// What a command says that an open workstation does.
const (
	BesideLocked  Key = "beside.locked"
	BesideBusy    Key = "beside.busy"
	BesideSilent  Key = "beside.silent"
	BesideVersion Key = "beside.version"
	BesideCut     Key = "beside.cut"
	BesideEnded   Key = "beside.ended"
	BesideWritten Key = "beside.written"
	StoreBeside   Key = "beside.check" // {0} file, {1} process
)

var besideTexts = []text{
	{BesideLocked, "the workstation has the store and is locked; nothing was done: unlock it, then ask again", "de werkpost heeft de opslag en is vergrendeld; er is niets gedaan: ontgrendel hem en vraag het opnieuw", "le poste de travail tient les données et est verrouillé ; rien n’a été fait : déverrouillez-le, puis redemandez"},
	{BesideBusy, "the workstation is doing as many commands as it does at a time; nothing was done: ask again when one has ended", "de werkpost voert al zoveel opdrachten tegelijk uit als hij kan; er is niets gedaan: vraag het opnieuw als er een klaar is", "le poste de travail exécute déjà autant de commandes à la fois qu’il peut ; rien n’a été fait : redemandez quand l’une est finie"},
	{BesideSilent, "the workstation has the store and doesn’t answer; nothing was done: if it was stopped (ctrl+z), `fg` in its terminal goes on", "de werkpost heeft de opslag en antwoordt niet; er is niets gedaan: is hij stilgezet (ctrl+z), dan gaat hij verder met `fg` in zijn terminal", "le poste de travail tient les données et ne répond pas ; rien n’a été fait : s’il a été suspendu (ctrl+z), `fg` dans son terminal le relance"},
	{BesideVersion, "the workstation that is open is of another version of the program; nothing was done: quit it and open it again", "de open werkpost is van een andere versie van het programma; er is niets gedaan: sluit hem af en open hem opnieuw", "le poste de travail ouvert est d’une autre version du programme ; rien n’a été fait : quittez-le et rouvrez-le"},
	{BesideCut, "the workstation ended before it answered; what was asked may have been done: look before you ask again", "de werkpost is geëindigd voor hij antwoordde; wat gevraagd werd, is misschien gedaan: kijk voor u het opnieuw vraagt", "le poste de travail s’est terminé avant de répondre ; la demande a peut-être été exécutée : vérifiez avant de redemander"},
	{BesideEnded, "the workstation was locked or left before this had come to its end; look what was done before you ask again", "de werkpost is vergrendeld of afgesloten voor dit klaar was; kijk wat er gedaan is voor u het opnieuw vraagt", "le poste de travail a été verrouillé ou quitté avant la fin ; voyez ce qui a été fait avant de redemander"},
	{BesideWritten, "a text on this contact is open at the workstation, and would be written over; nothing was done: leave it there first (esc keeps it)", "op de werkpost staat een tekst over deze oproep open, die overschreven zou worden; er is niets gedaan: verlaat die daar eerst (esc bewaart hem)", "un texte sur ce contact est ouvert au poste de travail et serait écrasé ; rien n’a été fait : quittez-le d’abord là-bas (esc le conserve)"},
	{StoreBeside, "{0}, open in the workstation (process {1}), which does what commands want", "{0}, open in de werkpost (proces {1}), die uitvoert wat opdrachten vragen", "{0}, ouvert dans le poste de travail (processus {1}), qui exécute les commandes"},
}
