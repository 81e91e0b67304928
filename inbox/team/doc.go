// Package team carries the journal of a team between its workstations: what is made at
// one is published in one order for all, and every workstation receives that order.
//
// It stands between a [store.Store], which signs, seals, checks and folds, and an
// [Engine], which only keeps an order: NATS JetStream, in the hub's own process or on an
// existing cluster (see [Server] and [Connect]). A [Carrier] is given envelopes by the one
// and hands them to the other. It opens none of them, decides nothing and keeps nothing:
// what is to be sent, and up to where was received, stands in the store.
//
// What it promises: every event of a workstation is published after those that it made
// before, and after the key that seals it; what is published twice, because an
// acknowledgement was lost, is received once. Nobody waits for it: all of its work is done
// behind, and [Carrier.Status] says how things stand. When the journal that the engine has
// is not the one that was received before, or ends earlier, nothing is sent or received
// until somebody decides (see [ErrShorter]).
//
// What it never does: trust the engine. It may lose, repeat, reorder or hold back entries;
// the store finds each of these.
//
// How a workstation comes into a team: the hub makes an [Invitation], which is shown as a
// code for one use; the workstation connects with it by TLS to the server that the code
// names, of which it knows the certificate, and asks to be enrolled (see [Join]).
package team
