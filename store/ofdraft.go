package store

import "context"

// ofDraft marks a context: see [OfDraft].
type ofDraft struct{}

// OfDraft says of an act that it is what a draft became: the note, the words of a form
// or the slip that was being written goes with it, in one transaction. Without it an
// act leaves drafts alone, since somebody may be writing one while a command acts.
func OfDraft(ctx context.Context) context.Context { return context.WithValue(ctx, ofDraft{}, true) }

func becameOf(ctx context.Context) bool { return ctx.Value(ofDraft{}) != nil }
