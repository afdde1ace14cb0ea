// Package overlay takes apart what a teacher uploads, one or several rule files
// or a zip of them, and lays it over a pack. Everything is held in memory and
// bounded; nothing is written to disk and no name is used as a path there.
//
// What is wrong with single files is collected and reported at once, as the
// rule loader does. What is too large is refused when it is met, before it is
// unpacked.
package overlay

import (
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"casus/rules"
	"casus/rules/parse"
)

// Limits of an upload, within those of the loader. Reading rules is work: half
// a megabyte written to be slow keeps one core busy for two to five seconds.
const (
	MaxUpload  = 1 << 20   // bytes as they arrive
	MaxText    = 512 << 10 // bytes of all rule files, unpacked; the shipped library has 280 kB
	MaxFiles   = 200       // rule files
	MaxEntries = 1000      // entries of a zip, whatever they are
	maxParts   = 4         // names in a path, the file's own included
	maxName    = 80        // characters of one name
)

// TooLarge says which limit an upload breaks.
type TooLarge struct{ Reason string }

func (t *TooLarge) Error() string { return t.Reason }

// Upload collects rule files by path.
type Upload struct {
	files map[string]string
	size  int
	errs  parse.Errors
}

// New is an empty upload.
func New() *Upload { return &Upload{files: map[string]string{}} }

// Add takes one file as it was chosen: a rule file, or a zip of them. The error
// is a *TooLarge or that of the reader.
func (u *Upload) Add(name string, r io.Reader) error {
	name = path.Base(clean(name))
	if strings.EqualFold(path.Ext(name), ".zip") {
		return u.unzip(name, r)
	}
	if path.Ext(name) != ".yaml" {
		u.fail(name, "this is no rule file: choose files that end in .yaml, or one .zip that holds them")
		return nil
	}
	return u.put(name, r)
}

// put keeps a rule file under a checked path.
func (u *Upload) put(name string, r io.Reader) error {
	if why := unfit(name); why != "" {
		u.fail(name, "%s", why)
		return nil
	}
	if _, twice := u.files[name]; twice {
		u.fail(name, "two of the files have this name; keep one of them")
		return nil
	}
	if len(u.files) == MaxFiles {
		return &TooLarge{fmt.Sprintf("more than %d rule files; leave out those you did not change", MaxFiles)}
	}
	text, err := io.ReadAll(io.LimitReader(r, int64(MaxText-u.size+1)))
	if u.size += len(text); u.size > MaxText {
		return &TooLarge{fmt.Sprintf("the rule files have more than %d kB together; leave out those you did not change", MaxText>>10)}
	}
	u.files[name] = string(text)
	return err
}

func (u *Upload) fail(file, format string, args ...any) {
	u.errs = append(u.errs, parse.At(rules.Pos{File: shown(file), Line: 1, Col: 1}, format, args...))
}

// Laid is a pack's text with an upload laid over it.
type Laid struct {
	Files    map[string]string // all of it, by path
	Replaces []string          // paths whose text changed
	Adds     []string          // paths the pack did not have
}

// Over lays the upload over a pack's files. A file at the same path replaces,
// others are added. The error is a parse.Errors with everything that is wrong
// with names and archive; rules are the loader's business.
func (u *Upload) Over(base map[string]string) (Laid, error) {
	if len(u.files) == 0 && len(u.errs) == 0 {
		u.fail("upload", "there is no rule file in it; rule files end in .yaml")
	}
	out := Laid{Files: maps.Clone(base), Replaces: []string{}, Adds: []string{}}
	placed := map[string]string{} // where a file goes -> what it was called
	for _, name := range slices.Sorted(maps.Keys(u.files)) {
		at := u.place(name, base)
		if other, taken := placed[at]; taken {
			u.fail(name, "this and %s would both become %s; keep one of them", other, at)
			continue
		}
		placed[at] = name
		old, had := base[at]
		switch {
		case !had:
			out.Adds = append(out.Adds, at)
		case old != u.files[name]:
			out.Replaces = append(out.Replaces, at)
		}
		out.Files[at] = u.files[name]
	}
	slices.Sort(out.Replaces)
	slices.Sort(out.Adds)
	u.errs.Sort()
	return out, u.errs.Err()
}
