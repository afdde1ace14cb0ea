//go:build release

package client

import (
	"embed"
	"io"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Load serves the page that was bundled into the program when it was built.
func Load(io.Writer) (*Site, error) {
	root, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(root, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return newSite(files)
}
