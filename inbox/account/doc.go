// Package account has what reading mail and sending it share: the [mail] part
// of the configuration, the secret, the connection and its certificate, the
// ways to log in, and which addresses are ours.
//
// What it promises: a secret is held in memory only and never appears in an
// error; without TLS nothing is said to any server but one on this machine;
// what goes wrong with an account is one of the errors of this package, by
// which a caller decides whether to try again or to ask somebody.
//
// What it never does: write a file, or log.
package account
