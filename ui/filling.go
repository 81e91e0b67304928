package ui

import (
	"baken/ui/lang"
	"baken/ui/screen"
)

// fill keeps how far a sync has come that takes long, as the first one: the line
// above the footer says it while nothing else is said.
func (a *App) fill(m screen.MailStatus) {
	label, done, of := a.underWay(m)
	if label == "" {
		return
	}
	if before, _, _ := a.underWay(a.mail); label != before {
		a.filling.Begin(label)
	}
	a.filling.Set(done, of)
}

// underWay is what is being fetched and how far that is; empty when nothing is
// that takes long.
func (a *App) underWay(m screen.MailStatus) (label string, done, of int) {
	switch {
	case m.Folder != "":
		return gated(m.Folder), m.Done, m.Of
	case m.TextsOf > m.Texts:
		return a.Lang.T(lang.FetchingTexts), m.Texts, m.TextsOf
	}
	return "", 0, 0
}

// tellsFilling says whether that line says it now.
func (a *App) tellsFilling() bool {
	label, _, _ := a.underWay(a.mail)
	return a.at == atQueue && label != "" && !a.toast.Speaking()
}
