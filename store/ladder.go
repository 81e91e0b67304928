package store

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"sort"
)

// ladder is an ordered set of small keys with small values, in sealed blocks of
// about rungSize bytes and one sealed list of the blocks, so that windows of a
// long list can be read by position without anything of its order standing in
// the file. 100,000 keys of 25 bytes make some 700 blocks.
//
// A ladder belongs to a transaction; what it changes is written by flush.
type ladder struct {
	t     *tx
	id    [16]byte
	rungs []rung
	dirty bool // the list of blocks changed
	gone  [][8]byte
}

// rung is one block.
type rung struct {
	id    [8]byte
	first []byte // its first key
	n     int
	steps []step // nil until it is read
	size  int
	dirty bool
}

type step struct{ key, value []byte }

const rungSize = 3600

// ladder opens the ladder of that name.
func (t *tx) ladder(name string) (*ladder, error) {
	if l := t.ladders[name]; l != nil {
		return l, nil
	}
	l := &ladder{t: t, id: t.s.hash("ladder", []byte(name))}
	p, err := t.get(boxLadders, l.id[:])
	if err != nil {
		return nil, err
	}
	if err := l.decodeList(p); err != nil {
		return nil, err
	}
	if t.ladders == nil {
		t.ladders = map[string]*ladder{}
	}
	t.ladders[name] = l
	return l, nil
}

// Len is how many keys there are.
func (l *ladder) Len() int {
	n := 0
	for i := range l.rungs {
		n += l.rungs[i].n
	}
	return n
}

// find is the rung in which key stands or would stand.
func (l *ladder) find(key []byte) int {
	i := sort.Search(len(l.rungs), func(i int) bool { return bytes.Compare(l.rungs[i].first, key) > 0 })
	return max(0, i-1)
}

// load reads the steps of a rung.
func (l *ladder) load(i int) (*rung, error) {
	r := &l.rungs[i]
	if r.steps != nil {
		return r, nil
	}
	l.t.loaded++
	p, err := l.t.get(boxLadders, l.block(r.id))
	if err != nil {
		return nil, err
	}
	if r.steps, err = decodeSteps(p); err != nil || len(r.steps) != r.n {
		return nil, fmt.Errorf("%w: a block of a list", ErrDamaged)
	}
	for _, s := range r.steps {
		r.size += s.size()
	}
	return r, nil
}

func (s step) size() int { return len(s.key) + len(s.value) + 2 }

func (r *rung) search(key []byte) (int, bool) {
	return sort.Find(len(r.steps), func(i int) int { return bytes.Compare(key, r.steps[i].key) })
}

// Get gives the value of key.
func (l *ladder) Get(key []byte) (value []byte, ok bool, err error) {
	if len(l.rungs) == 0 {
		return nil, false, nil
	}
	r, err := l.load(l.find(key))
	if err != nil {
		return nil, false, err
	}
	if i, ok := r.search(key); ok {
		return r.steps[i].value, true, nil
	}
	return nil, false, nil
}

// Put sets the value of key. Both are kept as they are: the caller must not
// change them.
func (l *ladder) Put(key, value []byte) error {
	if len(l.rungs) == 0 {
		l.rungs = []rung{{id: newBlock(), steps: []step{}}}
		l.dirty = true
	}
	at := l.find(key)
	r, err := l.load(at)
	if err != nil {
		return err
	}
	i, ok := r.search(key)
	if ok {
		r.size += len(value) - len(r.steps[i].value)
		r.steps[i].value = value
		r.dirty = true
		return nil
	}
	r.steps = append(r.steps, step{})
	copy(r.steps[i+1:], r.steps[i:])
	r.steps[i] = step{key, value}
	r.size += r.steps[i].size()
	r.n++
	r.dirty, l.dirty = true, true
	r.first = r.steps[0].key
	if r.size > rungSize {
		l.split(at)
	}
	return nil
}

// split makes two rungs of one. A rung that grew at an end is split there, so
// that lists that only grow stay full.
func (l *ladder) split(at int) {
	r := &l.rungs[at]
	cut := len(r.steps) / 2
	switch {
	case at == len(l.rungs)-1:
		cut = len(r.steps) * 9 / 10
	case at == 0:
		cut = max(1, len(r.steps)/10)
	}
	if cut == 0 || cut == len(r.steps) {
		return
	}
	right := rung{id: newBlock(), steps: append([]step(nil), r.steps[cut:]...), dirty: true}
	right.n, right.first = len(right.steps), right.steps[0].key
	for _, s := range right.steps {
		right.size += s.size()
	}
	r.steps = r.steps[:cut:cut]
	r.n, r.size = cut, r.size-right.size
	l.rungs = append(l.rungs, rung{})
	copy(l.rungs[at+2:], l.rungs[at+1:])
	l.rungs[at+1] = right
}

// Delete takes key away, if it is there.
func (l *ladder) Delete(key []byte) error {
	if len(l.rungs) == 0 {
		return nil
	}
	at := l.find(key)
	r, err := l.load(at)
	if err != nil {
		return err
	}
	i, ok := r.search(key)
	if !ok {
		return nil
	}
	r.size -= r.steps[i].size()
	r.steps = append(r.steps[:i:i], r.steps[i+1:]...)
	r.n--
	r.dirty, l.dirty = true, true
	if r.n > 0 {
		r.first = r.steps[0].key
		return nil
	}
	l.gone = append(l.gone, r.id)
	l.rungs = append(l.rungs[:at:at], l.rungs[at+1:]...)
	return nil
}

