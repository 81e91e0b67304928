package command

import (
	"os"
	"path/filepath"
	"time"

	"baken/store"
	"baken/store/outside"
	"baken/store/vault"
)

// scratch makes a store of nothing, for trying a mail account when there is no
// store or none that opens. remove takes it away again.
func scratch() (s *store.Store, remove func(), err error) {
	folder, err := os.MkdirTemp("", "baken-") // for its owner alone
	if err != nil {
		return nil, nil, err
	}
	file, _, err := vault.GenerateIdentity(time.Now())
	var way vault.Way
	if err == nil {
		way, err = vault.Identity(file)
	}
	if err == nil {
		s, err = store.Create(filepath.Join(folder, "scratch.db"), store.Founding{
			Name: outside.New("nobody"), Ways: []store.NamedWay{{Way: way}},
		}, store.Options{NoSync: true})
	}
	if err != nil {
		_ = os.RemoveAll(folder)
		return nil, nil, err
	}
	return s, func() {
		_ = s.Close() // there is nothing in it
		_ = os.RemoveAll(folder)
	}, nil
}
