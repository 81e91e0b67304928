package outbox

import (
	"context"
	"errors"
	"fmt"

	"github.com/emersion/go-smtp"

	"baken/inbox/account"
	"baken/store"
)

// verdict is what is known of a mail after a try.
type verdict uint8

const (
	going    verdict = iota // nothing has gone wrong so far
	taken                   // the server answered the final dot with 250
	later                   // nobody has it; try again
	never                   // nobody has it, and the server says that nobody will
	unclear                 // the dot may have gone, and there was no answer
	barred                  // the server itself is the trouble, not this mail; nobody has it
	withheld                // we stopped before the dot; nobody has it
)

var verdicts = [...]string{"going", "taken", "later", "never", "unclear", "barred", "withheld"}

func (v verdict) String() string { return verdicts[v] }

// outcome is what became of one try.
type outcome struct {
	verdict verdict
	// code is what went wrong: a reply code as "550 5.1.1", or one of the
	// words below, or one of account.NetworkError.
	code string
	why  store.OpReason
	// accepted are the recipients that were taken, when others were not.
	accepted []string
	// err is set for barred (an error of inbox/account), and for withheld when
	// the store could not record that the dot was to go.
	err error
}

// The words of outcome.code beside reply codes and those of the network.
const (
	codeCut         = "cut"
	codeCertificate = "certificate" // see account.CertificateError
	codeInsecure    = "insecure"    // no TLS, or no way to log in
	codeSecret      = "secret"      // the command for password or token failed
	codeLogin       = "login"       // refused, without a reply code
	codeProtocol    = "protocol"    // an answer that is none
	codeStopped     = "stopped"     // by us: locked, or the end of the program
	codeTooLarge    = "552 5.3.4"   // beyond the SIZE that the server announced
	codeAddress     = "553 5.6.7"   // an address beyond ASCII, and no SMTPUTF8
	codeErased      = "erased"      // the contact was erased meanwhile
	codeUnrecorded  = "crash"       // nobody could write down what the server said
)

// errSpoke: the server said something when it was its turn to listen, which
// can only be a farewell.
var errSpoke = errors.New("the server spoke out of turn")

// codeOf gives the short word for what failed.
func codeOf(err error) string {
	var reply *smtp.SMTPError
	var network *account.NetworkError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &reply):
		return replyCode(reply)
	case errors.Is(err, context.Canceled):
		return codeStopped
	case errors.Is(err, errSpoke):
		return codeCut
	case errors.Is(err, account.ErrCertificate):
		return codeCertificate
	case errors.Is(err, account.ErrInsecure), errors.Is(err, account.ErrConfig):
		return codeInsecure
	case errors.Is(err, account.ErrNoCommand), errors.Is(err, account.ErrCommandFailed):
		return codeSecret
	case errors.Is(err, account.ErrRefused):
		return codeLogin
	case errors.As(account.Network("", err), &network) && network.What != "unreachable":
		return network.What
	}
	return codeProtocol
}

// replyCode writes a reply as RFC 5321 and RFC 3463 do, without its text.
func replyCode(e *smtp.SMTPError) string {
	if e.EnhancedCode == smtp.NoEnhancedCode || e.EnhancedCode == (smtp.EnhancedCode{}) {
		return fmt.Sprint(e.Code)
	}
	return fmt.Sprintf("%d %d.%d.%d", e.Code, e.EnhancedCode[0], e.EnhancedCode[1], e.EnhancedCode[2])
}

// ofMail judges a failure of MAIL, RCPT or DATA, or of writing the text: the
// final dot has not gone, and nobody has the mail.
func ofMail(err error) outcome {
	o := outcome{verdict: later, code: codeOf(err), why: store.ReasonOffline}
	var reply *smtp.SMTPError
	if errors.As(err, &reply) {
		o.why = store.ReasonTemporary
	}
	if reply != nil && reply.Code >= 500 {
		o.verdict, o.why = never, whyNever(reply)
		if reply.Code == 530 || reply.Code == 535 || reply.Code == 538 {
			// A login is wanted, or another one: true of every mail.
			o.verdict, o.why, o.err = barred, store.ReasonCredentials, fmt.Errorf("%w (%s)", account.ErrRefused, o.code)
		}
	}
	return o
}

// ofDot judges what came after the final dot. Only an answer is certain.
func ofDot(err error) outcome {
	var reply *smtp.SMTPError
	switch {
	case err == nil:
		return outcome{verdict: taken}
	case !errors.As(err, &reply):
		return outcome{verdict: unclear, code: codeOf(err)}
	}
	o := outcome{verdict: unclear, code: replyCode(reply), why: store.ReasonNoAnswer}
	switch reply.Code / 100 {
	case 2:
		return outcome{verdict: taken}
	case 4:
		o.verdict, o.why = later, store.ReasonTemporary
	case 5:
		o.verdict, o.why = never, whyNever(reply)
	}
	return o
}

// ofServer judges a failure before MAIL: the server is the trouble.
func ofServer(err error) outcome {
	if errors.Is(err, context.Canceled) {
		return outcome{verdict: withheld, code: codeStopped}
	}
	o := outcome{verdict: barred, code: codeOf(err), why: store.ReasonOffline, err: err}
	switch {
	case account.NeedsPerson(err):
		o.why = store.ReasonCredentials
	case errors.Is(err, account.ErrBusy), errors.Is(err, account.ErrServer):
		o.why = store.ReasonTemporary
	}
	return o
}

// whyNever sorts the refusals of a mail by RFC 3463.
func whyNever(e *smtp.SMTPError) store.OpReason {
	switch {
	case e.EnhancedCode == smtp.EnhancedCode{5, 3, 4}, e.EnhancedCode == smtp.EnhancedCode{5, 2, 3}, e.Code == 552 && e.EnhancedCode[1] == 0:
		return store.ReasonTooLarge
	case e.EnhancedCode[0] == 5 && e.EnhancedCode[1] == 1:
		return store.ReasonRecipient
	}
	return store.ReasonRefused
}
