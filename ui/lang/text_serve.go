package lang

// The hub, and who may come to it.
const (
	HeadAddress           Key = "serve.head-address"
	HeadHostKey           Key = "serve.head-host-key"
	ConfigServeSSH        Key = "serve.config-ssh"
	ConfigServeWatch      Key = "serve.config-watch"
	ServeNoPort           Key = "serve.no-port"
	ServeNoWatch          Key = "serve.no-watch"
	ServeNoHostKey        Key = "serve.no-host-key"
	ServeNobody           Key = "serve.nobody"
	ServeFull             Key = "serve.full"
	ServeFullOwn          Key = "serve.full-own"
	ServeLocked           Key = "serve.locked"
	ServeNotServed        Key = "serve.not-served"
	ServeNoFlag           Key = "serve.no-flag"
	HubKey                Key = "serve.hub-key"
	LinkHub               Key = "serve.link-hub"
	HeadRole              Key = "user.head-role"
	HeadKeys              Key = "user.head-keys"
	HeadLastSeen          Key = "user.head-last-seen"
	RoleCounselor         Key = "user.role-counselor"
	RoleSupervisor        Key = "user.role-supervisor"
	RoleAdministrator     Key = "user.role-administrator"
	UserHere              Key = "user.here"
	UserNone              Key = "user.none"
	UserThere             Key = "user.there"
	UserNoName            Key = "user.no-name"
	UserNoRole            Key = "user.no-role"
	UserLeft              Key = "user.left"
	UserKeyUnread         Key = "user.key-unread"
	UserKeyWrong          Key = "user.key-wrong"
	UserKeyWeak           Key = "user.key-weak"
	UserKeyTaken          Key = "user.key-taken"
	UserLastAdministrator Key = "user.last-administrator"
	UserOneself           Key = "user.oneself"
)

