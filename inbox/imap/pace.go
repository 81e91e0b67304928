package imap

import "time"

// maxRows is how many headers one FETCH asks for at most.
const maxRows = 500

// pace finds how many rows to ask for at once, so that an answer takes neither
// so long that nothing else gets its turn, nor so short that round trips count.
type pace struct {
	n    int
	last time.Time
}

// took says that an answer with so many rows has come.
func (p *pace) took(rows int) {
	d := time.Since(p.last)
	p.last = time.Now()
	switch {
	case d < 300*time.Millisecond && rows >= p.n:
		p.n = min(p.n*2, maxRows)
	case d > 1500*time.Millisecond:
		p.n = max(p.n/2, 10)
	}
}

// What a line must carry to be called quick, and what bodies ask for at once.
const (
	quickLine = 1 << 20 // bytes a second
	leastFlow = 64 << 10
)

// flow measures how quickly bodies come.
type flow struct {
	bytes int64
	time  time.Duration
	ask   int64 // bytes to ask for in one FETCH; 0: not begun
}

// window is how many bytes to ask for.
func (f *flow) window() int64 {
	if f.ask == 0 {
		f.ask = 256 << 10
	}
	return f.ask
}

// took says how long an answer with bodies was under way.
func (f *flow) took(d time.Duration) {
	switch {
	case d < 400*time.Millisecond:
		f.ask = min(f.window()*2, windowBytes)
	case d > 1500*time.Millisecond:
		f.ask = max(f.window()/2, leastFlow)
	}
}

// carried says what the line has carried, and in what time.
func (f *flow) carried(bytes int64, d time.Duration) { f.bytes, f.time = f.bytes+bytes, f.time+d }

// slow says whether rows should come before bodies. A line that was hardly used
// is taken for quick.
func (f *flow) slow() bool {
	return f.time > 200*time.Millisecond && float64(f.bytes) < quickLine*f.time.Seconds()
}
