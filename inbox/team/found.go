package team

import (
	"context"

	"baken/store"
)

// replicasOfCluster is on how many servers of a cluster each entry stands.
const replicasOfCluster = 3

// Found makes the journal of the team at this server where there is none, of what the
// hub's store has; it says whether it did.
func (s *Server) Found(ctx context.Context, st *store.Store) (made bool, err error) {
	return found(ctx, s.Dial, st, 1, false)
}

// Reseed makes the journal at this server anew, of what the hub's store has.
func (s *Server) Reseed(ctx context.Context, st *store.Store) error {
	_, err := found(ctx, s.Dial, st, 1, true)
	return err
}

// FoundAt is [Server.Found] on a cluster.
func FoundAt(ctx context.Context, cluster Dial, st *store.Store) (made bool, err error) {
	return found(ctx, cluster, st, replicasOfCluster, false)
}

// ReseedAt is [Server.Reseed] on a cluster.
func ReseedAt(ctx context.Context, cluster Dial, st *store.Store) error {
	_, err := found(ctx, cluster, st, replicasOfCluster, true)
	return err
}

func found(ctx context.Context, dial Dial, st *store.Store, replicas int, anew bool) (made bool, err error) {
	e, err := dial(ctx)
	if err != nil {
		return false, err
	}
	defer e.Close()
	j := e.(*jets)
	if anew {
		if err := j.destroy(ctx); err != nil {
			return false, err
		}
	}
	if made, err = j.found(ctx, replicas); err != nil || !made {
		return made, err
	}
	return true, republish(ctx, j, st)
}

// republish puts into a stream that is empty what the team's journal had, and the keys.
func republish(ctx context.Context, e Engine, st *store.Store) error {
	for from := uint64(1); ; {
		all, err := st.Republish(ctx, from, pieces)
		if err != nil || len(all) == 0 {
			return err
		}
		if _, err := e.Publish(ctx, all); err != nil {
			return err
		}
		from += uint64(len(all))
	}
}
