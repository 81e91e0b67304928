package command

// caseCommand has what is done with cases.
type caseCommand struct {
	Hold  caseHoldCommand  `cmd:""`
	Erase caseEraseCommand `cmd:""`
}

// caseArg is the case that a command is on: its number, its id, or the beginning of
// that.
type caseArg struct {
	Case string `arg:""`
}
