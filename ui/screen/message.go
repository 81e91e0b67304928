package screen

import (
	"time"

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

	// Acted says that an act on a contact succeeded; Undo, when it is not zero,
	// takes it back.
	Acted struct {
		Key     lang.Key // what to say; {0} is the contact
		Args    []lang.Arg
		Contact store.ContactID
		Undo    store.EventID
		Op      store.OpID // a reply that can be taken back until its time
		Until   time.Time  // the end of that time
	}

	// Ended says that a screen in front is done: a composer or a note.
	Ended struct{}

	// MailStatus is how the work with the mail server stands.
	MailStatus struct {
		Online     bool
		Connecting bool
		SyncedAt   time.Time
		Folder     string // being filled, empty when none is
		Done, Of   int
		Problem    lang.Key // empty when there is none
		Server     string
	}

	// Tick comes once a second while something on the screen goes by the clock.
	Tick time.Time
)