var serveTexts = []text{
	{HeadAddress, "address", "adres", "adresse"},
	{HeadHostKey, "host key", "sleutel van de host", "clé de l’hôte"},
	{ConfigServeSSH, "[serve] ssh = “{0}” is not an address to listen on; write :2222, or 127.0.0.1:2222 for this machine alone", "[serve] ssh = “{0}” is geen adres om op te luisteren; schrijf :2222, of 127.0.0.1:2222 voor deze machine alleen", "[serve] ssh = « {0} » n’est pas une adresse où écouter ; écrivez :2222, ou 127.0.0.1:2222 pour cette seule machine"},
	{ConfigServeWatch, "[serve] watch = “{0}” is not an address of this machine alone; write 127.0.0.1:9712, and let what watches from elsewhere ask through a tunnel or an agent on this machine", "[serve] watch = “{0}” is geen adres van deze machine alleen; schrijf 127.0.0.1:9712, en laat wie van elders toekijkt vragen via een tunnel of een programma op deze machine", "[serve] watch = « {0} » n’est pas une adresse de cette seule machine ; écrivez 127.0.0.1:9712, et faites passer qui surveille d’ailleurs par un tunnel ou un programme sur cette machine"},
	{ServeNoWatch, "cannot listen on {0}; something else has it: change [serve] watch", "kan niet luisteren op {0}; iets anders gebruikt het: wijzig [serve] watch", "impossible d’écouter sur {0} ; autre chose l’occupe : changez [serve] watch"},
	{ServeNoPort, "cannot listen on {0}; something else has it, or the system does not allow it: change [serve] ssh", "kan niet luisteren op {0}; iets anders gebruikt het, of het systeem laat het niet toe: wijzig [serve] ssh", "impossible d’écouter sur {0} ; autre chose l’occupe, ou le système ne le permet pas : changez [serve] ssh"},
	{ServeNoHostKey, "the hub’s own key {0} cannot be read or made; put it back from a backup, or remove it: then a new one is made, which all are asked about", "de eigen sleutel van de hub {0} kan niet gelezen of gemaakt worden; zet hem terug uit een back-up, of verwijder hem: dan komt er een nieuwe, waarover iedereen een vraag krijgt", "la clé du hub {0} ne peut être ni lue ni créée ; remettez-la d’une sauvegarde, ou supprimez-la : une nouvelle sera faite, que chacun devra accepter"},
	{ServeNobody, "nobody can come in yet; `baken user key NAME KEY` gives somebody a key", "er kan nog niemand binnen; `baken user key NAAM SLEUTEL` geeft iemand een sleutel", "personne ne peut encore entrer ; `baken user key NOM CLÉ` donne une clé à quelqu’un"},
	{ServeFull, "too many are connected; nothing was done: try again in a moment", "er zijn te veel mensen verbonden; er is niets gedaan: probeer straks opnieuw", "trop de personnes sont connectées ; rien n’a été fait : réessayez dans un moment"},
	{ServeFullOwn, "you have too many sessions open; nothing was done: close one", "u hebt te veel sessies open; er is niets gedaan: sluit er een", "vous avez trop de sessions ouvertes ; rien n’a été fait : fermez-en une"},
	{ServeLocked, "locked: this session has ended, what you wrote is kept; connect again to go on", "vergrendeld: deze sessie is beëindigd, wat u schreef is bewaard; verbind opnieuw om verder te gaan", "verrouillé : cette session est terminée, ce que vous avez écrit est gardé ; reconnectez-vous pour continuer"},
	{ServeNotServed, "that is not served over SSH; there is: {0}; without a command the workstation opens", "dat is er niet via SSH; wel: {0}; zonder opdracht opent het werkstation", "cela n’existe pas par SSH ; il y a : {0} ; sans commande, le poste de travail s’ouvre"},
	{ServeNoFlag, "{0} is not served over SSH: the files are those of the hub", "{0} is er niet via SSH: de bestanden zijn die van de hub", "{0} n’existe pas par SSH : les fichiers sont ceux du hub"},
	{HubKey, "host key {0}", "sleutel van de host {0}", "clé de l’hôte {0}"},
	{LinkHub, "hub", "hub", "hub"},
	{HeadRole, "role", "rol", "rôle"},
	{HeadKeys, "keys", "sleutels", "clés"},
	{HeadLastSeen, "last seen", "laatst gezien", "vu pour la dernière fois"},
	{RoleCounselor, "counselor", "hulpverlener", "intervenant"},
	{RoleSupervisor, "supervisor", "supervisor", "superviseur"},
	{RoleAdministrator, "administrator", "beheerder", "administrateur"},
	{UserHere, "here now", "nu aanwezig", "présent"},
	{UserNone, "there is no one member “{0}”; `baken user list` shows them", "er is niet één medewerker “{0}”; `baken user list` toont ze", "il n’y a pas un seul membre « {0} » ; `baken user list` les montre"},
	{UserThere, "{0} is of the team already; nothing was changed: `baken user key` gives another key, `baken user role` another role", "{0} hoort al bij het team; er is niets gewijzigd: `baken user key` geeft een andere sleutel, `baken user role` een andere rol", "{0} fait déjà partie de l’équipe ; rien n’a été changé : `baken user key` donne une autre clé, `baken user role` un autre rôle"},
	{UserNoName, "a member needs a name", "een medewerker heeft een naam nodig", "un membre a besoin d’un nom"},
	{UserNoRole, "“{0}” are no roles; there are counselor, supervisor and administrator, with commas between several", "“{0}” zijn geen rollen; er zijn counselor, supervisor en administrator, met komma’s ertussen", "« {0} » ne sont pas des rôles ; il y a counselor, supervisor et administrator, séparés par des virgules"},
	{UserLeft, "{0} is not of the team any more; contacts that wait for others again: {1}", "{0} hoort niet meer bij het team; oproepen die weer op anderen wachten: {1}", "{0} ne fait plus partie de l’équipe ; contacts qui attendent de nouveau les autres : {1}"},
	{UserKeyUnread, "“{0}” is neither a public key nor a file that can be read; nothing was changed: give the line of the .pub file, or its name", "“{0}” is geen publieke sleutel en geen leesbaar bestand; er is niets gewijzigd: geef de regel van het .pub-bestand, of de naam ervan", "« {0} » n’est ni une clé publique ni un fichier lisible ; rien n’a été changé : donnez la ligne du fichier .pub, ou son nom"},
	{UserKeyWrong, "that is not a public SSH key; nothing was changed: give the line of the .pub file, without options before it", "dat is geen publieke SSH-sleutel; er is niets gewijzigd: geef de regel van het .pub-bestand, zonder opties ervoor", "ce n’est pas une clé SSH publique ; rien n’a été changé : donnez la ligne du fichier .pub, sans options devant"},
	{UserKeyWeak, "that key is too weak; nothing was changed: make one by `ssh-keygen -t ed25519`", "die sleutel is te zwak; er is niets gewijzigd: maak er een met `ssh-keygen -t ed25519`", "cette clé est trop faible ; rien n’a été changé : faites-en une par `ssh-keygen -t ed25519`"},
	{UserKeyTaken, "somebody else of the team has that key; nothing was changed", "iemand anders van het team heeft die sleutel; er is niets gewijzigd", "quelqu’un d’autre de l’équipe a cette clé ; rien n’a été changé"},
	{UserLastAdministrator, "nobody could manage the team any more; nothing was changed: make somebody else an administrator first", "niemand zou het team nog kunnen beheren; er is niets gewijzigd: maak eerst iemand anders beheerder", "plus personne ne pourrait gérer l’équipe ; rien n’a été changé : nommez d’abord un autre administrateur"},
	{UserOneself, "that is yourself; nothing was changed: another administrator has to do it", "dat bent u zelf; er is niets gewijzigd: een andere beheerder moet het doen", "c’est vous-même ; rien n’a été changé : un autre administrateur doit le faire"},
}
