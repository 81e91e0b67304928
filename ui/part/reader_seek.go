package part

// Mark has words marked wherever they stand; empty words mark nothing.
func (r *Reader) Mark(words string) { r.marked = sought(words) }

// Seek moves the cursor to the next line (or the one before, backwards) where
// words begin, compared as [Folded] has them and over the ends of lines; false if
// they stand nowhere. Folded passages are unfolded where they hold them. With
// here the cursor stays where it is if they begin in its line. It goes over all
// passages once at most.
func (r *Reader) Seek(words string, here, backwards bool) bool {
	return r.seek(words, here, backwards, len(r.passages)+1)
}

// SeekOn is Seek no further than the end, or backwards the beginning.
func (r *Reader) SeekOn(words string, here, backwards bool) bool {
	if backwards {
		return r.seek(words, here, true, r.cursor.line+1)
	}
	return r.seek(words, here, false, len(r.passages)-r.cursor.line)
}

// seek looks at so many passages.
func (r *Reader) seek(words string, here, backwards bool, steps int) bool {
	n := len(r.passages)
	r.Mark(words)
	if n == 0 || r.marked == "" {
		return false
	}
	r.cursor = r.fit(r.cursor)
	dir := 1
	if backwards {
		dir = -1
	}
	for step := range steps {
		i := ((r.cursor.line+dir*step)%n + n) % n
		key := r.passages[i].Key
		was := r.folded[key]
		r.folded[key] = false
		begins := r.hits(i).begins
		for j := range begins {
			row := begins[j]
			if backwards {
				row = begins[len(begins)-1-j]
			}
			away := (row - r.cursor.row) * dir
			if step > 0 || away > 0 || here && away == 0 {
				r.cursor = spot{i, row}
				if was {
					r.opened = append(r.opened, key)
				}
				return true
			}
		}
		r.folded[key] = was
	}
	return false
}

// Spot is the passage under the cursor, and the line in it from 0.
func (r *Reader) Spot() (key string, row int) { return r.Current(), r.cursor.row }

// Point puts the cursor on a line of a passage, which is unfolded as by seeking;
// false if the passage is not there.
func (r *Reader) Point(key string, row int) bool {
	for i, p := range r.passages {
		if p.Key != key {
			continue
		}
		if r.folded[key] {
			r.folded[key] = false
			r.opened = append(r.opened, key)
		}
		r.cursor = r.fit(spot{i, row})
		return true
	}
	return false
}

// Place is where a reader stood.
type Place struct {
	cursor, top string // passages
	row, topRow int
}

// Place remembers where the cursor and the window are; what is unfolded by
// seeking from now on can be folded again by [Reader.Return].
func (r *Reader) Place() Place {
	r.opened = nil
	p := Place{cursor: r.Current(), row: r.cursor.row, topRow: r.top.row}
	if r.top.line < len(r.passages) {
		p.top = r.passages[r.top.line].Key
	}
	return p
}

// Return goes back to a place, as far as it is still there.
func (r *Reader) Return(to Place) {
	for _, key := range r.opened {
		r.folded[key] = true
	}
	r.opened = nil
	for i, p := range r.passages {
		if p.Key == to.cursor {
			r.cursor = spot{i, to.row}
		}
		if p.Key == to.top {
			r.top = spot{i, to.topRow}
		}
	}
}
