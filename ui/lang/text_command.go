package lang

import "baken/keymap"

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
	{"list", "", "De wachtrij.", "La file d’attente."},
	{"outbox", "", "Wat wacht om verzonden te worden, en waarom.", "Ce qui attend d’être envoyé, et pourquoi."},
}

var commandTexts = []commandText{
	{"--help", "Show how it is used.", "Tonen hoe het werkt.", "Montrer comment on s’en sert."},
	{"--config", "The configuration file (BAKEN_CONFIG).", "Het configuratiebestand (BAKEN_CONFIG).", "Le fichier de configuration (BAKEN_CONFIG)."},
	{"--store", "The store, instead of the configured one.", "De opslag, in plaats van de ingestelde.", "Les données, au lieu de celles de la configuration."},
	{"--format", "How results are written: table, json (one object a line) or csv.", "Hoe resultaten geschreven worden: table, json (één object per regel) of csv.", "Comment écrire les résultats : table, json (un objet par ligne) ou csv."},
	{"--passphrase-file", "Read the passphrase from the first line of a file, or of stdin with “-”.", "De wachtzin lezen van de eerste regel van een bestand, of met “-” van stdin.", "Lire la phrase de passe sur la première ligne d’un fichier, ou de stdin avec « - »."},
	{"--recovery", "Unlock with the recovery words; they are asked for, or read where --passphrase-file says.", "Openen met de herstelwoorden; ze worden gevraagd, of gelezen waar --passphrase-file zegt.", "Ouvrir avec les mots de secours ; ils sont demandés, ou lus là où --passphrase-file le dit."},
	{"<contact>", "The contact’s id, or the beginning of it (4 digits or more).", "De id van de oproep, of het begin ervan (4 tekens of meer).", "L’id du contact, ou son début (4 chiffres ou plus)."},
	{"<id>", "The operation’s id, or the beginning of it (4 digits or more).", "De id van de verrichting, of het begin ervan (4 tekens of meer).", "L’id de l’opération, ou son début (4 chiffres ou plus)."},

	{"<handoff>", "The handoff’s id, or the beginning of it (4 digits or more).", "De id van de overdracht, of het begin ervan (4 tekens of meer).", "L’id du transfert, ou son début (4 chiffres ou plus)."},
	{"refer ...", "With nothing but --outcome, and a service that this contact was referred to before, it is the outcome of that referral. What is passed on (--kind warm or file_opened) wants a --consent; overridden wants a --reason.", "Met alleen --outcome, en een voorziening waarnaar deze oproep al doorverwezen is, is het de uitkomst van die doorverwijzing. Wat doorgegeven wordt (--kind warm of file_opened) vraagt een --consent; overridden vraagt een --reason.", "Avec seulement --outcome, et un service vers lequel ce contact est déjà orienté, c’est le résultat de cette orientation. Ce qui est transmis (--kind warm ou file_opened) demande un --consent ; overridden demande un --reason."},
	{"refer <service>", "The service, as you would say it.", "De voorziening, zoals u ze noemt.", "Le service, comme vous le dites."},
	{"refer --phone", "Its telephone number.", "Het telefoonnummer ervan.", "Son numéro de téléphone."},
	{"refer --kind", "named, warm or file_opened.", "named (genoemd), warm of file_opened (aangemeld).", "named (mentionné), warm (accompagné) ou file_opened (dossier ouvert)."},
	{"refer --target", "caw, vk, police, clb, cgg, ocmw, gp, hospital, sexual_assault_centre, lawyer, helpline or other.", "caw, vk, police, clb, cgg, ocmw, gp, hospital, sexual_assault_centre, lawyer, helpline of other.", "caw, vk, police, clb, cgg, ocmw, gp, hospital, sexual_assault_centre, lawyer, helpline ou other."},
	{"refer --reason", "Why without consent.", "Waarom zonder toestemming.", "Pourquoi sans accord."},
	{"refer --outcome", "accepted, declined_by_caller, unavailable, already_client or unknown.", "accepted, declined_by_caller, unavailable, already_client of unknown.", "accepted, declined_by_caller, unavailable, already_client ou unknown."},
	{"refer --consent", "given, not_needed or overridden.", "given (gegeven), not_needed (niet nodig) of overridden (zonder).", "given (donné), not_needed (pas nécessaire) ou overridden (sans)."},
	{"handoff offer --consent", "given, not_needed or overridden.", "given (gegeven), not_needed (niet nodig) of overridden (zonder).", "given (donné), not_needed (pas nécessaire) ou overridden (sans)."},
	{"handoff list --filter", "review, to_me, returned, approved, mine or all.", "review, to_me, returned, approved, mine of all.", "review, to_me, returned, approved, mine ou all."},
	{"handoff list", "The handoffs, the newest first.", "De overdrachten, de nieuwste eerst.", "Les transferts, le plus récent d’abord."},
	{"handoff show --print", "Print it, and write that into the history; on a terminal it is shown and leaves nothing behind otherwise.", "Afdrukken, en dat in de geschiedenis zetten; anders toont een terminal het en blijft er niets staan.", "L’imprimer, ce que l’historique notera ; sinon un terminal l’affiche sans rien laisser."},
	{"handoff offer ...", "The case stays where it is until it is accepted. To a team or region that does not work here, who offered it notes the answer: accept or reject.", "Het dossier blijft waar het is tot het aanvaard is. Bij een team of regio die hier niet werkt, noteert wie het aanbood het antwoord: accept of reject.", "Le dossier reste où il est jusqu’à ce qu’il soit accepté. Pour une équipe ou région qui ne travaille pas ici, qui l’a proposé note la réponse : accept ou reject."},
	{"handoff offer <case>", "The case’s number or id, or a contact’s id.", "Het nummer of de id van het dossier, of de id van een oproep.", "Le numéro ou l’id du dossier, ou l’id d’un contact."},
	{"handoff offer --person", "To a member of the team, by name.", "Aan een lid van het team, bij naam.", "À un membre de l’équipe, par son nom."},
	{"handoff offer --team", "To a team, as you call it.", "Aan een team, zoals u het noemt.", "À une équipe, comme vous l’appelez."},
	{"handoff offer --region", "To a region, as you call it.", "Aan een regio, zoals u ze noemt.", "À une région, comme vous l’appelez."},
	{"handoff offer --mode", "warm (you speak first) or cold (in writing).", "warm (u spreekt elkaar eerst) of cold (schriftelijk).", "warm (on se parle d’abord) ou cold (par écrit)."},
	{"handoff offer --reason", "Why it is handed off.", "Waarom het overgedragen wordt.", "Pourquoi il est transféré."},
	{"handoff offer --consent-reason", "Why without consent.", "Waarom zonder toestemming.", "Pourquoi sans accord."},
	{"handoff offer --note", "A note for the team only.", "Een notitie alleen voor het team.", "Une note pour l’équipe seulement."},
	{"handoff revise --reason", "Another reason; it stays as it was when left out.", "Een andere reden; zonder deze optie blijft ze zoals ze was.", "Une autre raison ; sinon elle reste comme elle était."},
	{"handoff revise --note", "Another note for the team only; it stays as it was when left out.", "Een andere notitie alleen voor het team; zonder deze optie blijft ze zoals ze was.", "Une autre note pour l’équipe seulement ; sinon elle reste comme elle était."},
	{"handoff reject --reason", "Why not; who offered it reads this.", "Waarom niet; wie het aanbood leest dit.", "Pourquoi non ; qui l’a proposé le lira."},
	{"handoff approve --comment", "What is said with it.", "Wat erbij gezegd wordt.", "Ce qui est dit avec."},

	{"workstation", "Open the workstation.", "De werkpost openen.", "Ouvrir le poste de travail."},
	{"demo", "The workstation on an invented mailbox; nothing to set up.", "De werkpost op een verzonnen mailbox; er is niets in te stellen.", "Le poste de travail sur une boîte inventée ; rien à configurer."},
	{"demo ...", "Everything in it is invented. A mail server runs inside, on this machine alone; nothing leaves it. All is removed at the end.", "Alles erin is verzonnen. Een mailserver draait mee, alleen op deze computer; er gaat niets naar buiten. Op het einde wordt alles verwijderd.", "Tout y est inventé. Un serveur de messagerie tourne à l’intérieur, sur cet ordinateur seulement ; rien n’en sort. Tout est supprimé à la fin."},
	{"demo --language", "en, nl or fr; that of the environment when left out.", "en, nl of fr; zonder deze optie die van de omgeving.", "en, nl ou fr ; celle de l’environnement sinon."},

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
	{"reply ...", "The id that is printed is the operation’s in the outbox; without --send the contact’s, whose draft it is.", "De id die afgedrukt wordt, is die van de verrichting in het postvak uit; zonder --send die van de oproep waarvan het concept is.", "L’id affiché est celui de l’opération dans la boîte d’envoi ; sans --send, celui du contact dont c’est le brouillon."},
	{"reply --send", "Give it to the outbox; “baken sync” sends what is due.", "In het postvak uit leggen; “baken sync” verzendt wat moet.", "Le mettre dans la boîte d’envoi ; « baken sync » envoie ce qui est dû."},
	{"reply --delay", "With --send: how long it can still be taken back (“baken outbox discard”).", "Bij --send: hoelang het nog terug te halen is (“baken outbox discard”).", "Avec --send : combien de temps on peut encore le rappeler (« baken outbox discard »)."},
	{"reply --keep-subject", "Keep the writer’s subject; without it the subject says nothing (“Your message”).", "Het onderwerp van de contactnemer houden; zonder deze optie zegt het onderwerp niets (“Uw bericht”).", "Garder l’objet d’origine ; sinon l’objet ne dit rien (« Votre message »)."},
	{"reply --quote", "Put the writer’s message below.", "Het bericht van de contactnemer eronder zetten.", "Mettre le message de la personne en dessous."},
	{"reply --attach", "Attach a file; may be given again.", "Een bestand toevoegen; mag meermaals.", "Joindre un fichier ; peut être répété."},
	{"reply --replace", "Write over a draft that says something else; send words that were just sent once more.", "Een concept met een andere tekst overschrijven; woorden die net verzonden zijn nog eens verzenden.", "Remplacer un brouillon qui dit autre chose ; renvoyer des mots qui viennent de partir."},
	{"reply --reason", "Why to mail although the writer said that it is not safe.", "Waarom mailen hoewel de contactnemer zei dat het niet veilig is.", "Pourquoi envoyer un mail alors que la personne a dit que ce n’est pas sûr."},
	{"register ...", "A field takes a code, several with commas between, the main one first; an age in years, ~35 for about 35; text, or “-” to read it from stdin. Empty takes the answer away. The persons concerned are person.1, person.2 …; “person.2=” takes one away.", "Een veld krijgt een code, meerdere met komma’s ertussen, de voornaamste eerst; een leeftijd in jaren, ~35 voor ongeveer 35; tekst, of “-” om die van stdin te lezen. Leeg neemt het antwoord weg. De betrokkenen zijn person.1, person.2 …; “person.2=” neemt er een weg.", "Un champ prend un code, plusieurs séparés par des virgules, le principal d’abord ; un âge en années, ~35 pour environ 35 ; un texte, ou « - » pour le lire de stdin. Vide retire la réponse. Les personnes concernées sont person.1, person.2 … ; « person.2= » en retire une."},
	{"register --set", "Answer a field; may be given again. All are set, or none.", "Een veld beantwoorden; mag meermaals. Alle worden gezet, of geen.", "Répondre à un champ ; peut être répété. Tous sont mis, ou aucun."},
	{"register --fields", "Print the fields of the form and their codes.", "De velden van het formulier en hun codes tonen.", "Montrer les champs du formulaire et leurs codes."},
	{"register --print", "Print words on a terminal too, where they stay in its scrollback; the history says so.", "Woorden ook op een terminal afdrukken, waar ze terug te scrollen blijven; dat staat in de geschiedenis.", "Afficher aussi les mots dans un terminal, où ils restent dans le défilement ; c’est dans l’historique."},
	{"note --pin", "Pin it above the other notes.", "De notitie boven de andere vastzetten.", "L’épingler au-dessus des autres notes."},
	{"note --supervisor", "For supervisors only; you may read it too.", "Alleen voor supervisoren; u mag de notitie zelf ook lezen.", "Pour les superviseurs seulement ; vous pouvez la lire aussi."},
	{"outbox ...", "An operation that is unclear may have been sent or not: nobody can know. You decide: retry, sent or discard.", "Een verrichting die onduidelijk is, is misschien verzonden en misschien niet: niemand kan het weten. U beslist: retry, sent of discard.", "Une opération incertaine est peut-être partie, peut-être pas : personne ne peut le savoir. À vous de décider : retry, sent ou discard."},
	{"outbox list", "What is not done.", "Wat niet gedaan is.", "Ce qui n’est pas fait."},
	{"outbox list --all", "Also what was done lately.", "Ook wat onlangs gedaan is.", "Aussi ce qui a été fait récemment."},

	{"case show --print", "On a terminal too, print it instead of showing it on a screen of its own; the history says so.", "Ook op een terminal tonen zonder eigen scherm; de geschiedenis zegt het.", "L’afficher sans écran à part sur un terminal aussi ; l’historique le dit."},
	{"case merge <with>", "The other case.", "Het andere dossier.", "L’autre dossier."},
	{"contact new --channel", "How it came: phone or other.", "Hoe het contact kwam: phone of other.", "Comment il est venu : phone ou other."},
	{"contact new --started", "When it began: 09:12 of today, or 2026-11-23T09:12; now, when left out.", "Wanneer het begon: 09:12 vandaag, of 2026-11-23T09:12; nu, indien weggelaten.", "Quand il a commencé : 09:12 aujourd’hui, ou 2026-11-23T09:12 ; maintenant, si absent."},
	{"contact new --ended", "When it ended; left out, it goes on.", "Wanneer het eindigde; weggelaten loopt het nog.", "Quand il a fini ; si absent, il dure encore."},
	{"contact new --missed", "Nobody answered it: it is closed.", "Niemand nam op: het is afgesloten.", "Personne n’a répondu : il est clôturé."},
	{"contact new --silent", "Nobody spoke: it is closed.", "Niemand sprak: het is afgesloten.", "Personne n’a parlé : il est clôturé."},

	{"backup <file>", "Where the copy is written; it must not be there yet.", "Waar de kopie geschreven wordt; het bestand mag er nog niet zijn.", "Où écrire la copie ; le fichier ne doit pas encore exister."},
	{"restore", "Put a sealed copy back.", "Een verzegelde kopie terugzetten.", "Restaurer une copie scellée."},
	{"restore <file>", "The copy that “baken backup” wrote.", "De kopie die “baken backup” schreef.", "La copie écrite par « baken backup »."},
	{"restore --aside", "Keep the store that is there beside it, under another name, instead of refusing.", "De opslag die er staat onder een andere naam ernaast bewaren, in plaats van te weigeren.", "Garder à côté, sous un autre nom, les données qui s’y trouvent, au lieu de refuser."},
	{"verify", "Check the store: structure, seals, chain.", "De opslag nakijken: structuur, zegels, ketting.", "Vérifier les données : structure, sceaux, chaîne."},

	{"<case>", "The case’s number, its id, or the beginning of that (4 digits or more).", "Het nummer van het dossier, de id, of het begin daarvan (4 tekens of meer).", "Le numéro du dossier, son id, ou son début (4 chiffres ou plus)."},
	{"case export", "Write a case into a file, sealed for who may read it.", "Een dossier in een bestand schrijven, verzegeld voor wie het mag lezen.", "Écrire un dossier dans un fichier, scellé pour qui peut le lire."},
	{"case export ...", "Names are covered by pseudonyms; words in subjects and texts are not. Attachments are named and not contained. The history says that it was exported, and how.", "Namen zijn afgedekt door pseudoniemen; woorden in onderwerpen en teksten niet. Bijlagen worden genoemd en zitten er niet in. De geschiedenis zegt dat het geëxporteerd werd, en hoe.", "Les noms sont masqués par des pseudonymes ; les mots des objets et des textes ne le sont pas. Les pièces jointes sont nommées et non contenues. L’historique dit qu’il a été exporté, et comment."},
	{"case export <file>", "A new file; it must not be there yet.", "Een nieuw bestand; het mag er nog niet zijn.", "Un nouveau fichier ; il ne doit pas encore exister."},
	{"case export --to", "For whom it is sealed: an age recipient (age1…) or an SSH public key; may be given again.", "Voor wie het verzegeld wordt: een age-ontvanger (age1…) of een publieke SSH-sleutel; mag meermaals.", "Pour qui il est scellé : un destinataire age (age1…) ou une clé SSH publique ; peut être répété."},
	{"case export --plain-file", "Do not seal it; asks for a word, which a script gives on stdin.", "Niet verzegelen; vraagt een woord, dat een script op stdin geeft.", "Ne pas le sceller ; demande un mot, qu’un script donne sur stdin."},
	{"case export --uncover", "With names and addresses; the history says so.", "Met namen en adressen; dat staat in de geschiedenis.", "Avec noms et adresses ; c’est dans l’historique."},
	{"case export --page", "As a page to be read and printed, instead of JSON.", "Als bladzijde om te lezen en af te drukken, in plaats van JSON.", "En page à lire et à imprimer, au lieu de JSON."},
	{"case summary", "Say on top of a case what it is about; stdin becomes the text.", "Bovenaan een dossier zeggen waarover het gaat; stdin wordt de tekst.", "Dire en tête d’un dossier de quoi il s’agit ; stdin devient le texte."},
	{"case summary --remove", "Take the summary away.", "De samenvatting weghalen.", "Retirer le résumé."},
	{"case hold", "Keep a case from being erased, for a court or a law.", "Een dossier van wissen vrijwaren, voor een rechter of een wet.", "Empêcher qu’un dossier soit effacé, pour la justice ou la loi."},
	{"case hold --end", "Let it go again.", "Het weer vrijgeven.", "Le libérer."},
	{"case erase", "Erase a case with all its contacts, for ever; asks for its number.", "Een dossier met al zijn oproepen voorgoed wissen; vraagt het nummer.", "Effacer un dossier avec tous ses contacts, pour toujours ; demande son numéro."},
	{"case erase --keep-on-server", "Leave the mails on the server, whatever the team decided.", "De mails op de server laten, wat het team ook besliste.", "Laisser les mails sur le serveur, quoi que l’équipe ait décidé."},
	{"retain", "Erase what was kept long enough.", "Wissen wat lang genoeg bewaard is.", "Effacer ce qui a été gardé assez longtemps."},
	{"retain --log", "Say what was erased so far, when and by whom.", "Zeggen wat tot nu toe gewist werd, wanneer en door wie.", "Dire ce qui a été effacé jusqu’ici, quand et par qui."},
	{"retain --dry-run", "Only say what would be erased.", "Alleen zeggen wat gewist zou worden.", "Dire seulement ce qui serait effacé."},
	{"retain --keep-on-server", "Leave the mails on the server, whatever the team decided.", "De mails op de server laten, wat het team ook besliste.", "Laisser les mails sur le serveur, quoi que l’équipe ait décidé."},
	{"team", "What the team decided for all.", "Wat het team voor allen besliste.", "Ce que l’équipe a décidé pour tous."},
	{"team show", "What was decided.", "Wat beslist werd.", "Ce qui a été décidé."},
	{"team set", "Decide something for all.", "Iets voor allen beslissen.", "Décider quelque chose pour tous."},
	{"team set <setting>", "retention.names, .words or .history (how long they are kept once a contact is closed), retention.server, or form (what contacts are registered with from now on).", "retention.names, .words of .history (hoe lang ze bewaard worden na het afsluiten), retention.server, of form (waarmee oproepen voortaan geregistreerd worden).", "retention.names, .words ou .history (combien de temps ils sont gardés après la clôture), retention.server, ou form (avec lequel les contacts sont désormais enregistrés)."},
	{"team set <value>", "30d, 8w, 2y or forever; for retention.server delete or keep; for form a file, or “-” for stdin.", "30d, 8w, 2y of forever; voor retention.server delete of keep; voor form een bestand, of “-” voor stdin.", "30d, 8w, 2y ou forever ; pour retention.server delete ou keep ; pour form un fichier, ou « - » pour stdin."},

	{"template", "Texts that are kept ready for notes and replies.", "Teksten die klaarstaan voor notities en antwoorden.", "Les textes tenus prêts pour les notes et les réponses."},
	{"template list", "The templates.", "De sjablonen.", "Les modèles."},
	{"template add", "Keep stdin ready as a template.", "Stdin als sjabloon klaarzetten.", "Tenir stdin prêt comme modèle."},
	{"template add ...", "Between braces these words are filled in: helpline, date, case; in notes also writer (the pseudonym) and counselor.", "Tussen accolades worden deze woorden ingevuld: hulplijn, datum, dossier; in notities ook contactnemer (het pseudoniem) en hulpverlener.", "Entre accolades, ces mots sont remplis : ligne, date, dossier ; dans les notes aussi personne (le pseudonyme) et intervenant."},
	{"template add --replace", "In place of the one of that name.", "In plaats van het sjabloon met die naam.", "À la place de celui de ce nom."},
	{"template remove", "Take a template away.", "Een sjabloon weghalen.", "Retirer un modèle."},
	{"template add <name>", "What colleagues find it by.", "Waaronder collega’s het vinden.", "Sous quoi les collègues le trouvent."},
	{"template remove <name>", "The template’s name.", "De naam van het sjabloon.", "Le nom du modèle."},
	{"template list --kind", "Only those for a note or a reply.", "Alleen die voor een notitie (note) of een antwoord (reply).", "Seulement ceux pour une note (note) ou une réponse (reply)."},
	{"template list --language", "Only those in en, nl or fr.", "Alleen die in en, nl of fr.", "Seulement ceux en en, nl ou fr."},
	{"template add --kind", "For a note or a reply; without it for a reply.", "Voor een notitie (note) of een antwoord (reply); anders voor een antwoord.", "Pour une note (note) ou une réponse (reply) ; sinon pour une réponse."},
	{"template add --language", "en, nl or fr; that of the configuration when left out.", "en, nl of fr; anders die van de configuratie.", "en, nl ou fr ; sinon celle de la configuration."},
	{"template remove --kind", "Of a note or a reply, where several have the name.", "Van een notitie (note) of een antwoord (reply), als er meer die naam hebben.", "D’une note (note) ou d’une réponse (reply), si plusieurs portent ce nom."},
	{"template remove --language", "In which language, where several have the name.", "In welke taal, als er meer die naam hebben.", "Dans quelle langue, si plusieurs portent ce nom."},
	{"vault", "Who can unlock the store.", "Wie de opslag kan openen.", "Qui peut ouvrir les données."},
	{"vault add", "Add a way in.", "Een toegang toevoegen.", "Ajouter un accès."},
	{"vault add --passphrase", "A passphrase of 12 characters or more, asked for twice.", "Een wachtzin van 12 tekens of meer, twee keer gevraagd.", "Une phrase de passe de 12 caractères ou plus, demandée deux fois."},
	{"vault add --new-passphrase-file", "A passphrase of 12 characters or more: the first line of a file.", "Een wachtzin van 12 tekens of meer: de eerste regel van een bestand.", "Une phrase de passe de 12 caractères ou plus : la première ligne d’un fichier."},
	{"vault add --ssh-key", "An SSH key: its public or private half.", "Een SSH-sleutel: de publieke of de private helft.", "Une clé SSH : sa moitié publique ou privée."},
	{"vault add --recipient", "The public half of an age identity (age1…).", "De publieke helft van een age-identiteit (age1…).", "La moitié publique d’une identité age (age1…)."},
	{"vault add --new-recovery", "Fresh recovery words; they are shown once, on stdout.", "Nieuwe herstelwoorden; ze worden één keer getoond, op stdout.", "De nouveaux mots de secours ; affichés une seule fois, sur stdout."},
	{"vault add --label", "What people call it; it is not sealed.", "Hoe mensen het noemen; het is niet verzegeld.", "Comment on l’appelle ; ce n’est pas scellé."},
	{"vault remove", "Remove a way in, and rotate.", "Een toegang verwijderen, en de sleutels vernieuwen.", "Retirer un accès, et renouveler les clés."},
	{"vault remove <slot>", "The slot’s id, or the beginning of it.", "De id van de toegang, of het begin ervan.", "L’id de l’accès, ou son début."},
	{"vault list", "The ways in.", "De toegangen.", "Les accès."},
	{"vault rotate", "Make new keys for the key table; what is sealed stays as it is.", "Nieuwe sleutels voor de sleuteltabel maken; wat verzegeld is, blijft zoals het is.", "Créer de nouvelles clés pour la table des clés ; ce qui est scellé reste tel quel."},
	{"vault keygen", "Make an age identity, for unlock = 'identity'.", "Een age-identiteit maken, voor unlock = 'identity'.", "Créer une identité age, pour unlock = 'identity'."},
	{"vault keygen --output", "Write the identity into a new file (mode 0600) and print only its recipient.", "De identiteit in een nieuw bestand schrijven (modus 0600) en alleen de ontvanger afdrukken.", "Écrire l’identité dans un nouveau fichier (mode 0600) et n’afficher que son destinataire."},

	{"team form", "Print the file of the form that contacts are registered with.", "Het bestand tonen van het formulier waarmee oproepen geregistreerd worden.", "Montrer le fichier du formulaire d’enregistrement des contacts."},
	{"completion", "Write a completion script for a shell.", "Een aanvulscript voor een shell schrijven.", "Écrire un script de complétion pour un shell."},
	{"completion <shell>", "bash, zsh or fish.", "bash, zsh of fish.", "bash, zsh ou fish."},
	{"man", "Write the manual pages.", "De handleiding schrijven.", "Écrire les pages du manuel."},
	{"man <folder>", "Write baken.1 and a page for each command into it; without it one page with all goes to stdout.", "Schrijf er baken.1 en een bladzijde per opdracht in; zonder map gaat één bladzijde met alles naar stdout.", "Y écrire baken.1 et une page par commande ; sinon une seule page avec tout va sur stdout."},
	{"version", "Print version, commit and store schema.", "Versie, commit en schema van de opslag tonen.", "Afficher version, commit et schéma des données."},
}

// commandKey is the key of what is said of a command, a flag or an argument.
func commandKey(of string) Key { return Key("command." + of) }

// explained are the texts of all commands, those of actions in keymap's English.
func explained() []text {
	does := map[string]string{}
	for _, c := range keymap.Commands() {
		does[c.Name] = c.Does
	}
	all := make([]text, 0, len(actCommandTexts)+len(commandTexts))
	for _, c := range actCommandTexts {
		all = append(all, text{commandKey(c.of), does[c.of], c.nl, c.fr})
	}
	for _, c := range commandTexts {
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
	for _, c := range append(actCommandTexts[:len(actCommandTexts):len(actCommandTexts)], commandTexts...) {
		all = append(all, c.of)
	}
	return all
}
