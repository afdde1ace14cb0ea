package sensitivity

import (
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"

	"casus/engine/ledger"
	"casus/server/study"
)

// outcome is one measure with what the factors do to it.
type outcome struct {
	*study.Measure
	Base    float64  // mean at the base; of Morris's walks the mean over all points
	effects []Effect // Morris, by factor
	shifts  []Shift  // one at a time, by point
}

// Merge reads the points and writes tables and report.
func (r *Run) Merge(s *Study) error {
	values, err := r.values(s)
	if err != nil {
		return err
	}
	var all []outcome
	for k := range study.Measures {
		all = append(all, s.outcome(k, values))
	}
	for _, format := range []string{"csv", "parquet"} {
		if err := errors.Join(r.points(s, values, format), r.effects(s, all, format)); err != nil {
			return err
		}
	}
	return study.WriteFile(filepath.Join(r.Dir, "report.html"), func(w io.Writer) error { return s.report(w, all) })
}

// values are the outcomes by point, measure and match.
func (r *Run) values(s *Study) (out [][][]int32, err error) {
	sum, err := s.Sum()
	if err != nil {
		return nil, err
	}
	for i := range s.Points {
		p, err := r.read(sum, i)
		if err != nil {
			return nil, err
		}
		out = append(out, p.Values)
	}
	return out, nil
}

func (s *Study) outcome(k int, values [][][]int32) outcome {
	o := outcome{Measure: &study.Measures[k]}
	var of [][]int32
	var y []float64
	for i := range values {
		of, y = append(of, values[i][k]), append(y, meanOf(values[i][k]))
	}
	if s.Method == OAT {
		o.Base, o.shifts = y[0], shifts(s.Points, of, s.Seed)
		return o
	}
	for _, v := range y {
		o.Base += v / float64(len(y))
	}
	o.effects = morris(s.walks, len(s.Factors), y)
	return o
}

// pointRow is a line of the table of points.
type pointRow struct {
	n      int
	point  Point
	values [][]int32
}

func (r *Run) points(s *Study, values [][][]int32, format string) error {
	columns := []ledger.Column[pointRow]{{Name: "point", Type: ledger.Int, Doc: "number of the setting", Of: func(p *pointRow) ledger.Value { return ledger.Number(p.n) }}}
	for i := range s.Factors {
		columns = append(columns, ledger.Column[pointRow]{Name: s.Factors[i].Name, Type: ledger.Int, Doc: s.Factors[i].Info.Says, Of: func(p *pointRow) ledger.Value { return ledger.Number(p.point[i]) }})
	}
	for k := range study.Measures {
		m := &study.Measures[k]
		columns = append(columns, ledger.Column[pointRow]{Name: "mean_" + m.Name, Type: ledger.Thousandths, Doc: m.Words, Of: func(p *pointRow) ledger.Value { return thousandths(meanOf(p.values[k])) }})
	}
	return table(filepath.Join(r.Dir, "points."+format), format, columns, func(write func(*pointRow) error) error {
		for i := range values {
			if err := write(&pointRow{i, s.Points[i], values[i]}); err != nil {
				return err
			}
		}
		return nil
	})
}

// effectRow is a line of the table of effects: an effect for Morris, a shift one
// at a time.
type effectRow struct {
	outcome *outcome
	factor  *Factor
	effect  *Effect
	shift   *Shift
}

func (r *Run) effects(s *Study, all []outcome, format string) error {
	columns := shiftColumns
	if s.Method == Morris {
		columns = effectColumns
	}
	return table(filepath.Join(r.Dir, "effects."+format), format, columns, func(write func(*effectRow) error) error {
		for i := range all {
			o := &all[i]
			for f := range o.effects {
				if err := write(&effectRow{o, &s.Factors[f], &o.effects[f], nil}); err != nil {
					return err
				}
			}
			for j := range o.shifts {
				if err := write(&effectRow{o, &s.Factors[o.shifts[j].Factor], nil, &o.shifts[j]}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// thousandths rounds to three digits, half away from zero.
func thousandths(v float64) ledger.Value { return ledger.Number(int64(math.Round(v * 1000))) }

func table[T any](path, format string, columns []ledger.Column[T], fill func(func(*T) error) error) error {
	err := study.WriteFile(path, func(w io.Writer) error {
		sink, err := study.NewSink(format, w, columns)
		if err != nil {
			return err
		}
		return errors.Join(fill(sink.Write), sink.Close())
	})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
