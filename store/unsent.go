package store

import (
	"slices"
	"time"
)

// withoutUnsent is what was done to a contact without the answers that did not
// go: refused, held, or unclear. They answer nobody until a person has decided,
// so their contact waits, also if it was closed in the belief that they had gone.
func (t *tx) withoutUnsent(a acts) (acts, bool, error) {
	unsent := false
	for i, r := range a.Answers {
		if r.Void {
			continue
		}
		o, ok, err := t.op(r.Op)
		if err != nil {
			return a, false, err
		}
		if !ok || !o.stopped() {
			continue
		}
		if !unsent {
			a.Answers, a.Closings = slices.Clone(a.Answers), slices.Clone(a.Closings)
		}
		unsent = true
		a.Answers[i].Void = true
		a.Closings = slices.DeleteFunc(a.Closings, func(c closing) bool { return believed(c, r, o.StoppedAt) })
	}
	return a, unsent, nil
}

// believed says whether a contact was closed when an answer had been given, nothing
// had come in since, and nobody knew yet that it would stop.
func believed(c closing, r answer, stopped time.Time) bool {
	return !c.At.Before(r.At) && c.At.Before(stopped) && !c.Upto.After(r.Upto)
}
