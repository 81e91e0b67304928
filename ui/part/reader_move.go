package part

import "baken/keymap"

// Do moves the cursor or folds as an action says; false if the action is none
// of its.
func (r *Reader) Do(a keymap.Action) bool {
	steps := map[keymap.Action]int{
		keymap.Down: 1, keymap.Up: -1,
		keymap.HalfDown: max(1, r.height/2), keymap.HalfUp: -max(1, r.height/2),
		keymap.PageDown: max(1, r.height-2), keymap.PageUp: -max(1, r.height-2),
	}
	step, moves := steps[a]
	switch {
	case moves:
		r.step(step)
	case a == keymap.Top:
		r.cursor, r.top = spot{}, spot{}
	case a == keymap.Bottom:
		if n := len(r.passages); n > 0 {
			r.cursor = spot{n - 1, len(r.lines(n-1)) - 1}
		}
	case a == keymap.Fold:
		r.fold()
	default:
		return false
	}
	return true
}

// step moves the cursor by lines; a jump of many takes the window along.
func (r *Reader) step(lines int) {
	if len(r.passages) == 0 {
		return
	}
	r.cursor = r.walk(r.cursor, lines)
	if lines > 1 || lines < -1 {
		r.top = r.walk(r.top, lines)
	}
}

// fold folds or unfolds the passage under the cursor.
func (r *Reader) fold() {
	if r.cursor.line < len(r.passages) && r.passages[r.cursor.line].Folds {
		key := r.passages[r.cursor.line].Key
		r.folded[key] = !r.folded[key]
		r.cursor.row = 0
		if r.top.line == r.cursor.line {
			r.top.row = 0
		}
	}
}

// walk goes by lines as far as there are any.
func (r *Reader) walk(s spot, lines int) spot {
	for ; lines > 0; lines-- {
		switch {
		case s.row+1 < len(r.lines(s.line)):
			s.row++
		case s.line+1 < len(r.passages):
			s = spot{s.line + 1, 0}
		default:
			return s
		}
	}
	for ; lines < 0; lines++ {
		switch {
		case s.row > 0:
			s.row--
		case s.line > 0:
			s = spot{s.line - 1, len(r.lines(s.line-1)) - 1}
		default:
			return s
		}
	}
	return s
}
