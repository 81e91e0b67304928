package outbox

import (
	"context"

	"baken/store"
)

// recover puts in order what stands as being tried, though nothing is: a run
// before this one could not record what became of it, as when the disk was full.
// What is remembered is recorded now; of the rest it is unclear whether it went if
// its dot may have gone, and else it waits again.
func (r *run) recover(ctx context.Context) error {
	all, err := r.outbox.List(false)
	if err != nil {
		return err
	}
	for _, op := range all {
		if op.Kind != store.OpSend || op.State != store.OpTrying {
			delete(r.owed, op.ID)
			continue
		}
		o, known := r.owed[op.ID]
		switch {
		case known:
			op.Tries-- // this try is counted already
			err = r.record(op, o)
		case op.DataBegun:
			r.report.Unclear++
			err = r.outbox.Unclear(ctx, op.ID, codeUnrecorded)
		default:
			err = r.outbox.Later(ctx, op.ID, store.ReasonNone, "", op.NotBefore)
		}
		if err = passState(err); err != nil {
			return err
		}
		delete(r.owed, op.ID)
	}
	return nil
}
