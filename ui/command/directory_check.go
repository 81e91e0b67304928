package command

import (
	"context"
	"strings"
	"time"

	"baken/store"
	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/lang"
)

type directoryCheckCommand struct {
	File   string   `arg:"" optional:""`
	Column []string `placeholder:"FIELD=COLUMN" sep:"none"`
}

// staleRow is a service of which something wants to be looked at.
type staleRow struct {
	ID      outside.Safe `json:"id"`
	Name    outside.Safe `json:"name"`
	Why     []string     `json:"why"`
	Assured string       `json:"assured,omitzero"`
}

// Run says what of a file would be kept, changing nothing; without one, what of the
// directory wants to be looked at.
func (c *directoryCheckCommand) Run(ctx context.Context, a *app) error {
	if c.File != "" {
		in, err := a.readDirectory(ctx, c.File, c.Column)
		if in != nil {
			if e := a.printImport(in); e != nil {
				return e
			}
		}
		if err != nil {
			return err
		}
		a.say(lang.DirectoryWouldKeep, len(in.Services), lostOf(in.Report))
		return nil
	}
	s, err := a.open(ctx, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	now := a.now().In(workplace)
	sheet := newSheet(a, []lang.Key{lang.HeadID, lang.HeadService, lang.HeadCheckedOn, lang.HeadWhy}, func(r staleRow) []string {
		var why []string
		for _, w := range r.Why {
			why = append(why, a.T(staleWords[w]))
		}
		return []string{r.ID.String(), r.Name.Cut(50).String(), r.Assured, strings.Join(why, ", ")}
	})
	all, stale := 0, 0
	for from := 0; ; from += maxServices {
		found, err := s.FindServices(store.ServiceQuery{}, now, from, maxServices)
		if err != nil {
			return err
		}
		for _, v := range found.Services {
			all++
			if r, is := staleRowOf(v.Service, now); is {
				stale++
				if err := sheet.row(r); err != nil {
					return err
				}
			}
		}
		if len(found.Services) < maxServices {
			break
		}
	}
	if err := sheet.close(); err != nil {
		return err
	}
	a.say(lang.DirectoryChecked, all, stale)
	return nil
}

// What may want to be looked at, as the JSON has it.
const (
	staleOld   = "check_first"
	stalePhone = "no_phone"
	staleHours = "no_hours"
	staleArea  = "no_area"
)

var staleWords = map[string]lang.Key{
	staleOld: lang.DirectoryCheckFirst, stalePhone: lang.DirectoryNoPhone, staleHours: lang.DirectoryHoursUnknown, staleArea: lang.DirectoryNoArea,
}

func staleRowOf(v directory.Service, now time.Time) (r staleRow, is bool) {
	r = staleRow{ID: v.ID.Line(), Name: v.Name.Line()}
	if v.Assured != 0 {
		r.Assured = v.Assured.String()
	}
	row := serviceRowOf(v, -1, now)
	for _, x := range []struct {
		is  bool
		why string
	}{{row.CheckFirst, staleOld}, {len(row.Phones) == 0, stalePhone}, {row.OpenNow == nil, staleHours}, {len(row.Area) == 0, staleArea}} {
		if x.is {
			r.Why = append(r.Why, x.why)
		}
	}
	return r, len(r.Why) > 0
}
