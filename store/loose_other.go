//go:build !unix

package store

import "io/fs"

// shared says whether a folder is one for others too.
func shared(fs.FileInfo) bool { return false }
