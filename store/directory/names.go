package directory

import "strings"

// table is one of HSDS, in the order in which they are read: what others point at first.
type table uint8

const (
	organizations table = iota
	taxonomies
	taxonomyTerms
	locations
	services
	serviceAtLocation
	contacts
	addresses
	phones
	schedules
	serviceAreas
	languages
	attributes
	eligibilities // of 1.1 and 2.x: today two columns of services
	tables
)

func (t table) String() string { return shapes[t].name }

// column is one that is read, of whichever table.
type column uint8

const (
	colID column = iota
	colName
	colAlternate
	colDescription
	colOrganization
	colService
	colLocation
	colAt
	colContact
	colPhone
	colWeb
	colMail
	colStatus
	colInterpreters
	colApply
	colFees
	colWhom
	colMinAge
	colMaxAge
	colAssured
	colAlert
	colParent
	colTransport
	colCode
	colTerm
	colLinkID
	colLinkType
	colLinkEntity
	colNumber
	colExtension
	colType
	colDepartment
	colStreet1
	colStreet2
	colStreet3
	colStreet4
	colAttention
	colPostcode
	colCity
	colRegion
	colProvince
	colCountry
	colExtent
	colValidFrom
	colValidTo
	colStart
	colZone
	colUntil
	colCount
	colWeekStart
	colFreq
	colInterval
	colByDay
	colByWeekNo
	colByMonthDay
	colByYearDay
	colOpens
	colCloses
	colLink
	colAttending
	colNotes
	colWeekday
	colClosed
	colFirstDay
	colLastDay
)

// named is a column and what it is called, the name of HSDS 3.1 first.
type named struct {
	col   column
	names []string
}

func names(col column, names ...string) named { return named{col, names} }

// shape is what is known of a table.
type shape struct {
	name  string
	cols  []named
	plain string   // the column of a JSON value that is no object
	idle  []string // columns of HSDS that say nothing that is kept
	kept  []string // columns of HSDS that are kept in Service.More
}

var links = []named{
	names(colAt, "service_at_location_id"),
	names(colService, "service_id"),
	names(colLocation, "location_id"),
	names(colOrganization, "organization_id"),
	names(colContact, "contact_id"),
	names(colPhone, "phone_id"),
}

// linked are the columns of a table whose rows hang on another.
func linked(cols ...named) []named {
	return append(append([]named{names(colID, "id")}, links...), cols...)
}

var shapes = [tables]shape{
	organizations: {name: "organizations", cols: []named{
		names(colID, "id"), names(colName, "name"), names(colParent, "parent_organization_id"),
	}, idle: []string{"alternate_name", "description", "email", "website", "url", "uri", "tax_status", "tax_id", "year_incorporated", "legal_status", "logo"}},
	taxonomies: {name: "taxonomies", cols: []named{names(colID, "id"), names(colName, "name")},
		idle: []string{"description", "uri", "version"}},
	taxonomyTerms: {name: "taxonomy_terms", cols: []named{
		names(colID, "id"), names(colCode, "code"), names(colName, "name", "term"), names(colParent, "parent_id"),
	}, idle: []string{"description", "taxonomy", "language", "taxonomy_id", "term_uri", "parent_name", "vocabulary"}},
	locations: {name: "locations", cols: []named{
		names(colID, "id"), names(colName, "name"), names(colAlternate, "alternate_name"), names(colDescription, "description"),
		names(colTransport, "transportation"), names(colOrganization, "organization_id"),
	}, idle: []string{"location_type", "url", "latitude", "longitude", "external_identifier", "external_identifier_type"}},
	services: {name: "services", cols: []named{
		names(colID, "id"), names(colOrganization, "organization_id"), names(colName, "name"), names(colAlternate, "alternate_name"),
		names(colDescription, "description"), names(colWeb, "url"), names(colMail, "email"), names(colStatus, "status"),
		names(colInterpreters, "interpretation_services"), names(colApply, "application_process"),
		names(colFees, "fees_description", "fees"), names(colWhom, "eligibility_description", "eligibility"),
		names(colMinAge, "minimum_age"), names(colMaxAge, "maximum_age"), names(colAssured, "assured_date"), names(colAlert, "alert"),
	}, idle: []string{"program_id", "assurer_email", "last_modified"}, kept: []string{"wait_time", "accreditations", "licenses"}},
	serviceAtLocation: {name: "service_at_location", cols: []named{
		names(colID, "id"), names(colService, "service_id"), names(colLocation, "location_id"), names(colDescription, "description"),
	}},
	contacts: {name: "contacts", cols: linked(names(colName, "name")), idle: []string{"title", "department", "email"}},
	addresses: {name: "addresses", plain: "address_1", cols: linked(
		names(colAttention, "attention"), names(colStreet1, "address_1"), names(colStreet2, "address_2"), names(colStreet3, "address_3"), names(colStreet4, "address_4"),
		names(colCity, "city"), names(colRegion, "region"), names(colProvince, "state_province"), names(colPostcode, "postal_code"),
		names(colCountry, "country"), names(colType, "address_type"))},
	phones: {name: "phones", plain: "number", cols: linked(
		names(colNumber, "number"), names(colExtension, "extension"), names(colType, "type"), names(colDescription, "description"), names(colDepartment, "department")),
		idle: []string{"language"}},
	schedules: {name: "schedules", plain: "description", cols: linked(
		names(colValidFrom, "valid_from"), names(colValidTo, "valid_to"), names(colStart, "dtstart"), names(colZone, "timezone"), names(colUntil, "until"),
		names(colCount, "count"), names(colWeekStart, "wkst"), names(colFreq, "freq"), names(colInterval, "interval"), names(colByDay, "byday"),
		names(colByWeekNo, "byweekno"), names(colByMonthDay, "bymonthday"), names(colByYearDay, "byyearday"), names(colDescription, "description"),
		names(colOpens, "opens_at"), names(colCloses, "closes_at"), names(colLink, "schedule_link"), names(colAttending, "attending_type"), names(colNotes, "notes"),
		names(colWeekday, "weekday"), names(colClosed, "closed"), names(colFirstDay, "start_date"), names(colLastDay, "end_date"))},
	serviceAreas: {name: "service_areas", plain: "name", cols: linked(
		names(colName, "name", "service_area"), names(colDescription, "description"), names(colExtent, "extent_type")), idle: []string{"extent", "uri"}},
	languages: {name: "languages", plain: "name", cols: linked(
		names(colName, "name", "language"), names(colCode, "code")), idle: []string{"note"}},
	attributes: {name: "attributes", cols: linked(
		names(colTerm, "taxonomy_term_id", "taxonomy_id"), names(colLinkID, "link_id"), names(colLinkEntity, "link_entity"), names(colLinkType, "link_type")),
		idle: []string{"value", "label", "taxonomy_detail"}},
	eligibilities: {name: "eligibility", plain: "eligibility", cols: linked(
		names(colWhom, "eligibility"), names(colMinAge, "minimum_age"), names(colMaxAge, "maximum_age"))},
}

