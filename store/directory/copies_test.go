package directory

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestCopies has much that is given to many services, of few rows.
func TestCopies(t *testing.T) {
	const n = 300
	long := strings.Repeat("x", 10_000)
	many := func(file, text, service, at string) map[string]string {
		files := with(file, text)
		var services, places strings.Builder
		for i := range n {
			fmt.Fprintf(&services, service, i)
			fmt.Fprintf(&places, at, i, i)
		}
		files["services.csv"] = "id,name,organization_id\n" + services.String()
		files["service_at_location.csv"] = "id,service_id,location_id\n" + places.String()
		return files
	}
	var rules strings.Builder
	rules.WriteString("id,location_id,freq,byday,opens_at,closes_at\n")
	for i := range maxRules {
		fmt.Fprintf(&rules, "%d,l1,WEEKLY,MO,09:00,10:%02d\n", i, i%60)
	}
	for name, files := range map[string]map[string]string{
		"a place":                   many("locations.csv", "id,name,description\nl1,Huis,"+long+"\n", "s%d,a,\n", "a%d,s%d,l1\n"),
		"hours of a place":          many("schedules.csv", rules.String(), "s%d,a,\n", "a%d,s%d,l1\n"),
		"phones of an organization": many("phones.csv", "id,organization_id,number\n1,o1,"+long+"\n", "s%d,a,o1\n", "a%d,s%d,l1\n"),
		"columns of a place":        many("locations.csv", "id,name,kleur\nl1,Huis,"+long+"\n", "s%d,a,\n", "a%d,s%d,l1\n"),
	} {
		_, err := Open(t.Context(), folder(t, files), Options{MaxBytes: 1 << 20})
		var at *FileError
		if !errors.As(err, &at) || at.Err != ErrTooLarge || at.Limit != LimitBytes || at.Line == 0 {
			t.Errorf("%s: %v", name, err)
		}
		open(t, folder(t, files), Options{MaxBytes: 16 << 20})
	}
}

// TestFirstIsNoCopy says that what one service has alone is not counted twice.
func TestFirstIsNoCopy(t *testing.T) {
	files := with("locations.csv", "id,name,description\nl1,Huis,"+strings.Repeat("x", 10_000)+"\n")
	open(t, folder(t, files), Options{MaxBytes: 11_000})
}
