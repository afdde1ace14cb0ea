package study

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Missing is how many parts of the study are still to be played, in this
// folder, whatever the shard. Whether those that are there are whole shows when
// they are merged.
func (r *Run) Missing(study *Study) (n int, err error) {
	for part := range study.parts() {
		_, err := os.Stat(partPath(r.Dir, part))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			n++
		case err != nil:
			return 0, err
		}
	}
	return n, nil
}

// Merge reads the parts once, in their order, and writes tables and report. It
// needs them all, and its bytes depend on nothing but the plan.
func (r *Run) Merge(study *Study) error {
	sum, err := study.Sum()
	if err != nil {
		return err
	}
	summary := newSummary(study)
	files, err := r.files()
	defer func() {
		for _, f := range files {
			f.draft.discard()
		}
	}()
	if err != nil {
		return err
	}
	if err := r.fill(study, sum, summary, files); err != nil {
		return err
	}
	for _, f := range files {
		if err := errors.Join(f.sink.Close(), f.draft.keep()); err != nil {
			return fmt.Errorf("%s: %w", f.draft.path, err)
		}
	}
	return WriteFile(filepath.Join(r.Dir, "report.html"), func(w io.Writer) error { return summary.report(w) })
}

// tableFile is a table on its way to the disk.
type tableFile struct {
	table *table
	draft *draft
	sink  Sink[row]
}

// files opens every table in every format of a study. What it opened it gives
// back with an error too.
func (r *Run) files() (out []tableFile, err error) {
	for i := range tables {
		for _, format := range []string{"csv", "parquet"} {
			d, err := newDraft(filepath.Join(r.Dir, tables[i].name+"."+format))
			if err != nil {
				return out, err
			}
			out = append(out, tableFile{&tables[i], d, nil})
			if out[len(out)-1].sink, err = NewSink(format, d.out, tables[i].columns); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// fill counts every match and writes its rows.
func (r *Run) fill(study *Study, sum string, summary *summary, files []tableFile) error {
	for part := range study.parts() {
		matches, err := readPart(r.Dir, &study.Plan, sum, part)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("part %d is not played yet", part)
		}
		if err != nil {
			return err
		}
		for _, m := range matches {
			summary.add(m)
			for _, f := range files {
				if err := f.table.rows(row{study: study, match: m}, f.sink.Write); err != nil {
					return fmt.Errorf("%s: %w", f.draft.path, err)
				}
			}
		}
	}
	return nil
}
