package lang

import (
	"slices"

	"baken/keymap"
)

// commandText is what --help says of a command ("vault add"), of an argument
// ("vault remove <slot>", or of whichever command "<contact>"), of a flag
// ("sync --watch", "--config"), or below a command ("sync ...").
type commandText struct{ of, en, nl, fr string }

// actCommandTexts explain the commands that are actions; the English stands in keymap.
var actCommandTexts = []commandText{
	{"show", "", "Een oproep: gesprek, dossier, geschiedenis.", "Un contact : conversation, dossier, historique."},
	{"sync", "", "Mailbox en postvak uit bijwerken met de server.", "Mettre la boîte et la boîte d’envoi à jour avec le serveur."},
	{"backup", "", "Een verzegelde kopie van de opslag schrijven.", "Écrire une copie scellée des données."},
	{"claim", "", "Een oproep opnemen, zodat geen twee ze beantwoorden.", "Prendre un contact en charge, pour que deux personnes n’y répondent pas."},
	{"release", "", "Een oproep vrijgeven.", "Libérer un contact."},
	{"reply", "", "Een antwoord schrijven vanaf stdin; --send legt het in het postvak uit.", "Écrire une réponse depuis stdin ; --send la met dans la boîte d’envoi."},
	{"note", "", "Een notitie voor collega’s schrijven vanaf stdin.", "Écrire une note pour les collègues depuis stdin."},
	{"register", "", "Wat er van een oproep geregistreerd is; --set beantwoordt de velden.", "Ce qui est enregistré d’un contact ; --set répond aux champs."},
	{"refer", "", "Een doorverwijzing naar een voorziening vastleggen, of de uitkomst ervan.", "Noter une orientation vers un service, ou son résultat."},
	{"handoff", "", "Dossiers die overgedragen worden: wat wacht, wat aangeboden is, wat beantwoord is.", "Les dossiers transférés : ce qui attend, ce qui est proposé, ce qui a reçu une réponse."},
	{"handoff show", "", "Een overdracht: samenvatting, dossier, gesprek.", "Un transfert : résumé, dossier, conversation."},
	{"handoff offer", "", "Een dossier aanbieden aan een persoon, team of regio; de samenvatting komt van stdin.", "Proposer un dossier à une personne, une équipe ou une région ; le résumé vient de stdin."},
	{"handoff revise", "", "De samenvatting van een aanbod herschrijven, vanaf stdin; ze wordt opnieuw nagekeken.", "Réécrire le résumé d’une offre, depuis stdin ; elle est relue à nouveau."},
	{"handoff accept", "", "Een aangeboden dossier overnemen.", "Reprendre un dossier proposé."},
	{"handoff reject", "", "Het niet overnemen; het dossier blijft waar het is.", "Ne pas le reprendre ; le dossier reste où il est."},
	{"handoff revoke", "", "Een aanbod intrekken dat nog niet beantwoord is.", "Retirer une offre restée sans réponse."},
	{"handoff done", "", "Zeggen dat het antwoord op een aanbod gezien is.", "Dire que la réponse à une offre a été vue."},
	{"handoff approve", "", "Een overdracht van iemand anders goedkeuren.", "Approuver le transfert de quelqu’un d’autre."},
	{"handoff return", "", "Een overdracht terugsturen, met een opmerking vanaf stdin.", "Renvoyer un transfert, avec une remarque depuis stdin."},
	{"close", "", "Zeggen dat er niets meer te doen is.", "Dire qu’il n’y a plus rien à faire."},
	{"reopen", "", "De laatste afsluiting terugnemen.", "Annuler la dernière clôture."},
	{"contact", "", "Oproepen die niet per mail komen.", "Les contacts qui ne viennent pas par mail."},
	{"contact new", "", "Een oproep openen die niet per mail komt; toont de id.", "Commencer un contact qui ne vient pas par mail ; affiche son id."},
	{"case", "", "De dossiers.", "Les dossiers."},
	{"case show", "", "Een dossier: oproepen, notities en geschiedenis.", "Un dossier : contacts, notes et historique."},
	{"case close", "", "Afsluiten wat van een dossier open is.", "Clôturer ce qui d’un dossier est ouvert."},
	{"case reopen", "", "De laatste afsluiting van een dossier terugnemen.", "Annuler la dernière clôture d’un dossier."},
	{"case link", "", "Een oproep bij een dossier voegen.", "Mettre un contact dans un dossier."},
	{"case unlink", "", "Een oproep uit haar dossier halen, in een eigen dossier.", "Sortir un contact de son dossier, dans un dossier à part."},
	{"case merge", "", "Van twee dossiers één maken; beide nummers vinden het.", "Ne faire qu’un de deux dossiers ; les deux numéros le retrouvent."},
	{"outbox retry", "", "Opnieuw verzenden, of toch; u weet dat het niet aankwam.", "L’envoyer de nouveau, ou quand même ; vous savez qu’il n’est pas arrivé."},
	{"outbox sent", "", "Het is verzonden: u hebt het zien aankomen.", "Il a été envoyé : vous l’avez vu arriver."},
	{"outbox discard", "", "Niet verzenden; de woorden worden weer het concept.", "Ne pas l’envoyer ; les mots redeviennent le brouillon."},
	{"find", "", "Zoeken in mails, notities, registraties en overdrachten.", "Chercher dans les mails, notes, enregistrements et transferts."},
	{"directory", "", "De sociale kaart: de voorzieningen waarnaar doorverwezen kan worden.", "L’annuaire : les services vers lesquels orienter."},
	{"directory find", "", "Voorzieningen zoeken. Waarvan iets niet bekend is, komt laatst.", "Chercher des services. Ceux dont quelque chose est inconnu viennent en dernier."},
	{"list", "", "De wachtrij.", "La file d’attente."},
	{"outbox", "", "Wat wacht om verzonden te worden, en waarom.", "Ce qui attend d’être envoyé, et pourquoi."},
}

