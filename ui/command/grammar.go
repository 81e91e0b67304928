package command

// globals are the flags of every command.
type globals struct {
	Config         string `placeholder:"FILE"`
	Store          string `placeholder:"FILE"`
	Format         string `enum:"table,json,csv,html" default:"table"`
	PassphraseFile string `placeholder:"FILE"`
	Recovery       bool
	Plain          bool
}

// grammar is the whole command line, but for the commands that are actions. A
// command is here when it works; what it does is said in the catalog.
type grammar struct {
	globals

	Workstation workstationCommand `cmd:"" default:"1" hidden:""`

	Demo  demoCommand  `cmd:""`
	Init  initCommand  `cmd:""`
	Join  joinCommand  `cmd:""`
	Check checkCommand `cmd:""`

	Figures figuresCommand `cmd:""`

	Serve serveCommand `cmd:""`
	User  userCommand  `cmd:""`

	Restore  restoreCommand  `cmd:""`
	Verify   verifyCommand   `cmd:""`
	Retain   retainCommand   `cmd:""`
	Vault    vaultCommand    `cmd:""`
	Team     teamCommand     `cmd:""`
	Template templateCommand `cmd:""`

	Completion completionCommand `cmd:""`
	Man        manCommand        `cmd:""`
	Version    versionCommand    `cmd:""`

	acts acts
}

// acts are the commands that are actions. Their names and what they do stand in
// the table of actions.
type acts struct {
	list     listCommand
	show     showCommand
	find     findCommand
	claim    claimCommand
	release  releaseCommand
	reply    replyCommand
	note     noteCommand
	register registerCommand
	close    closeCommand
	reopen   reopenCommand
	outbox   outboxCommand
	cases    caseCommand
	contact  contactCommand
	sync     syncCommand
	backup   backupCommand
	refer    referCommand
	handoff  handoffCommand
	services directoryCommand
}

// of gives the command for a name of the table of actions; nil for one that is
// below another.
func (a *acts) of(name string) any {
	switch name {
	case "list":
		return &a.list
	case "show":
		return &a.show
	case "find":
		return &a.find
	case "claim":
		return &a.claim
	case "release":
		return &a.release
	case "reply":
		return &a.reply
	case "note":
		return &a.note
	case "register":
		return &a.register
	case "close":
		return &a.close
	case "reopen":
		return &a.reopen
	case "outbox":
		return &a.outbox
	case "case":
		return &a.cases
	case "contact":
		return &a.contact
	case "refer":
		return &a.refer
	case "handoff":
		return &a.handoff
	case "directory":
		return &a.services
	case "sync":
		return &a.sync
	case "backup":
		return &a.backup
	}
	return nil
}
