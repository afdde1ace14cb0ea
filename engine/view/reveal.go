package view

import (
	"slices"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// Reveal is what a resolution changed, as one audience may know it: applied to
// the view before it gives the view after. What has not changed is left out. A
// log line without turn or phase has those of the line before.
type Reveal struct {
	Turn     int32                       `json:"turn"`
	Phase    string                      `json:"phase"`
	Date     string                      `json:"date"`
	Log      []LogEvent                  `json:"log"`
	Tension  [][3]int32                  `json:"tension,omitempty"`
	Base     [][3]int32                  `json:"tension_base,omitempty"`
	Rung     [][3]int32                  `json:"rung,omitempty"`
	Facts    map[string]map[string]int32 `json:"facts,omitempty"`
	Duties   []DutyChange                `json:"duties,omitempty"`
	Clauses  []ClauseState               `json:"clauses,omitempty"`
	Doubts   []Doubt                     `json:"doubts,omitempty"`
	Legal    string                      `json:"legal,omitempty"`
	Budget   *Budget                     `json:"budget,omitempty"`
	Pledge   *Pledge                     `json:"pledge,omitempty"` // here even if it has not changed; absent: none
	World    map[string]int32            `json:"world,omitempty"`
	Standing *Account                    `json:"standing,omitempty"` // total, and of the rest what has changed
	Over     *Ending                     `json:"over,omitempty"`
}

// RevealOf compares two states; from is the length of the log before.
func RevealOf(g *engine.Game, before, after *world.State, log []world.Entry, from int, as Audience) Reveal {
	l := newLens(log, as)
	r := Reveal{
		Turn: after.Turn(), Phase: after.Phase.String(), Date: after.Date().String(),
		Log:      lean(l.events([]LogEvent{}, from)),
		Tension:  changedPairs(before, after, rules.Tension),
		Base:     changedPairs(before, after, rules.TensionBase),
		Rung:     changedPairs(before, after, rules.Rung),
		Facts:    changedFacts(before, after, as),
		Duties:   l.changedDuties(g, before, after),
		Clauses:  changedClauses(g, before, after),
		Doubts:   l.changedDoubts(before, after),
		World:    changedWorld(before, after),
		Standing: changedAccount(g, before, after, as),
		Over:     ending(g, after),
	}
	if seat, ok := as.Of(); ok {
		if r.Legal = legal(g, after, seat); r.Legal == legal(g, before, seat) {
			r.Legal = ""
		}
		if b := budget(g, after, seat); *b != *budget(g, before, seat) {
			r.Budget = b
		}
		r.Pledge = pledge(after, seat)
	}
	return r
}

// lean leaves out the turn and phase of lines that follow one of the same.
func lean(log []LogEvent) []LogEvent {
	for i := len(log) - 1; i > 0; i-- {
		if log[i].Turn == log[i-1].Turn && log[i].Phase == log[i-1].Phase {
			log[i].Turn, log[i].Phase = 0, ""
		}
	}
	return log
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

func changedClauses(g *engine.Game, before, after *world.State) (out []ClauseState) {
	was, now := standings(g, before), standings(g, after)
	for i, c := range g.Pack.Clauses {
		if now[i] != was[i] {
			out = append(out, ClauseState{c.ID, now[i].String()})
		}
	}
	return out
}

// standings is Standing for all clauses at once.
func standings(g *engine.Game, s *world.State) []rules.State {
	out := slices.Clone(g.Treaties.Standings(s))
	for i := range s.Duties {
		if d := &s.Duties[i]; d.ID != 0 && recent(s, d) {
			out[d.Clause] = max(out[d.Clause], d.State)
		}
	}
	return out
}

// changedAccount is a seat's standing as far as it has changed; the total is
// always there.
func changedAccount(g *engine.Game, before, after *world.State, as Audience) *Account {
	was, now := account(g, before, as), account(g, after, as)
	if now == nil {
		return nil
	}
	same := now.Total == was.Total && now.Tolls == was.Tolls
	for aim, points := range was.Aims {
		if now.Aims[aim] == points {
			delete(now.Aims, aim)
		}
	}
	if same && len(now.Aims) == 0 {
		return nil
	}
	return now
}
