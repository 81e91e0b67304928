package lang

// Unlocking, locking and blanking.
const (
	UnlockTitle       Key = "vault.unlock-title"
	UnlockPassphrase  Key = "vault.passphrase"
	UnlockWorking     Key = "vault.working"
	UnlockWrong       Key = "vault.wrong"
	UnlockDamaged     Key = "vault.damaged"
	UnlockNoKeyFile   Key = "vault.no-key-file" // {0} path
	UnlockBusy        Key = "vault.busy"        // {0} process id
	UnlockNewer       Key = "vault.newer"
	UnlockBusyUnknown Key = "vault.busy-unknown"
	UnlockNoStore     Key = "vault.no-store"
	UnlockLoose       Key = "vault.loose"
	UnlockFailed      Key = "vault.failed"
	UnlockTryAgain    Key = "vault.try-again" // {0} key
	LockedTitle       Key = "vault.locked"
	LockedUnsent      Key = "vault.locked-unsent"   // {0} count
	UnlockedUnsent    Key = "vault.unlocked-unsent" // {0} count
	LockedUnsaved     Key = "vault.locked-unsaved"  // {0} count
	BlankedHint       Key = "vault.blanked"
)

var vaultTexts = []text{
	{UnlockTitle, "Unlock the vault", "De kluis openen", "Ouvrir le coffre"},
	{UnlockPassphrase, "passphrase", "wachtzin", "phrase de passe"},
	{UnlockWorking, "The vault is being opened.", "De kluis gaat open.", "Le coffre s’ouvre."},
	{UnlockWrong, "This does not open the vault. Nothing was changed; try again.", "Hiermee gaat de kluis niet open. Er is niets gewijzigd; probeer opnieuw.", "Cela n’ouvre pas le coffre. Rien n’a été modifié ; réessayez."},
	{UnlockDamaged, "The vault’s header is damaged. Nothing was touched; restore a backup with “baken restore”.", "De hoofding van de kluis is beschadigd. Er is niets aangeraakt; zet een back-up terug met “baken restore”.", "L’en-tête du coffre est endommagé. Rien n’a été touché ; restaurez une sauvegarde avec « baken restore »."},
	{UnlockNoKeyFile, "The key file {0} is not there. Nothing was touched; put it back or use another way in.", "Het sleutelbestand {0} is er niet. Er is niets aangeraakt; zet het terug of gebruik een andere toegang.", "Le fichier de clé {0} est introuvable. Rien n’a été touché ; remettez-le ou utilisez un autre accès."},
	{UnlockBusy, "Another Baken has the store open (process {0}). Close it there first.", "Een andere Baken heeft de opslag open (proces {0}). Sluit die eerst.", "Un autre Baken tient les données ouvertes (processus {0}). Fermez-le d’abord."},
	{UnlockNewer, "The store was written by a newer Baken. Nothing was touched; install the newer one.", "De opslag is geschreven door een nieuwere Baken. Er is niets aangeraakt; installeer de nieuwere versie.", "Les données viennent d’un Baken plus récent. Rien n’a été touché ; installez la version récente."},
	{UnlockBusyUnknown, "Another Baken has the store open. Close it there first.", "Een andere Baken heeft de opslag open. Sluit die eerst.", "Un autre Baken tient les données ouvertes. Fermez-le d’abord."},
	{UnlockNoStore, "There is no store here yet. “baken init” makes one.", "Hier is nog geen opslag. “baken init” maakt er een.", "Il n’y a pas encore de données ici. « baken init » les crée."},
	{UnlockLoose, "Others on this machine may read the store. Nothing was opened; “baken check” says what to change.", "Anderen op deze computer kunnen de opslag lezen. Er is niets geopend; “baken check” zegt wat te wijzigen.", "D’autres personnes sur cet ordinateur peuvent lire les données. Rien n’a été ouvert ; « baken check » dit quoi changer."},
	{UnlockFailed, "The store could not be opened. Nothing was changed; “baken check” says more.", "De opslag kon niet geopend worden. Er is niets gewijzigd; “baken check” zegt meer.", "Les données n’ont pas pu être ouvertes. Rien n’a été modifié ; « baken check » en dit plus."},
	{UnlockTryAgain, "{0} tries again", "{0} probeert opnieuw", "{0} réessaie"},
	{LockedTitle, "Locked", "Vergrendeld", "Verrouillé"},
	{UnlockedUnsent, "{0} {0|reply was|replies were} not sent when this was locked or closed: look for “draft” in the queue, and in the outbox", "{0} {0|antwoord was|antwoorden waren} niet verzonden toen dit op slot ging of gesloten werd: kijk naar “concept” in de wachtrij, en in het postvak uit", "{0} {0|réponse n’était pas envoyée|réponses n’étaient pas envoyées} au verrouillage ou à la fermeture : voyez « brouillon » dans la file, et la boîte d’envoi"},
	{LockedUnsaved, "{0} {0|text that could not be saved is|texts that could not be saved are} kept in memory, sealed: do not switch the machine off", "{0} {0|tekst die niet bewaard kon worden, staat|teksten die niet bewaard konden worden, staan} verzegeld in het geheugen: zet de computer niet uit", "{0} {0|texte qui n’a pas pu être enregistré est gardé|textes qui n’ont pas pu être enregistrés sont gardés} en mémoire, {0|scellé|scellés} : n’éteignez pas l’ordinateur"},
	{LockedUnsent, "{0} {0|reply|replies} not yet sent", "{0} {0|antwoord|antwoorden} nog niet verzonden", "{0} {0|réponse|réponses} pas encore {0|envoyée|envoyées}"},
	{BlankedHint, "any key shows the screen again", "een toets toont het scherm weer", "une touche rétablit l’écran"},
}
