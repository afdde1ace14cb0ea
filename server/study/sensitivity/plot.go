package sensitivity

import (
	"fmt"
	"html/template"
	"math"
	"strings"
)

const (
	plotWidth  = 640
	barHeight  = 22
	labelWidth = 210
	margin     = 34
)

// plot draws what the factors do to an outcome.
func (s *Study) plot(o *outcome) template.HTML {
	order := o.order(len(s.Factors))
	if len(order) > shown {
		order = order[:shown]
	}
	if s.Method == OAT {
		return s.tornado(o, order)
	}
	return s.scatter(o, order)
}

// tornado draws a bar a factor from the lowest to the highest mean it leads to,
// the longest on top; a dot marks each value that was tried, filled where the
// factor is above its base.
func (s *Study) tornado(o *outcome, order []int) template.HTML {
	low, high := 0.0, 0.0
	for i := range o.shifts {
		low, high = min(low, o.shifts[i].Change.Value), max(high, o.shifts[i].Change.Value)
	}
	x := func(v float64) float64 { return labelWidth + (v-low)/(high-low)*(plotWidth-labelWidth-margin) }
	tall := barHeight*len(order) + margin
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s">`, plotWidth, tall, template.HTMLEscapeString(o.Words))
	for row, f := range order {
		y := row*barHeight + barHeight/2
		from, to := 0.0, 0.0
		var dots strings.Builder
		for i := range o.shifts {
			k := &o.shifts[i]
			if k.Factor != f {
				continue
			}
			from, to = min(from, k.Change.Value), max(to, k.Change.Value)
			fill := "#ffffff"
			if k.Value > s.Factors[f].Base {
				fill = "#0072b2"
			}
			fmt.Fprintf(&dots, `<circle cx="%.1f" cy="%d" r="4" fill="%s" stroke="#0072b2"><title>%s = %d: %+.3g</title></circle>`, x(k.Change.Value), y, fill, s.Factors[f].Name, k.Value, k.Change.Value)
		}
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="end">%s</text>`, labelWidth-8, y+4, s.Factors[f].Name)
		fmt.Fprintf(&b, `<rect x="%.1f" y="%d" width="%.1f" height="10" fill="#9ecae1"/>%s`, x(from), y-5, x(to)-x(from), dots.String())
	}
	fmt.Fprintf(&b, `<line class="grid" x1="%.1f" x2="%.1f" y1="0" y2="%d"/>`, x(0), x(0), tall-margin+4)
	for _, v := range []float64{low, high} {
		if v != 0 {
			fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%+.3g</text>`, x(v), tall-margin/2, v)
		}
	}
	fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">base</text></svg>`, x(0), tall-margin/2)
	return template.HTML(b.String())
}

// scatter draws the size of each factor's effects against their spread: to the
// right what matters, high up what bends or hangs on others. On the dashed line
// the spread is as great as the size.
func (s *Study) scatter(o *outcome, order []int) template.HTML {
	const tall, foot, left = 300, 30, 50
	right, top := 0.0, 0.0
	for _, f := range order {
		right, top = max(right, o.effects[f].MuStar.High), max(top, o.effects[f].Sigma)
	}
	top = max(top, right/4)
	x := func(v float64) float64 { return left + v/right*(plotWidth-left-120) }
	y := func(v float64) float64 { return tall - foot - v/top*(tall-foot-20) }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s">`, plotWidth, tall, template.HTMLEscapeString(o.Words))
	fmt.Fprintf(&b, `<line class="grid" x1="%d" x2="%d" y1="%d" y2="%d"/><line class="grid" x1="%d" x2="%d" y1="20" y2="%d"/>`, left, plotWidth-20, tall-foot, tall-foot, left, left, tall-foot)
	end := min(right, top)
	fmt.Fprintf(&b, `<line class="grid" stroke-dasharray="4 4" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, x(0), y(0), x(end), y(end))
	fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="end">mean size %s</text><text x="%d" y="14">spread %s</text>`, plotWidth-10, tall-8, decimal(right), left, decimal(top))
	var taken [][2]float64
	for _, f := range order {
		e := &o.effects[f]
		fmt.Fprintf(&b, `<line class="grid" x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f"/>`, x(e.MuStar.Low), x(e.MuStar.High), y(e.Sigma), y(e.Sigma))
		fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="4" fill="#0072b2"><title>%s: mean size %.3g, mean %+.3g, spread %.3g</title></circle>`, x(e.MuStar.Value), y(e.Sigma), s.Factors[f].Name, e.MuStar.Value, e.Mu, e.Sigma)
		at := free(taken, [2]float64{x(e.MuStar.Value) + 7, y(e.Sigma) - 5})
		taken = append(taken, at)
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f">%s</text>`, at[0], at[1], s.Factors[f].Name)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

// free moves a name down until it lies on no other.
func free(taken [][2]float64, at [2]float64) [2]float64 {
	const wide, tall = 150, 12
	for i := 0; i < len(taken); i++ {
		if t := taken[i]; math.Abs(t[0]-at[0]) < wide && math.Abs(t[1]-at[1]) < tall {
			at[1] = t[1] + tall
			i = -1
		}
	}
	return at
}
