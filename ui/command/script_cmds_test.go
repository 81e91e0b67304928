package command_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/emersion/go-imap/v2"
	"github.com/rogpeppe/go-internal/testscript"
	"go.etcd.io/bbolt"

	"baken/ui/command/demo/services"
)

// pick keeps a field of the JSON on stdout in a variable: pick VAR FIELD, or
// pick VAR FIELD WHERE=VALUE for the object in which that holds.
func pick(ts *testscript.TestScript, neg bool, args []string) {
	where, value, filtered := "", "", false
	if len(args) == 3 {
		where, value, filtered = strings.Cut(args[2], "=")
	}
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		var o map[string]any
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			ts.Fatalf("not an object: %s", line)
		}
		if v, ok := o[args[1]]; ok && (!filtered || fmt.Sprint(o[where]) == value) {
			if neg {
				ts.Fatalf("there is a %s", args[1])
			}
			ts.Setenv(args[0], fmt.Sprint(v))
			return
		}
	}
	if !neg {
		ts.Fatalf("nothing on stdout has %s:\n%s", strings.Join(args[1:], " "), ts.ReadFile("stdout"))
	}
}

// searched looks for words in every file of the program, in the usual encodings,
// and fails when they are found.
func searched(ts *testscript.TestScript, _ bool, args []string) {
	files := 0
	err := filepath.WalkDir(ts.Getenv("HOME"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		for _, words := range args {
			wide := make([]byte, 0, 2*len(words))
			for _, u := range utf16.Encode([]rune(words)) {
				wide = binary.LittleEndian.AppendUint16(wide, u)
			}
			for _, form := range [][]byte{[]byte(words), []byte(strings.ReplaceAll(words, " ", "=20")), wide} {
				if bytes.Contains(b, form) {
					ts.Fatalf("%s holds %q", path, words)
				}
			}
		}
		return nil
	})
	ts.Check(err)
	if files < 2 {
		ts.Fatalf("there are only %d files; this would find nothing", files)
	}
}

// inventedServices writes the files of the invented directory into a folder:
// services FOLDER.
func inventedServices(ts *testscript.TestScript, _ bool, args []string) {
	folder := ts.MkAbs(args[0])
	ts.Check(os.Mkdir(folder, 0o700))
	for name, text := range services.Files(time.Now()) {
		ts.Check(os.WriteFile(filepath.Join(folder, name), text, 0o600))
	}
}

// damage changes every byte of some pages of the store: damage FILE FIRST COUNT.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	var first, count int
	_, err := fmt.Sscan(args[1]+" "+args[2], &first, &count)
	ts.Check(err)
	ts.Check(damagePages(ts.MkAbs(args[0]), first, count))
}

func damagePages(path string, first, count int) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	size := os.Getpagesize()
	if (first+count)*size > len(b) {
		return fmt.Errorf("the file has only %d pages", len(b)/size)
	}
	for i := first * size; i < (first+count)*size; i++ {
		b[i] ^= 0x5a
	}
	return os.WriteFile(path, b, 0o600)
}

// newer makes the store one of a newer version: newer FILE.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	db, err := bbolt.Open(ts.MkAbs(args[0]), 0o600, nil)
	ts.Check(err)
	ts.Check(db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("head")).Put([]byte("schema"), binary.BigEndian.AppendUint32(nil, 99))
	}))
	ts.Check(db.Close())
}

// until waits for a file to be there: until FILE.
func until(ts *testscript.TestScript, _ bool, args []string) {
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
	}
	ts.Fatalf("%s does not come", args[0])
}

// grepUntil waits for a file to hold words: grep-until FILE WORDS.
func grepUntil(ts *testscript.TestScript, _ bool, args []string) {
	var b []byte
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		b, _ = os.ReadFile(ts.MkAbs(args[0])) // it may not be there yet
		if strings.Contains(string(b), args[1]) {
			return
		}
	}
	ts.Fatalf("%s does not come; %s holds:\n%s", args[1], args[0], b)
}

// mode checks the permissions of files: mode 0600 FILE…
func mode(ts *testscript.TestScript, _ bool, args []string) {
	for _, f := range args[1:] {
		i, err := os.Stat(ts.MkAbs(f))
		ts.Check(err)
		if got := fmt.Sprintf("%04o", i.Mode().Perm()); got != args[0] {
			ts.Fatalf("%s has mode %s", f, got)
		}
	}
}

// flagged marks the first mail of INBOX as flagged, as another program does.
func flagged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: flag")
	}
	houseOf(ts).imap.AddFlags("INBOX", 1, imap.FlagFlagged)
}

// quota bounds the bytes in the mailbox: quota BYTES.
func quota(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(strings.Join(args, " "), 10, 64)
	ts.Check(err)
	houseOf(ts).imap.SetQuota(n)
}

// rights says what may be done in a folder of the server: rights FOLDER LETTERS.
func rights(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: rights FOLDER LETTERS")
	}
	houseOf(ts).imap.SetRights(args[0], args[1])
}

// configured writes the configuration anew: base.toml, and a file after it.
func configured(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: configured FILE")
	}
	text := ts.ReadFile("base.toml") + ts.ReadFile(args[0])
	ts.Check(os.WriteFile(filepath.Join(ts.Getenv("XDG_CONFIG_HOME"), "baken", "config.toml"), []byte(text), 0o600))
}

// elsewhere goes to another machine: elsewhere NAME. Its files are its own.
func elsewhere(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: elsewhere NAME")
	}
	home := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(home, 0o700))
	ts.Setenv("HOME", home)
	for name, below := range map[string]string{"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"} {
		ts.Setenv(name, filepath.Join(home, below))
	}
}

// code reads what `baken team invite` printed: code FILE. It sets CODE, and HUB, the
// address that is in it.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: code FILE")
	}
	var row struct{ Code, Address string }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &row))
	ts.Setenv("CODE", row.Code)
	ts.Setenv("HUB", row.Address)
}
