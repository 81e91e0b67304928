package outbox

import (
	"math/rand/v2"
	"time"
)

// waits are how long a mail waits after each try that the server refused for
// now. Greylisting lets a mail in after some minutes.
var waits = []time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 20 * time.Minute, 30 * time.Minute}

// cutWaits are those after a connection that ended under the mail: the network
// may be back by now. A mail at which it ends each time waits as the others do.
var cutWaits = append([]time.Duration{5 * time.Second, 20 * time.Second}, waits...)

// wait is how long to wait after the given number of tries, the last of which was
// cut or refused, up to a fifth more or less, so that many mails do not come back
// at once.
func wait(tries int, cut bool) time.Duration {
	waits := waits
	if cut {
		waits = cutWaits
	}
	d := waits[min(max(tries, 1), len(waits))-1]
	return d - d/5 + rand.N(2*d/5)
}
