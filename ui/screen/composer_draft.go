package screen

import (
	"errors"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/outbox"
	"baken/keymap"
	"baken/store"
	"baken/store/guard"
	"baken/store/outside"
	"baken/ui/lang"
)

// composerLoaded brings the draft there is.
type composerLoaded struct {
	of    *keeper
	draft store.ReplyDraft
	any   bool
	err   error

	// When it is read again.
	again   bool
	changes uint64       // as many had been made here
	known   outside.Text // what was known here of the words in the store
}

func (c *Composer) load() tea.Cmd {
	st, keep, id, fresh, log := c.s.Store, c.keep, c.draft.Contact, c.fresh, c.s.Log
	return c.s.read(func() tea.Msg {
		m := composerLoaded{of: keep}
		m.err = guard.Run(log, func() (err error) {
			if fresh {
				m.draft, m.any, err = newMailDraft(st)
			} else {
				m.draft, m.any, err = st.ReplyDraft(id)
			}
			return err
		})
		return m
	})
}

// reload reads the draft again: another session of who writes it may have saved it.
func (c *Composer) reload() tea.Cmd {
	st, id, keep := c.s.Store, c.draft.Contact, c.keep
	m := composerLoaded{of: keep, again: true, changes: c.changes}
	return c.s.read(func() tea.Msg {
		m.err = keep.alone(func() (err error) { // not while it is being saved
			m.draft, m.any, err = st.ReplyDraft(id)
			m.known = keep.known()
			return err
		})
		return m
	})
}

// retake goes on with what another session has saved. Where something was written here
// too, both stay: theirs below.
func (c *Composer) retake(m composerLoaded) tea.Cmd {
	if m.err != nil || !c.loaded || c.sending {
		return nil // saving says what is wrong
	}
	if m.known != c.keep.known() { // it was saved since
		if c.dirty() {
			return c.arm()
		}
		return nil
	}
	if !c.dirty() {
		if m.any && m.changes == c.changes && m.draft.Text != c.keep.known() {
			c.keep.saw(m.draft.Text)
			c.editor.SetValue(m.draft.Text.Block().String())
			c.editor.Do(keymap.Bottom)
			c.at = m.draft.SavedAt
		}
		return nil
	}
	if !m.any || m.draft.Text == c.keep.known() {
		return nil
	}
	theirs, ours := m.draft.Text.Block().String(), c.editor.Value()
	c.keep.saw(m.draft.Text)
	if !strings.Contains(ours, theirs) {
		c.editor.SetValue(strings.TrimLeft(strings.TrimRight(ours, "\n")+"\n\n"+theirs, "\n"))
		c.say(c.s.T(lang.WrittenTwice), false)
	}
	c.changes++
	return c.save()
}

// newMailDraft is the newest draft that belongs to no contact.
func newMailDraft(st *store.Store) (found store.ReplyDraft, any bool, err error) {
	ids, err := st.ReplyDrafts()
	if err != nil {
		return found, false, err
	}
	for _, id := range ids {
		if _, err := st.Contact(id); err == nil {
			continue
		}
		d, ok, err := st.ReplyDraft(id)
		if err != nil {
			return found, false, err
		}
		if ok && (!any || d.SavedAt.After(found.SavedAt)) {
			found, any = d, true
		}
	}
	return found, any, nil
}

// take goes on with a draft; what was typed before it came stays below it.
func (c *Composer) take(m composerLoaded) tea.Cmd {
	if m.err != nil {
		return tea.Batch(func() tea.Msg { return Failed{What: c.s.Lang.Action(keymap.Reply), Err: m.err} }, c.end(Ended{Of: c, Missed: true}))
	}
	c.loaded = true
	typed := !c.editor.IsEmpty()
	if m.any {
		c.keep.saw(m.draft.Text)
		text := m.draft.Text
		if typed {
			text = outside.New(text.Block().String() + "\n" + c.editor.Value())
		}
		c.editor.SetValue(text.Block().String())
		c.editor.Do(keymap.Bottom)
		now := c.draft
		if len(addressed(m.draft)) == 0 && m.draft.Choose {
			c.say(c.s.T(lang.ChooseWho, lang.Keys(c.s.Keys.Keys(keymap.Composer, keymap.Recipients))), true)
		} else if len(addressed(m.draft)) == 0 {
			m.draft.To = c.draft.To
		}
		c.draft = m.draft
		c.keep.files = m.draft.Attachments
		c.at = m.draft.SavedAt
		if !outbox.Sighted(c.draft) {
			c.draft.Newest, c.draft.Upto, c.draft.Ours = now.Newest, now.Upto, now.Ours
		}
		if len(c.recipients()) > 0 {
			c.notice = "" // somebody was chosen before
		}
		if words := c.meanwhile(); words != "" {
			c.say(words, false)
		}
	} else if c.fresh {
		c.openForm()
	}
	if typed {
		return c.touch()
	}
	return nil
}

