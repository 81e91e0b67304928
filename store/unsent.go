package store

import "slices"

// withoutUnsent is what was done to a contact without the answers that did not
// go: refused, held, or unclear. They answer nobody until a person has decided,
// so their contact waits.
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
		if !ok || o.State != OpFailed && o.State != OpConflict && o.State != OpUnclear {
			continue
		}
		if !unsent {
			a.Answers = slices.Clone(a.Answers)
		}
		unsent = true
		a.Answers[i].Void = true
	}
	return a, unsent, nil
}
