package services

// A province as the map knows it: its code is that of the registration.
type province struct {
	code, name string
	towns      []town
}

type town struct{ name, post, zone string }

var provinces = []province{
	{"ANT", "Antwerpen", []town{{"Antwerpen", "2000", "03"}, {"Mechelen", "2800", "015"}, {"Turnhout", "2300", "014"}, {"Lier", "2500", "03"}, {"Geel", "2440", "014"}}},
	{"LIM", "Limburg", []town{{"Hasselt", "3500", "011"}, {"Genk", "3600", "089"}, {"Tongeren-Borgloon", "3700", "012"}, {"Sint-Truiden", "3800", "011"}, {"Pelt", "3900", "011"}}},
	{"OVL", "Oost-Vlaanderen", []town{{"Gent", "9000", "09"}, {"Aalst", "9300", "053"}, {"Sint-Niklaas", "9100", "03"}, {"Oudenaarde", "9700", "055"}, {"Eeklo", "9900", "09"}}},
	{"VBR", "Vlaams-Brabant", []town{{"Leuven", "3000", "016"}, {"Vilvoorde", "1800", "02"}, {"Halle", "1500", "02"}, {"Tienen", "3300", "016"}, {"Aarschot", "3200", "016"}}},
	{"WVL", "West-Vlaanderen", []town{{"Brugge", "8000", "050"}, {"Kortrijk", "8500", "056"}, {"Oostende", "8400", "059"}, {"Roeselare", "8800", "051"}, {"Ieper", "8900", "057"}}},
	{"BRU", "Brussel", []town{{"Brussel", "1000", "02"}, {"Anderlecht", "1070", "02"}, {"Schaarbeek", "1030", "02"}}},
}

var streets = []string{"Verzonnen Lindelaan", "Gedroomde Kaai", "Papieren Molenstraat", "Bedachte Wilgenweg", "Zogezegde Markt", "Voorbeeldplein", "Denkbeeldige Dreef"}

// The invented names of organisations are one of each, in order.
var (
	firsts  = []string{"Amber", "Barnsteen", "Distel", "Ekster", "Fluweel", "Glim", "Heidelicht", "IJsvogel", "Jeneverbes", "Klaproos", "Leeuwerik", "Maanzaad", "Nevel", "Otter", "Parelmoer", "Rietzanger", "Salamander", "Tijm", "Uilen", "Vlinderdas", "Waterjuffer", "Zilverreiger", "Kwartel"}
	seconds = []string{"kade", "spoor", "toren", "werf", "zolder", "sluis", "bocht", "baan"}
)
