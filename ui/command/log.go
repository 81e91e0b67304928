package command

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"gopkg.in/natefinch/lumberjack.v2"

	"baken/ui/kind"
	"baken/ui/lang"
)

// openLog begins to log into the folder of the state, which is made when it is
// missing. Nothing of a contact ever stands in the log: its writers give ids,
// counts and the kinds of errors.
func (a *app) openLog() error {
	if a.logFile != nil || a.guest != nil { // the workstation's is one file for all
		return nil
	}
	folder := filepath.Dir(a.logPath())
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fail(lang.LogFolderFails, err)
	}
	if err := refuseLoose(folder, a.logPath()); err != nil {
		return err
	}
	a.logFile = &lumberjack.Logger{Filename: a.logPath(), MaxSize: 4, MaxBackups: 3}
	a.log = slog.New(slog.NewJSONHandler(a.logFile, nil)).With("pid", os.Getpid())
	return nil
}

// closeLog writes down how a command ended.
func (a *app) closeLog(command string, status int, err error, took time.Duration) {
	if a.logFile == nil {
		return
	}
	name, _, _ := strings.Cut(command, " <")
	fields := []any{"name", name, "status", status, "took", took.Round(time.Millisecond).String()}
	if err != nil {
		fields = append(fields, "err", kind.Of(err))
	}
	a.log.Info("command", fields...)
	_ = a.logFile.Close() // a log that cannot be written is no reason to fail
	a.logFile = nil
	a.log = slog.New(slog.DiscardHandler)
}
