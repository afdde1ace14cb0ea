package validate

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
)

// word is the verdict in a word.
func word(pass bool) string {
	if pass {
		return "pass"
	}
	return "fail"
}

// Passed counts the facts that the model shows.
func Passed(list []Verdict) (n int) {
	for i := range list {
		if list[i].Pass() {
			n++
		}
	}
	return n
}

// line is a part as a machine reads it. What is no number is null.
type line struct {
	Says    string   `json:"says"`
	Target  string   `json:"target"`
	Unit    string   `json:"unit,omitempty"`
	Value   *float64 `json:"value"`
	Low     *float64 `json:"low"`
	High    *float64 `json:"high"`
	Cases   int      `json:"cases"`
	Verdict string   `json:"verdict"`
}

func lineOf(p *Part) line {
	return line{
		p.Says, p.Want.Words(p.Unit), p.Unit, number(p.Value.Value), number(p.Value.Low), number(p.Value.High), p.Cases, word(p.Pass()),
	}
}

func number(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// JSON writes one object a fact: the headline part's numbers, the verdict over
// all parts, and the parts.
func JSON(w io.Writer, list []Verdict) error {
	enc := json.NewEncoder(w)
	for i := range list {
		v := &list[i]
		out := struct {
			Fact   int    `json:"fact"`
			Says   string `json:"says"`
			Target string `json:"target"`
			Source string `json:"source"`
			line
			Verdict string `json:"verdict"`
			Parts   []line `json:"parts"`
		}{Fact: v.Number, Says: v.Says, Target: v.Target, Source: v.Source, Verdict: word(v.Pass())}
		for j := range v.Parts {
			out.Parts = append(out.Parts, lineOf(&v.Parts[j]))
		}
		out.line = out.Parts[0]
		out.line.Says, out.line.Target, out.line.Verdict = "", "", ""
		if err := enc.Encode(out); err != nil {
			return err
		}
	}
	return nil
}

// Text writes the verdicts for people.
func Text(w io.Writer, list []Verdict) error {
	for i := range list {
		v := &list[i]
		if _, err := fmt.Fprintf(w, "%2d %s  %s\n         target: %s\n", v.Number, word(v.Pass()), v.Says, v.Target); err != nil {
			return err
		}
		for j := range v.Parts {
			p := &v.Parts[j]
			if _, err := fmt.Fprintf(w, "         %s %s: %s [%s, %s], wanted %s, from %d cases\n", word(p.Pass()), p.Says,
				show(p.Value.Value, p.Unit), show(p.Value.Low, p.Unit), show(p.Value.High, p.Unit), p.Want.Words(p.Unit), p.Cases); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintf(w, "%d of %d facts pass\n", Passed(list), len(list))
	return err
}
