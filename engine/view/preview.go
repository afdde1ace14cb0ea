package view

import (
	"sort"

	"casus/engine"
	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
)

// PreviewResult is what a set of orders would set off if nothing else happened:
// which duties it would open, which prohibitions it would break, what it costs
// and what it does to tension and rungs.
type PreviewResult struct {
	Opens    []PreviewDuty `json:"opens"`
	Breaches []PreviewDuty `json:"breaches"`
	Cost     PreviewCost   `json:"cost"`
	Tension  []PreviewHeat `json:"tension"`
	Rung     []PreviewRung `json:"rung"`
}

// PreviewDuty is a clause that the orders would move, for one binding.
type PreviewDuty struct {
	Clause   string   `json:"clause"`
	Obligor  string   `json:"obligor"`
	Claimant string   `json:"claimant,omitempty"`
	Against  string   `json:"against,omitempty"`
	State    string   `json:"state"`
	By       []string `json:"by,omitempty"`
	// Conflicts that the duty would bring.
	Conflicts []Conflict `json:"conflicts,omitempty"`
}

// PreviewCost is what the orders take from the budget.
type PreviewCost struct {
	Capital int32 `json:"pc"`
	Money   int32 `json:"m"`
}

// PreviewHeat is tension a pair would gain or lose.
type PreviewHeat struct {
	Pair [2]string `json:"pair"`
	Add  int32     `json:"add"`
}

// PreviewRung is the rung a pair would move to.
type PreviewRung struct {
	Pair [2]string `json:"pair"`
	To   int32     `json:"to"`
}

// Preview tells a seat what its orders would set off, judged by what that seat
// may know: other seats hold, nothing comes from outside, no dice fall. Lines
// that cannot be given now count for nothing.
func Preview(g *engine.Game, s *world.State, seat rules.Seat, lines []int) PreviewResult {
	known := knownTo(g, s, seat)
	type question struct {
		clause           *rules.Clause
		trigger, binding int
	}
	standing := map[question]rules.State{}
	idle := g.Foresee(known, seat, nil, func(j world.Judgement) {
		standing[question{j.Clause, j.Trigger, j.Binding}] = j.Verdict
	})
	var f forecast
	after := g.Foresee(known, seat, lines, func(j world.Judgement) {
		if j.Event == 0 && standing[question{j.Clause, j.Trigger, j.Binding}] == j.Verdict {
			return
		}
		// A ban is broken by every act; a duty that stands is not opened again.
		if j.Clause.Modality == rules.MustNot || !stands(&idle, j.Clause.Index, j.Binding, j.Verdict) {
			f.add(j.Clause, j.Binding, j.Verdict, j.Disputes)
		}
	})
	f.moved(g, &idle, &after)
	out := PreviewResult{Cost: cost(g, &known, seat, lines), Tension: []PreviewHeat{}, Rung: []PreviewRung{}}
	out.Opens, out.Breaches = f.split(g, &after)
	out.compare(&idle, &after)
	return out
}

// knownTo is the state with everything the seat may not know replaced by what
// the scenario published at the start, and with no trace of what is sealed or on
// its way, or of who did what is in doubt.
func knownTo(g *engine.Game, s *world.State, seat rules.Seat) world.State {
	known, start, as := *s, g.Start(), Seat(seat)
	for f := rules.Fact(0); f.Shape() != rules.OfEvent; f++ {
		for c := rules.RUS; c <= rules.OTH; c++ {
			switch {
			case as.mayRead(f, c):
			case f.Shape() == rules.ByCountry:
				known.Facts[f.Of(c)] = start.Facts[f.Of(c)]
			case f.Shape() == rules.ByPair:
				copy(known.Facts[f.Pair(c, 0):f.Pair(c, 0)+rules.Stride], start.Facts[f.Pair(c, 0):])
			}
		}
	}
	known.Sealed = [rules.Seats]world.Sealed{}
	for i := range known.Clues {
		known.Clues[i] = known.Clues[i].KnownTo(seat)
	}
	known.Delayed = [world.MaxDelayed]world.Delayed{}
	for c := range known.Habit {
		if rules.Seat(c) != seat {
			known.Habit[c] = [world.MaxActions]uint8{}
		}
	}
	return known
}

