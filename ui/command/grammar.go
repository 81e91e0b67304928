package command

// globals are the flags of every command.
type globals struct {
	Config         string `help:"The configuration file (BAKEN_CONFIG)." placeholder:"FILE"`
	Store          string `help:"The store, instead of the configured one." placeholder:"FILE"`
	Format         string `help:"How results are written: table, json (one object a line) or csv." enum:"table,json,csv" default:"table"`
	PassphraseFile string `help:"Read the passphrase from the first line of a file, or of stdin with \"-\"." placeholder:"FILE"`
	Recovery       bool   `help:"Unlock with the recovery words; they are asked for, or read where --passphrase-file says."`
}

// grammar is the whole command line. A command is here when it works.
type grammar struct {
	globals

	Workstation workstationCommand `cmd:"" default:"1" hidden:"" help:"Open the workstation."`

	Demo  demoCommand  `cmd:"" help:"The workstation on an invented mailbox; nothing to set up."`
	Init  initCommand  `cmd:"" help:"Set up: ask what is needed, try it, make the vault."`
	Check checkCommand `cmd:"" help:"Try every link and say what holds."`

	Sync    syncCommand    `cmd:"" help:"Bring mailbox and outbox in step with the server."`
	List    listCommand    `cmd:"" help:"The queue."`
	Show    showCommand    `cmd:"" help:"A contact: conversation, case, history."`
	Claim   claimCommand   `cmd:"" help:"Hold a contact, so that no two answer it."`
	Release releaseCommand `cmd:"" help:"Let a contact go."`
	Reply   replyCommand   `cmd:"" help:"Write a reply from stdin; --send gives it to the outbox."`
	Note    noteCommand    `cmd:"" help:"Write a note for colleagues from stdin."`
	Close   closeCommand   `cmd:"" help:"Say that nothing more is to be done."`
	Reopen  reopenCommand  `cmd:"" help:"Take the last closing back."`
	Outbox  outboxCommand  `cmd:"" help:"What waits to be sent, and why."`

	Backup  backupCommand  `cmd:"" help:"Write a sealed copy of the store."`
	Restore restoreCommand `cmd:"" help:"Put a sealed copy back."`
	Verify  verifyCommand  `cmd:"" help:"Check the store: structure, seals, chain."`
	Vault   vaultCommand   `cmd:"" help:"Who can unlock the store."`

	Completion completionCommand `cmd:"" help:"Write a completion script for a shell."`
	Man        manCommand        `cmd:"" help:"Write the manual pages."`
	Version    versionCommand    `cmd:"" help:"Print version, commit and store schema."`
}

// An example shows how a command is used; kong puts it below the flags.
func example(lines string) string { return "Example:\n\n    " + lines }
