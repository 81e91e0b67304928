package command_test

import (
	"bytes"
	"io"
	"os"

	"filippo.io/age"
	"github.com/rogpeppe/go-internal/testscript"
)

// unseal opens a file that was sealed for an age identity, as `age --decrypt` does:
// unseal IDENTITY FILE OUT.
func unseal(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: unseal IDENTITY FILE OUT")
	}
	ids, err := age.ParseIdentities(bytes.NewReader([]byte(ts.ReadFile(args[0]))))
	ts.Check(err)
	r, err := age.Decrypt(bytes.NewReader([]byte(ts.ReadFile(args[1]))), ids...)
	ts.Check(err)
	all, err := io.ReadAll(r)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), all, 0o600))
}
