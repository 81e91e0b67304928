package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store/guard"
	"baken/store/member"
	"baken/ui/lang"
)

// rights are what the acts on a contact ask for, so that nobody is offered what would be
// refused. The store asks again.
var rights = map[keymap.Action]member.Right{
	keymap.Claim: member.Claim, keymap.Reply: member.Reply, keymap.Register: member.Register, keymap.Refer: member.Refer,
	keymap.HandOff: member.OfferHandoff, keymap.Close: member.Close, keymap.Reopen: member.Close, keymap.Wait: member.Triage,
	keymap.Join: member.Link, keymap.FollowUp: member.Triage, keymap.Danger: member.Triage, keymap.Uncover: member.Uncover,
	keymap.File: member.Triage, keymap.Trash: member.Triage, keymap.Several: member.Triage, keymap.WriteSummary: member.Note,
	keymap.WriteNote: member.SupervisorNote, keymap.ReadAlong: member.ReadAlong, keymap.CaseRoom: member.Talk, keymap.TeamRoom: member.Talk, keymap.HandOverChat: member.Reply, keymap.Invite: member.Reply, keymap.Link: member.Link, keymap.AcceptCase: member.Link, keymap.MergeCases: member.Merge,
}

// rolesAre says what who sits here may do.
type rolesAre struct{ roles member.Roles }

// askRoles asks the store for it.
func (a *App) askRoles() tea.Cmd {
	s, log := a.s.Store, a.deps.Log
	return func() tea.Msg {
		m := rolesAre{member.AllRoles} // where they cannot be read, the store refuses
		_ = guard.Run(log, func() error {
			all, err := s.Members()
			for _, o := range all {
				if o.ID == s.Me() {
					m.roles = o.Roles
				}
			}
			return err
		})
		return m
	}
}

// claimWords say that a contact is held: by a claim that colleagues see, or by one that
// nobody else is told of.
func (a *App) claimWords() lang.Key {
	if a.deps.Remote {
		return lang.DoneClaim
	}
	return lang.DoneClaimHere
}
