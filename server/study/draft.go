package study

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// WriteFile writes a file whole or not at all: it takes its name when it is
// complete and on the disk.
func WriteFile(path string, write func(io.Writer) error) error {
	d, err := newDraft(path)
	if err != nil {
		return err
	}
	defer d.discard()
	if err := write(d.out); err != nil {
		return err
	}
	return d.keep()
}

// draft is a file that has no name yet.
type draft struct {
	path string
	file *os.File
	out  *bufio.Writer
}

func newDraft(path string) (*draft, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".casus-*")
	if err != nil {
		return nil, err
	}
	return &draft{path, f, bufio.NewWriter(f)}, nil
}

// keep brings the file to the disk and gives it its name.
func (d *draft) keep() error {
	if err := errors.Join(d.out.Flush(), d.file.Chmod(0o644), d.file.Sync(), d.file.Close()); err != nil {
		return err
	}
	return os.Rename(d.file.Name(), d.path)
}

// discard removes what was not kept.
func (d *draft) discard() {
	d.file.Close()
	os.Remove(d.file.Name()) // after keep there is nothing to remove
}
