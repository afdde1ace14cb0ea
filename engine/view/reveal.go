package view

import (
	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// Reveal is what a resolution changed, as one audience may know it: applied to
// the view before it gives the view after.
type Reveal struct {
	Turn     int32                       `json:"turn"`
	Phase    string                      `json:"phase"`
	Date     string                      `json:"date"`
	Log      []LogEvent                  `json:"log"`
	Tension  [][3]int32                  `json:"tension,omitempty"`
	Base     [][3]int32                  `json:"tension_base,omitempty"`
	Rung     [][3]int32                  `json:"rung,omitempty"`
	Facts    map[string]map[string]int32 `json:"facts,omitempty"`
	Duties   []Duty                      `json:"duties,omitempty"`
	Clauses  []ClauseState               `json:"clauses,omitempty"`
	Doubts   []Doubt                     `json:"doubts,omitempty"`
	Point    Point                       `json:"point"`
	Legal    string                      `json:"legal,omitempty"`
	Budget   *Budget                     `json:"budget,omitempty"`
	Pledge   *Pledge                     `json:"pledge,omitempty"`
	World    map[string]int32            `json:"world,omitempty"`
	Standing *Account                    `json:"standing,omitempty"`
	Over     *Ending                     `json:"over,omitempty"`
}

// RevealOf compares two states; from is the length of the log before.
func RevealOf(g *engine.Game, before, after *world.State, log []world.Entry, from int, as Audience) Reveal {
	l := newLens(log, as)
	r := Reveal{
		Turn: after.Turn(), Phase: after.Phase.String(), Date: after.Date().String(),
		Log:      l.events([]LogEvent{}, from),
		Tension:  changedPairs(before, after, rules.Tension),
		Base:     changedPairs(before, after, rules.TensionBase),
		Rung:     changedPairs(before, after, rules.Rung),
		Facts:    changedFacts(before, after, as),
		Duties:   l.changedDuties(g, before, after),
		Clauses:  changedClauses(g, before, after),
		Doubts:   l.changedDoubts(before, after),
		Point:    PointOf(after),
		World:    changedWorld(before, after),
		Standing: account(g, after, as),
		Over:     ending(g, after),
	}
	if seat, ok := as.Of(); ok {
		r.Legal = legal(g, after, seat)
		r.Budget, r.Pledge = budget(g, after, seat), pledge(after, seat)
	}
	return r
}

func changedPairs(before, after *world.State, f rules.Fact) (out [][3]int32) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			if v := after.Pair(f, a, b); v != before.Pair(f, a, b) {
				out = append(out, [3]int32{int32(a), int32(b), v})
			}
		}
	}
	return out
}

func changedFacts(before, after *world.State, as Audience) map[string]map[string]int32 {
	out := map[string]map[string]int32{}
	for c := rules.RUS; c < rules.Seats; c++ {
		changed := map[string]int32{}
		for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
			if v := after.Of(f, c); v != before.Of(f, c) && as.mayRead(f, c) {
				changed[rules.Facts[f].Name] = v
			}
		}
		if len(changed) > 0 {
			out[c.String()] = changed
		}
	}
	return out
}

// changedDuties lists new and changed duties, those whose choices opened or
// closed with the phase, and those that other law has come to conflict with.
func (l *lens) changedDuties(g *engine.Game, before, after *world.State) []Duty {
	var out []Duty
	for i := range after.Duties {
		d := &after.Duties[i]
		if d.ID == 0 {
			continue
		}
		now := l.duty(g, after, d)
		if before.Duties[i] != *d || !l.duty(g, before, d).same(&now) {
			out = append(out, now)
		}
	}
	sortDuties(out)
	return out
}

func changedClauses(g *engine.Game, before, after *world.State) (out []ClauseState) {
	for _, c := range g.Pack.Clauses {
		if now := Standing(g, after, c); now != Standing(g, before, c) {
			out = append(out, ClauseState{c.ID, now.String()})
		}
	}
	return out
}
