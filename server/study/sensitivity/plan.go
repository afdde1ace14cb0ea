// Package sensitivity asks which coefficients of the model move its results: it
// plays the same matches under many settings of them, one coefficient at a time
// or in Morris's random walks, and ranks them.
package sensitivity

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"casus/rules"
	"casus/server/study"
)

// The methods.
const (
	OAT    = "oat"    // one at a time from the base, over the whole range
	Morris = "morris" // elementary effects along random walks
)

// Methods lists them.
var Methods = []string{OAT, Morris}

// Plan is everything the results depend on.
type Plan struct {
	Format       string   `json:"format"`
	Method       string   `json:"method"`
	Vary         []string `json:"vary"`                   // the factors; empty: all coefficients
	Trajectories int      `json:"trajectories,omitempty"` // Morris's walks
	study.Plan
}

// Format is the first word of a plan.
const Format = "casus-sensitivity/1"

// MaxTrajectories bounds Morris's walks; Morris himself used 4 to 10.
const MaxTrajectories = 1000

// Factor is a coefficient and the range it is varied in.
type Factor struct {
	Name            string
	Low, Base, High int32
	Info            *rules.ParameterInfo
}

// Study is a plan made ready to play.
type Study struct {
	Plan
	Factors []Factor
	Points  []Point // settings of the factors to play
	walks   []walk  // Morris: how the points hang together
	base    *study.Study
}

// Prepare checks a plan, completes it and lays out the points.
func Prepare(load func() (*rules.Pack, error), p Plan) (*Study, error) {
	switch {
	case !slices.Contains(Methods, p.Method):
		return nil, fmt.Errorf("there is no method %q; there are: %s", p.Method, strings.Join(Methods, ", "))
	case p.Method == Morris && (p.Trajectories < 2 || p.Trajectories > MaxTrajectories):
		return nil, fmt.Errorf("--trajectories %d: give 2 to %d", p.Trajectories, MaxTrajectories)
	case len(p.Arms) != 1:
		return nil, fmt.Errorf("a sensitivity study is of one arm, not of %d", len(p.Arms))
	}
	var pack *rules.Pack
	base, err := study.Prepare(func() (*rules.Pack, error) {
		var err error
		pack, err = load()
		return pack, err
	}, p.Plan)
	if err != nil {
		return nil, err
	}
	p.Plan, p.Format = base.Plan, Format
	s := &Study{Plan: p, base: base}
	if err := s.factors(pack); err != nil {
		return nil, err
	}
	s.lay()
	return s, nil
}

// factors finds the coefficients to vary. An assumption is varied from out of
// the model to its strongest.
func (s *Study) factors(pack *rules.Pack) error {
	if len(s.Vary) == 0 {
		s.Vary = rules.ParameterNames()
	}
	now, err := s.base.Coefficients(0)
	if err != nil {
		return err
	}
	for i, name := range s.Vary {
		p, ok := rules.ParseParameter(name)
		switch {
		case !ok:
			return fmt.Errorf("there is no parameter %q; the %d there are stand in rules/library/parameters", name, rules.ParamCount)
		case slices.Contains(s.Vary[:i], name):
			return fmt.Errorf("--params names %q twice", name)
		}
		info := &pack.Params[p]
		f := Factor{Name: name, Low: info.Low, Base: now[p], High: info.High, Info: info}
		if p.Assumed() {
			f.Low, f.High = min(f.Low, info.Off), max(f.High, info.Off)
		}
		s.Factors = append(s.Factors, f)
	}
	return nil
}

// lay lays out the points to play.
func (s *Study) lay() {
	if s.Method == OAT {
		s.Trajectories, s.Points = 0, oneAtATime(s.Factors)
		return
	}
	s.walks = trajectories(len(s.Factors), s.Trajectories, s.Seed)
	for _, w := range s.walks {
		for _, at := range w.at {
			s.Points = append(s.Points, at.point(s.Factors))
		}
	}
}

// settings are the coefficients of a point, for the game.
func (s *Study) settings(p Point) map[string]int32 {
	out := map[string]int32{}
	for i, v := range p {
		out[s.Factors[i].Name] = v
	}
	return out
}

// Sum names the plan.
func (p *Plan) Sum() (string, error) {
	b, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:]), nil
}

// Command is the command line that makes the same study again.
func (p *Plan) Command() string {
	words := strings.Replace(p.Plan.Command(), "casus study", "casus study sensitivity --method "+p.Method, 1)
	words = strings.Replace(words, "--arms ", "--arm ", 1)
	if p.Method == Morris {
		words = strings.Replace(words, " --out", fmt.Sprintf(" --trajectories %d --out", p.Trajectories), 1)
	}
	if !slices.Equal(p.Vary, rules.ParameterNames()) {
		words = strings.Replace(words, " --out", " --params "+strings.Join(p.Vary, ",")+" --out", 1)
	}
	return words
}