// Clear takes all keys away.
func (l *ladder) Clear() {
	for _, r := range l.rungs {
		l.gone = append(l.gone, r.id)
	}
	l.rungs, l.dirty = nil, true
}

// Index is how many keys stand before key.
func (l *ladder) Index(key []byte) (int, error) {
	if len(l.rungs) == 0 {
		return 0, nil
	}
	at, n := l.find(key), 0
	for i := range at {
		n += l.rungs[i].n
	}
	r, err := l.load(at)
	if err != nil {
		return 0, err
	}
	i, _ := r.search(key)
	return n + i, nil
}

// Window gives up to n steps from position from on.
func (l *ladder) Window(from, n int) ([]step, error) {
	var out []step
	for i := 0; i < len(l.rungs) && len(out) < n; i++ {
		if from >= l.rungs[i].n {
			from -= l.rungs[i].n
			continue
		}
		r, err := l.load(i)
		if err != nil {
			return nil, err
		}
		part := r.steps[from:]
		out = append(out, part[:min(len(part), n-len(out))]...)
		from = 0
	}
	return out, nil
}

// Each gives all steps from key on, in order, until f fails. Blocks that were
// only read are let go again, so that a walk over a long list stays small. f
// must not change the ladder.
func (l *ladder) Each(from []byte, f func(key, value []byte) error) error {
	if len(l.rungs) == 0 {
		return nil
	}
	for i := l.find(from); i < len(l.rungs); i++ {
		held := l.rungs[i].steps != nil
		r, err := l.load(i)
		if err != nil {
			return err
		}
		for _, s := range r.steps {
			if bytes.Compare(s.key, from) < 0 {
				continue
			}
			if err := f(s.key, s.value); err != nil {
				return err
			}
		}
		if !held && !r.dirty {
			r.steps, r.size = nil, 0
		}
	}
	return nil
}

// shed lets the blocks go that were only read.
func (l *ladder) shed() {
	for i := range l.rungs {
		if r := &l.rungs[i]; !r.dirty {
			r.steps, r.size = nil, 0
		}
	}
}

func (l *ladder) block(id [8]byte) []byte {
	return append(append(make([]byte, 0, 24), l.id[:]...), id[:]...)
}

func newBlock() (id [8]byte) { rand.Read(id[:]); return }

// flush writes the blocks that changed.
func (l *ladder) flush() error {
	for _, id := range l.gone {
		if err := l.t.drop(boxLadders, l.block(id)); err != nil {
			return err
		}
	}
	l.gone = nil
	for i := range l.rungs {
		r := &l.rungs[i]
		if !r.dirty {
			continue
		}
		if err := l.t.put(boxLadders, l.block(r.id), encodeSteps(r.steps)); err != nil {
			return err
		}
		r.dirty = false
	}
	if !l.dirty {
		return nil
	}
	l.dirty = false
	if len(l.rungs) == 0 {
		return l.t.drop(boxLadders, l.id[:])
	}
	return l.t.put(boxLadders, l.id[:], l.encodeList())
}

func (l *ladder) encodeList() []byte {
	p := binary.AppendUvarint(nil, uint64(len(l.rungs)))
	for _, r := range l.rungs {
		p = append(p, r.id[:]...)
		p = binary.AppendUvarint(p, uint64(r.n))
		p = appendBytes(p, r.first)
	}
	return p
}

func (l *ladder) decodeList(p []byte) error {
	if p == nil {
		return nil
	}
	d := decoder{p: p}
	l.rungs = make([]rung, 0, min(d.uint(), uint64(len(p))))
	for range cap(l.rungs) {
		r := rung{id: [8]byte(d.take(8)), n: int(d.uint()), first: d.bytes()}
		l.rungs = append(l.rungs, r)
	}
	if d.bad {
		return fmt.Errorf("%w: the blocks of a list", ErrDamaged)
	}
	return nil
}

func encodeSteps(steps []step) []byte {
	p := binary.AppendUvarint(make([]byte, 0, rungSize), uint64(len(steps)))
	for _, s := range steps {
		p = appendBytes(appendBytes(p, s.key), s.value)
	}
	return p
}

func decodeSteps(p []byte) ([]step, error) {
	d := decoder{p: p}
	steps := make([]step, 0, min(d.uint(), uint64(len(p))))
	for range cap(steps) {
		steps = append(steps, step{d.bytes(), d.bytes()})
	}
	if d.bad {
		return nil, ErrDamaged
	}
	return steps, nil
}

func appendBytes(p, b []byte) []byte { return append(binary.AppendUvarint(p, uint64(len(b))), b...) }

// decoder reads what the list and the blocks are written in. After bad input it
// gives zeros.
type decoder struct {
	p   []byte
	bad bool
}

func (d *decoder) uint() uint64 {
	v, n := binary.Uvarint(d.p)
	if n <= 0 {
		d.bad, d.p = true, nil
		return 0
	}
	d.p = d.p[n:]
	return v
}

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.p) {
		d.bad, d.p = true, nil
		return make([]byte, min(max(n, 0), 64))
	}
	b := d.p[:n:n]
	d.p = d.p[n:]
	return b
}

func (d *decoder) bytes() []byte { return d.take(int(min(d.uint(), 1<<20))) }
