package study

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"casus/engine"
	"casus/engine/bot"
	"casus/rules"
)

// Plan is everything a study's results depend on: the same plan gives the same
// bytes, in one run, after an interruption or in shards.
type Plan struct {
	Format   string              `json:"format"`
	Engine   string              `json:"engine"`
	Pack     string              `json:"pack"` // hash of the rules
	Scenario string              `json:"scenario"`
	Arms     []string            `json:"arms"` // the first is what the others are compared with
	Matches  int                 `json:"matches"`
	Turns    int                 `json:"turns"` // 0: drawn from the seed, as the scenario says
	Seats    [rules.Seats]string `json:"seats"`
	Seed     uint64              `json:"seed,string"`
	Readings map[string]string   `json:"readings,omitempty"`
	Params   map[string]int32    `json:"params,omitempty"`   // coefficients that differ from the scenario's
	Switches map[string]string   `json:"switches,omitempty"` // assumptions that differ from the scenario's
	Rules    string              `json:"-"`                  // folder laid over the shipped rules, for Command; Pack says what was in it
}

// Format is the first word of a plan and of a part: what is written otherwise
// is not read.
const Format = "casus-study/2"

// MaxMatches bounds the matches of one arm.
const MaxMatches = 1_000_000

// Study is a plan with the rules of each arm.
type Study struct {
	Plan
	arms  []variant
	packs []*rules.Pack // one an arm
}

// Prepare checks a plan and completes it. Load gives the rules, a fresh pack at
// each call, for an arm may alter its own.
func Prepare(load func() (*rules.Pack, error), p Plan) (*Study, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	st := &Study{Plan: p}
	for i, name := range p.Arms {
		arm, err := armOf(name)
		if err != nil {
			return nil, err
		}
		pack, err := load()
		if err != nil {
			return nil, err
		}
		if err := errors.Join(arm.alter(pack), p.assume(pack)); err != nil {
			return nil, err
		}
		st.arms, st.packs = append(st.arms, arm), append(st.packs, pack)
		if _, err := engine.New(pack, st.setup(i, 0)); err != nil {
			return nil, err
		}
	}
	st.Format, st.Engine, st.Pack = Format, engine.Version, st.packs[0].Hash
	return st, nil
}

func (p *Plan) check() error {
	switch {
	case p.Matches < 1 || p.Matches > MaxMatches:
		return fmt.Errorf("--matches %d: a study has 1 to %d matches an arm", p.Matches, MaxMatches)
	case len(p.Arms) == 0:
		return errors.New("--arms is empty; name at least one treaty text, such as 2000,2024")
	}
	for i, arm := range p.Arms {
		if slices.Contains(p.Arms[:i], arm) {
			return fmt.Errorf("--arms names %q twice; each arm is played once", arm)
		}
		if arm == "" {
			return errors.New("--arms holds an empty name; separate the arms by single commas, such as 2000,2024")
		}
	}
	for _, name := range p.Seats {
		if _, err := bot.New(name, 0); err != nil {
			return err
		}
	}
	return nil
}

// setup is the match of one pair in one arm: within a pair all arms meet the
// same dice.
func (p *Study) setup(arm, pair int) engine.Setup {
	return engine.Setup{
		Scenario: p.Scenario, Arm: p.arms[arm].text, Seed: p.MatchSeed(pair), Turns: p.Turns,
		Readings: p.Readings, Params: p.Params, Seats: p.Seats,
	}
}

// MatchSeed is the seed of a pair of matches.
func (p *Plan) MatchSeed(pair int) uint64 {
	return rand.NewPCG(p.Seed, uint64(pair)+1).Uint64()
}

// Sum names the plan: parts of another plan are not mixed in.
func (p *Plan) Sum() (string, error) {
	b, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:]), nil
}

// Command is the command line that makes the same study again, apart from
// where it is written and in how many shards.
func (p *Plan) Command() string {
	words := []string{"casus study"}
	if p.Rules != "" {
		words = append(words, "--rules "+p.Rules)
	}
	words = append(words, "--scenario "+p.Scenario, "--arms "+strings.Join(p.Arms, ","))
	words = append(words, fmt.Sprintf("--matches %d --turns %d --seed %d", p.Matches, p.Turns, p.Seed))
	var seats []string
	for i, name := range p.Seats {
		seats = append(seats, rules.Seat(i).String()+"="+name)
	}
	words = append(words, "--seats "+strings.Join(seats, ","))
	words = append(words, flag("--readings", p.Readings)...)
	words = append(words, flag("--params", p.Params)...)
	words = append(words, flag("--switch", p.Switches)...)
	return strings.Join(words, " ") + " --out DIR"
}

// flag writes a map as a flag of the command line, nothing where it is empty.
func flag[V any](name string, m map[string]V) []string {
	var pairs []string
	for key, v := range m {
		pairs = append(pairs, fmt.Sprintf("%s=%v", key, v))
	}
	if len(pairs) == 0 {
		return nil
	}
	slices.Sort(pairs)
	return []string{name + " " + strings.Join(pairs, ",")}
}
