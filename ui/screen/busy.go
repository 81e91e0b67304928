package screen

// Busy says whether the composer is being opened, left or sent: keys wait until
// it is there, or gone.
func (c *Composer) Busy() bool { return !c.loaded || c.ending || c.sending }

// Busy says whether the note is being opened, left or kept.
func (n *Note) Busy() bool { return !n.loaded || n.ending || n.keeping }
