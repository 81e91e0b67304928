package directory

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// writeMany writes a folder of the tabular package with n made-up services, each with
// about as much to it as those of the demo have.
func writeMany(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	heads := map[string]string{
		"organizations":       "id,name,description,email,website",
		"locations":           "id,location_type,organization_id,name",
		"addresses":           "id,location_id,address_1,city,state_province,postal_code,country,address_type",
		"services":            "id,organization_id,name,description,url,email,status,application_process,fees_description,eligibility_description,minimum_age,maximum_age,assured_date,alert",
		"service_at_location": "id,service_id,location_id,description",
		"phones":              "id,location_id,service_id,organization_id,service_at_location_id,number,type,description",
		"schedules":           "id,service_id,valid_from,valid_to,timezone,freq,byday,description,opens_at,closes_at,notes",
		"service_areas":       "id,service_id,name,extent_type",
		"languages":           "id,service_id,name,code",
		"taxonomy_terms":      "id,code,name,taxonomy_id",
		"attributes":          "id,link_id,taxonomy_term_id,link_type,link_entity",
	}
	out := map[string]*bufio.Writer{}
	for name, head := range heads {
		f, err := os.Create(filepath.Join(dir, name+".csv"))
		if err != nil {
			tb.Fatal(err)
		}
		w := bufio.NewWriter(f)
		fmt.Fprintln(w, head)
		out[name] = w
		defer func() {
			if err := w.Flush(); err != nil {
				tb.Fatal(err)
			}
			f.Close()
		}()
	}
	for t := range 13 {
		fmt.Fprintf(out["taxonomy_terms"], "t-%d,code_%d,Thema %d,x\n", t, t, t)
	}
	text := strings.Repeat("Eerste gesprek, en wat daarna kan. ", 4)
	for i := range n {
		fmt.Fprintf(out["organizations"], "o-%d,Organisatie %d,\"Verzonnen organisatie, alleen als voorbeeld.\",info@o%d.example.org,https://o%d.example.org\n", i, i, i, i)
		fmt.Fprintf(out["locations"], "l-%d,physical,o-%d,Organisatie %d – Antwerpen\n", i, i, i)
		fmt.Fprintf(out["addresses"], "a-%d,l-%d,Verzonnen Lindelaan %d,Antwerpen,Antwerpen,2000,BE,physical\n", i, i, i)
		fmt.Fprintf(out["services"], "s-%d,o-%d,Dienst %d,\"%s\",https://o%d.example.org,info@o%d.example.org,active,\"Zonder afspraak, of daarna op afspraak.\",Gratis.,\"Iedereen vanaf 18 jaar, ook familie en buren.\",18,,2026-11-16,\n", i, i, i, text, i, i)
		fmt.Fprintf(out["service_at_location"], "p-%d,s-%d,l-%d,\n", i, i, i)
		fmt.Fprintf(out["phones"], "f-%d,,s-%d,,,03 000 %02d %02d,voice,Onthaal\n", i, i, i/100%100, i%100)
		for k := range 10 {
			if k < 2 {
				fmt.Fprintf(out["schedules"], "u-%d-%d,s-%d,,,Europe/Brussels,WEEKLY,\"MO,TU,WE,TH,FR\",,09:%02d,12:30,\n", i, k, i, k)
				fmt.Fprintf(out["languages"], "g-%d-%d,s-%d,%s\n", i, k, i, []string{"Nederlands,nl", "Français,fr"}[k])
				fmt.Fprintf(out["attributes"], "b-%d-%d,s-%d,t-%d,taxonomy_term,service\n", i, k, i, (i+k)%13)
				continue
			}
			fmt.Fprintf(out["schedules"], "u-%d-%d,s-%d,2027-01-%02d,2027-01-%02d,Europe/Brussels,,,Gesloten: feestdag %d,,,\n", i, k, i, k, k, k)
		}
		fmt.Fprintf(out["service_areas"], "z-%d,s-%d,Provincie Antwerpen,state\n", i, i)
	}
	return dir
}

// BenchmarkOpen reads 100,000 services.
func BenchmarkOpen(b *testing.B) {
	dir := writeMany(b, 100_000)
	for b.Loop() {
		in, err := Open(b.Context(), dir, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if len(in.Services) != 100_000 {
			b.Fatal(len(in.Services))
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.Sys)/(1<<20), "MiB-taken")
	}
}