// preset is a value that the name of a file stands for.
type preset struct {
	col   column
	value string
}

// files are what the tables are called, today and in 1.1 and 2.x, alone or in a JSON.
var files = map[string]struct {
	of     table
	preset []preset
}{
	"organization": {of: organizations}, "organizations": {of: organizations},
	"service": {of: services}, "services": {of: services},
	"service_at_location": {of: serviceAtLocation}, "service_at_locations": {of: serviceAtLocation},
	"services_at_location": {of: serviceAtLocation}, "services_at_locations": {of: serviceAtLocation},
	"location": {of: locations}, "locations": {of: locations},
	"address": {of: addresses}, "addresses": {of: addresses},
	"physical_address": {addresses, []preset{{colType, "physical"}}}, "physical_addresses": {addresses, []preset{{colType, "physical"}}},
	"postal_address": {addresses, []preset{{colType, "postal"}}}, "postal_addresses": {addresses, []preset{{colType, "postal"}}},
	"phone": {of: phones}, "phones": {of: phones},
	"contact": {of: contacts}, "contacts": {of: contacts},
	"schedule": {of: schedules}, "schedules": {of: schedules},
	"regular_schedule": {schedules, []preset{{colFreq, "WEEKLY"}}}, "regular_schedules": {schedules, []preset{{colFreq, "WEEKLY"}}},
	"holiday_schedule": {of: schedules}, "holiday_schedules": {of: schedules},
	"service_area": {of: serviceAreas}, "service_areas": {of: serviceAreas},
	"language": {of: languages}, "languages": {of: languages},
	"taxonomies": {of: taxonomies}, "taxonomy": {of: taxonomyTerms}, // "taxonomy" of 1.1 has the terms
	"taxonomy_term": {of: taxonomyTerms}, "taxonomy_terms": {of: taxonomyTerms},
	"attribute": {of: attributes}, "attributes": {of: attributes},
	"service_attribute": {of: attributes}, "service_attributes": {of: attributes},
	"other_attribute": {of: attributes}, "other_attributes": {of: attributes},
	"service_taxonomy": {of: attributes}, "services_taxonomy": {of: attributes},
	"service_taxonomies": {of: attributes}, "service_taxonomys": {of: attributes},
	"eligibility": {of: eligibilities}, "eligibilities": {of: eligibilities}, "eligibilitys": {of: eligibilities},
}

// plainName is a name of a file or a column without what differs between writers.
func plainName(s string) string { return joined.Replace(strings.ToLower(strings.TrimSpace(s))) }

var joined = strings.NewReplacer(" ", "_", "-", "_")

// known is how a column of a file is read.
type known struct {
	col   column
	how   use
	older bool // by a name that is not that of today
}

// use is what becomes of a column.
type use uint8

const (
	unknown use = iota
	read
	idle
	more
)

// lookUp has, of each table, what becomes of each column that HSDS has.
var lookUp = func() (all [tables]map[string]known) {
	for t := range tables {
		all[t] = map[string]known{}
		for _, n := range shapes[t].cols {
			for i, name := range n.names {
				all[t][name] = known{n.col, read, i > 0}
			}
		}
		for _, name := range shapes[t].idle {
			all[t][name] = known{how: idle}
		}
		for _, name := range shapes[t].kept {
			all[t][name] = known{how: more}
		}
	}
	return all
}()

// nameOf is what HSDS 3.1 calls a column of a table.
func (t table) nameOf(col column) string {
	for _, n := range shapes[t].cols {
		if n.col == col {
			return n.names[0]
		}
	}
	return ""
}
