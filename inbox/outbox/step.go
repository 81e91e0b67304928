package outbox

// Step is a place between two steps of sending, for tests that end the program
// there.
type Step string

// The steps, in their order.
const (
	StepBegun     Step = "begun"      // the try is recorded
	StepConnected Step = "connected"  // TCP
	StepGreeted   Step = "greeted"    // TLS and EHLO
	StepLoggedIn  Step = "logged in"  // AUTH
	StepMail      Step = "mail"       // MAIL FROM
	StepRcpt      Step = "rcpt"       // all RCPT TO
	StepData      Step = "data"       // 354
	StepText      Step = "text"       // all but the final dot
	StepDataBegun Step = "data begun" // recorded; the dot comes next
	StepAnswered  Step = "answered"   // the answer to the dot, or none
	StepRecorded  Step = "recorded"   // what became of it
)

// Steps are all steps of a sending that goes well, in their order.
var Steps = []Step{StepBegun, StepConnected, StepGreeted, StepLoggedIn, StepMail, StepRcpt, StepData, StepText, StepDataBegun, StepAnswered, StepRecorded}
