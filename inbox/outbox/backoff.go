package outbox

import (
	"math/rand/v2"
	"time"
)

// waits are how long a mail waits after each try that the server refused for
// now. Greylisting lets a mail in after some minutes.
var waits = []time.Duration{time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 20 * time.Minute, 30 * time.Minute}

// wait is how long to wait after the given number of tries, up to a fifth more
// or less, so that many mails do not come back at once.
func wait(tries int) time.Duration {
	d := waits[min(max(tries, 1), len(waits))-1]
	return d - d/5 + rand.N(2*d/5)
}
