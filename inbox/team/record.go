package team

import (
	"context"
	"errors"
	"fmt"

	"baken/store"
	"baken/store/record"
	"baken/store/vault"
)

// rowRecord is the row of a key as it stands among the records.
type rowRecord struct {
	Owner   [16]byte      `cbor:"1,keyasint"`
	Class   vault.Class   `cbor:"2,keyasint"`
	ID      vault.KeyID   `cbor:"3,keyasint"`
	Epoch   vault.EpochID `cbor:"4,keyasint"`
	Wrapped []byte        `cbor:"5,keyasint"`
}

// ErrRecord: a record is not what should stand under its name.
var ErrRecord = errors.New("a record of the team is damaged")

func rowOf(r store.KeyRow) (Record, error) {
	p, err := record.Encode(rowRecord{r.Owner, r.Class, r.ID, r.Epoch, r.Wrapped})
	return Record{rowKey(r.ID), p}, err
}

// keyOf gets the row of a key; ErrNoRecord when there is none.
func keyOf(ctx context.Context, e Engine, id vault.KeyID) (r store.KeyRow, err error) {
	p, err := e.Get(ctx, rowKey(id))
	if err != nil {
		return r, err
	}
	var x rowRecord
	if err := record.Decode(p, &x); err != nil || x.ID != id {
		return r, fmt.Errorf("%w: a key", ErrRecord)
	}
	return store.KeyRow{Row: vault.Row{Owner: x.Owner, Class: x.Class, ID: x.ID}, Epoch: x.Epoch, Wrapped: x.Wrapped}, nil
}

// putRows brings rows of keys among the records, or takes them away there.
func putRows(ctx context.Context, e Engine, s *store.Store, rows ...store.KeyRow) error {
	if len(rows) == 0 {
		return nil
	}
	var put []Record
	for _, row := range rows {
		if row.Gone {
			if err := e.Delete(ctx, rowKey(row.ID)); err != nil {
				return err
			}
			continue
		}
		r, err := rowOf(row)
		if err != nil {
			return err
		}
		put = append(put, r)
	}
	if err := e.Put(ctx, put...); err != nil {
		return err
	}
	return s.KeyRowsSent(ctx, rows...)
}

// putRecords brings some of the records that are to be there, and says whether there are
// more: somebody at work makes new ones all the time.
func putRecords(ctx context.Context, e Engine, s *store.Store) (more bool, err error) {
	rows, err := s.KeyRows(ctx, pieces)
	if err != nil {
		return false, err
	}
	if err := putRows(ctx, e, s, rows...); err != nil {
		return false, err
	}
	keys, err := s.EpochKeys()
	if err != nil {
		return false, err
	}
	for _, k := range keys {
		p, err := record.Encode(k)
		if err != nil {
			return false, err
		}
		if err := e.Put(ctx, Record{epochKey(k.Workstation), p}); err != nil {
			return false, err
		}
		if err := s.EpochKeySent(ctx, k); err != nil {
			return false, err
		}
	}
	return len(rows) == pieces, nil
}
