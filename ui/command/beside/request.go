package beside

import (
	"encoding/json"
	"fmt"
	"slices"
)

// protocol is the version of what passes. It changes when an older end would
// misunderstand a newer one.
const protocol = 1

// Standing is how a workstation stands to visitors.
type Standing string

// The standings.
const (
	Open   Standing = "open"
	Locked Standing = "locked" // nothing is done before somebody unlocks it
	Busy   Standing = "busy"   // as many visitors as may be are inside
)

// Greeting is what a workstation says first.
type Greeting struct {
	Protocol int      `json:"protocol"`
	PID      int      `json:"pid"`
	Standing Standing `json:"standing"`
}

// Terminal says whether a stream of the visitor leads to a terminal, and how wide that
// is, in cells.
type Terminal struct {
	Is    bool `json:"is,omitempty"`
	Width int  `json:"width,omitempty"`
}

// Request is what a visitor wants. Arguments are bytes: the name of a file need not be
// text.
type Request struct {
	Args   [][]byte          `json:"args"`
	Folder string            `json:"folder"` // where the visitor is
	Store  string            `json:"store"`  // the file that he means
	Env    map[string]string `json:"env"`    // what matters of his environment; no secret
	Out    Terminal          `json:"out"`
	Err    Terminal          `json:"err"`
}

// Variables are the names of the environment that a visitor hands over.
var Variables = []string{
	"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "BAKEN_CONFIG",
	"LC_ALL", "LC_MESSAGES", "LANG", "TERM", "COLORTERM", "NO_COLOR",
}

// Getenv gives a variable as the visitor has it, as [os.Getenv] does.
func (r Request) Getenv(name string) string { return r.Env[name] }

// Arguments are the arguments as a program gets them.
func (r Request) Arguments() (args []string) {
	for _, a := range r.Args {
		args = append(args, string(a))
	}
	return args
}

// maxArgs is how many arguments a visitor may have.
const maxArgs = 4096

// readRequest reads what came. Variables that nobody hands over are left out.
func readRequest(body []byte) (r Request, err error) {
	if err := json.Unmarshal(body, &r); err != nil {
		return r, fmt.Errorf("%w: %v", ErrProtocol, err)
	}
	if len(r.Args) > maxArgs || r.Out.Width < 0 || r.Err.Width < 0 || r.Out.Width > 1<<16 || r.Err.Width > 1<<16 {
		return r, ErrProtocol
	}
	for name := range r.Env {
		if !slices.Contains(Variables, name) {
			delete(r.Env, name)
		}
	}
	return r, nil
}
