package directory

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baken/store/outside"
)

// small are the files of a directory with one service.
func small() map[string]string {
	return map[string]string{
		"organizations.csv":       "id,name,parent_organization_id\no1,CAW,\n",
		"services.csv":            "id,organization_id,name\ns1,o1,Onthaal\n",
		"locations.csv":           "id,name\nl1,Huis\n",
		"service_at_location.csv": "id,service_id,location_id\na1,s1,l1\n",
		"taxonomy_terms.csv":      "id,code,name,parent_id\nt1,partner,Partnergeweld,\n",
	}
}

// with puts one file more into those of small.
func with(name, text string) map[string]string {
	files := small()
	files[name] = text
	return files
}

func folder(tb testing.TB, files map[string]string) string {
	tb.Helper()
	dir := tb.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

func packed(tb testing.TB, files map[string]string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// file is the path of a file with some bytes.
func file(tb testing.TB, name string, content []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

func open(t *testing.T, path string, o Options) *Import {
	t.Helper()
	in, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, in)
	return in
}

// accounted checks that every row was kept or refused.
func accounted(t *testing.T, in *Import) {
	t.Helper()
	for _, f := range in.Report.Files {
		if f.Rows != f.Kept+f.Lost() {
			t.Errorf("%s: %d rows, %d kept, %d refused", f.Table, f.Rows, f.Kept, f.Lost())
		}
	}
}

// told are the faults of a report in words, for comparing.
func told(r Report) (refused, noted []string) {
	for _, f := range r.Files {
		for _, x := range f.Refused {
			refused = append(refused, fmt.Sprintf("%s:%d %d %s=%s", f.Table, x.Line, x.Why, x.Column.Unsafe(), x.Value.Unsafe()))
		}
		for _, x := range f.Noted {
			noted = append(noted, fmt.Sprintf("%s:%d %d %s=%s", f.Table, x.Line, x.Why, x.Column.Unsafe(), x.Value.Unsafe()))
		}
	}
	return refused, noted
}

func telling(table string, line int, why Reason, column, value string) string {
	return fmt.Sprintf("%s:%d %d %s=%s", table, line, why, column, value)
}

func TestWhatAPathIs(t *testing.T) {
	js := `[{"id":"s1","name":"Onthaal"}]`
	deep := map[string]string{}
	for name, text := range small() {
		deep["export/hsds/"+name] = text
	}
	described := with("datapackage.json", `{"name":"hsds"}`)
	for name, path := range map[string]string{
		"folder":           folder(t, small()),
		"described":        folder(t, described),
		"deep":             folder(t, deep),
		"zip":              file(t, "a.zip", packed(t, small())),
		"zip by content":   file(t, "download", packed(t, described)),
		"deep zip":         file(t, "a.zip", packed(t, deep)),
		"json":             file(t, "a.json", []byte(js)),
		"json by content":  file(t, "download", []byte("\n "+js)),
		"json in a folder": folder(t, map[string]string{"a.json": js, "datapackage.json": "{}"}),
		"json in a zip":    file(t, "a.zip", packed(t, map[string]string{"x/a.json": js})),
		"columns":          file(t, "a.csv", []byte("naam\nOnthaal\n")),
	} {
		t.Run(name, func(t *testing.T) {
			in := open(t, path, Options{Columns: map[string][]string{"name": {"naam"}}})
			if len(in.Services) != 1 || in.Services[0].Name != outside.New("Onthaal") {
				t.Errorf("%d services", len(in.Services))
			}
			if len(in.Report.Unread) != 0 {
				t.Errorf("unread: %d", len(in.Report.Unread))
			}
		})
	}
}

func TestWhatIsNotRead(t *testing.T) {
	files := with("funding.csv", "id\n")
	files["old/services.csv"] = "id,name\nx,Oud\n"
	dir := folder(t, files)
	secret := file(t, "phones.csv", []byte("id,service_id,number\np1,s1,112\n"))
	if err := os.Symlink(secret, filepath.Join(dir, "phones.csv")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("funding.csv", filepath.Join(dir, "contacts.csv")); err != nil {
		t.Fatal(err)
	}
	in := open(t, dir, Options{})
	var unread []string
	for _, u := range in.Report.Unread {
		unread = append(unread, u.Unsafe())
	}
	slices.Sort(unread)
	if want := []string{"funding.csv", "old/services.csv", "phones.csv"}; !slices.Equal(unread, want) {
		t.Errorf("unread: %q, want %q", unread, want)
	}
	if len(in.Services[0].Phones) != 0 {
		t.Error("a link out of the folder was followed")
	}
}

// TestWhole has what refuses all of it.
func TestWhole(t *testing.T) {
	csv := func(text string) string { return folder(t, with("services.csv", text)) }
	js := func(text string) string { return file(t, "a.json", []byte(text)) }
	up := packed(t, map[string]string{"services.csv": "id,name\n1,a\n", "x/../../y.csv": ""})
	lying := packed(t, with("services.csv", "id,name\n"+strings.Repeat("1,a\n", 1000)))
	at := bytes.LastIndex(lying, []byte("services.csv")) - 46 + 24 // the size unpacked, in the list at the end
	lying[at], lying[at+1] = 10, 0
	changed := packed(t, small())
	changed[bytes.Index(changed, []byte("services.csv"))+20] ^= 0xFF
	for _, c := range []struct {
		name string
		path string
		o    Options
		want error
		line int
		what Limit
	}{
		{"Windows-1252", csv("id,name\n1,a\n2,caf\xe9\n"), Options{}, ErrEncoding, 3, ""},
		{"Windows-1252 at the end", csv("id,name\n1,a\n2,caf\xe9"), Options{}, ErrEncoding, 3, ""},
		{"Windows-1252 in JSON", js("[\n{\"id\":\"1\",\"name\":\"caf\xe9\"}]"), Options{}, ErrEncoding, 2, ""},
		{"no services", folder(t, map[string]string{"phones.csv": "id\n"}), Options{}, ErrNoServices, 0, ""},
		{"nothing", t.TempDir(), Options{}, ErrNoServices, 0, ""},
		{"no rows in JSON", js("[]"), Options{}, ErrNoServices, 0, ""},
		{"a word of JSON", js("[1]"), Options{}, ErrNoServices, 0, ""},
		{"no id", csv("name\na\n"), Options{}, ErrNoColumn, 1, ""},
		{"no name", csv("id,organization_id\n1,o1\n"), Options{}, ErrNoColumn, 1, ""},
		{"an empty file", csv(""), Options{}, ErrNoColumn, 1, ""},
		{"no map", file(t, "a.csv", []byte("naam;adres\n")), Options{}, ErrNoMap, 0, ""},
		{"a file outside", file(t, "a.zip", up), Options{}, ErrPath, 0, ""},
		{"a size that lies", file(t, "a.zip", lying), Options{}, ErrZip, 0, ""},
		{"a sum that lies", file(t, "a.zip", changed), Options{}, ErrZip, 0, ""},
		{"bytes", csv("id,name\n1,a\n"), Options{MaxBytes: 60}, ErrTooLarge, 0, LimitBytes},
		{"rows", csv("id,name\n1,a\n2,a\n3,a\n"), Options{MaxRows: 2}, ErrTooLarge, 4, LimitRows},
		{"rows of JSON", js(`[{"id":"1","name":"a"},{"id":"2","name":"a"},` + "\n" + `{"id":"3","name":"a"}]`), Options{MaxRows: 2}, ErrTooLarge, 2, LimitRows},
		{"services", csv("id,name\n1,a\n2,a\n3,a\n"), Options{MaxServices: 2}, ErrTooLarge, 4, LimitServices},
		{"a row", csv("id,name\n1,\"" + strings.Repeat("a\n", 2000)), Options{MaxCell: 10}, ErrTooLarge, 2, LimitRecord},
		{"a value of JSON", js("[\n{\"id\":\"" + strings.Repeat("a", 2000)), Options{MaxCell: 10}, ErrTooLarge, 2, LimitRecord},
		{"spaces in JSON", js("[\n" + strings.Repeat(" ", 2000)), Options{MaxCell: 10}, ErrTooLarge, 2, LimitRecord},
		{"depth", js("[\n" + strings.Repeat(`{"location":`, 100)), Options{}, ErrTooLarge, 2, LimitDepth},
		{"depth of what is passed over", js("[\n{\"x\":" + strings.Repeat("[", 100)), Options{}, ErrTooLarge, 2, LimitDepth},
		{"a quote", csv("id,name\n1,a\n2,\"a\n3,a\n"), Options{}, ErrQuote, 3, ""},
		{"a quote in the head", csv("id,\"name\n"), Options{}, ErrQuote, 1, ""},
		{"nothing kept", csv("id,name\n1,\n"), Options{}, ErrNothing, 0, ""},
		{"no row", csv("id,name\n"), Options{}, ErrNothing, 0, ""},
		{"cut JSON", js("[{\"id\":\"1\",\n\"name\":"), Options{}, ErrJSON, 2, ""},
		{"no JSON", js("{\"id\"\n:}"), Options{}, ErrJSON, 2, ""},
		{"terms in a circle", folder(t, with("taxonomy_terms.csv", "id,name,parent_id\nt0,z,t1\nt1,a,t2\nt2,b,t3\nt3,c,t1\n")), Options{}, ErrCircle, 3, ""},
		{"its own parent", folder(t, with("organizations.csv", "id,name,parent_organization_id\no1,a,o1\n")), Options{}, ErrCircle, 2, ""},
		{"unknown field", file(t, "a.csv", []byte("naam\nx\n")), Options{Columns: map[string][]string{"name": {"naam"}, "fax": {"naam"}}}, ErrField, 0, ""},
		{"two columns of one", file(t, "a.csv", []byte("a,b\nx,y\n")), Options{Columns: map[string][]string{"name": {"a", "b"}}}, ErrField, 0, ""},
		{"no name mapped", file(t, "a.csv", []byte("a,b\nx,y\n")), Options{Columns: map[string][]string{"id": {"a"}}}, ErrField, 0, ""},
		{"unknown column", file(t, "a.csv", []byte("a,b\nx,y\n")), Options{Columns: map[string][]string{"name": {"c"}}}, ErrNoColumn, 1, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, err := Open(t.Context(), c.path, c.o)
			var at *FileError
			if !errors.Is(err, c.want) || !errors.As(err, &at) {
				t.Fatalf("%v, want %v", err, c.want)
			}
			if at.Line != c.line || at.Limit != c.what {
				t.Errorf("line %d, limit %q; want %d, %q", at.Line, at.Limit, c.line, c.what)
			}
			if (c.want == ErrNoColumn || c.want == ErrField || c.want == ErrNoMap) && at.There == nil && c.name != "an empty file" {
				t.Error("does not say which there are")
			}
			if in != nil && (c.want != ErrNothing || len(in.Services) > 0) {
				t.Error("something was given all the same")
			}
			if c.want == ErrNothing && in == nil {
				t.Error("no report of why")
			}
		})
	}
}

func TestCircleHasItsIDs(t *testing.T) {
	_, err := Open(t.Context(), folder(t, with("taxonomy_terms.csv", "id,name,parent_id\nt0,z,t1\nt1,a,t2\nt2,b,t3\nt3,c,t1\n")), Options{})
	var at *FileError
	if !errors.As(err, &at) || !slices.Equal(at.IDs, []ID{outside.New("t1"), outside.New("t2"), outside.New("t3")}) {
		t.Errorf("%v: %d ids", err, len(at.IDs))
	}
}

func TestErrorsHoldNoText(t *testing.T) {
	_, err := Open(t.Context(), folder(t, with("services.csv", "geheim\nBachstraat\n")), Options{})
	if s := fmt.Sprintf("%v %+v", err, err); err == nil || strings.Contains(s, "geheim") || strings.Contains(s, "services.csv") {
		t.Error(s)
	}
}

func TestCutZip(t *testing.T) {
	files := small()
	for i := range 60 {
		files["services.csv"] += fmt.Sprintf("x%d,o1,%x\n", i, i*7919)
	}
	whole := packed(t, files)
	for n := 5; n < len(whole); n += 97 {
		if _, err := Open(t.Context(), file(t, "a.zip", whole[:n]), Options{}); !errors.Is(err, ErrZip) {
			t.Errorf("%d of %d bytes: %v", n, len(whole), err)
		}
	}
}

// bomb is a zip whose services are the text that a line makes when it is repeated up to
// a size. It is pressed once and put there many times.
func bomb(t *testing.T, line string, size int) []byte {
	t.Helper()
	text := []byte(strings.Repeat(line, 4<<20/len(line)))
	var pressed bytes.Buffer
	f, err := flate.NewWriter(&pressed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := f.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	all := bytes.Repeat(pressed.Bytes(), size/len(text))
	w, err := z.CreateRaw(&zip.FileHeader{Name: "services.csv", Method: zip.Deflate, CompressedSize64: uint64(len(all)), UncompressedSize64: uint64(size)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(all); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBomb(t *testing.T) {
	wide := "id,name" + strings.Repeat(",x", 508) + "\n" // each row is one too many
	for name, c := range map[string]struct {
		line  string
		limit Limit
	}{"one row": {strings.Repeat("\x00", 1024), LimitRecord}, "wide rows": {wide, LimitBytes}} {
		t.Run(name, func(t *testing.T) {
			b := bomb(t, c.line, 1<<30)
			_, err := Open(t.Context(), file(t, "a.zip", b), Options{MaxBytes: 4 << 20, MaxCell: 4 << 10})
			var at *FileError
			if !errors.As(err, &at) || at.Err != ErrTooLarge || at.Limit != c.limit {
				t.Errorf("a zip of %d bytes: %v", len(b), err)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if in, err := Open(ctx, folder(t, small()), Options{}); err == nil || in != nil {
		t.Errorf("%v", err)
	}
}
