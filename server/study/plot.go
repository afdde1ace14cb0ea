package study

import (
	"fmt"
	"html/template"
	"math"
	"strings"
)

// Colours of the arms: told apart by people who see colours otherwise (Okabe
// and Ito 2008), and by their dashes on paper without colour.
var colours = [...]string{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#444444", "#e69f00"}
var dashes = [...]string{"", "7 3", "2 3", "9 3 2 3", "4 4", "1 4", "12 4"}

const (
	plotWidth, plotHeight = 640, 260
	plotLeft, plotBottom  = 52, 34
	plotTop, plotRight    = 10, 12
)

// frame maps numbers to the place of a plot.
type frame struct{ x0, x1, y0, y1 float64 }

func (f frame) x(v float64) float64 {
	return plotLeft + (v-f.x0)/(f.x1-f.x0)*(plotWidth-plotLeft-plotRight)
}

func (f frame) y(v float64) float64 {
	return plotHeight - plotBottom - (v-f.y0)/(f.y1-f.y0)*(plotHeight-plotBottom-plotTop)
}

// linePlot draws a curve of every arm over the turns, with its band.
func (s *summary) linePlot(c int) template.HTML {
	f := s.frameOf(c)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s">`, plotWidth, plotHeight, template.HTMLEscapeString(curves[c].title))
	f.axes(&b)
	for arm := range s.curves {
		s.band(&b, f, arm, c)
	}
	for arm := range s.curves {
		s.line(&b, f, arm, c)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func (s *summary) frameOf(c int) frame {
	f := frame{x0: 1, x1: 2, y0: math.Inf(1), y1: 1}
	for arm := range s.curves {
		line := s.curves[arm][c]
		f.x1 = max(f.x1, float64(len(line)))
		for _, p := range line {
			e := p.estimate()
			f.y0, f.y1 = min(f.y0, e.Low), max(f.y1, e.High)
		}
	}
	if f.y0 > 0 && f.y0 < f.y1/2 {
		f.y0 = 0 // a curve that stays far above is shown from near its foot
	}
	f.y1 = max(f.y1, f.y0+1)
	step := tick(f.y1 - f.y0)
	f.y0, f.y1 = math.Floor(f.y0/step)*step, math.Ceil(f.y1/step)*step
	return f
}

// tick is a round distance that cuts a span into about five.
func tick(span float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(span/5)))
	for _, k := range []float64{1, 2, 5} {
		if span/(unit*k) <= 5.5 {
			return unit * k
		}
	}
	return unit * 10
}

func (f frame) axes(b *strings.Builder) {
	step := tick(f.y1 - f.y0)
	for v := f.y0; v <= f.y1+step/2; v += step {
		fmt.Fprintf(b, `<line class="grid" x1="%d" x2="%d" y1="%.1f" y2="%.1f"/>`, plotLeft, plotWidth-plotRight, f.y(v), f.y(v))
		fmt.Fprintf(b, `<text x="%d" y="%.1f" text-anchor="end">%.4g</text>`, plotLeft-6, f.y(v)+4, v)
	}
	every := max(1, int(f.x1)/12)
	for t := 1; t <= int(f.x1); t += every {
		fmt.Fprintf(b, `<text x="%.1f" y="%d" text-anchor="middle">%d</text>`, f.x(float64(t)), plotHeight-plotBottom+16, t)
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="end">turn</text>`, plotWidth-plotRight, plotHeight-3)
}

func (s *summary) band(b *strings.Builder, f frame, arm, c int) {
	var up, down []string
	line := s.curves[arm][c]
	for i := range line {
		e := line[i].estimate()
		up = append(up, fmt.Sprintf("%.1f,%.1f", f.x(float64(i+1)), f.y(e.High)))
		j := len(line) - 1 - i
		down = append(down, fmt.Sprintf("%.1f,%.1f", f.x(float64(j+1)), f.y(line[j].estimate().Low)))
	}
	fmt.Fprintf(b, `<polygon fill="%s" fill-opacity="0.15" points="%s %s"/>`, colours[arm%len(colours)], strings.Join(up, " "), strings.Join(down, " "))
}

func (s *summary) line(b *strings.Builder, f frame, arm, c int) {
	var points []string
	for i, p := range s.curves[arm][c] {
		points = append(points, fmt.Sprintf("%.1f,%.1f", f.x(float64(i+1)), f.y(p.estimate().Value)))
	}
	fmt.Fprintf(b, `<polyline fill="none" stroke="%s" stroke-width="2" stroke-dasharray="%s" points="%s"/>`,
		colours[arm%len(colours)], dashes[arm%len(dashes)], strings.Join(points, " "))
}

// swatch is an arm's line in a legend.
func swatch(arm int) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="swatch" viewBox="0 0 30 8" aria-hidden="true"><line x1="0" x2="30" y1="4" y2="4" stroke="%s" stroke-width="3" stroke-dasharray="%s"/></svg>`,
		colours[arm%len(colours)], dashes[arm%len(dashes)]))
}

// whisker draws an estimate with its interval on a line from low to high;
// with zero inside, a mark stands there.
func whisker(e Estimate, low, high float64, arm int) template.HTML {
	if high <= low {
		high = low + 1
	}
	x := func(v float64) float64 { return 4 + (v-low)/(high-low)*192 }
	var b strings.Builder
	b.WriteString(`<svg class="whisker" viewBox="0 0 200 16" aria-hidden="true">`)
	if low <= 0 && high >= 0 {
		fmt.Fprintf(&b, `<line class="grid" x1="%.1f" x2="%.1f" y1="0" y2="16"/>`, x(0), x(0))
	}
	fmt.Fprintf(&b, `<line x1="%.1f" x2="%.1f" y1="8" y2="8" stroke="%s" stroke-width="2"/>`, x(e.Low), x(e.High), colours[arm%len(colours)])
	fmt.Fprintf(&b, `<circle cx="%.1f" cy="8" r="3.5" fill="%s"/></svg>`, x(e.Value), colours[arm%len(colours)])
	return template.HTML(b.String())
}
