package lang

// What went wrong: what failed, what was kept, what to do.
const (
	FailSaveDraft  Key = "fail.save-draft"
	FailSaveNote   Key = "fail.save-note"
	TextErased     Key = "fail.text-erased"
	FailGone       Key = "fail.gone" // {0} the act
	FailAct        Key = "fail.act"  // {0} the act, {1} the file of the log
	FailRead       Key = "fail.read"
	FailDiskFull   Key = "fail.disk-full"
	FailDisk       Key = "fail.disk"
	FailLostHead   Key = "fail.lost-head"
	FailReadOnly   Key = "fail.read-only"
	FailFault      Key = "fail.fault"
	FailConnect    Key = "fail.connect"     // {0} server
	FailCert       Key = "fail.certificate" // {0} server
	FailSilent     Key = "fail.silent"      // {0} server
	FailSecret     Key = "fail.secret"      //
	FailServer     Key = "fail.server"      // {0} server
	FailBusy       Key = "fail.busy"        // {0} server
	FailInsecure   Key = "fail.insecure"    // {0} server
	FailNoCommand  Key = "fail.no-command"
	FailAccount    Key = "fail.account"
	FailUnreadable Key = "fail.unreadable" // {0} folder
	FailRejected   Key = "fail.rejected"   //
	FailSubmission Key = "fail.submission" //
	OneConnection  Key = "fail.one-connection"
	FailMailboxCut Key = "fail.mailbox"    // {0} folder
	FailAttach     Key = "fail.attach"     // {0} path
	FailSaveFile   Key = "fail.save-file"  // {0} path
	FailFileThere  Key = "fail.file-there" // {0} path
	FailBackup     Key = "fail.backup"     // {0} path
	FailTooLarge   Key = "fail.too-large"  // {0} size, {1} limit
	FailInside     Key = "fail.inside"
	FailDate       Key = "fail.date" // {0} what was typed
)