var commandTexts = []commandText{
	{"--help", "Show how it is used.", "Tonen hoe het werkt.", "Montrer comment on s’en sert."},
	{"--config", "The configuration file (BAKEN_CONFIG).", "Het configuratiebestand (BAKEN_CONFIG).", "Le fichier de configuration (BAKEN_CONFIG)."},
	{"--store", "The store, instead of the configured one.", "De opslag, in plaats van de ingestelde.", "Les données, au lieu de celles de la configuration."},
	{"--format", "How results are written: table, json (one object a line) or csv; figures also as html, one page.", "Hoe resultaten geschreven worden: table, json (één object per regel) of csv; cijfers ook als html, één pagina.", "Comment écrire les résultats : table, json (un objet par ligne) ou csv ; les chiffres aussi en html, une page."},
	{"serve", "The hub: lets the team work in this store over SSH, and serves the visitors’ page.", "De hub: laat het team via SSH in deze opslag werken, en toont de pagina van de chat.", "Le hub : fait travailler l’équipe dans ces données par SSH, et sert la page du chat."},
	{"user", "Who works at the line, and with which key.", "Wie bij de lijn werkt, en met welke sleutel.", "Qui travaille à la ligne, et avec quelle clé."},
	{"user list", "Show who works at the line.", "Tonen wie bij de lijn werkt.", "Montrer qui travaille à la ligne."},
	{"serve --reseed", "Make the journal of the workstations anew, from what this store has: after a backup was restored.", "Het journaal van de werkstations opnieuw maken, uit wat deze opslag heeft: nadat een back-up is teruggezet.", "Refaire le journal des postes depuis ces données : après la restauration d’une sauvegarde."},
	{"join", "Set this machine up as a workstation of a team, with a code from its hub.", "Deze machine inrichten als werkstation van een team, met een code van zijn hub.", "Faire de cette machine un poste d’une équipe, avec un code de son hub."},
	{"join <code>", "As `baken team invite` shows it; dashes, spaces and capitals do not matter.", "Zoals `baken team invite` ze toont; streepjes, spaties en hoofdletters tellen niet.", "Comme `baken team invite` le montre ; tirets, espaces et majuscules ne comptent pas."},
	{"team invite", "Make a code with which a member’s machine joins the team, once.", "Een code maken waarmee de machine van een medewerker bij het team komt, één keer.", "Faire un code avec lequel la machine d’un membre rejoint l’équipe, une fois."},
	{"team invite <name>", "The member.", "De medewerker.", "Le membre."},
	{"team invite --address", "Under which the other machine reaches the hub.", "Waaronder de andere machine de hub bereikt.", "Sous laquelle l’autre machine atteint le hub."},
	{"team stations", "The workstations of the team.", "De werkstations van het team.", "Les postes de l’équipe."},
	{"team revoke", "Take a workstation out of the team at once: it was lost, or is not used any more.", "Een werkstation meteen uit het team halen: het is verloren, of wordt niet meer gebruikt.", "Retirer tout de suite un poste de l’équipe : perdu, ou plus utilisé."},
	{"team revoke <station>", "The beginning of its id.", "Het begin van zijn id.", "Le début de son id."},
	{"user add", "Take somebody into the team.", "Iemand in het team opnemen.", "Faire entrer quelqu’un dans l’équipe."},
	{"user add <name>", "As colleagues see it.", "Zoals collega’s het zien.", "Comme les collègues le voient."},
	{"user add --role", "counselor, supervisor, administrator, with commas between several.", "counselor, supervisor, administrator, met komma’s ertussen.", "counselor, supervisor, administrator, séparés par des virgules."},
	{"user add --key", "A public SSH key, or a file of one; may be given again.", "Een publieke SSH-sleutel, of een bestand ervan; mag vaker.", "Une clé SSH publique, ou un fichier ; peut être répété."},
	{"user role", "Give a member other roles.", "Een medewerker andere rollen geven.", "Donner d’autres rôles à un membre."},
	{"user role <name>", "The member.", "De medewerker.", "Le membre."},
	{"user role <roles>", "counselor, supervisor, administrator, with commas between several.", "counselor, supervisor, administrator, met komma’s ertussen.", "counselor, supervisor, administrator, séparés par des virgules."},
	{"user key", "Add a key by which a member signs in, or take one away.", "Een sleutel toevoegen waarmee een medewerker inlogt, of er een wegnemen.", "Ajouter une clé par laquelle un membre entre, ou en retirer une."},
	{"user key <name>", "The member.", "De medewerker.", "Le membre."},
	{"user key <key>", "A public SSH key, or a file of one; with --remove also its fingerprint.", "Een publieke SSH-sleutel, of een bestand ervan; met --remove ook de vingerafdruk.", "Une clé SSH publique, ou un fichier ; avec --remove aussi son empreinte."},
	{"user key --remove", "Take the key away: sessions by it end at once.", "De sleutel wegnemen: sessies ermee eindigen meteen.", "Retirer la clé : ses sessions se terminent aussitôt."},
	{"user remove", "Take a member out of the team; what she held waits for others.", "Een medewerker uit het team halen; wat zij vasthield, wacht op anderen.", "Retirer un membre de l’équipe ; ce qu’il tenait attend les autres."},
	{"user remove <name>", "The member.", "De medewerker.", "Le membre."},
	{"--passphrase-file", "Read the passphrase from the first line of a file, or of stdin with “-”.", "De wachtzin lezen van de eerste regel van een bestand, of met “-” van stdin.", "Lire la phrase de passe sur la première ligne d’un fichier, ou de stdin avec « - »."},
	{"--recovery", "Unlock with the recovery words; they are asked for, or read where --passphrase-file says.", "Openen met de herstelwoorden; ze worden gevraagd, of gelezen waar --passphrase-file zegt.", "Ouvrir avec les mots de secours ; ils sont demandés, ou lus là où --passphrase-file le dit."},
	{"<contact>", "The contact’s id, or the beginning of it (4 digits or more).", "De id van de oproep, of het begin ervan (4 tekens of meer).", "L’id du contact, ou son début (4 chiffres ou plus)."},
	{"<id>", "The operation’s id, or the beginning of it (4 digits or more).", "De id van de verrichting, of het begin ervan (4 tekens of meer).", "L’id de l’opération, ou son début (4 chiffres ou plus)."},

	{"workstation", "Open the workstation.", "De werkpost openen.", "Ouvrir le poste de travail."},
	{"demo", "The workstation on an invented mailbox; nothing to set up.", "De werkpost op een verzonnen mailbox; er is niets in te stellen.", "Le poste de travail sur une boîte inventée ; rien à configurer."},
	{"demo ...", "Everything in it is invented. A mail server runs inside, on this machine alone; nothing leaves it. All is removed at the end.", "Alles erin is verzonnen. Een mailserver draait mee, alleen op deze computer; er gaat niets naar buiten. Op het einde wordt alles verwijderd.", "Tout y est inventé. Un serveur de messagerie tourne à l’intérieur, sur cet ordinateur seulement ; rien n’en sort. Tout est supprimé à la fin."},
	{"--plain", "Lines and prompts without boxes, for a screen reader or a terminal that can do no more; also with BAKEN_PLAIN=1 or TERM=dumb.", "Regels en vragen zonder kaders, voor een schermlezer of een terminal die niet meer kan; ook met BAKEN_PLAIN=1 of TERM=dumb.", "Des lignes et des questions sans cadres, pour un lecteur d’écran ou un terminal qui ne peut pas plus ; aussi avec BAKEN_PLAIN=1 ou TERM=dumb."},
	{"demo --language", "en, nl or fr; that of the environment when left out.", "en, nl of fr; zonder deze optie die van de omgeving.", "en, nl ou fr ; celle de l’environnement sinon."},

	{"directory find <query>", "Words, “phrases”, prefixes (wor*), -not; theme:CODE.", "Woorden, “zinsdelen”, begin van woorden (woo*), -niet; theme:CODE.", "Mots, « expressions », débuts de mots (mot*), -sans ; theme:CODE."},
	{"directory find --theme", "A theme of the registration, by its code or name, or a term of the directory.", "Een thema van de registratie, met code of naam, of een trefwoord van de sociale kaart.", "Un thème de l’enregistrement, par code ou nom, ou un terme de l’annuaire."},
	{"directory find --region", "For who lives in this province: ANT, LIM, OVL, VBR, WVL, BRU, WAL, or its name.", "Voor wie in deze provincie woont: ANT, LIM, OVL, VBR, WVL, BRU, WAL, of de naam.", "Pour qui habite cette province : ANT, LIM, OVL, VBR, WVL, BRU, WAL, ou son nom."},
	{"directory find --town", "For who lives in this town; the nearest first.", "Voor wie in deze gemeente woont; het dichtste eerst.", "Pour qui habite cette commune ; le plus proche d’abord."},
	{"directory find --age", "For somebody of this age.", "Voor iemand van deze leeftijd.", "Pour quelqu’un de cet âge."},
	{"directory find --speaks", "Where this language is spoken (ISO 639: nl, fr, ar, …).", "Waar deze taal gesproken wordt (ISO 639: nl, fr, ar, …).", "Où l’on parle cette langue (ISO 639 : nl, fr, ar, …)."},
	{"directory find --open", "Open now.", "Nu open.", "Ouvert maintenant."},
	{"directory find --all", "Also those that are not active.", "Ook niet-actieve.", "Aussi les services inactifs."},
	{"directory find --limit", "How many at most.", "Hoeveel hoogstens.", "Combien au plus."},
	{"directory import", "Make the services of a file the directory, all or none; versions before are kept.", "Van de voorzieningen van een bestand de sociale kaart maken, alles of niets; vroegere versies blijven.", "Faire des services d’un fichier l’annuaire, tout ou rien ; les versions précédentes restent."},
	{"directory import ...", "Reads Open Referral HSDS 3.1 (a folder or zip of CSV, or JSON; older names too), or with --column one CSV that has a row for each service.", "Leest Open Referral HSDS 3.1 (een map of zip met CSV, of JSON; ook oudere namen), of met --column één CSV met een rij per voorziening.", "Lit Open Referral HSDS 3.1 (un dossier ou zip de CSV, ou JSON ; les anciens noms aussi), ou avec --column un seul CSV avec une ligne par service."},
	{"directory import <file>", "The folder, zip, JSON or CSV.", "De map, zip, JSON of CSV.", "Le dossier, zip, JSON ou CSV."},
	{"directory import --column", "Of one CSV: which column has a field, such as name=Naam; again for each.", "Van één CSV: welke kolom een veld heeft, zoals name=Naam; telkens opnieuw.", "D’un seul CSV : quelle colonne a un champ, comme name=Nom ; autant de fois qu’il faut."},
	{"directory check", "What of a file would be kept; without one, which services want to be looked at.", "Wat van een bestand bewaard zou worden; zonder bestand, welke voorzieningen nagekeken moeten worden.", "Ce qui d’un fichier serait gardé ; sans fichier, quels services sont à revoir."},
	{"directory check <file>", "The folder, zip, JSON or CSV; nothing is changed.", "De map, zip, JSON of CSV; er verandert niets.", "Le dossier, zip, JSON ou CSV ; rien n’est changé."},
	{"directory check --column", "As for import.", "Zoals bij import.", "Comme pour import."},

	{"init", "Set up: ask what is needed, try it, make the vault.", "Instellen: vragen wat nodig is, het proberen, de kluis maken.", "Configurer : demander le nécessaire, l’essayer, créer le coffre."},
	{"init ...", "Without --yes it asks for what no flag answers. Each answer is tried before the next question; nothing is written before all hold.", "Zonder --yes vraagt het wat geen optie beantwoordt. Elk antwoord wordt geprobeerd voor de volgende vraag; er wordt niets geschreven voor alles klopt.", "Sans --yes, il demande ce qu’aucune option ne dit. Chaque réponse est essayée avant la question suivante ; rien n’est écrit avant que tout soit bon."},
	{"init --yes", "Ask nothing; fail where an answer is missing.", "Niets vragen; mislukken waar een antwoord ontbreekt.", "Ne rien demander ; échouer s’il manque une réponse."},
	{"init --name", "Your name as colleagues see it; it never leaves the house.", "Uw naam zoals collega’s die zien; die gaat nooit naar buiten.", "Votre nom tel que les collègues le voient ; il ne sort jamais de la maison."},
	{"init --language", "en, nl or fr.", "en, nl of fr.", "en, nl ou fr."},
	{"init --address", "The helpline’s mail address.", "Het mailadres van de hulplijn.", "L’adresse mail de la ligne d’aide."},
	{"init --from-name", "The sender’s name that writers see.", "De naam van de afzender die contactnemers zien.", "Le nom d’expéditeur que les personnes voient."},
	{"init --imap", "imaps://name@host, or imap://name@host with STARTTLS; @ in the name is %40.", "imaps://name@host, of imap://name@host met STARTTLS; @ in de naam is %40.", "imaps://name@host, ou imap://name@host avec STARTTLS ; @ dans le nom devient %40."},
	{"init --smtp", "smtps://name@host, or smtp://name@host with STARTTLS; empty for reading only.", "smtps://name@host, of smtp://name@host met STARTTLS; leeg om alleen te lezen.", "smtps://name@host, ou smtp://name@host avec STARTTLS ; vide pour lire seulement."},
	{"init --auth", "password, oauthbearer or xoauth2.", "password, oauthbearer of xoauth2.", "password, oauthbearer ou xoauth2."},
	{"init --secret-command", "A command that prints the password or access token.", "Een opdracht die het wachtwoord of token afdrukt.", "Une commande qui affiche le mot de passe ou le jeton."},
	{"init --smtp-auth", "As --auth, where it differs for sending.", "Zoals --auth, waar het voor verzenden verschilt.", "Comme --auth, si c’est différent pour l’envoi."},
	{"init --smtp-secret-command", "As --secret-command, where it differs for sending.", "Zoals --secret-command, waar het voor verzenden verschilt.", "Comme --secret-command, si c’est différent pour l’envoi."},
	{"init --ca-file", "A certificate authority of one’s own (PEM).", "Een eigen certificaatautoriteit (PEM).", "Une autorité de certification propre (PEM)."},
	{"init --waiting-since", "Nothing older waits, such as 2026-10-24; 30 days ago when left out.", "Niets ouders wacht, zoals 2026-10-24; zonder deze optie 30 dagen geleden.", "Rien de plus ancien n’attend, par exemple 2026-10-24 ; il y a 30 jours sinon."},
	{"init --unlock", "passphrase, ssh-key or identity.", "passphrase, ssh-key of identity.", "passphrase, ssh-key ou identity."},
	{"init --ssh-key", "With --unlock ssh-key: the private key’s file.", "Bij --unlock ssh-key: het bestand van de private sleutel.", "Avec --unlock ssh-key : le fichier de la clé privée."},
	{"init --unlock-command", "With --unlock identity: a command that prints the age identity.", "Bij --unlock identity: een opdracht die de age-identiteit afdrukt.", "Avec --unlock identity : une commande qui affiche l’identité age."},
	{"init --no-recovery", "Make no recovery words.", "Geen herstelwoorden maken.", "Ne pas créer de mots de secours."},

	{"check", "Try every link and say what holds.", "Elke schakel proberen en zeggen wat in orde is.", "Essayer chaque maillon et dire ce qui tient."},

	{"sync ...", "It fetches first and then sends, so that no reply goes over a newer message.", "Het haalt eerst op en verzendt dan, zodat geen antwoord een nieuwer bericht kruist.", "Il récupère d’abord et envoie ensuite, pour qu’aucune réponse ne croise un message plus récent."},
	{"sync --watch", "Stay, and go on keeping both in step.", "Blijven, en beide blijven bijwerken.", "Rester, et continuer à tout mettre à jour."},
	{"list --filter", "Which contacts: waiting, mine, answered, closed, aside, all or unfinished (its registration).", "Welke oproepen: waiting, mine, answered, closed, aside, all of unfinished (de registratie).", "Quels contacts : waiting, mine, answered, closed, aside, all ou unfinished (l’enregistrement)."},
	{"list --print", "Print subjects and the writers’ words on a terminal too, where they stay in its scrollback.", "Onderwerpen en woorden van contactnemers ook op een terminal afdrukken, waar ze terug te scrollen blijven.", "Afficher aussi objets et mots des personnes dans un terminal, où ils restent dans le défilement."},
	{"show --print", "Print on the terminal too; the history says so.", "Ook op de terminal afdrukken; dat staat in de geschiedenis.", "Afficher aussi dans le terminal ; c’est dans l’historique."},
	{"show --uncover", "Show names and addresses; the history says so.", "Namen en adressen tonen; dat staat in de geschiedenis.", "Montrer noms et adresses ; c’est dans l’historique."},
	{"find ...", "Words, “phrases in quotes”, beginnings of words (kind*), and from: to: subject: theme: channel: before: after: has:attachment is:; a minus before any of these leaves it out. All must hold. Names and addresses are found only where you have uncovered them.", "Woorden, “woorden tussen aanhalingstekens”, beginnen van woorden (kind*), en from: to: subject: theme: channel: before: after: has:attachment is:; een minteken ervoor sluit uit. Alles moet kloppen. Namen en adressen worden alleen gevonden waar u ze onthuld hebt.", "Des mots, des « mots entre guillemets », des débuts de mots (enfan*), et from: to: subject: theme: channel: before: after: has:attachment is: ; un moins devant exclut. Tout doit être vrai. Noms et adresses ne sont trouvés que là où vous les avez découverts."},
	{"find <query>", "What to search for; with “-” it is read from stdin, so that it does not stay in the shell’s history.", "Wat gezocht wordt; met “-” van stdin gelezen, zodat het niet in de geschiedenis van de shell blijft.", "Ce qu’il faut chercher ; avec « - », lu depuis stdin pour ne pas rester dans l’historique du shell."},
	{"find --limit", "How many at most.", "Hoeveel hoogstens.", "Combien au plus."},
	{"find --best", "The best first, instead of the newest.", "De beste eerst, in plaats van de nieuwste.", "Les meilleurs d’abord, au lieu des plus récents."},
	{"find --print", "Print on the terminal too; the history says so.", "Ook op de terminal afdrukken; dat staat in de geschiedenis.", "Afficher aussi dans le terminal ; c’est dans l’historique."},
	{"reply ...", "The id that is printed is the operation’s in the outbox; without --send the contact’s, whose draft it is.", "De id die afgedrukt wordt, is die van de verrichting in het postvak uit; zonder --send die van de oproep waarvan het concept is.", "L’id affiché est celui de l’opération dans la boîte d’envoi ; sans --send, celui du contact dont c’est le brouillon."},
	{"reply --send", "Give it to the outbox; “baken sync” sends what is due.", "In het postvak uit leggen; “baken sync” verzendt wat moet.", "Le mettre dans la boîte d’envoi ; « baken sync » envoie ce qui est dû."},
	{"reply --delay", "With --send: how long it can still be taken back (“baken outbox discard”).", "Bij --send: hoelang het nog terug te halen is (“baken outbox discard”).", "Avec --send : combien de temps on peut encore le rappeler (« baken outbox discard »)."},
	{"reply --keep-subject", "Keep the writer’s subject; without it the subject says nothing (“Your message”).", "Het onderwerp van de contactnemer houden; zonder deze optie zegt het onderwerp niets (“Uw bericht”).", "Garder l’objet d’origine ; sinon l’objet ne dit rien (« Votre message »)."},
	{"reply --quote", "Put the writer’s message below.", "Het bericht van de contactnemer eronder zetten.", "Mettre le message de la personne en dessous."},
	{"reply --attach", "Attach a file; may be given again.", "Een bestand toevoegen; mag meermaals.", "Joindre un fichier ; peut être répété."},
	{"reply --replace", "Write over a draft that says something else; send words that were just sent once more.", "Een concept met een andere tekst overschrijven; woorden die net verzonden zijn nog eens verzenden.", "Remplacer un brouillon qui dit autre chose ; renvoyer des mots qui viennent de partir."},
	{"reply --reason", "Why to mail although the writer said that it is not safe.", "Waarom mailen hoewel de contactnemer zei dat het niet veilig is.", "Pourquoi envoyer un mail alors que la personne a dit que ce n’est pas sûr."},
	{"outbox ...", "An operation that is unclear may have been sent or not: nobody can know. You decide: retry, sent or discard.", "Een verrichting die onduidelijk is, is misschien verzonden en misschien niet: niemand kan het weten. U beslist: retry, sent of discard.", "Une opération incertaine est peut-être partie, peut-être pas : personne ne peut le savoir. À vous de décider : retry, sent ou discard."},
	{"outbox list", "What is not done.", "Wat niet gedaan is.", "Ce qui n’est pas fait."},
	{"outbox list --all", "Also what was done lately.", "Ook wat onlangs gedaan is.", "Aussi ce qui a été fait récemment."},

	{"completion", "Write a completion script for a shell.", "Een aanvulscript voor een shell schrijven.", "Écrire un script de complétion pour un shell."},
	{"completion <shell>", "bash, zsh or fish.", "bash, zsh of fish.", "bash, zsh ou fish."},
	{"man", "Write the manual pages.", "De handleiding schrijven.", "Écrire les pages du manuel."},
	{"man <folder>", "Write baken.1 and a page for each command into it; without it one page with all goes to stdout.", "Schrijf er baken.1 en een bladzijde per opdracht in; zonder map gaat één bladzijde met alles naar stdout.", "Y écrire baken.1 et une page par commande ; sinon une seule page avec tout va sur stdout."},
	{"version", "Print version, commit and store schema.", "Versie, commit en schema van de opslag tonen.", "Afficher version, commit et schéma des données."},
}

// commandKey is the key of what is said of a command, a flag or an argument.
func commandKey(of string) Key { return Key("command." + of) }

// ofCommands explain the commands that are no actions.
func ofCommands() []commandText {
	return slices.Concat(commandTexts, caseCommandTexts, keepCommandTexts)
}

// explained are the texts of all commands, those of actions in keymap's English.
func explained() []text {
	does := map[string]string{}
	for _, c := range keymap.Commands() {
		does[c.Name] = c.Does
	}
	var all []text
	for _, c := range actCommandTexts {
		all = append(all, text{commandKey(c.of), does[c.of], c.nl, c.fr})
	}
	for _, c := range ofCommands() {
		all = append(all, text{commandKey(c.of), c.en, c.nl, c.fr})
	}
	return all
}

// Command is what is said of a command, an argument or a flag; false if nothing
// is.
func (c *Catalog) Command(of string) (string, bool) {
	if t, ok := c.texts[commandKey(of)]; ok {
		return t.fill(c, nil), true
	}
	return "", false
}

// Explained lists what something is said of.
func Explained() []string {
	var all []string
	for _, c := range slices.Concat(actCommandTexts, ofCommands()) {
		all = append(all, c.of)
	}
	return all
}
