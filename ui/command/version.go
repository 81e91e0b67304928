package command

import (
	"runtime/debug"

	"baken/store"
	"baken/ui/lang"
)

// number is the version of the program.
const number = "0.2.0"

// built is the commit that a release was built from; .ci/release sets it.
var built string

type versionCommand struct{}

type versionRow struct {
	Version string `json:"version"`
	Commit  string `json:"commit,omitzero"`
	Schema  int    `json:"schema"`
	Go      string `json:"go"`
}

// Run prints what program this is.
func (versionCommand) Run(a *app) error {
	v := versionRow{Version: number, Commit: commit(), Schema: store.Schema}
	if b, ok := debug.ReadBuildInfo(); ok {
		v.Go = b.GoVersion
	}
	return newSheet(a, []lang.Key{lang.HeadVersion, lang.HeadCommit, lang.HeadSchema, lang.HeadGo}, func(v versionRow) []string {
		return []string{v.Version, v.Commit, count(v.Schema), v.Go}
	}).print(v)
}

// commit is the commit that the program was built from, when the build knew.
func commit() string {
	if built != "" {
		return built
	}
	b, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	revision, changed := "", ""
	for _, s := range b.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+changes"
		}
	}
	if revision == "" {
		return ""
	}
	return revision[:min(len(revision), 12)] + changed
}
