package command_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"

	"baken/inbox/mailtest"
	"baken/ui/command"
	"baken/ui/command/quiet"
)

// The whole program, in scripts that can be read as what a person does and sees.
// The program in them is this test binary.

func TestMain(m *testing.M) {
	quiet.Over()      // for the programs that the tests start; each begins so by itself
	os.Unsetenv("CI") // where it is set, termenv shows no colours on a terminal
	testscript.Main(m, map[string]func(){
		"baken": func() {
			go dumpable()
			os.Exit(command.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
		},
		"confined": confined,
	})
}

// dumpableVariable lets a test look into the memory of the program that it
// started, which the program itself allows nobody but root.
const dumpableVariable = "BAKEN_TEST_DUMPABLE"

func dumpable() {
	for os.Getenv(dumpableVariable) != "" {
		if err := unix.Prctl(unix.PR_SET_DUMPABLE, 1, 0, 0, 0); err != nil {
			panic(err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"mailbox":    mailbox,
			"submission": submission,
			"deliver":    deliver,
			"stop-imap":  func(ts *testscript.TestScript, _ bool, _ []string) { houseOf(ts).imap.Stop() },
			"start-imap": func(ts *testscript.TestScript, _ bool, _ []string) { houseOf(ts).imap.Start() },
			"stop-smtp":  func(ts *testscript.TestScript, _ bool, _ []string) { houseOf(ts).smtp.Stop() },
			"start-smtp": func(ts *testscript.TestScript, _ bool, _ []string) { houseOf(ts).smtp.Start() },
			"smtp-fault": fault,
			"flag":       flagged,
			"quota":      quota,
			"rights":     rights,
			"received":   received,
			"folder":     folder,
			"pick":       pick,
			"services":   inventedServices,
			"searched":   searched,
			"damage":     damage,
			"newer":      newer,
			"until":      until,
			"mode":       mode,
			"unseal":     unseal,
			"grep-until": grepUntil,
			"configured": configured,
			"elsewhere":  elsewhere,
			"code":       code,
		},
	})
}

// house is what a script works with.
type house struct {
	t    testing.TB
	imap *mailtest.Server
	smtp *mailtest.Sink
}

type houseKey struct{}

func houseOf(ts *testscript.TestScript) *house { return ts.Value(houseKey{}).(*house) }

func setup(env *testscript.Env) error {
	h := &house{t: env.T().(testing.TB)}
	env.Values[houseKey{}] = h
	home := env.WorkDir + "/home"
	if err := os.Mkdir(home, 0o700); err != nil {
		return err
	}
	env.Setenv("HOME", home)
	env.Setenv("XDG_CONFIG_HOME", home+"/config")
	env.Setenv("XDG_DATA_HOME", home+"/data")
	env.Setenv("XDG_STATE_HOME", home+"/state")
	env.Setenv("LANG", "en_GB.UTF-8")
	for _, v := range []string{"TMUX", "BAKEN_CONFIG", "NO_COLOR"} {
		env.Setenv(v, "")
	}
	return nil
}

// mailbox starts a Dovecot: mailbox [certificate=foreign|expired]. It sets
// IMAP_URL, CA_FILE and SECRET, a command that prints the password.
func mailbox(ts *testscript.TestScript, _ bool, args []string) {
	h := houseOf(ts)
	h.imap = mailtest.Dovecot(h.t, mailtest.Options{Certificate: certificate(ts, args)})
	ts.Setenv("IMAP_URL", "imaps://"+login(h.imap.User)+"@"+h.imap.IMAPS)
	ts.Setenv("IMAP_STARTTLS", "imap://"+login(h.imap.User)+"@"+h.imap.IMAP)
	ts.Setenv("ADDRESS", h.imap.User)
	ts.Setenv("CA_FILE", h.imap.CAFile)
	secret := ts.MkAbs("secret")
	ts.Check(os.WriteFile(secret, []byte(h.imap.Password+"\n"), 0o600))
	ts.Setenv("SECRET", "cat "+secret)
}

// submission starts a submission server: submission [certificate=foreign|expired].
// It sets SMTP_URL.
func submission(ts *testscript.TestScript, _ bool, args []string) {
	h := houseOf(ts)
	h.smtp = mailtest.Submission(h.t, mailtest.SMTPOptions{Certificate: certificate(ts, args)})
	ts.Setenv("SMTP_URL", "smtps://"+login(h.smtp.User)+"@"+h.smtp.Addr)
}

func login(user string) string { return strings.ReplaceAll(user, "@", "%40") }

func certificate(ts *testscript.TestScript, args []string) mailtest.Certificate {
	switch strings.Join(args, " ") {
	case "":
		return mailtest.Fitting
	case "certificate=foreign":
		return mailtest.ForeignName
	case "certificate=expired":
		return mailtest.Expired
	case "certificate=ending":
		return mailtest.Ending
	}
	ts.Fatalf("usage: mailbox|submission [certificate=foreign|expired|ending]")
	return 0
}

// deliver puts a mail, a file of the script, into a folder of the server, as
// received some time ago: deliver FILE [FOLDER] [2h].
func deliver(ts *testscript.TestScript, _ bool, args []string) {
	where, ago := "INBOX", time.Duration(0)
	for _, a := range args[1:] {
		if d, err := time.ParseDuration(a); err == nil {
			ago = d
		} else {
			where = a
		}
	}
	raw := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
	houseOf(ts).imap.Deliver(where, []byte(raw), time.Now().Add(-ago))
}

// fault has the submission server do something else once: smtp-fault rcpt 550,
// smtp-fault stored cut.
func fault(ts *testscript.TestScript, _ bool, args []string) {
	switch strings.Join(args, " ") {
	case "rcpt 550":
		houseOf(ts).smtp.Fault(mailtest.Fault{At: mailtest.AtRcpt, Code: 550})
	case "stored cut":
		houseOf(ts).smtp.Fault(mailtest.Fault{At: mailtest.AfterStore, Cut: true})
	default:
		ts.Fatalf("usage: smtp-fault rcpt 550 | stored cut")
	}
}

// received checks how many mails the submission server has: received N [WORDS],
// of which the last holds the words.
func received(ts *testscript.TestScript, _ bool, args []string) {
	got := houseOf(ts).smtp.Received()
	if fmt.Sprint(len(got)) != args[0] {
		ts.Fatalf("the submission server has %d mails", len(got))
	}
	for _, w := range args[1:] {
		if !strings.Contains(string(got[len(got)-1].Raw), w) {
			ts.Fatalf("the last one does not hold %q:\n%s", w, got[len(got)-1].Raw)
		}
	}
}

// folder checks what a folder of the server holds: folder NAME N [FLAG], of
// which the last has the flag.
func folder(ts *testscript.TestScript, _ bool, args []string) {
	all := houseOf(ts).imap.Messages(args[0])
	if fmt.Sprint(len(all)) != args[1] {
		ts.Fatalf("%s holds %d mails", args[0], len(all))
	}
	for _, f := range args[2:] {
		if last := all[len(all)-1]; !strings.Contains(fmt.Sprint(last.Flags), string(imap.Flag(f))) {
			ts.Fatalf("the last one in %s has the flags %v", args[0], last.Flags)
		}
	}
}
