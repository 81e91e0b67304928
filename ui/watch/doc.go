// Package watch answers whoever watches over the hub's machine: a health check, and
// numbers in the text format of Prometheus (version 0.0.4).
//
//	GET /health    200 or 503, and JSON: the parts, each with whether it is well
//	GET /metrics   the numbers
//
// # What is promised
//
// It listens on loopback alone, and answers only what names loopback as its host, so that
// no page in a browser on the machine reads it under a name of its own. What it says are
// counts of the house as a whole, sizes, times and words of this program: no name, no
// address, no id, no subject, nothing that anybody wrote, and nothing of a single contact
// or member but that there are so many. It changes nothing.
//
// # Why no library
//
// The format is a line for each number and two above each name. The library of the
// Prometheus project would bring a dozen modules, protocol buffers among them, to write
// those.
package watch