// forecast collects the clauses that answer, the strongest answer of each.
type forecast struct{ found []answer }

type answer struct {
	clause  *rules.Clause
	binding int
	against rules.Seat
	state   rules.State
	by      uint32
}

func (f *forecast) add(c *rules.Clause, binding int, verdict rules.State, by uint32) {
	if verdict == rules.None {
		return
	}
	for i := range f.found {
		if a := &f.found[i]; a.clause == c && a.binding == binding {
			if verdict > a.state {
				a.state, a.by = verdict, by
			}
			return
		}
	}
	f.found = append(f.found, answer{c, binding, c.Bindings[binding].Against, verdict, by})
}

// moved adds the duties that stand otherwise than they would without the
// orders: called up by a request, opened by a crisis.
func (f *forecast) moved(g *engine.Game, idle, after *world.State) {
	for i := range after.Duties {
		d := &after.Duties[i]
		if d.ID == 0 || !d.State.Open() && d.State != rules.Breached || stands(idle, int(d.Clause), int(d.Binding), d.State) {
			continue
		}
		c := g.Pack.Clauses[d.Clause]
		f.add(c, int(d.Binding), d.State, uint32(d.By))
		for j := range f.found {
			if a := &f.found[j]; a.clause == c && a.binding == int(d.Binding) {
				a.against = d.Against
			}
		}
	}
}

// stands reports whether a clause's duty stands so already.
func stands(s *world.State, clause, binding int, state rules.State) bool {
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID != 0 && int(d.Clause) == clause && int(d.Binding) == binding && d.State == state {
			return true
		}
	}
	return false
}

// split sorts the answers into duties and broken prohibitions, in clause order.
func (f *forecast) split(g *engine.Game, after *world.State) (opens, breaches []PreviewDuty) {
	opens, breaches = []PreviewDuty{}, []PreviewDuty{}
	var env rules.Env
	sort.SliceStable(f.found, func(i, j int) bool { return f.found[i].clause.Index < f.found[j].clause.Index })
	for _, a := range f.found {
		b := &a.clause.Bindings[a.binding]
		d := PreviewDuty{Clause: a.clause.ID, Obligor: code(b.Obligor), Claimant: code(b.Claimant), Against: code(a.against), State: a.state.String()}
		if a.state == rules.Disputed {
			d.By = rules.DisputeNames(a.by)
		}
		if a.clause.Modality == rules.MustNot {
			breaches = append(breaches, d)
		} else {
			claim := g.Treaties.Claim(after, a.clause, a.binding, a.against)
			d.Conflicts = conflicts(pact.Clashes(g.Treaties.Conflicts(after, &env, claim)))
			opens = append(opens, d)
		}
	}
	return opens, breaches
}

// compare lists the pairs whose tension or rung the orders change.
func (r *PreviewResult) compare(idle, after *world.State) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			pair := [2]string{a.String(), b.String()}
			if d := after.Pair(rules.Tension, a, b) - idle.Pair(rules.Tension, a, b); d != 0 {
				r.Tension = append(r.Tension, PreviewHeat{pair, d})
			}
			if to := after.Pair(rules.Rung, a, b); to != idle.Pair(rules.Rung, a, b) {
				r.Rung = append(r.Rung, PreviewRung{pair, to})
			}
		}
	}
}

func cost(g *engine.Game, s *world.State, seat rules.Seat, lines []int) (out PreviewCost) {
	legal := g.Legal(s, seat)
	for _, n := range lines {
		if legal.Has(n) {
			a := g.Pack.Actions[g.Cat.Lines[seat][n].Action]
			out.Capital += a.Cost.Capital
			out.Money += a.Cost.Money
		}
	}
	return out
}
