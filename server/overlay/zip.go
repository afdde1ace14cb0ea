package overlay

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// unzip takes the rule files out of a zip. Hidden files and those that are no
// rule files are passed over, as they are with --rules.
func (u *Upload) unzip(name string, r io.Reader) error {
	packed, err := io.ReadAll(io.LimitReader(r, MaxUpload+1))
	switch {
	case err != nil:
		return err
	case len(packed) > MaxUpload:
		return &TooLarge{fmt.Sprintf("the zip has more than %d kB", MaxUpload>>10)}
	}
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	switch {
	case err != nil:
		u.fail(name, "this zip cannot be opened; make it again, without a password")
		return nil
	case len(z.File) > MaxEntries:
		return &TooLarge{fmt.Sprintf("the zip has more than %d entries", MaxEntries)}
	}
	return u.entries(z.File)
}

func (u *Upload) entries(all []*zip.File) error {
	wrapper := wrapping(all)
	for _, f := range all {
		name := strings.TrimPrefix(clean(f.Name), wrapper)
		if f.FileInfo().IsDir() || hidden(name) {
			continue
		}
		switch ext := path.Ext(name); {
		case ext == ".yml":
			u.fail(name, "rule files end in .yaml; rename it")
		case ext != ".yaml":
			continue
		case f.Mode()&fs.ModeSymlink != 0, !f.Mode().IsRegular():
			u.fail(name, "this is a link and no file; put the file itself into the zip")
		default:
			if err := u.entry(name, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// entry unpacks one file. The size a zip claims is not believed: put stops
// reading at the limit.
func (u *Upload) entry(name string, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		u.fail(name, "this file cannot be unpacked; make the zip again, without a password")
		return nil
	}
	defer r.Close() //nolint:errcheck // nothing was written
	err = u.put(name, r)
	if _, large := err.(*TooLarge); err != nil && !large {
		u.fail(name, "this file is damaged in the zip; make the zip again")
		return nil
	}
	return err
}

// wrapping is the folder around everything that most programs make when a
// folder is packed, with its slash; empty if there is none. The folders of the
// library are none.
func wrapping(all []*zip.File) string {
	around, first := "", true
	for _, f := range all {
		name := clean(f.Name)
		if f.FileInfo().IsDir() || hidden(name) || path.Ext(name) != ".yaml" {
			continue
		}
		dir, _, inside := strings.Cut(name, "/")
		if !inside || library[dir] || unfit(dir) != "" || !first && dir+"/" != around {
			return ""
		}
		around, first = dir+"/", false
	}
	return around
}
