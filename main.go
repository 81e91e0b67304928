// Baken is a workstation in the terminal for the counselors of a helpline.
package main

import (
	"os"

	"baken/ui/command"
)

func main() {
	os.Exit(command.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
