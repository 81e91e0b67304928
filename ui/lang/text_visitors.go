package lang

// The visitors' page, as the hub serves it.
const (
	LinkWeb              Key = "visitors.link"
	WebPlain             Key = "visitors.plain"       // {0} address
	WebCertificate       Key = "visitors.certificate" // {0} when it ends
	ConfigServeWeb       Key = "visitors.config-web"  // {0} what stands there
	ConfigServePlain     Key = "visitors.config-plain"
	ConfigServeHalf      Key = "visitors.config-half"
	ConfigServeExit      Key = "visitors.config-exit"    // {0} what stands there
	ServeNoWeb           Key = "visitors.no-web"         // {0} address
	ServeNoCertificate   Key = "visitors.no-certificate" // {0} file, {1} file, {2} why
	ServeLooseKey        Key = "visitors.loose-key"      // {0} file
	ServeCertificateOver Key = "visitors.over"           // {0} when
	ServeCertificateSoon Key = "visitors.soon"           // {0} when
	DemoPage             Key = "visitors.demo"           // {0} address
	DemoPageHere         Key = "visitors.demo-here"      // {0} address
)

var visitorTexts = []text{
	{LinkWeb, "visitors’ page", "pagina van de chat", "page du chat"},
	{WebPlain, "plain HTTP on {0}, for a proxy on this machine", "gewone HTTP op {0}, voor een proxy op deze machine", "HTTP simple sur {0}, pour un proxy sur cette machine"},
	{WebCertificate, "the certificate is good until {0}", "het certificaat is geldig tot {0}", "le certificat est valable jusqu’au {0}"},
	{ConfigServeWeb, "[serve] web = “{0}” is not an address to listen on; write :8443, or 127.0.0.1:8080 for a proxy on this machine", "[serve] web = “{0}” is geen adres om op te luisteren; schrijf :8443, of 127.0.0.1:8080 voor een proxy op deze machine", "[serve] web = « {0} » n’est pas une adresse où écouter ; écrivez :8443, ou 127.0.0.1:8080 pour un proxy sur cette machine"},
	{ConfigServePlain, "[serve] web = “{0}” would send what visitors write over the network for all to read; give web_cert and web_key, or listen on 127.0.0.1 behind a proxy that has them", "[serve] web = “{0}” zou wat chatters schrijven leesbaar over het netwerk sturen; geef web_cert en web_key, of luister op 127.0.0.1 achter een proxy die ze heeft", "[serve] web = « {0} » enverrait en clair ce que les visiteurs écrivent ; donnez web_cert et web_key, ou écoutez sur 127.0.0.1 derrière un proxy qui les a"},
	{ConfigServeHalf, "[serve] web_cert and web_key belong together; give both, or neither behind a proxy", "[serve] web_cert en web_key horen samen; geef ze allebei, of geen van beide achter een proxy", "[serve] web_cert et web_key vont ensemble ; donnez les deux, ou aucun derrière un proxy"},
	{ConfigServeExit, "[serve] web_exit = “{0}” is no page of the web; write https:// and where the exit leads to", "[serve] web_exit = “{0}” is geen webpagina; schrijf https:// en waar de uitgang heen leidt", "[serve] web_exit = « {0} » n’est pas une page web ; écrivez https:// et où mène la sortie"},
	{ServeNoWeb, "cannot listen on {0}; something else has it, or the system does not allow it: change [serve] web", "kan niet luisteren op {0}; iets anders gebruikt het, of het systeem laat het niet toe: wijzig [serve] web", "impossible d’écouter sur {0} ; autre chose l’occupe, ou le système ne le permet pas : changez [serve] web"},
	{ServeNoCertificate, "the certificate {0} and its key {1} cannot be used ({2}); put the right files there", "het certificaat {0} en de sleutel {1} zijn niet te gebruiken ({2}); zet er de juiste bestanden", "le certificat {0} et sa clé {1} ne sont pas utilisables ({2}) ; mettez-y les bons fichiers"},
	{ServeLooseKey, "everybody on this machine can read the key {0}; take that from them: `chmod o= FILE`", "iedereen op deze machine kan de sleutel {0} lezen; neem hun dat af: `chmod o= FILE`", "tout le monde sur cette machine peut lire la clé {0} ; retirez ce droit : `chmod o= FILE`"},
	{ServeCertificateOver, "the certificate of the visitors’ page ended on {0}: browsers refuse the page; renew it", "het certificaat van de pagina van de chat verviel op {0}: browsers weigeren de pagina; vernieuw het", "le certificat de la page du chat a expiré le {0} : les navigateurs refusent la page ; renouvelez-le"},
	{ServeCertificateSoon, "the certificate of the visitors’ page ends on {0}; renew it", "het certificaat van de pagina van de chat vervalt op {0}; vernieuw het", "le certificat de la page du chat expire le {0} ; renouvelez-le"},
	{DemoPage, "the visitors’ page is open at {0} as long as the demonstration runs: open it in a browser to be the visitor too", "de pagina van de chat staat open op {0} zolang de demonstratie loopt: open ze in een browser om ook de chatter te zijn", "la page du chat est ouverte à {0} tant que dure la démonstration : ouvrez-la dans un navigateur pour être aussi le visiteur"},
	{DemoPageHere, "the visitors’ page is at {0}", "de pagina van de chat staat op {0}", "la page du chat est à {0}"},
}
