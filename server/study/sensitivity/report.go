package sensitivity

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
)

//go:embed report.tmpl
var reportText string

var reportPage = template.Must(template.New("sensitivity").Parse(reportText))

// page is what the report shows.
type page struct {
	Title, Command, Engine, Pack string
	Morris                       bool
	Matches, Points, Walks       int
	Turns                        string
	Figures                      []figure
	Factors                      []factorLine
}

type figure struct {
	Words, Name, Base string
	Plot              template.HTML
	Moves             bool // anything does anything to it
}

type factorLine struct {
	Factor
	Unit, Says, Source string
	Top                string // outcomes it moves most
}

// shown is how many factors a plot names.
const shown = 12

func (s *Study) report(w io.Writer, all []outcome) error {
	p := page{
		Title: s.Scenario, Command: s.Command(), Engine: s.Engine, Pack: s.Plan.Pack, Morris: s.Method == Morris,
		Matches: s.Matches, Points: len(s.Points), Walks: s.Trajectories, Turns: fmt.Sprintf("%d turns", s.Turns),
	}
	if s.Turns == 0 {
		p.Turns = "as many turns as the scenario draws"
	}
	for i := range all {
		o := &all[i]
		f := figure{Words: o.Words, Name: o.Name, Base: decimal(o.Base)}
		if f.Moves = slices.Max(o.sizes(len(s.Factors))) > 0; f.Moves {
			f.Plot = s.plot(o)
		}
		p.Figures = append(p.Figures, f)
	}
	for i, f := range s.Factors {
		p.Factors = append(p.Factors, factorLine{f, f.Info.Unit, f.Info.Says, f.Info.Source, s.movedBy(i, all)})
	}
	return reportPage.Execute(w, &p)
}

// sizes is how much each factor matters to the outcome, in its own units.
func (o *outcome) sizes(factors int) []float64 {
	out := make([]float64, factors)
	for f := range o.effects {
		out[f] = o.effects[f].MuStar.Value
	}
	for i := range o.shifts {
		f := o.shifts[i].Factor
		out[f] = max(out[f], math.Abs(o.shifts[i].Change.Value))
	}
	return out
}

// order lists the factors by how much they matter, the most first; those that
// do nothing are left out.
func (o *outcome) order(factors int) (out []int) {
	size := o.sizes(factors)
	for f := range factors {
		if size[f] > 0 {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	return out
}

// movedBy names the outcomes of which a factor is among the first three.
func (s *Study) movedBy(factor int, all []outcome) string {
	out := ""
	for i := range all {
		order := all[i].order(len(s.Factors))
		if at := slices.Index(order, factor); at >= 0 && at < 3 {
			if out != "" {
				out += ", "
			}
			out += all[i].Name
		}
	}
	return out
}

func decimal(v float64) string { return fmt.Sprintf("%.3g", v) }
