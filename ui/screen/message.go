package screen

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baken/inbox/outbox"
	"baken/store"
	"baken/ui/lang"
	"baken/ui/part"
)

// What screens and the app tell one another.
type (
	// Changed says that the store has changed; from the store's listener.
	Changed struct{ store.Change }

	// Selected says that the cursor of the queue stands on a contact, or on none.
	Selected struct {
		Contact store.Contact
		Any     bool
	}

	// CaseSelected says that the cursor of the cases stands on one, or on none.
	CaseSelected struct {
		Case store.CaseRow
		Any  bool
	}

	// Said is one line for the person, at its fixed place and in the log.
	Said struct {
		Tone  part.Tone
		Words string
	}

	// Failed says that something did not succeed.
	Failed struct {
		What string // the act, in the session's words; may be empty
		Err  error
	}

	// Acted says that an act on a contact succeeded, and how it is taken back: by
	// Undo, Op or Back. One with none of them cannot be, and undo says so.
	Acted struct {
		Key     lang.Key // what to say; {0} is Name
		Name    string   // the contact's pseudonym, in the session's language
		Args    []lang.Arg
		Contact store.ContactID
		Undo    store.EventID
		Also    []store.EventID             // the other events of the same act
		Op      store.OpID                  // a reply that can be taken back until its time
		Until   time.Time                   // the end of that time
		Back    func(context.Context) error // takes back what no event and no reply is
		Then    tea.Msg                     // what the screens are told of it; may be nil
	}

	// Opened says that the store is open and the mail work has begun.
	Opened struct {
		Store   *store.Store
		Mail    Mail                                       // nil: no mailbox
		Events  <-chan MailStatus                          // nil: no mailbox
		Compose func(outbox.Writing) (store.Answer, error) // nil: reading only

		// Team says how things stand with the journal that the team shares, whenever that
		// changes; nil: nobody carries it.
		Team <-chan TeamStatus

		Greeting string // what is said first; empty: nothing
	}

	// Ended says that a text in front of a screen is done. Each tells it once.
	Ended struct {
		Of     Writing
		Did    *Acted // what was done with it: sent, kept; nil: it was only left
		Missed bool   // it could not be opened
	}

	// MailStatus is how the work with the mail server stands.
	MailStatus struct {
		Online     bool
		Connecting bool
		SyncedAt   time.Time
		Folder     string   // being filled, empty when none is
		Done, Of   int      // its mails
		Texts      int      // fetched on this connection, in all folders
		TextsOf    int      // how many that will be; 0 when few are left
		Problem    lang.Key // empty when there is none
		Server     string
	}

	// Lasting is a command that nobody waits for: it comes by the clock, or with what
	// others do. Only a session that waits for the others wraps it, see [Session.Waits].
	Lasting struct{ Cmd tea.Cmd }

	// Tick comes once a second while something on the screen goes by the clock.
	Tick time.Time
)
