//go:build !release

package client

import (
	"io"

	"casus/client/bundle"
)

// Load bundles the page from the sources of the checkout the program runs in.
// The first time it may have to fetch packages with npm, which it says on log.
func Load(log io.Writer) (*Site, error) {
	dir, err := bundle.Find()
	if err != nil {
		return nil, err
	}
	if err := bundle.Install(dir, false, log); err != nil {
		return nil, err
	}
	release, err := bundle.Hold(dir)
	if err != nil {
		return nil, err
	}
	defer release()
	files, err := bundle.Site(dir)
	if err != nil {
		return nil, err
	}
	return newSite(files)
}
