package study

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Missing is how many parts of the study are still to be played, in this
// folder, whatever the shard.
func (r *Run) Missing(study *Study) (int, error) {
	sum, err := study.Sum()
	if err != nil {
		return 0, err
	}
	parts, err := r.missing(&study.Plan, sum, false)
	return len(parts), err
}

// Merge reads the parts in their order and writes tables and report. It needs
// them all, and its bytes depend on nothing but the plan.
func (r *Run) Merge(study *Study) error {
	sum, err := study.Sum()
	if err != nil {
		return err
	}
	summary := newSummary(study)
	for i, t := range tables {
		var count func(*Match)
		if i == 0 { // each match is counted once
			count = summary.add
		}
		for _, format := range []string{"csv", "parquet"} {
			if err := r.table(study, sum, &t, format, count); err != nil {
				return err
			}
			count = nil
		}
	}
	return WriteFile(filepath.Join(r.Dir, "report.html"), func(w io.Writer) error { return summary.report(w) })
}

func (r *Run) table(study *Study, sum string, t *table, format string, count func(*Match)) error {
	path := filepath.Join(r.Dir, t.name+"."+format)
	err := WriteFile(path, func(w io.Writer) error {
		sink, err := NewSink(format, w, t.columns)
		if err != nil {
			return err
		}
		return errors.Join(r.fill(study, sum, t, sink, count), sink.Close())
	})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (r *Run) fill(study *Study, sum string, t *table, sink Sink[row], count func(*Match)) error {
	for part := range study.parts() {
		matches, err := readPart(r.Dir, &study.Plan, sum, part)
		if errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("part %d is not played yet", part)
		}
		if err != nil {
			return err
		}
		for _, m := range matches {
			if count != nil {
				count(m)
			}
			if err := t.rows(row{study: study, match: m}, sink.Write); err != nil {
				return err
			}
		}
	}
	return nil
}
