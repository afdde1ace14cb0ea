// Package act carries out what the seats have sealed: it charges the orders,
// matches the mutual ones, runs them step by step and leaves behind changed
// numbers, the tension each pair gained and the events the treaties will see.
package act

import (
	"casus/engine/mechanism"
	"casus/engine/order"
	"casus/engine/world"
	"casus/rules"
)

// Stage is what carrying out orders needs besides the state: immutable and
// shared by all resolutions of a match.
type Stage struct {
	Pack     *rules.Pack
	Cat      *order.Catalogue
	Params   rules.Params
	Seed     uint64
	Steps    []int16          // by action index: the step it is carried out in
	Mech     []mechanism.Func // by action index, nil for none
	suspects suspicions
	// Expected puts the expected value where dice would fall, for forecasts.
	Expected bool
	// Open lifts secrecy and doubt: covert acts are known to all and friendly
	// words are believed. Rule-file tests look at an order's numbers, not at
	// who happens to learn of it.
	Open bool
}

// NewStage prepares the stage; an action may name only mechanisms that exist.
func NewStage(pack *rules.Pack, cat *order.Catalogue, params rules.Params, seed uint64) (*Stage, error) {
	st := &Stage{Pack: pack, Cat: cat, Params: params, Seed: seed, suspects: suspicionsOf(pack)}
	for _, a := range pack.Actions {
		m, err := mechanism.Named(a.Mechanism)
		if err != nil {
			return nil, err
		}
		st.Steps = append(st.Steps, step(a))
		st.Mech = append(st.Mech, m)
	}
	return st, nil
}

// step puts domains in the order of a turn: words first, then posture, covert
// acts, economy, transfers, force from the lowest rung up, nuclear acts, and
// the Council, which votes on what it has seen. A word in private to hold back
// comes last: it calls nothing back that is under way, or the missing deed would
// tell of it.
func step(a *rules.Action) int16 {
	if a.Mechanism == "restrain" {
		return 900
	}
	rank := map[byte]int16{'D': 1, 'M': 2, 'I': 3, 'E': 4, 'A': 5, 'C': 6, 'N': 7, 'U': 8}[a.Domain]
	if a.Domain == 'C' && a.Covert > 0 {
		return 300
	}
	return rank*100 + int16(a.Floor)
}

// Orders carries out the sealed orders and answers of all seats.
func (st *Stage) Orders(s *world.State, w *world.Work) {
	w.Params = &st.Params
	st.gather(s, w)
	st.match(w)
	last := int16(-1)
	for i := range w.NActs {
		a := &w.Acts[i]
		if a.Step != last {
			w.Snapshot(s)
			last = a.Step
		}
		if !a.Void {
			st.carryOut(s, w, a)
		}
	}
	settle(s, w)
}

// settle brings every changed number back into its range.
func settle(s *world.State, w *world.Work) {
	for _, i := range w.Touched[:w.NTouched] {
		f := rules.FactAt(int(i))
		s.Facts[i] = min(max(s.Facts[i], rules.Facts[f].Min), rules.Facts[f].Max)
	}
	w.NTouched = 0
}
