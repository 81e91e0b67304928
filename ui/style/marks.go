package style

// Marks are the signs that say without colour what colour says too. Each is
// one cell wide.
type Marks struct {
	Cursor   string // before the row under the cursor
	Urgent   string // before what may be dangerous
	Online   string
	Offline  string
	Folded   string
	Unfolded string
	Up       string // to send; also: more above
	Down     string // more below
	Insert   string // before each line of what is being written
	Bar      string // done, of a progress bar
	Rest     string // not yet done
	Dot      string // between words of one line
	Rule     string // a line across
	Thumb    string // where one is, in the border
	Clip     string // attachment
}

var marks = Marks{
	Cursor: "▌", Urgent: "!", Online: "●", Offline: "○", Folded: "▸", Unfolded: "▾",
	Up: "↑", Down: "↓", Insert: "▏", Bar: "█", Rest: "░", Dot: "·", Rule: "─", Thumb: "┃", Clip: "+",
}

var asciiMarks = Marks{
	Cursor: ">", Urgent: "!", Online: "*", Offline: "o", Folded: "+", Unfolded: "-",
	Up: "^", Down: "v", Insert: "|", Bar: "#", Rest: ".", Dot: "-", Rule: "-", Thumb: "#", Clip: "@",
}
