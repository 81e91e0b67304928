package directory

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"baken/store/outside"
)

// few are limits that a fuzzer comes up against.
var few = Options{MaxBytes: 1 << 20, MaxRows: 200, MaxServices: 20, MaxCell: 500}

// inMemory is a source of texts.
func inMemory(alone bool, files map[string]string) *source {
	s := &source{alone: alone}
	for name, text := range files {
		s.entries = append(s.entries, entry{name: name, open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }})
	}
	return s
}

// check reads a source and checks what must hold whatever is in it: the limits, that each
// row is accounted for, and that each text of the result is one that came.
func check(t *testing.T, src *source, o Options, came func(string) bool) {
	t.Helper()
	in, err := readSource(t.Context(), src, o.withDefaults())
	if err != nil {
		var at *FileError
		if !errors.As(err, &at) {
			t.Fatalf("%v", err)
		}
	}
	if in == nil {
		return
	}
	accounted(t, in)
	if (err == nil) != (len(in.Services) > 0) || len(in.Services) > o.MaxServices {
		t.Fatalf("%d services, %v", len(in.Services), err)
	}
	last := ""
	for i, s := range in.Services {
		id := s.ID.Unsafe()
		if i > 0 && id <= last || id == "" || s.Name.IsEmpty() {
			t.Fatalf("service %d: id %q after %q", i, id, last)
		}
		last = id
		if s.Ages.Min != nil && s.Ages.Max != nil && *s.Ages.Min > *s.Ages.Max {
			t.Fatal("ages that cross")
		}
		for _, text := range textsIn(reflect.ValueOf(s)) {
			if text.Len() > o.MaxCell+100 || !came(text.Unsafe()) {
				t.Fatalf("%q did not come", text.Unsafe())
			}
		}
	}
	for _, f := range in.Report.Files {
		if f.Rows > o.MaxRows || len(f.Refused) > maxFaults || len(f.Noted) > maxFaults {
			t.Fatalf("%d rows, %d refused, %d noted", f.Rows, len(f.Refused), len(f.Noted))
		}
	}
}

// textsIn are the texts from outside in a value.
func textsIn(v reflect.Value) (all []outside.Text) {
	switch v.Kind() {
	case reflect.Struct:
		if t, ok := v.Interface().(outside.Text); ok {
			return []outside.Text{t}
		}
		for i := range v.NumField() {
			all = append(all, textsIn(v.Field(i))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, textsIn(v.Index(i))...)
		}
	}
	return all
}

// among says whether a text stands in others, but for quotes and ends of lines, which CSV
// writes otherwise.
func among(all ...string) func(string) bool {
	bare := strings.NewReplacer(`"`, "", "\r", "", "\ufeff", "")
	text := bare.Replace(strings.Join(all, "\n"))
	wide := false // UTF-16, which is not looked into
	for _, s := range all {
		wide = wide || strings.HasPrefix(s, "\xff\xfe") || strings.HasPrefix(s, "\xfe\xff")
	}
	return func(s string) bool {
		s = bare.Replace(s)
		for _, t := range []string{"", "services.", "organizations.", "locations.", "phones.", "schedules.", "attributes.", "service_at_location.", "eligibility."} {
			if rest, ok := strings.CutPrefix(s, t); ok && strings.Contains(text, rest) {
				return true
			}
		}
		return wide
	}
}

func FuzzCSVPackage(f *testing.F) {
	f.Add("id,name,organization_id,minimum_age,extra\ns1,a,o1,18,x\ns2,b,,,\n", "id,name\no1,CAW\n", "service_id,service_at_location_id,number,type\ns1,,1,fax\n,a1,2,\n",
		"service_id,freq,byday,opens_at,closes_at,weekday\ns1,WEEKLY,MO,09:00,10:00,\n", "id,service_id,location_id\na1,s1,l1\n", []byte{})
	f.Add("id;name\r\ns1;\"a\r\nb\"\r\n", "", "number\n", "a\tb\n", "\xff\xfei\x00d\x00", []byte{})
	f.Add("id,eligibility,eligibility_description,name\ns1,x,\"y\"\"\",z\ns0,x,\"y\"z\"\n", "id,parent_organization_id\no1,o2\no2,o1\n", "", "service_id,start_date,closed\ns1,2026-01-01,true\n", "", []byte{})
	f.Add("", "", "", "", "", packed(f, small()))
	f.Fuzz(func(t *testing.T, services, organizations, phones, schedules, at string, z []byte) {
		if bytes.HasPrefix(z, []byte("PK")) {
			src, err := zipSource(bytes.NewReader(z), int64(len(z)), "a.zip", few.MaxBytes)
			if err == nil {
				check(t, src, few, func(string) bool { return true })
			}
			return
		}
		check(t, inMemory(false, map[string]string{
			"services.csv": services, "organizations.csv": organizations, "phones.csv": phones, "schedules.csv": schedules,
			"service_at_location.csv": at, "locations.csv": "id,name\nl1,Huis\n",
		}), few, among(services, organizations, phones, schedules, at, "Huis", "l1"))
	})
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{full, "[" + full + "]", `{"contents":[` + full + `]}`, `{"services":[{"id":"1","name":"a"}],"phones":[{"service_id":"1","number":1e3}]}`,
		`{"id":"1","name":"a","name":"b","eligibility":"x","eligibilitys":[{"eligibility":"y"}],"locations":["x"],"languages":[1,null,[2]]}` + "\n" + `{"id":"2"}`,
		`[{"id":"1","name":"\ud800\u0000","contacts":[{"contacts":[{"phones":["1"]}]}]}]`, `[{"services":[{"organization":{"services":[{"id":"1","name":"a"}]}}]}]`,
		`{"a":{"b":[[[]]]},"organizations":[{"id":"o","parent_organization_id":"o"}]}`, "[1,\"x\"", "\ufeff{}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		came := map[string]bool{}
		dec := json.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
		dec.UseNumber()
		for {
			tok, err := dec.Token()
			if err != nil {
				break
			}
			switch v := tok.(type) {
			case string:
				came[strings.TrimSpace(v)] = true
				for t := range tables {
					came[strings.TrimSpace(t.String()+"."+v)] = true
				}
			case json.Number:
				came[v.String()] = true
			}
		}
		came["true"], came["false"], came[""], came["eligibility.eligibility"] = true, true, true, true
		wide := strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff")
		check(t, inMemory(true, map[string]string{"a.json": " " + text}), few, func(s string) bool { return wide || came[strings.TrimSpace(s)] })
	})
}

func FuzzColumns(f *testing.F) {
	f.Add(kaartHead+"Onthaal;CAW;\"03 1; 03 2\";0470 3;a@example.org;Kaai 4;bus 2;2800;Mechelen;Antwerpen|Limburg;Frans;Wonen;18;;2026-11-16;;elke dag;3 weken\n", "Naam", "Tel")
	f.Add("a,b\n1,2\n,\n3\n", "a", "b")
	f.Add("a\tb\r\n\"1\"\t\"2\r\n", "a", "a")
	f.Add("\xff\xfea\x00", "a", "c")
	f.Fuzz(func(t *testing.T, text, name, phone string) {
		o := few
		o.Columns = map[string][]string{"name": {name}, "phone": {phone}, "hours": {phone}, "min_age": {phone}, "max_age": {name}, "street": {phone, name}, "city": {phone}}
		came := among(text)
		check(t, inMemory(true, map[string]string{"a.csv": "x" + text}), o, func(s string) bool { return came(s) || len(s) == 32 || came(strings.TrimPrefix(s, "x")) })
	})
}