var failTexts = []text{
	{FailSaveDraft, "The draft could not be saved. The text is still on the screen: copy it before you close.", "Het concept kon niet bewaard worden. De tekst staat nog op het scherm: kopieer hem voor u afsluit.", "Le brouillon n’a pas pu être enregistré. Le texte est encore à l’écran : copiez-le avant de fermer."},
	{TextErased, "The contact was erased meanwhile: this text can be kept nowhere, and goes when you leave it.", "Het contact is intussen gewist: deze tekst kan nergens bewaard worden, en verdwijnt als u hem verlaat.", "Le contact a été effacé entre-temps : ce texte ne peut être gardé nulle part, et disparaît quand vous le quittez."},
	{FailSaveNote, "The note could not be saved. The text is still on the screen: copy it before you close.", "De notitie kon niet bewaard worden. De tekst staat nog op het scherm: kopieer hem voor u afsluit.", "La note n’a pas pu être enregistrée. Le texte est encore à l’écran : copiez-le avant de fermer."},
	{FailGone, "“{0}”: it is gone meanwhile; nothing was changed.", "“{0}”: het is intussen verdwenen; er is niets gewijzigd.", "« {0} » : cela a disparu entre-temps ; rien n’a été modifié."},
	{FailAct, "“{0}” failed; nothing was changed. The reason is in the file {1}.", "“{0}” is mislukt; er is niets gewijzigd. De reden staat in het bestand {1}.", "« {0} » a échoué ; rien n’a été modifié. La raison est dans le fichier {1}."},
	{FailRead, "This could not be read from the store. Nothing was changed; run “baken verify”.", "Dit kon niet uit de opslag gelezen worden. Er is niets gewijzigd; voer “baken verify” uit.", "Ceci n’a pas pu être lu. Rien n’a été modifié ; lancez « baken verify »."},
	{FailDiskFull, "The disk is full. What was saved is safe; make room before you write on.", "De schijf is vol. Wat bewaard was, is veilig; maak plaats voor u verder schrijft.", "Le disque est plein. Ce qui était enregistré est sauf ; faites de la place avant de continuer."},
	{FailLostHead, "A page of the store is damaged: what was done last may be missing here. Look whether it is there; have the disk looked at.", "Een bladzijde van de opslag is beschadigd: wat het laatst gedaan werd, ontbreekt hier misschien. Kijk of het er is; laat de schijf nakijken.", "Une page des données est endommagée : ce qui a été fait en dernier manque peut-être ici. Voyez si c’est là ; faites vérifier le disque."},
	{FailReadOnly, "The disk can only be read now. What was saved is safe; have it looked at before you write on.", "De schijf kan nu alleen gelezen worden. Wat bewaard was, is veilig; laat ze nakijken voor u verder schrijft.", "Le disque ne peut plus qu’être lu. Ce qui était enregistré est sauf ; faites-le vérifier avant de continuer."},
	{FailDisk, "The disk failed. The last step may be lost, all before it is safe. Close Baken, have the disk looked at, start again.", "De schijf weigert. De laatste stap is misschien verloren, alles daarvoor is veilig. Sluit Baken, laat de schijf nakijken, start opnieuw.", "Le disque a refusé. La dernière étape est peut-être perdue, le reste est sauf. Quittez Baken, faites vérifier le disque, relancez."},
	{FailFault, "A fault in Baken stopped this; nothing was changed. The log says where it was: please report it.", "Een fout in Baken hield dit tegen; er is niets gewijzigd. Het logbestand zegt waar: meld het alstublieft.", "Une erreur de Baken a empêché cela ; rien n’a été modifié. Le journal dit où : merci de le signaler."},
	{FailConnect, "{0} can’t be reached. Everything stays here and goes on when there is a network.", "{0} is niet bereikbaar. Alles blijft hier en gaat verder zodra er netwerk is.", "{0} est injoignable. Tout reste ici et reprendra dès qu’il y aura du réseau."},
	{FailCert, "The certificate of {0} does not fit. Nothing was sent; “baken check” says more.", "Het certificaat van {0} klopt niet. Er is niets verzonden; “baken check” zegt meer.", "Le certificat de {0} ne convient pas. Rien n’a été envoyé ; « baken check » en dit plus."},
	{FailSilent, "{0} does not answer. The connection is made anew.", "{0} antwoordt niet. De verbinding wordt opnieuw gemaakt.", "{0} ne répond pas. La connexion va être refaite."},
	{FailSecret, "The command that gives the mail password failed. Everything stays here; “baken check” says more.", "De opdracht die het wachtwoord geeft, is mislukt. Alles blijft hier; “baken check” zegt meer.", "La commande qui donne le mot de passe a échoué. Tout reste ici ; « baken check » en dit plus."},
	{FailServer, "{0} does not do what a mail server must. Everything stays here; “baken check” says more.", "{0} doet niet wat een mailserver moet doen. Alles blijft hier; “baken check” zegt meer.", "{0} ne fait pas ce qu’un serveur de messagerie doit faire. Tout reste ici ; « baken check » en dit plus."},
	{FailBusy, "{0} is busy or lets nobody else in now. Everything stays here; it is tried again by itself.", "{0} is bezet of laat nu niemand anders toe. Alles blijft hier; er wordt vanzelf opnieuw geprobeerd.", "{0} est occupé ou n’accepte plus personne pour l’instant. Tout reste ici ; un nouvel essai suivra de lui-même."},
	{FailInsecure, "{0} offers no safe way to log in. Nothing was sent; “baken check” says more.", "{0} biedt geen veilige manier om aan te melden. Er is niets verzonden; “baken check” zegt meer.", "{0} n’offre pas de connexion sûre. Rien n’a été envoyé ; « baken check » en dit plus."},
	{FailNoCommand, "The command that gives the mail password is missing. Everything stays here; “baken check” says more.", "De opdracht die het wachtwoord geeft, ontbreekt. Alles blijft hier; “baken check” zegt meer.", "La commande qui donne le mot de passe est introuvable. Tout reste ici ; « baken check » en dit plus."},
	{FailAccount, "The configuration of the mail account can’t be used. Everything stays here; “baken check” says more.", "De configuratie van de mail klopt niet. Alles blijft hier; “baken check” zegt meer.", "La configuration de la messagerie ne peut pas servir. Tout reste ici ; « baken check » en dit plus."},
	{FailUnreadable, "The server does not let the folder {0} be read. If it is the inbox or Sent, nothing is sent until it can be.", "De server laat de map {0} niet lezen. Is het de inbox of Verzonden, dan vertrekt er niets tot dat weer kan.", "Le serveur ne laisse pas lire le dossier {0}. Si c’est la boîte de réception ou les envoyés, rien ne part jusque-là."},
	{FailRejected, "The server refused something that was done here; the outbox says what.", "De server weigerde iets wat hier gedaan is; het postvak uit zegt wat.", "Le serveur a refusé quelque chose qui a été fait ici ; la boîte d’envoi dit quoi."},
	{FailSubmission, "Mail can’t be sent now. The replies wait in the outbox and are tried again by themselves.", "Er kan nu niets verzonden worden. De antwoorden wachten in het postvak uit en vertrekken later vanzelf.", "L’envoi est impossible pour l’instant. Les réponses attendent dans la boîte d’envoi et repartiront d’elles-mêmes."},
	{OneConnection, "The server allows few connections: new mail shows within a minute.", "De server laat weinig verbindingen toe: nieuwe mail verschijnt binnen een minuut.", "Le serveur autorise peu de connexions : un nouveau mail apparaît dans la minute."},
	{FailMailboxCut, "The folder {0} is gone from the server. What was fetched stays here.", "De map {0} staat niet meer op de server. Wat opgehaald was, blijft hier.", "Le dossier {0} n’est plus sur le serveur. Ce qui a été récupéré reste ici."},
	{FailAttach, "The file {0} could not be read; nothing was attached.", "Het bestand {0} kon niet gelezen worden; er is niets toegevoegd.", "Le fichier {0} n’a pas pu être lu ; rien n’a été joint."},
	{FailFileThere, "{0} is there already and was left as it is; nothing was written. Take another name.", "{0} is er al en bleef zoals het is; er is niets geschreven. Neem een andere naam.", "{0} existe déjà et n’a pas été touché ; rien n’a été écrit. Prenez un autre nom."},
	{FailBackup, "The copy {0} was not written; nothing of it was kept. Is the folder there, is there room?", "De kopie {0} is niet geschreven; er is niets van bewaard. Bestaat de map, is er plaats?", "La copie {0} n’a pas été écrite ; rien n’en a été gardé. Le dossier existe-t-il, y a-t-il de la place ?"},
	{FailSaveFile, "The file {0} could not be written; nothing left the vault.", "Het bestand {0} kon niet geschreven worden; er heeft niets de kluis verlaten.", "Le fichier {0} n’a pas pu être écrit ; rien n’a quitté le coffre."},
	{FailTooLarge, "{0} is more than an attachment may have ({1}); nothing was attached.", "{0} is meer dan een bijlage mag hebben ({1}); er is niets toegevoegd.", "{0}, c’est plus que la limite d’une pièce jointe ({1}) ; rien n’a été joint."},
	{FailInside, "Something went wrong inside Baken. What was saved is safe; please start it again.", "Er ging iets mis binnen Baken. Wat bewaard was, is veilig; start opnieuw.", "Un problème est survenu dans Baken. Ce qui était enregistré est sauf ; redémarrez-le."},
	{FailDate, "“{0}” is not a day to come.", "“{0}” is geen dag in de toekomst.", "« {0} » n’est pas un jour à venir."},
}
