package figures

import "testing"

// A share that is rounded does not say of somebody that there is nobody.
func TestPercent(t *testing.T) {
	for want, n := range map[string]Number{
		"0": {Value: 0, Base: 9045}, "<1": {Value: 48, Base: 12044}, "1": {Value: 72, Base: 12044},
		"55": {Value: 6624, Base: 12044}, "100": {Value: 7, Base: 7},
	} {
		if got := n.Percent(); got != want {
			t.Errorf("%d of %d is %s%%, not %s", n.Value, n.Base, got, want)
		}
	}
}
