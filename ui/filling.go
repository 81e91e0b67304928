package ui

import "baken/ui/screen"

// fill keeps how far a folder has come that is being filled, as on the first
// sync: the line above the footer says it while nothing else is said.
func (a *App) fill(m screen.MailStatus) {
	if m.Folder == "" {
		return
	}
	if m.Folder != a.mail.Folder {
		a.filling.Begin(gated(m.Folder))
	}
	a.filling.Set(m.Done, m.Of)
}

// tellsFilling says whether that line says it now.
func (a *App) tellsFilling() bool {
	return a.at == atQueue && a.mail.Folder != "" && !a.toast.Speaking()
}
