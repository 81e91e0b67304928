package command

import (
	"context"
	"os"
	"path/filepath"

	"baken/store"
	"baken/store/directory"
	"baken/store/outside"
	"baken/ui/command/demo/services"
	"baken/ui/lang"
)

// demoDirectory is the folder of the invented directory, in that of the demo.
const demoDirectory = "sociale-kaart"

// refersTo gives the demo its directory of services: files in a folder, which are read
// as those of anybody.
func (a *app) refersTo(ctx context.Context, folder string, s *store.Store) error {
	files := filepath.Join(folder, demoDirectory)
	if err := os.Mkdir(files, 0o700); err != nil {
		return err
	}
	for name, text := range services.Files(a.now().In(workplace)) {
		if err := writeNew(filepath.Join(files, name), string(text)); err != nil {
			return err
		}
	}
	in, err := directory.Open(ctx, files, directory.Options{})
	if err != nil {
		return err
	}
	if lost := lostOf(in.Report); lost > 0 {
		return fail(lang.DirectoryImportedSome, len(in.Services), lost)
	}
	_, err = s.ImportDirectory(ctx, outside.New(demoDirectory), in.Services)
	return err
}
