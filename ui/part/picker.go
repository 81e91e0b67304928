package part

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baken/keymap"
	"baken/store/outside"
	"baken/ui/lang"
)

// Choice is one line of a picker.
type Choice struct {
	ID    string
	Label string // what is read and typed
	Right string // at the right end, muted: a key, a code
	Also  string // other words by which it can be found, not shown
	Why   string // why it cannot be chosen now; empty if it can
}

// Picker is a list from which one is picked by typing part of its name. It is
// for lists of some hundreds; a long one belongs into a List.
type Picker struct {
	look          Look
	width, height int
	field         *Field
	all           []Choice // those that are listed, and the one that was made
	listed        int
	found         []int
	at, top       int

	// Nothing is what the picker says when no choice fits.
	Nothing string
	// Make, if set, makes a choice of what was typed, which stands before the others:
	// where more can be answered than a list has.
	Make func(typed string) (Choice, bool)
	// Unpicked has no choice stand under the cursor until something is typed, the
	// cursor is moved, or [Picker.Select] puts it somewhere.
	Unpicked bool
}

// NewPicker makes a picker without choices.
func NewPicker(look Look) *Picker {
	return &Picker{look: look, field: NewField(look), Nothing: look.Lang.T(lang.PickerNothing)}
}

// SetSize sets the room in cells; the first line is the field.
func (p *Picker) SetSize(width, height int) {
	p.width, p.height = width, height
	p.field.SetSize(width)
}

// Open shows choices, with nothing typed.
func (p *Picker) Open(prompt, hint string, all []Choice) {
	p.all, p.listed = all, len(all)
	p.field.Prompt, p.field.Empty = prompt, hint
	p.field.SetValue("")
	p.field.SetFocus(true)
	p.find()
}

// Offer adds choices to those at hand, each once; what is typed and the choice under
// the cursor stay.
func (p *Picker) Offer(more []Choice) {
	at, any := "", len(p.found) > 0 && p.at >= 0
	if any {
		at = p.all[p.found[p.at]].ID
	}
	all := slices.Clone(p.all)
	for _, c := range more {
		if !slices.ContainsFunc(all, func(o Choice) bool { return o.ID == c.ID }) {
			all = append(all, c)
		}
	}
	p.all = all
	p.find()
	for i, n := range p.found {
		if any && p.all[n].ID == at {
			p.at = i
		}
	}
}

// Update takes a key: the action that it means, or text. False if the picker
// has no use for it; to accept or leave is for whoever opened it.
func (p *Picker) Update(key tea.KeyMsg, a keymap.Action) bool {
	switch a {
	case keymap.Down:
		p.at = min(p.at+1, max(0, len(p.found)-1))
		return true
	case keymap.Up:
		p.at = max(p.at-1, 0)
		return true
	case keymap.PageDown:
		p.at = min(p.at+max(1, p.height-2), max(0, len(p.found)-1))
		return true
	case keymap.PageUp:
		p.at = max(p.at-max(1, p.height-2), 0)
		return true
	}
	before := p.field.Version()
	used := p.field.Update(key, a)
	if p.field.Version() != before {
		p.find()
	}
	return used
}

// Selected is the choice under the cursor; false when there is none or it
// cannot be chosen now.
func (p *Picker) Selected() (Choice, bool) {
	if len(p.found) == 0 || p.at < 0 {
		return Choice{}, false
	}
	c := p.all[p.found[p.at]]
	return c, c.Why == ""
}

// Typed is what stands in the field.
func (p *Picker) Typed() string { return p.field.Value() }

// find sorts what fits: the best first, else in the order given; what cannot
// be chosen comes after what can and fits as well.
func (p *Picker) find() {
	typed := Folded(strings.TrimSpace(p.field.Value()))
	p.all = p.all[:p.listed:p.listed]
	ranks := make([]int, len(p.all)+1)
	p.found = p.found[:0]
	for i, c := range p.all {
		best := rank(typed, Folded(c.Label))
		if best != whole && c.Also != "" {
			if also := rank(typed, Folded(c.Also)); also != unfit && also != strewn && (best == unfit || also < best) {
				best = also
			}
		}
		if best == unfit {
			continue
		}
		ranks[i] = 2 * best
		if c.Why != "" {
			ranks[i]++
		}
		p.found = append(p.found, i)
	}
	slices.SortStableFunc(p.found, func(a, b int) int { return cmp.Compare(ranks[a], ranks[b]) })
	p.at, p.top = 0, 0
	if p.Unpicked && typed == "" {
		p.at = -1
	}
	if p.Make == nil || typed == "" {
		return
	}
	if made, ok := p.Make(p.field.Value()); ok {
		p.all = append(p.all, made)
		p.found = slices.Insert(p.found, 0, len(p.all)-1)
	}
}

// Select puts the cursor on a choice; false when it is not among those that fit.
func (p *Picker) Select(id string) bool {
	for i, n := range p.found {
		if p.all[n].ID == id {
			p.at = i
			return true
		}
	}
	return false
}

// Listed is how many choices there are, whatever is typed.
func (p *Picker) Listed() int { return p.listed }

// Scroll says which of the choices that fit are in sight, for the border.
func (p *Picker) Scroll() Scroll {
	p.follow()
	return Scroll{From: p.top, Shown: max(0, p.height-1), Of: len(p.found)}
}

// follow brings the choice under the cursor into sight.
func (p *Picker) follow() {
	if rows := p.height - 1; p.at >= p.top+rows {
		p.top = p.at - rows + 1
	}
	p.top = min(p.top, max(p.at, 0))
}

// Fitting is how many choices fit what was typed.
func (p *Picker) Fitting() int { return len(p.found) }

// SetFocus says whether the terminal's cursor stands in the field.
func (p *Picker) SetFocus(on bool) { p.field.SetFocus(on) }

// View gives the field and below it what fits.
func (p *Picker) View() string {
	if p.width <= 0 || p.height <= 0 {
		return ""
	}
	st := p.look.Style
	lines := []string{p.field.View()}
	rows := p.height - 1
	if len(p.found) == 0 {
		for _, l := range outside.New(p.Nothing).Line().Wrap(max(2, p.width-2)) {
			lines = append(lines, " "+st.Plain.Muted.Render(l.String()))
		}
	}
	p.follow()
	for i := p.top; i < len(p.found) && i < p.top+rows; i++ {
		c := p.all[p.found[i]]
		ink, mark := st.Ink(i == p.at), " "
		if i == p.at {
			mark = ink.Accent.Render(st.Mark.Cursor)
		}
		text, right := ink.Text, c.Right
		if c.Why != "" {
			text, right = ink.Muted, c.Why
		}
		right = Fit(right, min(width(right), p.width/2))
		room := max(0, p.width-3-width(right))
		label := Fit(c.Label, min(width(c.Label), room))
		gap := strings.Repeat(" ", max(0, room-width(label)+1))
		lines = append(lines, mark+text.Render(label+gap)+ink.Muted.Render(right+" "))
	}
	return Block(lines, p.width, p.height)
}