// touch says that something changed; it is saved within saveAfter.
func (c *Composer) touch() tea.Cmd {
	c.changes++
	return c.arm()
}

func (c *Composer) arm() tea.Cmd {
	if c.timer || !c.loaded || c.erased {
		return nil
	}
	c.timer = true
	keep := c.keep
	return c.s.Lasts(tea.Tick(c.wait, func(time.Time) tea.Msg { return pauseOver{keep} }))
}

// blank says whether a draft holds nothing that somebody typed or chose.
func (c *Composer) blank(d store.ReplyDraft) bool {
	return c.editor.IsEmpty() && len(d.Attachments)+len(d.Cc)+len(d.Bcc) == 0 && slices.Equal(d.To, c.own) &&
		(d.Subject.IsEmpty() || d.Subject == outside.New(c.neutral())) && d.Reason.IsEmpty()
}

// current is the draft as it stands, with what is being typed at the bottom: an
// unfinished address too. Locking and hanging up save it so.
func (c *Composer) current() store.ReplyDraft {
	d := c.draft
	d.Text = outside.New(c.editor.Value())
	switch {
	case c.form != nil:
		d = c.form.into(d)
	case c.panel == reasonPanel:
		if typed := strings.TrimSpace(c.field.Value()); typed != "" {
			d.Reason = outside.New(typed)
		}
	}
	return d
}

// save writes the draft, in a command.
func (c *Composer) save() tea.Cmd {
	if !c.loaded || !c.dirty() {
		return nil
	}
	s, keep, n, d := c.s, c.keep, c.changes, c.current()
	blank := c.blank(d)
	return func() tea.Msg {
		err := keep.write(n, func() (err error) {
			if d.Attachments = keep.files; blank && len(keep.files) == 0 {
				d.Text = outside.Text{}
				err = s.Store.DropReplyOver(s.saving(), d.Contact, keep.known())
			} else {
				err = s.Store.SaveReplyOver(s.saving(), d, keep.known())
			}
			if err == nil {
				keep.saw(d.Text)
			}
			return err
		})
		return draftSaved{keep, n, s.Now(), err}
	}
}

// Flush saves at once what is not saved yet.
func (c *Composer) Flush() tea.Cmd {
	cmds := []tea.Cmd{c.save()}
	if c.form != nil {
		for _, number := range c.form.unticked() {
			c.removing++
			cmds = append(cmds, c.detach(number))
		}
	}
	return tea.Batch(cmds...)
}

// Rescue is the draft as it stands.
func (c *Composer) Rescue() store.Unsaved {
	d := c.current()
	d.SavedAt = c.at
	return store.Unsaved{Reply: &d}
}

// savedUp takes in how saving went.
func (c *Composer) savedUp(m draftSaved) tea.Cmd {
	if errors.Is(m.err, store.ErrDraftMoved) {
		return c.reload()
	}
	if m.err != nil {
		said := c.notSaved(m.err)
		c.ending = false
		return tea.Batch(c.arm(), c.s.saveFailed(lang.FailSaveDraft, m.err, said))
	}
	c.failed = false
	if m.change > c.saved {
		c.saved, c.at = m.change, m.at
	}
	if c.ending && !c.dirty() {
		return c.end(Ended{Of: c})
	}
	return nil
}

// Leave ends writing; the draft is kept.
func (c *Composer) Leave() tea.Cmd {
	if c.sending {
		return nil
	}
	if c.erased {
		return c.end(Ended{Of: c})
	}
	c.ending = true // what was typed before the draft came is saved below that
	if c.loaded && !c.dirty() || !c.loaded && c.editor.IsEmpty() {
		return c.end(Ended{Of: c})
	}
	return c.save()
}
