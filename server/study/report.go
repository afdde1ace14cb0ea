package study

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"casus/engine/ledger"
	"casus/rules"
)

//go:embed report.tmpl
var reportText string

var reportPage = template.Must(template.New("report").Parse(reportText))

// page is what the report shows. It carries no clock: the same study gives the
// same page.
type page struct {
	Title     string
	Command   string
	Base      string
	Matches   int
	Arms      []armLine
	Frequency []group
	Averages  []group
	Gaps      []group
	Middle    []middleLine
	Curves    []drawing
	Apart     []apart
	Answers   []answerLine
	Duties    []dutyLine
	Assumed   []assumption
	Settings  [][2]string
	Files     [][2]string
}

type armLine struct {
	Name, Words string
	Swatch      template.HTML
}

// group is one measure with a line an arm.
type group struct {
	Words string
	Lines []estimateLine
}

type estimateLine struct {
	Arm, Value, Low, High string
	Plot                  template.HTML
}

type drawing struct {
	Title, Unit string
	Plot        template.HTML
}

type dutyLine struct {
	Clause, Words, Arm string
	Duty
	Span int // lines this clause takes; 0 for all but its first
}

func (s *summary) report(w io.Writer) error {
	sc := s.scenario()
	p := page{
		Title: sc.Title, Command: s.study.Command(), Base: s.study.Arms[0], Matches: s.study.Matches,
		Apart: s.takenApart(), Answers: s.answers(), Duties: s.dutyLines(), Assumed: s.assumptions(sc), Settings: s.settings(sc), Middle: s.middle(),
	}
	for i, arm := range s.study.arms {
		p.Arms = append(p.Arms, armLine{arm.name, arm.words, swatch(i)})
	}
	for m := range Measures {
		if g := s.levels(m); Measures[m].Event {
			p.Frequency = append(p.Frequency, g)
		} else {
			p.Averages = append(p.Averages, g)
		}
		if len(s.study.Arms) > 1 {
			p.Gaps = append(p.Gaps, s.gaps(m))
		}
	}
	for c := range curves {
		p.Curves = append(p.Curves, drawing{curves[c].title, curves[c].unit, s.linePlot(c)})
	}
	for _, t := range tables {
		p.Files = append(p.Files, [2]string{t.name, t.words})
	}
	return reportPage.Execute(w, &p)
}

func (s *summary) scenario() *rules.Scenario {
	for _, sc := range s.study.packs[0].Scenarios {
		if sc.ID == s.study.Scenario {
			return sc
		}
	}
	panic("study: Prepare has seen that the scenario exists")
}

func (s *summary) levels(m int) group {
	var all []Estimate
	for arm := range s.study.Arms {
		all = append(all, s.level(arm, m))
	}
	low, high := 0.0, 1.0
	if !Measures[m].Event {
		low, high = span(all)
	}
	return s.lines(m, all, 0, low, high)
}

func (s *summary) gaps(m int) group {
	var all []Estimate
	for arm := 1; arm < len(s.study.Arms); arm++ {
		all = append(all, s.difference(arm, m))
	}
	low, high := span(all)
	return s.lines(m, all, 1, low, high)
}

// span reaches over all intervals and zero.
func span(all []Estimate) (low, high float64) {
	for _, e := range all {
		low, high = min(low, e.Low), max(high, e.High)
	}
	return low, high
}

func (s *summary) lines(m int, all []Estimate, first int, low, high float64) group {
	g := group{Words: Measures[m].Words}
	for i, e := range all {
		arm := first + i
		show := shown(m, first > 0)
		g.Lines = append(g.Lines, estimateLine{s.study.Arms[arm], show(e.Value), show(e.Low), show(e.High), whisker(e, low, high, arm)})
	}
	return g
}

// shown writes values of a measure, or differences between them.
func shown(m int, difference bool) func(float64) string {
	switch {
	case Measures[m].Event && difference:
		return func(v float64) string { return fmt.Sprintf("%.1f pp", 100*v) }
	case Measures[m].Event:
		return func(v float64) string { return fmt.Sprintf("%.1f%%", 100*v) }
	}
	return func(v float64) string { return fmt.Sprintf("%.2f", v) }
}

func (s *summary) dutyLines() (out []dutyLine) {
	words := map[string]string{}
	for _, c := range s.study.packs[0].Clauses {
		words[c.ID] = c.Treaty.Title
	}
	for _, id := range s.clauses() {
		for arm, d := range s.duties[id] {
			line := dutyLine{Clause: id, Words: words[id], Arm: s.study.Arms[arm], Duty: d}
			if arm == 0 {
				line.Span = len(s.study.Arms)
			}
			out = append(out, line)
		}
	}
	return out
}

// settings lists every parameter of the run.
func (s *summary) settings(sc *rules.Scenario) [][2]string {
	st := s.study
	length := fmt.Sprintf("%d turns", st.Turns)
	if st.Turns == 0 {
		length = fmt.Sprintf("%d to %d turns, drawn from the match's seed", sc.HorizonMin, sc.HorizonMax)
	}
	out := [][2]string{
		{"scenario", sc.ID}, {"length", length}, {"days a turn", fmt.Sprint(sc.TurnDays)},
		{"matches an arm", fmt.Sprint(st.Matches)}, {"seed", fmt.Sprint(st.Seed)},
	}
	for i, name := range st.Seats {
		out = append(out, [2]string{"bot of " + rules.Seat(i).String(), name})
	}
	out = append(out, s.coefficients()...)
	readings, disputes := sc.Readings, st.packs[0].Disputes
	for i := range disputes {
		word := readings[i].String()
		if given, ok := st.Readings[disputes[i].ID]; ok {
			word = given
		}
		out = append(out, [2]string{"reading of " + disputes[i].ID, word})
	}
	return append(out, [][2]string{
		{"engine", st.Engine}, {"rules", st.Pack}, {"scale of Rivera et al.", ledger.RiveraVersion}, {"our scale", ledger.CasusVersion},
		{"intervals", fmt.Sprintf("95%%; shares after Wilson, curves normal, averages and differences by %d bootstrap draws of matches or pairs", resamples)},
	}...)
}
