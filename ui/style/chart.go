package style

// Charts are the signs that charts are drawn with. Each is one cell wide, and each is
// told from the others without colour.
type Charts struct {
	Eighths [8]string // of a cell, filled from the left: one eighth to the whole
	Shades  [5]string // from none to the darkest

	// A line from month to month: flat; and where it goes up or down, seen from the
	// left: the lower end, the upper end, and what lies between.
	Flat, Upright    string
	UpFrom, UpTo     string
	DownFrom, DownTo string
	Point            string // of the period before
	Axis             string
}

var charts = Charts{
	Eighths: [8]string{"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"},
	Shades:  [5]string{" ", "░", "▒", "▓", "█"},
	Flat:    "─", Upright: "│", UpFrom: "╯", UpTo: "╭", DownFrom: "╮", DownTo: "╰", Point: "∙", Axis: "┤",
}

var asciiCharts = Charts{
	Eighths: [8]string{".", ".", ".", "-", "-", "=", "=", "#"},
	Shades:  [5]string{" ", ".", "-", "+", "#"},
	Flat:    "-", Upright: "|", UpFrom: "+", UpTo: "+", DownFrom: "+", DownTo: "+", Point: "o", Axis: "|",
}
